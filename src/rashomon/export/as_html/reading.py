"""The reports side by side: their text verbatim, each reading a link to its claim, furniture set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.brief.lines import Row, Told
from rashomon.brief.rows import parts
from rashomon.brief.sections import Brief
from rashomon.export import dates, phrases
from rashomon.export.as_html.numbers import Numbers, escaped, listed, whose
from rashomon.model import Report, Span

_BREAK = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in which the same readings hold."""

    span: Span
    told: tuple[Told, ...]
    furniture: str | None


def reading(brief: Brief, numbers: Numbers) -> str:
    """Return the reports side by side."""
    rows = listed(brief)
    kinds: dict[str, str] = {}
    by_report: dict[str, dict[str, Told]] = {report.id: {} for report in brief.head.reports}
    for row in rows:
        for told in row.readings:
            by_report[told.report][told.statement] = told
            kinds[told.statement] = min(kinds.get(told.statement, "y"), kind(row))
    columns = "".join(
        column(report, list(by_report[report.id].values()), kinds, numbers) for report in brief.head.reports
    )
    return (
        '<p class="quiet hint">Underlined words are readings; follow one to its claim. Dotted: only this report '
        f'has it. Grey: on the page, not of the report.</p><div class="side">{columns}</div>'
    )


def kind(row: Row) -> str:
    """Return how a claim's readings are marked: differing in more than whose word it is, shared, or alone."""
    if not phrases.softly(row.slots):
        return "d"
    return "y" if len({told.report for told in row.readings}) > 1 else "o"


def column(report: Report, told: list[Told], kinds: dict[str, str], numbers: Numbers) -> str:
    """Return one report."""
    number = numbers.reports[report.id]
    text = "".join(paragraphs(report, told, kinds, numbers))
    partial = ' <span class="quiet">summary only</span>' if report.partial else ""
    return (
        f'<article id="r{number}" aria-labelledby="n{number}" tabindex="0"><h3 id="n{number}">{numbers.name(report.id)}'
        f'</h3><p class="quiet">{escaped(dates.published(report))}{partial}<br>{escaped(report.location)}</p>'
        f'<div class="text" lang="{escaped(report.language)}">{text}</div></article>\n'
    )


def paragraphs(report: Report, told: list[Told], kinds: dict[str, str], numbers: Numbers) -> Iterator[str]:
    """Yield the report's text as paragraphs, broken where its lines break."""
    opened: set[str] = set()
    inside: list[str] = []
    labels: dict[int, str] = {}
    for passage, n in numbers.labels.items():
        if passage.report == report.id:
            anchor = f'<span id="l{n}" class="at"></span>'
            labels[passage.span.start] = labels.get(passage.span.start, "") + anchor
    for piece in pieces(report, told, labels):
        words = piece.span.of(report.text)
        if _BREAK.fullmatch(words):
            if inside:
                yield f'<p dir="auto">{"".join(inside)}</p>\n'
            inside = []
        else:
            anchor = labels.get(piece.span.start, "")
            inside.append(anchor + marked(piece, escaped(words), opened, kinds, numbers))
    if inside:
        yield f'<p dir="auto">{"".join(inside)}</p>\n'


def pieces(report: Report, told: Iterable[Told], starts: Iterable[int] = ()) -> Iterator[Piece]:
    """Yield the text cut wherever a reading, furniture or a line begins or ends, and at further starts."""
    spans = [(span, each) for each in told for span in parts(each, report.text)]
    breaks = [Span(*match.span()) for match in _BREAK.finditer(report.text)]
    furniture = sorted(report.furniture, key=lambda f: f.span)
    edges = {0, len(report.text), *starts}
    for span in [span for span, _ in spans] + [f.span for f in furniture] + breaks:
        edges.update((span.start, span.end))
    cuts = sorted(edges)
    ordered = sorted(spans, key=lambda s: (s[0], s[1].statement))
    active: list[tuple[Span, Told]] = []
    at = kept = 0
    for start, end in zip(cuts, cuts[1:], strict=False):
        while at < len(ordered) and ordered[at][0].start <= start:
            active.append(ordered[at])
            at += 1
        active = [(span, each) for span, each in active if span.end > start]
        while kept < len(furniture) and furniture[kept].span.end <= start:
            kept += 1
        here = furniture[kept] if kept < len(furniture) and furniture[kept].span.start <= start else None
        shortest = sorted(active, key=lambda a: (a[0].end - a[0].start, a[1].statement))
        yield Piece(Span(start, end), tuple(each for _, each in shortest), here.kind if here else None)


def marked(piece: Piece, words: str, opened: set[str], kinds: dict[str, str], numbers: Numbers) -> str:
    """Return a run of text as HTML; the first run of a reading carries its anchor and whose word it is."""
    if piece.furniture:
        return f'<span class="f" title="{escaped(piece.furniture)}">{words}</span>'
    if not piece.told:
        return words
    near = piece.told[0]
    claims = list(
        dict.fromkeys(numbers.claims[claim] for told in piece.told for claim in numbers.claims_of[told.statement])
    )
    shown = f'<a class="{kinds[near.statement]}" href="#c{claims[0]}" data-c="{" ".join(map(str, claims))}">{words}</a>'
    for told in piece.told:
        if told.statement not in opened:
            opened.add(told.statement)
            note = f'<small class="w">whose word: {whose(told)}</small>'
            shown = f'<span id="s{numbers.statements[told.statement]}">{note}{shown}</span>'
    return shown
