# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls of somebody's own: by --data-dir, and beside ours on the whole system; checking
their files; and a file to start from."""
import json
import os
import shutil

import cli
import tap

OURS = ["ssa-2014", "ssa-2015", "ssa-2016", "ssa-2017", "ssa-2018", "ssa-2019", "ssa-2020",
        "afi-2021", "afi-2024", "afi-2026"]
PARTNERS = ["A DK company applicant", "B SE company full"]
OWN = os.path.join(cli.SCRATCH, "own")
cli.write("own/own-2030.yaml", cli.own_call("own-2030"))
DRAFT = cli.draft("draft.yaml", "own-2030", None, PARTNERS)
SHIPPED = cli.draft("shipped.yaml", "ssa-2020", "2", PARTNERS)

# An uninstalled program knows the calls of .konsort-build/calls beside it: a copy of it
# has such a directory of its own, and other tests do not see it.
COPY = os.path.join(cli.SCRATCH, "copy", "konsort")
SITE = os.path.join(cli.SCRATCH, "copy", ".konsort-build", "calls")
os.makedirs(SITE)
shutil.copy(cli.KONSORT, COPY)
for part in ("locale", "charset"):
    os.symlink(os.path.join(tap.path("KONSORT_BUILDDIR"), ".konsort-build", part),
               os.path.join(os.path.dirname(SITE), part))


def site(*args, **more):
    return cli.run(*args, program=COPY, **more)


def site_file(name, text, mode=0o644):
    path = cli.write(os.path.join("copy", ".konsort-build", "calls", name), text)
    os.chmod(path, mode)
    return path


def clear_site():
    for name in os.listdir(SITE):
        os.unlink(os.path.join(SITE, name))


def ids(done):
    return [c["id"] for c in json.loads(done[1])]


# --- --data-dir ------------------------------------------------------------------------


@tap.case
def own_calls_stand_beside_ours():
    own = f"--data-dir={OWN}"
    tap.equal(ids(cli.run("calls", "--format=json", own)), OURS + ["own-2030"], "in calls")
    tap.ok("\nown-2030 " in cli.run("calls", own)[1], "in its table")
    call = cli.data("explain", own, "own-2030", "--format=json")
    tap.equal(call["lots"][0]["rules"][0]["need"], 2, "in explain")
    tap.ok("A call of our own" in cli.run("explain", own, "own-2030")[1], "in its text")
    tap.equal(cli.run("check", own, DRAFT)[0], 0, "in check")
    tap.equal(cli.run("check", own, "--call=own-2030", SHIPPED)[0], 0, "and by --call")
    rows = [r["verdict"] for r in cli.data("fits", "--format=json", own, SHIPPED)
            if r["call"] == "own-2030"]
    tap.equal(rows, ["eligible"], "in fits")
    lone = cli.draft("lone.yaml", "own-2030", None, PARTNERS[:1])
    tap.equal(cli.data("suggest", "--format=json", own, lone),
              [{"category": None, "country": "any", "makes": ["partners"]}], "in suggest")


@tap.case
def without_the_directory_the_call_is_unknown():
    status, out, err = cli.run("check", DRAFT)
    known = ", ".join(OURS)
    tap.equal((status, out, err), (2, "", f"konsort: {DRAFT}:2:7: unknown call 'own-2030'; "
                                          f"known: {known}\n"), "the known ones are named")
    tap.equal(cli.run("explain", "own-2030")[2],
              f"konsort: unknown call 'own-2030'; known: {known}\n", "explain alike")


@tap.case
def what_others_may_write_is_no_call():
    path = cli.write("others/calls/own.yaml", cli.own_call("own-2030"))
    calls = os.path.dirname(path)
    where = os.path.dirname(calls)
    told = "is not read: it belongs to another user, or any user may write it"
    for place in (path, calls, where):
        mode = os.stat(place).st_mode
        os.chmod(place, mode | 0o002)
        status, out, err = cli.run("calls", f"--data-dir={where}")
        tap.ok(status == 2 and out == "" and f"'{place}' {told}" in err, os.path.basename(place), err)
        os.chmod(place, mode)
    if os.geteuid() == 0:
        os.chown(path, 12345, -1)
        tap.ok(f"'{path}' {told}" in cli.run("calls", f"--data-dir={where}")[2], "another user's")
        os.chown(path, 0, -1)
    tap.ok("own-2030" in cli.run("calls", f"--data-dir={where}")[1], "else it is one")


@tap.case
def wrong_files_of_the_directory_are_errors():
    wrong = cli.own_call("own-2031").replace("year: 2030", "year: soon") + "surprise: 1\n"
    path = cli.write("wrong/w.yaml", wrong)
    where = os.path.dirname(path)
    for command in (["calls"], ["check", SHIPPED], ["explain", "ssa-2020"], ["fits", SHIPPED]):
        status, out, err = cli.run(*command, f"--data-dir={where}")
        lines = err.splitlines()
        tap.ok(status == 2 and out == "" and len(lines) == 2 and
               lines[0].startswith(f"konsort: {path}:4:7: ") and
               lines[1].startswith(f"konsort: {path}:18:1: unknown key 'surprise'"),
               f"{command[0]}: both with line and column", out + err)
    empty = os.path.join(cli.SCRATCH, "void")
    os.mkdir(empty)
    tap.equal(ids(cli.run("calls", "--format=json", f"--data-dir={empty}")), OURS,
              "an empty directory is no trouble")
    for name in (os.path.join(cli.SCRATCH, "nowhere"), SHIPPED, ""):
        status, out, err = cli.run("calls", f"--data-dir={name}")
        tap.ok(status == 2 and out == "" and f"cannot read '{name}'" in err,
               f"--data-dir={name[len(cli.SCRATCH):]}", err)


@tap.case
def an_id_twice_names_both_files():
    first = cli.write("twice/a.yaml", cli.own_call("own-2032"))
    second = cli.write("twice/calls/b.yaml", cli.own_call("own-2032"))
    third = cli.write("twice/c.yaml", cli.own_call("ssa-2020", 2020))
    status, out, err = cli.run("calls", f"--data-dir={os.path.dirname(first)}")
    tap.equal((status, out, err.splitlines()), (2, "", [
        f"konsort: {third}:1:1: call 'ssa-2020' is already defined in 'data/calls/ssa-2020.yaml'",
        f"konsort: {second}:1:1: call 'own-2032' is already defined in '{first}'"]), "told")


# --- the system's ------------------------------------------------------------------------


@tap.case
def the_system_has_calls_too():
    clear_site()
    site_file("site-2031.yaml", cli.own_call("site-2031", 2031))
    tap.equal(ids(site("calls", "--format=json")), OURS + ["site-2031"], "in calls")
    tap.equal(site("explain", "site-2031")[0], 0, "in explain")
    path = cli.draft("site.yaml", "site-2031", None, PARTNERS)
    tap.equal(site("check", path)[0], 0, "in check")
    tap.equal(site("check", "--call=site-2031", SHIPPED)[0], 0, "by --call")
    with open(path, "rb") as f:
        tap.equal(site("check", "-", stdin=f.read())[0], 0, "from standard input")
    rows = json.loads(site("fits", "--format=json", SHIPPED)[1])
    tap.equal([r["call"] for r in rows][-1], "site-2031", "in fits")
    tap.equal(site("suggest", path)[0], 0, "in suggest")
    tap.equal(ids(site("calls", "--format=json", f"--data-dir={OWN}")),
              OURS + ["own-2030", "site-2031"], "beside those of --data-dir")
    status, _, err = site("check", cli.draft("gone.yaml", "gone"))
    tap.ok(status == 2 and err.endswith("afi-2026, site-2031\n") and err.count("\n") == 1,
           "an unknown one is told once, with all that are known", err)
    tap.ok("site-2031" not in cli.run("calls")[1], "the program itself does not know it")


@tap.case
def neighbours_may_be_of_the_systems_calls():
    clear_site()
    site_file("site-2031.yaml", cli.own_call("site-2031", 2031))
    path = cli.draft("near/a.yaml", "ssa-2015", None, PARTNERS)
    cli.draft("near/b.yaml", "site-2031", None, PARTNERS)
    status, _, err = site("check", f"--with={os.path.dirname(path)}", path)
    tap.equal((status, err), (1, ""), "and are no trouble then")
    err = cli.run("check", f"--with={os.path.dirname(path)}", path)[2]
    tap.ok("unknown call 'site-2031'" in err, "where it is unknown, they are warned of", err)


@tap.case
def one_bad_file_stops_nobody():
    clear_site()
    wrong = site_file("a.yaml", cli.own_call("site-1").replace("year: 2030", "year: soon"))
    good = site_file("b.yaml", cli.own_call("site-2", 2032))
    again = site_file("c.yaml", cli.own_call("site-2", 2033))
    ours = site_file("d.yaml", cli.own_call("ssa-2020", 2020))
    open_to_all = site_file("e.yaml", cli.own_call("site-3"), 0o666)
    os.mkfifo(os.path.join(SITE, "f.yaml"))
    status, out, err = site("calls", "--format=json")
    tap.equal(status, 0, "status 0")
    tap.equal([c["id"] for c in json.loads(out)], OURS + ["site-2"], "the good one is known")
    lines = err.splitlines()
    parts = [f"konsort: {wrong}:4:7: warning: ",
             f"konsort: {again}:1:1: warning: call 'site-2' is already defined in '{good}'",
             f"konsort: {ours}:1:1: warning: call 'ssa-2020' is already defined in "
             "'data/calls/ssa-2020.yaml'",
             f"konsort: warning: '{open_to_all}' is not read: ",
             f"konsort: warning: '{SITE}/f.yaml' is not a regular file"]
    tap.equal(len(lines), len(parts), "a warning each")
    for line, part in zip(lines, parts):
        tap.ok(line.startswith(part), part.replace(SITE, ""), line)
    tap.equal(json.loads(out)[6]["title"], "Sector Skills Alliances 2020", "ours hold")
    tap.equal(site("check", SHIPPED)[2], "", "for a draft of our calls they are not even read")
    tap.equal(site("explain", "ssa-2020", "2")[2], "", "nor to explain ours")


@tap.case
def a_directory_open_to_all_is_not_read():
    clear_site()
    site_file("a.yaml", cli.own_call("site-1"))
    os.chmod(SITE, 0o777)
    status, out, err = site("calls", "--format=json")
    os.chmod(SITE, 0o755)
    tap.ok(status == 0 and ids((0, out)) == OURS and f"'{SITE}' is not read: " in err,
           "a warning", out[:200] + err)


@tap.case
def the_environment_is_not_asked():
    clear_site()
    cli.write("env/konsort/calls/x.yaml", cli.own_call("env-2031"))
    where = os.path.join(cli.SCRATCH, "env")
    out = site("calls", "--format=json", XDG_DATA_HOME=where, XDG_DATA_DIRS=where,
               KONSORT_DATA_DIR=os.path.join(where, "konsort"))
    tap.equal(ids(out), OURS, "for where calls are")


# --- files -------------------------------------------------------------------------------


@tap.case
def files_are_checked():
    lots = cli.own_call("own-2034") + """lots:
  - {id: "1", title: "One"}
  - id: "2"
    title: "Two"
    rules:
      - {id: applicant, kind: applicant, level: required, title: "One applicant",
         text: "One organisation leads.", sources: ["S1"], need: 1}
