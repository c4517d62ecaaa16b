# SPDX-License-Identifier: GPL-3.0-or-later
"""konsort --plain: the whole dialogue through a pipe, the same draft and the same sentences as
everywhere else, nothing but lines of text, and no harm from hostile lines."""
import json
import os
import re
import subprocess
import time

import cli
import locks
import tap

HERE = os.path.join(cli.SCRATCH, "here")
FILE = "TRIP-ssa-2020.yaml"
with open(os.path.join(cli.SOURCE, "tests", "fixtures", "trip-2020.yaml"), "rb") as f:
    GOLDEN = f.read()

# Name, what is written to find the country, the type likewise: as tests/pty/trip_2020.py types.
PARTNERS = [
    ("Skole A", "DK", "vet-provider"),
    ("Colegio B", "spain", "vet"),
    ("Hochschule C", "germ", "higher"),
    ("Lycée D", "france", "1"),
    ("Firma E", "DE", "company"),
    ("Camera F", "ital", "chamber"),
    ("Bedrijf G", "nether", "4"),
    ("Förbund H", "SE", "social"),
    ("Związek I", "pola", "trade association"),
    ("Forening J", "denm", "sector-association"),
    ("Oppleiding K", "NL", "adult"),
    ("Raad L", "netherlands", "skills council"),
]
BEFORE = ["1", "2020", "2", "1", "TRIP", "Skills for a trip that ends well", "48", "1", "", ""]
AFTER = ["", "", "", "", ""]


def script():
    lines = list(BEFORE)
    for name, country, kind in PARTNERS:
        lines += ["+", name, country, kind, "", ""]
    return lines + AFTER


def run(lines, *args, **environment):
    """Status, standard output as bytes, standard error; in an own directory."""
    text = lines if isinstance(lines, bytes) else "\n".join(lines).encode("utf-8") + b"\n"
    os.makedirs(HERE, exist_ok=True)
    before = os.getcwd()
    os.chdir(HERE)
    try:
        status, out, err = cli.run("--plain", *args, stdin=text, **environment)
    finally:
        os.chdir(before)
    return status, out, err


def begin():
    """An empty directory, nothing remembered."""
    os.makedirs(HERE, exist_ok=True)
    for name in os.listdir(HERE):
        os.unlink(os.path.join(HERE, name))
    for variable in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        for folder, _, names in os.walk(os.environ[variable]):
            for name in names:
                os.unlink(os.path.join(folder, name))


def saved(name=FILE):
    try:
        with open(os.path.join(HERE, name), "rb") as file:
            return file.read()
    except OSError:
        return b""


def words(text):
    return re.sub(r"\s+", " ", text)


def only_lines(out, what):
    odd = sorted({ord(c) for c in out if ord(c) < 32 and c != "\n" or ord(c) == 127})
    tap.equal(odd, [], f"{what}: nothing but text and ends of lines")


@tap.case
def from_nothing_to_eligible():
    begin()
    status, out, err = run(script(), "--lang=en")
    tap.equal(status, 0, "left with status 0")
    tap.equal(err, f"konsort: saved in {FILE}\n", "said where the draft is")
    tap.equal(saved(), GOLDEN, "the same draft as the one typed on a screen, byte for byte")
    tap.equal(oct(os.stat(os.path.join(HERE, FILE)).st_mode & 0o777), "0o600",
              "the file is its author's alone")
    only_lines(out, "English")
    for wanted in ("Step 5 of 7 · Partners\n", "2. Country of partner 2 (Colegio B):\n",
                   "Now met: Programme Countries 8/8\n",
                   "Eligible: every required condition is met\n", f"Saved in {FILE}.\n"):
        tap.ok(wanted in out, f"says: {wanted.strip()}", out)
    tap.ok(max(len(line) for line in out.splitlines()) <= 80, "lines of 80 columns at most")


@tap.case
def the_same_in_every_language():
    for language in ("da", "nl"):
        begin()
        status, out, _ = run(script(), f"--lang={language}")
        tap.equal(status, 0, f"{language}: status 0")
        tap.equal(saved(), GOLDEN, f"{language}: the same draft")
        only_lines(out, language)


