# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON of check, calls and explain: keys, their order and their types, the same in
every language but for messages, titles and labels."""
import json
import os
import subprocess

import tap

KONSORT = tap.path("KONSORT")
SOURCE = tap.path("KONSORT_SRCDIR")
SCRATCH = tap.path("SCRATCH")
EXAMPLES = os.path.join(SOURCE, "data", "examples")
MET = os.path.join(EXAMPLES, "ssa-2020-lot2-example.yaml")
MET_2015 = os.path.join(EXAMPLES, "ssa-2015-example.yaml")
LANGUAGES = ("en", "da", "nl")

CHECK = ["konsort-check", "file", "call", "lot", "verdict", "findings", "error"]
FINDING = ["id", "level", "state", "have", "need", "message", "partners", "sources", "disputed",
           "claims"]
CALL = ["id", "title", "year", "closes", "sources", "lots"]
LOT = ["id", "title", "sectors", "months", "objectives", "priorities", "activities", "statements",
       "rules"]
RULE = ["id", "kind", "level", "need", "sources", "claims"]
CLAIM = ["source", "figure", "note"]


def run(*args):
    done = subprocess.run([KONSORT, *args], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=60, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def data(*args):
    status, out, err = run(*args)
    tap.ok(err == "", f"{' '.join(args[:2])} says nothing else", err)
    return json.loads(out)


def draft(name, text):
    path = os.path.join(SCRATCH, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


SAMPLE = draft("sample.yaml", """konsort: 1
call: ssa-2015
duration: 30
partners:
  - {name: "A", country: "DK", type: vet-provider, role: applicant, grant: 700001}
  - {name: "U", country: "NL", type: network, role: full, umbrella: true}
  - {name: "B", country: "NO", type: company, role: full}
  - {name: "a", country: "dk", type: company, role: associated}
  - {country: "SE"}
