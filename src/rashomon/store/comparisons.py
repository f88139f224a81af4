"""Analyses and comparisons as a desk keeps them: made once, made again where rashomon is another version."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from rashomon.brief import Brief, brief
from rashomon.model import Analysis, Comparison, Document, Story
from rashomon.pipeline import Pipeline, analyse_report, compare_story
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
from rashomon.store.rows import heeded, now
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

        What a list shows of it is brought up to date.
        """
        members, given = members_id(reports), self._rulings(story)
        key = amended_id(reports, given)
        comparison = self._kept(story, key, reports)
        if comparison is None and given:
            made = self._kept(story, members, reports) or self._made(story, members, reports, pipeline)
            comparison = amended(made, given, pipeline)
            self._keep(story, key, reports, comparison)
        elif comparison is None:
            comparison = self._made(story, members, reports, pipeline)
        if self._is_stale(story, members) or given:
            self._show(story, members, comparison)
        return comparison

    def brief(self, story: str, reports: tuple[str, ...], pipeline: Pipeline) -> tuple[str, Brief]:
        """Return the brief of the comparison of a set of reports, made again, and the key that it is kept under."""
        return amended_id(reports, self._rulings(story)), brief(self.of(story, reports, pipeline))

    def kept_brief(self, connection: Connection, story: str, reports: tuple[str, ...]) -> tuple[str, Brief] | None:
        """Return what ``brief`` does as it is kept, ``None`` where it has to be made."""
        key = amended_id(reports, rulings(heeded(connection, story)))
        kept = connection.execute(KEPT_BRIEF, {"key": key}).scalar()
        return None if kept is None else (key, unpack(kept, Brief))

    def _rulings(self, story: str) -> tuple[Ruling, ...]:
        """Return what people set right in a story."""
        with self._database.read() as connection:
            return rulings(heeded(connection, story))

    def _is_stale(self, story: str, members: str) -> bool:
        """Return whether a list shows an earlier comparison of a story than that of these members."""
        with self._database.read() as connection:
            stale = select(t.story.c.id).where(t.story.c.id == story, t.story.c.members == members)
            stale = stale.where(t.story.c.compared.is_(None) | (t.story.c.compared != members))
            return connection.execute(stale).scalar() is not None

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

    def _made(self, story: str, members: str, reports: tuple[str, ...], pipeline: Pipeline) -> Comparison:
        """Return a new comparison of a set of reports, and keep it."""
        analyses = tuple(analysis for _, analysis in sorted(self.analyses(set(reports)).items()))
        comparison = compare_story(Story(story, analyses), (), pipeline)
        self._keep(story, members, reports, comparison)
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
        at, members = now(), amended_id(reports, self._rulings(story))
        with self._database.write() as connection:
            connection.execute(delete(t.visit).where(t.visit.c.story == story))
            connection.execute(insert(t.visit).values(story=story, members=members, at=at))
            later = select(func.count(t.report.c.id)).join(t.membership, t.membership.c.report == t.report.c.id)
            later = later.where(t.membership.c.story == story, t.report.c.number > newest, t.report.c.current)
            row = {"visited": at, "seen": newest, "unseen": connection.scalar(later) or 0}
            connection.execute(update(t.story).where(t.story.c.id == story).values(row))

    def _keep(self, story: str, key: str, reports: tuple[str, ...], comparison: Comparison) -> None:
        """Keep a comparison; those that no visit saw and that do not stand make room."""
        lines, value = pack(brief(comparison)), pack_comparison(comparison)
        table = t.comparison
        with self._database.write() as connection:
            visited = select(t.visit.c.members).where(t.visit.c.story == story)
            standing = select(t.story.c.members).where(t.story.c.id == story)
            void = table.c.members.not_in(visited) & table.c.members.not_in(standing)
            connection.execute(delete(table).where(table.c.story == story, void))
            connection.execute(delete(table).where(table.c.members == key))
            row = {"members": key, "story": story, "maker": MAKER, "made": now(), "reports": json.dumps(reports)}
            connection.execute(insert(table).values(row | {"brief": lines, "value": value}))

    def _show(self, story: str, members: str, comparison: Comparison) -> None:
        """Write what a list shows of a comparison, where it is still that of the story's reports."""
        lines = brief(comparison)
        counts = {
            "claims": lines.head.shared,
            "differences": sum(not contrast.revised for contrast in lines.differ),
            "origins_least": lines.head.least,
            "origins_most": lines.head.most,
        }
        with self._database.write() as connection:
            here = (t.story.c.id == story) & (t.story.c.members == members)
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


def amended_id(reports: Sequence[str], given: Sequence[Ruling]) -> str:
    """Return the id of the comparison of a set of reports under rulings; without any, it is the set's own."""
    return members_id([*reports, *(f"{number} {each}" for number, each in enumerate(given))])
