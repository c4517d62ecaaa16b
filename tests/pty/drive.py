#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people ask of a program on a terminal, one case a wish, driven as they would."""
import os
import re
import shutil
import subprocess
import tempfile

import tap
import term
from rawterm import DRAFT, KONSORT, Raw
from term import Term

UTF8 = {"LC_ALL": "C.UTF-8"}


class Desk:
    """The wizard with a home of its own and a copy of the example to change."""

    def __init__(self, cols=80, rows=24, args=None, env=None):
        self.home = tempfile.mkdtemp(prefix="drive.")
        self.draft = shutil.copy(DRAFT, self.home)
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
        self.screen = Term(cols, rows, [KONSORT, "--lang=en", *(args or [self.draft])],
                           env={**UTF8, **dict.fromkeys(names, self.home), **(env or {})},
                           cwd=self.home)

    def __enter__(self):
        return self.screen

    def __exit__(self, *_):
        self.screen.close()
        shutil.rmtree(self.home, ignore_errors=True)


def to_partners(screen):
    screen.wait("EXRAIL")
    screen.send("5")
    screen.wait("Step 5 of 7")


def condition(screen, title):
    found = re.search(rf"│.?([-!?+]) {re.escape(title)} *(\S*)", screen)
    return found.groups() if found else None


@tap.case
def item_1_live_sidebar():
    with Desk() as screen:
        to_partners(screen)
        tap.equal(condition(screen.screen(), "Full partners"), ("+", "12/12"), "1: the number")
        screen.send("Down", "r")
        screen.wait("Remove partner 2")
        screen.send("Right", "Enter")
        now = screen.wait("11/12")
        tap.equal(condition(now, "Full partners")[0], "!", "1: flips before the next key")


@tap.case
def item_2_why_and_where():
    with Desk() as screen:
        to_partners(screen)
        screen.send("Down", "x")
        screen.wait("Role")
        screen.send("Escape", "r")
        screen.wait("Remove partner 2")
        screen.send("Right", "Enter")
        screen.wait("11/12")
        screen.send("!", "Home", "Enter")
        now = screen.wait_match(r"003|Funding")
        tap.ok("Full partners" in now, "2: Enter on a condition tells why and by which source", now)
        screen.send("g")
        screen.wait_gone("┌─")
        tap.ok("Step 5 of 7" in screen.screen(), "2: one key goes to where it is mended")


@tap.case
def item_3_back_is_always_allowed():
    with Desk() as screen:
        to_partners(screen)
        screen.send("Enter")
        screen.wait("partner 1 of 13")
        screen.type("XYZ")
        screen.wait("AarhusXYZ")
        screen.send("Escape")
        screen.wait("[ Next: Statements ]")
        for title in ("Aims", "Sector", "Lot", "Call"):
            screen.send("Escape")
            screen.wait(f"· {title}")
        screen.send("Escape")
        screen.wait("first step")
        tap.ok(True, "3: Esc from step to step, and a word at the first")
        screen.send("5", "Enter")
        screen.wait("AarhusXYZ")
        tap.ok(True, "3: what was typed is kept")


@tap.case
def item_3_no_key_is_silent():
    with Desk() as screen:
        to_partners(screen)
        for key, word in (("&", "does nothing here"), ("Up", "further up"), ("F5", "does nothing here"),
                          ("Left", "does nothing here")):
            screen.send(key)
            screen.wait(word)
            screen.send("!", "!")
            screen.wait_gone(word)
        tap.ok(True, "3: a key without a meaning, and one at an edge, are answered")


@tap.case
def item_12_resize_inside_pop_ups():
    with Desk() as screen:
        to_partners(screen)
        screen.send("Enter")
        screen.wait("partner 1 of 13")
        screen.send("Tab", "Enter")
        screen.wait("Programme Countries of")
        screen.type("germ")
        screen.wait_match("germ.*1/250")
        for cols, rows in ((200, 60), (60, 20), (40, 10), (10, 3), (1, 1), (80, 24)):
            screen.resize(cols, rows)
        screen.wait_match("germ.*1/250")
        screen.wait_match("> *Germany")
        tap.ok(True, "12: the filter is there after every size, and what it shows")
        screen.send("Enter")
        screen.wait_match(r"Country +Germany")
        tap.ok(True, "12: and Enter takes what it shows")


@tap.case
def item_13_escape_and_ctrl_c():
    with Desk() as screen:
        to_partners(screen)
        screen.send("?")
        screen.wait("┌─ Help")
        screen.send("Escape")
        screen.wait_gone("┌─ Help")
        tap.ok(screen.running(), "13: Esc goes one level back and never quits")
        screen.send("y", "C-c")
        screen.wait("not saved")
        screen.send("Enter")
        screen.wait_gone("Quit without saving")
        tap.ok(screen.running(), "13: Ctrl-C asks when something changed; Enter is Cancel")
        screen.send("u")
        screen.wait("Undone")
        screen.send("C-c")
        tap.equal(screen.status(), 0, "13: and asks nothing when nothing is changed any more")


