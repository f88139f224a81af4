"""What a desk hands out: rows of lists, hits of a search, what is new in a story, what an outlet changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from rashomon.brief import Brief
from rashomon.model import Comparison, Difference, Figure, Passage, Problem, Span

Outcome = Literal["stored", "known", "failed"]
Kind = Literal["text", "claim", "source", "entity"]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """One page of a list: its rows, the number of the first, and how many the whole list has."""

    rows: tuple[Row, ...]
    first: int
    total: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one document: ``stored`` as a report, ``known`` before, or ``failed``.

    ``report`` is the id of the report that holds it, ``None`` where it failed; ``problem`` then says why.
    """

    location: str
    outcome: Outcome
    report: str | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as a list shows it.

    ``title`` is one of its reports' headlines. ``reports`` counts the versions that stand, ``outlets`` their
    publishers, ``unseen`` the reports that came after the last visit. ``first`` and ``last`` bound the times of
    publication, as far as they are known; ``changed`` and ``visited`` are UTC. What the comparison counts is ``None``
    before the first one, and ``fresh`` tells whether it is of the reports that the story has now. ``chapter_of`` is
    the earlier story that this one follows up.
    """

    id: str
    title: str
    reports: int
    outlets: int
    unseen: int
    first: str | None
    last: str | None
    changed: str
    visited: str | None
    chapter_of: str | None
    claims: int | None
    differences: int | None
    origins_least: int | None
    origins_most: int | None
    fresh: bool


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as a list shows it. ``current`` is false where a later version of the same address is held."""

    id: str
    location: str
    address: str | None
    publisher: str
    title: str
    earliest: str | None
    latest: str | None
    stored: str
    partial: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a story's history: ``opened``, ``joined``, ``left``, ``merged``, ``split`` or ``chapter``, and why.

    ``other`` is the story that it was merged into, came from or follows.
    """

    story: str
    kind: str
    report: str | None
    other: str | None
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a search found. ``snippet`` is cut from the report; ``marks`` are the words in it that match."""

    kind: Kind
    report: ReportRow
    stories: tuple[str, ...]
    passage: Passage
    snippet: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Sentences of an older version, and those that stand in their place in the newer; either may be empty."""

    removed: tuple[Passage, ...]
    added: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """Two versions of one address in a row. ``announced``: the newer one says that it was changed."""

    address: str
    older: ReportRow
    newer: ReportRow
    announced: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A counted thing for which new values came: what stood before, and what came.

    ``before`` may cite a version of a report that no longer stands.
    """

    counted: str
    before: tuple[Figure, ...]
    came: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class OriginChange:
    """A claim that gained an origin: at least and at most so many, before and after."""

    claim: str
    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class News:
    """What is new in a story since ``since``, the time of the last visit (``None``: it was never looked at).

    ``claims`` are those of which no reading stood before; ``differences`` those between readings that did not differ.
    A desk gives those that the story's brief shows.
    """

    since: str | None
    reports: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    origins: tuple[OriginChange, ...] = ()
    differences: tuple[Difference, ...] = ()
    revisions: tuple[Revision, ...] = ()

    @property
    def nothing(self) -> bool:
        """Return whether nothing is new."""
        return not (
            self.reports or self.claims or self.figures or self.origins or self.differences or self.revisions
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """A story as it stands: its row, its comparison and what is new in it."""

    row: StoryRow
    comparison: Comparison
    news: News


@dataclass(frozen=True, slots=True)
class Sheet:
    """A story as pages show it: its row and its brief. ``key`` changes when reports or corrections do."""

    row: StoryRow
    key: str
    brief: Brief


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person said of a story's comparison, kept beside what the tool made.

    ``payload`` is JSON (see ``store.rulings``); ``at`` is when it was said, ``undone`` when it was taken back (UTC).
    """

    number: int
    story: str | None
    kind: str
    payload: str
    author: str
    reason: str
    at: str
    undone: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is watched, and what its server said when it was last asked."""

    url: str
    title: str
    etag: str | None = None
    modified: str | None = None
    checked: str | None = None
    problem: str | None = None
