"""Score the toll that the Figures table gives for each report: how many dead, how many injured.

    python benchmarks/figures.py tolls FILE.jsonl [--errors dead|injured]
    python benchmarks/figures.py incidents FOLDER [--every N] [--errors dead|injured]

FILE is a list of reports with ``nb_civilians``, ``nb_noncivilians``, ``nb_children``, ``nb_women`` (FA-KES); FOLDER
holds ``articles.jsonl`` and ``registry.jsonl`` with ``num_killed`` and ``num_injured`` of each incident.

*Gold.* Of an incident, the registry's number, the shooter among the dead included. Of a toll report, civilians and
fighters together; since some annotators count women and children among the civilians and some beside them, the sum of
all four is right as well.

*The text gives it* where a sentence that has a word of death (of injury) holds the number in figures or words. One
may be given without a number ("a man was killed"): for 1, a sentence that says "killed", "died", "dead", "fatally"
("injured", "wounded", "hurt") is enough. Only these reports are scored. Expressions over the characters decide it,
nothing of the product does.

*The figure* is the product's own: the toll of that state in the Figures table of the report alone, right where the
number that its words name is the gold's ("at least 12" names 12, "10 to 12" both). No toll counts as wrong; ``told`` is
how many have one. The baseline is one regular expression a state, first match in headline and text, and 1 where none
matches and a sentence says as much.

Where the gold is 0 nothing needs to be in the text: ``none`` is how many of those reports get no toll or 0.

The reports are sorted by date and halved; the errors that were read while the rules were written are all of the first
half.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from rashomon.errors import DocumentError
from rashomon.model import Analysis, Document, Linked, Quantity, Story
from rashomon.pipeline import Pipeline, analyse_report
from rashomon.read import extract
from rashomon.tabulate import tabulate

STATES = ("dead", "injured")
WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
eighteen nineteen twenty".split()
)
NAMED = {word: number for number, word in enumerate(WORDS)} | {"dozen": 12, "thirty": 30, "forty": 40, "fifty": 50}
TOLD = {
    "dead": re.compile(
        r"\b(?:kill|dead\b|die[ds]\b|dying|death|fatal|slain|murder|homicide|bod(?:y|ies)\b|lives\b)", re.I
    ),
    "injured": re.compile(r"\b(?:injur|wound|hurt\b)", re.I),
}
TOLD_OF_ONE = {
    "dead": re.compile(r"\b(?:killed|kills|killing|dead|died|dies|slain|fatally)\b", re.I),
    "injured": re.compile(r"\b(?:injured|injures|injuring|wounded|wounds|wounding|hurt)\b", re.I),
}
NUMBER = r"(\d[\d,]*|" + "|".join(NAMED) + ")"
GAP = r"(?:[\s-]+[\w'’-]+){0,2}?[\s-]+"
BASELINE = {
    "dead": re.compile(
        rf"\b{NUMBER}{GAP}(?:killed|dead|died|dies|deaths|slain|lives)\b"
        rf"|\b(?:kill(?:s|ed|ing)?|death toll|claim(?:s|ed|ing)){GAP}{NUMBER}\b",
        re.I,
    ),
    "injured": re.compile(
        rf"\b{NUMBER}{GAP}(?:injured|wounded|hurt|injuries)\b|\b(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)){GAP}{NUMBER}\b",
        re.I,
    ),
}


class Case(NamedTuple):
    """A report with the numbers that are right for each state. ``date`` sorts; ``published`` is told to the product."""

    name: str
    date: datetime
    published: str | None
    title: str
    text: str
    gold: Mapping[str, frozenset[int]]


def tolls(path: Path) -> Iterator[Case]:
    """Yield the reports of FA-KES. Titles stand in their texts; their dates are an event registry's and sort only."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        base = record["nb_civilians"] + record["nb_noncivilians"]
        whole = base + record["nb_children"] + record["nb_women"]
        day = datetime.strptime(record["date"], "%m/%d/%y")
        gold = {"dead": frozenset({base, whole} - {0} or {0})}
        yield Case(record["unit_id"], day, None, "", record["article_content"], gold)


