# SPDX-License-Identifier: GPL-3.0-or-later
"""konsort fits: one consortium by every Lot of every call, by hand."""
import os

import cli
import tap

KEYS = ["call", "lot", "verdict", "unmet", "undecided", "choose"]

# Eight organisations of four Programme Countries, four that train and four of the sector.
EIGHT = ["A DK vet-provider applicant", "B DK company full", "C SE vet-provider full",
         "D SE higher-education full", "E FI company full", "F FI chamber full",
         "G NO vet-provider full", "H NO sector-association full"]
AIMS = {"sector": "rail", "duration": 48, "priorities": "[digital-skills]",
        "activities": "[skills-strategy]"}
DRAFT = cli.draft("eight.yaml", "ssa-2020", "2", EIGHT, **AIMS)

ALL_THREE = ["countries", "partners", "places"]
# Verdict, what is not met, what is undecided, what is to be chosen anew.
BY_HAND = {
    ("ssa-2014", None): ("not-eligible", ["partners", "places-per-country"], [], ["activities"]),
    ("ssa-2015", None): ("not-eligible", ["partners", "places-per-country"], [],
                         ["sector", "duration", "activities"]),
    ("ssa-2016", "1"): ("undecided", [], ALL_THREE, []),
    ("ssa-2016", "2"): ("undecided", [], ALL_THREE, []),
    ("ssa-2017", "1"): ("undecided", [], ["countries", "partners"], ["duration", "activities"]),
    ("ssa-2017", "2"): ("undecided", [], ["countries", "partners"], ["duration", "activities"]),
    ("ssa-2017", "3"): ("undecided", [], ["countries", "partners"], ["sector", "activities"]),
    ("ssa-2018", "1"): ("undecided", [], ["countries", "partners"], ["duration", "activities"]),
    ("ssa-2018", "2"): ("undecided", [], ["countries", "partners"], ["duration", "activities"]),
    ("ssa-2018", "3"): ("undecided", [], ["countries", "partners"], ["sector", "activities"]),
    ("ssa-2019", "1"): ("eligible", [], [], ["duration"]),
    ("ssa-2019", "2"): ("not-eligible", ["countries"], ["partners", "places"], []),
    ("ssa-2019", "3"): ("not-eligible", ["countries"], ["partners", "places"], ["sector"]),
    ("ssa-2020", "1"): ("eligible", [], [], ["duration", "activities"]),
    ("ssa-2020", "2"): ("not-eligible", ALL_THREE, [], []),
    ("afi-2021", "1"): ("undecided", [], ["countries", "partners"], []),
    ("afi-2021", "2"): ("not-eligible", ALL_THREE, [], ["sector"]),
    ("afi-2024", "1"): ("eligible", [], [], ["duration"]),
    ("afi-2024", "2"): ("undecided", [], ALL_THREE, ["sector"]),
    ("afi-2026", "1"): ("eligible", [], [], ["duration"]),
    ("afi-2026", "2"): ("undecided", [], ALL_THREE, ["sector"]),
    ("afi-2026", "3"): ("undecided", [], ALL_THREE, []),
}


def rows(*args, **more):
    return cli.data("fits", "--format=json", *args, **more)


@tap.case
def it_judges_by_hand():
    found = {(r["call"], r["lot"]): r for r in rows(DRAFT)}
    for lot, wanted in BY_HAND.items():
        r = found.get(lot)
        got = r and (r["verdict"], r["unmet"], r["undecided"], r["choose"])
        tap.equal(got, wanted, f"{lot[0]} {lot[1] or ''} by hand")


@tap.case
def every_lot_has_a_row():
    wanted = [(c["id"], lot["id"]) for c in cli.data("calls", "--format=json") for lot in c["lots"]]
    got = rows(DRAFT)
    tap.equal([(r["call"], r["lot"]) for r in got], wanted, "all Lots, in their order")
    tap.equal([list(r) for r in got], [KEYS] * len(got), "keys")


