"""What a pair of reports scores hangs on the pair alone, and follows from what both tell."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import pytest

from rashomon.group.rarity import rarity
from rashomon.group.score import NAMES, Bag, Scorer
from rashomon.group.sketch import Sketch

WORDS = "dyke flood sluice pump mayor evacuate tide gale barge turbine wharf rescue storm harvest".split()
PLACES = ("tomas vik", "elin dahl", "quay road", "ester lund", "north sluice")


def drawn(number: int) -> Sketch:
    """Return a made-up sketch, the same for the same number."""
    draw = random.Random(number)
    day = f"2030-0{draw.randint(1, 9)}-1{draw.randint(0, 9)}" if draw.random() < 0.8 else None
    words = tuple((word, draw.randint(1, 9)) for word in draw.sample(WORDS, draw.randint(0, len(WORDS))))
    some = (tuple(sorted(draw.sample(("3", "17", "40", "61"), draw.randint(0, 3)))) for _ in range(4))
    return Sketch(f"r{number}", day, day, words, tuple(sorted(draw.sample(PLACES, draw.randint(0, 4)))), *some)


@pytest.fixture
def scorer() -> Scorer:
    return Scorer()


def rows(scorer: Scorer, left: Bag, others: Sequence[Bag]) -> list[dict[str, float]]:
    return [dict(zip(NAMES, row, strict=True)) for row in scorer.features(left, others).T.tolist()]


def test_many_at_once_score_as_each_alone_and_as_the_other_way_round(scorer: Scorer) -> None:
    bags = [scorer.bag(drawn(number)) for number in range(40)]
    for report in bags:
        alone = [scorer.features(report, [other]).T.tolist()[0] for other in bags]
        assert scorer.features(report, bags).T.tolist() == alone
        assert [scorer.features(other, [report]).T.tolist()[0] for other in bags] == alone


def test_what_a_scorer_met_before_changes_nothing() -> None:
    fresh, used = Scorer(), Scorer()
    for number in range(9, 2, -1):
        used.bag(drawn(number))
    one, other = drawn(1), drawn(2)
    assert used.alike(used.bag(one), [used.bag(other)]) == fresh.alike(fresh.bag(one), [fresh.bag(other)])


def test_features_are_what_they_are_called(scorer: Scorer) -> None:
    left = Sketch("a", "2030-01-01", "2030-01-01", (("dyke", 2), ("flood", 1)), ("elin dahl",), ("40",), ("3 dead",))
    right = Sketch("b", "2030-01-08", "2030-01-08", (("dyke", 1), ("gale", 3)), ("elin dahl", "quay road"), ("41",))
    (found,) = rows(scorer, scorer.bag(left), [scorer.bag(right)])
    dyke, flood, gale = rarity("dyke"), rarity("flood"), rarity("gale")
    mine, yours = (1 + math.log(2)) * dyke, dyke
    norms = math.hypot(mine, flood) * math.hypot(yours, (1 + math.log(3)) * gale)
    expected = {
        "bias": 1.0,
        "cosine": mine * yours / norms,
        "overlap": yours / min(mine + flood, yours + (1 + math.log(3)) * gale),
        "rare words": math.log1p(dyke),
        "rarest word": dyke,
        "names": math.log1p(rarity("elin dahl")),
        "rarest name": rarity("elin dahl"),
        "share of names": 1.0,
        "ages": 0.0,
        "ages apart": 1.0,
        "tolls": 0.0,
        "tolls apart": 0.0,
        "numbers": 0.0,
        "days": 0.0,
        "days apart": 0.0,
        "gap": math.log1p(7),
        "undated": 0.0,
    }
    assert found == pytest.approx(expected, abs=1e-3)


def test_reports_that_share_nothing_or_tell_nothing_can_be_compared(scorer: Scorer) -> None:
    empty, dyke = scorer.bag(Sketch("a")), scorer.bag(Sketch("b", words=(("dyke", 1),)))
    (nothing,) = rows(scorer, empty, [dyke])
    assert {name for name, value in nothing.items() if value} == {"bias", "undated"}
    assert scorer.alike(empty, []) == []


def test_what_two_reports_share_is_named_the_rarest_first(scorer: Scorer) -> None:
    left = Sketch(
        "a", words=(("police", 9), ("zugspitzbahn", 1)), names=("elin dahl",), ages=("40",), numbers=("7311",)
    )
    assert scorer.shared(scorer.bag(left), scorer.bag(left)) == ("elin dahl", "zugspitzbahn", "police", "7311", "40")
