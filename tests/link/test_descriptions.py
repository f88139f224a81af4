"""Roles of one head: which are joined, by how alike they are in their passages."""

from __future__ import annotations

import numpy as np
from link_texts import story

from rashomon.link.cluster import Clusters
from rashomon.link.descriptions import join_descriptions
from rashomon.link.items import Item, items_of
from rashomon.link.owners import Owners

COUNCIL = (
    "The council voted to close the harbour road. The decision surprised shopkeepers.",
    "The decision came late on Tuesday. Ferries stayed in port.",
)
TWO_RULINGS = (
    "A court stopped the sale. The ruling was read aloud.",
    "Another court let the hunt go on. The ruling was read aloud.",
    "The ruling was short.",
)


def joined(texts: tuple[str, ...], said: str, places: list[tuple[float, float]]) -> list[str]:
    """Return, for each phrase that says so, the id of its cluster; ``places`` are their vectors, text by text."""
    value = story(*texts)
    parses = {analysis.report.id: analysis.parse for analysis in value.analyses}
    items = items_of(value)
    order = {analysis.report.text: analysis.report.id for analysis in value.analyses}
    phrases: list[Item] = [i for text in texts for i in items if i.report == order[text] and i.text == said]
    assert len(phrases) == len(places)
    vectors = {i.id: np.array(place, dtype=np.float32) for i, place in zip(phrases, places, strict=True)}
    clusters = Clusters(items, vectors)
    join_descriptions(clusters, items, Owners(items, parses, clusters))
    return [clusters.find(i.id) for i in phrases]


def test_roles_of_one_head_are_one_across_reports_where_their_passages_are_alike():
    one, other = joined(COUNCIL, "The decision", [(1, 0), (0.8, 0.6)])
    assert one == other


def test_roles_of_one_head_are_two_where_their_passages_are_unlike():
    one, other = joined(COUNCIL, "The decision", [(1, 0), (0.6, 0.8)])
    assert one != other


def test_within_a_report_less_likeness_is_asked():
    one, other = joined((" ".join(COUNCIL),), "The decision", [(1, 0), (0.6, 0.8)])
    assert one == other
    one, other = joined((" ".join(COUNCIL),), "The decision", [(1, 0), (0.4, 0.916)])
    assert one != other


def test_of_two_groups_the_most_alike_is_meant():
    first, second, third = joined(TWO_RULINGS, "The ruling", [(1, 0), (0, 1), (0.66, 0.75)])
    assert first != second
    assert third == second
