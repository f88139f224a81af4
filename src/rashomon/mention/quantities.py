"""Amounts: numbers with what they count, how exactly, and what is said of the counted."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.mention.lexicon import PERSON_NOUNS
from rashomon.mention.numbers import Number, read_number
from rashomon.mention.roles import kind_of
from rashomon.model import Parse, Quantity, Span, Token
from rashomon.states import AFTER, CASUALTY_NOUNS, TOLLS, befalls, state_of

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
NOT_UNITS = frozenset(
    {"m.", "a.", "block", "caliber", "calibre", "p.m.", "a.m.", "am", "pm", "west", "east", "north", "south"}
)
PEOPLE = {
    "people": "person",
    "others": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "persons": "person",
}
REMAINS = frozenset({"life", "body", "corpse"})
CHANGES = frozenset(
    "rise climb increase grow jump soar go fall drop decline sink revise raise lower cut reduce".split()
)
# One person without a number is counted where reports keep a toll.
CASUALTIES = frozenset({"dead", "injured", "shot", "missing", "abducted"})
# People who are counted by these, and by no role.
SEXES = frozenset({"adult", "male", "female", "juvenile", "minor"})
NOBODY = frozenset({"no", "nobody", "none"})
# Beside these, nobody is nobody besides: "no one else was hurt".
MORE = frozenset({"else", "other", "others", "more", "further", "additional", "longer"})
PLAIN = {"several": (3, None), "both": (2, 2), "few": (2, None), "couple": (2, 2)}
AGES = re.compile(
    r"\b(\d{1,3})\s?[\s-]\s?years?\s?[\s-]\s?olds?\b|\baged?\s(\d{1,3})\b(?!\s?%)|(?<=[A-Za-z]),\s(\d{1,2})(?=,\s|\)?\.(?:\s|\Z))"
)
YEAR = re.compile(r"(?:19|20)\d\d\Z")
# Three numbers in a row are a day, whichever of them comes first.
DATES = re.compile(r"(?<![\d/-])\d{1,4}([-/])\d{1,2}\1\d{1,4}(?![\d/-])")


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
    taken += [match.span() for match in DATES.finditer(parse.report.text)]
    blocked = blocked_tokens(parse, taken)
    index = 0
    while index < len(parse.tokens):
        number = None if index in blocked else read_number(parse.tokens, index)
        if number is not None and index in named and not counts_on(parse, number, named):
            number = None
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
    return shared(parse, sorted(found, key=lambda amount: amount.span))


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
    if counted is not None and tokens[counted].text.lower() in AFTER:
        # "Leaves Four Men Wounded": in a headline's capitals the parser takes the participle for the noun.
        counted = counted - 1 if counted > last else None
    if counted is not None and not is_unit(parse, counted, number):
        counted = None
    unit = currency or unit_of(parse, counted, last)
    head = number.last - 1 if counted is None else counted
    state = None if currency or unit == "percent" else told_of(parse, head, last)
    low, high, bound = interval(number, upper)
    first, bound, low, high = bounded(tokens, first, bound, low, high)
    if state is None and not currency and (counted is None or is_people(parse, counted)):
        state = befalls(parse, first)
    if state is None and (unit is None or (first == number.first and is_year(tokens, number))):
        return None
    unit = unit or "person"
    if unit in NOT_UNITS or (number.value == 1 and counted is not None and tokens[counted].pos == "PROPN"):
        return None
    end = end_of(tokens, counted, unit, last)
    if end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end + 1].text.lower() == "old":
        unit += " of age"
    if any(i in blocked for i in range(first, end)):
        return None
    unit = (
        "person"
        if counted is not None and tokens[counted].lemma in CASUALTY_NOUNS | TOLLS | REMAINS and state
        else unit
    )
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


def changes(tokens: tuple[Token, ...], index: int) -> bool:
    """Return whether a "from" names where a change began: "the toll rose from 10 to 14" gives two amounts, no range."""
    return tokens[tokens[index].head].lemma in CHANGES


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
        return of_noun(parse, last) or noun_ahead(parse, last + 1)
    if last < len(tokens) and tokens[last].pos in ("NOUN", "ADJ") and tokens[last].sentence == anchor.sentence:
        return noun_ahead(parse, last)
    return None


def of_noun(parse: Parse, index: int) -> int | None:
    """Return the noun below an "of" that stands close to it: "thousands of **activists** reconvene"."""
    found = (parse.tokens[child] for child in parse.children[index] if parse.tokens[child].dep == "pobj")
    return next((noun.index for noun in found if noun.pos in ("NOUN", "PROPN") and noun.index - index <= 6), None)


def is_unit(parse: Parse, index: int, number: Number) -> bool:
    """Return whether a noun can be counted: a name in the singular is no more than one."""
    token = parse.tokens[index]
    return token.tag != "NNP" or number.value == 1 or token.text.lower().endswith("s") or is_people(parse, index)


def is_people(parse: Parse, index: int) -> bool:
    """Return whether a noun names people; in a headline's capitals too, where the parser takes it for a name."""
    token = parse.tokens[index]
    return kind_of(token) in ("person", "group") or token.text.lower().removesuffix("s") in PERSON_NOUNS | SEXES


