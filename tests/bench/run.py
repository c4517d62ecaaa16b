#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What konsort costs, beside its budgets: a table (`make bench`).

Bytes and instructions repeat, milliseconds do not: budgets are on the former.
Instructions are valgrind's; writes are write(2) calls to the terminal, by strace.  A figure
without its tool is a dash.  Exit 1 with --strict if a budget is missed.
"""
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "support"))
sys.path.insert(0, HERE)
from ptybench import Plan, measure, median  # noqa: E402
from beside import beside, every_screen  # noqa: E402

BUILD = os.environ.get("KONSORT_BUILDDIR", ".")
KONSORT = os.path.join(BUILD, "konsort")
VALGRIND = shutil.which("valgrind")
STRACE = shutil.which("strace")

rows = []


def figure(what, value, budget=None, unit=""):
    """One row; value None: could not be measured."""
    over = value is not None and budget is not None and value > budget
    rows.append((what, value, budget, unit, over))
    show = "-" if value is None else f"{value:,.3f}" if isinstance(value, float) else f"{value:,}"
    limit = "" if budget is None else f"{budget:,}"
    print(f"| {what:<52} | {show:>14} | {limit:>10} | {unit:<7} | {'OVER' if over else '':<4} |",
          flush=True)


def heading(text):
    print(f"| {text:<52} | {'figure':>14} | {'budget':>10} | {'unit':<7} | {'':<4} |")
    print(f"|{'-' * 54}|{'-' * 16}|{'-' * 12}|{'-' * 9}|{'-' * 6}|", flush=True)


def on_screen(draft, lang="en", **plan):
    """Measures the wizard; each time with a home of its own, so that it has no memory of
    the step at which the draft was left and begins with the same screen."""
    with tempfile.TemporaryDirectory(dir=os.path.dirname(draft)) as home:
        plan["env"] = {"HOME": home, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home}
        plan["env"].update(plan.pop("place", {}))
        return measure([KONSORT, f"--lang={lang}", draft], Plan(**plan))


def screen(draft):
    """The wizard on a terminal of 80x24."""
    moving = {"warm": "5,Home", "quit": "q"}
    typing = {"warm": "4,Tab,End", "quit": "C-q"}
    plain = on_screen(draft, keys="Down*6", resize=(120, 40), idle=3.0, **moving)
    typed = on_screen(draft, keys="'measure'", **typing)
    instr = typed_instr = kept_instr = traced = typed_traced = None
    if VALGRIND:
        instr = on_screen(draft, tool="callgrind", keys="Down*3", **moving)
        # a letter alone, and one with the record in the recovery file that follows it
        typed_instr = on_screen(draft, tool="callgrind", keys="'mea'",
                                place={"XDG_STATE_HOME": "/dev/null"}, **typing)
        kept_instr = on_screen(draft, tool="callgrind", keys="'mea'", **typing)
    if STRACE:
        traced = on_screen(draft, tool="strace", keys="Down*6", **moving)
        typed_traced = on_screen(draft, tool="strace", keys="'measure'", **typing)

    def of(result, name, key=None):
        if result is None:
            return None
        return median(result["keys"], name) if key else result["start"].get(name)

    figure("first screen, 12 partners", of(plain, "bytes"), 2000, "B")
    figure("first screen", of(traced, "writes"), 4, "writes")
    figure("first screen", of(instr, "instructions"), 4_000_000, "instr")
    figure("first screen", round(of(plain, "ms"), 1), None, "ms")
    figure("a Down key in the partners", of(plain, "bytes", True), 120, "B")
    figure("a Down key", of(traced, "writes", True), 1, "writes")
    figure("a Down key", of(instr, "instructions", True), 150_000, "instr")
    figure("a letter typed in the title", of(typed, "bytes", True), 40, "B")
    figure("a letter typed", of(typed_traced, "writes", True), 1, "writes")
    figure("a letter typed", of(typed_instr, "instructions", True), 150_000, "instr")
    if kept_instr:
        figure("a record of what is not saved", of(kept_instr, "instructions", True) -
               of(typed_instr, "instructions", True), None, "instr")
    figure("resize to 120x40", plain["resize"]["bytes"], 2000, "B")
    figure("idle for 3 s", plain["idle"]["bytes"], 0, "B")
    figure("idle for 3 s", plain["idle"]["wakeups"], 3, "wakeups")
    figure("peak memory of the wizard", plain["peak_kb"], 4096, "kB")


def languages(draft, english):
    """What another language costs: its catalogue is looked at before it is trusted.  ENGLISH:
    the instructions of `check'."""
    switch = {"warm": "5,Home,l", "quit": "q"}
    plain = on_screen(draft, lang="nl", **switch, keys="Home,Enter")
    instr = danish = None
    if VALGRIND:
        instr = on_screen(draft, lang="nl", tool="callgrind", **switch, keys="Home,Enter")
        danish = on_screen(draft, lang="da", tool="callgrind", warm="", keys="", quit="q")
    # a quarter more than in English: its catalogue is looked at, and gettext looks texts up
    figure("first screen in Danish", danish and danish["start"].get("instructions"), 5_000_000, "instr")
    figure("from Dutch to Danish on the partners", plain["keys"][-1]["bytes"], 2000, "B")
    figure("from Dutch to Danish", instr and instr["keys"][-1]["instructions"], None, "instr")
    ours = instructions([KONSORT, "check", "--lang=da", draft])
    figure("check in Danish, 12 partners", ours, None, "instr")
    if ours and english:
        figure("  beside English", round(ours / english, 3), 1.5, "")


def alone(draft, scratch):
    """A copy where no other draft lies beside it: the wizard looks at those."""
    folder = os.path.join(scratch, "alone")
    os.mkdir(folder)
    return shutil.copy(draft, folder)


def instructions(argv):
    """All instructions of a program that reads no terminal."""
    if not VALGRIND:
        return None
    with tempfile.NamedTemporaryFile() as out:
        said = subprocess.run(
            [VALGRIND, "--tool=callgrind", f"--callgrind-out-file={out.name}"] + argv,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    found = re.search(r"Collected\s*:\s*(\d+)", said.stderr)
    return int(found.group(1)) if found else None


def best(argv, times=7):
    """(least milliseconds, most kB) of a program."""
    runs = [subprocess.run([os.path.join(BUILD, "tests/bench/spent")] + argv, text=True,
                           stdout=subprocess.PIPE, check=True).stdout.split()
            for _ in range(times)]
    return min(float(run[0]) for run in runs), max(int(run[1]) for run in runs)


def check(what, drafts, budgets):
    """konsort check beside libyaml's events on the same bytes; returns the instructions.
    BUDGETS: of `instr`, `ratio' and `kB'."""
    konsort, events = [KONSORT, "check", "--lang=en"] + drafts, [
        os.path.join(BUILD, "tests/bench/yamlevents")] + drafts
    ours, theirs = instructions(konsort), instructions(events)
    ms, peak = best(konsort)
    ms_events, _ = best(events)
    size = sum(os.path.getsize(draft) for draft in drafts)
    figure(f"check, {what} ({size:,} B)", ours, budgets.get("instr"), "instr")
    figure("  libyaml's events on the same bytes", theirs, None, "instr")
    if ours and theirs:
        figure("  ratio of instructions", round(ours / theirs, 3), budgets.get("ratio"), "")
    figure("  time", round(ms, 1), None, "ms")
    figure("  ratio of times", round(ms / ms_events, 3), None, "")
    figure("  peak memory", peak, budgets.get("kB"), "kB")
    return ours


def checks(drafts, scratch):
    """Drafts of all sizes, and many in one process."""
    ratio = {"ratio": 1.5}
    spent = {
        12: check("12 partners", [drafts[12]], {"instr": 2_000_000}),
        1_000: check("1,000 partners", [drafts[1_000]], {}),
        10_000: check("10,000 partners", [drafts[10_000]], {**ratio, "kB": 20_480}),
        100_000: check("100,000 partners", [drafts[100_000]], ratio)}
    if all(spent.values()):
        figure("  instructions a partner beside those at 10,000",
               round(spent[100_000] / spent[10_000] / 10, 3), 1.05, "")
    many = [os.path.join(scratch, f"many-{n}.yaml") for n in range(1_000)]
    for name in many:
        shutil.copy(drafts[20], name)
    check("1,000 drafts of 20 partners in one go", many, ratio)
    return spent


def others(drafts, spent):
    """What else goes over the consortium."""
    for command, budget in (("fits", 2), ("suggest", None)):
        for count in (12, 10_000):
            ours = instructions([KONSORT, command, "--lang=en", drafts[count]])
            figure(f"{command}, {count:,} partners", ours, None, "instr")
            if ours and spent[count]:
                figure("  beside check", round(ours / spent[count], 3), budget, "")
    figure("suggest, a draft without partners", instructions([KONSORT, "suggest", "--lang=en", drafts[0]]),
           None, "instr")


def names_of(draft):
    """The partners' names, as a list to choose from has them."""
    with open(draft, encoding="utf-8") as file:
        return re.findall(r'^  - name: "(.*)"$', file.read(), re.M)


