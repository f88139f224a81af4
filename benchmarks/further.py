"""Score the claims of 98 further stories, each with trees of the align stage that were fitted without it.

    python training/align/trees.py … --folds FOLDS --further DATA [--alone]
    python training/align/cut.py … --folds FOLDS --further DATA [--alone]
    python benchmarks/further.py --data DATA --scorer SCORERS --folds FOLDS [--jobs 2]

further.jsonl holds 98 stories of three reports each, drawn from DATA's bundles (US politics), incidents (local crime)
and tolls (the war in Syria by outlets of opposed sides): which texts are its reports, and where in each report the
readings of its claims stand. Assistant readers joined them by the guide of DATA/collation before any output of ours was
seen, each story by one reader; they marked claims and readings, nothing else. Align's trees learn from them, so each
story is aligned by those of the fold that held it out; no rule, no bar and no other weight was fitted on them. Trees
that learn from them alone need no encoder of a fold. The texts are other people's and are not here: a text that differs
from the one that was read is named, and its story left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rashomon import compare
from rashomon.align import align
from rashomon.align.weights import load, read_weights
from rashomon.brief import Brief, brief
from rashomon.pipeline import Pipeline

STORIES = Path(__file__).with_name("further.jsonl")
Place = tuple[str, int, int]


def lines(path: Path) -> Iterator[Any]:
    """Yield the values of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def texts(data: Path) -> dict[tuple[str, ...], str]:
    """Return each text as the readers saw it, headline first, by what further.jsonl calls it."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for bundle in lines(data / "bundles" / "triplets.jsonl"):
        for report in bundle["reports"]:
            found["bundles", bundle["story"], report["publisher"]] = report["title"], report["text"]
    for article in lines(data / "incidents" / "articles.jsonl"):
        found["incidents", article["id"]] = article["title"], article["text"]
    for article in lines(data / "tolls" / "articles.jsonl"):
        found["tolls", article["unit_id"]] = article["article_title"], article["article_content"]
    return {key: f"{title}\n\n{text}" for key, (title, text) in found.items()}


def reports_of(story: Any, known: dict[tuple[str, ...], str]) -> dict[str, str]:
    """Return a story's reports by name. Raises ``ValueError`` where one is missing or is not the text that was read."""
    reports = {name: known.get(tuple(key), "") for name, key in story["reports"].items()}
    for name, text in reports.items():
        if not hashlib.sha256(text.encode()).hexdigest().startswith(story["sha256"][name]):
            raise ValueError(f"{story['story']}: the text of {name} is not the one that was read")
    return reports


@dataclass(frozen=True)
class Told:
    """A claim of ours: where its readings stand, and where a brief shows it ("" where it doesn't, or one report has it
    alone)."""

    readings: list[Place]
    section: str


def told(reports: dict[str, str], fold: Path) -> list[Told]:
    """Return the claims that `rashomon.compare` makes with a fold's trees."""
    pipeline = replace(Pipeline(), align=partial(align, weights=read_weights(fold, load().encoder)))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in reports.items():
            (Path(folder) / f"{name}.txt").write_bytes(text.encode())
        comparison = compare(folder, pipeline=pipeline)
    stems = {report.id: Path(report.location).stem for report in comparison.story.reports}
    shown = sections(brief(comparison))
    return [
        Told([(stems[r.report], r.span.start, r.span.end) for r in claim.readings], shown.get(claim.id, ""))
        for claim in comparison.claims
    ]


def counted(story: Any, found: list[Told], scorer: Any) -> Counter[Any]:
    """Return a story's pairs, loose and strict, and its rows by section."""
    gold = scorer.pairs([[tuple(reading) for reading in claim] for claim in story["claims"]])
    ours = scorer.pairs([claim.readings for claim in found])
    n: Counter[Any] = Counter(gold=len(gold), told=len(ours), claims=len(story["claims"]), stories=1)
    for strict in (False, True):
        n["right", strict] = sum(any(scorer.same(pair, g, strict) for g in gold) for pair in ours)
        n["found", strict] = sum(any(scorer.same(pair, g, strict) for pair in ours) for g in gold)
    for claim in found:
        n["rows", claim.section] += 1
        n["rows right", claim.section] += any(
            scorer.same(pair, g, False) for pair in scorer.pairs([claim.readings]) for g in gold
        )
    return n


def sections(lines: Brief) -> dict[str, str]:
    """Return where a brief shows each claim that two reports share: surely shared, perhaps, or told once more."""
    shown = {"shared": (*lines.all_say, *lines.some_say), "maybe": lines.maybe_same, "again": lines.again}
    return {row.claim: section for section, rows in shown.items() for row in rows}


def main() -> None:
    """Compare every story; print a line a kind, and how many rows of a brief hold a pair of the annotators'."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "scorer", "folds"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import collation as scorer

    known = texts(arguments.data)
    folds = json.loads((arguments.folds / "further.json").read_text(encoding="utf-8"))
    stories, reports = [], []
    for story in lines(STORIES):
        try:
            reports.append(reports_of(story, known))
            stories.append(story)
        except ValueError as error:
            print(error)
    with ProcessPoolExecutor(arguments.jobs, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(told, reports, [arguments.folds / f"fold-{folds[s['story']]}" for s in stories]))
    total: dict[str, Counter[Any]] = {}
    for story, claims in zip(stories, found, strict=True):
        n = counted(story, claims, scorer)
        for kind in (story["story"].split("-")[0], "all"):
            total.setdefault(kind, Counter()).update(n)
    for kind, n in sorted(total.items()):
        rows = [scorer.prf(n["right", s], n["told"], n["found", s], n["gold"]) for s in (False, True)]
        print(f"{kind:9} {n['stories']:3} stories {n['claims']:5} claims  loose {rows[0]}  strict {rows[1]}")
    for section in ("shared", "maybe", "again"):
        shown, right = (total["all"][name, section] for name in ("rows", "rows right"))
        print(f"{section:7} {shown} rows, right {right / max(shown, 1):.3f}")


if __name__ == "__main__":
    main()
