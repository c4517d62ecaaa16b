#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pseudo.py SRCDIR PO: the strings of konsort's sources in a language that nobody speaks.

Every ASCII letter becomes another Latin letter of one cell, so that a letter of English
on the screen is one that was not translated.  Texts get 40 % longer, by characters of two
cells at the ends of words, and stand between brackets that nothing else uses, so that what
was cut can be seen.  Where the notes of a string say "at most N cells" it has no more, as
no translator would write more; but it is never shorter than in English.
"""
import ast
import os
import re
import shlex
import subprocess
import sys
import unicodedata

LANGUAGE = "qps"
LETTERS = dict(zip(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    ["á", "ƀ", "ç", "ď", "é", "ƒ", "ğ", "ĥ", "í", "ĵ", "ķ", "ļ", "ɱ\u0303", "ñ", "ö", "þ",
     "ɋ", "ř", "š", "ţ", "ů", "ṽ", "ŵ", "ẋ", "ý", "ž",
     "Á", "Ɓ", "Ç", "Ď", "É", "Ƒ", "Ğ", "Ĥ", "Í", "Ĵ", "Ķ", "Ļ", "Ṁ", "Ñ", "Ö", "Þ",
     "Ɋ", "Ř", "Š", "Ţ", "Ů", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"]))
WIDE = "例文長語訳字"
OPEN, CLOSE = "⟦", "⟧"
# What a catalogue says of its language (src/base/lang.c): is taken apart, hence as it is.
FACTS = {
    "1,000": "1\u2019000",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z": None,
}


def width(text):
    """Cells of a text; a placeholder counts as it stands."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
               for c in text)


def latin(text):
    """Other letters, but for placeholders."""
    return re.sub(r"%[1-9]|[A-Za-z]", lambda m: LETTERS.get(m.group(), m.group()), text)


def stretched(text, cells):
    """TEXT with CELLS more, two at a time, spread over its words."""
    words = re.split(r"( +|\n+|\t+)", text)
    length, done, added = sum(len(w) for w in words[::2]) or 1, 0, 0
    for i in range(0, len(words), 2):
        done += len(words[i])
        wanted = cells * done // length
        if i == len(words) - 1:
            wanted = cells
        while added + 2 <= wanted:
            words[i] += WIDE[added // 2 % len(WIDE)]
            added += 2
    return "".join(words)


def pseudo(text, most):
    """TEXT as the language has it, in MOST cells (None: as many as it takes)."""
    if text in FACTS:
        return FACTS[text] or text
    before, inner, after = re.fullmatch(r"(\s*)(.*?)(\s*)", text, re.S).groups()
    if not inner:
        return text
    least = width(text)
    cells = -(-least * 7 // 5)
    if most is not None:
        cells = max(least, min(cells, most))
    inner = latin(inner)
    if most is None or least + 2 <= most:
        room = cells - least - 2
        inner = OPEN + (stretched(inner, room) if room > 1 else inner) + CLOSE
    return before + inner + after


def template(source):
    """The lines of the PO template of all strings, as po/Makefile makes it."""
    with open(os.path.join(source, "po/Makevars"), encoding="utf-8") as file:
        options = re.search(r"^XGETTEXT_OPTIONS =((?:.*\\\n)*.*)", file.read(), re.M).group(1)
    made = subprocess.run([os.environ.get("XGETTEXT", "xgettext"), "--files-from=po/POTFILES.in",
                           *shlex.split(options.replace("\\\n", " ")), "-o", "-"],
                          cwd=source, check=True, stdout=subprocess.PIPE)
    return made.stdout.decode().split("\n")


def entries(lines):
    """(notes, msgid, msgid_plural or None) of each entry."""
    notes, texts, key = [], {}, None
    for line in [*lines, ""]:
        found = re.match(r'(msg\w+(?:\[\d\])?) (".*")$', line)
        if line.startswith("#."):
            notes.append(line[2:].strip(" *"))
        elif found:
            key = found.group(1)
            texts[key] = ast.literal_eval(found.group(2))
        elif line.startswith('"') and key:
            texts[key] += ast.literal_eval(line)
        elif not line:
            if texts.get("msgid"):
                yield " ".join(notes), texts["msgid"], texts.get("msgid_plural")
            notes, texts, key = [], {}, None


def limit(notes):
    """The cells that notes allow: the fewest, where a text stands in several places; less
    what is said of a placeholder, "%1 (20 cells)", beyond its own two."""
    found = [int(n) for n in re.findall(r"[Aa]t most (\d+) cells", notes)]
    filled = sum(int(n) - 2 for n in re.findall(r"%[1-9] \((\d+) cells", notes))
    return max(min(found) - filled, 0) if found else None


def quoted(text):
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    return '"' + "".join(escapes.get(c, c) for c in text) + '"'


def main(source, target):
    with open(target, "w", encoding="utf-8") as out:
        out.write('msgid ""\nmsgstr ""\n"Project-Id-Version: konsort\\n"\n'
                  f'"Language: {LANGUAGE}\\n"\n"MIME-Version: 1.0\\n"\n'
                  '"Content-Type: text/plain; charset=UTF-8\\n"\n'
                  '"Content-Transfer-Encoding: 8bit\\n"\n'
                  '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n')
        for notes, one, many in entries(template(source)):
            most = limit(notes)
            out.write(f"\nmsgid {quoted(one)}\n")
            if many is None:
                out.write(f"msgstr {quoted(pseudo(one, most))}\n")
                continue
            out.write(f"msgid_plural {quoted(many)}\n"
                      f"msgstr[0] {quoted(pseudo(one, most))}\n"
                      f"msgstr[1] {quoted(pseudo(many, most))}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
