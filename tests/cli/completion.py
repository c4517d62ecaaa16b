#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Completion in bash and zsh: the same words as the tables of commands and options have."""
import os
import re
import shlex
import shutil
import subprocess
import tempfile

import tap

KONSORT = os.path.abspath(tap.path("KONSORT"))
FOLDER = os.path.join(tap.path("KONSORT_SRCDIR"), "data", "completion")
BASH_FILE, ZSH_FILE = (os.path.join(FOLDER, name) for name in ("konsort.bash", "_konsort"))
HERE = tempfile.mkdtemp(prefix="completion.")
COMMANDS = ("check", "calls", "explain", "fits", "suggest")


def run(*args):
    return subprocess.run([KONSORT, "--lang=en", *args], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, check=False).stdout


def options_of(text):
    """Options of a help, those with a value as "--lang="."""
    return set(re.findall(r"^ +(--[a-z-]+=?)", text.split("Options:")[1], re.M))


def commands_of(text):
    part = text.split("Commands:")[1].split("Options:")[0]
    return set(re.findall(r"^  ([a-z]+) ", part, re.M))


@tap.case
def files_have_all_words():
    words = options_of(run("--help"))
    tap.equal(commands_of(run("--help")), set(COMMANDS), "the commands of the table")
    for path in (BASH_FILE, ZSH_FILE):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        name = os.path.basename(path)
        found = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", text))
        tap.equal(sorted(found), sorted(word.rstrip("=") for word in words), f"{name}: the options")
        for command in COMMANDS:
            tap.ok(re.search(rf"\b{command}\b", text), f"{name}: {command}")


# --- bash --------------------------------------------------------------------------


def bash(line):
    """What bash would offer behind LINE, whose words are split as readline does it."""
    words = [word for part in line.split(" ") for word in re.split(r"(=)", part)]
    words = [word for word in words if word] + ([""] if line.endswith(" ") else [])
    array = " ".join(shlex.quote(word) for word in words)
    script = (f"source {shlex.quote(BASH_FILE)}; COMP_WORDS=({array}); COMP_CWORD={len(words) - 1}; "
              f"_konsort {shlex.quote(KONSORT)} '' ''; printf '%s\\n' \"${{COMPREPLY[@]}}\"")
    done = subprocess.run(["bash", "--norc", "-c", script], cwd=HERE, capture_output=True, text=True,
                          check=False)
    tap.equal(done.stderr, "", f"bash says nothing: {line!r}")
    return set(done.stdout.split("\n")) - {""}


def make_files():
    for name in ("a.yaml", "b.yml", "c.txt"):
        with open(os.path.join(HERE, name), "w", encoding="utf-8"):
            pass
    os.mkdir(os.path.join(HERE, "dir"))


@tap.case
def bash_offers_commands_options_and_files():
    tap.equal(subprocess.run(["bash", "-n", BASH_FILE], check=False).returncode, 0, "bash reads it")
    make_files()
    files = {"a.yaml", "b.yml", "dir"}
    tap.equal(bash("konsort "), {*COMMANDS, *files}, "commands and drafts")
    tap.equal(bash("konsort c"), {"check", "calls"}, "those that begin so")
    tap.equal(bash("konsort --ascii a"), {"a.yaml"}, "a draft behind an option")
    tap.equal(bash("konsort a.yaml "), files, "no command behind a draft")
    for command in COMMANDS:
        wanted = {word.rstrip("=") for word in options_of(run(command, "--help"))} | {"--plain"}
        common = {"--color", "--ascii"}
        tap.equal(bash(f"konsort {command} --") | common, wanted | common, f"options of {command}")
    every = {word.rstrip("=") for word in options_of(run("--help"))}
    tap.equal(bash("konsort --"), every, "all options before a command")
    tap.equal(bash("konsort check "), files, "check: drafts")


@tap.case
def bash_offers_values():
    tap.equal(bash("konsort --lang="), {"da", "en", "nl"}, "languages")
    tap.equal(bash("konsort --lang n"), {"nl"}, "one that begins so, as a word of its own")
    tap.equal(bash("konsort check --format=j"), {"json"}, "formats")
    tap.equal(bash("konsort --color="), {"auto", "always", "never"}, "colours")
    tap.equal(bash("konsort --data-dir="), {"dir"}, "directories")
    tap.equal(bash("konsort check --with d"), {"dir"}, "directories as a word of their own")
    calls = set(re.findall(r"^([a-z0-9-]+) +\S", run("calls"), re.M))
    tap.ok("ssa-2020" in calls, "there are calls")
    tap.equal(bash("konsort check --call="), calls, "calls")
    tap.equal(bash("konsort explain ssa-201"), {c for c in calls if c.startswith("ssa-201")}, "explain")
    tap.equal(bash("konsort explain ssa-2016 "), {"1", "2"}, "its Lots")
    tap.equal(bash("konsort explain ssa-2015 "), set(), "a call without Lots")
    tap.equal(bash("konsort check --call=ssa-2019 --lot="), {"1", "2", "3"}, "Lots of --call")
    tap.equal(bash("konsort check --lot="), set(), "no Lots without a call")


# --- zsh ---------------------------------------------------------------------------

# Completes a line in a zsh of its own, on a terminal of its own, and prints what it adds.
ZSH = r"""
zmodload zsh/zpty
zpty -b z zsh -f -i
zpty -w z "PS1=; unsetopt zle_bracketed_paste 2>/dev/null; fpath=($1 \$fpath); autoload -Uz compinit
compinit -u -d $2/dump; cd $2; path=($3 \$path); bindkey '^I' complete-word; stty -echo; print ready\$((1))"
zpty -r -m z out '*ready1*'
zpty -w -n z "$4"$'\t\t'
zpty -r -m z out "*$5*"
print -r -- $out
zpty -d z
"""


def zsh(line, wanted):
    """What zsh shows once WANTED stands there."""
    done = subprocess.run(["zsh", "-f", "-c", ZSH, "zsh", FOLDER, HERE, os.path.dirname(KONSORT), line,
                           wanted], capture_output=True, text=True, check=False, timeout=20,
                          env={**os.environ, "TERM": "dumb"})
    return done.stdout


@tap.case
def zsh_reads_it():
    if not shutil.which("zsh"):
        tap.ok(True, "zsh # SKIP not installed")
        return
    done = subprocess.run(["zsh", "-n", ZSH_FILE], check=False, capture_output=True, text=True)
    tap.equal((done.returncode, done.stderr), (0, ""), "zsh reads it")
    for line, wanted in (("konsort expl", "explain "), ("konsort --asc", "--ascii"),
                         ("konsort explain ssa-2020 --form", "--format="),
                         ("konsort check --format=j", "json"), ("konsort explain afi-2026 ", "1  2  3"),
                         ("konsort check --call=ssa-2016 --lot=", "1  2"),
                         ("konsort check --call=ssa-201", "ssa-2019"), ("konsort sugg", "suggest ")):
        out = zsh(line, wanted)
        tap.ok(wanted in out, f"zsh: {line!r}", out)


try:
    tap.main()
finally:
    shutil.rmtree(HERE, ignore_errors=True)
