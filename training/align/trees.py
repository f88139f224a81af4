"""Fit the trees that tell whether two statements say the same thing, and measure them on stories not fitted on.

    pip install lightgbm==4.*
    (training/attribution/voice.py, training/link/bearers.py and training/encoder/fit.py with --folds FOLDS first)
    python training/align/trees.py --data COLLATION --scorer FOLDER_OF_SCORERS --folds FOLDS
        [--out src/rashomon/models/align]

COLLATION holds one folder a story (reports as .txt, gold.json). FOLDS holds what the scripts before this one fitted
without each fifth: a story's features always come from voices, links and an encoder that did not see it. Five folds by
story: each story's pairs are scored by trees fitted on the other four fifths; the printed figures are of those. FOLDS
receives them, for benchmarks/collation.py. The trees written to --out are fitted on all stories.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from gold import FOLDS, Place, agreement, command, fold_of, gold_pairs, places, stories, story_of
from rashomon.align import BARS
from rashomon.align.features import NAMES, pairs
from rashomon.align.join import Bars, groups
from rashomon.align.profile import profiles
from rashomon.encoder import read_encoder

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from boosted import PARAMETERS, as_trees, write  # noqa: E402

# Small trees: the encoder's likeness tells most, and much of what is left is chance.
ROUNDS = 350
FITTING = PARAMETERS | {"num_leaves": 8, "min_child_samples": 80}
# How much a pair counts that annotators joined: more, the better both ends are cut as theirs are.
LEAST_WEIGHT, CUT_WEIGHT = 0.4, 1.2


@dataclass(frozen=True)
class Sample:
    """One story: its statements, candidate pairs, features, how well each is cut (0: not joined), gold pairs."""

    name: str
    statements: list[Place]
    numbers: list[tuple[int, int]]
    features: Any
    cut: Any
    gold: list[Any]


def sample(folder: Path, scorer: Any, unseen: Path) -> Sample:
    """Return a story's candidate pairs with features and labels; ``unseen`` is the fold that held it out."""
    story, linked = story_of(folder, unseen)
    described = profiles(story, linked, read_encoder(unseen))
    statements = [place for analysis in story.analyses for place in places(analysis)]
    bases = np.cumsum([0, *(len(p.statements) for p in described)])
    numbers: list[tuple[int, int]] = []
    blocks = []
    for a, b in combinations(range(len(described)), 2):
        kept = pairs(described[a], described[b], len(described))
        numbers += zip((kept.left + bases[a]).tolist(), (kept.right + bases[b]).tolist(), strict=True)
        blocks.append(kept.features)
    gold = gold_pairs(folder, scorer)
    cut = np.array([agreement(statements[i], statements[j], gold, scorer) for i, j in numbers])
    features = np.concatenate(blocks) if blocks else np.zeros((0, len(NAMES)))
    return Sample(folder.name, statements, numbers, features, cut, gold)


def fit(samples: list[Sample]) -> Any:
    """Return a booster fitted on the samples' pairs."""
    features = np.concatenate([s.features for s in samples])
    cut = np.concatenate([s.cut for s in samples])
    weight = np.where(cut > 0, LEAST_WEIGHT + CUT_WEIGHT * cut, 1.0)
    data = lightgbm.Dataset(features, (cut > 0).astype(float), weight=weight, feature_name=list(NAMES))
    return lightgbm.train(FITTING, data, ROUNDS)


def measure(samples: list[Sample], scores: dict[str, Any], scorer: Any, bars: Bars) -> str:
    """Return precision, recall and F1 of the grouped pairs, loose and strict, as the scorer counts them."""
    n: Counter[Any] = Counter()
    for s in samples:
        table = dict(zip(s.numbers, scores[s.name].tolist(), strict=True))
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
    arguments, scorer = command(__doc__)
    folders = stories(arguments.data)
    folds = fold_of([folder.name for folder in folders])
    samples = [sample(folder, scorer, arguments.folds / f"fold-{folds[folder.name]}") for folder in folders]
    found = sum(
        any(scorer.same(tuple(sorted((s.statements[i], s.statements[j]))), g, False) for i, j in s.numbers)
        for s in samples
        for g in s.gold
    )
    total = sum(len(s.gold) for s in samples)
    pairs = sum(len(s.numbers) for s in samples)
    print(f"{len(samples)} stories, {pairs} candidate pairs; blocking recall {found / total:.3f}")
    (arguments.folds / "folds.json").write_text(json.dumps(folds, indent=1), encoding="utf-8")
    scores: dict[str, Any] = {}
    for fold in range(FOLDS):
        trees = as_trees(fit([s for s in samples if folds[s.name] != fold]))
        write(trees, arguments.folds / f"fold-{fold}")
        scores |= {s.name: trees.probability(s.features) for s in samples if folds[s.name] == fold}
    for other in (-0.1, -0.05, 0.0, 0.05, 0.1):
        print(measure(samples, scores, scorer, replace(BARS, other=BARS.other + other)))
    if arguments.out:
        booster = fit(samples)
        write(as_trees(booster), arguments.out)
        gain = booster.feature_importance("gain")
        order = np.argsort(-gain)[:12]
        print("gain:", ", ".join(f"{NAMES[n]} {gain[n] / gain.sum():.2f}" for n in order))


if __name__ == "__main__":
    main()
