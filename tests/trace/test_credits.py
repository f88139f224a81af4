"""Who is credited, and which of two reports has its passages from the other."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import Document, Report
from rashomon.read import extract
from rashomon.trace import direction
from rashomon.trace.copies.credits import credits

BODY = """The ferry Aurelia ran aground off Hvar on Sunday with 214 passengers on board.

Nobody was hurt, and the harbour master said that all of them were taken ashore by noon."""


def report(text: str, publisher: str | None = None, date: str | None = None) -> Report:
    """A report as it comes from a file."""
    head = "".join(f"{name}: {value}\n" for name, value in (("Publisher", publisher), ("Date", date)) if value)
    return clean(extract(Document(f"{publisher}.txt", "text/plain", f"{head}\n{text}".encode())), "en")


def names(text: str, *outlets: str) -> list[str]:
    """The names that a text credits, each with its place checked."""
    made = report(text)
    found = credits(made, outlets)
    assert all(credit.span.of(made.text) == credit.name for credit in found)
    return [credit.name for credit in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"HVAR (Reuters) - {BODY}", ["Reuters"]),
        (f"(AP) — {BODY}", ["AP"]),
        (f"By Ana Lima, Associated Press\n\n{BODY}", ["Associated Press"]),
        (f"By Ana Lima and AFP\n\n{BODY}", ["AFP"]),
        (f"Reuters\n\n{BODY}", ["Reuters"]),
        (f"{BODY}\n\nReuters contributed to this report.", ["Reuters"]),
        (f"{BODY}\n\n(The Associated Press contributed to this report.)", ["Associated Press"]),
        (f"{BODY}\n\nAna Lima and Reuters contributed reporting.", ["Reuters"]),
        (f"{BODY}\n\nWith agencies.", ["agencies"]),
        (f"{BODY}\n\n(with agencies)", ["agencies"]),
        (f"{BODY}\n\nCompiled from wire reports.", ["wire reports"]),
        (f"{BODY}\n\nWith material from Hina News Agency and dpa.", ["Hina News Agency", "dpa"]),
        (f"{BODY} (AFP)", ["AFP"]),
        (f"HVAR (CBS/AP) - {BODY}", ["CBS", "AP"]),
        (f"{BODY}\n\n— Xinhua", ["Xinhua"]),
        (f"This article was first published by Hina News Agency on Sunday.\n\n{BODY}", ["Hina News Agency"]),
        (f"{BODY}\n\nA longer version of this story originally appeared on Reuters.", ["Reuters"]),
        (f"{BODY}\n\nRepublished from AFP under a Creative Commons licence.", ["AFP"]),
        (f"{BODY}\n\nThis report was produced by dpa and is published here with permission.", ["dpa"]),
        (f"{BODY}\n\n© 2031 The Associated Press. All rights reserved.", ["Associated Press"]),
        (
            f"{BODY}\n\n(This story has not been edited by Gazette staff and comes from a syndicated feed.)",
            ["syndicated feed"],
        ),
        # A colleague, a spokesman, a press conference and the word alone are no agency.
        (f"{BODY}\n\nAna Lima contributed to this report.", []),
        (f"By Ana Lima, Staff Writer\n\n{BODY}", []),
        (f"By Ana Lima, Split Free Press\n\n{BODY}", []),
        (f"{BODY}\n\nThe press was kept away. Reuters said on Monday that a second ferry had been sent.", []),
        (f"{BODY}\n\nThe captain told the Hina News Agency that nobody had warned him.", []),
        (f"{BODY}\n\n© 2031 Adriatic Media Group. All rights reserved.", []),
        (f"{BODY}\n\nWith the summer near, agencies that sell tickets expect many guests on all of the islands.", []),
    ],
)
def test_credits(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_an_outlet_of_the_story_is_credited_by_its_short_name() -> None:
    text = f"{BODY}\n\nWith reporting by the Adriatic Tribune."
    assert names(text) == []
    assert names(text, "Adriatic Tribune") == ["Adriatic Tribune"]
    assert names(f"This story was first published in the Adriatic Tribune.\n\n{BODY}", "Adriatic Tribune") == [
        "Adriatic Tribune"
    ]
    assert names(f"HVAR (Cordillera) - {BODY}", "Agencia Cordillera") == ["Cordillera"]


def test_a_report_does_not_credit_itself() -> None:
    assert credits(report(f"HVAR (Reuters) - {BODY}", "Reuters")) == ()
    # A station's letters are its own, unless it goes by others.
    assert credits(report(f"LUNDE (WXQZ) - {BODY}", "news6lunde.com")) == ()
    assert [each.name for each in credits(report(f"LUNDE (WXQZ) - {BODY}", "ksrr5.com"))] == ["WXQZ"]


@pytest.mark.parametrize(
    ("one", "other", "derived"),
    [
        # A credit tells, whatever the dates.
        ((BODY, "Adriatic Wire", "2031-05-03"), (f"HVAR (Adriatic Wire) - {BODY}", "Gazette", "2031-05-02"), "Gazette"),
        ((BODY, "Associated Press", None), (f"By AP\n\n{BODY}", "Gazette", None), "Gazette"),
        # The time tells.
        ((BODY, "Split Herald", "2031-05-02"), (BODY, "Gazette", "2031-05-03"), "Gazette"),
        ((BODY, "Split Herald", "2031-05-03"), (BODY, "Gazette", "2031-05-02"), "Split Herald"),
        # Nothing tells.
        ((BODY, "Split Herald", "2031-05-02"), (BODY, "Gazette", "2031-05-02"), None),
        ((BODY, "Split Herald", None), (BODY, "Gazette", "2031-05-02"), None),
        # Both have it from a third.
        ((f"(AP) — {BODY}", "Split Herald", "2031-05-02"), (f"By AP\n\n{BODY}", "Gazette", "2031-05-03"), None),
        # Each credits the other.
        ((f"(Gazette) — {BODY}", "Split Herald", None), (f"(Split Herald) — {BODY}", "Gazette", None), None),
    ],
)
def test_direction(one: tuple[str, str, str | None], other: tuple[str, str, str | None], derived: str | None) -> None:
    a, b = report(*one), report(*other)
    named = {a.id: a.publisher, b.id: b.publisher}
    for left, right in ((a, b), (b, a)):
        told = direction(left, right)
        assert (named[told[0]] if told else None) == derived
        assert told is None or told[0] != told[1]
