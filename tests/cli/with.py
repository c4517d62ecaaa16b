# SPDX-License-Identifier: GPL-3.0-or-later
"""konsort check --with=DIR: how many proposals an organisation may be in, and that nothing
in the directory stops a check or makes it wait."""
import json
import os
import resource
import shutil
import subprocess
import time

import cli
import tap


def proposals(*args, **more):
    """Level, state and partners at fault of the finding, of each draft."""
    return [next(((f["level"], f["state"], f["partners"]) for f in r["findings"]
                  if f["id"] == "proposals"), None)
            for r in json.loads(cli.run("check", "--format=json", *args, **more)[1])]


def beside(name, *args):
    """A draft in a directory of its own, and the directory."""
    path = cli.draft(os.path.join(name, "a.yaml"), *args)
    return path, os.path.dirname(path)


A = "Skole DK vet-provider applicant"
B = "Firm SE company full"
MET = ("required", "met", [])
OPEN = ("advice", "undecided", [])


@tap.case
def without_a_directory_it_is_undecided():
    path, where = beside("none", "ssa-2015", None, [A, B])
    cli.draft("none/b.yaml", "ssa-2015", None, [A, B])
    tap.equal(proposals(path), [OPEN], "others are not looked at unasked")
    tap.equal(proposals(f"--with={where}", path), [("required", "unmet", [0, 1])], "asked for, they are")


@tap.case
def one_alliance_of_the_call():
    path, where = beside("one", "ssa-2015", None, [A, B, "Union NO social-partner associated"])
    tap.equal(proposals(f"--with={where}", path), [MET], "a draft is not held against itself")
    cli.draft("one/b.yaml", "ssa-2014", None, [A, B])
    tap.equal(proposals(f"--with={where}", path), [MET], "other calls do not count")
    cli.draft("one/c.yml", "ssa-2015", None, ["firm SE company full", "Skole DK company associated",
                                              "Union NO company full"])
    tap.equal(proposals(f"--with={where}", path), [("required", "unmet", [1])],
              "applicant or full here and there")
    out = cli.run("check", f"--with={where}", path)[1]
    tap.ok("c.yml" in out and "Firm" in out, "the other draft is named", out)
    both = proposals(f"--with={where}", path, os.path.join(where, "c.yml"))
    tap.equal(both, [("required", "unmet", [1]), ("required", "unmet", [0])],
              "each draft is held against the others")


@tap.case
def a_sole_regulator_is_exempt():
    sole = "Board FI education-authority full sole-regulator=true monopoly-evidence=Law"
    path, where = beside("sole", "ssa-2015", None, [A, sole])
    cli.draft("sole/b.yaml", "ssa-2015", None, ["Board FI education-authority full"])
    tap.equal(proposals(f"--with={where}", path), [MET], "with its evidence")
    tap.equal(proposals(f"--with={where}", os.path.join(where, "b.yaml")),
              [("required", "unmet", [0])], "the other draft's entry says nothing of it")


@tap.case
def calls_differ():
    rows = [("ssa-2017", "1", "2", {}, ("required", "unmet", [0, 1]), "2017: not in both Lots"),
            ("ssa-2017", "1", "1", {}, MET, "2017: twice in one Lot"),
            ("ssa-2018", "1", "2", {}, OPEN, "2018: no source says"),
            ("ssa-2020", "1", "2", {"sector": "rail"}, ("required", "unmet", [0]),
             "2020: an applicant in the same sector"),
            ("ssa-2020", "1", "2", {}, MET, "2020: without a sector"),
            ("afi-2024", "1", "1", {}, None, "2024: several are allowed")]
    for i, (call, lot, other, aims, wanted, text) in enumerate(rows):
        path = cli.draft(f"call{i}/a.yaml", call, lot, [A, B], **aims)
        cli.draft(f"call{i}/b.yaml", call, other, [A, B], **aims)
        tap.equal(proposals(f"--with={os.path.dirname(path)}", path), [wanted], text)
        tap.equal(proposals(path), [OPEN if wanted else None], f"{text}: without --with")


