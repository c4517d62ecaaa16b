# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of the commands: which one is taken, what follows it, and what never does.
Numbers, dates and amounts are written by hand here, as people of each language write them."""
import json
import os
import re
import shutil

import tap
from cli import EXAMPLES, KONSORT, SCRATCH, data, draft, run, write

LANGUAGES = ("en", "da", "nl")
# The first word of the help tells the language.
USAGE = {"en": "Usage:", "da": "Brug:", "nl": "Gebruik:"}
# And the title of its first step that of a wizard.
STEP = {"en": "Step 1 of 7", "da": "Trin 1 af 7", "nl": "Stap 1 van 7"}
NEW = "not-there.yaml"
CONFIG = os.path.join(os.environ["XDG_CONFIG_HOME"], "konsort", "config.yaml")


def language_of(text, words):
    return [code for code in LANGUAGES if words[code] in text]


def config(text):
    os.makedirs(os.path.dirname(CONFIG), exist_ok=True)
    with open(CONFIG, "wb") as f:
        f.write(text.encode("utf-8"))


def no_config():
    shutil.rmtree(os.path.dirname(CONFIG), ignore_errors=True)


# --- which language is taken ------------------------------------------------------

# Arguments, environment, and the language by the manual.
ORDER = (
    ([], {}, "en"),
    (["--lang=da"], {}, "da"),
    (["--lang=da"], {"KONSORT_LANG": "nl", "LANGUAGE": "nl", "LC_ALL": "nl_NL.UTF-8"}, "da"),
    (["--lang=en"], {"KONSORT_LANG": "nl", "LANGUAGE": "nl", "LC_ALL": "nl_NL.UTF-8"}, "en"),
    ([], {"KONSORT_LANG": "nl", "LANGUAGE": "da", "LC_ALL": "da_DK.UTF-8"}, "nl"),
    ([], {"KONSORT_LANG": "", "LANGUAGE": "da", "LC_ALL": "nl_NL.UTF-8"}, "da"),
    ([], {"LANGUAGE": "sv:nl:da"}, "nl"),
    ([], {"LANGUAGE": "/tmp/da", "LC_ALL": "nl_NL.UTF-8"}, "nl"),
    ([], {"LC_ALL": "da_DK.UTF-8", "LC_MESSAGES": "nl_NL.UTF-8", "LANG": "nl_NL.UTF-8"}, "da"),
    ([], {"LC_ALL": "", "LC_MESSAGES": "nl_NL.UTF-8", "LANG": "da_DK.UTF-8"}, "nl"),
    ([], {"LC_ALL": "", "LANG": "da_DK.UTF-8"}, "da"),
    ([], {"LC_ALL": "C.UTF-8", "LANG": "da_DK.UTF-8"}, "en"),
)


@tap.case
def order_of_what_names_a_language():
    for args, environment, wanted in ORDER:
        _, out, err = run("--help", *args, **environment)
        tap.equal(language_of(out, USAGE), [wanted], f"{wanted}: {args} {environment}")
        tap.equal(err, "", "and nothing is said of it")


@tap.case
def a_word_said_to_konsort_alone_is_not_passed_over():
    for word in ("../da", "/tmp/da", "tlh", "DA", "da/../da"):
        _, out, err = run("--help", KONSORT_LANG=word, LANGUAGE="nl")
        tap.equal((language_of(out, USAGE), err.count("\n")), (["en"], 1), f"KONSORT_LANG={word}")
        tap.ok(f"'{word}'" in err, "is told of", err)
        status, out, err = run("--help", f"--lang={word}")
        tap.equal((status, out, err.count("\n")), (2, "", 1), f"--lang={word} is an error")


@tap.case
def the_kept_choice_is_the_wizards():
    config("language: nl\n")
    _, out, _ = run(NEW)
    tap.equal(language_of(out, STEP), ["nl"], "the wizard takes it")
    _, out, _ = run(NEW, LANGUAGE="da", LC_ALL="da_DK.UTF-8")
    tap.equal(language_of(out, STEP), ["nl"], "before LANGUAGE and the locale")
    _, out, _ = run(NEW, "--lang=en")
    tap.equal(language_of(out, STEP), ["en"], "behind --lang")
    _, out, _ = run(NEW, KONSORT_LANG="da")
    tap.equal(language_of(out, STEP), ["da"], "behind KONSORT_LANG")
    _, out, _ = run("--help")
    tap.equal(language_of(out, USAGE), ["en"], "help does not take it")
    _, out, _ = run("calls", "--help")
    tap.equal(language_of(out, USAGE), ["en"], "commands do not take it")
    _, _, err = run("check", "none.yaml")
    tap.ok("cannot open" in err, "nor do their errors", err)
    no_config()


@tap.case
def a_kept_choice_that_cannot_be_had_is_told_of():
    alone = os.path.join(SCRATCH, "alone", "konsort")   # no catalogues beside it
    # else those of an installed konsort would be found
    os.makedirs(os.path.join(os.path.dirname(alone), ".konsort-build", "locale"), exist_ok=True)
    shutil.copy(KONSORT, alone)
    config("language: da\n")
    status, out, err = run(NEW, program=alone)
    told = err.splitlines()
    tap.equal((status, len(told), language_of(out, STEP)), (0, 1, ["en"]), "a line, and English")
    tap.ok("'da'" in told[0] and "catalogue" in told[0], "it says why", err)
    _, _, err = run(NEW, program=alone, KONSORT_LANG="en")
    tap.equal(err, "", "nothing where it is not asked for")
    no_config()


@tap.case
def a_wrong_file_is_told_of_and_changes_nothing():
    config("language: tlh\ncolour: red\n")
    status, out, err = run(NEW, LANGUAGE="da")
    told = err.splitlines()
    tap.equal(language_of(out, STEP), ["da"], "the next of the order counts")
    tap.equal((status, len(told)), (0, 2), "a line each")
    tap.ok(told[0].startswith(f"konsort: {CONFIG}:1:11: ") and "'tlh'" in told[0], "the language", err)
    tap.ok(told[1].startswith(f"konsort: {CONFIG}:2:1: ") and "'colour'" in told[1], "the key", err)
    with open(CONFIG, encoding="utf-8") as f:
        tap.equal(f.read(), "language: tlh\ncolour: red\n", "the file stays")
    config("language: [\n")
    _, out, err = run(NEW)
    tap.ok(f"{CONFIG}:" in err and language_of(out, STEP) == ["en"], "no YAML", err)
    _, _, err = run("calls", "--help")
    tap.equal(err, "", "commands do not look at it")
    _, out, err = run(NEW, "--lang=da")
    tap.ok(f"{CONFIG}:" in err and language_of(out, STEP) == ["da"],
           "a wizard with --lang does: more than the language is chosen there", err)
    no_config()


@tap.case
def the_other_choices_are_words():
    config("theme: contrast\nmouse: on\nconditions: call\n")
    tap.equal(run(NEW)[2], "", "as the wizard writes them")
    for key, words in (("theme", "calm, contrast, none"), ("mouse", "on, off"),
                       ("conditions", "unmet-first, call")):
        config(f"{key}: red\n")
        _, _, err = run(NEW)
        tap.ok(err.startswith(f"konsort: {CONFIG}:1:{len(key) + 3}: ") and words in err,
               f"{key}: another word is told of, and which there are", err)
    no_config()


@tap.case
def help_tells_which_languages():
    for code in LANGUAGES:
        out = " ".join(run("--help", f"--lang={code}")[1].split())
        tap.ok(re.search(r"--lang=\w+ .*\bda\b.*\ben\b.*\bnl\b", out), f"{code}: the codes", out)


# --- figures ------------------------------------------------------------------------

TWO = ["Skole DK vet-provider applicant grant=4000000", "School NL company full grant=1"]


def text_of(*args):
    """What is printed, as one line."""
    return " ".join(run(*args)[1].split())


@tap.case
def amounts_are_written_by_the_language():
    name = draft("amounts.yaml", "ssa-2020", "2", TWO)
    wanted = {"en": ("4,000,001 EUR", "4,000,000 EUR", "1 EUR"),
              "da": ("4.000.001 EUR", "4.000.000 EUR", "1 EUR"),
              "nl": ("4.000.001 EUR", "4.000.000 EUR", "1 EUR")}
    for code, amounts in wanted.items():
        out = text_of("check", name, f"--lang={code}")
        for amount in amounts:
            tap.ok(re.search(rf"(?<![\d.,]){re.escape(amount)}\b", out), f"{code}: check: {amount}", out)
        tap.ok(not re.search(r"\bEUR \d", out), f"{code}: no amount behind EUR", out)
        out = text_of("explain", "ssa-2015", f"--lang={code}")
        for amount in ("700,000 EUR", "1,000,000 EUR"):
            amount = amount if code == "en" else amount.replace(",", ".")
            tap.ok(amount in out, f"{code}: explain: {amount}", out)
        tap.ok(not re.search(r"\bEUR \d", out), f"{code}: explain: no amount behind EUR", out)


@tap.case
def grants_and_places_in_json_and_files_are_digits():
    name = draft("amounts.yaml", "ssa-2020", "2", TWO)
    for code in LANGUAGES:
        found = {f["id"]: f for f in data("check", "--format=json", name, f"--lang={code}")[0]["findings"]}
        tap.equal((found["grant"]["have"], found["grant"]["need"]), (4000001, 4000000), f"{code}: grant")


@tap.case
def large_counts_are_written_by_the_language():
    lines = [f"S{i} DK vet-provider full" for i in range(1233)] + ["Last DK vet-provider associated grant=1"]
    name = draft("many.yaml", "ssa-2020", "2", lines)
    for code, number in (("en", "1,234"), ("da", "1.234"), ("nl", "1.234")):
        out = text_of("check", name, f"--lang={code}")
        tap.ok(f" {number} (Last)" in out, f"{code}: partner {number}", out[:2000])
        tap.ok("1,233/" in out if code == "en" else "1.233/" in out, f"{code}: how many", out[:2000])
        found = {f["id"]: f for f in data("check", "--format=json", name, f"--lang={code}")[0]["findings"]}
        tap.equal((found["associated-grant"]["partners"], found["partners"]["have"]), ([1233], 1233),
                  f"{code}: in JSON")


@tap.case
def days_are_written_by_the_language():
    wanted = {"en": ("26 February 2020 17:00", "26 February 2015"),
              "da": ("26. februar 2020 17:00", "26. februar 2015"),
              "nl": ("26 februari 2020 17:00", "26 februari 2015")}
    for code, days in wanted.items():
        out = run("calls", f"--lang={code}")[1]
        for day in days:
            tap.ok(f" {day} " in out, f"{code}: {day}", out)
        tap.ok(not re.search(r"\d{4}-\d\d-\d\d", out), f"{code}: none otherwise", out)
        calls = {c["id"]: c for c in data("calls", "--format=json", f"--lang={code}")}
        tap.equal((calls["ssa-2020"]["closes"], calls["ssa-2015"]["closes"]),
                  ("2020-02-26T17:00", "2015-02-26"), f"{code}: in JSON")


@tap.case
def figures_in_files_have_no_separators():
    for code, number in (("en", "1,000"), ("da", "1.000"), ("nl", "1.000"), ("en", "1 000")):
        name = write("separators.yaml", f"konsort: 1\ncall: ssa-2020\npartners:\n  - grant: {number}\n")
        status, _, err = run("check", name, f"--lang={code}")
        tap.ok(status == 2 and ":4:12: " in err and f"'{number}'" in err, f"{code}: {number}", err)


# --- JSON ---------------------------------------------------------------------------

# Of people's language in JSON; everything else is the same whatever it is.
WORDS = {"message", "title", "label", "note"}
SERVERS = [{"LC_ALL": "C.UTF-8"}, {"LC_ALL": "C"}, {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"},
           {"LC_ALL": "POSIX", "LANG": ""}]


def split(value, words):
    """VALUE without what people read, which goes to WORDS."""
    if isinstance(value, list):
        return [split(v, words) for v in value]
    if not isinstance(value, dict):
        return value
    words += [v for k, v in value.items() if k in WORDS and isinstance(v, str)]
    return {k: split(v, words) for k, v in value.items() if not (k in WORDS and isinstance(v, str))}


def json_commands():
    here = sorted(os.path.join(EXAMPLES, name) for name in os.listdir(EXAMPLES))
    bad = write("bad.yaml", "konsort: 1\ncall: ssa-2020\nlot: 9\n")
    yield ("check", "--format=json", *here, draft("a.yaml", "ssa-2020", "2", TWO), bad)
    yield ("calls", "--format=json")
    yield ("explain", "--format=json", "afi-2026")
    yield ("fits", "--format=json", here[0])
    yield ("suggest", "--format=json", draft("a.yaml", "ssa-2020", "2", TWO))


def json_of(args, environment):
    status, out, _ = run(*args, **environment)
    return status, out


@tap.case
def json_is_the_same_but_for_words():
    for args in json_commands():
        told = {}
        for code in LANGUAGES:
            outs = [json_of((*args, f"--lang={code}"), server) for server in SERVERS]
            tap.ok(all(o == outs[0] for o in outs), f"{args[0]} {code}: the same bytes on every server")
            words = []
            told[code] = (outs[0][0], split(json.loads(outs[0][1]), words), words)
        for code in ("da", "nl"):
            tap.equal(told[code][:2], told["en"][:2], f"{args[0]} {code}: the same but for words")
            tap.equal(len(told[code][2]), len(told["en"][2]), f"{args[0]} {code}: as many words")
            tap.ok(not told["en"][2] or told[code][2] != told["en"][2], f"{args[0]} {code}: other words")


@tap.case
def json_keeps_its_order():
    """Keys stand in the same order, which a comparison of objects does not see."""
    name = draft("a.yaml", "ssa-2020", "2", TWO)
    keys = [re.findall(r'"([a-z-]+)":', run("check", "--format=json", name, f"--lang={code}")[1])
            for code in LANGUAGES]
    tap.ok(keys[0] and keys[0] == keys[1] == keys[2], "keys in order")


tap.main()
