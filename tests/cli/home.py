# SPDX-License-Identifier: GPL-3.0-or-later
"""A home directory that is missing, read-only or somebody else's: konsort works, says once what
it cannot keep, and leaves alone what is not the user's own.  And what an administrator chose
for all users."""
import os
import shutil
import stat
import subprocess

import cli
import tap

HERE = os.path.join(cli.SCRATCH, "here")
DRAFT = os.path.join(HERE, "a.yaml")
OTHER = 65534
# An activity is chosen, and the draft saved.
EDIT, SAVE = b"1\n1\n", b":w\n:q\n"
UNREMEMBERED = "which drafts were open, and where, is not remembered: "
UNKEPT = "What is not saved cannot be kept for the case that konsort ends badly."
AS_OTHER = ["setpriv", f"--reuid={OTHER}", f"--regid={OTHER}", "--clear-groups"]


def as_other():
    """What runs a command as an ordinary user; None where that cannot be."""
    if os.geteuid() != 0:
        return []
    os.chmod(cli.SCRATCH, 0o755)
    try:
        done = subprocess.run([*AS_OTHER, cli.KONSORT, "--version"], capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return AS_OTHER if done.returncode == 0 else None


WHO = as_other()
if WHO is None:
    tap.skip_all("no other user can run konsort here")


def mine(*paths):
    if os.geteuid() == 0:
        for path in paths:
            os.chown(path, OTHER, OTHER)


def begin():
    """A new draft, and an empty home that is the user's own; returns that."""
    shutil.rmtree(HERE, ignore_errors=True)
    home = os.path.join(HERE, "home")
    os.makedirs(home, mode=0o755)
    shutil.copy(os.path.join(cli.SOURCE, "tests", "fixtures", "trip-2020.yaml"), DRAFT)
    mine(HERE, home, DRAFT)
    return home


def environment(**changes):
    env = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    env.update({"XDG_CONFIG_DIRS": os.path.join(HERE, "site")})
    env.update(changes)
    return {name: value for name, value in env.items() if value is not None}


def run(lines=EDIT + SAVE, **changes):
    done = subprocess.run([*WHO, cli.KONSORT, "--plain", "--lang=en", DRAFT], input=lines, cwd=HERE,
                          capture_output=True, env=environment(**changes), timeout=60, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def saved():
    with open(DRAFT, encoding="utf-8") as file:
        return "\nactivities: [" in file.read()


def works(what, where, cause, **changes):
    """The draft is edited and saved; one line says that nothing is kept in WHERE, and why."""
    status, out, err = run(**changes)
    tap.equal(status, 0, f"{what}: status 0")
    tap.ok(saved(), f"{what}: the draft is saved", out + err)
    tap.equal([line for line in err.splitlines() if "saved in" not in line],
              [f"konsort: warning: {UNREMEMBERED}'{where}/konsort': {cause}"], f"{what}: said once")
    tap.ok(UNKEPT not in out, f"{what}: and not in other words too", out)


@tap.case
def a_home_that_is_there_is_used():
    home = begin()
    status, out, err = run(HOME=home)
    tap.equal(status, 0, "status 0")
    tap.equal(err, f"konsort: saved in {DRAFT}\n", "nothing is wrong")
    tap.ok(saved(), "the draft is saved", out)
    state = os.path.join(home, ".local", "state", "konsort")
    for path in (os.path.join(home, ".local"), state):
        tap.equal(oct(stat.S_IMODE(os.stat(path).st_mode)), "0o700", f"{path} is the user's alone")
    steps = os.path.join(state, "steps")
    tap.equal(oct(stat.S_IMODE(os.stat(steps).st_mode)), "0o600", "and what is remembered")
    tap.equal(sorted(os.listdir(HERE)), ["a.yaml", "home"], "nothing is left beside the draft")


@tap.case
def a_home_that_cannot_be_used():
    home = begin()
    os.chmod(home, 0o555)
    works("read-only", f"{home}/.local/state", "permission denied", HOME=home)
    begin()
    file = cli.write("here/file", "")
    works("a file", f"{file}/.local/state", "a part of the path is no directory", HOME=file)
    begin()
    works("missing", "/proc/none/.local/state", "no such file or directory", HOME="/proc/none")
    home = begin()
    works("for state alone", "/proc/none", "no such file or directory", HOME=home,
          XDG_STATE_HOME="/proc/none")


@tap.case
def a_home_that_is_not_named():
    if os.geteuid() != 0:   # the user's real home would be written to
        tap.ok(True, "no HOME # SKIP root alone can be another user, whose home is missing")
        return
    for home in (None, "", "relative", "../here/home"):
        begin()
        status, out, err = run(HOME=home)
        tap.equal(status, 0, f"HOME {home!r}: status 0")
        tap.ok(saved(), f"HOME {home!r}: the draft is saved", out + err)
        tap.equal(err.count(UNREMEMBERED), 1, f"HOME {home!r}: said once")
        tap.equal(sorted(os.listdir(HERE)), ["a.yaml", "home"], f"HOME {home!r}: nothing made here")
        tap.equal(os.listdir(os.path.join(HERE, "home")), [], f"HOME {home!r}: nor there")


@tap.case
def a_relative_directory_is_as_none():
    home = begin()
    status, _, err = run(HOME=home, XDG_STATE_HOME="home/x", XDG_CONFIG_HOME="home/y")
    tap.equal(status, 0, "status 0")
    tap.equal(err, f"konsort: saved in {DRAFT}\n", "nothing is wrong")
    tap.equal(os.listdir(home), [".local"], "the home's own place is taken")


@tap.case
def a_directory_that_is_not_the_users_own():
    cause = "the directory is a link, or another user may write in it"
    home = begin()
    there = os.path.join(home, "konsort")
    os.mkdir(there)
    mine(there)
    os.chmod(there, 0o777)
    works("open to all", home, cause, HOME=home, XDG_STATE_HOME=home)
    tap.equal(os.listdir(there), [], "open to all: nothing is put there")
    home = begin()
    there = os.path.join(HERE, "there")
    os.mkdir(there)
    mine(there)
    os.symlink(there, os.path.join(home, "konsort"))
    works("a link", home, cause, HOME=home, XDG_STATE_HOME=home)
    tap.equal(os.listdir(there), [], "a link: nothing is put behind it")
    if os.geteuid() != 0:
        return
    home = begin()
    os.mkdir(os.path.join(home, "konsort"), 0o755)
    works("another user's", home, cause, HOME=home, XDG_STATE_HOME=home)


@tap.case
def work_that_cannot_be_kept_is_told_once():
    """While somebody edits, long enough for it to be written down several times."""
    home = begin()
    os.chmod(home, 0o555)
    process = subprocess.Popen([*WHO, cli.KONSORT, "--plain", "--lang=en", DRAFT], cwd=HERE,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=environment(HOME=home))
    process.stdin.write(EDIT)
    process.stdin.flush()
    out = b""
    while UNKEPT.encode() not in out and (more := process.stdout.read1()):
        out += more
    tap.ok(UNKEPT.encode() in out, "told while the line waits", out.decode("utf-8"))
    rest, err = process.communicate(b"-\n1\n" + SAVE, timeout=60)
    tap.equal(process.returncode, 0, "status 0")
    tap.ok(saved(), "the draft is saved", rest.decode("utf-8"))
    tap.equal((out + rest).decode("utf-8").count(UNKEPT), 1, "once")
    tap.equal(err.decode("utf-8"), f"konsort: saved in {DRAFT}\n", "and not again at the end")


def site(text, mode=0o644, folder=0o755):
    path = cli.write("here/site/konsort/config.yaml", text)
    os.chmod(path, mode)
    os.chmod(os.path.join(HERE, "site"), folder)
    os.chmod(os.path.dirname(path), 0o755)
    return path


@tap.case
def what_an_administrator_chose():
    words = {"en": "Every question", "da": None, "nl": None}
    home = begin()
    env = environment(HOME=home)

    def first_line():
        done = subprocess.run([*WHO, cli.KONSORT, "--plain", DRAFT], input=b":q\n", cwd=HERE,
                              capture_output=True, env=env, timeout=60, check=False)
        return done.stdout.decode("utf-8").splitlines()[0], done.stderr.decode("utf-8")

    for code in words:
        done = subprocess.run([*WHO, cli.KONSORT, "--plain", f"--lang={code}", DRAFT], input=b":q\n",
                              cwd=HERE, capture_output=True, env=env, timeout=60, check=False)
        words[code] = done.stdout.decode("utf-8").splitlines()[0]
        if b"cannot be had" in done.stderr and WHO:
            tap.skip("what an administrator chose", "another user cannot read this build")
            return
    tap.equal(len(set(words.values())), 3, "three languages")
    tap.equal(first_line(), (words["en"], ""), "English, as long as nobody chose")
    path = site("language: da\n")
    tap.equal(first_line(), (words["da"], ""), "the administrator's language")
    own = os.path.join(home, ".config", "konsort", "config.yaml")
    os.makedirs(os.path.dirname(own))
    with open(own, "w", encoding="utf-8") as file:
        file.write("language: nl\n")
    mine(own)
    tap.equal(first_line(), (words["nl"], ""), "the user's over it")
    os.unlink(own)
    site("language: da\n", folder=0o777)
    line, err = first_line()
    tap.equal(line, words["en"], "not from where anybody may put it")
    tap.equal(err, f"konsort: warning: '{path}' is not read: any user may write in '{HERE}/site'\n",
              "and that is said")
    site("language: da\n", mode=0o666)
    line, err = first_line()
    tap.equal(line, words["en"], "nor what anybody may write")
    tap.ok(f"'{path}' is not read" in err, "and that is said", err)
    site("language: xx\n")
    line, err = first_line()
    tap.equal(line, words["en"], "nor what is no language")
    tap.ok(err.startswith(f"konsort: {path}:1:11: warning: "), "and where", err)


@tap.case
def hostile_memories_do_no_harm():
    home = begin()
    state = os.path.join(home, ".local", "state", "konsort")
    os.makedirs(state, mode=0o700)
    steps = os.path.join(state, "steps")
    evil = os.path.join(HERE, "\x1b]0;x\x07\u202e\x9bb.yaml")
    shutil.copy(DRAFT, evil)
    with open(steps, "wb") as file:
        file.write(b"0123456789abcdef partners " + evil.encode("utf-8") + b"\n")
        file.write(b"\x1b[31m\0\xff" * 1000 + b"\n" + b"x" * 9000 + b"\n")
        file.write(b"0123456789abcdee \x1b[31m /etc/passwd\n")
    for folder, _, _ in os.walk(os.path.join(home, ".local")):
        mine(folder)
    mine(steps, evil)
    done = subprocess.run([*WHO, cli.KONSORT, "--plain", "--lang=en"], input=b"?\n:o\n\n:q\n", cwd=HERE,
                          capture_output=True, env=environment(HOME=home), timeout=60, check=False)
    shown = (done.stdout + done.stderr).decode("utf-8")
    tap.ok(done.returncode in (0, 2), "it ends", done.returncode)
    tap.ok("b.yaml" in shown, "the draft is offered", shown)
    tap.equal(sorted({c for c in shown if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or
                      0x202A <= ord(c) <= 0x202E}), [], "nothing but text reaches the terminal")
    os.unlink(steps)
    os.symlink("/etc/passwd", steps)
    status, _, err = run(HOME=home)
    tap.equal(status, 0, "a link in its place: status 0")
    tap.equal(err, f"konsort: saved in {DRAFT}\n", "nothing is wrong")
    tap.ok(not os.path.islink(steps), "the link is replaced, and what is behind it left alone")
    tap.ok(os.path.getsize("/etc/passwd") > 0, "what is behind it is there")


tap.main()