@tap.case
def findings_as_check_tells_them():
    for language in ("en", "da", "nl"):
        begin()
        _, out, _ = run(script(), f"--lang={language}")
        status, text, _ = cli.run("check", "--format=json", f"--lang={language}",
                                  f"--with={HERE}", os.path.join(HERE, FILE))
        tap.equal(status, 0, f"{language}: eligible for check too")
        review = words(out[out.rindex("7 · " if language != "en" else "Step 7"):])
        missing = [f["message"] for f in json.loads(text)[0]["findings"]
                   if words(f["message"]) not in review]
        tap.equal(missing, [], f"{language}: every finding in the words of check")


@tap.case
def nothing_but_ascii_where_nothing_else_can_be_shown():
    for args, environment in ((["--lang=en"], {"LC_ALL": "C"}), (["--lang=da", "--ascii"], {})):
        begin()
        lines = [line.replace("é", "e").replace("ö", "o").replace("ą", "a") for line in script()]
        status, out, _ = run(lines, *args, **environment)
        tap.equal(status, 0, f"{args} {environment}: status 0")
        tap.ok(out.isascii(), "ASCII only", ascii(out))
        only_lines(out, str(args))


@tap.case
def the_end_of_the_input_saves_nothing_and_says_so():
    begin()
    status, _, err = run(script()[:12], "--lang=en")
    tap.equal((status, err), (2, "konsort: nothing was saved: the input ended before ':w' or ':q'\n"
                                 "konsort: changes kept: 'konsort' recovers them\n"),
              "told on standard error and by the status")
    tap.equal(os.listdir(HERE), [], "and nothing was written")
    status, _, err = run([], "--lang=en")
    tap.equal((status, err), (0, ""), "no line at all: nothing to tell")
    status, _, err = run(script() + ["=", "4", "OTHER"], "--lang=en")
    tap.equal((status, err), (2, f"konsort: saved in {FILE}, without the last changes\n"
                                 f"konsort: changes kept: 'konsort {FILE}' recovers them\n"),
              "nor what came behind a save")


@tap.case
def goes_on_where_it_was_left():
    begin()
    run(script(), "--lang=en")
    run(["=", "4", "", "Another title", ":w", ":q"], "--lang=en", FILE)
    _, out, _ = run([":q"], "--lang=en", FILE)
    tap.ok("Step 4 of 7 · Aims\n" in out, "at the step where it was left", out)
    tap.ok("Step 1" not in out, "and at no other", out)
    _, out, _ = run(["2", ":q"], "--lang=en")
    tap.ok(f"2. {FILE}, TRIP; Sector Skills Alliances 2020, Lot 2; " in out,
           "offered without its name", out)
    tap.ok("Step 4 of 7 · Aims\n" in out, "and opened by its number", out)


@tap.case
def one_number_for_one_draft():
    begin()
    run(script(), "--lang=en")
    _, out, _ = run(["2", "=", "6", ">", ">", ":q"], "--lang=en")
    listed = re.search(r"(\d+ of \d+) conditions met", words(out))
    inside = re.findall(r"(\d+ of \d+) conditions are met", words(out))
    tap.ok(inside and listed and set(inside) == {listed.group(1)},
           "as many conditions are met in the list and in the draft", out)


@tap.case
def asks_before_it_replaces():
    begin()
    run(script(), "--lang=en")
    other = ["1", "2020", "2", ":w " + FILE, "", ":q", "3"]
    status, out, err = run(other, "--lang=en")
    tap.ok(f"{FILE} exists already. Replace it? [no]\nNot saved\n" in out, "asked", out)
    tap.equal((status, err), (0, "konsort: nothing was saved\n"), "left without saving")
    tap.equal(saved(), GOLDEN, "nothing was replaced")
    run(other[:4] + ["yes", ":q"], "--lang=en")
    tap.ok(saved() != GOLDEN, "replaced where that is said")


@tap.case
def another_language_stays():
    begin()
    _, out, _ = run(["1", ":l", "da", ":q"], "--lang=en")
    tap.ok("Trin 1 af 7 · " in out, "from Step to Trin", out)
    _, out, _ = run(["1", ":q"])
    tap.ok("Trin 1 af 7 · " in out, "and at the next start", out)


@tap.case
def rows_of_a_spreadsheet():
    begin()
    rows = ["Name\tCountry\tType\tRole", "Skole B\tDK\tVET provider\tfull",
            "Firma C\tDanmrk\tCompany\t"]
    lines = ["1", "2020", "2", "=", "5", *rows, "", "yes", ":w rows.yaml", ":q"]
    status, out, _ = run(lines, "--lang=en")
    tap.equal(status, 0, "status 0")
    tap.ok("'Danmrk', which is not understood" in out, "what is not understood is told", out)
    text = saved("rows.yaml").decode()
    tap.ok('name: "Skole B"\n    country: "DK"\n    type: vet-provider\n' in text, "taken", text)
    tap.ok('name: "Firma C"\n    type: company\n' in text, "taken without a country", text)


