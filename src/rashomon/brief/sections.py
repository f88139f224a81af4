"""The brief: the comparison as lines and entries, by section."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.brief.entries import Count, Label, Maybe, Moment
from rashomon.brief.lines import Contrast, Only, Row, Unsourced
from rashomon.brief.sources import Debt, Graph, Unheard, Voice
from rashomon.model import Problem, Report


@dataclass(frozen=True, slots=True)
class Head:
    """The story in numbers. ``shared`` claims have more than one report; ``single`` of them show one origin only.

    ``earliest`` to ``latest`` are the dates of the reports whose day is known; ``undated`` reports have none.
    ``differences`` are those in what is told, each once however many reports part so; ``revised`` are such in which a
    figure is given as of a later time. ``same_text`` are the ids of reports that carry one text, whole or nearly so, in
    groups.
    """

    reports: tuple[Report, ...]
    outlets: tuple[str, ...]
    earliest: str | None
    latest: str | None
    undated: int
    claims: int
    by_all: int
    shared: int
    single: int
    least: int
    most: int
    differences: int = 0
    same_text: tuple[tuple[str, ...], ...] = ()
    revised: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """The comparison as lines, by section.

    ``maybe_same`` are claims that less likely say the same, and ``again`` shared claims that pair
    passages which others show already, or headlines alone: neither is counted as shared, nor stand their differences in
    ``differ``.
    """

    head: Head
    all_say: tuple[Row, ...]
    some_say: tuple[Row, ...]
    differ: tuple[Contrast, ...]
    only: tuple[Only, ...]
    whose_word: tuple[Voice, ...]
    unheard: tuple[Unheard, ...]
    graph: Graph
    debts: tuple[Debt, ...]
    unsourced: tuple[Unsourced, ...]
    labels: tuple[Label, ...]
    maybe: tuple[Maybe, ...]
    figures: tuple[Count, ...]
    timeline: tuple[Moment, ...]
    unplaced: tuple[Problem, ...]
    # Desks keep briefs from before there were these.
    maybe_same: tuple[Row, ...] = ()
    again: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return every claim's row, that of most worth first."""
        only = [row for each in self.only for row in each.rows]
        rows = (*self.all_say, *self.some_say, *self.maybe_same, *self.again, *only)
        return tuple(sorted(rows, key=lambda row: (-row.worth, row.claim)))
