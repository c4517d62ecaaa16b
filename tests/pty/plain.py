# SPDX-License-Identifier: GPL-3.0-or-later
"""konsort line by line on a terminal: one that cannot place a cursor, or where it is asked
for; a draft begun in one front end goes on in the other; signals and the end of the input."""
import os
import signal

import locks
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


# --- two sessions -------------------------------------------------------------------------

def make(name):
    """A draft at its first aim."""
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as file:
        file.write('konsort: 1\ncall: ssa-2020\nlot: "2"\nacronym: "ONE"\n')
    return os.path.join(HERE, name)


def lines(name):
    return Term(100, 50, [KONSORT, "--plain", "--lang=en", name], cwd=HERE)


@tap.case
def the_second_session_waits_for_the_first():
    path = make("wait.yaml")
    with lines("wait.yaml") as first:
        screen = first.wait_match(r"Sector:\s*$")
        tap.ok("has this draft open" not in screen and os.path.exists(locks.path(path)), "locked")
        with lines("wait.yaml") as second:
            with lines("wait.yaml") as third:
                third.wait("3. Take over")
                answer(third, "")
                third.wait("(read only)")
                answer(third, ">", "MINE")
                third.wait("Not changed: this draft is only read here.")
                answer(third, ":q")
                tap.equal(third.status(), 0, "a third one reads")
            second.wait("has had this draft open for less than a minute.")
            answer(second, "2")
            second.wait("Waiting until ")
            answer(first, ">", "TWO", ":w")
            first.wait("Saved in wait.yaml.")
            answer(first, ":q")
            tap.equal(first.status(), 0, "the first one leaves")
            second.wait("The draft is yours now.")
            answer(second, "=", "4")
            second.wait("1. Acronym [TWO]:")
            answer(second, "THREE", ":w", ":q")
            tap.equal(second.status(), 0, "what it saved is read, and can be changed")
    tap.ok(not os.path.exists(locks.path(path)), "no lock is left")


@tap.case
def the_second_session_takes_over():
    path = make("over.yaml")
    with lines("over.yaml") as first:
        first.wait_match(r"Sector:\s*$")
        with lines("over.yaml") as second:
            second.wait("3. Take over")
            answer(first, "=", "4", "FIRST")
            first.wait("2. Title")
            answer(second, "3")
            second.wait_match(r"Take\s+over\? \[no\]\s*$")
            answer(second, "yes")
            second.wait("The draft is yours now.")
            answer(first, "A title")
            first.wait("has taken over this draft.")
            first.wait("Not changed: this draft is only read here.")
            answer(first, ":w mine.yaml")
            first.wait("Saved in mine.yaml.")
            answer(first, ":q")
            tap.equal(first.status(), 0, "the first one keeps its work under another name")
            answer(second, "=", "4", "SECOND", ":w")
            second.wait("Saved in over.yaml.")
            answer(second, ":q")
            tap.equal(second.status(), 0, "the second one saves")
    with open(path, encoding="utf-8") as file:
        tap.ok("SECOND" in file.read(), "the draft is the second one's")
    with open(os.path.join(HERE, "mine.yaml"), encoding="utf-8") as file:
        tap.ok("FIRST" in file.read(), "the other file the first one's")


@tap.case
def a_session_on_another_computer():
    path = make("else.yaml")
    locks.write(path, host="alfa", pid=1)
    with lines("else.yaml") as screen:
        screen.wait("anna (computer alfa) has had this draft open for 12 minutes. That is another")
        answer(screen, "3", "", "")
        screen.wait("(read only)")
        answer(screen, ":w")
        screen.wait_match(r"Number \[1\]:\s*$")
        answer(screen, "3", "yes", ":q")
        tap.equal(screen.status(), 0, "taken over where that was said twice")
    tap.ok(not os.path.exists(locks.path(path)), "no lock is left")


# --- what comes back ------------------------------------------------------------------------

@tap.case
def killed_and_recovered_where_it_was():
    path = make("killed.yaml")
    with open(KONSORT, "rb") as file:
        broken = () if b"__asan_init" in file.read() else (signal.SIGSEGV,)   # a sanitizer owns it
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, *broken):
        with lines("killed.yaml") as screen:
            screen.wait_match(r"Step \d[\s\S]*:\s*$")
            answer(screen, "=", "5", "+ Skole B", "denm")
            screen.wait_match(r"3\. Type of partner 1 \(Skole B\):\s*$")
            os.kill(screen.pid(), number)
            tap.equal(screen.status(), 128 + number, f"{number.name} ends it")
        tap.equal(os.path.exists(locks.path(path)), number == signal.SIGKILL,
                  "a lock is left by a kill alone")
        with lines("killed.yaml") as screen:
            screen.wait_match(r"They\s+end\s+at\s+step\s+5\s+of\s+7,\s+Partners,\s+partner\s+1\s+\(Skole\s+B\)\.")
            screen.wait("1. Recover")
            answer(screen, "")
            screen.wait_match(r"Type of partner 1 \(Skole B\):\s*$")
            answer(screen, "vet", ":q", "3")
            tap.equal(screen.status(), 0, "recovered at the same question, then thrown away")
        with lines("killed.yaml") as screen:
            now = screen.wait("Step ")
            tap.ok("not saved" not in now, "it is gone then", now)
            answer(screen, ":q")
            screen.status()


@tap.case
def half_a_text_comes_back():
    make("half.yaml")
    with lines("half.yaml") as screen:
        screen.wait_match(r"Sector:\s*$")
        answer(screen, "=", "6", "a first line", "and a second")
        screen.settled("and a second")
        os.kill(screen.pid(), signal.SIGKILL)
        screen.status()
    with lines("half.yaml") as screen:
        screen.wait("1. Recover")
        answer(screen, "1", ":w", ":q")
        tap.equal(screen.status(), 0, "recovered and saved")
    with open(os.path.join(HERE, "half.yaml"), encoding="utf-8") as file:
        text = file.read()
    tap.ok("a first line" in text and "and a second" in text, "with both lines", text)


@tap.case
def discarded_or_left_alone():
    make("left.yaml")
    with lines("left.yaml") as screen:
        screen.wait_match(r"Sector:\s*$")
        answer(screen, "=", "4", "GONE")
        screen.wait("2. Title")
        os.kill(screen.pid(), signal.SIGKILL)
        screen.status()
    with lines("left.yaml") as screen:
        screen.wait("1. Recover")
        answer(screen, "3")
        screen.wait("Step ")
        answer(screen, ":q")
        tap.equal(screen.status(), 0, "left alone")
    with lines("left.yaml") as screen:
        screen.wait("1. Recover")
        answer(screen, "2", "", "2", "yes")
        screen.wait("Discarded.")
        answer(screen, ":q")
        tap.equal(screen.status(), 0, "discarded, when that was said twice")
    with lines("left.yaml") as screen:
        now = screen.wait("Step ")
        tap.ok("1. Recover" not in now, "and never offered again", now)
        answer(screen, ":q")
        screen.status()


if not term.available():
    tap.skip_all("tmux is missing")
os.mkdir(HERE)
tap.main()
