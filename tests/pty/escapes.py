# SPDX-License-Identifier: GPL-3.0-or-later
"""What others wrote reaches no terminal raw: sequences, controls, marks of direction, characters
without width, and floods of marks, in every field of a draft, in names of files and directories,
locks, recovery files, configuration and call files; on the screen, line by line, in what commands
print and in errors."""
import os
import re
import subprocess
import time
import unicodedata

import cli
import locks
import tap
import term
from term import Term

HERE = os.path.join(cli.SCRATCH, "escapes")
# 666 is no column of any screen here: where it stands in a sequence, that is not konsort's
NAME = "e\x1b[666mv\x1b]666;t\x07\x9b666mi\u202el\u2066\u200b\ufeff\x7f"
EVIL = NAME + "\x1bP666q\x1b\\\r\n\b\x0c\u061c\u2028\xad" + "a" + "\u0301" * 300
SLY = "".join(c for c in EVIL if c >= " " and c != "\x7f")   # what a lock may hold
FLOOD = re.compile("\u0301{17}")

# --- judging ------------------------------------------------------------------------------

SEQUENCES = re.compile(r"\x1b\[[?>=]?[0-9;:]*[ !$]?[A-Za-z@`]|\x1b[()][0-9A-Z]|\x1b[=>78MDEHc]"
                       r"|\x1b\][0-9]+(?:;[^\x07\x1b]*)?(?:\x07|\x1b\\)")


