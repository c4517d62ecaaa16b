# SPDX-License-Identifier: GPL-3.0-or-later
"""The servers that people log in to, and konsort on them: `import servers`.

  servers.table(order=True)  the servers that can be had here (class Server); without those
                             that only ask what goes before what, if not ORDER
  servers.missing()          why those with locales of their own cannot, "" if they can
  server.environment(**more) the environment as a whole change: None takes a variable out
  servers.RUN                words before a program: none here, those that enter the root of
                             KONSORT_ROOT where that is set (support/root.py)
  servers.copy(name)         a konsort with catalogues and link of its own; its path
  servers.home(name)         a fresh directory, and the XDG variables that point into it
  servers.glibc()            (2, 36)
  servers.letters(text, charset, language)
                             text as it must be shown in that charset, by hand
"""
import dataclasses
import os
import re
import shutil
import subprocess
import unicodedata

import root

SCRATCH = os.environ["SCRATCH"]
KONSORT = os.environ["KONSORT"]
SOURCE = os.environ["KONSORT_SRCDIR"]
EXAMPLE = os.path.join(SOURCE, "data", "examples", "ssa-2020-lot2-example.yaml")

_ROOT = os.environ.get("KONSORT_ROOT")
_I18N = "/usr/share/i18n"
_MADE = os.path.join(SCRATCH, "locales")
RUN = root.words(_ROOT, [SCRATCH] + [_I18N] * os.path.isdir(_I18N)) if _ROOT else []

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE",
              "LANG", "LANGUAGE", "KONSORT_LANG", "LOCPATH")


@dataclasses.dataclass(frozen=True)
class Server:
    name: str
    env: dict
    language: str       # that konsort starts in, by the order of the manual
    screen: str         # the charset of the wizard
    pipe: str           # the charset of everything else
    made: tuple = ()    # the locale is made: source, charset
    typed: bool = True  # letters beyond ASCII can be typed
    order: bool = False # only asks what goes before what

    def environment(self, **more):
        return {**dict.fromkeys(_VARIABLES), "LOCPATH": _locpath(self), **self.env, **more}


def _utf8(name, language, **env):
    return Server(name, env, language, "UTF-8", "UTF-8", order=" over " in name)


def _bare(name, language, **env):
    """No locale says a charset: a terminal is taken for UTF-8, anything else for ASCII."""
    return Server(name, env, language, "UTF-8", "ASCII", order=" over " in name)


def _made(language, source, charset):
    name = f"{source}.{charset}"
    return Server(f"{name}, installed", {"LANG": name}, language, charset, charset,
                  (source, charset))


# Worked out by hand from the order --lang, KONSORT_LANG, the remembered choice, LANGUAGE, LC_ALL,
# LC_MESSAGES, LANG, of which LC_ALL, LC_MESSAGES and LANG are one: the first that is set.
_PLAIN = (
    _bare("LANG unset", "en"),
    _bare("LC_ALL=C", "en", LC_ALL="C"),
    _bare("LC_ALL=POSIX", "en", LC_ALL="POSIX"),
    _utf8("C.UTF-8", "en", LANG="C.UTF-8"),
    _utf8("da_DK.UTF-8, not installed", "da", LANG="da_DK.UTF-8"),
    _utf8("nl_NL.utf8, not installed", "nl", LC_ALL="nl_NL.utf8"),
    _utf8("en_US.UTF-8, not installed", "en", LANG="en_US.UTF-8"),
    _utf8("xx_YY.UTF-8, made up", "en", LANG="xx_YY.UTF-8"),
    _bare("nonsense, made up", "en", LC_ALL="nonsense"),
    _bare("da_DK without a charset", "da", LANG="da_DK"),
    _bare("LANGUAGE=da in LC_ALL=C", "da", LC_ALL="C", LANGUAGE="da"),
    _bare("LANGUAGE of several, LANG unset", "nl", LANGUAGE="sv:nl:da"),
    _utf8("LANGUAGE over LANG", "da", LANGUAGE="da", LANG="nl_NL.UTF-8"),
    _utf8("LC_MESSAGES over LANG", "nl", LC_MESSAGES="nl_NL.UTF-8", LANG="da_DK.UTF-8"),
    _bare("LC_ALL=C over LC_MESSAGES and LANG", "en", LC_ALL="C", LC_MESSAGES="nl_NL.UTF-8",
          LANG="da_DK.UTF-8"),
    _bare("KONSORT_LANG over LANGUAGE", "nl", KONSORT_LANG="nl", LANGUAGE="da", LC_ALL="C"),
    Server("da_DK.ISO-8859-1, not installed", {"LANG": "da_DK.ISO-8859-1"}, "da", "ASCII",
           "ISO-8859-1", typed=False),
)
_OWN = (
    _made("da", "da_DK", "ISO-8859-1"),
    _made("en", "tr_TR", "UTF-8"),
    _made("en", "el_GR", "UTF-8"),
    _made("en", "de_DE", "UTF-8"),
    _made("en", "tr_TR", "ISO-8859-9"),
)


