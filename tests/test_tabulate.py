"""The timeline holds what happened and when, the figures what was counted."""

from __future__ import annotations

import pytest

from rashomon.mention import mention
from rashomon.model import Analysis, Linked, Published, Quantity, Report, Span, Statement, Story, Tables
from rashomon.parse import parse
from rashomon.tabulate import counted, tabulate, worth_counting


def tables(*texts: str) -> Tables:
    """Return the tables of reports whose every sentence is one statement."""
    analyses = []
    for number, text in enumerate(texts):
        known = Published("2025-11-06", "2025-11-06")
        parsed = parse(Report(f"r{number}", f"r{number}", "", text, (Span(0, len(text)),), published=known))
        mentions = mention(parsed)
        statements = tuple(
            Statement(
                f"s{number}-{n}", f"r{number}", (sentence.span,), (), (), (), "none", "own", "asserted", "positive", (),
                tuple(m.id for m in mentions if sentence.span.contains(m.span)),
            )
            for n, sentence in enumerate(parsed.sentences)
        )  # fmt: skip
        analyses.append(Analysis(parsed, mentions, statements))
    return tabulate(Story("y", tuple(analyses)), Linked(()))


def test_timeline_is_in_the_order_of_the_times() -> None:
    text = "The dam at Sirwan broke on 4 November 2025. Engineers had inspected it on 12 March 2024."
    assert [(e.timex.value, e.statement) for e in tables(text).timeline] == [
        ("2024-03-12", "s0-1"),
        ("2025-11-04", "s0-0"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The governor told reporters on 4 November 2025 that the dam was safe.",
        "The repair took three weeks.",
        "The report of 4 November 2025.",
    ],
)
def test_what_dates_the_telling_or_nothing_is_no_event(text: str) -> None:
    assert tables(text).timeline == ()


def test_figures_of_the_same_thing_stand_together() -> None:
    found = tables("The flood killed 14 people in Sylhet.", "At least 12 people were killed. It cost $3 million.")
    groups = [(f.counted, f.quantity.low, f.where.report) for f in found.figures]
    assert groups == [("USD", 3e6, "r1"), ("person / dead", 14.0, "r0"), ("person / dead", 12.0, "r1")]


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity(43, 43, "year of age", "exactly"), False),
        (Quantity(3, 3, "week", "exactly"), False),
        (Quantity(1, 1, "bridge", "exactly"), False),
        (Quantity(1, 1, "person", "exactly", "dead"), True),
        (Quantity(2, 2, "percent", "exactly"), True),
        (Quantity(300, None, "house", "at least"), True),
        (Quantity(None, None, "house", "vague"), False),
    ],
)
def test_worth_counting(quantity: Quantity, expected: bool) -> None:
    assert worth_counting(quantity) is expected


def test_units_are_one_word() -> None:
    assert counted(Quantity(2, 2, "people", "exactly", "dead")) == counted(Quantity(3, 3, "person", "exactly", "dead"))
