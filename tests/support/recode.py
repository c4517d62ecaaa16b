# SPDX-License-Identifier: GPL-3.0-or-later
"""recode.py CHARSET PROGRAM [ARGUMENT]...: the program on a terminal of that charset, shown
on this one of UTF-8.  The charset has one byte a character.  What a byte does not mean
anything in is shown as U+FFFD, what cannot be typed in it is typed as `?'.  Ends with the
program's status, 128+n after a signal n."""
import fcntl
import os
import pty
import select
import signal
import sys
import termios
import tty


def _set_size(master):
    size = fcntl.ioctl(0, termios.TIOCGWINSZ, b"\0" * 8)
    fcntl.ioctl(master, termios.TIOCSWINSZ, size)


def _copy(master, charset):
    """Both ways, up to the end of the program's output."""
    half = b""   # of a character that is being typed
    while True:
        ready, _, _ = select.select([0, master], [], [])
        if master in ready:
            try:
                data = os.read(master, 65536)
            except OSError:
                data = b""
            if not data:
                return
            shown = data.decode(charset, "replace").encode("utf-8")
            while shown:
                shown = shown[os.write(1, shown):]
        if 0 in ready:
            try:
                new = os.read(0, 4096)
            except OSError:
                new = b""
            if not new:   # nobody is there any more
                os.close(master)
                return
            typed = half + new
            text = typed.decode("utf-8", "ignore")
            half = typed[len(text.encode("utf-8")):]
            os.write(master, text.encode(charset, "replace"))


def main():
    charset, command = sys.argv[1], sys.argv[2:]
    pid, master = pty.fork()
    if pid == 0:
        os.read(0, 1)   # until the size is set
        os.execvp(command[0], command)
    before = termios.tcgetattr(0)
    _set_size(master)
    tty.setraw(0)
    os.write(master, b"\n")
    signal.signal(signal.SIGWINCH, lambda *_: _set_size(master))
    _copy(master, charset)
    termios.tcsetattr(0, termios.TCSADRAIN, before)
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    sys.exit(128 - code if code < 0 else code)


main()
