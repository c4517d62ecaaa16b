# SPDX-License-Identifier: GPL-3.0-or-later
"""A save is killed, or fails, at every system call that it makes: strace does it.  After each
one the draft is the whole old or the whole new one, nothing is called saved that is not, and
what is left lying about goes with the next save.  `make check-faults' runs this."""
import os
import re
import shutil
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import cli
import tap

ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EACCES", "EROFS", "EPERM", "EINTR")
SIGNALS = ("KILL", "TERM")
DRAFT = "draft.yaml"
TEMPORARY = re.compile(r"^\.draft\.yaml\.[0-9a-f]{16}\.tmp$")
# What is said of a save that was not quite what was asked for.
TOLD = r"not\s+yet\s+safe\s+against\s+a\s+power\s+cut|saved\s+by\s+writing\s+over\s+it"
with open(os.path.join(cli.SOURCE, "tests", "fixtures", "trip-2020.yaml"), "rb") as file:
    GOLDEN = file.read()
OUT = os.path.join(cli.SCRATCH, "faults")


class Way:
    """A way to save, in an own directory for each of those who work at once."""

    def __init__(self, name, old, lines=(":q",), args=(), link=False, title="Another title"):
        self.name, self.old, self.args, self.link = name, old, args, link
        self.lines = ("\n".join(["=", "4", "", title, ":w", *lines]) + "\n").encode()
        self.kept = {DRAFT, DRAFT + "~"} if name == "comments" else {DRAFT}
        self.new = None            # what a good save makes

    def begin(self, at, draft=True):
        """An empty state, and the old draft as it was."""
        shutil.rmtree(os.path.join(at, "state"), ignore_errors=True)
        if not draft:
            return
        for folder in ("d", "link"):
            shutil.rmtree(os.path.join(at, folder), ignore_errors=True)
            os.makedirs(os.path.join(at, folder))
        if self.old is None:
            return
        path = os.path.join(at, "d", DRAFT)
        with open(path, "wb") as out:
            out.write(self.old)
        os.chmod(path, 0o640)
        if self.link:
            os.link(path, os.path.join(at, "link", "other"))

    def run(self, at, *strace):
        """Status and standard error; with the words of strace, under it."""
        env = {**os.environ, "XDG_STATE_HOME": os.path.join(at, "state"), "HOME": at}
        words = ["strace", "-f", "-o", os.path.join(at, "trace"), *strace] if strace else []
        done = subprocess.run([*words, cli.KONSORT, "--plain", "--lang=en", *self.args,
                               os.path.join("d", DRAFT)], cwd=at, env=env, input=self.lines,
                              capture_output=True, timeout=60, check=False)
        return done.returncode, done.stdout.decode() + done.stderr.decode()


