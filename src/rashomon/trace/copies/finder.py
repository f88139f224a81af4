"""A stream of reports → what each shares with earlier ones, in memory that a window bounds."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Passage, Report
from rashomon.trace.copies.align import Stretch, rounded, stretches, weight
from rashomon.trace.copies.furniture import Furniture
from rashomon.trace.copies.prints import SHINGLE, Prints, chosen
from rashomon.trace.copies.words import Words, words_of

# A lighter stretch may be chance or a set phrase; beside one that is not, so many words count.
LEAST, BESIDE = 12, 6
# Number of a report → the places at which another has a fingerprint of it.
Places = dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Copy:
    """One stretch of words in two reports, of which ``left`` was given first."""

    left: Passage
    right: Passage


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """Two reports' words, the stretches that they share, and the right one's fingerprints."""

    left: Words
    right: Words
    stretches: list[Stretch]
    prints: Prints


class Finder:
    """Finds what each report of a stream shares with those before it.

    The last ``window`` reports are kept. Each passage is traced to the latest of them that has it, or, with ``every``,
    to each that has it. Time grows with the words of the stream, memory with those of the window.
    """

    def __init__(self, window: int = 20_000, every: bool = False) -> None:
        self.window, self.every = window, every
        self.held: OrderedDict[int, tuple[Words, Prints]] = OrderedDict()
        self.table: dict[int, tuple[int, ...]] = {}
        self.furniture = Furniture()
        self.count = 0

    def find(self, report: Report) -> list[Copy]:
        """Return the copies between a report and those before it, and keep the report."""
        return [copy for match in self.matches(report) for copy in self.copies(match)]

    def matches(self, report: Report) -> list[Match]:
        """Return what a report shares with those before it that are about one matter, and keep the report."""
        words = words_of(report)
        prints = chosen(words.forms)
        self.furniture.enter(words)
        places = self.places(prints)
        made = list(self.each(words, prints, places) if self.every else self.covering(words, prints, places))
        self.keep(words, prints)
        return made

    def copies(self, match: Match) -> list[Copy]:
        """Return the copies of a match: the stretches that are not known to be furniture by now."""
        left, right = match.left, match.right
        kept = self.furniture.outside(match.prints, [each.right for each in match.stretches])
        return [
            Copy(left.passage(*each.left), right.passage(*each.right))
            for each, stands in zip(match.stretches, kept, strict=True)
            if stands
        ]

    def places(self, prints: Prints) -> Places:
        """Return the reports kept that share a fingerprint, and where."""
        found = defaultdict[int, list[int]](list)
        for place, each in prints.items():
            numbers = self.table.get(each)
            if numbers and not self.furniture.has(each):
                for number in numbers:
                    found[number].append(place)
        return found

    def each(self, words: Words, prints: Prints, places: Places) -> Iterator[Match]:
        """Yield the matches with all reports that share a fingerprint, the oldest first."""
        for number in sorted(places):
            yield from self.match(number, words, prints)

    def covering(self, words: Words, prints: Prints, places: Places) -> Iterator[Match]:
        """Yield the matches that cover what is shared, each with the report that has most of what is left."""
        left = places
        while left:
            number = max(left, key=lambda number: (len(left[number]), number))
            del left[number]
            for match in self.match(number, words, prints):
                yield match
                spans = [each.right for each in match.stretches]
                open_ = {n: [p for p in mine if not covered(p, spans)] for n, mine in left.items()}
                left = {n: mine for n, mine in open_.items() if mine}

    def match(self, number: int, words: Words, prints: Prints) -> Iterator[Match]:
        """Yield the match with a report, if they share what is no chance and have to do with each other."""
        other, _ = self.held[number]
        found = telling(other, words)
        lefts, rights = [each.left for each in found], [each.right for each in found]
        if found and self.furniture.one_matter((other, lefts), (words, rights), len(self.held)):
            yield Match(other, words, found, prints)
        elif found:
            self.furniture.learn(prints, rights)

    def keep(self, words: Words, prints: Prints) -> None:
        """Keep a report under its fingerprints, and forget the oldest one where the window is full."""
        alone = (self.count,)
        for each in prints.values():
            others = self.table.get(each, ()) if self.every else ()
            self.table[each] = others if others[-1:] == alone else (*others, *alone) if others else alone
        self.held[self.count] = words, prints
        self.count += 1
        if len(self.held) > self.window:
            self.forget(*self.held.popitem(last=False))

    def forget(self, number: int, kept: tuple[Words, Prints]) -> None:
        """Forget a report, the oldest one, and what it was kept under."""
        words, prints = kept
        for each in set(prints.values()):
            # The oldest stands first; where only the latest is kept, another may have taken its place.
            first, *others = self.table[each]
            if first == number and others:
                self.table[each] = tuple(others)
            elif first == number:
                del self.table[each]
        self.furniture.leave(words)


def telling(left: Words, right: Words) -> list[Stretch]:
    """Return the stretches of two reports that are no chance."""
    found = [each for each in stretches(left, right) if each.same >= BESIDE]
    if not any(weight(each, left, right) >= LEAST for each in found):
        return []
    return [rounded(each, left, right) for each in found]


def covered(place: int, spans: list[tuple[int, int]]) -> bool:
    """Return whether the shingle that begins at a place lies in one of some spans."""
    return any(first <= place and place + SHINGLE <= last for first, last in spans)