""")


def is_number_or_null(value):
    return value is None or (isinstance(value, int) and not isinstance(value, bool))


def finding_is_right(f):
    return (list(f) == FINDING and f["level"] in ("required", "advice") and
            f["state"] in ("met", "unmet", "undecided") and is_number_or_null(f["have"]) and
            is_number_or_null(f["need"]) and isinstance(f["message"], str) and f["message"] != "" and
            all(isinstance(p, int) for p in f["partners"]) and
            all(isinstance(s, str) for s in f["sources"]) and
            f["disputed"] is (f["claims"] != []) and
            all(list(c) == ["source", "figure", "state"] for c in f["claims"]))


@tap.case
def check_has_the_shape():
    for path in (MET, MET_2015, SAMPLE):
        results = data("check", "--format=json", path)
        tap.equal([list(r) for r in results], [CHECK], f"keys of {os.path.basename(path)}")
        wrong = [f for f in results[0]["findings"] if not finding_is_right(f)]
        tap.equal(wrong, [], f"findings of {os.path.basename(path)}")
        tap.equal(results[0]["error"], None, "no error")


@tap.case
def check_judges_by_hand():
    """SAMPLE by hand: entry 3 is entry 0 again; entry 4 lacks name, type and role. DK and
    NO count, NL is freed; each lacks two of its three. 30 months are none of 24, 36."""
    result = data("check", "--format=json", SAMPLE)[0]
    found = {f["id"]: f for f in result["findings"]}

    def row(name):
        f = found[name]
        return (f["state"], f["have"], f["need"], f["partners"])
    tap.equal(result["verdict"], "not-eligible", "verdict")
    tap.equal((result["call"], result["lot"]), ("ssa-2015", None), "call, and null for the Lot")
    wanted = {
        "partner-details": ("unmet", None, None, [4]),
        "distinct-organisations": ("unmet", None, None, [3]),
        "applicant": ("met", 1, 1, []),
        "countries": ("unmet", 2, 3, []),
        "partners": ("unmet", 2, 9, []),
        "places-per-country": ("unmet", 0, 2, []),
        "sector": ("unmet", None, None, []),
        "duration": ("unmet", None, None, []),
        "objectives": ("unmet", 0, 1, []),
        "associated-role": ("unmet", None, None, [3]),
        "associated-grant": ("met", None, None, []),
        "contribution": ("unmet", None, None, [0, 1, 2]),
        "grant": ("met", 700001, 1000000, []),
        "statement-innovation": ("unmet", None, None, []),
    }
    for name, values in wanted.items():
        tap.equal(row(name), values, f"{name} by hand")
    tap.equal(found["places-per-country"]["claims"],
              [{"source": "001", "figure": "waived", "state": "met"}], "the dispute of 001")
    tap.equal(found["partner-details"]["sources"], [], "konsort's own have no sources")
    tap.ok("statement-mobility" not in found, "no statement on mobility without the activity")


@tap.case
def without_a_lot_there_is_one_finding():
    path = draft("no-lot.yaml", "konsort: 1\ncall: ssa-2020\n")
    result = data("check", "--format=json", path)[0]
    tap.equal(result["lot"], None, "the Lot is null")
    tap.equal([(f["id"], f["state"], f["level"], f["have"], f["need"]) for f in result["findings"]],
              [("lot", "unmet", "required", None, None)], "the finding lot and no other")


def without_words(value):
    """The same without what depends on the language."""
    if isinstance(value, dict):
        return {k: without_words(v) for k, v in value.items()
                if k not in ("message", "title", "label", "note")}
    if isinstance(value, list):
        return [without_words(v) for v in value]
    return value


@tap.case
def languages_change_words_only():
    for command in (["check", MET, MET_2015, SAMPLE], ["calls"], ["explain", "ssa-2020"]):
        results = {}
        for language in LANGUAGES:
            done = run(*command, "--format=json", f"--lang={language}")
            results[language] = without_words(json.loads(done[1]))
        for language in LANGUAGES[1:]:
            tap.ok(results[language] == results["en"], f"{command[0]} in {language}")


def lot_is_right(lot):
    lists = [lot[k] for k in ("objectives", "priorities", "activities", "statements")]
    lists += [lot["sectors"]] if lot["sectors"] is not None else []
    return (list(lot) == LOT and
            all(list(item) == ["id", "label"] for items in lists for item in items) and
            (lot["months"] is None or all(isinstance(m, int) for m in lot["months"])) and
            all(list(r) == RULE and is_number_or_null(r["need"]) and
                all(list(c) == CLAIM for c in r["claims"]) for r in lot["rules"]))


@tap.case
def calls_have_the_shape():
    calls = data("calls", "--format=json")
    tap.ok({"ssa-2015", "ssa-2020"} <= {c["id"] for c in calls}, "the shipped calls are there")
    for call in calls:
        tap.ok(list(call) == CALL and isinstance(call["year"], int) and call["lots"] and
               all(isinstance(s, str) for s in call["sources"]), f"keys of {call['id']}", call)
        for lot in call["lots"]:
            tap.ok(lot_is_right(lot), f"Lot {lot['id']} of {call['id']}", lot)


@tap.case
def calls_say_what_the_sources_say():
    calls = {c["id"]: c for c in data("calls", "--format=json")}
    old, new = calls["ssa-2015"], calls["ssa-2020"]
    tap.equal([old["closes"], new["closes"]], ["2015-02-26", "2020-02-26T17:00"], "closing")
    tap.equal([lot["id"] for lot in old["lots"]], [None], "a call without Lots has one without id")
    tap.equal([lot["id"] for lot in new["lots"]], ["1", "2"], "two Lots")
    tap.equal(old["lots"][0]["months"], [24, 36], "months: these two")
    tap.equal(new["lots"][0]["months"], list(range(24, 37)), "months: a range")
    tap.equal(new["lots"][0]["sectors"], None, "free text")
    tap.equal([s["id"] for s in new["lots"][1]["sectors"]],
              ["blockchain", "cultural-heritage", "cybersecurity", "rail", "social-enterprises",
               "software-services"], "six sectors")
    tap.equal([s["id"] for s in new["lots"][1]["statements"]], ["feedback-mechanism"], "statements")
    need = {r["id"]: r["need"] for r in new["lots"][1]["rules"]}
    tap.equal((need["countries"], need["partners"], need["places"], need["grant"]),
              (8, 12, 10, 4000000), "figures of the Blueprint")
    need = {r["id"]: r["need"] for r in old["lots"][0]["rules"]}
    tap.equal(need["grant"], 1000000, "of grant the largest")


@tap.case
def explain_is_one_such_call():
    call = data("explain", "ssa-2020", "--format=json")
    tap.equal(call, next(c for c in data("calls", "--format=json") if c["id"] == "ssa-2020"),
              "the same as in calls")
    call = data("explain", "ssa-2020", "2", "--format=json")
    tap.equal([lot["id"] for lot in call["lots"]], ["2"], "with the Lot asked for")


tap.main()
