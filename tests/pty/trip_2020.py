#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole trip in English: from nothing to an eligible draft for ssa-2020 Lot 2, typed key by
key, saved, judged, opened again, and one partner less."""
import os
import re
import subprocess

import tap
import term
from term import Term

KONSORT = tap.path("KONSORT")
HERE = os.path.join(tap.path("SCRATCH"), "trip")
FILE = "TRIP-ssa-2020.yaml"
GOLDEN = os.path.join(tap.path("KONSORT_SRCDIR"), "tests", "fixtures", "trip-2020.yaml")

# Name, what is typed to find the country, the type likewise, and the country's code.
# The eighth Programme Country comes with the ninth partner; five of them train, six are of
# the sector.
PARTNERS = [
    ("Skole A", "denm", "vet", "DK"),
    ("Colegio B", "spa", "vet", "ES"),
    ("Hochschule C", "germ", "higher", "DE"),
    ("Lycée D", "fra", "vet", "FR"),
    ("Firma E", "germ", "company", "DE"),
    ("Camera F", "ital", "chamber", "IT"),
    ("Bedrijf G", "nether", "company", "NL"),
    ("Förbund H", "swed", "social", "SE"),
    ("Związek I", "pola", "trade association", "PL"),
    ("Forening J", "denm", "sector or trade", "DK"),
    ("Oppleiding K", "nether", "adult", "NL"),
    ("Raad L", "nether", "skills council", "NL"),
]


def condition(screen, title):
    """Mark and figures of a condition in the sidebar: ("!", "3/8")."""
    found = re.search(rf"│.?([-!?+]) {re.escape(title)} *(\d+/\d+)?", screen)
    return found.groups() if found else None


def check(status, verdict):
    result = subprocess.run([KONSORT, "check", "--lang=en", FILE], cwd=HERE, text=True,
                            capture_output=True, check=False)
    tap.equal(result.returncode, status, f"check says {verdict}: status {status}")
    tap.ok(verdict in result.stdout, f"check prints: {verdict}", result.stdout + result.stderr)


def choose_call_and_lot(screen):
    screen.wait("Step 1 of 7")
    screen.walk("Sector Skills Alliances 2020")
    screen.send("Enter")
    screen.wait("Step 2 of 7")
    screen.wait_match(r"│.! Lot")
    screen.send("Down")
    screen.wait_match(r"^> \( \) Lot 2")
    screen.send("Enter")
    now = screen.wait("Step 3 of 7")
    tap.equal(condition(now, "Programme Countries"), ("!", "0/8"), "no country yet")
    tap.equal(condition(now, "Full partners"), ("!", "0/12"), "no partner yet")
    screen.send("Enter")


def fill_aims(screen):
    screen.wait("Step 4 of 7")
    screen.type("TRIP")
    screen.send("Tab")
    screen.type("Skills for a trip that ends well")
    screen.send("Tab", "Enter")
    screen.wait("48 months")
    screen.send("Enter")
    screen.wait_match(r"Duration +48 months")
    screen.wait_match(r"│ \+ Duration")
    screen.send("Space")
    screen.wait_match(r"\[x\] Digital skills")
    screen.send("n")
    screen.wait("Step 5 of 7")


def add_partner(screen, number, name, country, kind, code, seen):
    """With the pop-up that adds one after the other, which the first one opens."""
    before = condition(screen.screen(), "Programme Countries")
    if number == 1:
        screen.send("a")
    screen.wait_match(r"│>Name +_")
    screen.type(name)
    screen.wait(name)
    screen.send("Tab")
    screen.type(country)
    screen.wait_match(r"│>Country .* = ")
    screen.send("Tab")
    screen.type(kind)
    screen.wait_match(r"│>Type .* = ")
    screen.send("Enter")
    now = screen.wait(f"Added: partner {number} ({name}).")
    met = len(seen | {code}) >= 8
    seen.add(code)
    wanted = ("+" if met else "!", f"{len(seen)}/8")
    now = condition(now, "Programme Countries")
    if number in (1, 8, 9):
        tap.equal(now, wanted, f"after the country of partner {number}: {wanted} (was {before})")
    elif now != wanted:
        tap.ok(False, f"countries after partner {number}", now)
    partners = condition(screen.screen(), "Full partners")
    if number >= 11:
        tap.equal(partners, ("+" if number == 12 else "!", f"{number}/12"),
                  f"full partners after partner {number}")


def save_and_leave(screen, first):
    screen.send("s")
    if first:
        screen.wait(FILE)
        tap.ok(not os.path.exists(os.path.join(HERE, FILE)), "nothing is written unasked")
        screen.send("Enter")
    screen.wait(f"Saved in {FILE}.")
    screen.send("q")
    tap.equal(screen.status(), 0, "left with status 0")
    tap.ok(not screen.alternate(), "the terminal is given back")


@tap.case
def from_nothing_to_eligible():
    with Term(80, 24, [KONSORT, "--lang=en"], cwd=HERE) as screen:
        screen.begin()
        choose_call_and_lot(screen)
        fill_aims(screen)
        seen = set()
        for number, partner in enumerate(PARTNERS, 1):
            add_partner(screen, number, *partner, seen)
        screen.send("Escape")
        screen.wait_gone("┌")
        now = screen.screen()
        tap.ok("│ Eligible" in now, "eligible, live in the sidebar", now)
        tap.equal(condition(now, "Composition"), ("+", "10/10"), "all places are filled")
        save_and_leave(screen, True)
    check(0, "eligible")
    with open(os.path.join(HERE, FILE), encoding="utf-8") as got, open(GOLDEN, encoding="utf-8") as wanted:
        tap.equal(got.read(), wanted.read(), "the same draft as line by line (tests/cli/plain.py)")
    mode = os.stat(os.path.join(HERE, FILE)).st_mode & 0o777
    tap.equal(oct(mode), "0o600", "the file is its author's alone")


@tap.case
def one_partner_less():
    with Term(80, 24, [KONSORT, "--lang=en", FILE], cwd=HERE) as screen:
        screen.wait("Step 5 of 7")
        tap.ok("12 Raad L" in screen.screen(), "goes on where it was left", screen.screen())
        screen.send("End", "Up", "Up")
        screen.wait_match(r"^>12 Raad L")
        screen.send("r")
        screen.wait("Remove partner 12 (Raad L)")
        screen.send("Enter")
        screen.wait_gone("Remove partner 12")
        tap.ok("12 Raad L" in screen.screen(), "the first answer is Cancel", screen.screen())
        screen.send("r")
        screen.wait("Remove partner 12 (Raad L)")
        screen.send("Right", "Enter")
        screen.wait("Removed: partner 12 (Raad L).")
        now = screen.screen()
        tap.equal(condition(now, "Full partners"), ("!", "11/12"), "one partner is missing")
        tap.ok("│ Not eligible" in now, "not eligible any more, live", now)
        save_and_leave(screen, False)
    check(1, "not eligible")


if not term.available():
    tap.skip_all("tmux is missing")
os.mkdir(HERE)
tap.main()