@tap.case
def item_14_validated_on_leaving():
    with Desk() as screen:
        to_partners(screen)
        screen.send("Enter")
        screen.wait("partner 1 of 13")
        screen.walk("Grant in EUR")
        screen.send("C-u")
        screen.type("12x")
        screen.wait_match(r"Grant in EUR +12x")
        first = screen.screen()
        screen.send("Tab")
        now = screen.wait_match(r"!?Grant in EUR.*12x")
        screen.wait_for(lambda text: text != first, "a word on the fault")
        now = screen.settled(r"12x")
        tap.ok(re.search(r"number|euro|digits", now), "14: told on leaving the field", now)
        screen.send("BTab")
        screen.send("C-u")
        screen.type("1500")
        screen.wait_match(r"Grant in EUR +1.?500")
        tap.ok(True, "14: and mended by typing on")


@tap.case
def item_15_type_to_filter():
    with Desk() as screen:
        to_partners(screen)
        screen.send("Enter")
        screen.wait("partner 1 of 13")
        screen.send("Tab", "Enter")
        screen.wait("250/250")
        for typed, wanted in (("osterr", None), ("uk", "United Kingdom"), ("el", "Greece"),
                              ("lands nether", "Netherlands"), ("COTE IVOIRE", "Ivoire")):
            screen.type(typed)
            now = screen.wait_match(re.escape(typed) + r".*\d+/250")
            if wanted:
                tap.ok(wanted in now, f"15: '{typed}' finds {wanted}", now)
            screen.send("Escape")
            screen.wait("250/250")
        tap.ok(True, "15: Esc clears first")


@tap.case
def item_16_all_steps_at_one_key():
    with Desk() as screen:
        to_partners(screen)
        screen.send("o")
        now = screen.wait("Review")
        tap.ok(all(title in now for title in ("Call", "Lot", "Sector", "Aims", "Statements")),
               "16: all steps", now)
        screen.send("Escape")
        screen.wait("Step 5 of 7 · Partners")
        tap.ok(True, "16: and where one is stands in the header")


@tap.case
def item_17_problems():
    with Desk() as screen:
        to_partners(screen)
        screen.send("Down", "r")
        screen.wait("Remove partner 2")
        screen.send("Right", "Enter")
        screen.wait("11/12")
        screen.send("1")
        screen.wait("Step 1 of 7")
        screen.send("p")
        screen.wait("Step 5 of 7")
        tap.ok(True, "17: p goes to the next problem from another step")
        screen.send("7")
        screen.wait("Step 7 of 7")
        screen.send("n")
        screen.wait("Step 5 of 7")
        tap.ok(True, "17: finishing goes to the first problem")


@tap.case
def item_18_undo():
    with Desk() as screen:
        to_partners(screen)
        screen.send("Down", "r")
        screen.wait("Remove partner 2")
        screen.send("Right", "Enter")
        screen.wait("11/12")
        screen.send("u")
        now = screen.wait("12/12")
        tap.ok("Undone" in now and "Voorbeeldcollege" in now, "18: undone, with a word", now)
        screen.send("U")
        screen.wait("11/12")
        screen.send("h")
        screen.wait("┌─")
        screen.send("Escape")
        tap.ok(True, "18: made again, and a list of changes")


@tap.case
def item_19_another_call_asks():
    with Desk() as screen:
        screen.wait("EXRAIL")
        screen.send("1")
        screen.wait("Step 1 of 7")
        screen.walk("Sector Skills Alliances 2015", key="Down")
        screen.send("Enter")
        now = screen.wait("┌─")
        tap.ok("no longer" in now or "not fit" in now or "would" in now,
               "19: what no longer fits is shown first", now)
        screen.send("Escape")
        screen.wait_gone("┌─")


@tap.case
def item_20_hints_and_help():
    for cols in (40, 41, 60, 72, 80, 200):
        with Desk(cols, 24) as screen:
            screen.wait("EXRAIL" if cols > 60 else "Step 7")
            screen.settled("Back")
            bar = screen.line(23)
            tap.ok("Help" in bar and "Back" in bar, f"20: Help and Back at {cols} columns", bar)
    with Desk() as screen:
        to_partners(screen)
        screen.send("?")
        screen.wait("┌─ Help")
        screen.send("/")
        screen.type("duplicate")
        now = screen.wait_match(r"d +|d, .*add a partner like")
        tap.ok("add a partner like this one" in now, "20: the keys of this screen, searched", now)


@tap.case
def item_22_help_on_a_field():
    with Desk() as screen:
        to_partners(screen)
        screen.send("Enter")
        screen.wait("partner 1 of 13")
        screen.walk("Role")
        screen.send("C-g")
        now = screen.wait("┌─ Help")
        tap.ok(re.search(r"\(00\d\)", now), "22: help on a field says what the sources say", now)


