"""Two reports' profiles → candidate pairs of statements and what speaks for and against each pair.

Every measure is symmetric, so that a pair scores the same whichever report comes first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.align.profile import SLOTS, Array, Matrix, Profile, Words

# Blocking: the statements of another report that are most like a statement, and the least likeness (lexical plus
# encoder cosine) worth a look. On the annotated stories 90 % of the shared pairs pass.
NEAREST = 10
LEAST = 0.30
# The kinds of things of which one statement may hold what the other lacks: by word, as linked, by value.
THINGS = ("name", "number", "entity", "time", "amount")
# How many of a statement's nearest tell how crowded it is where it stands.
CROWD = 5


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs of two reports: row numbers on both sides, and features (pairs, len(NAMES))."""

    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    features: Array


def nearest(reports: int) -> int:
    """Return how many candidates a statement keeps per other report: fewer where many reports offer some."""
    return NEAREST if reports <= 8 else max(2, 48 // reports)


def pairs(a: Profile, b: Profile, reports: int) -> Pairs:
    """Return the candidate pairs of two reports of a story of ``reports``, with their features."""
    lexical, semantic = products(a.lemma, b.lemma), products(a.clause, b.clause)
    if not lexical.size:
        none = np.zeros(0, dtype=np.int64)
        return Pairs(none, none, np.zeros((0, len(NAMES))))
    left, right = np.nonzero(candidates(lexical + semantic, nearest(reports)))
    blocks = measures(a, b, lexical, semantic)
    columns = [block[left, right] for block in blocks.values()]
    return Pairs(left, right, np.stack([*columns, np.full(len(left), float(min(reports, 5)))], axis=1))


def candidates(likeness: Array, keep: int) -> npt.NDArray[np.bool_]:
    """Return where a pair is among the ``keep`` best of its row or column and like enough at all."""
    found = np.zeros(likeness.shape, dtype=bool)
    by_row = np.argsort(-likeness, axis=1, kind="stable")[:, :keep]
    np.put_along_axis(found, by_row, True, axis=1)
    by_column = np.argsort(-likeness, axis=0, kind="stable")[:keep]
    np.put_along_axis(found, by_column, True, axis=0)
    return found & (likeness > LEAST)


def measures(a: Profile, b: Profile, lexical: Array, semantic: Array) -> dict[str, Array]:
    """Return each measure as a (statements of a, statements of b) block, by name in the order of ``NAMES``."""
    found = {
        "lexical": lexical,
        "semantic": semantic,
        "characters": products(a.gram, b.gram),
        "sentence lexical": products(a.sentence, b.sentence),
        "sentence semantic": products(a.context, b.context),
    }
    for name in ("lexical", "semantic", "characters"):
        found |= margins(name, found[name])
    found |= crowding(semantic)
    found |= aligned(a.words, b.words)
    for slot in SLOTS:
        found[f"{slot} semantic"] = products(a.slots[slot], b.slots[slot])
    found |= rarity(a, b)
    for kind in THINGS:
        found |= overlap(kind, a, b)
    for kind in ("subject", "object", "bigram", "source"):
        found[f"{kind} shared"] = products(a.binary[kind], b.binary[kind]) / np.maximum(
            np.minimum(a.size[kind][:, None], b.size[kind][None, :]), 1.0
        )
    found |= scalars(a, b)
    return found


def products(a: Matrix, b: Matrix) -> Array:
    """Return the product of each two rows: of unit rows the cosine, of rows of ones how many words both have."""
    return np.asarray(a @ b.T, dtype=np.float64)


def margins(name: str, block: Array) -> dict[str, Array]:
    """Return how far a pair is below the best pair of its row and of its column, lesser and greater."""
    rows, columns = block - block.max(axis=1, keepdims=True), block - block.max(axis=0, keepdims=True)
    return {f"{name} margin least": np.minimum(rows, columns), f"{name} margin most": np.maximum(rows, columns)}


def crowding(block: Array) -> dict[str, Array]:
    """Return how like the other report's nearest are to each statement, and how far a pair is above that.

    What is said in the story's commonest words is like everything; a pair counts by what it is above its surroundings:
    the cross-domain similarity local scaling of Conneau et al. 2018.
    """
    rows, columns = crowd(block)[:, None], crowd(block.T)[None, :]
    least, most = np.minimum(rows, columns), np.maximum(rows, columns)
    return {
        "semantic crowd least": least,
        "semantic crowd most": most,
        "semantic over crowds": 2 * block - rows - columns,
        "semantic over crowd": block - most,
    }


def crowd(block: Array) -> Array:
    """Return the mean of each row's few greatest."""
    few = min(CROWD, block.shape[1])
    return np.asarray(np.partition(block, -few, axis=1)[:, -few:].mean(axis=1), dtype=np.float64)


def aligned(a: Words, b: Words) -> dict[str, Array]:
    """Return how well each statement's words find a like word in the other, weighted by rarity: lesser and greater.

    The idea of BERTScore (Zhang et al. 2020): each word is matched with the nearest word of the other side.
    """
    score = a.vectors @ b.vectors.T
    there = matched(score, a, b.starts)
    back = matched(score.T, b, a.starts).T
    return {"words aligned least": np.minimum(there, back), "words aligned most": np.maximum(there, back)}


def matched(score: Matrix, words: Words, starts: npt.NDArray[np.int64]) -> Array:
    """Return, for each statement and each of the other side, the weighted mean of its words' best scores there."""
    best = np.maximum.reduceat(score, starts, axis=1) * words.weights[:, None]
    total = np.add.reduceat(words.weights, words.starts)
    return np.asarray(np.add.reduceat(best, words.starts, axis=0) / np.maximum(total, 1e-6)[:, None], dtype=np.float64)


def rarity(a: Profile, b: Profile) -> dict[str, Array]:
    """Return how much of the statements' rare words is shared; "rarest" is a soft maximum over the shared words."""
    shared = np.asarray(a.rarity @ b.binary["lemma"].T, dtype=np.float64)
    left, right = a.weight[:, None], b.weight[None, :]
    parts = shared / np.maximum(left, 1e-6), shared / np.maximum(right, 1e-6)
    fourth = np.asarray((a.rarity**4) @ b.binary["lemma"].T, dtype=np.float64)
    return {
        "contained most": np.maximum(*parts),
        "contained least": np.minimum(*parts),
        "rarity shared": shared,
        "rarity apart": left + right - 2 * shared,
        "rarity most": np.maximum(left, right) + 0 * shared,
        "rarity least": np.minimum(left, right) + 0 * shared,
        "rarest shared": np.maximum(fourth, 0.0) ** 0.25,
        "lemmas shared": products(a.binary["lemma"], b.binary["lemma"]),
    }


def overlap(kind: str, a: Profile, b: Profile) -> dict[str, Array]:
    """Return how many things of a kind both have, and how many only one has: on either side, and on both."""
    both = products(a.binary[kind], b.binary[kind])
    left, right = a.size[kind][:, None] - both, b.size[kind][None, :] - both
    return {f"{kind} shared": both, f"{kind} apart": left + right, f"{kind} clash": np.minimum(left, right)}


def scalars(a: Profile, b: Profile) -> dict[str, Array]:
    """Return the measures that come from one number a statement."""

    def sides(trait: str) -> tuple[Array, Array]:
        return a.traits[trait][:, None], b.traits[trait][None, :]

    lengths, places = sides("length"), sides("place")
    shorter, longer = np.minimum(*lengths), np.maximum(*lengths)
    same_head = a.head[:, None] == b.head[None, :]
    return {
        "head same": same_head.astype(np.float64),
        "verbal both": np.add(*sides("verbal")),
        "length least": shorter,
        "length most": longer,
        "length ratio": shorter / np.maximum(longer, 1.0),
        "place apart": np.abs(np.subtract(*places)),
        "place first": np.minimum(*places),
        "place last": np.maximum(*places),
        "attributed": np.add(*sides("attributed")),
        "direct": np.add(*sides("direct")),
        "certainty apart": np.abs(np.subtract(*sides("certainty"))),
        "polarity apart": np.abs(np.subtract(*sides("negative"))),
    }


NAMES = (
    *("lexical", "semantic", "characters", "sentence lexical", "sentence semantic"),
    *(f"{name} margin {end}" for name in ("lexical", "semantic", "characters") for end in ("least", "most")),
    *("semantic crowd least", "semantic crowd most", "semantic over crowds", "semantic over crowd"),
    *("words aligned least", "words aligned most", "head semantic", "subject semantic", "object semantic"),
    *("contained most", "contained least", "rarity shared", "rarity apart", "rarity most", "rarity least"),
    *("rarest shared", "lemmas shared"),
    *(f"{kind} {how}" for kind in THINGS for how in ("shared", "apart", "clash")),
    *(f"{kind} shared" for kind in ("subject", "object", "bigram", "source")),
    *("head same", "verbal both", "length least", "length most", "length ratio", "place apart", "place first"),
    *("place last", "attributed", "direct", "certainty apart", "polarity apart", "reports"),
)
