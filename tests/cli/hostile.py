# SPDX-License-Identifier: GPL-3.0-or-later
"""Files made to hurt, given to the real program: each is refused or read within 16 MB and four
times its bytes, and within seconds where it should be a fraction of one; and what is no file is
told as such, never waited for."""
import os
import re
import resource
import socket
import subprocess
import threading

import cli
import tap

HEAD = b"konsort: 1\ncall: ssa-2020\n"
MB = 1000 * 1000
SIZE = 4 * MB
UNTOUCHED = 8 * MB             # set aside for partners to come; the limit counts it, memory does not
SECONDS = 10                   # of processor time, many times what is promised
SANITIZERS = os.environ.get("KONSORT_SANITIZERS")


def limited(size):
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        if not SANITIZERS:
            most = 16 * MB + 4 * size + UNTOUCHED
            resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    return limit


def run(*args, size=0, stdin=subprocess.DEVNULL):
    done = subprocess.run([cli.KONSORT, *args], stdin=stdin, capture_output=True, timeout=60, check=False,
                          preexec_fn=limited(size))
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def times(piece, size=SIZE):
    return piece * (size // len(piece))


def numbered(pattern, n):
    return b"".join(pattern % i for i in range(n))


def drafts():
    """Name, bytes, status, what is told."""
    yield "a list of ids", HEAD + b"priorities: [" + times(b"a, ") + b"a]\n", 2, r"3:6014: 'priorities' has more than 2,000"
    yield "empty partners", HEAD + b"partners: [" + times(b"{}, ") + b"]\n", 2, "'partners' has more than 100,000"
    yield "absent partners", HEAD + b"partners:\n" + times(b"-\n"), 2, "too many values"
    yield "partners with a name", HEAD + b"partners:\n" + times(b"- name: a\n"), 2, "too many values|more than 100,000"
    yield "a type many times", HEAD + b"partners:\n- also: [" + times(b"ngo,") + b"]\n", 2, "more than 50,000 parts"
    yield "statements", HEAD + b"statements:\n" + numbered(b" k%d: a\n", 300000), 2, "more than 50,000 parts"
    yield "unknown keys", HEAD + numbered(b"k%d:\n", 300000), 2, "more than 10,000 keys"
    yield "an unknown list", HEAD + b"x: [" + times(b"[], ") + b"]\n", 2, "more than 50,000 parts"
    yield "an unknown map", HEAD + b"x: {" + times(b"{a: b}, ") + b"}\n", 2, "3:5: a key that"
    yield "dashes", HEAD + b"x:\n" + times(b"- - - - - - a\n"), 2, "more than 50,000 parts"
    yield "questions", HEAD + b"x:\n" + times(b" ? a"), 2, "4:4: a text longer than 64 KiB"
    yield "brackets", HEAD + b"x: " + times(b"["), 2, "3:19: nested deeper than 16"
    yield "braces", HEAD + b"x: " + times(b"{a: "), 2, "nested deeper than 16"
    yield "one text", HEAD + b"title: \"" + times(b"x"), 2, "3:8: a text longer than 64 KiB"
    yield "a comment", HEAD + b"# " + times(b"x"), 2, "a text longer than 64 KiB"
    yield "comments", HEAD + times(b"# x\n"), 2, "a text longer than 64 KiB"
    yield "line ends", HEAD + times(b"\r\n"), 2, "a text longer than 64 KiB"
    yield "line ends of YAML alone", HEAD + b"x: '" + times(b"\xe2\x80\xa8", 60000) + b"'\ny: &z\n", 2, ":4:4: an anchor"
    yield "anchors", HEAD + numbered(b"k%d: &a x\n", 300000), 2, "3:5: an anchor"
    yield "aliases", HEAD + b"a: &a [x]\nb: [*a, *a]\n", 2, "3:4: an anchor"
    yield "NUL", times(b"\0"), 2, "1:1: a NUL byte"
    yield "UTF-16", times((HEAD + b"x: y\n").decode().encode("utf-16")), 2, "1:1: invalid UTF-8"
    yield "many documents", HEAD + times(b"---\n"), 2, "a second document"
    yield "long texts", HEAD + numbered(b"k%d: \"" + b"x" * 65000 + b"\"\n", 60), 1, "unknown keys are kept"
    yield "escapes", HEAD + numbered(b"k%d: \"" + b"\\u202e" * 10000 + b"\"\n", 60), 1, "unknown keys are kept"
    yield "as many partners as may be", HEAD + b"partners:\n" + b"- {name: abcdefghijklmnopqr}\n" * 100000, 1, "^$"
    yield "a mark and CRLF", b"\xef\xbb\xbf" + HEAD.replace(b"\n", b"\r\n") + b"x: &y\r\n", 2, "3:4: an anchor"


@tap.case
def drafts_end_within_bounds():
    wrong = []
    count = 0
    for name, content, status, told in drafts():
        count += 1
        path = cli.write("hostile.yaml", content)
        got, _, err = run("check", path, size=len(content))
        if got != status or not re.search(told, err):
            wrong.append(f"{name}: status {got}: {err[:200]!r}")
        elif "\x1b" in err or "\u202e" in err:
            wrong.append(f"{name}: not clean")
    os.unlink(path)
    tap.ok(not wrong, f"{count} drafts are refused or read", "\n".join(wrong))


@tap.case
def call_files_end_within_bounds():
    with open(os.path.join(cli.SOURCE, "data", "calls", "ssa-2020.yaml"), "rb") as file:
        good = file.read()
    sources = b"".join(b"\"%d\", " % i for i in range(2000))
    wrong = []
    for name, content, told in (
            ("lists", good + b"x: [" + times(b"a, ") + b"]\n", "more than 50,000 parts"),
            ("keys", good + numbered(b"k%d:\n", 300000), "more than 50,000 parts"),
            ("brackets", b"konsort-call: " + times(b"["), "nested deeper"),
            ("sources named again and again", b"konsort-call: 1\nnotes:\n" +
             (b"- {about: call, text: x, sources: [" + sources + b"]}\n") * 20, "known|missing"),
            ("one source many times", b"konsort-call: 1\nsources:\n" +
             b"- {id: \"1\", publisher: P, page: p, authority: A}\n" * 2000, "missing|stands"),
            ("no call", b"\n" * 1000, "empty")):
        path = cli.write("hostile-call.yaml", content)
        status, _, err = run("calls", "--check", path, size=len(content))
        if status != 2 or not re.search(told, err):
            wrong.append(f"{name}: status {status}: {err[:200]!r}")
    os.unlink(path)
    tap.ok(not wrong, "call files are refused", "\n".join(wrong))


@tap.case
def what_is_no_file_is_not_waited_for():
    place = os.path.join(cli.SCRATCH, "odd")
    os.makedirs(place)
    os.mkfifo(os.path.join(place, "fifo"))
    os.symlink("loop", os.path.join(place, "loop"))
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(os.path.join(place, "socket"))
    os.truncate(cli.write("odd/large", b""), 64 * 1024 * 1024 + 1)
    for name, told in (("fifo", "not a regular file"), (".", "not a regular file|[Ii]s a directory"),
                       ("loop", "cannot open"), ("socket", "cannot open"), ("large", "larger than 64 MiB"),
                       ("none", "cannot open"), ("/dev/zero", "not a regular file"),
                       ("/dev/null", "not a regular file"), ("/proc/self/mem", "cannot|not"),
                       ("/proc/self/pagemap", "cannot|larger|NUL|not valid"), ("/proc/self/status", "not valid|missing")):
        path = os.path.join(place, name)
        if name.startswith("/proc/") and not os.path.exists(path):
            continue
        status, _, err = run("check", path, size=64 * MB)
        tap.ok(status == 2 and re.search(told, err), f"{name} is told as what it is", f"{status}: {err}")
    listening.close()
    os.unlink(os.path.join(place, "large"))


def pour(into, stop):
    try:
        while not stop.is_set():
            os.write(into, b"a: b\n" * 10000)
    except OSError:
        pass
    os.close(into)


@tap.case
def standard_input_that_never_ends_is_left():
    out, into = os.pipe()
    stop = threading.Event()
    writer = threading.Thread(target=pour, args=(into, stop))
    writer.start()
    status, _, err = run("check", "-", size=64 * MB, stdin=out)
    stop.set()
    os.close(out)
    writer.join()
    tap.ok(status == 2 and "larger than 64 MiB" in err, "an endless pipe is refused", f"{status}: {err}")


tap.main()
