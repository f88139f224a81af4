"""Numbers that count no noun: the magnitude of an earthquake, the votes for and against, a speed."""

from __future__ import annotations

from rashomon.mention.bounds import bounded
from rashomon.mention.counted import Amount
from rashomon.mention.numbers import Number, read_number
from rashomon.model import Parse, Quantity, Token

QUAKES = frozenset({"quake", "earthquake", "tremor", "aftershock", "shock"})
# No earthquake was ever stronger than this.
STRONGEST = 10.0
# What may stand between "magnitude" and its number.
LINKS = frozenset({"-", "–", ":", "of", "a", "an", "as", "at", "was", "is", "about", "preliminary"})
VOTES = frozenset({"vote", "ballot"})
AGAINST = frozenset({"-", "–", "to"})
# What is covered in an hour, and the unit of that speed.
COVERED = {"mile": "mph", "kilometer": "kmh", "kilometre": "kmh", "km": "kmh"}
EACH = frozenset({"a", "an", "per", "/"})
SPEEDS = {"kph": "kmh", "kmh": "kmh", "km/h": "kmh"}
# The word for a vote stands this near to its numbers.
NEAR = 4


def on_scale(parse: Parse, number: Number) -> Amount | None:
    """Return the reading of a number on a scale or as a speed, ``None`` where it is neither."""
    if (fast := speed(parse, number)) is not None:
        return fast
    unit = "magnitude" if is_magnitude(parse.tokens, number) else "vote" if is_vote(parse.tokens, number) else None
    if unit is None or number.vague:
        return None
    span = parse.span(number.first, number.last)
    return Amount(span, span, Quantity(number.value, number.value, unit, "exactly"))


def speed(parse: Parse, number: Number) -> Amount | None:
    """Return the speed that a number tells of, by the hour: "74 miles an hour", "120 km/h"; its span ends at the unit.

    The hour is a length of time by itself.
    """
    tokens = parse.tokens
    words = [token.text.lower() for token in tokens[number.last : number.last + 3]]
    hourly = words[1:2] and words[1] in EACH and words[2:] in (["hour"], ["h"])
    unit = SPEEDS.get(words[0]) if words else None
    unit = COVERED.get(tokens[number.last].lemma.lower()) if unit is None and hourly else unit
    if unit is None:
        return None
    first, bound, low, high = bounded(tokens, number.first, "exactly", number.value, number.value)
    quantity = Quantity(low, high, unit, bound)
    return Amount(parse.span(first, number.last + 1), parse.span(number.first, number.last), quantity)


def is_magnitude(tokens: tuple[Token, ...], number: Number) -> bool:
    """Return whether a number tells how strong an earthquake is: "a magnitude of 6.7", "the 6.7-magnitude quake"."""
    if not 0 < number.value <= STRONGEST or number.last != number.first + 1:
        return False
    after = [token.lemma.lower() for token in tokens[number.last : number.last + 4]]
    if "magnitude" in after[:1] or (after[:1] == ["-"] and "magnitude" in after[1:2]) or "richter" in after:
        return True
    index = number.first - 1
    while index > 0 and tokens[index].text.lower() in LINKS:
        index -= 1
    before = tokens[index].lemma.lower()
    if tokens[index].sentence != tokens[number.first].sentence or "." not in tokens[number.first].text:
        return before == "magnitude"
    return before in QUAKES | {"magnitude"} or bool(QUAKES & set(after[:1]))


def is_vote(tokens: tuple[Token, ...], number: Number) -> bool:
    """Return whether a number is one side of a vote: "voted 52-48", "by 52 votes to 48", "in a 52-48 vote"."""
    pair = other_side(tokens, number.last, 1) or other_side(tokens, number.first - 1, -1)
    sentence = tokens[number.first].sentence
    beside = tokens[max(0, number.first - NEAR) : number.last + NEAR]
    return pair and any(token.lemma.lower() in VOTES and token.sentence == sentence for token in beside)


def other_side(tokens: tuple[Token, ...], index: int, step: int) -> bool:
    """Return whether a mark or "to" and then a number stand at a token, read forwards or backwards."""
    if 0 <= index < len(tokens) and tokens[index].lemma.lower() in VOTES:
        index += step
    there = index + step
    if not 0 <= index < len(tokens) or not 0 <= there < len(tokens) or tokens[index].text.lower() not in AGAINST:
        return False
    there += step if tokens[there].lemma.lower() in VOTES else 0
    return read_number(tokens, there) is not None