"""
    good = cli.write("files/good.yaml", cli.own_call("own-2033"))
    two = cli.write("files/two.yaml", lots)
    wrong = cli.write("files/wrong.yaml", cli.own_call("own-2035") + "surprise: 1\n")
    tap.equal(cli.run("calls", "--check", good, two), (0,
              f"{good}: call own-2033, no Lots, 1 rule; no errors\n"
              f"{two}: call own-2034, 2 Lots, 3 rules; no errors\n", ""), "what each defines")
    status, out, err = cli.run("calls", "--check", wrong, good)
    tap.ok(status == 2 and out == f"{good}: call own-2033, no Lots, 1 rule; no errors\n" and
           err.startswith(f"konsort: {wrong}:18:1: unknown key 'surprise'") and err.count("\n") == 1,
           "one with errors does not stop the others", out + err)
    with open(good, "rb") as f:
        text = f.read()
    tap.equal(cli.run("calls", "--check", "-", stdin=text)[:2],
              (0, "-: call own-2033, no Lots, 1 rule; no errors\n"), "- is standard input")
    for language in ("da", "nl"):
        tap.ok(cli.run("calls", f"--lang={language}", "--check", good)[0] == 0, f"in {language}")


@tap.case
def what_could_not_be_loaded_is_an_error():
    ours = cli.write("files/ours.yaml", cli.own_call("ssa-2020", 2020))
    a = cli.write("files/a.yaml", cli.own_call("own-2036"))
    b = cli.write("files/b.yaml", cli.own_call("own-2036"))
    tap.equal(cli.run("calls", "--check", ours), (2, "", f"konsort: {ours}: call 'ssa-2020' is "
              "already defined in 'data/calls/ssa-2020.yaml'\n"), "an id of ours")
    status, out, err = cli.run("calls", "--check", a, b)
    tap.ok(status == 2 and a in out and err == f"konsort: {b}: call 'own-2036' is already "
           f"defined in '{a}'\n", "an id in two of them", out + err)
    for name in OURS:
        path = os.path.join(cli.SOURCE, "data", "calls", name + ".yaml")
        status, out, err = cli.run("calls", "--check", path)
        tap.ok(status == 0 and f": call {name}, " in out and err == "", f"our own {name} is in order",
               out + err)


@tap.case
def what_is_no_call_file_is_told():
    empty = cli.write("files/empty.yaml", "")
    fifo = os.path.join(cli.SCRATCH, "files", "fifo.yaml")
    os.mkfifo(fifo)
    rows = [([empty], f"{empty}:1:1: "), ([SHIPPED], f"{SHIPPED}:1:1: "),
            ([fifo], f"'{fifo}' is not a regular file"), ([cli.SCRATCH], "is not a regular file"),
            (["nowhere.yaml"], "cannot open 'nowhere.yaml'"), ([""], "cannot open ''"),
            ([], "no call file is named"), (["-", "-"], "can be read only once"),
            (["--template"], "options '--check' and '--template' do not go together"),
            ([f"--data-dir={OWN}", empty], "options '--check' and '--data-dir'"),
            (["--format=json", empty], "options '--check' and '--format'")]
    for args, part in rows:
        status, out, err = cli.run("calls", "--check", *args)
        tap.ok(status == 2 and out == "" and err.startswith("konsort: ") and part in err,
               part.replace(cli.SCRATCH, ""), out + err)
    status, out, _ = cli.run("calls", "--check", "-", stdin=b"\xff\xfe")
    tap.ok(status == 2 and out == "", "no text at all")


@tap.case
def there_is_a_file_to_start_from():
    status, out, err = cli.run("calls", "--template")
    tap.ok(status == 0 and err == "" and "konsort-call: 1\n" in out and "#" in out,
           "with comments", out[:300] + err)
    path = cli.write("template/t.yaml", out)
    status, out, err = cli.run("calls", "--check", path)
    tap.ok(status == 0 and err == "" and "no errors" in out, "it is in order itself", out + err)
    where = os.path.dirname(path)
    tap.equal(len(ids(cli.run("calls", "--format=json", f"--data-dir={where}"))), len(OURS) + 1,
              "and it is a call beside ours")
    tap.equal(cli.run("calls", "--template", "--lang=da")[1], cli.run("calls", "--template")[1],
              "no language changes it")
    tap.equal(cli.run("calls", "--template", "x")[0], 2, "it takes no operand")


tap.main()
