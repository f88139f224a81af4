"""The encoders give the vectors that they were trained to give, on whatever processor the tests run."""

from __future__ import annotations

import numpy as np

from rashomon.encoder import Vectors, load


def mean(text: str) -> Vectors:
    """The unit mean of a text's pieces."""
    [encoded] = load("align").encode([text])
    found = encoded.vectors.mean(axis=0)
    return np.asarray(found / np.linalg.norm(found), dtype=np.float32)


def test_sentences_on_other_matters_are_far_from_each_other() -> None:
    closed, shut, taxes, dog = map(
        mean,
        (
            "The bridge was closed on Tuesday after cracks were found.",
            "Inspectors found cracks and shut the bridge on Tuesday.",
            "The minister said taxes would rise next year.",
            "A dog bit the postman in Lima.",
        ),
    )
    # Where the product of int8 weights overflows, these are all above .8.
    assert float(closed @ shut) > 0.7
    assert max(float(closed @ taxes), float(shut @ taxes), float(closed @ dog), float(taxes @ dog)) < 0.4
