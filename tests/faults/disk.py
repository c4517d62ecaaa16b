# SPDX-License-Identifier: GPL-3.0-or-later
"""Saves on disks that are full, read-only or cut off from power, and for users who may not do
what root may.  Everything is mounted in a name space of its own, so that nothing is left.
`make check-faults' runs this, as root."""
import errno
import os
import resource
import shutil
import stat
import subprocess
import sys

import cli
import tap

USER, GROUP, OTHER = 1000, 2000, 3000
AS_USER = ["setpriv", f"--reuid={USER}", f"--regid={USER}", f"--groups={GROUP}", "--inh-caps=-all"]
AS_NOBODY_ELSE = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups",
                  "--inh-caps=-all"]
DRAFT = "draft.yaml"
LINES = b"=\n4\n\nAnother title\n:w\n:q\n"
with open(os.path.join(cli.SOURCE, "tests", "fixtures", "trip-2020.yaml"), "rb") as file:
    OLD = file.read()
NEW = OLD.replace(b'title: "Skills for a trip that ends well"', b'title: "Another title"')
STATE = os.path.join(cli.SCRATCH, "state-of-disk")


def sh(*words, check=True):
    return subprocess.run(words, capture_output=True, text=True, check=check)


def folder(name, mode=0o755, uid=0, gid=0):
    path = os.path.join(cli.SCRATCH, name)
    os.makedirs(path, exist_ok=True)
    os.chown(path, uid, gid)
    os.chmod(path, mode)
    return path


def draft(at, text=OLD, mode=0o600, uid=0, gid=0, name=DRAFT):
    path = os.path.join(at, name)
    with open(path, "wb") as out:
        out.write(text)
    os.chown(path, uid, gid)
    os.chmod(path, mode)
    return path


def read(*names):
    with open(os.path.join(*names), "rb") as file:
        return file.read()


def fresh_state(uid=0):
    shutil.rmtree(STATE, ignore_errors=True)
    os.makedirs(STATE)
    os.chown(STATE, uid, uid)


def save(at, *words, umask=0o022, limit=None, name=DRAFT, more=(), lines=LINES):
    """Edits the draft NAME in the directory AT and saves it: status and what was said."""
    def prepare():
        os.umask(umask)
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    fresh_state(USER if words and words[0] == "setpriv" else 0)
    env = {**os.environ, "XDG_STATE_HOME": STATE, "HOME": STATE}
    done = subprocess.run([*words, cli.KONSORT, "--plain", "--lang=en", *more, name], cwd=at,
                          input=lines, env=env, capture_output=True, timeout=60, check=False,
                          preexec_fn=prepare)
    return done.returncode, " ".join((done.stdout + done.stderr).decode().split())


def mount(name, *words):
    at = folder(name)
    sh("mount", *words, at)
    return at


def names(at):
    return sorted(n for n in os.listdir(at) if n != "lost+found")


def unharmed(at, status, said, cause, what):
    tap.ok(status > 0, f"{what}: not called saved, and no death by a signal", f"{status}: {said}")
    tap.ok(cause in said, f"{what}: says '{cause}'", said)
    tap.equal(read(at, DRAFT), OLD, f"{what}: the old draft, byte for byte")
    tap.equal([n for n in names(at) if n.startswith(".")], [], f"{what}: nothing is left behind")


# --- full ------------------------------------------------------------------------------


def fill(at):
    filler = os.open(os.path.join(at, "filler"), os.O_WRONLY | os.O_CREAT)
    try:
        while os.write(filler, b"x" * 4096):
            pass
    except OSError as error:
        assert error.errno == errno.ENOSPC
    os.close(filler)


@tap.case
def a_full_disk():
    at = mount("full", "-t", "tmpfs", "-o", "size=64k", "tmpfs")
    draft(at)
    fill(at)
    status, said = save(at)
    unharmed(at, status, said, "the disk is full; free some space, or save in another place", "full")
    os.unlink(os.path.join(at, "filler"))
    status, said = save(at)
    tap.equal((status, read(at, DRAFT)), (0, NEW), "once there is room again it is saved")


