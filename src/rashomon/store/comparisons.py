"""Analyses and comparisons as a desk keeps them: made once, made again where rashomon is another version."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from rashomon.brief import Brief, brief
from rashomon.corrections import agreed
from rashomon.model import Analysis, Comparison, Correction, Document, Linked, Problem, Story
from rashomon.pipeline import Pipeline, analyse_report, compare_again, compare_story
from rashomon.store import tables as t
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
from rashomon.store.rows import OUTDATED, now
from rashomon.store.rulings import corrections
from rashomon.store.stories import members_id, parts

# Put together once: every page of a story asks it.
KEPT_BRIEF = select(t.comparison.c.brief).where(
    t.comparison.c.members == bindparam("key"), t.comparison.c.maker == MAKER
)


@dataclass(frozen=True, slots=True)
class Visit:
    """When a story was last looked at, the reports that were compared, and the number of its newest report."""

    at: str
    reports: tuple[str, ...]
    newest: int


class Comparisons:
    """The analyses and comparisons in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, story: str, reports: tuple[str, ...], pipeline: Pipeline) -> Comparison:
        """Return the comparison of a set of reports as people corrected it, kept or made.

        What a list shows of it is brought up to date. Raises ``ContradictionError`` where corrections contradict each
        other on these reports.
        """
        given = self.corrections(story)
        comparison = self._made(story, reports, given, pipeline)
        if self._is_stale(story, reports):
            self._show(story, reports, given, self._lines(corrected_id(reports, given)) or brief(comparison))
        return comparison

    def corrections(self, story: str) -> tuple[Correction, ...]:
        """Return what people set right in a story, but for what they took back."""
        with self._database.read() as connection:
            return corrections(connection, story)

    def check(
        self, story: str, reports: tuple[str, ...], given: Sequence[Correction], pipeline: Pipeline
    ) -> tuple[Problem, ...]:
        """Return what corrections name that a set of reports does not hold.

        Raises ``ContradictionError`` where they contradict each other, as they are written or on these reports.
        """
        agreed(given)
        before = self._made(story, reports, (), pipeline)
        corrected = pipeline.correct(before.story, Linked(before.entities, before.proposals), given)
        return corrected.problems + pipeline.correct_claims(before.story, before.claims, given).problems

    def brief(self, story: str, reports: tuple[str, ...], pipeline: Pipeline) -> tuple[str, Brief]:
        """Return the brief of the comparison of a set of reports, and the key that it is kept under."""
        given = self.corrections(story)
        key = corrected_id(reports, given)
        if (lines := self._lines(key)) is None:
            comparison = self._made(story, reports, given, pipeline)
            lines = self._lines(key) or brief(comparison)
        if self._is_stale(story, reports):
            self._show(story, reports, given, lines)
        return key, lines

    def kept_brief(self, connection: Connection, story: str, reports: tuple[str, ...]) -> tuple[str, Brief] | None:
        """Return what ``brief`` does as it is kept, ``None`` where it has to be made."""
        key = corrected_id(reports, corrections(connection, story))
        kept = connection.execute(KEPT_BRIEF, {"key": key}).scalar()
        return None if kept is None else (key, unpack(kept, Brief))

    def _is_stale(self, story: str, reports: tuple[str, ...]) -> bool:
        """Return whether a list shows an earlier comparison of a story than that of these reports."""
        members = members_id(reports)
        with self._database.read() as connection:
            stale = select(t.story.c.id).where(t.story.c.id == story, t.story.c.members == members, OUTDATED)
            return connection.execute(stale).scalar() is not None

    def _lines(self, key: str) -> Brief | None:
        """Return the brief that is kept under a key, ``None`` where there is none of this version."""
        with self._database.read() as connection:
            kept = connection.execute(KEPT_BRIEF, {"key": key}).scalar()
        return None if kept is None else unpack(kept, Brief)

    def _kept(self, story: str, key: str, reports: tuple[str, ...]) -> Comparison | None:
        """Return the comparison that is kept under a key, ``None`` where there is none of this version."""
        with self._database.read() as connection:
            table = t.comparison
            wanted = select(table.c.value).where(table.c.members == key, table.c.maker == MAKER)
            kept = connection.execute(wanted).scalar()
        if kept is None:
            return None
        analyses = tuple(analysis for _, analysis in sorted(self.analyses(set(reports)).items()))
        if len(analyses) != len(reports):
            return None
        comparison = unpack_comparison(kept, analyses)
        return replace(comparison, story=replace(comparison.story, id=story))

    def _made(
        self, story: str, reports: tuple[str, ...], given: tuple[Correction, ...], pipeline: Pipeline
    ) -> Comparison:
        """Return the comparison of a set of reports under corrections, kept or made.

        It is made from that without corrections, which stays kept: what is taken back has left no trace.
        """
        key = corrected_id(reports, given)
        if (comparison := self._kept(story, key, reports)) is not None:
            return comparison
        if given:
            comparison = compare_again(self._made(story, reports, (), pipeline), given, pipeline)
        else:
            analyses = tuple(analysis for _, analysis in sorted(self.analyses(set(reports)).items()))
            comparison = compare_story(Story(story, analyses), (), pipeline)
        self._keep(story, key, reports, comparison)
        return comparison

    def analyses(self, reports: set[str]) -> dict[str, Analysis]:
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
        return found | {name: self._analysed_again(name) for name in old}

    def document(self, report: str) -> Document | None:
        """Return the bytes that a report was received as, ``None`` where there is no such report."""
        with self._database.read() as connection:
            wanted = select(t.document, t.receipt.c.location, t.receipt.c.retrieved)
            wanted = wanted.join(t.report, t.report.c.sha256 == t.document.c.sha256)
            wanted = wanted.join(t.receipt, t.receipt.c.sha256 == t.document.c.sha256).where(t.report.c.id == report)
            row = connection.execute(wanted.order_by(t.receipt.c.number)).first()
        return Document(row.location, row.media_type, zlib.decompress(row.content), row.retrieved) if row else None

    def last_visit(self, story: str) -> Visit | None:
        """Return the last visit of a story, ``None`` where it was never looked at."""
        with self._database.read() as connection:
            table = t.visit
            wanted = select(table.c.at, t.comparison.c.reports, t.story.c.seen)
            wanted = wanted.join(t.comparison, t.comparison.c.members == table.c.members)
            wanted = wanted.join(t.story, t.story.c.id == table.c.story).where(table.c.story == story)
            row = connection.execute(wanted.order_by(table.c.number.desc())).first()
        return Visit(row.at, tuple(json.loads(row.reports)), row.seen) if row else None

    def visit(self, story: str, reports: tuple[str, ...], newest: int) -> None:
        """Write down that a story was looked at. Only the last visit is of use: earlier ones make room."""
        at, members = now(), members_id(reports)
        with self._database.write() as connection:
            connection.execute(delete(t.visit).where(t.visit.c.story == story))
            connection.execute(insert(t.visit).values(story=story, members=members, at=at))
            later = select(func.count(t.report.c.id)).join(t.membership, t.membership.c.report == t.report.c.id)
            later = later.where(t.membership.c.story == story, t.report.c.number > newest, t.report.c.current)
            row = {"visited": at, "seen": newest, "unseen": connection.scalar(later) or 0}
            connection.execute(update(t.story).where(t.story.c.id == story).values(row))

    def _keep(self, story: str, key: str, reports: tuple[str, ...], comparison: Comparison) -> None:
        """Keep a comparison; those of other reports than stand or were last looked at, or of other corrections, go."""
        lines, value = pack(brief(comparison)), pack_comparison(comparison)
        table = t.comparison
        with self._database.write() as connection:
            given = corrections(connection, story)
            visited = connection.execute(select(t.visit.c.members).where(t.visit.c.story == story)).scalars()
            standing = connection.execute(select(t.story.c.members).where(t.story.c.id == story)).scalars()
            wanted = {*visited, *standing}
            rows = connection.execute(select(table.c.members, table.c.reports).where(table.c.story == story)).all()
            for each in rows:
                held = tuple(json.loads(each.reports))
                plain = members_id(held)
                if plain not in wanted or each.members not in (plain, corrected_id(held, given)):
                    connection.execute(delete(table).where(table.c.members == each.members))
            connection.execute(delete(table).where(table.c.members == key))
            row = {"members": key, "story": story, "maker": MAKER, "made": now(), "reports": json.dumps(reports)}
            connection.execute(insert(table).values(row | {"brief": lines, "value": value}))

    def _show(self, story: str, reports: tuple[str, ...], given: tuple[Correction, ...], lines: Brief) -> None:
        """Write what a list shows of a comparison, where it is still that of the story's reports and corrections."""
        members = members_id(reports)
        counts = {
            "claims": lines.head.shared,
            "differences": lines.head.differences,
            "origins_least": lines.head.least,
            "origins_most": lines.head.most,
        }
        with self._database.write() as connection:
            here = (t.story.c.id == story) & (t.story.c.members == members)
            if corrections(connection, story) != given:
                return
            connection.execute(update(t.story).where(here).values(compared=members, **counts))

    def _analysed_again(self, report: str, pipeline: Pipeline = Pipeline()) -> Analysis:
        """Return a new analysis of a report, from its bytes as received, and keep it."""
        with self._database.read() as connection:
            wanted = select(t.analysis.c.value).where(t.analysis.c.report == report)
            earlier = unpack_analysis(connection.execute(wanted).scalar_one()).report
        document = self.document(report)
        assert document is not None
        again = pipeline.clean(pipeline.extract(document), earlier.language)
        analysis = analyse_report(replace(again, id=report), pipeline)
        with self._database.write() as connection:
            kept = update(t.analysis).where(t.analysis.c.report == report)
            connection.execute(kept.values(maker=MAKER, value=pack_analysis(analysis)))
        return analysis


def corrected_id(reports: Sequence[str], given: Sequence[Correction]) -> str:
    """Return the id of the comparison of a set of reports under corrections; without any, it is the set's own."""
    return members_id([*reports, *(f"{number} {each}" for number, each in enumerate(given))])
