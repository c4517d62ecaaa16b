#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The start page: how konsort greets, which drafts it lists, and the way from one draft to
another without leaving."""
import os
import re
import shutil
import stat
import time

import tap
import term
from term import Term

KONSORT = tap.path("KONSORT")
EXAMPLES = os.path.join(tap.path("KONSORT_SRCDIR"), "data", "examples")
HERE = os.environ["TMPDIR"]
STATE = os.path.join(os.environ["XDG_STATE_HOME"], "konsort", "steps")
if not term.available():
    tap.skip_all("tmux is not installed")


def wizard(*args, size=(80, 24), **env):
    return Term(*size, [KONSORT, "--lang=en", *args], cwd=HERE, env=env)


def path(name):
    return os.path.join(HERE, name)


def elsewhere(name):
    """A directory of one's own for a case: the wizard looks at the drafts beside a draft."""
    global HERE
    HERE = os.path.join(os.environ["TMPDIR"], name)
    os.mkdir(HERE)
    shutil.rmtree(os.path.dirname(STATE), ignore_errors=True)


def read(name):
    with open(path(name), encoding="utf-8") as file:
        return file.read()


def known(*names, text="-"):
    """The list of drafts, as if they had been open lately."""
    os.makedirs(os.path.dirname(STATE), exist_ok=True)
    with open(STATE, "wb") as file:
        for i, name in enumerate(names):
            file.write(b"%016x %s %s\n" % (i, text.encode(), os.fsencode(os.path.realpath(path(name)))))


def example(name, to):
    shutil.copy(os.path.join(EXAMPLES, name), path(to))


def body(screen):
    """The lines between header and foot."""
    return screen.split("\n")[2:-4]


def quit_unsaved(screen):
    screen.send("C-c")
    screen.wait("Quit without saving")
    screen.send("Right", "Right", "Enter")
    tap.equal(screen.status(), 0, "left with status 0")


# --- an empty home -----------------------------------------------------------------


@tap.case
def an_empty_home_greets_with_two_sentences():
    with wizard() as screen:
        now = screen.settled(r"^>New consortium")
        text = " ".join(line.strip() for line in body(now) if line.strip())
        greeting = text.split(" >New")[0]
        tap.equal(len(re.findall(r"\.(?: |$)", greeting)), 2, f"two sentences: {greeting}")
        rows = [line.strip(" >") for line in body(now)[body(now).index(">New consortium"):] if line]
        tap.equal(rows, ["New consortium", "Open a file", "Language", "Help", "Quit"], "and these rows")
        tap.ok("Step" not in now and "saved" not in now, "no step and no draft yet", now)
        screen.send("n")
        screen.wait("Begin a draft or open one first")
        screen.send("Escape")
        screen.wait("q leaves konsort")
        screen.send("?")
        screen.wait("A draft is a consortium in a file")
        screen.send("Escape")
        screen.wait_gone("A draft is a consortium in a file")
        screen.send("End", "Enter")
        tap.equal(screen.status(), 0, "Quit leaves at once: there is nothing to lose")
    tap.ok(not os.path.exists(STATE), "nothing was written")


