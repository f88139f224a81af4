"""The stories of a desk: grouped as reports come in, kept as rows that a list can show, and followed by name."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from rashomon.group import Link, Outline, Sketch, Stream
from rashomon.model import content_id
from rashomon.store import tables as t
from rashomon.store.codec import unpack

# A question names so many ids at most.
MANY = 500


@dataclass(frozen=True, slots=True)
class Chapter:
    """A story as a desk keeps it: a chapter of what the stream holds together, by that story's id."""

    id: str
    outline: str
    reports: frozenset[str]


class Stories:
    """The stories as one writer remembers them; what other writers did since is caught up with before each change."""

    def __init__(self) -> None:
        self.turn, self.purged, self.seen = -1, -1, 0
        self.stream = Stream()
        self.kept: dict[str, Chapter] = {}
        self.homes: dict[str, str] = {}

    def update(self, connection: Connection, at: str) -> None:
        """Place the reports that came since the last time, and write each story that changed."""
        if mark(connection, "purged") != self.purged:
            rows = self.restore(connection)
        else:
            rows = sketches(connection, self.seen)
            if mark(connection, "turn") != self.turn:
                self.remember(stored_chapters(connection))
        self.seen = max([self.seen, *(row.number for row in rows)])
        changed = self.stream.add(unpack(row.sketch, Sketch) for row in rows)
        outlines = self.outlines(changed, {row.id for row in rows})
        now = {each.id: each for outline in outlines for each in chapters(outline)}
        before = {self.homes[report] for outline in outlines for report in outline.reports if report in self.homes}
        settle(connection, {story: self.kept[story] for story in before}, now, outlines, at)
        for story in before - now.keys():
            del self.kept[story]
        self.remember(now)
        self.turn = raise_mark(connection, "turn")

    def outlines(self, changed: Iterable[str], reports: set[str]) -> list[Outline]:
        """Return the stories that hold the reports, or one that a story of the changed ids held, each once."""
        wanted = set(changed)
        todo = reports | {
            report for each in self.kept.values() if each.outline in wanted for report in each.reports
        }  # fmt: skip
        found = []
        while todo:
            outline = self.stream.story(next(iter(todo)))
            todo.difference_update(outline.reports)
            found.append(outline)
        return sorted(found, key=lambda outline: outline.id)

    def remember(self, kept: Mapping[str, Chapter]) -> None:
        """Take up chapters as they stand."""
        self.kept.update(kept)
        self.homes.update({report: each.id for each in kept.values() for report in each.reports})

    def restore(self, connection: Connection) -> Sequence[Any]:
        """Take up what the desk holds, without comparing it again, and return the reports that have no place yet."""
        self.kept, self.homes = {}, {}
        self.remember(stored_chapters(connection))
        rows = sketches(connection, 0)
        links = (Link(row.report, row.to, row.score, tuple(json.loads(row.because))) for row in all_links(connection))
        self.stream = Stream((unpack(row.sketch, Sketch) for row in rows if row.id in self.homes), links)
        self.purged = mark(connection, "purged")
        self.seen = max((row.number for row in rows), default=0)
        return [row for row in rows if row.id not in self.homes]


def chapters(outline: Outline) -> list[Chapter]:
    """Return the chapters of a story, each a story of its own to look at: a trial is not the crime."""
    first, *later = outline.chapters
    return [
        Chapter(outline.id, outline.id, frozenset(first)),
        *(Chapter(content_id("y", each[0]), outline.id, frozenset(each)) for each in later),
    ]


def settle(
    connection: Connection,
    before: Mapping[str, Chapter],
    now: Mapping[str, Chapter],
    outlines: Sequence[Outline],
    at: str,
) -> None:
    """Bring the kept stories from one grouping to the next, and write down each step and its reason."""
    changed = sorted(story for story, chapter in now.items() if before.get(story) != chapter)
    gone = sorted(before.keys() - now.keys())
    reasons = write_links(connection, outlines)
    write_also(connection, gone, outlines)
    steps = [*closings(gone, before, now), *openings(changed, before, now, reasons)]
    for story in gone:
        connection.execute(delete(t.membership).where(t.membership.c.story == story))
    renamed = {each["other"]: each["story"] for each in steps if each["kind"] == "renamed"}
    write_rows(connection, [now[story] for story in changed], renamed, at)
    for story in changed:
        write_members(connection, story, reports_of(before, story), reports_of(now, story))
    for each in steps:
        if each["kind"] in ("renamed", "merged"):
            follow(connection, each["story"], each["other"])
    if steps:
        connection.execute(insert(t.history), [{"at": at, **each} for each in steps])


