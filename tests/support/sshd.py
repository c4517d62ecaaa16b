# SPDX-License-Identifier: GPL-3.0-or-later
"""A real SSH server on loopback, with keys of its own: `import sshd`.

  SERVER = sshd.begin()                  for all cases of a test, which is skipped where there can
                                         be none; tmux and strace must be there too
  sshd.Far(SERVER)                       an ondraft.Place whose sessions are over SSH
  sshd.all_ended(SERVER)                 the last case: it ends, and so has all that was begun
  with sshd.Server() as server:
      server.ssh(command)                what to run (a list) for COMMAND on a terminal of its own
      server.ssh(command, user="anna", port=relay.port, options=("-S", path))
      server.log()                       what it said
  with sshd.Relay(server.port) as relay: a line that can be cut
      relay.packets                      [(when, bytes, from the server)] of what passed
      relay.cut()                        both ends see a reset connection
      relay.silence()                    nothing passes any more, and nobody is told

Needs root.  Nothing is left behind: neither a process nor /run/sshd, where this made it.
"""
import atexit
import ctypes
import fcntl
import os
import pwd
import resource
import select
import shlex
import shutil
import signal
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import threading
import time

import ondraft
import tap

CONFIG = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {here}/host
AuthorizedKeysFile {here}/user.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PrintMotd no
PrintLastLog no
PermitUserRC no
UseDNS no
MaxStartups 1000
MaxSessions 1000
LoginGraceTime 60
"""
# What a shell reads at home is no part of the test.
AT_HOME = """\
Match User {me}
SetEnv HOME={here}/home
"""
# What not every version knows: a line that is cut often is no attack here.
NEWER = "PerSourcePenalties no\n"
RUN = "/run/sshd"                # must be there, or root's sshd does not begin
OF_TESTS = 0o711                 # its mode where a test made it; the system's is 0755


def program():
    return shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/usr/local/sbin")


# --- processes -----------------------------------------------------------------------------


def adopt():
    """From now on what loses its parent below this process becomes a child of it."""
    set_child_subreaper = 36
    ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0)


def below(pid):
    """The processes below PID."""
    found = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as file:
                found += [int(child) for child in file.read().split()]
    except OSError:
        pass
    return found + [child for each in found for child in below(each)]


def status_of(pid):
    """The fields of /proc/PID/stat from the state on; [] where there is none."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            return file.read().rsplit(b")", 1)[1].split()
    except OSError:
        return []


def parent(pid):
    return int(status_of(pid)[1])


def runs(pid):
    return status_of(pid)[:1] not in ([], [b"Z"], [b"X"])


def ticks(pid):
    """The CPU time that it had."""
    return sum(int(n) for n in status_of(pid)[11:13])


def end(pids):
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def reap():
    """Buries what was adopted and has ended; those that still run."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass
    return [pid for pid in below(os.getpid()) if runs(pid)]


# --- the server ------------------------------------------------------------------------------


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def me():
    return pwd.getpwuid(os.geteuid()).pw_name


class Server:
    """For all users of this machine.  MORE are lines added to its configuration."""

    def __init__(self, more=""):
        self.here = tempfile.mkdtemp(prefix="sshd.", dir="/var/tmp")   # where others may go
        self.process, self.port, self._run = None, free_port(), None
        self._log = os.path.join(self.here, "log")
        try:
            os.chmod(self.here, 0o755)
            self._keys()
            self._privileges()
            self._begin(more)
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _keys(self):
        for name in ("host", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "konsort test",
                            "-f", os.path.join(self.here, name)], check=True,
                           stdin=subprocess.DEVNULL)
        with open(os.path.join(self.here, "host.pub"), encoding="ascii") as file:
            key = file.read()
        with open(os.path.join(self.here, "known"), "w", encoding="ascii") as file:
            file.write("konsort-test " + key)

    def _privileges(self):
        """RUN, which other tests may need as well."""
        if not os.path.isdir(RUN):
            os.mkdir(RUN, OF_TESTS)
        self._run = os.open(RUN, os.O_RDONLY | os.O_CLOEXEC)
        fcntl.flock(self._run, fcntl.LOCK_SH)

    def _begin(self, more):
        config = os.path.join(self.here, "config")
        os.mkdir(os.path.join(self.here, "home"))
        for text in (CONFIG + NEWER, CONFIG):
            with open(config, "w", encoding="utf-8") as file:
                file.write((text + more + AT_HOME).format(port=self.port, here=self.here, me=me()))
            tried = subprocess.run([program(), "-t", "-f", config], stdin=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, check=False)
            if tried.returncode == 0:
                break
        else:
            raise AssertionError(tried.stderr.decode().strip())
        with open(self._log, "wb") as log:
            self.process = subprocess.Popen([program(), "-D", "-e", "-f", config], stderr=log,
                                            stdin=subprocess.DEVNULL, stdout=log,
                                            start_new_session=True)
        self._wait_for_it()

    def _wait_for_it(self):
        last = time.monotonic() + 20
        while "Server listening" not in self.log():
            if self.process.poll() is not None or time.monotonic() > last:
                raise AssertionError(f"sshd did not begin: {self.log()}")
            time.sleep(0.01)

    def log(self):
        try:
            with open(self._log, encoding="utf-8", errors="replace") as file:
                return file.read()
        except OSError:
            return ""

    def ssh(self, command, user=None, port=None, options=("-tt",)):
        """What runs COMMAND, a text for the shell there; on a terminal as OPTIONS have it."""
        return ["ssh", "-F", "none", "-p", str(port or self.port), "-l", user or me(),
                "-i", os.path.join(self.here, "user"), "-e", "none",
                "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "LogLevel=ERROR",
                "-o", "HostKeyAlias=konsort-test", "-o", "StrictHostKeyChecking=yes",
                "-o", f"UserKnownHostsFile={self.here}/known",
                "-o", "GlobalKnownHostsFile=/dev/null",
                # newer clients hide when keys are typed, in packets that hold nothing
                "-o", "IgnoreUnknown=ObscureKeystrokeTiming", "-o", "ObscureKeystrokeTiming=no",
                *options, "127.0.0.1", command]

    def close(self):
        if self.process:
            family = below(self.process.pid)
            self.process.kill()
            end(family)
            self.process.wait()
            self.process = None
        if self._run is not None:
            try:
                fcntl.flock(self._run, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if stat.S_IMODE(os.fstat(self._run).st_mode) == OF_TESTS:
                    os.rmdir(RUN)
            except OSError:
                pass             # another test's server needs it
            os.close(self._run)
            self._run = None
        shutil.rmtree(self.here, ignore_errors=True)


def remote(words, env=None, cwd=None):
    """The shell's text that becomes WORDS (a program and its arguments) there."""
    text = f"cd {shlex.quote(cwd)} && " if cwd else ""
    settings = [f"{name}={value}" for name, value in (env or {}).items()]
    return text + "exec " + shlex.join(["env", *settings, *words])