def home(name):
    there = os.path.join(SCRATCH, "homes", name)
    shutil.rmtree(there, ignore_errors=True)
    os.makedirs(there)
    return there, {f"XDG_{kind}_HOME": os.path.join(there, kind.lower())
                   for kind in ("CONFIG", "STATE", "DATA", "CACHE")}


def copy(name):
    there = os.path.join(SCRATCH, name)
    os.makedirs(there)
    shutil.copy2(KONSORT, there)
    shutil.copytree(os.path.join(os.path.dirname(KONSORT), ".konsort-build"),
                    os.path.join(there, ".konsort-build"), symlinks=True)
    return os.path.join(there, "konsort")


def run(*command, **environment):
    """(status, output, errors), in bytes, in the root if there is one."""
    env = {**os.environ, **environment}
    done = subprocess.run(RUN + list(command), stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=120, check=False,
                          env={name: value for name, value in env.items() if value is not None})
    return done.returncode, done.stdout, done.stderr


def glibc():
    said = run("getconf", "GNU_LIBC_VERSION")[1].decode()
    return tuple(int(part) for part in said.split()[1].split("."))


# -- locales that are made ----------------------------------------------------------

def _installed():
    return [name for name in run("locale", "-a", LC_ALL="C")[1].decode("utf-8", "replace").split()
            if name not in ("C", "POSIX", "C.utf8", "C.UTF-8")]


def _locpath(server):
    """Has what is made, and hides what is installed, so that `not installed' is true."""
    return _MADE if server.made or _state["installed"] else None


def _make():
    if not os.path.isdir(os.path.join(_I18N, "locales")):
        return f"there are no sources of locales in {_I18N} (package locales)"
    if run("sh", "-c", "command -v localedef")[0] != 0:
        return "localedef is missing"
    jobs = [subprocess.Popen(RUN + ["localedef", "-i", source, "-f", charset,
                                    os.path.join(_MADE, f"{source}.{charset}")],
                             stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE)
            for source, charset in (server.made for server in _OWN)]
    said = [job.communicate()[1].decode("utf-8", "replace") for job in jobs]
    for server, words in zip(_OWN, said):
        if not os.path.isdir(os.path.join(_MADE, "{}.{}".format(*server.made))):
            return f"localedef {server.name}: {words.strip()[-200:]}"
    return ""


_state = {"why": None, "installed": []}


def missing():
    if _state["why"] is None:
        os.makedirs(_MADE, exist_ok=True)
        _state["installed"] = _installed()
        _state["why"] = _make()
    return _state["why"]


def table(order=True):
    every = _PLAIN if missing() else _PLAIN + _OWN
    return [server for server in every if order or not server.order]


def charmap(server):
    """What the C library itself says of the locale."""
    return run("locale", "charmap", **server.environment())[1].decode().strip()


# -- letters that a charset lacks ---------------------------------------------------

# Borders, and what else is one cell in both.
_CELLS = str.maketrans({**dict.fromkeys("┌┐└┘├┤┬┴┼", "+"), "─": "-", "│": "|", "…": "~"})
_DANISH = {"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa",
           "Æ": "Ae", "Ä": "Ae", "Ø": "Oe", "Ö": "Oe", "Å": "Aa"}
_NEAR = {"æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
         "ß": "ss", "ð": "d", "þ": "th", "ı": "i", "œ": "oe",
         "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "„": ",,", "·": "-",
         "…": "...", "€": "EUR", "≥": ">=", "≤": "<=", "→": "->", " ": " ", "×": "x"}


def _has(letter, charset):
    try:
        letter.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def letters(text, charset, language, screen=False):
    """Characters that are drawn (SCREEN) become one cell where they are a part of the frame."""
    if charset == "UTF-8":
        return text
    out = []
    for letter in unicodedata.normalize("NFC", text.translate(_CELLS) if screen else text):
        if _has(letter, charset):
            out.append(letter)
        elif language == "da" and letter in _DANISH:
            out.append(_DANISH[letter])
        else:
            plain = "".join(part for part in unicodedata.normalize("NFKD", letter)
                            if not unicodedata.combining(part))
            out.append(_NEAR.get(letter, plain if plain.isascii() and plain else "?"))
    return "".join(out)


def words_of(text):
    """Without line ends and columns, which depend on widths."""
    return re.sub(r"\s+", " ", text).strip()
