# SPDX-License-Identifier: GPL-3.0-or-later
"""A server that is shared: two of its users on one draft, each over an SSH connection, and 200
sessions at once.  `make check-faults' runs this."""
import fcntl
import grp
import os
import pty
import pwd
import re
import select
import shutil
import signal
import stat
import statistics
import struct
import subprocess
import tempfile
import termios
import time

import sshd
import tap
import term
from ondraft import answer, leave, plain, to_title, type_title
from rawterm import DRAFT, KONSORT
from sshd import Far

SERVER = sshd.begin()
SANITIZED = b"__asan_init" in open(KONSORT, "rb").read()
MANY = 40 if SANITIZED else 200


# --- two users --------------------------------------------------------------------------------

# By whose test they are.
GROUP, ANNA, BOB = (f"konsort-{os.getpid()}-{name}" for name in ("g", "a", "b"))


class Users(Far):
    """Two users of this machine who share a directory with a draft; away again at the end."""

    def __init__(self):
        super().__init__(SERVER, tempfile.mkdtemp(prefix="konsort.", dir="/var/tmp"))

    def make(self):
        self.away()
        os.chmod(self.home, 0o755)
        self.program = shutil.copy(KONSORT, self.home)
        self.run("groupadd", GROUP)
        self.gid = grp.getgrnam(GROUP).gr_gid
        for name in (ANNA, BOB):
            home = os.path.join(self.home, name)
            self.run("useradd", "-M", "-N", "-g", "nogroup", "-G", GROUP, "-p", "*",
                     "-s", "/bin/sh", "-d", home, name)
            os.mkdir(home)
            os.chmod(home, 0o755)
            os.chown(home, pwd.getpwnam(name).pw_uid, pwd.getpwnam(name).pw_gid)
        for path, mode in ((self.here, 0o2770), (self.draft, 0o660)):
            os.chown(path, pwd.getpwnam(ANNA).pw_uid, self.gid)
            os.chmod(path, mode)

    @staticmethod
    def run(*words):
        subprocess.run(words, check=True, stdin=subprocess.DEVNULL, capture_output=True)

    @staticmethod
    def away():
        """Takes the users away, and those of tests that were killed."""
        def ours(name):
            test = re.fullmatch(r"konsort-(\d+)-[gab]", name)
            return test and (int(test[1]) == os.getpid() or not os.path.exists(f"/proc/{test[1]}"))
        for command, names in (("userdel", [user.pw_name for user in pwd.getpwall()]),
                               ("groupdel", [group.gr_name for group in grp.getgrall()])):
            for name in filter(ours, names):
                subprocess.run([command, name], check=False, capture_output=True)

    def __exit__(self, *more):
        super().__exit__(*more)
        sshd.end(pid for pid in sshd.below(SERVER.process.pid) if self.theirs(pid))
        self.away()

    @staticmethod
    def theirs(pid):
        try:
            return os.stat(f"/proc/{pid}").st_uid in [pwd.getpwnam(ANNA).pw_uid,
                                                      pwd.getpwnam(BOB).pw_uid]
        except FileNotFoundError:
            return False

    def session_of(self, user):
        """With a umask that lets nobody else do anything."""
        words = [self.program, "--lang=en", "d.yaml"]
        command = "umask 077; " + sshd.remote(words, {"LC_ALL": "C.UTF-8"}, self.here)
        screen = term.Term(80, 24, SERVER.ssh(command, user=user))
        self.open.append(screen)
        return screen

    def kept_by(self, user):
        """The recovery files of USER, and the folders they are in."""
        folder = os.path.join(self.home, user, ".local", "state", "konsort", "recovery")
        try:
            return [folder] + [os.path.join(folder, name) for name in os.listdir(folder)]
        except FileNotFoundError:
            return []

    def can_read(self, user, path):
        one = pwd.getpwnam(user)
        done = subprocess.run(["ls" if os.path.isdir(path) else "cat", path], user=one.pw_uid,
                              group=one.pw_gid, extra_groups=[self.gid], capture_output=True,
                              check=False)
        return done.returncode == 0

    def access(self):
        now = os.stat(self.draft)
        return stat.S_IMODE(now.st_mode), now.st_gid


