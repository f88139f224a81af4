"""Groups of statements → the part of each that its claim shares.

For two statements of a group, boosted trees score each pair of their parts: do these two say the same, and all of it?
A statement shows the part that scores best against its nearest companions; the whole where no part is clearly better.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.align.extents import TRAITS, Extent
from rashomon.align.trees import Trees

Array = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.float32]

# Companions of another report whose parts are looked at: cost then grows with the group and not with its square.
COMPANIONS = 3
# How much better than the whole a part must score.
MARGIN = 0.05
# A part is chosen given its companions' parts: the rounds after which it is left as it is.
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """One statement's parts, the whole first: vectors (parts, width) and traits (parts, traits); and its words: their
    vectors, weights and lemmas, and which part holds which (parts, words)."""

    extents: tuple[Extent, ...]
    vectors: Matrix
    traits: Array
    words: Matrix
    weights: Array
    lemmas: tuple[str, ...]
    holds: Array


def shares(
    group: Sequence[int],
    reports: Sequence[str],
    sheets: Sequence[Sheet],
    scores: Mapping[tuple[int, int], float],
    trees: Trees,
) -> dict[int, int]:
    """Return, for each statement of a group, the number of the part that the group shares (0: the whole)."""
    chosen = dict.fromkeys(group, 0)
    tables = {
        (a, b): table(sheets[a], sheets[b], scores[a, b], trees)
        for a, b in companions(group, reports, scores)
        if sheets[a].extents and sheets[b].extents
    }
    for _ in range(ROUNDS):
        before = dict(chosen)
        for number in group:
            chosen[number] = best(number, tables, chosen)
        if chosen == before:
            break
    return chosen


def companions(
    group: Sequence[int], reports: Sequence[str], scores: Mapping[tuple[int, int], float]
) -> list[tuple[int, int]]:
    """Return the pairs of a group in which one is among the other's most likely companions."""
    found: set[tuple[int, int]] = set()
    for one in group:
        pairs = [(min(one, other), max(one, other)) for other in group if reports[other] != reports[one]]
        found.update(sorted((p for p in pairs if p in scores), key=lambda p: (-scores[p], p))[:COMPANIONS])
    return sorted(found)


def best(number: int, tables: Mapping[tuple[int, int], Array], chosen: Mapping[int, int]) -> int:
    """Return the part of a statement that scores best: at first against any part of its companions, then theirs."""
    total: Array | None = None
    for (a, b), scored in tables.items():
        if number in (a, b):
            against = scored if number == a else scored.T
            row = against[:, chosen[b if number == a else a]] if any(chosen.values()) else against.max(axis=1)
            total = row if total is None else total + row
    if total is None:
        return 0
    rounded = np.round(total, 6)
    part = int(np.argmax(rounded))
    return part if rounded[part] > rounded[0] + MARGIN else 0


def table(a: Sheet, b: Sheet, score: float, trees: Trees) -> Array:
    """Return how well each part of one statement matches each part of another, (parts of a, parts of b)."""
    rows = features(a, b, score)
    return trees.probability(rows.reshape(-1, rows.shape[-1])).reshape(rows.shape[:2])


def features(a: Sheet, b: Sheet, score: float) -> Array:
    """Return what speaks for each pair of parts, (parts of a, parts of b, ``NAMES``)."""
    shape = len(a.extents), len(b.extents)
    alike = np.asarray(a.words @ b.words.T, dtype=np.float64)
    equal = np.array([[one == other for other in b.lemmas] for one in a.lemmas], dtype=np.float64)
    meaning = np.asarray(a.vectors @ b.vectors.T, dtype=np.float64)
    there, back = found(alike, a, b), found(alike.T, b, a).T
    both = np.minimum(there, back)
    exact = np.minimum(found(equal, a, b), found(equal.T, b, a).T)
    lengths = a.traits[:, :1], b.traits[:, :1].T
    blocks = [
        meaning,
        meaning - meaning[0, 0],
        meaning - meaning.max(),
        meaning - meaning.max(axis=1, keepdims=True),
        meaning - meaning.max(axis=0, keepdims=True),
        both,
        both - both[0, 0],
        both - both.max(),
        (there + back) / 2,
        there - there[0, 0],
        back - back[0, 0],
        exact,
        exact - exact[0, 0],
        np.minimum(*lengths) / np.maximum(*lengths),
        np.full(shape, score),
    ]
    left = np.broadcast_to(a.traits[:, None, :], (*shape, a.traits.shape[1]))
    right = np.broadcast_to(b.traits[None, :, :], (*shape, b.traits.shape[1]))
    return np.concatenate([np.stack(blocks, axis=-1), left, right], axis=-1)


def found(likeness: Array, a: Sheet, b: Sheet) -> Array:
    """Return how much of each part of ``a`` finds a like word in each part of ``b``, weighted by rarity."""
    there = np.where(b.holds[None, :, :] > 0, likeness[:, None, :], 0.0).max(axis=2)
    weighted = a.holds * a.weights
    return np.asarray((weighted @ there) / np.maximum(weighted.sum(axis=1, keepdims=True), 1e-6), dtype=np.float64)


NAMES = (
    *("meaning", "meaning gained", "meaning below best", "meaning below row", "meaning below column"),
    *("words", "words gained", "words below best", "words mean", "words gained there", "words gained back"),
    *("lemmas", "lemmas gained", "length ratio", "score"),
    *(f"{name} {side}" for side in ("left", "right") for name in TRAITS),
)
