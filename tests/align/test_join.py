"""Groups of statements hold together, whatever the order of the pairs."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.join import Bars, groups

BARS = Bars(mutual=0.3, other=0.4, again=0.5, cohesion=0.8)
REPORTS = ["a", "a", "b", "b", "c"]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({}, [[0], [1], [2], [3], [4]]),
        ({(0, 2): 0.9}, [[0, 2], [1], [3], [4]]),
        ({(0, 2): 0.2}, [[0], [1], [2], [3], [4]]),
        # The best of both their statements: less is enough. Not so where one has a better match.
        ({(0, 2): 0.35}, [[0, 2], [1], [3], [4]]),
        ({(0, 2): 0.35, (1, 2): 0.38}, [[0], [1, 2], [3], [4]]),
        # Less than a group must reach in the mean: it has to only where one of the two is a group already.
        ({(0, 2): 0.31}, [[0, 2], [1], [3], [4]]),
        # 2 and 4 both resemble 0, and each other: one claim in three reports.
        ({(0, 2): 0.9, (0, 4): 0.8, (2, 4): 0.7}, [[0, 2, 4], [1], [3]]),
        # 4 resembles 0 but was never a candidate of 2: the mean across falls below the bar.
        ({(0, 2): 0.9, (0, 4): 0.45}, [[0, 2], [1], [3], [4]]),
        # It resembles 0 enough to say something else that 0 says too.
        ({(0, 2): 0.9, (0, 4): 0.6}, [[0, 2], [0, 4], [1], [3]]),
        # Two places of one report join through the other report, not through each other.
        ({(0, 2): 0.9, (1, 2): 0.8}, [[0, 1, 2], [3], [4]]),
        # That they are no pair does not count against them.
        ({(0, 2): 0.9, (1, 2): 0.45}, [[0, 1, 2], [3], [4]]),
    ],
)
def test_groups(scores: dict[tuple[int, int], float], expected: list[list[int]]) -> None:
    assert groups(5, REPORTS, scores, BARS) == expected


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.floats(0, 1)), max_size=12), st.randoms())
def test_order_of_pairs_does_not_matter(triples: list[tuple[int, int, float]], shuffler: random.Random) -> None:
    scores = {(i, j): score for i, j, score in triples if i < j and REPORTS[i] != REPORTS[j]}
    items = list(scores.items())
    shuffler.shuffle(items)
    first = groups(5, REPORTS, scores, BARS)
    assert groups(5, REPORTS, dict(items), BARS) == first
    assert {n for group in first for n in group} == set(range(5))
    assert all(len({REPORTS[n] for n in group}) > 1 for group in first if len(group) > 1)
