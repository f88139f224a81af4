"""The annotated stories as training data: which pairs of clauses annotators joined, and each story's fold."""

from __future__ import annotations

import argparse
import json
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

from rashomon.api import analyse
from rashomon.model import Analysis

FOLDS = 5

# A clause as the scorer places it: the report's file stem, its first and last character.
Place = tuple[str, int, int]


def command(description: str, *further: tuple[str, bool]) -> tuple[argparse.Namespace, Any]:
    """Return the command line (``data``, ``scorer``, ``folds``; if given ``more``, ``out``) and the scorer's module."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, needed in (("data", True), ("more", False), ("scorer", True), ("folds", True), ("out", False), *further):
        parser.add_argument(f"--{name}", type=Path, required=needed)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import collation

    return arguments, collation


def stories(data: Path) -> list[Path]:
    """Return the folders of annotated stories, in order of name."""
    return sorted(gold.parent for gold in data.glob("*/gold.json"))


def gathered(arguments: argparse.Namespace) -> tuple[list[Path], dict[str, int], set[str]]:
    """Return the stories of ``data`` and of ``more``, each story's fold, and which of them are to be measured.

    The stories of ``more`` are dealt out in folds as the others are, so that no story is ever read by weights that saw
    it; what is measured are the stories of ``data`` alone.
    """
    measured = stories(arguments.data)
    more = stories(arguments.more) if arguments.more else []
    folds = {**fold_of([folder.name for folder in more]), **fold_of([folder.name for folder in measured])}
    return [*measured, *more], folds, {folder.name for folder in measured}


def fold_of(names: list[str]) -> dict[str, int]:
    """Return each story's fold: stories in order of name dealt out in turn, so that each kind is in every fold."""
    return {name: number % FOLDS for number, name in enumerate(sorted(names))}


def analysed(folder: Path) -> list[Analysis]:
    """Return the analyses of a story's reports, in the order in which `rashomon.align` reads them."""
    outcomes = analyse(sorted(folder.glob("*.txt")))
    return sorted((a for a in outcomes if isinstance(a, Analysis)), key=lambda a: a.report.id)


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
