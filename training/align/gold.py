"""The annotated stories as training data: which pairs of clauses annotators joined, and each story's fold."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

from rashomon.api import analyse
from rashomon.attribute import attribute, voice
from rashomon.link import link
from rashomon.link.weights import fitted
from rashomon.model import Analysis, Linked, Story, content_id
from rashomon.pipeline import Pipeline

FOLDS = 5

# A clause as the scorer places it: the report's file stem, its first and last character.
Place = tuple[str, int, int]


def command(description: str) -> tuple[argparse.Namespace, Any]:
    """Return the command line (``data``, ``scorer``, ``folds`` and, if given, ``out``) and the scorer's module."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, needed in (("data", True), ("scorer", True), ("folds", True), ("out", False)):
        parser.add_argument(f"--{name}", type=Path, required=needed)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import collation

    return arguments, collation


def stories(data: Path) -> list[Path]:
    """Return the folders of annotated stories, in order of name."""
    return sorted(gold.parent for gold in data.glob("*/gold.json"))


def fold_of(names: list[str]) -> dict[str, int]:
    """Return each story's fold: stories in order of name dealt out in turn, so that each kind is in every fold."""
    return {name: number % FOLDS for number, name in enumerate(sorted(names))}


def analysed(folder: Path, unseen: Path | None = None) -> list[Analysis]:
    """Return the analyses of a story's reports, in the order in which `rashomon.align` reads them.

    ``unseen`` is the folder of the fold that held the story out: its ``voice.npz`` then tells whose word a clause is.
    """
    voices = partial(attribute, weights=voice.read_weights(unseen)) if unseen else attribute
    outcomes = analyse(sorted(folder.glob("*.txt")), pipeline=replace(Pipeline(), attribute=voices))
    return sorted((a for a in outcomes if isinstance(a, Analysis)), key=lambda a: a.report.id)


def story_of(folder: Path, unseen: Path) -> tuple[Story, Linked]:
    """Return a story and its entities, both made with the weights of the fold that held it out."""
    story = Story(content_id("y", folder.name), tuple(analysed(folder, unseen)))
    return story, link(story, fitted(unseen))


def places(analysis: Analysis) -> list[Place]:
    """Return where each clause of a report stands."""
    stem = Path(analysis.report.location).stem
    return [(stem, clause.span.start, clause.span.end) for clause in analysis.clauses]


def gold_pairs(folder: Path, scorer: Any) -> list[Any]:
    """Return the pairs of readings that the annotators joined."""
    texts = scorer.Texts(folder)
    claims = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["claims"]
    return list(
        scorer.pairs([[(r["report"], *texts.find(r["report"], r["quote"])) for r in c["readings"]] for c in claims])
    )


def agreement(a: Place, b: Place, gold: list[Any], scorer: Any) -> float:
    """Return 0 where annotators did not join two places, even loosely; else how well both ends are cut as theirs.

    That is the lesser intersection over union of the two ends, with the annotated pair that fits best, in (0, 1].
    """
    pair = tuple(sorted((a, b)))
    return max((min(map(overlap, pair, g)) for g in gold if scorer.same(pair, g, False)), default=0.0)


def overlap(a: Place, b: Place) -> float:
    """Return the intersection over union of two places of one report."""
    return (min(a[2], b[2]) - max(a[1], b[1])) / (max(a[2], b[2]) - min(a[1], b[1]))


def agreements(statements: list[Place], gold: list[Any], scorer: Any) -> dict[tuple[int, int], float]:
    """Return `agreement` of every pair of clauses that annotators joined, by their numbers."""
    across = ((i, j) for i, j in combinations(range(len(statements)), 2) if statements[i][0] != statements[j][0])
    found = {(i, j): agreement(statements[i], statements[j], gold, scorer) for i, j in across}
    return {pair: value for pair, value in found.items() if value}
