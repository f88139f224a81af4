"""Text is cut into clause-sized pieces; no piece holds two voices."""

from __future__ import annotations

import pytest
from marked import read_marked

from rashomon.attribute.clauses import pieces
from rashomon.attribute.contents import only_shows, speaks, with_verb
from rashomon.model import Attribution, Parse, Report, Source, Span, hull
from rashomon.parse import parse


def parsed(text: str) -> Parse:
    """The parse of a one-paragraph report."""
    return parse(Report("r1:test", "test.txt", "", text, (Span(0, len(text)),)))


def cut(text: str, attributions: tuple[Attribution, ...] = ()) -> list[str]:
    """The pieces of a text, each from its first character to its last."""
    return [hull(piece.content).of(text) for piece in pieces(parsed(text), attributions)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The dam burst on Sunday and water flooded three villages.",
            ["The dam burst on Sunday", "water flooded three villages"],
        ),
        # A participle before its noun tells nothing of its own.
        (
            "The council shied away from the politically charged plan for many years.",
            ["The council shied away from the politically charged plan for many years"],
        ),
        (
            "The court fined the company after inspectors found leaking barrels.",
            ["The court fined the company", "after inspectors found leaking barrels"],
        ),
        (
            "The ferry, which carried ninety passengers, sank near the island.",
            ["The ferry, which carried ninety passengers, sank near the island", "which carried ninety passengers"],
        ),
        # What says which is meant stays, where too much or nothing would be told without it.
        (
            "Lome was the only harbour that stayed open during the strike.",
            ["Lome was the only harbour that stayed open during the strike"],
        ),
        (
            "Those who fled the flood in May sleep in a school.",
            ["Those who fled the flood in May sleep in a school"],
        ),
        # A condition is part of what it conditions, and so is a time that has not come; one that has is told.
        (
            "The ferry will not sail if the wind rises above forty knots.",
            ["The ferry will not sail if the wind rises above forty knots"],
        ),
        (
            "Once the last bridge in Oruro is repaired, heavy lorries may return.",
            ["Once the last bridge in Oruro is repaired, heavy lorries may return"],
        ),
        (
            "When the last bridge in Oruro was repaired, heavy lorries returned.",
            ["When the last bridge in Oruro was repaired", "heavy lorries returned"],
        ),
        (
            "The growers of Kericho will sell as long as the mill pays in cash.",
            ["The growers of Kericho will sell as long as the mill pays in cash"],
        ),
        (
            "The ferry will be painted before the pilgrims arrive in June.",
            ["The ferry will be painted before the pilgrims arrive in June"],
        ),
        (
            "The ferry was painted before the pilgrims arrived in June.",
            ["The ferry was painted", "before the pilgrims arrived in June"],
        ),
        (
            "Had the dam held in May, the village would be safe today.",
            ["Had the dam held in May, the village would be safe today"],
        ),
        (
            "The valley would be safer if the dam had a second gate and engineers watched the river at night.",
            ["The valley would be safer if the dam had a second gate and engineers watched the river at night"],
        ),
        # What a noun is about is neither done nor said without it.
        (
            "The rebels may leave the port, but only on the condition that two prisoners are freed.",
            ["The rebels may leave the port, but only on the condition that two prisoners are freed"],
        ),
        (
            "There is no guarantee that the mine in Oruro will open again.",
            ["There is no guarantee that the mine in Oruro will open again"],
        ),
        # What only comes at a time is told with what happened then.
        (
            "The strike came as two shipyards in Gdynia prepared to close.",
            ["The strike came as two shipyards in Gdynia prepared to close"],
        ),
        # Two verbs side by side share what follows.
        (
            "Two guards were beaten and robbed near the old harbour on Monday.",
            ["Two guards were beaten and robbed near the old harbour on Monday"],
        ),
        # What happened on a day says which.
        (
            "A jury in Ardal convicted him of manslaughter for the May 4, 2013 shooting death of a driver.",
            ["A jury in Ardal convicted him of manslaughter for the May 4, 2013 shooting death of a driver"],
        ),
        # What shares its helper with the clause before is a clause, and as whom one is named is told with that.
        (
            "A student of law was killed and five other people injured in a shooting at an Ardal inn on Sunday.",
            ["A student of law was killed", "five other people injured in a shooting at an Ardal inn on Sunday"],
        ),
        (
            "The coroner identified the two men killed as Tom Vane, 22, and Leo Marsh, 24.",
            ["The coroner identified the two men killed as Tom Vane, 22, and Leo Marsh, 24"],
        ),
        # A number alone has no clause of its own.
        (
            "At least two people are dead and three wounded after an early-morning blast at a North Ardal mill.",
            ["At least two people are dead and three wounded after an early-morning blast at a North Ardal mill"],
        ),
        ("Prices rose.", ["Prices rose"]),
        ("", []),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_an_attribution_ends_a_piece() -> None:
    text = "The minister said on Monday that the bridge would reopen in June."
    content = Span(text.index("the bridge"), text.index("."))
    source, cue = Span(0, 12), Span(13, 17)
    attribution = Attribution((content,), (source,), (cue,), (Source(source, "office"),), "indirect")
    found = pieces(parsed(text), (attribution,))
    assert [(hull(p.content).of(text), p.attribution) for p in found] == [("the bridge would reopen in June", 0)]


