"""Where a content begins and ends, by the parse."""

from __future__ import annotations

import pytest

from rashomon.attribute.edges import mended
from rashomon.attribute.heads import CONTENT, CUE, SOURCE
from rashomon.model import Report, Span
from rashomon.parse import parse


@pytest.mark.parametrize(
    ("text", "tagged", "content"),
    [
        # What its first noun or verb takes before it belongs to it.
        ("A small number fell ill, he said.", "number fell ill", "A small number fell ill"),
        ("The two ferries sail today, she said.", "ferries sail today", "The two ferries sail today"),
        ("He said the mine had closed.", "had closed", "the mine had closed"),
        # Another clause's words do not.
        ("Rain fell, and the dam held, he said.", "the dam held", "the dam held"),
        # It does not break off inside a phrase.
        (
            "She said the court ruled against the tin miners.",
            "the court ruled against",
            "the court ruled against the tin miners",
        ),
        ("She said he was born in Port Louis.", "he was born in Port", "he was born in Port Louis"),
        ("He said they had bought the town hall, a ruin.", "they had bought the town", "they had bought the town hall"),
        # A word or two are no phrase, and a verb may take another's words.
        ("She blamed the pilots of the ferry.", "the", "the"),
        ("She said she wanted him to leave quickly.", "she wanted", "she wanted"),
        # What befalls its last noun belongs to it.
        (
            "She said the crack led to the gate being shut.",
            "the crack led to the gate being",
            "the crack led to the gate being shut",
        ),
        # What only leads to words that are not in it goes.
        ("She said the dam was safe and that nobody knew more.", "the dam was safe and that", "the dam was safe"),
        ("She blamed the pilots, who had slept.", "the pilots, who", "the pilots,"),
        # Nor does what the outlet calls it.
        (
            "He said the dam was safe, a claim that engineers dispute.",
            "the dam was safe, a claim that engineers dispute",
            "the dam was safe,",
        ),
        (
            "She said he had made a promise, a statement.",
            "he had made a promise, a statement",
            "he had made a promise, a statement",
        ),
        # Nor whom its cue tells it.
        ("Rao warned him that the mine was shut, she said.", "him that the mine was shut", "that the mine was shut"),
        # Nor what goes on with the cue, after a comma.
        (
            "Rao said that the mine had been shut, and closed the meeting.",
            "that the mine had been shut, and closed the meeting",
            "that the mine had been shut,",
        ),
        # Nor words before the "that" of its clause, nor a participle that goes on with the cue.
        (
            'She said in a diary, "From Talca to the Sea," that the mine was shut.',
            'From Talca to the Sea," that the mine was shut',
            "that the mine was shut",
        ),
        (
            "Rao resigned on Friday, saying the vote was rigged and blaming the council for the losses.",
            "the vote was rigged and blaming the council for the losses",
            "the vote was rigged",
        ),
        ("He said prices fell and wages rose.", "prices fell and wages rose", "prices fell and wages rose"),
    ],
)
def test_a_content_is_cut_where_the_parse_cuts(text: str, tagged: str, content: str) -> None:
    parsed = parse(Report("r1:x", "x", "", text, (Span(0, len(text)),)))
    start = text.index(tagged)
    roles = {t.index: CONTENT for t in parsed.tokens if start <= t.start and t.end <= start + len(tagged)}
    cue = next(t.index for t in parsed.tokens if t.text in ("said", "blamed", "warned", "saying"))
    found = sorted(n for n, role in mended(parsed, roles | {cue: CUE}).items() if role == CONTENT)
    words = text[parsed.tokens[found[0]].start : parsed.tokens[found[-1]].end]
    assert words == content


def test_a_part_of_a_content_does_not_break_off_before_its_noun() -> None:
    text = "Farmers who want such dams, she said, are asking for a flood."
    parsed = parse(Report("r1:x", "x", "", text, (Span(0, len(text)),)))
    words = {"she": SOURCE, "said": CUE}
    roles = {t.index: words.get(t.text, CONTENT) for t in parsed.tokens if t.text not in ("dams", ",", ".")}
    dams = next(t.index for t in parsed.tokens if t.text == "dams")
    assert mended(parsed, roles)[dams] == CONTENT


@pytest.mark.parametrize("word", ["but", "though"])
def test_what_an_outlet_sets_against_a_content_is_not_in_it(word: str) -> None:
    text = f"The wells had been sealed in March, residents said, {word} the pump stayed open."
    parsed = parse(Report("r1:x", "x", "", text, (Span(0, len(text)),)))
    words = {"residents": SOURCE, "said": CUE}
    roles = {t.index: words.get(t.text, CONTENT) for t in parsed.tokens if t.text != "."}
    last = max(n for n, role in mended(parsed, roles).items() if role == CONTENT)
    assert parsed.tokens[last].start < text.index(word)


def test_a_content_takes_its_article_back_from_a_source() -> None:
    text = "According to her the dam would have held for years."
    parsed = parse(Report("r1:x", "x", "", text, (Span(0, len(text)),)))
    roles = {0: CUE, 1: CUE, 2: SOURCE, 3: SOURCE} | dict.fromkeys(range(4, 10), CONTENT)
    assert {n for n, role in mended(parsed, roles).items() if role == SOURCE} == {2}


def test_an_article_of_a_source_or_cue_is_no_content() -> None:
    text = "The survey brought opposition among farmers, who reported losses."
    parsed = parse(Report("r", "r", "", text, (Span(0, len(text)),)))
    roles = {0: CONTENT, 1: SOURCE, 2: CUE, 3: CUE, 9: CONTENT}
    assert [parsed.tokens[n].text for n, role in mended(parsed, roles).items() if role == CONTENT] == ["losses"]
