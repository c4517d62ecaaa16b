#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translators are told what they must know: every placeholder is explained, every text of
limited width says so ("at most N cells"), and translations fit into what is said."""
import os
import re
import shlex
import shutil
import subprocess
import sys

sys.path.insert(0, os.environ["KONSORT_SUPPORT"])
import po  # noqa: E402
import tap  # noqa: E402

os.chdir(tap.path("KONSORT_SRCDIR"))

# Where every text of a table has a width: file, and the text before one that says none.
TABLES = [
    ("src/tui/keys.c", r"\{ CMD_\w+, \{[^}]*\}, "),
    ("src/wizard/step.h", r"^\tX\(\w+, \"[a-z]+\", |^\t  "),
    ("src/wizard/field.c", r"\.(?:label|help) = "),
    ("src/core/vocabulary.h", r"^\tX\(\w+, \"[a-z-]+\", "),
]


def makevars():
    """The options of xgettext in po/Makevars."""
    with open("po/Makevars", encoding="utf-8") as file:
        text = file.read().replace("\\\n", " ")
    return shlex.split(re.search(r"^XGETTEXT_OPTIONS *=(.*)$", text, re.M).group(1))


def template():
    """The strings of the sources with their notes, as the build collects them."""
    pot = os.path.join(tap.path("SCRATCH"), "konsort.pot")
    if not os.path.exists(pot):
        subprocess.run(["xgettext", *makevars(), "--files-from=po/POTFILES.in", "-o", pot],
                       check=True, stderr=subprocess.DEVNULL)
    return po.read(pot)


def holes(entry):
    return sorted(set(re.findall("%[1-9]", entry.id + entry.many)))


def unexplained(entry):
    """The placeholders of an entry that no note names."""
    return [hole for hole in holes(entry) if hole not in entry.notes]


def width(entry):
    """How many cells the text may take; None where nothing is said."""
    found = re.findall(r"at most (\d+) cells", entry.notes)
    return min(map(int, found)) if found else None


def stand_ins(entry):
    """How many cells each placeholder is taken for: "%1 is a key (6 cells)"."""
    return {hole: int(cells) for hole, cells in
            re.findall(r"(%[1-9])[^%]*?\((\d+) cells?\)", entry.notes)}


def filled(entry, text):
    sizes = stand_ins(entry)
    return re.sub("%[1-9]", lambda m: "x" * sizes.get(m.group(0), 1), text)


def too_wide(entry, text):
    return width(entry) is not None and po.cells(filled(entry, text)) > width(entry)


@tap.case
def every_placeholder_is_explained():
    dumb = [f"{e.places[0]}: {' '.join(unexplained(e))} of {e.id!r}"
            for e in template() if unexplained(e)]
    tap.ok(not dumb, "a TRANSLATORS note says what each placeholder is", "\n".join(dumb))


@tap.case
def every_width_is_told():
    for name, before in TABLES:
        with open(name, encoding="utf-8") as file:
            rows = re.findall("(?:" + before + r")(N\d*_)\(\"((?:[^\"\\]|\\.)*)\"", file.read(),
                              re.M)
        tap.ok(len(rows) >= 3, f"{name} has a table of texts")
        bare = [text for macro, text in rows if macro == "N_"]
        tap.equal(bare, [], f"{name}: every text of its table has a width, N10_() and so on")
    entries = template()
    loose = [f"{e.places[0]}: {e.id!r}: {e.notes}" for e in entries
             if re.search(r"\d+ cells", e.notes) and width(e) is None]
    tap.ok(not loose, 'every width is told as "at most N cells"', "\n".join(loose))
    unknown = [f"{e.places[0]}: {e.id!r}" for e in entries if width(e) is not None
               and set(holes(e)) - set(stand_ins(e))]
    tap.ok(not unknown, 'what a placeholder takes of a width is told as "(N cells)"',
           "\n".join(unknown))


@tap.case
def texts_fit():
    entries = {e.id: e for e in template()}
    tap.ok(sum(width(e) is not None for e in entries.values()) >= 100, "widths are known")
    wide = [f"{e.places[0]}: {width(e)} cells: {t!r}" for e in entries.values()
            for t in (e.id, e.many) if too_wide(e, t)]
    tap.ok(not wide, "en: every text fits", "\n".join(wide))
    with open("po/LINGUAS", encoding="utf-8") as file:
        languages = re.sub("#.*", "", file.read()).split()
    for code in languages:
        wide = [f"line {t.line}: {width(entries[t.id])} cells: {text!r}"
                for t in po.read(f"po/{code}.po") if t.id in entries
                for text in t.texts if too_wide(entries[t.id], text)]
        tap.ok(not wide, f"{code}: every text fits", "\n".join(wide))


@tap.case
def the_test_itself_can_fail():
    e = po.Entry(1)
    e.parts = {"msgid": "%1 of %2"}
    e.notes = ' TRANSLATORS: %1 (2 cells) of the conditions such as "%": at most 8 cells.'
    tap.equal(unexplained(e), ["%2"], "a placeholder that is not explained")
    tap.equal(width(e), 8, "a width")
    tap.equal(stand_ins(e), {"%1": 2}, "what a placeholder takes")
    tap.ok(not too_wide(e, "%1 af %2"), "a text that fits")
    tap.ok(too_wide(e, "%1 udaf %2"), "a text that does not")
    tap.ok(too_wide(e, "漢字漢字%2"), "wide characters are counted")
    e.notes += " TRANSLATORS: at most 6 cells."
    tap.ok(too_wide(e, "%1 af %2"), "the narrowest place counts")


if not shutil.which("xgettext"):
    tap.skip_all("xgettext is missing")
tap.main()
