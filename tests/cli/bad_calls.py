# SPDX-License-Identifier: GPL-3.0-or-later
"""Every wrong call file of tests/fixtures/bad-calls is told of with file, line and column
and what EXPECTED says, gives status 2, and stays as it is."""
import os

import tap
import wrong

BAD = wrong.folder("bad-calls")


@tap.case
def each_is_told_and_untouched():
    wrong.check_each(BAD, "calls", "--check")


@tap.case
def no_fixture_is_forgotten():
    wrong.check_named(BAD)


@tap.case
def places_are_those_of_something():
    """What is told of stands at the beginning of something: of a key, a value, an item of a
    list; never inside a word or in the blanks before it.  Only a wrong byte is anywhere."""
    for name, wanted in wrong.expected(BAD).items():
        with open(os.path.join(BAD, name + ".yaml"), encoding="utf-8-sig", errors="replace") as f:
            lines = f.read().split("\n")
        for row, column, code, _ in wanted:
            if code == "BAD_UTF8":
                continue
            line = lines[row - 1] if row <= len(lines) else ""
            before, at = line[:column - 1], line[column - 1:column]
            begins = not before.strip() or before[-1] in " [{,:-\"'&*!"
            tap.ok(row <= len(lines) and column <= len(line) + 1 and begins and at != " ",
                   f"{name}: {row}:{column} ({code}) is a place", repr(line))


tap.main()
