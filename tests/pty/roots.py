# SPDX-License-Identifier: GPL-3.0-or-later
"""The tests of servers once more, inside another Debian than this one, with nothing but
C.UTF-8: Debian 13, or 12 where this is 13.  Its root is made for the occasion, unless
KONSORT_ROOT names one that is there.  `make check-roots' runs this."""
import os
import re
import subprocess
import sys

import root
import tap

SCRATCH = tap.path("SCRATCH")
TESTS = ("tests/cli/locales.py", "tests/pty/locales.py")
SUITES = {"13": "trixie", "12": "bookworm"}


def version(directory="/"):
    """12, 13 ... or "" """
    name = os.path.join(directory, "etc/os-release")
    if not os.path.exists(name):
        return ""
    with open(name, encoding="utf-8") as file:
        found = re.search(r'^VERSION_ID="?(\d+)', file.read(), re.M)
    return found.group(1) if found else ""


def find_root():
    """A root to work in; ends the program as skipped where there is none."""
    given = os.environ.get("KONSORT_ROOT")
    if given:
        if not os.path.exists(os.path.join(given, "etc/os-release")):
            tap.skip_all(f"KONSORT_ROOT is no root of a system: {given}")
        return os.path.realpath(given)
    there = os.path.join(SCRATCH, "root")
    suite = SUITES["12" if version() == "13" else "13"]
    why = root.make(there, suite)
    if why:
        tap.skip_all(f"no root of {suite}: {why}")
    return there


def relay(name, directory):
    """Runs a test with that root and tells its results as ours."""
    # what it makes must not lie inside the root, or it would be mounted into itself
    command = [sys.executable, os.path.join(tap.path("KONSORT_SRCDIR"), name)]
    scratch = os.path.join(SCRATCH, os.path.basename(os.path.dirname(name)))
    os.makedirs(scratch)
    env = {**os.environ, "KONSORT_ROOT": directory, "SCRATCH": scratch}
    ours = f"Debian {version(directory)}"
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as test:
        plan = False
        for line in test.stdout:
            found = re.match(r"(not )?ok \d+ - (.*)", line)
            plan = plan or line.startswith("1..")
            if found:
                tap.ok(not found.group(1), f"{ours}: {found.group(2)}")
            elif line.startswith("1..0 # SKIP"):
                tap.ok(True, f"{ours}: {name} {line[5:].strip()}")
            elif line.startswith("#"):
                print(line, end="", flush=True)
    tap.ok(plan, f"{ours}: {name} came to its end")


@tap.case
def nothing_but_c_utf8():
    found = subprocess.run(root.words(ROOT, []) + ["locale", "-a"], capture_output=True, text=True,
                           check=False).stdout.split()
    tap.equal(sorted(found), ["C", "C.utf8", "POSIX"], "the root has no locale but C.UTF-8")


@tap.case
def the_tests():
    for name in TESTS:
        relay(name, ROOT)


ROOT = find_root()
_why = root.lend(ROOT, tap.path("KONSORT"), os.path.join(SCRATCH, "lent"))
if _why:
    tap.skip_all(f"konsort cannot run in the root: {_why}")
tap.main()