@tap.case
def a_saved_draft_is_listed_and_opened_by_enter():
    with wizard() as screen:
        screen.begin()
        screen.wait("Step 1 of 7")
        screen.walk("Sector Skills Alliances 2020")
        screen.send("Enter")
        screen.wait("Step 2 of 7")
        screen.send("Down", "Enter")
        screen.wait("Step 3 of 7")
        screen.send("4")
        screen.wait("Step 4 of 7")
        screen.type("RAILS")
        screen.wait("RAILS")
        screen.send("Escape")
        screen.send("C-w")  # no command: a text is typed
        screen.send("5")
        quit_or_stay = screen.settled("Step")
        if "Step 5" not in quit_or_stay:
            screen.send("C-n")
            screen.wait("Step 5 of 7")
        screen.send("w")
        screen.wait("Name of the file")
        screen.send("C-u")
        screen.type("rails.yaml")
        screen.send("Enter")
        screen.wait("rails.yaml")
        screen.wait_gone("Name of the file")
        screen.send("q")
        tap.equal(screen.status(), 0, "saved and left")
    line = read(STATE)
    tap.ok(re.fullmatch(r"[0-9a-f]{16} [a-z]+ /.*/rails\.yaml\n", line), "kept: step and path", line)
    tap.equal(stat.S_IMODE(os.stat(STATE).st_mode), 0o600, "private")
    with wizard() as screen:
        now = screen.settled(r"\d+ of \d+ conditions met")
        tap.ok(re.search(r"Sector Skills Alliances 2020, Lot 2 · \d+ of 17 conditions met · today", now),
               "call, Lot, conditions met and age", now)
        tap.ok("plans a consortium" not in now, "no greeting for who has drafts", now)
        screen.send("Enter")
        now = screen.settled("Step 5 of 7")
        tap.ok("saved" in now.split("\n")[0], "Enter opens it where it was left", now)
        screen.send("q")
        tap.equal(screen.status(), 0, "nothing to ask: nothing was changed")


@tap.case
def one_number_for_one_draft():
    elsewhere("number")
    example("ssa-2020-lot2-example.yaml", "a.yaml")
    example("ssa-2019-lot1-example.yaml", "b.yaml")

    def count(screen, step, behind="met"):
        now = screen.settled(f"Step {step} of 7")
        return re.search(rf"(\d+ of \d+) {behind}", now).group(1)

    def leave(screen):
        screen.send("q")
        screen.status()

    with wizard("a.yaml", size=(120, 30)) as screen:
        screen.settled("Step 7 of 7")
        screen.send("5")
        screen.settled("Step 5 of 7")
        leave(screen)
    with wizard(size=(120, 30)) as screen:
        listed = re.search(r"(\d+ of \d+) conditions", screen.settled("conditions met")).group(1)
        screen.send("Enter")
        tap.equal(count(screen, 5), listed, "as many are met in the draft as the list says")
        screen.send("7")
        tap.equal(count(screen, 7), listed, "and in its review")
        screen.send("5")
        screen.settled("Step 5 of 7")
        leave(screen)
    with wizard("a.yaml", size=(120, 30)) as screen:
        screen.settled("Step 5 of 7")
        screen.send("O")
        screen.settled("conditions met")
        tap.equal(count(screen, 5, "conditions met"), listed, "in the list over the draft too")
        screen.send("Escape")
        screen.wait_gone("conditions met")
        tap.equal(count(screen, 5), listed, "and beside the draft from then on")
        leave(screen)


@tap.case
def rows_and_ages():
    elsewhere("rows")
    example("ssa-2020-lot2-example.yaml", "good.yaml")
    example("ssa-2015-example.yaml", "old.yaml")
    now = time.time()
    os.utime(path("old.yaml"), (now - 3 * 86400, now - 3 * 86400))
    with open(path("broken.yaml"), "w", encoding="utf-8") as file:
        file.write("konsort: 1\ncall: ssa-2020\nduration: many\npartners: []\n")
    with open(path("large.yaml"), "w", encoding="utf-8") as file:
        file.write("konsort: 1\ncall: ssa-2015\npartners:\n" + "- name: x\n" * 120000)
    known("good.yaml", "gone.yaml", "old.yaml", "broken.yaml", "large.yaml")
    with wizard() as screen:
        screen.wait("large draft")
        shown = screen.settled(r"3 days ago")
        tap.ok(re.search(r"^>\+ EXRAIL · Skills", shown, re.M), "acronym and title, with the verdict", shown)
        tap.ok(re.search(r"Alliances 2015 · \d+ of \d+ conditions met · 3 days ago", shown), "age", shown)
        tap.ok("gone.yaml" not in shown, "a file that is gone is passed over", shown)
        tap.ok(re.search(r"^ \? broken\.yaml\n +'duration' .*many.* · today", shown, re.M), "why one is broken", shown)
        screen.walk("broken.yaml")
        screen.send("Enter")
        told = screen.wait("Not opened")
        tap.ok("broken.yaml:3:11: " in told.replace("\n", ""), "its error, with its place", told)
        screen.send("Escape")
        screen.wait_gone("Not opened")
        screen.send("l")
        screen.wait("│>")
        screen.walk("Dansk", key="Up")
        screen.send("Enter")
        screen.wait_gone("3 days ago") if "dage" in screen.settled(r"EXRAIL") else None
        tap.ok(re.search(r"^ *>?.*broken\.yaml", screen.screen(), re.M), "another language: all stays")
        screen.send("q")
        screen.status()
    with wizard(size=(40, 10)) as screen:
        shown = screen.settled(r"EXRAIL")
        tap.ok(shown.count("\n") <= 11 and "EXRAIL" in shown, "a row each where there is no room", shown)
        screen.resize(200, 60)
        screen.wait("conditions met · 3 days ago")
        screen.resize(10, 3)
        screen.wait("Too")
        screen.resize(80, 24)
        screen.wait("conditions met · 3 days ago")
        tap.ok(True, "any size and back")
        screen.send("q")
        screen.status()


