"""Lines that stand on pages which otherwise have nothing to do with each other: the page's, not the report's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from rashomon.trace.copies.prints import SHINGLE, Hashes, Prints
from rashomon.trace.copies.spelling import Edges
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

Ranges = Sequence[tuple[int, int]]
Stretches = tuple[Words, Ranges]


class Furniture:
    """What is known of pages: how many of the reports kept have each name, and which fingerprints are the page's."""

    def __init__(self) -> None:
        self.names: Counter[int] = Counter()
        self.prints: Counter[int] = Counter()
        self.pages: set[int] = set()

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

    def learn(self, prints: Prints, places: Ranges) -> None:
        """Count the fingerprints in the stretches of two reports that have nothing to do with each other."""
        first, last = within(prints, places)
        found = {each for a, b in zip(first, last, strict=True) for each in prints.hashes[a:b].tolist()}
        self.prints.update(found)
        self.pages.update(each for each in found if self.prints[each] >= MANY)
        if len(self.prints) > MOST:
            self.prints = Counter({each: self.prints[each] for each in self.pages})

    def known(self, hashes: Hashes) -> Flags:
        """Return which fingerprints are the page's words."""
        return np.fromiter(map(self.pages.__contains__, hashes.tolist()), np.bool_, len(hashes))

    def outside(self, prints: Prints, places: Ranges) -> list[bool]:
        """Return which of some stretches of a report, given by its fingerprints, are not mostly the page's."""
        first, last = within(prints, places)
        counts = np.append(0, np.cumsum(self.known(prints.hashes)))
        made: list[bool] = (2 * (counts[last] - counts[first]) <= last - first).tolist()
        return made


def names(words: Words, among: Flags | None = None) -> set[int]:
    """Return the names and numbers in a report, or in the words of it that are flagged."""
    flags = words.names if among is None else words.names & among
    return set(words.forms[flags].tolist())


def within(prints: Prints, places: Ranges) -> tuple[Edges, Edges]:
    """Return the fingerprints that lie in each of some stretches, as the first of them and the one behind the last."""
    edges = np.array(places, np.int32).reshape(-1, 2)
    first = np.searchsorted(prints.places, edges[:, 0])
    return first, np.maximum(first, np.searchsorted(prints.places, edges[:, 1] - SHINGLE, side="right"))


def inside(size: int, places: Ranges) -> Flags:
    """Return which of so many words lie in some places."""
    flags = np.zeros(size, np.bool_)
    for first, last in places:
        flags[first:last] = True
    return flags
