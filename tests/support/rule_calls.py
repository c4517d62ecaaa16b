# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls as facts for tests/support/rules.lp, read from their YAML by another reader than
konsort's; and calls made up by chance from the shipped ones: `import rule_calls`.

  shipped()                   all calls of data/calls
  made_up(calls, chance, n)   N more: other figures, categories, levels, scopes
  text(call)                  a call as YAML
  lots(call)                  its Lots: struct-like, with the rules that hold in each
  facts(calls)                the facts of all calls
"""
import copy
import os
import re

import yaml

import cli

TYPES = ("vet-provider", "higher-education", "adult-education", "company", "sector-association",
         "chamber", "social-partner", "sector-skills-council", "education-authority",
         "qualification-body", "public-authority", "guidance-body", "employment-service",
         "research-institute", "ngo", "network", "other")
MILLION = 1000000


def _load(*names):
    with open(os.path.join(cli.SOURCE, "data", *names), encoding="utf-8") as file:
        return yaml.safe_load(file)


GROUPS = {group["id"]: group["members"] for group in _load("countries.yaml")["groups"]}


def shipped():
    names = sorted(os.listdir(os.path.join(cli.SOURCE, "data", "calls")))
    return [_load("calls", name) for name in names if name.endswith(".yaml")]


class _Plain(yaml.SafeDumper):
    """Without anchors, which are no part of a call file."""

    def ignore_aliases(self, data):
        return True


def text(call):
    return yaml.dump(call, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)


class Lot:
    """A Lot with everything that holds in it, its call's things included."""

    def __init__(self, call, lot):
        self.call, self.id = call["id"], lot.get("id")
        self.key = f"{self.call} {self.id or ''}".strip()
        self.divided = "lots" in call
        self.categories = {c["id"]: c["types"] for c in call["categories"]}
        self.programme = GROUPS[call["programme-countries"]]
        self.umbrella = call.get("umbrella", False)
        lists = {**call.get("lists", {}), **lot.get("lists", {})}
        self.lists = {name: [item["id"] for item in items] for name, items in lists.items()}
        rules = {rule["id"]: rule for part in (call, lot) for rule in part.get("rules", ())}
        self.rules = list(rules.values())

    def of_kind(self, kind):
        return [rule for rule in self.rules if rule["kind"] == kind]

    def countries(self, rule):
        return GROUPS[rule["group"]] if "group" in rule else self.programme


def lots(call):
    return [Lot(call, lot) for lot in call.get("lots", [{}])]


# --- facts --------------------------------------------------------------------------------

def quoted(word):
    """A text as the solver reads it."""
    return '"' + str(word).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def months(words):
    """The ranges of "24-36" or "24, 36"."""
    parts = [[int(n) for n in part.split("-")] for part in str(words).split(",")]
    return [(part[0], part[-1]) for part in parts]


def _figure(rule):
    """The value that may be `unknown`."""
    keys = ("need", "places", "categories", "months", "grant", "scope")
    return next((rule[key] for key in keys if key in rule), None)


def _claims(at, rule):
    for claim in rule.get("claims", ()):
        figure = claim.get("figure")
        head = f"{at},{quoted(claim['source'])},{quoted(figure)}"
        if figure is None:
            continue
        if rule["kind"] == "duration":
            for first, last in months(figure):
                yield f"claims_months({head},{first},{last})."
        elif rule["kind"] == "places-per-country":
            yield f"claims_waiver({head})."
        else:
            yield f"claims_number({head},{int(figure)})."


def _seats(at, places):
    for n, (category, seats) in enumerate(places.items()):
        yield f"seats({at},{quoted(category)},{seats})."
        yield f"index({at},{quoted(category)},{n})."


def _rule(lot, rule):
    at = f"{quoted(lot.key)},{quoted(rule['id'])}"
    kind, figure = rule["kind"], _figure(rule)
    yield f"rule({at},{quoted(kind)},{rule['level']})."
    yield from _claims(at, rule)
    if kind in ("applicant", "count-countries"):
        for country in lot.countries(rule):
            yield f"group({at},{quoted(country)})."
    if kind == "choice":
        yield f"list({at},{quoted(rule['list'])})."
    if figure == "unknown":
        yield f"unknown({at})."
    elif kind in ("count-countries", "count-partners") or rule.get("list", "sectors") != "sectors":
        yield f"need({at},{rule['need']})."
    elif kind == "places":
        yield from _seats(at, rule["places"])
    elif kind == "places-per-country":
        yield from _seats(at, {category: 1 for category in rule["categories"]})
    elif kind == "duration":
        for first, last in months(rule["months"]):
            yield f"months({at},{first},{last})."
    elif kind == "grant-ceiling":
        for when, most in rule["grant"].items():
            yield f"ceiling({at},{when},{most // MILLION},{most % MILLION})."
    elif kind == "proposals":
        yield f"scope({at},{quoted(rule['scope'])})."
    for key, name in (("roles", "roles"), ("types", "may"), ("not-from", "not_from")):
        for word in rule.get(key, ()):
            yield f"{name}({at},{quoted(word)})."
    for key in ("exempt", "statement", "when"):
        if key in rule:
            yield f"{key}({at},{quoted(rule[key])})."
    for key, name in (("umbrellas", "may_umbrella"), ("applicants-only", "applicants_only")):
        if rule.get(key, False):
            yield f"{name}({at})."


