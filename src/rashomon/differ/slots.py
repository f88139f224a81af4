"""Two readings of one claim → where they part, slot by slot, with the words on both sides.

Each rule is strict: it speaks only where a careful reader would say that both cannot be exactly right as written, or
that one is firmer than the other. More detail on one side is no difference.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.differ import figures, stances, times
from rashomon.differ.persons import persons
from rashomon.differ.side import Parting, Side
from rashomon.differ.words import reworded
from rashomon.hands import Hands
from rashomon.model import Slot, Span, Statement

ALL = frozenset({"all", "every", "each", "entire", "whole", "both", "any", "everyone", "nobody", "none"})
SOME = frozenset({"some", "most", "many", "several", "part", "half", "few", "certain", "partly", "almost"})


def partings(a: Side, b: Side, hands: Hands) -> Iterator[Parting]:
    """Yield where two readings part. ``grows`` is 1 where the right figure is the higher, -1 where the left is."""
    yield from figures.number(a, b)
    yield from times.date(a, b)
    yield from persons(a, b, hands)
    yield from stances.certainty(a, b)
    yield from stances.polarity(a, b)
    yield from scope(a, b)
    yield from wording(a, b, hands)


def agree(slot: Slot, a: Side, b: Side, topic: str) -> bool:
    """Return whether two readings that do not part in a slot say the same there, and are not merely silent."""
    if slot == "number":
        return figures.agree(a, b, topic)
    if slot == "date":
        return times.agree(a, b)
    if slot == "certainty" or slot == "polarity":
        return stances.agree(a, b, slot, topic)
    if slot == "wording":
        return plain(a.text) in plain(b.text) or plain(b.text) in plain(a.text)
    return slot == "scope"


def scope(a: Side, b: Side) -> Iterator[Parting]:
    """Yield where one reading speaks of all and the other of some of the same thing."""
    lefts, rights = quantified(a), quantified(b)
    for noun in sorted(lefts.keys() & rights.keys()):
        (wide, left), (other, right) = lefts[noun], rights[noun]
        if wide != other:
            yield Parting("scope", (left,), (right,))
            return


def quantified(side: Side) -> dict[str, tuple[bool, Span]]:
    """Return the nouns that a reading speaks of as all (true) or some (false), with the word that says so."""
    members = {token.index: token for token in side.tokens}
    found = {}
    for token in side.tokens:
        if token.lemma in ALL | SOME and token.head in members and members[token.head].pos in {"NOUN", "PROPN"}:
            found[members[token.head].lemma] = (token.lemma in ALL, Span(token.start, token.end))
    return found


def wording(a: Side, b: Side, hands: Hands) -> Iterator[Parting]:
    """Yield where both quote the same speaker's remark and the words between the marks differ."""
    if (
        a.statement.quote != "direct"
        or b.statement.quote != "direct"
        or not same_speaker(a.statement, b.statement, hands)
    ):
        return
    if reworded(plain(a.text).split(), plain(b.text).split()):
        yield Parting("wording", a.statement.content, b.statement.content)


def same_speaker(a: Statement, b: Statement, hands: Hands) -> bool:
    """Return whether two statements are the word of one linked entity."""
    entity = hands.last(a)
    return entity is not None and entity == hands.last(b)


def plain(text: str) -> str:
    """Return a text's words in lower case, one blank between, without marks."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
