"""Lines that stand on pages which otherwise have nothing to do with each other: the page's, not the report's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter

import numpy as np

from rashomon.trace.copies.prints import SHINGLE, Prints
from rashomon.trace.copies.words import Flags, Words

# Two reports are about one matter where they share so many names or numbers that few others have, or where what stands
# in both is half of one of them.
TIES = 2
# A name that more reports have, or more than one in RARE of those kept, ties nothing.
COMMON, RARE = 20, 100
# Words that so many pairs share which have nothing else in common are the page's.
MANY = 2
# Of more fingerprints, those that one pair alone shared are dropped.
MOST = 1_000_000

Stretches = tuple[Words, list[tuple[int, int]]]


class Furniture:
    """What is known of pages: how many of the reports kept have each name, and which fingerprints are the page's."""

    def __init__(self) -> None:
        self.names: Counter[int] = Counter()
        self.prints: Counter[int] = Counter()

    def enter(self, words: Words) -> None:
        """Count a report's names."""
        self.names.update(names(words))

    def leave(self, words: Words) -> None:
        """Take a report's names out of the count."""
        gone = names(words)
        self.names.subtract(gone)
        for each in gone:
            if not self.names[each]:
                del self.names[each]

    def one_matter(self, left: Stretches, right: Stretches, reports: int) -> bool:
        """Return whether two reports of so many have to do with each other, apart from the stretches in both.

        What they name outside the stretches tells, and what the stretches name that recurs outside them.
        """
        sides = [(words, inside(len(words), places)) for words, places in (left, right)]
        if any(2 * np.count_nonzero(side) >= len(side) for _, side in sides):
            return True
        told, other = (names(words, side) for words, side in sides)
        rest, remains = (names(words, ~side) for words, side in sides)
        ties = (rest & remains) | (told & other & (rest | remains))
        most = max(COMMON, reports // RARE)
        return sum(self.names[each] <= most for each in ties) >= TIES

    def learn(self, prints: Prints, places: list[tuple[int, int]]) -> None:
        """Count the fingerprints in the stretches of two reports that have nothing to do with each other."""
        self.prints.update({each for part in parts(prints, places) for each in part})
        if len(self.prints) > MOST:
            self.prints = Counter({each: count for each, count in self.prints.items() if count >= MANY})

    def has(self, fingerprint: int) -> bool:
        """Return whether a fingerprint is one of the page's words."""
        return self.prints.get(fingerprint, 0) >= MANY

    def outside(self, prints: Prints, places: list[tuple[int, int]]) -> list[bool]:
        """Return which of some stretches of a report, given by its fingerprints, are not mostly the page's."""
        return [2 * sum(map(self.has, part)) <= len(part) for part in parts(prints, places)]


def names(words: Words, among: Flags | None = None) -> set[int]:
    """Return the names and numbers in a report, or in the words of it that are flagged."""
    flags = words.names if among is None else words.names & among
    return set(words.forms[flags].tolist())


def parts(prints: Prints, places: list[tuple[int, int]]) -> list[list[int]]:
    """Return the fingerprints in each of some stretches."""
    starts, found = list(prints), list(prints.values())
    return [found[bisect_left(starts, a) : bisect_right(starts, b - SHINGLE)] for a, b in places]


def inside(size: int, places: list[tuple[int, int]]) -> Flags:
    """Return which of so many words lie in some places."""
    flags = np.zeros(size, np.bool_)
    for first, last in places:
        flags[first:last] = True
    return flags
