"""Amounts that are of somebody, of what stands elsewhere, or beside another that they came from or stand against."""

from __future__ import annotations

import re
from itertools import pairwise

from rashomon.differ.around import around
from rashomon.differ.side import Side
from rashomon.differ.values import quantity
from rashomon.grammar import OBJECTS, SUBJECTS
from rashomon.model import Mention, Token

# An amount above or below what is named, and not that itself: "more than $10,000"; "no less than $10,000" may be it.
BEYOND = re.compile(r"\b(?<!\bno )(?<!\bnot )(?:(?:more|less|fewer) than|over|above|under|below)\b")

# What says how much may be, is usual or is aimed at, whatever there is.
STANDARDS = frozenset("limit maximum minimum threshold ceiling cap norm target goal average median record".split())


def came_from(side: Side, mention: Mention) -> bool:
    """Return whether a reading tells another's amount as what its own came from: "90 buses ran, up from 70"."""
    low = mention.quantity and mention.quantity.low
    same = (m for m in side.quantities if m.quantity is not None and m.quantity.low == low)
    return any(side.before(m.span, 1) == "from" for m in same)


def other_holders(a: Side, left: Mention, b: Side, right: Mention) -> bool:
    """Return whether two shares are known to be those of two by name: "Ruiz won 52 percent", "the President had 50"."""
    holders = [{t.lemma for t in doers(side, mention)} for side, mention in ((a, left), (b, right))]
    return all(holders) and not holders[0] & holders[1]


def doers(side: Side, mention: Mention) -> list[Token]:
    """Return who does, by a proper name, what an amount is the object of, or who is put at it: "put her at 51"."""
    top = next((t for t in side.inside(mention.span) if t.dep in OBJECTS | {"pobj"}), None)
    verb = side.at(top.head) if top is not None else None
    if verb is not None and verb.text.lower() == "at" and (above := side.at(verb.head)) is not None:
        return [t for t in side.below(above) if t.dep == "dobj" and t.pos in {"PROPN", "PRON"}]
    return [t for t in side.below(verb) if t.dep == "nsubj" and t.pos == "PROPN"] if verb is not None else []


def is_of_that(side: Side, inside: list[Token]) -> bool:
    """Return whether an amount's tokens are a share of what stands elsewhere: "half of that", not "of its fund"."""
    of, whole = [side.at(inside[-1].index + step) for step in (1, 2)] if inside else (None, None)
    if of is None or whole is None or of.text.lower() != "of":
        return False
    return whole.pos == "PRON" and whole.dep != "poss"


def is_against(side: Side, mention: Mention) -> bool:
    """Return whether an amount is what another is set against: "52 percent, against 44 for Ruiz"."""
    return side.before(mention.span, 1) == "against"


def standard(side: Side, mention: Mention) -> str:
    """Return the noun by which an amount is what others are held to, else "": "the limit is 90", "a limit of 90"."""
    for token in side.inside(mention.span):
        above = side.at(token.head)
        of = above is not None and above.lemma in {"of", "at"} and above.dep == "prep"
        named = side.at(above.head) if of and above is not None else None
        if token.dep == "attr" and above is not None:
            named = next((each for each in side.below(above) if each.dep in SUBJECTS), None)
        if named is not None and named.lemma in STANDARDS:
            return named.lemma
    return ""


def is_beyond(side: Side, mention: Mention) -> bool:
    """Return whether an amount is above or below what it names, and may not be that itself: "more than 3 percent".

    What is denied is that it goes beyond: "may not rise by more than 3 percent".
    """
    return side.statement.polarity == "positive" and BEYOND.search(side.spelt(mention.span)) is not None


def in_condition(side: Side, mention: Mention) -> bool:
    """Return whether an amount counts patients by their condition, who are some of the hurt: "four are critical"."""
    words = {token.lemma.lower() for token in side.tokens}
    beside = words if len(side.quantities) == 1 else around(side, mention)
    return quantity(mention).state is not None and ("condition" in beside or {"intensive", "care"} <= words)


def in_season(side: Side) -> bool:
    """Return whether a reading counts within one season alone: "scored 28 times last season", not "61 goals"."""
    words = [token.lemma.lower() for token in side.tokens]
    return any(pair in (("last", "season"), ("this", "season")) for pair in pairwise(words))
