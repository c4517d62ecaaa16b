# SPDX-License-Identifier: GPL-3.0-or-later
"""Every wrong draft of tests/fixtures/bad is told of with file, line and column and
what EXPECTED says, gives status 2, and stays as it is."""
import json
import os

import tap
import wrong
from wrong import WARNINGS, expected, run

BAD = wrong.folder("bad")


@tap.case
def each_is_told_and_untouched():
    wrong.check_each(BAD, "check")


@tap.case
def no_fixture_is_forgotten():
    wrong.check_named(BAD)


@tap.case
def each_is_an_object_of_json():
    names = sorted(expected(BAD))
    paths = [os.path.join(BAD, n + ".yaml") for n in names]
    status, out, _ = run("check", "--format=json", *paths)
    tap.equal(status, 2, "status 2 for all of them")
    results = json.loads(out)
    tap.equal([r["file"] for r in results], paths, "one object each, in their order")
    for name, result in zip(names, results):
        row, column, _, _ = next(w for w in expected(BAD)[name] if w[2] not in WARNINGS)
        error = result["error"]
        tap.ok(result["verdict"] == "error" and result["findings"] == [] and
               (error["line"], error["column"]) == (row, column) and error["message"],
               f"{name} has its error in JSON", result)


@tap.case
def call_and_lot_are_as_read():
    rows = {"unknown-country": ("ssa-2020", "2"), "unknown-call": ("ssa-1999", "2"),
            "empty": (None, None)}
    for name, wanted in rows.items():
        result = json.loads(run("check", "--format=json", os.path.join(BAD, name + ".yaml"))[1])[0]
        tap.equal((result["call"], result["lot"]), wanted, f"{name}: call and Lot as read")


tap.main()