def noun_ahead(parse: Parse, index: int) -> int | None:
    """Return the head noun of the noun phrase that starts at ``index``, at most six tokens on."""
    tokens, found = parse.tokens, None
    for token in tokens[index : index + 6]:
        if token.sentence != tokens[index - 1].sentence:
            break
        if token.pos in ("NOUN", "PROPN"):
            found = token.index
        elif token.tag == "POS":
            # What came so far owns the counted: "3,000 of the minister's emails".
            found = None
        elif found is not None or token.pos not in ("ADJ", "DET", "PRON", "NUM"):
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


def told_of(parse: Parse, head: int, after: int) -> str | None:
    """Return the state of the counted; only people are shot, whatever else is: rounds, films, goals."""
    state, token = state_of(parse, head, after), parse.tokens[head]
    return None if state == "shot" and token.pos != "NUM" and not is_people(parse, head) else state


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
    """Return the amount of words that are no number: "several nurses", "both men", "half of the seats", "no one"."""
    word = parse.tokens[index].text.lower()
    if word == "half":
        return half_of(parse, index)
    if word in PLAIN:
        return plural(parse, index, word)
    if word in NOBODY:
        return nobody(parse, index)
    return single(parse, index)


def half_of(parse: Parse, index: int) -> Amount | None:
    """Return the amount of "half of the seats"."""
    tokens = parse.tokens
    if tokens[index].dep in ("amod", "compound", "npadvmod") or index + 1 >= len(tokens):
        return None
    counted = noun_ahead(parse, index + 1 + (tokens[index + 1].text == "of"))
    if counted is None:
        return None
    unit = unit_of(parse, counted, counted) or "thing"
    quantity = Quantity(50, 50, f"percent of {unit}", "exactly")
    return Amount(parse.span(index, counted + 1), parse.span(index, index + 1), quantity)


def plural(parse: Parse, index: int, word: str) -> Amount | None:
    """Return the amount of "several nurses", "both men", "a few of the boats"."""
    tokens = parse.tokens
    counted = tokens[index].head
    if counted <= index or tokens[counted].tag != "NNS":
        return None
    low, high = PLAIN[word]
    unit = unit_of(parse, counted, counted + 1) or "thing"
    quantity = Quantity(low, high, unit, "exactly" if word == "both" else "vague", told_of(parse, counted, counted + 1))
    return Amount(parse.span(index, counted + 1), parse.span(index, index + 1), quantity)


def nobody(parse: Parse, index: int) -> Amount | None:
    """Return zero for "no one was hurt", "no injuries", "none of the crew died"; ``None`` where no state is told."""
    tokens = parse.tokens
    one = index + 1 < len(tokens) and tokens[index].text.lower() == "no" and tokens[index + 1].text.lower() == "one"
    bare = one or tokens[index].dep != "det"
    head = index + one if bare else tokens[index].head
    last = max(index, head) + 1
    if any(token.text.lower() in MORE for token in tokens[index : last + 1]):
        return None
    state = state_of(parse, head, last)
    if state is None or (not bare and tokens[head].lemma not in CASUALTY_NOUNS and not is_person(parse, head)):
        return None
    return Amount(parse.span(index, last), parse.span(index, index + 1), Quantity(0, 0, "person", "exactly", state))


def single(parse: Parse, index: int) -> Amount | None:
    """Return one for "a man was killed", "a 19-year-old died", a headline's "Man killed"; ``None`` for others."""
    tokens, headline = parse.tokens, parse.report.headline
    token = tokens[index]
    if token.text.lower() in ("a", "an", "another") and token.dep == "det":
        head = token.head
    elif token.text.lower() == "another" and token.dep in ("dobj", "nsubj", "nsubjpass"):
        head = index
    elif headline is not None and headline.start <= token.start < headline.end and is_bare(parse, token):
        head = index
    else:
        return None
    if tokens[head].tag not in ("NN", "NNP", "JJ", "DT") or not is_person(parse, head):
        return None
    state = told_of(parse, head, head + 1)
    if state not in CASUALTIES:
        return None
    unit = tokens[head].lemma if is_people(parse, head) else "person"
    first, last = min(index, head), head + 1
    return Amount(parse.span(first, last), parse.span(head, last), Quantity(1, 1, unit, "exactly", state))


def is_person(parse: Parse, index: int) -> bool:
    """Return whether a token heads a phrase that names one person: by a noun, or by an age."""
    token = parse.tokens[index]
    if token.text.lower() == "old":
        return parse.tokens[index - 1].text == "-"
    word = token.text.lower()
    return kind_of(token) == "person" or word in SEXES or word in ("another", "third", "fourth", "fifth")


def is_bare(parse: Parse, token: Token) -> bool:
    """Return whether a noun in the singular has no article, owner or number, as headlines write it."""
    if token.tag not in ("NN", "NNP") or token.dep in ("compound", "nmod", "amod", "poss", "appos", "pobj"):
        return False
    return not any(
        parse.tokens[child].dep in ("det", "poss", "nummod", "case") for child in parse.children[token.index]
    )
