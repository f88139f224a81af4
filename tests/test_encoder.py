"""Encoders tell unlike texts apart on any processor."""

from itertools import combinations

import numpy as np
import pytest

from rashomon.encoder import load

TEXTS = (
    "The harbour master resigned on Monday after the inquiry.",
    "A fire destroyed two warehouses in the old port.",
    "Share prices fell sharply in Osaka.",
    "The choir sang in the rain.",
)


def test_unlike_texts_have_unlike_vectors() -> None:
    """Where int8 arithmetic overflows, as on processors without VNNI, all cosines lie above .9."""
    means = [each.vectors.mean(axis=0) for text in TEXTS for each in load("encoder").encode([text])]
    units = [mean / np.linalg.norm(mean) for mean in means]
    assert max(float(a @ b) for a, b in combinations(units, 2)) < 0.6


@pytest.mark.parametrize(
    ("one", "other"),
    [(TEXTS[0], "The head of the harbour stepped down Monday following an investigation.")],
)
def test_like_texts_are_nearer(one: str, other: str) -> None:
    """What says the same is nearer than what does not."""
    a, b, c = (load("encoder").encode([text])[0].vectors.mean(axis=0) for text in (one, other, TEXTS[1]))
    assert a @ b / np.linalg.norm(b) > a @ c / np.linalg.norm(c) + 0.2
