# SPDX-License-Identifier: GPL-3.0-or-later
"""The wizard under valgrind: every step, a partner more and one less, saved and left.
Nothing definitely or indirectly lost, nothing read that was not there."""
import os
import shutil

import tap
import term
from term import Term

KONSORT = tap.path("KONSORT")
EXAMPLES = os.path.join(tap.path("KONSORT_SRCDIR"), "data", "examples")
HERE = tap.path("SCRATCH")
LOG = os.path.join(HERE, "valgrind.log")
# valgrind makes every key some fifty times as slow
SLOW = 4 * term.TIMEOUT


def valgrind(*arguments):
    return ["valgrind", "-q", "--error-exitcode=98", "--leak-check=full",
            "--errors-for-leak-kinds=definite,indirect",
            "--show-leak-kinds=definite,indirect", f"--log-file={LOG}", KONSORT,
            *arguments]


def found():
    with open(LOG, encoding="utf-8", errors="replace") as file:
        return file.read()


@tap.case
def walk_through_all_steps():
    draft = os.path.join(HERE, "draft.yaml")
    shutil.copy(os.path.join(EXAMPLES, "ssa-2020-lot2-example.yaml"), draft)
    os.chmod(draft, 0o600)
    with Term(80, 24, valgrind("--lang=en", draft), cwd=HERE) as screen:
        screen.wait("Step 7 of 7", SLOW)
        screen.send("1")
        for step in range(1, 7):
            screen.wait(f"Step {step} of 7", SLOW)
            screen.send("C-n")
        screen.wait("Step 7 of 7", SLOW)
        screen.send("5")
        screen.wait("Step 5 of 7", SLOW)
        screen.send("a")
        screen.wait("─ Add partners", SLOW)
        screen.type("Skole Æ")
        screen.wait("Skole Æ", SLOW)
        screen.send("Tab")
        screen.type("den")
        screen.wait("Denmark", SLOW)
        screen.send("Enter")
        screen.wait("Added", SLOW)
        screen.send("Escape")
        screen.wait_gone("─ Add partners", SLOW)
        screen.send("End", "Up", "Up")
        screen.wait_match(r"14 Skole Æ", SLOW)
        screen.resize(60, 20)
        screen.wait_match(r"14 Skole Æ", SLOW)
        screen.resize(80, 24)
        screen.send("?")
        screen.wait("─ Help ─", SLOW)
        screen.send("Escape")
        screen.wait_gone("─ Help ─", SLOW)
        screen.send("r")
        screen.wait("Remove partner 14", SLOW)
        screen.send("Right", "Enter")
        screen.wait("Removed", SLOW)
        screen.send("u")
        screen.wait("Undone", SLOW)
        screen.send("c")
        screen.wait("Map of the consortium", SLOW)
        screen.send("Escape")
        screen.wait_gone("Map of the consortium", SLOW)
        screen.send("s")
        screen.wait("Saved", SLOW)
        screen.send("q")
        tap.equal(screen.status(SLOW), 0, "valgrind ends with konsort's status")
    tap.equal(found(), "", "nothing lost in a walk through the steps")


@tap.case
def left_at_once():
    with Term(80, 24, valgrind("--lang=nl"), cwd=HERE) as screen:
        screen.wait_match("^>", SLOW)
        screen.send("q")
        tap.equal(screen.status(SLOW), 0, "left at once, in Dutch")
    tap.equal(found(), "", "nothing lost where nothing was done")


if os.environ.get("KONSORT_SANITIZERS"):
    tap.skip_all("the sanitizers watch memory themselves")
if not term.available() or not shutil.which("valgrind"):
    tap.skip_all("tmux or valgrind is missing")
tap.main()
