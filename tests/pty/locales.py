# SPDX-License-Identifier: GPL-3.0-or-later
"""The wizard on all sorts of servers: in the language that the environment asks for, with the
same screens wherever the terminal speaks UTF-8, in plain borders and the nearest letters
elsewhere; any language at any moment; the same bytes in the draft.  With KONSORT_ROOT, the
same inside another Debian."""
import functools
import os
import re
import shutil
import sys

import servers
import tap
import term
from term import Term, Timeout

KONSORT = servers.copy("konsort")
RECODE = os.path.join(tap.path("KONSORT_SUPPORT"), "recode.py")
NAMES = {"da": "Dansk", "en": "English", "nl": "Nederlands"}
OF = {"da": "af", "en": "of", "nl": "van"}
LANGUAGES = ("en", "da", "nl")
POPUP = r"^ ?[┌+][─-]"
NO_POPUP = r"\A(?!(?s:.*)^ ?[┌+][─-])"
_runs = 0


def step(number):
    return rf" {number} (of|af|van) 7 "


# Keys, what is then seen in every language, and the name of the stop.
TOUR = (
    ((), step(7), "the review"),
    (("?",), POPUP, "help"),
    (("Escape", "5"), step(5), "the partners"),
    (("3", "5", "Down", "Enter"), r" 2 (of|af|van) 13 ", "a partner"),
    (("Tab", "Enter"), r"250/250", "countries by name"),
    (("PageDown", "PageDown"), r"250/250", "countries farther down"),
    (("a", "n"), r"an +\d+/250", "countries found"),
    (("Escape", "Escape", "Escape"), step(5), "the partners again"),
    (("!", "Down"), r"│>|\|>", "the conditions"),
    (("Enter",), POPUP, "why"),
    (("Escape", "Tab", "4"), step(4), "the aims"),
    (("C-n", "o"), POPUP, "all steps"),
)


class Wizard(Term):
    """The wizard on a server, with a home and a draft of its own."""

    def __init__(self, server, *args, konsort=KONSORT, size=(80, 24), home=None, **more):
        global _runs
        _runs += 1
        self.server = server
        self.place, xdg = home or servers.home(str(_runs))
        if not os.path.exists(os.path.join(self.place, "d.yaml")):
            shutil.copyfile(servers.EXAMPLE, os.path.join(self.place, "d.yaml"))
        # Python would put a locale in the place of one that is not installed
        recode = [] if server.screen == "UTF-8" else [
            "env", "PYTHONCOERCECLOCALE=0", sys.executable, RECODE, server.screen]
        super().__init__(*size, [*recode, *servers.RUN, konsort, *args, "d.yaml"], cwd=self.place,
                         env=server.environment(**xdg, **more))

    def draft(self):
        with open(os.path.join(self.place, "d.yaml"), "rb") as file:
            return file.read()

    def leave(self):
        self.send("C-c")
        return self.status()

    def open_languages(self, key="l"):
        self.send(key)
        return self.settled(r"[│|]>.*(Dansk|English|Nederlands)")

    def switch(self, code, key="l"):
        self.open_languages(key)
        self.pick(code)

    def pick(self, code):
        """Chooses the language in the menu that is open."""
        self.send("Home")
        self.wait_match(r"[│|]>.*Dansk")
        self.walk(NAMES[code])
        self.send("Enter")


def server_named(name):
    return next(s for s in servers.table() if s.name == name)


REFERENCE = server_named("C.UTF-8")


@functools.lru_cache(maxsize=None)
def reference(language):
    """Screens and cursors of the tour where everything can be shown."""
    stops = []
    with Wizard(REFERENCE, f"--lang={language}") as wizard:
        for keys, pattern, _ in TOUR:
            wizard.send(*keys)
            stops.append((wizard.settled(pattern), wizard.cursor()))
    return stops


# -- the same, as far as the charset goes -------------------------------------------

def dots(text):
    return text.replace("·", "-").replace("–", "-")


def columns(line, letters):
    return [i for i, letter in enumerate(line) if letter in letters]


def unlike(screen, wanted, server, language):
    """What is wrong with a screen in a lesser charset, line by line."""
    told = []
    for got, line in zip(screen.split("\n"), wanted.split("\n")):
        should = dots(servers.letters(line, server.screen, language, screen=True))
        if "\ufffd" in got or columns(got, "┌┐└┘├┤─│"):
            told.append(f"not of {server.screen}: {got}")
        elif len(should) == len(line) and dots(got) != should:
            told.append(f"wanted: {should}\ngot:    {got}")
        elif columns(line, "│")[-1:] != columns(got, "|")[-1:]:
            told.append(f"a border that moved: {got}")
    return "\n".join(told)


def spelt_otherwise(server, language):
    """å becomes two letters: lines break elsewhere, and so screens cannot be compared."""
    return server.screen == "ASCII" and language == "da"


