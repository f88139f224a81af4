"""The index by which a report finds the few that it is worth comparing with, however many are held.

It has a bucket for each name over all time, and for each rare word and month. A bucket lists its earliest reports only.
A report is proposed to a later one where the rarity of the terms that both have and for which it is listed sums up to a
bar: which pairs are compared hangs on the set of reports, not on the order in which they came.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rashomon.group.score import UNIT, Bag

# A bucket lists so many reports.
LISTED = 24
# Words propose reports of this month of so many days and of the one before; names propose over all time.
MONTH = 30
UNDATED = -1

Order = tuple[int, str]
# The reports that have each term, all in order of publication.
Shelf = dict[int, list[Order]]


class Index:
    """Which reports have which rare terms, in order of publication.

    ``proposed`` is the bar, ``rarities`` those of the terms, in ``UNIT``, which may grow.
    """

    def __init__(self, proposed: float, rarities: Sequence[int]) -> None:
        self._proposed = proposed / UNIT
        self._rarities = rarities
        self._named: Shelf = {}
        self._months: dict[int, Shelf] = {}

    def enter(self, new: Bag) -> set[str]:
        """Enter a report; return the reports that are listed for one term less because of it."""
        self._months.setdefault(month(new), {})
        pushed = set()
        for shelf, terms in self._standing(new):
            for term in terms:
                held = shelf.setdefault(term, [])
                place = bisect.bisect(held, new.order)
                held.insert(place, new.order)
                if place < LISTED < len(held):
                    pushed.add(held[LISTED][1])
        return pushed

    def earlier(self, new: Bag) -> list[str]:
        """Return the earlier reports that are proposed to a report."""
        found: defaultdict[str, int] = defaultdict(int)
        for shelf, terms in self._looked_up(new):
            for term in terms:
                if (held := shelf.get(term)) is not None:
                    rarity = self._rarities[term]
                    for _, report in held[: bisect.bisect_left(held, new.order, hi=min(len(held), LISTED))]:
                        found[report] += rarity
        return self._enough(found)

    def later(self, new: Bag) -> list[str]:
        """Return the later reports that a report is proposed to."""
        found: defaultdict[str, int] = defaultdict(int)
        for shelf, term in self._listing(new):
            rarity = self._rarities[term]
            for other in self._looking_up(shelf, month(new)):
                if (held := other.get(term)) is not None:
                    for _, report in held[bisect.bisect(held, new.order) :]:
                        found[report] += rarity
        return self._enough(found)

    def proposes(self, earlier: Bag, later: Bag) -> bool:
        """Return whether a report is proposed to a later one that it was proposed to before."""
        common = {*later.names, *later.rare}
        return sum(self._rarities[term] for _, term in self._listing(earlier) if term in common) >= self._proposed

    def _standing(self, report: Bag) -> Iterator[tuple[Shelf, Sequence[int]]]:
        """Yield the shelves that a report stands in, with its terms there: its month's, and that of names."""
        yield self._months[month(report)], report.rare
        yield self._named, report.names

    def _looked_up(self, report: Bag) -> Iterator[tuple[Shelf, Sequence[int]]]:
        """Yield the shelves in which a report finds earlier ones, with the terms by which it does."""
        when = month(report)
        for each in (UNDATED,) if when == UNDATED else (UNDATED, when - 1, when):
            if (shelf := self._months.get(each)) is not None:
                yield shelf, report.rare
        yield self._named, report.names

    def _looking_up(self, shelf: Shelf, when: int) -> Iterator[Shelf]:
        """Yield the shelves whose reports look up a shelf of a month: ``_looked_up`` turned round."""
        if shelf is self._named:
            yield shelf
        elif when == UNDATED:
            yield from self._months.values()
        else:
            yield from (each for other in (when, when + 1) if (each := self._months.get(other)) is not None)

    def _listing(self, report: Bag) -> Iterator[tuple[Shelf, int]]:
        """Yield each shelf and term for which a report is listed."""
        for shelf, terms in self._standing(report):
            for term in terms:
                held = shelf[term]
                if len(held) <= LISTED or held[LISTED] > report.order:
                    yield shelf, term

    def _enough(self, found: dict[str, int]) -> list[str]:
        return [report for report, value in found.items() if value >= self._proposed]


def month(report: Bag) -> int:
    """Return the number of the span of ``MONTH`` days that a report falls in, ``UNDATED`` where its day is unknown."""
    return UNDATED if report.day is None else report.day // MONTH
