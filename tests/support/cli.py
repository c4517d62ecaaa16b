# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: `import cli`.

  cli.run(*args, stdin=b"", program=None, **environment)   (status, stdout, stderr)
  cli.data(*args)                        the JSON that it prints; trouble fails the case
  cli.write(name, text)                  a file in the scratch directory; its path
  cli.draft(name, call, lot, partners, **keys)
                                         a draft there; PARTNERS a line each:
                                         "NAME COUNTRY TYPE ROLE [KEY=VALUE]..."
  cli.own_call(id, year=2030, need=2)    a call file with one condition on partners
"""
import json
import os
import subprocess

KONSORT = os.environ["KONSORT"]
SOURCE = os.environ["KONSORT_SRCDIR"]
SCRATCH = os.environ["SCRATCH"]
EXAMPLES = os.path.join(SOURCE, "data", "examples")


def run(*args, stdin=b"", program=None, **environment):
    done = subprocess.run([program or KONSORT, *args], input=stdin, capture_output=True,
                          timeout=120, env={**os.environ, **environment}, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def data(*args, **more):
    status, out, err = run(*args, **more)
    if err:
        raise AssertionError(f"status {status}: {err}")
    return json.loads(out)


def write(name, text):
    path = os.path.join(SCRATCH, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def _partner(line):
    name, country, kind, role, *more = line.split()
    values = [f'name: "{name}"', f'country: "{country}"', f"type: {kind}", f"role: {role}"]
    for word in more:
        key, value = word.split("=", 1)
        values.append(f"{key}: {value}" if value in ("true", "false") or value.isdigit()
                      else f'{key}: "{value}"')
    return "  - {" + ", ".join(values) + "}\n"


def draft_text(call, lot=None, partners=(), **keys):
    text = f"konsort: 1\ncall: {call}\n"
    text += f'lot: "{lot}"\n' if lot else ""
    for key, value in keys.items():
        text += f"{key}: {value}\n"
    return text + "partners:\n" + "".join(_partner(p) for p in partners)


def draft(name, call, lot=None, partners=(), **keys):
    return write(name, draft_text(call, lot, partners, **keys))


def own_call(call, year=2030, need=2):
    return f"""konsort-call: 1
id: {call}
title: "A call of our own"
year: {year}
closes: "{year}-02-01"
programme-countries: programme-2019
sources:
  - {{id: "S1", publisher: "Ourselves", page: "A page", authority: C}}
categories: []
rules:
  - id: partners
    kind: count-partners
    level: required
    title: "Full partners"
    text: "Enough partners take part."
    sources: ["S1"]
    need: {need}
"""