@pytest.mark.parametrize(
    ("marked", "first"),
    [
        # Who said what follows is no end of a clause.
        (
            "The ministry gave the farmers a map of wells that {S:the engineers} {C:said} {X:nobody had ever drilled}.",
            "The ministry gave the farmers a map of wells",
        ),
        ("The divers kept a private logbook as {X:“a record of shame.”}", "The divers kept a private logbook"),
        # What a verb takes is.
        (
            "The sudden flood in the valley led {S:Ruiz} {C:to ask} {X:whether the dam was safe}.",
            "The sudden flood in the valley led Ruiz to ask",
        ),
        ("Rao fixed a number of the pumps, as well as painting all old ferries.", "Rao fixed a number of the pumps"),
        # What tells of a source is a clause of its own.
        (
            "{S:Rao, who led two long strikes in May,} {C:said} {X:the mine would close}.",
            "who led two long strikes in May",
        ),
        ("{S:A survey} {C:found that} {X:half of the crews were ill}.", "half of the crews were ill"),
        # Of a source without a name it tells only why it may know.
        (
            "{S:Two officials who had read the final report} {C:said} {X:the mine would close}.",
            "the mine would close",
        ),
        # An infinitive leans on its clause, the passive one too.
        ("The clerk is in line to be elected mayor of Quito.", "The clerk is in line to be elected mayor of Quito"),
        # So does one that says what a noun is.
        (
            "The decision to close the mine in Potosí was popular.",
            "The decision to close the mine in Potosí was popular",
        ),
        # An apposition belongs to the noun before it.
        (
            "Rao, who left the office of the mayor, Ana Ruiz, was fined on Monday.",
            "Rao, who left the office of the mayor, Ana Ruiz, was fined on Monday",
        ),
        # What is too short to be told alone is told with what hangs on it.
        (
            "{S:Rao} {C:said} {X:she would stay if the guild raised her pay}.",
            "she would stay if the guild raised her pay",
        ),
        (
            "{S:The guild} {C:vowed} {X:to strike until every last nurse was hired}.",
            "to strike until every last nurse was hired",
        ),
        # Two short clauses of one quotation stay together.
        ("{X:“This is not a strike, it is a siege,”} {S:Rao} {C:said}.", "This is not a strike, it is a siege"),
        # Nor is a verb taken away with which a clause tells what it is about.
        ("The old harbour bridge was closed and repaired.", "The old harbour bridge was closed and repaired"),
        ("It is a question that they have no answer to.", "It is a question that they have no answer to"),
    ],
)
def test_a_piece_can_be_read(marked: str, first: str) -> None:
    parse, attributions = read_marked(marked)
    assert [hull(p.content).of(parse.report.text) for p in pieces(parse, attributions)][0] == first


