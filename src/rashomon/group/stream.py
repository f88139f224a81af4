"""Sketches → stories, online: each report joins the story of the earlier report that it is most like, or opens one.

The stories are a function of the set of reports alone, so these may come in any order, one by one or all at once. A
report's link hangs on the two reports that it ties and on what the index lists; a late report is compared with those
later ones to which the index proposes it. What the links tie together is then looked at as a whole, and parted where it
does not hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.group.index import Index
from rashomon.group.part import Likeness, Node, Part, parted
from rashomon.group.score import FEED, Bag, Bars, Scorer
from rashomon.group.sketch import Sketch
from rashomon.model import content_id

# What comes after so many days of silence is a later chapter.
SILENCE = 30


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
    trial, is a later chapter of the story. ``links`` say why each report is in it; the first report's, where it has
    one, leads to a story that it was parted from. ``also`` are reports of other stories that tell of this one too:
    round-ups and live blogs.
    """

    id: str
    reports: tuple[str, ...]
    chapters: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]
    also: tuple[str, ...] = ()

    @property
    def parted(self) -> Link | None:
        """Return the link that did not hold, ``None`` where there was none: it leads to another story."""
        return next((link for link in self.links if link.report == self.reports[0]), None)


class Stream:
    """The reports held, the link of each to an earlier one, and the stories that these make.

    ``links`` are what a stream over the same sketches had: with them, links are not looked for again.
    """

    def __init__(self, sketches: Iterable[Sketch] = (), links: Iterable[Link] = (), bars: Bars = FEED) -> None:
        self._bars = bars
        self._scorer = Scorer()
        self._likeness = Likeness(self._scorer)
        self._index = Index(bars.proposed, self._scorer.rarities)
        self._bags: dict[str, Bag] = {}
        self._links: dict[str, Link] = {}
        self._followers: defaultdict[str, set[str]] = defaultdict(set)
        # The stories of each tree of links, by the tree's first report; absent until they are asked for.
        self._known: dict[str, tuple[Outline, ...]] = {}
        for each in map(self._scorer.bag, sketches):
            self._bags[each.report] = each
            self._index.enter(each)
        for link in links:
            self._tie(link.report, link)

    def add(self, sketches: Iterable[Sketch]) -> tuple[str, ...]:
        """Return the ids of the stories that changed, also those that are no more; known reports are passed over."""
        old: set[Outline] = set()
        changed: set[str] = set()
        for each in sketches:
            if each.report not in self._bags:
                moved = self._moved(self._scorer.bag(each))
                ends = {*moved, *(link.to for link in moved.values() if link)} - {each.report}
                trees = {self._first(report) for report in ends}
                old.update(outline for first in trees - changed for outline in self._outlines(first))
                for report, link in moved.items():
                    self._tie(report, link)
                trees |= {self._first(report) for report in moved}
                for first in trees:
                    self._known.pop(first, None)
                changed |= trees
        new = {outline for first in changed - self._links.keys() for outline in self._outlines(first)}
        return tuple(sorted({outline.id for outline in old ^ new}))

    def links(self) -> tuple[Link, ...]:
        """Return the link of each report that has one, ordered by report, for a later stream over the same sketches."""
        return tuple(self._links[report] for report in sorted(self._links))

    def stories(self) -> tuple[Outline, ...]:
        """Return all stories, ordered by their first report."""
        trees = (self._outlines(report) for report in self._bags if report not in self._links)
        found = (outline for outlines in trees for outline in outlines)
        return tuple(sorted(found, key=lambda outline: self._bags[outline.reports[0]].order))

    def story(self, report: str) -> Outline:
        """Return the story that a report is in; a ``KeyError`` where the report is not held."""
        outlines = self._outlines(self._first(self._bags[report].report))
        return next(outline for outline in outlines if report in outline.reports)

    def _moved(self, new: Bag) -> dict[str, Link | None]:
        """Hold a report; return the link that it should have, and that of each report which should have another now."""
        self._bags[new.report] = new
        loose = {report for pushed in self._index.enter(new) for report in self._followers.get(pushed, ())}
        moved = {report: self._best(self._bags[report]) for report in loose if not self._proposed(report)}
        moved[new.report] = self._best(new)
        later = [self._bags[report] for report in self._index.later(new)]
        for each, likely in zip(later, self._scorer.alike(new, later), strict=True):
            standing = moved.get(each.report, self._links.get(each.report))
            if self._preferred(new, likely, standing):
                moved[each.report] = self._link(each, new, likely)
        return moved

    def _proposed(self, report: str) -> bool:
        """Return whether the index still proposes to a report the one that it is tied to."""
        return self._index.proposes(self._bags[self._links[report].to], self._bags[report])

    def _best(self, new: Bag) -> Link | None:
        """Return the link of a report to the earlier one that it is most like, ``None`` where none is likely enough."""
        earlier = [self._bags[report] for report in self._index.earlier(new)]
        likely = zip(self._scorer.alike(new, earlier), earlier, strict=True)
        best = min(((-each, to.order, to) for each, to in likely if each >= self._bars.joins), default=None)
        return best and self._link(new, best[2], -best[0])

    def _link(self, report: Bag, to: Bag, likely: float) -> Link:
        """Return the link between two reports, with what they share."""
        return Link(report.report, to.report, likely, self._scorer.shared(report, to))

    def _preferred(self, to: Bag, likely: float, standing: Link | None) -> bool:
        """Return whether a link goes before another one: the likelier, then that to the earlier report."""
        if standing is None:
            return likely >= self._bars.joins
        return (-likely, to.order) < (-standing.score, self._bags[standing.to].order)

    def _tie(self, report: str, link: Link | None) -> None:
        """Put a link of a report in the place of the one that stands."""
        if (standing := self._links.pop(report, None)) is not None:
            self._followers[standing.to].discard(report)
        if link is not None:
            self._links[report] = link
            self._followers[link.to].add(report)

    def _first(self, report: str) -> str:
        """Return the first report of the tree that a report is in."""
        while (link := self._links.get(report)) is not None:
            report = link.to
        return report

    def _outlines(self, first: str) -> tuple[Outline, ...]:
        """Return the stories of the tree that begins with a report."""
        if first not in self._known:
            self._known[first] = tuple(
                self._outline(each) for each in parted(self._tree(first), self._likeness, self._bars)
            )
        return self._known[first]

    def _tree(self, first: str) -> list[Node]:
        """Return the reports of a tree in order, each with the place of the one that it is tied to."""
        found, pending = [], [first]
        while pending:
            found.append(self._bags[pending.pop()])
            pending.extend(self._followers.get(found[-1].report, ()))
        found.sort(key=lambda each: each.order)
        places = {each.report: place for place, each in enumerate(found)}
        return [(each, None if each.report == first else places[self._links[each.report].to]) for each in found]

    def _outline(self, part: Part) -> Outline:
        """Return the outline of a story."""
        reports = tuple(each.report for each in part.reports)
        links = tuple(self._links[report] for report in reports if report in self._links)
        return Outline(content_id("y", reports[0]), reports, tuple(chapters(part.reports)), links, part.also)


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
