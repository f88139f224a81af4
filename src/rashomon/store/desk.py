"""A desk: reports and the stories that they make, kept in one file and found again."""

from __future__ import annotations

import glob
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection

from rashomon import engine
from rashomon.config import Settings
from rashomon.errors import ContradictionError, DeskError, DocumentError
from rashomon.model import Analysis, Comparison, Correction, Document, Passage, Problem, Selector
from rashomon.pipeline import Pipeline
from rashomon.store import feeds, keep, queries
from rashomon.store.comparisons import Comparisons
from rashomon.store.database import Database
from rashomon.store.intake import Held, documents, make
from rashomon.store.news import news, shown
from rashomon.store.purge import remove, remove_empty_stories, scrub
from rashomon.store.queries import ORDERS, NoSuchStoryError
from rashomon.store.rows import now, report_row
from rashomon.store.rulings import correction, corrections, drafted, moved, record, rulings, said, undo
from rashomon.store.stories import Stories
from rashomon.store.values import (
    Feed,
    Hit,
    Kind,
    Listing,
    News,
    Receipt,
    ReportRow,
    Revision,
    Ruling,
    Sheet,
    Step,
    StoryRow,
    View,
)
from rashomon.store.versions import are_versions, revision

Item = TypeVar("Item")

DEFAULT = "rashomon.db"
# A batch is written when it has so many documents or is so many seconds old.
BATCH = 64
PACE = 2.0


