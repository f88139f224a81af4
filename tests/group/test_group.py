"""Reports of one event stay together, reports of different events are parted, whatever the order."""

from __future__ import annotations

import pytest

from rashomon.group import group
from rashomon.mention import mention
from rashomon.model import Analysis, Report, Span
from rashomon.parse import parse

FERRY = (
    "The ferry Mwangaza ran aground on a reef off Zanzibar on Monday with 210 passengers aboard. Port master Asha Juma "
    "said that the captain had been warned about the reef.",
    "Passengers of the Mwangaza were taken to Zanzibar by fishing boats after the ferry hit a reef. The captain is "
    "being questioned by the port authority.",
    "Zanzibar's port authority has suspended the captain of a ferry that struck a reef. Asha Juma, the port master, "
    "said 210 passengers had been brought ashore.",
)
MINE = (
    "Four miners were trapped in a copper mine near Calama in northern Chile after a tunnel collapsed. Rescuers are "
    "drilling a shaft, the mining minister Rosa Vidal said.",
    "Rescuers drilled through the night to reach four miners in Calama. The tunnel of the copper mine collapsed after "
    "an earthquake, according to Rosa Vidal.",
)


def analysis(text: str, name: str) -> Analysis:
    parsed = parse(Report(name, name, "", text, (Span(0, len(text)),)))
    return Analysis(parsed, mention(parsed), ())


@pytest.fixture(scope="module")
def reports() -> list[Analysis]:
    texts = {"ferry": FERRY, "mine": MINE}
    named = [(f"{event}-{n}", text) for event, each in texts.items() for n, text in enumerate(each)]
    return [analysis(text, name) for name, text in named]


def test_two_events_are_two_stories(reports: list[Analysis]) -> None:
    found = [[a.report.id for a in story.analyses] for story in group(reports)]
    assert found == [["ferry-0", "ferry-1", "ferry-2"], ["mine-0", "mine-1"]]


def test_order_does_not_matter(reports: list[Analysis]) -> None:
    assert group(reports) == group(reports[::-1])


def test_one_report_is_a_story_and_none_is_no_story(reports: list[Analysis]) -> None:
    assert [len(story.analyses) for story in group(reports[:1])] == [1]
    assert group([]) == ()


def test_an_empty_report_stands_alone(reports: list[Analysis]) -> None:
    found = group([*reports[:2], analysis("", "empty")])
    assert [[a.report.id for a in story.analyses] for story in found] == [["empty"], ["ferry-0", "ferry-1"]]


def test_forty_reports_of_one_event_are_one_story() -> None:
    many = [analysis(FERRY[n % 3] + f" It was boat {n} of the year.", f"r{n:02}") for n in range(40)]
    assert [len(story.analyses) for story in group(many)] == [40]


# Two clashes of one day in one country, with one army and one militia; the last tells of the first in other words.
CLASHES = (
    "Nine soldiers were killed and 14 wounded in an ambush by the Tamsa militia near Gorom on Tuesday. The army of "
    "Burkina Faso said that it had sent helicopters against the Tamsa militia.",
    "At least 21 people were killed in a market in Dori when fighters of the Tamsa militia opened fire on Tuesday. The "
    "army of Burkina Faso said that it was hunting the Tamsa militia.",
    "The Tamsa militia killed 11 soldiers on the road to a camp outside Gorom, the army of Burkina Faso said on "
    "Wednesday, after it had first told of nine. Helicopters were sent against the Tamsa militia.",
)


def test_clashes_of_one_day_in_two_towns_are_two_stories() -> None:
    found = group([analysis(text, f"clash-{n}") for n, text in enumerate(CLASHES)])
    assert [[a.report.id for a in story.analyses] for story in found] == [["clash-0", "clash-2"], ["clash-1"]]


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Nine soldiers were killed in an ambush by the Tamsa militia near Deir ez-Gorom on Tuesday.",
            "The Tamsa militia killed 11 soldiers in an ambush in Deir al-Gorom on Tuesday, the army said.",
        ),
        (
            "A blast killed six people in Barzeh on Monday. The Tamsa militia said that it had laid the bomb.",
            "Eight people were killed in Damascus on Monday when a bomb went off in Barzeh, a northern district. The "
            "Tamsa militia said that it had laid it.",
        ),
    ],
)
def test_one_event_in_a_town_called_two_ways_stays_whole(texts: tuple[str, str]) -> None:
    assert len(group([analysis(text, f"r{n}") for n, text in enumerate(texts)])) == 1
