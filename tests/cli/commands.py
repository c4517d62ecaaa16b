# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: help, version, usage errors, calls and explain, languages."""
import os
import re
import subprocess

import tap

KONSORT = tap.path("KONSORT")
SOURCE = tap.path("KONSORT_SRCDIR")
MET = os.path.join(SOURCE, "data", "examples", "ssa-2020-lot2-example.yaml")
COMMANDS = ("check", "calls", "explain", "fits", "suggest")
LANGUAGES = ("en", "da", "nl")


def run(*args, without=(), **environment):
    env = {k: v for k, v in {**os.environ, **environment}.items() if k not in without}
    done = subprocess.run([KONSORT, *args], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=60, env=env, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@tap.case
def help_needs_no_terminal():
    for args in ([], *([c] for c in COMMANDS)):
        for env in ({"without": ("TERM",)}, {"TERM": "nonesuch"}, {"TERM": ""}):
            status, out, err = run(*args, "--help", **env)
            tap.ok(status == 0 and err == "" and out.startswith("Usage: konsort"),
                   f"{' '.join(args)} --help with {env}", out + err)


@tap.case
def help_is_complete():
    out = run("--help")[1]
    for word in (*COMMANDS, "--lang", "--color", "--ascii", "--plain", "--data-dir", "--call", "--lot",
                 "--format", "--with", "--check", "--template", "--help", "--version"):
        tap.ok(word in out, f"--help names {word}", out)
    for command in COMMANDS:
        words = run(command, "--help")[1]
        for option, where in (("--with=", ("check",)), ("--template", ("calls",)),
                              ("--plain", ()), ("--lot=", ("check", "fits", "suggest"))):
            tap.equal(option in words, command in where, f"{option} in {command} --help")
    tap.ok("DRAFT..." in run("check", "--help")[1] and "--lot" in run("check", "--help")[1],
           "check --help is about check")
    tap.ok("--lot" not in run("calls", "--help")[1], "calls --help names what it takes only")
    for args in (["--help"], *([c, "--help"] for c in COMMANDS)):
        wide = [line for line in run(*args)[1].splitlines() if len(line) > 80]
        tap.equal(wide, [], f"{args} fits 80 columns")


@tap.case
def version_is_as_gnu_has_it():
    for args in (["--version"], ["check", "--version"], ["--vers"]):
        status, out, _ = run(*args, without=("TERM",))
        lines = out.splitlines()
        tap.ok(status == 0 and re.fullmatch(r"konsort \d+(\.\d+)+\S*", lines[0]) and
               lines[1].startswith("Copyright (C) ") and "GPL" in lines[2] and
               "NO WARRANTY" in out, " ".join(args), out)


@tap.case
def usage_errors_are_told():
    rows = [
        (["--frob"], "unknown option '--frob'"), (["-x"], "unknown option '-x'"),
        (["check", "-q", MET], "unknown option '-q'"), (["--simple"], "unknown option '--simple'"),
        (["check", "--lang=xx", MET], "'--lang' cannot be 'xx'; it takes da, en, nl"),
        (["check", "--lang=", MET], "'--lang' cannot be ''"),
        (["check", "--format=xml", MET], "it takes text, json"),
        (["check", "--color=blue", MET], "it takes auto, always, never"),
        (["check", MET, "--lot"], "option '--lot' wants a value"),
        (["--help=yes"], "option '--help' takes no value"),
        (["check", "--l=en", MET], "option '--l=en' could be --lang, --lot"),
        (["check", "--c", MET], "option '--c' could be --call, --check, --color"),
        (["check", "--=x", MET], "unknown option '--=x'"),
        (["check", "-", "-"], "standard input ('-') can be read only once"),
        (["check", "--template", MET], "option '--template' does not go with this command"),
        (["--check", MET], "option '--check' does not go with this command"),
        (["explain", "--with=.", "ssa-2020"], "option '--with' does not go with this command"),
        (["fits"], "no draft is named"), (["suggest", MET, MET], "one argument too many"),
        (["check"], "no draft is named"), (["explain"], "no call is named"),
        (["explain", "ssa-2020", "2", "3"], "one argument too many: '3'"),
        (["explain", "ssa-1999"], "unknown call 'ssa-1999'; known: "),
        (["explain", "ssa-2020", "9"], "no Lot '9'; its Lots: 1, 2"),
        (["explain", "ssa-2015", "1"], "has no Lots"),
        (["calls", "x"], "one argument too many: 'x'"),
        (["chekc"], "'chekc' is neither a command nor a file"),
        (["--", "check"], "'check' is neither a command nor a file"),
        ([MET, MET], "one argument too many"),
    ]
    for args, part in rows:
        status, out, err = run(*args)
        tap.ok(status == 2 and out == "" and err.startswith("konsort: ") and part in err,
               " ".join(args).replace(SOURCE, ""), out + err)


@tap.case
def options_stand_anywhere():
    wanted = run("check", "--format=json", "--lot=1", MET)
    for args in (["check", MET, "--format", "json", "--lot", "1"],
                 ["--format=json", "--lot=1", "check", MET],
                 ["check", "--form=json", "--lo=1", MET],
                 ["--lot=1", "check", "--format=json", "--", MET]):
        tap.equal(run(*args), wanted, " ".join(args).replace(SOURCE, ""))
    status, _, err = run("check", "--", "--lot")
    tap.ok(status == 2 and "'--lot'" in err and "cannot open" in err, "behind -- all are drafts", err)


@tap.case
def calls_are_a_table():
    status, out, _ = run("calls")
    lines = out.splitlines()
    tap.ok(status == 0 and re.search(r"\nssa-2015 +26 February 2015 +none +\S", "\n".join(lines)) and
           re.search(r"\nssa-2020 +26 February 2020 17:00 +1, 2 +\S", out), "ids, closing, Lots, title", out)


@tap.case
def explain_tells_rules_and_sources():
    status, out, _ = run("explain", "ssa-2020", "2")
    for part in ("(countries, required): 8", "(places, required): ", "003 ", "https://",
                 "as in 2014/15; no source says it for this call", "Lot 2: "):
        tap.ok(part in " ".join(out.split()) + " ", f"'{part}' is said", out)
    tap.ok("Lot 1: " not in out, "of the other Lot nothing is said")
    tap.ok("Lot 1: " in run("explain", "ssa-2020")[1], "without a Lot all are explained")
    tap.equal(run("explain", "--call=ssa-2020", "--lot=2")[1], out, "--call and --lot say the same")
    out = run("explain", "ssa-2015")[1]
    tap.ok("001 " in out and "waived" in out, "what 001 says of umbrella organisations", out)
    wide = [line for line in out.splitlines() if len(line) > 80 and "://" not in line]
    tap.equal(wide, [], "no line but an address is over 80 columns")


def shape(text):
    """What of a text no language changes: ids, figures, marks."""
    return (re.findall(r"\b(?:ssa-\d+|S\d+|\d\d\d|https?://\S+)\b", text),
            re.findall(r"^  ([!+?-]) ", text, re.M), text.count("\n\n"))


@tap.case
def every_command_speaks_every_language():
    unmet = os.path.join(tap.path("SCRATCH"), "unmet.yaml")
    with open(unmet, "w", encoding="utf-8") as f:
        f.write('konsort: 1\ncall: ssa-2015\nduration: 24\n')
    for args in (["check", unmet], ["check", MET], ["calls"], ["explain", "ssa-2015"],
                 ["--help"], ["check", "--help"]):
        english = run(*args, "--lang=en")
        for language in LANGUAGES[1:]:
            status, out, err = run(*args, f"--lang={language}")
            tap.ok(status == english[0] and err == "" and out != "",
                   f"{' '.join(args)} in {language}".replace(SOURCE, ""), out + err)
            if args[0] == "check" and args[1] != "--help":
                tap.equal(sorted(shape(out)[1]), sorted(shape(english[1])[1]),
                          f"{language}: as many marks")
                tap.equal(shape(out)[2], shape(english[1])[2], f"{language}: as many parts")
        tap.equal(run(*args, KONSORT_LANG="da"), run(*args, "--lang=da"), "KONSORT_LANG=da")
        tap.equal(run(*args, "--lang=nl", KONSORT_LANG="da"), run(*args, "--lang=nl"),
                  "--lang is nearer than KONSORT_LANG")


@tap.case
def without_a_terminal_the_wizard_goes_line_by_line():
    status, out, err = run(MET)
    tap.ok(status == 0 and "Step 7 of 7" in out and "\x1b" not in out, "without being asked", out + err)
    for args in (["--plain"], ["--plain", "--ascii"]):
        again = run(*args, MET)
        tap.ok(again[0] == 0 and "Step 7 of 7" in again[1], " ".join(args), again[1])
    status, out, _ = run("check", "--plain", MET)
    tap.ok(status == 0 and "Step" not in out, "check takes --plain and is as plain as ever", out)


tap.main()
