"""Groups of statements → the part of each that its claim shares.

For two statements of a group, boosted trees score each pair of their parts: do these two say the same, and all of it?
A statement shows the part that scores best against its nearest companions; the whole where no part is clearly better.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.align.extents import TRAITS, Extent
from rashomon.align.join import Pair
from rashomon.trees import Trees

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
    groups: Sequence[Sequence[int]],
    reports: Sequence[str],
    sheets: Sequence[Sheet],
    scores: Mapping[Pair, float],
    trees: Trees,
) -> list[dict[int, int]]:
    """Return, for each group, the number of the part of each statement that the group shares (0: the whole)."""
    readable = [[n for n in group if sheets[n].extents] for group in groups]
    pairs = [companions(group, reports, scores) for group in readable]
    found = tables({pair for each in pairs for pair in each}, sheets, scores, trees)
    return [chosen(group, {p: found[p] for p in each}) for group, each in zip(groups, pairs, strict=True)]


def chosen(group: Sequence[int], scored: Mapping[Pair, Array]) -> dict[int, int]:
    """Return the part of each statement of a group, given how well the parts of companions match."""
    found = dict.fromkeys(group, 0)
    for _ in range(ROUNDS):
        before = dict(found)
        for number in group:
            found[number] = best(number, scored, found)
        if found == before:
            break
    return found


def companions(group: Sequence[int], reports: Sequence[str], scores: Mapping[Pair, float]) -> list[Pair]:
    """Return the pairs of a group in which one is among the other's most likely companions."""
    found: set[Pair] = set()
    for one in group:
        pairs = [(min(one, other), max(one, other)) for other in group if reports[other] != reports[one]]
        found.update(sorted((p for p in pairs if p in scores), key=lambda p: (-scores[p], p))[:COMPANIONS])
    return sorted(found)


def best(number: int, scored: Mapping[Pair, Array], chosen: Mapping[int, int]) -> int:
    """Return the part of a statement that scores best: at first against any part of its companions, then theirs."""
    total: Array | None = None
    for (a, b), block in scored.items():
        if number in (a, b):
            against = block if number == a else block.T
            row = against[:, chosen[b if number == a else a]] if any(chosen.values()) else against.max(axis=1)
            total = row if total is None else total + row
    if total is None:
        return 0
    rounded = np.round(total, 6)
    part = int(np.argmax(rounded))
    return part if rounded[part] > rounded[0] + MARGIN else 0


def tables(
    pairs: Collection[Pair], sheets: Sequence[Sheet], scores: Mapping[Pair, float], trees: Trees
) -> dict[Pair, Array]:
    """Return, for each pair, how well each part of one statement matches each of the other: (parts of a, parts of b).

    All pairs go through the trees at once: walking them costs by the call and hardly by the row.
    """
    blocks = {(a, b): features(sheets[a], sheets[b], scores[a, b]) for a, b in sorted(pairs)}
    if not blocks:
        return {}
    values = trees.probability(np.concatenate([block.reshape(-1, len(NAMES)) for block in blocks.values()]))
    ends = np.cumsum([block.shape[0] * block.shape[1] for block in blocks.values()])
    parts = np.split(values, ends[:-1])
    return {pair: part.reshape(block.shape[:2]) for (pair, block), part in zip(blocks.items(), parts, strict=True)}


def features(a: Sheet, b: Sheet, score: float) -> Array:
    """Return what speaks for each pair of parts, (parts of a, parts of b, ``NAMES``)."""
    shape = len(a.extents), len(b.extents)
    alike = np.asarray(a.words @ b.words.T, dtype=np.float64)
    equal = (np.array(a.lemmas)[:, None] == np.array(b.lemmas)[None, :]).astype(np.float64)
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
