"""Roles joined with names and with each other: titles, appositions, "the minister", "the company"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.link.cluster import Clusters
from rashomon.link.items import CHANGING, Item, alike, owned
from rashomon.model import Parse, Passage, Span

# Heads that many different things of one story share: never joined on the head alone.
COMMON = frozenset(
    "people person man woman men women child children boy girl other others one official officer member resident"
    " family friend relative parent mother father brother sister son daughter wife husband victim witness voter worker"
    " statement comment remark charge claim call allegation order rule policy letter interview question home house"
    " building road street city town area country state nation place room car vehicle video photo story article book"
    " day group team business office place report source expert analyst critic supporter lawmaker leader house school"
    " store door money plan program law bill case decision right study measure provision amendment tax fund"
    " death murder killing fight attack election vote race campaign visit meeting event game match".split()
)
COPULAS = frozenset({"be", "become", "remain"})
NAMING = frozenset({"identify", "name", "know", "call"})


def join_titles(clusters: Clusters, items: Sequence[Item], parses: dict[str, Parse]) -> None:
    """Join each role with the name beside it: a title before it, an apposition, "X is the …", "identified as X"."""
    names = {(i.report, i.first): i for i in items if i.mention.form == "name"}
    by_head = {(i.report, i.head): i for i in items if i.mention.form == "name" and i.mention.kind != "group"}
    for role in items:
        if role.mention.form != "role" or role.plural:
            continue
        parse = parses[role.report]
        title = names.get((role.report, role.last))
        if title and title.mention.kind in ("person", "thing") and role.mention.kind == "person":
            clusters.join(title, role, "a title right before the name", (Passage(role.report, cover(role, title)),))
        elif (name := beside(parse, role, by_head)) is not None and fits(role, name):
            clusters.join(name, role, "the text says that they are one", (Passage(role.report, cover(role, name)),))


def cover(one: Item, other: Item) -> Span:
    """Return the span from one item to the other, both included."""
    first, second = one.mention.span, other.mention.span
    return Span(min(first.start, second.start), max(first.end, second.end))


def fits(role: Item, name: Item) -> bool:
    """Return whether a role and a name can be one by their kinds."""
    kinds = {role.mention.kind, name.mention.kind}
    return len(kinds) == 1 or "thing" in kinds and "person" not in kinds or kinds == {"place", "organisation"}


def beside(parse: Parse, role: Item, by_head: dict[tuple[str, int], Item]) -> Item | None:
    """Return the name that stands in apposition to a role, or that a copula or "identified as" equates with it."""
    tokens = parse.tokens
    head = tokens[role.head]
    if head.dep == "appos" and (name := by_head.get((role.report, head.head))):
        return name if close(parse, role, name) else None
    for child in parse.children[role.head]:
        if tokens[child].dep == "appos" and (name := by_head.get((role.report, child))):
            return name if close(parse, role, name) else None
    verb = tokens[head.head]
    if head.dep == "attr" and verb.lemma in COPULAS and plain(parse, verb.index):
        return subject(parse, verb.index, role, by_head)
    if head.dep in ("nsubjpass", "dobj") and verb.lemma in NAMING:
        return named_as(parse, verb.index, role, by_head)
    return None


def close(parse: Parse, one: Item, other: Item) -> bool:
    """Return whether two phrases stand side by side, at most a comma and a few words between them."""
    gap = max(one.first, other.first) - min(one.last, other.last)
    between = parse.tokens[min(one.last, other.last) : max(one.first, other.first)]
    return gap <= 6 and not any(token.pos == "VERB" or token.text in (";", "—", "and", "or") for token in between)


def plain(parse: Parse, verb: int) -> bool:
    """Return whether a verb is neither negated nor hedged nor in the future."""
    words = {parse.tokens[i].text.lower() for i in parse.children[verb] if parse.tokens[i].dep in ("aux", "neg", "advmod")}
    return not words & {"not", "n't", "n’t", "never", "would", "could", "may", "might", "will", "should", "no", "longer"}


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
    """Join "the minister" with the one person or body whose role it repeats.

    In the same report the latest earlier bearer of the role is meant; in another report only the single bearer in
    the story, and only where the role says more than its head.
    """
    nested = {(i.report, at): i for i in items if i.mention.form == "name" for at in range(i.first, i.last)}
    bearers: dict[str, list[Item]] = defaultdict(list)
    for role in items:
        if role.mention.form == "role" and clusters.has_name(role):
            bearers[role.lemma].append(role)
    for role in items:
        if role.mention.form != "role" or role.plural or clusters.has_name(role) or not role.definite or owned(parses[role.report], role):
            continue
        candidates = [b for b in bearers.get(role.lemma, ()) if compatible(role, b, nested, clusters)]
        if (bearer := pointed_at(role, candidates, clusters)) is not None:
            clusters.join(bearer, role, "the same role, which no one else bears here")


def pointed_at(role: Item, candidates: list[Item], clusters: Clusters) -> Item | None:
    """Return the bearer of a role that a definite phrase points at, or ``None`` where more than one could be meant."""
    here = [b for b in candidates if b.report == role.report]
    earlier = [b for b in here if b.mention.span < role.mention.span]
    for group in (here, candidates if not here and (role.modifiers or role.lemma not in COMMON) else []):
        if group and len({clusters.find(b.id) for b in group}) == 1:
            return group[0]
    near = [b for b in earlier if role.sentence - b.sentence <= 2]
    if near and len({clusters.find(b.id) for b in near}) == 1:
        return near[-1]
    return None


def compatible(role: Item, bearer: Item, nested: dict[tuple[str, int], Item], clusters: Clusters) -> bool:
    """Return whether a role phrase can repeat a bearer's role: no name or noun in it goes beyond the bearer's."""
    if role.modifiers & CHANGING != bearer.modifiers & CHANGING:
        return False
    known = {clusters.find(name.id) for at in range(bearer.first, bearer.last) if (name := nested.get((bearer.report, at)))}
    same = set()
    for at in range(role.first, role.last):
        if (name := nested.get((role.report, at))) and clusters.find(name.id) in known:
            same.update(name.words)
    return all(word in same or any(alike(word, other) for other in bearer.modifiers) for word in role.proper)


# --- roles without a name ------------------------------------------------------------------------------------------


def join_alike(clusters: Clusters, items: Sequence[Item], parses: dict[str, Parse]) -> None:
    """Join nameless roles that say the same across the reports: "the airline", "the striking nurses"."""
    groups: dict[tuple[str, bool, str], list[Item]] = defaultdict(list)
    for role in items:
        if role.mention.form == "role" and not clusters.has_name(role) and not owned(parses[role.report], role):
            groups[role.lemma, role.plural, role.mention.kind].append(role)
    for key in sorted(groups):
        join_group(clusters, groups[key])


def join_group(clusters: Clusters, roles: list[Item]) -> None:
    """Join the roles of one head that have the same modifiers, then the bare definite ones with the only such set."""
    sets: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for role in roles:
        if role.definite or role.plural or role.modifiers:
            sets[tuple(sorted(role.modifiers))].append(role)
    for words, group in sorted(sets.items()):
        if not words and group[0].lemma in COMMON:
            continue
        for role in group[1:]:
            clusters.join(group[0], role, "the same words")
