"""Verbs of saying that say nothing where they stand, hearers that are no sources, and questions that stay open."""

from __future__ import annotations

import pytest
from marked import read_marked

from rashomon.attribute.frames import is_withheld, without_hands


@pytest.mark.parametrize(
    "marked",
    [
        "{X:The landslide in} {S:Huaraz province} {C:claimed} {X:the lives of two nurses}.",
        "{S:The Osaka club} {C:claimed} {X:the title} in extra time.",
        "{S:A neighbour} {C:called} {X:the police} at midnight.",
        "{S:The league} {C:called} {X:off the final}.",
        "{S:Lawmakers} {C:called} {X:a special session}.",
        "{S:She} {C:reports} {X:to the director of the mine}.",
        "{S:The region} {C:is noted for} {X:its dark honey}.",
        "{S:The robber} {C:pointed} {X:a pistol at the clerk}.",
        "{S:Both sides} {C:held} {X:talks in Lusaka}.",
        "{S:The crowd} {C:urged} {X:on the last runners}.",
        "{S:The patrol} {C:warned} {X:off a trawler}.",
        "Doctors {C:admitted} {X:three miners to hospital}.",
        "{S:The ferry} {C:charges} {X:$5 for a crossing}.",
        "{S:Ortega} {C:pleaded} {X:guilty to fraud}.",
        "{S:The former pilot Tevita Moala in 2015} {C:pleaded} {X:guilty and former captain Ana Ruiz was jailed}.",
        "{S:The mill} {C:added} {X:40 jobs}.",
        "{S:The company} {C:recalled} {X:its ambassador}.",
        "{S:The general} {C:ruled} {X:the country} for nine years.",
        "{S:The judge} {C:denied} {X:bail}.",
        "{S:The queen} {C:addressed} {X:the crowd}.",
    ],
)
def test_nothing_is_said(marked: str) -> None:
    assert read_marked(marked)[1] == ()


@pytest.mark.parametrize(
    "marked",
    [
        "{S:The league} {C:called} {X:the vote a farce}.",
        "{S:The union} {C:called for} {X:a special session}.",
        "{S:The union} {C:called on} {X:the mayor to resign}.",
        "{S:The miner} {C:claimed} {X:that lives had been lost}.",
        "{S:The court} {C:held} {X:that the lease was void}.",
        "{S:The clerk} {C:admitted} {X:that the safe was open}.",
        "{S:She} {C:added} {X:that jobs would go}.",
        "{S:The owner} {C:reported} {X:that the valve had failed} to the police.",
        "{S:The guide} {C:pointed} {X:out a crack in the wall}.",
        "{S:The mayor} {C:denied} {X:that access was refused}.",
    ],
)
def test_something_is_said(marked: str) -> None:
    assert len(read_marked(marked)[1]) == 1


@pytest.mark.parametrize(
    "marked",
    [
        "{S:Residents} {C:were told} {X:that the water was safe}.",
        "{S:Two crew members} {C:had been warned} {X:that the hull was cracked}.",
        "{C:Asked} {X:whether the hull was cracked}, {S:the captain} left.",
    ],
)
def test_who_hears_is_no_source(marked: str) -> None:
    _, [found] = read_marked(marked)
    assert (found.source, found.chain) == ((), ())


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("{X:The mayor, who is rich} {C:according to} {S:Radio Delta}{X:, said he would pay}.", "who is rich"),
        (
            "{X:The mayor left the hall, which was full}, {C:according to} {S:Radio Delta}.",
            "The mayor left the hall, which was full",
        ),
        ("{C:According to} {S:Radio Delta}, {X:the mayor, who is rich, will pay}.", "the mayor, who is rich, will pay"),
        (
            "{C:According to} {S:two people who know him, Mayor Jo Lind rang} {X:the clerk}.",
            "Mayor Jo Lind rang the clerk",
        ),
    ],
)
def test_according_to_in_a_relative_clause_gives_that_clause_alone(marked: str, content: str) -> None:
    parsed, [found] = read_marked(marked)
    assert [span.of(parsed.report.text) for span in found.content] == [content]


