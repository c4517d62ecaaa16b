#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners at speed: twelve typed one after the other, and rows pasted from a spreadsheet,
up to the saved file."""
import os
import re

import cli
import tap
import term
from term import Term

KONSORT = tap.path("KONSORT")
FILE = os.path.join(tap.path("SCRATCH"), "entry.yaml")
SHEET = ("Organisation\tCountry\tType\tRole\tOID\r\n"
         "Skole A\tDenmark\tVET provider\tcoordinator\tE10000001\r\n"
         "\"Ministry of Education, \"\"Dept\"\" 1\"\tEL\teducation authority\t\t\r\n"
         "q\x1b[2J\x07 Firma\tDanmrk\tcompany\tboss\t\r\n"
         "skole a\tDK\tcompany\tfull\t\r\n")


def start(partners=()):
    with open(FILE, "w", encoding="utf-8") as file:
        file.write(cli.draft_text("ssa-2020", "2", partners) if partners else
                   'konsort: 1\ncall: ssa-2020\nlot: "2"\n')
    screen = Term(80, 24, [KONSORT, "--lang=en", FILE])
    screen.wait("of 7")
    screen.send("5")
    screen.wait("Add partners")
    return screen


def save_and_leave(screen):
    screen.send("s")
    screen.wait("Saved in ")
    screen.send("q")
    tap.equal(screen.status(), 0, "left")
    with open(FILE, encoding="utf-8") as file:
        return file.read()


def partners_of(text):
    """name, country, type and role of each, as they stand in the file."""
    found = re.split(r"^  - ", text.split("partners:\n", 1)[1], flags=re.M)[1:]
    return [tuple((re.search(rf"^ *{key}: (.*)$", part, re.M) or [None, ""])[1].strip("\"'")
                  for key in ("name", "country", "type", "role")) for part in found]


@tap.case
def typed_one_after_the_other():
    with start() as screen:
        screen.send("a")
        screen.wait("Tab goes on to the country")
        for i in range(12):
            screen.type(f"Skole {i}\tden\tvet\r")
            screen.wait(f"Added: partner {i + 1} (Skole {i}).")
        tap.ok("12/12" in screen.screen(), "the conditions count them", screen.screen())
        screen.type("Half")
        screen.send("Escape")
        screen.wait("'Half' is not added yet.")
        screen.send("Right", "Right", "Enter")
        screen.wait_gone("not added yet")
        partners = partners_of(save_and_leave(screen))
        tap.equal(len(partners), 12, "twelve partners are saved")
        tap.equal(partners[0], ("Skole 0", "DK", "vet-provider", "applicant"), "the first leads")
        tap.equal(partners[11], ("Skole 11", "DK", "vet-provider", "full"), "the last")


@tap.case
def pasted_from_a_spreadsheet():
    with start() as screen:
        screen.paste(SHEET)
        shown = screen.wait("5 rows, 3 to be added")
        tap.ok("?Danmrk" in shown and "?boss" in shown, "what was not understood is marked", shown)
        screen.send("Down", "Down", "Down")
        screen.wait("'Danmrk' is no country that konsort knows")
        screen.send("Enter")
        screen.wait("3 partners added.")
        partners = partners_of(save_and_leave(screen))
        tap.equal(partners, [
            ("Skole A", "DK", "vet-provider", "applicant"),
            ('Ministry of Education, \\"Dept\\" 1', "GR", "education-authority", "full"),
            ("q[2J Firma", "", "company", "full"),
        ], "what is saved")


@tap.case
def pasted_and_left():
    with start(["Old DK company applicant"]) as screen:
        screen.paste("A;DK\nB;SE\n")
        screen.wait("2 rows, 2 to be added")
        screen.send("Escape")
        screen.wait("Nothing was added.")
        screen.send("q")
        tap.equal(screen.status(), 0, "nothing to be saved")


if term.available():
    tap.main()
else:
    tap.skip_all("tmux is missing")