@tap.case
def a_draft_is_known_by_its_file():
    path, where = beside("self", "ssa-2015", None, [A, B])
    os.symlink(path, cli.write("elsewhere/x", "") + ".yaml")
    os.link(path, os.path.join(where, "hard.yaml"))
    for other in (os.path.join(cli.SCRATCH, "elsewhere", "x.yaml"), os.path.join(where, "hard.yaml"),
                  os.path.join(where, "..", "self", "a.yaml")):
        tap.equal(proposals(f"--with={where}", other), [MET], f"by {other[len(cli.SCRATCH):]}")
    with open(path, "rb") as f:
        text = f.read()
    tap.equal(proposals(f"--with={where}", "-", stdin=text), [("required", "unmet", [0, 1])],
              "standard input is no file of them")
    shutil.copy(path, os.path.join(where, "copy.yaml"))
    tap.equal(proposals(f"--with={where}", path), [("required", "unmet", [0, 1])], "a copy is another")


@tap.case
def overrides_are_of_the_judged_draft():
    path, where = beside("over", "ssa-2014", None, [A, B])
    cli.draft("over/b.yaml", "ssa-2015", None, [A])
    tap.equal(proposals(f"--with={where}", "--call=ssa-2015", path), [("required", "unmet", [0])],
              "by another call, the drafts of that call count")


@tap.case
def bad_neighbours_are_named_once():
    path, where = beside("bad", "ssa-2015", None, [A, B])
    bad = cli.write("bad/c.yaml", "konsort: 1\ncall: ssa-2015\nx-y: 1\nduration: long\nlot: [1]\n")
    cli.write("bad/d.yaml", "services: {web: 1}\n")
    other = cli.draft("bad/e.yaml", "ssa-2015", None, [B], unknown="kept")
    before = cli.run("check", "--format=json", path, other)
    good = cli.run("check", f"--with={where}", "--format=json", path, other)
    wanted = [f"konsort: {bad}:4:11: warning: 'duration' must be a whole number in digits only, "
              "not 'long'",
              f"konsort: {where}/d.yaml:1:1: warning: key 'konsort' is missing",
              f"konsort: warning: files in '{where}' that cannot be read as drafts and are not "
              "compared: 2",
              f"konsort: {other}:3:1: warning: unknown keys are kept and not judged: unknown"]
    tap.equal(good[2].splitlines(), wanted, "once in a run over two drafts")
    tap.equal(good[0], before[0], "the status is of the drafts")
    os.unlink(bad)
    os.unlink(os.path.join(where, "d.yaml"))
    tap.equal(cli.run("check", f"--with={where}", "--format=json", path, other)[:2], good[:2],
              "and so is the JSON")


@tap.case
def a_directory_must_be_there():
    path, _ = beside("there", "ssa-2015", None, [A, B])
    for name in (os.path.join(cli.SCRATCH, "nowhere"), path, ""):
        status, out, err = cli.run("check", f"--with={name}", path)
        tap.ok(status == 2 and out == "" and err.startswith(f"konsort: cannot read '{name}': "),
               f"--with={name[len(cli.SCRATCH):]} is refused", out + err)
    empty = os.path.join(cli.SCRATCH, "empty")
    os.mkdir(empty)
    tap.equal(proposals(f"--with={empty}", path), [MET], "an empty one is no trouble")
    tap.equal(cli.run("check", path, "--with")[0], 2, "it takes a value")


