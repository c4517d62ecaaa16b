# SPDX-License-Identifier: GPL-3.0-or-later
"""Every wrong call file of tests/fixtures/bad-calls is told of with file, line and column
and what EXPECTED says, gives status 2, and stays as it is."""
import os
import re
import subprocess

import tap

KONSORT = tap.path("KONSORT")
SOURCE = tap.path("KONSORT_SRCDIR")
BAD = os.path.join(SOURCE, "tests", "fixtures", "bad-calls")


def sentences():
    """The sentence of each diagnostic, in pieces between its arguments."""
    with open(os.path.join(SOURCE, "src", "base", "diag_codes.h"), encoding="utf-8") as f:
        rows = re.findall(r'X\((\w+), N_\("((?:[^"\\]|\\.)*)"\)\)', f.read())
    return {code: re.split(r"(%[1-9])", text) for code, text in rows}


def told(path, row, column, pieces, first):
    """A pattern for the line that tells of an error whose first argument is FIRST."""
    arguments = {"%1": re.escape(first) if first else ".*"}
    sentence = "".join(arguments.get(piece, ".*") if piece.startswith("%") else re.escape(piece)
                       for piece in pieces)
    return re.compile(re.escape(f"konsort: {path}:{row}:{column}: ") + sentence)


def expected():
    wanted = {}
    with open(os.path.join(BAD, "EXPECTED"), encoding="utf-8") as f:
        for line in f:
            if line.startswith("#") or not line.strip():
                continue
            name, row, column, code, first = line.rstrip("\n").split("\t")
            wanted.setdefault(name, []).append((int(row), int(column), code, first))
    return wanted


@tap.case
def each_is_told_and_untouched():
    pieces = sentences()
    for name, wanted in expected().items():
        path = os.path.join(BAD, name + ".yaml")
        with open(path, "rb") as f:
            before = f.read()
        done = subprocess.run([KONSORT, "calls", "--check", path], stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=60, check=False)
        lines = done.stderr.decode("utf-8").splitlines()
        right = done.returncode == 2 and len(lines) == len(wanted) and all(
            told(path, row, column, pieces[code], first).fullmatch(line)
            for line, (row, column, code, first) in zip(lines, wanted))
        tap.ok(right, f"{name} is told of", f"status {done.returncode}\n{lines}\nwanted {wanted}")
        with open(path, "rb") as f:
            tap.ok(f.read() == before, f"{name} is untouched")


@tap.case
def no_fixture_is_forgotten():
    there = {f[:-5] for f in os.listdir(BAD) if f.endswith(".yaml")}
    tap.equal(sorted(there ^ set(expected())), [], "EXPECTED names every file")


tap.main()