@tap.case
def no_inodes():
    at = mount("inodes", "-t", "tmpfs", "-o", "size=64k,nr_inodes=3", "tmpfs")
    draft(at)
    status, said = save(at)
    if status == 0:
        draft(at)
        draft(at, b"", name="one-more")
        status, said = save(at)
    unharmed(at, status, said, "the disk is full", "no inodes")


@tap.case
def files_may_not_be_large():
    at = folder("limit")
    draft(at)
    status, said = save(at, limit=1000)
    unharmed(at, status, said, "no file may become so large here", "ulimit -f")


@tap.case
def read_only():
    source = folder("source")
    draft(source)
    at = mount("read-only", "--bind", source)
    sh("mount", "-o", "remount,bind,ro", at)
    status, said = save(at)
    tap.ok(status > 0, "read-only: not called saved", said)
    tap.ok("the disk is read-only" in said, "read-only: says so", said)
    tap.equal(read(at, DRAFT), OLD, "read-only: the old draft")
    elsewhere = os.path.join(folder("elsewhere"), "other.yaml")
    status, said = save(at, lines=LINES.replace(b":w\n", b":w " + elsewhere.encode() + b"\n"))
    tap.ok(f"Saved in {elsewhere}" in said and os.path.exists(elsewhere),
           "read-only: it can be saved in another place", said)
    tap.equal(names(at), [DRAFT], "read-only: nothing is there but the draft")


# --- power -----------------------------------------------------------------------------


def after_cut(image, at_name):
    """The disk as the power cut left it: a copy of what has reached it."""
    copy = image + ".copy"
    shutil.copyfile(image, copy)
    at = mount(at_name, "-o", "loop", copy)
    found = {name: read(at, name) for name in names(at)
             if stat.S_ISREG(os.lstat(os.path.join(at, name)).st_mode)}
    sh("umount", at)
    os.unlink(copy)
    return found


def small_disk(name):
    """A file, and where it is mounted; it writes by itself only what it must."""
    image = os.path.join(cli.SCRATCH, name + ".img")
    with open(image, "wb") as file:
        file.truncate(8 << 20)
    made = sh("mkfs.ext4", "-q", "-F", image, check=False)
    at = folder(name)
    mounted = sh("mount", "-o", "loop,noauto_da_alloc,commit=300", image, at, check=False)
    if made.returncode or mounted.returncode:
        return None, (made.stderr + mounted.stderr).strip() or "no reason given"
    return image, at


@tap.case
def the_power_is_cut():
    image, at = small_disk("power")
    if not image:
        tap.ok(True, f"the power is cut # SKIP no ext4 on a loop device: {at}")
        return
    draft(at)
    os.link(draft(at, name="linked.yaml"), os.path.join(at, "link"))
    os.sync()
    status, said = save(at)
    draft(at, b"not synced", name="control.yaml")
    os.rename(os.path.join(at, "control.yaml"), os.path.join(at, "control"))
    found = after_cut(image, "cut")
    tap.equal((status, found.get(DRAFT)), (0, NEW), "a power cut behind a save: the new draft")
    tap.ok(not found.get("control"), "what was not synced is not there, so that this test can fail",
           found.get("control"))
    status, said = save(at, name="linked.yaml")
    found = after_cut(image, "cut")
    tap.equal((status, found.get("linked.yaml"), found.get("link")), (0, NEW, NEW),
              "the same behind one in place")
    status, said = save(at, name="new.yaml", more=("--call=ssa-2020", "--lot=2"))
    found = after_cut(image, "cut")
    tap.equal((status, found.get("new.yaml")), (0, read(at, "new.yaml")), "and of a new draft")
    tap.ok(b"Another title" in found.get("new.yaml", b""), "which is whole")
    if shutil.which("strace"):
        draft(at)
        os.sync()
        status, said = save(at, "strace", "-f", "-o", os.devnull, "-e", "inject=fsync:retval=0")
        found = after_cut(image, "cut")
        tap.equal(status, 0, "saved without a single fsync, which strace left out")
        tap.ok(found.get(DRAFT) != NEW, "then the new draft is not there")
    sh("umount", at)


