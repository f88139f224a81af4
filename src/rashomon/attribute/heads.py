"""The tagger's two heads as arrays: vectors of word pieces → anchors, and each piece's role for an anchor.

Trained by ``training/attribution/train.py``, which holds the same sums in torch; here numpy suffices.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

import numpy as np
import numpy.typing as npt

from rashomon.encoder import Vectors

MODEL = "attribution"
# Numbers of a piece's vector, by the encoder in that folder.
WIDTH = 384
# What a piece can be for an anchor; 0 is nothing.
SOURCE, CUE, CONTENT = 1, 2, 3
# How many pieces on either side the second layer sees.
WINDOW = 2

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Heads:
    """Both heads. ``distance`` has a row for each distance from the anchor in pieces, clipped at both ends."""

    anchor_weight: Vectors
    anchor_bias: Vectors
    piece_weight: Vectors
    piece_bias: Vectors
    given_weight: Vectors
    both_weight: Vectors
    distance_weight: Vectors
    branch_weight: Vectors
    stem_weight: Vectors
    marks_weight: Vectors
    window_weight: Vectors
    second_weight: Vectors
    second_bias: Vectors
    role_weight: Vectors
    role_bias: Vectors

    def anchors(self, vectors: Vectors) -> Vectors:
        """Return each piece's probability of being an anchor, shape (pieces,)."""
        score = (vectors @ self.anchor_weight.T)[:, 0] + self.anchor_bias[0]
        return np.asarray(1.0 / (1.0 + np.exp(-score)), dtype=np.float32)

    def pieces(self, vectors: Vectors, marks: Ints) -> Vectors:
        """Return what the first layer makes of each piece whatever the anchor; ``marks`` is 1 in quotations."""
        return np.asarray(vectors @ self.piece_weight.T + self.piece_bias + self.marks_weight[marks], np.float32)

    def roles(self, vectors: Vectors, pieces: Vectors, anchor: int, branch: Ints, stem: Ints) -> Vectors:
        """Return each piece's probability of each role for an anchor, shape (pieces, 4).

        ``branch`` and ``stem`` tell how each piece's token stands to the anchor's (``rashomon.attribute.standing``).
        """
        given, farthest = vectors[anchor], len(self.distance_weight) // 2
        near = np.clip(np.arange(len(vectors)) - anchor, -farthest, farthest) + farthest
        hidden = np.tanh(
            pieces
            + given @ self.given_weight.T
            + (vectors * given) @ self.both_weight.T
            + self.distance_weight[near]
            + self.branch_weight[branch]
            + self.stem_weight[stem]
        )
        around = np.pad(hidden, ((WINDOW, WINDOW), (0, 0)))
        for place in range(2 * WINDOW + 1):
            hidden = hidden + around[place : place + len(hidden)] * self.window_weight[place]
        second = np.tanh(hidden @ self.second_weight.T + self.second_bias)
        score = second @ self.role_weight.T + self.role_bias
        likely = np.exp(score - score.max(axis=1, keepdims=True))
        return np.asarray(likely / likely.sum(axis=1, keepdims=True), dtype=np.float32)


@functools.cache
def load() -> Heads:
    """Return the heads that ship with the package, read once a process."""
    path = resources.files("rashomon") / "models" / MODEL / "heads.npz"
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return Heads(**{name.replace(".", "_"): stored[name] for name in stored.files})
