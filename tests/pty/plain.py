# SPDX-License-Identifier: GPL-3.0-or-later
"""konsort line by line on a terminal: one that cannot place a cursor, or where it is asked
for; a draft begun in one front end goes on in the other; signals and the end of the input."""
import os
import signal

import tap
import term
from term import Term

KONSORT = tap.path("KONSORT")
HERE = os.path.join(tap.path("SCRATCH"), "plain")
FILE = "LINES-ssa-2020.yaml"


def answer(screen, *lines):
    for line in lines:
        screen.type(line)
        screen.send("Enter")


def begin(screen):
    screen.wait("[1]:")
    answer(screen, "")
    screen.settled("Sector Skills Alliances 2015")   # what is typed before would stand among it
    answer(screen, "2020")
    screen.wait("Step 2 of 7 · Lot")
    answer(screen, "2")
    screen.wait("Step 3 of 7 · Sector")


@tap.case
def a_terminal_that_places_no_cursor():
    for env, args in (({"TERM": "dumb"}, []), ({"ACCESSIBLE": "1"}, []), ({}, ["--plain"])):
        with Term(80, 40, [KONSORT, "--lang=en", *args], cwd=HERE, env=env) as screen:
            begin(screen)
            answer(screen, ":q")
            screen.wait("3. Quit without saving")
            answer(screen, "3")
            tap.equal(screen.status(), 0, f"{env} {args}: left with status 0")
            tap.ok(b"\x1b" not in bytes(screen.raw), "no escape byte was written", screen.raw)
    tap.equal(os.listdir(HERE), [], "nothing was saved")


@tap.case
def a_narrow_terminal():
    with Term(40, 24, [KONSORT, "--plain", "--lang=en"], cwd=HERE) as screen:
        begin(screen)
        answer(screen, "?")
        screen.wait_match(r"these\s+1\. Sector:\s*$")
        answer(screen, ":q")
        screen.wait_match(r"Number \[1\]:\s*$")
        answer(screen, "3")
        tap.equal(screen.status(), 0, "left with status 0")
        said = bytes(screen.raw).decode("utf-8").replace("\r", "").splitlines()
        wide = [line for line in said if len(line) > 40]
        tap.equal(wide, [], "no line is wider than the terminal")


@tap.case
def from_lines_to_the_screen_and_back():
    with Term(80, 40, [KONSORT, "--plain", "--lang=en"], cwd=HERE) as screen:
        begin(screen)
        answer(screen, "1", "LINES", "Line by line", "48", "", "")
        screen.wait("Step 5 of 7 · Partners")
        answer(screen, "+ Skole Æ", "denm", "vet", "", "")
        screen.wait("1. Skole Æ, Denmark, VET provider, Applicant")
        answer(screen, ":w", "")
        screen.wait(f"Saved in {FILE}.")
        answer(screen, ":q")
        tap.equal(screen.status(), 0, "left with status 0")
    with Term(80, 24, [KONSORT, "--lang=en", FILE], cwd=HERE) as screen:
        screen.wait("Step 5 of 7 · Partners")
        now = screen.wait("Skole Æ")
        tap.ok(" 1/8" in now, "the screen goes on at the same step with the same draft", now)
        screen.send("4")
        screen.wait("Step 4 of 7")
        screen.type("X")
        screen.wait("LINESX")
        screen.send("Escape")
        screen.wait("Step 3 of 7")
        screen.send("s")
        screen.wait(f"Saved in {FILE}.")
        screen.send("q")
        tap.equal(screen.status(), 0, "left with status 0")
    with Term(80, 40, [KONSORT, "--plain", "--lang=en", FILE], cwd=HERE) as screen:
        now = screen.wait("Step 3 of 7 · Sector")
        answer(screen, ">")
        screen.wait("1. Acronym [LINESX]:")
        tap.ok("Step 1 " not in now, "lines go on where the screen was left", now)
        screen.send("C-d")
        tap.equal(screen.status(), 0, "the end of the input leaves with status 0")


@tap.case
def signals():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        with Term(80, 24, [KONSORT, "--plain", "--lang=en"], cwd=HERE) as screen:
            screen.wait("to open [1]:")
            os.kill(screen.pid(), number)
            tap.equal(screen.status(), 128 + number, f"{number.name} ends it as it should")


@tap.case
def end_of_input_with_changes():
    with Term(80, 24, [KONSORT, "--plain", "--lang=en"], cwd=HERE) as screen:
        begin(screen)
        screen.send("C-d")
        now = screen.wait_match(r"Number \[1\]:\s*$")
        tap.ok("2. Save and quit" in now, "Ctrl-D asks what to do", now)
        screen.send("C-d")
        screen.wait("nothing was saved")
        tap.equal(screen.status(), 0, "and leaves where that is not answered")
    tap.ok("END-ssa-2020.yaml" not in os.listdir(HERE), "without saving")
    with Term(80, 24, [KONSORT, "--plain", "--lang=en"], cwd=HERE) as screen:
        begin(screen)
        answer(screen, "1", "END")
        screen.wait("2. Title")
        screen.send("C-d")
        screen.wait_match(r"Number \[1\]:\s*$")
        answer(screen, "2")
        screen.wait("END-ssa-2020.yaml]:")
        answer(screen, "")
        tap.equal(screen.status(), 0, "left with status 0")
    tap.ok("END-ssa-2020.yaml" in os.listdir(HERE), "saved as was offered")


if not term.available():
    tap.skip_all("tmux is missing")
os.mkdir(HERE)
tap.main()
