"""Two readings of one claim → the ages of one person that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.differ.side import Parting, Side
from rashomon.differ.values import compatible, quantity
from rashomon.kin import kin
from rashomon.model import Mention

# Words for one kind of people of an age.
CALLED = {"male": "man", "female": "woman"}
# Two reports give one person's age with a slip, not so many years apart.
GENERATION = 5


def of_one_name(a: Side, b: Side) -> list[tuple[Mention, Mention]]:
    """Return the ages of two readings that stand right beside one person's name."""
    return [(p, q) for p in a.ages for q in b.ages if one_name(named_beside(a, p), named_beside(b, q))]


def age_of_one_name(a: Side, b: Side) -> Iterator[Parting]:
    """Yield two ages that stand right beside one person's name and cannot both hold."""
    for p, q in of_one_name(a, b):
        if not compatible(quantity(p), quantity(q)):
            yield Parting("number", (p.span,), (q.span,), topic="year of age")
            return


def age(a: Side, b: Side) -> Iterator[Parting]:
    """Yield two ages where each reading gives one, no two of them of one name, and both cannot hold."""
    if of_one_name(a, b):
        return
    people = a.persons(), b.persons()
    told = aged(a), aged(b)
    # Two readings that name nobody in common may give the ages of two people.
    if not people[0] & people[1] and (all(people) or (all(told) and not told[0] & told[1])):
        return
    if not any(people) and not a.about() & b.about():
        return
    if len(a.ages) != 1 or len(b.ages) != 1 or are_two(a, b):
        return
    if not compatible(quantity(a.ages[0]), quantity(b.ages[0])):
        yield Parting("number", (a.ages[0].span,), (b.ages[0].span,), topic="year of age")


def are_two(a: Side, b: Side) -> bool:
    """Return whether the ages of two readings stand by two names, or far apart where only one reading names anybody."""
    owners = [named_beside(side, side.ages[0]) for side in (a, b)]
    if all(owners):
        return not owners[0] & owners[1]
    one, other = quantity(a.ages[0]), quantity(b.ages[0])
    apart = max(one.low or 0.0, other.low or 0.0) - min(one.high or 0.0, other.high or 0.0)
    return bool(a.persons()) != bool(b.persons()) and apart > GENERATION


def one_name(one: set[str], other: set[str]) -> bool:
    """Return whether the words of two names may be those of one person: "Vega", "Ines Vega"."""
    return bool(one and other) and (one <= other or other <= one)


def named_beside(side: Side, age: Mention) -> set[str]:
    """Return the words of the name right behind or before an age: "34-year-old Ines Vega", "Ines Vega, 34"."""
    people = [m for m in side.names if m.kind == "person"]
    owners = [m for m in people if m.span.start - age.span.end == 1 or m.span.contains(age.span)]
    owners = owners or [m for m in people if 0 <= age.span.start - m.span.end <= len(", aged ")]
    return {t.text for owner in owners for t in side.inside(owner.span) if not age.span.holds(t.start)}


def aged(side: Side) -> set[str]:
    """Return the lemmas of the nouns that the ages of a reading are said of: "the 34-year-old mother"."""
    found = set()
    for mention in side.ages:
        inside = side.inside(mention.span)
        within = {token.index for token in inside}
        heads = [side.at(token.head) for token in inside if token.head not in within]
        # "A man in his 30s."
        heads = [side.at(head.head) if head is not None and head.pos == "ADP" else head for head in heads]
        found |= {kin(head.lemma.lower()) for head in heads if head is not None and head.pos == "NOUN"} - {"year"}
    return {CALLED.get(word, word) for word in found}
