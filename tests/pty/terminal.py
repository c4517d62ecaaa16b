#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The terminal is given back in every case, and the wizard ends by what ended it."""
import glob
import os
import re
import resource
import select
import signal
import struct
import subprocess
import time

import fcntl
import tap
import term
import termios
from rawterm import KONSORT, Raw, fresh_draft
from term import Term

GIVEN_BACK = (b"\033[?2004l", b"\033[?1049l")


def sanitized():
    with open(KONSORT, "rb") as file:
        return b"__asan_init" in file.read()


@tap.case
def signals_that_end():
    for name in ("HUP", "TERM", "INT", "QUIT", "SEGV", "ABRT"):
        if name in ("SEGV", "ABRT") and sanitized():
            continue
        raw = Raw()
        raw.wait(b"EXRAIL")
        raw.output = b""
        number = getattr(signal, "SIG" + name)
        resource_limit = resource.getrlimit(resource.RLIMIT_CORE)
        resource.prlimit(raw.child.pid, resource.RLIMIT_CORE, (0, resource_limit[1]))
        raw.child.send_signal(number)
        raw.drain()
        tap.equal(raw.child.wait(), -number, f"SIG{name} ends the wizard by that signal")
        tap.ok(all(part in raw.output for part in GIVEN_BACK),
               f"SIG{name}: the screen is given back", raw.output)
        tap.ok(raw.modes_restored(), f"SIG{name}: the modes are as before")
        raw.close()


def recovery_files():
    return glob.glob(os.path.join(os.environ["XDG_STATE_HOME"], "konsort/recovery/*"))


def locks(raw):
    return glob.glob(os.path.join(os.path.dirname(raw.draft), ".*.lock"))


def begin_typing(text):
    """The wizard with so much typed behind the acronym, shown and not saved."""
    raw = Raw()
    raw.wait(b"EXRAIL")
    raw.send(b"4")
    raw.wait(b"Acronym")
    raw.output = b""
    raw.send(text + b"\x0c")   # Ctrl-L: the whole screen
    raw.wait(b"EXRAIL" + text)
    raw.output = b""
    return raw


@tap.case
def work_is_kept_at_a_bad_end():
    for name, number in (("HUP", 1), ("TERM", 15), ("INT", 2), ("QUIT", 3), ("SEGV", 11),
                         ("ABRT", 6), ("BUS", 7), ("FPE", 8), ("ILL", 4)):
        if name in ("SEGV", "ABRT", "BUS", "FPE", "ILL") and sanitized():
            continue
        raw = begin_typing(b"qzx")
        limit = resource.getrlimit(resource.RLIMIT_CORE)
        resource.prlimit(raw.child.pid, resource.RLIMIT_CORE, (0, limit[1]))
        raw.child.send_signal(number)   # well before a second is over
        raw.drain()
        tap.equal(raw.child.wait(), -number, f"SIG{name} with work: ends by that signal")
        tap.ok(all(part in raw.output for part in GIVEN_BACK) and raw.modes_restored(),
               f"SIG{name} with work: the terminal is given back", raw.output)
        tap.equal(locks(raw), [], f"SIG{name}: no lock is left")
        tap.equal(len(recovery_files()), 1, f"SIG{name}: the work is kept")
        raw.close()
        again = Raw(args=(raw.draft,))
        again.wait(b"Recover")
        again.send(b"\r\x0c")
        again.wait(b"EXRAILqzx")
        tap.ok(True, f"SIG{name}: it comes back with what was typed last")
        again.send(b"\x11")             # Ctrl-Q: still not saved
        again.wait(b"Quit without saving")
        again.send(b"\033[C\033[C\r")
        again.drain()
        again.child.wait()
        again.close()
        tap.equal(recovery_files(), [], f"SIG{name}: and goes when it is given up")


@tap.case
def several_signals_at_once():
    raw = begin_typing(b"qzx")
    raw.child.send_signal(signal.SIGSTOP)
    for number in (signal.SIGHUP, signal.SIGHUP, signal.SIGCONT):   # as a line that drops
        raw.child.send_signal(number)
    raw.drain()
    tap.equal(raw.child.wait(), -signal.SIGHUP, "several hang-ups end it as one does")
    tap.equal(len(recovery_files()), 1, "and the work is kept")
    tap.ok(raw.modes_restored() and not locks(raw), "and terminal and lock are given back")
    for path in recovery_files():
        os.unlink(path)
    raw.close()


