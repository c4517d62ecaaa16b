# SPDX-License-Identifier: GPL-3.0-or-later
"""konsort suggest: the fewest organisations still missing, by hand."""
import cli
import tap

KEYS = ["category", "country", "makes"]
EIGHT = ["A DK vet-provider applicant", "B DK company full", "C SE vet-provider full",
         "D SE higher-education full", "E FI company full", "F FI chamber full",
         "G NO vet-provider full", "H NO sector-association full"]
DRAFT = cli.draft("eight.yaml", "ssa-2020", "2", EIGHT)
THREE = ["A DK vet-provider applicant", "B DK company full", "C DK education-authority full"]


def ways(*args, **more):
    found = cli.data("suggest", "--format=json", *args, **more)
    tap.equal([list(a) for a in found], [KEYS] * len(found), "keys")
    return [(a["category"], a["country"], a["makes"]) for a in found]


@tap.case
def a_blueprint_by_hand():
    """Four countries and four partners are missing, one place of each category: four
    organisations, each from a new country, two of them of these categories."""
    tap.equal(ways(DRAFT), [("training", "new", []), ("sector", "new", ["places"]),
                            (None, "new", []), (None, "new", ["countries", "partners"])],
              "ssa-2020 Lot 2")
    tap.equal(ways("--lot=1", DRAFT), [], "its Lot 1 lacks nothing")


@tap.case
def from_nothing_by_hand():
    """Lot 1: eight partners of four countries, the applicant among them."""
    empty = cli.draft("empty.yaml", "ssa-2020", "1")
    tap.equal(ways(empty), [(None, "new", ["applicant"]), (None, "new", []), (None, "new", []),
                            (None, "new", ["countries"]), (None, "any", []), (None, "any", []),
                            (None, "any", []), (None, "any", ["partners"])], "ssa-2020 Lot 1")


@tap.case
def three_in_each_country_by_hand():
    """Denmark is complete, Sweden lacks one; a third country costs three, which are then
    nine.  The new country is incomplete at first, so nothing is met before the last."""
    path = cli.draft("per-country.yaml", "ssa-2015", None,
                     THREE + ["D SE vet-provider full", "E SE company full"])
    tap.equal(ways(path), [("regulatory", "SE", []), ("training", "new", ["countries"]),
                           ("sector", "new", []),
                           ("regulatory", "new", ["partners", "places-per-country"])], "ssa-2015")


@tap.case
def what_nobody_states_asks_for_nothing():
    tap.equal(ways("--call=ssa-2016", "--lot=1", DRAFT), [], "ssa-2016")


@tap.case
def people_read_it():
    status, out, err = cli.run("suggest", DRAFT)
    tap.ok(status == 0 and err == "" and "4 more" in out, "how many", out + err)
    with open(DRAFT, "rb") as f:
        tap.equal(cli.run("suggest", "-", stdin=f.read())[1], out, "- is standard input")
    tap.ok(cli.run("suggest", "--call=ssa-2015", DRAFT)[0] == 0, "a call without Lots")
    for language in ("da", "nl"):
        status, _, err = cli.run("suggest", f"--lang={language}", DRAFT)
        tap.ok(status == 0 and err == "", f"in {language}", err)
        tap.equal(ways(f"--lang={language}", DRAFT), ways(DRAFT), f"the same JSON in {language}")


@tap.case
def a_lot_must_be_chosen():
    path = cli.draft("no-lot.yaml", "ssa-2020", None, EIGHT)
    wanted = (2, "", f"konsort: {path}: the draft chooses no Lot of call 'ssa-2020'; "
                     "name one with --lot: 1, 2\n")
    tap.equal(cli.run("suggest", path), wanted, "the Lots are named")
    tap.equal(cli.run("suggest", "--format=json", path), wanted, "as JSON too")
    tap.ok(cli.run("suggest", "--call=ssa-2020", DRAFT)[0] == 2, "--call alone drops the Lot")
    tap.ok(cli.run("suggest", "--lot=2", path)[0] == 0, "--lot chooses one")


@tap.case
def trouble_is_told():
    bad = cli.write("bad.yaml", "konsort: 1\ncall: ssa-2020\nlot: [2]\n")
    for args, part in (([], "no draft is named"), ([DRAFT, DRAFT], "one argument too many"),
                       ([bad], f"{bad}:3:6: "), (["nowhere.yaml"], "cannot open 'nowhere.yaml'"),
                       (["--call=x", DRAFT], "unknown call 'x'"), (["--lot=9", DRAFT], "no Lot '9'"),
                       (["--check", DRAFT], "'--check' does not go with this command")):
        status, out, err = cli.run("suggest", *args)
        tap.ok(status == 2 and out == "" and err.startswith("konsort: ") and part in err,
               part, out + err)


tap.main()
