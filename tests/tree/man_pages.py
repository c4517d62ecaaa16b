# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual pages in the other languages are those in English, word by word translated:
the same sections and paragraphs, options, keys of files, file names and examples.  So
a page cannot be changed and forgotten in the others.  And nothing in them is wrong
roff, as far as the programs that are here can tell."""
import glob
import os
import re
import shutil
import subprocess

import tap

MAN = os.path.join(tap.path("KONSORT_SRCDIR"), "data", "man")
PAGES = ("konsort.1", "konsort-draft.5", "konsort-call.5")
LANGUAGES = sorted(os.path.basename(d) for d in glob.glob(os.path.join(MAN, "*"))
                   if os.path.isdir(d))

# Macros that make the skeleton; the others only choose a font.
STRUCTURE = {"TH", "SH", "SS", "TP", "PP", "IP", "RS", "RE", "nf", "fi", "br"}
FONTS = {"B": "b", "I": "i", "R": "r", "BR": "br", "RB": "rb", "BI": "bi", "IB": "ib",
         "IR": "ir", "RI": "ri"}


def path(language, page):
    return os.path.join(MAN, "" if language == "en" else language, page)


def lines(language, page):
    """Without the keys, which are made from the catalogues (man-keys.sh)."""
    with open(path(language, page), encoding="utf-8") as f:
        text = f.read()
    return re.sub(r'(?s)^\.\\" KEYS-BEGIN.*?KEYS-END\n', "", text, flags=re.M).splitlines()


def macro(line):
    found = re.match(r"\.([A-Za-z]+)", line)
    return found[1] if found else ""


def words(line):
    """What stands behind a macro, as roff splits it."""
    return [quoted.replace('""', '"') if quoted else plain
            for quoted, plain in re.findall(r'"((?:[^"]|"")*)"|(\S+)', line.partition(" ")[2])]


def fonts(line):
    """(font, text) of every piece of a line such as `.BI \\-\\-lang= CODE'."""
    kinds = FONTS[macro(line)]
    if len(kinds) == 1:
        return [(kinds, " ".join(words(line)))]
    return [(kinds[i % 2], word) for i, word in enumerate(words(line))]


def plain(text):
    return text.replace("\\-", "-").replace("\\&", "")


def stays(font, text):
    """True for what no translator changes: bold words, and names of files.  Slanted words
    in capitals stand for what is to be filled in."""
    return font == "b" or (font == "i" and bool(re.search(r"[/$]|\.yaml|\.yml", text)))


def skeleton(page_lines):
    return "\n".join(macro(line) for line in page_lines if macro(line) in STRUCTURE)


def tags(page_lines):
    """The lines behind .TP with what no translator changes."""
    out = []
    for before, line in zip(page_lines, page_lines[1:]):
        if macro(before) == "TP" and macro(line) in FONTS:
            out.append(" ".join(plain(text) if stays(font, text) else
                                re.sub(r"[^\W\d_]+", "X", plain(text)) if font == "i" else ""
                                for font, text in fonts(line)))
    return "\n".join(out)


def marked(page_lines):
    """All that stands in the text and is to stay, each once."""
    found = set()
    for line in page_lines:
        if macro(line) in FONTS:
            found |= {plain(text).strip() for font, text in fonts(line) if stays(font, text)}
    return "\n".join(sorted(found - {""}))


def options(page_lines):
    return "\n".join(sorted(set(re.findall(r"--[a-z][a-z-]*[a-z]", plain("\n".join(page_lines))))))


def examples(page_lines):
    """The blocks of .nf; a comment two spaces behind a command is for people."""
    out, inside = [], False
    for line in page_lines:
        inside = macro(line) == "nf" or (inside and macro(line) != "fi")
        if inside:
            out.append(re.sub(r"(?<=\S) {2,}\S.*", "", line))
    return "\n".join(out)


def head(page_lines):
    """Name, section, date and version; the last word is the title of the section."""
    return [words(line)[:4] for line in page_lines if macro(line) == "TH"]


@tap.case
def languages():
    po = os.path.join(tap.path("KONSORT_SRCDIR"), "po", "LINGUAS")
    with open(po, encoding="utf-8") as f:
        shipped = [w for line in f if not line.startswith("#") for w in line.split()]
    tap.equal(LANGUAGES, sorted(shipped), "every language has manual pages")


@tap.case
def translations():
    for page in PAGES:
        english = lines("en", page)
        for language in LANGUAGES:
            other = lines(language, page)
            for what, of in (("head", head), ("sections and paragraphs", skeleton), ("tags", tags),
                             ("words that stay", marked), ("options", options),
                             ("examples", examples)):
                tap.equal(of(other), of(english), f"{language}/{page}: {what}")


@tap.case
def examples_exist():
    """A comparison of nothing with nothing would always agree."""
    tap.ok("konsort check" in examples(lines("en", "konsort.1")), "konsort.1 has examples")
    tap.ok("partners" in tags(lines("en", "konsort-draft.5")), "konsort-draft.5 has keys")
    tap.ok("--lang" in options(lines("en", "konsort.1")), "konsort.1 has options")
    tap.ok("config.yaml" in marked(lines("en", "konsort.1")), "konsort.1 has files")


def complaints(command, file):
    done = subprocess.run([*command, file], capture_output=True, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80"})
    return done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")


def works(command):
    """Some systems have a `man' that only says what is not installed."""
    return shutil.which(command[0]) and not subprocess.run(
        command, capture_output=True, check=False).returncode


CHECKERS = (
    ("man", ["man", "--version"],
     ["sh", "-c", 'man --warnings -E UTF-8 -l -Tutf8 -Z "$0" 2>&1 >/dev/null']),
    ("groff", ["groff", "--version"], ["groff", "-k", "-man", "-Tutf8", "-ww", "-z"]),
    ("mandoc", ["sh", "-c", "command -v mandoc"], ["mandoc", "-Tlint", "-Wwarning"]),
)


@tap.case
def roff():
    for name, there, command in CHECKERS:
        for language in ["en", *LANGUAGES]:
            for page in PAGES:
                text = f"{name} has nothing to complain of in {language}/{page}"
                if works(there):
                    tap.equal(complaints(command, path(language, page)), "", text)
                else:
                    tap.ok(True, f"{text} # SKIP {name} is missing")


tap.main()
