"""Mentions of one story's reports → Entities, with the evidence for each join, and proposals that are not joined."""

from __future__ import annotations

from collections import Counter, defaultdict

from rashomon.grammar import BEFORE_NOUNS, MODIFIERS
from rashomon.link.back import join_back, join_same_words
from rashomon.link.bearers import join_likely
from rashomon.link.beside import join_titles
from rashomon.link.cluster import Clusters
from rashomon.link.context import in_context
from rashomon.link.descriptions import join_descriptions, join_offices, join_owned
from rashomon.link.forms import adjectival, forms_of, publishers, winner
from rashomon.link.holders import join_holders
from rashomon.link.items import Item, items_of
from rashomon.link.names import join_names
from rashomon.link.owners import Owners
from rashomon.link.places import join_governments, join_places
from rashomon.link.pronouns import Said, join_pronouns
from rashomon.link.propose import propose
from rashomon.link.seats import join_seats
from rashomon.link.sides import sides, told_apart
from rashomon.link.times import join_times, moments
from rashomon.link.weights import Reader, Weights, load
from rashomon.model import Entity, Join, Linked, MentionKind, Parse, Passage, Span, Story, content_id

__all__ = ["link", "partition"]

# What no body is called, whatever a tagger takes its name for.
VILLAGES = frozenset({"village", "town", "hamlet"})


def link(story: Story, weights: Weights | None = None) -> Linked:
    """Return the entities of a story's names and roles, and the pairs that may be one and were not joined.

    Names are joined first, then what stands beside them, then roles that point back, pronouns, roles alone, and last
    the descriptions whose bearer is likely. Every join carries its reason and the passages that license it. Times are
    joined by themselves; amounts form no entities. ``weights`` replaces those that ship with the package (for
    cross-validation).
    """
    weights = weights or load()
    parses, items, clusters, owners = by_rules(story, weights.reader)
    join_likely(clusters, items, parses, owners, weights)
    entities = entities_of(clusters, items, parses, in_own_voice(story, items))
    return Linked(entities, propose(entities, items), moments(join_times(story, parses, weights.reader)))


def partition(story: Story, weights: Weights | None = None) -> dict[str, str]:
    """Return, for the id of each name, role, pronoun and time of a story, the id that stands for its cluster.

    Clusters that ``link`` leaves out are here too, and mentions that stand alone: what given mentions are scored by.
    """
    weights = weights or load()
    parses, items, clusters, owners = by_rules(story, weights.reader)
    join_likely(clusters, items, parses, owners, weights)
    times = join_times(story, parses, weights.reader)
    return {each: found.find(each) for found in (clusters, times) for each in found.items}


def by_rules(story: Story, reader: Reader | None = None) -> tuple[dict[str, Parse], list[Item], Clusters, Owners]:
    """Return a story's parses, its mentions as items, the clusters that rules make of them, and whose each role is.

    Without a reader, rules do not ask how alike mentions are in their passages.
    """
    parses = {analysis.report.id: analysis.parse for analysis in story.analyses}
    items = items_of(story)
    clusters = Clusters(items, in_context(items, parses, reader) if reader else None, sides(items, parses))
    forms = forms_of(items, parses)
    join_names(clusters, forms, parses)
    join_titles(clusters, items, parses)
    join_places(clusters, items, parses)
    join_same_words(clusters, items)
    join_governments(clusters, forms, items)
    join_back(clusters, items, parses)
    join_seats(clusters, items, parses)
    said = said_by(story)
    join_pronouns(clusters, items, parses, said)
    join_holders(clusters, items, parses)
    owners = Owners(items, parses, clusters)
    join_owned(clusters, items, owners)
    join_offices(clusters, items, owners)
    join_descriptions(clusters, items, owners)
    join_pronouns(clusters, items, parses, said)
    return parses, items, clusters, owners


def said_by(story: Story) -> Said:
    """Return what each source of a story's statements says, and what is quoted of it in full."""
    found: dict[Passage, list[Span]] = defaultdict(list)
    quoted: dict[str, list[tuple[Span, Span]]] = defaultdict(list)
    for statement in (each for analysis in story.analyses for each in analysis.statements):
        for source in statement.source:
            found[Passage(statement.report, source)] += statement.attributed
            if statement.quote == "direct":
                quoted[statement.report] += [(words, source) for words in statement.attributed]
    return Said(found, quoted)


