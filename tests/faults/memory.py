# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory runs out, at each allocation in turn, once or for good: `check' and a save end with
"out of memory" or do their work whole; no file is harmed, no lock stays, the terminal is given
back.  In English: the C library's gettext itself ends badly where it gets no memory for the charset
of a catalogue.  `make check-faults' runs this."""
import os
import select
import shutil
import subprocess
import termios
from concurrent.futures import ThreadPoolExecutor

import cli
import rawterm
import tap

LIBRARY = os.path.join(cli.SCRATCH, "failmalloc.so")
EXAMPLE = os.path.join(cli.EXAMPLES, "ssa-2020-lot2-example.yaml")
PLACE = os.path.join(cli.SCRATCH, "memory")
DRAFT = os.path.join(PLACE, "draft.yaml")
WORKERS = os.cpu_count() or 1
LINES = "\n".join(["=", "4", "", "Another title", ":w", ":q"]).encode() + b"\n"


def prepare():
    if os.environ.get("KONSORT_SANITIZERS"):
        tap.skip_all("the sanitizers have allocations of their own")
    source = os.path.join(cli.SOURCE, "tests", "support", "failmalloc.c")
    compiler = os.environ.get("CC", "cc").split()
    try:
        done = subprocess.run([*compiler, "-shared", "-fPIC", "-O1", "-o", LIBRARY, source], check=False,
                              capture_output=True)
    except OSError as error:
        tap.skip_all(f"no compiler: {error}")
    if done.returncode:
        tap.skip_all("a library to preload cannot be made here: " + done.stderr.decode()[:200])


def begin(place=PLACE):
    """The draft as it was, and nothing remembered; returns what PLACE adds to the environment."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.rmtree(os.environ["XDG_STATE_HOME"], ignore_errors=True)
    os.makedirs(place)
    shutil.copy(EXAMPLE, os.path.join(place, "draft.yaml"))
    return {"XDG_STATE_HOME": os.path.join(place, "state")}


def run(args, stdin=b"", cwd=None, **environment):
    done = subprocess.run([cli.KONSORT, "--lang=en", *args], input=stdin, capture_output=True, timeout=60,
                          env={**os.environ, "LD_PRELOAD": LIBRARY, **environment}, check=False, cwd=cwd)
    return done.returncode, done.stdout, done.stderr


def contents(path):
    with open(path, "rb") as file:
        return file.read()


def allocations(args, stdin=b"", **where):
    _, _, err = run(args, stdin, FAIL_COUNT="1", **where)
    return int(err.split()[-1])


def wrong_ones(n, judge):
    """What JUDGE(worker, environment) has to say of each allocation of N, failing once and for good."""
    def some(worker):
        for i in range(1 + worker, n + 1, WORKERS):
            for fault in ({"FAIL_AT": str(i)}, {"FAIL_AT": str(i), "FAIL_FOREVER": "1"}):
                wrong = judge(worker, fault)
                if wrong:
                    yield f"{fault}: {wrong}"
    with ThreadPoolExecutor(WORKERS) as pool:
        return [w for part in pool.map(lambda worker: list(some(worker)), range(WORKERS)) for w in part]


def is_clean(status, out, err, good):
    """Nothing but whole work or an end that says why."""
    if (status, out) == good[:2]:
        return True
    return status == 2 and b"out of memory" in err


def check(text, *args):
    good = run(args)
    n = allocations(args)

    def judge(_, fault):
        status, out, err = run(args, **fault)
        return "" if is_clean(status, out, err, good) else f"status {status}, {out[-100:]!r}, {err[-200:]!r}"
    wrong = wrong_ones(n, judge)
    tap.ok(n > 300 and not wrong, f"{text}: each of {n} allocations", "\n".join(wrong[:10]))


@tap.case
def check_ends_whole_or_says_why():
    check("check", "check", EXAMPLE)
    check("check as JSON", "check", "--format=json", EXAMPLE)


@tap.case
def a_save_is_whole_or_not_at_all():
    args = ("--plain", "draft.yaml")

    def place(worker):
        return os.path.join(cli.SCRATCH, f"save-{worker}")

    def draft(worker):
        return contents(os.path.join(place(worker), "draft.yaml"))
    state = begin(place(0))
    old = draft(0)
    good = run(args, LINES, cwd=place(0), **state)
    new = draft(0)
    tap.ok(old != new and good[0] in (0, 1), "the draft is saved where there is memory", good)
    n = allocations(args, LINES, cwd=place(0), **begin(place(0)))

    def judge(worker, fault):
        status, _, err = run(args, LINES, cwd=place(worker), **begin(place(worker)), **fault)
        now = draft(worker)
        left = [name for name in os.listdir(place(worker)) if name.endswith((".lock", ".tmp"))]
        # a library without memory can look like a lock that cannot be had, or the end of the input
        ended = status == good[0] and now == new or status == 2 and err
        if now in (old, new) and not left and ended:
            return ""
        state = "old" if now == old else "new" if now == new else "harmed"
        return f"status {status}, {left}, {state}, {err[-200:]!r}"
    wrong = wrong_ones(n, judge)
    tap.ok(n > 300 and not wrong, f"a save: each of {n} allocations", "\n".join(wrong[:10]))


def end(raw):
    """Leaves the wizard, whatever it says first; the exit status, None if it goes on."""
    for _ in range(100):
        raw.send(b"q")
        for _ in range(5):
            if select.select([raw.master], [], [], 0.05)[0]:
                raw.output += os.read(raw.master, 65536)
            elif raw.child.poll() is not None:
                return raw.child.returncode
        raw.send(b"\x1b")
    return None


def wizard(fault):
    """What is wrong with how the wizard ends; it is left as soon as it can be."""
    begin()
    raw = rawterm.Raw(env={**fault, "LD_PRELOAD": LIBRARY}, args=(DRAFT,))
    status = end(raw)
    wrong = []
    entered, left = raw.output.rfind(b"\x1b[?1049h"), raw.output.rfind(b"\x1b[?1049l")
    # as it starts curses ends the program itself, or badly; that there is enough for it is seen to
    curses = entered < 0 and (status == -11 or status == 1 and b"Out of memory" in raw.output)
    if status not in (0, 2) and not curses:
        wrong.append(f"status {status}")
    if status == 2 and b"memory" not in raw.output:
        wrong.append("no word of memory")
    if termios.tcgetattr(raw.slave)[:4] != raw.before[:4]:
        wrong.append("the terminal's modes are others")
    if entered > left:
        wrong.append("the terminal's own screen is not back")
    if any(name.endswith(".lock") for name in os.listdir(PLACE)):
        wrong.append("a lock is left")
    if contents(DRAFT) != contents(EXAMPLE):
        wrong.append("the draft is harmed")
    raw.close()
    return f"{fault}: {', '.join(wrong)}: {raw.output[-200:]!r}" if wrong else None


@tap.case
def the_wizard_gives_the_terminal_back():
    n = 3000
    wrong = [wizard(fault) for i in [*range(1, 60, 3), *range(60, n, 60)]
             for fault in ({"FAIL_AT": str(i)}, {"FAIL_AT": str(i), "FAIL_FOREVER": "1"})]
    wrong = [w for w in wrong if w]
    tap.ok(not wrong, "the wizard ends well", "\n".join(wrong[:10]))


if __name__ == "__main__":
    prepare()
    tap.main()
