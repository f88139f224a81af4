"""Amounts: numbers with what they count, how exactly, and what is said of the counted."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.mention.bounds import bounded, interval
from rashomon.mention.counted import Amount, counted_noun, is_people, is_unit, told_of, unit_of
from rashomon.mention.elided import elided
from rashomon.mention.fractions import fraction
from rashomon.mention.numbers import Number, read_number
from rashomon.mention.scales import on_scale
from rashomon.mention.unnumbered import plain_amount
from rashomon.model import Parse, Quantity, Span, Token
from rashomon.numerals import MONTH_NAMES
from rashomon.states import AFTER, CASUALTY_NOUNS, TOLLS, befalls, state_of

CURRENCIES = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "a$": "AUD", "c$": "CAD"}
NOT_UNITS = frozenset(
    "m. a. mm millimeter millimetre block caliber calibre p.m. a.m. am pm west east north south past".split()
)
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
# Whose share of all these words tell is a class of people.
CLASSES = frozenset("top bottom richest wealthiest poorest".split())
# After these "one" counts nothing, nor is 911 a number.
UNCOUNTED = frozenset("no not no. # number any every each another".split())
FRACTIONS = frozenset({"quarter", "third", "half", "fifth", "tenth"})
ROUGHLY = frozenset("well more than over about nearly almost up to around some perhaps".split())
# What is killed or hurt only in a manner of speaking.
LIFELESS = frozenset("job post bill measure amendment proposal deal plan project programme program permit".split())
REMAINS = frozenset({"life", "body", "corpse"})
CHANGES = frozenset(
    "rise climb increase grow jump soar go fall drop decline sink revise raise lower cut reduce".split()
)
AGES = re.compile(
    r"(?<!/)\b(\d{1,3})\s?[\s-]\s?years?\s?[\s-]\s?olds?\b|\baged?\s(\d{1,3})\b(?!\s?%)|(?<=[A-Za-z]),\s(\d{1,2})(?=,\s|\)?\.(?:\s|\Z))"
)
# An age by its decade: "in her mid- to late 50s"; the years of one that each part of it may be.
DECADES = re.compile(
    r"\bin (?:his|her|their) ((?:(early|mid|late)\b(?:-? ?to[ -](mid|late))?[- ])?"
    r"(?:([2-9])0|(twent|thirt|fort|fift|sixt|sevent|eight|ninet)ie)s)\b"
)
TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
PARTS = {"early": (0.0, 4.0), "mid": (3.0, 7.0), "late": (6.0, 9.0)}
# What the parser makes of the second part of "40-to-39" and "1-in-3".
SCORE = re.compile(r"(?:to|in)-\d")
# Before a number, these make it a day, also where no time was found.
MONTHS = {*MONTH_NAMES, *"jan feb aug sept oct nov dec".split()} - {"may"}
YEAR = re.compile(r"(?:19|20)\d\d\Z")
# Three numbers in a row are a day, whichever of them comes first.
DATES = re.compile(r"(?<![\d/-])\d{1,4}([-/])\d{1,2}\1\d{1,4}(?![\d/-])")


def quantities(parse: Parse, timed: list[Span], named: set[int]) -> list[Amount]:
    """Return the amounts of a report in text order: none inside a time, a name, or another amount."""
    aged, found = [*ages(parse, named), *decades(parse)], list[Amount]()
    taken = [(span.start, span.end) for span in timed] + [(a.span.start, a.span.end) for a in aged]
    taken += [match.span() for match in DATES.finditer(parse.report.text)]
    blocked = blocked_tokens(parse, taken)
    index = 0
    while index < len(parse.tokens):
        if index not in blocked and index not in named and (share := fraction(parse, index)) is not None:
            found.append(share)
            index = index_after(parse, share.span.end, index + 1)
            continue
        number = None if index in blocked else read_number(parse.tokens, index)
        if number is not None and index in named and not counts_on(parse, number, named):
            number = None
        if number is None:
            # "3-year-old killed": the last word of an age stands for who has it.
            free = index not in blocked or parse.tokens[index].text == "old"
            if free and (plain := plain_amount(parse, index)):
                found.append(plain)
            index += 1
            continue
        if (amount := on_scale(parse, number) or measured(parse, number, blocked, found)) is not None:
            found.append(amount)
            index = max(number.last, index_after(parse, amount.span.end, number.last))
        else:
            index = number.last
    return shared(parse, sorted([*aged, *found], key=lambda amount: amount.span))


def shared(parse: Parse, amounts: list[Amount]) -> list[Amount]:
    """Return amounts in order; in a headline, people before a comma share the next state: "2 Men, 3 Boys Dead"."""
    headline, text = parse.report.headline, parse.report.text
    found = list(amounts)
    for place, (first, second) in enumerate(itertools.pairwise(amounts)):
        if headline is None or not headline.contains(first.span) or text[first.span.end : second.span.start] != ", ":
            continue
        told = first.quantity.state is None and second.head.end < second.span.end and counts_people(parse, first)
        if told and counts_people(parse, second):
            found[place] = replace(first, quantity=replace(first.quantity, state=second.quantity.state))
    return found


def counts_people(parse: Parse, amount: Amount) -> bool:
    """Return whether the last word of an amount names people."""
    return any(is_people(parse, index) for index in parse.inside(amount.span)[-1:])


def counts_on(parse: Parse, number: Number, named: set[int]) -> bool:
    """Return whether a number that the tagger took into a name counts the plural after it: "In Lima 11 people died"."""
    tokens = parse.tokens
    if number.last >= len(tokens) or number.last in named or tokens[number.last].tag != "NNS":
        return False
    return state_of(parse, number.last, number.last + 1) is not None


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


def ages(parse: Parse, named: set[int]) -> Iterator[Amount]:
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


def decades(parse: Parse) -> Iterator[Amount]:
    """Yield the ages that are told by their decade: "in his 30s", "in her mid- to late fifties"."""
    for match in DECADES.finditer(parse.report.text):
        words, first, last, digit, name = match.groups()
        ten = 10.0 * (int(digit) if digit else TENS.index(name) + 2)
        low = PARTS[first][0] if first else 0.0
        high = PARTS[last or first][1] if first else 9.0
        span = Span(match.end() - len(words), match.end())
        yield Amount(span, span, Quantity(ten + low, ten + high, "year of age", "between"))


def measured(parse: Parse, number: Number, blocked: set[int], told: Sequence[Amount]) -> Amount | None:
    """Return the amount that a number is part of, or ``None`` where it counts nothing.

    ``told`` are the amounts found before it.
    """
    tokens = parse.tokens
    if no_count(tokens, number):
        return None
    currency = currency_before(tokens, number.first)
    upper, last = upper_end(tokens, number)
    counted = None if currency else noun_of(parse, number, last)
    unit = currency or unit_of(parse, counted, last)
    low, high, bound = interval(number, upper)
    if upper is None and (after := after_plus(tokens, last)) != last:
        low, high, bound, last = number.value, None, "at least", after
    first, bound, low, high = bounded(tokens, number.first - bool(currency), bound, low, high)
    if unit == "percent" and is_class(tokens, number.first, last):
        return None
    state = None
    if not currency:
        head = number.last - 1 if counted is None else counted
        # "One of five people shot has died": the participle is of the five.
        some = told_of(parse, number.last - 1, last) if is_share(parse, number, counted) else None
        state = some or (told_of(parse, head, last) if unit != "percent" else None)
        state = state or (befalls(parse, first) if counted is None or is_people(parse, counted) else None)
        state = None if counted is not None and tokens[counted].lemma in LIFELESS else state
    if state is None and first == number.first and is_year(tokens, number):
        return None
    if state is None and unit is None:
        return elided(parse, number, upper, last, told)
    unit = unit or "person"
    if unit in NOT_UNITS or SCORE.match(unit) or (number.value == 1 and counted and tokens[counted].pos == "PROPN"):
        return None
    end = end_of(tokens, counted, unit, last)
    if any(i in blocked for i in range(first, end)):
        return None
    if [token.text.lower() for token in tokens[end : end + 2]] == ["-", "old"]:
        unit += " of age"
    if counted is not None and tokens[counted].lemma in CASUALTY_NOUNS | TOLLS | REMAINS and state:
        unit = "person"
    quantity = Quantity(low, high, unit, bound, state)
    return Amount(parse.span(first, end), parse.span(number.first, number.last), quantity)


def is_class(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Return whether a share only names a class of people: "spoke for the 1 percent", "the richest 10 percent"."""
    before = tokens[first - 1].text.lower() if first else ""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    sized = after is not None and (after.lemma in ("of", "-", "that", "who") or after.pos in NOMINAL)
    return before in CLASSES or (before == "the" and not sized)


