"""Whose word the clauses of a sentence are, from the text to the statements."""

from __future__ import annotations

import pytest

from rashomon.attribute import attribute
from rashomon.mention import mention
from rashomon.model import Report, Span, Statement
from rashomon.parse import parse


def told(text: str) -> list[tuple[str, list[str]]]:
    """The clauses of a text with the hands of each, what a hand refers to for its own words."""
    parsed = parse(Report("r1:w", "whose.txt", "", text, (Span(0, len(text)),)))
    made = [each for each in attribute(parsed, mention(parsed)) if not each.fragment]
    return [(words(each, text), [(k.referent or k.span).of(text) for k in each.chain]) for each in made]


def words(statement: Statement, text: str) -> str:
    """The words of a statement."""
    return " … ".join(span.of(text) for span in statement.content)


@pytest.mark.parametrize(
    ("text", "clause", "chain"),
    [
        # A participle that leads up to the verb of saying has nobody's word.
        (
            "In a petition signed by 400 nurses and praised on Sunday by the bishop, Ana Ruiz, the strikers told the "
            "board that they would not go back.",
            "they would not go back",
            ["a petition", "the strikers"],
        ),
        # Who is warned does not warn.
        (
            "The guild sent a note to Mayor Jo Bell warning him that the kiln would burst.",
            "the kiln would burst",
            ["a note", "The guild"],
        ),
        # Reports and claims say what they are about; who pushes back on them does not.
        ("Officials tried to calm reports that the lake was poisoned.", "the lake was poisoned", ["reports"]),
        ("Rumours that the bank had failed spread through Lagos on Monday.", "the bank had failed", ["Rumours"]),
        (
            "The mine pushed back on claims by villagers and their priest that the river had turned red.",
            "the river had turned red",
            ["villagers and their priest"],
        ),
        (
            "Ruiz was referring to a claim by an aide of the bishop that the bells had been sold.",
            "the bells had been sold",
            ["an aide"],
        ),
        # … nor do reports say what somebody dismisses.
        ("The Courier dismissed reports that it would be sold.", "reports that it would be sold", ["The Courier"]),
        # A report that claims, whatever the parser takes for the subject.
        (
            "The ministry of health published a study Monday claiming the new pump would not leak.",
            "the new pump would not leak",
            ["The ministry of health"],
        ),
        # No nurses are a "which".
        (
            "The parish got a letter signed by the nurses, which said, “[W]e will not go back until we are paid.”",
            "[W]e will not go back until we are paid",
            ["a letter"],
        ),
        # Several reports are not the one that was named last.
        (
            "The Herald reported that the vault was open. Police fear for the bank, since the reports say that the "
            "keys were copied.",
            "the keys were copied",
            ["the reports"],
        ),
        # … but one report may be that of media in general.
        (
            "Peruvian media said that the mine would close. The report said that all workers would be paid in full.",
            "all workers would be paid in full",
            ["Peruvian media"],
        ),
        # … nor is one group several.
        (
            "Farming groups said the ban was late. The dairy board met on Monday. The group said it would sue the "
            "mayor of Talca.",
            "it would sue the mayor of Talca",
            ["The group"],
        ),
        (
            "At least three sailors told the Cork Herald that the anchor had been cut.",
            "the anchor had been cut",
            ["the Cork Herald", "At least three sailors"],
        ),
    ],
)
def test_who_says_a_clause(text: str, clause: str, chain: list[str]) -> None:
    assert (clause, chain) in told(text)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        # What is left open or unsaid is told by the outlet, and the alternatives together.
        (
            "The mayor will say on Friday whether the bridge closes or stays open to lorries.",
            ["The mayor will say on Friday whether the bridge closes or stays open to lorries"],
        ),
        (
            "The governor has not said whether he will sign the law.",
            ["The governor has not said whether he will sign the law"],
        ),
        (
            "The annual report was notable for what it omitted: any word on the flood.",
            ["The annual report was notable for what it omitted: any word on the flood"],
        ),
        # So is how a speaker put it.
        (
            "That is how the coach of Osaka described the defeat to reporters.",
            ["That is how the coach of Osaka described the defeat to reporters"],
        ),
    ],
)
def test_what_the_outlet_tells(text: str, clauses: list[str]) -> None:
    assert told(text) == [(clause, []) for clause in clauses]


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("“A stain on the whole game.” That’s how Asha Rao described the claims.", "A stain on the whole game"),
        (
            "“A monument to greed and vanity in our town,” is how Asha Rao described the stadium.",
            "A monument to greed and vanity in our town",
        ),
    ],
)
def test_how_somebody_put_it_points_at_the_quotation(text: str, quotation: str) -> None:
    assert [clause for clause, chain in told(text) if chain] == [quotation]
    assert dict(told(text))[quotation] == ["Asha Rao"]


def test_words_of_a_quotation_are_given_once() -> None:
    text = (
        "The Coast Gazette says the vote is a “carefully kept secret” and reports that “even the oldest members of the "
        "guild, on land and at sea, say they don’t know how it will end.”"
    )
    clauses = [clause for clause, _ in told(text)]
    assert "the vote is a “carefully kept secret”" in clauses
    assert not any(clause.endswith(" say") for clause in clauses)


@pytest.mark.parametrize(
    "text",
    [
        "The bakery pays its drivers only when the flour arrives from Lomé.",
        "The bakery only pays its drivers when the flour arrives from Lomé.",
    ],
)
def test_what_holds_in_one_case_alone_is_told_with_it(text: str) -> None:
    assert [clause for clause, _ in told(text)] == [text.rstrip(".")]


def test_a_clause_that_only_grants_something_stands_alone() -> None:
    text = "The bakery praised its new drivers, though it only hired two old men from Lomé."
    assert len(told(text)) == 2


def test_a_term_in_quotation_marks_is_no_clause() -> None:
    text = "The army wants to keep its “don't look, don't tell” rule for young recruits."
    assert [clause for clause, _ in told(text)] == [text.rstrip(".")]
