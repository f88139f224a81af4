"""A claim is shown by its clearest reading, and two claims that share a statement by two."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.align.claims import Member, agreement, clearest, names_subject
from rashomon.align.features import NAMES, candidates, nearest
from rashomon.align.weights import load
from rashomon.model import Analysis, Comparison, Index, Report, Span, Statement, Story
from rashomon.parse import parse


def test_of_two_claims_that_share_a_reading_one_is_shown_by_another_that_is_nearly_as_good(
    comparison: Comparison,
) -> None:
    index = Index.of(comparison.story)
    told = [index.statements[reading.statement] for reading in comparison.claims[0].readings]
    members = [Member(number, each, each.span) for number, each in enumerate(told)]
    even = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9}
    first = clearest(members, even, index, frozenset())
    best = next(m for m in members if m.statement.id == first)
    assert clearest(members, even, index, {best.words}) != first
    # Words that miss the claim are worse than words that show another too.
    alone = {tuple(sorted((best.number, m.number))): 0.9 for m in members if m is not best}
    others = {pair: 0.0 for pair in even if best.number not in pair}
    assert clearest(members, alone | others, index, {best.words}) == first


def test_a_reading_agrees_with_those_of_other_reports_in_the_mean(comparison: Comparison) -> None:
    index = Index.of(comparison.story)
    told = [index.statements[reading.statement] for reading in comparison.claims[0].readings]
    members = [Member(number, each, each.span) for number, each in enumerate(told)]
    assert len({each.report for each in told[:3]}) == 3
    # The third pair was never a candidate.
    assert agreement(members[0], members[:3], {(0, 1): 0.9, (1, 2): 0.6}) == 0.45
    assert agreement(members[1], members[:3], {(0, 1): 0.9, (1, 2): 0.6}) == 0.75
    assert agreement(members[0], members[:1], {}) == 1.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The river burst its banks near Kisumu on Sunday.", True),
        ("Injuring at least forty people near the old harbour.", False),
        ("Who had been on the bridge since the early morning.", False),
        ("Where the harbour master lives.", True),
        ("It burned.", False),
    ],
)
def test_a_reading_names_its_subject_by_a_noun_of_its_uppermost_verb(text: str, expected: bool) -> None:
    whole = Span(0, len(text))
    assert names_subject(parse(Report("r1:test", "test.txt", "", text, (whole,))).tokens) is expected


def test_a_claim_is_shown_by_a_short_reading_that_names_its_subject_and_has_the_words_of_the_others() -> None:
    texts = (
        "The widow, who lost two sons when the river burst its banks near the town of Kisumu on Sunday, is in despair.",
        "The river burst its banks near Kisumu.",
        "It burst its banks near Kisumu on Sunday.",
    )
    reports = [Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),)) for n, text in enumerate(texts)]
    analyses = [Analysis(parse(report), (), (stated(report),)) for report in reports]
    index = Index.of(Story("y1:t", tuple(analyses)))
    members = [Member(n, a.statements[0], a.statements[0].span) for n, a in enumerate(analyses)]
    assert clearest(members, {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9}, index, frozenset()) == members[1].statement.id


def stated(report: Report) -> Statement:
    """The whole of a report as one statement in its own voice."""
    content = (Span(0, len(report.text)),)
    return Statement(f"s1:{report.id}", report.id, content, (), (), (), "indirect", "own", "asserted", "positive")


def test_a_pair_is_looked_at_that_is_like_enough_and_among_the_best_of_either_side() -> None:
    likeness = np.array([[0.9, 0.5, 0.2], [0.8, 0.4, 0.1], [0.7, 0.31, 0.29]])
    assert candidates(likeness, 1).tolist() == [[True, True, False], [True, False, False], [True, False, False]]
    assert candidates(likeness, 3).tolist() == [[True, True, False], [True, True, False], [True, True, False]]


def test_many_reports_offer_fewer_candidates_each() -> None:
    assert [nearest(reports) for reports in (2, 8, 12, 24, 500)] == [10, 10, 4, 2, 2]


def test_the_shipped_trees_know_the_features() -> None:
    assert load().trees.feature.max() < len(NAMES)
