"""A place of a report can be named by words, and the words stand for that place alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.corrections import citing
from rashomon.corrections.selectors import cited, whole
from rashomon.model import Index, Passage, Report, Selector, Span

WORDS = "Moala said no, no. The harbour-master said “no” to Moala's crew of 14.5 men; MOALA left _early_ (no word)."


def named(text: str, span: Span) -> list[Span]:
    report = Report("r1:x", "a.txt", "", text, (Span(0, len(text)),))
    index = Index({"r1:x": report}, {}, {}, {})
    return [place.span for place in cited(citing(Passage("r1:x", span), text), index)]


@pytest.mark.parametrize("match", [*re.finditer(r"Moala|MOALA|said|no\b|harbour|14|early", WORDS)], ids=str)
def test_each_word_that_stands_often_is_told_from_the_others(match: re.Match[str]) -> None:
    assert named(WORDS, Span(*match.span())) == [whole(Span(*match.span()), WORDS)]


def test_words_that_stand_once_need_no_others() -> None:
    at = WORDS.index("crew")
    assert citing(Passage("r1:x", Span(at, at + 4)), WORDS) == Selector("crew", "r1:x")


def test_as_few_words_around_as_tell_it() -> None:
    at = WORDS.index("MOALA")
    assert citing(Passage("r1:x", Span(at, at + 5)), WORDS).within == "men; MOALA"


def test_what_stands_in_two_equal_passages_is_meant_in_both() -> None:
    line = "The crew of the ferry said no on Monday. "
    text = (line * 80).strip()
    at = text.index("ferry", 1500)
    assert len(named(text, Span(at, at + 5))) == 80


@given(st.lists(st.sampled_from("no No crew 14 said, “no” no-one".split()), min_size=1, max_size=30), st.data())
def test_a_place_is_among_those_that_its_words_stand_for(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(text) - 1))
    span = whole(Span(first, data.draw(st.integers(first + 1, len(text)))), text)
    if span.of(text).strip():
        assert span in named(text, span)