@tap.case
def a_list_of_others_making():
    elsewhere("others")
    example("ssa-2020-lot2-example.yaml", "good.yaml")
    real = os.path.realpath(path("good.yaml"))
    known()
    hostile = ["", "x" * 9000, "0" * 16, "0" * 16 + " aims relative.yaml", "0" * 16 + " aims /etc",
               "0" * 16 + " aims /dev/tty", "0" * 16 + " \x1b[31m " + real, "0" * 16 + "  ",
               "0" * 16 + " aims " + real, "0" * 16 + " aims " + real]
    with open(STATE, "wb") as file:
        file.write("\n".join(hostile).encode() + b"\n\xff\xfe\n" + b"0" * 16 + b" aims /\xff\xfe.yaml\n")
    with wizard() as screen:
        shown = screen.settled("conditions met")
        tap.equal(len(re.findall("EXRAIL", shown)), 1, "what is no line is passed over")
        screen.send("q")
        screen.status()
    with open(STATE, "w", encoding="utf-8") as file:
        file.write("0" * 16 + " aims\n" * 3)
    with wizard() as screen:
        tap.ok("plans a consortium" in screen.settled("^>New"), "lines of before there were paths")
        screen.send("q")
        screen.status()


# --- from one draft to another ---------------------------------------------------------


@tap.case
def another_draft_asks_for_what_is_not_saved():
    elsewhere("another")
    example("ssa-2020-lot2-example.yaml", "one.yaml")
    example("ssa-2015-example.yaml", "two.yaml")
    before = read("one.yaml")
    with wizard("one.yaml") as screen:
        screen.wait("EXRAIL")
        screen.send("4")
        screen.wait("Step 4 of 7")
        screen.type("X")
        screen.wait("EXRAILX")
        screen.send("C-n")
        screen.wait("Step 5 of 7")
        screen.send("O")
        screen.wait("New from this draft")
        screen.walk("Open a file")
        screen.send("Enter")
        screen.wait("Open a draft")
        screen.type("tw")
        screen.wait_match(r"│>two\.yaml")
        screen.send("Enter")
        screen.wait("not saved.")
        screen.send("Enter")   # Cancel
        screen.wait_gone("not saved.")
        screen.wait_match(r"│>two\.yaml")
        screen.send("Enter")
        screen.wait("Save and go on")
        screen.send("Right", "Enter")
        now = screen.settled(r"Step \d of 7.*\n(.*\n)*.*two\.yaml")
        if "comments" in now:
            screen.send("Right", "Enter")
            now = screen.settled(r"two\.yaml")
        tap.ok("EXRAILX" not in now and "saved" in now.split("\n")[0], "saved, and the other one is open", now)
        tap.ok("EXRAILX" in read("one.yaml") and read("one.yaml") != before, "the first was saved first")
        lines = read(STATE).splitlines()
        tap.ok(lines[0].endswith("/two.yaml") and re.search(r" partners /.*/one\.yaml$", lines[1]),
               "both are kept, and where the first was left", lines)
        screen.send("O")
        screen.wait("New from this draft")
        screen.walk("New from this draft")
        screen.send("Enter")
        now = screen.settled("partners, call and Lot are kept")
        tap.ok("not saved" in now.split("\n")[0], "the same partners in a new draft", now)
        screen.send("5")
        screen.wait_match(r"^>? ?1 \S+")
        screen.send("O")
        screen.wait("New from this draft")
        screen.send("Home", "Enter")
        screen.wait("Go on without saving")
        screen.send("Right", "Right", "Enter")
        screen.wait("Step 1 of 7")
        screen.send("q")
        tap.equal(screen.status(), 0, "a new one, and left")