class Desk:
    """Reports and stories in one file (SQLite) or on a server (PostgreSQL).

    Make one with ``Desk.open``; close it, or use it in a ``with`` block. Lists come in pages. Everything that a method
    reported as stored is safe, also where the process is killed right after. Readers never wait; writers wait for each
    other. Methods raise ``DeskError`` where the database cannot be used.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stories = Stories()
        self._comparisons = Comparisons(database)

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
        with self._database.read() as connection:
            return queries.stories(connection, first, count, order, words, least_outlets)

    def story(self, name: str) -> StoryRow:
        """Return a story's row. ``name``: its id, the start of it, or an id that it had before."""
        with self._database.read() as connection:
            return self._story(connection, name)

    def homes(self, report: str) -> tuple[tuple[str, str], ...]:
        """Return id and title of the stories that a report is in."""
        with self._database.read() as connection:
            return queries.homes_of(connection, report)

    def groups(self) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
        """Yield each story's id with the report ids of its chapters, in the order of ids: what ``group`` would give."""
        with self._database.read() as connection:
            found = queries.groups(connection)
        yield from found.items()

    def reports(self, story: str | None = None, first: int = 0, count: int = 50) -> Listing[ReportRow]:
        """Return one page of a story's reports, or of all, those that came last first."""
        with self._database.read() as connection:
            if story is None:
                return queries.reports(connection, first, count)
            return queries.reports_of(connection, self._story(connection, story).id, first, count)

    def also(self, story: str) -> tuple[ReportRow, ...]:
        """Return reports of other stories that tell of a story too: round-ups and live blogs."""
        with self._database.read() as connection:
            return queries.also(connection, self._story(connection, story).id)

    def history(self, story: str) -> tuple[Step, ...]:
        """Return how a story came to be what it is, first step first."""
        with self._database.read() as connection:
            return queries.history(connection, self._story(connection, story).id)

    def failures(self, first: int = 0, count: int = 50) -> Listing[Problem]:
        """Return one page of the places that could not be read the last time, the latest first."""
        with self._database.read() as connection:
            return queries.failures(connection, first, count)

    def search(self, words: str, kind: Kind = "text", first: int = 0, count: int = 20) -> Listing[Hit]:
        """Return one page of the places where all the words stand, the best first.

        ``kind``: in reports' texts, or only in their claims, sources or entities. ``words``: single words,
        ``"phrases"`` and ``beginnings*``.
        """
        with self._database.read() as connection:
            return queries.hits(connection, kind, words, first, count)

    def count(self) -> tuple[int, int]:
        """Return how many reports and how many stories the desk holds."""
        with self._database.read() as connection:
            return queries.counts(connection)

    # --- one story ------------------------------------------------------------------------------------------------

    def comparison(self, story: str, pipeline: Pipeline = Pipeline()) -> Comparison:
        """Return the comparison of the versions that stand of a story's reports: as kept, or made where one came."""
        with self._database.read() as connection:
            row = self._story(connection, story)
            standing, _ = queries.standing(connection, row.id)
        return self._comparisons.of(row.id, standing, pipeline)

    def brief(self, story: str, pipeline: Pipeline = Pipeline()) -> Sheet:
        """Return what pages show of a story: its row and the brief of its comparison, as kept where nothing changed."""
        with self._database.read() as connection:
            row = self._story(connection, story)
            standing, _ = queries.standing(connection, row.id)
            kept = self._comparisons.kept_brief(connection, row.id, standing) if row.fresh else None
        if kept is not None:
            return Sheet(row, *kept)
        key, shown = self._comparisons.brief(row.id, standing, pipeline)
        return Sheet(self.story(row.id), key, shown)

    def look(self, story: str, pipeline: Pipeline = Pipeline(), *, visit: bool = True) -> View:
        """Return a story as it stands and what is new in it since the last visit; with ``visit``, this is one."""
        with self._database.read() as connection:
            row = self._story(connection, story)
            standing, newest = queries.standing(connection, row.id)
        comparison = self._comparisons.of(row.id, standing, pipeline)
        found = self._news(row.id, standing, pipeline, comparison)
        if visit:
            self._comparisons.visit(row.id, standing, newest)
        return View(self.story(row.id), comparison, found)

    def news(self, story: str, pipeline: Pipeline = Pipeline()) -> News:
        """Return what is new in a story since the last visit, which this is not."""
        with self._database.read() as connection:
            row = self._story(connection, story)
            standing, _ = queries.standing(connection, row.id)
        return self._news(row.id, standing, pipeline)

    def refresh(self, least_outlets: int = 2, pipeline: Pipeline = Pipeline()) -> Iterator[StoryRow]:
        """Bring the comparisons of all stories up to date that have so many outlets, and yield each one's row.

        A story whose corrections contradict each other stays as it is, until somebody looks at it.
        """
        with self._database.read() as connection:
            names = queries.outdated(connection, least_outlets)
        for name in names:
            try:
                self.comparison(name, pipeline)
                row = self.story(name)
            except (NoSuchStoryError, ContradictionError):
                continue
            yield row

    def versions(self, address: str | None = None, story: str | None = None) -> tuple[Revision, ...]:
        """Return what outlets changed in reports that are held in several versions: of one URL, or of one story."""
        with self._database.read() as connection:
            inside = self._story(connection, story).id if story is not None else None
            pairs = queries.versions(connection, address, inside)
        found = self._comparisons.analyses({row["id"] for pair in pairs for row in pair})
        return tuple(
            revision(new["address"], (report_row(old), found[old["id"]]), (report_row(new), found[new["id"]]))
            for old, new in pairs
            if are_versions(found[old["id"]].report.text, found[new["id"]].report.text)
        )

    def analyses(self, story: str | None = None) -> Iterator[Analysis]:
        """Yield the analyses of a story's reports, or of all, in the order of arrival."""
        names = self._names(story)
        for part in (names[start : start + BATCH] for start in range(0, len(names), BATCH)):
            found = self._comparisons.analyses(set(part))
            yield from (found[name] for name in part if name in found)

    def analyses_of(self, reports: Iterable[str]) -> tuple[Analysis, ...]:
        """Return the analyses of reports, ordered by id; unknown ones are passed over."""
        found = self._comparisons.analyses(set(reports))
        return tuple(found[name] for name in sorted(found))

    def documents(self, story: str | None = None) -> Iterator[Document]:
        """Yield the documents of a story's reports, or all, as they were received."""
        yield from map(self.document, self._names(story))

    def document(self, report: str) -> Document:
        """Return the bytes that a report was received as. Raises ``DeskError`` where there is no such report."""
        found = self._comparisons.document(report)
        if found is None:
            raise DeskError(self._database.location, f"holds no report {report}.")
        return found

    # --- corrections ----------------------------------------------------------------------------------------------

    def correct(
        self,
        story: str,
        kind: str,
        named: Sequence[Passage | Selector],
        author: str = "",
        reason: str = "",
        name: str | None = None,
        pipeline: Pipeline = Pipeline(),
    ) -> Ruling:
        """Keep what a person said of places of a story's reports, or of words in them, and return it.

        ``kind`` is one of ``KINDS``; ``name`` is what one of the kind ``name`` gives. Raises ``CorrectionsError``, and
        keeps nothing, where it names too little or contradicts what was said before.
        """
        with self._database.read() as connection:
            row = self._story(connection, story)
            draft = drafted(connection, row.id, kind, named, author, reason, name)
        [made] = self._rule(row.id, [draft], pipeline)
        return made

    def adopt(self, story: str, given: Iterable[Correction], pipeline: Pipeline = Pipeline()) -> tuple[Ruling, ...]:
        """Keep corrections that were made elsewhere, and return those that the story had not yet.

        Those taken back come as such. Raises ``CorrectionsError``, and keeps none, as ``correct`` does.
        """
        with self._database.read() as connection:
            row = self._story(connection, story)
            held = {said(each) for each in corrections(connection, row.id, undone=True)}
            drafts = [
                drafted(connection, row.id, c.kind, c.selectors, c.author, c.reason, c.name, c.date, c.undone)
                for c in moved(connection, list(given))
                if said(c) not in held
            ]
        return self._rule(row.id, drafts, pipeline)

    def corrections(self, story: str | None = None, *, undone: bool = False) -> tuple[Ruling, ...]:
        """Return what people said of a story, or of all, and stand by; with ``undone``, what they took back too."""
        with self._database.read() as connection:
            name = self._story(connection, story).id if story is not None else None
            return rulings(connection, name, undone=undone)

    def applied(self, story: str, *, undone: bool = False) -> tuple[Correction, ...]:
        """Return what was set right in a story as ``compare`` takes it, over the versions of reports that stand."""
        with self._database.read() as connection:
            return corrections(connection, self._story(connection, story).id, undone=undone)

    def idle(self, story: str, pipeline: Pipeline = Pipeline()) -> tuple[Problem, ...]:
        """Return what the corrections of a story name that its reports do not hold."""
        with self._database.read() as connection:
            row = self._story(connection, story)
            standing, _ = queries.standing(connection, row.id)
            given = corrections(connection, row.id)
        return self._comparisons.check(row.id, standing, given, pipeline)

    def undo(self, number: int) -> None:
        """Take a correction back; it stays on record."""
        with self._database.write() as connection:
            undo(connection, number)

    # --- feeds ----------------------------------------------------------------------------------------------------

    def feed(self, url: str) -> Feed:
        """Return what is known of a feed, an empty record where it was never asked."""
        with self._database.read() as connection:
            return feeds.feed(connection, url)

    def note_feed(self, feed: Feed) -> None:
        """Keep what a feed's server said."""
        with self._database.write() as connection:
            feeds.note(connection, feed)

    def received(self, locations: Sequence[str]) -> set[str]:
        """Return which of the locations a report was received from."""
        with self._database.read() as connection:
            return queries.received(connection, locations)

    # --- deleting -------------------------------------------------------------------------------------------------

    def backups(self) -> tuple[Path, ...]:
        """Return the copies beside the file that were made before it was brought up to date."""
        path = self._database.path
        return tuple(sorted(path.parent.glob(f"{glob.escape(path.name)}.*.bak"))) if path else ()

    def find(self, target: str) -> tuple[str, ...]:
        """Return the ids of the reports that a word names: a report, a story, a location or a URL."""
        with self._database.read() as connection:
            return tuple(sorted(queries.meant(connection, target)))

    def purge(self, reports: Iterable[str]) -> int:
        """Delete reports for good, with all that was made from them, and return how many there were.

        Rows, index and the pages of the file are written anew. Copies elsewhere (backups, exports) are not touched.
        """
        with self._database.read() as connection:
            held = queries.held(connection, sorted(set(reports)))
        with self._database.write() as connection:
            remove(connection, held)
            self._stories.update(connection, now())
            remove_empty_stories(connection)
        scrub(self._database)
        return len(held)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _rule(self, story: str, drafts: Sequence[Ruling], pipeline: Pipeline) -> tuple[Ruling, ...]:
        """Keep rulings, all or none: together with what was said before they must not contradict each other."""
        made = [found for each in drafts if (found := correction(each)) is not None]
        if made:
            with self._database.read() as connection:
                before = corrections(connection, story)
                standing, _ = queries.standing(connection, story)
            self._comparisons.check(story, standing, (*before, *made), pipeline)
        with self._database.write() as connection:
            return record(connection, drafts)

    def _names(self, story: str | None) -> list[str]:
        """Return the ids of a story's reports, or all, in the order of arrival."""
        with self._database.read() as connection:
            inside = self._story(connection, story).id if story is not None else None
            return queries.report_ids(connection, inside)

    def _story(self, connection: Connection, name: str) -> StoryRow:
        """Return the row of the story that a name means."""
        return queries.story(connection, name, self._database.location)

    def _news(
        self, story: str, standing: tuple[str, ...], pipeline: Pipeline, comparison: Comparison | None = None
    ) -> News:
        """Return what is new in a story since the last visit; ``comparison`` is that of its reports, where at hand."""
        last = self._comparisons.last_visit(story)
        if last is None:
            return News(None)
        revisions = self._revisions(story, last.newest)
        if set(last.reports) == set(standing):
            # The same reports have the same comparison: neither is read.
            return News(last.at, revisions=revisions)
        before = self._comparisons.of(story, last.reports, pipeline)
        now = comparison or self._comparisons.of(story, standing, pipeline)
        return shown(news(before, now, last.at, revisions), self._comparisons.brief(story, standing, pipeline)[1])

    def _revisions(self, story: str, seen: int) -> tuple[Revision, ...]:
        """Return what outlets changed in a story's reports since the report with a number."""
        with self._database.read() as connection:
            late = queries.addressed_since(connection, seen)
        return tuple(each for each in self.versions(story=story) if each.newer.id in late) if late else ()


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
