"""Entities that may be one, put side by side and never joined."""

from __future__ import annotations

from rashomon.link.cluster import Clusters
from rashomon.model import Entity, Parse, Proposal


def propose(entities: tuple[Entity, ...], clusters: Clusters, parses: dict[str, Parse]) -> tuple[Proposal, ...]:
    """Return pairs of persons that never stand in one report and hold the same office or seat."""
    return ()
