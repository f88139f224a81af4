"""Two readings of one claim → two places in one row: "on the third floor", "on the fourth floor"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.differ.side import Parting, Side, likeness
from rashomon.model import Span, Token
from rashomon.numerals import ORDINALS

FIGURES = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
# What goes on is told on its second day here and on its third there.
GOING_ON = frozenset("day night week month year time century quarter half person party".split())
# How much of the shorter reading two readings of one thing share.
ALIKE = 0.3


def ordinal(a: Side, b: Side) -> Iterator[Parting]:
    """Yield two places in one row where each reading tells one of it: the third floor, the fourth floor."""
    lefts, rights = ordinals(a), ordinals(b)
    for noun in lefts.keys() & rights.keys():
        if len(lefts[noun]) == len(rights[noun]) == 1 and lefts[noun][0][0] != rights[noun][0][0]:
            one, other = lefts[noun][0][1], rights[noun][0][1]
            if likeness(a, b, [one], [other]).part >= ALIKE:
                yield Parting("number", (one,), (other,))
                return


def ordinals(side: Side) -> dict[str, list[tuple[int, Span]]]:
    """Return, by the noun that they stand right before, the ordinals of a reading with the words for them."""
    found: dict[str, list[tuple[int, Span]]] = {}
    for token in side.tokens:
        noun = side.at(token.index + 1)
        place = place_of(token)
        if place and noun is not None and noun.pos == "NOUN" and noun.lemma.lower() not in GOING_ON:
            found.setdefault(noun.lemma.lower(), []).append((place, Span(token.start, noun.end)))
    return found


def place_of(token: Token) -> int:
    """Return which place in a row a word names, 0 where it names none."""
    word = token.text.lower()
    figures = FIGURES.fullmatch(word)
    return int(figures[1]) if figures else ORDINALS.get(word, 0)
