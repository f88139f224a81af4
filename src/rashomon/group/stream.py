"""Sketches → stories, online: each report joins the story of the earlier report that it is most like, or opens one.

The stories are a function of the set of reports alone, so these may come in any order, one by one or all at once. A
report's link hangs on the two reports that it ties and on what the index lists; a late report is compared with those
later ones to which the index proposes it. What the links tie together is then parted where a link does not hold. A
report that is later than all of its tree, and changes no cut, costs nothing but its own story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.group.index import Index
from rashomon.group.part import Grove, Likeness, Node, Part
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
        self._scorer = Scorer(towns=bars.towns)
        self._likeness = Likeness(self._scorer)
        self._index = Index(bars.proposed, self._scorer.rarities)
        self._bags: dict[str, Bag] = {}
        self._links: dict[str, Link] = {}
        self._followers: defaultdict[str, set[str]] = defaultdict(set)
        # Trees of links by their first report, and stories by theirs; absent until they are asked for.
        self._groves: dict[str, Grove] = {}
        self._told: dict[str, Outline] = {}
        for each in map(self._scorer.bag, sketches):
            self._bags[each.report] = each
            self._index.enter(each)
        for link in links:
            self._tie(link.report, link)

    def add(self, sketches: Iterable[Sketch]) -> tuple[str, ...]:
        """Return the ids of the stories that changed, also those that are no more; known reports are passed over."""
        new = {each.report: self._scorer.bag(each) for each in sketches if each.report not in self._bags}
        turn = Turn(new)
        for each in sorted(new.values(), key=lambda each: each.order):
            moved = self._moved(each)
            if not (len(moved) == 1 and self._grown(each, moved[each.report], turn)):
                self._regrown(each.report, moved, turn)
        firsts = [first for tree in turn.trees - self._links.keys() for first in self._grove(tree).firsts()]
        told = [self._outline(report) for report in {*firsts, *turn.grown}]
        return turn.changed({outline.id: outline for outline in told})

    def links(self) -> tuple[Link, ...]:
        """Return the link of each report that has one, ordered by report, for a later stream over the same sketches."""
        return tuple(self._links[report] for report in sorted(self._links))

    def stories(self) -> tuple[Outline, ...]:
        """Return all stories, ordered by their first report."""
        trees = (self._grove(report) for report in self._bags if report not in self._links)
        found = (self._outline(first) for grove in trees for first in grove.firsts())
        return tuple(sorted(found, key=lambda outline: self._bags[outline.reports[0]].order))

    def story(self, report: str) -> Outline:
        """Return the story that a report is in; a ``KeyError`` where the report is not held."""
        return self._outline(self._bags[report].report)

    def _grown(self, new: Bag, link: Link | None, turn: Turn) -> bool:
        """Return whether a new report could be put into the story of the one that it is tied to, and nothing else."""
        if link is None:
            return False
        grove = self._grove(self._first(link.to))
        first = grove.first(link.to)
        if first not in turn.grown:
            turn.note(self._outline(first))
        if not grove.grow(new, link.to):
            return False
        self._tie(new.report, link)
        self._told.pop(first, None)
        turn.grown.add(first)
        return True

    def _regrown(self, new: str, moved: Mapping[str, Link | None], turn: Turn) -> None:
        """Tie reports anew, and forget the stories of the trees that this changes."""
        ends = {*moved, *(link.to for link in moved.values() if link)} - {new}
        trees = {self._first(report) for report in ends}
        for tree in trees:
            for first in self._grove(tree).firsts():
                turn.note(self._outline(first))
                self._told.pop(first, None)
            del self._groves[tree]
        for report, link in moved.items():
            self._tie(report, link)
        turn.trees |= trees | {self._first(report) for report in moved}

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

    def _grove(self, first: str) -> Grove:
        """Return the tree that begins with a report."""
        if first not in self._groves:
            self._groves[first] = Grove(self._tree(first), self._likeness, self._bars)
        return self._groves[first]

    def _tree(self, first: str) -> list[Node]:
        """Return the reports of a tree in order, each with the place of the one that it is tied to."""
        found, pending = [], [first]
        while pending:
            found.append(self._bags[pending.pop()])
            pending.extend(self._followers.get(found[-1].report, ()))
        found.sort(key=lambda each: each.order)
        places = {each.report: place for place, each in enumerate(found)}
        return [(each, None if each.report == first else places[self._links[each.report].to]) for each in found]

    def _outline(self, report: str) -> Outline:
        """Return the outline of the story that a report is in."""
        grove = self._grove(self._first(report))
        first = grove.first(report)
        if first not in self._told:
            self._told[first] = self._made(grove.part(first))
        return self._told[first]

    def _made(self, part: Part) -> Outline:
        """Return the outline of a story."""
        reports = tuple(each.report for each in part.reports)
        links = tuple(self._links[report] for report in reports if report in self._links)
        return Outline(content_id("y", reports[0]), reports, tuple(chapters(part.reports)), links, part.also)


class Turn:
    """What one call of ``Stream.add`` changes: ``trees`` tied anew, and ``grown`` stories, each by its first report."""

    def __init__(self, new: Iterable[str]) -> None:
        self.trees, self.grown = set[str](), set[str]()
        self._before: dict[str, Outline] = {}
        self._seen = set(new)

    def note(self, outline: Outline) -> None:
        """Note a story as it was before; one of a report that is new or was noted already is on the way only."""
        if self._seen.isdisjoint(outline.reports):
            self._before[outline.id] = outline
            self._seen.update(outline.reports)

    def changed(self, after: Mapping[str, Outline]) -> tuple[str, ...]:
        """Return the ids of the stories that are not as they were, given what the changed ones are."""
        ids = self._before.keys() | after.keys()
        return tuple(sorted(each for each in ids if self._before.get(each) != after.get(each)))


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
