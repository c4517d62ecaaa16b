# SPDX-License-Identifier: GPL-3.0-or-later
"""TAP for the Python tests: `import tap`.

  tap.ok(condition, text, detail="")     one result
  tap.equal(got, wanted, text)           shows a diff where they differ
  tap.skip(text, why)                    one result that cannot be had here
  tap.skip_all(why)                      ends the program as skipped
  @tap.case                              a function that is run by tap.main(); an
                                         exception in it is one failed result
  tap.main()                             runs the cases and prints the plan
"""
import difflib
import os
import sys
import traceback

_count = 0
_failed = 0
_cases = []


def _say(text):
    print(text, flush=True)


def ok(condition, text, detail=""):
    global _count, _failed
    _count += 1
    if not condition:
        _failed += 1
    _say(f"{'ok' if condition else 'not ok'} {_count} - {text}")
    if not condition and detail:
        for line in str(detail).splitlines():
            _say("# " + line)
    return bool(condition)


def equal(got, wanted, text):
    detail = ""
    if got != wanted:
        detail = "\n".join(difflib.unified_diff(
            str(wanted).splitlines(), str(got).splitlines(), "wanted", "got", lineterm=""))
        detail = detail or f"got {got!r}, wanted {wanted!r}"
    return ok(got == wanted, text, detail)


def skip(text, why):
    """A single result that cannot be had here."""
    global _count
    _count += 1
    _say(f"ok {_count} - {text} # SKIP {why}")


def skip_all(why):
    _say(f"1..0 # SKIP {why}")
    sys.exit(0)


def case(function):
    _cases.append(function)
    return function


def main():
    wanted = sys.argv[1:]
    for function in _cases:
        if wanted and function.__name__ not in wanted:
            continue
        try:
            function()
        except Exception:  # a case that dies is one failure, the others still run
            ok(False, function.__name__.replace("_", " "), traceback.format_exc())
    _say(f"1..{_count}")
    sys.exit(1 if _failed else 0)


def path(name):
    """A path given by run-test: KONSORT, KONSORT_SRCDIR, SCRATCH ..."""
    return os.environ[name]
