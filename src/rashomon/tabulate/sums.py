"""Figures of people in one state that a report tells one after the other → their sum.

"Two adults and three children were found dead" are five, "a man was shot. A second man was shot, too" are two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from rashomon.model import Figure, Mention, Parse, Quantity, Span, Statement, hull
from rashomon.numerals import ORDINALS
from rashomon.states import SUBJECT_VERBS
from rashomon.tabulate.parts import is_among, is_share
from rashomon.tabulate.people import People
from rashomon.tabulate.places import JOINING, coordination, head_of, same_sentence, sentence_of

# A figure with the statement that gives it.
Told = tuple[Figure, Statement]

ONE = Quantity(1, 1, "person", "exactly")


def summed(parse: Parse, people: People, figures: Sequence[Told]) -> list[Told]:
    """Return figures, those that one phrase adds up as one, with the span from the first to the last.

    What a phrase joins is added where all of it can be counted: "six grandchildren, his daughter and himself" are
    eight, "six soldiers and some villagers" are not summed.
    """
    heads = {head_of(parse, figure.where.span).index: (figure, statement) for figure, statement in figures}
    found: list[Told] = []
    done: set[int] = set()
    for head, (figure, statement) in heads.items():
        if head in done:
            continue
        group = coordination(parse, head)
        total = added(parse, [heads[n][0] if n in heads else people.get(n) for n in group], figure)
        done.update(group if total else ())
        if total is None and found and beside(parse, found[-1][0], figure):
            total = added(parse, [found[-1][0], figure], figure)
            found = found[:-1] if total is not None else found
        found.append((total or figure, statement))
    return found


def added(parse: Parse, parts: Sequence[Figure | Mention | None], figure: Figure) -> Figure | None:
    """Return figures and persons as one figure, ``None`` where there is one alone or one that cannot be added.

    Two equal figures are one told twice: a headline runs on into the text, or a sentence says it again.
    """
    total = Quantity(0, 0, "person", "exactly", figure.quantity.state)
    spans = []
    for part in parts:
        more = part.quantity if isinstance(part, Figure) else ONE
        if part is None or (isinstance(part, Figure) and not adds_up(parse, part, figure)):
            return None
        summed_up = plus(total, more)
        if summed_up is None:
            return None
        total = summed_up
        spans.append(part.where.span if isinstance(part, Figure) else part.span)
    told = [(part.quantity.low, part.quantity.unit) for part in parts if isinstance(part, Figure)]
    if len(spans) < 2 or len(set(told)) < len(told):
        return None
    whole = hull(spans)
    return replace(figure, quantity=total, where=replace(figure.where, span=whole))


def adds_up(parse: Parse, part: Figure, figure: Figure) -> bool:
    """Return whether a figure may be a term of a sum: of the same state, no share of a group, and none of another:
    "14 soldiers, two of whom died in hospital"."""
    one_state = part.quantity.state == figure.quantity.state
    return one_state and not is_share(parse, part) and not is_among(parse, part.where.span)


def beside(parse: Parse, before: Figure, figure: Figure) -> bool:
    """Return whether only marks, ages and "and" stand between figures of one state: "2 boys, 7 and 9, and a man"."""
    between = parse.report.text[before.where.span.end : figure.where.span.start]
    return JOINING.fullmatch(between) is not None and adds_up(parse, before, figure)


def plus(a: Quantity, b: Quantity) -> Quantity | None:
    """Return the sum of two amounts of people, ``None`` where one is too rough to be added."""
    if a.low is None or b.low is None or not {a.bound, b.bound} <= {"exactly", "at least"}:
        return None
    bound: Literal["exactly", "at least"] = "exactly" if a.bound == b.bound == "exactly" else "at least"
    low = a.low + b.low
    return replace(a, low=low, high=low if bound == "exactly" else None, bound=bound)


def one_by_one(parse: Parse, first: Figure, more: Sequence[Figure]) -> Figure:
    """Return one person with those whom the sentence or the next adds: "a man was shot. A second man was shot, too"."""
    total, span = first.quantity, first.where.span
    if total.bound != "exactly":
        return first
    for figure in more:
        apart = sentence_of(parse, figure.where.span) - sentence_of(parse, span)
        goes_on = 0 <= apart <= 1 and figure.where > first.where and not leaves_headline(parse, span, figure.where.span)
        added_up = plus(total, figure.quantity) if goes_on else None
        if added_up is not None:
            total, span = added_up, Span(span.start, figure.where.span.end)
    if total is first.quantity:
        return first
    return replace(first, quantity=replace(total, unit="person"), where=replace(first.where, span=span))


def leaves_headline(parse: Parse, before: Span, after: Span) -> bool:
    """Return whether one place stands in the headline and the other in the text, which tells it all anew."""
    headline = parse.report.headline
    return headline is not None and headline.contains(before) and not headline.contains(after)


def with_others(parse: Parse, first: Figure, whole: Sequence[Figure], more: Sequence[Figure]) -> Figure:
    """Return a figure with what a sentence that tells it adds: "two are critical and two others are hurt"."""
    for figure in more:
        place = sentence_of(parse, figure.where.span)
        again = [f for f in whole if f.quantity.low == first.quantity.low and sentence_of(parse, f.where.span) == place]
        total = plus(again[0].quantity, figure.quantity) if again and again[0].where < figure.where else None
        if total is not None:
            span = Span(again[0].where.span.start, figure.where.span.end)
            return replace(again[0], quantity=replace(total, unit="person"), where=replace(first.where, span=span))
    return first


def is_nth(parse: Parse, figure: Figure) -> bool:
    """Return whether a figure is one person whom a report counts on: "a third victim died"."""
    return figure.quantity.low == 1 and ordinal(parse, figure) is not None


def ordinal(parse: Parse, figure: Figure) -> int | None:
    """Return which one a person is called, ``None`` where no word counts: 3 for "a third victim"."""
    found = parse.inside(figure.where.span)
    words = [token.text.lower() for token in parse.tokens[max(0, found[0] - 1) : found[-1] + 1]]
    return next((ORDINALS[word] for word in words if ORDINALS.get(word, 1) > 1), None)


def counted_up(parse: Parse, total: Figure | None, nth: Sequence[Figure], told: Sequence[Figure]) -> Figure | None:
    """Return how many there are when one more is counted on: four where three are dead and "a fourth died".

    Where no number is told before, "a second victim died" is the second death; whoever is called the third of those
    hurt may be the third of all. ``told`` are all figures of the state: a third beside two others of its sentence is
    the third of these alone.
    """
    for figure in sorted(nth, key=lambda each: each.where):
        number = float(ordinal(parse, figure) or 0)
        before = total.quantity.low if total is not None and total.quantity.bound == "exactly" else None
        follows = total is not None and (total.where < figure.where or dies(parse, figure))
        beside = [f for f in told if f.quantity.low == number - 1 and same_sentence(parse, f, figure)]
        if (number - 1 == before and follows and not beside) or (before in (None, 1) and dies(parse, figure)):
            total = replace(figure, quantity=replace(figure.quantity, low=number, high=number, unit="person"))
    return total


def dies(parse: Parse, figure: Figure) -> bool:
    """Return whether a figure's person is the subject of "die": "a third victim died"."""
    token = head_of(parse, figure.where.span)
    return token.dep == "nsubj" and parse.tokens[token.head].lemma in SUBJECT_VERBS
