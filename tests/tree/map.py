#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""HACKING's map has every source file in its room, and none that is gone."""
import os
import re
import sys

sys.path.insert(0, os.environ["KONSORT_SUPPORT"])
import tap  # noqa: E402

os.chdir(tap.path("KONSORT_SRCDIR"))


def rooms(text):
    """The map's words on each room, by its name."""
    rows = text[text.index("The map ("):text.index("How to add")]
    return dict(re.findall(r"^(\w+): ?((?:.*\n)(?:  .*\n)*)", rows, re.M))


def named(words):
    """The files that a room's words name: x.c, x.h, or both as x.[ch]."""
    found = re.findall(r"([\w-]+)\.(\[ch\]|[ch]\b)", re.sub(r"\.\./\w+\.c", "", words))
    return sorted({f"{name}.{end}" for name, ends in found for end in ends.strip("[]")})


@tap.case
def every_room_is_mapped():
    with open("HACKING", encoding="utf-8") as file:
        told = rooms(file.read())
    for room in sorted(name for name in os.listdir("src") if os.path.isdir(f"src/{name}")):
        there = sorted(name for name in os.listdir(f"src/{room}") if name.endswith((".c", ".h")))
        words = named(told.get(room, ""))
        made = {"shipped.c"} if room == "store" else set()
        tap.equal(sorted(set(there) - set(words) - made), [], f"{room}: every file has its row")
        tap.equal(sorted(set(words) - set(there)), [], f"{room}: and none is named that is gone")


@tap.case
def the_test_itself_can_fail():
    told = rooms("The map (x)\na: words\n  x.[ch], y.h  z.c calls ../main.c\nb: z.h\n  w.c\n\nHow to add\n")
    tap.equal(sorted(told), ["a", "b"], "rooms")
    tap.equal(named(told["a"]), ["x.c", "x.h", "y.h", "z.c"], "files of a room")
    tap.equal(named(told["b"]), ["w.c", "z.h"], "of the next")


tap.main()
