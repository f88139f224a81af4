"""Fit what tells whether two reports are of one event: a logistic regression over what they share.

    python training/group/likeness.py --incidents articles.jsonl --others train.jsonl
        [--out src/rashomon/models/group/likeness.json]

A line of articles.jsonl holds one report as {"id", "incident_id", "date", "title", "text"}, in order of date; the
earlier half of the file is used. A line of train.jsonl holds a report as {"id", "text"} with the date in its id; no
events are marked there, so its pairs that lie two weeks or more apart are taken for pairs of two events, and the nearer
ones are left out.

The pairs are those that a stream compares. The incidents count twice, with their dates and, for reports that have none,
without. The weights are Newton's for the likelihood with a ridge on standardised features.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.errors import DocumentError
from rashomon.group.index import Index
from rashomon.group.score import FEED, NAMES, Bag, Scorer
from rashomon.group.sketch import Sketch, sketch
from rashomon.mention import mention
from rashomon.model import Analysis, Document
from rashomon.pipeline import Pipeline

Floats = npt.NDArray[np.float64]
DATE = re.compile(r"\d{4}-\d\d-\d\d")
# Days between two reports that are taken to be of two events.
APART = 14
# What a pair counts: of the incidents, of the same without dates, of the other reports.
DATED, UNDATED, OTHER = 1.0, 0.3, 0.5
RIDGE, STEPS = 1.0, 40


@dataclass(frozen=True)
class Pairs:
    """Features of pairs, shape (pairs, features), whether each is of one event, and what each counts."""

    features: Floats
    same: Floats
    counts: Floats


def read(lines: Sequence[str]) -> Iterator[tuple[Sketch, str]]:
    """Yield the sketch and the event of each report that can be read."""
    pipeline = Pipeline()
    for record in map(json.loads, lines):
        given = {"id": record["id"], "text": record["text"], "title": record.get("title")}
        given["date"] = record.get("date") or DATE.search(record["id"]).group()  # type: ignore[union-attr]
        content = json.dumps({name: value for name, value in given.items() if value}).encode()
        try:
            page = pipeline.extract(Document(record["id"], "application/json", content))
            parsed = pipeline.parse(pipeline.clean(page, "en"))
        except DocumentError:
            continue
        yield sketch(Analysis(parsed, mention(parsed), ())), record.get("incident_id", record["id"])


def compared(sketches: Sequence[Sketch], scorer: Scorer) -> Iterator[tuple[Bag, list[Bag]]]:
    """Yield each report with the earlier ones that a stream compares it with."""
    index, held = Index(FEED.proposed, scorer.rarities), dict[str, Bag]()
    for new in sorted(map(scorer.bag, sketches), key=lambda each: each.order):
        yield new, [held[earlier] for earlier in index.earlier(new)]
        index.enter(new)
        held[new.report] = new


def pairs(reports: Sequence[tuple[Sketch, str]], counts: float, apart: int = 0) -> Pairs:
    """Return the pairs of reports that lie at least so many days apart."""
    events = {each.report: event for each, event in reports}
    rows, same, scorer = [np.empty((0, len(NAMES)))], list[float](), Scorer()
    for new, earlier in compared([each for each, _ in reports], scorer):
        far = [each for each in earlier if not apart or abs((each.day or 0) - (new.day or 0)) >= apart]
        if far:
            rows.append(scorer.features(new, far).T)
            same += [float(events[each.report] == events[new.report]) for each in far]
    return Pairs(np.concatenate(rows), np.array(same), np.full(len(same), counts))


def undated(reports: Sequence[tuple[Sketch, str]]) -> list[tuple[Sketch, str]]:
    """Return the reports without their dates."""
    return [(replace(each, earliest=None, latest=None), event) for each, event in reports]


def fit(sets: Sequence[Pairs]) -> Floats:
    """Return the weights of the features, shape (features,)."""
    rows = np.concatenate([each.features for each in sets])
    same = np.concatenate([each.same for each in sets])
    counts = np.concatenate([each.counts for each in sets])
    middle, spread = rows.mean(0), rows.std(0) + 1e-9
    middle[0], spread[0] = 0.0, 1.0
    scaled, ridge = (rows - middle) / spread, RIDGE * np.eye(rows.shape[1])
    ridge[0, 0] = 1e-6
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (counts * (likely - same)) + ridge @ found
        found -= np.linalg.solve((scaled * (counts * likely * (1 - likely))[:, None]).T @ scaled + ridge, slope)
    weights = found / spread
    weights[0] -= float((found * middle / spread).sum())
    return np.asarray(weights)


def written(weights: Floats) -> dict[str, float]:
    """Return the weights as they are shipped."""
    return {name: round(float(value), 3) for name, value in zip(NAMES, weights, strict=True)}


def learned(incidents: Sequence[tuple[Sketch, str]], others: Sequence[tuple[Sketch, str]]) -> dict[str, Any]:
    """Return the weights for reports with known events and others without."""
    sets = [pairs(incidents, DATED), pairs(undated(incidents), UNDATED), pairs(others, OTHER, APART)]
    for each in sets:
        print(f"{len(each.same)} pairs, {int(each.same.sum())} of one event")
    return written(fit(sets))


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=Path, required=True)
    parser.add_argument("--others", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/rashomon/models/group/likeness.json"))
    arguments = parser.parse_args()
    lines = arguments.incidents.read_text(encoding="utf-8").splitlines()
    incidents = list(read(lines[: len(lines) // 2]))
    others = list(read(arguments.others.read_text(encoding="utf-8").splitlines()))
    arguments.out.write_text(json.dumps(learned(incidents, others), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
