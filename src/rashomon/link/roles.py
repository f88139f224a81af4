"""Roles joined with names: titles, appositions, governments, "the minister", "the company"."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from rashomon.countries import COUNTRIES
from rashomon.grammar import SUBJECTS, UNDERGOERS
from rashomon.kin import kin
from rashomon.link.capitals import GOVERNMENTS
from rashomon.link.cluster import Clusters
from rashomon.link.forms import Form
from rashomon.link.items import CHANGING, Item, alike, owned
from rashomon.link.sorts import sort_word
from rashomon.link.titles import SOLE
from rashomon.model import Parse, Passage, Span

# Heads that many different things of one story share: never joined on the head alone.
COMMON = frozenset(
    "people person man woman other one official member resident family friend relative parent"
    " statement comment charge claim call allegation order rule policy question room day group team source expert"
    " analyst critic supporter lawmaker leader money plan program case right amount part side number time way place"
    " voter worker business office".split()
)
OTHERS = frozenset(
    "other another second third fourth different several more additional past previous next last earlier later future"
    " prior separate similar any no every each either neither".split()
)
# A name so many sentences before a bare role, or fewer, may be what it means.
NEAR = 1
# So many words, commas among them, may stand between a phrase and what stands in apposition to it.
NARROW = 6
COPULAS = frozenset({"be", "become", "remain"})
NAMING = frozenset({"identify", "name", "know", "call", "dub"})


def join_titles(clusters: Clusters, items: Sequence[Item], parses: dict[str, Parse]) -> None:
    """Join each role with the name beside it: a title before it, an apposition, "X is the …", "identified as X"."""
    names = {(i.report, i.first): i for i in items if i.mention.form == "name"}
    by_head = {(i.report, i.head): i for i in items if i.mention.form == "name" and i.mention.kind != "group"}
    persons = {(i.report, i.head): i for i in items if i.mention.form == "role" and i.mention.kind == "person"}
    for role in items:
        if role.mention.form != "role" or role.plural:
            continue
        parse = parses[role.report]
        title = names.get((role.report, role.last))
        here = title is not None and title.sentence == role.sentence
        if title and here and entitles(role, title, parse):
            clusters.join(title, role, "a title right before the name", (Passage(role.report, cover(role, title)),))
            continue
        told = next((name for name in beside(parse, role, by_head) if fits(role, name)), None)
        if other := told or likened(parse, role, persons):
            clusters.join(other, role, "the text says that they are one", (Passage(role.report, cover(role, other)),))


def entitles(role: Item, name: Item, parse: Parse) -> bool:
    """Return whether a role right before a name is its title: "Health Minister X", "the broadcaster Y"."""
    if name.mention.kind == "organisation":
        # Without an article a noun for a person is rather part of the name: "assistant House clerk".
        body = role.mention.kind == "organisation" and (
            name.first <= parse.tokens[role.head].head < name.last or parse.tokens[name.head].head == role.head
        )
        return body or (role.definite and role.mention.kind in ("person", "organisation"))
    return name.mention.kind in ("person", "thing") and role.mention.kind == "person"


def join_written_small(clusters: Clusters, items: Sequence[Item]) -> None:
    """Join "Cumbria police" with "Cumbria Police": a role that says a body's name in small letters."""
    bodies: dict[tuple[str, ...], Item] = {}
    for item in items:
        if item.mention.form == "name" and item.mention.kind == "organisation" and len(item.words) > 1:
            bodies.setdefault(bare(item), item)
    for role in items:
        if role.mention.form == "role" and not clusters.has_name(role) and (name := bodies.get(bare(role))):
            clusters.join(name, role, "the same words, in small letters")


