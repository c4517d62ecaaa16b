# SPDX-License-Identifier: GPL-3.0-or-later
"""A third judge: a logic solver is told what the conditions of every Lot mean
(tests/support/rules.lp), and konsort what tens of thousands of drafts are; both must find the same: verdict,
state, level and figures of every finding, the partners at fault, and the sources that would
say otherwise.  `make check-faults' runs this; KONSORT_DRAFTS=N for another number of drafts,
KONSORT_SEED=N for others."""
import collections
import functools
import json
import os
import random
import re
import shutil
import subprocess
import time
from concurrent.futures import ProcessPoolExecutor

import cli
import tap

try:
    import rule_calls
    import rule_drafts
    from rule_calls import MILLION, quoted
except ModuleNotFoundError as missing:
    tap.skip_all(f"{missing.name} is missing (python3-yaml)")
if not shutil.which("clingo"):
    tap.skip_all("clingo is missing (gringo)")

DRAFTS = int(os.environ.get("KONSORT_DRAFTS", "30000"))
SEED = int(os.environ.get("KONSORT_SEED", "1"))
MADE_UP = 20        # calls, besides the shipped ones
BATCH = 2000        # drafts that the solver is given at once
FOLDER = 20         # drafts side by side, which look at each other
RULES = os.path.join(os.environ["KONSORT_SUPPORT"], "rules.lp")
FACTS = os.path.join(cli.SCRATCH, "calls.lp")
MADE = os.path.join(cli.SCRATCH, "calls")
NOTHING = {None: "none"}


# --- what is judged -------------------------------------------------------------------------

@functools.lru_cache(1)     # before the processes part: read once
def calls():
    shipped = rule_calls.shipped()
    return shipped, rule_calls.made_up(shipped, random.Random(SEED), MADE_UP)


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


