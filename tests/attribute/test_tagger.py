"""What the tagger finds twice is kept once."""

from __future__ import annotations

from rashomon.attribute.tagger import once
from rashomon.model import Attribution, Span


def test_of_two_attributions_with_one_content_the_shorter_cue_is_kept() -> None:
    losses, fear = (Span(60, 72),), (Span(80, 90),)
    brought = Attribution(losses, (Span(0, 6),), (Span(7, 30),), (), "none")
    reported = Attribution(losses, (Span(45, 48),), (Span(49, 57),), (), "none")
    other = Attribution(fear, (), (Span(7, 30),), (), "none")
    assert once([brought, other, reported]) == (reported, other)