def many_files(n):
    """Lets this process, and what it begins, open N files; False where that is refused."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard not in (resource.RLIM_INFINITY,) and hard < n:
        return False
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, n), hard))
    return True


# --- a line that can be cut --------------------------------------------------------------------


class Relay:
    """Passes one connection on to a port of this machine, and tells what passed when."""

    def __init__(self, port):
        self._to = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._ends, self._silent = [], False
        self._wake, self._woken = os.pipe()
        self.packets = []
        self._thread = threading.Thread(target=self._pass_on, daemon=True)
        self._thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.cut()
        self._listener.close()
        os.close(self._wake)
        os.close(self._woken)

    def _pass_on(self):
        client, _ = self._listener.accept()
        server = socket.create_connection(("127.0.0.1", self._to))
        self._ends = [client, server]
        for one in self._ends:
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while True:
            wanted = [] if self._silent else self._ends
            ready, _, _ = select.select([self._wake, *wanted], [], [])
            if self._wake in ready and os.read(self._wake, 1) == b"x":
                break
            try:
                if not all(self._one(one) for one in ready if one in self._ends):
                    break
            except OSError:
                break
        for one in self._ends:   # no farewell: a reset
            one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            one.close()

    def _one(self, one):
        data = one.recv(65536)
        client, server = self._ends
        self.packets.append((time.monotonic(), len(data), one is server))
        (client if one is server else server).sendall(data)
        return bool(data)

    def silence(self):
        self._silent = True
        os.write(self._woken, b"s")

    def cut(self):
        if self._thread.is_alive():
            os.write(self._woken, b"x")
            if self._ends:
                self._thread.join()


# --- for a test ---------------------------------------------------------------------------------


def begin():
    for name in ("ssh", "ssh-keygen", "strace", "tmux"):
        if not shutil.which(name):
            tap.skip_all(f"{name} is missing")
    if not program():
        tap.skip_all("sshd is missing")
    if os.geteuid() != 0:
        tap.skip_all("an sshd that is not root's gives no terminals")
    adopt()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        server = Server()
    except (OSError, AssertionError, subprocess.SubprocessError) as error:
        tap.skip_all(f"no sshd can be run here: {error}")
    atexit.register(server.close)
    done = subprocess.run(server.ssh("tty"), stdin=subprocess.DEVNULL, timeout=60,
                          capture_output=True, check=False)
    if done.returncode != 0:
        said = (done.stderr.decode() + server.log()).splitlines()
        tap.skip_all("nobody can log in: " + " / ".join(said[-3:]))
    return server


class Far(ondraft.Place):
    """A place on the server, and sessions there."""

    def __init__(self, server, home=None):
        super().__init__(home)
        self.server, self.port = server, None   # PORT: of a relay

    def command(self, *args):
        return self.server.ssh(remote(super().command(*args), self.env, self.here), port=self.port)


def all_ended(server):
    server.close()
    ondraft.Place.wait_for(lambda: not reap(), "the end of all that was begun")
    tap.equal((reap(), os.path.exists(server.here)), ([], False), "nothing runs on")