@pytest.mark.parametrize(
    ("marked", "withheld"),
    [
        ("{S:The company} {C:did not say} {X:why the valve had failed}.", True),
        ("{S:The minister} {C:refused to say} {X:who had crossed the river}.", True),
        ("{S:The minister} {C:refused to say} {X:whether troops had crossed the river}.", True),
        ("{S:The mayor} {C:will say} {X:whether he stays}.", True),
        ("{S:Police} {C:could not confirm} {X:whether he stays}.", False),
        ("The town will know when {S:the mayor} {C:announces} {X:whether he stays}.", True),
        ("{S:The mayor} {C:did not know} {X:if anyone was below}.", True),
        ("{S:The army} {C:has not disclosed} {X:how many shells were fired}.", True),
        ("{S:The owner} {C:responded to claims} {X:that he had taken money}.", True),
        ("{C:Responding to} {X:the guild’s belief that he had taken money}, {S:the owner} laughed.", True),
        ("{S:The owner} {C:responded} {X:that the belief had no ground}.", False),
        ("{S:The owner} {C:made claims} {X:that he had been robbed}.", False),
        ("{S:The company} {C:explained} {X:why the valve had failed}.", False),
        ("{S:The company} {C:did not say} {X:that the valve had failed}.", False),
        ("{S:The minister} {C:asked} {X:whether troops had crossed the river}.", False),
    ],
)
def test_a_question_that_is_not_answered(marked: str, withheld: bool) -> None:
    parsed, [found] = read_marked(marked)
    assert is_withheld(parsed, found) is withheld
    assert bool(without_hands(parsed, found).chain) is not withheld


@pytest.mark.parametrize(
    "marked",
    [
        "{S:Thousands of miners} {C:answered a call} {X:to help the town}.",
        "{S:The board} {C:pushed back against criticism} {X:that the dam was late}.",
        "{S:The board} {C:faces claims} {X:that the dam was late}.",
    ],
)
def test_who_meets_with_a_saying_does_not_say_it(marked: str) -> None:
    parse, [found] = read_marked(marked)
    assert is_withheld(parse, found)
    assert without_hands(parse, found).chain == ()


@pytest.mark.parametrize(
    ("marked", "chain"),
    [
        ("{C:Amid calls for} {X:her to resign}, {S:Minister Asha Rao} opened the port.", []),
        ("{C:After claims} {X:that the vote was bought}, {S:the Accra council} met.", []),
        ("{C:Amid} {S:the union’s} {C:calls for} {X:her to resign}, Minister Asha Rao opened the port.", ["the union"]),
        (
            "Moala seems to be the {S:guard} {C:described in the tribunal’s report} {X:as “the man with the keys}.”",
            ["the tribunal’s report"],
        ),
        ("{S:Moala}, whom many envy, {C:called on} {X:the guard to open}.", ["Moala"]),
    ],
)
def test_who_stands_beside_a_saying_does_not_say_it(marked: str, chain: list[str]) -> None:
    parsed, [found] = read_marked(marked)
    assert [link.span.of(parsed.report.text) for link in found.chain] == chain


@pytest.mark.parametrize(
    ("marked", "withheld"),
    [
        ("{S:The writ} {C:does not charge} {X:Moala with bribing the customs office, which lost the files}.", True),
        ("{S:The writ} {C:charges} {X:Moala with bribing the customs office}.", False),
        ("{S:The palace} {C:sent} {X:the king’s response to reports that the dam had burst}.", True),
        ("{S:The palace} {C:sent} {X:word that the dam had burst}.", False),
    ],
)
def test_what_nobody_says_in_it_is_withheld(marked: str, withheld: bool) -> None:
    parse, [found] = read_marked(marked)
    assert is_withheld(parse, found) is withheld


def test_a_source_without_a_word_is_none() -> None:
    _, [found] = read_marked("“Let{S:’s} {C:recap} {X:what the miners lost},” Ana Ruiz said.")
    assert (found.source, found.chain) == ((), ())
