"""A stream of reports → what each shares with earlier ones, in memory that a window bounds."""

from __future__ import annotations

from collections import Counter, OrderedDict
from dataclasses import dataclass

import numpy as np

from rashomon.model import Passage, Report
from rashomon.trace.copies.align import Stretch, rounded, stretches, weight
from rashomon.trace.copies.prints import Prints, chosen, shingles
from rashomon.trace.copies.words import Flags, Words, words_of

# A lighter stretch may be chance or a set phrase; beside one that is not, so many words count.
LEAST, BESIDE = 12, 6
# Two reports are about one matter where they share so many names or numbers that few others have, or where the
# stretches are half of one of them.
TIES = 2
# A name that more reports have, or more than one in RARE of those kept, ties nothing.
COMMON, RARE = 20, 100
# Words that so many pairs share which have nothing else in common are the page's.
MANY = 2


@dataclass(frozen=True, slots=True)
class Copy:
    """One stretch of words in two reports, of which ``left`` was given first."""

    left: Passage
    right: Passage


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """Two reports' words and the stretches that they share."""

    left: Words
    right: Words
    stretches: list[Stretch]


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A report as the finder keeps it: its words, and the fingerprints under which it is found."""

    words: Words
    prints: list[int]
    names: frozenset[int]


class Finder:
    """Finds what each report of a stream shares with those before it.

    The last ``window`` reports are kept; of those that share a fingerprint, the last ``near``. Time grows with the
    words of the stream, memory with those of the window.
    """

    def __init__(self, window: int = 20_000, near: int = 1) -> None:
        self.window, self.near = window, near
        self.held: OrderedDict[int, Held] = OrderedDict()
        self.table: dict[int, tuple[int, ...]] = {}
        self.names: Counter[int] = Counter()
        self.furniture: Counter[int] = Counter()
        self.count = 0

    def find(self, report: Report) -> list[Copy]:
        """Return the copies between a report and those before it, and keep the report."""
        return [copy for match in self.matches(report) for copy in self.copies(match)]

    def matches(self, report: Report) -> list[Match]:
        """Return what a report shares with each of those before it that are about one matter, and keep the report."""
        words = words_of(report)
        prints = shingles(words.forms)
        kept = Held(words, chosen(prints), frozenset(words.forms[words.names].tolist()))
        self.names.update(kept.names)
        found = (Match(left, words, telling(left, words)) for left in self.candidates(prints))
        made = [match for match in found if match.stretches and self.of_one_matter(match)]
        self.keep(kept)
        return made

    def copies(self, match: Match) -> list[Copy]:
        """Return the copies of a match: the stretches that are not known to be furniture by now."""
        left, right = match.left, match.right
        return [
            Copy(left.passage(*each.left), right.passage(*each.right))
            for each in match.stretches
            if not self.is_furniture(right, each.right)
        ]

    def candidates(self, prints: Prints) -> list[Words]:
        """Return the words of the reports kept that share a fingerprint, the oldest first."""
        table, furniture = self.table, self.furniture
        numbers = {n for each in prints.tolist() if each in table and furniture[each] < MANY for n in table[each]}
        return [self.held[number].words for number in sorted(numbers)]

    def of_one_matter(self, match: Match) -> bool:
        """Return whether two reports have to do with each other, apart from the words that stand in both.

        What they share outside the stretches tells, and what the stretches name that recurs outside them. Where they do
        not, the stretches are remembered as furniture.
        """
        sides = [
            (match.left, inside(len(match.left), [each.left for each in match.stretches])),
            (match.right, inside(len(match.right), [each.right for each in match.stretches])),
        ]
        if any(2 * np.count_nonzero(side) >= len(side) for _, side in sides):
            return True
        told, other = (set(words.forms[words.names & side].tolist()) for words, side in sides)
        rest, remains = (set(words.forms[words.names & ~side].tolist()) for words, side in sides)
        most = max(COMMON, len(self.held) // RARE)
        ties = (rest & remains) | (told & other & (rest | remains))
        if sum(self.names[each] <= most for each in ties) >= TIES:
            return True
        for each in match.stretches:
            self.furniture.update(set(shingles(match.right.forms[slice(*each.right)]).tolist()))
        return False

    def is_furniture(self, words: Words, place: tuple[int, int]) -> bool:
        """Return whether most of some words stand on pages that otherwise have nothing to do with each other."""
        prints = shingles(words.forms[slice(*place)]).tolist()
        return 2 * sum(self.furniture[each] >= MANY for each in prints) > len(prints)

    def keep(self, kept: Held) -> None:
        """Keep a report under its fingerprints, and forget the oldest one where the window is full."""
        alone = (self.count,)
        for each in kept.prints:
            others = self.table.get(each)
            self.table[each] = alone if others is None or self.near == 1 else (*others, self.count)[-self.near :]
        self.held[self.count] = kept
        self.count += 1
        if len(self.held) > self.window:
            self.forget(*self.held.popitem(last=False))

    def forget(self, number: int, kept: Held) -> None:
        """Forget what a report was kept under."""
        for each in kept.prints:
            others = tuple(n for n in self.table.get(each, ()) if n != number)
            if others:
                self.table[each] = others
            else:
                self.table.pop(each, None)
        self.names.subtract(kept.names)
        for each in kept.names:
            if not self.names[each]:
                del self.names[each]


def telling(left: Words, right: Words) -> list[Stretch]:
    """Return the stretches of two reports that are no chance."""
    found = [(each, weight(each, left, right)) for each in stretches(left, right)]
    if not any(size >= LEAST for _, size in found):
        return []
    return [rounded(each, left, right) for each, _ in found if each.same >= BESIDE]


def inside(size: int, places: list[tuple[int, int]]) -> Flags:
    """Return which of so many words lie in some places."""
    flags = np.zeros(size, np.bool_)
    for first, last in places:
        flags[first:last] = True
    return flags
