#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations and manual pages use the words of po/glossary.tsv, and no English word
where that has a term; the glossary itself has no row that is not needed."""
import os
import re
import sys

sys.path.insert(0, os.environ["KONSORT_SUPPORT"])
import glossary  # noqa: E402
import po  # noqa: E402
import tap  # noqa: E402

os.chdir(tap.path("KONSORT_SRCDIR"))


def load():
    with open("po/glossary.tsv", encoding="utf-8") as file:
        return glossary.read(file)


def shown(fault):
    entry, english, text, term = fault
    return f"line {entry.line}: '{term.name}'\n  {english!r}\n  {text!r}"


def plain(text):
    """A text without what is typed: quoted commands and options."""
    return re.sub(r"--[\w-]+|(?<!\w)'[^'\n]*'", " ", text)


@tap.case
def translations_use_the_terms():
    g = load()
    for code in g.languages:
        faults = list(g.faults(code, po.read(f"po/{code}.po")))
        tap.ok(not faults, f"{code}: every term is said as the glossary says it",
               "\n".join(map(shown, faults)))
    idle = [e for e in g.exceptions if e not in g.needed]
    tap.ok(not idle, "every exception is needed",
           "\n".join(f"line {e[0]}: {e[1:]}" for e in idle))


@tap.case
def translations_have_no_other_words():
    g = load()
    for code in g.languages:
        texts = [(e.line, t) for e in po.read(f"po/{code}.po") for t in e.texts]
        left = [f"line {n}: '{w}' in {t!r}" for n, t in texts
                for w in g.left_over(code, plain(t))]
        tap.ok(not left, f"{code}: no English word where there is a term", "\n".join(left))
        avoided = [f"line {n}: '{w}' in {t!r}" for n, t in texts for w in g.avoided(code, t)]
        tap.ok(not avoided, f"{code}: no word that the glossary rules out",
               "\n".join(avoided))


@tap.case
def glossary_is_in_order():
    g = load()
    entries = po.read(f"po/{g.languages[0]}.po")
    used = {t.name for e in entries for text in (e.id, e.many) for t in g.terms_in(text)}
    idle = [f"line {t.line}: {t.name}" for t in g.terms if t.name not in used]
    tap.ok(not idle, "every term stands in a text of the program", "\n".join(idle))

    names = [name for t in g.terms for name in t.names]
    tap.equal(sorted(n for n in set(names) if names.count(n) > 1), [], "no term stands twice")

    with open("po/LINGUAS", encoding="utf-8") as file:
        linguas = re.sub("#.*", "", file.read()).split()
    tap.ok(set(g.languages) <= set(linguas), "its languages are languages of konsort")

    known = {"konsort"}
    for name in os.listdir("data/calls"):
        with open(f"data/calls/{name}", encoding="utf-8") as file:
            known |= set(re.findall(r'^ *- id: "(\d{3}|S\d+[a-z]?)"', file.read(), re.M))
    unknown = [f"line {t.line}: {source}" for t in g.terms
               for cell in [t.source] + [s for _, s in t.forms.values()]
               for source in cell.split(",") if source not in known]
    tap.ok(not unknown, "its sources are sources of the calls", "\n".join(unknown))
    silent = [f"line {t.line}: {t.name}" for t in g.terms
              if not t.note and "konsort" in [s for _, s in t.forms.values()]]
    tap.ok(not silent, "a choice of our own has a reason", "\n".join(silent))


def page_text(path):
    """A manual page without macros, examples, escapes, options and what is made by tools."""
    with open(path, encoding="utf-8") as file:
        page = file.read()
    page = re.sub(r"^\.\\\" KEYS-BEGIN.*?^\.\\\" KEYS-END", "", page, flags=re.M | re.S)
    page = re.sub(r"^\.(?:EX|nf)$.*?^\.(?:EE|fi)$", "", page, flags=re.M | re.S)
    page = re.sub(r"^\.\\\".*$", "", page, flags=re.M)
    page = re.sub(r"^\.(?:TH|IR?|BR?|RI|RB|BI|IB|TP|PP|P|IP|RS|RE|SS).*$", " ", page, flags=re.M)
    page = re.sub(r"\\f[BI].*?\\f[RP]", " ", page, flags=re.S)
    page = re.sub(r'"[^"\n]*"|\{[^}]*\}|\[[^]]*\]', " ", page)
    page = re.sub(r"[a-z]+-\d\w*", " ", page)           # draft-07
    # ids stand in lists
    page = re.sub(r"[a-z-]+(?:,\s+[a-z-]+){2,}(?:\s+[a-z]+\s+[a-z-]+)?", " ", page)
    return plain(page.replace("\\-", "-").replace("\\(aq", "'").replace("\\&", ""))


@tap.case
def manual_pages_use_the_terms():
    g = load()
    for code in g.languages:
        if not os.path.isdir(f"data/man/{code}"):
            print(f"# no manual pages in {code}")
            continue
        for name in sorted(os.listdir(f"data/man/{code}")):
            english, page = (page_text(f"data/man/{d}{name}") for d in ("", code + "/"))
            missing = [t.name for t in g.terms_in(english) if not t.said(code, page)]
            tap.equal(missing, [], f"{code}/{name}: the terms of the English page are there")
            words = list(g.left_over(code, page)) + g.avoided(code, page)
            tap.equal(words, [], f"{code}/{name}: no English or other word for them")


# A glossary and entries of which it is known what is wrong.
SAMPLE = """%languages\tda
partner\t002\tpartner\t000\t
full partner\t003\tfuldgyldig partner\t000\t
curriculum|curricula\t002\tuddannelsesplan\t000\t
not met\tkonsort\tikke ... opfyldt\tkonsort\tours
Lot\t002\tLot\tkonsort\ta name
!\tda\tpartner\tPartners of old\tno room
=\tda\tmet\tno reason
-\tda\topkald\ta call by telephone
"""


def entry(english, *texts):
    e = po.Entry(1)
    e.parts["msgid"] = english
    for n, text in enumerate(texts):
        e.parts[f"msgstr[{n}]"] = text
    return e


@tap.case
def the_test_itself_can_fail():
    g = glossary.read(SAMPLE.splitlines())

    def terms(english, *texts):
        return [f[3].name for f in g.faults("da", [entry(english, *texts)])]

    tap.equal(terms("A full partner", "En fuld partner"), ["full partner"], "a wrong term")
    tap.equal(terms("Full partners", "De fuldgyldige partnere"), [], "endings of a term")
    tap.equal(terms("Full partners only", "Fuldgyldige"), ["full partner"], "half a term")
    tap.equal(terms("partnership", "venskab"), [], "a longer English word is none")
    tap.equal(terms("Joint curricula", "Studieplaner"), ["curriculum"], "another name")
    tap.equal(terms("a lot of work", "meget arbejde"), [], "capitals of the English count")
    tap.equal(terms("The Lots", "De lotter"), ["Lot"], "capitals of the term count")
    tap.equal(terms("is not met", "er endnu ikke helt opfyldt"), [], "words between")
    tap.equal(terms("is not met", "er opfyldt"), ["not met"], "a part of them missing")
    tap.equal(terms("%1 Lot", "%1 Lot", "%1 dele"), ["Lot"], "the form of many counts too")
    tap.equal(terms("Partners of old", "Gamle venner"), [], "an exception")
    tap.ok(g.exceptions[0] in g.needed, "that is known to be needed")
    tap.equal(list(g.left_over("da", "Hver full partner og Lot")), ["full partner"],
              "an English word that was left")
    tap.equal(g.avoided("da", "Et opkald"), ["opkald"], "a word that is ruled out")
    for bad in ("partner\t002\tpartner", "!\tda\tnobody\tx\ty", "!\tda\tpartner\tx\t",
                "-\tsv\tord\tno"):
        try:
            glossary.read([SAMPLE.split("\n")[0], "partner\t0\tp\t0\t", bad])
            tap.ok(False, f"refused: {bad!r}")
        except ValueError:
            tap.ok(True, f"refused: {bad!r}")


tap.main()
