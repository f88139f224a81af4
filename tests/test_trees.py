"""Trees are walked as they were fitted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rashomon.trees import Trees, read_trees


def stump() -> Trees:
    """One split on feature 1 at 0.5: low gives -1, high gives +2."""
    return Trees(
        feature=np.array([[1, 0, 0]], dtype=np.int32),
        threshold=np.array([[0.5, 0.0, 0.0]]),
        left=np.array([[1, 1, 2]], dtype=np.int32),
        right=np.array([[2, 1, 2]], dtype=np.int32),
        value=np.array([[0.0, -1.0, 2.0]]),
        bias=0.0,
    )


@pytest.mark.parametrize(("value", "score"), [(0.0, -1.0), (0.5, -1.0), (0.6, 2.0)])
def test_probability(value: float, score: float) -> None:
    [found] = stump().probability(np.array([[9.0, value]]))
    assert found == pytest.approx(1 / (1 + np.exp(-score)))


def test_no_rows() -> None:
    assert stump().probability(np.zeros((0, 2))).shape == (0,)


def test_round_trip(tmp_path: Path) -> None:
    trees = stump()
    path = tmp_path / "trees.npz"
    np.savez(path, **{name: getattr(trees, name) for name in Trees.__slots__})
    again = read_trees(path.read_bytes())
    row = np.array([[0.0, 0.7]])
    assert again.probability(row) == pytest.approx(trees.probability(row))


def test_each_row_goes_its_own_way() -> None:
    """Two trees of two splits, one of them after a high value alone; their leaves are summed beside the bias."""
    deep = Trees(
        feature=np.array([[0, 0, 1, 0, 0], [1, 0, 0, 0, 0]], dtype=np.int32),
        threshold=np.array([[1.0, 0.0, 2.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0]]),
        left=np.array([[1, 1, 3, 3, 4], [1, 1, 2, 3, 4]], dtype=np.int32),
        right=np.array([[2, 1, 4, 3, 4], [2, 1, 2, 3, 4]], dtype=np.int32),
        value=np.array([[0.0, 0.5, 0.0, -2.0, 1.0], [0.0, 0.25, -0.25, 9.0, 9.0]]),
        bias=0.125,
    )
    rows = {(1.0, 0.0): 0.5 + 0.25, (3.0, 2.0): -2.0 - 0.25, (3.0, 2.5): 1.0 - 0.25, (0.0, 9.0): 0.5 - 0.25}
    found = deep.probability(np.array(list(rows)))
    assert found == pytest.approx([1 / (1 + np.exp(-(0.125 + score))) for score in rows.values()])
