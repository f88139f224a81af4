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
    bias: float

    def probability(self, features: Floats) -> Floats:
        """Return the probability of each row of ``features``, shape (rows,)."""
        columns = np.ascontiguousarray(features.T)
        score = np.full(len(features), self.bias)
        for tree in range(len(self.value)):
            score += self.below(tree, 0, columns)
        return np.asarray(1.0 / (1.0 + np.exp(-score)), dtype=np.float64)

    def below(self, tree: int, node: int, columns: Floats) -> Floats:
        """Return the value of the leaf that each row would come to from a node on; ``columns`` is (features, rows).

        All rows pass every split: comparing whole columns takes a fraction of looking up where each row stands.
        """
        left, right = self.left[tree, node], self.right[tree, node]
        if left == node:
            return np.asarray(self.value[tree, node])
        low = columns[self.feature[tree, node]] <= self.threshold[tree, node]
        return np.where(low, self.below(tree, left, columns), self.below(tree, right, columns))


def read_trees(data: bytes) -> Trees:
    """Return the trees of an ``.npz`` file's bytes."""
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        return Trees(
            stored["feature"],
            stored["threshold"],
            stored["left"],
            stored["right"],
            stored["value"],
            float(stored["bias"]),
        )
