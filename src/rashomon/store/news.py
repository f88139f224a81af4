"""Two comparisons of one story → what the later one has that the earlier one had not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from rashomon.brief import Brief
from rashomon.brief.differing import split
from rashomon.model import Claim, Comparison, Difference, Figure, Index, Passage, Reading
from rashomon.store.values import FigureChange, News, OriginChange, Revision

Value = tuple[float | None, float | None, str]
Said = tuple[str, str]


def news(before: Comparison, now: Comparison, since: str, revisions: tuple[Revision, ...]) -> News:
    """Return what is new in ``now``.

    A claim's id changes with its readings, and a statement's with the version of its report: claims are followed by
    what is said, by which outlet and in which words.
    """
    old, new = Index.of(before.story), Index.of(now.story)
    parents = claims_by_saying(before.claims, old)
    return News(
        since=since,
        reports=tuple(report.id for report in now.story.reports if report.id not in old.reports),
        claims=tuple(claim.id for claim in now.claims if not ancestors(claim, parents, new)),
        figures=tuple(figure_changes(before, now)),
        origins=tuple(origin_changes(before, now, parents, new)),
        differences=tuple(new_differences(before, now, old, new)),
        revisions=revisions,
    )


def shown(found: News, lines: Brief) -> News:
    """Return of the news what the brief of the later comparison shows.

    Of a difference it names one pair of readings. Claims that only may be shared differ in nothing and have no origins
    that count, but what they say is new.
    """
    shared = {row.claim for row in (*lines.all_say, *lines.some_say)}
    rows = {row.claim for row in lines.rows} - {row.claim for row in lines.again}
    told = dict.fromkeys((each.claim, each.slots[0].on) for each in split(lines.differ)[0])
    pairs = {(each.claim, each.on): each for each in reversed(found.differences)}
    return replace(
        found,
        claims=tuple(claim for claim in found.claims if claim in rows),
        origins=tuple(each for each in found.origins if each.claim in shared),
        differences=tuple(pairs[key] for key in told if key in pairs),
    )


def claims_by_saying(claims: Iterable[Claim], index: Index) -> dict[Said, list[Claim]]:
    """Return the claims by what their readings say."""
    found: dict[Said, list[Claim]] = defaultdict(list)
    for claim in claims:
        for reading in claim.readings:
            found[whole(reading, index)].append(claim)
    return found


def whole(reading: Reading, index: Index) -> Said:
    """Return what the statement of a reading says: its part that a claim shows may change with the company."""
    return said(Passage(reading.report, index.statements[reading.statement].span), index)


def said(passage: Passage, index: Index) -> Said:
    """Return an outlet and its words."""
    return index.reports[passage.report].name, " ".join(index.text(passage).split())


def ancestors(claim: Claim, parents: dict[Said, list[Claim]], index: Index) -> list[Claim]:
    """Return the earlier claims that share a statement with a claim, each once."""
    found = {each.id: each for reading in claim.readings for each in parents.get(whole(reading, index), ())}
    return list(found.values())


def figure_changes(before: Comparison, now: Comparison) -> Iterable[FigureChange]:
    """Yield each counted thing that had values before and has a value now that it had not."""
    old, new = figures_by_thing(before), figures_by_thing(now)
    for counted, values in new.items():
        stood = old.get(counted)
        came = tuple(figure for value, figure in values.items() if stood and value not in stood)
        if stood and came:
            yield FigureChange(counted, tuple(stood.values()), came)


def figures_by_thing(comparison: Comparison) -> dict[str, dict[Value, Figure]]:
    """Return, for each counted thing, its figures, each value once. Where tolls are told, only their values count.

    A headline's figure only where nothing else gives its value: headlines leave out what they count.
    """
    found: dict[str, dict[Value, Figure]] = defaultdict(dict)
    tolls: dict[str, set[Value]] = defaultdict(set)
    for figure in comparison.figures:
        if figure.toll:
            tolls[figure.counted].add(value(figure))
    headlines = {report.id: report.headline for report in comparison.story.reports}

    def in_headline(figure: Figure) -> bool:
        headline = headlines[figure.where.report]
        return headline is not None and headline.contains(figure.where.span)

    for figure in sorted(comparison.figures, key=in_headline):
        if figure.counted not in tolls or value(figure) in tolls[figure.counted]:
            found[figure.counted].setdefault(value(figure), figure)
    return found


def value(figure: Figure) -> Value:
    """Return what makes two figures of one thing the same: five workers hurt are five people hurt."""
    quantity = figure.quantity
    return quantity.low, quantity.high, "person" if quantity.state else quantity.unit


def origin_changes(
    before: Comparison, now: Comparison, parents: dict[Said, list[Claim]], index: Index
) -> Iterable[OriginChange]:
    """Yield each claim that has more origins than each earlier claim that it continues."""
    old = {each.claim: (each.least, each.most) for each in before.origins}
    claims = {claim.id: claim for claim in now.claims}
    for origins in now.origins:
        earlier = [old[each.id] for each in ancestors(claims[origins.claim], parents, index) if each.id in old]
        if not earlier:
            continue
        least, most = (max(each[place] for each in earlier) for place in (0, 1))
        if origins.least > least or (origins.most > most and origins.least >= least):
            yield OriginChange(origins.claim, (least, most), (origins.least, origins.most))


def new_differences(before: Comparison, now: Comparison, old: Index, new: Index) -> Iterable[Difference]:
    """Yield the differences between words that did not differ before."""
    stood = {key(difference, old) for difference in before.differences}
    return (difference for difference in now.differences if key(difference, new) not in stood)


def key(difference: Difference, index: Index) -> tuple[str, frozenset[Said]]:
    """Return what makes a difference the same in two comparisons."""
    return difference.on, frozenset(said(place, index) for place in (difference.left, difference.right))
