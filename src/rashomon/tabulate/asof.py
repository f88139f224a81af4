"""As of when a report gives a figure: "27 by Tuesday evening", "26 were still missing on Wednesday".

The time of what happened is none: who "died on Monday" is dead on any later day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.grammar import HELPERS, VERBAL
from rashomon.model import AsOf, Figure, Mention, Parse, Passage, Span, Token
from rashomon.states import NOT_YET, TOLLS
from rashomon.tabulate.places import head_of, sentence_of

# Words right before a time up to which something is counted.
UP_TO = re.compile(
    r"\b(?:as of|as at|by|until|up to)(?: (?:early|late|about|around)| (?:the )?\w+ (?:on|of))?\s*$", re.IGNORECASE
)
NEAR = 24
# Verbs by which a count stands or moves at a time: "the toll rose to 27 on Tuesday".
COUNTING = frozenset("rise climb grow increase jump reach pass hit stand remain fall drop put confirm count".split())
# What lasts, so that its time is that of the count: "26 were still missing on Wednesday".
LASTING = frozenset({"missing", "hospitalised", "displaced", "trapped", "stranded"})
# What tells that something came about first.
LATER = frozenset({"after", "following", "since"})
STEPS = 6


def dated(parse: Parse, mentions: Sequence[Mention], figures: Sequence[Figure]) -> Iterator[tuple[Figure, AsOf | None]]:
    """Yield a report's figures, each with the time up to which the report counts it, if it says so."""
    times = [mention for mention in mentions if mention.says_when]
    for figure in figures:
        time = time_of(parse, times, figure) if parse.inside(figure.where.span) else None
        told = AsOf(time.timex, Passage(time.report, time.span)) if time is not None and time.timex else None
        yield figure, told


def time_of(parse: Parse, times: Sequence[Mention], figure: Figure) -> Mention | None:
    """Return the time of a figure's sentence up to which it counts, ``None`` where there is none."""
    text, sentence = parse.report.text, parse.sentences[sentence_of(parse, figure.where.span)].span
    beside = [time for time in times if sentence.contains(time.span) and not time.span.overlaps(figure.where.span)]
    of_toll = next((time for time in beside if of_one_toll(parse, time.span, figure.where.span)), None)
    if of_toll is not None:
        return of_toll
    verb = governor(parse, figure.where.span)
    below = parse.below(verb) if verb is not None else ()
    if any(token.dep in ("aux", "neg") and token.text.lower() in NOT_YET for token in below):
        # "Twelve ships will be sold by Friday".
        return None
    for time in beside:
        same = verb is not None and governor(parse, time.span) == verb
        if same and UP_TO.search(text[max(sentence.start, time.span.start - NEAR) : time.span.start]):
            return time
    if verb is None or not (counted_at(parse, verb) or figure.quantity.state in LASTING):
        return None
    governed = (time for time in beside if governor(parse, time.span) == verb and not of_noun(parse, time.span))
    return next((time for time in governed if not of_event(parse, verb, time.span)), None)


def of_one_toll(parse: Parse, time: Span, figure: Span) -> bool:
    """Return whether a time and a figure stand by one toll: "an earlier toll on Sunday of 15"."""
    first, last = sorted((time, figure))
    # Words without a blank between may hold no token of their own.
    start = next(iter(parse.inside(first)), 0)
    before = parse.tokens[max(0, start - 2) : start]
    joined = parse.report.text[first.end : last.start].split()
    led = len(before) == 2 and before[0].lemma in TOLLS and before[1].text.lower() in ("of", "on", "by", "at")
    return led and len(joined) == 1 and joined[0].lower() in ("of", "on", "by", "at")


def of_noun(parse: Parse, span: Span) -> bool:
    """Return whether a time says which of a noun: "the toll of Monday's quake rose"."""
    token = head_of(parse, span)
    above = parse.tokens[token.head]
    return token.dep == "poss" or (above.pos in ("NOUN", "PROPN") and above.index != token.index)


def of_event(parse: Parse, verb: Token, time: Span) -> bool:
    """Return whether what came about before the count stands ahead of a time: "missing after a blast at 3 a.m."."""
    return any(token.text.lower() in LATER for token in parse.tokens[verb.index + 1 : head_of(parse, time).index])


def governor(parse: Parse, span: Span) -> Token | None:
    """Return the verb that a span hangs on."""
    if not parse.inside(span):
        return None
    token = head_of(parse, span)
    for _ in range(STEPS):
        if token.pos in VERBAL:
            return parse.tokens[token.head] if token.dep in HELPERS else token
        if token.head == token.index:
            return None
        token = parse.tokens[token.head]
    return None


def counted_at(parse: Parse, verb: Token) -> bool:
    """Return whether a verb tells how a count stands: "the toll rose", "the number of injured stood at"."""
    below = parse.below(verb)
    return verb.lemma in COUNTING and any(token.lemma in TOLLS for token in below)
