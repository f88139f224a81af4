"""The tables of a brief: who has it from whom, figures, timeline, and what may be one."""

from __future__ import annotations

from collections import defaultdict

from rashomon.brief.lines import Count, Debt, Maybe, Moment, Value
from rashomon.brief.rows import Ledger, dated
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
            because=tuple((passage, ledger.index.text(passage)) for passage in d.because),
        )
        for d in ledger.comparison.derivations
        if d.derived in names
    ]
    return tuple(sorted(found, key=lambda d: (dated(ledger.index.reports[d.derived]), d.origin, d.kind)))


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
        if each.span.start <= passage.span.start < each.span.end:
            return Passage(passage.report, Span(each.span.start, max(each.span.end, passage.span.end)))
    return passage


def figures(ledger: Ledger) -> tuple[Count, ...]:
    """Return the figures by what they count, those that most reports give first."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in ledger.comparison.figures:
        groups[figure.counted].append(figure)
    counts = [
        Count(counted, tuple(value(ledger, figure) for figure in sorted(group, key=lambda f: figure_order(ledger, f))))
        for counted, group in sorted(groups.items())
    ]
    return tuple(sorted(counts, key=lambda c: (-len({v.where.report for v in c.values}), -len(c.values), c.counted)))


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
    return Value(figure.where, ledger.index.text(figure.where), told, figure.toll, low, high)


def timeline(ledger: Ledger) -> tuple[Moment, ...]:
    """Return the dated happenings in time order, readings of the same time together.

    Of times whose date is unknown those that reports give in the same words stand together.
    """
    moments: dict[tuple[str, str, str, str], list[Event]] = defaultdict(list)
    for event in ledger.comparison.timeline:
        timex = event.timex
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
    return Moment(timex.value, timex.earliest, timex.latest, told)
