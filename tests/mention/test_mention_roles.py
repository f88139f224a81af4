"""Phrases that name somebody by what they are or do."""

from __future__ import annotations

import pytest

from rashomon.mention import mention
from rashomon.model import Report, Span
from rashomon.parse import parse


def roles(text: str) -> dict[str, str]:
    report = Report("r1:x", "x", "", text, (Span(0, len(text)),))
    return {m.span.of(text): m.kind for m in mention(parse(report)) if m.form == "role"}


def headed(text: str) -> Report:
    """Return a report whose first paragraph is its headline."""
    end = text.index("\n\n")
    return Report("r1:x", "x", "", text, (Span(0, end), Span(end + 2, len(text))), headline=Span(0, end))


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("Ana Ferro, a seismologist, spoke first.", "a seismologist", "person"),
        ("Jonas Ek, the goalkeeper, was injured in training.", "the goalkeeper", "person"),
        ("The stevedores of Porto Novo walked out at noon.", "The stevedores of Porto Novo", "group"),
        ("She was the island's only midwife.", "the island's only midwife", "person"),
        ("The coast guard sent a tug.", "The coast guard", "organisation"),
        ("An intermediary passed the letter to the court.", "An intermediary", "person"),
        ("The skipper had seen no light.", "The skipper", "person"),
        ("Okoro and his co-pilot survived.", "his co-pilot", "person"),
        ("He's a plumber, she said.", "a plumber", "person"),
        ("A spokesman for Hale Ltd., which owns the mill, left.", "A spokesman for Hale Ltd.", "person"),
        ("The ministers of Chad, Mali and Togo met.", "The ministers", "group"),
    ],
)
def test_a_noun_that_means_a_person_names_somebody(text: str, phrase: str, kind: str) -> None:
    assert roles(text).get(phrase) == kind


def test_a_vote_of_no_names_nothing() -> None:
    assert not {"no", "No"} & {*roles("The senator said he would vote no. No was her answer.")}


@pytest.mark.parametrize("text", ["The party won nine seats.", "The company closed two plants.", "Rain fell all day."])
def test_a_noun_that_mostly_means_something_else_names_nobody(text: str) -> None:
    assert not {"person", "group"} & set(roles(text).values())


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("Divers raised the undersea cables near Alexandria.", "the undersea cables", "thing"),
        ("The motel in Salta was shut.", "The motel", "thing"),
        ("Villagers want seal hunting banned.", "seal hunting", "event"),
        ("The demolition took nine hours.", "The demolition", "event"),
    ],
)
def test_a_noun_that_mostly_means_a_thing_or_a_happening_names_one(text: str, phrase: str, kind: str) -> None:
    assert roles(text).get(phrase) == kind


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("The package stalled in the chamber.", "The package", "thing"),
        ("He was offered an unpaid position.", "an unpaid position", "thing"),
        ("Samuel Okoro, a key figure in the revolt, spoke first.", "a key figure", "person"),
        ("Voting began in Lagos at dawn.", "Voting", "event"),
        # of whom it is said, a person, whatever the noun means elsewhere
        ("He is a nightmare, the tenants said.", "a nightmare", "person"),
        ("Samuel Okoro became the face of the revolt.", "the face of the revolt", "person"),
        ("Neighbours described her as a hurricane.", "a hurricane", "person"),
        ("The trial is a nightmare, the tenants said.", "a nightmare", "event"),
        ("Engineers described the storm as a hurricane.", "a hurricane", "event"),
        ("Nobody saw the stabbing.", "the stabbing", "event"),
        ("Shares of lender Banco Andino fell.", "lender", "organisation"),
        ("Two were hurt in shooting at a market.", "shooting", "event"),
        ("Ivan Horak was one of the country's richest bankers.", "one of the country's richest bankers", "person"),
    ],
)
def test_what_an_article_a_verb_or_one_of_many_singles_out_is_told_of(text: str, phrase: str, kind: str) -> None:
    assert roles(text).get(phrase) == kind


def test_a_headlines_capitals_hide_no_plural() -> None:
    text = "Council Votes to Cut Grants for Working Mothers\n\nThe council met."
    [mothers] = [m for m in mention(parse(headed(text))) if m.span.of(text) == "Working Mothers"]
    assert (mothers.form, mothers.kind) == ("role", "group")


@pytest.mark.parametrize(
    "text", ["Okoro and his co-pilot survived.", "The stand-off ended.", "A toll-free line opened."]
)
def test_the_first_half_of_a_word_with_a_hyphen_is_not_told_of(text: str) -> None:
    assert not {"his co", "The stand", "A toll"} & roles(text).keys()


@pytest.mark.parametrize("text", ["They took part in talks.", "One of the bankers wept."])
def test_what_nothing_singles_out_is_not_told_of(text: str) -> None:
    assert not {"part", "One of the bankers"} & roles(text).keys()


def test_a_time_is_no_thing() -> None:
    assert not roles("It fell this year, over the weekend.")


@pytest.mark.parametrize("text", ["The matter is closed.", "That is the fact.", "It is a sort of art."])
def test_a_noun_for_whatever_one_speaks_of_names_nothing(text: str) -> None:
    assert not {"The matter", "the fact", "a sort of art"} & roles(text).keys()


def test_a_phrase_takes_in_a_name_whole_and_no_day_before_its_article() -> None:
    assert "the State of the Port address" in roles("The board heard the State of the Port address.")
    assert "the company" in roles("Hackers used a flaw, but today the company closed it.")
    assert "a judge" in roles("But yesterday a judge ruled.")


@pytest.mark.parametrize(
    ("text", "phrase", "none"),
    [
        ("The former secretary of state wrote a letter.", "The former secretary of state", "state"),
        ("Former Secretary of State Marta Ilves spoke in Tartu.", "Former Secretary of State", "State"),
        ("His chief of staff resigned.", "His chief of staff", "staff"),
    ],
)
def test_an_office_is_named_in_whole(text: str, phrase: str, none: str) -> None:
    found = roles(text)
    assert found.get(phrase) == "person"
    assert none not in found


def test_a_state_that_has_a_head_is_a_place() -> None:
    assert roles("The head of the state spoke in Tartu.").get("the state") == "place"
