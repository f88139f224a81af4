"""Sketches → stories, online: each report joins the story of the earlier report that it is most like, or opens one.

The stories are a function of the set of reports alone. A report's link hangs on the two reports it ties and on which
earlier reports the index lists for their words, so reports may come in any order, one by one or all at once; a late
report is compared with the later ones that share rare words with it, and with no others.

The index has a bucket for each name over all time and for each rare word and month. A bucket lists its earliest reports
only: a report is compared with few others however many are held.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.group.rarity import rarity
from rashomon.group.score import Bag, alike, bag, shared
from rashomon.group.sketch import Sketch
from rashomon.model import content_id

# Two reports are of one event where they are so likely to be.
BAR = 0.7
# A bucket lists so many reports.
LISTED = 48
# Two reports are compared where the rarity of the terms that they share and that are listed sums up to so much.
PROPOSED = 6.0
# Words propose reports of this month of so many days and of the one before; names propose over all time.
MONTH = 30
# What comes after so many days of silence is a later chapter.
SILENCE = 30
UNDATED = -1

Bucket = tuple[str, int | None]
Order = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Link:
    """Why a report is in a story: the earlier report that it is most like, how likely they are of one event, and why.

    ``score`` is a probability; ``because`` are the names, words and figures that both have, the weightiest first.
    """

    report: str
    to: str
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A story by the ids of its reports, in order of publication, those without a date first.

    ``id`` is made from the first report's. ``chapters`` part the reports: what comes after a long silence, such as a
    trial, is a later chapter of the story. ``links`` say why each report but the first is in it.
    """

    id: str
    reports: tuple[str, ...]
    chapters: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]


class Stream:
    """The reports held and the link of each to an earlier one.

    ``links`` are what a stream over the same sketches had: with them, nothing is compared again.
    """

    def __init__(self, sketches: Iterable[Sketch] = (), links: Iterable[Link] = ()) -> None:
        self._bags: dict[str, Bag] = {}
        self._links: dict[str, Link] = {}
        self._followers: defaultdict[str, set[str]] = defaultdict(set)
        self._index: defaultdict[Bucket, list[Order]] = defaultdict(list)
        self._months: set[int] = set()
        for each in sketches:
            self._hold(bag(each))
        for each_link in links:
            self._tie(each_link, each_link.report)

    def add(self, sketches: Iterable[Sketch]) -> tuple[str, ...]:
        """Return the ids of the stories that changed, also those that are no more; known reports are passed over."""
        changed: set[str] = set()
        for each in sketches:
            if each.report not in self._bags:
                changed |= self._join(bag(each))
        return tuple(sorted(changed))

    def links(self) -> tuple[Link, ...]:
        """Return the link of each report that has one, ordered by report, for a later stream over the same sketches."""
        return tuple(self._links[report] for report in sorted(self._links))

    def stories(self) -> tuple[Outline, ...]:
        """Return all stories, ordered by their first report."""
        first = sorted(each.order for report, each in self._bags.items() if report not in self._links)
        return tuple(self._outline(report) for _, report in first)

    def story(self, report: str) -> Outline:
        """Return the story that a report is in; a ``KeyError`` where the report is not held."""
        return self._outline(self._first(report))

    def _join(self, new: Bag) -> set[str]:
        """Hold a report, tie it to an earlier one and later ones to it; return the ids of the stories that changed."""
        loose = self._hold(new)
        moved = {new.report, *loose}
        before = {self._first(report) for report in loose}
        self._tie(self._best(new), new.report)
        for report in loose:
            self._tie(self._best(self._bags[report]), report)
        for later in self._proposed_to(new):
            score = alike(new, later)
            standing = self._links.get(later.report)
            if score >= BAR and (standing is None or preferred(score, new, standing.score, self._bags[standing.to])):
                before.add(self._first(later.report))
                moved.add(later.report)
                self._tie(link(later, new, score), later.report)
        return {story_id(report) for report in before | {self._first(report) for report in moved}}

    def _hold(self, new: Bag) -> set[str]:
        """Enter a report into the index; return the reports tied to one that is therefore no longer listed."""
        self._bags[new.report] = new
        self._months.add(month(new))
        loose: set[str] = set()
        for bucket in buckets(new):
            listed = self._index[bucket]
            place = bisect.bisect(listed, new.order)
            listed.insert(place, new.order)
            if place < LISTED < len(listed):
                loose |= self._followers[listed[LISTED][1]]
        return loose

    def _best(self, new: Bag) -> Link | None:
        """Return a report's link to the earlier one that it is most like, ``None`` where none is likely enough."""
        best: tuple[float, Bag] | None = None
        for earlier in self._proposed_by(new):
            score = alike(earlier, new)
            if score >= BAR and (best is None or preferred(score, earlier, *best)):
                best = score, earlier
        return link(new, best[1], best[0]) if best else None

    def _proposed_by(self, new: Bag) -> Iterator[Bag]:
        """Yield the earlier listed reports that share rare terms with a report."""
        found: defaultdict[str, float] = defaultdict(float)
        for term in new.terms:
            for when in looked_up(term, month(new)):
                for order in self._index.get((term, when), ())[:LISTED]:
                    if order >= new.order:
                        break
                    found[order[1]] += rarity(term)
        yield from (self._bags[report] for report, value in found.items() if round(value, 6) >= PROPOSED)

    def _proposed_to(self, new: Bag) -> Iterator[Bag]:
        """Yield the later reports to which a report is proposed: those with rare terms for which it is listed."""
        found: defaultdict[str, float] = defaultdict(float)
        for bucket in buckets(new):
            term, when = bucket
            place = bisect.bisect_left(self._index[bucket], new.order)
            if place >= LISTED:
                continue
            for other in looking_up(term, when, self._months):
                listed = self._index.get((term, other), ())
                for order in listed[bisect.bisect(listed, new.order) :]:
                    found[order[1]] += rarity(term)
        yield from (self._bags[report] for report, value in found.items() if round(value, 6) >= PROPOSED)

    def _tie(self, link: Link | None, report: str) -> None:
        """Put a report's link in the place of the one that stands."""
        if (standing := self._links.pop(report, None)) is not None:
            self._followers[standing.to].discard(report)
        if link is not None:
            self._links[report] = link
            self._followers[link.to].add(report)

    def _first(self, report: str) -> str:
        """Return the first report of the story that a report is in."""
        while (link := self._links.get(report)) is not None:
            report = link.to
        return report

    def _outline(self, first: str) -> Outline:
        """Return the story that begins with a report."""
        found, open_ = [], [first]
        while open_:
            found.append(open_.pop())
            open_.extend(self._followers.get(found[-1], ()))
        ordered = sorted((self._bags[report] for report in found), key=lambda each: each.order)
        reports = tuple(each.report for each in ordered)
        links = tuple(self._links[report] for report in reports if report in self._links)
        return Outline(story_id(first), reports, tuple(chapters(ordered)), links)