def wrong_screen(wizard, language, stop):
    """Waits for the screen of the stop; what is wrong with it, "" if nothing is."""
    wanted, cursor = reference(language)[stop]
    server = wizard.server
    if server.screen != "UTF-8":
        now = wizard.settled(TOUR[stop][1])
        if spelt_otherwise(server, language):
            return "" if now.isascii() and "aa" in now + wizard.seen else f"not ASCII:\n{now}"
        return unlike(now, wanted, server, language)
    try:
        wizard.wait_for(lambda now: now == wanted, TOUR[stop][2], 5)
    except Timeout:
        return f"wanted:\n{wanted}\ngot:\n{wizard.screen()}"
    return "" if wizard.cursor() == cursor else f"cursor: {wizard.cursor()}, not {cursor}"


def for_each_server(case, order=False):
    @functools.wraps(case)
    def run_all():
        for server in servers.table(order):
            try:
                case(server)
            except (AssertionError, RuntimeError) as trouble:
                tap.ok(False, f"{server.name}: {case.__name__.replace('_', ' ')}", trouble)
        if servers.missing():
            tap.ok(True, f"locales of their own # SKIP {servers.missing()}")
    return tap.case(run_all)


@functools.partial(for_each_server, order=True)
def same_screens(server):
    language = server.language
    with Wizard(server) as wizard:
        wizard.seen = ""
        for stop, (keys, _, name) in enumerate(TOUR):
            wizard.send(*keys)
            wrong = wrong_screen(wizard, language, stop)
            wizard.seen += wizard.screen()
            if wrong:
                tap.ok(False, f"{server.name}: {name} in {language}", wrong)
                return
        tap.ok(True, f"{server.name}: the same screens in {language}, {server.screen}")


@for_each_server
def every_language_at_any_moment(server):
    first = server.language
    others = [code for code in ("en", "da", "nl") if code != first]
    with Wizard(server) as wizard:
        before = wizard.settled(step(7)), wizard.cursor()
        for code in others + [first]:
            wizard.switch(code)
            if server.screen == "UTF-8":
                wrong = wrong_screen(wizard, code, 0)
                tap.ok(not wrong, f"{server.name}: switched to {code}", wrong)
            else:
                wizard.wait_match(rf" 7 {OF[code]} 7 ")
        now = wizard.settled(step(7)), wizard.cursor()
        tap.equal("\n".join(map(str, now)), "\n".join(map(str, before)),
                  f"{server.name}: {first}, {', '.join(others)}, and {first} as it was")
        tap.equal(wizard.leave(), 0, f"{server.name}: left in peace")


def typed(server):
    """What a draft holds that was typed there, in the language of the server and another."""
    with Wizard(server) as wizard:
        wizard.settled(step(7))
        wizard.send("4")
        wizard.settled(step(4))
        wizard.send("Tab", "End")
        wizard.type(" Æblegrød,")
        wizard.settled("(?s)Æblegr.*d,")
        other = "nl" if server.language == "da" else "da"
        wizard.switch(other, "C-k")
        wizard.settled(rf" 4 {OF[other]} 7 ")
        wizard.type(" é og å")
        wizard.settled("é og å")
        wizard.send("C-o")
        wizard.wait_for(lambda _: "å".encode() in wizard.draft(), "the draft to be saved")
        tap.equal(wizard.leave(), 0, f"{server.name}: saved and left")
        return wizard.draft()


@for_each_server
def same_bytes(server):
    if not server.typed:
        return
    with open(servers.EXAMPLE, encoding="utf-8") as file:
        wanted = re.sub(r"an invented example\)", r"\g<0> Æblegrød, é og å", file.read(), 1)
    tap.equal(typed(server).decode("utf-8"), wanted, f"{server.name}: the draft is the same, in UTF-8")


@for_each_server
def language_asked_for(server):
    if server.screen != "UTF-8":
        return
    wrong = ""
    for code in LANGUAGES:
        with Wizard(server, f"--lang={code}") as wizard:
            wrong += wrong_screen(wizard, code, 0)
    tap.ok(not wrong, f"{server.name}: --lang=en, da and nl", wrong)


@for_each_server
def ascii_on_request(server):
    with Wizard(server, "--ascii") as wizard:
        wizard.settled(step(7))
        wizard.send("5")
        now = wizard.settled(step(5))
        wizard.send("1")
        wizard.settled(step(1))
        tap.ok(wizard.raw.isascii(), f"{server.name}: --ascii is ASCII to the byte",
               bytes(b for b in wizard.raw if b > 127)[:80])
        straight = [line for line in now.split("\n")[2:20] if line[48:49] != "|"]
        tap.equal(straight, [], f"{server.name}: and the borders are straight")


# -- order --------------------------------------------------------------------------

