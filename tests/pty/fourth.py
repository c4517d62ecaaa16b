# SPDX-License-Identifier: GPL-3.0-or-later
"""A fourth language: a translator drops a catalogue beside the others and it is there, in the
menu, on the screen, in commands, with its numbers and its order of letters; nothing is
built anew.  Faroese, in a few words."""
import os
import re
import shutil
import subprocess

import servers
import tap
import term
from term import Term

NAME = "Føroyskt"
PO = r'''
msgid ""
msgstr ""
"Project-Id-Version: konsort\n"
"PO-Revision-Date: 2026-01-01 12:00+0000\n"
"Last-Translator: A Translator <fo@example.org>\n"
"Language-Team: none\n"
"Language: fo\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "English"
msgstr "Føroyskt"

msgid "1,000"
msgstr "1 000"

msgid "a b c d e f g h i j k l m n o p q r s t u v w x y z"
msgstr "a á b c d ð=d e f g h i í j k l m n o ó p q r s t u ú v w x y ý z æ=ae ø=o"

msgid "Country"
msgstr "Land"

msgid "Partners"
msgstr "Felagar"

msgid "Save"
msgstr "Goym"

msgid "Denmark"
msgstr "Danmark"

msgid "Austria"
msgstr "Eysturríki"

msgid "Iceland"
msgstr "Ísland"

msgid "Ireland"
msgstr "Írland"

msgid "Italy"
msgstr "Italia"

msgid "Åland Islands"
msgstr "Øland"

msgid "Zambia"
msgstr "Zambia"
'''
KONSORT = servers.copy("konsort")
DRAFT = os.path.join(servers.SCRATCH, "d.yaml")
MSGFMT = os.environ.get("MSGFMT", "msgfmt")
BARE = {"LC_ALL": None, "LANG": None, "LANGUAGE": None}


def drop_in():
    """What a translator does: msgfmt, and the file to its place."""
    with open(os.path.join(servers.SCRATCH, "fo.po"), "w", encoding="utf-8") as file:
        file.write(PO)
    there = os.path.join(os.path.dirname(KONSORT), ".konsort-build/locale/fo/LC_MESSAGES")
    os.makedirs(there)
    subprocess.run([MSGFMT, "-c", "-o", os.path.join(there, "konsort.mo"),
                    os.path.join(servers.SCRATCH, "fo.po")], check=True)


def wizard(*args, **environment):
    return Term(80, 24, [KONSORT, *args, DRAFT], cwd=servers.SCRATCH, env={**BARE, **environment})


def languages(screen, key="l"):
    """Opens the menu of languages; it."""
    screen.send(key)
    return screen.settled(r"│>.*(Dansk|English|Nederlands|%s)" % NAME)


def pick(screen, name):
    screen.send("Home")
    screen.wait_match(r"│>.*Dansk")
    screen.walk(name)
    screen.send("Enter")


@tap.case
def before():
    status, _, err = servers.run(KONSORT, "calls", "--lang=fo")
    tap.ok(status == 2 and b"en" in err and b"nl" in err, "before: no such language", err)
    with wizard() as screen:
        screen.wait(" 7 of 7 ")
        tap.ok(NAME not in languages(screen), "before: not in the menu")
    drop_in()


@tap.case
def in_the_menu():
    with wizard() as screen:
        screen.wait(" 7 of 7 ")
        now = languages(screen)
        names = re.findall(r"Dansk|English|Føroyskt|Nederlands", now)
        tap.equal(names, ["Dansk", "English", NAME, "Nederlands"], "in the menu, by its name")
        pick(screen, NAME)
        now = screen.settled("(?s)Goym")
        tap.ok("Goym" in now and "Save" not in now.split("\n")[-2], "chosen: its words", now)
        tap.ok("3 870 000/4 000 000" in now.replace("\u00a0", " "), "and its numbers", now)
        screen.send("5")
        now = screen.wait("Felagar")
        tap.ok(" 5 of 7 " in now, "English where it has no words", now)
        screen.send("3", "5", "q")
        tap.equal(screen.status(), 0, "left")