def test_an_apposition_is_told_in_the_clause_of_the_noun_before_it() -> None:
    found = cut("Rao, who left the office of the mayor, Ana Ruiz, was fined on Monday.")
    assert "who left the office of the mayor, Ana Ruiz" in found


def test_a_hand_that_is_carried_takes_no_words_from_the_clause_that_names_it() -> None:
    text = "The crew read the letters that Ruiz had sent. Ruiz said that the pump had failed."
    letters, ruiz, said = text.index("the letters"), text.index("Ruiz said"), text.index("said")
    hand = Source(Span(letters, letters + 11), "document", carried=Span(letters, letters + 11))
    source = Span(ruiz, ruiz + 4)
    content = Span(text.index("the pump"), len(text) - 1)
    told = Attribution((content,), (source,), (Span(said, said + 4),), (hand, Source(source, "named")), "indirect")
    found = [hull(piece.content).of(text) for piece in pieces(parsed(text), (told,))]
    assert found[0].startswith("The crew read the letters")


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("{S:The board} {C:had called} {X:the ferry deal “a trap.”}", "called the ferry deal “a trap.”"),
        ("{S:Ruiz} resigned, {C:accusing} {X:the miners of “theft”}.", "accusing the miners of “theft”"),
        ("{S:Ruiz} {C:called} {X:this “a ferry for fools.”}", "called this “a ferry for fools.”"),
        ("{S:Ruiz} spoke, {C:referring to} {X:the miners as “thieves”}.", "referring to the miners as “thieves”"),
        # An object alone can be read, and so can a clause.
        ("{S:The board} {C:rejected} {X:the “hasty” deal}.", "the “hasty” deal"),
        ("{S:Ruiz} {C:warned} {X:the dam could break}.", "the dam could break"),
        # Words between that are no part of the cue stay outside.
        ("{S:Ruiz} {C:praised} last week in Lima {X:the crew as “brave”}.", "the crew as “brave”"),
    ],
)
def test_an_object_and_what_is_said_of_it_keep_their_verb(marked: str, whole: str) -> None:
    parse, (told,) = read_marked(marked)
    assert hull(with_verb(parse, told.content, told.cue)).of(parse.report.text) == whole


@pytest.mark.parametrize("text", ["“", "((((", "- - -", "1. 2. 3.", "A" * 500, "no stop no case no end " * 40])
def test_odd_text_does_not_raise(text: str) -> None:
    for piece in pieces(parsed(text), ()):
        assert all(0 <= span.start < span.end <= len(text) for span in piece.content)


@pytest.mark.parametrize(
    ("marked", "said", "shown"),
    [
        ("{S:The ruins} {C:suggest} {X:that the town was large}.", False, True),
        # What somebody calls a thing is said of it.
        ("{S:The union} {C:called} {X:the deal a betrayal of all dockers}.", True, False),
        ("{S:The union} {C:called} {X:the night ferry}.", False, False),
        ("{S:Ana Ruiz} {C:suggested} {X:that the town was large}.", True, False),
        ("{S:The survey} {C:showed} {X:strong opposition among farmers}.", True, False),
        ("{S:The union} {C:showed} {X:strong opposition}.", False, True),
    ],
)
def test_things_show_and_polls_say(marked: str, said: bool, shown: bool) -> None:
    parsed, [found] = read_marked(marked)
    assert (speaks(parsed, found), only_shows(parsed, found)) == (said, shown)


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("The mayor, whom {S:polls} {C:show} {X:is ahead in the count}, spoke.", True),
        ("The bridge that {S:engineers} {C:warned} {X:would fall in the storm} stood.", True),
        ("The bridge that {S:engineers} {C:wanted} {X:to close in the storm} stood.", False),
    ],
)
def test_what_is_said_of_what_a_relative_clause_is_about_is_said(marked: str, said: bool) -> None:
    parsed, [found] = read_marked(marked)
    assert speaks(parsed, found) is said
