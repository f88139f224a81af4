"""Fit the trees that tell which part of a clause a claim shares.

    pip install lightgbm==4.*
    python training/align/cut.py --data COLLATION --scorer FOLDER_OF_SCORERS --folds FOLDS
        [--further DATA [--alone]] [--out src/rashomon/models/align]

Runs after training/align/trees.py: a story's pairs are those that the trees of its fold in FOLDS, which did not see it,
give some likelihood. For each pair that annotators joined, each part of one clause is set against each part of the
other (`rashomon.align.extents`). What the trees learn to tell is whether the two parts are cut as some annotated pair
is. FOLDS receives the trees of each fold, fitted on the other four fifths, for benchmarks/collation.py; --out the trees
fitted on all stories. DATA is as for training/align/trees.py.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from gold import FOLDS, Lesson, Place, command, gold_pairs, lessons
from rashomon.align import scored
from rashomon.align.cut import NAMES, Sheet, features
from rashomon.align.profile import profiles
from rashomon.model import Analysis
from rashomon.trees import read_trees

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from boosted import PARAMETERS, as_trees, write  # noqa: E402

ROUNDS = 120
FITTING = PARAMETERS | {
    "learning_rate": 0.08,
    "num_leaves": 24,
    "max_depth": 7,
    "min_child_samples": 100,
}
# Pairs less likely than this are seldom joined, and teach nothing.
LEAST = 0.12
# Pairs of parts that are drawn from each pair of clauses, the two wholes among them.
DRAWN = 32

Sample = tuple[Any, Any]


def sample(lesson: Lesson, scorer: Any, fold: Path) -> Sample:
    """Return a story's pairs of parts as (features, cut as annotated), each pair of clauses from both sides.

    ``fold`` holds the trees that were fitted without the story.
    """
    trees = read_trees((fold / "trees.npz").read_bytes())
    story, linked = lesson.told()
    analyses = story.analyses
    described = profiles(story, linked, lesson.encoder())
    sheets = [sheet for p in described for sheet in p.sheets]
    where = [places(analysis, sheet) for analysis, p in zip(analyses, described, strict=True) for sheet in p.sheets]
    gold = gold_pairs(lesson.folder, scorer)
    drawer = np.random.default_rng(1)
    rows, right = [np.zeros((0, len(NAMES)))], [np.zeros(0)]
    for (a, b), score in scored(described, trees).items():
        if score < LEAST or not where[a] or not where[b]:
            continue
        if not any(scorer.same(tuple(sorted((where[a][0], where[b][0]))), g, False) for g in gold):
            continue
        value = np.array([[cut_as(tuple(sorted((x, y))), gold, scorer) for y in where[b]] for x in where[a]])
        for one, other, told in ((a, b, value), (b, a, value.T)):
            block = features(sheets[one], sheets[other], score).reshape(-1, len(NAMES))
            kept = np.append(0, drawer.permutation(np.arange(1, len(block)))[: DRAWN - 1])
            rows.append(block[kept])
            right.append(told.reshape(-1)[kept])
    return np.concatenate(rows), np.concatenate(right)


def places(analysis: Analysis, sheet: Sheet) -> list[Place]:
    """Return where each part of a clause stands."""
    stem, tokens = Path(analysis.report.location).stem, analysis.parse.tokens
    return [(stem, tokens[e.first].start, tokens[e.last].end) for e in sheet.extents]


def cut_as(pair: Any, gold: list[Any], scorer: Any) -> float:
    """Return 1 where a pair of parts is cut as an annotated pair is, else 0."""
    return float(any(scorer.same(pair, g, True) for g in gold))


def fit(samples: list[Sample]) -> Any:
    """Return a booster fitted on samples."""
    rows, right = (np.concatenate(each) for each in zip(*samples, strict=True))
    return lightgbm.train(FITTING, lightgbm.Dataset(rows, right, feature_name=list(NAMES)), ROUNDS)


def main() -> None:
    """Fit for each fold, then on all stories."""
    arguments, scorer = command(__doc__, ("further", "out"))
    folds = [arguments.folds / f"fold-{fold}" for fold in range(FOLDS)]
    with tempfile.TemporaryDirectory() as scratch:
        samples = [(each.fold, sample(each, scorer, folds[each.fold])) for each in lessons(arguments, Path(scratch))]
    print(f"{len(samples)} stories, {sum(len(rows) for _, (rows, _) in samples)} pairs of parts")
    for fold, folder in enumerate(folds):
        write(as_trees(fit([each for other, each in samples if other != fold])), folder, "cut.npz")
    if arguments.out:
        booster = fit([each for _, each in samples])
        write(as_trees(booster), arguments.out, "cut.npz")
        gain = booster.feature_importance("gain")
        print("gain:", ", ".join(f"{NAMES[n]} {gain[n] / gain.sum():.2f}" for n in np.argsort(-gain)[:12]))


if __name__ == "__main__":
    main()
