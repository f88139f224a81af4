"""What kind of source some words name, from their head noun and the names among them."""

from __future__ import annotations

import pytest
from marked import read_marked

from rashomon.attribute.outlets import initials


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Ana Ruiz", "named"),
        ("A new BBC/ Talca Bay Journal poll of Green party voters", "poll"),
        ("police spokesman Sgt. Tomás Vega", "named"),
        ("Mr. Otieno", "named"),
        ("A lawyer for the port, William McGinley,", "named"),
        ("House Minority Whip Jo Bell (D-Md.)", "named"),
        ("The Union for Nurses President Ana Ruiz", "named"),
        ("Aides to President Otieno", "anonymous"),
        ("One blogger", "anonymous"),
        ("one photo", "document"),
        # A figure is a number, or somebody.
        ("Another major figure of the guild, Ana Ruiz,", "named"),
        ("A leading figure in the guild", "anonymous"),
        ("Two senior figures", "anonymous"),
        ("Official figures", "document"),
        ("The figures", "document"),
        ("a lawyer for Mr. Otieno", "office"),
        ("Mr. Otieno’s team", "office"),
        ("the agency", "office"),
        ("the news agency", "media"),
        ("The news agency Belka", "media"),
        ("The health agency Belka", "office"),
        ("a spokesman for the port", "office"),
        ("The sheriff's office", "office"),
        ("police officials", "office"),
        ("Prosecutors", "office"),
        ("One of the divers, Ana Ruiz of Ambrel", "named"),
        ("one of the divers close to Ana Ruiz", "anonymous"),
        ("The coast guard", "office"),
        ("Chilean forces", "office"),
        ("The sailor", "anonymous"),
        ("the driver of the tram", "anonymous"),
        ("two of the people", "anonymous"),
        ("a resident of the street", "anonymous"),
        ("Three lawmakers", "anonymous"),
        ("Some opposition members", "anonymous"),
        ("someone close to the board", "anonymous"),
        ("the returns", "document"),
        ("Court papers", "document"),
        ("The 14th Amendment", "document"),
        ("the Treaty of Waitangi", "document"),
        ("The complaint", "document"),
        ("the probable cause affidavit", "document"),
        ("the terms of the bill", "document"),
        ("Data from the port", "document"),
        ("Research by the union", "document"),
        ("An inquest into the crash", "office"),
        ("a survey", "poll"),
        ("KXYZ-TV", "media"),
        ("The Harbour Reporter", "media"),
        ("the newspaper", "media"),
        ("the website", "media"),
        ("The union’s website", "document"),
        ("The Harbour Post’s website", "media"),
        ("media reports", "media"),
        ("preliminary autopsy reports", "document"),
        ("His dad", "anonymous"),
        ("The foreman", "anonymous"),
        ("a Harbour Post story", "media"),
        ("i99 News", "media"),
    ],
)
def test_kind(source: str, kind: str) -> None:
    _, [found] = read_marked(f"{{S:{source}}} {{C:said}} {{X:the bridge had been closed since March}}.")
    assert found.chain[-1].kind == kind


def test_a_name_beside_a_word_for_a_medium_is_an_outlets_everywhere_in_the_report() -> None:
    _, found = read_marked(
        "The broadcaster Mirador showed the wreck. {S1:Mirador} {C1:said} {X1:the ship had been towed away}."
    )
    assert found[0].chain[-1].kind == "media"


def test_a_bare_family_name_means_the_person_named_in_full() -> None:
    _, found = read_marked(
        "Detective Rosa Boyce came at noon. {S:Boyce} {C:said} {X:the car had been found near the river}."
    )
    assert found[0].chain[-1].kind == "named"


def test_a_name_after_a_title_is_a_persons_wherever_it_stands() -> None:
    _, found = read_marked("President Tarvo met the unions. {S:Tarvo} {C:said} {X:the ship had been towed away}.")
    assert found[0].chain[-1].kind == "named"


def test_a_capital_at_the_start_of_a_sentence_makes_no_name() -> None:
    _, found = read_marked("{S:Projections by the bank} {C:show} {X:that prices will fall}.")
    assert found[0].chain[-1].kind == "document"
    _, found = read_marked("{S:Polls} {C:show} {X:that prices will fall}.")
    assert found[0].chain[-1].kind == "poll"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Half of those polled by Ipsum", "poll"),
        ("Most respondents", "poll"),
        # A given name tells a person's whom the name tagger does not know, unless it is a place or a body.
        ("Rolf Amsel", "named"),
        ("The choir’s conductor Inês Prado", "named"),
        ("Florence Cathedral", "office"),
    ],
)
def test_who_answers_a_poll_and_who_has_a_given_name(source: str, kind: str) -> None:
    _, found = read_marked(f"{{S:{source}}} {{C:said}} {{X:the winter would be long}}.")
    assert found[0].chain[-1].kind == kind


def test_the_initials_of_an_outlet_named_in_full_are_the_outlets() -> None:
    _, found = read_marked("The Coastal Reporter sent two men. {S:TCR} {C:said} {X:the ship had been towed away}.")
    assert found[0].chain[-1].kind == "media"


def test_the_noun_of_a_document_is_not_the_name_in_apposition_to_its_author() -> None:
    _, found = read_marked("{S:the report of the port’s lawyer, William McGinley,} {C:said} {X:the dam is unsafe}.")
    assert found[0].chain[0].kind == "document"


@pytest.mark.parametrize(
    ("name", "short"), [("Harbour City Courier", "hcc"), ("The Delta Post", "tdp"), ("Delta", "delta")]
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_reports_that_somebody_gets_are_no_outlets() -> None:
    _, [found] = read_marked("Police came after receiving {S:reports} {C:that} {X:a boy had been hurt at the bridge}.")
    assert found.chain[-1].kind == "anonymous"