def one_after_the_other(place):
    first = place.session_of(ANNA)
    place.wait_until_taken(first)
    second = place.session_of(BOB)
    now = second.wait("In use")
    tap.ok(re.search(ANNA + r" \(computer .*for less than a minute", plain(now)),
           "two users: the second is told who has the draft, and since when", now)
    answer(second, "Wait")
    second.wait("waiting for " + ANNA)
    to_title(second)
    second.type("Z")
    now = second.wait("ead only")
    tap.ok("Z" not in now.split("│")[0], "two users: the second only reads", now)
    type_title(first, " of anna")
    first.send("C-s")
    first.wait("Saved")
    tap.equal(place.access(), (0o660, place.gid), "two users: the first keeps mode and group")
    leave(first)
    now = second.wait("yours now")
    now = second.wait("of anna")
    tap.ok("read only" not in now, "two users: once the first leaves, who waits gets what it saved",
           now)
    second.send("End")
    second.type(" and bob")
    second.wait("and bob")
    second.send("C-s")
    second.wait("Saved")
    tap.ok("of anna and bob" in place.saved(), "two users: and saves it")
    tap.equal(place.access(), (0o660, place.gid), "two users: so does the second")
    return second


def kept_for_oneself(place, second):
    second.type(" in private")
    place.wait_for(lambda: len(place.kept_by(BOB)) > 1, "the recovery file")
    os.kill(place.konsort(), signal.SIGKILL)
    second.status()
    paths = place.kept_by(BOB)
    modes = [stat.S_IMODE(os.stat(path).st_mode) for path in paths]
    tap.equal(modes, [0o700, 0o600], "two users: the recovery file is one's own")
    tap.equal([(place.can_read(ANNA, path), place.can_read(BOB, path)) for path in paths],
              [(False, True)] * 2, "two users: the other one cannot read it")
    first = place.session_of(ANNA)
    now = first.wait("yours")
    tap.ok("private" not in now and "Not saved" not in now,
           "two users: a session that was killed blocks nobody, what it had is not offered", now)
    tap.equal((leave(first), place.left()), (0, []), "two users: no lock is left")


@tap.case
def two_users():
    if os.geteuid() != 0 or not shutil.which("useradd"):
        tap.ok(True, "two users # SKIP users can only be made by root, with useradd")
        return
    try:
        with Users() as place:
            place.make()
            kept_for_oneself(place, one_after_the_other(place))
    finally:
        Users.away()


# --- many ---------------------------------------------------------------------------------------


