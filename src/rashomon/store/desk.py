"""A desk: reports and the stories that they make, kept in one file and found again."""

from __future__ import annotations

import glob
import json
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Select, delete, func, insert, or_, select, update

from rashomon import engine
from rashomon.brief import Brief, brief
from rashomon.config import Settings
from rashomon.errors import DeskError, DocumentError
from rashomon.model import Analysis, Comparison, Document, Passage, Problem, Span, Story
from rashomon.pipeline import Pipeline, analyse_report, compare_story
from rashomon.store import keep, search
from rashomon.store import tables as t
from rashomon.store.amend import Ruling, amended, rulings
from rashomon.store.codec import (
    MAKER,
    pack,
    pack_analysis,
    pack_comparison,
    unpack,
    unpack_analysis,
    unpack_comparison,
)
from rashomon.store.database import Database
from rashomon.store.intake import Held, documents, make
from rashomon.store.news import news
from rashomon.store.purge import remove, remove_empty_stories, scrub
from rashomon.store.stories import Stories, members_id, parts, resolve
from rashomon.store.values import (
    Correction,
    Feed,
    Hit,
    Kind,
    Listing,
    News,
    Receipt,
    ReportRow,
    Revision,
    Sheet,
    Step,
    StoryRow,
    View,
)
from rashomon.store.versions import are_versions, revision

Item = TypeVar("Item")
Value = TypeVar("Value")

DEFAULT = "rashomon.db"
# A batch is written when it has so many documents or is so many seconds old.
BATCH = 64
PACE = 2.0
# How the stories of a list are ordered, each with the newest or largest first.
ORDERS = ("changed", "last", "reports", "outlets", "differences", "unseen")


