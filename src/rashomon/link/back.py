"""Roles that repeat what is told elsewhere: a name's words in small letters, "the minister", "the committee"."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Sequence, Set

from rashomon.grammar import BESIDE_NAMES, SUBJECTS
from rashomon.kin import kin
from rashomon.link.cluster import Clusters
from rashomon.link.items import CHANGING, OTHERS, Item, alike, owned
from rashomon.link.offices import SOLE
from rashomon.link.sorts import COMMON, sort_word
from rashomon.model import Parse

# A name so many sentences before a bare role, or fewer, may be what it means.
NEAR = 1


def join_same_words(clusters: Clusters, items: Sequence[Item]) -> None:
    """Join a role that says a body's name: "Cumbria police" with "Cumbria Police", "Chargers" with the team."""
    bodies: dict[tuple[str, ...], Item] = {}
    for item in items:
        if item.mention.form == "name" and item.mention.kind in ("organisation", "thing"):
            bodies.setdefault(bare(item), item)
    for role in items:
        name = bodies.get(bare(role)) if role.mention.form == "role" and not clusters.has_name(role) else None
        team = role.plural and role.last - role.first == 1 and role.text[0].isupper()
        if name and (team or len(name.words) > 1):
            clusters.join(name, role, "the same words")


def bare(item: Item) -> tuple[str, ...]:
    """Return an item's words without articles and without "department", which reports leave off at will."""
    return tuple(word for word in item.words if word not in ("the", "a", "department", "dept"))


def join_back(clusters: Clusters, items: Sequence[Item], parses: dict[str, Parse]) -> None:
    """Join "the minister" with the one whose role it repeats, "the committee" with the one name that ends so.

    In the same report the latest earlier bearer of the role is meant; in another report only the single bearer in
    the story, and only where the role says more than its head.
    """
    nested = {(i.report, at): i for i in items if i.mention.form == "name" for at in range(i.first, i.last)}
    bearers: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.mention.form == "role" and clusters.has_name(item):
            bearers[item.lemma].append(item)
        elif item.mention.form == "name" and len(item.words) > 1 and item.mention.kind not in ("person", "group"):
            bearers[kin(sort_word(item.words))].append(item)
    kinds: dict[tuple[str, str], list[Item]] = defaultdict(list)
    doers: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.mention.form == "role":
            kinds[item.report, kin(item.lemma)].append(item)
        if several(item) and parses[item.report].tokens[item.head].dep in SUBJECTS:
            doers[item.report].append(item)
    names = names_by_report(items)
    persons = {(item.report, item.head) for item in items if item.mention.form == "role" and one_person(item)}
    asides = {b.id for borne in bearers.values() for b in borne if qualifies(b, persons, parses[b.report])}
    for role in items:
        if not points_back(role, clusters, parses):
            continue
        heads = dict.fromkeys((role.lemma, kin(role.lemma)) if role.mention.kind != "person" else (role.lemma,))
        others = kinds[role.report, kin(role.lemma)]
        found = [b for head in heads for b in bearers.get(head, ()) if compatible(role, b, nested, clusters)]
        found = [b for b in found if b.mention.form == "role" or alone(role, b, others)]
        if role.lemma in COMMON:
            found = [b for b in found if tied(role, b, doers[role.report], clusters)]
        found.sort(key=lambda b: (b.report, b.mention.span))
        bearer = pointed_at(role, found, asides, clusters)
        away = bearer is not None and bearer.report != role.report and role.lemma not in SOLE
        if bearer is not None and not (away and rivalled(role, bearer, names[role.report], clusters)):
            clusters.join(bearer, role, "the same role or kind, which nothing else bears here")


def alone(role: Item, name: Item, others: Sequence[Item]) -> bool:
    """Return whether a name that ends with a role's head is what the role means.

    It is where the name stands before the role in the same report, and the report speaks of no other of the kind.
    """
    if name.report != role.report or name.mention.span > role.mention.span:
        return False
    words = frozenset(name.words)
    return not any((not o.definite or o.proper) and not (o.proper and o.proper <= words) for o in others)


def several(item: Item) -> bool:
    """Return whether an item can be what a word such as "the group" means."""
    return item.mention.form != "pronoun" and item.mention.kind in ("group", "organisation")


