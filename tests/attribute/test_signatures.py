"""What a word makes of the clause that it takes: a table read from signatures.txt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.attribute.stance import stance
from rashomon.model import Report, Span
from rashomon.parse import parse


def rows() -> Iterator[tuple[str, str, str, str]]:
    for line in (Path(__file__).parent / "signatures.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, clause, expected, words = line.split(" | ")
            yield sentence, clause, expected, "" if words == "-" else words


@pytest.mark.parametrize(("sentence", "clause", "expected", "words"), list(rows()))
def test_signature(sentence: str, clause: str, expected: str, words: str) -> None:
    start = sentence.index(clause)
    whole = Span(0, len(sentence))
    parsed = parse(Report("r1:s", "s.txt", "", sentence, (whole,)))
    certainty, polarity, carrying = stance(parsed, (Span(start, start + len(clause)),))
    assert (f"{certainty} {polarity}", ", ".join(span.of(sentence) for span in carrying)) == (expected, words)
