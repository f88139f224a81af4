"""A report's times → its dated happenings: which verb a time dates, and whether that was then, before or after.

A time that only tells which thing is meant dates nothing: "the 1974 agreement was violated" did not come about in 1974,
nor did a promise "before Wednesday's vote" on Wednesday. Rather no date than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rashomon.grammar import BEFORE_NOUNS, CLAUSAL_SUBJECTS, SUBJECTS, VERBAL
from rashomon.model import Analysis, Event, Mention, Parse, Passage, Span, Statement, Timex, Token
from rashomon.tabulate.lent import Lent
from rashomon.tabulate.places import head_of

# Verbs that only pass on what was said: a day beside one dates the telling, not what happened.
TELLING = frozenset(
    """say tell add report announce declare state note claim explain write confirm comment respond reply argue insist
    acknowledge admit deny warn recall describe reveal suggest ask interview quote cite read speak""".split()
)
# Without a subject these stand over a page: "Published June 27", "updated 14:57".
ISSUING = frozenset({"publish", "update", "post", "print", "revise"})
# A time before a noun, as a part of its name or its owner.
NAMING = BEFORE_NOUNS | {"nummod", "npadvmod"}
# What is told to come about within a thing came about when that did: "in the 2010 election", "at a Monday hearing".
WITHIN = frozenset({"in", "at", "during", "throughout"})
# But for these, whose "in" tells over what: "convicted in the 2010 attack".
OVER = frozenset("convict acquit charge indict sentence jail arrest hold accuse suspect try plead implicate".split())
# With these a verb tells what is done over and over, on no day: "searches often begin in the early morning".
HABITUAL = frozenset("typically usually often generally normally always routinely regularly frequently every".split())
# Between a time and the verb that it dates there is one noun at most: the parser hangs "met officials in June" on them.
# Of a subject there may be another: "the quake in the valley in 1946 killed 400".
CROSSED = 1
STEPS = 12
# A span of years in figures: "1995-99".
YEAR, TO_YEAR = re.compile(r"\d{4}"), re.compile(r"[-–](\d{4}|\d\d)\b")
# Before a day or a longer time: what happened until then, and what happened from then on.
UNTIL, AFTER = frozenset({"before", "until", "till", "by"}), frozenset({"after"})
SIGNALS = UNTIL | AFTER | {"since", "from", "between"}
# What joins the two ends of a span of time, by the word that opens it.
JOINED = {
    "between": re.compile(r"\s+and\s+(?:the\s+)?"),
    "from": re.compile(r"\s+(?:to|until|till|through)\s+(?:the\s+)?"),
    # "The years 2006 through 2011", "Monday through Friday": whatever stands before.
    "": re.compile(r"\s+through\s+(?:the\s+)?"),
}


def dated(analysis: Analysis, home: Mapping[int, Statement], lent: Mapping[str, Lent]) -> Iterator[Event]:
    """Yield an event for each time inside a statement with a verb that the time dates, in text order.

    ``home`` gives the statement of each token, ``lent`` the dates that other reports give for times of this one. The
    time of an event is an interval of ISO 8601-2 where its words make it one: "between May and July 2013" is
    ``2013-05/2013-07``, "before 4 May" is ``../2024-05-04``.
    """
    parse = analysis.parse
    # A time glued to other words ("05.10.2017(updated") has no token of its own and dates nothing.
    valued = [m for m in analysis.mentions if m.kind == "time" and m.says_when and m.timex and m.timex.value]
    times = [replace(m, timex=lent[m.id].timex) if m.id in lent else m for m in valued if parse.inside(m.span)]
    for mention, timex, span in spanned(parse, sorted(times, key=lambda m: m.span)):
        verb = verb_of(parse, mention)
        statement = home.get(next(iter(parse.inside(mention.head)), -1))
        if verb is None or statement is None or tells_only(parse, verb) or is_habit(parse, verb, timex):
            continue
        if is_unreal(parse, verb):
            continue
        if any(each.contains(verb.span) for each in statement.content):
            dated_by = lent[mention.id].where if mention.id in lent else None
            yield Event(timex, statement.id, Passage(mention.report, span), dated_by)


def spanned(parse: Parse, times: Iterable[Mention]) -> Iterator[tuple[Mention, Timex, Span]]:
    """Yield each time with its value and the words that give it: two that one span of time joins as one."""
    waiting: Mention | None = None
    for mention in times:
        if waiting is not None and waiting.timex and mention.timex and joins(parse, waiting, mention):
            yield waiting, through(waiting.timex, mention.timex), signalled(parse, waiting, mention.span.end)[1]
            waiting = None
            continue
        if waiting is not None:
            yield waiting, *alone(parse, waiting)
        waiting = mention
    if waiting is not None:
        yield waiting, *alone(parse, waiting)


def joins(parse: Parse, first: Mention, second: Mention) -> bool:
    """Return whether two times are the ends of one span: "between May and July", "from March 2011 to June 2016"."""
    assert first.timex is not None and second.timex is not None  # callers pass dates alone
    joining = JOINED.get(signalled(parse, first, first.span.end)[0], JOINED[""])
    known = first.timex.earliest is not None and second.timex.latest is not None
    return bool(
        known
        and joining.fullmatch(parse.report.text[first.span.end : second.span.start])
        and (first.timex.earliest or "") <= (second.timex.latest or "")
    )


def through(first: Timex, second: Timex) -> Timex:
    """Return the time from one to another."""
    return Timex("DATE", f"{first.value}/{second.value}", first.earliest, second.latest)


def alone(parse: Parse, mention: Mention) -> tuple[Timex, Span]:
    """Return the value of a time and its words, both with what the preposition before it says: "before 4 May"."""
    timex = mention.timex
    assert timex is not None  # callers pass dates alone
    word, span = signalled(parse, mention, mention.span.end)
    if end := TO_YEAR.match(parse.report.text, mention.span.end) if YEAR.fullmatch(timex.value or "") else None:
        year = (timex.value or "")[: 4 - len(end[1])] + end[1]
        last = replace(timex, value=year, latest=f"{year}-12-31")
        return through(timex, last), Span(span.start, end.end())
    if timex.type == "DATE" and word == "before" and timex.earliest != timex.latest:
        # Before a longer time is before its first day.
        return replace(timex, value=f"../{timex.earliest}", earliest=None, latest=timex.earliest), span
    if timex.type == "DATE" and word in UNTIL:
        return replace(timex, value=f"../{timex.value}", earliest=None), span
    if timex.type == "DATE" and word in AFTER:
        return replace(timex, value=f"{timex.value}/..", latest=None), span
    return timex, span


def signalled(parse: Parse, mention: Mention, end: int) -> tuple[str, Span]:
    """Return the word before a time that says how it dates, empty where none does, and the words up to ``end``."""
    first = parse.inside(mention.span)[0]
    start = first - 1 - (first > 1 and parse.tokens[first - 1].text.lower() == "the")
    word = parse.tokens[start].text.lower() if start >= 0 else ""
    if word not in SIGNALS or parse.tokens[start].sentence != parse.tokens[first].sentence:
        return "", Span(mention.span.start, end)
    return word, Span(parse.tokens[start].start, end)


def verb_of(parse: Parse, mention: Mention) -> Token | None:
    """Return the verb that a time dates, ``None`` where it only names a noun, or hangs on none or on several."""
    token, crossed = head_of(parse, mention.span), 0
    for _ in range(STEPS):
        above = parse.tokens[token.head]
        if above.pos in VERBAL:
            return above
        if above.index == token.index:
            return None
        if above.pos in ("NOUN", "PROPN"):
            if token.dep in NAMING and token.index < above.index:
                return verb_within(parse, above)
            crossed += above.dep not in SUBJECTS | CLAUSAL_SUBJECTS
            if crossed > CROSSED or token.lemma == "of":
                return None
        token = above
    return None


def verb_within(parse: Parse, noun: Token) -> Token | None:
    """Return the verb of what came about within a thing, ``None`` where a noun is told of in another way."""
    link = parse.tokens[noun.head]
    verb = parse.tokens[link.head]
    within = noun.dep == "pobj" and link.lemma.lower() in WITHIN and verb.lemma.lower() not in OVER
    return verb if within and verb.pos in VERBAL else None


def is_habit(parse: Parse, verb: Token, timex: Timex) -> bool:
    """Return whether a time of day is one at which a thing is done again and again."""
    beside = {t.text.lower() for t in parse.below(verb) if t.dep == "advmod"}
    return timex.type == "TIME" and bool(beside & HABITUAL)


def is_unreal(parse: Parse, verb: Token) -> bool:
    """Return whether a verb tells what did not come about: "a year ago nobody would have asked", "might not have"."""
    below = {t.text.lower(): t.dep for t in parse.below(verb)}
    denied = "neg" in below.values() and below.keys() & {"might", "could"}
    return bool({"have", "'ve", "’ve"} & below.keys() and ("would" in below or denied))


def tells_only(parse: Parse, verb: Token) -> bool:
    """Return whether a verb dates the telling: "said on Monday", a page's "Updated 14:57" or "05.10.2017(updated"."""
    if verb.lemma in TELLING or not verb.text[0].isalpha():
        return True
    below = parse.below(verb)
    return verb.lemma in ISSUING and not any(
        child.dep in SUBJECTS | CLAUSAL_SUBJECTS and child.text.isalpha() for child in below
    )
