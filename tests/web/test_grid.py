"""Which claims a matrix shows first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.brief import Brief, brief
from rashomon.model import Comparison
from rashomon.web.grid import Choice, lines


@pytest.fixture
def kariva(comparison: Comparison) -> Brief:
    """A brief of shared claims, one of which only may be shared, and of claims that one report makes."""
    found = brief(comparison)
    *rest, last = found.some_say
    return replace(found, some_say=tuple(rest), maybe_same=(last,))


@pytest.mark.parametrize("order", ["weight", "conflict"])
def test_what_is_shared_comes_before_what_one_report_says_and_what_is_folded_last(order: str, kariva: Brief) -> None:
    shared = {row.claim for row in (*kariva.all_say, *kariva.some_say)}
    alone = {row.claim for each in kariva.only for row in each.rows}
    found = [line.row.claim for line in lines(kariva, Choice(order=order))]
    assert shared and alone
    assert set(found[: len(shared)]) == shared
    assert set(found[len(shared) : -1]) == alone
    assert found[-1] == kariva.maybe_same[0].claim
