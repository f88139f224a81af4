"""Reports really deleted: rows, index, and the pages of the file that held them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, delete, select, text

from rashomon.store import search
from rashomon.store import tables as t
from rashomon.store.database import Database
from rashomon.store.stories import parts, raise_mark


def remove(connection: Connection, reports: Sequence[str]) -> None:
    """Delete reports and all that was made from them. Stories that held one lose their grouping, to be grouped anew."""
    for part in parts(reports):
        stories = list(connection.execute(
            select(t.membership.c.story).distinct().where(t.membership.c.report.in_(part))
        ).scalars())  # fmt: skip
        hashes = list(connection.execute(select(t.report.c.sha256).where(t.report.c.id.in_(part))).scalars())
        places = list(connection.execute(select(t.receipt.c.location).where(t.receipt.c.report.in_(part))).scalars())
        addresses = list(connection.execute(select(t.report.c.address).where(t.report.c.id.in_(part))).scalars())
        for story in stories:
            loosen(connection, story, set(part), {*part, *places, *(each for each in addresses if each)})
        search.forget(connection, part)
        for table in (t.link, t.also, t.analysis, t.receipt, t.history):
            connection.execute(delete(table).where(table.c.report.in_(part)))
        connection.execute(delete(t.link).where(t.link.c.to.in_(part)))
        connection.execute(delete(t.failure).where(t.failure.c.location.in_(places)))
        connection.execute(delete(t.report).where(t.report.c.id.in_(part)))
        connection.execute(delete(t.document).where(t.document.c.sha256.in_(hashes)))
        restore_versions(connection, [each for each in addresses if each])
    raise_mark(connection, "purged")


def loosen(connection: Connection, story: str, reports: set[str], names: set[str]) -> None:
    """Take a story apart, and delete the comparisons, reasons and corrections that speak of the reports.

    ``names`` are the reports' ids, locations and addresses: a correction may name a report by any.
    """
    table = t.comparison
    rows = connection.execute(select(table.c.members, table.c.reports).where(table.c.story == story)).all()
    void = [row.members for row in rows if reports & set(json.loads(row.reports))]
    for part in parts(void):
        connection.execute(delete(table).where(table.c.members.in_(part)))
        connection.execute(delete(t.visit).where(t.visit.c.members.in_(part)))
    given = connection.execute(
        select(t.correction.c.number, t.correction.c.payload).where(t.correction.c.story == story)
    ).all()
    quoting = [row.number for row in given if any(json.dumps(each) in row.payload for each in names)]
    for part in parts(quoting):
        connection.execute(delete(t.correction).where(t.correction.c.number.in_(part)))
    members = list(connection.execute(select(t.membership.c.report).where(t.membership.c.story == story)).scalars())
    for part in parts(members):
        connection.execute(delete(t.link).where(t.link.c.report.in_(part)))
    connection.execute(delete(t.history).where(t.history.c.story == story, t.history.c.reason != ""))
    connection.execute(delete(t.membership).where(t.membership.c.story == story))


def restore_versions(connection: Connection, addresses: Sequence[str]) -> None:
    """Let the newest version that is left stand for its address."""
    table = t.report
    for address in addresses:
        rows = connection.execute(
            select(table.c.id, table.c.current).where(table.c.address == address).order_by(table.c.number.desc())
        ).all()
        if rows and not any(row.current for row in rows):
            connection.execute(table.update().where(table.c.id == rows[0].id).values(current=True))


def remove_empty_stories(connection: Connection) -> None:
    """Delete what is left of stories that have no report any more."""
    gone = select(t.story.c.id).where(t.story.c.id.not_in(select(t.membership.c.story)))
    names = list(connection.execute(gone).scalars())
    for part in parts(names):
        rehome(connection, part)
        for table in (t.also, t.comparison, t.visit, t.correction, t.history):
            connection.execute(delete(table).where(table.c.story.in_(part)))
        connection.execute(delete(t.history).where(t.history.c.other.in_(part)))
        connection.execute(delete(t.story).where(t.story.c.id.in_(part)))


def rehome(connection: Connection, gone: Sequence[str]) -> None:
    """Hand the corrections of stories that are gone to the stories that their reports are in now."""
    table = t.correction
    for row in connection.execute(select(table.c.number, table.c.payload).where(table.c.story.in_(gone))).all():
        payload = json.loads(row.payload)
        passages = payload.get("passages", ()) if isinstance(payload, dict) else ()
        reports = [each["report"] for each in passages if isinstance(each, dict) and "report" in each]
        wanted = select(t.membership.c.story).where(t.membership.c.report.in_(reports)).order_by(t.membership.c.story)
        if home := connection.execute(wanted.where(t.membership.c.story.not_in(gone))).scalar():
            connection.execute(table.update().where(table.c.number == row.number).values(story=home))


def scrub(database: Database) -> None:
    """Write the database anew, so that no page of it holds what was deleted.

    On a server, its own log and backups are its keeper's.
    """
    with database.write() as connection:
        search.compact(connection)
    with database.alone() as connection:
        if database.on_server:
            for name in (*t.metadata.tables, *(f"search_{kind}" for kind in search.KINDS)):
                connection.execute(text(f"VACUUM FULL {name}"))
        else:
            connection.execute(text("VACUUM"))
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
