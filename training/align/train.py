"""Fit the trees that tell whether two statements say the same thing, and measure them on stories not fitted on.

    pip install lightgbm==4.*
    python training/align/train.py --data COLLATION --scorer FOLDER_OF_SCORERS --out src/rashomon/models/align/trees.npz
        [--folds FOLDER]

COLLATION holds one folder a story (reports as .txt, gold.json). Five folds by story: each story's pairs are scored by
trees fitted on the other four fifths; the printed figures are of those. With --folds the five are kept, for
benchmarks/collation.py. The trees written to --out are fitted on all stories.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from rashomon.align import BAR, COHESION
from rashomon.align.features import NAMES, pairs
from rashomon.align.join import groups
from rashomon.align.profile import profiles
from rashomon.align.trees import Trees
from rashomon.api import analyse
from rashomon.link import link
from rashomon.model import Analysis, Story, content_id

FOLDS = 5
ROUNDS = 250
# Strict matches (both readings cut alike) count half again as much as loose ones.
STRICT = 0.5
PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.04,
    "num_leaves": 15,
    "min_child_samples": 40,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbose": -1,
    "num_threads": 2,
    "seed": 1,
    "deterministic": True,
}


@dataclass(frozen=True)
class Sample:
    """One story: its statements as (report stem, start, end), candidate pairs, features, labels, gold pairs."""

    name: str
    statements: list[tuple[str, int, int]]
    numbers: list[tuple[int, int]]
    features: Any
    loose: Any
    strict: Any
    gold: list[Any]


def fold_of(stories: list[str]) -> dict[str, int]:
    """Return each story's fold: stories in order of name dealt out in turn, so that each kind is in every fold."""
    return {story: number % FOLDS for number, story in enumerate(sorted(stories))}


def sample(folder: Path, scorer: Any) -> Sample:
    """Return a story's candidate pairs with features and labels."""
    analyses = [a for a in analyse(sorted(folder.glob("*.txt"))) if isinstance(a, Analysis)]
    analyses.sort(key=lambda a: a.report.id)
    story = Story(content_id("y", folder.name), tuple(analyses))
    described = profiles(story, link(story))
    stem = {a.report.id: Path(a.report.location).stem for a in analyses}
    placed = {s.id: (stem[s.report], s.span.start, s.span.end) for a in analyses for s in a.statements}
    statements = [placed[s] for p in described for s in p.statements]
    bases = np.cumsum([0, *(len(p.statements) for p in described)])
    numbers: list[tuple[int, int]] = []
    blocks = []
    for a, b in combinations(range(len(described)), 2):
        kept = pairs(described[a], described[b], len(described))
        numbers += zip((kept.left + bases[a]).tolist(), (kept.right + bases[b]).tolist(), strict=True)
        blocks.append(kept.features)
    gold = gold_pairs(folder, scorer)
    labels = [label(statements[i], statements[j], gold, scorer) for i, j in numbers]
    features = np.concatenate(blocks) if blocks else np.zeros((0, len(NAMES)))
    return Sample(
        folder.name,
        statements,
        numbers,
        features,
        np.array([x > 0 for x in labels]),
        np.array([x > 1 for x in labels]),
        gold,
    )


def gold_pairs(folder: Path, scorer: Any) -> list[Any]:
    """Return the pairs of readings that the annotators joined."""
    texts = scorer.Texts(folder)
    claims = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["claims"]
    return list(
        scorer.pairs([[(r["report"], *texts.find(r["report"], r["quote"])) for r in c["readings"]] for c in claims])
    )


def label(a: Any, b: Any, gold: list[Any], scorer: Any) -> int:
    """Return 2 where both ends match an annotated pair strictly, 1 where loosely, else 0."""
    pair = tuple(sorted((a, b)))
    matched = [g for g in gold if scorer.same(pair, g, False)]
    return 0 if not matched else 1 + any(scorer.same(pair, g, True) for g in matched)


def fit(samples: list[Sample]) -> Any:
    """Return a booster fitted on the samples' pairs."""
    features = np.concatenate([s.features for s in samples])
    loose = np.concatenate([s.loose for s in samples])
    strict = np.concatenate([s.strict for s in samples])
    data = lightgbm.Dataset(features, loose.astype(float), weight=1.0 + STRICT * strict, feature_name=list(NAMES))
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def as_trees(booster: Any) -> Trees:
    """Return a booster's trees as arrays; leaves point at themselves."""
    roots = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]
    flat = [flattened(root) for root in roots]
    size = max(len(nodes) for nodes in flat)
    shape = (len(flat), size)
    feature, left, right = (np.zeros(shape, dtype=np.int32) for _ in range(3))
    threshold, value = np.zeros(shape), np.zeros(shape)
    for tree, nodes in enumerate(flat):
        for n, (f, t, low, high, v) in enumerate(nodes):
            feature[tree, n], threshold[tree, n], left[tree, n], right[tree, n], value[tree, n] = f, t, low, high, v
    return Trees(feature, threshold, left, right, value, max(depth(root) for root in roots), 0.0)


