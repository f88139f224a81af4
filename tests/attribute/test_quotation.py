"""Quotation marks are evidence; a paragraph's unbalanced marks stay in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import read_marked

from rashomon.attribute.quotation import quote_of, quoted, snapped, with_floating
from rashomon.model import Attribution, Parse, Quote, Report, Span
from rashomon.parse import parse


def bare(text: str) -> Parse:
    """A report of one paragraph a line, not parsed."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Parse(Report("r1:q", "q.txt", "", text, tuple(paragraphs)), (), (), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["yes", "no"]),
        ('He said "yes" and left.', ["yes"]),
        ("Elle dit «oui» deux fois.", ["oui"]),
        ("He said “never closed\nNext paragraph.", ["never closed"]),
        # A quotation over two paragraphs that is not opened anew.
        ("“The mine is shut.\nNobody told us.” He left.", ["The mine is shut.", "Nobody told us."]),
        # … nor marked in between.
        (
            "“The mine is shut.\nWe lost it.\nNobody told us.” He left.",
            ["The mine is shut.", "We lost it.", "Nobody told us."],
        ),
        ("“The mine is shut.\nWe lost it.\n“Nobody told us.” He left.", ["The mine is shut.", "Nobody told us."]),
        ("It's the dogs' 'home'.", []),
        ("“”", []),
        ("", []),
    ],
)
def test_quoted(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in quoted(bare(text))] == expected


@given(st.text(alphabet="ab \n“”\"«»'", max_size=60))
def test_quotations_stay_inside_their_paragraph(text: str) -> None:
    parse = bare(text)
    for span in quoted(parse):
        assert any(paragraph.contains(span) for paragraph in parse.report.paragraphs)


def test_a_quotation_without_a_cue_is_the_speakers() -> None:
    parse, found = read_marked(
        "“{X:We lost everything in the flood}”, {S:Ana Ruiz} {C:said}. “Nobody warned us before the water came.”"
    )
    first, second = with_floating(parse, found, quoted(parse))
    assert second.content[0].of(parse.report.text) == "Nobody warned us before the water came."
    assert second.chain == first.chain


def test_who_is_told_to_have_spoken_is_quoted_in_the_next_paragraph() -> None:
    parse, found = read_marked(
        "{S:Ana Ruiz} {C:attacked} {X:the plan of the council} on Sunday.\n“Nobody asked the people who live there.”"
    )
    assert with_floating(parse, (), quoted(parse)) == ()
    [floating] = with_floating(parse, (), quoted(parse), found)
    assert (floating.chain, floating.cue, floating.quote) == (found[0].chain, (), "direct")


def test_a_few_words_in_quotation_marks_are_a_term_and_nobodys_word() -> None:
    parse, found = read_marked("“{X:It was dark},” {S:Ana Ruiz} {C:said}. She runs “cold water clubs” there.")
    assert with_floating(parse, found, quoted(parse)) == found


@pytest.mark.parametrize(
    ("content", "kind"), [((0, 20), "direct"), ((0, 22), "direct"), ((0, 30), "mixed"), ((20, 40), "indirect")]
)
def test_a_content_is_direct_where_nearly_all_of_it_stands_in_marks(content: tuple[int, int], kind: Quote) -> None:
    assert quote_of([Span(*content)], [Span(0, 20)]) == kind


def test_a_title_in_quotation_marks_is_nobodys_word() -> None:
    parse, found = read_marked(
        "{S:Ana Ruiz} {C:said} “{X:it was late}”. She wrote “The Long Winter of the Ferry” in May."
    )
    assert with_floating(parse, found, quoted(parse)) == found


def test_a_paragraph_that_is_nothing_but_a_quotation_goes_on_with_the_speaker_above() -> None:
    parse, found = read_marked(
        "“{X:We lost everything in the flood},” {S:Ana Ruiz} {C:said} on Friday.\n"
        "“Nobody warned us before the water came.\n"
        "The mayor has to answer for that.”"
    )
    told = with_floating(parse, found, quoted(parse))
    assert [each.content[0].of(parse.report.text) for each in told[1:]] == [
        "Nobody warned us before the water came.",
        "The mayor has to answer for that.",
    ]
    assert {each.chain for each in told} == {found[0].chain}


def test_a_quotation_inside_the_outlets_paragraph_is_not_given_to_the_speaker_above() -> None:
    parse, found = read_marked(
        "{S:Ana Ruiz} {C:said} {X:the town was empty}.\nA sign read “Do not enter the lower town tonight.”"
    )
    assert with_floating(parse, found, quoted(parse)) == found


def test_who_speaks_within_a_quotation_is_not_who_is_quoted() -> None:
    text = (
        "“We had no part in it,” Ana Ruiz said in a statement.\n“Bell says the ship sank, and that is his "
        "affair, for all we know of ships, of Bell and of the sea in that part of the world.”"
    )
    paragraphs = (Span(0, text.index("\n")), Span(text.index("\n") + 1, len(text)))
    parsed = parse(Report("r1:q", "q.txt", "", text, paragraphs))
    marks = quoted(parsed)
    spans = {
        w: Span(text.index(w), text.index(w) + len(w)) for w in ("Ana Ruiz", "said", "Bell", "says", "the ship sank")
    }
    first = Attribution((marks[0],), (spans["Ana Ruiz"],), (spans["said"],), (), "direct")
    inner = Attribution((spans["the ship sank"],), (spans["Bell"],), (spans["says"],), (), "direct")
    floating = [a for a in with_floating(parsed, [first, inner], marks) if not a.cue]
    assert [a.source for a in floating] == [first.source]


