"""A stream of reports → what each shares with earlier ones, in memory that a window bounds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rashomon.model import Passage, Report
from rashomon.trace.copies.align import Stretch, rounded, stretches, weight
from rashomon.trace.copies.furniture import Furniture
from rashomon.trace.copies.index import Every, Index, Latest, Numbers
from rashomon.trace.copies.prints import SHINGLE, Prints, chosen
from rashomon.trace.copies.words import Places, Words, words_of

# A lighter stretch may be chance or a set phrase; beside one that is not, so many words count.
LEAST, BESIDE = 12, 6


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
        self.held: OrderedDict[int, Words] = OrderedDict()
        self.index: Index = Every() if every else Latest(window)
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
        which, numbers = self.index.enter(prints.hashes, self.count)
        told = (numbers > self.count - len(self.held) - 1) & ~self.furniture.known(prints.hashes[which])
        which, numbers = which[told], numbers[told]
        if self.every:
            made = [match for number in np.unique(numbers).tolist() for match in self.match(number, words, prints)]
        else:
            made = list(self.covering(words, prints, prints.places[which], numbers))
        self.keep(words)
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

    def covering(self, words: Words, prints: Prints, places: Places, numbers: Numbers) -> Iterator[Match]:
        """Yield the matches that cover what is shared, each with the report that has most of what is left."""
        while len(numbers):
            others, counts = np.unique(numbers, return_counts=True)
            number = int(others[len(others) - 1 - counts[::-1].argmax()])
            left = numbers != number
            for match in self.match(number, words, prints):
                yield match
                for first, last in (each.right for each in match.stretches if left.any()):
                    left &= (places < first) | (places > last - SHINGLE)
            places, numbers = places[left], numbers[left]

    def match(self, number: int, words: Words, prints: Prints) -> Iterator[Match]:
        """Yield the match with a report, if they share what is no chance and have to do with each other."""
        other = self.held[number]
        found = telling(other, words)
        lefts, rights = [each.left for each in found], [each.right for each in found]
        if found and self.furniture.one_matter((other, lefts), (words, rights), len(self.held)):
            yield Match(other, words, found, prints)
        elif found:
            self.furniture.learn(prints, rights)

    def keep(self, words: Words) -> None:
        """Keep a report, and forget the oldest one where the window is full."""
        self.held[self.count] = words
        self.count += 1
        if len(self.held) > self.window:
            self.furniture.leave(self.held.popitem(last=False)[1])


def telling(left: Words, right: Words) -> list[Stretch]:
    """Return the stretches of two reports that are no chance."""
    found = [each for each in stretches(left, right) if each.same >= BESIDE]
    if not any(weight(each, left, right) >= LEAST for each in found):
        return []
    return [rounded(each, left, right) for each in found]
