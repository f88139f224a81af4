"""Boosted trees as arrays: features → probability.

Fitted by scripts under ``training/``; the card beside a stage's weights tells on what. Gradient boosting after Friedman
(2001), as fitted by LightGBM; here only the fitted trees are walked, with numpy.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees as arrays of shape (trees, nodes). A leaf points at itself and its ``value`` counts."""

    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats
    depth: int
    bias: float

    def probability(self, features: Floats) -> Floats:
        """Return the probability of each row of ``features``, shape (rows,)."""
        score = np.full(len(features), self.bias)
        rows = np.arange(len(features))
        for tree in range(len(self.feature)):
            node = np.zeros(len(features), dtype=np.int32)
            for _ in range(self.depth):
                low = features[rows, self.feature[tree, node]] <= self.threshold[tree, node]
                node = np.where(low, self.left[tree, node], self.right[tree, node])
            score += self.value[tree, node]
        return np.asarray(1.0 / (1.0 + np.exp(-score)), dtype=np.float64)


def read_trees(data: bytes) -> Trees:
    """Return the trees of an ``.npz`` file's bytes."""
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        return Trees(
            stored["feature"],
            stored["threshold"],
            stored["left"],
            stored["right"],
            stored["value"],
            int(stored["depth"]),
            float(stored["bias"]),
        )
