"""What one comparison of a story has that an earlier one had not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.brief import brief
from rashomon.model import Comparison, Origins, Passage, Span
from rashomon.store.news import news, shown
from rashomon.store.values import News, OriginChange

SINCE = "2025-11-04T08:00:00+00:00"


def test_nothing_is_new_in_the_same(comparison: Comparison) -> None:
    found = news(comparison, comparison, SINCE, ())
    assert found.nothing and found.since == SINCE


def test_a_claim_is_new_that_no_report_made_before(comparison: Comparison) -> None:
    *before, last = comparison.claims
    found = news(replace(comparison, claims=tuple(before)), comparison, SINCE, ())
    assert found.claims == (last.id,) and not found.nothing


def test_a_claim_that_gains_a_reading_is_the_same_claim(comparison: Comparison) -> None:
    first, *others = comparison.claims
    fewer = replace(first, id="c1:fewer", readings=first.readings[:2])
    assert news(replace(comparison, claims=(fewer, *others)), comparison, SINCE, ()).claims == ()


@pytest.mark.parametrize(
    ("before", "now", "gained"),
    [
        ((1, 2), (2, 2), True),
        ((1, 2), (1, 3), True),
        ((1, 2), (1, 2), False),
        ((2, 3), (1, 3), False),
        # More is possible and less is sure: that is no gain.
        ((2, 2), (1, 3), False),
    ],
)
def test_a_claim_gains_an_origin(
    comparison: Comparison, before: tuple[int, int], now: tuple[int, int], gained: bool
) -> None:
    claim = comparison.claims[0].id
    old, new = (replace(comparison, origins=(Origins(claim, *each, ()),)) for each in (before, now))
    found = [(each.claim, each.before, each.after) for each in news(old, new, SINCE, ()).origins]
    assert found == ([(claim, before, now)] if gained else [])


def test_a_figure_is_new_beside_those_that_stood(comparison: Comparison) -> None:
    fourteen, many = comparison.figures
    [change] = news(replace(comparison, figures=(fourteen,)), comparison, SINCE, ()).figures
    assert (change.counted, change.before, change.came) == ("person injured", (fourteen,), (many,))
    # What was never counted before is a claim, and no figure that changed.
    assert news(replace(comparison, figures=()), comparison, SINCE, ()).figures == ()


def test_a_figure_is_shown_in_the_words_that_say_what_it_counts(comparison: Comparison) -> None:
    fourteen, many = comparison.figures
    [report] = [each for each in comparison.story.reports if each.id == many.where.report]
    headed = replace(report, headline=Span(0, 9))
    analyses = tuple(
        replace(each, parse=replace(each.parse, report=headed)) if each.report.id == report.id else each
        for each in comparison.story.analyses
    )
    short = replace(many, where=Passage(report.id, Span(0, 3)), toll=True)
    now = replace(
        comparison,
        story=replace(comparison.story, analyses=analyses),
        figures=(replace(fourteen, toll=True), short, many),
    )
    [change] = news(replace(comparison, figures=(fourteen,)), now, SINCE, ()).figures
    assert change.came == (many,)


def test_a_difference_is_new_between_words_that_did_not_differ(comparison: Comparison) -> None:
    wording, number = comparison.differences
    assert news(replace(comparison, differences=(wording,)), comparison, SINCE, ()).differences == (number,)
    # The other way round it is the same difference.
    turned = replace(wording, between=wording.between[::-1], left=wording.right, right=wording.left)
    assert news(replace(comparison, differences=(turned, number)), comparison, SINCE, ()).differences == ()


def test_what_the_brief_folds_is_no_news(comparison: Comparison) -> None:
    lines = brief(comparison)
    row = next(each for each in (*lines.all_say, *lines.some_say) if each.claim == lines.differ[0].claim)
    gain = OriginChange(row.claim, (1, 1), (1, 2))
    found = News(SINCE, claims=(row.claim,), origins=(gain,), differences=comparison.differences)
    kept = shown(found, lines)
    assert (kept.claims, kept.origins) == ((row.claim,), (gain,))
    # Readings that part in two slots are told of by the harder one.
    assert kept.differences[0].on == lines.differ[0].slots[0].on
    unsure = replace(lines, all_say=(), some_say=(), differ=(), maybe_same=(row,))
    kept = shown(found, unsure)
    assert (kept.claims, kept.origins, kept.differences) == ((row.claim,), (), ())
    assert shown(found, replace(unsure, maybe_same=(), again=(row,))).claims == ()