def noun_of(parse: Parse, number: Number, last: int) -> int | None:
    """Return the noun that a number counts where nothing parts them, ``None`` where it counts none."""
    tokens, counted = parse.tokens, counted_noun(parse, number, last)
    if counted is not None and tokens[counted].text.lower() in AFTER and number.value != 1:
        # "Leaves Four Men Wounded": in a headline's capitals the parser takes the participle for the noun.
        counted = counted - 1 if counted > last else None
    if counted is not None and tokens[last].text.lower() in AFTER and read_number(tokens, counted) is not None:
        # "35 Dead Dozens Wounded": what a headline counts next.
        return None
    if counted is not None and is_model(parse, number, counted):
        return None
    if counted is not None and (not is_unit(parse, counted, number) or is_cut_off(parse, last, counted)):
        return None
    return counted


def is_share(parse: Parse, number: Number, counted: int | None) -> bool:
    """Return whether a number counts some of those whom another number counts: "one of five people shot"."""
    if counted is None or parse.tokens[number.last].text.lower() != "of":
        return False
    whole = [t for t in parse.below(parse.tokens[counted]) if t.dep == "nummod"]
    return bool(whole) and whole[0].index > number.last


def is_model(parse: Parse, number: Number, counted: int) -> bool:
    """Return whether a figure between a name and a noun in the singular is part of the name: "a Delta 300 blanket"."""
    before = parse.tokens[number.first - 1] if number.first else None
    named = before is not None and before.tag == "NNP" and before.sentence == parse.tokens[counted].sentence
    return (
        named and number.value > 1 and parse.tokens[number.first].text.isdigit() and parse.tokens[counted].tag == "NN"
    )


