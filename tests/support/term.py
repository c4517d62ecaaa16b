# SPDX-License-Identifier: GPL-3.0-or-later
"""A program on a real terminal screen, driven by keys: `from term import Term`.

    with Term(80, 24, [konsort, "draft.yaml"], env={"LANGUAGE": "da"}) as term:
        term.wait("Step 1 of 7")            # until the text is on the screen, or Timeout
        term.send("Down", "Enter")          # keys by name (tmux's: Up Down Left Right Home
                                            # End PageUp PageDown Tab BTab Enter Escape BSpace
                                            # DC Space F1 C-c M-x ...), one after the other
        term.type("Skole Å")                # text as typed
        term.paste("two\nlines")            # text as pasted (bracketed if asked for)
        term.wait_gone("Step 1 of 7")
        term.wait_for(lambda screen: screen.count("+") == 3, "three marks")
        print(term.screen())                # the screen as text, lines without trailing blanks
        term.line(0), term.cursor()         # one line; (column, row) of the cursor
        term.resize(60, 20)
        status = term.status()              # waits for the end; 128+n after a signal n
        term.raw                            # every byte the program wrote

The screen is tmux's, spoken to in control mode: tmux tells when the program has
written something, so nothing here sleeps.  Every wait has a timeout (20 s, or
KONSORT_TEST_TIMEOUT) and Timeout shows the screen as it was.  env adds to the
environment of the test; None takes a variable out.  TERM is that of the test.
`available()` says whether tmux is there.
"""
import curses
import os
import re
import select
import shutil
import signal
import subprocess
import tempfile
import time

TIMEOUT = float(os.environ.get("KONSORT_TEST_TIMEOUT", "20"))

_CONFIG = """\
set -g status off
set -g remain-on-exit on
set -g remain-on-exit-format ''
set -s escape-time 0
set -g history-limit 1000
set -g default-shell /bin/sh
"""

# Runs the program, outlives its signals and tells its status through a pipe.
_RUNNER = 'trap : INT QUIT HUP TERM; out=$1; shift; "$@"; echo $? 1<>"$out"'


# Keys that tmux sends as its own terminal type has them, whatever TERM says.
_OF_TERMINFO = {"Home": "khome", "End": "kend"}


def _key_codes(term):
    curses.setupterm(term, os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC))
    return {key: curses.tigetstr(name) for key, name in _OF_TERMINFO.items()}


class Timeout(AssertionError):
    """What was waited for did not come; the text shows the screen."""


def available():
    return shutil.which("tmux") is not None


