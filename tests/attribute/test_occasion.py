"""Hands are carried to the same speaker's other words, on the same occasion and no further."""

from __future__ import annotations

import pytest
from marked import read_marked

from rashomon.attribute.cast import Cast
from rashomon.attribute.lasting import carried_on
from rashomon.mention import mention

INTERVIEW = "“{X1:The dam will hold},” {S1:Energy Minister Hala Saleh} {C1:said} in an interview with Radio Delta.\n\n"
STATEMENT = "“{X1:We will not sign},” {S1:union leader Piotr Nowak} {C1:said} in a statement on Monday.\n\n"


def carried(marked: str, publisher: str | None = None) -> list[list[tuple[str, str]]]:
    """Each attribution's carried hands in text order, as their words and those that opened the occasion."""
    parsed, found = read_marked(marked, publisher)
    text = parsed.report.text
    made = carried_on(Cast.of(parsed, mention(parsed)), found)
    return [[(h.span.of(text), h.carried.of(text)) for h in each.chain if h.carried] for each in made]


@pytest.mark.parametrize(
    ("marked", "hand"),
    [
        (INTERVIEW + "“{X2:Nobody has to leave the valley},” {S2:she} {C2:said}.", "Radio Delta"),
        (INTERVIEW + "{S2:Saleh} {C2:added} {X2:that the gates had been checked}.", "Radio Delta"),
        (
            INTERVIEW + "The river rose again.\n\n“{X2:We watch it day and night},” {S2:Ms. Saleh} {C2:said}.",
            "Radio Delta",
        ),
        # The fishermen's words between leave the minister where she was.
        (
            INTERVIEW + "{S2:Fishermen} {C2:said} {X2:the water was brown}.\n\n{S3:Saleh} {C3:said} {X3:it was safe}.",
            "Radio Delta",
        ),
        # Whoever is told again is the one who was told before.
        (
            "“{X1:The dam will hold},” {S1:Hala Saleh} {C1:told} Radio Delta's Jo Bell.\n\n"
            "“{X2:Nobody has to leave},” {S2:she} {C2:told} Bell.",
            "Radio Delta's Jo Bell",
        ),
        (STATEMENT + "“{X2:The offer is an insult},” {S2:Nowak} {C2:said}.", "a statement"),
        (STATEMENT + "{S2:Nowak} {C2:said} on Monday {X2:that the offer was an insult}.", "a statement"),
        # A body's statement goes on in the next paragraph.
        (
            "{S1:Delta Hospital} {C1:said} in a statement {X1:that two divers were treated}.\n\n"
            "{S2:The hospital} {C2:said} {X2:one had gone home}.",
            "a statement",
        ),
        # An occasion may be told of before anything is quoted from it, or shown.
        (
            "Mayor Tomas Rojas apologised for the remark in a letter to the choir.\n\n"
            "“{X:I should have known better},” {S:Rojas} {C:said}.",
            "a letter",
        ),
        (
            "Mayor Tomas Rojas’s remark came in an interview with Radio Delta.\n\n"
            "“{X:The choir is too loud},” {S:Rojas} {C:said}.",
            "Radio Delta",
        ),
        (
            "The footage shows Tomas Rojas talking to firefighters.\n\n{S:Rojas} {C:says} {X:the hydrants were dry}.",
            "The footage",
        ),
        (
            "Radio host Jo Bell began her interview with Tomas Rojas by asking about the choir.\n\n"
            "“{X:I should have known better},” {S:Rojas} {C:said}.",
            "Radio host Jo Bell",
        ),
        # A post is short: what is quoted beside it in its paragraph is from it.
        (
            "{S1:Coach Ama Boateng} {C1:wrote} on Twitter {X1:that the goal had counted}. "
            "“{X2:We all saw it cross the line},” {S2:she} {C2:said}.",
            "Twitter",
        ),
        (
            "{S1:Coach Ama Boateng} {C1:wrote} on Twitter {X1:that it had counted}.\n\n"
            "“{X2:We all saw it cross the line},” {S2:she} {C2:added}.",
            "Twitter",
        ),
    ],
)
def test_hands_go_on_with_their_speaker(marked: str, hand: str) -> None:
    assert [words for words, _ in carried(marked)[-1]] == [hand]