class Many:
    """Sessions over a few connections, each on a draft and a terminal of its own."""

    def __init__(self, n, connections=4):
        self.place = Far(SERVER)           # one home and one directory for all
        self.drafts = [f"d{number:03}.yaml" for number in range(n)]
        self.sockets = [os.path.join(SERVER.here, f"line{number}") for number in range(connections)]
        self.lines, self.clients, self.output = [], [], {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for one in self.clients + self.lines:
            one.kill()
            one.wait()
        for fd in self.output:
            os.close(fd)
        self.place.__exit__()

    def connect(self):
        for path in self.sockets:
            self.lines.append(subprocess.Popen(
                SERVER.ssh("", options=("-M", "-N", "-S", path)), stdin=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL))
        Far.wait_for(lambda: all(map(os.path.exists, self.sockets)), "the connections")

    def begin(self):
        for name in self.drafts:   # all of them first: they are read by their neighbours
            shutil.copy(DRAFT, os.path.join(self.place.here, name))
        for number, name in enumerate(self.drafts):
            master, slave = pty.openpty()
            fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            words = sshd.remote([KONSORT, "--lang=en", name], self.place.env, self.place.here)
            socket = self.sockets[number % len(self.sockets)]
            self.clients.append(subprocess.Popen(SERVER.ssh(words, options=("-tt", "-S", socket)),
                                                 stdin=slave, stdout=slave, stderr=slave))
            os.close(slave)
            self.output[master] = b""

    def wait(self, text, seconds=120):
        """Until every screen was sent TEXT, which is taken out."""
        end, missing = time.monotonic() + seconds, set(self.output)
        while missing:
            ready, _, _ = select.select(list(self.output), [], [], 1)
            for fd in ready:
                self.output[fd] += os.read(fd, 65536)
            for fd in [fd for fd in missing if text in self.output[fd]]:
                self.output[fd] = b""
                missing.remove(fd)
            if missing and time.monotonic() > end:
                raise term.Timeout(f"{len(missing)} without {text!r}; one has "
                                   f"{self.output[min(missing)][-500:]!r}")

    def send(self, keys):
        for fd in self.output:
            os.write(fd, keys)

    def pids(self):
        return [self.place.konsort(os.path.join(self.place.here, f".{name}.lock"))
                for name in self.drafts]


def pss(pid):
    """Its share of the memory in kB, what it alone has of that."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        text = file.read()
    own = sum(int(n) for n in re.findall(r"^Private_\w+:\s+(\d+)", text, re.M))
    return int(re.search(r"^Pss:\s+(\d+)", text, re.M)[1]), own


def wakes(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", file.read(), re.M)[1])


def wait_for_rest(pids):
    """The lock is looked at once more behind a key."""
    end, before = time.monotonic() + 30, None
    while before != (before := [wakes(pid) for pid in pids]) and time.monotonic() < end:
        time.sleep(1.5)


@tap.case
def many_idle_sessions():
    if not sshd.many_files(4096):
        tap.ok(True, "many sessions # SKIP not enough files can be opened")
        return
    with Many(MANY) as many:
        many.connect()
        began = time.monotonic()
        many.begin()
        many.wait(b"EXRAIL")
        started = time.monotonic() - began
        many.send(b"4")
        many.wait(b"The short name")
        many.send(b"\t\005 idle")
        Far.wait_for(lambda: len(many.place.kept()) == MANY and
                       many.place.kept_text().count(" idle") >= MANY, "the recovery files")
        pids = many.pids()
        shares = [pss(pid) for pid in pids]
        tap.ok(len(set(pids)) == MANY and all(map(sshd.runs, pids)),
               f"{MANY} sessions over {len(many.lines)} connections, begun in {started:.1f} s")
        mean, most = statistics.mean(share for share, _ in shares), max(shares)[0]
        own = statistics.mean(own for _, own in shares)
        tap.ok(SANITIZED or most <= 4096, f"memory of each: {mean:.0f} kB (Pss), {most} kB at "
               f"most, {own:.0f} kB its own", shares)
        wait_for_rest(pids)
        before = [(sshd.ticks(pid), wakes(pid)) for pid in pids]
        time.sleep(5)            # idle
        spent = [(sshd.ticks(pid) - ran, wakes(pid) - woken)
                 for pid, (ran, woken) in zip(pids, before)]
        tap.equal([max(spent)[0], max(woken for _, woken in spent)], [0, 0],
                  f"CPU of each in 5 s: at most {max(spent)[0]} ticks, "
                  f"{sum(woken for _, woken in spent)} times woken all together")
        for line in many.lines:
            line.kill()
        began = time.monotonic()
        Far.wait_for(lambda: not any(map(sshd.runs, pids)), "the end of all", 30)
        tap.ok(True, f"all connections cut: {MANY} sessions end in "
               f"{time.monotonic() - began:.1f} s")
        tap.equal(([name for name in many.place.left() if name not in many.drafts],
                   len(many.place.kept())), ([], MANY),
                  "no lock is left, and a recovery file of each")


# --- and nothing is left ------------------------------------------------------------------------


@tap.case
def nothing_runs_on():
    sshd.all_ended(SERVER)


tap.main()
