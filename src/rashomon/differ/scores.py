"""Two readings of one claim → two results of one vote or match: "passed 52-48", "passed 54-46"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.differ.side import Parting, Side, likeness
from rashomon.model import Span

# Two counts of up to three digits with a dash between; no part of a date, a longer number or a compound.
SCORE = re.compile(r"(?<![\w.,$£€/-])(\d{1,3}) ?[-–] ?(\d{1,3})(?![\w/]|[-–]\w|[.,]\d| (?:percent|per cent)|%)")
# Pairs of numbers with a dash that are no score.
NAMES = frozenset({("9", "11"), ("24", "7"), ("50", "50")})
# Words by which a score is that of a part: of a match before its end, of a vote before the last.
PARTIAL = frozenset("half halftime quarter period set inning innings committee lead led leading ahead record".split())
# How much of the shorter reading two readings of one result share.
ALIKE = 0.5


def score(a: Side, b: Side) -> Iterator[Parting]:
    """Yield the two scores of readings that tell one each, in much the same words."""
    lefts, rights = scores(a), scores(b)
    if len(lefts) != 1 or len(rights) != 1 or parts(a) != parts(b):
        return
    [(left, one)], [(right, other)] = lefts.items(), rights.items()
    if left != right and likeness(a, b, [one], [other]).part >= ALIKE:
        yield Parting("number", (one,), (other,))


def agree(parting: Parting, a: Side, b: Side) -> bool:
    """Return whether two readings give one score, which others part in."""
    lefts, rights = scores(a), scores(b)
    return any(parting.cites(lefts[told]) or parting.cites(rights[told]) for told in lefts.keys() & rights.keys())


def scores(side: Side) -> dict[frozenset[str], Span]:
    """Return the scores that a reading of one piece tells, whoever comes first in them, with their places."""
    content = side.statement.content
    found = SCORE.finditer(side.text) if len(content) == 1 else ()
    return {
        frozenset(each.groups()): Span(content[0].start + each.start(), content[0].start + each.end())
        for each in found
        if each.groups() not in NAMES
    }


def parts(side: Side) -> set[str]:
    """Return the words by which a reading's score is that of a part."""
    return {token.lemma.lower() for token in side.tokens} & PARTIAL