@tap.case
def a_second_signal():
    raw = begin_typing(b"qzx")
    raw.child.send_signal(signal.SIGSTOP)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCONT):
        raw.child.send_signal(number)
    raw.drain()
    tap.ok(raw.child.wait() in (128 + signal.SIGTERM, 128 + signal.SIGINT),
           "a second signal ends it at once", raw.child.returncode)
    tap.ok(all(part in raw.output for part in GIVEN_BACK) and raw.modes_restored(),
           "the terminal is given back all the same", raw.output)
    tap.equal(locks(raw), [], "and the lock")
    raw.close()


@tap.case
def stopped_with_work():
    raw = begin_typing(b"qzx")
    raw.output = b""
    raw.child.send_signal(signal.SIGTSTP)
    raw.wait(b"No shell is here")   # it has come to where it would be stopped
    tap.equal(len(recovery_files()), 1, "what is stopped has its work written down")
    raw.child.kill()
    raw.child.wait()
    raw.close()
    for path in recovery_files():
        os.unlink(path)


@tap.case
def nothing_is_kept_without_work():
    raw = Raw()
    raw.wait(b"EXRAIL")
    raw.send(b"4")
    raw.wait(b"Acronym")
    raw.child.send_signal(signal.SIGTERM)
    raw.drain()
    raw.child.wait()
    tap.equal(recovery_files(), [], "without work nothing is kept")
    raw.close()


def begin_paste(raw):
    """Begins a paste whose end never comes, and waits until it is read."""
    os.write(raw.master, b"\033[200~abc")
    end = time.monotonic() + 20
    while struct.unpack("i", fcntl.ioctl(raw.slave, termios.FIONREAD, b"    "))[0]:
        if time.monotonic() > end:
            raise AssertionError("the paste is not read")
        select.select([raw.master], [], [], 0.01)


@tap.case
def a_line_that_drops():
    for ignored, pasting in ((False, False), (True, False), (True, True)):
        raw = Raw() if not ignored else None
        if ignored:
            old = signal.signal(signal.SIGHUP, signal.SIG_IGN)
            raw = Raw()
            signal.signal(signal.SIGHUP, old)
        raw.wait(b"EXRAIL")
        if pasting:
            begin_paste(raw)
        os.close(raw.slave)
        os.close(raw.master)
        start, spent = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        try:
            raw.child.wait(5)
        except subprocess.TimeoutExpired:
            pass
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        text = "with SIGHUP ignored" if ignored else "with SIGHUP"
        text += " and in a paste" if pasting else ""
        tap.ok(raw.child.returncode is not None, f"{text}: ends when the line drops")
        tap.ok(time.monotonic() - start < 3, f"{text}: at once", time.monotonic() - start)
        tap.ok(used.ru_utime + used.ru_stime - spent.ru_utime - spent.ru_stime < 1,
               f"{text}: without burning a processor")
        raw.close()


@tap.case
def leaving_in_an_ordinary_way():
    raw = Raw()
    raw.wait(b"EXRAIL")
    raw.output = b""
    os.write(raw.master, b"q")
    raw.drain()
    tap.equal(raw.child.wait(), 0, "q: status 0")
    tap.ok(all(part in raw.output for part in GIVEN_BACK), "q: the screen is given back")
    tap.ok(raw.modes_restored(), "q: the modes are as before")
    raw.close()


def typed_into_the_title(data, wanted, env):
    """The bytes come all at once; WANTED is on the screen behind them."""
    raw = Raw(env=env)
    raw.wait(b"EXRAIL")
    raw.output = b""
    os.write(raw.master, b"4\t\x15" + data + b"\x0c")   # Ctrl-L: the whole screen
    try:
        raw.wait(wanted)
        told = ""
    except AssertionError as error:
        told = str(error)
    raw.close()
    return told


@tap.case
def keys_that_wait():
    # more than are taken before the screen is drawn once; what stands at its end in sight
    data = b"".join(b"%04d " % n for n in range(41))
    told = typed_into_the_title(data, b"0037 0038 0039 0040", {})
    tap.equal(told, "", "of 200 keys at once none is lost")


