#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One session a draft, and nothing lost: the real program on terminals, two of them on one draft,
ended in every way there is, and begun again."""
import os
import re
import resource
import shutil
import signal
import stat
import subprocess
import tempfile
import time

import tap
import term
from ondraft import FIELDS, Place, answer, leave, plain, recover, to_title, type_title
from rawterm import KONSORT, Raw

SANITIZED = b"__asan_init" in open(KONSORT, "rb").read()
IN_USE = "has had this draft open"
ENDING = ("TERM", "HUP", "INT", "QUIT")
BROKEN = () if SANITIZED else ("SEGV", "ABRT", "BUS", "FPE", "ILL")
LATER = 60                       # seconds until a kill is no more "at once"


def noticed(first):
    """Types on until the session has looked at its lock, which it does once a second."""
    for _ in range(10):
        first.send("Left")
        try:
            return first.wait("Taken over", 1.1)
        except term.Timeout:
            pass
    return first.wait("Taken over")


def kill(screen, name):
    os.kill(screen.pid(), getattr(signal, "SIG" + name))


def change_and_keep(place, text):
    """A session with TEXT typed behind the title and written to the recovery file."""
    screen = place.session()
    type_title(screen, text)
    place.wait_for(lambda: text in place.kept_text(), "the recovery file")
    return screen


# --- two sessions -----------------------------------------------------------------


@tap.case
def the_second_is_told_and_reads_only():
    with Place() as place:
        first, second = place.session(), place.begin()
        told = second.wait(IN_USE)
        tap.ok("In use" in told and re.search(r"anna .*for less than a minute", plain(told)),
               "a second session is told who has the draft, and since when", told)
        tap.ok(all(word in told for word in ("Read only", "Wait", "Take over")),
               "it may read only, wait, or take over", told)
        second.send("Enter")
        now = second.wait("read only")
        tap.ok("EXRAIL" in now, "reading, it sees the draft", now)
        second.send("4")
        second.wait("Step 4 of 7")
        second.send("Tab", "End")
        second.type("Z")
        now = second.wait("Read only")
        tap.ok("'Save as'" in now and "Z" not in now.split("│")[0], "an edit is refused, and it is said what can be done", now)
        before = place.saved()
        tap.equal(leave(second), 0, "it ends without a question: nothing was changed")
        tap.equal((place.saved(), place.kept()), (before, []), "and nothing was written")
        type_title(first, " and on")
        first.send("C-s")
        first.wait("Saved")
        tap.ok("and on" in place.saved(), "the first one saves as ever")
        tap.equal((leave(first), place.left()), (0, []), "and leaves no lock")


@tap.case
def the_second_waits():
    with Place() as place:
        first, second = place.session(), place.begin()
        second.wait(IN_USE)
        answer(second, "Wait")
        second.wait("waiting for anna")
        type_title(first, " waited")
        first.send("C-s")
        first.wait("Saved")
        leave(first)
        now = second.wait("is yours now")
        tap.ok("read only" not in now, "who waits gets the draft when the first one leaves", now)
        second.send("4")
        now = second.wait("waited")
        tap.ok("waited" in now, "as the first one saved it", now)
        type_title(second, " long")
        second.send("C-s")
        second.wait("Saved")
        tap.ok("waited long" in place.saved(), "and can save it")
        tap.equal((leave(second), place.left()), (0, []), "no lock is left")


@tap.case
def the_second_takes_over():
    with Place() as place:
        first, second = place.session(), place.begin()
        type_title(first, " unsaved")
        second.wait(IN_USE)
        answer(second, "Take over")
        second.wait("Once you take it over")
        answer(second, "Take over")
        second.wait_gone("Once you take it over")
        type_title(second, " mine")
        second.send("C-s")
        second.wait("Saved")
        tap.ok(" mine" in place.saved() and "unsaved" not in place.saved(),
               "who took the draft over saves it")

        now = noticed(first)
        tap.ok("anna (" in now and "taken over this draft" in plain(now), "the first one is told", now)
        answer(first, "Save as")
        first.wait_match("Save as|Name")
        first.send("C-u")
        first.type("mine.yaml")
        first.send("Enter")
        first.wait("Saved")
        with open(os.path.join(place.here, "mine.yaml"), encoding="utf-8") as file:
            tap.ok(" unsaved" in file.read(), "what it had not saved goes to another file")
        tap.ok(" mine" in place.saved(), "and the other one's stays as it was")
        leave(first)
        tap.equal(place.left(), [".d.yaml.lock", "mine.yaml"], "the lock is the second one's")
        leave(second)
        tap.equal(place.left(), ["mine.yaml"], "and goes with it")


@tap.case
def another_computer():
    with Place() as place:
        with open(place.lock, "w", encoding="utf-8") as file:
            file.write(f"user: anna\nhost: alfa\nboot: x\npid: 1\nstart: 1\nspace: 0\n"
                       f"since: {int(time.time()) - 7300}\n")
        second = place.begin()
        now = second.wait("In use")
        tap.ok("anna" in now and "alfa" in now and "2 hours" in now,
               "a lock of another computer: who, where and for how long", now)
        tap.ok("cannot be known" in plain(now),
               "it is never presumed dead", now)
        second.send("Enter")
        second.wait("read only")
        leave(second)
        tap.equal(place.left(), [".d.yaml.lock"], "it stays where it was")


@tap.case
def by_another_name():
    with Place() as place:
        os.symlink("here/d.yaml", os.path.join(place.home, "link.yaml"))
        first = place.session()
        second = place.begin("../link.yaml")
        now = second.wait(IN_USE)
        tap.ok("In use" in now, "a link to the draft is the same draft", now)
        leave(first)
        answer(second, "Read only")
        leave(second)
        tap.equal(place.left(), [], "no lock is left")


@tap.case
def saving_over_what_another_has():
    with Place() as place:
        first = place.session()
        before = place.saved()
        shutil.copy(place.draft, os.path.join(place.here, "other.yaml"))
        second = place.begin("other.yaml")
        second.wait("EXRAIL")
        type_title(second, " elsewhere")
        second.send("Escape", "w")
        second.wait_match("Save as|Name")
        second.send("C-u")
        second.type("d.yaml")
        second.send("Enter")
        now = second.wait("open in another session")
        tap.ok("anna@" in now, "a file that another session has is not saved over", now)
        tap.equal(place.saved(), before, "it stays as it is")
        second.send("Escape")
        os.unlink(place.lock)
        type_title(first, " on")
        first.send("C-s")
        first.wait("Saved")
        tap.ok(os.path.exists(place.lock), "a lock that somebody took away is made again")
        leave(first)


# --- no lock is left ------------------------------------------------------------------


@tap.case
def no_lock_after_any_end():
    for name in ENDING + BROKEN:
        with Place() as place:
            screen = place.session()
            kill(screen, name)
            status = screen.status()
            tap.equal((status, place.left()), (128 + getattr(signal, "SIG" + name), []),
                      f"{name}: ends by it, and leaves no lock")
            tap.equal(place.kept(), [], f"{name}: nothing was unsaved, nothing is kept")


@tap.case
def no_lock_after_any_end_line_by_line():
    for name in ENDING + BROKEN:
        with Place() as place:
            screen = place.begin("--plain", "d.yaml")
            screen.wait("Number of a condition")
            place.wait_for(lambda: os.path.exists(place.lock), "the lock")
            kill(screen, name)
            status = screen.status()
            tap.equal((status, place.left()), (128 + getattr(signal, "SIG" + name), []),
                      f"--plain, {name}: ends by it, and leaves no lock")


@tap.case
def no_lock_after_a_closed_terminal():
    for args in ((), ("--plain",)):
        with Place() as place:
            raw = Raw(env=place.env, args=(*args, place.draft))
            place.wait_for(lambda: os.path.exists(place.lock), "the lock")
            os.close(raw.master)
            os.close(raw.slave)
            raw.child.wait(LATER)
            tap.equal(place.left(), [], f"{' '.join(args)}: the terminal is gone: no lock is left")


@tap.case
def no_lock_without_memory():
    if SANITIZED:
        return
    with Place() as place:
        screen = place.session()
        to_title(screen)
        with open(f"/proc/{screen.pid()}/statm", encoding="ascii") as file:
            size = int(file.read().split()[0]) * resource.getpagesize()
        resource.prlimit(screen.pid(), resource.RLIMIT_AS, (size, size))
        screen.paste("memory " * 100000)
        status = screen.status()
        tap.equal((status, place.left()), (2, []), "out of memory: status 2, and no lock is left")


@tap.case
def a_killed_one_is_recognised():
    with Place() as place:
        screen = place.session()
        kill(screen, "KILL")
        tap.equal((screen.status(), place.left()), (137, [".d.yaml.lock"]), "kill -9 leaves a lock")
        with open(place.lock, encoding="utf-8") as file:
            dead = file.read()
        screen = place.begin()
        now = screen.wait("Your last session")
        tap.ok(IN_USE not in now, "the next start takes it for what it is, and says so", now)
        with open(place.lock, encoding="utf-8") as file:
            tap.ok(file.read() != dead, "and has a lock of its own")
        type_title(screen, " again")
        screen.send("C-s")
        screen.wait("Saved")
        tap.equal((leave(screen), place.left()), (0, []), "which goes with it")


# --- recovery ------------------------------------------------------------------------------


@tap.case
def killed_a_second_after_typing():
    for what, way, step, text in FIELDS:
        with Place() as place:
            screen = place.session()
            screen.send(way[0])
            screen.wait(step)
            screen.send(*way[1:])
            screen.type(text)
            screen.wait(text.split()[-1])
            time.sleep(1)        # the promise: a second
            cursor = screen.cursor()
            kill(screen, "KILL")
            screen.status()
            tap.ok(text not in place.saved(), f"{what}: it was not saved")
            again = recover(place)
            now = again.settled(re.escape(step))
            tap.ok(text.split()[-1] in now, f"{what}: what was typed a second before kill -9 is back", now)
            tap.equal(again.cursor(), cursor, f"{what}: and so is the cursor")
            again.send("C-s")
            again.wait("Saved")
            tap.ok(text.split()[-1] in place.saved(), f"{what}: saved, it is in the file")
            tap.equal((leave(again), place.left(), place.kept()), (0, [], []),
                      f"{what}: nothing is left behind")


@tap.case
def kept_by_every_signal():
    for name in ENDING + BROKEN:
        with Place() as place:
            screen = place.session()
            type_title(screen, " kept")
            kill(screen, name)
            screen.status()
            tap.ok(" kept" in place.kept_text() and place.left() == [],
                   f"{name}: what was just typed is kept, and no lock", place.kept_text()[-300:])
            if name in ENDING:
                told = screen.wait("changes kept")
                tap.ok("recovers them" in told, f"{name}: and that is said", told)
            modes = [stat.S_IMODE(os.stat(path).st_mode)
                     for path in [os.path.dirname(place.kept()[0]), *place.kept()]]
            tap.equal(modes, [0o700, 0o600], f"{name}: for nobody else to read")


@tap.case
def kept_when_the_line_drops():
    with Place() as place:
        raw = Raw(env=place.env, args=(place.draft,))
        raw.wait(b"EXRAIL")
        raw.send(b"4")
        raw.wait(b"The short name")
        raw.send(b"\t\005 dropped")
        raw.wait(b"dropped")
        os.close(raw.master)
        os.close(raw.slave)
        raw.child.wait(LATER)
        tap.ok(" dropped" in place.kept_text(), "the line drops: what was just typed is kept")
        tap.equal(place.left(), [], "and no lock is left")
        again = recover(place)
        tap.ok(" dropped" in again.screen(), "it is recovered")


@tap.case
def discarded_or_left_alone():
    with Place() as place:
        kill(change_and_keep(place, " thrown away"), "KILL")
        before = place.saved()
        screen = place.begin()
        now = screen.wait("Not saved")
        tap.ok("Title" in now and "less than a minute" in plain(now),
               "what differs is shown, and how old it is", now)
        screen.send("Escape")
        screen.wait_gone("Leave alone")
        tap.equal((leave(screen), len(place.kept()), place.saved()), (0, 1, before),
                  "left alone it stays, and the draft is as it was")
        screen = place.begin()
        screen.wait("Not saved")
        answer(screen, "Discard")
        screen.wait("for good")
        answer(screen, "Discard")
        screen.wait("Discarded")
        tap.equal((leave(screen), place.kept(), place.saved()), (0, [], before),
                  "discarded it is gone, and the draft is as it was")
        screen = place.session()
        tap.ok("Not saved" not in screen.settled("EXRAIL"), "and it is not asked for again")


@tap.case
def a_recovered_one_can_be_killed_again():
    with Place() as place:
        kill(change_and_keep(place, " once"), "KILL")
        again = recover(place)
        again.type(" twice")
        again.wait("twice")
        place.wait_for(lambda: "once twice" in place.kept_text(), "the recovery file")
        kill(again, "KILL")
        again.status()
        third = recover(place)
        tap.ok("once twice" in third.screen(), "recovered, killed and recovered again", third.screen())
        tap.equal(len(place.kept()), 1, "by one recovery file")
        third.send("C-s")
        third.wait("Saved")
        tap.ok("once twice" in place.saved() and place.kept() == [], "which goes when it is saved")


@tap.case
def nothing_is_kept_where_nothing_is_unsaved():
    with Place() as place:
        screen = place.session()
        to_title(screen)
        screen.send("Left", "Right", "Escape", "5")
        screen.wait("Step 5")
        screen.send("Down", "Down", "!", "Down", "!")
        screen.settled("Step 5")
        time.sleep(1)
        tap.equal(place.kept(), [], "moving about writes nothing")
        type_title(screen, "x")
        place.wait_for(place.kept, "the recovery file")
        screen.send("Escape")
        screen.send("u")
        place.wait_for(lambda: not place.kept(), "the recovery file to go")
        tap.ok(True, "undone, it goes")
        screen.send("Escape", "5")
        screen.wait("Step 5")
        type_title(screen, "y")
        place.wait_for(place.kept, "the recovery file")
        screen.send("C-s")
        screen.wait("Saved")
        tap.equal(place.kept(), [], "saved, it goes")
        type_title(screen, "z")
        place.wait_for(place.kept, "the recovery file")
        screen.send("C-q")
        screen.wait("Quit without saving")
        answer(screen, "Quit without saving")
        tap.equal((screen.status(), place.kept(), place.left()), (0, [], []),
                  "left without saving, it goes")


@tap.case
def sessions_without_a_name():
    with Place() as place:
        both = []
        for number in (1, 2):
            screen = place.begin("--call=ssa-2020", "--lot=2")
            screen.wait("Step")
            type_title(screen, f"Nameless {number}")
            both.append(screen)
        place.wait_for(lambda: "Nameless 1" in place.kept_text() and
                       "Nameless 2" in place.kept_text(), "both recovery files")
        tap.equal(len(place.kept()), 2, "two sessions without a name have a recovery file each")
        for screen in both:
            kill(screen, "KILL")
            screen.status()
        tap.equal(place.left(), [], "there is nothing to lock")
        start = place.begin("--lang=en")
        start.wait("Nameless 1")   # read one after the other
        now = start.wait("Nameless 2")
        tap.ok("Nameless 1" in now, "the start page lists both", now)


@tap.case
def a_draft_that_cannot_be_opened():
    with Place() as place:
        kill(change_and_keep(place, " rescued"), "KILL")
        with open(place.draft, "w", encoding="utf-8") as file:
            file.write("konsort: 1\ncall: [\n")
        screen = place.begin()
        now = screen.settled("can be recovered|Not saved|not saved")
        tap.ok("recovered" in now, "a broken draft with work that was not saved: that is offered", now)
        screen.send("Escape", "Enter")
        screen.wait("Leave alone")
        answer(screen, "Recover")
        now = screen.wait("it is not saved yet")
        tap.ok("rescued" in now, "and can be recovered", now)
        screen.send("C-s")
        now = screen.wait("Overwrite")
        tap.ok("changed by somebody else" in plain(now), "a save finds that the file is another one",
               now)
        answer(screen, "Overwrite")
        screen.wait("Saved")
        tap.ok("rescued" in place.saved() and place.kept() == [], "and can replace it")


# --- whose rights ------------------------------------------------------------------------------


def rights(program):
    """Whose they are in the running PROGRAM, begun by user and group 1000."""
    one = subprocess.Popen([program, "--plain", "--lang=en"], stdin=subprocess.PIPE, user=1000,
                           stdout=subprocess.PIPE, group=1000, extra_groups=[], cwd="/",
                           env={"LC_ALL": "C.UTF-8", "HOME": "/nonexistent"})
    one.stdout.read(1)
    with open(f"/proc/{one.pid}/status", encoding="ascii") as file:
        ids = {line.split()[0]: set(line.split()[1:]) for line in file
               if line.startswith(("Uid:", "Gid:"))}
    one.communicate()
    return ids


@tap.case
def no_rights_of_others():
    if os.geteuid() != 0 or SANITIZED or os.statvfs("/var/tmp").f_flag & os.ST_NOSUID:
        return
    folder = tempfile.mkdtemp(prefix="konsort.", dir="/var/tmp")   # where others may go
    try:
        os.chmod(folder, 0o755)
        copy = shutil.copy(KONSORT, folder)
        os.chown(copy, 65534, 65534)
        os.chmod(copy, 0o6755)
        tap.equal(rights(copy), {"Uid:": {"1000"}, "Gid:": {"1000"}},
                  "set-user-ID rights are given up")
    finally:
        shutil.rmtree(folder)


# --- many at once ---------------------------------------------------------------------------


@tap.case
def fifty_saves_at_once():
    with Place() as place:
        many = []
        for number in range(50):
            many.append(subprocess.Popen([KONSORT, "--plain", "--lang=en", "d.yaml"],
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         stderr=subprocess.STDOUT, cwd=place.here,
                                         env={**os.environ, **place.env}))
        for number, one in enumerate(many):
            one.stdin.write(f"4\n:n\n=\n4\nACR{number:02}\n:w\n:q\n:q\n3\n".encode())
            one.stdin.close()
        torn = 0
        while any(one.poll() is None for one in many):
            text = place.saved()
            torn += not (text.startswith("konsort: 1\n") and "partners:" in text)
        said = [one.stdout.read().decode() for one in many]
        saved = sum("Saved in" in text for text in said)
        for one in many:
            one.stdout.close()
        tap.equal(torn, 0, "50 at once: the file is a whole draft at every instant")
        tap.ok(saved >= 1, "at least one of them saved", "\n".join(said)[-1500:])
        tap.ok(all("Saved in" in text or "open" in text for text in said),
               "and all others were told that somebody has it")
        check = subprocess.run([KONSORT, "check", place.draft], stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, env={**os.environ, **place.env},
                               check=False)
        tap.ok(check.returncode in (0, 1, 3), "at the end it is a good draft", check.stdout)
        tap.equal([name for name in place.left() if not name.endswith("~")], [],
                  "no lock and no temporary file is left")


if not term.available():
    tap.skip_all("tmux is missing")
tap.main()
