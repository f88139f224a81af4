"""Reports really deleted: rows, index, and the pages of the file that held them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, select, text

from rashomon.store import rulings, search
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
            files = (place.replace("\\", "/").rpartition("/")[2] for place in places)
            loosen(connection, story, set(part), {*part, *places, *files, *(each for each in addresses if each)})
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

    ``names`` are the reports' ids, locations, files and addresses: a correction may name a report by any.
    """
    table = t.comparison
    rows = connection.execute(select(table.c.members, table.c.reports).where(table.c.story == story)).all()
    void = [row.members for row in rows if reports & set(json.loads(row.reports))]
    for part in parts(void):
        connection.execute(delete(table).where(table.c.members.in_(part)))
        connection.execute(delete(t.visit).where(t.visit.c.members.in_(part)))
    rulings.forget(connection, story, names)
    members = list(connection.execute(select(t.membership.c.report).where(t.membership.c.story == story)).scalars())
    for part in parts(members):
        connection.execute(delete(t.link).where(t.link.c.report.in_(part)))
    connection.execute(delete(t.history).where(t.history.c.story == story, t.history.c.reason != ""))
    connection.execute(delete(t.membership).where(t.membership.c.story == story))


def restore_versions(connection: Connection, addresses: Sequence[str]) -> None:
    """Let the latest version that is left stand for its address: by its own time, then by its arrival."""
    table = t.report
    latest_first = (func.coalesce(table.c.latest, "").desc(), table.c.number.desc())
    for address in addresses:
        rows = connection.execute(
            select(table.c.id, table.c.current).where(table.c.address == address).order_by(*latest_first)
        ).all()
        if rows and not any(row.current for row in rows):
            connection.execute(table.update().where(table.c.id == rows[0].id).values(current=True))


def remove_empty_stories(connection: Connection) -> None:
    """Delete what is left of stories that have no report any more."""
    gone = select(t.story.c.id).where(t.story.c.id.not_in(select(t.membership.c.story)))
    names = list(connection.execute(gone).scalars())
    for part in parts(names):
        rulings.rehome(connection, part)
        for table in (t.also, t.comparison, t.visit, t.correction, t.history):
            connection.execute(delete(table).where(table.c.story.in_(part)))
        connection.execute(delete(t.history).where(t.history.c.other.in_(part)))
        connection.execute(delete(t.story).where(t.story.c.id.in_(part)))


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
