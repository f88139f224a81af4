"""Texts with their attributions marked by hand: ``{S:the mayor} {C:said} {X:the bridge is safe}``."""

from __future__ import annotations

import re

from rashomon.attribute.cast import Cast
from rashomon.attribute.chain import chained
from rashomon.attribute.quotation import quoted
from rashomon.mention import mention
from rashomon.model import Attribution, Parse, Report, Span
from rashomon.parse import parse

MARK = re.compile(r"\{([SCX])(\d?):([^{}]*)\}")


def read_marked(marked: str, publisher: str | None = None) -> tuple[Parse, tuple[Attribution, ...]]:
    """The parse of a marked text and its attributions, numbered where there are several: ``{S2:she}``."""
    text, parts, last = "", {}, 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        role, number, words = match.groups()
        parts.setdefault(number, {"S": [], "C": [], "X": []})[role].append(Span(len(text), len(text) + len(words)))
        text += words
        last = match.end()
    text += marked[last:]
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    parsed = parse(Report("r1:m", "marked.txt", "", text, tuple(paragraphs), publisher=publisher))
    found = [Attribution(tuple(p["X"]), tuple(p["S"]), tuple(p["C"]), (), "none") for p in parts.values()]
    return parsed, chained(Cast.of(parsed, mention(parsed)), found, quoted(parsed))


def hands(marked: str) -> list[list[tuple[str, str, str | None]]]:
    """Each attribution's chain as (words, kind, referent's words), in text order."""
    parsed, found = read_marked(marked)
    text = parsed.report.text
    return [
        [(link.span.of(text), link.kind, link.referent.of(text) if link.referent else None) for link in each.chain]
        for each in found
    ]
