"""A report's text cut where marks begin and end: readings, copies, hits of a search, furniture.

Spans are code points and the marks are set here, on the server: no browser has to count UTF-16.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.brief import Brief
from rashomon.brief.lines import Row, Told
from rashomon.brief.rows import parts
from rashomon.export.attribution import weighed
from rashomon.export.phrases import softly
from rashomon.model import Report, Span
from rashomon.trace.copies import copies
from rashomon.web.grid import reports_of

BREAK = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of a text and what it is; ``told`` is the reading there, ``claims`` are the numbers of its claims."""

    span: Span
    kind: str
    told: Told | None = None
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in which the same marks hold. ``kind`` is the class of the nearest reading, empty where none is."""

    words: str
    kind: str = ""
    told: Told | None = None
    claims: tuple[int, ...] = ()
    kinds: frozenset[str] = frozenset()
    opens: tuple[str, ...] = ()

    @property
    def whose(self) -> str:
        """Return whose word a reading is and how it is told."""
        return weighed(self.told) if self.told else ""


@dataclass(frozen=True, slots=True)
class Column:
    """One report's text as paragraphs of pieces, with what a strip beside it shows."""

    report: Report
    name: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    strip: tuple[tuple[str, float, float], ...] = field(default=())


def kind_of(row: Row) -> str:
    """Return how a claim's readings are marked: parting in facts, shared, or alone."""
    if not softly(row.slots):
        return "d"
    return "y" if len(reports_of(row)) > 1 else "o"


def columns(brief: Brief, names: dict[str, str], chosen: Sequence[str], others: Iterable[Mark] = ()) -> list[Column]:
    """Return the texts of the chosen reports with their readings, and what they have word for word from each other."""
    reports = {report.id: report for report in brief.head.reports}
    marks: dict[str, list[Mark]] = {each: [] for each in chosen}
    for mark in readings(brief):
        if mark.told and mark.told.report in marks:
            marks[mark.told.report].append(mark)
    if len(chosen) > 1:
        for copy in copies([reports[each] for each in chosen]):
            for side in (copy.left, copy.right):
                marks[side.report].append(Mark(side.span, "copy"))
    extra = list(others)
    return [column(reports[each], names[each], [*marks[each], *extra]) for each in chosen]


def readings(brief: Brief) -> Iterator[Mark]:
    """Yield the readings of all claims, each with the numbers of the claims that it is of."""
    numbers: dict[str, list[int]] = {}
    kinds: dict[str, str] = {}
    told: dict[str, Told] = {}
    texts = {report.id: report.text for report in brief.head.reports}
    for number, row in enumerate(brief.rows, 1):
        for each in row.readings:
            numbers.setdefault(each.statement, []).append(number)
            kinds[each.statement] = min(kinds.get(each.statement, "y"), kind_of(row))
            told[each.statement] = each
    for statement, each in told.items():
        for span in parts(each, texts[each.report]):
            yield Mark(span, kinds[statement], each, tuple(numbers[statement]))


def column(report: Report, name: str, marks: Sequence[Mark]) -> Column:
    """Return a report's text with marks."""
    shown = [*marks, *(Mark(each.span, "furniture") for each in report.furniture)]
    size = max(len(report.text), 1)
    strip = tuple(
        (mark.kind, mark.span.start / size, (mark.span.end - mark.span.start) / size)
        for mark in sorted(shown, key=lambda mark: mark.span)
        if mark.kind in ("y", "d", "o", "copy")
    )
    return Column(report, name, tuple(paragraphs(report.text, shown)), strip)


def paragraphs(text: str, marks: Sequence[Mark]) -> Iterator[tuple[Piece, ...]]:
    """Yield a text's paragraphs, broken where its lines break."""
    breaks = [Mark(Span(*match.span()), "break") for match in BREAK.finditer(text)]
    inside: list[Piece] = []
    opened: set[str] = set()
    for span, here in cut(len(text), [*marks, *breaks]):
        if any(mark.kind == "break" for mark in here):
            if inside:
                yield tuple(inside)
            inside = []
        else:
            inside.append(piece(span.of(text), here, opened))
    if inside:
        yield tuple(inside)


def cut(length: int, marks: Sequence[Mark]) -> Iterator[tuple[Span, list[Mark]]]:
    """Yield the ranges in which the same marks hold, in order, with those marks, the shortest first."""
    edges = sorted({0, length, *(edge for mark in marks for edge in (mark.span.start, mark.span.end))})
    ordered = sorted(marks, key=lambda mark: mark.span)
    active: list[Mark] = []
    at = 0
    for start, end in zip(edges, edges[1:], strict=False):
        while at < len(ordered) and ordered[at].span.start <= start:
            active.append(ordered[at])
            at += 1
        active = [mark for mark in active if mark.span.end > start]
        yield Span(start, end), sorted(active, key=lambda mark: mark.span.end - mark.span.start)


def piece(words: str, marks: Sequence[Mark], opened: set[str]) -> Piece:
    """Return a run of text; the first run of a reading is where its anchor stands."""
    kinds = frozenset(mark.kind for mark in marks if mark.told is None)
    told = [mark for mark in marks if mark.told is not None]
    if not told or "furniture" in kinds:
        return Piece(words, kinds=kinds)
    new = [mark.told.statement for mark in told if mark.told and mark.told.statement not in opened]
    opened.update(new)
    claims = tuple(dict.fromkeys(number for mark in told for number in mark.claims))
    return Piece(words, told[0].kind, told[0].told, claims, kinds, tuple(dict.fromkeys(new)))


def context(report: Report, told: Told) -> tuple[Piece, ...]:
    """Return the paragraph that a reading stands in, the reading marked."""
    sources = [Mark(hand.passage.span, "source") for hand in told.chain]
    return around(report, told.passage.span, [*(Mark(each, "focus") for each in parts(told, report.text)), *sources])


def paragraph(report: Report, span: Span) -> Span:
    """Return the paragraph that a place stands in."""
    paragraphs = [each for each in report.paragraphs if each.overlaps(span)] or [span]
    start, end = min(each.start for each in paragraphs), max(each.end for each in paragraphs)
    # A report may be one long paragraph: its lines are paragraphs enough.
    start = max(start, report.text.rfind("\n", 0, span.start) + 1)
    found = report.text.find("\n", span.end)
    return Span(start, min(end, found if found >= 0 else end))


def around(report: Report, span: Span, marks: Sequence[Mark] = ()) -> tuple[Piece, ...]:
    """Return the paragraph that a place stands in with the marks in it; without any, the place is marked."""
    place = paragraph(report, span)
    shifted = [
        Mark(Span(mark.span.start - place.start, mark.span.end - place.start), mark.kind)
        for mark in marks or [Mark(span, "focus")]
        if place.start <= mark.span.start and mark.span.end <= place.end
    ]
    text = place.of(report.text)
    return tuple(Piece(each.of(text), kinds=frozenset(m.kind for m in here)) for each, here in cut(len(text), shifted))


def hits(text: str, terms: Iterable[tuple[str, bool]]) -> list[Mark]:
    """Return where the words of a search stand in a text; the search itself may find more forms of them."""
    patterns = [r"(?<!\w)" + re.escape(term) + ("" if beginning else r"(?!\w)") for term, beginning in terms]
    if not patterns:
        return []
    return [Mark(Span(*match.span()), "hit") for match in re.finditer("|".join(patterns), text, re.I)]
