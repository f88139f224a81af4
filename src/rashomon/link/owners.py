"""Whose a role is: "his wife", "Kamau's lawyer", "a lawyer for Kamau"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.link.cluster import Clusters
from rashomon.link.items import Item
from rashomon.model import Parse


class Owners:
    """The item that stands as possessor in each role, looked up by cluster when it is asked for."""

    def __init__(self, items: Sequence[Item], parses: dict[str, Parse], clusters: Clusters) -> None:
        by_head = {(item.report, item.head): item for item in items}
        self.clusters = clusters
        self.owner: dict[str, Item | None] = {}
        for item in items:
            if item.mention.form == "role":
                places = possessors(parses[item.report], item)
                if places:
                    found = [by_head[item.report, at] for at in places if (item.report, at) in by_head]
                    self.owner[item.id] = found[0] if found else None

    def of(self, role: Item) -> str:
        """Return the cluster of a role's owner, "" where it has none, "?" and its own id where that is not known."""
        if role.id not in self.owner:
            return ""
        owner = self.owner[role.id]
        if owner is None or (owner.mention.form == "pronoun" and not self.known(owner)):
            return "?" + role.id if role.mention.kind == "person" else ""
        return self.clusters.find(owner.id)

    def known(self, pronoun: Item) -> bool:
        """Return whether a pronoun is joined with something."""
        return len(self.clusters.members[self.clusters.find(pronoun.id)]) > 1


def possessors(parse: Parse, role: Item) -> list[int]:
    """Return the tokens that head the possessor of a role: before "'s", a possessive pronoun, after "of" or "for"."""
    tokens = parse.tokens
    found = [child for child in parse.children[role.head] if tokens[child].dep == "poss"]
    if found or role.mention.kind != "person":
        return found
    return [
        below
        for child in parse.children[role.head]
        if tokens[child].dep == "prep" and tokens[child].text.lower() in ("of", "for")
        for below in parse.children[child]
        if tokens[below].dep == "pobj"
    ]