@tap.case
def yes_and_no_in_the_language_of_the_questions():
    for language, yes, no in (("da", "j", "nej"), ("nl", "ja", "n"), ("da", "y", "no")):
        begin()
        lines = ["1", "2020", "2", "=", "5", "+ A", "DK", "company", "", "", "-1", no, "-1", yes,
                 "+ B", "DK", "company", "", "", ":w x.yaml", ":q"]
        run(lines, f"--lang={language}")
        text = saved("x.yaml").decode()
        tap.ok('name: "B"' in text and 'name: "A"' not in text, f"{language}: {yes}, {no}", text)


@tap.case
def hostile_lines():
    begin()
    lines = [b"1", b"2020", b"2", b"1", b"\x1b[31mRED\x07\x00", b"\xff\xfe\xc3(", b"x" * (1 << 20),
             b"\xe2\x80\xaebidi", b"=\x1b", b"=", b"5", b"+\x1b]0;t\x07", b"\xf0\x9f\x98\x80" * 1000,
             b";" * 5000, b"", b"no", b":w\x00 h.yaml", b"", b":q", b"3"]
    status, out, _ = run(b"\n".join(lines) + b"\n", "--lang=en")
    tap.equal(status, 0, "status 0")
    only_lines(out, "hostile lines")
    status, out, _ = run(b"1\r\n2020\r\n2\r\n:w cr.yaml\r\n:q\r\n", "--lang=en")
    tap.equal(status, 0, "ends of lines as Windows has them")
    tap.ok(b"call: ssa-2020\n" in saved("cr.yaml"), "are no part of the answers", out)


@tap.case
def a_broken_draft_is_told_as_ever():
    begin()
    with open(os.path.join(HERE, "bad.yaml"), "w", encoding="utf-8") as file:
        file.write("konsort: 1\ncall: [\n")
    status, _, err = run([], "--lang=en", "bad.yaml")
    tap.equal(status, 2, "status 2")
    tap.ok("bad.yaml:" in err, "with its place", err)


# --- another session ----------------------------------------------------------------------

def held(**what):
    """A saved draft that somebody else has."""
    begin()
    run(script(), "--lang=en")
    return locks.write(os.path.join(HERE, FILE), **what)


@tap.case
def a_draft_that_somebody_has_is_only_read():
    with subprocess.Popen(["sleep", "100"]) as sleeper:
        for what, told in (({"pid": sleeper.pid}, "has had this draft open for 12 minutes."),
                           ({"host": "alfa", "pid": 1}, "cannot be known here.")):
            lock = held(**what)
            status, out, _ = run(["=", "4", "OTHER", ":w", ":q"], "--lang=en", FILE)
            tap.ok("anna (computer " in out and told in words(out), f"{what}: told who", out)
            tap.ok("1. Read only" not in out, "not asked, as nobody is there", out)
            tap.ok("Not changed: this draft is only read here.\n" in out, "an edit is refused", out)
            tap.equal((status, saved()), (2, GOLDEN), "and so is the save, with status 2")
            tap.ok(os.path.exists(lock), "the lock stays")
            status, out, _ = run([":w copy.yaml", "=", "4", "OTHER", ":w", ":q"], "--lang=en", FILE)
            tap.equal(status, 0, "a copy can be saved")
            tap.ok(b"OTHER" in saved("copy.yaml") and saved() == GOLDEN, "and changed", out)
            status, out, _ = run([":q"], "--lang=en", FILE)
            tap.equal(status, 0, "reading alone is no trouble")
        sleeper.kill()


@tap.case
def the_lock_of_a_dead_session_is_none():
    gone = subprocess.run(["sh", "-c", "echo $$"], capture_output=True, text=True, check=True)
    for what in ({"pid": int(gone.stdout)}, {"boot": "another"}, {"start": 1}):
        lock = held(**what)
        status, out, _ = run(["=", "4", "OTHER", ":w", ":q"], "--lang=en", FILE)
        tap.equal(status, 0, f"{what}: status 0")
        tap.ok("ended without leaving it" in words(out), "said", out)
        tap.ok(b"OTHER" in saved(), "saved")
        tap.ok(not os.path.exists(lock), "no lock is left")


