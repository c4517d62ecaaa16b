# SPDX-License-Identifier: GPL-3.0-or-later
"""Common actions in konsort, and the nearest thing in nano, whiptail and dialog, in the
same run: bytes that the terminal gets and thousands of instructions, by one table; and a
Down key on every screen of the wizard.

What is nearest: their menus list the same 12 partners, their forms have the same fields,
nano has the draft's file open.  Where a program has nothing alike there is a dash."""
import os
import shutil
import tempfile

from ptybench import Plan, measure, median

PROGRAMS = ("konsort", "nano", "whiptail", "dialog")
START, RESIZE = "start", "resize"

# Actions in the order of the table: what is shown, and the budgets of bytes and instructions
# for konsort alone.
ACTIONS = {
    "first": ("first screen", 2000, 4_000_000),
    "down": ("down in a list", 120, 150_000),
    "letter": ("a letter typed", 40, 150_000),
    "erase": ("a letter erased", 40, 150_000),
    "field": ("to the next field of a form", None, None),
    "list": ("a list of countries opened", 2000, None),
    "narrow": ("a letter to find one in it", None, None),
    "page": ("a page further", 2000, None),
    "help": ("help", 2000, None),
    "undo": ("undo", None, None),
    "step": ("the next step, or screen", 2000, None),
    "resize": ("resize to 120x40", 2000, None),
}

COUNTRIES = ("Austria Belgium Bulgaria Croatia Cyprus Czechia Denmark Estonia Finland France "
             "Germany Greece Hungary Ireland Italy Latvia Lithuania Luxembourg Malta Netherlands "
             "Poland Portugal Romania Slovakia Slovenia Spain Sweden").split()
FIELDS = ("Name", "Country", "Type", "Role")


def _menu(title, rows):
    items = [word for row in rows for word in (row, "an organisation")]
    return ["--menu", title, "22", "70", "14"] + items


def scripts(konsort, draft, names):
    """(program, argv, keys that lead there, [(action, keys)], keys that leave)."""
    form = [word for at, field in enumerate(FIELDS, 1)
            for word in (field, str(at), "1", "", str(at), "12", "40", "0")]
    wizard = [konsort, "--lang=en", draft]
    done = [
        ("konsort", wizard, "5,Home", [("first", START), ("down", "Down"), ("resize", RESIZE)], "q"),
        ("konsort", wizard, "4,Tab,End", [("letter", "'m'"), ("erase", "BS"), ("field", "Tab")], "C-q"),
        ("konsort", wizard, "5,Home,Enter,Tab", [("list", "Enter"), ("narrow", "'d'")], "Esc,Esc,C-q"),
        ("konsort", wizard, "7,Home", [("page", "PgDn"), ("help", "?")], "Esc,q"),
        ("konsort", wizard, "5,Home,y", [("undo", "u"), ("step", "n")], "C-q"),
        ("nano", ["nano", draft], "",
         [("first", START), ("down", "Down"), ("letter", "'m'"), ("erase", "BS"), ("page", "PgDn"),
          ("resize", RESIZE)], "C-x,n"),
        ("nano", ["nano", draft], "", [("help", "C-g")], "C-x,C-x,n"),
    ]
    for program in ("whiptail", "dialog"):
        done += [
            (program, [program] + _menu("Partners", names), "",
             [("first", START), ("down", "Down"), ("resize", RESIZE)], "Esc"),
            (program, [program] + _menu("Country", COUNTRIES), "",
             [("list", START), ("narrow", "'D'"), ("page", "PgDn")], "Esc"),
            (program, [program, "--inputbox", "Title", "10", "70"], "",
             [("step", START), ("letter", "'m'"), ("erase", "BS")], "Esc"),
        ]
    done.append(("dialog", ["dialog", "--form", "Partner", "15", "70", "6"] + form, "",
                 [("field", "Down")], "Esc"))
    done.append(("dialog", ["dialog", "--hfile", draft] + _menu("Partners", names), "",
                 [("help", "F1")], "Esc,Esc"))
    return done


