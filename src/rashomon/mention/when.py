"""The times of a report: expressions, read in their clause and against the day of publication."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Iterator
from dataclasses import replace

from rashomon.mention.dates import value_of
from rashomon.mention.days import Setting, Tense
from rashomon.mention.times import Expression, expressions
from rashomon.model import Parse, Report, Span, Timex, Token

# A narrative has at least so many dates with a year, of which at least this share is long past.
MANY, NEARLY_ALL = 8, 0.8
FUTURE = frozenset("will shall 'll ’ll wo".split())
MODALS = frozenset("would could may might should can must".split())
PLANS = frozenset("expect plan schedule set due intend hope aim slate propose".split())
# Before these words "May" and "March" are months, and bare figures years.
INTO = frozenset(
    "in since by until till of from to through during for last next this early late mid before after between and or"
    " around about circa".split()
)
GLUED = frozenset({"$", "€", "£", "#", "No.", "-", "/", "+"})
DOUBTFUL = frozenset({"may", "march", "august", "april", "june"})


def times(parse: Parse) -> Iterator[tuple[Span, Timex]]:
    """Yield the times of a report in text order, each with its type, value and bounds."""
    starts = [token.start for token in parse.tokens]
    first, last = published(parse.report)
    context: str | None = None
    everything = expressions(parse)
    narrative = is_narrative(everything, last)
    for found in everything:
        index = max(0, bisect.bisect_right(starts, found.start) - 1)
        if not plausible(parse, found, index):
            continue
        timex = between(found, (first, last), Setting(None, context, tense(parse, index), narrative))
        if timex is None:
            continue
        if timex.type == "DATE" and timex.earliest and timex.value and "REF" not in timex.value:
            context = timex.value
        yield Span(found.start, found.end), timex


def published(report: Report) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the first and last day on which the report may have been published; ``None`` where nothing tells."""
    return day_of(report.published.earliest), day_of(report.published.latest)


def day_of(text: str | None) -> datetime.date | None:
    """Return the day of an ISO date or time, or ``None``."""
    try:
        return datetime.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def between(
    found: Expression, days: tuple[datetime.date | None, datetime.date | None], setting: Setting
) -> Timex | None:
    """Return what a time is worth for every day of publication in an interval; unresolved where those disagree."""
    first, last = days
    if first == last or first is None or last is None:
        return value_of(found, replace(setting, published=first if first == last else None))
    early, late = (value_of(found, replace(setting, published=day)) for day in (first, last))
    if early is None or late is None:
        return None
    if early.value == late.value:
        return Timex(early.type, early.value, early.earliest, late.latest)
    unknown = value_of(found, setting)
    return unknown and Timex(unknown.type, unknown.value, early.earliest, late.latest)


def is_narrative(found: list[Expression], last: datetime.date | None) -> bool:
    """Return whether a text tells of times long past: many dates with a year, nearly all before the last two years."""
    years = [int(each.groups["year"]) for each in found if len(each.groups.get("year", "")) == 4]
    recent = (last.year if last else max(years, default=0)) - 1
    return len(years) >= MANY and sum(year < recent for year in years) >= NEARLY_ALL * len(years)


def plausible(parse: Parse, found: Expression, index: int) -> bool:
    """Return whether an expression is a time where it stands: not a May by name, not a figure that counts."""
    tokens = parse.tokens
    if (
        found.name == "month"
        and "year" not in found.groups
        and "rel" not in found.groups
        and "edge" not in found.groups
    ):
        before = tokens[index - 1].text.lower() if index else ""
        return found.groups["month"] not in DOUBTFUL or before in INTO
    if found.name == "vague" and tokens[index].lemma == "current":
        return tokens[index].tag == "JJ"
    if found.name == "year":
        return is_year(tokens, last_inside(tokens, found, index))
    return True


def last_inside(tokens: tuple[Token, ...], found: Expression, index: int) -> int:
    """Return the index of the last token of an expression."""
    while index + 1 < len(tokens) and tokens[index + 1].end <= found.end:
        index += 1
    return index


def is_year(tokens: tuple[Token, ...], index: int) -> bool:
    """Return whether a four-digit figure is a year: not before the noun that it counts, nor part of a number."""
    here = tokens[index]
    if index and tokens[index - 1].text in GLUED and tokens[index - 1].end == here.start:
        return (
            index > 1
            and tokens[index - 1].text == "-"
            and len(tokens[index - 2].text) == 4
            and tokens[index - 2].text.isdigit()
        )
    if index + 1 < len(tokens):
        after = tokens[index + 1]
        if after.text in ("%", "percent", "million", "billion", "Street", "Avenue", "block"):
            return False
        if after.tag == "NNS" and here.dep == "nummod" and here.head == after.index:
            return False
    before = tokens[index - 1].text.lower() if index else ""
    if here.text.isdecimal() and int(here.text) < 1500:
        return before in INTO
    return True


def tense(parse: Parse, index: int) -> Tense:
    """Return the tense of the clause in which a token stands, as far as its verb shows it."""
    tokens, here = parse.tokens, parse.tokens[index]
    for _ in range(12):
        if here.pos in ("VERB", "AUX") and here.dep not in ("amod", "compound"):
            found = verb_tense(parse, here)
            if found is not None:
                return found
        if here.head == here.index:
            break
        here = tokens[here.head]
    return "past"


def verb_tense(parse: Parse, verb: Token) -> Tense | None:
    """Return the tense that a verb and its auxiliaries show, or ``None`` where they show none."""
    tokens = parse.tokens
    helpers = [tokens[i] for i in parse.children[verb.index] if tokens[i].dep in ("aux", "auxpass")]
    words = {token.text.lower() for token in helpers}
    if words & FUTURE or (verb.lemma in PLANS and verb.tag in ("VBN", "VBZ", "VBP") and "had" not in words):
        return "future"
    if words & MODALS:
        return "past" if words & {"have", "'ve", "’ve"} else "future"
    if verb.tag in ("VBD", "VBN") or any(token.tag in ("VBD", "VBN") for token in helpers):
        return "past"
    governor = tokens[verb.head]
    if "to" in words and verb.dep in ("xcomp", "advcl", "acl", "relcl", "ccomp"):
        return "future" if governor.tag != "VBD" or governor.lemma in PLANS or governor.text == "going" else None
    if verb.tag in ("VBZ", "VBP"):
        return "present"
    return None
