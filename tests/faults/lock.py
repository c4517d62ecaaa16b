# SPDX-License-Identifier: GPL-3.0-or-later
"""A lock is taken and given back with each of its system calls killed or failing: strace does
it.  After each one the draft is whole, the next session gets it without a question, and no
lock of it is left behind.  `make check-faults' runs this."""
import os
import re
import shutil
import subprocess

import cli
import locks
import tap

ERRORS = ("EIO", "ENOSPC", "EINTR", "EPERM", "EROFS")
DRAFT = "draft.yaml"
HERE = os.path.join(cli.SCRATCH, "here")
LINES = b"=\n4\n\nAnother title\n:w\n:q\n"
with open(os.path.join(cli.SOURCE, "tests", "fixtures", "trip-2020.yaml"), "rb") as file:
    OLD = file.read()
# Where a file system has no links, the lock is made by its name alone.
NO_LINKS = ("-e", "inject=linkat:error=EOPNOTSUPP")


def begin(stale):
    shutil.rmtree(HERE, ignore_errors=True)
    os.makedirs(HERE)
    with open(os.path.join(HERE, DRAFT), "wb") as out:
        out.write(OLD)
    if stale:
        locks.write(os.path.join(HERE, DRAFT), boot="00000000-0000-0000-0000-000000000000")


def run(*strace):
    words = ["strace", "-f", "-o", os.path.join(cli.SCRATCH, "trace"), *strace] if strace else []
    done = subprocess.run([*words, cli.KONSORT, "--plain", "--lang=en", DRAFT], cwd=HERE,
                          env={**os.environ, "XDG_STATE_HOME": os.path.join(HERE, "state")},
                          input=LINES, capture_output=True, timeout=60, check=False)
    return done.returncode, (done.stdout + done.stderr).decode()


def draft():
    with open(os.path.join(HERE, DRAFT), "rb") as file:
        return file.read()


def left():
    return sorted(name for name in os.listdir(HERE) if name not in (DRAFT, "state"))


def calls(stale, more):
    """The calls that take and give back a lock: their name and how many-th of it they are."""
    begin(stale)
    status, said = run("-e", "trace=all", "-s", "60", *more)
    if status != 0 or left():
        raise AssertionError(f"status {status}, left {left()}: {said}")
    found, counts, lines = [], {}, []
    with open(os.path.join(cli.SCRATCH, "trace"), encoding="utf-8") as trace:
        for line in trace:
            call = re.match(r"\d+ +(\w+)\(", line)
            if call:
                counts[call[1]] = counts.get(call[1], 0) + 1
                lines.append((call[1], counts[call[1]], line))
    named = [at for at, line in enumerate(lines) if f".{DRAFT}.lock" in line[2]]
    taken = next(at for at, line in enumerate(lines) if "F_OFD_GETLK" in line[2])
    wanted = set(range(named[0] - 1, taken + 2)) | {at for at in named if at > taken}
    for at in sorted(wanted):
        found.append(lines[at][:2])
    return found


def spoil(name, stale, more, call, nth, what):
    """One fault; what went wrong, "" if nothing did."""
    begin(stale)
    inject = f"inject={call}:{what}:when={nth}"
    strace = [*more, "-e", inject]
    if more and call == "linkat":
        return ""
    status, said = run(*strace)
    if draft() != OLD and b"Another title" not in draft():
        return f"{inject}: the draft is spoilt"
    if "KILL" not in what and status == 0 and b"Another title" not in draft():
        return f"{inject}: said to be saved, and is not: {said}"
    half = [name for name in left() if name == f".{DRAFT}.lock" and
            os.path.getsize(os.path.join(HERE, name)) == 0]
    if half and more:   # nobody can know whose it is
        os.unlink(os.path.join(HERE, half[0]))
    with open(os.path.join(HERE, DRAFT), "wb") as out:
        out.write(OLD)
    shutil.rmtree(os.path.join(HERE, "state"), ignore_errors=True)
    status, said = run(*more)
    if status != 0 or b"Another title" not in draft():
        return f"{inject}: the next session does not get it: {status} {said}"
    rest = [name for name in left() if not re.match(r"^\.\.draft\.yaml\.lock\.[0-9a-f]{16}\.tmp$", name)]
    if rest or (left() and "KILL" not in what and call != "unlinkat"):
        return f"{inject}: left behind: {left()}"
    return ""


def faults(name, stale, more=()):
    found = calls(stale, more)
    tap.ok(len(found) >= 8, f"{name}: {len(found)} calls", found)
    for what in ["signal=KILL", *(f"error={error}" for error in ERRORS)]:
        wrong = [text for call, nth in found
                 if (text := spoil(name, stale, more, call, nth, what))]
        tap.equal(wrong, [], f"{name}, {what}: at each call")


@tap.case
def a_lock_that_is_free():
    faults("free", False)


@tap.case
def a_lock_that_was_left_behind():
    faults("left behind", True)


@tap.case
def a_lock_without_links():
    faults("without links", False, NO_LINKS)


def traced():
    try:
        return subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True,
                              check=False).returncode == 0
    except FileNotFoundError:
        return False


if not traced():
    tap.skip_all("strace cannot trace here")
tap.main()
