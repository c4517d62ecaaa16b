#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ptybench: what a full-screen program costs on a terminal.

  ptybench.py [OPTION]... -- PROGRAM [ARG]...

Starts PROGRAM on a fresh pseudo terminal, waits until it has been quiet for a while, then
sends each key and waits for quiet again.  Tells bytes and milliseconds of each phase; with
--callgrind instructions, which repeat where milliseconds do not; with --strace the number of
write(2) calls to the terminal.  Python's standard library only.

  --size COLSxROWS   80x24          --term NAME    xterm-256color
  --warm KEYS        sent first, not reported
  --keys KEYS        reported one by one: Down Up Enter Esc Tab Space ... or 'text', KEY*N
  --quit KEYS        sent at the end; or --signal NAME, or --hangup (the line drops)
  --resize COLSxROWS reported as a phase
  --idle SECONDS     reported as a phase, with the times the program woke up
  --env NAME=VALUE   added to a small environment
  --json             everything, for programs

As a module: measure(argv, Plan(...)) gives the same as a dictionary.
"""
import argparse
import curses
import dataclasses
import fcntl
import json
import os
import re
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

_NAMED = {"Up": "kcuu1", "Down": "kcud1", "Left": "kcub1", "Right": "kcuf1", "Home": "khome",
          "End": "kend", "PgUp": "kpp", "PgDn": "knp", "Del": "kdch1", "BTab": "kcbt"}
_PLAIN = {"Enter": b"\r", "Esc": b"\x1b", "Tab": b"\t", "Space": b" ", "BS": b"\x7f"}


@dataclasses.dataclass
class Plan:
    """What is done with the program, in this order."""
    cols: int = 80
    rows: int = 24
    term: str = "xterm-256color"
    env: dict = dataclasses.field(default_factory=dict)
    tool: str = ""                  # "", "callgrind" or "strace"
    quiet: float = 0.15             # seconds without output that end a phase
    longest: float = 15.0           # seconds after which a phase ends anyway
    warm: str = ""
    keys: str = ""
    resize: tuple = ()
    idle: float = 0.0
    quit: str = ""
    signal: str = ""
    hangup: bool = False


def parse_keys(spec, term):
    """[(name, bytes)] of "Down*3,'text',Enter"; one entry a letter of a text."""
    curses.setupterm(term, os.open(os.devnull, os.O_RDWR))
    keys = []
    for part in re.findall(r"'[^']*'|[^,]+", spec):
        found = re.fullmatch(r"([A-Za-z0-9-]+)(?:\*(\d+))?", part)
        if part.startswith("'"):
            keys += [(letter, letter.encode()) for letter in part[1:-1]]
            continue
        if len(part) == 1 and not found:
            keys.append((part, part.encode()))
            continue
        if not found:
            raise ValueError(f"no such key: {part}")
        name, times = found.group(1), int(found.group(2) or 1)
        if name in _PLAIN:
            code = _PLAIN[name]
        elif name in _NAMED:
            code = curses.tigetstr(_NAMED[name]) or b""
        elif re.fullmatch(r"C-.", name):
            code = bytes([ord(name[2].upper()) & 31])
        elif re.fullmatch(r"F\d+", name):
            code = curses.tigetstr("k" + name.lower()) or b""
        elif len(name) == 1:
            code = name.encode()
        else:
            raise ValueError(f"no such key: {name}")
        keys += [(name, code)] * times
    return keys


class Run:
    """One run of the program on a terminal of its own."""

    def __init__(self, argv, plan):
        self.plan, self.raw, self.ended, self.wait_status = plan, b"", False, None
        self.dir = tempfile.mkdtemp(prefix="ptybench.")
        self.env = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8",
                    "HOME": os.environ.get("HOME", "/"), "TERM": plan.term, **plan.env}
        for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            if name in os.environ:
                self.env.setdefault(name, os.environ[name])
        self.master, slave = os.openpty()
        self._size(plan.cols, plan.rows)
        self.modes = termios.tcgetattr(slave)
        self.slave = slave
        self.started = time.monotonic()
        self.child = subprocess.Popen(
            self._under_tool(argv), stdin=slave, stdout=slave, stderr=slave, env=self.env,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        if plan.hangup:
            os.close(slave)
            self.slave = -1

    def _under_tool(self, argv):
        if self.plan.tool == "callgrind":
            return ["valgrind", "-q", "--tool=callgrind", f"--log-file={self.dir}/log",
                    f"--callgrind-out-file={self.dir}/out"] + argv
        if self.plan.tool == "strace":
            return ["strace", "-qq", "-e", "trace=write,writev", "-e", "write=none",
                    "-o", f"{self.dir}/trace"] + argv
        return argv

    def _size(self, cols, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def phase(self, data=b""):
        """Sends data and gathers output until it is quiet."""
        plan = self.plan
        quiet = max(plan.quiet, 1.5) if plan.tool == "callgrind" else plan.quiet
        start = self.started if not data and not self.raw else time.monotonic()
        waits_for_first = not data and not self.raw
        if data:
            os.write(self.master, data)
        count, last = 0, None
        while not self.ended:
            edge = start + plan.longest
            if last is not None or not waits_for_first:
                edge = min(edge, (last or start) + quiet)
            left = edge - time.monotonic()
            if left <= 0 or not select.select([self.master], [], [], left)[0]:
                break
            try:
                got = os.read(self.master, 65536)
            except OSError:
                got = b""
            self.ended = not got
            last = time.monotonic() if got else last
            count += len(got)
            self.raw += got
        figures = {"bytes": count, "ms": None if last is None else (last - start) * 1e3}
        if plan.tool == "callgrind" and not self.ended:
            figures["instructions"] = self._instructions()
        if plan.tool == "strace":
            figures["writes"] = self._writes()
        return figures

    def _instructions(self):
        """Those since the last time; callgrind dumps and begins anew."""
        before = set(os.listdir(self.dir))
        subprocess.run(["callgrind_control", "-d", str(self.child.pid)], env=self.env,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120,
                       check=False)
        for name in sorted(set(os.listdir(self.dir)) - before):
            with open(os.path.join(self.dir, name), encoding="utf-8", errors="replace") as file:
                found = re.search(r"^(?:totals|summary): (\d+)", file.read(), re.M)
            if found:
                return int(found.group(1))
        return None

    def _writes(self):
        with open(f"{self.dir}/trace", encoding="utf-8", errors="replace") as file:
            total = sum(1 for line in file if re.match(r"writev?\(1,", line))
        fresh, self.seen = total - getattr(self, "seen", 0), total
        return fresh

    def process(self):
        """Peak memory and how often the program woke up so far."""
        figures = {}
        with open(f"/proc/{self.child.pid}/status", encoding="ascii", errors="replace") as file:
            for line in file:
                name, _, value = line.partition(":")
                if name == "VmHWM":
                    figures["peak_kb"] = int(value.split()[0])
                elif name == "voluntary_ctxt_switches":
                    figures["wakeups"] = int(value)
        return figures

    def leave(self, keys):
        plan, mark = self.plan, len(self.raw)
        if plan.hangup:
            os.close(self.master)
            self.master = -1
        elif plan.signal:
            self.child.send_signal(getattr(signal, "SIG" + plan.signal))
        for _, code in keys:
            if self.child.poll() is None and not self.ended:
                self.phase(code)
        if self.master >= 0 and (keys or plan.signal):
            self.phase()
        if not (plan.hangup or plan.signal or keys):
            return {}
        try:
            status = self.child.wait(plan.longest)
        except subprocess.TimeoutExpired:
            return {"exit": "still running"}
        after = self.raw[mark:]
        figures = {"exit": status,
                   "left_screen": b"\x1b[?1049l" in after}
        if self.slave >= 0:
            figures["modes_restored"] = termios.tcgetattr(self.slave) == self.modes
        return figures

    def close(self):
        if self.child.poll() is None:
            self.child.kill()
            self.child.wait()
        for handle in (self.master, self.slave):
            if handle >= 0:
                os.close(handle)
        shutil.rmtree(self.dir, ignore_errors=True)


def measure(argv, plan):
    """Runs the plan once; phases under start, keys, resize and idle."""
    run = Run(list(argv), plan)
    try:
        result = {"start": run.phase()}
        result["start"].update(run.process())
        for _, code in parse_keys(plan.warm, plan.term):
            run.phase(code)
        result["keys"] = []
        for name, code in parse_keys(plan.keys, plan.term):
            result["keys"].append({"key": name, **run.phase(code)})
        if plan.resize:
            run._size(*plan.resize)
            result["resize"] = run.phase()
        if plan.idle:
            before = run.process()["wakeups"]
            run.plan = dataclasses.replace(plan, quiet=plan.idle, longest=plan.idle, tool="")
            result["idle"] = run.phase()
            result["idle"]["wakeups"] = run.process()["wakeups"] - before
            run.plan = plan
        result["peak_kb"] = run.process().get("peak_kb")
        result["end"] = run.leave(parse_keys(plan.quit, plan.term))
        result["raw"] = run.raw
        return result
    finally:
        run.close()


def median(phases, name):
    """The median of one figure over phases, None if no phase has it."""
    values = [phase[name] for phase in phases if phase.get(name) is not None]
    return statistics.median(values) if values else None


def _pair(text):
    cols, _, rows = text.partition("x")
    return int(cols), int(rows)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--size", type=_pair, default=(80, 24))
    parser.add_argument("--resize", type=_pair, default=())
    parser.add_argument("--idle", type=float, default=0.0)
    parser.add_argument("--env", action="append", default=[])
    for name in ("warm", "keys", "quit", "signal"):
        parser.add_argument("--" + name, default="")
    parser.add_argument("--term", default="xterm-256color")
    for name in ("callgrind", "strace", "hangup", "json"):
        parser.add_argument("--" + name, action="store_true")
    parser.add_argument("program", nargs="+")
    asked = parser.parse_args()
    plan = Plan(cols=asked.size[0], rows=asked.size[1], term=asked.term,
                env=dict(pair.split("=", 1) for pair in asked.env),
                tool="callgrind" if asked.callgrind else "strace" if asked.strace else "",
                warm=asked.warm, keys=asked.keys, resize=asked.resize, idle=asked.idle,
                quit=asked.quit, signal=asked.signal, hangup=asked.hangup)
    result = measure(asked.program, plan)
    del result["raw"]
    if asked.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        if name == "keys":
            for phase in value:
                print("key", phase)
        else:
            print(name, value)


if __name__ == "__main__":
    main()
