"""The tables of a brief: who has it from whom, figures, timeline, and what may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from math import inf

from rashomon.brief.entries import Count, Maybe, Moment, Value
from rashomon.brief.rows import Ledger, dated
from rashomon.brief.sections import Head
from rashomon.brief.sources import Debt
from rashomon.corrections import citing, selected
from rashomon.model import Event, Figure, Passage, Selector, Span


def debts(ledger: Ledger) -> tuple[Debt, ...]:
    """Return which report has something from whom, by publication of the report that has it."""
    names = {report.id: report.name for report in ledger.comparison.story.reports}
    found = [
        Debt(
            derived=d.derived,
            origin=names.get(d.origin, d.origin),
            report=d.origin if d.origin in names else None,
            kind=d.kind,
            because=worded(ledger, d.because),
        )
        for d in ledger.comparison.derivations
        if d.derived in names
    ]
    return tuple(sorted(found, key=lambda d: (dated(ledger.index.reports[d.derived]), d.origin, d.kind)))


def worded(ledger: Ledger, passages: Iterable[Passage]) -> tuple[tuple[Passage, str], ...]:
    """Return passages with their words, the same words of one report once."""
    found: dict[tuple[str, str], tuple[Passage, str]] = {}
    for passage in passages:
        words = ledger.index.text(passage)
        found.setdefault((passage.report, words), (passage, words))
    return tuple(found.values())


def maybe(ledger: Ledger) -> tuple[Maybe, ...]:
    """Return the pairs of entities that may be one, likeliest first, each with the sentences that hold its passages."""
    ordered = sorted(ledger.comparison.proposals, key=lambda p: (-p.score, p.entities))
    return tuple(
        Maybe(
            number=number,
            names=(ledger.entities[p.entities[0]].name, ledger.entities[p.entities[1]].name),
            selectors=(naming(ledger, p.entities[0]), naming(ledger, p.entities[1])),
            score=p.score,
            because=tuple(
                (whole, ledger.index.text(whole)) for whole in (sentence(ledger, each) for each in p.because)
            ),
        )
        for number, p in enumerate(ordered, 1)
        if all(entity in ledger.entities for entity in p.entities)
    )


def naming(ledger: Ledger, entity: str) -> Selector:
    """Return how a correction names an entity: by a name that reports write, wherever it stands.

    By one place of it where it stands for others too.
    """
    held = ledger.entities[entity]
    mentions = [ledger.index.mentions[each] for each in held.mentions]
    names = [each for each in mentions if each.form == "name"] or mentions
    places = {ledger.index.text(place): place for place in (Passage(m.report, m.span) for m in reversed(names))}
    # A correction may have given it a name that stands nowhere.
    words = held.name if held.name in places else max(places, key=lambda text: (len(text), text))
    if all(mention.id in held.mentions for mention in selected(Selector(words), ledger.index)):
        return Selector(words)
    return citing(places[words], ledger.index.reports[places[words].report].text)


def sentence(ledger: Ledger, passage: Passage) -> Passage:
    """Return the sentence in which a passage begins, the passage itself where there is none."""
    for each in ledger.index.parses[passage.report].sentences:
        if each.span.holds(passage.span.start):
            return Passage(passage.report, Span(each.span.start, max(each.span.end, passage.span.end)))
    return passage


def figures(ledger: Ledger) -> tuple[Count, ...]:
    """Return the figures by what they count, those first that reports give differently."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in ledger.comparison.figures:
        groups[figure.counted].append(figure)
    counts = [
        Count(counted, tuple(value(ledger, figure) for figure in sorted(group, key=lambda f: figure_order(ledger, f))))
        for counted, group in sorted(groups.items())
    ]
    return tuple(sorted(counts, key=telling))


def telling(count: Count) -> tuple[object, ...]:
    """Return the key that puts things first of which reports give other figures, then those that most reports count."""
    reports = {value.told.report for value in count.values}
    return not comparable(count), not parted(count), -len(reports), -len(count.values), count.counted