@tap.case
def remembered():
    with wizard() as screen:
        now = screen.settled(" 5 of 7 | 7 of 7 ")
        tap.ok("Felagar" in now or "Goym" in now, "remembered at the next start", now)
        now = languages(screen)
        tap.ok(re.search(r"│>.*%s" % NAME, now), "and marked in the menu", now)
    with wizard("--lang=da") as screen:
        tap.ok(screen.wait_match(r" \d af 7 "), "--lang goes before what is remembered")


def countries(screen):
    """The names in the list of countries, from A to Z, without its first group of Programme
    Countries: the whole list is walked through."""
    rows = []
    screen.send("Home")
    while True:
        now = screen.settled(r"│>")
        for row in re.findall(r"│[> ][ *]? *(\w[^│]*?) *v?│", now):
            name = row.split(" - ")[0]
            if name not in rows:
                rows.append(name)
        screen.send("PageDown")
        if screen.settled(r"│>") == now:
            return rows


@tap.case
def its_own_order():
    with wizard("--lang=fo") as screen:
        screen.settled(" 5 of 7 | 7 of 7 ")
        screen.send("5", "Enter")
        screen.wait("1 of 13")
        screen.send("Tab", "Enter")
        screen.wait("250/250")
        rows = countries(screen)
        place = {name: rows.index(name) for name in ("Danmark", "Eysturríki", "Italia", "Írland",
                                                     "Ísland")}
        wanted = ["Danmark", "Eysturríki", "Italia", "Írland", "Ísland"]
        tap.equal(sorted(place, key=place.get), wanted, "í stands behind i")
        tap.ok(rows.index("Øland") > rows.index("Zambia"), "ø stands behind z", rows[-10:])
        screen.send("Escape")
        screen.wait_gone("250/250")
        languages(screen, "C-k")
        pick(screen, "English")
        screen.wait_match(r"^>Country +Denmark")
        screen.send("Enter")
        screen.wait("250/250")
        rows = countries(screen)
        tap.ok(rows.index("Iceland") < rows.index("Ireland") < rows.index("Italy"),
               "and in English they stand as before")
        tap.ok("Øland" not in rows and "Åland Islands" in rows, "under their own names")


@tap.case
def in_commands():
    for environment in ({}, {"LANG": "fo_FO.UTF-8"}, {"LANGUAGE": "sv:fo"}, {"KONSORT_LANG": "fo"}):
        args = [] if environment else ["--lang=fo"]
        status, out, err = servers.run(KONSORT, "check", DRAFT, *args, **{**BARE, **environment})
        tap.ok(status == 0 and err == b"" and b"3 870 000" in out.replace(b"\xc2\xa0", b" "),
               f"check by {args or environment}", (status, err, out[:500]))
    json = [servers.run(KONSORT, "calls", "--format=json", f"--lang={code}")[1] for code in ("fo", "en")]
    tap.equal(*json, "and its JSON has English where it has no words")
    status, _, err = servers.run(KONSORT, "calls", "--lang=xx")
    tap.ok(status == 2 and b"fo" in err, "--lang=xx: it is named among those that are", err)


@tap.case
def without_its_letters():
    """What stands for its letters where there is ASCII only, by its own alphabet and without."""
    with open(DRAFT, "a", encoding="utf-8") as file:
        file.write('  - {name: "Skúlin í Gøtu við Æðuvík", type: vet-provider, role: full}\n')
    out = servers.run(KONSORT, "check", DRAFT, "--lang=fo", "--ascii", LC_ALL="C")[1]
    tap.ok(b"Skulin i Gotu vid Aeduvik" in out, "its letters in ASCII", out)


@tap.case
def gone_again():
    with wizard("--lang=en") as screen:
        screen.settled(" 5 of 7 | 7 of 7 ")
        languages(screen)
        pick(screen, NAME)
        screen.settled("(?s)Felagar|Goym")
        screen.send("q")
        screen.status()
    shutil.rmtree(os.path.join(os.path.dirname(KONSORT), ".konsort-build/locale/fo"))
    with wizard() as screen:
        now = screen.settled(r" 7 of 7 | 5 of 7 |fo")
        tap.ok("'fo'" in now, "the remembered language is gone: said on the first screen", now)


shutil.copyfile(servers.EXAMPLE, DRAFT)
if not term.available():
    tap.skip_all("tmux is missing")
if not shutil.which(MSGFMT):
    tap.skip_all("msgfmt is missing")
tap.main()
