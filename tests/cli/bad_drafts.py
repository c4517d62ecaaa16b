# SPDX-License-Identifier: GPL-3.0-or-later
"""Every wrong draft of tests/fixtures/bad is told of with file, line and column and
what EXPECTED says, gives status 2, and stays as it is."""
import json
import os
import re
import subprocess

import tap

KONSORT = tap.path("KONSORT")
SOURCE = tap.path("KONSORT_SRCDIR")
BAD = os.path.join(SOURCE, "tests", "fixtures", "bad")
WARNINGS = {"UNKNOWN_KEYS_KEPT"}


def sentences():
    """The code of each diagnostic and its sentence as a pattern."""
    found = {}
    with open(os.path.join(SOURCE, "src", "base", "diag_codes.h"), encoding="utf-8") as f:
        for code, text in re.findall(r'X\((\w+), N_\("((?:[^"\\]|\\.)*)"\)\)', f.read()):
            parts = re.split(r"%[1-9]", text)
            found[code] = ".*".join(re.escape(p) for p in parts)
    return found


def expected():
    wanted = {}
    with open(os.path.join(BAD, "EXPECTED"), encoding="utf-8") as f:
        for line in f:
            if line.startswith("#") or not line.strip():
                continue
            name, row, column, code = line.rstrip("\n").split("\t")[:4]
            wanted.setdefault(name, []).append((int(row), int(column), code))
    return wanted


def run(*args):
    done = subprocess.run([KONSORT, *args], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=60, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def told(path, row, column, code, patterns):
    place = re.escape(f"konsort: {path}:{row}:{column}: ")
    warning = "warning: " if code in WARNINGS else ""
    return re.compile(place + warning + patterns[code], re.DOTALL)


@tap.case
def each_is_told_and_untouched():
    patterns = sentences()
    for name, wanted in expected().items():
        path = os.path.join(BAD, name + ".yaml")
        with open(path, "rb") as f:
            before = f.read()
        status, out, err = run("check", path)
        lines = err.splitlines()
        right = status == 2 and out == "" and len(lines) == len(wanted) and all(
            told(path, *w, patterns).fullmatch(line) for line, w in zip(lines, wanted))
        tap.ok(right, f"{name} is told of", f"status {status}\n{out}{err}wanted {wanted}")
        with open(path, "rb") as f:
            tap.ok(f.read() == before, f"{name} is untouched")


@tap.case
def no_fixture_is_forgotten():
    there = {f[:-5] for f in os.listdir(BAD) if f.endswith(".yaml")}
    tap.equal(sorted(there - set(expected())), [], "EXPECTED names every file")


@tap.case
def each_is_an_object_of_json():
    names = sorted(expected())
    paths = [os.path.join(BAD, n + ".yaml") for n in names]
    status, out, _ = run("check", "--format=json", *paths)
    tap.equal(status, 2, "status 2 for all of them")
    results = json.loads(out)
    tap.equal([r["file"] for r in results], paths, "one object each, in their order")
    for name, result in zip(names, results):
        row, column, _ = next(w for w in expected()[name] if w[2] not in WARNINGS)
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
