"""Times of a story that are one: by their dates, else where they are told alike and nothing known is against it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from link_texts import story

from rashomon.link import link
from rashomon.link.times import join_times
from rashomon.mention import mention
from rashomon.model import Analysis, Index, Published, Story


def told(*texts: str, dates: tuple[str | None, ...] = ()) -> list[set[str]]:
    """Return the words of each time that is told of in several places; ``dates`` are those of the reports."""
    value = dated(story(*texts), dict(zip(texts, dates, strict=False)))
    index = Index.of(value)
    held = ([index.mentions[m] for m in time.mentions] for time in link(value).times)
    return [{m.span.of(index.reports[m.report].text) for m in each} for each in held]


def dated(value: Story, dates: dict[str, str | None]) -> Story:
    analyses = []
    for analysis in value.analyses:
        day = dates.get(analysis.report.text)
        report = replace(analysis.report, published=Published(day, day) if day else Published())
        parsed = replace(analysis.parse, report=report)
        analyses.append(Analysis(parsed, mention(parsed), ()))
    return Story(value.id, tuple(analyses))


SANK = "The ferry sank off Bergen on Monday."


@pytest.mark.parametrize(
    ("texts", "times"),
    [
        # one event in two reports of unknown dates, in several forms
        ((SANK, "A ferry sank off Bergen yesterday."), [{"Monday", "yesterday"}]),
        ((SANK, "The ferry sank off Bergen on 4 March 2019."), [{"Monday", "4 March 2019"}]),
        ((SANK, "The ferry sank off Bergen on Monday morning."), [{"Monday", "Monday morning"}]),
        # a day and the month in which it lies
        (
            ("The ferry sank off Bergen in March 2019.", "The ferry sank off Bergen on 4 March 2019."),
            [{"March 2019", "4 March 2019"}],
        ),
        # one weekday of two events
        ((SANK, "The mayor of Oslo resigned on Monday."), []),
        # other weekdays, and a date on another weekday
        ((SANK, "The ferry sank off Bergen on Tuesday."), []),
        ((SANK, "The ferry sank off Bergen on 5 March 2019."), []),
        # other parts of a day
        (("The ferry sank off Bergen on Monday morning.", "The ferry sank off Bergen on Monday night."), []),
        # a date is itself whatever is told of it
        (
            ("The ferry sank off Bergen on 4 March 2019.", "The mayor was born on March 4, 2019."),
            [{"4 March 2019", "March 4, 2019"}],
        ),
        # equal lengths of time of one thing, and of two
        (("The ferry was at sea for three days.", "The ferry had been at sea for three days."), [{"three days"}]),
        (("The court gave him three years in prison.", "They had been married for three years."), []),
        (("The ferry was at sea for three days.", "The ferry had been at sea for four days."), []),
    ],
)
def test_times_are_one_where_told_alike_and_nothing_known_is_against_it(
    texts: tuple[str, ...], times: list[set[str]]
) -> None:
    assert told(*texts) == times


def test_one_weekday_of_two_dated_reports_is_one_day_or_two() -> None:
    texts = (SANK, "A ferry has sunk off Bergen, police said on Monday.")
    assert told(*texts, dates=("2019-03-05", "2019-03-05")) == [{"Monday"}]
    assert told(*texts, dates=("2019-03-05", "2019-03-12")) == []


def test_yesterday_and_today_of_one_report_are_two_days() -> None:
    found = told("The ferry sank off Bergen yesterday. The ferry sank off Bergen today.", SANK)
    assert len(found) == 1 and not {"yesterday", "today"} <= found[0]


def test_without_a_reader_only_whole_dates_are_one() -> None:
    value = story(SANK, "The ferry sank off Bergen on Monday.  ", "It sank on 4 March 2019. It rained March 4, 2019.")
    parses = {analysis.report.id: analysis.parse for analysis in value.analyses}
    assert [join.reason for join in join_times(value, parses, None).joins] == ["the same date"]


def test_times_are_no_entities() -> None:
    assert all(entity.kind != "time" for entity in link(story(SANK, "The ferry sank off Bergen on Monday.  ")).entities)