@tap.case
def bytes_of_another_charset():
    utf8, latin = {"LC_ALL": "C.UTF-8"}, {"LC_ALL": "xx_YY.ISO-8859-1"}
    tap.equal(typed_into_the_title(b"\xe6\xf8xyz", b"xyz", utf8), "",
              "bytes that mean nothing swallow no key")
    tap.equal(typed_into_the_title(b"\xe6\xf8xyz", b"aeoxyz", latin), "",
              "letters of a locale that is not installed are taken")


@tap.case
def keys_that_terminfo_does_not_name():
    for name in ("screen-256color", "linux", "vt100", "xterm-256color"):
        raw = Raw(env={"TERM": name, "LC_ALL": "C.UTF-8"})
        raw.wait(b"EXRAIL")
        raw.send(b"4")
        raw.wait(b"Acronym")
        raw.output = b""
        # Ctrl-Up, Shift-F5, Ctrl-Delete, F1 of the Linux console: none is letters and digits
        raw.send(b"\033[1;5A\033[15;2~\033[3;5~\033[[E\033Ow" + b"\x0c")
        raw.wait(b"Duration")
        tap.ok(b"EXRAIL" in raw.output and b"EXRAIL" + b"[" not in raw.output and
               re.search(rb"Acronym[^A-Za-z]*EXRAIL[^0-9A-Za-z~]", strip(raw.output)),
               f"TERM {name}: keys without a name are no text and go nowhere", raw.output)
        raw.close()


def strip(data):
    """Without escape sequences."""
    return re.sub(rb"\033(\[[0-9;?]*[ -/]*[@-~]|[()].|[=>78MDE])", b" ", data)


# A shell that controls jobs: when the one in the foreground stops, a line that is typed brings it back.
_SHELL = ["sh", "-c", f'set -m; "$@"; while [ $? = {128 + signal.SIGTSTP} ]; do read -r line; fg >/dev/null; done',
          "sh"]


