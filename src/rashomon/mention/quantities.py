"""Amounts: numbers with what they count, how exactly, and what is said of the counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.mention.numbers import Number, read_number
from rashomon.mention.states import CASUALTY_NOUNS, TOLLS, state_of
from rashomon.model import Parse, Quantity, Span, Token

Bound = Literal["exactly", "at least", "at most", "about", "between", "vague"]

CURRENCIES = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "a$": "AUD", "c$": "CAD"}
CURRENCY_NOUNS = {"dollar": "USD", "euro": "EUR", "yen": "JPY", "rupee": "INR", "yuan": "CNY",
                  "ruble": "RUB", "rouble": "RUB", "peso": "MXN", "franc": "CHF", "cent": "cent"}  # fmt: skip
PERCENT = frozenset({"%", "percent", "pct", "percentage"})
# Words before a number that bound it; the longest that fits wins.
BOUNDS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("not", "less", "than"), "at least"), (("no", "fewer", "than"), "at least"), (("no", "less", "than"), "at least"),
    (("no", "more", "than"), "at most"), (("not", "more", "than"), "at most"), (("as", "many", "as"), "at most"),
    (("as", "much", "as"), "at most"), (("more", "than"), "at least"), (("greater", "than"), "at least"),
    (("at", "least"), "at least"), (("a", "minimum", "of"), "at least"), (("upwards", "of"), "at least"),
    (("in", "excess", "of"), "at least"), (("at", "most"), "at most"), (("up", "to"), "at most"),
    (("less", "than"), "at most"), (("fewer", "than"), "at most"), (("a", "maximum", "of"), "at most"),
    (("over",), "at least"), (("above",), "at least"), (("exceeding",), "at least"), (("beyond",), "at least"),
    (("under",), "at most"), (("below",), "at most"), (("about",), "about"), (("around",), "about"),
    (("approximately",), "about"), (("roughly",), "about"), (("some",), "about"), (("nearly",), "about"),
    (("almost",), "about"), (("circa",), "about"), (("an", "estimated",), "about"), (("estimated",), "about"),
    (("only",), "exactly"), (("just",), "exactly"), (("exactly",), "exactly"),
)  # fmt: skip
NOT_UNITS = frozenset({"block", "caliber", "calibre", "p.m.", "a.m.", "am", "pm", "west", "east", "north", "south"})
PEOPLE = {
    "people": "person",
    "others": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "persons": "person",
}
PLAIN = {"several": (3, None), "both": (2, 2), "few": (2, None), "couple": (2, 2)}
AGES = re.compile(
    r"\b(\d{1,3})\s?[\s-]\s?years?\s?[\s-]\s?olds?\b|\baged?\s(\d{1,3})\b(?!\s?%)|(?<=[A-Za-z]),\s(\d{1,2})(?=,\s|\)?\.(?:\s|\Z))"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with its span and the span of its number."""

    span: Span
    head: Span
    quantity: Quantity


def quantities(parse: Parse, timed: list[Span], named: set[int]) -> list[Amount]:
    """Return the amounts of a report in text order: none inside a time, a name, or another amount."""
    found = list(ages(parse, timed, named))
    taken = [(span.start, span.end) for span in timed] + [(a.span.start, a.span.end) for a in found]
    blocked = blocked_tokens(parse, taken)
    index = 0
    while index < len(parse.tokens):
        number = None if index in blocked or index in named else read_number(parse.tokens, index)
        if number is None:
            if index not in blocked and (plain := plain_amount(parse, index)):
                found.append(plain)
            index += 1
            continue
        if (amount := measured(parse, number, blocked)) is not None:
            found.append(amount)
            index = max(number.last, index_after(parse, amount.span.end, number.last))
        else:
            index = number.last
    return sorted(found, key=lambda amount: amount.span)


def blocked_tokens(parse: Parse, taken: list[tuple[int, int]]) -> set[int]:
    """Return the tokens that lie in any of the ranges."""
    blocked, ranges, place = set(), sorted(taken), 0
    for token in parse.tokens:
        while place < len(ranges) and ranges[place][1] <= token.start:
            place += 1
        if place < len(ranges) and ranges[place][0] < token.end:
            blocked.add(token.index)
    return blocked


def index_after(parse: Parse, end: int, index: int) -> int:
    """Return the first token, from ``index`` on, that starts at or after a position."""
    while index < len(parse.tokens) and parse.tokens[index].start < end and parse.tokens[index - 1].end < end:
        index += 1
    return index


