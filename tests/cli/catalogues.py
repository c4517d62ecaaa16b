# SPDX-License-Identifier: GPL-3.0-or-later
"""Catalogues and environments that mean harm, against the program: never a crash, never a
wait, never a word of theirs; English, and one line that says why."""
import os
import random
import re
import shutil
import subprocess

import mofile
import servers
import tap

KONSORT = servers.copy("konsort")
LOCALES = os.path.join(os.path.dirname(KONSORT), ".konsort-build", "locale")
DANISH = os.path.join(LOCALES, "da", "LC_MESSAGES", "konsort.mo")
DRAFT = os.path.join(servers.SCRATCH, "d.yaml")
EVIL = os.path.join(servers.SCRATCH, "evil")
shutil.copyfile(servers.EXAMPLE, DRAFT)
with open(DANISH, "rb") as _file:
    GOOD = _file.read()
TEXTS = mofile.read(DANISH)
HEADER = TEXTS[b""].decode("utf-8")
# An original with one placeholder, and one with a plural.
ONE = next(a for a in TEXTS if a.count(b"%1") == 1 and b"\0" not in a and b"%2" not in a)
PLURAL = next(a for a in TEXTS if b"\0" in a and b"%1" in a)
BROKEN = "damaged"
# What the line says of a catalogue that is whole but not ours, or not safe.
FOREIGN = "not konsort's own"


def run(*args, **environment):
    """Status, output, errors; never longer than it takes to be sure."""
    env = {**os.environ, "LC_ALL": "C", **environment}
    try:
        done = subprocess.run([KONSORT, *args], stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=20, check=False, env=env)
    except subprocess.TimeoutExpired:
        return "it waits for ever", b"", b""
    return done.returncode, done.stdout, done.stderr


ENGLISH = run("check", DRAFT)
ENGLISH_UTF8 = run("check", DRAFT, LC_ALL="C.UTF-8")
PROPER = run("check", DRAFT, "--lang=da")


def put(what):
    """Lays WHAT in the place of the Danish catalogue: bytes, or a function that makes it."""
    if os.path.isdir(DANISH) and not os.path.islink(DANISH):
        os.rmdir(DANISH)
    elif os.path.lexists(DANISH):
        os.unlink(DANISH)
    if callable(what):
        what(DANISH)
    else:
        with open(DANISH, "wb") as file:
            file.write(what)


def wrong(what, reason=""):
    """What is wrong with how the program takes that catalogue, "" if nothing is."""
    put(what)
    status, out, err = run("check", DRAFT, "--lang=da")
    said = re.fullmatch(r"konsort: warning: language 'da' cannot be had here \((.+)\); using English\n",
                        err.decode("ascii", "replace"))
    if (status, out) != ENGLISH[:2] or not said or reason not in said.group(1):
        return f"status {status}, {err[:300]!r}, {out[:100]!r}\n"
    return ""


def refused(what, text, reason=""):
    found = wrong(what, reason)
    tap.ok(not found, f"{text}: refused", found)


def changed(changes, header=HEADER):
    """The Danish catalogue with some texts otherwise; None: without it."""
    texts = {**TEXTS, b"": header.encode("utf-8"), **changes}
    return mofile.pack({a: b for a, b in texts.items() if b is not None})


def with_header(line):
    """With one line of the header otherwise, by its name."""
    name = line.split(":")[0]
    return changed({}, re.sub(rf"(?m)^{name}:.*\n", line + "\n" if ":" in line else "", HEADER))


@tap.case
def the_good_one():
    tap.ok(ENGLISH[0] == 0 and b"Verdict  eligible" in ENGLISH[1] and not ENGLISH[2], "English", ENGLISH)
    tap.ok(PROPER[0] == 0 and PROPER[1] != ENGLISH[1] and not PROPER[2], "Danish", PROPER)
    put(changed({}))
    tap.equal(run("check", DRAFT, "--lang=da"), PROPER,
              "the Danish catalogue as this test packs it is taken")
    put(changed({ONE: TEXTS[ONE] + b" X"}))
    tap.equal(run("check", DRAFT, "--lang=da")[2], b"", "and so it is with a text changed")