def write_links(connection: Connection, outlines: Sequence[Outline]) -> dict[str, str]:
    """Write why each report of the stories is where it is, and return it in words, by report."""
    links = [link for each in outlines for link in each.links]
    for part in parts([report for each in outlines for report in each.reports]):
        connection.execute(delete(t.link).where(t.link.c.report.in_(part)))
    rows = [{"report": k.report, "to": k.to, "score": k.score, "because": json.dumps(k.because)} for k in links]
    if rows:
        connection.execute(insert(t.link), rows)
    return {link.report: f"is like {link.to}: both have {', '.join(link.because)}" for link in links}


def write_also(connection: Connection, gone: Sequence[str], outlines: Sequence[Outline]) -> None:
    """Write which reports of other stories tell of each story too."""
    for part in parts([*gone, *(each.id for each in outlines)]):
        connection.execute(delete(t.also).where(t.also.c.story.in_(part)))
    rows = [{"story": each.id, "report": report} for each in outlines for report in each.also]
    if rows:
        connection.execute(insert(t.also), rows)


def closings(gone: Sequence[str], before: Mapping[str, Chapter], now: Mapping[str, Chapter]) -> Iterable[Any]:
    """Yield how each story that is no more went on: under another id, or within another story."""
    homes = homes_of(now)
    taken: set[str] = set()
    for story in gone:
        heirs = Counter(homes[report] for report in before[story].reports if report in homes)
        heir = min(heirs, key=lambda each: (-heirs[each], each), default=None)
        renamed = heir is not None and heir not in before and heir not in taken
        if heir is not None:
            taken.add(heir)
        yield step(story, "renamed" if renamed else "merged", other=heir)


def openings(
    changed: Sequence[str], before: Mapping[str, Chapter], now: Mapping[str, Chapter], reasons: Mapping[str, str]
) -> Iterable[Any]:
    """Yield what happened to each story that is new or has other reports than before."""
    homes = homes_of(before)
    for story in changed:
        old, new = reports_of(before, story), reports_of(now, story)
        if not old and now[story].outline != story:
            yield step(story, "chapter", other=now[story].outline)
        elif not old:
            origins = Counter(homes[report] for report in new if report in homes and homes[report] in now)
            origin = min(origins, key=lambda each: (-origins[each], each), default=None)
            yield step(story, "split" if origin else "opened", other=origin)
        for report in sorted(new - old):
            yield step(story, "joined", report=report, reason=reasons.get(report, ""))
        yield from (step(story, "left", report=report) for report in sorted(old - new))


def step(story: str, kind: str, report: str | None = None, other: str | None = None, reason: str = "") -> Any:
    """Return a row of the history."""
    return {"story": story, "kind": kind, "report": report, "other": other, "reason": reason}


def homes_of(stories: Mapping[str, Chapter]) -> dict[str, str]:
    """Return the story of each report."""
    return {report: story for story, chapter in stories.items() for report in chapter.reports}


def reports_of(stories: Mapping[str, Chapter], story: str) -> set[str]:
    """Return the reports of a story, none where it is not there."""
    return set(stories[story].reports) if story in stories else set()


def follow(connection: Connection, old: str, new: str | None) -> None:
    """Hand what a story had collected to the one that goes on with it."""
    for table in (t.comparison, t.visit, t.correction):
        if new is not None:
            connection.execute(update(table).where(table.c.story == old).values(story=new))
    connection.execute(delete(t.story).where(t.story.c.id == old))


def write_members(connection: Connection, story: str, old: set[str], new: set[str]) -> None:
    """Write which reports a story has."""
    for part in parts(sorted(old - new)):
        table = t.membership
        connection.execute(delete(table).where(table.c.story == story, table.c.report.in_(part)))
    if new - old:
        rows = [{"story": story, "report": report} for report in sorted(new - old)]
        connection.execute(insert(t.membership), rows)


def write_rows(connection: Connection, stories: Sequence[Chapter], renamed: Mapping[str, str], at: str) -> None:
    """Write what a list shows of each story; a story under a new id keeps what is known of its visits."""
    reports = rows_by(connection, t.report, t.report.c.id, {report for each in stories for report in each.reports})
    known = rows_by(connection, t.story, t.story.c.id, {*(each.id for each in stories), *renamed.values()})
    fresh = []
    for story in stories:
        earlier = known.get(story.id) or known.get(renamed.get(story.id, ""))
        shown = figures([reports[each] for each in story.reports], earlier)
        outline = None if story.outline == story.id else story.outline
        values = {"id": story.id, "chapter_of": outline, "changed": at, **shown}
        if story.id in known:
            connection.execute(update(t.story).where(t.story.c.id == story.id).values(values))
        else:
            fresh.append({"seen": 0, "visited": None, **({} if earlier is None else visits(earlier)), **values})
    if fresh:
        connection.execute(insert(t.story), fresh)


