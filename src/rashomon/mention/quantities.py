"""Amounts: numbers with what they count, how exactly, and what is said of the counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.mention.numbers import Number, read_number
from rashomon.model import Parse, Quantity, Span, Token

Bound = Literal["exactly", "at least", "at most", "about", "between", "vague"]

CURRENCIES = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "a$": "AUD", "c$": "CAD"}
CURRENCY_NOUNS = {"dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "rupee": "INR", "yuan": "CNY",
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
STATES = {
    "kill": "dead", "die": "dead", "dead": "dead", "slay": "dead", "perish": "dead", "drown": "dead", "murder": "dead",
    "execute": "dead", "massacre": "dead", "deceased": "dead", "death": "dead", "fatality": "dead", "slain": "dead",
    "injure": "injured", "wound": "injured", "hurt": "injured", "injury": "injured", "injured": "injured",
    "wounded": "injured", "arrest": "arrested", "detain": "arrested", "jail": "arrested", "imprison": "arrested",
    "apprehend": "arrested", "detention": "arrested", "miss": "missing", "missing": "missing",
    "hospitalize": "hospitalised", "hospitalise": "hospitalised", "displace": "displaced", "evacuate": "evacuated",
    "rescue": "rescued", "save": "rescued", "kidnap": "abducted", "abduct": "abducted", "charge": "charged",
    "infect": "infected", "infection": "infected", "homeless": "homeless", "strand": "stranded", "trap": "trapped",
}  # fmt: skip
# Verbs of STATES whose subject, not object, is in the state.
SUBJECT_VERBS = frozenset({"die", "perish", "drown", "miss"})
TOLLS = frozenset({"toll", "casualty", "number", "count", "tally"})
CASUALTY_NOUNS = frozenset({"death", "fatality", "injury", "casualty", "arrest", "detention", "infection"})
PEOPLE = {"people": "person", "men": "man", "women": "woman", "children": "child", "persons": "person"}
PLAIN = {"several": (3, None), "both": (2, 2), "few": (2, None), "couple": (2, 2)}
AGES = re.compile(r"\b(\d{1,3})[\s-]years?[\s-]olds?\b|\baged?\s(\d{1,3})\b(?!\s?%)|(?<=[A-Za-z]),\s(\d{1,2})(?=,\s|\)?\.(?:\s|\Z))")


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
                yield Amount(span, Span(match.start(group), match.end(group)), Quantity(years, years, "year of age", "exactly"))


def measured(parse: Parse, number: Number, blocked: set[int]) -> Amount | None:
    """Return the amount that a number is part of, or ``None`` where it counts nothing."""
    tokens = parse.tokens
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
    first, bound, low, high = bounded(tokens, first, bound, low, high)
    end = end_of(tokens, counted, unit, last)
    if any(i in blocked for i in range(first, end)):
        return None
    unit = "person" if counted is not None and tokens[counted].lemma in CASUALTY_NOUNS | TOLLS and state else unit
    return Amount(parse.span(first, end), parse.span(number.first, number.last), Quantity(low, high, unit, bound, state))


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
        if upper and not upper.vague and upper.value > number.value and (joiner != "or" or upper.value - number.value <= 2):
            return upper.value, upper.last
    return None, last


def counted_noun(parse: Parse, number: Number, last: int) -> int | None:
    """Return the noun that a number counts: the head after it, or the noun of "of the …"."""
    tokens = parse.tokens
    anchor = tokens[number.last - 1]
    for index in range(number.last - 1, number.first - 1, -1):
        head = tokens[tokens[index].head]
        if tokens[index].dep in ("nummod", "amod", "quantmod", "compound", "nmod") and head.index >= last and head.pos in ("NOUN", "PROPN"):
            return head.index
    if last < len(tokens) and tokens[last].text.lower() in ("of", "more", "other") and tokens[last].sentence == anchor.sentence:
        return noun_ahead(parse, last + 1)
    if last < len(tokens) and tokens[last].pos in ("NOUN", "ADJ") and tokens[last].sentence == anchor.sentence:
        return noun_ahead(parse, last)
    return None


def noun_ahead(parse: Parse, index: int) -> int | None:
    """Return the head noun of the noun phrase that starts at ``index``, at most six tokens on."""
    tokens, found = parse.tokens, None
    for token in tokens[index : index + 6]:
        if token.sentence != tokens[index - 1].sentence or token.pos not in ("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM"):
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
    word = PEOPLE.get(token.text.lower(), token.lemma)
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
        return number.value, upper, "between"
    return (number.value, None, "vague") if number.vague else (number.value, number.value, "exactly")


def bounded(
    tokens: tuple[Token, ...], first: int, bound: Bound, low: float | None, high: float | None
) -> tuple[int, Bound, float | None, float | None]:
    """Return an interval as the words before it bound it, with the place where those words start.

    "At least" and "more than" open the interval above and keep the number as ``low``; "about" keeps both ends at the
    number named and leaves the tolerance to the reader.
    """
    words = tuple(token.text.lower() for token in tokens[max(0, first - 4) : first] if token.sentence == tokens[first].sentence)
    while words and words[-1] in ("the", "a", "an", "another", "of") and words[-2:] not in (("minimum", "of"), ("upwards", "of"), ("excess", "of"), ("maximum", "of")):
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


def state_of(parse: Parse, counted: int | None, number: Number, last: int) -> str | None:
    """Return what is said of the counted: dead, injured, arrested, missing …, or ``None``."""
    tokens = parse.tokens
    head = tokens[counted] if counted is not None else tokens[number.last - 1]
    if counted is not None and (head.lemma in STATES and head.lemma in CASUALTY_NOUNS | {"dead", "wounded", "injured"}):
        return STATES[head.lemma]
    if (near := beside(parse, head.index, last)) is not None:
        return near
    return toll(parse, number) or governed(parse, head)


def beside(parse: Parse, head: int, last: int) -> str | None:
    """Return the state in a participle or adjective beside the counted: "12 dead", "3 people wounded", "wounded 3"."""
    tokens = parse.tokens
    for index in parse.children[head]:
        if tokens[index].dep in ("amod", "acl") and tokens[index].tag in ("VBN", "JJ") and tokens[index].lemma in STATES:
            return STATES[tokens[index].lemma]
    after = max(head + 1, last)
    if after < len(tokens) and tokens[after].sentence == tokens[head].sentence:
        here = tokens[after]
        if here.lemma in STATES and here.tag in ("JJ", "VBN", "VBD", "NN", "RB") and here.text.lower() != "miss":
            direct = here.tag == "VBD" and here.lemma not in SUBJECT_VERBS and has_object(parse, here)
            return None if direct else STATES[here.lemma]
    return None


def has_object(parse: Parse, verb: Token) -> bool:
    """Return whether a verb has a direct object."""
    return any(parse.tokens[i].dep in ("dobj", "obj") for i in parse.children[verb.index])


def toll(parse: Parse, number: Number) -> str | None:
    """Return the state of "the death toll rose to 14", "the number of injured reached 30"."""
    tokens = parse.tokens
    here = tokens[number.last - 1]
    for _ in range(4):
        if here.pos in ("VERB", "AUX"):
            for index in parse.children[here.index]:
                if tokens[index].dep in ("nsubj", "nsubjpass") and tokens[index].lemma in TOLLS:
                    return next((STATES[tokens[i].lemma] for i in parse.subtree(index) if tokens[i].lemma in STATES), None)
            return None
        here = tokens[here.head]
    return None


def governed(parse: Parse, head: Token) -> str | None:
    """Return the state that the governing verb gives the counted: object of "kill", subject of "die", passives."""
    tokens = parse.tokens
    while head.dep == "conj" and tokens[head.head].pos in ("NOUN", "NUM", "PROPN"):
        head = tokens[head.head]
    if head.dep == "pobj" and tokens[head.head].text.lower() == "of":
        head = tokens[tokens[head.head].head]
    verb = tokens[head.head]
    if verb.pos not in ("VERB", "AUX"):
        return None
    if verb.lemma in STATES and verb.lemma not in SUBJECT_VERBS and head.dep in ("dobj", "obj", "nsubjpass"):
        return STATES[verb.lemma]
    if verb.lemma in SUBJECT_VERBS and head.dep in ("nsubj",) and verb.lemma != "miss":
        return STATES[verb.lemma]
    if head.dep in ("nsubj", "nsubjpass", "dobj"):
        return complement(parse, verb)
    return None


def complement(parse: Parse, verb: Token) -> str | None:
    """Return the state in a complement: "12 were dead", "20 are missing", "left 3 wounded"."""
    tokens = parse.tokens
    if verb.lemma in ("miss",) and verb.tag == "VBG":
        return "missing"
    for index in parse.children[verb.index]:
        if tokens[index].dep in ("acomp", "oprd", "attr") and tokens[index].lemma in STATES:
            return STATES[tokens[index].lemma]
    return None


def plain_amount(parse: Parse, index: int) -> Amount | None:
    """Return the amount of "several nurses", "both men", "half of the seats", or ``None``."""
    tokens = parse.tokens
    word = tokens[index].text.lower()
    if word == "half" and tokens[index].dep not in ("amod", "compound", "npadvmod"):
        counted = noun_ahead(parse, index + 1 + (index + 1 < len(tokens) and tokens[index + 1].text == "of")) if index + 1 < len(tokens) else None
        if counted is None:
            return None
        unit = unit_of(parse, counted, counted) or "thing"
        return Amount(parse.span(index, counted + 1), parse.span(index, index + 1), Quantity(50, 50, f"percent of {unit}", "exactly"))
    if word not in PLAIN or tokens[index].head <= index or tokens[tokens[index].head].tag != "NNS":
        return None
    counted = tokens[index].head
    low, high = PLAIN[word]
    bound: Bound = "exactly" if word == "both" else "vague"
    number = Number(index, index + 1, low, True)
    state = state_of(parse, counted, number, counted + 1)
    unit = unit_of(parse, counted, counted + 1) or "thing"
    return Amount(parse.span(index, counted + 1), parse.span(index, index + 1), Quantity(low, high, unit, bound, state))