@tap.case
def cut_short():
    size = len(GOOD)
    lengths = {*range(0, 130), *range(130, size, size // 200), *range(size - 20, size)}
    found = [f"{n}: {text}" for n in sorted(lengths) if (text := wrong(GOOD[:n], BROKEN))]
    tap.equal("".join(found), "", f"cut at {len(lengths)} lengths: refused")


@tap.case
def not_a_catalogue():
    chance = random.Random(20201)
    refused(bytes(4096), "zero bytes", BROKEN)
    refused(b"Language: da\n" * 100, "text", BROKEN)
    refused(GOOD[:4] + bytes(4096), "the magic number and zeros", BROKEN)
    found = ""
    for _ in range(100):
        found += wrong(chance.randbytes(chance.randrange(1, 5000)), BROKEN)
        found += wrong(GOOD[:28] + chance.randbytes(len(GOOD) - 28))
    tap.equal(found, "", "200 times random bytes: refused")
    found, head = "", bytearray(GOOD[:28])
    known = set((ENGLISH[1] + PROPER[1]).split(b"\n"))
    for at in range(28):
        for value in (0x00, 0x7F, 0x80, 0xFF):
            if head[at] != value:
                put(bytes(head[:at]) + bytes([value]) + bytes(head[at + 1:]) + GOOD[28:])
                status, out, _ = run("check", DRAFT, "--lang=da")
                if status != 0 or set(out.split(b"\n")) - known:
                    found += f"byte {at} is {value}: status {status}\n"
    tap.equal(found, "", "a wrong byte in the head does no harm")
    put(mofile.pack(TEXTS, ">"))
    tap.equal(run("check", DRAFT, "--lang=da"), PROPER, "of the other byte order: taken")
    refused(lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_RDWR), 64 << 20),
            "64 MB of nothing", BROKEN)


@tap.case
def no_regular_file():
    for make, text in ((os.mkdir, "a directory"), (os.mkfifo, "a FIFO"),
                       (lambda path: os.symlink("nowhere", path), "a link to nothing"),
                       (lambda path: os.symlink("konsort.mo", path), "a link to itself"),
                       (lambda path: os.symlink("/dev/zero", path), "a link to /dev/zero"),
                       (lambda path: os.symlink("/dev/tty", path), "a link to /dev/tty")):
        refused(make, text)
    if os.geteuid() != 0:
        put(GOOD)
        os.chmod(DANISH, 0)
        status, out, err = run("check", DRAFT, "--lang=da")
        tap.ok((status, out) == ENGLISH[:2] and err.count(b"\n") == 1, "an unreadable one: refused", err)
        os.chmod(DANISH, 0o600)
    else:
        tap.ok(True, "an unreadable one # SKIP root reads everything")


@tap.case
def placeholders():
    good = TEXTS[ONE]
    for text, what in ((b"EVIL %s%s%s%n", "conversions of printf"), (good + b"%s", "one more conversion"),
                       (good.replace(b"%1", b""), "a placeholder lost"),
                       (good + b" %2", "a placeholder that nobody fills"),
                       (good.replace(b"%1", b"%9"), "another placeholder")):
        refused(changed({ONE: text}), what, FOREIGN)
    refused(changed({PLURAL: b"EVIL %s\0EVIL %s"}), "conversions in a plural", FOREIGN)
    refused(changed({PLURAL: TEXTS[PLURAL].split(b"\0")[0]}), "a plural with one form of two")


@tap.case
def letters_that_harm():
    for letters, what in (("\x1b[31m", "ESC"), ("\u202e", "U+202E"), ("\u2066", "U+2066"),
                          ("\x9b", "U+009B"), ("\u200f", "U+200F"), ("\x07", "BEL"), ("\r", "CR"),
                          ("\x7f", "DEL")):
        refused(changed({ONE: TEXTS[ONE] + letters.encode("utf-8")}), f"{what} in a text", FOREIGN)
    refused(changed({ONE: TEXTS[ONE] + b"\xff"}), "a text that is no UTF-8")
    refused(changed({ONE: TEXTS[ONE] + b"\xed\xa0\x80"}), "half a surrogate")


@tap.case
def headers():
    for line, what in (("Language: nl", "another language"), ("Language: ", "no language"),
                       ("Language", "no word of a language"), ("Language: da_DK", "a longer code"),
                       ("Language: ../da", "a path for a language")):
        refused(with_header(line), what, FOREIGN)
    refused(mofile.pack({a: b for a, b in TEXTS.items() if a}), "no header")
    for charset in ("ISO-8859-1", "UTF-16", "UTF-7", "EUC-JP", "CHARSET", "../../x"):
        refused(with_header(f"Content-Type: text/plain; charset={charset}"), f"charset {charset}")
    refused(with_header("Content-Type"), "no charset")
    latin = {a: b.decode("utf-8").encode("iso-8859-1", "replace") for a, b in TEXTS.items()}
    latin[b""] = latin[b""].replace(b"UTF-8", b"ISO-8859-1")
    refused(mofile.pack(latin), "a catalogue in Latin-1")
    latin[b""] = HEADER.encode("utf-8")
    refused(mofile.pack(latin), "one in Latin-1 that calls itself UTF-8")


@tap.case
def plurals():
    for rule in ("nplurals=2; plural=n/0;", "nplurals=2; plural=n%0;", "nplurals=2; plural=1/(n-n);",
                 "nplurals=2; plural=n%(n-n);", "nplurals=0; plural=0;", "nplurals=-1; plural=0;",
                 "nplurals=1000000; plural=n;", "nplurals=99999999999999999999; plural=n;",
                 "nplurals=2; plural=" + "(" * 20000 + "n" + ")" * 20000 + ";",
                 "nplurals=2; plural=" + "!" * 100000 + "n;",
                 "nplurals=2; plural=" + "n?1:" * 20000 + "0;"):
        refused(with_header(f"Plural-Forms: {rule}"), f"plurals by {rule[:40]}")


