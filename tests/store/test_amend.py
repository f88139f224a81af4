"""Corrections change the comparison that stands, in the order of their making, and leave what was made as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model import Comparison, Passage, Tables, Traced
from rashomon.pipeline import Pipeline
from rashomon.store import Correction
from rashomon.store.amend import Ruling, amended, rulings

STILL = replace(
    Pipeline(),
    differ=lambda story, linked, claims: (),
    trace=lambda story, linked, claims: Traced(()),
    tabulate=lambda story, linked, claims: Tables(),
)


def places(comparison: Comparison, claim: int) -> list[Passage]:
    """Return where a claim's readings stand."""
    return [Passage(reading.report, reading.span) for reading in comparison.claims[claim].readings]


def sizes(comparison: Comparison) -> list[int]:
    """Return how many readings the claims have."""
    return sorted(len(claim.readings) for claim in comparison.claims)


def ruled(comparison: Comparison, *given: tuple[str, list[Passage]]) -> Comparison:
    """Return the comparison under rulings."""
    return amended(comparison, [Ruling(kind, tuple(where), "seen") for kind, where in given], STILL)


def test_a_reading_is_taken_out_of_its_claim(comparison: Comparison) -> None:
    first, *others = places(comparison, 0)
    found = ruled(comparison, ("split", [first, *others]))
    assert (sizes(comparison), sizes(found)) == ([1, 1, 2, 2, 3], [1, 1, 1, 2, 2, 2])
    assert all(not {first, others[0]} <= set(places(found, n)) for n in range(len(found.claims)))


def test_two_claims_are_joined_and_parted_again(comparison: Comparison) -> None:
    one, other = places(comparison, 3)[0], places(comparison, 4)[0]
    joined = ruled(comparison, ("join", [one, other]))
    assert sizes(joined) == [2, 2, 2, 3]
    assert sizes(ruled(comparison, ("join", [one, other]), ("split", [one, other]))) == sizes(comparison)


def test_a_misread_passage_makes_no_claim(comparison: Comparison) -> None:
    assert sizes(ruled(comparison, ("wrong", places(comparison, 4)))) == [1, 2, 2, 3]


def test_a_passage_that_is_not_there_changes_nothing(comparison: Comparison) -> None:
    [gone] = [replace(place, report="r1:gone") for place in places(comparison, 3)]
    assert (
        ruled(comparison, ("wrong", [gone]), ("split", [gone, gone]), ("join", [gone, gone])).claims
        == comparison.claims
    )


def test_a_proposal_is_accepted_or_turned_down(comparison: Comparison) -> None:
    [proposal] = comparison.proposals
    joining = replace(STILL, align=lambda story, linked: comparison.claims)
    one = amended(comparison, [Ruling("same", proposal.because, "one ship")], joining)
    assert (len(one.entities), one.proposals) == (len(comparison.entities) - 1, ())
    assert one.entities[0].evidence[-1].reason == "a person joined them: one ship"
    two = amended(comparison, [Ruling("different", proposal.because, "a woman")], joining)
    assert (two.entities, two.proposals) == (comparison.entities, ())


@pytest.mark.parametrize("payload", ["[]", "{}", '{"passages": [{"report": "r"}]}', '{"passages": 3}', "null"])
def test_a_correction_of_another_form_changes_nothing(payload: str) -> None:
    assert rulings([Correction(1, "y1:0", "split", payload, "", "", "", None)]) == ()