def visits(row: RowMapping) -> dict[str, Any]:
    """Return what is known of the visits of a story."""
    return {"seen": row["seen"], "visited": row["visited"]}


def figures(reports: Sequence[RowMapping], earlier: RowMapping | None) -> dict[str, Any]:
    """Return what a list shows of a story's reports: of each address the version that stands."""
    standing = sorted((row for row in reports if row["current"]), key=lambda row: (row["latest"] or "9999", row["id"]))
    seen = earlier["seen"] if earlier else 0
    return {
        "title": next((row["title"] for row in standing if not row["partial"]), standing[0]["title"]),
        "reports": len(standing),
        "outlets": len({row["publisher"] for row in standing}),
        "unseen": sum(row["number"] > seen for row in standing),
        "first": min((row["earliest"] for row in standing if row["earliest"]), default=None),
        "last": max((row["latest"] for row in standing if row["latest"]), default=None),
        "members": members_id(row["id"] for row in standing),
    }


def members_id(reports: Iterable[str]) -> str:
    """Return the id of a set of reports."""
    return content_id("k", *sorted(reports))


def rows_by(connection: Connection, table: Any, column: Any, keys: set[str]) -> dict[str, RowMapping]:
    """Return the narrow columns of the rows with the keys, by key."""
    columns = [each for each in table.c if each.name not in ("text", "sketch")]
    found = {}
    for part in parts(sorted(keys)):
        for row in connection.execute(select(*columns).where(column.in_(part))).mappings():
            found[row[column.name]] = row
    return found


def parts(items: Sequence[str]) -> Iterable[Sequence[str]]:
    """Yield the items in pieces that one question may name."""
    return (items[start : start + MANY] for start in range(0, len(items), MANY))


def sketches(connection: Connection, after: int) -> Sequence[Any]:
    """Return number, id and sketch of the reports that came after one, in the order of arrival."""
    table = t.report
    wanted = select(table.c.number, table.c.id, table.c.sketch).where(table.c.number > after)
    return connection.execute(wanted.order_by(table.c.number)).all()


def all_links(connection: Connection) -> Sequence[Any]:
    """Return why each report is in its story."""
    return connection.execute(select(t.link).order_by(t.link.c.report)).all()


def stored_chapters(connection: Connection) -> dict[str, Chapter]:
    """Return the stories that are kept, with their reports."""
    outlines = {row.id: row.chapter_of for row in connection.execute(select(t.story.c.id, t.story.c.chapter_of))}
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(t.membership)):
        found[row.story].append(row.report)
    return {
        story: Chapter(story, outlines[story] or story, frozenset(reports)) for story, reports in found.items()
    }  # fmt: skip


def mark(connection: Connection, name: str) -> int:
    """Return how often something happened to the desk."""
    return connection.execute(select(t.mark.c.value).where(t.mark.c.name == name)).scalar() or 0


def raise_mark(connection: Connection, name: str) -> int:
    """Count once more, and return the count."""
    value = mark(connection, name) + 1
    table = t.mark
    if value == 1:
        connection.execute(insert(table).values(name=name, value=value))
    else:
        connection.execute(update(table).where(table.c.name == name).values(value=value))
    return value


def resolve(connection: Connection, name: str) -> str | None:
    """Return the id of the story that a name means: an id, one that it had before, or the start of either."""
    if found := followed(connection, name):
        return found
    if not re.fullmatch(r"(y1:)?[0-9a-f]+", name):
        return None
    start = name if name.startswith("y1:") else f"y1:{name}"
    columns = (t.story.c.id, t.history.c.story)
    began = (select(column).where(column.startswith(start)).distinct() for column in columns)
    names = {each for wanted in began for each in connection.execute(wanted.limit(MANY)).scalars()}
    stories = {followed(connection, each) for each in names} - {None}
    return stories.pop() if len(stories) == 1 else None


def followed(connection: Connection, name: str) -> str | None:
    """Return the story that an id means now, ``None`` where there is none."""
    table = t.history
    for _ in range(MANY):
        if connection.execute(select(t.story.c.id).where(t.story.c.id == name)).scalar():
            return name
        went = select(table.c.other).where(table.c.story == name, table.c.kind.in_(("renamed", "merged")))
        heir = connection.execute(went.order_by(table.c.number.desc())).scalar()
        if heir is None:
            return None
        name = heir
    return None
