# SPDX-License-Identifier: GPL-3.0-or-later
"""Locks of drafts as other sessions would have made them: `import locks`.

  locks.path(draft)                      where the lock of a draft is
  locks.write(draft, **what)             writes one of a process that runs, as long as nothing
                                         of user, host, boot, pid, start, since is told otherwise
  locks.start_of(pid)                    when a process began, as locks have it
"""
import os
import socket
import time


def path(draft):
    directory, name = os.path.split(draft)
    return os.path.join(directory, f".{name}.lock")


def start_of(pid):
    with open(f"/proc/{pid}/stat", "rb") as file:
        return int(file.read().rsplit(b")", 1)[1].split()[19])


def boot():
    with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
        return file.read().strip()


def write(draft, **what):
    pid = what.get("pid", os.getpid())
    lines = {"user": "anna", "host": socket.gethostname(), "boot": boot(), "pid": pid,
             "start": start_of(pid) if os.path.exists(f"/proc/{pid}") else 1,
             "space": 0, "since": int(time.time()) - 720}
    if "boot" in what:
        lines["since"] = 1   # of a boot before this one
    lines.update(what)
    with open(path(draft), "w", encoding="utf-8", newline="") as file:
        for key, value in lines.items():
            file.write(f"{key}: {value}\n")
    return path(draft)