@tap.case
def what_the_project_is_about_is_not_judged():
    bare = cli.draft("bare.yaml", "ssa-2020", "2", EIGHT)
    full = {(r["call"], r["lot"]): r for r in rows(DRAFT)}
    for r in rows(bare):
        same = full[(r["call"], r["lot"])]
        tap.ok(r["choose"] == [] and r["verdict"] == same["verdict"] and r["unmet"] == same["unmet"],
               f"{r['call']} {r['lot'] or ''}: the same without aims, and nothing to choose", r)


@tap.case
def the_consortium_is_judged():
    worse = EIGHT[1:] + ["A BY vet-provider applicant", "b DK company full", "I DK company associated",
                         "J SE ngo associated"]
    path = cli.draft("worse.yaml", "ssa-2020", "2", worse)
    with open(path, "a", encoding="utf-8") as f:
        f.write("  - {name: \"K\"}\n")
    found = {(r["call"], r["lot"]): r["unmet"] for r in rows(path)}
    tap.equal(found[("ssa-2020", "1")],
              ["partner-details", "distinct-organisations", "applicant"],
              "details, duplicates, the applicant's country")
    tap.equal(found[("afi-2024", "1")],
              ["partner-details", "distinct-organisations", "applicant", "excluded-countries"],
              "and a country that may not take part")


@tap.case
def call_and_lot_narrow_it():
    def lots(*args):
        return [(r["call"], r["lot"]) for r in rows(*args)]
    tap.equal(lots("--call=afi-2026", DRAFT), [("afi-2026", "1"), ("afi-2026", "2"), ("afi-2026", "3")],
              "--call: the Lots of that call")
    tap.equal(lots("--call=ssa-2015", DRAFT), [("ssa-2015", None)], "a call without Lots")
    tap.equal(lots("--call=afi-2026", "--lot=2", DRAFT), [("afi-2026", "2")], "--call and --lot")
    tap.equal(lots("--lot=1", DRAFT), [("ssa-2020", "1")], "--lot: of the draft's own call")
    gone = cli.draft("gone.yaml", "gone", "7", EIGHT)
    tap.equal(lots("--call=ssa-2020", gone), [("ssa-2020", "1"), ("ssa-2020", "2")],
              "the draft's own call may be unknown then")
    tap.equal(rows("--call=ssa-2020", DRAFT),
              [r for r in rows(DRAFT) if r["call"] == "ssa-2020"], "rows are the same")


@tap.case
def people_read_a_table():
    status, out, err = cli.run("fits", DRAFT)
    tap.ok(status == 0 and err == "", "status 0, though few Lots fit", err)
    for call in {c for c, _ in BY_HAND}:
        tap.ok(call in out, f"{call} is there", out)
    tap.equal([line for line in out.splitlines() if len(line) > 80], [], "80 columns")
    with open(DRAFT, "rb") as f:
        tap.equal(cli.run("fits", "-", stdin=f.read())[1], out, "- is standard input")
    for language in ("da", "nl"):
        status, spoken, err = cli.run("fits", f"--lang={language}", DRAFT)
        tap.ok(status == 0 and err == "", f"in {language}", err)
        tap.equal(rows(f"--lang={language}", DRAFT), rows(DRAFT), f"the same JSON in {language}")


@tap.case
def trouble_is_told():
    bad = cli.write("bad.yaml", "konsort: 1\ncall: ssa-2020\nduration: long\n")
    for args, part in (([], "no draft is named"), ([DRAFT, DRAFT], "one argument too many"),
                       ([bad], f"{bad}:3:11: "), (["nowhere.yaml"], "cannot open 'nowhere.yaml'"),
                       (["--call=x", DRAFT], "unknown call 'x'"), (["--lot=9", DRAFT], "no Lot '9'"),
                       (["--with=.", DRAFT], "'--with' does not go with this command")):
        for more in ([], ["--format=json"]):
            status, out, err = cli.run("fits", *more, *args)
            tap.ok(status == 2 and out == "" and err.startswith("konsort: ") and part in err,
                   f"{' '.join(more + [os.path.basename(a) for a in args])}", out + err)


tap.main()
