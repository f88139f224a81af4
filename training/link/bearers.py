"""Fit the trees that tell a description's bearer, and measure them on stories not fitted on.

    pip install lightgbm==4.*
    python training/link/words.py --weights MINILM --out src/rashomon/models/link
    (training/encoder/fit.py with --folds FOLDS first)
    python training/link/bearers.py --data COLLATION --scorer FOLDER_OF_SCORERS --folds FOLDS
        [--out src/rashomon/models/link]

COLLATION holds one folder a story (reports as .txt, gold.json). What the annotators' labels call one thing in a report
names a cluster; a pair of clusters is right where both have one name, wrong where they have two, and, counting less,
where only one of them has any or none has: labels list the main things of a story alone. Five folds by story: each
story's pairs are read by the encoder of FOLDS that did not see it, and scored by trees fitted on the other four fifths.
FOLDS receives those trees, as fold-N/link.npz is read by benchmarks/identity.py, and without-ecb/link.npz, fitted on no
story of ECB+. The trees written to --out are fitted on all stories.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), str(Path(__file__).resolve().parent.parent / "align")]
from boosted import PARAMETERS, as_trees, write  # noqa: E402
from labels import labelled  # noqa: E402

from gold import FOLDS, command, fold_of, stories  # noqa: E402
from rashomon.api import analyse  # noqa: E402
from rashomon.link import by_rules  # noqa: E402
from rashomon.link.bearers import candidates, features, table  # noqa: E402
from rashomon.link.context import in_context  # noqa: E402
from rashomon.link.profile import Profile, Sheet  # noqa: E402
from rashomon.link.weights import Reader, Words, read_reader, read_words  # noqa: E402
from rashomon.model import Analysis, Story, content_id  # noqa: E402
from rashomon.pipeline import Pipeline  # noqa: E402

ROUNDS = 250
# The share of a cluster's labelled mentions that must agree; what has less is left out.
SURE = 0.7
# How a pair's truth is kept: one thing, two things, one side without a label, neither side with one, not known.
ONE, TWO, HALF_KNOWN, NEITHER, UNKNOWN = 1, 0, -1, -2, -3
# How much a pair counts by its truth; what has no label is taken for two things.
WEIGHT = {ONE: 1.0, TWO: 1.0, HALF_KNOWN: 0.5, NEITHER: 0.05, UNKNOWN: 0.0}


class Sample(NamedTuple):
    """A story's candidate pairs: features, what the labels say of each, and the features' names."""

    name: str
    features: Any
    truth: Any
    names: list[str]


def sample(folder: Path, scorer: Any, words: Words, reader: Reader) -> Sample:
    """Return a story's candidate pairs with features and truth; ``reader`` is of the fold that held it out."""
    silent = Pipeline(attribute=lambda parse, mentions: ())
    outcomes = analyse(sorted(folder.glob("*.txt")), pipeline=silent)
    analyses = sorted((a for a in outcomes if isinstance(a, Analysis)), key=lambda a: a.report.id)
    parses, items, clusters, owners = by_rules(Story(content_id("y", folder.name), tuple(analyses)), reader)
    sheet = Sheet(clusters, items, parses, owners, words, in_context(items, parses, reader))
    pairs = list(candidates(sheet))
    heads = labelled(folder, parses, scorer)
    known = {key: named(profile, heads) for key, profile in sheet.profiles.items()}
    truth = [told(known[x.key], known[y.key]) for x, y in pairs]
    names = [name.replace(" ", "_") for name in features(sheet, *pairs[0])]
    return Sample(folder.name, table(sheet, pairs), np.array(truth), names)


def named(profile: Profile, heads: dict[tuple[str, int], set[int]]) -> int | None:
    """Return the labelled thing that a cluster is; -1 where its mentions disagree, ``None`` where none has a label."""
    votes: Counter[int] = Counter()
    for item in profile.items:
        found = heads.get((item.report, item.head), set())
        if item.mention.form != "pronoun" and len(found) == 1:
            votes.update(found)
    if not votes:
        return None
    best, count = votes.most_common(1)[0]
    return best if count >= SURE * votes.total() else -1


def told(one: int | None, other: int | None) -> int:
    """Return whether two clusters are one thing, as far as the labels tell."""
    if -1 in (one, other):
        return UNKNOWN
    if one is None or other is None:
        return NEITHER if one is other else HALF_KNOWN
    return ONE if one == other else TWO


def fit(samples: list[Sample]) -> Any:
    """Return a booster fitted on the samples' pairs."""
    truth = np.concatenate([s.truth for s in samples])
    rows = np.concatenate([s.features for s in samples])
    weight = np.array([WEIGHT[t] for t in truth.tolist()])
    known, right = weight > 0, (truth == ONE).astype(float)
    data = lightgbm.Dataset(rows[known], right[known], weight=weight[known], feature_name=samples[0].names)
    return lightgbm.train(PARAMETERS | {"min_child_samples": 20, "num_threads": 1}, data, ROUNDS)


def main() -> None:
    """Fit across folds, print precision by bar, write."""
    arguments, scorer = command(__doc__)
    words = read_words((Path("src/rashomon/models/link/words.npz")).read_bytes())
    folders = stories(arguments.data)
    folds = fold_of([folder.name for folder in folders])
    readers = [read_reader(arguments.folds / f"fold-{fold}") for fold in range(FOLDS)]
    samples = [sample(folder, scorer, words, readers[folds[folder.name]]) for folder in folders]
    (arguments.folds / "folds.json").write_text(json.dumps(folds, indent=1), encoding="utf-8")
    scores = {}
    for fold in range(FOLDS):
        trees = as_trees(fit([s for s in samples if folds[s.name] != fold]))
        place = arguments.folds / f"fold-{fold}"
        place.mkdir(exist_ok=True)
        write(trees, place, "link.npz")
        scores |= {s.name: trees.probability(s.features) for s in samples if folds[s.name] == fold}
    elsewhere = arguments.folds / "without-ecb"
    elsewhere.mkdir(exist_ok=True)
    write(as_trees(fit([s for s in samples if not s.name.startswith("ecb-")])), elsewhere, "link.npz")
    truth = np.concatenate([s.truth for s in samples])
    score = np.concatenate([scores[s.name] for s in samples])
    told_of = (ONE, TWO, HALF_KNOWN, NEITHER)
    print(f"{len(samples)} stories, {len(truth)} pairs:", *(f"{(truth == t).sum()}" for t in told_of))
    for bar in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        kept = truth[score >= bar]
        print(f"bar {bar:.2f}: right, wrong, half known, neither", *((kept == t).sum() for t in told_of))
    if arguments.out:
        booster = fit(samples)
        write(as_trees(booster), arguments.out)
        gain = booster.feature_importance("gain")
        print("gain:", ", ".join(f"{samples[0].names[n]} {gain[n] / gain.sum():.2f}" for n in np.argsort(-gain)[:12]))


if __name__ == "__main__":
    main()
