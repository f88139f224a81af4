"""What the align stage learned: an encoder of clauses and the trees that weigh its features, read together.

Both are fitted on the same stories (``training/align``), so a fold's encoder goes with that fold's trees.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from rashomon.align.trees import Trees, read_trees
from rashomon.encoder import Encoder, read_encoder

MODEL = "align"


@dataclass(frozen=True, slots=True)
class Weights:
    """An encoder (text → a vector a piece) and boosted trees (features of a pair → probability)."""

    encoder: Encoder
    trees: Trees


def read_weights(folder: Traversable) -> Weights:
    """Return the weights in a folder that holds ``model.onnx``, ``tokenizer.json`` and ``trees.npz``."""
    return Weights(read_encoder(folder), read_trees((folder / "trees.npz").read_bytes()))


@functools.cache
def load() -> Weights:
    """Return the weights that ship with the package, read once a process."""
    return read_weights(resources.files("rashomon") / "models" / MODEL)