class Desk:
    """Reports and stories in one file (SQLite) or on a server (PostgreSQL).

    Make one with ``Desk.open``; close it, or use it in a ``with`` block. Lists come in pages. Everything that a method
    reported as stored is safe, also where the process is killed right after. Readers never wait; writers wait for each
    other. Methods raise ``DeskError`` where the database cannot be used.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stories = Stories()

    @classmethod
    def open(cls, location: str | Path = DEFAULT, *, create: bool = False, wait: float = 30.0) -> Desk:
        """Return the desk at a location: a file's path, or ``postgresql://user@host/database``.

        With ``create`` it is made where it is not there. ``wait``: seconds that a writer waits for another. An older
        file is copied beside itself and brought up to date; one of a newer rashomon is refused by ``DeskError``.
        """
        database = Database(location, wait)
        database.prepare(create)
        return cls(database)

    def close(self) -> None:
        """Let go of the database."""
        self._database.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # --- taking in ------------------------------------------------------------------------------------------------

    def add(
        self,
        inputs: Iterable[str | Path | Document | DocumentError],
        settings: Settings = Settings(),
        pipeline: Pipeline = Pipeline(),
    ) -> Iterator[Receipt]:
        """Yield what became of each document, in order, each once it is safe: a receipt is a promise.

        ``inputs`` are files, folders, globs, ``"-"``, documents, or errors in the place of documents. What the desk
        holds already is not analysed again, so that the same call goes on where a stopped one was. Memory is bounded by
        a batch and the largest file.
        """
        work = partial(make, pipeline=pipeline, language=settings.language)
        pending = self._pending(documents(inputs, settings.max_bytes))
        for batch in batches(engine.run(work, pending, settings.jobs)):
            yield from self._keep(batch, pipeline)

    def _pending(self, found: Iterable[Document | DocumentError]) -> Iterator[Document | DocumentError | Held]:
        """Yield each document that is new to the desk, and the others without their bytes."""
        for each in found:
            if isinstance(each, Document):
                digest = each.sha256
                with self._database.read() as connection:
                    held = keep.known(connection, digest)
                yield Held(each.location, digest, each.retrieved, held) if held else each
            else:
                yield each

    def _keep(self, batch: Sequence[keep.Outcome], pipeline: Pipeline) -> list[Receipt]:
        """Write a batch and place its reports in stories, all or nothing."""
        at = now()
        try:
            with self._database.write() as connection:
                receipts = keep.keep(connection, batch, at, pipeline)
                if any(receipt.outcome == "stored" for receipt in receipts):
                    self._stories.update(connection, at)
        except BaseException:
            # What was undone in the database must not be remembered here.
            self._stories = Stories()
            raise
        return receipts

    # --- lists ----------------------------------------------------------------------------------------------------

    def stories(
        self, first: int = 0, count: int = 50, order: str = "changed", words: str = "", least_outlets: int = 1
    ) -> Listing[StoryRow]:
        """Return one page of the stories: those whose title holds ``words`` and that have so many outlets.

        ``order`` is one of ``ORDERS``, the newest or largest first. Chapters of one story are rows of their own.
        """
        if order not in ORDERS:
            raise ValueError(f"order must be one of {', '.join(ORDERS)}")
        wanted = select(t.story).where(t.story.c.outlets >= least_outlets)
        for word in words.split():
            wanted = wanted.where(t.story.c.title.icontains(word, autoescape=True))
        column = t.story.c[order]
        return self._page(wanted, (column.is_(None), column.desc(), t.story.c.id), story_row, first, count)

    def story(self, name: str) -> StoryRow:
        """Return a story's row. ``name``: its id, the start of it, or an id that it had before."""
        with self._database.read() as connection:
            return self._story(connection, name)

    def homes(self, report: str) -> tuple[tuple[str, str], ...]:
        """Return id and title of the stories that a report is in."""
        with self._database.read() as connection:
            joined = t.membership.c.story == t.story.c.id
            wanted = select(t.story.c.id, t.story.c.title).join(t.membership, joined)
            rows = connection.execute(wanted.where(t.membership.c.report == report).order_by(t.story.c.id))
            return tuple((row.id, row.title) for row in rows)

    def groups(self) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
        """Yield each story's id with the report ids of its chapters, in the order of ids: what ``group`` would give."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(t.membership.c.report, t.story.c.id, t.story.c.chapter_of, t.story.c.first)
                .join(t.story, t.story.c.id == t.membership.c.story)
                .order_by(t.story.c.id, t.membership.c.report)
            ).all()
        found: dict[str, dict[tuple[str, str], list[str]]] = {}
        for row in rows:
            chapters = found.setdefault(row.chapter_of or row.id, {})
            chapters.setdefault((row.first or "", row.id), []).append(row.report)
        for story in sorted(found):
            yield story, tuple(tuple(found[story][chapter]) for chapter in sorted(found[story]))

    def reports(self, story: str | None = None, first: int = 0, count: int = 50) -> Listing[ReportRow]:
        """Return one page of a story's reports, or of all, those that came last first."""
        wanted: Select[Any] = select(*narrow())
        if story is not None:
            joined = t.membership.c.report == t.report.c.id
            wanted = wanted.join(t.membership, joined).where(t.membership.c.story == self.story(story).id)
        return self._page(wanted, (t.report.c.number.desc(),), report_row, first, count)

    def history(self, story: str) -> tuple[Step, ...]:
        """Return how a story came to be what it is, first step first."""
        with self._database.read() as connection:
            name = self._story(connection, story).id
            table = t.history
            wanted = select(table).where(or_(table.c.story == name, table.c.other == name)).order_by(table.c.number)
            return tuple(of_row(Step, row) for row in connection.execute(wanted).mappings())

    def failures(self, first: int = 0, count: int = 50) -> Listing[Problem]:
        """Return one page of the places that could not be read the last time, the latest first."""
        order = (t.failure.c.at.desc(), t.failure.c.location)
        return self._page(select(t.failure), order, lambda row: of_row(Problem, row), first, count)

    def search(self, words: str, kind: Kind = "text", first: int = 0, count: int = 20) -> Listing[Hit]:
        """Return one page of the places where all the words stand, the best first.

        ``kind``: in reports' texts, or only in their claims, sources or entities. ``words``: single words,
        ``"phrases"`` and ``beginnings*``.
        """
        with self._database.read() as connection:
            rows, total = search.find(connection, kind, words, first, count)
            numbers = [row["number"] for row in rows]
            wanted = select(t.entry, *narrow()).join(t.report, t.report.c.id == t.entry.c.report)
            places = {
                row[t.entry.c.number]: row
                for row in connection.execute(wanted.where(t.entry.c.number.in_(numbers))).mappings()
            }
            stories = homes(connection, {row[t.report.c.id] for row in places.values()})
        return Listing(tuple(hit(kind, row["snippet"], places[row["number"]], stories) for row in rows), first, total)

    def count(self) -> tuple[int, int]:
        """Return how many reports and how many stories the desk holds."""
        with self._database.read() as connection:
            tables = (t.report, t.story)
            reports, stories = (connection.scalar(select(func.count()).select_from(each)) or 0 for each in tables)
        return reports, stories

    # --- one story ------------------------------------------------------------------------------------------------

    def comparison(self, story: str, pipeline: Pipeline = Pipeline()) -> Comparison:
        """Return the comparison of the versions that stand of a story's reports: as kept, or made where one came."""
        with self._database.read() as connection:
            row = self._story(connection, story)
            standing = self._standing(connection, row.id)
        return self._compared(row.id, standing, pipeline)

    def brief(self, story: str, pipeline: Pipeline = Pipeline()) -> Sheet:
        """Return what pages show of a story: its row and the brief of its comparison, as kept where nothing changed."""
        with self._database.read() as connection:
            row = self._story(connection, story)
            standing = self._standing(connection, row.id)
            given = rulings(corrections_of(connection, row.id, undone=False))
            key = amended_id(standing, given)
            table = t.comparison
            wanted = select(table.c.brief).where(table.c.members == key, table.c.maker == MAKER)
            kept = connection.execute(wanted).scalar()
        if kept is not None:
            return Sheet(row, key, unpack(kept, Brief))
        comparison = self._compared(row.id, standing, pipeline)
        return Sheet(self.story(row.id), key, brief(comparison))

    def look(self, story: str, pipeline: Pipeline = Pipeline(), *, visit: bool = True) -> View:
        """Return a story as it stands and what is new in it since the last visit; with ``visit``, this is one."""
        with self._database.read() as connection:
            row = self._story(connection, story)
            standing = self._standing(connection, row.id)
            last = self._last_visit(connection, row.id)
            newest = connection.scalar(
                select(func.max(t.report.c.number))
                .join(t.membership, t.membership.c.report == t.report.c.id)
                .where(t.membership.c.story == row.id)
            )
        comparison = self._compared(row.id, standing, pipeline)
        found = News(None)
        if last is not None:
            at, reports, seen = last
            before = self._compared(row.id, reports, pipeline)
            found = news(before, comparison, at, self._revisions(row.id, seen))
        if visit:
            self._visit(row.id, amended_id(standing, rulings(self.corrections(row.id))), newest or 0)
        return View(self.story(row.id), comparison, found)

    def refresh(self, least_outlets: int = 2, pipeline: Pipeline = Pipeline()) -> Iterator[StoryRow]:
        """Bring the comparisons of all stories up to date that have so many outlets, and yield each one's row."""
        stale = or_(t.story.c.compared.is_(None), t.story.c.compared != t.story.c.members)
        with self._database.read() as connection:
            wanted = select(t.story.c.id).where(t.story.c.outlets >= least_outlets, stale).order_by(t.story.c.changed)
            names = list(connection.execute(wanted).scalars())
        for name in names:
            try:
                self.comparison(name, pipeline)
                row = self.story(name)
            except NoSuchStoryError:
                continue
            yield row

    def versions(self, address: str | None = None, story: str | None = None) -> tuple[Revision, ...]:
        """Return what outlets changed in reports that are held in several versions: of one URL, or of one story."""
        with self._database.read() as connection:
            wanted = select(*narrow()).where(t.report.c.address.is_not(None))
            if address is not None:
                wanted = wanted.where(t.report.c.address == address)
            if story is not None:
                inside = select(t.report.c.address).join(t.membership, t.membership.c.report == t.report.c.id)
                inside = inside.where(t.membership.c.story == self._story(connection, story).id)
                wanted = wanted.where(t.report.c.address.in_(inside))
            rows = list(connection.execute(wanted.order_by(t.report.c.address, t.report.c.number)).mappings())
        pairs = [(old, new) for old, new in zip(rows, rows[1:], strict=False) if old["address"] == new["address"]]
        found = self._analyses({row["id"] for pair in pairs for row in pair})
        return tuple(
            revision(new["address"], (report_row(old), found[old["id"]]), (report_row(new), found[new["id"]]))
            for old, new in pairs
            if are_versions(found[old["id"]].report.text, found[new["id"]].report.text)
        )

    def analyses(self, story: str | None = None) -> Iterator[Analysis]:
        """Yield the analyses of a story's reports, or of all, in the order of arrival."""
        names = self._names(story)
        for part in (names[start : start + BATCH] for start in range(0, len(names), BATCH)):
            found = self._analyses(set(part))
            yield from (found[name] for name in part if name in found)

    def analyses_of(self, reports: Iterable[str]) -> tuple[Analysis, ...]:
        """Return the analyses of reports, ordered by id; unknown ones are passed over."""
        found = self._analyses(set(reports))
        return tuple(found[name] for name in sorted(found))

    def documents(self, story: str | None = None) -> Iterator[Document]:
        """Yield the documents of a story's reports, or all, as they were received."""
        yield from map(self.document, self._names(story))

    def document(self, report: str) -> Document:
        """Return the bytes that a report was received as."""
        with self._database.read() as connection:
            wanted = select(t.document, t.receipt.c.location, t.receipt.c.retrieved)
            wanted = wanted.join(t.report, t.report.c.sha256 == t.document.c.sha256)
            wanted = wanted.join(t.receipt, t.receipt.c.sha256 == t.document.c.sha256).where(t.report.c.id == report)
            row = connection.execute(wanted.order_by(t.receipt.c.number)).first()
        if row is None:
            raise DeskError(self._database.location, f"holds no report {report}.")
        return Document(row.location, row.media_type, zlib.decompress(row.content), row.retrieved)

    # --- corrections ----------------------------------------------------------------------------------------------

    def correct(self, kind: str, payload: object, author: str, reason: str, story: str | None = None) -> Correction:
        """Keep what a person set right, beside what the tool made, and return it. ``payload`` is any JSON value."""
        with self._database.write() as connection:
            row: dict[str, Any] = {
                "story": self._story(connection, story).id if story else None,
                "kind": kind,
                "payload": json.dumps(payload, sort_keys=True),
                "author": author,
                "reason": reason,
                "at": now(),
                "undone": None,
            }
            number = connection.execute(insert(t.correction).values(row)).inserted_primary_key
            assert number is not None
            return Correction(number=number[0], **row)

    def corrections(self, story: str | None = None, *, undone: bool = False) -> tuple[Correction, ...]:
        """Return the corrections of a story, or all, in the order of making; with ``undone``, those taken back too."""
        with self._database.read() as connection:
            name = self._story(connection, story).id if story is not None else None
            return corrections_of(connection, name, undone=undone)

    def undo(self, number: int) -> None:
        """Take a correction back; it stays on record."""
        with self._database.write() as connection:
            table = t.correction
            connection.execute(
                update(table).where(table.c.number == number, table.c.undone.is_(None)).values(undone=now())
            )

    # --- feeds ----------------------------------------------------------------------------------------------------

    def feed(self, url: str) -> Feed:
        """Return what is known of a feed, an empty record where it was never asked."""
        with self._database.read() as connection:
            row = connection.execute(select(t.feed).where(t.feed.c.url == url)).mappings().first()
        return of_row(Feed, row) if row else Feed(url, "")

    def note_feed(self, feed: Feed) -> None:
        """Keep what a feed's server said."""
        with self._database.write() as connection:
            connection.execute(delete(t.feed).where(t.feed.c.url == feed.url))
            connection.execute(insert(t.feed).values({each.name: getattr(feed, each.name) for each in fields(Feed)}))

    def received(self, locations: Sequence[str]) -> set[str]:
        """Return which of the locations a report was received from."""
        with self._database.read() as connection:
            found: set[str] = set()
            for part in parts(locations):
                wanted = select(t.receipt.c.location).where(t.receipt.c.location.in_(part))
                found.update(connection.execute(wanted).scalars())
        return found

    # --- deleting -------------------------------------------------------------------------------------------------

    def backups(self) -> tuple[Path, ...]:
        """Return the copies beside the file that were made before it was brought up to date."""
        path = self._database.path
        return tuple(sorted(path.parent.glob(f"{glob.escape(path.name)}.*.bak"))) if path else ()

    def find(self, target: str) -> tuple[str, ...]:
        """Return the ids of the reports that a word names: a report, a story, a location or a URL."""
        with self._database.read() as connection:
            table = t.report
            own = (table.c.id == target) | (table.c.location == target) | (table.c.address == target)
            found = set(connection.execute(select(table.c.id).where(own)).scalars())
            found |= set(connection.execute(select(t.receipt.c.report).where(t.receipt.c.location == target)).scalars())
            if not found and (story := resolve(connection, target)):
                wanted = select(t.membership.c.report).where(t.membership.c.story == story)
                found = set(connection.execute(wanted).scalars())
        return tuple(sorted(found))

    def purge(self, reports: Iterable[str]) -> int:
        """Delete reports for good, with all that was made from them, and return how many there were.

        Rows, index and the pages of the file are written anew. Copies elsewhere (backups, exports) are not touched.
        """
        with self._database.read() as connection:
            held = [
                name for part in parts(sorted(set(reports)))
                for name in connection.execute(select(t.report.c.id).where(t.report.c.id.in_(part))).scalars()
            ]  # fmt: skip
        with self._database.write() as connection:
            remove(connection, held)
            self._stories.update(connection, now())
            remove_empty_stories(connection)
        scrub(self._database)
        return len(held)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _page(self, wanted: Select[Any], order: tuple[Any, ...], made: Any, first: int, count: int) -> Listing[Any]:
        """Return one page of what a question finds."""
        with self._database.read() as connection:
            total = connection.scalar(select(func.count()).select_from(wanted.order_by(None).subquery())) or 0
            rows = connection.execute(wanted.order_by(*order).offset(first).limit(count)).mappings()
            return Listing(tuple(made(row) for row in rows), first, total)

    def _names(self, story: str | None) -> list[str]:
        """Return the ids of a story's reports, or all, in the order of arrival."""
        with self._database.read() as connection:
            wanted = select(t.report.c.id).order_by(t.report.c.number)
            if story is not None:
                joined = t.membership.c.report == t.report.c.id
                name = self._story(connection, story).id
                wanted = wanted.join(t.membership, joined).where(t.membership.c.story == name)
            return list(connection.execute(wanted).scalars())

    def _story(self, connection: Connection, name: str) -> StoryRow:
        """Return the row of the story that a name means."""
        story = resolve(connection, name)
        if story is None:
            raise NoSuchStoryError(self._database.location, f"holds no story {name}.", "List them: rashomon stories")
        return story_row(connection.execute(select(t.story).where(t.story.c.id == story)).mappings().one())

    def _standing(self, connection: Connection, story: str) -> tuple[str, ...]:
        """Return the ids of a story's reports, of each address the version that stands."""
        wanted = select(t.report.c.id).join(t.membership, t.membership.c.report == t.report.c.id)
        wanted = wanted.where(t.membership.c.story == story, t.report.c.current).order_by(t.report.c.id)
        return tuple(connection.execute(wanted).scalars())

    def _last_visit(self, connection: Connection, story: str) -> tuple[str, tuple[str, ...], int] | None:
        """Return when a story was last looked at, the reports that it had, and the newest of them by number."""
        table = t.visit
        wanted = select(table.c.at, t.comparison.c.reports, t.story.c.seen)
        wanted = wanted.join(t.comparison, t.comparison.c.members == table.c.members)
        wanted = wanted.join(t.story, t.story.c.id == table.c.story).where(table.c.story == story)
        row = connection.execute(wanted.order_by(table.c.number.desc())).first()
        return (row.at, tuple(json.loads(row.reports)), row.seen) if row else None

    def _compared(self, story: str, reports: tuple[str, ...], pipeline: Pipeline) -> Comparison:
        """Return the comparison of a set of reports as people corrected it, kept or made, and keep it."""
        given = rulings(self.corrections(story))
        members = members_id(reports)
        if not given:
            return self._kept(story, members, reports) or self._made(story, members, reports, pipeline)
        key = amended_id(reports, given)
        if kept := self._kept(story, key, reports):
            return kept
        made = self._kept(story, members, reports) or self._made(story, members, reports, pipeline)
        comparison = amended(made, given, pipeline)
        self._keep_comparison(story, key, reports, comparison)
        return comparison

    def _kept(self, story: str, key: str, reports: tuple[str, ...]) -> Comparison | None:
        """Return the comparison that is kept under a key, ``None`` where there is none of this version."""
        table = t.comparison
        with self._database.read() as connection:
            kept = connection.execute(
                select(table.c.value).where(table.c.members == key, table.c.maker == MAKER)
            ).scalar()
        if kept is None:
            return None
        found = self._analyses(set(reports))
        if len(found) != len(reports):
            return None
        comparison = unpack_comparison(kept, tuple(found[name] for name in sorted(found)))
        return replace(comparison, story=replace(comparison.story, id=story))

    def _made(self, story: str, members: str, reports: tuple[str, ...], pipeline: Pipeline) -> Comparison:
        """Return a new comparison of a set of reports, and keep it."""
        found = self._analyses(set(reports))
        comparison = compare_story(Story(story, tuple(found[name] for name in sorted(found))), (), pipeline)
        self._keep_comparison(story, members, reports, comparison)
        return comparison

    def _keep_comparison(self, story: str, key: str, reports: tuple[str, ...], comparison: Comparison) -> None:
        """Keep a comparison and what a list shows of it; those that no visit saw make room."""
        shown = brief(comparison)
        counts = {
            "claims": shown.head.shared,
            "differences": sum(not contrast.revised for contrast in shown.differ),
            "origins_least": shown.head.least,
            "origins_most": shown.head.most,
        }
        members = members_id(reports)
        table = t.comparison
        with self._database.write() as connection:
            visited = select(t.visit.c.members).where(t.visit.c.story == story)
            spare = (table.c.members.not_in(visited)) & (table.c.members != members)
            connection.execute(delete(table).where(table.c.story == story, spare))
            connection.execute(delete(table).where(table.c.members == key))
            row = {"members": key, "story": story, "maker": MAKER, "made": now(), "reports": json.dumps(reports)}
            connection.execute(insert(table).values(row | {"brief": pack(shown), "value": pack_comparison(comparison)}))
            standing = (t.story.c.id == story) & (t.story.c.members == members)
            connection.execute(update(t.story).where(standing).values(compared=members, **counts))

    def _visit(self, story: str, members: str, newest: int) -> None:
        """Write down that a story was looked at. Only the last visit is of use: earlier ones make room."""
        at = now()
        with self._database.write() as connection:
            connection.execute(delete(t.visit).where(t.visit.c.story == story))
            connection.execute(insert(t.visit).values(story=story, members=members, at=at))
            later = select(func.count(t.report.c.id)).join(t.membership, t.membership.c.report == t.report.c.id)
            later = later.where(t.membership.c.story == story, t.report.c.number > newest, t.report.c.current)
            unseen = connection.scalar(later) or 0
            connection.execute(
                update(t.story).where(t.story.c.id == story).values(visited=at, seen=newest, unseen=unseen)
            )

    def _revisions(self, story: str, seen: int) -> tuple[Revision, ...]:
        """Return what outlets changed in a story's reports since the report with a number."""
        with self._database.read() as connection:
            wanted = select(t.report.c.id).where(t.report.c.number > seen, t.report.c.address.is_not(None))
            late = set(connection.execute(wanted).scalars())
        return tuple(each for each in self.versions(story=story) if each.newer.id in late) if late else ()

    def _analyses(self, reports: set[str]) -> dict[str, Analysis]:
        """Return the analyses of reports by id; those of another version of rashomon are made again and kept."""
        found: dict[str, Analysis] = {}
        old: list[str] = []
        with self._database.read() as connection:
            for part in parts(sorted(reports)):
                for row in connection.execute(select(t.analysis).where(t.analysis.c.report.in_(part))):
                    if row.maker == MAKER:
                        found[row.report] = unpack_analysis(row.value)
                    else:
                        old.append(row.report)
        for name in old:
            found[name] = self._analysed_again(name)
        return found

    def _analysed_again(self, report: str, pipeline: Pipeline = Pipeline()) -> Analysis:
        """Return a new analysis of a report, from its bytes as received, and keep it."""
        with self._database.read() as connection:
            language = unpack_analysis(
                connection.execute(select(t.analysis.c.value).where(t.analysis.c.report == report)).scalar_one()
            ).report.language
        again = pipeline.clean(pipeline.extract(self.document(report)), language)
        analysis = analyse_report(replace(again, id=report), pipeline)
        with self._database.write() as connection:
            table = t.analysis
            kept = update(table).where(table.c.report == report)
            connection.execute(kept.values(maker=MAKER, value=pack_analysis(analysis)))
        return analysis


class NoSuchStoryError(DeskError):
    """A desk holds no story of that name."""


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield the items in batches, each after ``PACE`` seconds at most, so that what is done is soon safe."""
    batch: list[Item] = []
    due = time.monotonic() + PACE
    for item in items:
        batch.append(item)
        if len(batch) >= BATCH or time.monotonic() >= due:
            yield batch
            batch, due = [], time.monotonic() + PACE
    if batch:
        yield batch


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


def corrections_of(connection: Connection, story: str | None, *, undone: bool) -> tuple[Correction, ...]:
    """Return the corrections of a story, or all, in the order of making; with ``undone``, those taken back too."""
    wanted = select(t.correction).order_by(t.correction.c.number)
    if story is not None:
        wanted = wanted.where(t.correction.c.story == story)
    if not undone:
        wanted = wanted.where(t.correction.c.undone.is_(None))
    return tuple(of_row(Correction, row) for row in connection.execute(wanted).mappings())


def amended_id(reports: Sequence[str], given: Sequence[Ruling]) -> str:
    """Return the id of the comparison of a set of reports under rulings; without any, it is the set's own."""
    return members_id([*reports, *(f"{number} {each}" for number, each in enumerate(given))])


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
