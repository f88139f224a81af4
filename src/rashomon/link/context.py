"""Mentions → vectors of what they are in their passages: two of one thing lie close together, whatever their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from rashomon import engine
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
    # The encoder has yet to read the passages, which takes most of the time of linking.
    vectors = engine.side_by_side(lambda each: vectors_of(each[1], parses[each[0]], reader), by_report.items())
    for here, rows in zip(by_report.values(), vectors, strict=True):
        found.update(zip((item.id for item in here), rows, strict=True))
    return found


def vectors_of(items: list[Item], parse: Parse, reader: Reader) -> Vectors:
    """Return a unit vector for each mention of one report, rounded: (mentions, numbers of a vector)."""
    vectors = embed(parse, [(item.mention.span,) for item in items], reader.encoder) @ reader.projection
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return vectors.round(4)
