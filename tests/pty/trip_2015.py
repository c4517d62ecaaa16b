#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole trip in Danish: ssa-2015 with three organisations in each of three countries, and an
umbrella organisation that frees a fourth."""
import gettext
import os
import re
import subprocess

import tap
import term
from term import Term

KONSORT = tap.path("KONSORT")
HERE = os.path.join(tap.path("SCRATCH"), "trip")
FILE = "Alliance-aero-ssa-2015.yaml"
_ = gettext.translation("konsort", os.path.join(tap.path("KONSORT_BUILDDIR"),
                                                ".konsort-build", "locale"),
                        ["da"], fallback=True).gettext

# What is typed to find a country (Danish names, without their letters), and types by code.
COUNTRIES = ["danm", "tysk", "ostrig"]
TYPES = ["vet-provider", "company", "education-authority"]


def title(rule):
    """A condition's name in the sidebar, as the Danish catalogue has it."""
    return _({"countries": "Programme Countries", "partners": "Nine organisations",
              "places-per-country": "Three per country"}.get(rule, rule))


def step(number, name):
    text = _("Step %1 of %2 · %3")
    for place, value in (("%1", str(number)), ("%2", "7"), ("%3", _(name))):
        text = text.replace(place, value)
    return text


def figures(screen, figure):
    """Marks of the conditions that show FIGURE."""
    return re.findall(rf"│.?([-!?+]) .* {figure}\*?$", screen, re.M)


def add(screen, number, name, country, kind):
    screen.send("a")
    screen.wait_match(r"│>%s +_" % re.escape(_("Name")))
    screen.type(name)
    screen.send("Tab")
    screen.type(country)
    screen.wait_match(r"│>%s .* = " % re.escape(_("Country")))
    screen.send("Tab")
    screen.type(kind)
    screen.wait_match(r"│>%s .* = " % re.escape(_("Type")))
    screen.send("Enter")
    screen.wait_match(rf"^ .*{number} .*{name}")
    screen.wait_match(r"│>%s +_" % re.escape(_("Name")))
    screen.send("Escape")
    screen.wait_gone("┌")


@tap.case
def three_of_three_and_an_umbrella():
    with Term(80, 24, [KONSORT, "--lang=da"], cwd=HERE) as screen:
        screen.begin()
        screen.wait(step(1, "Call"))
        screen.walk(_("Sector Skills Alliances 2015"))
        screen.send("Enter")
        screen.wait(step(3, "Sector"))
        tap.ok(True, "a call without Lots passes over the Lot, and says step 3 of 7")
        screen.send("Down", "Enter")
        screen.wait(step(4, "Aims"))
        screen.type("Alliance Ærø")
        screen.send("Tab", "Tab", "Enter")
        screen.wait("36")
        screen.type("36")
        screen.send("Enter")
        screen.send("n")
        screen.wait(step(5, "Partners"))
        number = 0
        for country in COUNTRIES:
            for kind in TYPES:
                number += 1
                add(screen, number, f"Nr{number}", country, kind)
        now = screen.screen()
        tap.equal(sorted(figures(now, "3/3")), ["+", "+"],
                  "three countries, and three complete in each of them")
        tap.equal(figures(now, "9/9"), ["+"], "nine organisations")
        umbrella(screen)
    judge()


def umbrella(screen):
    add(screen, 10, "Nr10", "belg", "company")
    now = screen.screen()
    tap.equal(figures(now, "3/4"), ["!"], "a fourth country is not complete")
    add(screen, 11, "Nr11", "belg", "network")
    tap.equal(figures(screen.screen(), "11/9"), ["+"], "it counts while it is no umbrella")
    screen.send("Up")
    screen.wait_match(r"^> ?11 Nr11")
    screen.send("Enter")
    screen.wait_match(r"^>%s" % re.escape(_("Name")))
    screen.send("Down", "Down", "Down", "Down", "Down")
    screen.wait_match(r"^>%s" % re.escape(_("Umbrella body")))
    screen.send("Space")
    screen.wait("[x]")
    now = screen.screen()
    tap.equal(figures(now, "10/9"), ["+"], "as an umbrella organisation it is not counted")
    tap.equal(sorted(figures(now, "3/3")), ["+"], "and its country needs nobody else: freed")
    screen.send("Escape")
    screen.wait_match(r"^> ?11 Nr11")
    screen.send("s")
    screen.wait(FILE)
    screen.send("Enter")
    screen.wait_gone("┌")
    screen.send("q")
    tap.equal(screen.status(), 0, "left with status 0")


def judge():
    result = subprocess.run([KONSORT, "check", "--lang=en", FILE], cwd=HERE, text=True,
                            capture_output=True, check=False)
    tap.equal(result.returncode, 0, "check says eligible: status 0")
    with open(os.path.join(HERE, FILE), encoding="utf-8") as file:
        text = file.read()
    tap.ok('acronym: "Alliance Ærø"' in text and "umbrella: true" in text,
           "the file has what was typed", text)
    tap.ok('country: "AT"' in text, "Østrig was found by typing ostrig", text)


if not term.available():
    tap.skip_all("tmux is missing")
os.mkdir(HERE)
tap.main()
