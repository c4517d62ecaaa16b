# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts by chance, as YAML for konsort and as facts for tests/support/rules.lp; what is
equal in them is found out here, by Python's own tables: `import rule_drafts`.

  some(chance, lots)       anything at all, of one of LOTS
  good(chance, lots, own)  meets what its Lot asks for, then broken a little by chance;
                           OWN: a word in its names, so that no other draft has them
  draft.text()             as YAML
  draft.facts(number)      as facts about draft NUMBER
"""
import functools
import json
import unicodedata

from rule_calls import MILLION, TYPES, quoted

# Several of these are the same organisation: case, marks, signs, letters that are two.
NAMES = ("", " ", "...", "\u00a0", "Skole A", "SKOLE-A", "sk\u00f8le \u00e5", "K\u00f8benhavn",
         "KOBENHAVN", "Ko\u0308benhavn", "Stra\u00dfe 1", "STRASSE1", "stra\u1e9ee 1",
         "\u00c6ble", "aeble", "\u01fdble", "\u0141\u00f3d\u017a", "lodz", "Istanbul",
         "\u0130STANBUL", "\u0131stanbul", "\u039f\u03a3\u039f\u03a3", "\u03bf\u03c3\u03bf\u03c2",
         "\ufb01rma", "Firma", "\u00c5lborg", "\u212blborg", "A\u030alborg", "\u5b66\u6821",
         "\ud559\uad50",
         "\u1112\u1161\u11a8\u1100\u116d", "\u0428\u043a\u043e\u043b\u0430 \u0439",
         "\u0448\u043a\u043e\u043b\u0430-\u0438", "\u00d0orn", "\u0111orn", "\u00de\u00f3r", "thor",
         "\u0153uvre", "oeuvre", "No. 7", "no 7", "no \u0667", "B", "C", "D",
         "E", "F", "G", "\U00010414")
IDS = ("", "", "", "", " ", "E1", " E1 ", "e1", "E1\u00a0", "E2", "E3\t", "\u2003E3", "E 3",
       "\u00c9", "E\u0301")
COUNTRIES = ("", "DK", "DK", "SE", "SE", "DE", "DE", "NL", "FR", "GR", "EL", "GB", "UK", "RS", "CH",
             "BY", "NO", "ru", "XK")
TEXTS = ("", "", " \t", "\u3000", "does something", "x", "\u200b")
GRANTS = (None, None, None, 0, 1, 1000, 100000, 499999, 500000, 700000, 4000000, 999999999999)
DURATIONS = (None, 1, 12, 23, 24, 25, 30, 35, 36, 37, 42, 47, 48, 49, 600)
IDS_CHOSEN = ("map-needs", "mobility", "needs-evidence", "common-training",
              "blueprint-strategy", "skills-data", "trends", "milestones", "digital-skills",
              "green-skills", "languages", "skill-levels", "nonsense")
SECTORS = ("", " ", "ict", "ICT", "tourism", "rail", "Rail!", "R\u00c1IL", "blockchain", "batteries",
           "automotive", "steel making", "\u00a0", "--")
STATEMENTS = ("innovation", "mobility", "recognition", "feedback-mechanism", "quality-assurance",
              "odd")
COMMON_TYPES = ("vet-provider", "higher-education", "company", "chamber", "education-authority",
                "qualification-body", "network")
ROLES = ("applicant", ) * 2 + ("full", ) * 14 + ("associated", ) * 3 + ("", )

PLAIN = {"\u00f8": "o", "\u00e6": "ae", "\u0153": "oe", "\u00df": "ss", "\u0142": "l",
         "\u0111": "d", "\u00f0": "d", "\u00fe": "th", "\u0131": "i"}
SPACES = "\t\n\v\f\r\u0085\u2028\u2029"


@functools.lru_cache(4096)
def fold(word):
    letters = (PLAIN.get(c, c) for c in unicodedata.normalize("NFD", word.casefold()))
    return "".join(c for c in letters if unicodedata.category(c[0])[0] == "L"
                   or unicodedata.category(c[0]) == "Nd")


def _is_space(letter):
    return letter in SPACES or unicodedata.category(letter) == "Zs"


@functools.lru_cache(4096)
def trim(word):
    while word and _is_space(word[0]):
        word = word[1:]
    while word and _is_space(word[-1]):
        word = word[:-1]
    return word


def country(code):
    code = code.upper()
    return {"EL": "GR", "UK": "GB"}.get(code, code)


class Draft:
    """A draft as its author wrote it; a partner is a dictionary of what is given."""

    def __init__(self, lot, chosen=True):
        self.lot = lot
        self.chosen = chosen or not lot.divided
        self.head = {}
        self.statements = {}
        self.partners = []

    def text(self):
        lines = ["konsort: 1", f"call: {self.lot.call}"]
        if self.lot.divided and self.chosen:
            lines.append(f'lot: "{self.lot.id}"')
        lines += [f"{key}: {_value(value)}" for key, value in self.head.items()]
        if self.statements:
            lines.append(f"statements: {_map(self.statements)}")
        if self.partners:
            lines.append("partners:")
            lines += [f"  - {_map(partner)}" for partner in self.partners]
        return "\n".join(lines) + "\n"

    def facts(self, number):
        head = self.head
        yield f"draft({number},{quoted(self.lot.call)})."
        if self.chosen:
            yield f"lot_of({number},{quoted(self.lot.key)})."
        if trim(head.get("sector", "")):
            yield f"sector({number},{quoted(head['sector'])})."
        if fold(head.get("sector", "")):
            yield f"sector_fold({number},{quoted(fold(head['sector']))})."
        if "duration" in head:
            yield f"duration({number},{head['duration']})."
        for name in ("objectives", "priorities", "activities"):
            for item in head.get(name, ()):
                yield f"chosen({number},{quoted(name)},{quoted(item)})."
        for key, words in self.statements.items():
            if trim(words):
                yield f"stated({number},{quoted(key)})."
        for at, partner in enumerate(self.partners):
            yield from _partner_facts(f"{number},{at}", partner)


def _value(value):
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "[" + ", ".join(value) + "]" if isinstance(value, (list, tuple)) else str(value)


def _map(values):
    return "{" + ", ".join([f"{key}: {_value(value)}" for key, value in values.items()]) + "}"


def _partner_facts(at, partner):
    given = partner.get
    yield f"partner({at})."
    if trim(given("name", "")):
        yield f"named({at})."
    if fold(given("name", "")):
        yield f"fold({at},{quoted(fold(partner['name']))})."
    if trim(given("id", "")):
        yield f"ident({at},{quoted(trim(partner['id']))})."
    if given("country"):
        yield f'from({at},"{country(partner["country"])}").'
    if given("type"):
        yield f'type({at},"{partner["type"]}").'
    for kind in given("also", ()):
        yield f'also({at},"{kind}").'
    if given("role"):
        yield f'role({at},"{partner["role"]}").'
    if trim(given("contribution", "")):
        yield f"described({at})."
    if given("grant", 0) > 0:
        yield f"granted({at},{partner['grant'] // MILLION},{partner['grant'] % MILLION})."
    if trim(given("monopoly-evidence", "")):
        yield f"evidence({at})."
    if given("umbrella"):
        yield f"umbrella({at})."
    if given("sole-regulator"):
        yield f"sole({at})."


# --- anything at all ------------------------------------------------------------------------

class Chance:
    """One of a pool, or so many in a hundred; quicker than random.Random's own."""

    def __init__(self, source):
        self.source = source
        self.random = source.random

    def below(self, n):
        return int(self.random() * n)

    def of(self, pool):
        return pool[int(self.random() * len(pool))]

    def percent(self, n):
        return self.random() * 100 < n


