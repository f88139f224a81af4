"""Passages that two reports share word for word, found in time that grows with the words and not with their pairs.

Shingles of some words are looked up in a table (the idea of Broder 1997, without sampling: a story is small), and each
hit is extended to both sides as far as the words agree. What both merely quote is no copy: a passage counts by its
words outside quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Passage, Report, Span

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.M)
SHINGLE = 8
# A shared run of fewer words outside quotation marks may be chance or a set phrase.
FEWEST = 12


@dataclass(frozen=True, slots=True)
class Copy:
    """One run of words in two reports."""

    left: Passage
    right: Passage


@dataclass(frozen=True, slots=True)
class Words:
    """A report's words outside its furniture: their folded forms, places, and whether they stand in quotation marks."""

    report: str
    forms: tuple[str, ...]
    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]


def copies(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """Return the passages that pairs of reports share, in the reports' order."""
    table: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    texts = [words_of(report) for report in reports]
    found: list[Copy] = []
    for number, text in enumerate(texts):
        reached: dict[int, int] = {}
        for place in range(len(text.forms) - SHINGLE + 1):
            shingle = text.forms[place : place + SHINGLE]
            for other, start in table.get(shingle, ()):
                if place < reached.get(other, 0):
                    continue
                run = length(texts[other], start, text, place)
                reached[other] = place + run
                if telling(text, place, run):
                    found.append(Copy(passage(texts[other], start, run), passage(text, place, run)))
        for place in range(len(text.forms) - SHINGLE + 1):
            places = table.setdefault(text.forms[place : place + SHINGLE], [])
            # A report repeats itself seldom; its first place stands for the others and keeps the table small.
            if not places or places[-1][0] != number:
                places.append((number, place))
    return tuple(sorted(found, key=lambda copy: (copy.left, copy.right)))


def words_of(report: Report) -> Words:
    """Return the words of a report's paragraphs."""
    forms: list[str] = []
    spans: list[Span] = []
    quoted: list[bool] = []
    for paragraph in report.paragraphs:
        text = paragraph.of(report.text)
        marks = [(m.start(), m.end()) for m in QUOTED.finditer(text)]
        for match in WORD.finditer(text):
            forms.append(match.group().lower().replace("’", "'"))
            spans.append(Span(paragraph.start + match.start(), paragraph.start + match.end()))
            quoted.append(any(a <= match.start() < b for a, b in marks))
    return Words(report.id, tuple(forms), tuple(spans), tuple(quoted))


def length(a: Words, start: int, b: Words, place: int) -> int:
    """Return how many words agree from two places on."""
    run = 0
    while start + run < len(a.forms) and place + run < len(b.forms) and a.forms[start + run] == b.forms[place + run]:
        run += 1
    return run


def telling(text: Words, place: int, run: int) -> bool:
    """Return whether a run has enough words outside quotation marks."""
    return run - sum(text.quoted[place : place + run]) >= FEWEST


def passage(text: Words, place: int, run: int) -> Passage:
    """Return the passage of a run of words."""
    return Passage(text.report, Span(text.spans[place].start, text.spans[place + run - 1].end))
