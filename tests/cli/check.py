# SPDX-License-Identifier: GPL-3.0-or-later
"""konsort check: exit statuses and how they combine, overrides, standard input and
output, colours, and that nothing hostile reaches a terminal."""
import json
import os
import pty
import re
import shutil
import subprocess

import tap

KONSORT = tap.path("KONSORT")
SOURCE = tap.path("KONSORT_SRCDIR")
SCRATCH = tap.path("SCRATCH")
EXAMPLES = os.path.join(SOURCE, "data", "examples")
MET = os.path.join(EXAMPLES, "ssa-2020-lot2-example.yaml")
MET_2015 = os.path.join(EXAMPLES, "ssa-2015-example.yaml")
MET_2019 = os.path.join(EXAMPLES, "ssa-2019-lot1-example.yaml")
MISSING = os.path.join(SCRATCH, "no-such-file.yaml")

# A call of somebody's own: nothing but a number of partners that no source states.
OWN_CALL = """konsort-call: 1
id: own-2030
title: "A call of our own"
year: 2030
closes: "2030-02-01"
programme-countries: programme-2019
sources:
  - {id: "S1", publisher: "Ourselves", page: "A page", authority: C}
categories: []
rules:
  - {id: partners, kind: count-partners, level: required, title: "Full partners",
     text: "Enough partners take part.", sources: ["S1"], need: unknown}
"""