def incidents(folder: Path) -> Iterator[Case]:
    """Yield the reports of the incidents that the registry knows."""
    registry = {}
    for line in (folder / "registry.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        registry[record["incident_id"]] = record
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        facts = registry.get(record["incident_id"])
        if facts is not None:
            gold = {"dead": frozenset({facts["num_killed"]}), "injured": frozenset({facts["num_injured"]})}
            day = datetime.fromisoformat(record["date"])
            yield Case(record["id"], day, record["date"], record["title"], record["text"], gold)


def value(written: str) -> int | None:
    """Return the value of a number in figures or in a word."""
    word = written.lower().replace(",", "")
    return NAMED.get(word, int(word) if word.isdecimal() else None)


def given(case: Case, state: str) -> bool:
    """Return whether the text gives one of the right numbers, in a sentence that has a word of the state."""
    for sentence in re.split(r"(?<=[.!?])\s|\n", f"{case.title}\n{case.text}"):
        if 1 in case.gold[state] and TOLD_OF_ONE[state].search(sentence):
            return True
        if TOLD[state].search(sentence):
            if {value(word) for word in re.findall(rf"\b{NUMBER}\b", sentence, re.I)} & case.gold[state]:
                return True
    return False


def baseline(case: Case, state: str) -> int | None:
    """Return the number of the expression's first match."""
    text = f"{case.title}\n{case.text}"
    if match := BASELINE[state].search(text):
        return value(next(group for group in match.groups() if group))
    return 1 if TOLD_OF_ONE[state].search(text) else None


def analysed(case: Case) -> Analysis | None:
    """Return the analysis of a report as the command line makes it, ``None`` where it reads none."""
    pipeline = Pipeline()
    record = {"id": case.name, "title": case.title, "text": case.text, "date": case.published}
    document = Document(case.name, "application/json", json.dumps(record).encode("ascii"))
    try:
        return analyse_report(pipeline.clean(extract(document), "en"), pipeline)
    except DocumentError:
        return None


def told(analysis: Analysis | None) -> dict[str, Quantity]:
    """Return the tolls that the Figures table gives for a report, by state."""
    figures = tabulate(Story("y", (analysis,)), Linked(()), ()).figures if analysis else ()
    return {f.quantity.state: f.quantity for f in figures if f.toll and f.quantity.state}


def names(quantity: Quantity | None) -> set[float]:
    """Return the numbers that an amount's words name."""
    return {end for end in (quantity.low, quantity.high) if end is not None} if quantity else set()


def score(cases: list[Case], read: Callable[[Case], Analysis | None], shown: str | None) -> Counter[tuple[str, str]]:
    """Return counts by state and outcome; print the wrong ones of a state."""
    n: Counter[tuple[str, str]] = Counter()
    for case in cases:
        tolls = told(read(case))
        for state, gold in case.gold.items():
            found = names(tolls.get(state))
            n[state, "all"] += 1
            if gold == {0}:
                n[state, "zero"] += 1
                n[state, "none"] += not found - {0}
                n[state, "none by baseline"] += baseline(case, state) in (None, 0)
            elif given(case, state):
                n[state, "given"] += 1
                n[state, "told"] += bool(found)
                n[state, "right"] += bool(found & gold)
                n[state, "right by baseline"] += baseline(case, state) in gold
                if shown == state and not found & gold:
                    print(
                        f"{case.name} {state} {sorted(gold)} <- {tolls.get(state)}: {case.title} | {case.text[:200]!r}"
                    )
    return n


def show(name: str, n: Counter[tuple[str, str]]) -> None:
    """Print one half's figures."""
    for state in dict.fromkeys(key[0] for key in n):
        given, told, zero = (n[state, key] for key in ("given", "told", "zero"))
        right, base = (n[state, key] / max(given, 1) for key in ("right", "right by baseline"))
        line = f"{name:7} {state:8} right {right:.3f} (baseline {base:.3f}) of {given} given"
        line += f", told {told / max(given, 1):.3f}"
        none, bare = n[state, "none"], n[state, "none by baseline"]
        print(line + (f"; none {none / zero:.3f} (baseline {bare / zero:.3f}) of {zero}" if zero else ""))


def halves(cases: list[Case]) -> tuple[list[Case], list[Case]]:
    """Return the earlier and the later half."""
    ordered = sorted(cases, key=lambda case: (case.date, case.name))
    return ordered[: len(ordered) // 2], ordered[len(ordered) // 2 :]


def main() -> None:
    """Read, analyse, score by half and together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", choices=("tolls", "incidents"))
    parser.add_argument("path", type=Path)
    parser.add_argument("--every", type=int, default=1, help="score every n-th report")
    parser.add_argument("--errors", choices=STATES)
    arguments = parser.parse_args()
    cases = list({"tolls": tolls, "incidents": incidents}[arguments.corpus](arguments.path))
    total: Counter[tuple[str, str]] = Counter()
    for name, half in zip(("first", "second"), halves(cases), strict=True):
        n = score(half[:: arguments.every], analysed, arguments.errors if name == "first" else None)
        show(name, n)
        total += n
    show("all", total)


if __name__ == "__main__":
    sys.exit(main())
