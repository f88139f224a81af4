"""Stories as what the encoder is taught, in word pieces: made by `lessons`, read by `fit`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Places:
    """Where clauses or mentions stand: the sentence and the report of each, and its pieces' places in the sentence."""

    sentence: list[int] = field(default_factory=list)
    report: list[int] = field(default_factory=list)
    inside: list[list[int]] = field(default_factory=list)


@dataclass
class Pieces:
    """The sentences of several reports as word pieces with their marks, each one's report, clauses and mentions."""

    sentences: list[list[int]] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)
    clauses: Places = field(default_factory=Places)
    mentions: Places = field(default_factory=Places)


@dataclass(frozen=True)
class Example:
    """A story as a lesson, with what annotators say of it.

    ``same`` are the clauses that match: two numbers, and how well both are cut as the annotators cut them. ``things``
    tell what each mention is (one number a thing), -1 where no annotator says; ``heads`` are their head words; mentions
    of one number in ``known`` are surely one thing by rule. ``topic`` is that of ECB+, else empty.
    """

    name: str
    topic: str
    pieces: Pieces
    same: dict[tuple[int, int], float]
    things: list[int]
    heads: list[str]
    known: list[int]
