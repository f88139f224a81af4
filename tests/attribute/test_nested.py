"""What the grammar shows to be said, by a document, in a noun or by a plain verb, is so though no tagger saw it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from marked import read_marked

from rashomon.attribute import attribute, attributed
from rashomon.attribute.cast import Cast
from rashomon.attribute.nested import grammatical
from rashomon.attribute.parting import given_back, reaching_back, without_said_before
from rashomon.attribute.tagger import tag
from rashomon.mention import mention
from rashomon.model import Report, Span, hull
from rashomon.parse import parse


def told(marked: str) -> list[tuple[str, str, str]]:
    """The attributions that grammar makes beside those marked, as (source, cue, content)."""
    parsed, found = read_marked(marked)
    text = parsed.report.text
    made = grammatical(Cast.of(parsed, mention(parsed)), found)
    return [(a.source[0].of(text), a.cue[0].of(text), a.content[0].of(text)) for a in made]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{S:The union} {C:seeks} {X:clarity on reports suggesting that the plant may close}.",
            [("reports", "suggesting", "that the plant may close")],
        ),
        (
            "The minister dismissed a study that found that wells were dry.",
            [("a study", "found", "that wells were dry")],
        ),
        # Where the tagger knows the act of saying, it stays one.
        ("{S:The union} {C:issued a statement saying} {X:that talks had failed}.", []),
        # His word, not the record's.
        ("She kept the records that he says are forged.", []),
        ("They crossed a river showing that it could be done.", []),
        # A noun of saying is its owner's.
        (
            "Lawmakers dismissed warnings from the union that the law could hurt trade.",
            [("the union", "warnings", "that the law could hurt trade")],
        ),
        ("She laughed at the mayor’s claim that it rained.", [("the mayor", "claim", "that it rained")]),
        ("There was a fear that the roof leaked.", []),
        # A plain verb of saying that the tagger passed over, also below an act.
        (
            "A second nurse who was there said the ward was full.",
            [("A second nurse who was there", "said", "the ward was full")],
        ),
        (
            "{S:Lawmakers} {C:opposed} {X:a bill backed by nurses who say they need rest}.",
            [("who", "say", "they need rest")],
        ),
        ("Otieno has long maintained that he was ill.", [("Otieno", "maintained", "that he was ill")]),
        ("{S:Rao} {C:said} {X:the nurses claim they need rest}.", []),
        ("The nurse did not say the ward was full.", []),
    ],
)
def test_what_grammar_shows_to_be_said(marked: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(marked) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Ana Ruiz said that Tom Reyes told her that the roof leaked.",
            "the roof leaked",
            ["Ana Ruiz", "Tom Reyes"],
        ),
        ("“The owner says the roof is new,” Ana Ruiz said.", "the roof is new", ["Ana Ruiz", "The owner"]),
        # What another believes, what nobody in particular says.
        ("Ana Ruiz said Bell believed that the roof leaked.", "Bell believed that the roof leaked", ["Ana Ruiz"]),
        ("“I doubt that anyone says the roof leaks,” Ana Ruiz said.", "I doubt", ["Ana Ruiz"]),
    ],
)
def test_whose_word_stands_within_what_another_says_ends_the_chain(text: str, words: str, expected: list[str]) -> None:
    parsed = parse(Report("r1:n", "n.txt", "", text, (Span(0, len(text)),)))
    made = {s.span.of(text): [link.span.of(text) for link in s.chain] for s in attribute(parsed, mention(parsed))}
    assert next(hands for said, hands in made.items() if said.startswith(words)) == expected


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        (
            "{S:Ruiz} {C:told} the council {X:that before it met, }{X2:he needed a pledge}, "
            "{S2:one person close to him} {C2:said}.",
            "Ruiz told the council that before it met, he needed a pledge",
        ),
        (
            "{S:Ruiz} {C:said} {X:it was late}. {X2:He needed a pledge}, {S2:one person} {C2:said}.",
            "He needed a pledge",
        ),
        # Words between it and who closes the sentence.
        (
            "{S:Ruiz} {C:told the council} {X:that} {X2:he needed a pledge} after rain, {S2:one person} {C2:said}.",
            "he needed a pledge",
        ),
        ("“{X:It is late},” {S:Ruiz} {C:said}, and {X2:he left at nine}, {S2:the guard} {C2:said}.", "he left at nine"),
    ],
)
def test_who_closes_a_sentence_gives_all_that_another_in_it_tells(marked: str, whole: str) -> None:
    parsed, (outer, inner) = read_marked(marked)
    told = replace(outer, content=(hull((*outer.content, *inner.content)),)) if "told" in marked else outer
    [_, last] = reaching_back(parsed, [told, inner])
    assert [span.of(parsed.report.text) for span in last.content] == [whole]


def test_a_part_of_a_content_that_ends_what_another_said_before_is_the_others() -> None:
    parsed, found = read_marked(
        "Despite {C1:warnings} from {S1:the union} {X1:that the pier was old and “quite unsafe”}, "
        "{S2:the board} {C2:dismissed} {X2:the worries}."
    )
    [union, board] = sorted(found, key=lambda each: each.cue)
    stray = Span(union.content[0].end - len("quite unsafe”"), union.content[0].end)
    both = [union, replace(board, content=(stray, *board.content))]
    assert without_said_before(parsed, both) == [union, board]
    alone = [replace(board, content=(stray, *board.content))]
    assert without_said_before(parsed, alone) == alone


def test_a_part_of_a_content_after_another_s_cue_is_the_others() -> None:
    parsed, found = read_marked(
        "{S1:The Courier} {C1:reported} {X1:that the ferry had sunk}, while {S2:the Herald} {C2:told} {X2:of a fire "
        "that spread to two sheds: one old, one new}."
    )
    [courier, herald] = sorted(found, key=lambda each: each.cue)
    stray = Span(herald.content[0].end - len("one old, one new"), herald.content[0].end)
    both = [replace(courier, content=(*courier.content, stray)), herald]
    assert without_said_before(parsed, both) == [courier, herald]
    within = [replace(courier, content=(*courier.content, *herald.source, stray)), herald]
    assert without_said_before(parsed, within) == within


def test_what_another_says_is_no_attribution_of_its_own() -> None:
    text = "Ana Ruiz said that Tom Reyes told her that the roof leaked."
    parsed = parse(Report("r1:n", "n.txt", "", text, (Span(0, len(text)),)))
    [outer] = attributed(parsed, mention(parsed), tag(parsed))
    assert outer.source[0].of(text) == "Ana Ruiz"
    assert {s.attributed for s in attribute(parsed, mention(parsed))} == {outer.content}


@pytest.mark.parametrize(
    ("marked", "contents"),
    [
        # What a source and cue close is theirs …
        (
            "{X:“It sank at noon,”} {S2:a juror} {C2:said}. {X2:“It did,”} {S:the captain} {C:replied}.",
            [["It did,"], ["It sank at noon,"]],
        ),
        # … but not where the marks stand within what is told.
        (
            "{S:The union} {C:warned} {X:that the pier was old and “badly kept,”} {S2:captains} {C2:scorned} "
            "{X2:the danger}.",
            [["that the pier was old and “badly kept,”"], ["the danger"]],
        ),
        # … nor what another quotation follows.
        (
            "{S:The union} {C:said} {X:“it sank!”} {S2:Captains} {C2:said} {X2:“it did not!”}",
            [["“it sank!”"], ["“it did not!”"]],
        ),
    ],
)
def test_a_quotation_is_whose_words_close_it(marked: str, contents: list[list[str]]) -> None:
    parsed, found = read_marked(marked)
    given = given_back(Cast.of(parsed, mention(parsed)), found)
    text = parsed.report.text
    assert sorted([span.of(text) for span in each.content] for each in given) == sorted(contents)
