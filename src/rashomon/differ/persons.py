"""Two readings of one claim → a name in two spellings, or one person in two family relations."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.differ.side import Parting, Side
from rashomon.differ.words import respelled
from rashomon.model import Span, Token

# Relations of which one person has one to another; wider words ("relative", "partner") agree with many.
KINSHIP = frozenset(
    "wife husband girlfriend boyfriend fiancee fiancée fiance mother father aunt uncle cousin niece nephew brother"
    " sister son daughter grandmother grandfather grandson granddaughter stepson stepdaughter stepfather"
    " stepmother".split()
)
# How many tokens may stand between a relation and the name: "Rosa Vidal, the mayor's aunt".
BESIDE = 4


def persons(a: Side, b: Side) -> Iterator[Parting]:
    """Yield where two readings name a person or a place in two ways."""
    yield from spelling(a, b)
    yield from relation(a, b)


def spelling(a: Side, b: Side) -> Iterator[Parting]:
    """Yield a person's or a place's name that the two reports spell in two ways."""
    found = respelled(a.tokens, b.tokens, a.known & b.known)
    if found is None:
        return
    left, right = (Span(token.start, token.end) for token in found)
    kinds = {
        m.kind for m, span in ((m, s) for side, s in ((a, left), (b, right)) for m in side.names if m.span.contains(s))
    }
    if kinds == {"person"}:
        yield Parting("person", (left,), (right,))
    elif kinds == {"place"}:
        yield Parting("place", (left,), (right,))


def relation(a: Side, b: Side) -> Iterator[Parting]:
    """Yield two relations of one named person, where each reading gives one and both name the person beside it."""
    left, right = related(a), related(b)
    if left is None or right is None or not left[1] & right[1]:
        return
    if former(a, left[0]) != former(b, right[0]) or left[0].lemma != right[0].lemma:
        spans = [(Span(token.start, token.end),) for token in (left[0], right[0])]
        yield Parting("person", spans[0], spans[1])


def related(side: Side) -> tuple[Token, set[str]] | None:
    """Return the one word of kinship in a reading, with the words of the person's name beside it."""
    found = [token for token in side.tokens if token.lemma.lower().removeprefix("ex-") in KINSHIP]
    if len(found) != 1 or found[0].tag not in ("NN", "NNP"):
        return None
    near = {token.text for token in side.tokens if abs(token.index - found[0].index) <= BESIDE} & side.persons()
    return (found[0], near) if near else None


def former(side: Side, token: Token) -> bool:
    """Return whether a relation is told as past: "ex-wife", "former husband", "estranged wife"."""
    before = {t.text.lower() for t in side.tokens if 0 < token.index - t.index <= 2}
    return token.text.lower().startswith("ex-") or bool(before & {"ex", "former", "estranged"})
