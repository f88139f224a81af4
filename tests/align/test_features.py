"""What speaks for a pair of clauses: measures that do not depend on which report comes first."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.align.features import NAMES, crowding, measures, pairs
from rashomon.align.profile import Profile, profiles
from rashomon.align.weights import load
from rashomon.link import link
from rashomon.model import Published, Report, Span, Story
from rashomon.pipeline import Pipeline, analyse_report

TEXTS = (
    "Nine pilots left the port on Monday. The ferry company lost $4 million, its owner Rosa Vidal said.",
    "On 5 May, 9 pilots walked out. Vidal, who owns the ferry company, spoke of losses of $6 million.",
)


@pytest.fixture(scope="module")
def described() -> list[Profile]:
    reports = [
        Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),), published=Published("2031-05-06", "2031-05-06"))
        for n, text in enumerate(TEXTS)
    ]
    story = Story("y1:t", tuple(analyse_report(report, Pipeline()) for report in reports))
    return profiles(story, link(story), load().encoder)


def test_a_pair_measures_the_same_whichever_report_comes_first(described: list[Profile]) -> None:
    there, back = pairs(*described, reports=2), pairs(*described[::-1], reports=2)
    rows = {(i, j): row for i, j, row in zip(back.right.tolist(), back.left.tolist(), back.features, strict=True)}
    assert len(rows) == len(there.left) > 0
    for i, j, row in zip(there.left.tolist(), there.right.tolist(), there.features, strict=True):
        assert np.allclose(row, rows[i, j], atol=1e-6)


def test_a_measure_stands_in_the_order_of_the_names(described: list[Profile]) -> None:
    a, b = described
    found = measures(a, b, np.zeros((len(a.statements), len(b.statements))), np.asarray(a.clause @ b.clause.T))
    assert (*found, "reports") == NAMES


def test_times_and_amounts_are_compared_by_value_and_names_as_linked(described: list[Profile]) -> None:
    left, right = described
    blank = np.zeros((len(left.statements), len(right.statements)))
    found = measures(left, right, blank, np.asarray(left.clause @ right.clause.T))
    # "Monday" is 5 May, "nine" is 9; no word of them is in common.
    assert found["time shared"].max() == 1.0 and found["amount shared"][0, 0] == 1.0
    assert found["number shared"][0, 0] == 0.0
    # "Rosa Vidal" and "Vidal" are one person.
    assert found["entity shared"].max() >= 1.0
    # Two sums of money clash.
    assert found["amount clash"][1:, 1:].max() == 1.0


def test_a_pair_counts_by_what_it_is_above_its_surroundings() -> None:
    # The first row and column are like everything; the second pair stands out in both.
    found = crowding(np.array([[0.8, 0.7, 0.7], [0.7, 0.7, 0.1], [0.7, 0.1, 0.1]]))
    above = found["semantic over crowd"]
    assert above[1, 1] > above[0, 0] and found["semantic over crowds"][1, 1] > found["semantic over crowds"][0, 1]
    assert (found["semantic crowd least"] <= found["semantic crowd most"]).all()
