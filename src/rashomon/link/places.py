"""Roles joined with the places that they stand for: "the city of Lund", "the country" after one country's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.countries import COUNTRIES
from rashomon.link.cluster import Clusters
from rashomon.link.items import Item
from rashomon.link.names import ALIASES
from rashomon.link.roles import OTHERS
from rashomon.model import Parse

# What a place is where "of" and its name follow: "the island of Sark", but not "the coast of Kenya".
SITED = frozenset(
    "city town village hamlet island state province county municipality port suburb borough neighborhood neighbourhood"
    " district country nation republic kingdom".split()
)
STATES = frozenset({"country", "nation"})
NATIONS = frozenset(COUNTRIES.values()) | {" ".join(name) for names in ALIASES[:2] for name in names}
# So many sentences back, or fewer, the name of the country may stand.
NEAR = 1


def join_places(clusters: Clusters, items: Sequence[Item], parses: dict[str, Parse]) -> None:
    """Join "the city of X" with X, and "the country" with the only country named right before it."""
    by_head = {(item.report, item.head): item for item in items if item.mention.form == "name"}
    nations: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.mention.form == "name" and " ".join(item.words) in NATIONS:
            nations[item.report].append(item)
    for role in items:
        if role.mention.form != "role" or role.plural or not role.definite or role.modifiers & OTHERS:
            continue
        if role.lemma in SITED and (name := site(role, parses[role.report], by_head)) is not None:
            clusters.join(name, role, "the text says that they are one", (role.passage,))
        elif role.lemma in STATES and not role.modifiers and (name := nation(role, nations[role.report], clusters)):
            clusters.join(name, role, "the only country named right before")


def site(role: Item, parse: Parse, by_head: dict[tuple[str, int], Item]) -> Item | None:
    """Return the place whose name follows a role's "of"."""
    for child in parse.children[role.head]:
        if child == role.head + 1 and parse.tokens[child].text.lower() == "of":
            found = [by_head.get((role.report, below)) for below in parse.children[child]]
            return next((name for name in found if name and name.first == child + 1), None)
    return None


def nation(role: Item, nations: Sequence[Item], clusters: Clusters) -> Item | None:
    """Return the country that is named in a role's sentence or right before it, where it is one alone."""
    near = [name for name in nations if name.mention.span < role.mention.span and role.sentence - name.sentence <= NEAR]
    return near[-1] if near and len({clusters.find(name.id) for name in near}) == 1 else None
