#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-draft.py N: prints a draft for ssa-2020 Lot 2 with N invented partners.

Written as the wizard writes; with 12 partners or more everything is met but, by far
more partners than anybody would have, nothing else is asked of it.
"""
import sys

COUNTRIES = ["DK", "NL", "DE", "FR", "ES", "IT", "PL", "SE", "FI", "PT", "BE", "AT"]
TYPES = ["vet-provider", "company", "higher-education", "sector-association",
         "adult-education", "chamber", "vet-provider", "social-partner",
         "higher-education", "network", "company", "vet-provider"]

HEAD = """\
konsort: 1
call: ssa-2020
lot: "2"
acronym: "BENCH"
title: "Skills for measuring"
sector: blockchain
duration: 48
priorities: [digital-skills]
activities: [skills-strategy]
statements:
  feedback-mechanism: "What was measured is measured again."
partners:
"""

PARTNER = """\
  - name: "Organisation {n} of {country}, for learning at work"
    country: "{country}"
    type: {type}
    role: {role}
    contribution: "Leads work package {n} and the tests of its modules"
    grant: {grant}
    id: "E{id:08d}"
    contact: "Person {n}, person{n}@example.org"
    agreed: true
"""


def draft(count):
    grant = 3_600_000 // max(count, 1)
    return HEAD + "".join(
        PARTNER.format(n=n + 1, country=COUNTRIES[n % 12], type=TYPES[n % 12],
                       role="full" if n else "applicant", grant=max(grant, 1),
                       id=10_000_000 + n)
        for n in range(count))


if __name__ == "__main__":
    sys.stdout.write(draft(int(sys.argv[1])))
