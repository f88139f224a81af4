"""What is asked of a desk: pages of its lists, the rows of one story, what a name means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, or_, select

from rashomon.errors import DeskError
from rashomon.model import Problem
from rashomon.store import search
from rashomon.store import tables as t
from rashomon.store.rows import OUTDATED, hit, homes, narrow, of_row, report_row, story_row
from rashomon.store.stories import parts, resolve
from rashomon.store.values import Hit, Kind, Listing, ReportRow, Step, StoryRow

Value = TypeVar("Value")

# How the stories of a list are ordered, each with the newest or largest first.
ORDERS = ("changed", "last", "reports", "outlets", "differences", "unseen")
# What every page of a story asks: put together once, since that takes longer than the answer.
NAMED = select(t.story).where(t.story.c.id == bindparam("id"))
STANDING = (
    select(t.report.c.id, t.report.c.number, t.report.c.current)
    .join(t.membership, t.membership.c.report == t.report.c.id)
    .where(t.membership.c.story == bindparam("id"))
    .order_by(t.report.c.id)
)


class NoSuchStoryError(DeskError):
    """A desk holds no story of that name."""


def page(
    connection: Connection,
    wanted: Select[Any],
    order: Sequence[ColumnElement[Any]],
    made: Callable[[Any], Value],
    first: int,
    count: int,
) -> Listing[Value]:
    """Return one page of what a question finds, each row made a value."""
    total = connection.scalar(select(func.count()).select_from(wanted.order_by(None).subquery())) or 0
    rows = connection.execute(wanted.order_by(*order).offset(first).limit(count)).mappings()
    return Listing(tuple(made(row) for row in rows), first, total)


# --- stories ----------------------------------------------------------------------------------------------------------


def stories(
    connection: Connection, first: int, count: int, order: str, words: str, least_outlets: int
) -> Listing[StoryRow]:
    """Return one page of the stories whose title holds all the words and that have so many outlets."""
    wanted = select(t.story).where(t.story.c.outlets >= least_outlets)
    for word in words.split():
        wanted = wanted.where(t.story.c.title.icontains(word, autoescape=True))
    by = (t.story.c[order].desc().nulls_last(), t.story.c.id)
    return page(connection, wanted, by, story_row, first, count)


def story(connection: Connection, name: str, desk: str) -> StoryRow:
    """Return the row of the story that a name means. Raises ``NoSuchStoryError``, with the name of the desk."""
    row = connection.execute(NAMED, {"id": name}).mappings().first()
    if row is None and (known := resolve(connection, name)):
        row = connection.execute(NAMED, {"id": known}).mappings().first()
    if row is None:
        raise NoSuchStoryError(desk, f"holds no story {name}.", "List them: rashomon stories")
    return story_row(row)


def standing(connection: Connection, story: str) -> tuple[tuple[str, ...], int]:
    """Return a story's reports, of each address the version that stands, and the number of the newest of all."""
    rows = connection.execute(STANDING, {"id": story}).all()
    return tuple(row.id for row in rows if row.current), max((row.number for row in rows), default=0)


def groups(connection: Connection) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the report ids of each story's chapters, by the story's id, in the order of ids."""
    rows = connection.execute(
        select(t.membership.c.report, t.story.c.id, t.story.c.chapter_of, t.story.c.first)
        .join(t.story, t.story.c.id == t.membership.c.story)
        .order_by(t.story.c.id, t.membership.c.report)
    )
    found: dict[str, dict[tuple[bool, str, str], list[str]]] = {}
    for row in rows:
        chapters = found.setdefault(row.chapter_of or row.id, {})
        order = (row.chapter_of is not None, row.first or "", row.id)
        chapters.setdefault(order, []).append(row.report)
    return {name: tuple(tuple(found[name][chapter]) for chapter in sorted(found[name])) for name in sorted(found)}


def homes_of(connection: Connection, report: str) -> tuple[tuple[str, str], ...]:
    """Return id and title of the stories that a report is in."""
    wanted = select(t.story.c.id, t.story.c.title).join(t.membership, t.membership.c.story == t.story.c.id)
    rows = connection.execute(wanted.where(t.membership.c.report == report).order_by(t.story.c.id))
    return tuple((row.id, row.title) for row in rows)


def history(connection: Connection, story: str) -> tuple[Step, ...]:
    """Return how a story came to be what it is, first step first."""
    table = t.history
    wanted = select(table).where(or_(table.c.story == story, table.c.other == story)).order_by(table.c.number)
    return tuple(of_row(Step, row) for row in connection.execute(wanted).mappings())


def outdated(connection: Connection, least_outlets: int) -> list[str]:
    """Return the ids of the stories of so many outlets whose comparison is not that of their reports."""
    wanted = select(t.story.c.id).where(t.story.c.outlets >= least_outlets, OUTDATED).order_by(t.story.c.changed)
    return list(connection.execute(wanted).scalars())


# --- reports ----------------------------------------------------------------------------------------------------------


def reports_of(connection: Connection, story: str, first: int, count: int) -> Listing[ReportRow]:
    """Return one page of a story's reports, those that came last first."""
    wanted = select(*narrow()).join(t.membership, t.membership.c.report == t.report.c.id)
    wanted = wanted.where(t.membership.c.story == story)
    return page(connection, wanted, (t.report.c.number.desc(),), report_row, first, count)