@tap.case
def item_23_language_keeps_all():
    with Desk() as screen:
        to_partners(screen)
        screen.send("Down", "y", "/")
        screen.type("ge")
        english = screen.settled(r"ge.*\d+/13")
        screen.send("C-k")
        screen.wait("Dansk")
        screen.send("Home")
        screen.wait_match(r">\( \) Dansk")
        screen.send("Enter")
        danish = screen.wait_match(r"Trin 5 af 7")
        tap.ok("ge" in danish, "23: the filter stays", danish)
        screen.send("C-k")
        screen.wait("English")
        screen.walk("English")
        screen.send("Enter")
        back = screen.wait("Step 5 of 7")
        tap.equal(back.split("\n")[3:20], english.split("\n")[3:20], "23: and all comes back")
        screen.send("Escape", "u")
        screen.wait("Undone")
        tap.ok(True, "23: what can be undone too")


@tap.case
def item_25_graphemes():
    with Desk() as screen:
        screen.wait("EXRAIL")
        screen.send("4", "C-u")
        for letter in ("æ", "Å", "ë", "ĳ", "e\u0301", "漢"):
            screen.type("a" + letter)
            screen.wait_match(f"Acronym +a{letter}")
            screen.send("BSpace")
            screen.wait_match(r"Acronym +a_*( |$)")
            screen.send("BSpace")
            now = screen.wait_match(r"Acronym +_+( |│)")
        tap.ok(re.search(r"^.{48}│", now, re.M), "25: one Backspace a letter, and a straight border", now)


@tap.case
def item_26_paste():
    with Desk() as screen:
        screen.wait("EXRAIL")
        screen.send("6")
        screen.wait("Step 6 of 7")
        screen.paste("one\nq\x1b[31m two\n\x03three\n")
        now = screen.wait("three")
        tap.ok("Step 6 of 7" in now, "26: newline, q and escape sequences in a paste are text", now)
        screen.send("C-_")
        screen.wait("Undone")
        tap.ok("three" not in screen.screen(), "26: undone in one")


@tap.case
def item_28_cursor_on_the_focus():
    with Desk() as screen:
        to_partners(screen)
        for keys in (["Down"], ["!"], ["Enter"], ["Escape"], ["!"], ["Enter"], ["Tab"], ["Escape"],
                     ["c"], ["Down"], ["Escape"], ["m"], ["Escape"], ["7"], ["Down"]):
            screen.send(*keys)
            shown = screen.settled(".")
            column, row = screen.cursor()
            line = shown.split("\n")[row]
            reads = "┌" in shown and not re.search("│>", shown)   # a page: nothing has the focus
            tap.ok(reads or ">" in line[:column + 2], f"28: {keys[0]}: the cursor is at the focus",
                   f"{column},{row}: {line!r}")


@tap.case
def item_29_no_colour():
    for env, args in (({"NO_COLOR": "1"}, []), ({}, ["--color=never"])):
        with Desk(args=args + [DRAFT], env=env) as screen:
            screen.wait("EXRAIL")
            screen.send("T")
            screen.wait("Colours")
            tap.ok(not re.search(rb"\x1b\[[0-9;]*(3[0-7]|4[0-7]|38;|48;|9[0-7])[;m]", screen.raw),
                   f"29: no colour with {env or args}", screen.raw[-300:])
    with Desk(env={"NO_COLOR": ""}, args=["--color=always", DRAFT]) as screen:
        to_partners(screen)
        screen.send("r")
        screen.wait("Remove partner 1")
        screen.send("Right", "Enter")
        screen.wait_match(r"! One applicant|! Full partners")
        tap.ok(re.search(rb"\x1b\[[0-9;]*31m", screen.raw), "29: what is unmet is red and has a mark")
        tap.ok(not re.search(rb"\x1b\[[0-9;]*4[0-7]m", screen.raw), "29: on the terminal's own ground")


@tap.case
def item_29_high_contrast():
    with tempfile.TemporaryDirectory() as home:
        os.mkdir(os.path.join(home, "konsort"))
        with open(os.path.join(home, "konsort", "config.yaml"), "w", encoding="ascii") as file:
            file.write("theme: contrast\n")
        raw = Raw({**UTF8, "TERM": "xterm-256color", "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home})
        raw.wait(b"\x1b[97m\x1b[40m\x1b[H\x1b[2J")
        tap.ok(True, "29: high contrast: the ground of the whole screen, from the start")
        raw.close()


@tap.case
def trap_bottom_right_and_borders():
    for name in ("xterm-256color", "screen", "tmux-256color", "linux", "putty", "vt100"):
        if subprocess.run(["tput", "-T", name, "cols"], capture_output=True, check=False).returncode:
            continue
        with Desk(60, 20, env={"TERM": name}) as screen:
            screen.wait("Step 7")
            screen.send("?")
            now = screen.wait("Help ─")
            edges = [line for line in now.split("\n") if line.startswith("│")]
            tap.ok(len(edges) > 10 and all(line.endswith("│") for line in edges),
                   f"{name}: borders of lines, straight", now)
    with Desk(60, 20, args=["--ascii", DRAFT]) as screen:
        screen.wait("Step 7")
        screen.send("?")
        now = screen.wait("Help -")
        tap.ok(not re.search(r"[^\x00-\x7f]", now), "--ascii: nothing but ASCII", now)


if not term.available():
    tap.skip_all("tmux is missing")
tap.main()
