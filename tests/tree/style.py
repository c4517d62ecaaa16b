#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations are written as their originals are: ends of sentences, spaces, quotes,
options and figures agree, and the user is addressed in one way, also in the manual pages."""
import os
import re
import sys

sys.path.insert(0, os.environ["KONSORT_SUPPORT"])
import po  # noqa: E402
import tap  # noqa: E402

os.chdir(tap.path("KONSORT_SRCDIR"))

# How a user is not addressed: Danish says "du" (and not "man"), Dutch "u".  At the beginning of a
# sentence "De" and "Deres" are "they" and "their", and "De" is a part of names.
ADDRESS = {
    "da": [r"(?<![.:!?»’)] )(?<= )(?:De|Dem|Deres)\b(?! Europæiske| Forenede)",
           r"\bI(?= (?:kan|skal|vil|må|har|er)\b)", r"\b[Jj]er(?:es)?\b", r"\b[Mm]an\b"],
    "nl": [r"\b(?:[Jj]ij|[Jj]e|[Jj]ou|[Jj]ouw|[Jj]ullie)\b"],
}
MONTHS = ("January February March April May June July August September October November "
          "December").split()
QUOTES = {"da": "»«", "nl": "‘’"}      # for “ and ”


def addressed(code, text):
    return [m.group(0) for p in ADDRESS.get(code, ()) for m in re.finditer(p, text)]


def end(text):
    """What a text ends in, as far as it must agree."""
    for mark in ("...", ".", ":", ";", "?", "!", " ]", " ", "\n"):
        if text.endswith(mark):
            return mark
    return ""


def figures(text, thousands, decimal):
    """The numbers in a text as plain ones; placeholders and names (3D) are none."""
    grouped = rf"\d+(?:{re.escape(thousands)}\d\d\d)+(?!\d)"
    broken = rf"\d+{re.escape(decimal)}\d+"
    found = re.findall(rf"{grouped}|{broken}|\d+(?![\d\w])", re.sub(r"%\d", " ", text))
    return sorted({n.replace(thousands, "") if re.fullmatch(grouped, n)
                   else n.replace(decimal, ".") for n in found})


def words_typed(text):
    """What is typed as it stands: options and names of commands in quotes."""
    return sorted(set(re.findall(r"(?<![\w-])--[a-z]+|'konsort(?: [a-z]+)?|konsort[\w-]*\(\d\)",
                                 text)))


def short(text):
    """True if a label may be cut short with a full stop."""
    return len(text) <= 20


def capitals_differ(english, text):
    if not (english[:1].isalpha() and text[:1].isalpha()) or english in MONTHS:
        return False
    if english.startswith("konsort") or text.startswith("konsort"):
        return False            # its name has no capital, wherever it stands
    return english[0].isupper() != text[0].isupper() \
        and not english[:2].isupper() and not text[:2].isupper()


def faults_of_marks(code, english, text):
    """What is wrong in punctuation, quotes and brackets."""
    if end(english) != end(text) and not (end(text) == "." and short(english) and short(text)):
        yield f"ends in {end(text)!r} and not in {end(english)!r}"
    if re.search(r"\s[,.;:?!](?:\s|$)", text) and not re.search(r"\s[,.;:?!](?:\s|$)", english):
        yield "a space before a comma or the like"
    if re.search("[…“”„]", text):
        yield "a character that is not used"
    for theirs, ours in zip("“”", QUOTES.get(code, "“”")):
        if ours != "’" and english.count(theirs) != text.count(ours):
            yield f"{ours} stands {text.count(ours)} times"
    if english.count("'%") != text.count("'%"):
        yield "a placeholder in quotes"
    if english.count("[") != text.count("[") or text.count("(") != text.count(")") and \
            english.count("(") == english.count(")"):
        yield "brackets"


def faults(code, english, text):
    """What is wrong in TEXT beside its original, in a word or two each."""
    yield from faults_of_marks(code, english, text)
    if english[:1].isspace() != text[:1].isspace():
        yield "one of them begins with a space"
    if capitals_differ(english, text):
        yield "begins with a capital, or the original does"
    if english.count("\n") != text.count("\n"):
        yield "has other lines"
    if "  " in text.strip() and "  " not in english.strip():
        yield "two spaces"
    if words_typed(english) != words_typed(text):
        yield f"{words_typed(english)} is typed and not {words_typed(text)}"
    if figures(english, ",", ".") != figures(text, ".", ","):
        yield f"figures {figures(text, '.', ',')} and not {figures(english, ',', '.')}"
    for word in addressed(code, text):
        yield f"addresses with '{word}'"


def languages():
    with open("po/LINGUAS", encoding="utf-8") as file:
        return re.sub("#.*", "", file.read()).split()


@tap.case
def translations_are_written_as_the_originals():
    for code in languages():
        found = [f"line {e.line}: {fault}\n  {english!r}\n  {text!r}"
                 for e in po.read(f"po/{code}.po") for english, text in e.pairs() if text
                 for fault in faults(code, english, text)]
        tap.ok(not found, f"{code}: ends, spaces, quotes, figures and address agree",
               "\n".join(found))


@tap.case
def manual_pages_address_alike():
    for code in languages():
        if not os.path.isdir(f"data/man/{code}"):
            continue
        for name in sorted(os.listdir(f"data/man/{code}")):
            with open(f"data/man/{code}/{name}", encoding="utf-8") as file:
                text = re.sub(r"^\.\S+ +|\\f[A-Z]", "", file.read(), flags=re.M)
            tap.equal(addressed(code, text), [], f"{code}/{name} addresses as the program does")


@tap.case
def the_test_itself_can_fail():
    def wrong(english, text, code="da"):
        return list(faults(code, english, text))

    good = [("Saved.", "Gemt.", "da"), (" (%1)", " (%1)", "da"), ("They: we", "Dem: vi", "da"),
            ("EUR 1,000 and 1.5", "1.000 og 1,5 EUR", "nl"), ("3 D prints", "3 3D-print", "da"),
            ("He says “so”", "Han siger »så«", "da"), ("They come", "De kommer", "da"),
            ("see 'konsort --help'", "se 'konsort --help'", "da"), ("May", "maj", "da"),
            ("EU countries", "lande i EU", "da"), ("It is. They do", "Den er. De gør", "da"),
            ("your words", "uw woorden", "nl"), ("Umbrella body", "Paraplyorg.", "da")]
    for english, text, code in good:
        tap.equal(wrong(english, text, code), [], f"good: {text}")
    bad = [("Saved.", "Gemt", "da"), ("saved", "Gemt", "da"), (" x", "x", "da"),
           ("a b", "a  b", "da"), ("Wait...", "Vent…", "da"), ("“so”", "“så”", "da"),
           ("'%1' is", "%1 er", "da"), ("[ a ]", "a ]", "da"), ("a (b)", "a (b", "da"),
           ("--lang too", "--sprog også", "da"), ("1,000", "1,000", "da"),
           ("twelve 12", "tolv 13", "da"), ("you choose", "som De vælger", "da"),
           ("a\nb", "a b", "da"), ("give it to you", "giv jer det", "da"),
           ("you may", "man må", "da"),
           ("Really?", "Echt ?", "nl"), ("your words", "je woorden", "nl"),
           ("A sentence that is long", "En sætning, der er lang.", "da")]
    for english, text, code in bad:
        tap.ok(len(wrong(english, text, code)) >= 1, f"bad: {text!r}")


tap.main()
