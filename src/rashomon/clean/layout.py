"""Blocks → layout: which spans of a text are the report's own words, which its headline, and what the rest is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.clean import furniture, headline, parting
from rashomon.clean.lines import Block
from rashomon.model import Evidence, Furniture, FurnitureKind, Span


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a text: the report's ``paragraphs``, its headline first where it has one, and the furniture.

    ``pieces`` are the furniture in order, ``byline`` and ``dateline`` those of them that are the report's. ``evidence``
    is what the furniture says of the report.
    """

    paragraphs: tuple[Span, ...]
    pieces: tuple[Furniture, ...]
    headline: Span | None
    byline: Span | None
    dateline: Span | None
    evidence: tuple[Evidence, ...]


def layout(text: str, found: list[Block], given: tuple[Evidence, ...]) -> Layout:
    """Return the layout of a text, given its blocks and what the page says of the report."""
    found = parting.split(text, found, given)
    kinds = furniture.mark(found, given)
    line = furniture.dateline(text, found, kinds)
    told = [parting.trimmed(text, span) for span in own(found, kinds, line)]
    place = headline.find(text, tuple(told), given, line.block if line else None)
    again = headline.again(text, tuple(told), place)
    told = [span for span in told if span not in again]
    credit = furniture.credit(text, told[-1]) if told else None
    if credit:
        told[-1] = parting.trimmed(text, Span(told[-1].start, credit.start))
    hours = furniture.hours(text, told)
    beside: list[tuple[Span, FurnitureKind]] = [(span, "headline") for span in again]
    beside += [(span, "byline") for span in (*hours.values(), *([credit] if credit else []))]
    beside += [(line.span, "dateline")] if line else []
    beside += [(Span(b.start, b.end), kind) for b, kind in zip(found, kinds, strict=True) if kind is not None]
    pieces = tuple(Furniture(span, kind) for span, kind in sorted(beside))
    return Layout(
        paragraphs=tuple(Span(hours[span].end, span.end) if span in hours else span for span in told),
        pieces=pieces,
        headline=place,
        byline=furniture.byline(found, kinds),
        dateline=next((piece.span for piece in pieces if piece.kind == "dateline"), None),
        evidence=tuple(furniture.evidence(text, found, kinds, line, credit)),
    )


def own(found: list[Block], kinds: furniture.Kinds, line: furniture.Dateline | None) -> Iterator[Span]:
    """Yield the spans of the blocks that are no furniture, without the dateline."""
    for block, kind in zip(found, kinds, strict=True):
        if kind is None:
            yield Span(line.span.end if line and line.block == block else block.start, block.end)