def story_id(first: str) -> str:
    """Return the id of the story whose first report is given."""
    return content_id("y", first)


def preferred(score: float, earlier: Bag, standing: float, other: Bag) -> bool:
    """Return whether a link to one report goes before a link to another: the likelier, then the earlier."""
    return (-score, earlier.order) < (-standing, other.order)


def link(report: Bag, to: Bag, score: float) -> Link:
    """Return the link between two reports, with what they share."""
    return Link(report.report, to.report, score, shared(report, to))


def month(bag: Bag) -> int:
    """Return the number of the span of ``MONTH`` days that a report falls in, ``UNDATED`` where its day is unknown."""
    return UNDATED if bag.day is None else bag.day // MONTH


def buckets(bag: Bag) -> Iterator[Bucket]:
    """Yield the buckets that a report stands in: each name's, and each proposing word's of its month."""
    yield from ((term, None if " " in term else month(bag)) for term in bag.terms)


def looked_up(term: str, when: int) -> tuple[int | None, ...]:
    """Return the months of the buckets in which a report of a month finds earlier ones by a term."""
    if " " in term:
        return (None,)
    return (UNDATED,) if when == UNDATED else (UNDATED, when - 1, when)


def looking_up(term: str, when: int | None, months: Iterable[int]) -> Iterable[int | None]:
    """Return the months of the buckets from which reports look a month's bucket up: ``looked_up`` turned round."""
    if when is None:
        return (None,)
    return months if when == UNDATED else (when, when + 1)


def chapters(ordered: Iterable[Bag]) -> Iterator[tuple[str, ...]]:
    """Yield the reports of a story, given in order of publication, parted where no report came for long."""
    chapter: list[Bag] = []
    for each in ordered:
        if chapter and each.day and chapter[-1].day and each.day - chapter[-1].day > SILENCE:
            yield tuple(bag.report for bag in chapter)
            chapter = []
        chapter.append(each)
    if chapter:
        yield tuple(bag.report for bag in chapter)
