#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The mouse: off at first, switched by a key and remembered, given back in every case."""
import os
import signal
import tempfile

import tap
from rawterm import Raw

ON, OFF = b"\033[?1006;1000h", b"\033[?1006;1000l"
XTERM = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}


def press(row, col, button=0):
    """As xterm sends it; rows and columns from 0."""
    return b"\033[<%d;%d;%dM\033[<%d;%d;%dm" % ((button, col + 1, row + 1) * 2)


def begin(home):
    raw = Raw({**XTERM, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home})
    raw.wait(b"EXRAIL")
    return raw


@tap.case
def switched_on_and_used():
    with tempfile.TemporaryDirectory() as home:
        raw = begin(home)
        tap.ok(ON not in raw.output, "not listened to unless asked for")
        raw.send(b"5M")
        raw.wait(ON)
        raw.wait(b"a click chooses")
        tap.ok(True, "M: listened to")
        raw.output = b""
        raw.send(press(23, 2) + b"\x0c")   # the first hint is Enter's
        raw.wait(b"partner 1 of")
        tap.ok(True, "a click on the bar of keys is the key")
        raw.output = b""
        raw.send(b"\033")
        raw.wait(b"Grants:")
        raw.send(press(4, 10))
        raw.wait(b"Voorbeeldcollege Techniek Utrecht")
        raw.send(press(4, 10))
        raw.wait(b"partner 2 of")
        tap.ok(True, "two clicks on a row open it")
        raw.output = b""
        raw.send(b"\x03")
        raw.drain()
        tap.equal(raw.child.wait(), 0, "left")
        tap.ok(OFF in raw.output, "and the mouse is the terminal's again", raw.output)
        raw.close()
        raw = begin(home)
        raw.wait(ON)
        tap.ok(True, "the choice is remembered")
        raw.send(b"M")
        raw.wait(OFF)
        tap.ok(True, "M again: left to the terminal")
        raw.send(b"q")
        raw.drain()
        raw.close()


@tap.case
def given_back():
    for name in ("TERM", "HUP", "SEGV"):
        with tempfile.TemporaryDirectory() as home:
            raw = begin(home)
            raw.send(b"M")
            raw.wait(ON)
            raw.output = b""
            number = getattr(signal, "SIG" + name)
            raw.child.send_signal(number)
            raw.drain()
            if raw.child.wait() != -number:   # a sanitizer reports a crash its own way
                raw.close()
                continue
            tap.ok(b"1000l" in raw.output, f"SIG{name}: the mouse is the terminal's again",
                   raw.output)
            raw.close()


@tap.case
def what_no_mouse_sends():
    with tempfile.TemporaryDirectory() as home:
        raw = begin(home)
        raw.send(b"M")
        raw.wait(ON)
        for bad in (b"\033[<0;9999;9999M", b"\033[<64;1;1M\033[<65;1;1M", b"\033[<3;3;3M",
                    b"\033[<0;0;0M"):
            raw.send(bad)
        raw.output = b""
        raw.send(b"\x0c")
        raw.wait(b"konsort")
        tap.ok(raw.child.poll() is None, "clicks beside the screen do no harm")
        raw.close()


tap.main()
