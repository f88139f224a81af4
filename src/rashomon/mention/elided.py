"""What a bare number counts where its noun stands elsewhere: "of the 120 beds, 88 were in use", "up from 38"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from rashomon.currencies import MONEY
from rashomon.grammar import PLURAL, VERBAL
from rashomon.mention.bounds import bounded, interval
from rashomon.mention.counted import PERCENT, Amount, of_noun, unit_of
from rashomon.mention.numbers import Number
from rashomon.model import Parse, Quantity, Token
from rashomon.states import STATES

COUNTS = frozenset({"number", "total", "figure", "count", "tally"})
CROWDS = frozenset({"crowd", "turnout", "attendance", "audience", "gathering"})
# Verbs of which people alone are the subject, and that tell how many came.
GATHERING = frozenset("march gather rally protest demonstrate attend flee evacuate strike turn".split())
# By these a number is set against one told before.
COMPARED = (("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to"))
# Verbs that give a number of what was told last: "the organisers spoke of up to 20,000".
GIVING = frozenset("say speak claim estimate give count report put".split())
# "Of these, 38 have been identified".
THEM = frozenset({"these", "those", "them"})
# Units of what nobody counts out.
NO_THINGS = MONEY | PERCENT | frozenset({"magnitude", "vote", "year of age"})
# Bare numbers below this are not taken for another count of what was told last.
MANY = 100
MILLION = 1_000_000
# Labels of a list: "Dead: 43".
LABELS = {"killed": "dead", "deaths": "dead", "injuries": "injured"} | {
    word: state for word, state in STATES.items() if state in ("dead", "injured", "missing", "arrested")
}
BULLETS = " \t*-•–—·"
SHORT_LABEL, LONGEST_LABEL = 3, 10
# What a label's first noun phrase is made of.
OPENING = frozenset({"ADJ", "NOUN", "PROPN"})


class What(NamedTuple):
    """What a number counts, and what is said of it."""

    unit: str
    state: str | None = None


def elided(parse: Parse, number: Number, upper: float | None, last: int, told: Sequence[Amount]) -> Amount | None:
    """Return the amount of a bare number by what stands around it, ``None`` where that tells nothing.

    ``told`` are the amounts before it in the report, ``upper`` and ``last`` the end of its range.
    """
    low, high, bound = interval(number, upper)
    first, bound, low, high = bounded(parse.tokens, number.first, bound, low, high)
    what = (
        labelled(parse, first)
        or of_whole(parse, number, last, told)
        or numbered(parse, number)
        or told_before(parse, number, first, told)
        or gathered(parse, number)
    )
    if what is None:
        return None
    span = parse.span(first, last)
    return Amount(span, parse.span(number.first, number.last), Quantity(low, high, what.unit, bound, what.state))


def labelled(parse: Parse, first: int) -> What | None:
    """Return what the label at the start of a line counts: "Dead: 43", "Homes: about 1,100 destroyed".

    Of a longer one that is its first noun: "Patients in hospital because of the heat: 2,100". The dead of a longer one
    may be some of them: "Deaths in Osk since Monday: 48".
    """
    tokens, text, last = parse.tokens, parse.report.text, first - 1
    while last > 0 and not tokens[last].text.strip(":*"):
        last -= 1
    if ":" not in text[tokens[last].end : tokens[first].start]:
        return None
    start = text.rfind("\n", 0, tokens[first].start) + 1
    label = [token for token in tokens[max(0, last - LONGEST_LABEL) : last + 1] if token.start >= start]
    label = [token for token in label if token.text not in BULLETS]
    line = text[start : tokens[last].end].lstrip(BULLETS)
    if not label or len(label) > LONGEST_LABEL or line != " ".join(token.text for token in label):
        return None
    opening = [*itertools.takewhile(lambda token: token.pos in OPENING, label)]
    head = label[-1] if len(label) <= SHORT_LABEL else opening[-1] if opening else None
    if head is None:
        return None
    word = head.text.lower()
    state = LABELS.get(word) or LABELS.get(head.lemma.lower())
    if state is not None and len(label) <= SHORT_LABEL:
        return What("person", state)
    return What(unit_of(parse, head.index, first) or word) if head.tag in PLURAL and state is None else None


def of_whole(parse: Parse, number: Number, last: int, told: Sequence[Amount]) -> What | None:
    """Return what a number counts some of: "of the plant's 120 beds, 88 were in use", "220 beds, of which 88"."""
    tokens, first, before = parse.tokens, number.first, things_before(parse, number, told)
    opening = parse.sentences[tokens[first].sentence].first
    opens = tokens[opening].text.lower() == "of" and tokens[first - 1].text == ","
    after = [token.text.lower() for token in tokens[last : last + 2]]
    ahead = [token.text.lower() for token in tokens[max(0, first - 2) : first]]
    them = (after[:1] == ["of"] and after[-1] in THEM) or (opens and tokens[opening + 1].text.lower() in THEM)
    if them or ahead in (["of", "which"], ["of", "whom"]):
        return What(before.quantity.unit) if before is not None else None
    noun = of_noun(parse, opening) if opens else None
    return What(unit_of(parse, noun, noun) or "thing") if noun is not None else None


def things_before(parse: Parse, number: Number, told: Sequence[Amount]) -> Amount | None:
    """Return the last amount of things or people before a number, in its sentence or the one before it."""
    sentence = parse.tokens[number.first].sentence

    def is_near(amount: Amount) -> bool:
        return sentence - parse.tokens[parse.inside(amount.span)[0]].sentence <= 1

    near = itertools.takewhile(is_near, reversed(told))
    return next((amount for amount in near if amount.quantity.unit not in NO_THINGS), None)


def numbered(parse: Parse, number: Number) -> What | None:
    """Return what a word for a number or a crowd tells: "put the number of marchers at 4,500", "a crowd of 4,000"."""
    here = parse.tokens[number.last - 1]
    for _ in range(4):
        above = parse.tokens[here.head]
        if above.index == here.index or above.sentence != here.sentence:
            return None
        if above.pos in VERBAL:
            below = parse.below(above)
            nouns = [token for token in below if token.dep in ("dobj", "nsubj", "nsubjpass") and token is not here]
            return next((what for noun in nouns if (what := counting(parse, noun))), None)
        if (what := counting(parse, above)) is not None:
            return what
        here = above
    return None


def counting(parse: Parse, noun: Token) -> What | None:
    """Return what a noun is the number of: marchers of "the number of marchers", people of "the crowd"."""
    if noun.lemma in CROWDS:
        return What("person")
    if noun.lemma not in COUNTS:
        return None
    links = (t for t in parse.below(noun) if t.text.lower() == "of")
    counted = next((found for t in links if (found := of_noun(parse, t.index)) is not None), None)
    return What(unit_of(parse, counted, counted) or "thing") if counted is not None else None


def told_before(parse: Parse, number: Number, first: int, told: Sequence[Amount]) -> What | None:
    """Return what the last amount counted, where a number is set against it: "up from 38", "had earned 702 million"."""
    if not told:
        return None
    last, sentence = told[-1], parse.tokens[number.first].sentence
    apart = sentence - parse.tokens[parse.inside(last.span)[0]].sentence
    unit, words = last.quantity.unit, tuple(token.text.lower() for token in parse.tokens[max(0, first - 2) : first])
    if apart == 0 and (words in COMPARED or (words[-1:] == ("to",) and follows_from(parse, last))):
        return What(unit, last.quantity.state)
    if apart <= 1 and unit in MONEY and number.value >= MILLION:
        return What(unit)
    above = parse.tokens[parse.tokens[number.last - 1].head]
    verb = parse.tokens[above.head] if above.text.lower() in ("of", "at") else above
    gives = verb.lemma in GIVING and verb.pos == "VERB" and number.value >= MANY
    if gives and apart <= 1 and unit not in MONEY | PERCENT and (last.quantity.low or 0.0) >= MANY:
        return What(unit, last.quantity.state)
    return None


def follows_from(parse: Parse, amount: Amount) -> bool:
    """Return whether an amount is where a change began: "grew from nine billion kroner to 61 billion"."""
    first = parse.inside(amount.span)[0]
    return first > 0 and parse.tokens[first - 1].text.lower() == "from"


def gathered(parse: Parse, number: Number) -> What | None:
    """Return people for the bare subject of what only people do: "12,000 marched"."""
    token = parse.tokens[number.last - 1]
    verb = parse.tokens[token.head]
    doing = token.dep == "nsubj" and verb.lemma in GATHERING and verb.index > token.index
    return What("person") if doing and number.value >= MANY else None
