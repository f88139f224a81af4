"""Fit the weights that tell the outlet's own voice from another's, and measure them on stories not fitted on.

    pip install scikit-learn==1.*
    python training/attribution/voice.py --data COLLATION --scorer FOLDER_OF_SCORERS --folds FOLDS
        [--out src/rashomon/models/attribution]

COLLATION holds one folder a story (reports as .txt, gold.json). A statement that annotated readings overlap (by the
scorer's rule) is the outlet's own where they are. Five folds by story: each story is judged by weights fitted on the
other four fifths; the printed figures are of those. FOLDS receives them, for benchmarks/collation.py. The weights
written to --out are fitted on all stories.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from rashomon.attribute import stated
from rashomon.attribute.evidence import features, views
from rashomon.attribute.scene import Place, Scene
from rashomon.attribute.tagger import tag
from rashomon.attribute.voice import BAR, Weights
from rashomon.clean import clean
from rashomon.config import Settings
from rashomon.mention import mention
from rashomon.parse import parse
from rashomon.read import extract, read

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "align"))
from gold import FOLDS, command, fold_of, stories  # noqa: E402

# How strongly weights are held near zero, by the weight of one statement; chosen by folds.
STRENGTH = 200.0
# A feature that varies less is not blown up: what holds for one statement in a hundred has this deviation.
LEAST = 0.1


@dataclass(frozen=True)
class Example:
    """A statement that annotators read: features, vectors, how many readings it has and the share that is own."""

    story: str
    named: dict[str, float]
    views: Any
    readings: int
    own: float
    ruled: bool


def examples(folder: Path, scorer: Any) -> list[Example]:
    """Return the statements of a story that annotated readings overlap most."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["claims"]
    texts, found = scorer.Texts(folder), []
    for document in read(sorted(folder.glob("*.txt")), Settings().max_bytes):
        parsed = parse(clean(extract(document), "en"))
        tagged = tag(parsed)
        made = stated(parsed, mention(parsed), tagged)
        scene = Scene.of(parsed, tagged.seen, made)
        told: dict[int, list[bool]] = {}
        stem = Path(document.location).stem
        for reading in (r for claim in gold for r in claim["readings"] if r["report"] == stem):
            span = texts.find(stem, reading["quote"])
            over = [
                (min(s.span.end, span[1]) - max(s.span.start, span[0]), s.span.start - s.span.end, number)
                for number, s in enumerate(made)
                if scorer.overlap((s.span.start, s.span.end), span, False)
            ]
            if over:
                told.setdefault(max(over)[2], []).append(reading["kind"] == "own")
        for number, votes in told.items():
            if (place := Place.of(scene, made[number])) is not None:
                ruled = made[number].voice == "own"
                named, seen = features(scene, place), views(scene, place)
                found.append(Example(folder.name, named, seen, len(votes), float(np.mean(votes)), ruled))
    return found


def fit(those: list[Example]) -> Weights:
    """Return the weights fitted on some examples."""
    names = sorted({name for each in those for name in each.named})
    named = np.array([[each.named.get(name, 0.0) for name in names] for each in those])
    seen = np.array([each.views.ravel() for each in those], dtype=np.float64)
    scale = np.concatenate([np.maximum(named.std(0), LEAST), np.maximum(seen.std(0), 1e-6)])
    rows = np.concatenate([named, seen], axis=1)
    middle = rows.mean(0)
    rows = (rows - middle) / scale
    own = np.array([each.own for each in those])
    # Readings of one statement are not as many witnesses.
    counts = np.sqrt([each.readings for each in those])
    model = LogisticRegression(C=1 / STRENGTH, max_iter=2000)
    labels = np.concatenate([np.ones(len(own)), np.zeros(len(own))])
    model.fit(np.concatenate([rows, rows]), labels, np.concatenate([counts * own, counts * (1 - own)]))
    weights = model.coef_[0] / scale
    bias = float(model.intercept_[0] - weights @ middle)
    split = len(names)
    shape = those[0].views.shape
    return Weights(dict(zip(names, weights[:split].tolist(), strict=True)), weights[split:].reshape(shape), bias)


def write(weights: Weights, folder: Path) -> None:
    """Write weights as ``rashomon.attribute.voice.read_weights`` takes them."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        folder / "voice.npz",
        names=np.array(list(weights.named)),
        weights=np.array(list(weights.named.values()), dtype=np.float32),
        views=weights.views.astype(np.float32),
        bias=weights.bias,
    )


def measure(those: list[Example], own: dict[int, float], bar: float) -> str:
    """Return how many readings have the right voice and how many own ones are recalled, by rules and by weights."""
    n: Counter[str] = Counter()
    for number, each in enumerate(those):
        said, kept = each.own * each.readings, own[number] >= bar
        n["all"] += each.readings
        n["own"] += said
        n["right"] += said if kept else each.readings - said
        n["own right"] += said if kept else 0
        n["ruled"] += said if each.ruled else each.readings - said
    ruled, right, recalled = n["ruled"] / n["all"], n["right"] / n["all"], n["own right"] / n["own"]
    return f"bar {bar:.2f}  voice right {right:.3f} of {n['all']} (rules {ruled:.3f})  own recalled {recalled:.3f}"


def main() -> None:
    """Fit, measure across folds, write."""
    arguments, scorer = command(__doc__)
    folders = stories(arguments.data)
    folds = fold_of([folder.name for folder in folders])
    those = [each for folder in folders for each in examples(folder, scorer)]
    own: dict[int, float] = {}
    for fold in range(FOLDS):
        weights = fit([each for each in those if folds[each.story] != fold])
        write(weights, arguments.folds / f"fold-{fold}")
        left = ((number, each) for number, each in enumerate(those) if folds[each.story] == fold)
        own |= {number: weights.own(each.named, each.views) for number, each in left}
    for bar in (0.4, 0.5, BAR, 0.7):
        print(measure(those, own, bar))
    if arguments.out:
        write(fit(those), arguments.out)


if __name__ == "__main__":
    main()
