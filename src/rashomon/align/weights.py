"""What the align stage learned: an encoder of clauses, trees that join them and trees that cut them, read together.

All are fitted on the same stories (``training/align``), so a fold's encoder goes with that fold's trees.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from rashomon.encoder import Encoder, read_encoder
from rashomon.trees import Trees, read_trees

MODEL = "align"


@dataclass(frozen=True, slots=True)
class Weights:
    """An encoder (text → a vector a piece) and boosted trees: features of two statements → whether they make one
    claim (``trees``), of a part of each → how well these agree (``cut``)."""

    encoder: Encoder
    trees: Trees
    cut: Trees


def read_weights(folder: Traversable) -> Weights:
    """Return the weights in a folder that holds ``model.onnx``, ``tokenizer.json``, ``trees.npz`` and ``cut.npz``."""
    trees, cut = (read_trees((folder / name).read_bytes()) for name in ("trees.npz", "cut.npz"))
    return Weights(read_encoder(folder), trees, cut)


@functools.cache
def load() -> Weights:
    """Return the weights that ship with the package, read once a process."""
    return read_weights(resources.files("rashomon") / "models" / MODEL)
