# SPDX-License-Identifier: GPL-3.0-or-later
"""The wizard on a bare pseudo terminal, for tests that look at bytes: `from rawterm import Raw`."""
import fcntl
import os
import pty
import select
import shutil
import struct
import subprocess
import tempfile
import termios
import time

import tap

KONSORT = tap.path("KONSORT")
EXAMPLE = os.path.join(tap.path("KONSORT_SRCDIR"), "data/examples/ssa-2020-lot2-example.yaml")


def fresh_draft():
    """A copy of the example that nobody else has open, or ever had."""
    return shutil.copy(EXAMPLE, tempfile.mkdtemp(dir=os.environ.get("SCRATCH")))


DRAFT = fresh_draft()


class Raw:
    """The wizard on a bare pseudo terminal."""

    def __init__(self, env=None, args=None, size=(24, 80)):
        args = args or (fresh_draft(),)
        self.draft = args[-1]
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        self.slave = slave
        self.before = termios.tcgetattr(slave)
        self.output = b""
        wanted = dict(os.environ, **(env or {}))
        wanted = {name: value for name, value in wanted.items() if value is not None}

        def own_terminal():
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        self.child = subprocess.Popen([KONSORT, "--lang=en", *args], stdin=slave, stdout=slave,
                                      stderr=slave, env=wanted, preexec_fn=own_terminal)

    def wait(self, text, seconds=20):
        end = time.monotonic() + seconds
        while text not in self.output:
            ready, _, _ = select.select([self.master], [], [], max(0, end - time.monotonic()))
            if not ready:
                raise AssertionError(f"no {text!r} in {self.output[-600:]!r}")
            try:
                data = os.read(self.master, 65536)
            except OSError:
                data = b""
            if not data:
                raise AssertionError(f"ended without {text!r}: {self.output[-600:]!r}")
            self.output += data

    def send(self, data):
        os.write(self.master, data)

    def drain(self):
        """Reads what is there, up to the end of the program."""
        while True:
            ready, _, _ = select.select([self.master], [], [], 0.2)
            if not ready and self.child.poll() is not None:
                return
            if ready:
                self.output += os.read(self.master, 65536)

    def modes_restored(self):
        return termios.tcgetattr(self.slave) == self.before

    def close(self):
        if self.child.poll() is None:
            self.child.kill()
            self.child.wait()
        for fd in (self.master, self.slave):
            try:
                os.close(fd)
            except OSError:
                pass
