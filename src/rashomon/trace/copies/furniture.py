"""Lines that stand on pages which otherwise have nothing to do with each other: the page's, not the report's."""

from __future__ import annotations

from collections import Counter

import numpy as np

from rashomon.trace.copies.prints import shingles
from rashomon.trace.copies.words import Flags, Words

# Two reports are about one matter where they share so many names or numbers that few others have, or where what stands
# in both is half of one of them.
TIES = 2
# A name that more reports have, or more than one in RARE of those kept, ties nothing.
COMMON, RARE = 20, 100
# Words that so many pairs share which have nothing else in common are the page's.
MANY = 2
# Of more shingles, those that one pair alone shared are dropped.
MOST = 1_000_000

Stretches = tuple[Words, list[tuple[int, int]]]


class Furniture:
    """What is known of pages: how many of the reports kept have each name, and which shingles are the page's."""

    def __init__(self) -> None:
        self.names: Counter[int] = Counter()
        self.shingles: Counter[int] = Counter()

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

        What they name outside the stretches tells, and what the stretches name that recurs outside them. Where they
        have nothing to do with each other, the stretches count towards furniture.
        """
        sides = [(words, inside(len(words), places)) for words, places in (left, right)]
        if any(2 * np.count_nonzero(side) >= len(side) for _, side in sides):
            return True
        told, other = (names(words, side) for words, side in sides)
        rest, remains = (names(words, ~side) for words, side in sides)
        ties = (rest & remains) | (told & other & (rest | remains))
        most = max(COMMON, reports // RARE)
        if sum(self.names[each] <= most for each in ties) >= TIES:
            return True
        words, places = right
        for first, last in places:
            self.shingles.update(set(shingles(words.forms[first:last]).tolist()))
        if len(self.shingles) > MOST:
            self.shingles = Counter({each: count for each, count in self.shingles.items() if count >= MANY})
        return False

    def has(self, shingle: int) -> bool:
        """Return whether a shingle is the page's."""
        return self.shingles.get(shingle, 0) >= MANY

    def holds(self, words: Words, place: tuple[int, int]) -> bool:
        """Return whether most of some words are the page's."""
        found = shingles(words.forms[slice(*place)]).tolist()
        return 2 * sum(map(self.has, found)) > len(found)


def names(words: Words, among: Flags | None = None) -> set[int]:
    """Return the names and numbers in a report, or in the words of it that are flagged."""
    flags = words.names if among is None else words.names & among
    return set(words.forms[flags].tolist())


def inside(size: int, places: list[tuple[int, int]]) -> Flags:
    """Return which of so many words lie in some places."""
    flags = np.zeros(size, np.bool_)
    for first, last in places:
        flags[first:last] = True
    return flags
