"""Numbers in words and figures → values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Token
from rashomon.numerals import UNITS

TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "dozen": 12,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "k": 1_000,
}
# What a plural says at the least: "hundreds" is two hundred or more.
VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
    "trillions": 2_000_000_000_000,
}
# Parts that are written behind a whole number: "4½", "4 1/2".
FRACTIONS = {"½": 0.5, "1/2": 0.5, "¼": 0.25, "1/4": 0.25, "¾": 0.75, "3/4": 0.75}
# A longer figure is no amount that a report counts.
LONGEST_FIGURE = 24
# No number is read beyond this many tokens: "one hundred and twenty-three million".
LONGEST = 10

FIGURE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?\Z")
SHORT = re.compile(r"((?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,6})?)(k|m|mn|bn|million|billion)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the tokens ``first`` to ``last`` (half-open). ``vague`` marks "dozens", "hundreds" and the like."""

    first: int
    last: int
    value: float
    vague: bool = False


def figure(text: str) -> float | None:
    """Return the value of a number written in figures, or ``None``.

    >>> figure("1,229"), figure("3.5"), figure("2bn"), figure("4½"), figure("12th")
    (1229.0, 3.5, 2000000000.0, 4.5, None)
    """
    if len(text) > LONGEST_FIGURE:
        return None
    if FIGURE.match(text):
        return float(text.replace(",", ""))
    if text[-1:] in FRACTIONS and FIGURE.match(text[:-1]):
        return float(text[:-1].replace(",", "")) + FRACTIONS[text[-1]]
    if short := SHORT.match(text):
        return float(short[1].replace(",", "")) * SCALES[short[2].lower()]
    return None


def read_number(tokens: Sequence[Token], first: int) -> Number | None:
    """Return the number that starts at a token, or ``None``.

    Reads figures, words, mixtures ("2.5 million", "twenty-one", "half a million", "a dozen") and the vague plurals
    ("tens of thousands").
    """
    word = tokens[first].text.lower()
    if word in VAGUE or word == "tens":
        return read_vague(tokens, first)
    if word in ("a", "an", "half", "several", "few"):
        return read_article(tokens, first)
    if (value := figure(tokens[first].text)) is not None:
        return scaled(tokens, *mixed(tokens, first, value))
    return read_words(tokens, first)


def mixed(tokens: Sequence[Token], first: int, whole: float) -> tuple[int, int, float]:
    """Return where a number in figures begins and ends and its value, with the fraction that follows: "4-1/2"."""
    after = [token.text for token in tokens[first + 1 : first + 3]]
    skipped = after[:1] == ["-"]
    part = FRACTIONS.get(after[skipped]) if len(after) > skipped and whole.is_integer() else None
    return (first, first + 1, whole) if part is None else (first, first + 2 + skipped, whole + part)


def read_words(tokens: Sequence[Token], first: int) -> Number | None:
    """Return the number in words that starts at a token, or ``None``."""
    total, part, index, seen = 0.0, 0.0, first, False
    while index < len(tokens) and index - first < LONGEST:
        word = tokens[index].text.lower()
        if word in UNITS or word in TENS:
            if seen and not joins(part, word):
                break
            part += UNITS.get(word, TENS.get(word, 0))
        elif word in SCALES and seen and len(word) > 2:
            part, total = (part * SCALES[word], total) if word == "hundred" else (0.0, total + part * SCALES[word])
        elif not (seen and continues(tokens, index)):
            break
        else:
            index += 1
            continue
        seen, index = True, index + 1
    return Number(first, index, total + part) if seen else None


def joins(part: float, word: str) -> bool:
    """Return whether a number word goes on with the part read so far: "twenty" + "one", "hundred" + "five"."""
    value = UNITS.get(word, TENS.get(word, 0))
    return part == 0 or (part % 100 == 0 and value < 100) or (part % 10 == 0 and part % 100 > 10 and 0 < value < 10)


def continues(tokens: Sequence[Token], index: int) -> bool:
    """Return whether "-" or "and" at ``index`` stands inside a number in words."""
    if index + 1 >= len(tokens):
        return False
    before, here, after = (tokens[i].text.lower() for i in (index - 1, index, index + 1))
    if here == "-":
        # "Two-dozen orders."
        return (before in TENS and 0 < UNITS.get(after, 0) < 10) or (before in UNITS and after == "dozen")
    return here == "and" and before in ("hundred", "thousand") and (after in UNITS or after in TENS)


def read_vague(tokens: Sequence[Token], first: int) -> Number | None:
    """Return the number of "dozens", "hundreds of thousands", "tens of millions"."""
    word = tokens[first].text.lower()
    value = 20 if word == "tens" else VAGUE[word]
    if first + 2 < len(tokens) and tokens[first + 1].text.lower() == "of":
        scale = tokens[first + 2].text.lower()
        if scale in VAGUE and scale not in ("dozens", "scores"):
            return Number(first, first + 3, value * VAGUE[scale] / 2, vague=True)
    return None if word == "tens" else Number(first, first + 1, value, vague=True)


def read_article(tokens: Sequence[Token], first: int) -> Number | None:
    """Return the number of "a dozen", "a million", "half a million", "several hundred"; none for a bare article."""
    words = [token.text.lower() for token in tokens[first : first + 3]]
    if words[0] == "half" and len(words) == 3 and words[1] in ("a", "of") and words[2] in SCALES:
        return Number(first, first + 3, SCALES[words[2]] / 2)
    if words[0] == "half":
        return None
    if len(words) > 1 and words[1] in SCALES and len(words[1]) > 2:
        several = words[0] in ("several", "few")
        return Number(first, first + 2, SCALES[words[1]] * (2.0 if several else 1.0), vague=several)
    return None


def scaled(tokens: Sequence[Token], first: int, last: int, value: float) -> Number:
    """Return a number with the scale words that follow it, two at the most: "1.2 million", "3 hundred thousand"."""
    for token in tokens[last : last + 2]:
        word = token.text.lower()
        if word not in SCALES or token.sentence != tokens[first].sentence:
            break
        if word in ("m", "k") and tokens[last - 1].space:
            break
        value *= SCALES[word]
        last += 1
    return Number(first, last, value)
