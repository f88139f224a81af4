"""Mentions joined into entities, each join with its reason, and the joins that must not be made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.link.items import Item
from rashomon.link.weights import Vectors
from rashomon.model import Join, MentionKind, Passage


class Clusters:
    """A growing partition of items. No join puts two people into one, nor the bodies of two states (``sides``).

    ``kinds`` are the mentions' own until ``join_names`` gives each name the kind that all its mentions vote for.
    ``known`` are the states whose body an item is, ``sides`` those of a cluster.
    ``vectors`` are the mentions as read in their passages, by id; empty where nothing read them.

    The one mutable object of the stage; it never leaves it.
    """

    def __init__(
        self,
        items: Sequence[Item],
        vectors: Mapping[str, Vectors] | None = None,
        sides: Mapping[str, str] | None = None,
    ) -> None:
        self.items = {item.id: item for item in items}
        self.parent = {item.id: item.id for item in items}
        self.members: dict[str, list[str]] = {item.id: [item.id] for item in items}
        self.kinds: dict[str, MentionKind] = {item.id: item.mention.kind for item in items}
        self.named: dict[str, bool] = {item.id: item.mention.form == "name" for item in items}
        self.genders: dict[str, frozenset[str]] = {item.id: gender_of(item) for item in items}
        self.known = sides or {}
        self.sides: dict[str, frozenset[str]] = {key: frozenset({side}) for key, side in self.known.items()}
        self.joins: list[Join] = []
        self.apart: set[tuple[str, str]] = set()
        self.vectors = vectors or {}

    def find(self, item: str) -> str:
        """Return the id that stands for the cluster of an item."""
        root = item
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[item] != root:
            self.parent[item], item = root, self.parent[item]
        return root

    def same(self, one: Item, other: Item) -> bool:
        """Return whether two items are already joined."""
        return self.find(one.id) == self.find(other.id)

    def has_name(self, item: Item) -> bool:
        """Return whether an item's cluster holds a name."""
        return self.named[self.find(item.id)]

    def of(self, item: Item) -> list[Item]:
        """Return the items of an item's cluster."""
        return [self.items[each] for each in self.members[self.find(item.id)]]

    def join(self, one: Item, other: Item, reason: str, because: tuple[Passage, ...] = ()) -> bool:
        """Join the clusters of two items and keep the reason; return whether a join was made.

        Two clusters with names of their own are joined only by ``join_names``: no role or pronoun may do it. Nor is
        what one calls a man what another calls a woman: "his father, Ali Oke, his mother and two aunts".
        """
        if self.has_name(one) and self.has_name(other):
            return False
        genders = self.genders[self.find(one.id)] | self.genders[self.find(other.id)]
        if len(genders) > 1 and not self.same(one, other):
            return False
        return self.join_names(one, other, reason, because)

    def join_names(self, one: Item, other: Item, reason: str, because: tuple[Passage, ...] = ()) -> bool:
        """Join the clusters of two names whose forms license it and keep the reason; return whether a join was made."""
        left, right = self.find(one.id), self.find(other.id)
        sides = [self.sides.get(each, frozenset()) for each in (left, right)]
        if left == right or (all(sides) and sides[0] != sides[1]):
            return False
        keep, gone = (left, right) if left < right else (right, left)
        self.parent[gone] = keep
        self.members[keep] += self.members.pop(gone)
        self.named[keep] = self.named[keep] or self.named[gone]
        self.genders[keep] |= self.genders[gone]
        self.sides[keep] = sides[0] | sides[1]
        self.joins.append(Join(one.id, other.id, reason, because or (one.passage, other.passage)))
        return True


def gender_of(item: Item) -> frozenset[str]:
    """Return the gender of the one person whom a role speaks of, where its head noun tells, else nothing."""
    one = item.mention.form == "role" and not item.plural
    return frozenset({item.gender} - {""}) if one else frozenset()
