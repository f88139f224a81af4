"""Mentions → vectors of what they are in their passages: two of one thing lie close together, whatever their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from rashomon.embed import embed
from rashomon.link.items import Item
from rashomon.link.weights import Reader, Vectors
from rashomon.model import Parse


def in_context(items: Iterable[Item], parses: dict[str, Parse], reader: Reader) -> dict[str, Vectors]:
    """Return a unit vector for each name and role, by its id; zeros for one with no word that was read."""
    by_report: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.mention.form != "pronoun":
            by_report[item.report].append(item)
    found: dict[str, Vectors] = {}
    for report, here in by_report.items():
        vectors = embed(parses[report], [(item.mention.span,) for item in here], reader.encoder) @ reader.projection
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        found.update(zip((item.id for item in here), vectors.round(4), strict=True))
    return found
