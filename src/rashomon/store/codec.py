"""Values ↔ bytes of the desk file: JSON of the values themselves, deflated. What is read back equals what was kept."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TypeVar

import msgspec

from rashomon import __version__
from rashomon.model import Analysis, Comparison, Story
from rashomon.parse import children_of

Value = TypeVar("Value")
# Fast, and within a tenth of the smallest.
LEVEL = 3
# Analyses and comparisons of another version are made again.
MAKER = __version__


def pack(value: object) -> bytes:
    """Return a value as bytes. Raises ``UnicodeEncodeError`` where a text holds half of a surrogate pair."""
    return zlib.compress(msgspec.json.encode(value), LEVEL)


def unpack(content: bytes, kind: type[Value]) -> Value:
    """Return the value that was packed."""
    return msgspec.json.decode(zlib.decompress(content), type=kind)


def pack_analysis(analysis: Analysis) -> bytes:
    """Return an analysis as bytes, without what follows from the rest."""
    return pack(replace(analysis, parse=replace(analysis.parse, children=())))


def unpack_analysis(content: bytes) -> Analysis:
    """Return the analysis that was packed."""
    analysis = unpack(content, Analysis)
    return replace(analysis, parse=replace(analysis.parse, children=children_of(analysis.parse.tokens)))


def pack_comparison(comparison: Comparison) -> bytes:
    """Return a comparison as bytes, without the analyses that it was made of: they are kept by themselves."""
    return pack(replace(comparison, story=Story(comparison.story.id, ())))


def unpack_comparison(content: bytes, analyses: tuple[Analysis, ...]) -> Comparison:
    """Return the comparison that was packed, over its analyses, which are ordered by report id."""
    comparison = unpack(content, Comparison)
    return replace(comparison, story=Story(comparison.story.id, analyses))