def _given(partner, key, value):
    """Left out where there is nothing, as people do."""
    if value not in ("", None, False):
        partner[key] = value


def _type(chance):
    if chance.percent(8):
        return ""
    return chance.of(COMMON_TYPES if chance.percent(70) else TYPES)


def _some_partner(chance):
    partner = {"name": chance.of(NAMES)}
    _given(partner, "country", chance.of(COUNTRIES))
    _given(partner, "type", _type(chance))
    if chance.percent(25):
        partner["also"] = list({chance.of(TYPES): 0, chance.of(TYPES): 0})
    _given(partner, "role", chance.of(ROLES))
    _given(partner, "umbrella", chance.percent(12))
    _given(partner, "contribution", chance.of(TEXTS))
    if chance.percent(40):
        _given(partner, "grant", chance.of(GRANTS))
    _given(partner, "id", chance.of(IDS))
    if chance.percent(30):
        partner["sole-regulator"] = chance.percent(80)
        partner["monopoly-evidence"] = chance.of(TEXTS)
    return partner


def some(chance, lots):
    draft = Draft(chance.of(lots), chance.percent(98))
    head = draft.head
    _given(head, "sector", chance.of(SECTORS))
    _given(head, "duration", chance.of(DURATIONS))
    for name in ("objectives", "priorities", "activities"):
        head[name] = list({chance.of(IDS_CHOSEN): 0 for _ in range(chance.below(5))})
    for _ in range(chance.below(4)):
        draft.statements[chance.of(STATEMENTS)] = chance.of(TEXTS)
    n = 20 + chance.below(20) if chance.percent(3) else chance.below(14)
    draft.partners = [_some_partner(chance) for _ in range(n)]
    return draft


# --- what a Lot asks for ----------------------------------------------------------------------