# --- ordinary users ----------------------------------------------------------------------


def access(path):
    """Mode, owner, group and access list, as getfacl has them."""
    return sh("getfacl", "-n", "--absolute-names", path).stdout.split("\n", 1)[1]


def user_can_work():
    try:
        done = subprocess.run([*AS_USER, cli.KONSORT, "--version"], capture_output=True, cwd="/",
                              check=False)
        return done.returncode == 0
    except OSError:
        return False


def kept(at, what, *words, name=DRAFT, told=None, **more):
    """Saves, and compares who may do what."""
    path = os.path.join(at, name)
    before = access(path)
    status, said = save(at, *(words or AS_USER), name=name, **more)
    tap.equal((status, read(path)), (0, NEW), f"{what}: saved")
    tap.equal(access(path), before, f"{what}: owner, group, mode and access list as before")
    if told:
        tap.ok(told in said, f"{what}: says '{told}'", said)
    tap.equal([n for n in names(at) if n.startswith(".")], [], f"{what}: nothing is left behind")


IN_PLACE = "is saved by writing over it"


@tap.case
def modes_and_groups():
    at = folder("user", uid=USER, gid=USER)
    draft(at, mode=0o640, uid=USER, gid=GROUP)
    kept(at, "0640 of another group of the user's")
    for umask in (0o000, 0o077):
        draft(at, mode=0o664, uid=USER, gid=GROUP)
        kept(at, f"umask {umask:03o}", umask=umask)
        if os.path.exists(os.path.join(at, "new.yaml")):
            os.unlink(os.path.join(at, "new.yaml"))
        save(at, *AS_USER, umask=umask, name="new.yaml", more=("--call=ssa-2020", "--lot=2"))
        tap.equal(oct(os.stat(os.path.join(at, "new.yaml")).st_mode & 0o7777), "0o600",
                  f"umask {umask:03o}: a new draft is its author's alone")
    draft(at, mode=0o664, uid=USER, gid=OTHER)
    status, said = save(at, *AS_NOBODY_ELSE)
    now = os.stat(os.path.join(at, DRAFT))
    tap.equal((status, now.st_gid, oct(now.st_mode & 0o7777)), (0, USER, "0o644"),
              "a group that cannot be kept: the new one may no more than everybody")


@tap.case
def directories_with_a_group():
    at = folder("setgid", mode=0o2775, uid=USER, gid=GROUP)
    draft(at, mode=0o660, uid=USER, gid=USER)
    kept(at, "in a directory that hands on its group")
    save(at, *AS_USER, name="new.yaml", more=("--call=ssa-2020", "--lot=2"))
    now = os.stat(os.path.join(at, "new.yaml"))
    tap.equal((now.st_gid, oct(now.st_mode & 0o7777)), (GROUP, "0o600"),
              "a new draft has that group, which may do nothing")


@tap.case
def access_lists():
    at = folder("lists", uid=USER, gid=USER)
    draft(at, mode=0o640, uid=USER, gid=USER)
    if sh("setfacl", "-m", "u:1234:rw,g:4321:r", os.path.join(at, DRAFT), check=False).returncode:
        tap.ok(True, "access lists # SKIP this file system has none")
        return
    kept(at, "an access list")
    plain = draft(at, mode=0o660, uid=USER, gid=USER, name="plain.yaml")
    sh("setfacl", "-d", "-m", "u:1234:rwx,g:4321:rwx,o:rwx", at)
    kept(at, "a draft without a list in a directory that hands one on", name="plain.yaml")
    tap.ok("1234" not in access(plain), "nobody was let in by it")
    save(at, *AS_USER, umask=0, name="new.yaml", more=("--call=ssa-2020", "--lot=2"))
    tap.equal(oct(os.stat(os.path.join(at, "new.yaml")).st_mode & 0o7777), "0o600",
              "a new draft in that directory is its author's alone")


