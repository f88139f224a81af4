"""Whatever stands in a report, attribution does not raise, spill over a paragraph or say one word in two voices."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.attribute import attribute
from rashomon.model import Parse, Report, Span, Statement
from rashomon.parse import parse

HOSTILE = {
    "mark never closed": "The dam is safe, the engineer said. “It will hold all winter.\nFour villages lie below it.",
    "straight mark never closed": '"It will hold, the engineer said.\nFour villages lie below the old dam.',
    "mark never opened": "The wall will hold for years,” the engineer said.\nFour villages lie below it.",
    "marks the wrong way round": "”The wall will hold for years,“ the engineer said.\nThe road opened on Monday.",
    "apostrophes": "The farmers' union said its members' barns weren't harmed.\n'Twas a mild winter in the '90s.",
    "single marks": "‘We will rebuild the bridge,’ said Mayor Ana Duarte. The road was ’closed.\nTraffic was light.",
    "guillemets": "«Nous rebâtirons», said the mayor of Toliara. « The well is dry.\nRain fell on Monday.",
    "capitals": "THE MINISTER SAID THE FERRY WAS SAFE. “IT WILL SAIL TONIGHT,” HE SAID.\nTHE FERRY SANK.",
    "colons": "Ferry had no licence: officials\nMinister: no ferry will sail this week\nThe ferry sank on Sunday.",
    "nothing quoted": "“” \"\" '' said the mayor.\nThe “ ” stayed empty.",
    "marks within marks": "“He told me ‘run’ and “I ran”,” said Tevita Moala.\nThe guard had left.",
    "no spaces": "“Hold the line.”“Run to the hills.”said the guard.The road opened.\nIt was late.",
    "beyond the basic plane": "😀 “We won the cup” 😀 said Kenji Abe 🏆.\n\u202eThe cup\u202c stays in Osaka, he said.",
    "combining marks": "Th\u0301e\u0301 ma\u0301yor sa\u0301id tha\u0301t ra\u0301in fell.\nThe river rose.",
    "only cues": "said that " * 600,
    "only quotations": "“rain” " * 600,
    "one long word": "x" * 20_000,
    "no stop at the end": "The ferry sank on Sunday.\nWith AFP and Reuters",
    "only blanks and stops": "\t\t said \t .\n , said .",
}


def told(text: str) -> tuple[Parse, tuple[Statement, ...]]:
    """The parse of a text, each line a paragraph, and its statements."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    parsed = parse(Report("r1:b", "b.txt", "", text, tuple(paragraphs)))
    return parsed, attribute(parsed, ())


def holds(text: str) -> None:
    """Assert that every span lies in a paragraph and that no two whole statements lie over each other."""
    parsed, statements = told(text)
    for each in statements:
        # A source may stand in another paragraph (a quotation that goes on); no single span crosses the border.
        for span in (*each.content, *each.source, *each.cue, *each.stance):
            assert span.start < span.end
            assert any(paragraph.contains(span) for paragraph in parsed.report.paragraphs)
        if each.voice == "own":
            assert each.source == each.cue == each.chain == ()
    spans = sorted(span for each in statements if not each.fragment for span in each.content)
    assert all(left.end <= right.start for left, right in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text(text: str) -> None:
    holds(text)


# What reports are made of, to be put together in any order.
PARTS = st.sampled_from(
    ("The ferry sank on Sunday", "the harbour master said", "according to two officials", "she added", "“It will hold")
    + ("all winter.”", "who told Radio Toliara that", "the pump had failed", "but denied that", "“", "”", ",", ".")
    + (": ", "\n", "\n", "which the union called “reckless”", "A spokesman declined to comment.", "’s", "he")
)
TEXTS = st.lists(PARTS, min_size=1, max_size=24).map(" ".join).filter(lambda text: bool(text.strip()))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TEXTS)
def test_whatever_stands_beside_what(text: str) -> None:
    holds(text)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(TEXTS)
def test_a_later_paragraph_changes_nothing_before_it(text: str) -> None:
    _, alone = told(text)
    _, followed = told(text + "\nThe road to the north opened on Monday.")
    assert [s for s in followed if s.span.end <= len(text)] == list(alone)


def test_four_threads_give_the_same_statements_as_one() -> None:
    texts = [text for text in HOSTILE.values() if len(text) < 1000]
    alone = [told(text)[1] for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert [statements for _, statements in pool.map(told, texts * 2)] == alone * 2