def join_teams(clusters: Clusters, items: Sequence[Item]) -> None:
    """Join "Chargers" with the body of that name where the parser takes it for a noun."""
    bodies: dict[tuple[str, ...], Item] = {}
    for item in items:
        if item.mention.form == "name" and item.mention.kind in ("organisation", "thing"):
            bodies.setdefault(item.words, item)
    for role in items:
        alone = role.mention.form == "role" and role.plural and role.last - role.first == 1 and role.text[0].isupper()
        if alone and not clusters.has_name(role) and (name := bodies.get(role.words)):
            clusters.join(name, role, "the same name")


def join_governments(clusters: Clusters, forms: Sequence[Form], items: Sequence[Item]) -> None:
    """Join a capital that stands for a government with the role that names it: "Damascus", "the Syrian regime"."""
    for form in forms:
        country = COUNTRIES.get(" ".join(form.words), "")
        if form.kind != "organisation" or not country:
            continue
        for role in items:
            ruled = role.mention.form == "role" and role.lemma in GOVERNMENTS and not role.plural
            if ruled and not role.modifiers & CHANGING and any(alike(country, word) for word in role.proper):
                clusters.join(form.items[0], role, "a capital that stands for its government")


def bare(item: Item) -> tuple[str, ...]:
    """Return an item's words without articles and without "department", which reports leave off at will."""
    return tuple(word for word in item.words if word not in ("the", "a", "department", "dept"))


def cover(one: Item, other: Item) -> Span:
    """Return the span from one item to the other, both included."""
    first, second = one.mention.span, other.mention.span
    return Span(min(first.start, second.start), max(first.end, second.end))


def fits(role: Item, name: Item) -> bool:
    """Return whether a role and a name can be one by their kinds."""
    kinds = {role.mention.kind, name.mention.kind}
    unknown = name.mention.kind == "thing" and role.mention.kind != "person"
    return len(kinds) == 1 or unknown or kinds == {"place", "organisation"}


def beside(parse: Parse, role: Item, by_head: dict[tuple[str, int], Item]) -> Iterator[Item]:
    """Yield the names that stand in apposition to a role, or that a copula or "identified as" equates with it.

    The surest come first; a parser that takes a role for what stands before it, "in Basra, the owner, Ana Holt", may
    be wrong, so that what stands after it is looked at too.
    """
    tokens = parse.tokens
    head = tokens[first_of(parse, role)]
    if (role.mention.kind != "person" and not determined(parse, role)) or tokens[role.first].tag == "WP$":
        return
    name = by_head.get((role.report, head.head)) if head.dep == "appos" else None
    # "From Basra to Turkey, its owner, Meridian, said": no place is somebody's, but by its own name.
    if name is not None and not (name.mention.kind == "place" != role.mention.kind and is_its(parse, role)):
        if head.index < role.head or close(parse, role, name):
            yield name
    for child in parse.children[role.head]:
        if tokens[child].dep == "appos" and (name := by_head.get((role.report, child))) and close(parse, role, name):
            yield name
    if (name := called(parse, role, by_head)) is not None:
        yield name
    verb = tokens[head.head]
    if head.dep == "attr" and verb.lemma in COPULAS and plain(parse, verb.index) and plain(parse, role.head):
        found = subject(parse, verb.index, role, by_head)
    elif head.dep in UNDERGOERS and verb.lemma in NAMING:
        found = named_as(parse, verb.index, role, by_head)
    else:
        return
    if found is not None:
        yield found


def is_its(parse: Parse, role: Item) -> bool:
    """Return whether a role begins with whose it is, by a pronoun: "its owner"."""
    return parse.tokens[role.first].tag == "PRP$"


def called(parse: Parse, role: Item, by_head: dict[tuple[str, int], Item]) -> Item | None:
    """Return the name after "called" or "known as" that follows a role: "a charity called X", "the site known as X"."""
    tokens = parse.tokens
    for verb in parse.children[role.head]:
        if tokens[verb].dep == "acl" and tokens[verb].tag == "VBN" and tokens[verb].lemma in NAMING:
            return named_as(parse, verb, role, by_head)
    return None