def ages(parse: Parse, timed: list[Span], named: set[int]) -> Iterator[Amount]:
    """Yield the ages: "43-year-old", "aged 43", and ", 43," right after a person's name."""
    text = parse.report.text
    name_ends = {parse.tokens[i].end for i in named}
    for sentence in parse.sentences:
        for match in AGES.finditer(text, sentence.span.start, sentence.span.end):
            group = match.lastindex or 1
            if group == 3 and match.start() not in name_ends:
                continue
            span = Span(match.start(group), match.end(group)) if group == 3 else Span(match.start(), match.end())
            years = float(match[group])
            if years <= 120:
                yield Amount(
                    span, Span(match.start(group), match.end(group)), Quantity(years, years, "year of age", "exactly")
                )


def measured(parse: Parse, number: Number, blocked: set[int]) -> Amount | None:
    """Return the amount that a number is part of, or ``None`` where it counts nothing."""
    tokens = parse.tokens
    if no_count(tokens, number):
        return None
    currency = currency_before(tokens, number.first)
    first = number.first - 1 if currency else number.first
    upper, last = upper_end(tokens, number)
    counted = None if currency else counted_noun(parse, number, last)
    unit = currency or unit_of(parse, counted, last)
    state = None if currency or unit == "percent" else state_of(parse, counted, number, last)
    if unit is None and state is None:
        return None
    if unit is None:
        unit = "person"
    low, high, bound = interval(number, upper)
    if unit in NOT_UNITS or (number.value == 1 and counted is not None and tokens[counted].pos == "PROPN"):
        return None
    first, bound, low, high = bounded(tokens, first, bound, low, high)
    end = end_of(tokens, counted, unit, last)
    if end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end + 1].text.lower() == "old":
        unit += " of age"
    if any(i in blocked for i in range(first, end)):
        return None
    unit = "person" if counted is not None and tokens[counted].lemma in CASUALTY_NOUNS | TOLLS and state else unit
    return Amount(
        parse.span(first, end), parse.span(number.first, number.last), Quantity(low, high, unit, bound, state)
    )


def no_count(tokens: tuple[Token, ...], number: Number) -> bool:
    """Return whether a number counts nothing: "no one", "No. 5", a score, an emergency line, a part of a time."""
    before = tokens[number.first - 1].text.lower() if number.first else ""
    if before in ("no", "no.", "#", ":", "number", "any", "every", "each", "another") and number.value in (1.0, 911.0):
        return True
    if before in ("no.", "#", ":", "number") or tokens[number.first].text in ("911", "9/11", "999"):
        return True
    if (
        number.last + 1 < len(tokens)
        and tokens[number.last].text in ("-", "–", ":", "/")
        and not tokens[number.last - 1].space
    ):
        after = read_number(tokens, number.last + 1)
        return after is not None and after.value <= number.value and not tokens[number.last].space
    return before in ("-", "–") and number.first > 1 and read_number(tokens, number.first - 2) is not None


def currency_before(tokens: tuple[Token, ...], index: int) -> str | None:
    """Return the currency whose sign stands right before a number."""
    return CURRENCIES.get(tokens[index - 1].text.lower()) if index else None


def upper_end(tokens: tuple[Token, ...], number: Number) -> tuple[float | None, int]:
    """Return the upper value of "10 to 12", "10-12", "between 10 and 12", and where the range ends."""
    last = number.last
    if last + 1 >= len(tokens) or number.vague or tokens[last].sentence != tokens[last + 1].sentence:
        return None, last
    joiner = tokens[last].text.lower()
    between = number.first > 0 and tokens[number.first - 1].text.lower() == "between" and joiner == "and"
    if joiner in ("to", "-", "–", "or") or between:
        after = last + 1 + (tokens[last + 1].text in CURRENCIES)
        upper = read_number(tokens, after) if after < len(tokens) else None
        if (
            upper
            and not upper.vague
            and upper.value > number.value
            and (joiner != "or" or upper.value - number.value <= 2)
        ):
            return upper.value, upper.last
    return None, last


def counted_noun(parse: Parse, number: Number, last: int) -> int | None:
    """Return the noun that a number counts: the head after it, or the noun of "of the …"."""
    tokens = parse.tokens
    anchor = tokens[number.last - 1]
    for index in range(number.last - 1, number.first - 1, -1):
        head = tokens[tokens[index].head]
        if (
            tokens[index].dep in ("nummod", "amod", "quantmod", "compound", "nmod")
            and head.index >= last
            and head.pos in ("NOUN", "PROPN")
        ):
            return head.index
    if (
        last < len(tokens)
        and tokens[last].text.lower() in ("of", "more", "other")
        and tokens[last].sentence == anchor.sentence
    ):
        return noun_ahead(parse, last + 1)
    if last < len(tokens) and tokens[last].pos in ("NOUN", "ADJ") and tokens[last].sentence == anchor.sentence:
        return noun_ahead(parse, last)
    return None


