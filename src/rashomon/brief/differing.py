"""Which differences are shown, in which order, and which of them tell the same."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.brief.lines import Contrast
from rashomon.brief.rows import HARDEST, hardness

# What can be checked in the world.
FACTS = frozenset({"number", "date", "place", "person", "polarity"})
# From this agreement of a claim on, dates and figures that lie far apart are shown as a difference: of less sure claims
# they are mostly of two things, "25 wounded" in the town and "four" in a village. Other facts are a slip or a later
# count of one thing there, too: of 15 in the annotated stories 13 are.
SURE_OF_FACTS = 0.8


def ordered(contrasts: Iterable[Contrast]) -> tuple[Contrast, ...]:
    """Return the contrasts, two readings that part in the same way once, whatever claims they stand in.

    Facts come first, the surest of them first, and figures that a report gives as of a later time last. A headline that
    parts from a reading as the text below it does is left out.
    """
    found: dict[tuple[frozenset[str], str], Contrast] = {}
    for each in sorted(contrasts, key=pressing):
        found.setdefault((frozenset((each.left.statement, each.right.statement)), each.label), each)
    below = {place for each in found.values() for place in against(each, headline=False)}
    return tuple(each for each in found.values() if below.isdisjoint(against(each, headline=True)))


def against(contrast: Contrast, headline: bool) -> set[tuple[str, str, str]]:
    """Return from which readings a report's headline, or its text, parts, and how: statement, report and slots."""
    sides = ((contrast.left, contrast.right), (contrast.right, contrast.left))
    return {(told.statement, other.report, contrast.label) for told, other in sides if other.headline is headline}


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
    hardest = contrast.slots[0]
    return contrast.agreement >= SURE_OF_FACTS or not (hardest.far or hardest.on == "date")


def gathered(contrasts: Iterable[Contrast]) -> list[list[Contrast]]:
    """Return the contrasts that tell one difference together: one report may part in it from four others."""
    found: dict[tuple[str, str], list[Contrast]] = {}
    for each in contrasts:
        found.setdefault((each.claim, each.label), []).append(each)
    return list(found.values())
