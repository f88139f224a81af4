"""Figures and timeline: what is counted and when things happened, by whose account."""

from __future__ import annotations

import pytest

from rashomon.link import link
from rashomon.model import Published, Quantity, Report, Span, Story, Tables
from rashomon.pipeline import Pipeline, analyse_report
from rashomon.tabulate import counted, tabulate


def tables(text: str) -> Tables:
    """The tables of one report of 10 May 2031."""
    day = Published("2031-05-10", "2031-05-10")
    report = Report("r1:t", "t.txt", "", text, (Span(0, len(text)),), published=day)
    story = Story("y1:t", (analyse_report(report, Pipeline()),))
    return tabulate(story, link(story))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The storm killed at least 12 people and injured 40.",
            [("person / dead", 12, None), ("person / injured", 40, 40)],
        ),
        ("The firm paid $3 million for the land.", [("USD", 3_000_000, 3_000_000)]),
        ("The 43-year-old pilot landed the plane.", []),
        ("Two men opened the gate.", []),
        ("Turnout reached 64 percent.", [("percent", 64, 64)]),
    ],
)
def test_figures(text: str, expected: list[tuple[str, float, float | None]]) -> None:
    found = [(f.counted, f.quantity.low, f.quantity.high) for f in tables(text).figures]
    assert found == expected


def test_timeline_is_in_order_of_time() -> None:
    found = tables("The court ruled on 9 May 2031. The fire broke out in March 2029. The law dates from 1998.")
    assert [event.timex.value for event in found.timeline] == ["1998", "2029-03", "2031-05-09"]


def test_words_that_date_nothing_make_no_event() -> None:
    assert tables("The court now sits for three days.").timeline == ()


def test_counted() -> None:
    assert counted(Quantity(3, 3, "ship", "exactly")) == "ship"