class _Maker:
    def __init__(self, chance, lot, own):
        self.chance, self.lot, self.own = chance, lot, own
        self.draft = Draft(lot)
        self.may = next((r["types"] for r in lot.of_kind("may-take-part") if "types" in r), TYPES)
        self.countries = self._countries()

    def _countries(self):
        inside = set(self.lot.programme)
        for rule in self.lot.of_kind("count-countries"):
            inside &= set(self.lot.countries(rule))
        inside = sorted(inside)
        first = self.chance.below(len(inside))
        n = self.wanted("count-countries", 2) + self.chance.below(3)
        return (inside[first:] + inside[:first])[:n]

    def wanted(self, kind, least):
        needs = [r["need"] for r in self.lot.of_kind(kind) if r["need"] != "unknown"]
        return max([least, *needs])

    def add(self, where, types, role="full"):
        kinds = [kind for kind in types if kind in self.may] or list(types)
        chance, partner = self.chance, {}
        partner["name"] = f"{self.own} {len(self.draft.partners)}"
        partner["country"] = where
        partner["type"] = chance.of(kinds)
        partner["role"] = role
        partner["contribution"] = "does its part"
        if chance.percent(50):
            partner["id"] = partner["name"].replace(" ", "")
        if chance.percent(20):
            partner["also"] = [chance.of(TYPES)]
        if role != "associated" and chance.percent(30):
            partner["grant"] = 1 + chance.below(20000)
        if chance.percent(10):
            partner["sole-regulator"], partner["monopoly-evidence"] = True, "a law"
        self.draft.partners.append(partner)
        return partner

    def in_turn(self, types):
        return self.add(self.countries[len(self.draft.partners) % len(self.countries)], types)

    def places(self):
        categories = self.lot.categories
        for rule in self.lot.of_kind("places"):
            places = rule["places"] if rule["places"] != "unknown" else {}
            for category, seats in places.items():
                for _ in range(seats):
                    self.in_turn(categories[category])
        for rule in self.lot.of_kind("places-per-country"):
            for category in rule["categories"] if rule["categories"] != "unknown" else ():
                for where in self.countries:
                    self.add(where, categories[category])

    def aims(self):
        chance, head, lists = self.chance, self.draft.head, self.lot.lists
        for rule in self.lot.of_kind("choice"):
            pool = lists.get(rule["list"], ())
            if rule["list"] == "sectors":
                head["sector"] = chance.of(pool or ("Free text", "free-text", "Rail"))
            else:
                first = chance.below(len(pool))
                head[rule["list"]] = (pool[first:] + pool[:first])[:rule["need"] + chance.below(2)]
        for rule in self.lot.of_kind("duration"):
            months = str(rule["months"]).replace(",", " ").replace("-", " ").split()
            if months != ["unknown"]:
                head["duration"] = int(chance.of(months))
        for rule in self.lot.of_kind("statement"):
            self.draft.statements[rule["statement"]] = "A statement."

    def guests(self):
        chance = self.chance
        if self.lot.umbrella and chance.percent(30):
            where = self.countries[0] if chance.percent(50) else "CH"
            self.add(where, self.may)["umbrella"] = True
        while chance.percent(30):
            self.add(self.countries[0] if chance.percent(50) else "CH", self.may, "associated")


def good(chance, lots, own):
    maker = _Maker(chance, chance.of(lots), own)
    draft = maker.draft
    maker.places()
    while len(draft.partners) < maker.wanted("count-partners", len(maker.countries)):
        maker.in_turn(maker.may)
    chance.of(draft.partners)["role"] = "applicant"
    maker.aims()
    maker.guests()
    chance.source.shuffle(draft.partners)
    for _ in range(chance.below(3)):
        _break(chance, draft)
    return draft


# --- and what is wrong in it --------------------------------------------------------------------

def _break_partner(chance, draft):
    at = chance.below(len(draft.partners))
    partner = draft.partners[at]
    key = chance.of(("country", "type", "role", "grant", "contribution", "name", "id", "umbrella",
                     "gone", "twice", "associated", "added"))
    pools = {"country": COUNTRIES, "grant": GRANTS, "contribution": TEXTS, "name": NAMES,
             "id": IDS, "role": ROLES}
    if key == "gone":
        del draft.partners[at]
    elif key == "added":
        draft.partners.insert(at, _some_partner(chance))
    elif key == "twice":
        again = {**partner, chance.of(("name", "id", "country")): chance.of(("NL", "DK"))}
        draft.partners.insert(chance.below(len(draft.partners) + 1), again)
    elif key == "associated":
        partner["role"] = "associated"
    elif key == "umbrella":
        partner["umbrella"] = not partner.get("umbrella", False)
    else:
        partner.pop(key, None)
        _given(partner, key, _type(chance) if key == "type" else chance.of(pools[key]))


def _break(chance, draft):
    key = chance.of(("partner", ) * 9 + ("sector", "duration", "activities", "statement"))
    if key == "partner" and draft.partners:
        _break_partner(chance, draft)
    elif key == "sector":
        draft.head["sector"] = chance.of(SECTORS)
    elif key == "duration":
        draft.head.pop("duration", None)
        _given(draft.head, "duration", chance.of(DURATIONS))
    elif key == "activities":
        draft.head[key] = list(draft.head.get(key, ()))[1:]
    elif draft.statements:
        draft.statements.popitem()
