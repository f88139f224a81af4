"""What the tagger finds twice is kept once, and a token is what its pieces are in the mean."""

from __future__ import annotations

import numpy as np

from rashomon.attribute.tagger import Unit, by_token, once
from rashomon.encoder import Encoded
from rashomon.model import Attribution, Span


def test_of_two_attributions_with_one_content_the_shorter_cue_is_kept() -> None:
    losses, fear = (Span(60, 72),), (Span(80, 90),)
    brought = Attribution(losses, (Span(0, 6),), (Span(7, 30),), (), "none")
    reported = Attribution(losses, (Span(45, 48),), (Span(49, 57),), (), "none")
    other = Attribution(fear, (), (Span(7, 30),), (), "none")
    assert once([brought, other, reported]) == (reported, other)


def test_a_token_has_the_mean_of_its_pieces_and_zeros_where_none_was_read() -> None:
    offsets = np.array([[0, 0], [0, 3], [3, 5], [6, 9], [0, 0]])
    values = np.array([[9, 9], [1, 2], [2, 5], [4, 4], [9, 9]], dtype=np.float32)
    unit = Unit(Span(0, 12), Encoded(offsets, values), range(7, 10), np.array([0, 0, 0, 1, 0]))
    assert by_token(unit, values).tolist() == [[1.5, 3.5], [4, 4], [0, 0]]
    unread = Unit(Span(0, 12), Encoded(offsets[:1], values[:1]), range(7, 10), np.array([0]))
    assert by_token(unread, values[:1]).tolist() == [[0, 0]] * 3
