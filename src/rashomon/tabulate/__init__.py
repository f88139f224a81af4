"""A story's tables: its dated happenings in order, and its figures side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model import (
    Analysis,
    Event,
    Figure,
    Linked,
    Mention,
    Parse,
    Passage,
    Quantity,
    Span,
    Statement,
    Story,
    Tables,
    Token,
)
from rashomon.tabulate.tolls import OPEN, toll_of
from rashomon.tabulate.victims import together, victims

# Verbs that only pass on what was said: a day beside one dates the telling, not what happened.
TELLING = frozenset(
    """say tell add report announce declare state note claim explain write confirm comment respond reply argue insist
    acknowledge admit deny warn recall describe reveal suggest ask interview quote cite read speak""".split()
)
# Ages, lengths of time and ranks are no counts.
LEFT_OUT = frozenset(
    {"year of age", "year", "month", "week", "day", "hour", "minute", "second", "decade", "position", "o'clock"}
)
# A bare "one" or "two" of these counts nothing that a table would set beside another.
EMPTY_UNITS = frozenset({"thing", "time", "way", "reason", "part", "step", "other", "one", "kind", "lot", "side"})
UNITS = {"people": "person", "man": "man", "woman": "woman", "men": "man", "women": "woman", "%": "percent"}
# The states of people of which a report has a toll.
TOLLED = ("dead", "injured", "dead or injured", "shot", "missing", "abducted")
# What else can be dead, hurt or missing.
NO_PEOPLE = frozenset(
    """animal dog cat horse cow bull sheep goat pig cattle bird chicken fish whale elephant tree plane aircraft
    helicopter ship boat vessel vehicle car file document record email weapon percent""".split()
)
# Units of which even one or two is a figure.
MEASURES = frozenset({"percent", "USD", "EUR", "GBP", "JPY", "INR", "CNY"})
# "Several" and "a few" are looser than this.
LOOSE = 20
# A number that is bound to its noun describes another thing: "a four-term senator", "a six-vote lead".
MODIFIER = re.compile(r"[\w.]-(?:and-|a-)*(?!old\Z)[A-Za-z]{2,}\Z")
FAR = "9999-12-31"


def tabulate(story: Story, linked: Linked) -> Tables:
    """Return the timeline, earliest first and undated last, and the figures, grouped by what they count."""
    events = [event for analysis in story.analyses for event in happenings(analysis)]
    figures = [figure for analysis in story.analyses for figure in tolled(analysis, tuple(counts(analysis)))]
    return Tables(
        tuple(sorted(events, key=lambda e: (*order(e), e.when, e.statement))),
        tuple(sorted(figures, key=lambda f: (f.counted, f.where, f.statement))),
    )


def order(event: Event) -> tuple[bool, str, str]:
    """Return where an event stands in the timeline."""
    timex = event.timex
    return timex.earliest is None, timex.earliest or timex.value or "", timex.latest or FAR


def happenings(analysis: Analysis) -> Iterator[Event]:
    """Yield an event for each time inside a statement with a verb that the time dates."""
    parse = analysis.parse
    for mention, statement in inside(analysis, "time"):
        timex = mention.timex
        if timex is None or timex.type not in ("DATE", "TIME") or timex.value is None or timex.value.endswith("_REF"):
            continue
        dated = verb_of(parse, mention)
        if dated is None or dated.lemma in TELLING or not any(holds(s, dated) for s in statement.content):
            continue
        yield Event(timex, statement.id, Passage(mention.report, mention.span))


def counts(analysis: Analysis) -> Iterator[Figure]:
    """Yield a figure for each amount inside a statement that is worth a line of a table."""
    for mention, statement in inside(analysis, "quantity"):
        words = mention.span.of(analysis.report.text)
        if mention.quantity is not None and worth_counting(mention.quantity) and not MODIFIER.search(words):
            yield Figure(
                counted(mention.quantity), mention.quantity, statement.id, Passage(mention.report, mention.span)
            )


def tolled(analysis: Analysis, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield a report's figures, its tolls marked, and a toll of single persons where no number is given."""
    parse, home = analysis.parse, homes(analysis)
    statements = {statement.id: statement for statement in analysis.statements}
    times = [mention for mention in analysis.mentions if mention.kind == "time"]
    told = [(figure, statements[figure.statement]) for figure in figures if is_toll(figure.quantity)]
    tolls = {state: toll for state in TOLLED if (toll := toll_of(parse, times, state, told))}
    for figure in figures:
        yield replace(figure, toll=True) if figure in tolls.values() else figure
    yield from (
        replace(toll, toll=True, counted=counted(toll.quantity)) for toll in tolls.values() if toll not in figures
    )
    people = [mention for mention in analysis.mentions if mention.kind == "person"]
    dead = victims(parse, people, "dead")
    for state in TOLLED:
        if state in tolls:
            continue
        found = dead if state == "dead" else victims(parse, people, state)
        if state != "dead" and (dead or "dead" in tolls):
            # Who was wounded and died is among the dead: only another name is another person.
            gone = {victim.name for victim in dead}
            found = [victim for victim in found if victim.name and victim.name not in gone]
        if (whole := together(found)) is not None:
            number, span = whole
            statement = home.get(parse.inside(span)[0])
            quantity = Quantity(number, number, "person", "exactly", state)
            if statement is not None and statement.certainty not in OPEN:
                yield Figure(counted(quantity), quantity, statement.id, Passage(parse.report.id, span), toll=True)


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


