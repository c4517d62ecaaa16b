# SPDX-License-Identifier: GPL-3.0-or-later
"""PO files for the tests: `import po`.

  po.read(path)      the entries of a file, the header and what is obsolete left out
  po.cells(text)     how many cells a text takes on a terminal

An entry has: line, id, many (plural, or ""), texts (translations by form), notes (what is
told to translators, joined), places ("file:line" ...), flags.
"""
import ast
import re
import unicodedata


class Entry:
    def __init__(self, line):
        self.line = line
        self.notes = ""
        self.places = []
        self.flags = set()
        self.parts = {}

    @property
    def id(self):
        return self.parts.get("msgid", "")

    @property
    def many(self):
        return self.parts.get("msgid_plural", "")

    @property
    def texts(self):
        return [text for key, text in self.parts.items() if key.startswith("msgstr")]

    def pairs(self):
        """(original, translation) of each form: the plural stands beside all but the first."""
        for n, text in enumerate(self.texts):
            yield (self.many if n and self.many else self.id), text


def _entries(path):
    entry, key = None, None
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.strip()
            if not line or line.startswith("#~"):
                if entry and entry.parts:
                    yield entry
                    entry = None
                continue
            if entry is None:
                entry = Entry(number)
            found = re.match(r'(msg\w+(?:\[\d\])?) (".*")$', line)
            if found:
                key = found.group(1)
                if key == "msgid":
                    entry.line = number
                entry.parts[key] = ast.literal_eval(found.group(2))
            elif line.startswith('"'):
                entry.parts[key] += ast.literal_eval(line)
            elif line.startswith("#."):
                entry.notes += " " + line[2:].strip()
            elif line.startswith("#:"):
                entry.places += line[2:].split()
            elif line.startswith("#,"):
                entry.flags |= {flag.strip() for flag in line[2:].split(",")}
    if entry and entry.parts:
        yield entry


def read(path):
    return [entry for entry in _entries(path) if entry.id]


def cells(text):
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    marks = sum(unicodedata.combining(c) != 0 for c in text)
    return len(text) + wide - marks