class Term:
    def __init__(self, cols, rows, args, env=None, cwd=None):
        self.raw = b""
        self._status = None
        self._buffer = b""
        self._ended = False
        self._dir = tempfile.mkdtemp(prefix="term.")
        self._fifo = os.path.join(self._dir, "status")
        self._socket = os.path.join(self._dir, "tmux")
        os.mkfifo(self._fifo, 0o600)
        self._status_fd = os.open(self._fifo, os.O_RDWR | os.O_NONBLOCK)
        config = os.path.join(self._dir, "conf")
        with open(config, "w", encoding="utf-8") as file:
            file.write(_CONFIG)
        self._codes = self._known_codes(env)
        command = ["sh", "-c", _RUNNER, "sh", self._fifo] + self._environment(env)
        self._tmux = subprocess.Popen(
            ["tmux", "-u", "-S", self._socket, "-f", config, "-C", "new-session",
             "-x", str(cols), "-y", str(rows)] + command + list(args),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            cwd=cwd, bufsize=0)
        os.set_blocking(self._tmux.stdout.fileno(), False)
        self._block(time.monotonic() + TIMEOUT)  # the answer to new-session
        self._server = int(self._command("display-message -p '#{pid}'")[0])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    @staticmethod
    def _known_codes(env):
        try:
            return _key_codes((env or {}).get("TERM") or os.environ.get("TERM", "xterm-256color"))
        except curses.error:
            return {}

    @staticmethod
    def _environment(env):
        wanted = {"TERM": os.environ.get("TERM", "xterm-256color"),
                  "TMUX": None, "TMUX_PANE": None, "TERM_PROGRAM": None,
                  "TERM_PROGRAM_VERSION": None}
        wanted.update(env or {})
        gone = [part for name, value in wanted.items() if value is None
                for part in ("-u", name)]
        return ["env"] + gone + [f"{n}={v}" for n, v in wanted.items() if v is not None]

    # -- keys ---------------------------------------------------------------------
    def send(self, *keys):
        for key in keys:
            if key in _OF_TERMINFO and self._codes.get(key):
                self.type(self._codes[key])
            elif not re.fullmatch(r"[A-Za-z0-9_-]+", key):
                self.type(key)
            else:
                self._command(f"send-keys {key}")

    def type(self, text):
        data = text.encode() if isinstance(text, str) else text
        for start in range(0, len(data), 500):
            part = data[start:start + 500]
            self._command("send-keys -H " + " ".join(f"{byte:02x}" for byte in part))

    def paste(self, text):
        path = os.path.join(self._dir, "paste")
        with open(path, "wb") as file:
            file.write(text.encode() if isinstance(text, str) else text)
        self._command(f"load-buffer {path}")
        self._command("paste-buffer -p -r")

    def resize(self, cols, rows):
        self._command(f"resize-window -x {cols} -y {rows}")

    # -- looking ------------------------------------------------------------------
    def screen(self, styles=False):
        lines = self._command("capture-pane -p" + ("e" if styles else ""))
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def line(self, row):
        return self.screen().split("\n")[row]

    def cursor(self):
        """(column, row) of the cursor, or None while it is hidden."""
        x, y, shown = self._command(
            "display-message -p '#{cursor_x} #{cursor_y} #{cursor_flag}'")[0].split()
        return (int(x), int(y)) if shown == "1" else None

    def alternate(self):
        """True while the program shows the alternate screen."""
        return self._command("display-message -p '#{alternate_on}'")[0] == "1"

    def pid(self):
        """Process id of the program itself, not of the shell around it."""
        shell = self._command("display-message -p '#{pane_pid}'")[0]
        with open(f"/proc/{shell}/task/{shell}/children", encoding="ascii") as file:
            return int(file.read().split()[0])

    # -- waiting ------------------------------------------------------------------
    def wait_for(self, condition, what, timeout=None):
        """Waits until condition(screen) is true and returns that screen."""
        deadline = time.monotonic() + (timeout or TIMEOUT)
        while True:
            screen = self.screen()
            if condition(screen):
                return screen
            if time.monotonic() >= deadline:
                raise Timeout(f"waited for {what}; the screen is:\n{screen}"
                              f"(status {self._status})")
            self._read(min(deadline, time.monotonic() + 1))

    def wait(self, text, timeout=None):
        return self.wait_for(lambda screen: text in screen, repr(text), timeout)

    def wait_gone(self, text, timeout=None):
        return self.wait_for(lambda screen: text not in screen, f"{text!r} to go", timeout)

    def wait_match(self, pattern, timeout=None):
        return self.wait_for(lambda screen: re.search(pattern, screen, re.M),
                             f"/{pattern}/", timeout)

    def settled(self, pattern, quiet=0.15):
        """The screen with /pattern/ once the program has been QUIET for so many seconds."""
        while True:
            screen, written = self.wait_match(pattern), len(self.raw)
            end = time.monotonic() + quiet
            while len(self.raw) == written and time.monotonic() < end:
                self._read(end)
            if len(self.raw) == written and self.screen() == screen:
                return screen

    def begin(self):
        """From konsort's start page to a new draft."""
        self.wait_match(r"^>")
        self.send("Home", "Enter")

    def walk(self, title, key="Down", most=40):
        """Presses KEY until the row with the marker has TITLE."""
        def marked(screen):
            popup = [line for line in screen.split("\n") if re.search(r"[│|]>", line)]
            return popup or [line for line in screen.split("\n") if line.startswith(">")]
        for _ in range(most):
            now = marked(self.screen())
            if any(title in line for line in now):
                return
            self.send(key)
            self.wait_for(lambda screen: marked(screen) != now, f"the marker to move to {title}")
        raise Timeout(f"no {title!r} in:\n{self.screen()}")

    def status(self, timeout=None):
        """Waits for the program's end and returns its exit status."""
        deadline = time.monotonic() + (timeout or TIMEOUT)
        while self._status is None:
            if time.monotonic() >= deadline:
                raise Timeout(f"the program did not end; the screen is:\n{self.screen()}")
            self._read(deadline)
        return self._status

    def running(self):
        self._read(0)
        return self._status is None

    def close(self):
        if self._tmux is None:
            return
        # by their ids: a server asked to end may wait for a client that is no longer read
        for end in (lambda: os.kill(self._server, signal.SIGKILL), self._tmux.kill):
            try:
                end()
            except ProcessLookupError:
                pass
        for stream in (self._tmux.stdin, self._tmux.stdout, self._tmux.stderr):
            stream.close()
        self._tmux.wait()
        self._tmux = None
        os.close(self._status_fd)
        shutil.rmtree(self._dir, ignore_errors=True)

    # -- control mode -------------------------------------------------------------
    def _command(self, command):
        """One command to tmux; the lines of its answer."""
        self._tmux.stdin.write(command.encode() + b"\n")
        return self._block(time.monotonic() + TIMEOUT, command)

    def _block(self, deadline, command="start"):
        answer = None
        while True:
            line = self._next_line(deadline, command)
            if answer is None:
                if line.startswith(b"%begin "):
                    answer = []
                else:
                    self._notice(line)
            elif line.startswith(b"%end "):
                return [part.decode("utf-8", "replace") for part in answer]
            elif line.startswith(b"%error "):
                raise RuntimeError(f"tmux {command}: {b' '.join(answer).decode()}")
            else:
                answer.append(line)

    def _next_line(self, deadline, command):
        while b"\n" not in self._buffer:
            if self._ended:
                raise RuntimeError(f"tmux ended: {self._tmux.stderr.read().decode()}")
            if time.monotonic() >= deadline:
                raise Timeout(f"tmux gave no answer to: {command}")
            self._fill(deadline)
        line, self._buffer = self._buffer.split(b"\n", 1)
        return line

    def _read(self, deadline):
        """Waits for news of the program (output, its end) until the deadline."""
        if b"\n" not in self._buffer:
            self._fill(deadline)
        while b"\n" in self._buffer:
            line, self._buffer = self._buffer.split(b"\n", 1)
            self._notice(line)

    def _fill(self, deadline):
        out = self._tmux.stdout.fileno()
        wait = max(0.0, deadline - time.monotonic())
        ready, _, _ = select.select([out, self._status_fd], [], [], wait)
        if self._status_fd in ready:
            text = os.read(self._status_fd, 100).split()
            if text:
                self._status = int(text[0])
        if out in ready:
            data = os.read(out, 65536)
            self._ended = not data
            self._buffer += data

    def _notice(self, line):
        if line.startswith(b"%output "):
            data = line.split(b" ", 2)[2]
            self.raw += re.sub(rb"\\([0-7]{3})", lambda m: bytes([int(m.group(1), 8)]), data)
