"""Full-text search over reports' texts, claims, sources and entities, with FTS5 or with PostgreSQL's own.

The index is of places, not of copies: an entry is a range of a report's text, and a snippet is cut from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from sqlalchemy import Connection, RowMapping, func, insert, select, text

from rashomon.model import Span
from rashomon.store.tables import entry
from rashomon.store.values import Kind

KINDS: tuple[Kind, ...] = get_args(Kind)
# A snippet has so many words; the marks around those that match are characters that no report holds.
WORDS = 24
OPEN, CLOSE = "\x02", "\x03"
TERM = re.compile(r'"([^"]+)"|(\S+)')
FILE_QUERY = (
    "SELECT rowid AS number, snippet(search_{kind}, 0, :open, :close, '…', :words) AS snippet FROM search_{kind} "
    "WHERE search_{kind} MATCH :query ORDER BY rank, rowid LIMIT :count OFFSET :first"
)
FILE_TOTAL = "SELECT count(*) FROM search_{kind} WHERE search_{kind} MATCH :query"
SERVER_QUERY = (
    "SELECT found.number, ts_headline('desk', words.body, found.query, :options) AS snippet FROM "
    "(SELECT number, query, ts_rank(body, query) AS rank FROM search_{kind}, CAST(:query AS tsquery) AS query "
    "WHERE body @@ query ORDER BY rank DESC, number LIMIT :count OFFSET :first) AS found "
    "JOIN words ON words.number = found.number ORDER BY found.rank DESC, found.number"
)
SERVER_TOTAL = "SELECT count(*) FROM search_{kind} WHERE body @@ CAST(:query AS tsquery)"


def index(connection: Connection, report: str, body: str, places: Sequence[tuple[Kind, Span]]) -> None:
    """Make the places of a report findable."""
    first = (connection.execute(select(func.max(entry.c.number))).scalar() or 0) + 1
    rows: list[dict[str, Any]] = [
        {"number": number, "report": report, "kind": kind, "start": span.start, "stop": span.end}
        for number, (kind, span) in enumerate(places, start=first)
    ]
    connection.execute(insert(entry), rows)
    words = "to_tsvector('desk', :body)" if on_server(connection) else ":body"
    key = "number" if on_server(connection) else "rowid"
    for kind in KINDS:
        bodies = [
            {"number": row["number"], "body": body[row["start"] : row["stop"]]} for row in rows if row["kind"] == kind
        ]
        if bodies:
            connection.execute(text(f"INSERT INTO search_{kind} ({key}, body) VALUES (:number, {words})"), bodies)


def forget(connection: Connection, reports: Iterable[str]) -> None:
    """Take reports out of the index; on a server the rows go with their entries."""
    ids = list(reports)
    if not on_server(connection):
        for kind in KINDS:
            take = text(
                f"INSERT INTO search_{kind} (search_{kind}, rowid, body) SELECT 'delete', words.number, words.body "
                "FROM words JOIN entry ON entry.number = words.number "
                "WHERE entry.report = :report AND entry.kind = :kind"
            )
            connection.execute(take, [{"report": each, "kind": kind} for each in ids])
    connection.execute(entry.delete().where(entry.c.report.in_(ids)))


def compact(connection: Connection) -> None:
    """Write the index anew, so that no word that was taken out is left in it."""
    if not on_server(connection):
        for kind in KINDS:
            connection.execute(text(f"INSERT INTO search_{kind} (search_{kind}) VALUES ('optimize')"))


def find(connection: Connection, kind: Kind, words: str, first: int, count: int) -> tuple[list[RowMapping], int]:
    """Return the numbers and marked snippets of the entries that match all the words, best first, and how many match.

    ``words`` are single words, phrases in double quotes, and beginnings of words (``evacuat*``).
    """
    server = on_server(connection)
    query = server_query(connection, words) if server else file_query(words)
    if not query:
        return [], 0
    options = f'StartSel="{OPEN}", StopSel="{CLOSE}", MaxWords={WORDS}, MinWords={WORDS // 2}'
    values = {"query": query, "first": first, "count": count}
    more = {"options": options} if server else {"open": OPEN, "close": CLOSE, "words": WORDS}
    asked = (SERVER_QUERY if server else FILE_QUERY).format(kind=kind)
    total = (SERVER_TOTAL if server else FILE_TOTAL).format(kind=kind)
    rows = list(connection.execute(text(asked), values | more).mappings())
    return rows, int(connection.execute(text(total), {"query": query}).scalar_one())


def terms(words: str) -> list[tuple[str, bool]]:
    """Return the words and phrases that are asked for, each with whether it is only a beginning.

    >>> terms('flood "port master" evacuat* -')
    [('flood', False), ('port master', False), ('evacuat', True)]
    """
    found = ((phrase or word, bool(word) and word.endswith("*")) for phrase, word in TERM.findall(words))
    cleaned = ((re.sub(r"[\0\"*]", " ", term).strip(), beginning) for term, beginning in found)
    return [(term, beginning) for term, beginning in cleaned if re.search(r"\w", term)]


def file_query(words: str) -> str:
    """Return FTS5's query for the words."""
    return " AND ".join(f'"{term}"{"*" if beginning else ""}' for term, beginning in terms(words))


def server_query(connection: Connection, words: str) -> str:
    """Return PostgreSQL's query for the words."""
    parts = [
        func.to_tsquery("desk", "'" + term.replace("'", "''").replace("\\", "\\\\") + "':*")
        if beginning
        else func.phraseto_tsquery("desk", term)
        for term, beginning in terms(words)
    ]
    found = [str(connection.execute(select(func.text(part))).scalar_one()) for part in parts]
    return " & ".join(f"({each})" for each in found if each)


def unmarked(snippet: str) -> tuple[str, tuple[Span, ...]]:
    r"""Return a snippet without its marks, and where they stood.

    >>> unmarked("the \x02port\x03 master")
    ('the port master', (Span(start=4, end=8),))
    """
    pieces = re.split(f"[{OPEN}{CLOSE}]", snippet)
    spans, at = [], 0
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append(Span(at, at + len(piece)))
        at += len(piece)
    return "".join(pieces), tuple(spans)


def on_server(connection: Connection) -> bool:
    """Return whether the connection is to PostgreSQL."""
    return connection.dialect.name == "postgresql"
