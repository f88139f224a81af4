"""Two comparisons of one story → what the later one has that the earlier one had not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rashomon.model import Claim, Comparison, Difference, Figure, Passage
from rashomon.store.values import FigureChange, News, OriginChange, Revision

Value = tuple[float | None, float | None, str, bool]


def news(before: Comparison, now: Comparison, since: str, revisions: tuple[Revision, ...]) -> News:
    """Return what is new in ``now``.

    A claim's id changes with its readings, so claims are followed by their statements: those of a report never change.
    """
    old = {report.id for report in before.story.reports}
    parents = claims_by_statement(before.claims)
    return News(
        since=since,
        reports=tuple(report.id for report in now.story.reports if report.id not in old),
        claims=tuple(claim.id for claim in now.claims if not ancestors(claim, parents)),
        figures=tuple(figure_changes(before, now)),
        origins=tuple(origin_changes(before, now, parents)),
        differences=tuple(new_differences(before, now)),
        revisions=revisions,
    )


def claims_by_statement(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Return, for each statement, the claims that it says."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for reading in claim.readings:
            found[reading.statement].append(claim)
    return found


def ancestors(claim: Claim, parents: dict[str, list[Claim]]) -> list[Claim]:
    """Return the earlier claims that share a statement with a claim, each once."""
    found = {each.id: each for reading in claim.readings for each in parents.get(reading.statement, ())}
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
    """Return, for each counted thing, its figures, each value once. Where tolls are told, only they count."""
    found: dict[str, dict[Value, Figure]] = defaultdict(dict)
    tolls = {figure.counted for figure in comparison.figures if figure.toll}
    for figure in comparison.figures:
        if figure.toll or figure.counted not in tolls:
            quantity = figure.quantity
            found[figure.counted].setdefault((quantity.low, quantity.high, quantity.unit, figure.toll), figure)
    return found


def origin_changes(before: Comparison, now: Comparison, parents: dict[str, list[Claim]]) -> Iterable[OriginChange]:
    """Yield each claim that has more origins than each earlier claim that it continues."""
    old = {each.claim: (each.least, each.most) for each in before.origins}
    claims = {claim.id: claim for claim in now.claims}
    for origins in now.origins:
        earlier = [old[each.id] for each in ancestors(claims[origins.claim], parents) if each.id in old]
        if not earlier:
            continue
        least, most = (max(each[place] for each in earlier) for place in (0, 1))
        if origins.least > least or (origins.most > most and origins.least >= least):
            yield OriginChange(origins.claim, (least, most), (origins.least, origins.most))


def new_differences(before: Comparison, now: Comparison) -> Iterable[Difference]:
    """Yield the differences between words that did not differ before."""
    stood = {key(difference) for difference in before.differences}
    return (difference for difference in now.differences if key(difference) not in stood)


def key(difference: Difference) -> tuple[str, frozenset[Passage]]:
    """Return what makes a difference the same in two comparisons."""
    return difference.on, frozenset((difference.left, difference.right))
