#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""placeholders.py FILE.po...: each translation has the %1 ... %9 of its original.

A plural's one form may leave a number out ("one country"); all others must have
exactly the placeholders of the English plural.  Exit 1 with a line per fault.
"""
import ast
import re
import sys


def entries(path):
    """(line, {keyword: text}) of each entry of a PO file."""
    entry, key, start = {}, None, 0
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.strip()
            found = re.match(r'(msg\w+(?:\[\d\])?) (".*")$', line)
            if found:
                key = found.group(1)
                if key in ("msgid", "msgctxt") and "msgid" in entry:
                    yield start, entry
                    entry = {}
                if not entry:
                    start = number
                entry[key] = ast.literal_eval(found.group(2))
            elif line.startswith('"') and key:
                entry[key] += ast.literal_eval(line)
    if entry:
        yield start, entry


def holes(text):
    """The placeholders of a text."""
    return set(re.findall(r"%[1-9]", text))


def faults(path):
    for line, entry in entries(path):
        if not entry.get("msgid"):
            continue
        wanted = holes(entry["msgid"]) | holes(entry.get("msgid_plural", ""))
        for key, text in entry.items():
            if not key.startswith("msgstr") or not text:
                continue
            got = holes(text)
            # the form for one may say the number in words
            if key == "msgstr[0]" and got <= wanted and "msgid_plural" in entry:
                continue
            if got != wanted:
                yield f"{path}:{line}: {key}: {sorted(got)} instead of {sorted(wanted)}"


if __name__ == "__main__":
    found = [fault for path in sys.argv[1:] for fault in faults(path)]
    print("\n".join(found))
    sys.exit(1 if found else 0)