def read(*names):
    try:
        with open(os.path.join(*names), "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def trace(way, at):
    """The calls of a good save, in order: [name, its how many-th call of this name, the line]."""
    way.begin(at)
    status, said = way.run(at, "-e", "trace=all", "-s", "40")
    assert status == 0, said
    way.new = read(at, "d", DRAFT)
    assert way.new not in (None, way.old)
    calls, counts = [], {}
    for line in read(at, "trace").decode().splitlines():
        found = re.match(r"\d+ +(\w+)\((.*)", line)
        if found:
            name = found.group(1)
            counts[name] = counts.get(name, 0) + 1
            calls.append((name, counts[name], line.split(None, 1)[1]))
    return save_of(calls, os.path.join(at, "d") + "/")


def save_of(calls, folder):
    """Those from the look for the draft's real place to the end of its directory."""
    made = next(i for i, call in enumerate(calls)
                if re.search(r'"\.draft\.yaml\.[0-9a-f]{16}\.tmp", O_WRONLY|"draft.yaml", O_RDWR',
                             call[2]))
    opened = max(i for i in range(made) if calls[i][2].startswith(f'openat(AT_FDCWD, "{folder}"'))
    begin = opened
    while calls[begin - 1][0] in ("readlink", "getcwd"):
        begin -= 1
    fd = re.search(r"= (\d+)$", calls[opened][2]).group(1)
    end = next(i for i in range(made, len(calls)) if calls[i][2].startswith(f"close({fd})"))
    return [c for c in calls[begin:end + 1] if c[0] not in ("brk", "mmap", "munmap")]


def told_of(calls):
    """Those that must not fail in silence: all that bring the text to the disk."""
    found, writing = set(), set()
    for name, nth, line in calls:
        opened = re.search(r"O_(?:WRONLY|RDWR).*= (\d+)$", line)
        fd = re.match(r"\w+\((\d+)", line)
        if opened:
            writing.add(opened.group(1))
        elif name in ("write", "ftruncate", "fsync", "renameat", "renameat2"):
            found.add((name, nth))
        elif name == "close" and fd.group(1) in writing:
            writing.remove(fd.group(1))
            found.add((name, nth))
    return found


def backup(at):
    folder = os.path.join(at, "state", "konsort", "backups")
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return [read(folder, name) for name in names]


def temporaries(at):
    return [name for name in os.listdir(os.path.join(at, "d")) if TEMPORARY.match(name)]


def let_time_pass(at):
    """What a killed session left of making its lock is swept once it is old."""
    for name in os.listdir(os.path.join(at, "d")):
        if name.endswith(".tmp"):
            os.utime(os.path.join(at, "d", name), (time.time() - 7200, ) * 2)


def judge(way, at, status, said, fault):
    """What is wrong after a run, "" for nothing."""
    now = read(at, "d", DRAFT)
    if now not in (way.old, way.new) and not (way.link and way.old in backup(at)):
        return f"the draft is neither the old nor the new one: {now!r}"
    if now != way.new and status == 0:
        return "status 0, and it is not saved"
    if now != way.new and re.search(r"^(konsort: saved|Saved) in", said, re.M):
        return "it is called saved, and is not"
    if now == way.old and way.link and now in backup(at) and status == 0:
        return "a backup was left behind"
    left = temporaries(at)
    if len(left) > 1 or left and not fault.startswith(("unlinkat", "KILL")):
        return f"left behind: {left}"
    if fault.split()[0] in ERRORS and "signal" in said:
        return "it was ended by a signal"
    return ""


def recover(way, at, strace):
    """Once more the same fault, then a good save: all that is left goes."""
    way.begin(at, draft=False) if not way.link else None
    way.run(at, *strace)
    if len(temporaries(at)) > 1:
        return f"they pile up: {temporaries(at)}"
    if read(at, "d", DRAFT) not in (way.old, way.new):
        _, said = way.run(at)
        if "a save of 'd/draft.yaml' was broken off" not in said:
            return "a broken-off save in place is not told of:\n" + said
        way.begin(at)
    way.begin(at, draft=False)
    if read(at, "d", DRAFT) == way.new:
        return ""
    let_time_pass(at)
    status, said = way.run(at)
    if status != 0 or read(at, "d", DRAFT) != way.new:
        return f"cannot be saved after that: {status} {said}"
    left = set(os.listdir(os.path.join(at, "d"))) - way.kept
    return f"left behind by a good save: {left}" if left - {f"{DRAFT}~2~"} else ""


_at = threading.local()
_number = iter(range(10, 99))
_lock = threading.Lock()


def own_directory():
    if not hasattr(_at, "path"):
        with _lock:
            _at.path = os.path.join(OUT, f"w{next(_number)}")
        os.makedirs(_at.path)
    return _at.path


def start_of(line):
    """The beginning of a call as strace writes it, the same in every run."""
    return re.sub(r"[0-9a-f]{16}", "HEX", line)[:24]


def inject(way, call, fault, loud):
    """One fault: what was wrong, and whether it came.  LOUD: it must be told."""
    name, nth, _ = call
    at = own_directory()
    # strace loses signals under --seccomp-bpf, which is quicker
    word = (f"signal={fault}", ) if fault in SIGNALS else (f"error={fault}", "--seccomp-bpf")
    strace = ("-e", f"trace={name}", "-e", f"inject={name}:{word[0]}:when={nth}", *word[1:])
    way.begin(at)
    status, said = way.run(at, *strace)
    told = read(at, "trace").decode()
    came = "INJECTED" in told or "killed by" in told or f"SIG{fault}" in told
    wrong = judge(way, at, status, said, f"{fault} {name}" if name != "unlinkat" else "unlinkat")
    hit = [line for line in told.splitlines() if "INJECTED" in line]
    loud = loud and hit and start_of(hit[0].split(None, 1)[1]) == start_of(call[2])
    if not wrong and loud and status == 0 and not re.search(TOLD, said):
        wrong = "it failed in silence"
    if not wrong and fault == "KILL":
        wrong = recover(way, at, strace)
    return came, wrong and f"{way.name}: {fault} at {call[2][:100]} ({nth}): {wrong}"


def every_fault(way, faults):
    at = os.path.join(OUT, "w00")
    os.makedirs(at, exist_ok=True)
    calls = trace(way, at)
    loud = told_of(calls)
    work = [(call, fault, call[:2] in loud and fault in ERRORS and fault != "EINTR")
            for call in calls for fault in faults]
    with ThreadPoolExecutor(max_workers=(os.cpu_count() or 1) + 1) as pool:
        results = list(pool.map(lambda w: inject(way, *w), work))
    wrong = [text for _, text in results if text]
    came = sum(1 for arrived, _ in results if arrived)
    tap.ok(not wrong, f"{way.name}: {len(work)} faults at {len(calls)} calls: old or new, whole, "
           "and nothing called saved that is not", "\n".join(wrong[:20]))
    tap.ok(came > 0.95 * len(work), f"{way.name}: the faults came", f"{came} of {len(work)}")
    tap.ok(len(calls) > 20 and len(loud) >= 4, f"{way.name}: these are a save's calls", f"{calls}")


OVER = Way("over a draft", GOLDEN)
NEW = Way("a new draft", None, args=("--call=ssa-2020", "--lot=2"))
COMMENTS = Way("comments", b"# ours\n" + GOLDEN, lines=("yes", ":q"))
LINKS = Way("in place", GOLDEN, link=True)
LONGER = Way("in place, longer than before", GOLDEN, link=True, title="A title that is longer " * 4)


@tap.case
def the_order_of_the_calls():
    at = os.path.join(OUT, "w00")
    os.makedirs(at, exist_ok=True)
    lines = [call[2] for call in trace(OVER, at)]
    text = "\n".join(lines)
    steps = (r'openat\(AT_FDCWD, "[^"]*/d/", O_RDONLY\|O_CLOEXEC\|O_DIRECTORY\) = (?P<dir>\d+)',
             r'openat\((?P=dir), "\.draft\.yaml\.[0-9a-f]{16}\.tmp", '
             r'O_WRONLY\|O_CREAT\|O_EXCL\|O_NOFOLLOW\|O_CLOEXEC, 0600\) = (?P<fd>\d+)',
             r'write\((?P=fd), ', r'fchmod\((?P=fd), 0640\) += 0', r'fsync\((?P=fd)\) += 0',
             r'close\((?P=fd)\) += 0', r'renameat\((?P=dir), "\.draft\.yaml\.[0-9a-f]{16}\.tmp", '
             r'(?P=dir), "draft.yaml"\) = 0', r'fsync\((?P=dir)\) += 0')
    tap.ok(re.search(".*?".join(steps), text, re.S), "made with O_EXCL, written, given its mode, "
           "synced, closed, renamed, the directory synced", text)
    writing = [line for line in lines if re.search(r'"draft\.yaml", O_(WRONLY|RDWR)', line)]
    tap.equal(writing, [], "the draft itself is never opened for writing")
    renamed = next(i for i, line in enumerate(lines) if line.startswith("renameat"))
    tap.equal([line for line in lines[renamed:] if line.startswith(("write", "ftruncate"))], [],
              "and nothing is written once it is renamed")


@tap.case
def the_order_of_the_calls_in_place():
    at = os.path.join(OUT, "w00")
    text = "\n".join(call[2] for call in trace(LINKS, at))
    steps = (r'openat\(\d+, "draft\.yaml", O_RDWR\|O_NONBLOCK\|O_NOFOLLOW\|O_CLOEXEC\) = (?P<fd>\d+)',
             r'openat\((?P<dir>\d+), "[0-9a-f]{16}\.draft\.yaml", O_WRONLY\|O_CREAT\|O_EXCL'
             r'\|O_NOFOLLOW\|O_CLOEXEC, 0600\) = (?P<copy>\d+)', r'write\((?P=copy), ',
             r'fsync\((?P=copy)\) += 0', r'fsync\((?P=dir)\) += 0', r'write\((?P=fd), ',
             r'ftruncate\((?P=fd), ', r'fsync\((?P=fd)\) += 0', r'pread64\((?P=fd), ',
             r'close\((?P=fd)\) += 0', r'unlinkat\((?P=dir), "[0-9a-f]{16}\.draft\.yaml"')
    tap.ok(re.search(".*?".join(steps), text, re.S), "in place: a synced backup, then written, cut, "
           "synced, read back, and the backup goes", text)
    tap.ok("O_TRUNC" not in text, "it is never emptied")


@tap.case
def over_a_draft():
    every_fault(OVER, SIGNALS + ERRORS)


@tap.case
def a_new_draft():
    every_fault(NEW, SIGNALS + ERRORS)


@tap.case
def a_draft_with_comments():
    every_fault(COMMENTS, ("KILL", "EIO", "EPERM", "ENOSPC"))


@tap.case
def in_place():
    every_fault(LINKS, SIGNALS + ERRORS)


@tap.case
def in_place_and_longer():
    every_fault(LONGER, ("KILL", "EIO", "EACCES", "ENOSPC"))


@tap.case
def changed_while_it_is_saved():
    at = own_directory()
    OVER.begin(at)
    wanted = b"# theirs\n" + GOLDEN

    def change():
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if temporaries(at):
                with open(os.path.join(at, "d", DRAFT), "wb") as file:
                    file.write(wanted)
                return
    other = threading.Thread(target=change)
    other.start()
    status, said = OVER.run(at, "-e", "trace=fsync", "-e", "inject=fsync:delay_enter=1000000:when=1")
    other.join()
    tap.ok(status != 0, "changed by somebody else while the new text was written: not saved", said)
    tap.equal(read(at, "d", DRAFT), wanted, "and what they wrote is there")
    tap.equal(temporaries(at), [], "and nothing else")


if not shutil.which("strace"):
    tap.skip_all("strace is missing")
if subprocess.run(["strace", "-f", "--seccomp-bpf", "-o", os.devnull, "true"], capture_output=True,
                  check=False).returncode != 0:
    tap.skip_all("strace cannot trace here")
if os.environ.get("KONSORT_SANITIZERS"):
    tap.skip_all("the leak sanitizer cannot run under strace")
tap.main()
