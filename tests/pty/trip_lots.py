#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From Lot to Lot and back: what would no longer fit is said before, and comes back; which Lot
would fit; a call of one's own among the others; the drafts beside this one."""
import os
import re
import subprocess

import tap
import term
from term import Term

KONSORT = tap.path("KONSORT")
SOURCES = tap.path("KONSORT_SRCDIR")
HERE = os.path.join(tap.path("SCRATCH"), "lots")

RAIL = """konsort: 1
call: ssa-2020
lot: "2"
acronym: "RAIL"
title: ""
sector: rail
duration: 48
partners:
  - name: "Skole A"
    country: "DK"
    type: vet-provider
    role: applicant
  - name: "Firma B"
    country: "SE"
    type: company
    role: full
"""
ALLIANCE = """konsort: 1
call: ssa-2015
acronym: "%s"
title: ""
partners:
  - name: "%s"
    country: "DK"
    type: vet-provider
    role: applicant
"""


def write(name, text):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as file:
        file.write(text)


@tap.case
def to_another_lot_and_back():
    write("rail.yaml", RAIL)
    with Term(80, 24, [KONSORT, "--lang=en", "rail.yaml"], cwd=HERE) as screen:
        screen.wait("RAIL")
        screen.send("2")
        screen.wait_match(r"\(\*\) Lot 2")
        screen.send("Up", "Enter")
        now = screen.wait("What no longer fits")
        tap.ok("- Duration: 48 months" in now, "what does not fit is named", now)
        screen.send("Right", "Enter")
        screen.wait("Step 3 of 7")
        screen.wait_match(r"^>Sector +rail")
        screen.send("C-u")
        screen.type("Railways of the north")
        screen.wait_match(r"^>Sector +Railways of the north")
        screen.send("Tab", "2")
        screen.wait_match(r"\(\*\) Lot 1")
        screen.send("Down", "Enter")
        now = screen.wait("Step 3 of 7")
        tap.ok("Put back: Sector: Rail" in now, "going back says what came back", now)
        tap.ok(re.search(r"\(\*\) Rail", now), "the sector is the one of before", now)
        screen.send("2")
        screen.wait_match(r"\(\*\) Lot 2")
        screen.send("Up", "Enter", "Right", "Enter")
        screen.wait_match(r"^>?.?Sector +Railways of the north")
        tap.ok(True, "and what was typed for the other Lot came back with it")
        screen.send("C-x")
        screen.wait("not saved")
        screen.send("Right", "Right", "Enter")
        tap.equal(screen.status(), 0, "left with status 0")


@tap.case
def which_would_fit():
    write("fit.yaml", RAIL)
    with Term(80, 24, [KONSORT, "--lang=en", "fit.yaml"], cwd=HERE) as screen:
        screen.wait("RAIL")
        screen.send("2")
        screen.wait("f What fits")
        screen.send("f")
        now = screen.wait("Which Lot would fit")
        tap.ok("Sector Skills Alliances" in now, "a page of all Lots", now)
        screen.walk("2015")
        screen.send("Enter")
        screen.wait("Sector Skills Alliances 2015")
        screen.send("Right", "Enter")
        now = screen.wait("Step 3 of 7")
        tap.ok("Which Lot would fit" not in now, "it changes, and the page is closed", now)
        screen.send("1")
        screen.wait_match(r"\(\*\) Sector Skills Alliances 2015")
        screen.walk("Sector Skills Alliances 2020", key="Up")
        screen.send("Space")
        screen.wait("Lot 2 is chosen again, as before.")
        tap.ok(True, "back at the call, its Lot is chosen again")


def own_call():
    """The 2020 call under another id and title."""
    with open(os.path.join(SOURCES, "data/calls/ssa-2020.yaml"), encoding="utf-8") as file:
        text = file.read()
    text = re.sub(r"^id: .*$", "id: own-2031", text, count=1, flags=re.M)
    text = re.sub(r"^title: .*$", 'title: "Our own call"', text, count=1, flags=re.M)
    return re.sub(r"^year: .*$", "year: 2031", text, count=1, flags=re.M)


@tap.case
def a_call_of_ones_own():
    os.mkdir(os.path.join(HERE, "calls"))
    write("calls/own-2031.yaml", own_call())
    with Term(80, 24, [KONSORT, "--lang=en", "--data-dir=calls"], cwd=HERE) as screen:
        screen.begin()
        screen.wait("Step 1 of 7")
        screen.wait_match(r"^> \( \) Our own call")
        tap.ok(True, "it is listed with the others")
        screen.send("Enter")
        screen.wait("Step 2 of 7")
        screen.send("Down", "Enter")
        now = screen.wait("Step 3 of 7")
        tap.ok(re.search(r"! Programme Countries +0/8", now), "its conditions are in sight", now)
        screen.send("Down", "Enter")
        screen.wait("Step 4 of 7")
        screen.type("OWN")
        screen.send("C-o")
        screen.wait("OWN-own-2031.yaml")
        screen.send("Enter")
        screen.wait("Saved in OWN-own-2031.yaml.")
        screen.send("C-x")
        tap.equal(screen.status(), 0, "saved and left")
    result = subprocess.run([KONSORT, "check", "--lang=en", "--data-dir=calls", "OWN-own-2031.yaml"],
                            cwd=HERE, text=True, capture_output=True, check=False)
    tap.equal(result.returncode, 1, "check knows it too")


@tap.case
def the_drafts_beside():
    os.mkdir(os.path.join(HERE, "beside"))
    write("beside/a.yaml", ALLIANCE % ("ONE", "Skole A"))
    write("beside/b.yaml", ALLIANCE % ("TWO", "SKOLE A"))
    write("beside/c.yaml", "konsort: [\n")
    with Term(80, 24, [KONSORT, "--lang=en", "a.yaml"], cwd=os.path.join(HERE, "beside")) as screen:
        now = screen.wait("ONE")
        tap.ok("c.yaml" not in now, "nothing is read before it is needed", now)
        screen.send("7")
        now = screen.wait("c.yaml")
        tap.ok("Step 7 of 7" in now, "a file that is no draft is named", now)
        screen.send("Escape")
        screen.wait_gone("c.yaml")
        screen.send("Escape")
        screen.wait("Step 6 of 7")
        screen.send("C-n")
        now = screen.wait("Step 7 of 7")
        tap.ok("c.yaml" not in now, "and only once", now)
        screen.walk("Number of proposals")
        now = screen.wait("b.yaml")
        tap.ok("(Skole A) is also in 'b.yaml'" in now,
               "the draft that has the organisation too is named", now)
        os.remove(os.path.join(HERE, "beside", "b.yaml"))
        screen.send("Escape")
        screen.wait("Step 6 of 7")
        screen.send("C-n")
        screen.wait("Step 7 of 7")
        screen.wait_gone("b.yaml")
        tap.ok(True, "gone with the file, when the review is opened again")


if not term.available():
    tap.skip_all("tmux is missing")
os.mkdir(HERE)
tap.main()
