"""Whose a role is: "his wife", "Kamau's lawyer", "a lawyer for Kamau"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.grammar import behind
from rashomon.link.cluster import Clusters
from rashomon.link.items import Item
from rashomon.model import Parse


class Owners:
    """The item that stands as possessor in each role, looked up by cluster when it is asked for."""

    def __init__(self, items: Sequence[Item], parses: dict[str, Parse], clusters: Clusters) -> None:
        by_head = {(item.report, item.head): item for item in items}
        self.clusters = clusters
        self.owner: dict[str, Item | None] = {}
        self.word: dict[str, str] = {}
        for item in items:
            if item.mention.form == "role":
                parse = parses[item.report]
                places = possessors(parse, item)
                found = [by_head[item.report, at] for at in places if (item.report, at) in by_head]
                found = found or named_after(parse, item, by_head)
                if places or found:
                    self.owner[item.id] = found[0] if found else None
                if places and not found and item.mention.kind == "organisation":
                    self.word[item.id] = parse.tokens[places[0]].lemma

    def of(self, role: Item) -> str:
        """Return the cluster of a role's owner, "" where it has none, "?" and its own id where that is not known.

        A body that is called by an office, "the sheriff's office", is its own: "=" and the office.
        """
        if role.id not in self.owner:
            return ""
        if word := self.word.get(role.id):
            return "=" + word
        owner = self.owner[role.id]
        if owner is None or (owner.mention.form == "pronoun" and not self.known(owner)):
            return "?" + role.id if role.mention.kind == "person" else ""
        return self.clusters.find(owner.id)

    def beside(self, role: Item) -> str:
        """Return the owner of what is joined with a role and called alike: of the lawyer Tom Reyes, "Holt's lawyer"."""
        called = (each for each in self.clusters.of(role) if each.lemma == role.lemma and each.mention.form == "role")
        return next((owner for each in called if (owner := self.of(each)) and owner[0] not in "?="), "")

    def named(self, role: Item) -> str:
        """Return the cluster of the person by whose name a role is called somebody's, else an empty string."""
        owner = self.owner.get(role.id)
        if owner is None or owner.mention.form != "name" or self.clusters.kinds[owner.id] != "person":
            return ""
        return self.clusters.find(owner.id)

    def known(self, pronoun: Item) -> bool:
        """Return whether a pronoun is joined with something."""
        return len(self.clusters.members[self.clusters.find(pronoun.id)]) > 1


def possessors(parse: Parse, role: Item) -> list[int]:
    """Return the tokens that head the possessor of a role: before "'s", a possessive pronoun, after "of" or "for"."""
    head = parse.tokens[role.head]
    found = [t.index for t in parse.below(head) if t.dep == "poss"]
    if found or role.mention.kind != "person":
        return found
    # A number is nobody's name: "a mother of three".
    return [t.index for t in behind(parse, head, {"of", "for"}) if t.pos != "NUM"]


def named_after(parse: Parse, role: Item, by_head: Mapping[tuple[str, int], Item]) -> list[Item]:
    """Return the persons whose names stand after a role's "of": "the decision of President Ruiz"."""
    below = [by_head.get((role.report, t.index)) for t in behind(parse, parse.tokens[role.head], {"of"})]
    return [each for each in below if each and each.mention.form == "name" and each.mention.kind == "person"]
