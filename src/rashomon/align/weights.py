"""What the align stage learned: an encoder of clauses, trees that join them and trees that cut them, read together.

All are fitted on the same stories, so a fold's encoder goes with that fold's trees. The encoder also reads mentions for
the link stage.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from rashomon import encoder
from rashomon.encoder import Encoder
from rashomon.trees import Trees, read_trees

MODEL = "align"


@dataclass(frozen=True, slots=True)
class Weights:
    """An encoder (text → a vector a piece) and boosted trees: features of two statements → whether they make one
    claim (``trees``), of a part of each → how well these agree (``cut``)."""

    encoder: Encoder
    trees: Trees
    cut: Trees


def read_weights(trees: Traversable, of: Encoder) -> Weights:
    """Return the trees in a folder that holds ``trees.npz`` and ``cut.npz``, with the encoder that they go with."""
    join, cut = (read_trees((trees / name).read_bytes()) for name in ("trees.npz", "cut.npz"))
    return Weights(of, join, cut)


def fitted(folder: Traversable) -> Weights:
    """Return the weights of a fold: its folder holds ``model.onnx`` and ``tokenizer.json`` beside the trees."""
    return read_weights(folder, encoder.read_encoder(folder))


@functools.cache
def load() -> Weights:
    """Return the weights that ship with the package, read once a process."""
    return read_weights(resources.files("rashomon") / "models" / MODEL, encoder.load(encoder.PASSAGES))
