"""Which differences are shown, in which order, and which of them tell the same."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.brief.lines import Contrast
from rashomon.brief.rows import HARDEST, hardness

# What can be checked in the world.
FACTS = frozenset({"number", "date", "place", "person", "polarity"})
# From this agreement of a claim on, facts in which its readings part are shown as differences: in the annotated stories
# 11 of 11 of these are right, and 3 of 13 of the others, which mostly tell of two things. Of two readings of which one
# denies the other it tells nothing: they are unlike because of that.
SURE_OF_FACTS = 0.8
DENIED = "polarity"


def ordered(contrasts: Iterable[Contrast]) -> tuple[Contrast, ...]:
    """Return the contrasts, two readings that part in the same way once, whatever claims they stand in.

    Facts come first, the surest of them first, and figures that a report gives as of a later time last.
    """
    found: dict[tuple[frozenset[str], str], Contrast] = {}
    for each in sorted(contrasts, key=pressing):
        found.setdefault((frozenset((each.left.statement, each.right.statement)), each.label), each)
    return tuple(found.values())


def pressing(contrast: Contrast) -> tuple[object, ...]:
    """Return the key that puts those differences first which an editor has to check first."""
    first = contrast.slots[0]
    return first.revised, 0 if first.on in FACTS else HARDEST.index(first.on), -contrast.agreement, hardness(first)


def split(contrasts: Iterable[Contrast]) -> tuple[list[Contrast], list[Contrast], list[Contrast]]:
    """Return the differences in what is told, those that may be none, and those in whose word it is alone."""
    told: list[Contrast] = []
    unsure: list[Contrast] = []
    worded: list[Contrast] = []
    for each in contrasts:
        (worded if each.worded else told if sure(each) else unsure).append(each)
    return told, unsure, worded


def sure(contrast: Contrast) -> bool:
    """Return whether readings that part in a fact are likely enough to tell of one thing."""
    on = contrast.slots[0].on
    return on not in FACTS or on == DENIED or contrast.agreement >= SURE_OF_FACTS


def gathered(contrasts: Iterable[Contrast]) -> list[list[Contrast]]:
    """Return the contrasts that tell one difference together: one report may part in it from four others."""
    found: dict[tuple[str, str], list[Contrast]] = {}
    for each in contrasts:
        found.setdefault((each.claim, each.label), []).append(each)
    return list(found.values())
