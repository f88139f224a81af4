"""Corrections of claims: readings are left out, parted and brought together, whatever the order of saying so."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from rashomon.align.claims import weight
from rashomon.corrections import Settled, correct_claims
from rashomon.errors import ContradictionError
from rashomon.model import Comparison, Correction, CorrectionKind, Selector

POST, RADIO, DHOW = "Harbour Post", "Coast Radio", "Daily Dhow"
AGROUND = (
    Selector("The ferry Mwangaza ran aground near Zanzibar on Monday", POST),
    Selector("The ferry Mwangaza struck a reef on Monday", RADIO),
    Selector("The Mwangaza ran aground on 3 November", DHOW),
)
ENGINE = (Selector("the engine had failed", RADIO), Selector("the engine had failed", DHOW))
WARNED = Selector("the pilot had warned the captain twice", POST)
HULL = Selector("=SUM(A1) was painted on the hull", DHOW)


def said(kind: CorrectionKind, *selectors: Selector) -> Correction:
    return Correction(kind, selectors, where=f"c.toml: [[{kind}]] 1")


def settled(comparison: Comparison, *given: Correction) -> Settled:
    return correct_claims(comparison.story, comparison.claims, given, weight)


def held(comparison: Comparison, *given: Correction) -> list[set[tuple[str, str]]]:
    """Return the claims that corrections make, each as the outlets and words of its readings."""
    reports = {report.id: report for report in comparison.story.reports}
    return [
        {(reports[r.report].publisher or "", r.span.of(reports[r.report].text)) for r in claim.readings}
        for claim in settled(comparison, *given).claims
    ]


def together(claims: list[set[tuple[str, str]]], *selectors: Selector) -> bool:
    return any({(each.report, each.words) for each in selectors} <= claim for claim in claims)


def test_without_corrections_nothing_changes(comparison: Comparison) -> None:
    assert settled(comparison) == Settled(comparison.claims)
    assert settled(comparison, said("same", WARNED, HULL)) == Settled(comparison.claims)


def test_a_reading_goes_out_of_its_claim_and_the_others_stay(comparison: Comparison) -> None:
    found = held(comparison, said("split", *AGROUND))
    assert together(found, AGROUND[0]) and together(found, *AGROUND[1:])
    assert not together(found, *AGROUND[:2]) and not together(found, AGROUND[0], AGROUND[2])
    assert len(found) == len(comparison.claims) + 1


def test_claims_that_say_the_same_become_one(comparison: Comparison) -> None:
    found = held(comparison, said("join", WARNED, HULL))
    assert together(found, WARNED, HULL) and len(found) == len(comparison.claims) - 1


def test_what_a_user_joins_is_sure_to_say_the_same_and_nothing_else(comparison: Comparison) -> None:
    texts = {report.id: report.text for report in comparison.story.reports}
    unsure = tuple(
        replace(claim, readings=tuple(replace(each, agreement=0.3) for each in claim.readings))
        for claim in comparison.claims
    )

    def sure(*given: Correction) -> list[set[str]]:
        claims = correct_claims(comparison.story, unsure, given, weight).claims
        return [{r.span.of(texts[r.report]) for r in claim.readings} for claim in claims if claim.agreement == 1]

    marked = sure(said("join", WARNED, HULL), said("join", *AGROUND[:2]))
    assert len(marked) == 2 and {WARNED.words, HULL.words} in marked
    assert any({each.words for each in AGROUND} == words for words in marked)
    assert not sure(said("split", *AGROUND[:2]))


def test_what_is_misread_makes_no_claim(comparison: Comparison) -> None:
    found = held(comparison, said("wrong", HULL, ENGINE[0]))
    assert not together(found, HULL) and not together(found, ENGINE[0]) and together(found, ENGINE[1])


def test_words_without_a_report_are_meant_in_all(comparison: Comparison) -> None:
    found = held(comparison, said("wrong", Selector("the engine had failed")))
    assert len(found) == len(comparison.claims) - 1


def test_what_is_joined_goes_out_together(comparison: Comparison) -> None:
    """One is parted from a second and joined with a third, which the tool has with the second: the third goes too."""
    found = held(comparison, said("split", AGROUND[0], AGROUND[1]), said("join", AGROUND[0], AGROUND[2]))
    assert together(found, AGROUND[0], AGROUND[2]) and not together(found, AGROUND[1], AGROUND[2])


def test_what_joining_brings_back_is_parted_again(comparison: Comparison) -> None:
    """One is out of its claim and joined with another, which goes in: it stays apart from what it was parted from."""
    out, in_ = said("split", AGROUND[0], *AGROUND[1:]), said("join", WARNED, AGROUND[0])
    found = held(comparison, out, in_, said("join", HULL, AGROUND[1]))
    assert together(found, AGROUND[0], WARNED) and together(found, AGROUND[1], AGROUND[2], HULL)


def test_the_order_of_saying_changes_nothing(comparison: Comparison) -> None:
    given = (
        said("split", *AGROUND),
        said("join", WARNED, AGROUND[0]),
        said("wrong", HULL),
        said("split", ENGINE[1], ENGINE[0]),
    )
    assert len({settled(comparison, *each).claims for each in permutations(given)}) == 1


def test_what_is_parted_and_joined_is_refused_and_both_are_named(comparison: Comparison) -> None:
    given = (said("join", AGROUND[0], WARNED), said("join", WARNED, HULL), said("split", HULL, AGROUND[0]))
    with pytest.raises(ContradictionError) as error:
        settled(comparison, *given)
    assert str(error.value) == (
        "c.toml: [[split]] 1 (“=SUM(A1) was painted on the hull”, “The ferry Mwangaza ran aground near Zanzibar on "
        "Monday”) parts what [[join]] 1 (“the pilot had warned the captain twice”, “=SUM(A1) was painted on the "
        "hull”) and [[join]] 1 (“The ferry Mwangaza ran aground near Zanzibar on Monday”, “the pilot had warned the "
        "captain twice”) join. Take one of them back."
    )


def test_what_no_claim_says_is_told_and_changes_nothing(comparison: Comparison) -> None:
    found = settled(comparison, said("wrong", Selector("Share this story")), said("join", HULL, Selector("a storm")))
    assert found.claims == comparison.claims
    assert [each.problem for each in found.problems] == [
        "“a storm” does not stand in these reports.",
        "“Share this story” is said by no claim in these reports.",
    ]
    assert {each.advice for each in found.problems} == {"The correction changes nothing here."}


def test_a_split_whose_first_words_are_gone_parts_nothing_else(comparison: Comparison) -> None:
    found = settled(comparison, said("split", Selector("a storm"), *AGROUND))
    assert found.claims == comparison.claims and len(found.problems) == 1