@tap.case
def sticky_directories():
    at = folder("sticky", mode=0o1777)
    draft(at, mode=0o666)
    kept(at, "somebody else's draft in a sticky directory", told=IN_PLACE)
    draft(at, mode=0o644)
    status, said = save(at, *AS_USER)
    tap.ok(status > 0 and "permission denied" in said, "one that may not be written: refused", said)
    tap.equal(read(at, DRAFT), OLD, "and unharmed")
    tap.equal([n for n in names(at) if n.startswith(".")], [], "and nothing is left behind")


@tap.case
def directories_that_take_no_file():
    at = folder("closed", mode=0o555)
    path = draft(at, mode=0o660, gid=GROUP)
    inode = os.stat(path).st_ino
    kept(at, "a directory that takes no file", told=IN_PLACE)
    tap.equal(os.stat(path).st_ino, inode, "it is the same file")
    folders = os.path.join(STATE, "konsort", "backups")
    tap.equal(os.listdir(folders), [], "the backup is gone")
    tap.equal(oct(os.stat(folders).st_mode & 0o7777), "0o700", "its folder is the user's alone")


@tap.case
def directories_that_cannot_be_listed():
    at = folder("unlisted", mode=0o711)
    draft(at, mode=0o660, gid=GROUP)
    kept(at, "a directory that may only be gone through", told=IN_PLACE)
    at = folder("dropped", mode=0o1733)
    draft(at, mode=0o640, uid=USER, gid=USER)
    kept(at, "one that may be written and not listed")
    tap.equal(names(at), [DRAFT], "and nothing is left behind")


@tap.case
def links():
    at = folder("links", uid=USER, gid=USER)
    other = folder("links/other", uid=USER, gid=USER)
    path = draft(at, mode=0o600, uid=USER, gid=USER)
    os.link(path, os.path.join(other, "second"))
    kept(at, "hard links", told="(hard links)")
    tap.equal(read(other, "second"), NEW, "the other name is one of it still")
    real = draft(other, mode=0o640, uid=USER, gid=GROUP, name="real.yaml")
    os.symlink("other/middle", os.path.join(at, "chain.yaml"))
    os.symlink("real.yaml", os.path.join(other, "middle"))
    kept(at, "a chain of symbolic links", name="chain.yaml")
    tap.ok(os.path.islink(os.path.join(at, "chain.yaml")) and
           os.path.islink(os.path.join(other, "middle")) and not os.path.islink(real),
           "the links are links, and what they lead to is the draft")
    tap.equal(names(other), ["middle", "real.yaml", "second"], "and nothing is left behind there")


@tap.case
def a_file_that_is_mounted():
    at = folder("container")
    path = draft(at)
    sh("mount", "--bind", path, path)
    status, said = save(at)
    tap.equal((status, read(path)), (0, NEW), "a draft that is a mount itself: saved in place")
    tap.ok(IN_PLACE in said, "and said", said)
    sh("umount", path)
    tap.equal(read(path), NEW, "it is so under the mount, too")


def begin():
    """Ends here without rights; goes on in a name space of its own."""
    if os.geteuid() != 0:
        tap.skip_all("only root can mount disks")
    missing = [w for w in ("unshare", "mount", "mkfs.ext4", "setpriv", "setfacl", "getfacl")
               if not shutil.which(w)]
    if missing:
        tap.skip_all("missing: " + ", ".join(missing))
    if os.environ.get("KONSORT_UNSHARED") != "yes":
        if sh("unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt", check=False).returncode:
            tap.skip_all("nothing can be mounted here")
        os.execvpe("unshare", ["unshare", "-m", "--propagation", "private", sys.executable,
                               *sys.argv], {**os.environ, "KONSORT_UNSHARED": "yes"})
    os.chmod(cli.SCRATCH, 0o755)
    if not user_can_work():
        tap.skip_all("an ordinary user cannot run konsort where it was built")


begin()
tap.main()