def unsafe(text, allowed):
    return sorted({f"U+{ord(c):04X}" for c in text if c not in allowed and
                   unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs")})


def strange_in(raw, screen):
    """What must not be in RAW, which reached a terminal."""
    text = raw.decode("utf-8", "replace")
    strange = []
    if screen:
        strange = [s for s in SEQUENCES.findall(text) if "666" in s]
        text = SEQUENCES.sub("", text)
    strange += unsafe(text, "\n\r\b\t\x0f\x0e" if screen else "\n")
    if FLOOD.search(text):
        strange.append("a flood of marks")
    return strange


def judge(raw, what, screen=False):
    strange = strange_in(raw, screen)
    return tap.ok(not strange, f"{what}: nothing raw", f"{strange} in {raw[-3000:]!r}")


@tap.case
def what_is_raw_is_seen():
    for part in ("\x1b[666m", "\x1b]666;t\x07", "\x9b666m", "\u202e", "\u2066", "\u200b", "\ufeff", "\x07",
                 "\x7f", "\x1bP666q", "\u2028", "\xad", "a" + "\u0301" * 300):
        for screen in (False, True):
            tap.ok(strange_in(f"\x1b[1mx{part}y".encode("utf-8") if screen else part.encode("utf-8"), screen),
                   f"{part[:9]!a} would be seen")
    tap.equal(strange_in(b"\x1b[?1049h\x1b(B\x1b[m\x1b]104\x07\x1b[3;66Hx\r\n", True), [], "and nothing else")


# --- what others wrote ----------------------------------------------------------------------

def quoted(text):
    """TEXT as a YAML scalar in which nothing stands raw."""
    return '"' + "".join(c if " " <= c < "\x7f" and c not in '"\\' else
                         f"\\x{ord(c):02x}" if ord(c) < 256 else f"\\u{ord(c):04x}"
                         for c in text) + '"'


def draft(**more):
    keys = {"acronym": EVIL, "title": EVIL, "sector": EVIL, "notes": EVIL}
    keys.update(more)
    text = 'konsort: 1\ncall: ssa-2020\nlot: "2"\n'
    text += "".join(f"{key}: {quoted(value)}\n" for key, value in keys.items())
    text += "priorities: [" + quoted(EVIL) + "]\nactivities: [" + quoted(EVIL) + "]\n"
    text += f"statements:\n  feedback-mechanism: {quoted(EVIL)}\n  {quoted(NAME)}: {quoted(EVIL)}\n"
    text += f"{quoted(NAME)}: {quoted(EVIL)}\npartners:\n"
    for country, kind in (("DK", "company"), ("SE", "vet-provider"), ("DK", "company")):
        text += f"  - {{name: {quoted(EVIL)}, country: {country}, type: {kind}, role: full"
        text += "".join(f", {quoted(key)}: {quoted(EVIL)}"
                        for key in ("id", "contact", "contribution", "notes", NAME)) + "}\n"
    return text


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def own_call():
    text = cli.own_call("own-2030").replace('"A call of our own"', quoted(EVIL))
    for old in ('"Ourselves"', '"A page"', '"Full partners"', '"Enough partners take part."'):
        text = text.replace(old, quoted(EVIL))
    return text.replace("categories: []", "notes:\n  - {about: call, text: " + quoted(EVIL) +
                        ', sources: ["S1"]}\ncategories: []')


def output(*args, stdin=b"", **env):
    done = subprocess.run([cli.KONSORT, *args], input=stdin, capture_output=True, timeout=60,
                          cwd=HERE, env={**os.environ, **env}, check=False)
    return done.stdout, done.stderr


# --- commands ---------------------------------------------------------------------------------

@tap.case
def commands_on_a_hostile_draft():
    path = write(os.path.join(HERE, NAME, NAME + ".yaml"), draft())
    for args in (["check"], ["check", "--color=always"], ["fits"], ["suggest"],
                 ["check", "--with=" + os.path.dirname(path)]):
        for lang in ("en", "da"):
            out, err = output(*args, f"--lang={lang}", path)
            tap.ok(len(out) > 200, f"{args[0]} {lang}: the draft is read", err)
            if "--color=always" in args:
                judge(out, "check in colours", screen=True)
            else:
                judge(out, f"{args[0]} {lang}")
            judge(err, f"{args[0]} {lang}, errors")
    out, err = output("check", "--lang=en", path, "--call=ssa-2015", "--lot=1")
    judge(out + err, "another call")


@tap.case
def errors_in_hostile_files():
    bad = {"key.yaml": f"konsort: 1\ncall: ssa-2020\n{quoted(EVIL)}: 1\n{quoted(EVIL)}: 2\n",
           "call.yaml": f"konsort: 1\ncall: {quoted(EVIL)}\n",
           "value.yaml": f"konsort: 1\ncall: ssa-2020\npartners:\n  - {{role: {quoted(EVIL)}, "
                         f"country: {quoted(EVIL)}, type: {quoted(EVIL)}, grant: {quoted(EVIL)}}}\n",
           "version.yaml": f"konsort: {quoted(EVIL)}\n",
           "raw.yaml": b"konsort: 1\ntitle: " + EVIL.encode("utf-8") + b"\n",
           "bytes.yaml": b"konsort: 1\ntitle: \xff\xfe\x9b666m\n",
           "syntax.yaml": f"konsort: [{quoted(EVIL)}\n",
           "tag.yaml": "konsort: 1\ntitle: !\x1b[666m x\n",
           "anchor.yaml": f"konsort: 1\ntitle: &{'a' * 50} {quoted(EVIL)}\n"}
    for name, text in bad.items():
        path = write(os.path.join(HERE, NAME, name), text)
        for args in (["check"], ["calls", "--check"], ["--plain"]):
            out, err = output(*args, "--lang=en", path)
            judge(out + err, f"{name}: {args[0]}")


@tap.case
def arguments():
    for args in ([EVIL], ["--" + NAME], ["check", "--lang=" + NAME], ["check", "--call=" + EVIL, "x"],
                 ["check", "--format=" + EVIL], ["calls", EVIL], ["explain", EVIL],
                 ["--data-dir=" + NAME, "calls"], ["check", NAME + "\udcff"], ["suggest", "--lot=" + EVIL]):
        out, err = output(*args)
        judge(out + err, f"argument {args[0]!r}"[:40])
    for variable in ("KONSORT_LANG", "LANGUAGE", "LC_ALL", "KONSORT_DATA_DIR", "TERM", "HOME",
                     "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOGNAME"):
        out, err = output("--plain", "--lang=en", stdin=b"1\n2020\n2\n=\n4\nX\n:w v.yaml\n:q\n",
                          **{variable: EVIL if variable == "LOGNAME" else "/" + NAME})
        judge(out + err, f"variable {variable}")


@tap.case
def call_files():
    folder = os.path.join(HERE, NAME + "calls")
    path = write(os.path.join(folder, "own-2030.yaml"), own_call())
    mine = write(os.path.join(HERE, "mine.yaml"), draft().replace("call: ssa-2020\nlot: \"2\"", "call: own-2030"))
    for args in (["calls"], ["calls", "own-2030"], ["calls", "--check", path], ["check", mine],
                 ["fits", mine], ["suggest", mine], ["explain", mine], ["explain", "--call=own-2030"]):
        out, err = output(f"--data-dir={folder}", "--lang=en", *args)
        judge(out + err, f"own call: {args[0]}")
    out, err = output("--plain", "--lang=en", f"--data-dir={folder}",
                      stdin=b"1\n?\n.\nown\n?\n=\n4\n!\n?1\n1\n:f\n:q\n3\n")
    judge(out + err, "own call: line by line")
    write(os.path.join(folder, NAME + ".yaml"), f"konsort-call: 1\nid: {quoted(EVIL)}\n{quoted(EVIL)}: 1\n")
    out, err = output("calls", "--lang=en", f"--data-dir={folder}")
    judge(out + err, "a call that is none")


@tap.case
def configuration():
    for place, variable in ((HERE + "/conf" + NAME, "XDG_CONFIG_HOME"), (HERE + "/site" + NAME, "XDG_CONFIG_DIRS")):
        for text in (f"language: {quoted(EVIL)}\n", f"{quoted(EVIL)}: x\ntheme: {quoted(EVIL)}\n",
                     "theme: [" + EVIL + "\n"):
            write(os.path.join(place, "konsort", "config.yaml"), text)
            for args in (["check", "mine.yaml"], ["--plain", "mine.yaml"]):
                out, err = output(*args, "--lang=en", **{variable: place})
                judge(out + err, f"{variable}: {args[0]}")


# --- line by line, and on the screen ----------------------------------------------------------

LINES = ["=", "5", "1", "", "-1", "no", "1", "1", "", "", "!", "?1", "", ":m", ":f", ":n", ":p", "=", "4",
         "", "", "", "", "", "=", "3", "?", ".", "", "=", "6", ">", "", "=", "5", "1>2", "1", "notes", "?",
         "x", ".", "", ":u", ":r", ":o", "", "=", "7", ":w", ":q", "3"]


@tap.case
def line_by_line():
    folder = os.path.join(HERE, "lines" + NAME)
    path = write(os.path.join(folder, NAME + ".yaml"), draft())
    write(os.path.join(folder, "other.yaml"), draft())
    out, err = output("--plain", "--lang=en", path, stdin="\n".join(LINES).encode())
    judge(out + err, "line by line")
    out, err = output("--plain", "--lang=en", stdin=b"1\n:o\n2\n:q\n3\n")
    judge(out + err, "the list of drafts")


def keys(screen, *names):
    for name in names:
        screen.send(name)
        screen.settled("", quiet=0.06)


def look_everywhere(screen):
    """Every step, and what opens over it; says nothing of what stands there."""
    screen.settled("Step|konsort", quiet=0.06)
    for step in "1234567":
        keys(screen, step, "Tab", "Escape")
    keys(screen, "4", "F1", "Escape", "Down", "X", "Escape")
    for key in ("c", "h", "O", "f", "w", "m", "?"):
        keys(screen, "5", key, "Down", "Escape")
    keys(screen, "5", "Enter", "Down", "Down", "Down", "Down", "Escape", "Escape", "p", "p", "d", "u", "h", "Escape")


@tap.case
def on_the_screen():
    folder = os.path.join(HERE, "screen" + NAME)
    path = write(os.path.join(folder, NAME + ".yaml"), draft())
    write(os.path.join(folder, "dir" + NAME, "x.yaml"), draft())
    with Term(120, 40, [cli.KONSORT, "--lang=en", path], cwd=folder) as screen:
        look_everywhere(screen)
        judge(bytes(screen.raw), "the screen", screen=True)
    with Term(100, 40, [cli.KONSORT, "--lang=en"], cwd=folder) as screen:
        screen.settled("Step|konsort", quiet=0.06)
        keys(screen, "Down", "Down", "Up", "o", "Down", "Down", "Tab", "Down", "Escape", "Escape")
        judge(bytes(screen.raw), "the start page", screen=True)


# --- locks and recovery files --------------------------------------------------------------------

@tap.case
def locks_of_others():
    path = write(os.path.join(HERE, "held.yaml"), draft())
    evil = SLY[:80]
    for what in ({"user": evil * 5, "host": evil * 5}, {"user": "a" + "\u0301" * 100, "host": "alfa"},
                 {"user": NAME, "host": NAME}, {"user": evil}, {"user": evil, "host": evil}):
        locks.write(path, **what)
        out, err = output("--plain", "--lang=en", path, stdin=b"=\n4\nX\n:w\n:q\n")
        judge(out + err, "lock, from a pipe")
        tap.ok(b"draft open" in b" ".join(out.split()), "told who", out)
        if what.get("host") != evil:
            continue
        with Term(100, 40, [cli.KONSORT, "--plain", "--lang=en", path], cwd=HERE) as screen:
            screen.wait("Number [1]:")
            for line in ("2", "", "3", "no", "1", ":w x.yaml", ":q"):
                screen.type(line)
                screen.send("Enter")
                screen.settled("", quiet=0.06)
            judge(bytes(screen.raw), "lock, line by line", screen=True)
        with Term(80, 24, [cli.KONSORT, "--lang=en", path], cwd=HERE) as screen:
            screen.settled("Step|konsort", quiet=0.06)
            keys(screen, "Tab", "Enter", "Escape", "s", "Escape", "Escape")
            judge(bytes(screen.raw), "lock, on the screen", screen=True)
    locks.write(path, user=evil, boot="another")
    out, err = output("--plain", "--lang=en", path, stdin=b":q\n")
    judge(out + err, "the lock of a dead session")
    with open(locks.path(path), "wb") as file:
        file.write(EVIL.encode() * 3)
    out, err = output("--plain", "--lang=en", path, stdin=b":q\n")
    judge(out + err, "a lock that is none")
    os.unlink(locks.path(path))


def hashed(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def make_hostile(path):
    """Another computer's name in every record, and what was typed, with a sum that is right."""
    with open(path, "rb") as file:
        data = file.read()
    head = re.match(rb"(konsort-recovery 1 )(\d{10}) ([0-9a-f]{16})\n", data)
    body = data[head.end():head.end() + int(head.group(2))]
    owner = re.match(rb"owner (\d+)\n", body)
    who = body[owner.end():owner.end() + int(owner.group(1))]
    evil = SLY[:80].encode("utf-8")
    who = re.sub(rb"(?m)^(user|host): .*$", lambda m: m.group(1) + b": " + evil, who)
    rest = body[owner.end() + int(owner.group(1)):]
    typed = "".join(c if c >= " " and c not in "\x7f%" else f"%{ord(c):02x}" for c in EVIL)
    rest = re.sub(rb"(?m)^typed .*$", lambda m: b"typed " + typed.encode("utf-8"), rest, count=1)
    body = b"owner %d\n" % len(who) + who + rest
    with open(path, "wb") as file:
        file.write(head.group(1) + b"%010d %016x\n" % (len(body), hashed(body)) + body)


def recovery_files():
    folder = os.path.join(os.environ["XDG_STATE_HOME"], "konsort", "recovery")
    return [os.path.join(folder, n) for n in os.listdir(folder)] if os.path.isdir(folder) else []


@tap.case
def recovery():
    for old in recovery_files():
        os.unlink(old)
    path = write(os.path.join(HERE, "kept" + NAME + ".yaml"), draft())
    output("--plain", "--lang=en", path, stdin=b"=\n4\nX\n")
    tap.equal(len(recovery_files()), 1, "a recovery file")
    for hostile in (False, True):
        if hostile:
            make_hostile(recovery_files()[0])
        out, err = output("--plain", "--lang=en", path, stdin=b":q\n")
        judge(out + err, "recovery, from a pipe")
        tap.ok(not hostile or b"made on the computer e" in b" ".join(out.split()), "the record is read",
               out[-2000:])
        out, err = output("--plain", "--lang=en", stdin=b"1\n:o\n\n:q\n")
        judge(out + err, "recovery, in the list of drafts")
        with Term(100, 40, [cli.KONSORT, "--plain", "--lang=en", path], cwd=HERE) as screen:
            screen.wait("Number [1]:")
            for line in ("?", "3", ":q"):
                screen.type(line)
                screen.send("Enter")
                screen.settled("", quiet=0.06)
            judge(bytes(screen.raw), "recovery, line by line", screen=True)
        with Term(80, 24, [cli.KONSORT, "--lang=en", path], cwd=HERE) as screen:
            screen.settled("Step|konsort", quiet=0.06)
            keys(screen, "Down", "Down", "PPage", "NPage", "Escape", "O", "Down", "Escape")
            judge(bytes(screen.raw), "recovery, on the screen", screen=True)
    with Term(80, 24, [cli.KONSORT, "--lang=en", path], cwd=HERE) as screen:
        screen.settled("Step|konsort", quiet=0.06)
        keys(screen, "Enter", "Down", "Up", "Tab")
        judge(bytes(screen.raw), "recovered", screen=True)


@tap.case
def a_file_that_was_changed():
    path = write(os.path.join(HERE, "changed" + NAME + ".yaml"), draft())
    with subprocess.Popen([cli.KONSORT, "--plain", "--lang=en", path], cwd=HERE,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        child.stdin.write(b"=\n4\nOURS\n")
        child.stdin.flush()
        end = time.monotonic() + 20
        while not os.path.exists(locks.path(path)) and time.monotonic() < end:
            time.sleep(0.01)
        write(path, draft(title=EVIL + "x"))
        out, err = child.communicate(b":w\n1\n:q\n3\n", timeout=60)
    judge(out + err, "what differs")


if not term.available():
    tap.skip_all("tmux is missing")
os.makedirs(HERE, exist_ok=True)
tap.main()
