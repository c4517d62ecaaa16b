# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands on all sorts of servers: the same verdicts, the same JSON, the same text as far
as the charset goes, in the language that the environment asks for.  With KONSORT_ROOT, the
same inside another Debian."""
import functools
import json
import os
import re
import shutil
import unicodedata

import servers
import tap

HERE = os.path.join(servers.SCRATCH, "drafts")
MET = "met.yaml"
UNMET = "unmet.yaml"
LANGUAGES = ("en", "da", "nl")
KONSORT = servers.copy("konsort")

os.makedirs(HERE)
shutil.copy(servers.EXAMPLE, os.path.join(HERE, MET))
with open(os.path.join(HERE, UNMET), "w", encoding="utf-8") as _file:
    _file.write("""konsort: 1
call: ssa-2015
duration: 30
title: "Ærø, Łódź … “İĳ” 例"
partners:
  - {name: "Ørsted Skole, Århus", country: "DK", type: vet-provider, role: applicant, grant: 700001}
  - {name: "Żółty Dom, Gdańsk", country: "PL", type: network, role: full, umbrella: true}
  - {name: "İstanbul Ticaret Odası, Iğdır", country: "TR", type: company, role: full}
  - {name: "ΕΛΛΗΝΙΚΗ ΣΧΟΛΗ", country: "EL", type: company, role: associated}
  - {name: "ørsted skole, århus", country: "dk", type: company, role: full}
  - {country: "it"}
""")
os.chdir(HERE)

# Every command, with its status by the manual.
COMMANDS = (
    (("check", MET), 0),
    (("check", UNMET), 1),
    (("check", MET, UNMET, "none.yaml"), 2),
    (("calls",), 0),
    (("explain", "ssa-2020"), 0),
    (("fits", UNMET), 0),
    (("suggest", UNMET), 0),
    (("--help",), 0),
)
JSON = tuple(c for c in COMMANDS if c[0][0] != "--help")
# What says in which language it is written: the first words of the help.
SAYS = {"en": "Usage:", "da": "Brug:", "nl": "Gebruik:"}


def run(server, *args):
    return servers.run(KONSORT, *args, **server.environment())


@functools.lru_cache(maxsize=None)
def reference(language, *args):
    """What is said where everything can be shown."""
    status, out, err = servers.run(KONSORT, *args, f"--lang={language}", LC_ALL="C.UTF-8")
    return status, out.decode("utf-8"), err.decode("utf-8")


def shown_as(text, charset, language):
    return servers.words_of(servers.letters(text, charset, language))


def compare(got, language, args, charset, text):
    status, out, err = reference(language, *args)
    words = [servers.words_of(part.decode(charset, "replace")) for part in got[1:]]
    tap.equal((got[0], *words),
              (status, shown_as(out, charset, language), shown_as(err, charset, language)), text)


def for_each_server(case, order=False):
    @functools.wraps(case)
    def run_all():
        for server in servers.table(order):
            case(server)
        if servers.missing():
            tap.ok(True, f"locales of their own # SKIP {servers.missing()}")
    return tap.case(run_all)


@tap.case
def the_reference_is_what_it_should_be():
    for language in LANGUAGES:
        for args, status in COMMANDS:
            tap.equal(reference(language, *args)[0], status, f"{language}: status of {' '.join(args)}")
        tap.ok(SAYS[language] in reference(language, "--help")[1], f"{language}: its own words")
    tap.ok("Ørsted Skole, Århus" in reference("da", "check", UNMET)[1] and
           "Mindst" in "".join(reference("da", *args)[1] for args, _ in COMMANDS),
           "letters as they are")
    words = reference("en", "check", "--format=json", UNMET)[1]
    found = {f["id"]: (f["state"], f["partners"]) for f in json.loads(words)[0]["findings"]}
    tap.equal([found[k] for k in ("partner-details", "distinct-organisations", "countries")],
              [("unmet", [5]), ("unmet", [4]), ("unmet", [])], "judged as by hand")


@for_each_server
def charset_of_the_locale(server):
    if server.made:
        tap.equal(servers.charmap(server), server.pipe, f"{server.name}: it is what it says")


@functools.partial(for_each_server, order=True)
def language_and_text(server):
    for args, _ in COMMANDS:
        compare(run(server, *args), server.language, args, server.pipe,
                f"{server.name}: {' '.join(args)} in {server.language}")


@for_each_server
def language_asked_for(server):
    for language in LANGUAGES:
        args = ("check", UNMET)
        compare(run(server, *args, f"--lang={language}"), language, args, server.pipe,
                f"{server.name}: --lang={language}")


@for_each_server
def json_to_the_byte(server):
    for language in LANGUAGES:
        unlike = []
        for args, status in JSON:
            got = run(server, *args, "--format=json", f"--lang={language}")
            wanted = reference(language, *args, "--format=json")[1].encode("utf-8")
            if got[0] != status or got[1] != wanted:
                unlike.append(f"{' '.join(args)}: status {got[0]}, {got[1][-300:]}")
        tap.equal(unlike, [], f"{server.name}: the same JSON with --lang={language}")


def is_wide(line):
    """An address is never broken."""
    return cells(line) > 80 and not re.fullmatch(r" *https?://\S+", line)


def cells(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


@for_each_server
def nothing_but_ascii(server):
    wide = []
    for args, _ in COMMANDS:
        got = run(server, *args, "--ascii")
        compare(got, server.language, args, "ASCII", f"{server.name}: {args[0]} --ascii")
        wide += [line for line in got[1].decode("ascii", "replace").split("\n") if is_wide(line)]
    tap.equal(wide, [], f"{server.name}: --ascii has no line over 80 cells")


@tap.case
def no_line_is_too_wide():
    for language in LANGUAGES:
        for charset, locale in (("UTF-8", "C.UTF-8"), ("ASCII", "C"),
                                ("ISO-8859-1", "da_DK.ISO-8859-1")):
            wide = []
            for args, _ in COMMANDS:
                out = servers.run(KONSORT, *args, f"--lang={language}", LC_ALL=locale)[1]
                wide += [f"{args[0]}: {line}" for line in out.decode(charset, "replace").split("\n")
                         if is_wide(line)]
            tap.equal(wide, [], f"{language}: no line over 80 cells in {charset}")


@tap.case
def some_lines_by_hand():
    """What letters become, not by the table of this test but as people would write them."""
    plain = {lang: servers.run(KONSORT, "check", UNMET, f"--lang={lang}", LC_ALL="C")[1].decode("ascii")
             for lang in LANGUAGES}
    tap.ok("Oersted Skole, Aarhus" in plain["da"] and "Gdansk" in plain["da"], "Danish without its letters",
           plain["da"])
    tap.ok("Orsted Skole, Arhus" in plain["en"] and "Zolty Dom" in plain["en"], "English", plain["en"])
    tap.ok("Orsted Skole, Arhus" in plain["nl"], "Dutch", plain["nl"])
    latin = servers.run(KONSORT, "check", UNMET, "--lang=da", LC_ALL="da_DK.ISO-8859-1")[1]
    tap.ok("Ørsted Skole, Århus".encode("iso-8859-1") in latin and b"Gdansk" in latin,
           "Latin-1 has the Danish letters, not the Polish ones", latin)


tap.main()
