# SPDX-License-Identifier: GPL-3.0-or-later
"""The wizard as most people have it: over a real SSH connection.  It is cut in every way there
is, konsort is killed there, the window changes its size, and a key is answered in one
packet.  `make check-faults' runs this."""
import os
import re
import shlex
import signal
import statistics
import subprocess
import time

import sshd
import tap
import term
from ondraft import FIELDS, Place, answer, leave, recover, to_title, type_title
from rawterm import KONSORT
from sshd import Far

SERVER = sshd.begin()
SANITIZED = b"__asan_init" in open(KONSORT, "rb").read()
AT_ONCE = 5 if SANITIZED else 1  # seconds from a cut to the end of konsort


class Watched:
    """A process of which strace tells the end."""

    def __init__(self, place):
        self.pid, self.trace = place.konsort(), os.path.join(place.home, "trace")
        self.strace = subprocess.Popen(["strace", "-qq", "-ttt", "-e", "trace=none", "-e",
                                        "signal=HUP", "-o", self.trace, "-p", str(self.pid)],
                                       stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        place.wait_for(self._attached, "strace")

    def _attached(self):
        with open(f"/proc/{self.pid}/status", encoding="ascii") as file:
            return re.search(r"^TracerPid:\s+[1-9]", file.read(), re.M)

    def end(self):
        """(When, how) it ended."""
        self.strace.wait(term.TIMEOUT)
        with open(self.trace, encoding="utf-8") as file:
            last = file.read().splitlines()[-1]
        when, how = last.split(" ", 1)
        return float(when), how


def go_and_type(screen, way, step, text):
    """Types TEXT where WAY leads; the cursor behind it."""
    screen.send(way[0])
    screen.wait(step)
    screen.send(*way[1:])
    screen.type(text)
    screen.wait(text.split()[-1])
    return screen.cursor()


def is_back(place, field, cursor, what):
    """What was typed in FIELD is recovered by a new connection, and can be saved."""
    name, _, step, text = field
    again = recover(place)
    now = again.settled(re.escape(step))
    tap.ok(text.split()[-1] in now, f"{what}: a new connection recovers the {name}", now)
    tap.equal(again.cursor(), cursor, f"{what}: at the same place in it")
    again.send("C-s")
    again.wait("Saved")
    tap.equal((text.split()[-1] in place.saved(), leave(again), place.left(), place.kept()),
              (True, 0, [], []), f"{what}: saved, and nothing is left behind")


# --- the connection is cut ----------------------------------------------------------------


class Shell(Far):
    """Where konsort is begun by hand, in a shell that was logged in to."""

    before = ""                  # the command

    def session(self):
        shell = sshd.remote(["sh", "-i"], {**self.env, "PS1": "ready> "}, self.here)
        screen = term.Term(80, 24, self.server.ssh(shell, port=self.port))
        self.open.append(screen)
        screen.wait("ready>")
        screen.type(self.before + shlex.join(Place.command(self)) + "\r")
        self.wait_until_taken(screen)
        return screen


class Deaf(Shell):
    """Where nobody is told of a line that drops, as by nohup."""

    before = "trap '' HUP; "


def cut(what, field, how, where=None, within=AT_ONCE):
    """HOW(relay, screen, process) cuts it while somebody types in FIELD, WHERE: SERVER."""
    with where or Far(SERVER) as place, sshd.Relay(place.server.port) as relay:
        place.port = relay.port
        screen = place.session()
        watched = Watched(place)
        cursor = go_and_type(screen, *field[1:])
        began = time.time()
        how(relay, screen, watched.pid)
        ended, last = watched.end()
        tap.ok(re.search("killed by SIGHUP|exited with 129", last),
               f"{what}: konsort ends by SIGHUP", last)
        tap.ok(ended - began < within, f"{what}: after {ended - began:.3f} s",
               place.server.log()[-2000:])
        place.port = None
        tap.equal((place.left(), len(place.kept())), ([], 1),
                  f"{what}: no lock is left, and one recovery file")
        is_back(place, field, cursor, what)


@tap.case
def the_client_is_killed():
    cut("the client is killed", FIELDS[0],
        lambda _relay, screen, _pid: os.kill(screen.pid(), signal.SIGKILL))


@tap.case
def the_servers_end_is_killed():
    cut("sshd's end is killed", FIELDS[1],
        lambda _relay, _screen, pid: os.kill(sshd.parent(pid), signal.SIGKILL))


@tap.case
def the_line_is_reset():
    cut("the line is reset", FIELDS[2], lambda relay, _screen, _pid: relay.cut())


@tap.case
def the_line_falls_silent():
    with sshd.Server("ClientAliveInterval 1\nClientAliveCountMax 1\n") as server:
        cut("the line is silent", FIELDS[3], lambda relay, _screen, _pid: relay.silence(),
            Far(server), within=10)


@tap.case
def a_shell_loses_its_line():
    cut("in a shell", FIELDS[1], lambda relay, _screen, _pid: relay.cut(), Shell(SERVER))


@tap.case
def a_shell_loses_its_line_while_konsort_is_stopped():
    def stop_and_cut(relay, screen, _pid):
        screen.send("C-z")
        screen.wait("Stopped")
        relay.cut()
    cut("stopped in a shell", FIELDS[2], stop_and_cut, Shell(SERVER), within=2 * AT_ONCE)


@tap.case
def nobody_is_told_of_the_line():
    spent = []

    def cut_deaf(relay, _screen, pid):
        spent.append(sshd.ticks(pid))
        relay.cut()
        Far.wait_for(lambda: spent.append(sshd.ticks(pid) or spent[-1]) or not sshd.runs(pid),
                     "the end")
    cut("HUP is ignored", FIELDS[3], cut_deaf, Deaf(SERVER))
    used = (spent[-1] - spent[0]) / os.sysconf("SC_CLK_TCK")
    tap.ok(used <= 0.05 or SANITIZED, f"HUP is ignored: no CPU is burnt ({used:.2f} s)")


@tap.case
def line_by_line():
    with Far(SERVER) as place, sshd.Relay(SERVER.port) as relay:
        place.port = relay.port
        screen = place.begin("--plain", "d.yaml")
        for prompt, line in (("Number of a condition", "="), ("Number of a step", "4"),
                             ("Acronym", ""), ("Title", "From afar")):
            screen.wait(prompt)
            screen.type(line + "\r")
        screen.wait("Duration")
        pid = place.konsort()
        relay.cut()
        place.wait_for(lambda: not sshd.runs(pid), "the end")
        place.port = None
        tap.equal((place.left(), "From afar" in place.kept_text()), ([], True),
                  "line by line: no lock is left, and what was answered is kept")
        again = recover(place)
        now = again.wait("From afar")
        tap.ok("Step 4 of 7" in now, "line by line: the wizard recovers it at its step", now)


# --- kill -9 -----------------------------------------------------------------------------------


@tap.case
def killed_a_second_after_the_last_key():
    for field in FIELDS[1:3]:
        with Far(SERVER) as place:
            screen = place.session()
            cursor = go_and_type(screen, *field[1:])
            time.sleep(1)        # the promise: a second
            os.kill(place.konsort(), signal.SIGKILL)
            screen.status()
            is_back(place, field, cursor, f"kill -9 a second after a key in the {field[0]}")


@tap.case
def killed_while_typing():
    with Far(SERVER) as place:
        screen, typed = place.session(), []
        to_title(screen)
        while len(typed) < 40:
            screen.type(f" {len(typed):02}")
            typed.append(time.monotonic())
            time.sleep(0.08)     # as people type
        killed = time.monotonic()
        os.kill(place.konsort(), signal.SIGKILL)
        screen.status()
        promised = sum(when <= killed - 1 for when in typed)
        again = recover(place)
        again.send("C-s")
        again.wait("Saved")
        words = re.findall(r"(?<= )\d\d\b", re.search(r"^title: .*", place.saved(), re.M)[0])
        tap.ok(len(words) >= promised > 20,
               f"kill -9 while typing: of {len(typed)} words {len(words)} are back, "
               f"{promised} are a second old", words)
        tap.equal(leave(again), 0, "kill -9 while typing: the rest can be typed again")


# --- back before the server knows ---------------------------------------------------------------


@tap.case
def back_before_the_server_knows():
    with sshd.Server("ClientAliveInterval 1\nClientAliveCountMax 2\n") as server, \
            Far(server) as place, sshd.Relay(server.port) as relay:
        place.port = relay.port
        type_title(place.session(), " cut off")
        first = place.konsort()
        relay.silence()
        place.port = None
        second = place.begin()
        now = second.wait("In use")
        tap.ok(sshd.runs(first),
               "back before the server knows: the session that was cut off still has it", now)
        answer(second, "Wait")
        second.wait("waiting for anna")
        now = second.wait("Not saved")
        tap.ok(not sshd.runs(first), "it ends, and who waits can recover what it had", now)
        answer(second, "Recover")
        second.wait("it is not saved yet")
        second.send("C-s")
        second.wait("Saved")
        tap.equal((" cut off" in place.saved(), leave(second), place.left(), place.kept()),
                  (True, 0, [], []), "and save it; nothing is left behind")


# --- the window ------------------------------------------------------------------------------


@tap.case
def the_window_changes_its_size():
    with Far(SERVER) as place:
        screen = place.session()
        type_title(screen, " resized")
        for cols, rows in ((132, 50), (60, 20), (40, 10), (30, 5), (80, 24)):
            screen.resize(cols, rows)
            wanted = "Too small" if rows < 10 else "resized"
            now = screen.wait_for(lambda now, wanted=wanted, rows=rows: wanted in now and (
                rows < 10 or "Help" in now.split("\n")[rows - 1]), f"{cols}x{rows}")
            tap.ok(all(len(line) <= cols for line in now.split("\n")),
                   f"{cols}x{rows}: the screen follows", now)
            screen.type("!" if rows >= 10 else "")
        now = screen.wait("resized!!!!")
        tap.ok("resized!!!!" in now, "what was typed on the way is there", now)
        screen.send("C-s")
        screen.wait("Saved")
        tap.equal(("resized!!!!" in place.saved(), leave(screen)), (True, 0), "and is saved")


# --- latency ------------------------------------------------------------------------------------


def answers(relay, screen, keys, step):
    """The bytes of each packet of the answer to KEYS, and how many milliseconds it took."""
    relay.packets.clear()
    screen.type(keys)
    screen.settled(step)
    asked = max(when for when, _, from_server in relay.packets if not from_server)
    packets = [(when, n) for when, n, from_server in relay.packets if from_server]
    return [n for _, n in packets], 1000 * (packets[-1][0] - asked)


def one_packet_each(what, found):
    sizes = [sum(packets) for packets, _ in found]
    tap.ok(all(len(packets) == 1 for packets, _ in found),
           f"{what}: answered in one packet of {statistics.median(sizes):.0f} bytes, after "
           f"{statistics.median(spent for _, spent in found):.1f} ms", found)


@tap.case
def a_key_is_answered_in_one_packet():
    down = b"\x1b[B"
    with Far(SERVER) as place, sshd.Relay(SERVER.port) as relay:
        place.port = relay.port
        screen = place.session()
        screen.send("5", "Home")
        screen.wait("Step 5 of 7")
        answers(relay, screen, down, "Step 5 of 7")   # the first key of a session takes more
        one_packet_each("Down", [answers(relay, screen, down, "Step 5 of 7") for _ in range(8)])
        packets, _ = answers(relay, screen, 8 * b"\x1b[A", "Step 5 of 7")
        tap.ok(len(packets) <= 2, "eight keys that come at once are answered at once", packets)
        type_title(screen, " now")
        one_packet_each("a letter",
                        [answers(relay, screen, letter, "Step 4 of 7") for letter in " we type"])


# --- and nothing is left ------------------------------------------------------------------------


@tap.case
def nothing_runs_on():
    sshd.all_ended(SERVER)


tap.main()
