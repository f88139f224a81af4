"""The people whom a report says to be in a state one by one: "Sarah Khumalo was killed", "the girl died".

They make a toll where the report gives no number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rashomon.model import Mention, Parse, Span
from rashomon.states import state_of

SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii"})


class Victim(NamedTuple):
    """One person in a state at one place: the family name, empty where a role or a pronoun stands for it."""

    name: str
    span: Span
    sentence: int


def victims(parse: Parse, people: list[Mention], state: str) -> list[Victim]:
    """Return the single persons of a state, in text order; ``people`` are mentions of one person each, by place."""
    return [victim for person in people for victim in in_state(parse, person, state)]


def in_state(parse: Parse, person: Mention, state: str) -> Iterator[Victim]:
    """Yield a person as a victim where the report says that the state is theirs."""
    found = parse.inside(person.span)
    heads = parse.inside(person.head)
    if not found or not heads or state_of(parse, heads[0], past_age(parse, found[-1] + 1)) != state:
        return
    yield Victim(family_name(parse, person), person.span, parse.tokens[heads[0]].sentence)


def past_age(parse: Parse, index: int) -> int:
    """Return the token after an age in commas: "Amina Diallo, 34, was killed"."""
    words = [token.text for token in parse.tokens[index : index + 3]]
    return index + 3 if len(words) == 3 and words[0] == words[2] == "," and words[1].isdecimal() else index


def family_name(parse: Parse, person: Mention) -> str:
    """Return the last word of a name, small, suffixes aside; nothing for who is not named."""
    if person.form != "name":
        return ""
    words = [parse.tokens[n].text.casefold() for n in parse.inside(person.span)]
    return next((word for word in reversed(words) if word not in SUFFIXES), "")


def together(found: list[Victim]) -> tuple[int, Span] | None:
    """Return how many the victims are and where they stand, ``None`` where one cannot tell.

    One name or no name is one person. Several names are as many persons where one sentence has them all.
    """
    names = {victim.name for victim in found if victim.name}
    if not found:
        return None
    if len(names) <= 1:
        first = next((victim for victim in found if victim.name), found[0])
        return 1, first.span
    first = next(victim for victim in found if victim.name)
    beside = [victim for victim in found if victim.name and victim.sentence == first.sentence]
    if {victim.name for victim in beside} != names:
        return None
    return len(names), Span(first.span.start, max(victim.span.end for victim in beside))
