"""CSV and TSV → one Document a row: a JSON record under the names of the first row (RFC 4180, and what Excel makes)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator

from rashomon.errors import DocumentError
from rashomon.model import Document
from rashomon.read import records
from rashomon.read import text as plain

DELIMITERS = (",", "\t", ";", "|")
# A row that runs over more lines than this has lost a quotation mark; a file with more such rows is no table.
MOST_LINES = 2_000
MOST_BROKEN = 1_000
SHAPE = "Name the columns in the first row: text, title, date, url, publisher."


def split(document: Document) -> list[Document | DocumentError]:
    """Return a document for each row of a table, and an error for each row that cannot be read."""
    try:
        source = plain.decode(document)
    except DocumentError as error:
        return [error]
    lines = source.replace("\0", "").splitlines(keepends=True)
    if not lines:
        return [DocumentError(document.location, "read", "has no text.", SHAPE)]
    delimiter = max(DELIMITERS, key=lambda each: lines[0].count(each))
    rows = list(rows_of(lines, delimiter))
    columns = [known(name) for name in rows[0][1] or []]
    if not {"text", "url"} & {field for field in columns if field}:
        return [DocumentError(document.location, "read", "has no column with texts.", SHAPE)]
    if len(rows) == 1:
        return [DocumentError(document.location, "read", "is a table without rows.", SHAPE)]
    names = [" ".join(name.split()) for name in rows[0][1] or []]
    found = [row_of(document, names, number, row) for number, row in rows[1:] if row != []]
    if sum(row is None for _, row in rows) >= MOST_BROKEN:
        problem = f"has more than {MOST_BROKEN:,} lines that do not fit; what follows was not read."
        found.append(DocumentError(document.location, "read", problem, SHAPE))
    return found


def rows_of(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Yield each row with the number of its first line; ``None`` for one that breaks the table.

    A row with too many fields, or with too few over several lines, has lost a quotation mark: its first line is given
    up, and reading goes on with the next, so that the mark does not take the rows after it along.
    """
    width, place, broken = 0, 0, 0
    while place < len(lines) and broken < MOST_BROKEN:
        row, taken = one_row(lines, place, delimiter)
        width = width or len(row or ())
        if row is None or len(row) > width or (0 < len(row) < width and taken > 1):
            yield place + 1, None
            broken += 1
            place += 1
        else:
            yield place + 1, row
            place += taken


def one_row(lines: list[str], place: int, delimiter: str) -> tuple[list[str] | None, int]:
    """Return the row that begins at a line, and the number of its lines; ``None`` for one that does not end."""
    reader = csv.reader(iter(lines[place : place + MOST_LINES]), delimiter=delimiter, strict=True)
    try:
        return next(reader), reader.line_num
    except (csv.Error, StopIteration):
        return None, 1


def known(name: str) -> str | None:
    """Return the field that a column's name stands for, in the spellings of ``records``."""
    folded = name.strip().strip("\ufeff").casefold().replace(" ", "_")
    return next((field for field, names in records.NAMES.items() if folded in names), None)


def row_of(document: Document, names: list[str], number: int, row: list[str] | None) -> Document | DocumentError:
    """Return the document of one row."""
    place = f"{document.location}#{number}"
    if row is None:
        advice = "Check the quotation marks of this line."
        return DocumentError(place, "read", f"line {number} does not fit the table.", advice)
    record = {name.replace(" ", "_"): value for name, value in zip(names, row, strict=False) if value.strip()}
    if not record:
        return DocumentError(place, "read", f"line {number} is empty.", SHAPE)
    return Document(place, "application/json", json.dumps(record).encode("ascii"))
