"""A report's figures of people in one state → the one that is its toll: how many in all, as of now.

A report gives several: the whole and its parts, the event's and the war's. The toll is the first that counts the whole
of the event that is reported: headline before lead before what follows. A more exact figure that fits it comes before a
rough one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from rashomon.model import Figure, Mention, Parse, Quantity, Sentence, Span, Statement

# Words before an amount that make it a part of another: "including three children", "among them two nurses".
PART_BEFORE = frozenset({"including", "includes", "include", "included", "incl", "comprising"})
OF_THEM = frozenset({"them", "those", "whom", "these"})
# Words that add an amount to another: "another five", "two more", "a second man".
MORE = frozenset("other others more another further additional second third fourth".split())
# What opens the span that a figure counts over, where that is no day of the week: a war, a year.
OPENING = frozenset("begin start erupt break beginning outbreak start".split())
YEAR = re.compile(r"(?:19|20)\d\d\Z")
# What stands together in a report stands within this many sentences: an amount that adds and what it adds to.
NEAR = 3
# An event is reported within these days; a figure of a longer or an earlier time is of another.
RECENT = timedelta(days=10)
# What is only feared or foreseen is no toll.
OPEN = frozenset({"possible", "considered", "expected", "future"})


Told = tuple[Figure, Statement]


def toll_of(parse: Parse, times: Sequence[Mention], state: str, figures: Sequence[Told]) -> Figure | None:
    """Return the toll of a state among a report's figures of people, ``None`` where none counts the whole.

    It is one of them, or the sum of several that one sentence adds up: "two adults and three children were found dead".
    """
    whole: list[Figure] = []
    last, other = -NEAR, -1
    for figure, statement in summed(parse, sorted(figures, key=lambda f: f[0].where)):
        place = sentence_of(parse, figure.where.span)
        if figure.quantity.state != state:
            other = place
            continue
        # "Killed six people and wounded 30 others": others than the dead.
        near, last = place - last < NEAR and place != other, place
        if statement.certainty not in OPEN and counts_whole(parse, figure, near):
            whole.append(figure)
    # Where the report looks back on an event of long ago, all its figures are of long ago.
    whole = [figure for figure in whole if not is_past(parse, times, figure)] or whole
    whole = [figure for figure in whole if not is_share(parse, figure)] or whole
    return exacter(whole, leading(parse, whole)) if whole else None


def summed(parse: Parse, figures: Sequence[Told]) -> list[Told]:
    """Return figures, those that are coordinated in one sentence as one, with the span from the first to the last."""
    found: list[Told] = []
    for figure, statement in figures:
        if found and coordinated(parse, found[-1][0], figure):
            before, first = found[-1]
            if (total := plus(before.quantity, figure.quantity)) is not None:
                where = replace(before.where, span=Span(before.where.span.start, figure.where.span.end))
                found[-1] = replace(before, quantity=total, where=where), first
                continue
        found.append((figure, statement))
    return found


def coordinated(parse: Parse, before: Figure, figure: Figure) -> bool:
    """Return whether a figure is joined to the one before as its equal: "two adults and three children"."""
    head = parse.tokens[head_of(parse, figure.where.span)]
    between = parse.report.text[before.where.span.end : figure.where.span.start].strip()
    beside = head.dep == "conj" and head.head in parse.inside(before.where.span)
    joined = beside or between in (",", "and", ", and", "&")
    return joined and before.quantity.state == figure.quantity.state and not is_share(parse, before)


def head_of(parse: Parse, span: Span) -> int:
    """Return the token of a span whose own head lies outside."""
    inside = parse.inside(span)
    return next((n for n in inside if parse.tokens[n].head not in inside or parse.tokens[n].head == n), inside[0])


def plus(a: Quantity, b: Quantity) -> Quantity | None:
    """Return the sum of two amounts of people, ``None`` where one is too rough to be added."""
    if a.low is None or b.low is None or not {a.bound, b.bound} <= {"exactly", "at least"}:
        return None
    bound: Literal["exactly", "at least"] = "exactly" if a.bound == b.bound == "exactly" else "at least"
    low = a.low + b.low
    return Quantity(low, low if bound == "exactly" else None, "person", bound, a.state)


def leading(parse: Parse, whole: Sequence[Figure]) -> Figure:
    """Return the first figure, or the number of people right after where the first is one person by kind: "a nurse"."""
    first = whole[0]
    if first.quantity.low != 1:
        return first
    last = sentence_of(parse, first.where.span) + NEAR
    return next((f for f in whole if f.quantity.low != 1 and sentence_of(parse, f.where.span) <= last), first)


def exacter(whole: Sequence[Figure], rough: Figure) -> Figure:
    """Return the first figure that tells a rough one more exactly, else a number for a vague one, else itself."""
    fine = [figure for figure in whole if refines(figure.quantity, rough.quantity)]
    if not fine and rough.quantity.bound == "vague":
        fine = [figure for figure in whole if figure.quantity.bound != "vague"]
    return fine[0] if fine else rough


def sentence_of(parse: Parse, span: Span) -> int:
    """Return the number of the sentence in which a span begins."""
    return next((parse.tokens[n].sentence for n in parse.inside(span)), 0)


def refines(fine: Quantity, rough: Quantity) -> bool:
    """Return whether an amount is a rough one told more exactly: "213" for "more than 200", "29" for "dozens"."""
    if fine.low is None or rough.low is None or fine.bound == "vague":
        return False
    if rough.bound == "vague":
        return fine.low >= rough.low
    rounded = rough.bound in ("at least", "about") and rough.low >= 20 and rough.low % 10 == 0
    return rounded and fine.low % 10 != 0 and 0 < fine.low - rough.low < 0.2 * rough.low


def counts_whole(parse: Parse, figure: Figure, near: bool) -> bool:
    """Return whether a figure counts the whole of what is reported: no part, no addition, no years of war.

    ``near`` tells that another figure of the state stands just before, to which this one may add.
    """
    span = figure.where.span
    found = parse.inside(span)
    if not found:
        return False
    sentence = parse.sentences[parse.tokens[found[0]].sentence]
    before, inside, after = (
        [token.text.lower() for token in parse.tokens[first:last]]
        for first, last in (
            (max(sentence.first, found[0] - 6), found[0]),
            (found[0], found[-1] + 1),
            (found[-1] + 1, min(sentence.last, found[-1] + 6)),
        )
    )
    if is_part(before, inside, after) or before[-1:] == ["from"] or (near and adds(before, inside)):
        return False
    return not over_years(parse, span, sentence)


def is_part(before: list[str], inside: list[str], after: list[str]) -> bool:
    """Return whether an amount counts some of another: "including three", "two of them", "six were among 19 killed"."""
    if PART_BEFORE & set(before) or any(a == "among" and b in OF_THEM for a, b in itertools.pairwise(before)):
        return True
    run = inside + after
    if any(a == "of" and b in OF_THEM for a, b in itertools.pairwise([*before[-2:], *run[: len(inside) + 2]])):
        return True
    return "among" in after[:2] and not OF_THEM & set(after[:3])


def is_share(parse: Parse, figure: Figure) -> bool:
    """Return whether a figure is told as some of a group: "two of the victims", which may be the whole and may not."""
    words = [parse.tokens[n].text.lower() for n in parse.inside(figure.where.span)]
    return "of" in words and words[words.index("of") + 1 :][:1] in (["the"], ["its"], ["their"])


def adds(before: list[str], inside: list[str]) -> bool:
    """Return whether an amount is added to another of the kind: "another five", "two more"."""
    adding = [word for word, following in zip(inside, [*inside[1:], ""], strict=True) if following != "than"]
    return bool(MORE & {*before[-2:], *adding})


def over_years(parse: Parse, amount: Span, sentence: Sentence) -> bool:
    """Return whether a figure counts from years ago to now: "since 2011", "since the war began", "has since killed"."""
    tokens = parse.tokens[sentence.first : sentence.last]
    for place, token in enumerate(tokens):
        if token.text.lower() == "since" and token.start < amount.start and token.dep == "advmod":
            return True
        if token.text.lower() == "since" and token.start > amount.end:
            if any(t.lemma in OPENING or YEAR.match(t.text) for t in tokens[place + 1 : place + 8]):
                return True
    return False


def is_past(parse: Parse, times: Sequence[Mention], figure: Figure) -> bool:
    """Return whether the sentence of a figure gives a time long before the report: "last month", "in 2013"."""
    latest = parse.report.published.latest
    if latest is None:
        return False
    day = (date.fromisoformat(latest[:10]) - RECENT).isoformat()
    sentence = parse.sentences[sentence_of(parse, figure.where.span)].span
    return any(
        mention.timex.latest[:10] < day
        for mention in times
        if mention.timex and mention.timex.latest and mention.timex.type in ("DATE", "TIME")
        if sentence.contains(mention.span)
    )
