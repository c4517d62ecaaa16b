# SPDX-License-Identifier: GPL-3.0-or-later
"""Another Debian in a directory, and programs run inside it: `import root`.

  root.make(directory, suite)        debootstrap; the reason, if it cannot be made, else ""
  root.words(directory, shared)      the words to put before a program so that it runs in
                                     there: SHARED directories have the same names inside,
                                     so has the directory that one works in
  root.lend(directory, program, to)  copies the libraries that PROGRAM does not find in
                                     there into the directory TO, a shared one; the reason
                                     if it cannot run even so, else ""

Nothing stays mounted: mounts are made in a name space that ends with the program.
"""
import os
import platform
import re
import shutil
import subprocess

PACKAGES = "libncursesw6,libyaml-0-2,libjansson4,iso-codes"
LENT = "KONSORT_ROOT_LIBRARIES"

# The root, the shared directories up to `--', then the program.
_ENTER = """root=$1; shift
while [ "$1" != -- ]; do
	mkdir -p "$root$1" && mount --bind "$1" "$root$1" || exit 96
	shift
done
shift
mkdir -p "$root/proc" && mount -t proc proc "$root/proc" || exit 96
exec chroot "$root" sh -c 'cd "$1" && shift && exec "$@"' sh "$PWD" "$@"
"""


def words(directory, shared):
    lent = os.environ.get(LENT)
    more = ["env", f"LD_LIBRARY_PATH={lent}"] if lent else []
    dirs = [*shared, lent] if lent else shared
    return ["unshare", "--mount", "sh", "-c", _ENTER, "sh", directory, *dirs, "--", *more]


def _last_line(text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason given"


def _mirror():
    """The mirror that this machine's own packages come from."""
    for folder, _, names in os.walk("/etc/apt"):
        for name in sorted(names):
            if not name.endswith((".list", ".sources")):
                continue
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                found = re.search(r"^(?:deb .*?|URIs: *)(https?://[^ \n]*/debian)/?(?: |$)",
                                  file.read(), re.M)
            if found:
                return found.group(1)
    return "http://deb.debian.org/debian"


def make(directory, suite):
    if os.geteuid() != 0:
        return "only root can make one"
    if not shutil.which("debootstrap"):
        return "debootstrap is missing"
    try:
        done = subprocess.run(
            ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", suite, directory,
             _mirror()], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, timeout=900, check=False,
            env={**os.environ, "LC_ALL": "C"})
    except subprocess.TimeoutExpired:
        return "debootstrap took more than 15 minutes"
    if done.returncode == 0:
        return ""
    return "debootstrap: " + _last_line(done.stdout.decode("utf-8", "replace"))


def _run(directory, shared, *command):
    return subprocess.run(words(directory, shared) + list(command), cwd="/",
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False, text=True, errors="replace")


def _libraries(said):
    """name: path, or None where there is none, as ldd says it."""
    found = re.findall(r"^\s*(\S+\.so\S*) => (not found|/\S+)", said, re.M)
    return {name: path if path != "not found" else None for name, path in found}


def lend(directory, program, to):
    os.makedirs(to, exist_ok=True)
    shared = [os.path.dirname(program), to]
    said = subprocess.run(["ldd", program], stdout=subprocess.PIPE, check=False, text=True).stdout
    there = _run(directory, shared, "ldd", program)
    if there.returncode == 96 or not _libraries(there.stdout):
        return "programs cannot be run in it: " + _last_line(there.stdout)
    for name, path in _libraries(said).items():
        if path and _libraries(there.stdout).get(name, path) is None:
            shutil.copy(path, os.path.join(to, name))
    os.environ[LENT] = to
    done = _run(directory, shared, program, "--version")
    if done.returncode == 0:
        return ""
    return f"a program built with glibc {platform.libc_ver()[1]}: {_last_line(done.stdout)}"
