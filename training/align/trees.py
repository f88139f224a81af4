"""Fit the trees that tell whether two statements say the same thing, and measure them on stories not fitted on.

    pip install lightgbm==4.*
    (training/attribution/voice.py, training/link/bearers.py and training/encoder/fit.py with --folds FOLDS first)
    python training/align/trees.py --data COLLATION --scorer FOLDER_OF_SCORERS --folds FOLDS
        [--further DATA [--alone]] [--out src/rashomon/models/align]

COLLATION holds one folder a story (reports as .txt, gold.json). FOLDS holds what the scripts before this one fitted
without each fifth: a story's features always come from voices, links and an encoder that did not see it. DATA holds the
sets of DATA.md, for the further stories of benchmarks/further.jsonl; voices, links and encoder that ship saw none of
these. Five folds by story: each story's pairs are scored by trees fitted on the other four fifths of both; the printed
figures are of those, first the annotated stories, then the further ones. FOLDS receives the trees, for
benchmarks/collation.py and benchmarks/further.py. The trees written to --out are fitted on all stories. With --alone
the further stories are all: that needs nothing in FOLDS, and minutes on a processor.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from gold import FOLDS, Lesson, Place, agreement, command, gold_pairs, lessons, places
from rashomon.align import BARS
from rashomon.align.features import NAMES, pairs
from rashomon.align.join import Bars, groups
from rashomon.align.profile import profiles

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from boosted import PARAMETERS, as_trees, write  # noqa: E402

# Small trees: the encoder's likeness tells most, and much of what is left is chance.
ROUNDS = 350
FITTING = PARAMETERS | {"learning_rate": 0.05, "num_leaves": 15, "min_child_samples": 160}
# How much a pair counts that annotators joined: more, the better both ends are cut as theirs are.
LEAST_WEIGHT, CUT_WEIGHT = 0.4, 1.2


@dataclass(frozen=True)
class Sample:
    """One story: its statements, candidate pairs, features, how well each is cut (0: not joined), gold pairs."""

    lesson: Lesson
    statements: list[Place]
    numbers: list[tuple[int, int]]
    features: Any
    cut: Any
    gold: list[Any]


def sample(lesson: Lesson, scorer: Any) -> Sample:
    """Return a story's candidate pairs with features and labels."""
    story, linked = lesson.told()
    described = profiles(story, linked, lesson.encoder())
    statements = [place for analysis in story.analyses for place in places(analysis)]
    bases = np.cumsum([0, *(len(p.statements) for p in described)])
    numbers: list[tuple[int, int]] = []
    blocks = []
    for a, b in combinations(range(len(described)), 2):
        kept = pairs(described[a], described[b], len(described))
        numbers += zip((kept.left + bases[a]).tolist(), (kept.right + bases[b]).tolist(), strict=True)
        blocks.append(kept.features)
    gold = gold_pairs(lesson.folder, scorer)
    cut = np.array([agreement(statements[i], statements[j], gold, scorer) for i, j in numbers])
    features = np.concatenate(blocks) if blocks else np.zeros((0, len(NAMES)))
    return Sample(lesson, statements, numbers, features, cut, gold)


def fit(samples: list[Sample]) -> Any:
    """Return a booster fitted on the samples' pairs."""
    features = np.concatenate([s.features for s in samples])
    cut = np.concatenate([s.cut for s in samples])
    weight = np.where(cut > 0, LEAST_WEIGHT + CUT_WEIGHT * cut, 1.0)
    data = lightgbm.Dataset(features, (cut > 0).astype(float), weight=weight, feature_name=list(NAMES))
    return lightgbm.train(FITTING, data, ROUNDS)


def measure(samples: list[Sample], scores: dict[Path, Any], scorer: Any, bars: Bars) -> str:
    """Return precision, recall and F1 of the grouped pairs, loose and strict, as the scorer counts them."""
    n: Counter[Any] = Counter()
    for s in samples:
        table = dict(zip(s.numbers, scores[s.lesson.folder].tolist(), strict=True))
        grouped = groups(len(s.statements), [p[0] for p in s.statements], table, bars)
        told = scorer.pairs([[s.statements[i] for i in group] for group in grouped])
        n["gold"] += len(s.gold)
        n["told"] += len(told)
        for strict in (False, True):
            n["right", strict] += sum(any(scorer.same(p, g, strict) for g in s.gold) for p in told)
            n["found", strict] += sum(any(scorer.same(p, g, strict) for p in told) for g in s.gold)
    rows = [scorer.prf(n["right", strict], n["told"], n["found", strict], n["gold"]) for strict in (False, True)]
    return f"bars {bars.mutual:.2f} {bars.other:.2f}  loose {rows[0]}  strict {rows[1]}  ({n['told']} pairs)"


def main() -> None:
    """Fit, measure across folds, write."""
    arguments, scorer = command(__doc__, ("further", "out"))
    with tempfile.TemporaryDirectory() as scratch:
        samples = [sample(lesson, scorer) for lesson in lessons(arguments, Path(scratch))]
    found = sum(
        any(scorer.same(tuple(sorted((s.statements[i], s.statements[j]))), g, False) for i, j in s.numbers)
        for s in samples
        for g in s.gold
    )
    total = sum(len(s.gold) for s in samples)
    pairs = sum(len(s.numbers) for s in samples)
    print(f"{len(samples)} stories, {pairs} candidate pairs; blocking recall {found / total:.3f}")
    parts = [[s for s in samples if bool(s.lesson.unseen) == own] for own in (True, False)]
    arguments.folds.mkdir(parents=True, exist_ok=True)
    for part, file in zip(parts, ("folds.json", "further.json"), strict=True):
        if part:
            folds = {s.lesson.folder.name: s.lesson.fold for s in part}
            (arguments.folds / file).write_text(json.dumps(folds, indent=1), encoding="utf-8")
    scores: dict[Path, Any] = {}
    for fold in range(FOLDS):
        trees = as_trees(fit([s for s in samples if s.lesson.fold != fold]))
        write(trees, arguments.folds / f"fold-{fold}")
        scores |= {s.lesson.folder: trees.probability(s.features) for s in samples if s.lesson.fold == fold}
    for part in filter(None, parts):
        for other in (-0.1, -0.05, 0.0, 0.05, 0.1):
            print(measure(part, scores, scorer, replace(BARS, other=BARS.other + other)))
    if arguments.out:
        booster = fit(samples)
        write(as_trees(booster), arguments.out)
        gain = booster.feature_importance("gain")
        order = np.argsort(-gain)[:12]
        print("gain:", ", ".join(f"{NAMES[n]} {gain[n] / gain.sum():.2f}" for n in order))


if __name__ == "__main__":
    main()
