"""Speech that no sentence attributes: signed, introduced by a colon, or with the speaker's name in front."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from rashomon.attribute import attribute
from rashomon.attribute.cast import Cast
from rashomon.attribute.layout import laid_out, under_topics, without_askers
from rashomon.mention import mention
from rashomon.model import Attribution, Report, Span
from rashomon.parse import parse

Told = list[tuple[str, str, str]]


def told(*paragraphs: str, headline: bool = False) -> Told:
    """The layout's attributions as (source, cue, content)."""
    text, spans = "", []
    for words in paragraphs:
        spans.append(Span(len(text), len(text) + len(words)))
        text += words + "\n"
    parsed = parse(Report("r1:l", "l.txt", "", text, tuple(spans), headline=spans[0] if headline else None))
    made = laid_out(Cast.of(parsed, mention(parsed)), ())
    return [(a.source[0].of(text), a.cue[0].of(text), a.content[0].of(text)) for a in made]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["“We lost all we had.” ― Ana Ruiz"], [("Ana Ruiz", "―", "We lost all we had.")]),
        (["“We lost all we had.” — Ana Ruiz, baker."], [("Ana Ruiz", "—", "We lost all we had.")]),
        (['"We lost all we had." -- Ana Ruiz'], [("Ana Ruiz", "--", "We lost all we had.")]),
        (
            ["MAYOR: We wait for the river to fall.", "CLERK: And then?", "MAYOR: Then we rebuild."],
            [
                ("MAYOR", ":", "We wait for the river to fall."),
                ("CLERK", ":", "And then?"),
                ("MAYOR", ":", "Then we rebuild."),
            ],
        ),
        (
            ["The mayor left the hall, writing:", "“Leave your houses before the evening.”"],
            [("The mayor", "writing", "Leave your houses before the evening.")],
        ),
        (
            ["The mayor wrote to the residents:", "“Leave your houses before the evening.”"],
            [("The mayor", "wrote", "Leave your houses before the evening.")],
        ),
    ],
)
def test_layout_attributes(paragraphs: list[str], expected: Told) -> None:
    assert told(*paragraphs) == expected


def test_a_clause_before_a_headlines_colon_is_no_speaker() -> None:
    line = "Peter Lund Attacks Student: Harbour Council Adjourns Early"
    parsed = parse(Report("r1:l", "l.txt", "", line, (Span(0, len(line)),), headline=Span(0, len(line))))
    cast = Cast.of(parsed, mention(parsed))
    act = Attribution((Span(19, 26),), (Span(0, 10),), (Span(11, 18),), (), "none")
    assert laid_out(cast, ()) and laid_out(cast, (act,)) == ()


def test_the_letters_of_question_and_answer_name_nobody() -> None:
    text = "Q. How deep did you go?\nA. Forty metres, where the hull lay.\nQ: And then?\nANA RUIZ: We came up."
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    parsed = parse(Report("r1:l", "l.txt", "", text, tuple(spans)))
    made = laid_out(Cast.of(parsed, mention(parsed)), ())
    assert [tuple(s.of(text) for s in a.source) for a in made] == [(), (), (), ("ANA RUIZ",)]
    assert [a.content[0].of(text)[:3] for a in made] == ["How", "For", "And", "We "]
    letters = [replace(a, source=(Span(p.start, p.start + 1),)) for a, p in zip(made[:3], spans, strict=False)]
    assert without_askers(parsed, [*letters, made[3]]) == [made[3]]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["“We lost all we had” – and more than that."],
        ["The mill burned – Ana Ruiz saw it."],
        ["WARNING: The river is rising."],
        ["A. The north bank", "B. The south bank", "A. The river bed"],
        ["Three things are known:", "The bridge is closed."],
    ],
)
def test_layout_that_attributes_nothing(paragraphs: list[str]) -> None:
    assert told(*paragraphs) == []


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Dam had been unsafe for years: report", [("report", ":", "Dam had been unsafe for years")]),
        ("Push brings deal closer: Mirador media", [("Mirador media", ":", "Push brings deal closer")]),
        ("Police: Driver had fled the scene", [("Police", ":", "Driver had fled the scene")]),
        # Who speaks by trade may end one; what a report comes with does not speak.
        ("Ferry sank with doors open: inspectors", [("inspectors", ":", "Ferry sank with doors open")]),
        ("Tunnel fire was no accident: fire chief", [("fire chief", ":", "Tunnel fire was no accident")]),
        ("Bus plunge kills nine: photos", []),
        ("Watch: Driver flees the scene", []),
        ("Lima: Jewels stolen in raid", []),
        ("Study: Walkers sleep better than drivers", [("Study", ":", "Walkers sleep better than drivers")]),
        ("Pension bill: senate votes in favour", []),
        ("Budget report: what it means for nurses", []),
        ("Ana Ruiz: a life in pictures", []),
        ("Miners return: nine men kissed by their wives", []),
    ],
)
def test_a_headline_with_a_colon(headline: str, expected: Told) -> None:
    assert told(headline, "Rain fell.", headline=True) == expected


