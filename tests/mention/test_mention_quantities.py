"""Amounts: interval, unit, bound and state."""

from __future__ import annotations

import pytest

from rashomon.mention import mention
from rashomon.mention.numbers import read_number
from rashomon.model import Quantity, Report, Span
from rashomon.parse import parse


def quantities(text: str) -> dict[str, Quantity]:
    report = Report("r1:x", "x", "", text, (Span(0, len(text)),))
    return {m.span.of(text): m.quantity for m in mention(parse(report)) if m.quantity}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The blast killed at least 12 people.", "at least 12 people", (12, None, "person", "at least", "dead")),
        ("More than 40 houses burned.", "More than 40 houses", (40, None, "house", "at least", None)),
        ("The guns fired hundreds of shells.", "hundreds of shells", (200, None, "shell", "vague", None)),
        ("Rebels mounted over a thousand raids.", "over a thousand raids", (1000, None, "raid", "at least", None)),
        ("Dozens of miners were rescued.", "Dozens of miners", (24, None, "miner", "vague", "rescued")),
        ("The bridge cost $1.2 million.", "$1.2 million", (1.2e6, 1.2e6, "USD", "exactly", None)),
        ("Only 14 percent of farmers agreed.", "Only 14 percent", (14, 14, "percent", "exactly", None)),
        ("The army holds nine posts.", "nine posts", (9, 9, "post", "exactly", None)),
        ("The survey asked 1,229 adults.", "1,229 adults", (1229, 1229, "adult", "exactly", None)),
        ("About 300 nurses marched.", "About 300 nurses", (300, 300, "nurse", "about", None)),
        ("Up to 20 ships waited.", "Up to 20 ships", (None, 20, "ship", "at most", None)),
        ("Between 10 and 15 boats sank.", "Between 10 and 15 boats", (10, 15, "boat", "between", None)),
        ("The crash left three passengers injured.", "three passengers", (3, 3, "passenger", "exactly", "injured")),
        ("Police arrested 31 protesters.", "31 protesters", (31, 31, "protester", "exactly", "arrested")),
        ("Twenty-one sailors died in the storm.", "Twenty-one sailors", (21, 21, "sailor", "exactly", "dead")),
        ("Five climbers are missing.", "Five climbers", (5, 5, "climber", "exactly", "missing")),
        ("A dozen villages were evacuated.", "A dozen villages", (12, 12, "village", "exactly", "evacuated")),
        ("Both pilots survived.", "Both pilots", (2, 2, "pilot", "exactly", None)),
    ],
)
def test_an_amount_is_an_interval_of_a_unit(text: str, words: str, expected: tuple[object, ...]) -> None:
    found = quantities(text)
    assert words in found, found
    q = found[words]
    assert (q.low, q.high, q.unit, q.bound, q.state) == expected


def test_a_death_toll_counts_persons() -> None:
    (quantity,) = quantities("The death toll rose to 14.").values()
    assert (quantity.low, quantity.high, quantity.unit, quantity.state) == (14, 14, "person", "dead")


@pytest.mark.parametrize(
    ("text", "words", "years"),
    [
        ("The 43-year-old baker was freed.", "43-year-old", 43),
        ("The victim, aged 19, was from Quito.", "aged 19", 19),
        ("Amina Diallo, 34, won the seat.", "34", 34),
    ],
)
def test_an_age_is_in_years_of_age(text: str, words: str, years: int) -> None:
    quantity = quantities(text)[words]
    assert (quantity.low, quantity.high, quantity.unit) == (years, years, "year of age")


@pytest.mark.parametrize(
    "text",
    [
        "The war began in 1967.",
        "The talks start at 3 p.m. on Tuesday.",
        "The siege lasted three days.",
        "She finished first.",
        "No one answered.",
        "They called 911.",
    ],
)
def test_years_clock_times_durations_and_ordinals_are_no_amounts(text: str) -> None:
    assert not quantities(text)


def test_a_monstrous_figure_is_no_amount() -> None:
    found = quantities(f"They counted {'9' * 400} ships and 5 {'trillion ' * 40}boats.")
    assert all(q.high is None or q.high < 1e40 for q in found.values())


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("one hundred and five", 105, 4),
        ("twenty-one", 21, 3),
        ("2.5 million", 2.5e6, 2),
        ("half a million", 5e5, 3),
        ("tens of thousands", 20_000, 3),
        ("three hundred thousand", 300_000, 3),
    ],
)
def test_numbers_are_read_in_words_and_figures(text: str, value: float, length: int) -> None:
    report = Report("r1:x", "x", "", text, (Span(0, len(text)),))
    number = read_number(parse(report).tokens, 0)
    assert number is not None
    assert (number.value, number.last) == (value, length)
