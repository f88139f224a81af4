"""Whether a figure is of the event that a report is about: of these days, of one event, and of what has come about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from rashomon.grammar import NOUN_CLAUSES, SUBJECTS, VERBAL
from rashomon.model import Figure, Mention, Parse, Span, Statement
from rashomon.states import STATES, TOLLS
from rashomon.states import beside as beside_of
from rashomon.tabulate.places import head_of, sentence_of

# What opens the span that a figure counts over, where that is no day of the week: a war, a year.
OPENING = frozenset("begin start erupt break beginning outbreak start".split())
YEAR = re.compile(r"(?:19|20)\d\d\Z")
# An event is reported within these days; a figure of a longer or an earlier time is of another.
RECENT = timedelta(days=10)
# Words of a sentence that counts over several events, or tells of another.
SEVERAL = frozenset({"incidents", "series", "since", "weekend", "unrelated"})
# Before these in the singular, words that make it another event than the report's.
OTHER = frozenset({"unrelated", "separate", "similar"})
EVENTS = frozenset("shooting attack incident crash blast bombing explosion stabbing accident fire raid strike".split())
# What is only feared or foreseen is no toll.
OPEN = frozenset({"possible", "considered", "expected", "future"})
FEARED = frozenset({"fear", "presume"})
# Who is expected to do so was hurt all the same.
OUTLIVING = frozenset({"recover", "survive", "live", "heal"})


def is_open(parse: Parse, span: Span, statement: Statement) -> bool:
    """Return whether a statement leaves open what it says of the words: in "the row may have led to a crash that killed
    two", the crash is open and the two are dead."""
    token = head_of(parse, span)
    by_participle = beside_of(parse, token.index) is not None
    while token.pos not in VERBAL and token.head != token.index:
        if token.lemma in TOLLS or (by_participle and token.dep in SUBJECTS):
            # "The toll of 27 could rise", "nine people hurt in May could sue": the rise is open, and the suit.
            return False
        token = parse.tokens[token.head]
    if token.lemma in FEARED:
        return True
    if statement.certainty not in OPEN:
        return False
    if {token.lemma, *(t.lemma for t in parse.below(token))} & OUTLIVING:
        return False
    words = [t for stance in statement.stance for t in parse.tokens_in(stance)]
    return not words or any(token.index in (word.index, word.head) for word in words)


def over_years(parse: Parse, amount: Span) -> bool:
    """Return whether a figure counts from years ago to now: "since 2011", "since the war began", "has since killed"."""
    sentence = parse.sentences[sentence_of(parse, amount)]
    tokens = parse.tokens[sentence.first : sentence.last]
    for place, token in enumerate(tokens):
        if token.text.lower() == "since" and token.start < amount.start and token.dep == "advmod":
            return True
        if token.text.lower() == "since" and token.start > amount.end:
            if any(t.lemma in OPENING or YEAR.match(t.text) for t in tokens[place + 1 : place + 8]):
                return True
    return False


def adds_events(parse: Parse, figure: Figure) -> bool:
    """Return whether the sentence of a figure counts over several events, or tells of another than the report's.

    "40 were hurt in 33 separate incidents"; "an unrelated shooting hurt ten".
    """
    sentence = parse.sentences[sentence_of(parse, figure.where.span)]
    words = {token.text.lower() for token in parse.tokens[sentence.first : sentence.last]}
    return bool(words & SEVERAL)


def is_elsewhere(parse: Parse, figure: Figure) -> bool:
    """Return whether the sentence of a figure tells of another event: "a similar bombing in May killed seven"."""
    sentence = parse.sentences[sentence_of(parse, figure.where.span)]
    tokens = parse.tokens[sentence.first : sentence.last]
    return any(one.text.lower() in OTHER and two.tag == "NN" and two.lemma in EVENTS for one, two in pairwise(tokens))


def is_past(parse: Parse, times: Sequence[Mention], span: Span) -> bool:
    """Return whether the sentence of a span gives a time long before the report: "last month", "in 2013"."""
    latest = parse.report.published.latest
    if latest is None:
        return False
    day = (date.fromisoformat(latest[:10]) - RECENT).isoformat()
    sentence = parse.sentences[sentence_of(parse, span)].span
    return any(
        (mention.timex.earliest or mention.timex.latest)[:10] < day
        for mention in times
        if mention.timex and mention.timex.latest and mention.timex.type in ("DATE", "TIME")
        if sentence.contains(mention.span) and not is_aside(parse, mention.span, span)
    )


def is_aside(parse: Parse, time: Span, counted: Span) -> bool:
    """Return whether a time stands in a clause that tells of the counted something else: "Vega, born in 1950, died"."""
    if not parse.inside(time):
        return False
    path = parse.path(head_of(parse, time))
    clause = next((t for t in path if t.dep in NOUN_CLAUSES), None)
    return clause is not None and clause.lemma not in STATES and clause.head == head_of(parse, counted).index