def entities_of(
    clusters: Clusters, items: list[Item], parses: dict[str, Parse], own: frozenset[str]
) -> tuple[Entity, ...]:
    """Return the clusters that name something, those with the most mentions first; ``own`` are ``in_own_voice``."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[clusters.find(item.id)].append(item)
    inside = qualifiers(groups, items, parses)
    joins: dict[str, list[Join]] = defaultdict(list)
    for join in clusters.joins:
        joins[clusters.find(join.left)].append(join)
    for key in sorted(groups):
        groups[key] = [item for item in groups[key] if item.id not in inside]
    bodies = publishers(parses)
    found = [
        entity(group, joins[key], clusters.kinds, called(group, parses, own), bodies)
        for key, group in sorted(groups.items())
        if stands(group, parses) or any(item.id in clusters.known for item in group)
    ]
    found = told_apart(found, clusters.items, clusters.known)
    return tuple(sorted(found, key=lambda e: (-len(e.mentions), e.name, e.id)))


def qualifiers(groups: dict[str, list[Item]], items: list[Item], parses: dict[str, Parse]) -> set[str]:
    """Return what only qualifies a role: "Napoli" in "the Napoli coach", "his" in "his wife".

    It is part of what another is called, and no mention of its own, unless the role is not linked or its report names
    it nowhere else so. A place within what a person is called never is one: "the Kerala Democrat".
    """
    persons = [item for item in items if item.mention.form == "role" and item.mention.kind == "person"]
    called = {(role.report, index) for role in persons for index in range(role.first, role.head)}
    linked = [
        role for group in groups.values() for role in group if role.mention.form == "role" and stands(group, parses)
    ]
    covered = {(role.report, index) for role in linked for index in range(role.first, role.head)}
    inside = [
        item
        for item in items
        if item.mention.form != "role"
        and (item.report, item.head) in covered
        and parses[item.report].tokens[item.head].dep in BEFORE_NOUNS
    ]
    forms = Counter((item.report, item.words) for item in items)
    within = Counter((item.report, item.words) for item in inside)
    places = {
        item.id
        for item in items
        if item.mention.kind == "place"
        and item.mention.form == "name"
        and (item.report, item.head) in called
        and parses[item.report].tokens[item.head].dep in MODIFIERS
    }
    return places | {
        item.id
        for item in inside
        if item.mention.form == "pronoun" or within[item.report, item.words] < forms[item.report, item.words]
    }


def stands(group: list[Item], parses: dict[str, Parse]) -> bool:
    """Return whether a cluster is an entity: it holds a name, or one role in two reports."""
    if any(item.mention.form == "name" and not adjectival(item, parses[item.report]) for item in group):
        return True
    return len({item.report for item in group if item.mention.form == "role"}) > 1


def entity(
    group: list[Item], joins: list[Join], kinds: dict[str, MentionKind], name: str, bodies: set[tuple[str, ...]]
) -> Entity:
    """Return the entity of a cluster; one that bears a publisher's name is an organisation."""
    kind: MentionKind = "organisation" if any(item.words in bodies for item in group) else kind_of(group, kinds)
    ids = tuple(item.id for item in group)
    return Entity(content_id("e", *sorted(ids)), name, kind, ids, tuple(joins))


def in_own_voice(story: Story, items: list[Item]) -> frozenset[str]:
    """Return the mentions that stand in no words which a report gives to somebody."""
    given: dict[str, list[Span]] = defaultdict(list)
    for statement in (each for analysis in story.analyses for each in analysis.statements):
        given[statement.report] += statement.attributed
    return frozenset(i.id for i in items if not any(span.contains(i.mention.span) for span in given[i.report]))


def called(group: list[Item], parses: dict[str, Parse], own: frozenset[str]) -> str:
    """Return the fullest of the names in frequent use, else the most frequent role.

    What a quoted party calls a thing ("a sham lawsuit") is its name only where no report calls it anything itself.
    """
    names = Counter(with_article(item, parses[item.report]) for item in group if item.mention.form == "name")
    if names:
        long = Counter({name: count for name, count in names.items() if len(name.split()) > 1 and not name.isupper()})
        return max(sorted(long or names), key=lambda name: ((long or names)[name], len(name)))
    described = [item for item in group if item.mention.form == "role"]
    roles = Counter(item.text for item in [i for i in described if i.id in own] or described)
    return max(sorted(roles), key=lambda name: (roles[name], -len(name)))


def with_article(item: Item, parse: Parse) -> str:
    """Return a name with the article that belongs to it: "told The Hill", not "The Senate voted"."""
    before = parse.tokens[max(item.first - 2, 0) : item.first]
    own = len(before) == 2 and before[1].text == "The" and before[0].text.islower() and item.last == item.first + 1
    return f"The {item.text}" if own and before[0].sentence == item.sentence else item.text


def kind_of(group: list[Item], kinds: dict[str, MentionKind]) -> MentionKind:
    """Return the kind that most mentions have, names before roles; no person is called a place, no body a village."""
    for form in ("name", "role"):
        votes = Counter(kinds[item.id] for item in group if item.mention.form == form)
        if votes:
            roles = [item for item in group if item.mention.form == "role" and kinds[item.id] == "place"]
            settled = any(item.lemma in VILLAGES for item in roles)
            person, body = (winner(votes) == kind for kind in ("person", "organisation"))
            return "place" if (roles and person) or (settled and body) else winner(votes)
    return kinds[group[0].id]