class Batch:
    """Drafts that are judged together: most of them alone, others in folders, where
    some organisations are in several.  The same for the same number."""

    def __init__(self, number):
        self.at = os.path.join(cli.SCRATCH, f"b{number}")
        chance = rule_drafts.Chance(random.Random(SEED * 1000003 + number))
        shipped, made = calls()
        groups = [[lot for call in part for lot in rule_calls.lots(call)]
                  for part in (shipped, shipped, made)]
        self.drafts, self.folders = [], []
        while len(self.drafts) < BATCH * 3 // 4:
            lots = chance.of(groups)
            self.drafts.append(self._draft(chance, lots, f"Org {len(self.drafts)}"))
        self.alone = len(self.drafts)
        while len(self.drafts) < BATCH:
            call = chance.of(chance.of((shipped, shipped, made)))
            first = len(self.drafts)
            for _ in range(FOLDER):
                lots = rule_calls.lots(call) if chance.percent(90) else groups[0]
                own = "Everywhere" if chance.percent(10) else f"Org {len(self.drafts)}"
                self.drafts.append(self._draft(chance, lots, own))
            self._meet(chance, self.drafts[first:])
            self.folders.append(range(first, len(self.drafts)))

    @staticmethod
    def _draft(chance, lots, own):
        if chance.percent(35):
            return rule_drafts.some(chance, lots)
        return rule_drafts.good(chance, lots, own)

    @staticmethod
    def _meet(chance, drafts):
        """Some are in the consortium of another draft too."""
        for _ in range(FOLDER // 2):
            here, there = chance.of(drafts), chance.of(drafts)
            if here.partners:
                there.partners.append({**chance.of(here.partners)})
            if here.partners and chance.percent(50):
                there.partners[-1]["name"] = there.partners[-1].get("name", "").upper()
            if chance.percent(50):
                there.head["sector"] = here.head.get("sector", "")

    def path(self, number):
        folder = "alone" if number < self.alone else f"f{(number - self.alone) // FOLDER}"
        return os.path.join(self.at, folder, f"{number}.yaml")

    def facts(self):
        for number, draft in enumerate(self.drafts):
            yield from draft.facts(number)
        for folder in self.folders:
            for number in folder:
                yield f"folder({number},{folder.start})."


# --- both judges ----------------------------------------------------------------------------

def solved(batch, facts=FACTS):
    """What the solver finds, as the words that it prints."""
    done = subprocess.run(["clingo", "--verbose=0", "--outf=0", RULES, facts, "-"],
                          input="\n".join(batch.facts()).encode(), capture_output=True,
                          timeout=900, check=False)
    words, _, last = done.stdout.decode().strip().rpartition("\n")
    if done.stderr or last != "SATISFIABLE" or "\n" in words:
        raise AssertionError(f"clingo: {done.returncode} {last} {done.stderr.decode()[:2000]}")
    return set(re.findall(r'(?:[^\s"]|"(?:[^"\\]|\\.)*")+', words))


def judged(batch):
    """What konsort finds, in the same words."""
    for number, draft in enumerate(batch.drafts):
        os.makedirs(os.path.dirname(batch.path(number)), exist_ok=True)
        write(batch.path(number), draft.text())
    runs = [([], range(batch.alone))]
    for folder in batch.folders:
        runs.append(([f"--with={os.path.dirname(batch.path(folder.start))}"], folder))
    words = set()
    for more, numbers in runs:
        paths = [batch.path(number) for number in numbers]
        made = {batch.drafts[number].lot.call for number in numbers} & set(os.listdir(MADE))
        if made:         # reading them all takes longer than a folder's drafts
            own = made.pop() if len(made) == 1 else "all"
            more = [*more, f"--data-dir={os.path.join(MADE, own)}"]
        done = subprocess.run([cli.KONSORT, "check", "--lang=en", "--format=json", *more, *paths],
                              capture_output=True, timeout=300, check=False)
        results = json.loads(done.stdout)
        if done.stderr or [result["file"] for result in results] != paths:
            raise AssertionError(f"konsort: {done.returncode} {done.stderr.decode()[:2000]}")
        for result in results:
            words.update(_words(int(os.path.basename(result["file"])[:-5]), result))
    return words


def _figure(value, in_millions):
    if value is None:
        return "none"
    return f"({value // MILLION},{value % MILLION})" if in_millions else value


def _words(number, result):
    yield f'verdict({number},"{result["verdict"]}")'
    for finding in result["findings"]:
        name, state = finding["id"], finding["state"]
        have, need = (_figure(finding[key], name == "grant") for key in ("have", "need"))
        yield f'finding({number},"{name}",{finding["level"]},{state},{have},{need})'
        for position in finding["partners"]:
            yield f'fault({number},"{name}",{position})'
        for claim in finding["claims"]:
            yield (f'dispute({number},"{name}",{quoted(claim["source"])},'
                   f'{quoted(claim["figure"])},{claim["state"]})')


# --- the comparison -------------------------------------------------------------------------

def tell(batch, ours, theirs):
    """Each draft judged in two ways, with what is said of it."""
    drafts = collections.defaultdict(list)
    for who, words in (("konsort", ours - theirs), ("the solver", theirs - ours)):
        for word in sorted(words):
            drafts[int(re.search(r"\((\d+)", word).group(1))].append(f"{who}: {word}")
    return [f"{batch.drafts[n].lot.key}: {'; '.join(said)}\n{batch.drafts[n].text()}"
            for n, said in sorted(drafts.items())]


def count(batch, words):
    """How often what was found: by Lot, verdict or finding, and state; "" for all Lots."""
    counts = collections.Counter()
    for word in words:
        found = re.match(r'(?:verdict|finding)\((\d+),"([^"]+)"(?:,\w+,(\w+))?', word)
        if found:
            number, name, state = found.groups()
            counts[batch.drafts[int(number)].lot.key, name, state] += 1
            counts["", name, state] += 1
        elif word.startswith("dispute"):
            counts["", "dispute", None] += 1
    return counts


def compare(number):
    batch = Batch(number)
    ours, theirs = judged(batch), solved(batch)
    shutil.rmtree(batch.at)
    return len(batch.drafts), len(theirs), count(batch, ours), tell(batch, ours, theirs)[:5]


def prepare():
    shipped, made = calls()
    for call in made:
        for folder in ("all", call["id"]):
            os.makedirs(os.path.join(MADE, folder), exist_ok=True)
            write(os.path.join(MADE, folder, call["id"] + ".yaml"), rule_calls.text(call))
    write(FACTS, "\n".join(rule_calls.facts([*shipped, *made])))


@tap.case
def the_calls_are_calls():
    folder = os.path.join(MADE, "all")
    made = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    status, _, errors = cli.run("calls", "--check", *made)
    tap.ok(status == 0, f"{len(made)} calls made up by chance are without errors", errors)


@tap.case
def equal_verdicts():
    began = time.monotonic()
    counts, drafts, words, wrong = collections.Counter(), 0, 0, []
    with ProcessPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        for n, said, found, told in pool.map(compare, range(-(-DRAFTS // BATCH))):
            drafts, words = drafts + n, words + said
            counts += found
            wrong += told
    tap.ok(not wrong, f"{drafts} drafts, {words} things said of them: konsort and the solver agree",
           "\n".join(wrong[:10]))
    print(f"# in {time.monotonic() - began:.0f} s; " + ", ".join(
        f"{counts['', v, None]} {v}" for v in ("eligible", "not-eligible", "undecided")))
    tap.ok(drafts >= DRAFTS, "and all were judged", drafts)
    rare = covered(counts)
    tap.ok(not rare or DRAFTS < 20000, "every state of every condition came, and every verdict of "
           "every call", "\n".join(rare))


def covered(counts):
    """What came in too few drafts to say that it is right."""
    wanted = [("", "dispute", None)]
    for call in calls()[0]:
        for lot in rule_calls.lots(call):
            unknown = [rule for rule in lot.rules if "unknown" in rule.values()]
            decided = all(rule["level"] == "advice" for rule in unknown)
            wanted += [(lot.key, "not-eligible", None),
                       (lot.key, "eligible" if decided else "undecided", None)]
            for rule in lot.rules:
                states = ("undecided", ) if rule in unknown else ("met", "unmet")
                wanted += [(lot.key, rule["id"], state) for state in states]
    return [f"{key}: {counts[key]}" for key in wanted if counts[key] < DRAFTS // 20000]


@tap.case
def a_figure_that_is_wrong_is_found():
    """One condition of one call with another figure: the solver says otherwise."""
    batch = Batch(0)
    ours = judged(batch)
    with open(FACTS, encoding="utf-8") as file:
        facts = file.read()
    changes = (('need("ssa-2020 1","countries",4).',
                'need("ssa-2020 1","countries",5).', "countries"),
               ('seats("ssa-2020 2","places","sector",5).',
                'seats("ssa-2020 2","places","sector",4).', "places"),
               ('category("ssa-2015","sector","chamber").', "", "places-per-country"),
               ('months("ssa-2019 1","duration",24,24).', 'months("ssa-2019 1","duration",24,25).',
                "duration"),
               ('not_from("afi-2026 1","excluded-countries","BY").', "", "excluded-countries"))
    for number, (old, new, finding) in enumerate(changes):
        assert facts.count(old) == 1, old
        path = os.path.join(cli.SCRATCH, f"wrong{number}.lp")
        write(path, facts.replace(old, new))
        told = tell(batch, ours, solved(batch, path))
        key = re.search(r'"([^"]+)"', old).group(1)
        tap.ok(told and all(text.startswith(key) and f'"{finding}"' in text for text in told),
               f"{old} is {new or 'left out'}: told with draft and finding",
               "\n".join(told[:3]) or "nothing")


prepare()
tap.main()
