# SPDX-License-Identifier: GPL-3.0-or-later
"""data/schema is what the tables say now (`make update-schema'), and an independent
validator finds with it what the readers find: every draft and call file that konsort
takes is valid, and every one it refuses is not, but for what a schema cannot see."""
import glob
import json
import os
import re
import subprocess

import tap

try:
    import jsonschema
    import yaml
except ImportError as missing:
    tap.skip_all(f"{missing.name} is missing (python3-jsonschema, python3-yaml)")

KONSORT = tap.path("KONSORT")
SOURCE = tap.path("KONSORT_SRCDIR")
COMPILE = os.path.join(tap.path("KONSORT_BUILDDIR"), "konsort-compile")
FIXTURES = os.path.join(SOURCE, "tests", "fixtures")

# Wrong drafts that a schema takes, and why.
UNSEEN_DRAFTS = {
    "anchor": "spelling",
    "anchored-key": "spelling",
    "anchored-list": "spelling",
    "directive-tag": "spelling",
    "directive-unknown": "spelling",
    "directive-yaml": "spelling",
    "key-is-empty": "spelling",
    "merge-key": "spelling",
    "tag": "spelling",
    "tag-bare": "spelling",
    "key-twice": "key twice",
    "key-twice-among-many": "key twice",
    "key-twice-in-partner": "key twice",
    "key-twice-quoted": "key twice",
    "unknown-key-twice": "key twice",
    "duration-fraction": "a number or true to YAML",
    "duration-sign": "a number or true to YAML",
    "flag-capital": "a number or true to YAML",
    "grant-hexadecimal": "a number or true to YAML",
    "nul-escape": "characters",
    "surrogate-escape": "characters",
    "too-deep": "depth",
    "too-deep-block": "depth",
    "long-key": "length of an unknown key",
    "empty-call": "which calls there are",
    "lot-without-lots": "which calls there are",
    "unknown-call": "which calls there are",
    "unknown-lot": "which calls there are",
}
# Wrong call files that a schema takes, and why.
UNSEEN_CALLS = {
    "anchor": "spelling",
    "key-twice": "key twice",
    "places-category-twice": "key twice",
    "title-control": "characters",
    "closes-29-february": "calendar",
    "closes-30-february": "calendar",
    "duration-backwards": "arithmetic",
    "category-twice": "id twice",
    "item-twice": "id twice",
    "lot-twice": "id twice",
    "rule-twice": "id twice",
    "source-twice": "id twice",
    "claim-source": "what an id stands for",
    "note-source-unknown": "what an id stands for",
    "per-country-category": "what an id stands for",
    "places-category": "what an id stands for",
    "proposals-exempt": "what an id stands for",
    "rule-source-unknown": "what an id stands for",
    "statement-id": "what an id stands for",
    "statement-when": "what an id stands for",
    "choice-no-list": "length of a list elsewhere",
    "choice-too-many": "length of a list elsewhere",
    "choice-two-sectors": "length of a list elsewhere",
    "lot-choice": "length of a list elsewhere",
    "lot-no-rules": "length of a list elsewhere",
    "rules-empty": "length of a list elsewhere",
    "applicant-two": "another rule",
    "places-two-rules": "another rule",
    "rules-judge-the-same": "another rule",
    "proposals-lot": "whether there are Lots",
}


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema: `NO' is a text, and keys are texts whatever they look like."""
    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        if not isinstance(node, yaml.MappingNode):
            raise yaml.YAMLError("no map")
        if not all(isinstance(key, yaml.ScalarNode) for key, _ in node.value):
            raise yaml.YAMLError("a key that is no scalar")
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


def core_int(loader, node):
    text = loader.construct_scalar(node)
    return int(text, 0) if re.match("0[ox]", text) else int(text)


for tag, pattern, first in (
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
        ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
        ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                  r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", list("-+0123456789."))):
    CoreLoader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(f"^(?:{pattern})$"), first)
CoreLoader.add_constructor("tag:yaml.org,2002:int", core_int)


def validator(name):
    with open(os.path.join(SOURCE, "data", "schema", name + ".schema.json"), encoding="utf-8") as f:
        schema = json.load(f)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def errors_of(schema, data):
    """What is wrong with the bytes of a file: [] if nothing is."""
    try:
        # as konsort: UTF-8 alone, with or without a mark
        text = data.decode("utf-8-sig")
        value = yaml.load(text, CoreLoader)
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError, ValueError) as error:
        return [str(error)]
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}"
            for e in schema.iter_errors(value)]


def errors_in(schema, path):
    with open(path, "rb") as f:
        return errors_of(schema, f.read())


def files(*where):
    return sorted(glob.glob(os.path.join(SOURCE, *where)))


def run(*args):
    done = subprocess.run([KONSORT, *args], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=120, check=False)
    return done.returncode, done.stdout, done.stderr


@tap.case
def schemas_are_up_to_date():
    for name in ("call", "draft"):
        made = os.path.join(tap.path("SCRATCH"), name)
        subprocess.run([COMPILE, "--schema-" + name, made, "data/countries.yaml"], cwd=SOURCE,
                       check=True, timeout=60)
        with open(made, encoding="utf-8") as f, \
                open(os.path.join(SOURCE, "data", "schema", name + ".schema.json"),
                     encoding="utf-8") as kept:
            tap.equal(kept.read(), f.read(), f"data/schema/{name}.schema.json is up to date")


@tap.case
def good_calls_are_valid():
    schema = validator("call")
    for path in files("data", "calls", "*.yaml"):
        tap.equal(errors_in(schema, path), [], f"{os.path.basename(path)} is valid")
    status, template, _ = run("calls", "--template")
    tap.ok(status == 0 and len(template) > 5000, "there is a template")
    tap.equal(errors_of(schema, template), [], "the template is valid")
    numbered = template.replace(b"- id: eligible-types ", b"- id: 7 ")
    tap.ok(numbered != template, "a rule of the template has a number as id")
    tap.equal(errors_of(schema, numbered), [], "it is valid still")


@tap.case
def good_drafts_are_valid():
    schema = validator("draft")
    paths = files("data", "examples", "*.yaml") + files("tests", "fixtures", "good", "*.yaml") + \
        files("tests", "fixtures", "good", "*.saved")
    tap.ok(len(paths) > 20, "there are good drafts")
    for path in paths:
        tap.equal(errors_in(schema, path), [], f"{os.path.basename(path)} is valid")


def names_in(value):
    """All names of properties in a schema, and the kinds of rules."""
    if isinstance(value, list):
        return set().union(*map(names_in, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    properties = value.get("properties", {})
    kind = {properties["kind"]["const"]} if "const" in properties.get("kind", {}) else set()
    return set(properties) | kind | names_in(list(value.values()))


def manual(name):
    with open(os.path.join(SOURCE, "data", "man", name), encoding="utf-8") as f:
        return f.read().replace("\\-", "-")


@tap.case
def manual_pages_name_every_key():
    for name in ("call", "draft"):
        page = manual(f"konsort-{name}.5")
        names = names_in(validator(name).schema)
        tap.ok(len(names) > 20, f"the schema of a {name} has names")
        unnamed = [key for key in sorted(names)
                   if not re.search(rf"(?<![A-Za-z-]){key}(?![A-Za-z-])", page)]
        tap.equal(unnamed, [], f"konsort-{name}(5) names every key")


@tap.case
def example_of_the_manual_page_is_a_call_file():
    example = re.search(r"SH EXAMPLE\n\.nf\n(.*?)\.fi", manual("konsort-call.5"), re.DOTALL).group(1)
    path = os.path.join(tap.path("SCRATCH"), "next.yaml")
    with open(path, "w", encoding="utf-8") as f:
        f.write(example)
    status, _, err = run("calls", "--check", path)
    tap.equal((status, err), (0, b""), "konsort takes the example")
    tap.equal(errors_in(validator("call"), path), [], "the example is valid")


def check_bad(schema, folder, unseen, told):
    paths = files("tests", "fixtures", folder, "*.yaml")
    names = {os.path.basename(path)[:-len(".yaml")] for path in paths}
    tap.equal(sorted(set(unseen) - names), [], f"{folder}: what is not seen is there")
    for path in paths:
        name = os.path.basename(path)[:-len(".yaml")]
        status, _, _ = run(*told, path)
        tap.equal(status, 2, f"{folder}/{name} is refused by konsort")
        errors = errors_in(schema, path)
        if name in unseen:
            tap.equal(errors, [], f"{folder}/{name} is not seen: {unseen[name]}")
        else:
            tap.ok(errors, f"{folder}/{name} is not valid")


@tap.case
def bad_calls_are_not_valid():
    check_bad(validator("call"), "bad-calls", UNSEEN_CALLS, ("calls", "--check"))


@tap.case
def bad_drafts_are_not_valid():
    check_bad(validator("draft"), "bad", UNSEEN_DRAFTS, ("check",))


# Values that YAML tells apart and konsort does not: each is taken by both or by neither.
PIECES = [
    ("duration: 48", True), ('duration: "48"', True), ("duration: 601", False), ("duration: [48]", False),
    ("lot: 2", True), ("title: 2030", True), ("title: true", True), ("title: {a: b}", False),
    ("notes: NO", True), ("sector: 1.5", True), ("duration:", True), ("activities: trends", False),
    ("partners: [{country: no}]", True), ("partners: [{country: NO}]", True),
    ("partners: [{country: Fr}]", True), ("partners: [{country: XX}]", False),
    ("partners: [{country: uk}]", True), ("partners: [{umbrella: \"true\"}]", True),
    ("partners: [{umbrella: maybe}]", False), ("partners: [{type: ''}]", False),
    ("partners: [{grant: 1000000000000}]", False), ("partners: [{also: [ngo, school]}]", False),
    ("partners: [{role: partner}]", False), ("partners: [{x-mine: [1, 2]}]", True),
    ("statements: {a: [b]}", False), ("x-mine: {a: 1}", True),
]


@tap.case
def pieces_of_drafts():
    schema = validator("draft")
    path = os.path.join(tap.path("SCRATCH"), "piece.yaml")
    for piece, good in PIECES:
        lot = "" if piece.startswith("lot") else "lot: \"2\"\n"
        data = f"konsort: 1\ncall: ssa-2020\n{lot}{piece}\n".encode("utf-8")
        with open(path, "wb") as f:
            f.write(data)
        tap.equal((run("check", path)[0] != 2, errors_of(schema, data) == []), (good, good),
                  f"{piece}: {'taken' if good else 'refused'} by both")


tap.main()