def evaluation(count, draft):
    rounds = max(3, 30_000 // count)
    said = subprocess.run([os.path.join(BUILD, "tests/bench/evaluate"), draft, str(rounds)],
                          stdout=subprocess.PIPE, text=True, check=False).stdout
    budget = {12: 2, 10_000: 200}.get(count)
    figure(f"evaluation of all rules, {count:,} partners",
           float(said) if said.strip() else None, budget, "us")


def main():
    # a figure with debugging aids in it says nothing
    if b"__asan_init" in open(KONSORT, "rb").read():
        sys.exit("bench: this is a sanitizer build")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory(prefix="konsort-bench.") as scratch:
        drafts = {}
        for count in (0, 12, 20, 1_000, 10_000, 100_000):
            drafts[count] = os.path.join(scratch, f"{count}.yaml")
            with open(drafts[count], "w", encoding="utf-8") as file:
                subprocess.run([sys.executable, os.path.join(HERE, "make-draft.py"), str(count)],
                               stdout=file, check=True)
        os.environ["XDG_STATE_HOME"] = scratch
        heading("wizard")
        draft = alone(drafts[12], scratch)
        screen(draft)
        print()
        heading("every screen")
        every_screen(KONSORT, draft, VALGRIND, figure)
        print()
        beside(KONSORT, draft, names_of(draft), VALGRIND, figure)
        print()
        heading("check")
        spent = checks(drafts, scratch)
        print()
        heading("languages")
        languages(draft, spent[12])
        print()
        heading("fits and suggest")
        others(drafts, spent)
        print()
        heading("evaluator")
        for count in (12, 1_000, 10_000):
            evaluation(count, drafts[count])
    missed = sum(row[4] for row in rows)
    print(f"\n{len(rows)} figures, {missed} over budget")
    return 1 if missed and "--strict" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