def length(statement: Statement) -> tuple[int, str]:
    """Return how long a statement's content is, with its id so that equals have an order."""
    return sum(span.end - span.start for span in statement.content), statement.id


def holds(span: Span, token: Token) -> bool:
    """Return whether a span covers a token."""
    return span.start <= token.start and token.end <= span.end


def verb_of(parse: Parse, mention: Mention) -> Token | None:
    """Return the verb that a time hangs on, ``None`` where it hangs on a noun or on nothing."""
    found = list(parse.inside(mention.head)) or list(parse.inside(mention.span))
    if not found:
        return None
    token = parse.tokens[found[0]]
    for _ in range(12):
        head = parse.tokens[token.head]
        if head.pos in ("VERB", "AUX"):
            return head
        if head.index == token.index:
            return None
        token = head
    return None


def worth_counting(quantity: Quantity) -> bool:
    """Return whether an amount is a figure: no age, length of time or rank, no bare "one", "two" or "several"."""
    if quantity.unit in LEFT_OUT or quantity.unit in EMPTY_UNITS or quantity.unit.endswith(" of age"):
        return False
    if quantity.low is None and quantity.high is None:
        return False
    return quantity.state is not None or quantity.unit in MEASURES or not slight(quantity)


def slight(quantity: Quantity) -> bool:
    """Return whether an amount is too small or too loose to be set beside another: "one", "two", "several"."""
    most = max(quantity.low or 0.0, quantity.high or 0.0)
    return most <= (2 if quantity.bound == "exactly" else 1) or (quantity.bound == "vague" and most < LOOSE)


def counted(quantity: Quantity) -> str:
    """Return what a quantity counts, so that figures of the same thing group: its unit and its state.

    >>> counted(Quantity(2, 2, "nurse", "exactly", "dead")), counted(Quantity(2, 2, "horse", "exactly", "dead"))
    ('person / dead', 'horse / dead')
    """
    unit = "person" if is_toll(quantity) else UNITS.get(quantity.unit.lower(), quantity.unit)
    return f"{unit} / {quantity.state}" if quantity.state else unit


def is_toll(quantity: Quantity) -> bool:
    """Return whether an amount counts people in a state of which a report has a toll, whatever it calls them."""
    return quantity.state in TOLLED and quantity.unit not in NO_PEOPLE
