"""Which words of a reading belong to which of its amounts, and whether two amounts stand by the same words."""

from __future__ import annotations

from rashomon.differ.roles import role
from rashomon.differ.side import Side
from rashomon.differ.values import quantity
from rashomon.model import Mention, Token


def nearby(a: Side, left: Mention, b: Side, right: Mention) -> bool:
    """Return whether two amounts stand by the same words, where a reading lists several of the unit."""
    listed = any(
        sum(quantity(other).unit == quantity(mention).unit for other in side.quantities) > 1
        for side, mention in ((a, left), (b, right))
    )
    part = role(a, left)
    alike = bool(around(a, left) & around(b, right)) or (part is not None and part == role(b, right))
    return not listed or alike or (is_alone_so(a, left) and is_alone_so(b, right))


def is_alone_so(side: Side, mention: Mention) -> bool:
    """Return whether a reading tells how many are in one state by one amount: "36 are hospitalised and three dead"."""
    state = quantity(mention).state
    return state is not None and [quantity(other).state for other in side.quantities].count(state) == 1


def around(side: Side, mention: Mention) -> set[str]:
    """Return the lemmas of the names, nouns and verbs that belong to an amount more than to any other.

    What hangs on an amount belongs to it, else what stands nearest to it.
    """

    def far(other: Mention, token: Token) -> int:
        return max(other.span.start - token.end, token.start - other.span.end, 0)

    def belongs(token: Token) -> bool:
        if (owner := hung_on(side, token)) is not None:
            return owner is mention
        return far(mention, token) == min(far(other, token) for other in side.quantities)

    return {
        token.lemma.lower()
        for token in side.tokens
        if token.pos in {"NOUN", "PROPN", "VERB"}
        and not any(other.span.holds(token.start) for other in side.quantities)
        and belongs(token)
    }


def hung_on(side: Side, token: Token) -> Mention | None:
    """Return the amount on which a word hangs, or that hangs on it: "70 percent of the wells", "a $90 gold ring"."""
    here: Token | None = token
    while here is not None:
        if (found := within(side, here) or measuring(side, here)) is not None:
            return found
        above = side.at(here.head) if here.dep in {"pobj", "prep", "compound", "amod", "nmod", "conj"} else None
        here = None if above is None or above.index == here.index else above
    return None


def within(side: Side, token: Token) -> Mention | None:
    """Return the amount that a word stands in."""
    return next((m for m in side.quantities if m.span.holds(token.start)), None)


def measuring(side: Side, noun: Token) -> Mention | None:
    """Return the amount that stands before a noun in its phrase: "$90" of "a $90 gold ring"."""
    before = (t for t in side.below(noun) if t.index < noun.index and t.dep in {"nmod", "nummod", "amod", "compound"})
    return next((m for t in before if (m := within(side, t)) is not None), None)