def facts(calls):
    for call in calls:
        name = quoted(call["id"])
        if "lots" in call:
            yield f"divided({name})."
        if call.get("umbrella", False):
            yield f"sets_aside({name})."
        for category in call["categories"]:
            for kind in category["types"]:
                yield f"category({name},{quoted(category['id'])},{quoted(kind)})."
        for lot in lots(call):
            for ids in lot.lists.items():
                for item in ids[1]:
                    yield f"item({quoted(lot.key)},{quoted(ids[0])},{quoted(item)})."
            for rule in lot.rules:
                yield from _rule(lot, rule)


# --- calls by chance ----------------------------------------------------------------------

def _some(chance, pool, least=1, most=4):
    pool = list(pool)
    return chance.sample(pool, min(len(pool), chance.randint(least, most)))


def _some_months(chance):
    first = chance.choice((12, 24, 30))
    return chance.choice((f"{first}-{first + 12}", f"{first}, 36", f"{first}", "23-25, 48"))


def _some_grant(chance):
    pool = (1, 20000, 100000, 999999, 1500000, 4000000, 999999999999)
    most = [chance.choice(pool) for _ in range(3)]
    return chance.choice(({"any": most[0]}, {24: most[0], 36: most[1]},
                          {24: most[0], "any": most[1], 48: most[2]}))


def _some_claims(chance, kind, source):
    figures = {"count-countries": ("1", "5", "12"), "count-partners": ("2", "8", "15"),
               "duration": ("24-36", "48", "12, 24"), "places-per-country": ("waived", )}
    return [{"source": source, "figure": figure} for figure in figures.get(kind, ())
            if chance.random() < 0.4]


def _change_rule(chance, call, rule):
    """Another figure, or none, for this rule."""
    kind, categories = rule["kind"], [c["id"] for c in call["categories"]]
    value = {
        "count-countries": lambda: {"need": chance.randint(1, 6)},
        "count-partners": lambda: {"need": chance.randint(1, 12)},
        "places": lambda: {"places": {c: chance.randint(1, 3) for c in _some(chance, categories)}},
        "places-per-country": lambda: {"categories": _some(chance, categories, 1, 3)},
        "duration": lambda: {"months": _some_months(chance)},
        "grant-ceiling": lambda: {"grant": _some_grant(chance)},
        "proposals": lambda: {"scope": chance.choice(("call", "lot", "sector") if "lots" in call
                                                     else ("call", "sector"))},
    }.get(kind)
    if value:
        figure = value()
        if chance.random() < 0.15:
            figure = dict.fromkeys(figure, "unknown")
        rule.update(figure)
        if not rule.get("carried"):
            rule["level"] = chance.choice(("required", "required", "advice"))
        rule["sources"] = [call["sources"][0]["id"]]
    rule["claims"] = _some_claims(chance, kind, call["sources"][0]["id"])
    if kind == "proposals":
        rule["applicants-only"] = chance.random() < 0.5
        if categories and chance.random() < 0.7:
            rule["exempt"] = chance.choice(categories)
    elif "types" in rule:
        rule["types"] = _some(chance, TYPES, 3, 12)
        rule["umbrellas"] = chance.random() < 0.5
    elif "not-from" in rule:
        rule["not-from"] = _some(chance, ("BY", "RU", "SE", "CH", "NL"), 1, 3)


def _per_country(call):
    return {"id": "places-per-country", "kind": "places-per-country", "level": "required",
            "title": "In each country", "text": "Some of each in each country.",
            "sources": [call["sources"][0]["id"]], "categories": []}


def _proposals(call):
    return {"id": "proposals", "kind": "proposals", "level": "required", "title": "Proposals",
            "text": "Not in several proposals.", "sources": [call["sources"][0]["id"]],
            "scope": "call"}


def _one(call, chance, number):
    call = copy.deepcopy(call)
    call["id"] = f"made-up-{number}"
    call["umbrella"] = chance.random() < 0.5
    call["programme-countries"] = chance.choice(
        [name for name in GROUPS if re.match("programme-", name)])
    for category in call["categories"]:
        category["types"] = _some(chance, TYPES, 1, 6)
    ids = {rule["id"] for lot in lots(call) for rule in lot.rules}
    for make in (_per_country, _proposals):
        if make(call)["id"] not in ids and chance.random() < 0.7:
            call.setdefault("rules", []).append(make(call))
    for part in (call, *call.get("lots", ())):
        for rule in part.get("rules", ()):
            _change_rule(chance, call, rule)
    return call


def made_up(calls, chance, n):
    return [_one(calls[i % len(calls)], chance, i) for i in range(n)]