def write(name, text):
    path = os.path.join(SCRATCH, name)
    with open(path, "wb") as f:
        f.write(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


os.makedirs(os.path.join(SCRATCH, "own"), exist_ok=True)
write("own/own-2030.yaml", OWN_CALL)
OWN = "--data-dir=" + os.path.join(SCRATCH, "own")
UNMET = write("unmet.yaml", 'konsort: 1\ncall: ssa-2020\nlot: "2"\n')
NO_LOT = write("no-lot.yaml", "konsort: 1\ncall: ssa-2020\n")
UNDECIDED = write("undecided.yaml", "konsort: 1\ncall: own-2030\n")
BROKEN = write("broken.yaml", "konsort: 1\ncall: ssa-2020\nduration: long\n")


def run(*args, stdin=None, **environment):
    done = subprocess.run([KONSORT, *args], input=stdin or b"", capture_output=True, timeout=60,
                          env={**os.environ, **environment}, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def on_terminal(*args, **environment):
    """What comes out where standard output is a terminal."""
    master, slave = pty.openpty()
    child = subprocess.Popen([KONSORT, *args], stdin=subprocess.DEVNULL, stdout=slave,
                             env={**os.environ, **environment})
    os.close(slave)
    out = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:
            break
        if not piece:
            break
        out += piece
    os.close(master)
    child.wait(timeout=60)
    return out.decode("utf-8")


@tap.case
def status_says_the_verdict():
    rows = [(0, [MET], "met"), (0, [MET_2015], "met without Lots"), (1, [UNMET], "unmet"),
            (1, [NO_LOT], "no Lot"), (2, [BROKEN], "broken"), (2, [MISSING], "no such file"),
            (3, [OWN, UNDECIDED], "undecided")]
    for wanted, args, name in rows:
        status, out, err = run("check", *args)
        tap.equal(status, wanted, f"status {wanted} for {name}")
        tap.ok((err != "") == (wanted == 2), f"{name}: standard error tells of trouble only", err)
        tap.ok((out == "") == (wanted == 2), f"{name}: standard output tells the verdict only", out)


@tap.case
def statuses_combine():
    rows = [(0, [MET, MET_2015]), (3, [MET, UNDECIDED]), (3, [UNDECIDED, MET]),
            (1, [UNDECIDED, UNMET]), (1, [UNMET, UNDECIDED, MET]), (2, [UNMET, BROKEN]),
            (2, [BROKEN, UNMET]), (2, [MET, MISSING, UNDECIDED]), (1, [MET, UNMET])]
    for wanted, drafts in rows:
        names = " ".join(os.path.basename(d) for d in drafts)
        tap.equal(run("check", OWN, *drafts)[0], wanted, f"status {wanted} for {names}")


@tap.case
def a_long_name_stays_on_its_line():
    path = os.path.join(tap.path("SCRATCH"), "x" * 60, "y" * 60 + ".yaml")
    os.makedirs(os.path.dirname(path))
    shutil.copy(MET, path)
    out = run("check", path)[1]
    tap.equal(out.split("\n")[0], path, "a name longer than the line is not wrapped")


@tap.case
def a_bad_draft_stops_no_other():
    status, out, err = run("check", BROKEN, MET, MISSING, UNMET)
    tap.equal(status, 2, "status 2")
    tap.equal([line for line in out.splitlines() if line.endswith(".yaml")], [MET, UNMET],
              "the others are judged, in their order")
    tap.ok(f"\n\n{UNMET}\n" in out, "a blank line stands between two", out)
    tap.ok(err.startswith(f"konsort: {BROKEN}:3:11: ") and f"'{MISSING}'" in err,
           "both bad ones are told of", err)


@tap.case
def a_colleague_can_read_it():
    out = run("check", UNMET)[1]
    for part in ("Sector Skills Alliances 2020 (ssa-2020)", "  Lot ", "26 February 2020, 17:00",
                 "not eligible: ", "0/8 ", "8 more Programme Countries are needed", "Source: 003"):
        tap.ok(part in out, f"'{part.strip()}' is said", out)
    tap.equal([l for l in out.splitlines() if len(l) > 80], [], "no line is over 80 columns")
    tap.ok(all(ord(c) < 128 for c in out), "marks are ASCII")


@tap.case
def notes_of_disputed_claims_are_told():
    out = " ".join(run("check", MET_2019)[1].split())
    tap.ok("not met if 002 means 8 or 12 Sources:" in out, "the figures of a claim", out)
    note = "002: Only 4 is confirmed elsewhere, for Lot 1; in 2020, 12 is a number of partners, not"
    tap.equal(out.count(note), 1, "and what is said of them, once")
    tap.ok("24, 36, 48" not in out, "nothing of a claim that changes no state", out)


@tap.case
def closing_depends_on_the_day():
    write("own/own-2099.yaml", OWN_CALL.replace("own-2030", "own-2099").replace("2030", "2099"))
    out = run("check", OWN, write("later.yaml", "konsort: 1\ncall: own-2099\n"))[1]
    tap.ok("the call closes on 1 February 2099" in out, "a day to come", out)
    tap.ok("the call closed on 26 February 2015" in run("check", MET_2015)[1], "a day gone by")


@tap.case
def call_and_lot_are_overridden():
    def judged(*args):
        return json.loads(run("check", "--format=json", *args)[1])[0]
    result = judged("--lot=1", UNMET)
    tap.equal((result["call"], result["lot"]), ("ssa-2020", "1"), "--lot takes the Lot's place")
    result = judged("--call=ssa-2020", MET)
    tap.equal((result["lot"], [f["id"] for f in result["findings"]]), (None, ["lot"]),
              "--call alone drops the Lot")
    result = judged("--call", "ssa-2020", "--lot", "2", MET_2015)
    tap.equal((result["call"], result["lot"]), ("ssa-2020", "2"), "both")
    result = judged("--call=ssa-2015", MET)
    tap.equal((result["call"], result["lot"]), ("ssa-2015", None), "a call without Lots")
    result = judged("--call=ssa-2020", "--lot=2", write("old.yaml", "konsort: 1\ncall: gone\n"))
    tap.equal(result["verdict"], "not-eligible", "the draft's own call may be unknown then")


@tap.case
def overrides_must_exist():
    rows = [(["--call=ssa-1999"], "ssa-2014, ssa-2015, "), (["--call=ssa-2020", "--lot=7"], "1, 2"),
            (["--lot=7"], "1, 2"), (["--call=ssa-2015", "--lot=1"], "no Lots")]
    for args, part in rows:
        status, out, err = run("check", *args, MET)
        tap.ok(status == 2 and out == "" and part in err, f"{' '.join(args)} is refused", out + err)


@tap.case
def standard_input_is_read():
    with open(MET, "rb") as f:
        text = f.read()
    status, out, _ = run("check", "-", stdin=text)
    tap.ok(status == 0 and out.startswith("-\n"), "- is standard input", out)
    status, out, _ = run("check", "--format=json", "-", stdin=text)
    tap.equal(json.loads(out)[0]["file"], "-", "and so it is called")
    status, _, err = run("check", "-", stdin=b"konsort: 1\ncall: ssa-2020\nduration: x\n")
    tap.ok(status == 2 and err.startswith("konsort: -:3:11: "), "errors name it", err)
    closed = subprocess.run([KONSORT, "check", "-"], capture_output=True, check=False,
                            preexec_fn=lambda: os.close(0))
    tap.ok(closed.returncode == 2 and closed.stderr.startswith(b"konsort: "),
           "a closed one is trouble", closed)


@tap.case
def only_regular_files_are_drafts():
    fifo = os.path.join(SCRATCH, "fifo.yaml")
    os.mkfifo(fifo)
    for path in (fifo, SCRATCH, "/dev/null", "/dev/zero"):
        status, _, err = run("check", path)
        tap.ok(status == 2 and path in err, f"{path} is refused", err)


@tap.case
def lost_output_is_trouble():
    for command in (["check", MET], ["check", "--format=json", MET], ["calls"], ["--help"],
                    ["explain", "ssa-2020"], ["--version"]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([KONSORT, *command], stdout=full, stderr=subprocess.PIPE,
                                  check=False)
        tap.ok(done.returncode == 2 and done.stderr.startswith(b"konsort: "),
               f"{command[0]} to a full device", done)
        done = subprocess.run([KONSORT, *command], stderr=subprocess.PIPE, check=False,
                              preexec_fn=lambda: os.close(1))
        tap.ok(done.returncode == 2 and done.stderr.startswith(b"konsort: "),
               f"{command[0]} to a closed output", done)
    with open(MET, "rb") as f:
        before = f.read()
    subprocess.run([KONSORT, "check", MET], check=False, stderr=subprocess.DEVNULL,
                   preexec_fn=lambda: (os.close(0), os.close(1), os.close(2)))
    with open(MET, "rb") as f:
        tap.ok(f.read() == before, "a draft is never taken for a closed output")


@tap.case
def colours_are_for_terminals():
    tap.ok("\033" not in run("check", UNMET)[1], "none in a pipe")
    tap.ok("\033[" in run("check", "--color=always", UNMET)[1], "always")
    plain = run("check", UNMET)[1]
    tap.equal(re.sub(r"\033\[[0-9;]*m", "", run("check", "--color=always", UNMET)[1]), plain,
              "the words are the same")


@tap.case
def colours_on_a_terminal():
    if not os.path.exists("/dev/pts/ptmx"):   # a root without /dev/pts has no terminals
        return
    tap.ok("\033[" in on_terminal("check", UNMET, NO_COLOR=""), "on a terminal")
    tap.ok("\033" not in on_terminal("check", UNMET, NO_COLOR="1"), "NO_COLOR")
    tap.ok("\033" not in on_terminal("check", "--color=never", UNMET, NO_COLOR=""), "never")
    tap.ok("\033[" in on_terminal("check", "--color=always", UNMET, NO_COLOR="1"),
           "--color=always is nearer than NO_COLOR")


@tap.case
def nothing_hostile_comes_through():
    name = os.path.join(SCRATCH, "h\033[2J\u202e.yaml")
    with open(name, "w", encoding="utf-8") as f:
        f.write('konsort: 1\ncall: ssa-2020\nlot: "1"\nacronym: "A\\e]0;x\\a\\u202eB"\n'
                'title: "T\\u200b\\x9b"\nsector: "\\e[31m"\n"x\\e[1m": 1\npartners:\n'
                '  - name: "P\\e[31m\\u2066"\n    role: applicant\n  - name: "P\\e[31m\\u2066"\n')
    for args in (["check", name], ["check", "--lot=2", name], ["check", "--format=json", name],
                 ["check", name + "\033"]):
        _, out, err = run(*args)
        bad = [c for c in out + err if (ord(c) < 32 and c != "\n") or 0x7f <= ord(c) < 0xa0 or
               c in "\u202e\u200b\u2066"]
        if "--format=json" in args:
            bad = [c for c in bad if c == "\033"]
        tap.equal(bad, [], f"{args[1] if args[1].startswith('--') else 'text'} is clean")


@tap.case
def an_odd_file_name_is_valid_json():
    path = os.fsencode(SCRATCH) + b"/\xff.yaml"
    with open(path, "wb") as f:
        f.write(b"konsort: 1\ncall: ssa-2020\n")
    done = subprocess.run([KONSORT, "check", "--format=json", path], capture_output=True, check=False)
    tap.equal(json.loads(done.stdout.decode("utf-8"))[0]["file"], SCRATCH + "/\ufffd.yaml",
              "a wrong byte becomes U+FFFD")


@tap.case
def other_charsets_get_the_nearest_letters():
    path = write("letters.yaml", 'konsort: 1\ncall: ssa-2020\nacronym: "Århus – Žilina 日本"\n')
    out = run("check", path, LC_ALL="C")[1]
    tap.ok(all(ord(c) < 128 for c in out) and "hus - Zilina ??" in out, "ASCII in locale C", out)
    out = run("check", "--ascii", path)[1]
    tap.ok(all(ord(c) < 128 for c in out) and "hus - Zilina ??" in out, "--ascii in UTF-8", out)
    out = run("check", path)[1]
    tap.ok("Århus – Žilina 日本" in out, "UTF-8 as it is", out)
    done = subprocess.run([KONSORT, "check", path], capture_output=True, check=False,
                          env={**os.environ, "LC_ALL": "xx_XX.ISO-8859-1"})
    tap.ok("Århus - Zilina ??".encode("latin-1") in done.stdout, "ISO-8859-1", done.stdout)
    done = subprocess.run([KONSORT, "check", "--format=json", path], capture_output=True, check=False,
                          env={**os.environ, "LC_ALL": "C"})
    tap.ok(json.loads(done.stdout.decode("utf-8")), "JSON is UTF-8 in any locale")


@tap.case
def an_id_in_both_names_both_files():
    os.makedirs(os.path.join(SCRATCH, "twice"), exist_ok=True)
    path = write("twice/mine.yaml", OWN_CALL.replace("own-2030", "ssa-2020"))
    status, out, err = run("check", "--data-dir=" + os.path.dirname(path), MET)
    tap.ok(status == 2 and out == "" and path in err and "ssa-2020.yaml" in err,
           "an id in both is an error naming both files", err)
    status, _, err = run("check", "--data-dir=" + MISSING, MET)
    tap.ok(status == 2 and MISSING in err, "a directory that is not there", err)


@tap.case
def large_drafts_are_judged():
    partner = '  - {name: "P%d", country: "DK", type: company, role: full}\n'
    path = write("large.yaml", 'konsort: 1\ncall: ssa-2020\nlot: "2"\npartners:\n' +
                 "".join(partner % i for i in range(12000)))
    result = json.loads(run("check", "--format=json", path)[1])[0]
    have = {f["id"]: f["have"] for f in result["findings"]}
    tap.equal((have["partners"], have["countries"]), (12000, 1), "12 000 partners")


tap.main()
