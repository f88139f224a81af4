"""Whether a figure counts the whole of what a report tells, a part, or what comes on top: by the words around it."""

from __future__ import annotations

import itertools
import re
from typing import Literal

from rashomon.model import Figure, Parse, Span
from rashomon.tabulate.current import over_years
from rashomon.tabulate.places import MORE, head_of, sentence_of

# Words before an amount that make it a part of another: "including three children", "among them two nurses".
PART_BEFORE = frozenset({"including", "includes", "include", "included", "incl", "comprising"})
# Some of those in a state, whose number is not told: "seven of the wounded", "four of those who died".
OF_STATE = re.compile(r"\S+ of (?:the|those who(?: were| had been)?) (?:dead|died|killed|injured|wounded|hurt)\b")
OF_THEM = frozenset({"them", "those", "whom", "these", "which"})


def share(parse: Parse, figure: Figure, near: bool) -> Literal["whole", "more", "some", "other"]:
    """Return whether a figure counts the whole of what is reported, what comes on top of it, some of it, or others.

    ``near`` tells that another figure of the state stands just before, to which this one may add. "Others" are those of
    years of war, and some of what "including" leads to.
    """
    span = figure.where.span
    if not parse.inside(span):
        return "other"
    before, inside, after = around(parse, span)
    if is_included(parse, span):
        return "other"
    if before[-1:] == ["from"]:
        return "other"
    if over_years(parse, span) or OF_STATE.match(" ".join([*inside, *after])):
        return "other"
    if is_part(before, inside, after):
        return "some"
    return "more" if near and adds(before, inside) else "whole"


def around(parse: Parse, span: Span) -> tuple[list[str], list[str], list[str]]:
    """Return the words of a span in small letters, with up to six of its sentence before it and five after."""
    found = parse.inside(span)
    sentence = parse.sentences[sentence_of(parse, span)]
    ranges = (
        (max(sentence.first, found[0] - 6), found[0]),
        (found[0], found[-1] + 1),
        (found[-1] + 1, min(sentence.last, found[-1] + 6)),
    )
    before, inside, after = ([token.text.lower() for token in parse.tokens[a:b]] for a, b in ranges)
    return before, inside, after


def is_included(parse: Parse, span: Span) -> bool:
    """Return whether an amount is among what "including" leads to, and not after that has ended."""
    first, head = parse.inside(span)[0], head_of(parse, span).index
    sentence = parse.tokens[first].sentence
    for token in parse.tokens[max(0, first - 8) : first]:
        if token.text.lower() in PART_BEFORE and token.sentence == sentence:
            return first - token.index <= 2 or head in parse.subtree(token.index)
    return False


def is_part(before: list[str], inside: list[str], after: list[str]) -> bool:
    """Return whether an amount counts some of another: "two of them", "six were among 19 killed"."""
    if any(a == "among" and b in OF_THEM for a, b in itertools.pairwise(before)):
        return True
    run = inside + after
    if any(a == "of" and b in OF_THEM for a, b in itertools.pairwise([*before[-2:], *run[: len(inside) + 2]])):
        return True
    return "among" in after[:2] and not OF_THEM & set(after[:3])


def is_among(parse: Parse, span: Span) -> bool:
    """Return whether an amount is told as a part: after "including", or "among" others."""
    return bool(parse.inside(span)) and (is_included(parse, span) or is_part(*around(parse, span)))


def is_share(parse: Parse, figure: Figure) -> bool:
    """Return whether a figure is told as some of a group: "two of the victims", which may be the whole and may not."""
    found = parse.inside(figure.where.span)
    words = [token.text.lower() for token in parse.tokens[found[0] : found[-1] + 3]]
    return "of" in words and words[words.index("of") + 1 :][:1] in (["the"], ["its"], ["their"])


def adds(before: list[str], inside: list[str]) -> bool:
    """Return whether an amount is added to another of the kind: "another five", "two more"."""
    adding = [word for word, following in zip(inside, [*inside[1:], ""], strict=True) if following != "than"]
    return bool(MORE & {*before[-2:], *adding})
