"""Mentions read in their passages: what is one thing lies close, and a report is read once for all who ask."""

from __future__ import annotations

import numpy as np
import pytest
from link_texts import story

from rashomon import embed
from rashomon.link.context import in_context
from rashomon.link.items import items_of
from rashomon.link.weights import Vectors, load
from rashomon.model import Story


def vectors(value: Story) -> dict[str, Vectors]:
    """Return the vector of each mention by its words."""
    items = items_of(value)
    found = in_context(items, {a.report.id: a.parse for a in value.analyses}, load().reader)
    return {item.text: found[item.id] for item in items if item.id in found}


@pytest.mark.parametrize(
    ("texts", "one", "same", "other"),
    [
        (
            (
                "Striker Lamine Koné was sent off in Abidjan after he pushed the referee, Paul Adjei.",
                "The forward was shown a red card for shoving the official.",
            ),
            "The forward",
            "Lamine Koné",
            "Paul Adjei",
        ),
        (
            (
                "Regulators in Oslo blocked the takeover of the shipping group Nordlys by its rival Fjordline.",
                "The watchdog stopped the merger on Tuesday, saying that it would have raised fares.",
            ),
            "the merger",
            "the takeover of the shipping group Nordlys",
            "Fjordline",
        ),
    ],
)
def test_mentions_of_one_thing_lie_closer(texts: tuple[str, ...], one: str, same: str, other: str) -> None:
    found = vectors(story(*texts))
    near = [name for name in found if same in name or name in same]
    assert near
    assert max(float(found[one] @ found[name]) for name in near) > float(found[one] @ found[other])


def test_vectors_have_one_length() -> None:
    found = vectors(story("The mayor of Lima met the bishop on Friday.", "Lima's mayor talked with the bishop."))
    assert all(np.isclose(np.linalg.norm(vector), 1.0, atol=0.01) for vector in found.values())


def test_a_report_is_read_once() -> None:
    value = story("The mayor of Quito met the bishop on Friday.", "The bishop received Quito's mayor.")
    embed.read.cache_clear()
    vectors(value)
    before = embed.read.cache_info().misses
    vectors(value)
    assert before == embed.read.cache_info().misses == len(value.analyses)
