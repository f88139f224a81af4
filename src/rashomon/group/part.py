"""A tree of reports, each tied to an earlier one → stories: a branch whose link does not hold is a story of its own.

One report that touches on two events ties them by a single link; the reports around it tell that they are two. So a
link is judged by average linkage between both its sides (Sokal and Michener, 1958), by the few reports that stand next
to it on each. Of links that do not hold the weakest of those that meet is cut, and what is left is looked at again,
round by round, until all hold. What a link is worth hangs on its neighbourhood alone, so one more report costs the same
in a large tree as in a small one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rashomon.group.score import Bag, Bars, Scorer

# A report, and the place of the report that it is tied to; ``None`` for the first.
Node = tuple[Bag, int | None]

# Of each side of a link so many reports are looked at, the nearest, where each side has so many.
SAMPLE, LEAST = 5, 2
# So many pairs of reports are remembered; then all are forgotten and looked at again where they are needed.
REMEMBERED = 200_000
# Later than any round.
NEVER = 1 << 30


@dataclass(frozen=True, slots=True)
class Part:
    """A story of a tree: its reports in order, and reports of other stories that tell of it too, such as round-ups."""

    reports: tuple[Bag, ...]
    also: tuple[str, ...]


class Likeness:
    """How likely reports are of one event, each pair looked at once for as long as it is remembered."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self._known: dict[tuple[str, str], float] = {}
        self._means: dict[tuple[tuple[str, ...], tuple[str, ...]], float] = {}

    def of(self, left: Bag, right: Bag) -> float:
        """Return the probability that two reports are of one event."""
        if (found := self._known.get(pair(left, right))) is not None:
            return found
        self.learn([(left, right)])
        return self._known[pair(left, right)]

    def across(self, one: Sequence[Bag], other: Sequence[Bag]) -> float:
        """Return the mean over all pairs across two sides."""
        key = tuple([each.report for each in one]), tuple([each.report for each in other])
        if (found := self._means.get(key)) is None:
            pairs = [(left, right) for left in one for right in other]
            self.learn(pairs)
            found = self._means[key] = sum(self.of(*each) for each in pairs) / len(pairs)
        return found

    def learn(self, pairs: Iterable[tuple[Bag, Bag]]) -> None:
        """Look at the pairs that are not remembered, those of one report together."""
        missing = [each for each in pairs if pair(*each) not in self._known]
        if len(self._known) + len(missing) > REMEMBERED:
            self._known.clear()
            self._means.clear()
        turned = [(right, left) for left, right in missing]
        for report, others in min(partners(missing), partners(turned), key=len).values():
            likely = self._scorer.alike(report, others)
            self._known.update(zip((pair(report, other) for other in others), likely, strict=True))


def pair(left: Bag, right: Bag) -> tuple[str, str]:
    """Return the ids of two reports, the same whichever is given first."""
    return (left.report, right.report) if left.report < right.report else (right.report, left.report)


def partners(pairs: Iterable[tuple[Bag, Bag]]) -> dict[str, tuple[Bag, list[Bag]]]:
    """Return the pairs by their first report."""
    found: dict[str, tuple[Bag, list[Bag]]] = {}
    for left, right in pairs:
        found.setdefault(left.report, (left, []))[1].append(right)
    return found


