# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders of wrong files, each with a file EXPECTED that says what is told of them:

    NAME<tab>LINE<tab>COLUMN<tab>CODE[<tab>FIRST ARGUMENT]

`expected(folder)` reads it; `check_each(folder, args)` runs konsort with ARGS on every
file and looks that all of it is told, in this order and nothing else, with status 2,
and that the file stays as it is.
"""
import os
import re
import subprocess

import tap

KONSORT = tap.path("KONSORT")
SOURCE = tap.path("KONSORT_SRCDIR")
WARNINGS = {"UNKNOWN_KEYS_KEPT"}


def folder(name):
    return os.path.join(SOURCE, "tests", "fixtures", name)


def sentences():
    """The sentence of each diagnostic, in pieces between its arguments."""
    with open(os.path.join(SOURCE, "src", "base", "diag_codes.h"), encoding="utf-8") as f:
        rows = re.findall(r'X\((\w+), N_\("((?:[^"\\]|\\.)*)"\)\)', f.read())
    return {code: re.split(r"(%[1-9])", text) for code, text in rows}


def expected(where):
    """{name: [(line, column, code, first argument or ""), ...]}"""
    wanted = {}
    with open(os.path.join(where, "EXPECTED"), encoding="utf-8") as f:
        for line in f:
            if line.startswith("#") or not line.strip():
                continue
            name, row, column, code, first = (line.rstrip("\n").split("\t") + [""])[:5]
            wanted.setdefault(name, []).append((int(row), int(column), code, first))
    return wanted


def told(path, wanted, pieces):
    """A pattern for the line that tells of one of them."""
    row, column, code, first = wanted
    arguments = {"%1": re.escape(first) if first else ".*"}
    sentence = "".join(arguments.get(piece, ".*") if piece.startswith("%") else re.escape(piece)
                       for piece in pieces[code])
    warning = "warning: " if code in WARNINGS else ""
    return re.compile(re.escape(f"konsort: {path}:{row}:{column}: {warning}") + sentence, re.DOTALL)


def run(*args):
    """Status, standard output and standard error of konsort."""
    done = subprocess.run([KONSORT, *args], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=60, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def check_each(where, *args):
    pieces = sentences()
    for name, wanted in expected(where).items():
        path = os.path.join(where, name + ".yaml")
        with open(path, "rb") as f:
            before = f.read()
        status, out, err = run(*args, path)
        lines = err.splitlines()
        right = status == 2 and out == "" and len(lines) == len(wanted) and all(
            told(path, w, pieces).fullmatch(line) for line, w in zip(lines, wanted))
        tap.ok(right, f"{name} is told of", f"status {status}\n{out}{err}wanted {wanted}")
        with open(path, "rb") as f:
            tap.ok(f.read() == before, f"{name} is untouched")


def check_named(where):
    there = {f[:-5] for f in os.listdir(where) if f.endswith(".yaml")}
    tap.equal(sorted(there ^ set(expected(where))), [], "EXPECTED names every file")
