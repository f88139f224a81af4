"""Shares told in words: "half of the beds", "a quarter of its lending", "one in five voters" → percent."""

from __future__ import annotations

import re

from rashomon.mention.bounds import bounded
from rashomon.mention.counted import Amount, is_people
from rashomon.mention.numbers import SCALES, VAGUE, read_number
from rashomon.model import Parse, Quantity, Token

PARTS = {
    word: number for number, word in enumerate("third quarter fifth sixth seventh eighth ninth tenth".split(), start=3)
}
# "Half a mile" is a length, no share.
ARTICLES = frozenset({"a", "an"})
QUOTES = frozenset('"\u201c\u201d\u2019')
# A whole that is a number is no whole: "a quarter of a million".
NUMBERS = SCALES.keys() | VAGUE.keys()
# "One in 1,000" is a share; "one in 2012" names a year, and what a share is of follows it: people or a chance.
MOST_OF = 1000
CHANCES = frozenset({"chance", "odds", "probability", "likelihood"})
IN = re.compile(r"in-(\d+)")


def fraction(parse: Parse, index: int) -> Amount | None:
    """Return the share that starts at a token in percent, ``None`` where none does.

    Other parts than a half are rounded more often than not, and said to be ``about`` so much.
    """
    if parse.tokens[index].text.lower() == "half":
        return half(parse, index)
    if (share := one_in(parse, index)) is not None:
        return share
    part = part_at(parse.tokens, index)
    if part is None or not has_whole(parse, index + 2):
        return None
    start = earlier(parse.tokens, index)
    if start is not None:
        low = part_at(parse.tokens, start) or part
        first = start - 1 if parse.tokens[start - 1].text.lower() == "between" else start
        span = parse.span(first, index + 2)
        return Amount(span, parse.span(index + 1, index + 2), Quantity(low, part, "percent", "between"))
    first, bound, low_end, high_end = bounded(parse.tokens, index, "about", part, part)
    quantity = Quantity(low_end, high_end, "percent", bound)
    return Amount(parse.span(first, index + 2), parse.span(index + 1, index + 2), quantity)


def half(parse: Parse, index: int) -> Amount | None:
    """Return "half" as fifty percent where it is the half of something."""
    tokens = parse.tokens
    after = tokens[index + 1] if index + 1 < len(tokens) else tokens[index]
    whole = after.text.lower() == "of" or tokens[index].dep in ("predet", "nmod") or after.tag in ("DT", "PRP$")
    # "The second half of the match", "a first-half goal".
    before = tokens[index - 1] if index else tokens[index]
    one_half = before.tag in ("DT", "JJ", "PRP$") or (before.text == "-" and not before.space)
    bound_to = tokens[index].dep in ("amod", "compound", "npadvmod")
    if one_half or bound_to or not whole or after.text.lower() in ARTICLES:
        return None
    if after.text.lower() == "of" and not has_whole(parse, index + 1):
        return None
    first, bound, low, high = bounded(tokens, index, "exactly", 50, 50)
    return Amount(parse.span(first, index + 1), parse.span(index, index + 1), Quantity(low, high, "percent", bound))


def one_in(parse: Parse, index: int) -> Amount | None:
    """Return "one in five voters", "a 1-in-3 chance", "two out of three of them" as about so many percent."""
    tokens = parse.tokens
    few = read_number(tokens, index)
    if few is None or few.vague:
        return None
    last, many = whole_of(tokens, few.last)
    if not 0 < few.value < many <= MOST_OF or last >= len(tokens):
        return None
    noun = next((t for t in tokens[last : last + 3] if t.pos in ("NOUN", "PUNCT")), tokens[last])
    people = noun.tag == "NNS" and is_people(parse, noun.index)
    if not (people or noun.lemma.lower() in CHANCES or tokens[last].lemma == "of"):
        return None
    first, bound, low, high = bounded(tokens, index, "about", *[round(100 * few.value / many, 1)] * 2)
    return Amount(parse.span(first, last), parse.span(index, last), Quantity(low, high, "percent", bound))


def whole_of(tokens: tuple[Token, ...], start: int) -> tuple[int, float]:
    """Return the end and the value of the "in five", "-in-3", "out of three" at a token; 0 where none stands there."""
    place = start + (start < len(tokens) and tokens[start].text == "-")
    if place < len(tokens) and (match := IN.fullmatch(tokens[place].text.lower())) is not None:
        return place + 1, float(match[1])
    words = [token.text.lower() for token in tokens[place : place + 2]]
    if words[:1] == ["in"] or words == ["out", "of"]:
        place += 2 if words[:1] == ["out"] or words[1:] == ["-"] else 1
        many = read_number(tokens, place) if place < len(tokens) else None
        if many is not None and not many.vague:
            return many.last, many.value
    return start, 0.0


def part_at(tokens: tuple[Token, ...], index: int) -> float | None:
    """Return the percent of "a quarter", "one fifth", "three quarters" at a token, ``None`` where none starts there."""
    if index + 1 >= len(tokens) or tokens[index + 1].lemma.lower() not in PARTS:
        return None
    number = read_number(tokens, index)
    many = 1.0 if tokens[index].text.lower() == "a" else number.value if number and number.last == index + 1 else 0.0
    parts = PARTS[tokens[index + 1].lemma.lower()]
    return round(100 * many / parts, 1) if 0 < many < parts else None


def earlier(tokens: tuple[Token, ...], index: int) -> int | None:
    """Return where the lesser share of a range begins: "between **a fifth** and a quarter of"."""
    joined = index > 2 and tokens[index - 1].text.lower() in ("and", "to")
    return index - 3 if joined and part_at(tokens, index - 3) is not None else None


def has_whole(parse: Parse, index: int) -> bool:
    """Return whether an "of" at a token leads to a whole that is no number and no time."""
    following = [token for token in parse.tokens[index : index + 4] if token.text not in QUOTES]
    after = [token.text.lower() for token in following[:3]]
    return after[:1] == ["of"] and not NUMBERS & set(after[1:]) and not any(word.isdecimal() for word in after[1:])
