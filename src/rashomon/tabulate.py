"""Statements → timeline and figures: every dated happening and every counted thing, by whose account."""

from __future__ import annotations

from rashomon.model import Analysis, Event, Figure, Linked, Mention, Parse, Passage, Quantity, Statement, Story, Tables

# Ages and clock times count nothing.
NEVER = frozenset({"year of age", "o'clock"})


def tabulate(story: Story, linked: Linked) -> Tables:
    """Return the story's dated happenings in the order of their times, and its figures by what they count."""
    events = [event for analysis in story.analyses for event in happenings(analysis)]
    figures = [figure for analysis in story.analyses for figure in counts(analysis)]
    return Tables(
        timeline=tuple(sorted(events, key=when)),
        figures=tuple(sorted(figures, key=lambda f: (f.counted, f.quantity.low or 0.0, f.where))),
    )


def when(event: Event) -> tuple[bool, str, str, Passage]:
    """Return what orders events: those with a known time first, by its bounds, then by place in the reports."""
    timex = event.timex
    return timex.earliest is None, timex.earliest or "", timex.latest or "", event.when


def happenings(analysis: Analysis) -> list[Event]:
    """Return a report's dated happenings: its statements with a verb and a time that tells when."""
    mentions = {mention.id: mention for mention in analysis.mentions}
    found = []
    for statement in analysis.statements:
        if not has_verb(analysis.parse, statement):
            continue
        for mention in (mentions[m] for m in statement.mentions if m in mentions):
            if is_date(mention) and mention.timex is not None:
                found.append(Event(mention.timex, statement.id, Passage(analysis.report.id, mention.span)))
                # One statement stands once: its first time says when, later ones mostly say of what.
                break
    return found


def has_verb(parse: Parse, statement: Statement) -> bool:
    """Return whether a statement tells that something happens or is so."""
    return any(parse.tokens[n].pos in {"VERB", "AUX"} for span in statement.content for n in parse.inside(span))


def is_date(mention: Mention) -> bool:
    """Return whether a mention says when, not how long or how often, and more than "now" or "soon"."""
    timex = mention.timex
    if timex is None or timex.type not in {"DATE", "TIME"} or timex.value is None:
        return False
    return not timex.value.endswith("_REF")


def counts(analysis: Analysis) -> list[Figure]:
    """Return a report's figures: amounts inside statements that count people, money, shares or things."""
    mentions = {mention.id: mention for mention in analysis.mentions}
    found = []
    for statement in analysis.statements:
        for mention in (mentions[m] for m in statement.mentions if m in mentions):
            amount = mention.quantity
            if amount is not None and worth_counting(amount):
                where = Passage(analysis.report.id, mention.span)
                found.append(Figure(counted(amount), amount, statement.id, where))
    return found


def worth_counting(amount: Quantity) -> bool:
    """Return whether an amount is a figure: not an age, and not a bare "one" or "two" that only picks things out."""
    if amount.unit in NEVER or (amount.low is None and amount.high is None):
        return False
    small = amount.bound == "exactly" and (amount.low or 0.0) <= 2
    return not small or amount.state is not None or amount.unit in {"percent", "USD", "EUR", "GBP"}


def counted(amount: Quantity) -> str:
    """Return what an amount counts, the same text for figures that count the same thing.

    >>> counted(Quantity(12, 12, "person", "exactly", "dead"))
    'person / dead'
    """
    return f"{amount.unit} / {amount.state}" if amount.state else amount.unit
