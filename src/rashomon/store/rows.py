"""Rows of the tables → what a desk hands out."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, select

from rashomon.model import Passage, Span
from rashomon.store import search
from rashomon.store import tables as t
from rashomon.store.values import Correction, Hit, Kind, ReportRow, StoryRow

Value = TypeVar("Value")
# Every page of a story asks for them: put together once, since that takes longer than the answer.
HEEDED = (
    select(t.correction)
    .where(t.correction.c.story == bindparam("id"), t.correction.c.undone.is_(None))
    .order_by(t.correction.c.number)
)


def now() -> str:
    """Return the time in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def narrow() -> list[Any]:
    """Return the columns of a report that a list shows."""
    return [t.report.c[each.name] for each in fields(ReportRow)]


def of_row(kind: type[Value], row: Any) -> Value:
    """Return a value whose fields have the names of a row's columns."""
    return kind(**{each.name: row[each.name] for each in fields(kind)})  # type: ignore[arg-type]


def report_row(row: Any) -> ReportRow:
    """Return a report as a list shows it."""
    return of_row(ReportRow, row)


def story_row(row: Any) -> StoryRow:
    """Return a story as a list shows it."""
    shown = {each.name: row[each.name] for each in fields(StoryRow) if each.name != "fresh"}
    return StoryRow(**shown, fresh=row["compared"] == row["members"])


def corrections(connection: Connection, story: str | None, *, undone: bool) -> tuple[Correction, ...]:
    """Return the corrections of a story, or all, in the order of making; with ``undone``, those taken back too."""
    wanted = select(t.correction).order_by(t.correction.c.number)
    if story is not None:
        wanted = wanted.where(t.correction.c.story == story)
    if not undone:
        wanted = wanted.where(t.correction.c.undone.is_(None))
    return tuple(of_row(Correction, row) for row in connection.execute(wanted).mappings())


def heeded(connection: Connection, story: str) -> tuple[Correction, ...]:
    """Return the corrections of a story that stand, in the order of making."""
    return tuple(of_row(Correction, row) for row in connection.execute(HEEDED, {"id": story}).mappings())


def homes(connection: Connection, reports: set[str]) -> dict[str, tuple[str, ...]]:
    """Return the stories of each report."""
    table = t.membership
    wanted = select(table).where(table.c.report.in_(sorted(reports))).order_by(table.c.story)
    found: dict[str, tuple[str, ...]] = {}
    for row in connection.execute(wanted):
        found[row.report] = (*found.get(row.report, ()), row.story)
    return found


def hit(kind: Kind, snippet: str, row: Any, stories: dict[str, tuple[str, ...]]) -> Hit:
    """Return one place that a search found."""
    report = ReportRow(**{each.name: row[t.report.c[each.name]] for each in fields(ReportRow)})
    passage = Passage(report.id, Span(row[t.entry.c.start], row[t.entry.c.stop]))
    return Hit(kind, report, stories.get(report.id, ()), passage, *search.unmarked(snippet))
