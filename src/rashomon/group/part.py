"""A tree of reports, each tied to an earlier one → stories: a branch whose link does not hold is a story of its own.

One report that touches on two events ties them by a single link; the reports around it tell that they are two. So a
story is looked at again at every link whenever it grows, by average linkage between both sides (Sokal and Michener,
1958).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rashomon.group.score import Bag, Bars, Scorer

# A report, and the place of the report that it is tied to; ``None`` for the first.
Node = tuple[Bag, int | None]

# Of each side of a link so many reports are looked at, the earliest, where each side has so many.
SAMPLE, LEAST = 5, 2
# So many pairs of reports are remembered; then all are forgotten and looked at again where they are needed.
REMEMBERED = 500_000


@dataclass(frozen=True, slots=True)
class Part:
    """A story of a tree: its reports in order, and reports of other stories that tell of it too, such as round-ups."""

    reports: tuple[Bag, ...]
    also: tuple[str, ...]


def parted(tree: Sequence[Node], known: Likeness, bars: Bars) -> list[Part]:
    """Return the stories of a tree; the tree's reports come in order, and those of each story do."""
    pending = [list(tree)]
    found: list[list[Node]] = []
    shared: list[tuple[str, str]] = []
    while pending:
        members = pending.pop()
        place = weakest(members, known, bars.holds)
        if place is None and (cut := foreign(members, known, bars.unlike)) is not None:
            place = max(cut)
            shared.append((members[cut[0]][0].report, members[cut[1]][0].report))
        if place is None:
            found.append(members)
        else:
            outside = list(Shape([tied for _, tied in members]).outside(place))
            pending += [side(members, outside), side(members, sorted({*range(len(members))}.difference(outside)))]
    return [part([report for report, _ in members], shared) for members in found]


def part(reports: Sequence[Bag], shared: Sequence[tuple[str, str]]) -> Part:
    """Return the story of reports, given which report was parted from which for telling of several stories."""
    here = {each.report for each in reports}
    return Part(tuple(reports), tuple(sorted({one for one, other in shared if other in here and one not in here})))


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


def weakest(members: Sequence[Node], known: Likeness, holds: float) -> int | None:
    """Return the place of the report whose link holds least, ``None`` where all hold."""
    worst, found = holds, None
    for place, branch, rest in sides(members):
        likeness = known.across([members[each][0] for each in branch], [members[each][0] for each in rest])
        if likeness < worst:
            worst, found = likeness, place
    return found


def sides(members: Sequence[Node]) -> Iterator[tuple[int, list[int], list[int]]]:
    """Yield the place of each report whose link has enough reports on both sides, and the first places of each side."""
    whole = Shape([tied for _, tied in members])
    first = [[place] for place in range(len(members))]
    # What is tied to a report stands after it, so a branch is whole before it is handed on.
    for place in range(len(members) - 1, 0, -1):
        if (tied := members[place][1]) is not None:
            first[tied] = sorted(first[tied] + first[place])[:SAMPLE]
    for place in range(1, len(members)):
        if LEAST <= whole.size[place] <= len(members) - LEAST:
            yield place, first[place], list(islice(whole.outside(place), SAMPLE))


class Shape:
    """Which reports of a tree stand in which branch, given the place that each is tied to.

    ``size`` is how many reports a branch has; ``start`` numbers the reports so that a branch's follow one another.
    """

    def __init__(self, ties: Sequence[int | None]) -> None:
        self.size, self.start = [1] * len(ties), [0] * len(ties)
        for place in range(len(ties) - 1, 0, -1):
            if (tied := ties[place]) is not None:
                self.size[tied] += self.size[place]
        free = [1] * len(ties)
        for place, tied in enumerate(ties):
            if tied is not None:
                self.start[place], free[place] = free[tied], free[tied] + 1
                free[tied] += self.size[place]

    def outside(self, top: int) -> Iterator[int]:
        """Yield the places that are not in a branch."""
        begin, size = self.start[top], self.size[top]
        return (place for place, start in enumerate(self.start) if not 0 <= start - begin < size)


def foreign(members: Sequence[Node], known: Likeness, unlike: float) -> tuple[int, int] | None:
    """Return the places of a report that tells of several events and of one tied to it for another event than the rest.

    A round-up or a live blog is like reports that are not in the least like each other; it stays with those that it is
    most like. ``None`` where there is none.
    """
    near: defaultdict[int, list[int]] = defaultdict(list)
    for place, (_, tied) in enumerate(members):
        if tied is not None:
            near[place].append(tied)
            near[tied].append(place)
    for place, neighbours in near.items():
        groups = kinds(members, sorted(neighbours), known, unlike)
        if len(groups) > 1:
            report = members[place][0]
            groups.sort(key=lambda group: (-max(known.of(report, members[each][0]) for each in group), group))
            return place, groups[1][0]
    return None


def kinds(members: Sequence[Node], places: Sequence[int], known: Likeness, unlike: float) -> list[list[int]]:
    """Return the places of reports in groups, a report with the first one of whose earliest it is at all like."""
    groups: list[list[int]] = []
    known.learn([(members[places[0]][0], members[place][0]) for place in places[1:]])
    for place in places:
        report = members[place][0]
        homes = (g for g in groups if any(known.of(report, members[each][0]) >= unlike for each in g[:SAMPLE]))
        if (home := next(homes, None)) is not None:
            home.append(place)
        else:
            groups.append([place])
    return groups


def side(members: Sequence[Node], places: Sequence[int]) -> list[Node]:
    """Return the members of one side of a link as a tree of its own."""
    moved = {place: new for new, place in enumerate(places)}
    ties = ((members[place][0], members[place][1]) for place in places)
    return [(report, None if tied is None else moved.get(tied)) for report, tied in ties]