@tap.case
def no_lock_and_no_recovery_file_is_left():
    begin()
    run(script() + ["=", "4", "OTHER", ":w", ":q"], "--lang=en")
    tap.equal(os.listdir(HERE), [FILE], "but for the draft nothing is left beside it")
    tap.equal(recovery_files(), [], "nor a recovery file")


# --- recovery -------------------------------------------------------------------------------

def recovery_files():
    found = []
    for folder, _, names in os.walk(os.environ["XDG_STATE_HOME"]):
        found += [os.path.join(folder, n) for n in names if os.path.basename(folder) == "recovery"]
    return found


@tap.case
def what_a_pipe_left_is_kept_and_left_alone():
    begin()
    run(script(), "--lang=en")
    run(["=", "4", "LOST"], "--lang=en", FILE)
    tap.equal(len(recovery_files()), 1, "the end of the input leaves a recovery file")
    tap.equal(oct(os.stat(recovery_files()[0]).st_mode & 0o777), "0o600", "its author's alone")
    status, out, _ = run([":q"], "--lang=en", FILE)
    tap.ok("Changes of less than a minute ago were not saved. They end at step 4 of 7, "
           "Aims." in words(out), "told at the next start", out)
    tap.ok("They are left alone" in words(out), "that they are left alone", out)
    tap.equal((status, len(recovery_files())), (0, 1), "and they are")
    status, out, _ = run([":q"], "--lang=en")
    tap.ok("3. Not saved: LOST, " + FILE in words(out), "and listed at the start", out)
    run(["=", "4", "LOST", ":q", "3"], "--lang=en", FILE)
    tap.equal(len(recovery_files()), 1, "what was thrown away by word is not kept")


@tap.case
def a_draft_that_was_never_saved_is_recovered_by_its_number():
    begin()
    run(["1", "2020", "2", "=", "4", "NEVER"], "--lang=en")
    status, out, _ = run(["2", "1", "A title", ":w n.yaml", ":q"], "--lang=en")
    tap.equal(status, 0, "status 0")
    tap.ok("2. Not saved: NEVER, never saved; less than a minute ago\n" in out, "listed", out)
    tap.ok("Recovered; it is not saved yet.\n" in out, "recovered", out)
    tap.ok(b"NEVER" in saved("n.yaml") and b"A title" in saved("n.yaml"), "at the question after", out)
    tap.equal(recovery_files(), [], "saved: the recovery file is gone")


@tap.case
def killed_while_it_waits():
    begin()
    run(script(), "--lang=en")
    with subprocess.Popen([cli.KONSORT, "--plain", "--lang=en", FILE], cwd=HERE, text=True,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        child.stdin.write("=\n4\nLOST\n")
        child.stdin.flush()
        for line in child.stdout:   # the next question is there: the answer is kept
            if line.startswith("2. Title"):
                break
        end = time.monotonic() + 10
        while not recovery_files() and time.monotonic() < end:
            time.sleep(0.01)
        child.kill()
        child.wait()
    tap.equal((len(recovery_files()), saved()), (1, GOLDEN), "killed: the draft is the old one")
    status, out, _ = run(["2", "", ":q"], "--lang=en")
    tap.ok("LOST" in out, "and what was answered can be recovered", out)


# --- saves that cannot be -------------------------------------------------------------------

@tap.case
def a_file_that_was_changed_is_asked_about():
    for answers, wanted in ((["", ":q", "3"], b"THEIRS"), (["2", ":q"], b"OURS"),
                            (["4", ":q"], b"THEIRS")):
        begin()
        run(script(), "--lang=en")
        with subprocess.Popen([cli.KONSORT, "--plain", "--lang=en", FILE], cwd=HERE, text=True,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
            child.stdin.write("=\n4\nOURS\n")
            child.stdin.flush()
            for line in child.stdout:
                if line.startswith("2. Title"):
                    break
            with open(os.path.join(HERE, FILE), "wb") as file:
                file.write(GOLDEN.replace(b"TRIP", b"THEIRS", 1))
            out, _ = child.communicate("\n".join([":w", *answers]) + "\n", timeout=60)
        tap.ok(f"{FILE} was changed by somebody else since it was read.\n" in out, "told", out)
        tap.ok("THEIRS" in out and "OURS" in out, "with what differs", out)
        tap.ok(wanted in saved(), f"{answers}: {wanted.decode()} stands there", out)
        tap.equal(len(recovery_files()), 1 if answers[0] == "4" else 0, "ours is set aside or given up")


tap.main()