def _run(argv, warm, actions, leave, tool):
    keys = ",".join(keys for _, keys in actions if keys not in (START, RESIZE))
    with tempfile.TemporaryDirectory() as home:
        env = {"HOME": home, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home}
        result = measure(argv, Plan(
            warm=warm, keys=keys, quit=leave, tool=tool, env=env,
            resize=(120, 40) if any(keys == RESIZE for _, keys in actions) else ()))
    phases = iter(result["keys"])
    return {action: result["start"] if keys == START else result["resize"] if keys == RESIZE
            else next(phases) for action, keys in actions}


def beside(konsort, draft, names, valgrind, figure):
    """Prints the table; FIGURE adds a row with a budget."""
    spent = {program: {} for program in PROGRAMS}
    for program, argv, warm, actions, leave in scripts(konsort, draft, names):
        if not shutil.which(argv[0]) and program != "konsort":
            continue
        for tool in ("", "callgrind") if valgrind else ("",):
            for action, got in _run(argv, warm, actions, leave, tool).items():
                spent[program].setdefault(action, {}).update(
                    {"bytes": got["bytes"]} if not tool else {"instr": got.get("instructions")})

    def cell(program, action, name):
        value = spent[program].get(action, {}).get(name)
        if value is None:
            return "-"
        return f"{value:,}" if name == "bytes" else f"{value / 1e3:,.0f}"

    print(f"| {'bytes and kinstr':<27} |" + "".join(f" {program:>16} |" for program in PROGRAMS))
    print(f"|{'-' * 29}|" + f"{'-' * 18}|" * len(PROGRAMS))
    for action, (text, _, _) in ACTIONS.items():
        print(f"| {text:<27} |" + "".join(
            f" {cell(program, action, 'bytes'):>6} {cell(program, action, 'instr'):>9} |"
            for program in PROGRAMS), flush=True)
    print()
    for action, (text, most_bytes, most_instr) in ACTIONS.items():
        ours = spent["konsort"].get(action, {})
        if most_bytes:
            figure(text, ours.get("bytes"), most_bytes, "B")
        if most_instr:
            figure(text, ours.get("instr"), most_instr, "instr")


# Screens with something to go down in, and how one gets there.
SCREENS = {
    "the calls": "1,Home",
    "the Lots": "2,Home",
    "the sectors": "3,Home",
    "the aims": "4",
    "the partners": "5,Home",
    "a partner's form": "5,Home,Enter,Tab,Tab,Tab,Tab",
    "the statements": "6",
    "the review": "7,Home",
    "the conditions": "5,!,Home",
    "why": "5,!,Home,Enter",
    "the overview": "o,Home",
    "the menu": "m,Home",
    "the languages": "l,Home",
    "what fits": "f,Home",
    "the map": "c",
    "the changes": "5,Home,y,y,y,h,Home",
    "the drafts": "O,Home",
    "a list of countries": "5,Home,Enter,Tab,Enter,Home",
    "changing partners": "5,Home,x,Home",
    "help": "?,Home",
}


def every_screen(konsort, draft, valgrind, figure):
    """A Down key on each of them."""
    for name, warm in SCREENS.items():
        got = {}
        for tool in ("", "callgrind") if valgrind else ("",):
            with tempfile.TemporaryDirectory(dir=os.path.dirname(draft)) as home:
                env = {"HOME": home, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home}
                result = measure([konsort, "--lang=en", draft], Plan(
                    warm=warm, keys="Down*2", quit="C-c,Right,Right,Enter", tool=tool, env=env))
            got[tool] = result["keys"]
        figure(f"Down in {name}", median(got[""], "bytes"), 120, "B")
        if valgrind:
            figure(f"Down in {name}", median(got["callgrind"], "instructions"), 150_000, "instr")
