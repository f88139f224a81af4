"""Groups of statements → claims: the part of each statement that its companions share.

For two statements of a group, boosted trees score each pair of their parts: would a reader cut the two like that? A
pair is worth more, the more of the words that the wholes share it keeps. A statement shows the part that is worth most
against its nearest companions; the whole where no part is clearly better.

Clauses may share two things: "returned to Ohio to run a mill" and "went back to Ohio to work in the family's mill".
Where two pairs of parts that do not overlap are together worth clearly more than the best one, the group makes two
claims.
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
# What keeping all words that the wholes share counts beside being cut as a reader would.
KEEPING = 1.0
# How much better than the whole a part must be.
MARGIN = 0.05
# How much better than one pair of parts two must be, and how likely each is cut as a reader would.
GAIN, LIKELY = 0.15, 0.2
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


@dataclass(frozen=True, slots=True)
class Table:
    """How well each part of one statement goes with each of another (parts, parts).

    How likely a reader would cut the two like that, what the pair is worth, and what it is worth alone: nothing, where
    a part leans on words outside it.
    """

    likely: Array
    worth: Array
    alone: Array


Tables = Mapping[Pair, Table]


@dataclass(frozen=True, slots=True)
class Double:
    """Two things that two statements share: a part of each for the first, a part of each for the second; what the two
    are worth together, and how likely a reader would cut the less likely of them like that."""

    first: Pair
    second: Pair
    worth: float
    likely: float


def shares(
    groups: Sequence[Sequence[int]],
    reports: Sequence[str],
    sheets: Sequence[Sheet],
    scores: Mapping[Pair, float],
    trees: Trees,
) -> list[dict[int, int]]:
    """Return the claims that groups make: the number of the part (0: the whole) that each statement shows.

    A group makes one claim, or two whose parts do not overlap; a statement may then stand in one of them or in both.
    """
    readable = [[n for n in group if sheets[n].extents] for group in groups]
    pairs = [companions(group, reports, scores) for group in readable]
    found = tables({pair for each in pairs for pair in each}, sheets, scores, trees)
    told = [claims(group, {p: found[p] for p in each}, sheets) for group, each in zip(groups, pairs, strict=True)]
    return [claim for each in told for claim in each]


def claims(group: Sequence[int], scored: Tables, sheets: Sequence[Sheet]) -> list[dict[int, int]]:
    """Return the claims of one group: two where a pair of companions shares two things, else one."""
    one = chosen(group, scored)
    gains = {
        pair: (found.worth - float(table.alone[one[pair[0]], one[pair[1]]]), found)
        for pair, table in scored.items()
        if (found := double(table, *(apart(sheets[n].extents) for n in pair))).likely >= LIKELY
    }
    pair = min(gains, key=lambda p: (-round(gains[p][0], 6), p), default=None)
    if pair is None or gains[pair][0] < GAIN:
        return [one]
    found = gains[pair][1]
    seeds = [dict(zip(pair, parts, strict=True)) for parts in (found.first, found.second)]
    told = [dict(seed) for seed in seeds]
    for number in group:
        if number not in pair:
            for claim, part in zip(told, joined(number, seeds, scored, sheets[number]), strict=True):
                claim.update({} if part is None else {number: part})
            if not any(number in claim for claim in told):
                told[0][number] = one[number]
    return told


def joined(
    number: int, seeds: Sequence[Mapping[int, int]], scored: Tables, sheet: Sheet
) -> tuple[int | None, int | None]:
    """Return the parts with which a statement joins two claims, ``None`` for one that it does not join.

    It joins both where two of its parts are worth clearly more than the better one, else that one's claim.
    """
    a, b = (facing(number, seed, scored) for seed in seeds)
    if a is None or b is None:
        return None, None
    (likely, worth), (others_likely, others_worth) = a, b
    sums = np.where(apart(sheet.extents), worth[:, None] + others_worth[None, :], -np.inf)
    one, other = divmod(int(np.argmax(np.round(sums, 6))), len(sums))
    leaning = np.array([e.leans for e in sheet.extents])
    left, right = np.where(leaning, 0.0, worth), np.where(leaning, 0.0, others_worth)
    gain = sums[one, other] - max(left.max(), right.max())
    if gain >= GAIN and min(likely[one], others_likely[other]) >= LIKELY:
        return one, other
    return (clear(left), None) if left.max() >= right.max() else (None, clear(right))


def facing(number: int, seed: Mapping[int, int], scored: Tables) -> tuple[Array, Array] | None:
    """Return how likely a reader would cut a statement's parts beside what others show, and what they are worth, in the
    mean: two arrays (parts,)."""
    rows = []
    for other, part in seed.items():
        if table := scored.get((min(number, other), max(number, other))):
            at = (slice(None), part) if number < other else (part, slice(None))
            rows.append((table.likely[at], table.worth[at]))
    if not rows:
        return None
    likely, worth = np.mean(rows, axis=0)
    return likely, worth


def apart(extents: Sequence[Extent]) -> npt.NDArray[np.bool_]:
    """Return which parts of a clause do not overlap which: (parts, parts)."""
    first, last = np.array([e.first for e in extents]), np.array([e.last for e in extents])
    before = last[:, None] < first[None, :]
    return np.asarray(before | before.T)


def double(table: Table, left: npt.NDArray[np.bool_], right: npt.NDArray[np.bool_]) -> Double:
    """Return the two pairs of parts that are worth most together, given which parts do not overlap.

    Where there are none its worth is -inf and its likelihood 0.
    """
    # The most that a second pair can be worth beside each first: over its left part, then over its right one.
    reach = np.where(left[:, :, None], table.worth[None], -np.inf).max(axis=1)
    second = np.where(right[None], reach[:, None, :], -np.inf).max(axis=2)
    total = np.round(table.worth + second, 6)
    i, j = divmod(int(np.argmax(total)), total.shape[1])
    beside = np.where(left[i][:, None] & right[j][None, :], table.worth, -np.inf)
    k, m = divmod(int(np.argmax(np.round(beside, 6))), total.shape[1])
    there = bool(np.isfinite(total[i, j]))
    likely = float(min(table.likely[i, j], table.likely[k, m])) if there else 0.0
    return Double((i, j), (k, m), float(total[i, j]), likely)


def chosen(group: Sequence[int], scored: Tables) -> dict[int, int]:
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


def best(number: int, scored: Tables, chosen: Mapping[int, int]) -> int:
    """Return the part of a statement that is worth most: at first against any part of its companions, then theirs."""
    total: Array | None = None
    for (a, b), table in scored.items():
        if number in (a, b):
            against = table.alone if number == a else table.alone.T
            row = against[:, chosen[b if number == a else a]] if any(chosen.values()) else against.max(axis=1)
            total = row if total is None else total + row
    return 0 if total is None else clear(total)


def clear(worth: Array) -> int:
    """Return the part that is worth most, the whole where none is clearly better."""
    rounded = np.round(worth, 6)
    part = int(np.argmax(rounded))
    return part if rounded[part] > rounded[0] + MARGIN else 0


def tables(
    pairs: Collection[Pair], sheets: Sequence[Sheet], scores: Mapping[Pair, float], trees: Trees
) -> dict[Pair, Table]:
    """Return, for each pair, how well each part of one statement goes with each of the other.

    All pairs go through the trees at once: walking them costs by the call and hardly by the row.
    """
    blocks = {(a, b): features(sheets[a], sheets[b], scores[a, b]) for a, b in sorted(pairs)}
    if not blocks:
        return {}
    values = trees.probability(np.concatenate([block.reshape(-1, len(NAMES)) for block in blocks.values()]))
    ends = np.cumsum([block.shape[0] * block.shape[1] for block in blocks.values()])
    found = {}
    for (pair, block), part in zip(blocks.items(), np.split(values, ends[:-1]), strict=True):
        likely = part.reshape(block.shape[:2])
        worth = (likely + KEEPING * block[..., KEPT]) / (1 + KEEPING)
        leaning = [np.array([e.leans for e in sheets[n].extents]) for n in pair]
        found[pair] = Table(likely, worth, np.where(leaning[0][:, None] | leaning[1][None, :], 0.0, worth))
    return found


def features(a: Sheet, b: Sheet, score: float) -> Array:
    """Return what speaks for each pair of parts, (parts of a, parts of b, ``NAMES``)."""
    shape = len(a.extents), len(b.extents)
    alike = np.maximum(np.asarray(a.words @ b.words.T, dtype=np.float64), 0.0)
    equal = (np.array(a.lemmas)[:, None] == np.array(b.lemmas)[None, :]).astype(np.float64)
    meaning = np.asarray(a.vectors @ b.vectors.T, dtype=np.float64)
    ours, theirs = a.holds * a.weights, b.holds * b.weights
    there, back = matched(alike, ours, b.holds), matched(alike.T, theirs, a.holds).T
    shared = there + back
    there, back = share(there, ours), share(back.T, theirs).T
    both = np.minimum(there, back)
    exact = np.minimum(share(matched(equal, ours, b.holds), ours), share(matched(equal.T, theirs, a.holds), theirs).T)
    rest, others = (1 - a.holds) * a.weights, (1 - b.holds) * b.weights
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
        shared / max(shared[0, 0], 1e-6),
        share(matched(alike, rest, 1 - b.holds), rest),
        share(matched(alike.T, others, 1 - a.holds), others).T,
        np.minimum(*lengths) / np.maximum(*lengths),
        np.full(shape, score),
    ]
    left = np.broadcast_to(a.traits[:, None, :], (*shape, a.traits.shape[1]))
    right = np.broadcast_to(b.traits[None, :, :], (*shape, b.traits.shape[1]))
    return np.concatenate([np.stack(blocks, axis=-1), left, right], axis=-1)


def matched(likeness: Array, held: Array, other: Array) -> Array:
    """Return how much of the words of each part finds a like word in each part of the other statement.

    ``held`` are the weights of the words that each part holds (parts, words), ``other`` which words the others hold.
    """
    there = np.where(other[None, :, :] > 0, likeness[:, None, :], 0.0).max(axis=2)
    return np.asarray(held @ there, dtype=np.float64)


def share(weight: Array, held: Array) -> Array:
    """Return weights of words of each part as a share of all that it holds."""
    return np.asarray(weight / np.maximum(held.sum(axis=1, keepdims=True), 1e-6), dtype=np.float64)


NAMES = (
    *("meaning", "meaning gained", "meaning below best", "meaning below row", "meaning below column"),
    *("words", "words gained", "words below best", "words mean", "words gained there", "words gained back"),
    *("lemmas", "lemmas gained", "kept", "left there", "left back", "length ratio", "score"),
    *(f"{name} {side}" for side in ("left", "right") for name in TRAITS),
)
KEPT = NAMES.index("kept")
