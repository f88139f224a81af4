"""The parts of a clause, and which of them a claim shows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from rashomon.align.cut import NAMES, Sheet, companions, features, shares
from rashomon.align.extents import TRAITS, WHOLE, Extent, extents
from rashomon.align.weights import load
from rashomon.attribute import attribute
from rashomon.model import Report, Span, hull
from rashomon.parse import parse
from rashomon.trees import Trees


def parts(text: str) -> list[list[str]]:
    """The parts of each clause of a one-paragraph report, the whole first."""
    parsed = parse(Report("r1:test", "test.txt", "", text, (Span(0, len(text)),)))
    told = [s for s in attribute(parsed, (), tagger=lambda _: ()) if not s.fragment]
    return [[hull(part.spans(parsed, s)).of(text) for part in extents(parsed, s)] for s in told]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("On Monday the plant closed its furnace after forty years in the valley.", "the plant closed its furnace"),
        ("The striker, a native of Lagos, scored twice.", "a native of Lagos"),
        ("The court, which sat late on Monday, fined the port.", "which sat late on Monday"),
    ],
)  # fmt: skip
def test_a_part_is_the_clause_without_its_edges_or_what_stands_in_it(text: str, part: str) -> None:
    found = {each for clause in parts(text) for each in clause}
    assert part in found and text.rstrip(".") in found


def test_a_part_keeps_what_its_verb_needs() -> None:
    found = {each for clause in parts("The quake damaged a bridge near the old harbour.") for each in clause}
    assert found == {"The quake damaged a bridge near the old harbour"}
    for clause in parts("The coach, aged 61, was still in intensive care in Austin, Texas, on Friday."):
        assert not set(clause) & {"was still", "The coach, aged 61, was still", "was still in intensive care in Austin"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister did not resign on Friday, despite the ruling.", "not"),
        ("The merger may close in June, two years after the first offer.", "may"),
        ("If the vote fails, the cabinet falls by Friday.", "If"),
        ("No passenger died in the crash, on the road to Cusco.", "No"),
    ],
)
def test_no_part_leaves_out_what_denies_hedges_or_sets_a_condition(text: str, words: str) -> None:
    for clause in parts(text):
        if words in clause[0].split():
            assert all(words in part.split() for part in clause)


def test_a_part_that_another_verb_holds_does_not_stand_alone() -> None:
    for clause in parts("The board hopes to sell the airline, which lost money."):
        assert "to sell the airline" not in clause and "sell the airline" not in clause


def sheet(vectors: Sequence[Sequence[float]]) -> Sheet:
    """A statement of one word with as many parts as vectors."""
    count = len(vectors)
    return Sheet(
        extents=tuple(Extent(0, n, WHOLE + min(n, 1)) for n in range(count)),
        vectors=np.array(vectors, dtype=np.float32),
        traits=np.ones((count, len(TRAITS))),
        words=np.ones((1, 2), dtype=np.float32),
        weights=np.ones(1),
        lemmas=("rain",),
        holds=np.ones((count, 1)),
    )


def by_meaning() -> Trees:
    """Trees that find parts alike whose vectors are."""
    return Trees(
        feature=np.array([[NAMES.index("meaning"), 0, 0]], dtype=np.int32),
        threshold=np.array([[0.5, 0.0, 0.0]]),
        left=np.array([[1, 1, 2]], dtype=np.int32),
        right=np.array([[2, 1, 2]], dtype=np.int32),
        value=np.array([[0.0, -3.0, 3.0]]),
        depth=1,
        bias=0.0,
    )


SHEETS = [sheet([(1, 0), (0, 1)]), sheet([(0, 1)]), sheet([(1, 0), (0, 1)])]


def test_the_part_that_matches_better_is_shown_and_else_the_whole() -> None:
    scores = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.7}
    assert shares([[0, 1, 2]], ["a", "b", "c"], SHEETS, scores, by_meaning()) == [{0: 1, 1: 0, 2: 1}]
    # Without the one that asks for the part, both wholes agree.
    assert shares([[0, 2]], ["a", "b", "c"], SHEETS, scores, by_meaning()) == [{0: 0, 2: 0}]
    # A statement alone, or with others of its report only, is whole.
    assert shares([[0]], ["a", "b", "c"], SHEETS, scores, by_meaning()) == [{0: 0}]
    assert shares([[0, 1]], ["a", "a", "c"], SHEETS, scores, by_meaning()) == [{0: 0, 1: 0}]


def test_companions_grow_with_the_group_and_not_with_its_square() -> None:
    size = 60
    scores = {(i, j): 1.0 / (1 + i + j) for i in range(size) for j in range(i + 1, size)}
    pairs = companions(range(size), [str(n) for n in range(size)], scores)
    assert len(pairs) <= 3 * size and all(any(n in pair for pair in pairs) for n in range(size))


def test_features_of_two_sides_mirror_each_other() -> None:
    rows, mirrored = features(SHEETS[0], SHEETS[1], 0.5), features(SHEETS[1], SHEETS[0], 0.5)
    assert rows.shape == (2, 1, len(NAMES))
    same = [NAMES.index(name) for name in ("meaning", "words", "lemmas", "length ratio", "score")]
    assert np.allclose(rows[..., same], mirrored.transpose(1, 0, 2)[..., same])


def test_shipped_trees_know_the_features() -> None:
    assert load().cut.feature.max() < len(NAMES)