def child_of(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        return int(file.read().split()[0])


def wait_state(pid, wanted):
    end = time.monotonic() + 20
    while state(pid) != wanted and time.monotonic() < end:
        select.select([], [], [], 0.05)
    return state(pid)


@tap.case
def stopping_and_going_on():
    with Term(80, 24, _SHELL + [KONSORT, "--lang=en", fresh_draft()]) as screen:
        screen.wait("EXRAIL")
        pid = child_of(screen.pid())
        screen.send("C-z")
        tap.equal(wait_state(pid, "T"), "T", "Ctrl-Z stops it")
        screen.wait_for(lambda _: not screen.alternate(), "the screen given back")
        screen.resize(60, 20)
        screen.send("Enter")
        now = screen.wait("! shows conditions")
        tap.ok("EXRAIL" in now and screen.alternate(), "it goes on at the new size", now)
        screen.resize(80, 24)
        screen.wait_match("│ (Eligible|Not eligible)")
        screen.send("q")
        screen.status()
        tap.ok(not os.path.exists(f"/proc/{pid}"), "and ends as ever")


@tap.case
def stopping_with_a_script_around():
    script = ["sh", "-c", '"$@"; true', "sh"]
    with Term(80, 24, _SHELL + script + [KONSORT, "--lang=en", fresh_draft()]) as screen:
        screen.wait("EXRAIL")
        pid = child_of(screen.pid())
        screen.send("C-z")
        tap.equal(wait_state(pid, "T"), "T", "Ctrl-Z stops the script that started it too")
        screen.send("Enter")
        screen.wait_for(lambda _: screen.alternate(), "the screen taken again")
        screen.wait("EXRAIL")
        screen.send("q")
        screen.status()
        tap.ok(not os.path.exists(f"/proc/{pid}"), "and both end as ever")


@tap.case
def stopping_where_nobody_could_wake_it():
    with Term(80, 24, [KONSORT, "--lang=en", fresh_draft()]) as screen:
        screen.wait("EXRAIL")
        screen.send("C-z")
        screen.wait("No shell is here to go back to.")
        tap.ok(state(screen.pid()) != "T" and screen.alternate(), "without a shell Ctrl-Z does not stop it")
        screen.send("4")
        screen.wait("Acronym")
        screen.send("C-q")
        tap.equal(screen.status(), 0, "and it goes on to its end")


def state(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
        return file.read().rsplit(")", 1)[1].split()[0]


@tap.case
def terminals():
    for name in ("vt100", "linux", "screen", "tmux-256color", "nonesuch", "", None, "xterm-none",
                 "../../etc/passwd", "x" * 8000):
        raw = Raw({"TERM": name})
        raw.wait(b"EXRAIL")
        os.write(raw.master, b"q")
        raw.drain()
        shown = "unset" if name is None else repr(name[:20])
        tap.equal(raw.child.wait(), 0, f"TERM {shown}: works")
        tap.ok(raw.modes_restored(), f"TERM {shown}: the modes are as before")
        raw.close()
    raw = Raw({"TERM": "dumb"})
    raw.wait(b" of 7")
    os.write(raw.master, b":q\n")
    raw.drain()
    tap.equal(raw.child.wait(), 0, "TERM=dumb: works")
    tap.ok(b"\033" not in raw.output, "TERM=dumb: line by line", raw.output)
    raw.close()


@tap.case
def exported_sizes():
    raw = Raw({"LINES": "1000000", "COLUMNS": "3"}, size=(24, 80))
    raw.wait(b"EXRAIL")
    tap.ok(b"Too small" not in raw.output, "LINES and COLUMNS of the environment do not count")
    raw.close()


@tap.case
def sizes_of_any_sort():
    with Term(80, 24, [KONSORT, "--lang=en", fresh_draft()]) as screen:
        screen.wait("EXRAIL")
        screen.send("4")
        screen.wait("Step 4 of 7")
        screen.type("X")
        for cols, rows in ((200, 60), (60, 20), (40, 10)):
            screen.resize(cols, rows)
            screen.wait_match(r"^>Acronym +EXRAILX")
        tap.ok(True, "resized, with what was typed")
        for cols, rows in ((10, 3), (2, 1)):
            screen.resize(cols, rows)
            screen.wait("To" if cols < 10 else "Too small")
        screen.resize(80, 24)
        screen.wait_match(r"^>Acronym +EXRAILX")
        tap.ok(True, "too small for anything, and back")
        screen.send("C-c")
        screen.wait("Quit without saving")
        screen.resize(50, 14)
        screen.wait("Quit without saving")
        screen.send("Right", "Right", "Enter")
        tap.equal(screen.status(), 0, "left without saving, status 0")


@tap.case
def pastes():
    with Term(80, 24, [KONSORT, "--lang=en", fresh_draft()]) as screen:
        screen.wait("EXRAIL")
        screen.send("4")
        screen.wait("Step 4 of 7")
        screen.send("Tab")
        screen.paste("one\nq two\r\n\x1b[31mthree")
        screen.wait("q two")
        now = screen.screen()
        tap.ok("Step 4 of 7" in now and "three" in now, "a paste of lines is text", now)
        screen.send("C-c")
        screen.wait("Quit without saving")
        screen.send("Right", "Right", "Enter")
        screen.status()


@tap.case
def no_terminal():
    result = subprocess.run([KONSORT, "--lang=en", fresh_draft()], stdin=subprocess.DEVNULL,
                            capture_output=True, check=False)
    tap.equal(result.returncode, 0, "without a terminal: works")
    tap.ok(b" of 7" in result.stdout and b"\033" not in result.stdout, "line by line",
           result.stdout)


@tap.case
def nothing_while_idle():
    raw = Raw()
    raw.wait(b"EXRAIL")
    time_before = cpu(raw.child.pid)
    ready, _, _ = select.select([raw.master], [], [], 1.0)
    while ready and os.read(raw.master, 65536) and time_before is None:
        ready, _, _ = select.select([raw.master], [], [], 1.0)
    ready, _, _ = select.select([raw.master], [], [], 2.0)
    tap.ok(not ready, "idle: not a byte")
    tap.ok(cpu(raw.child.pid) - time_before <= 1, "idle: no processor time")
    raw.close()


def cpu(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


if not term.available():
    tap.skip_all("tmux is missing")
tap.main()