def reports(connection: Connection, first: int, count: int) -> Listing[ReportRow]:
    """Return one page of all reports, those that came last first."""
    number = t.report.c.number
    ends = [select(each(number)).scalar_subquery() for each in (func.count, func.min, func.max)]
    wanted = select(*narrow()).order_by(number.desc()).limit(count)
    total, oldest, newest = connection.execute(select(*ends)).one()
    if total and newest - oldest + 1 == total:
        # None was purged: a place in the list is a number, and no report before it has to be read.
        wanted = wanted.where(number <= newest - first)
    else:
        wanted = wanted.offset(first)
    rows = connection.execute(wanted).mappings()
    return Listing(tuple(report_row(row) for row in rows), first, total)


def also(connection: Connection, story: str) -> tuple[ReportRow, ...]:
    """Return reports of other stories that tell of a story too."""
    wanted = select(*narrow()).join(t.also, t.also.c.report == t.report.c.id)
    wanted = wanted.where(t.also.c.story == story).order_by(t.report.c.id)
    return tuple(report_row(row) for row in connection.execute(wanted).mappings())


def report_ids(connection: Connection, story: str | None = None) -> list[str]:
    """Return the ids of a story's reports, or of all, in the order of arrival."""
    wanted = select(t.report.c.id).order_by(t.report.c.number)
    if story is not None:
        joined = t.membership.c.report == t.report.c.id
        wanted = wanted.join(t.membership, joined).where(t.membership.c.story == story)
    return list(connection.execute(wanted).scalars())


def versions(connection: Connection, address: str | None, story: str | None) -> list[tuple[Mapping[Any, Any], ...]]:
    """Return the reports of one URL, or of the URLs of one story, each with the one that came after it from there."""
    wanted = select(*narrow()).where(t.report.c.address.is_not(None))
    if address is not None:
        wanted = wanted.where(t.report.c.address == address)
    if story is not None:
        inside = select(t.report.c.address).join(t.membership, t.membership.c.report == t.report.c.id)
        wanted = wanted.where(t.report.c.address.in_(inside.where(t.membership.c.story == story)))
    rows = list(connection.execute(wanted.order_by(t.report.c.address, t.report.c.number)).mappings())
    return [(old, new) for old, new in zip(rows, rows[1:], strict=False) if old["address"] == new["address"]]


def addressed_since(connection: Connection, number: int) -> set[str]:
    """Return the ids of the reports with a URL that came after the one with a number."""
    wanted = select(t.report.c.id).where(t.report.c.number > number, t.report.c.address.is_not(None))
    return set(connection.execute(wanted).scalars())


def meant(connection: Connection, target: str) -> set[str]:
    """Return the ids of the reports that a word names: a report, a location or a URL, else a story."""
    table = t.report
    own = (table.c.id == target) | (table.c.location == target) | (table.c.address == target)
    found = set(connection.execute(select(table.c.id).where(own)).scalars())
    found |= set(connection.execute(select(t.receipt.c.report).where(t.receipt.c.location == target)).scalars())
    if not found and (known := resolve(connection, target)):
        wanted = select(t.membership.c.report).where(t.membership.c.story == known)
        found = set(connection.execute(wanted).scalars())
    return found


def held(connection: Connection, reports: Sequence[str]) -> list[str]:
    """Return those of the ids that are a report's."""
    return [
        name for part in parts(reports)
        for name in connection.execute(select(t.report.c.id).where(t.report.c.id.in_(part))).scalars()
    ]  # fmt: skip


def received(connection: Connection, locations: Sequence[str]) -> set[str]:
    """Return those of the locations that a report was received from."""
    found: set[str] = set()
    for part in parts(locations):
        found.update(connection.execute(select(t.receipt.c.location).where(t.receipt.c.location.in_(part))).scalars())
    return found


def hits(connection: Connection, kind: Kind, words: str, first: int, count: int) -> Listing[Hit]:
    """Return one page of the places where all the words stand, the best first."""
    rows, total = search.find(connection, kind, words, first, count)
    wanted = select(t.entry, *narrow()).join(t.report, t.report.c.id == t.entry.c.report)
    wanted = wanted.where(t.entry.c.number.in_([row["number"] for row in rows]))
    places = {row[t.entry.c.number]: row for row in connection.execute(wanted).mappings()}
    stories = homes(connection, {row[t.report.c.id] for row in places.values()})
    return Listing(tuple(hit(kind, row["snippet"], places[row["number"]], stories) for row in rows), first, total)


def failures(connection: Connection, first: int, count: int) -> Listing[Problem]:
    """Return one page of the places that could not be read the last time, the latest first."""
    order = (t.failure.c.at.desc(), t.failure.c.location)
    return page(connection, select(t.failure), order, partial(of_row, Problem), first, count)


def counts(connection: Connection) -> tuple[int, int]:
    """Return how many reports and how many stories there are."""
    reports, stories = (connection.scalar(select(func.count()).select_from(each)) or 0 for each in (t.report, t.story))
    return reports, stories
