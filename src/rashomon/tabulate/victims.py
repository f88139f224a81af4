"""The people whom a report says to be in a state one by one: "Sarah Khumalo was killed", "the girl died".

They make a toll where the report gives no number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rashomon.model import Figure, Mention, Parse, Passage, Quantity, Span, Statement, hull
from rashomon.states import STRUCK, state_of
from rashomon.tabulate.current import is_open
from rashomon.tabulate.people import HARMED, People
from rashomon.tabulate.places import coordination, sentence_of

SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii"})
# Who stands for a person: the name before a role, a role before a pronoun.
FORMS = ("name", "role", "pronoun")


class Victim(NamedTuple):
    """One person in a state at one place: the words of the name, none where a role or a pronoun stands for it."""

    name: frozenset[str]
    head: int
    span: Span


def victims(parse: Parse, people: People) -> dict[str, list[Victim]]:
    """Return the persons of whom the report says that they are in a state, by state, in text order."""
    found: dict[str, list[Victim]] = defaultdict(list)
    for head, person in sorted(people.items()):
        state = state_of(parse, head, past_age(parse, parse.inside(person.span)[-1] + 1))
        if state is not None and not is_wanted(parse, head):
            found[state].append(Victim(name_of(parse, person), head, person.span))
    return found


def is_wanted(parse: Parse, head: int) -> bool:
    """Return whether a state is what somebody wants for a person: "they wanted him dead"."""
    verb = parse.tokens[parse.tokens[head].head]
    return "want" in (verb.lemma, parse.tokens[verb.head].lemma)


def past_age(parse: Parse, index: int) -> int:
    """Return the token after an age in commas: "Amina Diallo, 34, was killed"."""
    words = [token.text for token in parse.tokens[index : index + 3]]
    return index + 3 if len(words) == 3 and words[0] == words[2] == "," and words[1].isdecimal() else index


def name_of(parse: Parse, person: Mention) -> frozenset[str]:
    """Return the words of a name, small, without initials and suffixes; none for who is not named."""
    if person.form != "name":
        return frozenset()
    words = (t.text.casefold() for t in parse.tokens_in(person.span))
    return frozenset(word for word in words if word not in SUFFIXES and len(word.rstrip(".")) > 1)


def may_be(name: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two names can be one person's: one holds the words of the other."""
    return name <= other or other <= name


def persons(names: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Return the names that can be told apart, the fullest of each."""
    found: list[frozenset[str]] = []
    for name in sorted(set(names), key=lambda each: (-len(each), sorted(each))):
        if not any(may_be(name, known) for known in found):
            found.append(name)
    return found


def together(parse: Parse, people: People, found: list[Victim]) -> tuple[int, Span] | None:
    """Return how many the victims are and where they stand, ``None`` where one cannot tell.

    Those that one phrase joins are told apart by it; else one name or no name is one person.
    """
    if not found:
        return None
    named = persons(victim.name for victim in found if victim.name)
    first = min(found, key=lambda victim: FORMS.index(people[victim.head].form))
    group = coordination(parse, first.head)
    if len(group) > 1 and all(head in people for head in group):
        spans = [people[head].span for head in group]
        joined = [name_of(parse, people[head]) for head in group]
        whole = hull(spans)
        return (len(group), whole) if all(any(may_be(n, each) for each in joined) for n in named) else None
    return (1, first.span) if len(named) <= 1 else None


def of_persons(
    parse: Parse, people: People, home: Mapping[int, Statement], known: Mapping[str, Figure]
) -> dict[str, Figure]:
    """Return the tolls of persons told one by one, by state, for the states that have no other."""
    by_state, found = victims(parse, people), {}
    gone = [victim.name for victim in by_state["dead"] if victim.name]
    for state in HARMED:
        told = by_state[state]
        if state != "dead" and (by_state["dead"] or "dead" in known):
            # Who was wounded and died is among the dead: only another name is another person.
            told = [v for v in told if is_another(parse, v, by_state["dead"], known.get("dead"))]
        if state in STRUCK and "dead" in known and len(persons(gone)) < (known["dead"].quantity.low or 0.0):
            # Who was shot may be one of the dead whom no name tells.
            told = []
        whole = together(parse, people, told) if state not in known else None
        if whole is None:
            continue
        number, span = whole
        statement = home.get(parse.inside(span)[0])
        if statement is not None and not is_open(parse, span, statement):
            if all(t.pos == "PRON" for t in parse.tokens_in(span)):
                # "She" alone tells nobody anything; "she later died" does.
                span = next(part for part in statement.content if part.contains(span))
            quantity = Quantity(number, number, "person", "exactly", state)
            found[state] = Figure(f"person / {state}", quantity, statement.id, Passage(parse.report.id, span))
    return found


def is_another(parse: Parse, victim: Victim, dead: Sequence[Victim], toll: Figure | None) -> bool:
    """Return whether a victim is none of the dead: by another name, or as somebody's kin in one sentence with them."""
    if victim.name:
        # "Vera Novak was shot. She later died": whom a pronoun stands for may be anyone who is named.
        return not any(
            may_be(victim.name, each.name) if each.name else parse.tokens[each.head].pos == "PRON" for each in dead
        )
    owned = any(t.dep == "poss" for t in parse.below(parse.tokens[victim.head]))
    spans = [each.span for each in dead] + ([toll.where.span] if toll is not None else [])
    place = sentence_of(parse, victim.span)
    return owned and any(sentence_of(parse, span) == place and not span.overlaps(victim.span) for span in spans)