@tap.case
def order_of_what_asks():
    """Each row by hand: what is asked, how, and what is then spoken."""
    home = servers.home("order")
    danish = {"LANG": "da_DK.UTF-8"}
    with Wizard(REFERENCE, home=home) as wizard:
        wizard.wait_match(r" 7 of 7 ")
        wizard.switch("nl")
        wizard.wait_match(r" 7 van 7 ")
        wizard.leave()
    for args, env, language, text in (
            ((), {}, "nl", "the remembered choice"),
            ((), danish, "nl", "the remembered choice over LANG"),
            ((), {"LANGUAGE": "da", "LC_ALL": "C"}, "nl", "the remembered choice over LANGUAGE"),
            ((), {"KONSORT_LANG": "da"}, "da", "KONSORT_LANG over the remembered choice"),
            (("--lang=en",), {"KONSORT_LANG": "da"}, "en", "--lang over KONSORT_LANG"),
            ((), {}, "nl", "and what is asked for once is not remembered")):
        bare = server_named("LANG unset")
        with Wizard(bare, *args, home=home, **env) as wizard:
            now = wizard.settled(step(7))
            tap.ok(f" 7 {OF[language]} 7 " in now, f"{text}: {language}", now)
            tap.equal(wizard.leave(), 0, f"{text}: left")
    status, out, _ = servers.run(KONSORT, "check", "--help", **home[1], LC_ALL=None, **danish)
    tap.ok(status == 0 and b"Brug:" in out, "the remembered choice is the wizard's alone", out[:200])


# -- what cannot be had ---------------------------------------------------------------

def popup_words(screen):
    """The words in the frontmost pop-up."""
    lines = screen.split("\n")
    top = max(i for i, line in enumerate(lines) if re.search(r"[┌+][─-]", line))
    frame = re.search(r"[┌+][─-].*?[─-][┐+]", lines[top])
    left, right = frame.start(), frame.end() - 1
    inside = []
    for line in lines[top + 1:]:
        if line[left] in "└+":
            break
        inside.append(line[left + 1:right])
    return servers.words_of(" ".join(inside))


def why_not(konsort, code):
    """The one line that commands say of it."""
    status, _, err = servers.run(konsort, "calls", f"--lang={code}",
                                 **server_named("LANG unset").environment())
    said = err.decode("ascii").splitlines()
    found = re.fullmatch(rf"konsort: warning: language '{code}' cannot be had here \((.*)\); using English",
                         said[0] if len(said) == 1 else "")
    return found.group(1) if status == 0 and found else f"NOT SAID BUT {status} {said}"


def cannot_be_had(konsort, code, word, text):
    """CODE cannot be had, and the reason has WORD in it."""
    reason = why_not(konsort, code)
    tap.ok(word in reason, f"{text}: commands say why", reason)
    with Wizard(server_named("LANG unset"), f"--lang={code}", konsort=konsort) as wizard:
        now = wizard.settled(r"(?s)7 of 7|" + re.escape(reason.split()[-1]))
        tap.ok(servers.words_of(reason) in servers.words_of(re.sub("[│|]", " ", now)),
               f"{text}: the first screen says why", now)
        wizard.send("Escape")
        wizard.settled(r" 7 of 7 ")
        now = wizard.open_languages()
        tap.ok(reason in popup_words(now), f"{text}: the menu says why", now)
        wizard.pick(code)
        wizard.settled(r"(?s)7 of 7")
        wizard.send("Escape")
        now = wizard.settled(r" 7 of 7 ")
        tap.ok(" 7 of 7 " in now, f"{text}: choosing it changes nothing", now)


def can_be_had(konsort, code, server, text):
    with Wizard(server, konsort=konsort) as wizard:
        wizard.settled(step(7))
        wizard.switch(code)
        now = wizard.wait_match(rf" 7 {OF[code]} 7 ")
        tap.ok(now, text)


@tap.case
def a_catalogue_that_is_not_there():
    konsort = servers.copy("without-danish")
    shutil.rmtree(os.path.join(os.path.dirname(konsort), ".konsort-build/locale/da"))
    cannot_be_had(konsort, "da", "catalogue", "no Danish catalogue")
    can_be_had(konsort, "nl", server_named("LC_ALL=C"), "no Danish catalogue: Dutch can be had")


def is_new():
    return servers.glibc() >= (2, 39)


@tap.case
def a_link_that_is_not_there():
    konsort = servers.copy("without-link")
    os.unlink(os.path.join(os.path.dirname(konsort), ".konsort-build/charset/konsort.utf8"))
    if is_new():
        cannot_be_had(konsort, "da", "locale", "no link")
        cannot_be_had(konsort, "nl", "locale", "no link")
        for server in servers.table():
            if server.made and server.screen == "UTF-8":
                can_be_had(konsort, "nl", server, f"no link, but {server.name}")
    else:
        can_be_had(konsort, "nl", server_named("LC_ALL=C"), "no link, but an older C library")


@tap.case
def neither_catalogue_nor_link():
    konsort = servers.copy("without-both")
    build = os.path.join(os.path.dirname(konsort), ".konsort-build")
    shutil.rmtree(os.path.join(build, "locale/da"))
    os.unlink(os.path.join(build, "charset/konsort.utf8"))
    cannot_be_had(konsort, "da", "catalogue", "neither catalogue nor link")
    status, out, err = servers.run(konsort, "calls", LC_ALL="C")
    tap.ok((status, err) == (0, b"") and b"Sector Skills" in out, "English needs neither", err)


if not term.available():
    tap.skip_all("tmux is missing")
tap.main()
