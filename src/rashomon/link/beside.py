"""Roles joined with what stands beside them: a title before a name, an apposition, "X is the …", "known as X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.grammar import COPULAS, UNDERGOERS
from rashomon.link.cluster import Clusters
from rashomon.link.items import Item
from rashomon.model import Parse, Passage, Span, Token

# So many words, commas among them, may stand between a phrase and what stands in apposition to it.
NARROW = 6
DOUBTING = frozenset("not n't n’t never would could may might will should no longer".split())
NAMING = frozenset({"identify", "name", "know", "call", "dub"})
# By which somebody is made or called what a role says.
MAKING = NAMING | frozenset("elect reelect appoint choose select crown install swear hire describe label brand".split())
# What leaves open whether it came to that.
CONDITIONS = frozenset({"to", "if", "unless", "whether"})


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
    for child in parse.below(tokens[role.head]):
        name = by_head.get((role.report, child.index)) if child.dep == "appos" else None
        if name is not None and close(parse, role, name):
            yield name
    if (name := called(parse, role, by_head)) is not None:
        yield name
    verb = tokens[head.head]
    found = made_so(parse, role, head, by_head)
    if head.dep == "attr" and verb.lemma in COPULAS and plain(parse, verb) and plain(parse, tokens[role.head]):
        found = subject(parse, verb, role, by_head)
    elif found is None and head.dep in UNDERGOERS and verb.lemma in NAMING:
        found = named_as(parse, verb, role, by_head)
    if found is not None:
        yield found


def is_its(parse: Parse, role: Item) -> bool:
    """Return whether a role begins with whose it is, by a pronoun: "its owner"."""
    return parse.tokens[role.first].tag == "PRP$"


def called(parse: Parse, role: Item, by_head: dict[tuple[str, int], Item]) -> Item | None:
    """Return the name after "called" or "known as" that follows a role: "a charity called X", "the site known as X"."""
    for verb in parse.below(parse.tokens[role.head]):
        if verb.dep == "acl" and verb.tag == "VBN" and verb.lemma in NAMING:
            return named_as(parse, verb, role, by_head)
    return None


def likened(parse: Parse, role: Item, persons: dict[tuple[str, int], Item]) -> Item | None:
    """Return the other description of a person that a copula or an apposition equates with one: "the suspect, a man".

    Where more follows after a comma or "and", the two may stand in a list of several.
    """
    tokens, head = parse.tokens, parse.tokens[role.head]
    if role.mention.kind != "person" or role.definite or tokens[role.first].tag == "WP$":
        return None
    above = tokens[head.head]
    if head.dep == "attr" and above.lemma in COPULAS and plain(parse, above) and plain(parse, head):
        return subject(parse, above, role, persons)
    listed = {t.dep for t in (*parse.below(head), *parse.below(above))} & {"conj", "cc"}
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
    joined = [t.text for t in parse.below(above) if t.dep == "cc"]
    return above.index if joined == ["and"] and above.pos == "NOUN" else role.head


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


def plain(parse: Parse, verb: Token) -> bool:
    """Return whether a verb or a predicate noun is neither negated nor hedged nor in the future."""
    below = parse.below(verb)
    return not DOUBTING & {token.text.lower() for token in below if token.dep in ("aux", "neg", "advmod")}


def subject(parse: Parse, verb: Token, role: Item, by_head: dict[tuple[str, int], Item]) -> Item | None:
    """Return the name that is the subject of a verb."""
    found = next((t for t in parse.below(verb) if t.dep == "nsubj"), None)
    return by_head.get((role.report, found.index)) if found is not None else None


def made_so(parse: Parse, role: Item, head: Token, by_head: dict[tuple[str, int], Item]) -> Item | None:
    """Return the name of who is made or called what a role says: "X was elected president", "they named X as coach"."""
    tokens, above = parse.tokens, parse.tokens[head.head]
    verb = tokens[above.head] if head.dep == "pobj" and above.text.lower() == "as" else above
    if verb.lemma not in MAKING or (verb is above and head.dep not in ("oprd", "dobj")):
        return None
    below = parse.below(verb)
    open_to = {t.text.lower() for t in below if t.dep in ("aux", "mark")}
    if not plain(parse, verb) or CONDITIONS & open_to:
        return None
    for child in below:
        if child is not head and (child.dep in UNDERGOERS or (child.dep == "nsubj" and verb.tag == "VBN")):
            # "Ana Ruiz, who was elected mayor": who that is stands before the clause.
            relative = verb.dep == "relcl" and child.tag == "WP"
            if name := by_head.get((role.report, verb.head if relative else child.index)):
                return name
    return None


def named_as(parse: Parse, verb: Token, role: Item, by_head: dict[tuple[str, int], Item]) -> Item | None:
    """Return the name in "identified … as X", "named X"."""
    if not plain(parse, verb):
        return None
    for child in parse.below(verb):
        places = [child] if child.dep == "oprd" else parse.below(child) if child.text.lower() == "as" else []
        if name := next((name for t in places if (name := by_head.get((role.report, t.index)))), None):
            return name
    return None
