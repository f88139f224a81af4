"""What was made of documents → rows, inside the transaction of the only writer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urldefrag

from sqlalchemy import Connection, delete, insert, select, update

from rashomon.errors import DocumentError
from rashomon.model import Report, content_id
from rashomon.pipeline import Pipeline
from rashomon.store import search
from rashomon.store import tables as t
from rashomon.store.codec import MAKER
from rashomon.store.intake import Held, Made, keepable, renamed
from rashomon.store.values import Receipt
from rashomon.store.versions import are_versions

# A report without a headline is called by so many characters of its first paragraph.
TITLE = 100
Outcome = Made | Held | DocumentError


def keep(connection: Connection, outcomes: Sequence[Outcome], at: str, pipeline: Pipeline) -> list[Receipt]:
    """Write each outcome, and return what became of it. Nothing is safe before the transaction ends well."""
    return [kept(connection, each, at, pipeline) for each in outcomes]


def kept(connection: Connection, outcome: Outcome, at: str, pipeline: Pipeline) -> Receipt:
    """Write one outcome; what another writer stored in the meantime is known."""
    if isinstance(outcome, DocumentError):
        note_failure(connection, outcome, at)
        return Receipt(outcome.location, "failed", problem=outcome.as_problem())
    if isinstance(outcome, Held):
        return received(connection, outcome, at)
    document = outcome.document
    earlier = earlier_version(connection, outcome.report)
    held = known(connection, document.sha256)
    if held is None and earlier is not None and says_the_same(outcome, earlier):
        held = earlier["id"]
    if held:
        return received(connection, Held(document.location, document.sha256, document.retrieved, held), at)
    return stored(connection, outcome, earlier, at, pipeline)


def says_the_same(made: Made, earlier: Any) -> bool:
    """Return whether a page was received again with other bytes around the same report."""
    report = made.report
    unnamed = report.id == content_id("r", made.document.sha256)
    return unnamed and (earlier["text"], earlier["title"]) == (keepable(report.text), title(report))


def stored(connection: Connection, made: Made, earlier: Any, at: str, pipeline: Pipeline) -> Receipt:
    """Write a report that is new to the desk."""
    if connection.execute(select(t.report.c.id).where(t.report.c.id == made.report.id)).scalar():
        # Two files may give one id to two texts, and a story must tell them apart.
        made = renamed(made, content_id("r", made.document.sha256), pipeline)
    report, document = made.report, made.document
    current = True
    if earlier is not None and are_versions(earlier["text"], report.text):
        current = time_of(report) >= (earlier["latest"] or "")
        if current:
            connection.execute(update(t.report).where(t.report.c.id == earlier["id"]).values(current=False))
    connection.execute(
        insert(t.document).values(sha256=document.sha256, media_type=document.media_type, content=made.content)
    )
    connection.execute(
        insert(t.report).values(
            id=report.id,
            sha256=document.sha256,
            location=keepable(report.location),
            address=address(report),
            current=current,
            partial=report.partial,
            publisher=keepable(report.name),
            title=title(report),
            earliest=report.published.earliest,
            latest=time_of(report) or None,
            stored=at,
            text=keepable(report.text),
            sketch=made.sketch,
        )
    )
    connection.execute(insert(t.analysis).values(report=report.id, maker=MAKER, value=made.analysis))
    search.index(connection, report.id, keepable(report.text), made.entries)
    receipt = received(connection, Held(document.location, document.sha256, document.retrieved, report.id), at)
    return Receipt(receipt.location, "stored", report.id)


def received(connection: Connection, held: Held, at: str) -> Receipt:
    """Write down that a document was received from a place, once for each place."""
    table, location = t.receipt, keepable(held.location)
    connection.execute(delete(t.failure).where(t.failure.c.location == location))
    here = (table.c.sha256 == held.sha256) & (table.c.location == location)
    if connection.execute(select(table.c.number).where(here)).scalar() is None:
        row = {"sha256": held.sha256, "location": location, "retrieved": held.retrieved}
        connection.execute(insert(table).values(row | {"report": held.report, "stored": at}))
    return Receipt(held.location, "known", held.report)


def known(connection: Connection, sha256: str) -> str | None:
    """Return the report that holds a document of this hash, ``None`` where there is none."""
    return connection.execute(select(t.receipt.c.report).where(t.receipt.c.sha256 == sha256)).scalar()


def note_failure(connection: Connection, error: DocumentError, at: str) -> None:
    """Write down what went wrong with a place the last time."""
    location = keepable(error.location)
    connection.execute(delete(t.failure).where(t.failure.c.location == location))
    row = {"location": location, "stage": error.stage, "at": at}
    connection.execute(
        insert(t.failure).values(row | {"problem": keepable(error.problem), "advice": keepable(error.advice)})
    )


def earlier_version(connection: Connection, report: Report) -> Any:
    """Return the report that stands for an address now, ``None`` where there is none."""
    if (known_address := address(report)) is None:
        return None
    table = t.report
    columns = (table.c.id, table.c.title, table.c.latest, table.c.text)
    standing = select(*columns).where(table.c.address == known_address, table.c.current)
    return connection.execute(standing.order_by(table.c.number.desc())).mappings().first()


def title(report: Report) -> str:
    """Return what to call a report: its headline, else the start of its first paragraph."""
    words = report.title or report.paragraphs[0].of(report.text)[:TITLE]
    return keepable(" ".join(words.split()))


def address(report: Report) -> str | None:
    """Return the URL that the versions of a report share, ``None`` where none is known."""
    url = report.url or (report.location if re.match(r"https?://", report.location) else None)
    return keepable(urldefrag(url).url) if url else None


def time_of(report: Report) -> str:
    """Return the latest time that a version says of itself, empty where it says none."""
    return max(report.updated or "", report.published.latest or "")
