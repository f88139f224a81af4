"""A tree that takes up one report after another falls into the stories that it would fall into as a whole."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Sequence

import pytest

from rashomon.group.part import Grove, Likeness, Node, Part
from rashomon.group.score import Bag, Bars, Scorer
from rashomon.group.sketch import Sketch

MOST = 80
BARS = Bars(proposed=8.0, joins=0.4, holds=0.5, unlike=0.1)


class Drawn(Likeness):
    """Likenesses drawn by a seed: high within an event, low across, and at times the other way round."""

    def __init__(self, events: int, seed: int) -> None:
        super().__init__(Scorer())
        draw, pairs = random.Random(seed), list(itertools.combinations(range(MOST), 2))
        same = [(one % events == other % events) != (draw.random() < 0.1) for one, other in pairs]
        self._drawn = {
            pair: draw.uniform(0.4, 1.0) if alike else draw.uniform(0.0, 0.5)
            for pair, alike in zip(pairs, same, strict=True)
        }

    def of(self, left: Bag, right: Bag) -> float:
        one, other = sorted((int(left.report), int(right.report)))
        return self._drawn[one, other]

    def across(self, one: Sequence[Bag], other: Sequence[Bag]) -> float:
        return sum(self.of(left, right) for left in one for right in other) / (len(one) * len(other))

    def learn(self, pairs: Iterable[tuple[Bag, Bag]]) -> None:
        return


def grown(count: int, reach: int, seed: int) -> list[Node]:
    """Return a tree whose reports are each tied to one of so many before: few make chains, many make hubs."""
    draw, scorer = random.Random(seed), Scorer()
    bags = [scorer.bag(Sketch(f"{number:03}")) for number in range(count)]
    ties = [min(draw.randrange(max(0, place - reach), place) for _ in range(2)) for place in range(1, count)]
    return list(zip(bags, [None, *ties], strict=True))


def stories(grove: Grove) -> list[Part]:
    return [grove.part(first) for first in grove.firsts()]


@pytest.mark.parametrize("events", [1, 2, 5])
@pytest.mark.parametrize("reach", [2, 6, 60])
def test_a_tree_that_grows_is_parted_like_a_whole_one(events: int, reach: int) -> None:
    taken = 0
    for seed in range(2):
        tree, known = grown(50, reach, seed), Drawn(events, seed)
        grove = Grove(tree[:1], known, BARS)
        for size in range(2, len(tree) + 1):
            new, tied = tree[size - 1]
            assert tied is not None
            whole = Grove(tree[:size], known, BARS)
            if grove.grow(new, tree[tied][0].report):
                taken += 1
                assert stories(grove) == stories(whole)
            else:
                grove = whole
    assert taken


def test_every_report_is_in_one_story_and_a_cut_is_told_of() -> None:
    tree = grown(MOST, 6, 1)
    found = stories(Grove(tree, Drawn(4, 1), BARS))
    assert sorted(bag.report for part in found for bag in part.reports) == [bag.report for bag, _ in tree]
    homes = {bag.report: n for n, part in enumerate(found) for bag in part.reports}
    assert len(found) > 4
    assert all(homes[report] != n for n, part in enumerate(found) for report in part.also)


def test_an_earlier_report_is_not_taken_up() -> None:
    tree = grown(3, 2, 1)
    grove = Grove([(tree[1][0], None)], Drawn(1, 1), BARS)
    assert not grove.grow(tree[0][0], "001")
