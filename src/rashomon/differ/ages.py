"""Two readings of one claim → the ages of one person that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.differ.side import Parting, Side
from rashomon.differ.values import compatible, quantity
from rashomon.kin import kin

# Words for one kind of people of an age.
CALLED = {"male": "man", "female": "woman"}
# Two reports give one person's age with a slip, not so many years apart.
GENERATION = 5


def age(a: Side, b: Side) -> Iterator[Parting]:
    """Yield two ages where each reading gives one and both cannot hold."""
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
    owners = [named_before(side) for side in (a, b)]
    if all(owners):
        return not owners[0] & owners[1]
    one, other = quantity(a.ages[0]), quantity(b.ages[0])
    apart = max(one.low or 0.0, other.low or 0.0) - min(one.high or 0.0, other.high or 0.0)
    return bool(a.persons()) != bool(b.persons()) and apart > GENERATION


def named_before(side: Side) -> set[str]:
    """Return the words of the name right before the age of a reading: "Ines Vega, 34"."""
    start = side.ages[0].span.start
    owners = [m for m in side.names if m.kind == "person" and 0 <= start - m.span.end <= len(", aged ")]
    return {token.text for owner in owners for token in side.inside(owner.span)}


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
