# SPDX-License-Identifier: GPL-3.0-or-later
"""po/glossary.tsv for the tests: `import glossary`.

  glossary.read(lines)          the terms, exceptions and words of a glossary; ValueError
                                with the line where it is not well formed
  g.terms_in(english)           the terms in a text, longest first
  g.faults(language, entries)   what is wrong in the entries of po.read()
  g.left_over(language, text)   English words in a translation that has a term for them
  g.avoided(language, text)     words that the glossary rules out
"""
import re


def english_pattern(word):
    """WORD as a whole, also in the plural; small letters stand for both."""
    if word.endswith("y"):
        body = re.escape(word[:-1]) + "(?:y|ies)"
    else:
        body = re.escape(word) + "(?:s|es)?"
    body = re.sub(r"(?:\\ |\\-)", "[ -]", body)
    return re.compile(r"(?<![\w-])" + body + r"(?!\w)", 0 if word != word.lower() else re.I)


def stem_pattern(stem):
    """STEM, each of its words with any ending, also inside a longer word."""
    parts = []
    for word in stem.split(" "):
        if word == "...":
            parts.append(r"(?:\S+\s+){0,5}?")
        else:
            parts.append(re.escape(word) + r"[\w'’-]*" + r"\s+")
    body = "".join(parts)[:-len(r"\s+")]
    return re.compile(body, 0 if stem != stem.lower() else re.I)


class Term:
    def __init__(self, names, source, forms, note, line):
        self.names = names      # English, the first is the term's own
        self.source = source
        self.forms = forms      # language -> (stems, source)
        self.note = note
        self.line = line
        self.patterns = [english_pattern(name) for name in names]
        self.stems = {code: [stem_pattern(s) for s in stems]
                      for code, (stems, _) in forms.items()}

    @property
    def name(self):
        return self.names[0]

    def said(self, language, text):
        return any(p.search(text) for p in self.stems[language])


class Glossary:
    def __init__(self):
        self.languages = []
        self.terms = []
        self.exceptions = []    # (line, language, term's name, beginning of the msgid)
        self.own = {}           # language -> words that are its own, too
        self.avoid = {}         # language -> (word, pattern)

    def term(self, name):
        return next((t for t in self.terms if name in t.names), None)

    def terms_in(self, english):
        """The terms in a text; each word counts for the longest term it stands in."""
        found = []
        names = [(len(n), p, t) for t in self.terms for n, p in zip(t.names, t.patterns)]
        for _, pattern, term in sorted(names, key=lambda row: -row[0]):
            if pattern.search(english):
                english = pattern.sub(" \0 ", english)
                if term not in found:
                    found.append(term)
        return found

    def excepted(self, language, term, msgid):
        return [e for e in self.exceptions
                if e[1] == language and e[2] in term.names and msgid.startswith(e[3])]

    def faults(self, language, entries):
        """(entry, original, translation, term) of each term that is not used; the
        exceptions that were of use are marked in self.needed."""
        for entry in entries:
            for english, text in entry.pairs():
                if not text:
                    continue
                for term in self.terms_in(english):
                    if term.said(language, text):
                        continue
                    excepted = self.excepted(language, term, entry.id)
                    self.needed.update(excepted)
                    if not excepted:
                        yield entry, english, text, term

    needed = set()

    def left_over(self, language, text):
        """English names of terms that stand in TEXT and are no word of the language."""
        for term in self.terms:
            for name, pattern in zip(term.names, term.patterns):
                for found in pattern.finditer(text):
                    word = found.group(0)
                    if word.lower() not in self.own.get(language, ()) \
                            and not self._inside_a_term(language, found, text):
                        yield word

    def _inside_a_term(self, language, found, text):
        """True if the word is one of a term of the language, or a part of it."""
        return any(m.start() <= found.start() and found.end() <= m.end()
                   for t in self.terms for p in t.stems[language] for m in p.finditer(text))

    def avoided(self, language, text):
        return [word for word, pattern in self.avoid.get(language, ()) if pattern.search(text)]


def _term(g, cells, number):
    if len(cells) != 3 + 2 * len(g.languages):
        raise ValueError(f"line {number}: {len(cells)} columns")
    forms = {}
    for n, code in enumerate(g.languages):
        stems, source = cells[2 + 2 * n].split("|"), cells[3 + 2 * n]
        if not all(stems) or not source:
            raise ValueError(f"line {number}: nothing for {code}")
        forms[code] = (stems, source)
    return Term(cells[0].split("|"), cells[1], forms, cells[-1], number)


def _row(g, cells, number):
    kind = cells[0]
    wanted = {"!": 5, "=": 4, "-": 4}[kind]
    if len(cells) != wanted or not all(cells):
        raise ValueError(f"line {number}: {len(cells)} columns, or an empty one")
    if cells[1] not in g.languages:
        raise ValueError(f"line {number}: language '{cells[1]}'")
    if kind == "!":
        if not g.term(cells[2]):
            raise ValueError(f"line {number}: no term '{cells[2]}'")
        g.exceptions.append((number, cells[1], cells[2], cells[3]))
    elif kind == "=":
        g.own.setdefault(cells[1], set()).add(cells[2].lower())
    else:
        pattern = re.compile(r"(?<![\w-])" + re.escape(cells[2]) + r"\w*", re.I)
        g.avoid.setdefault(cells[1], []).append((cells[2], pattern))


def read(lines):
    g = Glossary()
    g.needed = set()
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if cells[0] == "%languages":
            g.languages = cells[1:]
        elif cells[0] in ("!", "=", "-"):
            _row(g, cells, number)
        else:
            g.terms.append(_term(g, cells, number))
    return g