def noun_ahead(parse: Parse, index: int) -> int | None:
    """Return the head noun of the noun phrase that starts at ``index``, at most six tokens on."""
    tokens, found = parse.tokens, None
    for token in tokens[index : index + 6]:
        if token.sentence != tokens[index - 1].sentence or token.pos not in (
            "NOUN",
            "PROPN",
            "ADJ",
            "DET",
            "PRON",
            "NUM",
        ):
            break
        if token.pos in ("NOUN", "PROPN"):
            found = token.index
        elif found is not None:
            break
    return found


def unit_of(parse: Parse, counted: int | None, last: int) -> str | None:
    """Return the unit: a percentage, a currency, or the counted noun's lemma."""
    tokens = parse.tokens
    if last < len(tokens) and tokens[last].text.lower() in PERCENT:
        return "percent"
    if last + 1 < len(tokens) and tokens[last].text.lower() == "per" and tokens[last + 1].text.lower() == "cent":
        return "percent"
    if counted is None:
        return None
    token = tokens[counted]
    if token.lemma in CURRENCY_NOUNS:
        return CURRENCY_NOUNS[token.lemma]
    lemma = token.lemma.removesuffix("s") if token.tag == "NNPS" else token.lemma
    word = PEOPLE.get(token.text.lower(), lemma)
    if counted > 0 and tokens[counted - 1].text.lower() in ("square", "cubic", "nautical"):
        return f"{tokens[counted - 1].text.lower()} {word}"
    return word


def end_of(tokens: tuple[Token, ...], counted: int | None, unit: str, last: int) -> int:
    """Return the end of an amount: after its unit where that stands close, else after its number."""
    if unit == "percent":
        return last + (2 if tokens[last].text.lower() == "per" else 1)
    return counted + 1 if counted is not None and counted - last <= 6 else last


def interval(number: Number, upper: float | None) -> tuple[float | None, float | None, Bound]:
    """Return low, high and bound of a number as it stands."""
    if upper is not None:
        scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if upper >= s > number.value), 1.0)
        return number.value * (scale if upper / number.value >= 1000 else 1.0), upper, "between"
    return (number.value, None, "vague") if number.vague else (number.value, number.value, "exactly")


def bounded(
    tokens: tuple[Token, ...], first: int, bound: Bound, low: float | None, high: float | None
) -> tuple[int, Bound, float | None, float | None]:
    """Return an interval as the words before it bound it, with the place where those words start.

    "At least" and "more than" open the interval above and keep the number as ``low``; "about" keeps both ends at the
    number named and leaves the tolerance to the reader.
    """
    words = tuple(
        token.text.lower() for token in tokens[max(0, first - 4) : first] if token.sentence == tokens[first].sentence
    )
    while (
        words
        and words[-1] in ("the", "a", "an", "another", "of")
        and words[-2:] not in (("minimum", "of"), ("upwards", "of"), ("excess", "of"), ("maximum", "of"))
    ):
        return (first, bound, low, high)
    if words[-1:] == ("between",) and bound == "between":
        return first - 1, bound, low, high
    for cue, told in BOUNDS:
        if words[-len(cue) :] == cue:
            start = first - len(cue)
            if told == "at least":
                return start, "vague" if bound == "vague" else told, low, None
            if told == "at most":
                return start, told, None, high if high is not None else low
            return start, (told if bound == "exactly" else bound), low, high
    return first, bound, low, high


def plain_amount(parse: Parse, index: int) -> Amount | None:
    """Return the amount of "several nurses", "both men", "half of the seats", or ``None``."""
    tokens = parse.tokens
    word = tokens[index].text.lower()
    if word == "half" and tokens[index].dep not in ("amod", "compound", "npadvmod"):
        counted = (
            noun_ahead(parse, index + 1 + (index + 1 < len(tokens) and tokens[index + 1].text == "of"))
            if index + 1 < len(tokens)
            else None
        )
        if counted is None:
            return None
        unit = unit_of(parse, counted, counted) or "thing"
        return Amount(
            parse.span(index, counted + 1),
            parse.span(index, index + 1),
            Quantity(50, 50, f"percent of {unit}", "exactly"),
        )
    if word not in PLAIN or tokens[index].head <= index or tokens[tokens[index].head].tag != "NNS":
        return None
    counted = tokens[index].head
    low, high = PLAIN[word]
    bound: Bound = "exactly" if word == "both" else "vague"
    number = Number(index, index + 1, low, True)
    state = state_of(parse, counted, number, counted + 1)
    unit = unit_of(parse, counted, counted + 1) or "thing"
    return Amount(parse.span(index, counted + 1), parse.span(index, index + 1), Quantity(low, high, unit, bound, state))