def test_a_ship_before_a_colon_says_nothing() -> None:
    assert told("Marta Star: owner blames bad fuel", "Divers boarded the tanker Marta Star.", headline=True) == []


@pytest.mark.parametrize(
    ("source", "content", "kept"),
    [
        ("Fire chief", "town must leave", True),
        ("Finance ministry", "no new taxes this year", True),
        ("Otieno", "we will not pay", True),
        ("Dockers' union", "strike goes on", True),
        ("Delta harbour strike", "dockers walk out", False),
        ("Election 2031", "north votes first", False),
        ("Velora kettle recall", "what owners should know", False),
        ("Grain treaty", "five things to know", False),
    ],
)
def test_a_topic_before_a_colon_says_nothing(source: str, content: str, kept: bool) -> None:
    text = f"{source}: {content}\nRain fell on Monday."
    end = text.index("\n")
    paragraphs = (Span(0, end), Span(end + 1, len(text)))
    parsed = parse(Report("r1:l", "l.txt", "", text, paragraphs, headline=paragraphs[0]))
    colon = len(source)
    told = Attribution((Span(colon + 2, end),), (Span(0, colon),), (Span(colon, colon + 1),), (), "none")
    assert under_topics(Cast.of(parsed, mention(parsed)), [told]) == ([told] if kept else [])


def test_an_outlet_that_is_quoted_keeps_whom_it_quotes() -> None:
    text = "Radio Delta reports:\n“The dam will hold, the minister said on Monday, and nobody has to leave.”"
    above, below = Span(0, text.index("\n")), Span(text.index("\n") + 1, len(text))
    parsed = parse(Report("r1:l", "l.txt", "", text, (above, below)))
    within = Span(text.index("The dam"), text.index(", the minister"))
    source, cue = (Span(text.index(w), text.index(w) + len(w)) for w in ("the minister", "said"))
    cast = Cast.of(parsed, mention(parsed))
    inner = Attribution((within,), (source,), (cue,), (), "none")
    assert [a.source[0].of(text) for a in laid_out(cast, (inner,))] == ["Radio Delta"]
    outer = replace(inner, content=(below,), source=(above,), cue=(above,))
    assert laid_out(cast, (outer,)) == ()


def test_who_made_a_programme_is_no_source_in_its_transcript() -> None:
    lines = ["REPORTER: The mayor left at noon.", "ANA RUIZ: I saw him.", "ANCHOR: Was he well?", "ANA RUIZ: He was."]
    text, starts = "\n".join(lines), [0, 34, 55, 76]
    spans = tuple(Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True))
    parsed = parse(Report("r1:l", "l.txt", "", text, spans))
    made = laid_out(Cast.of(parsed, mention(parsed)), ())
    assert [tuple(s.of(text) for s in a.source) for a in made] == [(), ("ANA RUIZ",), (), ("ANA RUIZ",)]


def test_how_a_post_ends_tells_nothing() -> None:
    text = "The quay is shut. pic.twitter.com/Ab1 — Ana Ruiz (@aruiz) May 3, 2019\nThe mill burned."
    report = Report("r1:p", "p.txt", "", text, tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text)))
    parsed = parse(report)
    clauses = [each.span.of(text) for each in attribute(parsed, mention(parsed)) if not each.fragment]
    assert clauses == ["The quay is shut", "The mill burned"]
