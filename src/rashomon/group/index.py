"""The index by which a report finds the few that it is worth comparing with, however many are held.

It has a bucket for each name over all time, and for each rare word and month. A bucket lists its earliest reports only.
A report is proposed to a later one where the rarity of the terms that both have and for which it is listed sums up to a
bar: which pairs are compared hangs on the set of reports, not on the order in which they came.
"""

from __future__ import annotations

import bisect
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rashomon.group.rarity import rarity
from rashomon.group.score import Bag

# A bucket lists so many reports.
LISTED = 48
# Words propose reports of this month of so many days and of the one before; names propose over all time.
MONTH = 30
UNDATED = -1

Bucket = tuple[str, int | None]
Order = tuple[int, str]


class Index:
    """Which reports have which rare terms, in order of publication; ``proposed`` is the bar."""

    def __init__(self, proposed: float) -> None:
        self._proposed = proposed
        self._buckets: defaultdict[Bucket, list[Order]] = defaultdict(list)
        self._months: set[int] = set()

    def enter(self, new: Bag) -> set[str]:
        """Enter a report; return the reports that are listed for one term less because of it."""
        self._months.add(month(new))
        pushed = set()
        for bucket in buckets(new):
            held = self._buckets[bucket]
            place = bisect.bisect(held, new.order)
            held.insert(place, new.order)
            if place < LISTED < len(held):
                pushed.add(held[LISTED][1])
        return pushed

    def earlier(self, new: Bag) -> list[str]:
        """Return the earlier reports that are proposed to a report."""
        found: defaultdict[str, float] = defaultdict(float)
        for term in new.terms:
            for when in looked_up(term, month(new)):
                for order in self._buckets.get((term, when), ())[:LISTED]:
                    if order >= new.order:
                        break
                    found[order[1]] += rarity(term)
        return self._enough(found)

    def later(self, new: Bag) -> list[str]:
        """Return the later reports that a report is proposed to."""
        found: defaultdict[str, float] = defaultdict(float)
        for term, when in self._listing(new):
            for other in looking_up(term, when, self._months):
                held = self._buckets.get((term, other), ())
                for order in held[bisect.bisect(held, new.order) :]:
                    found[order[1]] += rarity(term)
        return self._enough(found)

    def proposes(self, earlier: Bag, later: Bag) -> bool:
        """Return whether a report is proposed to a later one that it was proposed to before."""
        common = {term: rarity(term) for term, _ in self._listing(earlier) if term in set(later.terms)}
        return bool(self._enough({earlier.report: math.fsum(common.values())}))

    def _listing(self, report: Bag) -> Iterator[Bucket]:
        """Yield the buckets that list a report."""
        for bucket in buckets(report):
            if bisect.bisect_left(self._buckets[bucket], report.order) < LISTED:
                yield bucket

    def _enough(self, found: dict[str, float]) -> list[str]:
        # Rounded, since sums in another order differ in their last digits.
        return [report for report, value in found.items() if round(value, 6) >= self._proposed]


def month(report: Bag) -> int:
    """Return the number of the span of ``MONTH`` days that a report falls in, ``UNDATED`` where its day is unknown."""
    return UNDATED if report.day is None else report.day // MONTH


def buckets(report: Bag) -> Iterator[Bucket]:
    """Yield the buckets that a report stands in: each name's, and each word's of its month."""
    when = month(report)
    yield from ((term, None if " " in term else when) for term in report.terms)


def looked_up(term: str, when: int) -> tuple[int | None, ...]:
    """Return the months in whose buckets a report of a month finds earlier ones by a term."""
    if " " in term:
        return (None,)
    return (UNDATED,) if when == UNDATED else (UNDATED, when - 1, when)


def looking_up(term: str, when: int | None, months: Iterable[int]) -> Iterable[int | None]:
    """Return the months whose reports look a month's bucket up: ``looked_up`` turned round."""
    if when is None:
        return (None,)
    return months if when == UNDATED else (when, when + 1)
