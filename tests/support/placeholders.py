#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""placeholders.py FILE.po...: each translation has the %1 ... %9 of its original.

A plural's one form may leave a number out ("one country"); all others must have
exactly the placeholders of the English plural.  Exit 1 with a line per fault.
"""
import re
import sys

import po


def holes(text):
    """The placeholders of a text."""
    return set(re.findall(r"%[1-9]", text))


def faults(path):
    for entry in po.read(path):
        wanted = holes(entry.id) | holes(entry.many)
        for form, text in enumerate(entry.texts):
            got = holes(text)
            # the form for one may say the number in words
            said = entry.many and form == 0 and got <= wanted
            if text and got != wanted and not said:
                yield f"{path}:{entry.line}: {text!r}: {sorted(got)} instead of {sorted(wanted)}"


if __name__ == "__main__":
    found = [fault for path in sys.argv[1:] for fault in faults(path)]
    print("\n".join(found))
    sys.exit(1 if found else 0)