class Grove:
    """A tree of reports, given in order, and the stories that it falls into.

    A report is known by its place in the tree, a link by the place of its later report.
    """

    def __init__(self, tree: Sequence[Node], known: Likeness, bars: Bars) -> None:
        self._known, self._bars = known, bars
        self._bags = [report for report, _ in tree]
        self._places = {report.report: place for place, report in enumerate(self._bags)}
        self._ties = [tied for _, tied in tree]
        self._near: list[list[int]] = [[] for _ in tree]
        for place, tied in enumerate(self._ties):
            if tied is not None:
                self._near[tied].append(place)
                self._near[place].insert(0, tied)
        # The links that did not hold in each round, with their likelihood, and the round in which a link was cut; the
        # foreign are cut in a round after all others.
        self._weak: list[dict[int, float]] = []
        self._cut: dict[int, int] = {}
        self._cut_weak()
        # Reports that tell of several events, each with one tied to it for another event than the rest.
        self._shared: list[tuple[int, int]] = []
        self._cut_foreign()
        self._home: list[int] = []
        self._parts: dict[int, list[int]] = {}
        for place, tied in enumerate(self._ties):
            self._settle(place, tied if place not in self._cut else None)

    def firsts(self) -> Iterator[str]:
        """Yield the first report of each story."""
        return (self._bags[home].report for home in self._parts)

    def first(self, report: str) -> str:
        """Return the first report of the story that a report is in."""
        return self._bags[self._home[self._places[report]]].report

    def part(self, report: str) -> Part:
        """Return the story that a report is in."""
        home = self._home[self._places[report]]
        found = tuple(self._bags[place] for place in self._parts[home])
        also = {hub for hub, other in self._shared if self._home[other] == home != self._home[hub]}
        return Part(found, tuple(sorted(self._bags[hub].report for hub in also)))

    def grow(self, new: Bag, to: str) -> bool:
        """Take up a report that is tied to another one, where that changes no more than the other one's story.

        Return whether it did; a tree that did not take it up is good for nothing but to be read. A report is not taken
        up where it is earlier than another one or where another link would be cut.
        """
        tied, place = self._places[to], len(self._bags)
        if new.order < self._bags[-1].order or any(tied in pair for pair in self._shared):
            return False
        self._bags.append(new)
        self._ties.append(tied)
        self._near.append([tied])
        self._near[tied].append(place)
        # A link's worth hangs on what stands near it, so that the other links of the tree need no look.
        fits = all(self._steady(place, number) for number in range(len(self._weak))) and self._at_home(new, tied)
        if fits:
            self._places[new.report] = place
            self._settle(place, tied)
        return fits

    def _settle(self, place: int, tied: int | None) -> None:
        """Put a report into the story of the one that it is still tied to, or begin one."""
        home = place if tied is None else self._home[tied]
        self._home.append(home)
        self._parts.setdefault(home, []).append(place)

    def _cut_weak(self) -> None:
        """Cut links that do not hold, round by round, until all do."""
        links = [place for place, tied in enumerate(self._ties) if tied is not None]
        while weak := self._failing(links):
            cuts = [link for link in weak if self._weakest(link, weak)]
            number = len(self._weak)
            self._weak.append(weak)
            self._cut.update((link, number) for link in cuts)
            links = sorted(self._around({end for link in cuts for end in self._ends(link)}))
        self._weak.append({})

    def _failing(self, links: Iterable[int]) -> dict[int, float]:
        """Return the likelihood of those of the links that do not hold now."""
        number = len(self._weak)
        return {link: value for link in links if (value := self._value(link, number)) < self._bars.holds}

    def _value(self, link: int, number: int) -> float:
        """Return the mean likelihood across a link in a round, 1 where a side has too few reports to tell."""
        one, other = self._ends(link)
        sides = self._sample(one, other, number), self._sample(other, one, number)
        if min(map(len, sides)) < LEAST:
            return 1.0
        left, right = ([self._bags[place] for place in sorted(side)] for side in sides)
        return self._known.across(left, right)

    def _sample(self, start: int, beyond: int, number: int) -> list[int]:
        """Return the reports nearest to one in a round, that one first, on the side of a link where it stands."""
        found = [start]
        for place in found:
            for each in self._beside(place, number):
                if each != beyond and each not in found:
                    found.append(each)
                    if len(found) == SAMPLE:
                        return found
        return found

    def _weakest(self, link: int, weak: dict[int, float]) -> bool:
        """Return whether a link that does not hold is the weakest of those that it meets."""
        value = weak[link], link
        met = (max(end, each) for end in self._ends(link) for each in self._near[end])
        return all((weak[each], each) >= value for each in met if each in weak)

    def _around(self, ends: Iterable[int]) -> set[int]:
        """Return the links of all that hangs together with some reports now."""
        number, pending, links = len(self._weak), list(ends), set[int]()
        while pending:
            place = pending.pop()
            for each in self._beside(place, number):
                if (link := max(place, each)) not in links:
                    links.add(link)
                    pending.append(each)
        return links

    def _steady(self, place: int, number: int) -> bool:
        """Return whether the cuts of a round stay what they are with a new last report; note what else it changes."""
        weak = self._weak[number]
        links = {max(end, each) for end in self._reached(place, number) for each in self._beside(end, number)}
        values = {link: self._value(link, number) for link in links - {place}}
        moved = [
            link for link, value in values.items() if min(value, self._bars.holds) != weak.get(link, self._bars.holds)
        ]
        if not moved:
            return True
        fresh = {link: value for link, value in {**weak, **values}.items() if value < self._bars.holds}
        met = {max(end, each) for link in moved for end in self._ends(link) for each in self._near[end]}
        if any((self._cut.get(link) == number) != (link in fresh and self._weakest(link, fresh)) for link in met):
            return False
        self._weak[number] = fresh
        return True

    def _reached(self, place: int, number: int) -> Iterator[int]:
        """Yield the reports from which a new last one could be among the nearest in a round.

        It comes after all others that are tied to the same report, and whoever looks past a report with many ties sees
        no further than those.
        """
        pending = [(self._ends(place)[1], place, 1)]
        while pending:
            at, came, far = pending.pop()
            beside = list(islice((each for each in self._beside(at, number) if each != place), SAMPLE))
            if len(beside) < SAMPLE:
                yield at
                if far < SAMPLE - 1:
                    pending.extend((each, at, far + 1) for each in beside if each != came)

    def _cut_foreign(self) -> None:
        """Part what one report ties that tells of several events.

        A round-up or a live blog is like reports that are not in the least like each other; it stays with those that it
        is most like.
        """
        number, pending = len(self._weak), list(range(len(self._bags)))[::-1]
        while pending:
            place = pending.pop()
            groups = self._kinds(list(self._beside(place, number + 1)))
            if len(groups) > 1:
                hub = self._bags[place]
                groups.sort(key=lambda group: (-max(self._known.of(hub, self._bags[each]) for each in group), group))
                other = groups[1][0]
                self._shared.append((place, other))
                self._cut[max(place, other)] = number
                pending += [other, place]

    def _kinds(self, places: Sequence[int]) -> list[list[int]]:
        """Return the places of reports in groups, a report with the first one of whose earliest it is at all like."""
        groups: list[list[int]] = []
        # Most are like the first one: these pairs are looked at together.
        self._known.learn([(self._bags[places[0]], self._bags[place]) for place in places[1:]])
        for place in places:
            if (home := next((g for g in groups if self._like(self._bags[place], g)), None)) is not None:
                home.append(place)
            else:
                groups.append([place])
        return groups

    def _at_home(self, new: Bag, tied: int) -> bool:
        """Return whether a new last report is at all like one of the earliest that are tied to the same as it."""
        beside = (each for each in self._beside(tied, len(self._weak) + 1) if self._bags[each] is not new)
        earliest = list(islice(beside, SAMPLE))
        return not earliest or self._like(new, earliest)

    def _like(self, report: Bag, places: Sequence[int]) -> bool:
        """Return whether a report is at all like one of the earliest of others."""
        return any(self._known.of(report, self._bags[each]) >= self._bars.unlike for each in places[:SAMPLE])

    def _beside(self, place: int, number: int) -> Iterator[int]:
        """Yield the reports that a report is still tied to in a round, in order."""
        cut = self._cut
        return (each for each in self._near[place] if cut.get(max(place, each), NEVER) >= number)

    def _ends(self, link: int) -> tuple[int, int]:
        """Return the places of the two reports that a link ties."""
        tied = self._ties[link]
        assert tied is not None
        return link, tied