@tap.case
def save_as_keeps_the_first_file():
    elsewhere("save-as")
    example("ssa-2020-lot2-example.yaml", "first.yaml")
    before = read("first.yaml")
    with wizard("first.yaml") as screen:
        screen.wait("EXRAIL")
        screen.send("4")
        screen.wait("Step 4 of 7")
        screen.type("X")
        screen.wait("EXRAILX")
        screen.send("C-n")
        screen.wait("Step 5 of 7")
        screen.send("O")
        screen.wait("Save under another name")
        screen.walk("Save under")
        screen.send("Enter")
        screen.wait("Name of the file")
        screen.send("C-u")
        screen.type("second.yaml")
        screen.send("Enter")
        screen.wait("second.yaml")
        screen.wait_gone("Name of the file")
        tap.ok(" saved" in screen.settled("Step 5").split("\n")[0], "saved")
        screen.send("q")
        screen.status()
    tap.equal(read("first.yaml"), before, "the first is as it was")
    tap.ok("EXRAILX" in read("second.yaml"), "the second has the change")


@tap.case
def names_are_found_in_directories():
    elsewhere("names")
    os.makedirs(path("deep/er"))
    example("ssa-2020-lot2-example.yaml", "deep/er/Ærø-plan.yaml")
    with wizard() as screen:
        screen.wait("Open a file")
        screen.walk("Open a file")
        screen.send("Enter")
        screen.wait("Open a draft")
        screen.type("dee")
        screen.wait_match(r"│>deep/")
        screen.send("Tab")
        screen.wait_match(r"│>er/")
        screen.send("Enter")
        screen.wait_match("│>Ærø-plan.yaml")
        screen.type("plan aero")
        screen.wait_match("│>Ærø-plan.yaml")
        screen.type("zzz")
        screen.wait("no drafts with such a name")
        screen.send("Enter")
        screen.wait("Not opened")
        screen.send("Escape")
        screen.wait_gone("Not opened")
        screen.send("C-u")
        screen.type("nowhere/")
        screen.wait("no such")
        screen.send("C-u")
        screen.type("deep/er/plan")
        screen.wait_match("│>Ærø-plan.yaml")
        screen.send("Enter")
        now = screen.settled("EXRAIL")
        tap.ok("Step" in now, "found by words without accents, and opened", now)
        screen.send("q")
        tap.equal(screen.status(), 0, "left")


@tap.case
def a_draft_named_on_the_command_line_has_no_start_page():
    example("ssa-2020-lot2-example.yaml", "one.yaml")
    for args in (["one.yaml"], ["new.yaml"], ["--call=ssa-2015"]):
        with wizard(*args) as screen:
            tap.ok("New consortium" not in screen.settled("Step"), " ".join(args))
            screen.send("q")
            screen.status()


@tap.case
def a_state_that_cannot_be_written():
    shutil.rmtree(os.path.dirname(STATE), ignore_errors=True)
    with open(os.path.dirname(STATE), "w", encoding="utf-8"):
        pass
    with wizard() as screen:
        screen.wait("plans a consortium")
        screen.send("Down", "Enter")
        screen.wait("Open a draft")
        screen.type("one.y")
        screen.wait_match(r"│>one\.yaml")
        screen.send("Enter")
        screen.wait("EXRAIL")
        screen.send("q")
        tap.equal(screen.status(), 0, "passes in silence")


tap.main()