def likened(parse: Parse, role: Item, persons: dict[tuple[str, int], Item]) -> Item | None:
    """Return the other description of a person that a copula or an apposition equates with one: "the suspect, a man".

    Where more follows after a comma or "and", the two may stand in a list of several.
    """
    tokens, head = parse.tokens, parse.tokens[role.head]
    if role.mention.kind != "person" or role.definite or tokens[role.first].tag == "WP$":
        return None
    if (
        head.dep == "attr"
        and tokens[head.head].lemma in COPULAS
        and plain(parse, head.head)
        and plain(parse, role.head)
    ):
        return subject(parse, head.head, role, persons)
    listed = {tokens[child].dep for child in (*parse.children[role.head], *parse.children[head.head])} & {"conj", "cc"}
    other = persons.get((role.report, head.head)) if head.dep == "appos" and not listed else None
    return other if other and other.definite and not other.plural and close(parse, role, other) else None


def first_of(parse: Parse, role: Item) -> int:
    """Return the head of the first of two descriptions of one person, "a lawyer and former judge", else a role's own.

    What has "the" or a possessor may be another person: "a lawyer and his wife".
    """
    tokens, head = parse.tokens, parse.tokens[role.head]
    bare = role.mention.kind == "person" and tokens[role.first].pos != "PRON" and not role.definite
    if head.dep != "conj" or not bare:
        return role.head
    above = tokens[head.head]
    joined = [child for child in parse.children[above.index] if tokens[child].dep == "cc"]
    return above.index if [tokens[child].text for child in joined] == ["and"] and above.pos == "NOUN" else role.head


def determined(parse: Parse, role: Item) -> bool:
    """Return whether a role has an article or a possessor; without one a body or place in a list looks like one."""
    return role.definite or parse.tokens[role.first].pos in ("DET", "PRON")


def close(parse: Parse, one: Item, other: Item) -> bool:
    """Return whether two phrases stand side by side, at most a comma and a few words between them.

    What stands in brackets right after the first is passed over, and a dash is as good as a comma: "X (D-Iowa), a …".
    """
    between = list(parse.tokens[min(one.last, other.last) : max(one.first, other.first)])
    if between and between[0].text == "(":
        closing = next((n for n, token in enumerate(between) if token.text == ")"), len(between) - 1)
        between = between[closing + 1 :]
    if [token.text for token in between] in (["—"], ["–"], ["--"]):
        return True
    return len(between) <= NARROW and not any(
        token.pos == "VERB" or token.text in (";", "—", "and", "or", "(", ")") for token in between
    )


def plain(parse: Parse, verb: int) -> bool:
    """Return whether a verb or a predicate noun is neither negated nor hedged nor in the future."""
    words = {
        parse.tokens[i].text.lower() for i in parse.children[verb] if parse.tokens[i].dep in ("aux", "neg", "advmod")
    }
    return not words & {
        "not",
        "n't",
        "n’t",
        "never",
        "would",
        "could",
        "may",
        "might",
        "will",
        "should",
        "no",
        "longer",
    }


def subject(parse: Parse, verb: int, role: Item, by_head: dict[tuple[str, int], Item]) -> Item | None:
    """Return the name that is the subject of a verb."""
    for child in parse.children[verb]:
        if parse.tokens[child].dep == "nsubj":
            return by_head.get((role.report, child))
    return None


def named_as(parse: Parse, verb: int, role: Item, by_head: dict[tuple[str, int], Item]) -> Item | None:
    """Return the name in "identified … as X", "named X"."""
    tokens = parse.tokens
    if not plain(parse, verb):
        return None
    for child in parse.children[verb]:
        if tokens[child].dep == "oprd" and (name := by_head.get((role.report, child))):
            return name
        if tokens[child].text.lower() == "as":
            for below in parse.children[child]:
                if name := by_head.get((role.report, below)):
                    return name
    return None


# --- roles that point back ----------------------------------------------------------------------------------------


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
    while tokens[at].dep in ("compound", "nmod", "appos"):
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
