"""Score the claims and labels of 98 further stories, with trees of the align stage that were fitted without each.

    python training/align/trees.py … --folds FOLDS --further DATA [--alone]
    python training/align/cut.py … --folds FOLDS --further DATA [--alone]
    python benchmarks/further.py --data DATA --scorer SCORERS --folds FOLDS [--jobs 2]

further.jsonl holds 98 stories of three reports each, drawn from DATA's bundles (US politics), incidents (local crime)
and tolls (the war in Syria by outlets of opposed sides): which texts are its reports, and where in each report the
readings of its claims and its labels stand. Assistant readers joined the claims by the guide of DATA/collation before
any output of ours was seen, each story by one reader; others, as unaware, marked later what each report calls the main
people, groups, places and things. Align's trees learn from the claims, so each story is aligned by those of the fold
that held it out; no bar and no other weight was fitted on them. Trees that learn from them alone need no encoder of a
fold. The texts are other people's and are not here: a text that differs from the one that was read is named, and its
story left out.
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
from rashomon.model import Index, Mention, Reading
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


@dataclass(frozen=True)
class Compared:
    """A story's claims, and where each of its entities is mentioned."""

    claims: list[Told]
    things: list[list[Place]]


def told(reports: dict[str, str], fold: Path) -> Compared:
    """Return what `rashomon.compare` makes of a story with a fold's trees."""
    pipeline = replace(Pipeline(), align=partial(align, weights=read_weights(fold, load().encoder)))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in reports.items():
            (Path(folder) / f"{name}.txt").write_bytes(text.encode())
        comparison = compare(folder, pipeline=pipeline)
    stems = {report.id: Path(report.location).stem for report in comparison.story.reports}
    shown, mentions = sections(brief(comparison)), Index.of(comparison.story).mentions

    def place(at: Reading | Mention) -> Place:
        return stems[at.report], at.span.start, at.span.end

    claims = [Told(list(map(place, claim.readings)), shown.get(claim.id, "")) for claim in comparison.claims]
    return Compared(claims, [[place(mentions[each]) for each in entity.mentions] for entity in comparison.entities])


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


def labelled(story: Any, reports: dict[str, str], things: list[list[Place]], scorer: Any) -> Counter[Any]:
    """Return how many pairs of a story's labels are joined, rightly and wrongly, as the scorer counts them."""
    labels = [{"names": names_of(label, reports)} for label in story["labels"]]
    mentions = [[{"report": r, "text": reports[r][start:end], "start": start} for r, start, end in t] for t in things]
    found = {
        "reports": [{"id": name, "location": f"{name}.txt"} for name in reports],
        "entities": [{"id": n, "name": "", "mentions": each} for n, each in enumerate(mentions)],
        "claims": [],
        "statements": [],
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, text in reports.items():
            (Path(folder) / f"{name}.txt").write_bytes(text.encode())
        (Path(folder) / "gold.json").write_text(json.dumps({"claims": [], "labels": labels}), encoding="utf-8")
        (Path(folder) / "comparison.json").write_text(json.dumps(found), encoding="utf-8")
        n = scorer.score([folder])
    return Counter({key: n[key] for key in ("label pairs", "label joined", "other pairs", "other joined")})


def names_of(label: list[Place], reports: dict[str, str]) -> dict[str, list[str]]:
    """Return what each report calls a labelled thing, by report."""
    names: dict[str, list[str]] = {}
    for report, start, end in label:
        names.setdefault(report, []).append(reports[report][start:end])
    return names


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
    for story, here, each in zip(stories, reports, found, strict=True):
        n = counted(story, each.claims, scorer) + labelled(story, here, each.things, scorer)
        for kind in (story["story"].split("-")[0], "all"):
            total.setdefault(kind, Counter()).update(n)
    for kind, n in sorted(total.items()):
        rows = [scorer.prf(n["right", s], n["told"], n["found", s], n["gold"]) for s in (False, True)]
        print(f"{kind:9} {n['stories']:3} stories {n['claims']:5} claims  loose {rows[0]}  strict {rows[1]}")
    for section in ("shared", "maybe", "again"):
        shown, right = (total["all"][name, section] for name in ("rows", "rows right"))
        print(f"{section:7} {shown} rows, right {right / max(shown, 1):.3f}")
    for told_of, of in (("label joined", "label pairs"), ("other joined", "other pairs")):
        print(f"{told_of} {total['all'][told_of] / total['all'][of]:.4f} of {total['all'][of]}")


if __name__ == "__main__":
    main()