def test_who_is_cited_in_passing_is_not_whom_a_letter_quotes_that_goes_on() -> None:
    """The letter quotes others by its own marks, and is not closed before its last paragraph."""
    parse, found = read_marked(
        "{S1:Ana Ruiz} {C1:wrote} to the bishop on her site that {X1:she would not sing again}.\n"
        "{X2:“The choir was never “a burden to the parish.” It has paid its way}. We have never asked for a coin. As "
        "{S2:the bursar} {C2:has said}, {X2:your plan “puts you at odds with the whole of the parish}.\n"
        "And that at Easter, when the whole town comes to hear us sing.\n"
        "One of us should leave, and it will not be the choir.”"
    )
    text = parse.report.text
    told = with_floating(parse, found, quoted(parse), [found[0]])
    assert {each.source[0].of(text) for each in told if not each.cue} == {"Ana Ruiz"}
    assert sum(not each.cue for each in told) == 3
    [passing] = [each for each in told if each.source[0].of(text) == "the bursar"]
    assert [span.of(text) for span in passing.content] == ["your plan “puts you at odds with the whole of the parish"]


def test_who_goes_on_after_a_quotation_is_quoted_in_all_of_it() -> None:
    """Who says so by "as" with words that follow has spoken in what comes before too."""
    parse, found = read_marked(
        "“{X:The choir has paid its way. It has never asked for a coin},” as {S:the bursar} {C:said} at Easter."
    )
    assert [span.of(parse.report.text) for span in found[0].content] == [
        "The choir has paid its way. It has never asked for a coin"
    ]


def test_a_quotation_far_from_any_speaker_stays_open() -> None:
    parse, found = read_marked(
        "{S:Ana Ruiz} {C:said} {X:the town was empty}.\nThe road was closed.\n“Do not enter the lower town tonight.”"
    )
    assert with_floating(parse, found, quoted(parse)) == found


def test_a_quotation_that_goes_on_below_has_the_speaker_who_is_named_there() -> None:
    parse, found = read_marked(
        "The owner spoke for an hour.\n“The elephants were never beaten by us.\n“They ate before we did in those days."
        "\n“{X:I would rather close the tent},” {S:Rolf Amsel} {C:said}."
    )
    text = parse.report.text
    told = with_floating(parse, found, quoted(parse))
    assert {a.source[0].of(text) for a in told} == {"Rolf Amsel"} and len(told) == 3


def test_a_content_grows_to_the_whole_quotation() -> None:
    parse, found = read_marked("“We {X:lost everything in the flood},” {S:she} {C:said}.")
    [grown] = snapped(parse, found, quoted(parse))
    assert grown.content[0].of(parse.report.text) == "We lost everything in the flood,"


@pytest.mark.parametrize(
    "marked",
    [
        "“It leaks,” Vela wrote. {X:“This is good news.”} The suit says more. {X:“It is a crime,”} {S:Ruiz} {C:said}.",
        "“It leaks,” Vela wrote. {X:“This is good news.”} {S:The suit} {C:claims} {X:that the port hid a leak}.",
    ],
)
def test_an_earlier_quotation_apart_from_a_cue_is_not_its(marked: str) -> None:
    parse, [found] = read_marked(marked)
    [told] = snapped(parse, [found], quoted(parse))
    assert told.content == found.content[1:]


def test_a_quotation_over_sentences_before_a_cue_is_whole() -> None:
    parse, [found] = read_marked("{X:“It leaks.} {X:It stinks,”} {S:Ruiz} {C:said}.")
    [told] = snapped(parse, [found], quoted(parse))
    assert "It leaks" in told.content[0].of(parse.report.text)


def test_what_a_cue_after_a_quotation_takes_is_said_too() -> None:
    marked = (
        "{S:Rao} left, saying “{X:I would rather not use this},” {C:adding} {X:that the draft would please nobody}."
    )
    parse, [found] = read_marked(marked)
    [told] = snapped(parse, [found], quoted(parse))
    assert told.content[-1].of(parse.report.text) == "that the draft would please nobody"


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        # Before a quotation that is a sentence of its own the outlet tells what its speaker did or was asked about.
        (
            "{X:Rao mocked the plan for the harbour, “It will sink by May,”} {S:she} {C:said}.",
            ["It will sink by May,”"],
        ),
        (
            "{S:Rao} {C:asked about} {X:the harbour plan, “Who has read it to the end?”}",
            ["Who has read it to the end?”"],
        ),
        # A clause that the cue takes is said, and so are words that go on in the quotation.
        ("{S:Rao} {C:said} {X:the plan was dead, “Nobody read it.”}", ["the plan was dead, “Nobody read it.”"]),
        ("{X:The plan for the harbour was “dead by Monday,”} {S:Rao} {C:said}.", None),
        ("{X:The plan, “a child of the cold”, was dead,} {S:Rao} {C:said}.", None),
        # A motto is no sentence of a speaker.
        ("{S:Rao} {C:mocked} {X:the motto of the port, “In Five Winds We Trust,” on Monday}.", None),
        ("{S:Rao} {C:said} {X:things such as, “We will never read it.”}", None),
    ],
)
def test_words_before_a_quotation_of_its_own_are_not_quoted(marked: str, left: list[str] | None) -> None:
    parse, [found] = read_marked(marked)
    text = parse.report.text
    [told] = snapped(parse, [found], quoted(parse))
    assert [span.of(text) for span in told.content] == (left or [span.of(text) for span in found.content])
