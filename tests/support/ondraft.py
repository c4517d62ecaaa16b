# SPDX-License-Identifier: GPL-3.0-or-later
"""A draft in a directory of its own, sessions on it, and what one does in them: `from ondraft
import Place, ...`.

  with Place() as place:                 a home, a directory with a draft in it
      first = place.session()            konsort on it, on a terminal (term.Term)
      type_title(first, " more")         typed behind the title
      place.saved(), place.left()        the draft; what lies beside it
      place.kept(), place.kept_text()    the recovery files; all that stands in them
      leave(first)                       its exit status
"""
import glob
import os
import re
import shutil
import tempfile
import time

import term
from rawterm import DRAFT, KONSORT
from term import Term


class Place:
    """A home and a directory with a draft in it, and the sessions begun there."""

    def __init__(self, home=None):
        self.home = home or tempfile.mkdtemp(prefix="ondraft.")
        self.here = os.path.join(self.home, "here")
        os.mkdir(self.here)
        self.draft = os.path.join(self.here, "d.yaml")
        shutil.copy(DRAFT, self.draft)
        self.lock = os.path.join(self.here, ".d.yaml.lock")
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
        self.env = {"LC_ALL": "C.UTF-8", "LOGNAME": "anna", **dict.fromkeys(names, self.home)}
        self.open = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for screen in self.open:
            screen.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def command(self, *args):
        """What is run on the terminal."""
        return [KONSORT, "--lang=en", *(args or ["d.yaml"])]

    def begin(self, *args, cols=80, rows=24):
        screen = Term(cols, rows, self.command(*args), env=self.env, cwd=self.here)
        self.open.append(screen)
        return screen

    def session(self):
        """On the draft, with nobody else there."""
        screen = self.begin()
        self.wait_until_taken(screen)
        return screen

    def wait_until_taken(self, screen):
        """Until the draft is shown, it is locked, and there is no more to do."""
        screen.wait("EXRAIL")
        self.wait_for(lambda: os.path.exists(self.lock), "the lock")
        self.wait_for(self._sleeps, "the session to be at rest")

    def _sleeps(self):
        with open(f"/proc/{self.konsort()}/stat", "rb") as file:
            return file.read().rsplit(b")", 1)[1].split()[0] == b"S"

    def konsort(self, lock=None):
        """The process id of the session that has the draft, or another LOCK."""
        with open(lock or self.lock, encoding="utf-8") as file:
            return int(re.search(r"^pid: (\d+)$", file.read(), re.M)[1])

    def kept(self):
        """The recovery files."""
        return sorted(glob.glob(os.path.join(self.home, "konsort", "recovery", "*")))

    def kept_text(self):
        text = b""
        for name in self.kept():
            try:
                with open(name, "rb") as file:
                    text += file.read()
            except FileNotFoundError:
                pass
        return text.decode("utf-8", "replace")

    def saved(self):
        with open(self.draft, encoding="utf-8") as file:
            return file.read()

    def left(self):
        """What is in the directory beside the draft."""
        return sorted(name for name in os.listdir(self.here) if name != "d.yaml")

    @staticmethod
    def wait_for(condition, what, seconds=term.TIMEOUT):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() >= end:
                raise term.Timeout(f"waited for {what}")
            time.sleep(0.01)


def to_title(screen):
    screen.send("4")
    screen.wait("Step 4 of 7")
    screen.walk("Title", "Tab")
    screen.send("End")


def type_title(screen, text):
    to_title(screen)
    screen.type(text)
    screen.wait(text.split()[-1])


def plain(screen):
    """What a pop-up says, without its frame and what lies under it."""
    rows = [re.match(r"[^│]*│([^│]*)│", row) for row in screen.split("\n")]
    return re.sub(r"\s+", " ", " ".join(row[1] for row in rows if row))


def answer(screen, word):
    """Gives the answer WORD of a question."""
    for _ in range(6):
        now = screen.wait_match(r"│ .*\[ .* \]")
        if f"[ {word} ]" in now:
            screen.send("Enter")
            return
        screen.send("Right")
        screen.wait_for(lambda later: later != now, "the next answer")
    raise term.Timeout(f"no answer {word!r} in:\n{now}")


def leave(screen):
    screen.send("C-q")
    return screen.status()


def recover(place):
    """A session that goes on with what another one left."""
    screen = place.begin()
    screen.wait("Not saved")
    screen.wait("Recover")
    screen.send("Enter")
    screen.wait("it is not saved yet")
    return screen


# What is gone to, what is typed there, what shows that one is there again.
FIELDS = (
    ("acronym", ("4",), "Step 4 of 7", "QX"),
    ("title", ("4", "Tab", "End"), "Step 4 of 7", " that ends well"),
    ("partner's name", ("5", "Home", "Down", "Enter", "End"), "Step 5 of 7", " ApS"),
    ("statement", ("6", "End"), "Step 6 of 7", " And more."),
)
