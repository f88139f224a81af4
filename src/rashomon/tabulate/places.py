"""Where words stand in a parse: their sentence, their head, what one phrase joins."""

from __future__ import annotations

import re

from rashomon.grammar import uppermost
from rashomon.model import Figure, Parse, Span, Token

# Words that add an amount to another: "another five", "two more", "a second man".
MORE = frozenset("other others more another further additional second third fourth".split())
# Those of them by which people are others than those in another state: "one died and two others were hurt".
OTHERS = frozenset({"other", "others", "another"})
# What stands together in a report stands within this many sentences: an amount that adds and what it adds to.
NEAR = 3
# What stands between two amounts or persons that are told as a sum: marks, "and", the ages of the first.
JOINING = re.compile(r"(?:,? (?:aged? |ages )?\d+(?:(?:,|,? and) \d+)*)?(?:,|,? (?:and|&))\s*")
JOINED = frozenset({"NOUN", "PROPN", "NUM", "PRON"})


def sentence_of(parse: Parse, span: Span) -> int:
    """Return the number of the sentence in which a span begins."""
    return next((t.sentence for t in parse.tokens_in(span)), 0)


def same_sentence(parse: Parse, one: Figure, other: Figure) -> bool:
    """Return whether two figures stand in one sentence."""
    return sentence_of(parse, one.where.span) == sentence_of(parse, other.where.span)


def head_of(parse: Parse, span: Span) -> Token:
    """Return the token of a span whose own head lies outside."""
    return uppermost(parse.tokens_in(span))[0]


def coordination(parse: Parse, head: int) -> list[int]:
    """Return the heads that one phrase joins as equals, in text order, ``head`` among them: "A, B and C"."""
    while parse.tokens[head].dep == "conj" and parse.tokens[parse.tokens[head].head].pos in JOINED:
        head = parse.tokens[head].head
    group, rest = [], [head]
    while rest:
        here = rest.pop()
        group.append(here)
        rest.extend(n for n in parse.children[here] if parse.tokens[n].dep == "conj" and parse.tokens[n].pos in JOINED)
    return sorted(group)


def by_kind(parse: Parse, figure: Figure) -> bool:
    """Return whether a figure is one person whom no number counts: "a nurse", "a one-year-old"."""
    numbers = (n for n in parse.inside(figure.where.span) if parse.tokens[n].pos == "NUM")
    return figure.quantity.low == 1 and all(parse.tokens[n + 1].text == "-" for n in numbers)