def tied(role: Item, name: Item, doers: Sequence[Item], clusters: Clusters) -> bool:
    """Return whether no other body or group did anything between a bearer and a role that says little after it.

    "The group" is not always the company whose name ends so: "Students marched. The group sang." ``doers`` are what
    the report's verbs have as subjects, in text order.
    """
    if name.report != role.report or name.mention.span > role.mention.span:
        return False
    start, end = (bisect.bisect_left(doers, item.mention.span, key=lambda d: d.mention.span) for item in (name, role))
    return all(clusters.same(d, name) or kin(d.lemma) == kin(role.lemma) for d in doers[start:end])


def points_back(role: Item, clusters: Clusters, parses: dict[str, Parse]) -> bool:
    """Return whether a role is definite, singular, nobody's own and not yet joined with a name.

    Police needs no "the".
    """
    if role.mention.form != "role" or role.plural or clusters.has_name(role) or owned(parses[role.report], role):
        return False
    return (role.definite or role.lemma == "police") and not role.modifiers & OTHERS


def one_person(item: Item) -> bool:
    """Return whether an item is one person by its kind and number."""
    return item.mention.kind == "person" and not item.plural


def qualifies(item: Item, persons: Set[tuple[str, int]], parse: Parse) -> bool:
    """Return whether a person is named only to say who another is: "an aide to President Holt", "a lawyer for Holt".

    ``persons`` are the heads of the roles of persons, by report.
    """
    tokens, at = parse.tokens, item.head
    while tokens[at].dep in BESIDE_NAMES:
        at = tokens[at].head
    return tokens[at].dep == "pobj" and (item.report, tokens[tokens[at].head].head) in persons


def pointed_at(role: Item, candidates: list[Item], asides: Set[str], clusters: Clusters) -> Item | None:
    """Return the bearer of a role that a definite phrase points at, or ``None`` where more than one could be meant.

    Of several the one named just before is meant, not one of those who are named in passing (``asides``).
    """
    here = [b for b in candidates if b.report == role.report]
    earlier = [b for b in here if b.mention.span < role.mention.span]
    for group in (here, candidates if not here and (role.proper or role.lemma not in COMMON) else []):
        if group and len({clusters.find(b.id) for b in group}) == 1:
            return group[0]
    near = [b for b in earlier if role.sentence - b.sentence <= 2 and b.id not in asides]
    if near and len({clusters.find(b.id) for b in near}) == 1:
        return near[-1]
    return None


def names_by_report(items: Sequence[Item]) -> dict[str, list[Item]]:
    """Return the names of each report in text order."""
    names: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(items, key=lambda item: item.mention.span):
        if item.mention.form == "name":
            names[item.report].append(item)
    return names


def rivalled(role: Item, bearer: Item, names: Sequence[Item], clusters: Clusters) -> bool:
    """Return whether a bare role of one report may mean a name right before it, and not its bearer in another.

    "The lawmaker" after one lawmaker's name is not the lawmaker of whom the other report tells. ``names`` are those of
    the role's report in text order.
    """
    if role.mention.form == "name" or role.modifiers or not role.definite:
        return False
    end = bisect.bisect_left(names, role.mention.span, key=lambda name: name.mention.span)
    near = []
    while end and role.sentence - names[end - 1].sentence <= NEAR:
        end -= 1
        if clusters.kinds[names[end].id] == role.mention.kind:
            near.append(names[end])
    return bool(near) and not any(clusters.same(name, bearer) for name in near)


def compatible(role: Item, bearer: Item, nested: dict[tuple[str, int], Item], clusters: Clusters) -> bool:
    """Return whether a role phrase can repeat a bearer's role: no name or noun in it goes beyond the bearer's."""
    if role.modifiers & CHANGING != bearer.modifiers & CHANGING:
        return False
    known = {
        clusters.find(name.id) for at in range(bearer.first, bearer.last) if (name := nested.get((bearer.report, at)))
    }
    same: set[str] = set()
    for at in range(role.first, role.last):
        if (name := nested.get((role.report, at))) and clusters.find(name.id) in known:
            same.update(name.words)
    return all(word in same or any(alike(word, other) for other in bearer.modifiers) for word in role.proper)