def flattened(root: dict[str, Any]) -> list[tuple[int, float, int, int, float]]:
    """Return a tree's nodes as (feature, threshold, left, right, value), the root first."""
    nodes: list[tuple[int, float, int, int, float]] = []

    def visit(node: dict[str, Any]) -> int:
        here = len(nodes)
        nodes.append((0, 0.0, here, here, float(node.get("leaf_value", 0.0))))
        if "split_feature" in node:
            low, high = visit(node["left_child"]), visit(node["right_child"])
            nodes[here] = (int(node["split_feature"]), float(node["threshold"]), low, high, 0.0)
        return here

    visit(root)
    return nodes


def depth(node: dict[str, Any]) -> int:
    """Return the number of splits on the longest way to a leaf."""
    return 1 + max(depth(node["left_child"]), depth(node["right_child"])) if "split_feature" in node else 0


def write(trees: Trees, path: Path) -> None:
    """Write trees where ``rashomon.align.trees.read_trees`` finds them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        feature=trees.feature,
        threshold=trees.threshold,
        left=trees.left,
        right=trees.right,
        value=trees.value,
        depth=trees.depth,
        bias=trees.bias,
    )


def measure(samples: list[Sample], scores: dict[str, Any], scorer: Any, bar: float, cohesion: float) -> str:
    """Return precision, recall and F1 of the grouped pairs, loose and strict, as the scorer counts them."""
    n: Counter[Any] = Counter()
    for s in samples:
        table = dict(zip(s.numbers, scores[s.name].tolist(), strict=True))
        grouped = groups(len(s.statements), [p[0] for p in s.statements], table, bar, cohesion)
        told = scorer.pairs([[s.statements[i] for i in group] for group in grouped])
        n["gold"] += len(s.gold)
        n["told"] += len(told)
        for strict in (False, True):
            n["right", strict] += sum(any(scorer.same(p, g, strict) for g in s.gold) for p in told)
            n["found", strict] += sum(any(scorer.same(p, g, strict) for p in told) for g in s.gold)
    rows = [scorer.prf(n["right", strict], n["told"], n["found", strict], n["gold"]) for strict in (False, True)]
    return f"bar {bar:.2f} cohesion {cohesion:.1f}  loose {rows[0]}  strict {rows[1]}  ({n['told']} pairs)"


def main() -> None:
    """Fit, measure across folds, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, needed in (("data", True), ("scorer", True), ("out", False), ("folds", False)):
        parser.add_argument(f"--{name}", type=Path, required=needed)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import collation as scorer

    samples = [sample(gold.parent, scorer) for gold in sorted(arguments.data.glob("*/gold.json"))]
    found = sum(
        any(scorer.same(tuple(sorted((s.statements[i], s.statements[j]))), g, False) for i, j in s.numbers)
        for s in samples
        for g in s.gold
    )
    total = sum(len(s.gold) for s in samples)
    pairs = sum(len(s.numbers) for s in samples)
    print(f"{len(samples)} stories, {pairs} candidate pairs; blocking recall {found / total:.3f}")
    folds = fold_of([s.name for s in samples])
    if arguments.folds:
        arguments.folds.mkdir(parents=True, exist_ok=True)
        (arguments.folds / "folds.json").write_text(json.dumps(folds, indent=1), encoding="utf-8")
    scores: dict[str, Any] = {}
    for fold in range(FOLDS):
        trees = as_trees(fit([s for s in samples if folds[s.name] != fold]))
        if arguments.folds:
            write(trees, arguments.folds / f"fold-{fold}.npz")
        scores |= {s.name: trees.probability(s.features) for s in samples if folds[s.name] == fold}
    for cohesion in (COHESION,):
        for bar in (BAR - 0.1, BAR - 0.05, BAR, BAR + 0.05, BAR + 0.1):
            print(measure(samples, scores, scorer, bar, cohesion))
    if arguments.out:
        booster = fit(samples)
        write(as_trees(booster), arguments.out)
        gain = booster.feature_importance("gain")
        order = np.argsort(-gain)[:12]
        print("gain:", ", ".join(f"{NAMES[n]} {gain[n] / gain.sum():.2f}" for n in order))


if __name__ == "__main__":
    main()