@tap.case
def of_another_package():
    """Whole, Danish and UTF-8, but of something else."""
    theirs = {"": mofile.header("da", Project_Id_Version="another 1.0"),
              "cannot open %s": "kan ikke åbne %s", "%d file\0%d files": "%d fil\0%d filer"}
    put(mofile.pack(theirs))
    status, out, err = run("check", DRAFT, "--lang=da")
    tap.ok((status, out) == ENGLISH[:2] and err.count(b"\n") == 1, "of another package: refused", err)


# -- environments -------------------------------------------------------------------

def lay_evil(where):
    """A catalogue that would crash who trusts it."""
    os.makedirs(os.path.join(where, "LC_MESSAGES"), exist_ok=True)
    texts = {a: (b"EVIL %s%n" if b"\0" not in a else b"EVIL %s%n\0EVIL %n") for a in TEXTS}
    texts[b""] = HEADER
    with open(os.path.join(where, "LC_MESSAGES", "konsort.mo"), "wb") as file:
        file.write(mofile.pack(texts))


def untouched(text, *args, said=0, **environment):
    """English as ever, with so many lines of talk."""
    wanted = ENGLISH_UTF8 if "UTF-8" in environment.get("LC_ALL", "") else ENGLISH
    status, out, err = run("check", DRAFT, *args, **environment)
    tap.ok((status, out) == wanted[:2] and err.count(b"\n") <= said and b"EVIL" not in err and
           b"\x1b" not in err, f"{text}: English", (status, err[:300], out[:300]))


@tap.case
def paths_for_languages():
    put(GOOD)
    lay_evil(EVIL)
    lay_evil(os.path.join(LOCALES, "..", "x"))
    relative = os.path.relpath(EVIL, LOCALES)
    for path in (relative, EVIL, "../x", "da/../../x", "../locale/da", "./da", f"sv:{relative}",
                 relative + ":" + EVIL, "x" * 100000, "da\x1b[31m", "\xff\xfe", ":::", "..", "."):
        name = repr(path[:20])
        for locale in ("C", "C.UTF-8", "xx_YY.UTF-8"):
            untouched(f"LANGUAGE={name} in {locale}", LANGUAGE=path, LC_ALL=locale, said=1)
        untouched(f"KONSORT_LANG={name}", KONSORT_LANG=path, said=1)
        untouched(f"LC_ALL={name}", LC_ALL=path, said=1)
        status, out, err = run("check", DRAFT, f"--lang={path}")
        tap.ok(status == 2 and out == b"" and err.count(b"\n") <= 2 and b"\x1b" not in err and
               b"EVIL" not in err, f"--lang={name}: status 2", (status, err[:300]))
    shutil.rmtree(os.path.join(LOCALES, "..", "x"))


@tap.case
def a_path_beside_a_language():
    """What is wrong in LANGUAGE does not hide what is right in it, nor the other way round."""
    put(GOOD)
    relative = os.path.relpath(EVIL, LOCALES)
    for value in (f"{relative}:da", f"da:{relative}", f"sv:da:{EVIL}"):
        tap.equal(run("check", DRAFT, LANGUAGE=value), PROPER, f"LANGUAGE={value[:12]}...: Danish")
    tap.equal(run("check", DRAFT, "--lang=da", LANGUAGE=EVIL), PROPER, "--lang=da over a path")


@tap.case
def directories_that_are_no_languages():
    put(GOOD)
    for name in ("xx\x1b[31m", "XX", "x" * 200, "d a", "da@\u202e"):
        lay_evil(os.path.join(LOCALES, name))
        untouched(f"a directory {name[:10]!r}", LANGUAGE=name, said=1)
    status, _, err = run("check", DRAFT, "--lang=zz")
    tap.ok(status == 2 and b"\x1b" not in err and b"EVIL" not in err and b"XX" not in err and
           b"nl" in err, "and they are not named", err)
    for name in ("xx\x1b[31m", "XX", "x" * 200, "d a", "da@\u202e"):
        shutil.rmtree(os.path.join(LOCALES, name))


@tap.case
def other_variables():
    put(GOOD)
    for environment in ({"OUTPUT_CHARSET": "UTF-16"}, {"OUTPUT_CHARSET": "ISO-8859-1"}, {"LOCPATH": EVIL},
                        {"LOCPATH": "/dev/null"}, {"LOCPATH": "x" * 100000}, {"NLSPATH": EVIL},
                        {"TEXTDOMAIN": "x", "TEXTDOMAINDIR": EVIL}, {"GCONV_PATH": EVIL}):
        tap.equal(run("check", DRAFT, "--lang=da", **environment), PROPER,
                  f"{' '.join(environment)}={next(iter(environment.values()))[-20:]}: Danish as ever")


tap.main()