@pytest.mark.parametrize(
    "marked",
    [
        # Another speaker, another time, another occasion, other hearers, another way of speaking.
        INTERVIEW + "“{X2:Nobody believes her},” {S2:farmer Omar Aziz} {C2:said}.",
        INTERVIEW + "{S2:Saleh} {C2:said} later {X2:that the gates had been checked}.",
        INTERVIEW + "{S2:Saleh} {C2:has said} {X2:that the gates were old}.",
        STATEMENT + "{S2:Nowak} {C2:said} on Tuesday {X2:that talks could go on}.",
        STATEMENT + "{S2:Nowak} {C2:responded} {X2:that talks could go on}.",
        INTERVIEW + "{S2:Saleh} {C2:told} reporters {X2:that the gates had been checked}.\n\n"
        "“{X3:I slept there myself},” {S3:she} {C3:said}.",
        INTERVIEW + "{S2:Saleh} {C2:wrote} {X2:that the gates had been checked}.",
        INTERVIEW + "Saleh gave a speech at the port.\n\n“{X2:Nobody has to leave},” {S2:she} {C2:said}.",
        # Too far, an act that gives no words, an event that anybody may attend.
        INTERVIEW + "It rained.\n\nIt blew.\n\nIt hailed.\n\n“{X2:Nobody has to leave},” {S2:Saleh} {C2:said}.",
        INTERVIEW + "{S2:Saleh} {C2:rejected} {X2:the criticism}.",
        "{S1:Minister Hala Saleh} {C1:said} at a news conference {X1:it holds}.\n\n{S2:She} {C2:said} {X2:it is new}.",
        # A post is an occasion of its own, and so is what the report itself was told.
        "{S1:Coach Ama Boateng} {C1:wrote} on Twitter {X1:that it counted}.\n\n“{X2:It was in},” {S2:she} {C2:said}.",
        # Two of one family are two speakers, and so are one and one's lawyer.
        "{S1:Hala Saleh’s lawyer, Karim Aziz,} {C1:said} in a statement {X1:that it holds}.\n\n"
        "{S2:Saleh} {C2:said} {X2:that she would stay}.",
        INTERVIEW + "“{X2:The dam is old},” {S2:engineer Karim Saleh} {C2:said}.",
    ],
)
def test_hands_go_no_further(marked: str) -> None:
    assert carried(marked)[-1] == []


def test_what_leads_up_to_an_occasion_stands_in_it_too() -> None:
    first, second, third, _ = carried(
        "{S1:Minister Hala Saleh} {C1:said} {X1:the dam would hold}.\n\nThe river rose.\n\nIt rained.\n\n"
        "{S2:Farmer Omar Aziz} {C2:said} {X2:he would leave}.\n\n{S3:Saleh} {C3:said} {X3:the gates were new}.\n\n"
        "“{X4:I slept there myself},” {S4:she} {C4:told} Radio Delta."
    )
    assert [words for words, _ in first] == ["Radio Delta"]
    assert second == []
    assert [words for words, _ in third] == ["Radio Delta"]


def test_what_stands_before_a_letter_that_is_new_does_not_stand_in_it() -> None:
    before = "It rained in Jujuy.\n\n{S1:Mayor Lucía Torres} {C1:said} {X1:the crews check two valleys}.\n\n"
    letter = "In an open letter to the town, {S2:Ms. Torres} {C2:said} {X2:she understood the anger}."
    assert carried(before + letter) == [[], []]


def test_a_sentence_that_tells_where_all_was_said_holds_for_the_whole_report() -> None:
    lines = ("The river rose again.", "It blew.", "It hailed.", "Nobody came.", "It rained.", "It froze.")
    [early] = carried(
        "{S:Minister Hala Saleh} {C:said} {X:the dam would hold}.\n\n"
        + "\n\n".join(lines)
        + "\n\nSaleh spoke on Radio Delta."
    )
    assert [words for words, _ in early] == ["Radio Delta"]


def test_what_a_report_was_told_itself_ends_an_occasion_without_a_hand() -> None:
    marked = "{S2:Saleh} {C2:told} Harbour Post {X2:it was safe}.\n\n“{X3:I slept there},” {S3:she} {C3:said}."
    assert carried(INTERVIEW + marked, publisher="Harbour Post")[1:] == [[], []]


def test_the_interview_again_is_the_one_named_before() -> None:
    parsed, found = read_marked(INTERVIEW + "In the interview, {S2:Saleh} {C2:said} {X2:that the gates were old}.")
    _, again = carried_on(Cast.of(parsed, mention(parsed)), found)
    text = parsed.report.text
    assert [(h.span.of(text), h.referent and h.referent.of(text), h.kind) for h in again.chain] == [
        ("the interview", "Radio Delta", "media"),
        ("Saleh", None, "named"),
    ]


def test_a_carried_hand_cites_what_opened_the_occasion() -> None:
    _, [(_, because)] = carried(INTERVIEW + "“{X2:Nobody has to leave},” {S2:she} {C2:said}.")
    assert because == "said in an interview with Radio Delta"