def comparable(count: Count) -> bool:
    """Return whether reports count one kind of thing, and more than one of it.

    Sums of money and shares are of many things, and one dead is often another one.
    """
    lumped = count.counted == "percent" or (len(count.counted) == 3 and count.counted.isupper())
    single = all(value.low == value.high == 1 for value in count.values)
    return len({value.told.report for value in count.values}) > 1 and not lumped and not single


def parted(count: Count) -> bool:
    """Return whether two reports have no figure in common."""
    held: dict[str, list[Value]] = defaultdict(list)
    for value in count.values:
        held[value.told.report].append(value)
    return any(not any(agree(v, w) for v in one for w in other) for one, other in combinations(held.values(), 2))


def agree(one: Value, other: Value) -> bool:
    """Return whether two figures may be one number."""
    bounds = [(-inf if v.low is None else v.low, inf if v.high is None else v.high) for v in (one, other)]
    return max(low for low, _ in bounds) <= min(high for _, high in bounds)


def figure_order(ledger: Ledger, figure: Figure) -> tuple[object, ...]:
    """Return the key that orders figures: by publication of their report, its toll first, then by position."""
    published, passage = place(ledger, figure.where)
    return published, not figure.toll, passage


def place(ledger: Ledger, passage: Passage) -> tuple[tuple[str, str, str], Passage]:
    """Return the key that orders passages by their report's publication and then by position."""
    return dated(ledger.index.reports[passage.report]), passage


def value(ledger: Ledger, figure: Figure) -> Value:
    """Return one value of a counted thing with the reading that gives it."""
    told = ledger.told(ledger.index.statements[figure.statement])
    low, high = figure.quantity.low, figure.quantity.high
    when = ledger.index.text(figure.as_of.when) if figure.as_of is not None else ""
    return Value(figure.where, ledger.index.text(figure.where), told, figure.toll, low, high, when)


def timeline(ledger: Ledger) -> tuple[Moment, ...]:
    """Return the dated happenings in time order, readings of the same time together.

    Of times whose date is unknown those that reports give in the same words stand together. What a report of a known
    date gives no day, month or year of ("that same day", "in the morning") stands nowhere in time.
    """
    moments: dict[tuple[str, str, str, str], list[Event]] = defaultdict(list)
    for event in ledger.comparison.timeline:
        timex = event.timex
        named = any(map(str.isdigit, (timex.value or "").partition("T")[0]))
        if not (timex.earliest or timex.latest or named) and ledger.index.reports[event.when.report].published.known:
            continue
        first = timex.earliest or timex.latest
        words = "" if first else ledger.index.text(event.when).casefold()
        moments[(first or "9999", timex.latest or "9999", timex.value or "", words)].append(event)
    return tuple(moment(ledger, moments[key]) for key in sorted(moments))


def moment(ledger: Ledger, events: list[Event]) -> Moment:
    """Return one time with the readings that tell what happened then."""
    timex = events[0].timex
    ordered = sorted(events, key=lambda e: (place(ledger, e.when), e.statement))
    told = tuple(
        (e.when, ledger.index.text(e.when), ledger.told(ledger.index.statements[e.statement])) for e in ordered
    )
    outlets = {report.id: report.name for report in ledger.comparison.story.reports}
    lent = ((ledger.index.text(e.when), outlets[e.dated_by.report]) for e in ordered if e.dated_by is not None)
    return Moment(timex.value, timex.earliest, timex.latest, told, tuple(dict.fromkeys(lent)))


def foremost(moments: Sequence[Moment], head: Head, most: int) -> list[Moment]:
    """Return the times that most reports tell of and that are nearest to publication, as many as given, in time order.

    The first of a timeline are often years before the event.
    """

    def order(numbered: tuple[int, Moment]) -> tuple[float, ...]:
        number, moment = numbered
        return -len({told.report for _, _, told in moment.told}), days_off(moment, head.latest), number

    return [moment for _, moment in sorted(sorted(enumerate(moments), key=order)[:most])]


def days_off(moment: Moment, published: str | None) -> float:
    """Return how many days a time reaches from the last publication, infinity where either is unknown."""
    try:
        first, last, day = (
            date.fromisoformat((each or "")[:10]) for each in (moment.earliest, moment.latest, published)
        )
    except ValueError:
        return inf
    return max(abs((first - day).days), abs((last - day).days))
