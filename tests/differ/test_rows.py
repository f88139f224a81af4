"""Rows: what two outlets part in stands apart from what does not tell it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from rashomon.attribute import attribute
from rashomon.attribute.tagger import Tagged
from rashomon.differ import differ, narrow
from rashomon.link import link
from rashomon.model import Claim, Index, Linked, Reading, Report, Span, Statement, Story
from rashomon.pipeline import Pipeline, analyse_report

OWN = replace(Pipeline(), attribute=partial(attribute, tagger=lambda parse: Tagged(())))
NINE = "Rebels left nine villages near Goma."
SEVEN = "Rebels left seven villages near Goma."
LEAVING = "Rebels are leaving villages near Goma."
HUNGER = "Hunger is spreading in the camps."
FOOD = "Food is scarce among the displaced."


def weight(told: list[Statement], index: Index) -> float:
    return len(told) / 10


def made(reports: list[str], agreement: float = 0.65) -> tuple[Story, Linked, Claim]:
    """A story of reports in their own voice, all of whose statements are taken for one claim."""
    analyses = tuple(
        analyse_report(Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),)), OWN)
        for n, text in enumerate(reports)
    )
    story = Story("y1:t", analyses)
    told = [s for analysis in analyses for s in analysis.statements]
    claim = Claim("c1:t", tuple(Reading(s.report, s.id, s.span, agreement) for s in told), 1.0, told[0].id)
    return story, link(story), claim


def rows(story: Story, claims: tuple[Claim, ...]) -> list[list[str]]:
    texts = {report.id: report.text for report in story.reports}
    return [[reading.span.of(texts[reading.report]) for reading in claim.readings] for claim in claims]


@pytest.mark.parametrize(
    ("reports", "agreement", "wanted"),
    [
        # What neither side tells goes, and what tells it without a figure stays.
        (
            [f"{NINE} {HUNGER}", f"{SEVEN} {FOOD}", LEAVING],
            0.65,
            [[NINE, SEVEN, LEAVING], [HUNGER, FOOD]],
        ),
        # What is left is one report's; nothing parts; the readings surely agree.
        ([f"{NINE} {HUNGER} {FOOD}", SEVEN], 0.65, [[NINE, HUNGER, FOOD, SEVEN]]),
        ([f"{NINE} {HUNGER}", f"{NINE} {FOOD}"], 0.65, [[NINE, HUNGER, NINE, FOOD]]),
        ([f"{NINE} {HUNGER}", f"{SEVEN} {FOOD}"], 0.9, [[NINE, HUNGER, SEVEN, FOOD]]),
    ],
)
def test_what_parts_stands_apart_from_what_does_not_tell_it(
    reports: list[str], agreement: float, wanted: list[list[str]]
) -> None:
    story, linked, claim = made(reports, agreement)
    claims = narrow(story, linked, (claim,), weigh=weight)
    assert rows(story, claims) == [[text.rstrip(".") for text in row] for row in wanted]


def test_the_difference_stands_in_the_narrower_row_alone() -> None:
    story, linked, claim = made([f"{NINE} {HUNGER}", f"{SEVEN} {FOOD}"])
    claims = narrow(story, linked, (claim,), weigh=weight)
    [difference] = differ(story, linked, claims)
    assert difference.on == "number"
    [home] = [each for each in claims if each.id == difference.claim]
    assert rows(story, (home,)) == [[NINE.rstrip("."), SEVEN.rstrip(".")]]
    # Each is shown by a statement of its own, and cut again it stays as it is.
    assert all(each.best in {reading.statement for reading in each.readings} for each in claims)
    assert narrow(story, linked, claims, weigh=weight) == claims