def is_cut_off(parse: Parse, last: int, counted: int) -> bool:
    """Return whether a mark parts a number from the noun that the parser has it count: "List 3: earthquake".

    So does the end of a line, and another number of that noun: "a town of 1,200 about 110 miles away". A comma does
    after what tells the state of a number: "one dead, three others hurt".
    """
    tokens = parse.tokens
    marks = (":", ";", ",") if tokens[last].text.lower() in AFTER else (":", ";")
    broken = "\n" in parse.report.text[tokens[last - 1].end : tokens[counted].start]
    between = tokens[last:counted]
    again = any(t.head == counted and t.text.isdigit() and not is_of_date(tokens, t) for t in between)
    return broken or again or any(token.text in marks for token in between)


def is_of_date(tokens: tuple[Token, ...], token: Token) -> bool:
    """Return whether a figure is a year, or the day of a month: "the 19 Sept. 11 hijackers"."""
    month = tokens[token.index - 1].text.lower().rstrip(".") if token.index else ""
    return YEAR.match(token.text) is not None or month in MONTHS


def no_count(tokens: tuple[Token, ...], number: Number) -> bool:
    """Return whether a number counts nothing: "not one", "No. 5", a score, an emergency line, a part of a time."""
    before = tokens[number.first - 1].text.lower() if number.first else ""
    if before in UNCOUNTED and number.value in (1.0, 911.0):
        return True
    if before == "of" and tokens[number.first].text.lower() in ("a", "an") and number.first > 1:
        # "A quarter of a million" is no million.
        return tokens[number.first - 2].lemma.lower() in FRACTIONS
    before = "" if before == ":" and tokens[number.first - 1].space else before
    if before.rstrip(".") in MONTHS and number.value <= 31:
        return True
    if before == "." and number.first > 1 and tokens[number.first - 2].text.lower() == "no":
        # The parser's two tokens for "No."
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
    if before not in ("-", "–") or number.first < 2:
        return False
    # "1-in-3", "F-16": a number that hangs on a word by a hyphen.
    glued = not tokens[number.first - 1].space and not tokens[number.first - 2].space
    return glued or read_number(tokens, number.first - 2) is not None


