"""A story's tables: its dated happenings in order, its figures side by side, and what each report calls whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.currencies import MONEY
from rashomon.model import (
    Analysis,
    Claim,
    Event,
    Figure,
    Linked,
    Mention,
    Passage,
    Quantity,
    Statement,
    Story,
    Tables,
    Timex,
)
from rashomon.tabulate import asof as as_of
from rashomon.tabulate.happenings import dated
from rashomon.tabulate.labels import labels, length
from rashomon.tabulate.lent import lent_dates
from rashomon.tabulate.measures import named
from rashomon.tabulate.people import is_of_people
from rashomon.tabulate.referents import referents
from rashomon.tabulate.tolls import tolled

# Ages and lengths of time are no counts.
LEFT_OUT = frozenset({"year of age", "year", "month", "week", "day", "hour", "minute", "second", "decade", "o'clock"})
# A bare "one" or "two" of these counts nothing that a table would set beside another.
EMPTY_UNITS = frozenset({"thing", "time", "way", "reason", "part", "step", "other", "one", "kind", "lot", "side"})
UNITS = {"people": "person", "man": "man", "woman": "woman", "men": "man", "women": "woman", "%": "percent"}
# Units of which even one or two is a figure.
TELLING = MONEY | {"percent", "vote", "magnitude"}
# "Several" and "a few" are looser than this.
LOOSE = 20
# A number that is bound to its noun describes another thing: "a four-term senator", "a six-vote lead".
MODIFIER = re.compile(r"[\w.]-(?:and-|a-)*(?!old\Z)[A-Za-z]{2,}\Z")
FAR = "9999-12-31"


def tabulate(story: Story, linked: Linked, claims: Sequence[Claim]) -> Tables:
    """Return the timeline, earliest first and undated last, the figures, grouped by what they count, and the labels."""
    lent = lent_dates(story, linked)
    told = (event for analysis in story.analyses for event in dated(analysis, homes(analysis), lent))
    events = told_once(told)
    figures = living(story, linked, [figure for analysis in story.analyses for figure in figures_of(analysis)])
    figures = once(story, named(story, claims, figures))
    found, called = referents(story, linked, claims)
    return Tables(
        timeline=tuple(sorted(events, key=lambda e: (*order(e), e.when, e.statement))),
        figures=tuple(sorted(figures, key=lambda f: (f.counted, f.where, f.statement))),
        labels=tuple(sorted([*labels(story, linked), *called], key=lambda each: (each.of, each.where))),
        referents=tuple(found),
    )


def told_once(events: Iterable[Event]) -> list[Event]:
    """Return events without those that one clause dates again by the same time: "on Thursday, the same day"."""
    found: dict[tuple[str, Timex], Event] = {}
    for event in events:
        found.setdefault((event.statement, event.timex), event)
    return list(found.values())


def tolls(story: Story) -> tuple[Figure, ...]:
    """Return the figures that a story's reports give as the whole of those in a state, by report."""
    return tuple(figure for analysis in story.analyses for figure in figures_of(analysis) if figure.toll)


def figures_of(analysis: Analysis) -> Iterator[Figure]:
    """Yield a report's figures, its tolls marked, each with the time up to which it counts."""
    told = [*tolled(analysis, homes(analysis), [*counts(analysis)])]
    for figure, time in as_of.dated(analysis.parse, analysis.mentions, told):
        yield replace(figure, as_of=time)


def living(story: Story, linked: Linked, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures without the one person hurt whom the report has among its dead by another name.

    A deputy died, and "Ortiz was shot": whom a report counts by persons alone it does not know to be one.
    """
    owners = linked.owners()
    persons = {a.report.id: [m for m in a.mentions if m.id in owners and m.kind == "person"] for a in story.analyses}

    def who(figure: Figure) -> set[str]:
        inside = (m for m in persons[figure.where.report] if figure.where.span.contains(m.span))
        return {owners[m.id] for m in inside}

    def is_one(figure: Figure, state: str) -> bool:
        return figure.quantity.state == state and figure.quantity.low == figure.quantity.high == 1

    gone = {(f.where.report, name) for f in figures if is_one(f, "dead") for name in who(f)}
    return [f for f in figures if not (is_one(f, "injured") and any((f.where.report, name) in gone for name in who(f)))]


def order(event: Event) -> tuple[bool, str, str]:
    """Return where an event stands in the timeline."""
    timex = event.timex
    known = timex.earliest or timex.latest
    return known is None, known or timex.value or "", timex.latest or FAR


def once(story: Story, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures without those that a report gives again of one thing on one word: its toll, or the first."""
    chains = {
        s.id: tuple(link.span.of(a.report.text) for link in s.chain) for a in story.analyses for s in a.statements
    }
    found: dict[object, Figure] = {}
    for figure in sorted(figures, key=lambda f: (not f.toll, f.where)):
        key = (figure.where.report, figure.counted, replace(figure.quantity, unit=""), chains[figure.statement])
        found.setdefault(key, figure)
    return list(found.values())


def counts(analysis: Analysis) -> Iterator[Figure]:
    """Yield a figure for each amount inside a statement that is worth a line of a table."""
    for mention, statement in inside(analysis, "quantity"):
        words = mention.span.of(analysis.report.text)
        if mention.quantity is not None and worth_counting(mention.quantity) and not MODIFIER.search(words):
            yield Figure(
                counted(mention.quantity), mention.quantity, statement.id, Passage(mention.report, mention.span)
            )


def inside(analysis: Analysis, kind: str) -> Iterator[tuple[Mention, Statement]]:
    """Yield each mention of a kind with the shortest statement that holds its head, in text order."""
    home = homes(analysis)
    for mention in sorted((m for m in analysis.mentions if m.kind == kind), key=lambda m: m.span):
        first = next(iter(analysis.parse.inside(mention.head)), None)
        if first in home:
            yield mention, home[first]


def homes(analysis: Analysis) -> dict[int, Statement]:
    """Return, for each token inside a statement's content, the shortest statement that holds it."""
    home: dict[int, Statement] = {}
    for statement in sorted(analysis.clauses, key=length, reverse=True):
        for span in statement.content:
            home.update(dict.fromkeys(analysis.parse.inside(span), statement))
    return home


def worth_counting(quantity: Quantity) -> bool:
    """Return whether an amount is a figure: no age or length of time, no bare "one", "two" or "several"."""
    if quantity.unit in LEFT_OUT or quantity.unit in EMPTY_UNITS or quantity.unit.endswith(" of age"):
        return False
    if quantity.low is None and quantity.high is None:
        return False
    return quantity.state is not None or quantity.unit in TELLING or not slight(quantity)


def slight(quantity: Quantity) -> bool:
    """Return whether an amount is too small or too loose to be set beside another: "one", "two", "several"."""
    most = max(quantity.low or 0.0, quantity.high or 0.0)
    return most <= (2 if quantity.bound == "exactly" else 1) or (quantity.bound == "vague" and most < LOOSE)


def counted(quantity: Quantity) -> str:
    """Return what a quantity counts, so that figures of the same thing group: its unit and its state.

    >>> counted(Quantity(2, 2, "nurse", "exactly", "dead")), counted(Quantity(2, 2, "horse", "exactly", "dead"))
    ('person / dead', 'horse / dead')
    """
    unit = "person" if is_of_people(quantity) else UNITS.get(quantity.unit.lower(), quantity.unit)
    return f"{unit} / {quantity.state}" if quantity.state else unit
