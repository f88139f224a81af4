"""Reports of one event stay together, reports of two are split."""

from __future__ import annotations

import itertools

from rashomon.group import group
from rashomon.model import Analysis, Report, Span, content_id
from rashomon.parse import parse

FIRE = [
    "A fire destroyed the Marlow textile mill in Leyburn on Friday night. The mill employed 300 people. Fire chief Ada "
    "Venn said the blaze began in the dye works.",
    "Three hundred jobs are at risk after flames gutted Leyburn's Marlow mill, the town's largest employer. Ada Venn, "
    "who leads the fire service, said crews fought the fire until dawn.",
]
VOTE = [
    "Voters on the island of Tarsa chose a new council on Sunday. The Fishers' Party took nine seats, the election "
    "office said, and its leader Iosefa Malua will become chief minister.",
    "Iosefa Malua is to be Tarsa's chief minister after his Fishers' Party won nine of the fifteen council seats in "
    "Sunday's election.",
]


def analysis(text: str) -> Analysis:
    """A report with its parse alone: all that grouping reads."""
    return Analysis(parse(Report(content_id("r", text), "t.txt", "", text, (Span(0, len(text)),))), (), ())


def grouped(texts: list[str]) -> list[set[str]]:
    """The texts of each story."""
    return [{report.text for report in story.reports} for story in group([analysis(text) for text in texts])]


def test_two_events_are_two_stories() -> None:
    for order in itertools.permutations(FIRE + VOTE):
        assert sorted(map(sorted, grouped(list(order)))) == sorted(map(sorted, [FIRE, VOTE]))


def test_one_event_is_one_story() -> None:
    assert grouped(FIRE) == [set(FIRE)]


def test_nothing_and_one() -> None:
    assert group([]) == ()
    assert grouped(FIRE[:1]) == [set(FIRE[:1])]