def is_year(tokens: tuple[Token, ...], number: Number) -> bool:
    """Return whether a number is written as years are, and no round one: "the 2018 races"."""
    alone = number.last == number.first + 1
    return alone and YEAR.match(tokens[number.first].text) is not None and number.value % 100 != 0


def currency_before(tokens: tuple[Token, ...], index: int) -> str | None:
    """Return the currency whose sign stands right before a number."""
    return CURRENCIES.get(tokens[index - 1].text.lower()) if index else None


def upper_end(tokens: tuple[Token, ...], number: Number) -> tuple[float | None, int]:
    """Return the upper value of "10 to 12", "10-12", "between 10 and 12", and where the range ends."""
    last = number.last
    if last + 1 >= len(tokens) or number.vague or tokens[last].sentence != tokens[last + 1].sentence:
        return None, last
    joiner = tokens[last].text.lower()
    if number.first > 0 and tokens[number.first - 1].text.lower() == "from" and changes(tokens, number.first - 1):
        return None, last
    between = number.first > 0 and tokens[number.first - 1].text.lower() == "between" and joiner == "and"
    if joiner in ("to", "-", "–", "or") or between:
        ranged = number.first > 0 and tokens[number.first - 1].text.lower() == "from" and joiner == "to"
        after = last + 1 + (tokens[last + 1].text in CURRENCIES)
        while ranged and after < len(tokens) and tokens[after].text.lower() in ROUGHLY:
            # "From 500 to well over 1,000".
            after += 1
        upper = read_number(tokens, after) if after < len(tokens) else None
        if (
            upper
            and not upper.vague
            and upper.value > number.value
            and (joiner != "or" or upper.value - number.value <= 2)
        ):
            return upper.value, upper.last
    return None, last


def after_plus(tokens: tuple[Token, ...], last: int) -> int:
    """Return the end of a number with the "plus" that opens it above: "90-plus percent"."""
    glued = last + 1 < len(tokens) and not tokens[last - 1].space and not tokens[last].space
    return last + 2 if glued and tokens[last].text == "-" and tokens[last + 1].text.lower() == "plus" else last


def changes(tokens: tuple[Token, ...], index: int) -> bool:
    """Return whether a "from" names where a change began: "the toll rose from 10 to 14" gives two amounts, no range."""
    return tokens[tokens[index].head].lemma in CHANGES


def end_of(tokens: tuple[Token, ...], counted: int | None, unit: str, last: int) -> int:
    """Return the end of an amount: after its unit where that stands close, else after its number."""
    if unit == "percent":
        points = tokens[last].text.lower() == "percentage" and tokens[last + 1 : last + 2]
        return last + (2 if tokens[last].text.lower() == "per" or (points and points[0].lemma == "point") else 1)
    return counted + 1 if counted is not None and counted - last <= 6 else last
