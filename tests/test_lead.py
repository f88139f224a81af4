"""What a clause leans on is shown beside it, from the same report, or not at all."""

from __future__ import annotations

import pytest

from rashomon.brief.lead import lead
from rashomon.model import Report, Span
from rashomon.parse import parse


def leaning(text: str, clause: str, pronoun: str = "", name: str = "") -> str | None:
    """Return what a clause of a text leans on."""
    parsed = parse(Report("r1:test", "test.txt", "", text, (Span(0, len(text)),)))
    start = text.index(clause)
    names = {text.index(pronoun): Span(text.index(name), text.index(name) + len(name))} if name else {}
    found = lead(parsed, (Span(start, start + len(clause)),), names)
    return found and found.of(text)


@pytest.mark.parametrize(
    ("text", "clause", "expected"),
    [
        ("The ford on the Volta, which was shut in May, is open.", "which was shut in May", "The ford on the Volta"),
        ("Police held two men suspected of the theft in Cusco.", "suspected of the theft in Cusco", "two men"),
        (
            "The minister of ports flew to Tema and opened the new quay.",
            "opened the new quay",
            "The minister of ports",
        ),
        ("The fire spread to the depot, destroying six buses.", "destroying six buses", "The fire"),
        ("Asha Rao, a judge from Pune, will hear the case.", "a judge from Pune", "Asha Rao"),
        ("The judge from Pune who heard the case has retired.", "who heard the case", "The judge from Pune"),
        (
            "The envoy said that the army would leave the valley and praised the engineers.",
            "praised the engineers",
            "The envoy",
        ),
        (
            "The surveyor said the dam leaked and warned that it may fail.",
            "warned that it may fail",
            "The surveyor",
        ),
        ("The surveyor said rebels attacked the dam and burned a mill.", "burned a mill", "rebels"),
        ("Rebels attacked the dam and burned a mill, the surveyor said.", "burned a mill", "Rebels"),
        ("“But no less a theology.”", "no less a theology", None),
        ("Asha Rao said: “Let us go to Pune.”", "Let us go to Pune", None),
        ("The letter called it “a gift to polluters”.", "“a gift to polluters”", "The letter called it"),
        ("Asha Rao of Pune", "Asha Rao of Pune", None),
        ("The talks in Lima failed because nobody came.", "The talks in Lima failed", None),
        ("The union wants to end the strike by Friday.", "to end the strike by Friday", None),
        ("Asha Rao said she had seen the fire and called the police.", "called the police", None),
    ],
)
def test_a_clause_leans_on_the_words_that_it_was_cut_from(text: str, clause: str, expected: str | None) -> None:
    assert leaning(text, clause) == expected


def test_a_pronoun_leans_on_the_name_that_it_stands_for() -> None:
    text = "Asha Rao retired in May. She had heard the case for a year."
    assert leaning(text, "She had heard the case for a year", "She", "Asha Rao") == "Asha Rao"
    assert leaning(text, "She had heard the case for a year") is None


def test_the_first_person_is_not_named_again() -> None:
    text = "“I heard the case for a year,” said Asha Rao."
    assert leaning(text, "I heard the case for a year", "I heard", "Asha Rao") is None
