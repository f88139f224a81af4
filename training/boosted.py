"""Boosted trees that LightGBM fitted, as the arrays that ``rashomon.trees`` walks.

pip install lightgbm==4.*
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from rashomon.trees import Trees

PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.04,
    "num_leaves": 15,
    "min_child_samples": 40,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbose": -1,
    "num_threads": 2,
    "seed": 1,
    "deterministic": True,
}


def as_trees(booster: Any) -> Trees:
    """Return a booster's trees as arrays; leaves point at themselves."""
    roots = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]
    flat = [flattened(root) for root in roots]
    size = max(len(nodes) for nodes in flat)
    shape = (len(flat), size)
    feature, left, right = (np.zeros(shape, dtype=np.int32) for _ in range(3))
    threshold, value = np.zeros(shape), np.zeros(shape)
    for tree, nodes in enumerate(flat):
        for n, (f, t, low, high, v) in enumerate(nodes):
            feature[tree, n], threshold[tree, n], left[tree, n], right[tree, n], value[tree, n] = f, t, low, high, v
    return Trees(feature, threshold, left, right, value, 0.0)


def flattened(root: dict[str, Any]) -> list[tuple[int, float, int, int, float]]:
    """Return a tree's nodes as (feature, threshold, left, right, value), the root first."""
    nodes: list[tuple[int, float, int, int, float]] = []

    def visit(node: dict[str, Any]) -> int:
        here = len(nodes)
        nodes.append((0, 0.0, here, here, float(node.get("leaf_value", 0.0))))
        if "split_feature" in node:
            low, high = visit(node["left_child"]), visit(node["right_child"])
            nodes[here] = (int(node["split_feature"]), float(node["threshold"]), low, high, 0.0)
        return here

    visit(root)
    return nodes


def write(trees: Trees, folder: Path, name: str = "trees.npz") -> None:
    """Write trees to a file of a folder, as ``rashomon.trees.read_trees`` takes them."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        folder / name,
        feature=trees.feature,
        threshold=trees.threshold,
        left=trees.left,
        right=trees.right,
        value=trees.value,
        bias=trees.bias,
    )