@tap.case
def a_thousand_drafts_and_hostile_ones():
    crowd = os.path.join(cli.SCRATCH, "crowd")
    for i in range(1000):
        cli.draft(f"crowd/d{i:04}.yaml", "ssa-2015", None,
                  [f"Org{i}x{k} DK company full contribution={'words' * 20}" for k in range(12)])
    path = cli.draft("crowd/zz.yaml", "ssa-2015", None, [A, "Org7x3 DK company full"])
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    started = time.monotonic()
    tap.equal(proposals(f"--with={crowd}", path), [("required", "unmet", [1])], "found among a thousand")
    took = time.monotonic() - started
    tap.ok(took < 30, "in no long time", f"{took} s")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    if os.environ.get("KONSORT_SANITIZERS"):
        tap.ok(True, "memory # SKIP sanitizers take their own")
    else:
        tap.ok(most < max(before, 24 * 1024) + 1, "in 24 MB", f"{most} kB")
    with open(os.path.join(crowd, "sparse.yaml"), "wb") as f:
        f.truncate(64 * 1024 * 1024)
    with open(os.path.join(crowd, "more.yaml"), "wb") as f:
        f.truncate(64 * 1024 * 1024 + 1)
    cli.write("crowd/binary.yaml", bytes(range(256)) * 4096)
    cli.write("crowd/deep.yaml", "konsort: 1\ncall: ssa-2015\nx: " + "[" * 200000)
    os.mkfifo(os.path.join(crowd, "fifo.yaml"))
    os.mkdir(os.path.join(crowd, "folder.yaml"))
    os.symlink("loop.yaml", os.path.join(crowd, "loop.yaml"))
    os.symlink("/dev/zero", os.path.join(crowd, "zero.yaml"))
    cli.write("crowd/.hidden.yaml", "no draft")
    name = cli.write("crowd/\x1b[31m\u202e.yaml", "no draft")
    started = time.monotonic()
    status, out, err = cli.run("check", f"--with={crowd}", path)
    took = time.monotonic() - started
    tap.ok(status == 1 and "d0007.yaml" in out, "judged all the same", out)
    tap.ok(took < 60, "in no long time", f"{took} s")
    told = [line for line in err.splitlines() if "warning" in line]
    tap.equal(len(told), 7, "six are named, and how many they are")
    for part in ("sparse.yaml:1:1: ", "more.yaml: warning: the file is larger than 64 MiB",
                 "binary.yaml:1:1: ", "deep.yaml:3:", "cannot open '" + crowd + "/loop.yaml'",
                 "compared: 6"):
        tap.ok(part in err, part, err)
    tap.ok("\x1b" not in err and "\u202e" not in err and name not in err,
           "a hostile name reaches no terminal raw", repr(err))


@tap.case
def large_drafts_are_compared_in_no_long_time():
    where = os.path.join(cli.SCRATCH, "large")
    os.makedirs(where)
    paths = [os.path.join(where, name) for name in ("a.yaml", "b.yaml")]
    for path, other in zip(paths, "AB"):
        with open(path, "w", encoding="utf-8") as f:
            f.write("konsort: 1\ncall: ssa-2015\npartners:\n")
            f.writelines(f"  - {{name: {other} {i}, country: DK, type: company, role: full}}\n"
                         for i in range(30000))
            f.write("  - {name: Same, country: DK, type: company, role: full}\n")
    started = time.monotonic()
    cli.run("check", "--format=json", *paths)
    alone = time.monotonic() - started
    started = time.monotonic()
    found = proposals(f"--with={where}", *paths)
    took = time.monotonic() - started
    tap.equal(found, [("required", "unmet", [30000])] * 2, "the one in both is found")
    tap.ok(took < 6 * alone + 1, "not every one is compared with every other", f"{took} s of {alone} s")


@tap.case
def what_may_not_be_read_is_named():
    path, where = beside("shut", "ssa-2015", None, [A, B])
    shut = cli.draft("shut/b.yaml", "ssa-2015", None, [A])
    os.chmod(shut, 0)
    command = [cli.KONSORT, "check", f"--with={where}", path]
    if os.geteuid() == 0:
        os.chmod(cli.SCRATCH, 0o755)
        os.chmod(where, 0o755)
        os.chmod(path, 0o644)
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
        try:
            reached = subprocess.run(command[:4] + [cli.KONSORT, "--version"], check=False,
                                     capture_output=True).returncode == 0
        except FileNotFoundError:
            reached = False
        if not reached:
            tap.ok(True, "an unreadable file # SKIP no other user can run konsort here")
            return
    done = subprocess.run(command, capture_output=True, check=False)
    tap.ok(done.returncode == 1 and
           f"warning: cannot open '{shut}': ".encode() in done.stderr, "a warning",
           done.stdout + done.stderr)


tap.main()
