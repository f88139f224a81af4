"""JSON and JSON lines → one Document a record, and a record → Page, whoever wrote the record.

The names are those of news-please, trafilatura, fundus and newspaper4k, and our own: ``id``, ``text``, ``title``,
``date``, ``url``, ``publisher``, ``partial``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rashomon.errors import DocumentError
from rashomon.model import Document, Evidence, Page
from rashomon.read import text as plain

# Field → the names it goes by, the most exact first.
NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "maintext", "plaintext", "raw_text", "body", "content", "article_text"),
    "summary": ("summary", "description", "abstract", "excerpt"),
    "title": ("title", "headline"),
    "published": ("date", "published", "date_publish", "publishing_date", "publish_date", "published_at"),
    "updated": ("updated", "date_modify", "date_modified", "modified"),
    "publisher": ("publisher", "sitename", "site_name", "source_name", "source_domain", "hostname", "source_url"),
    "url": ("url", "link"),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang"),
}
# Under these names an object holds a list of records.
LISTS = ("reports", "articles", "documents", "items")
SHAPE = 'Give each report as {"id": …, "text": …, "title": …, "date": …, "url": …, "publisher": …}.'


def split(document: Document) -> list[Document | DocumentError]:
    """Return a document for each record of a JSON or JSON-lines file, and an error for each that is none."""
    try:
        source = plain.decode(document)
    except DocumentError as error:
        return [error]
    try:
        value = json.loads(source)
    except RecursionError:
        return [DocumentError(document.location, "read", "is nested too deeply to be read.", SHAPE)]
    except ValueError as error:
        lines = source.split("\n")
        if document.location.lower().endswith(".json") and not is_object(lines[0]):
            return [DocumentError(document.location, "read", f"is not valid JSON ({plain_words(error)}).", SHAPE)]
        return split_lines(document, lines)
    if isinstance(value, list) and not value:
        return [DocumentError(document.location, "read", "holds no records.", SHAPE)]
    values = value if isinstance(value, list) else [value]
    numbered = enumerate(values, start=1)
    return [each for number, value in numbered for each in documents(document, value, f"record {number}", str(number))]


def split_lines(document: Document, lines: list[str]) -> list[Document | DocumentError]:
    """Return a document for each line, and an error for each line that is no record, by its number."""
    found: list[Document | DocumentError] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{document.location}#{number}"
        try:
            value = json.loads(line)
        except RecursionError:
            found.append(DocumentError(place, "read", f"line {number} is nested too deeply to be read.", SHAPE))
        except ValueError as error:
            problem = f"line {number} is not valid JSON ({plain_words(error)})."
            found.append(DocumentError(place, "read", problem, "Correct or remove the line."))
        else:
            found.extend(documents(document, value, f"line {number}", str(number)))
    return found


def documents(document: Document, value: Any, where: str, number: str) -> Iterator[Document | DocumentError]:
    """Yield the document of one record, those of a list of records under one object, or what is wrong."""
    place = f"{document.location}#{number}"
    if not isinstance(value, dict):
        yield DocumentError(place, "read", f"{where} is no JSON object.", SHAPE)
        return
    inner = next((value[name] for name in LISTS if isinstance(value.get(name), list)), None)
    if inner is not None and first(value, "text") is None:
        for count, each in enumerate(inner, start=1):
            if isinstance(each, dict):
                yield of_record(document, each, f"{number}/{count}")
            else:
                yield DocumentError(f"{place}/{count}", "read", f"{where} holds a report that is no object.", SHAPE)
        return
    yield of_record(document, value, number)


def of_record(document: Document, record: dict[str, Any], number: str) -> Document:
    """Return the document of one record, named by its ``id`` or else its number."""
    name = given_id(record) or number
    # ASCII, so that a lone surrogate in a broken record stays as written and the bytes are the same everywhere.
    return Document(f"{document.location}#{name}", "application/json", json.dumps(record).encode("ascii"))


def extract(document: Document) -> Page:
    """Return a record's text, opened by its title, and what its fields say.

    A record without a text but with a summary yields the summary and is ``partial``. Raises ``DocumentError`` where
    it has neither.
    """
    try:
        record = json.loads(document.content)
    except (ValueError, RecursionError) as error:
        raise DocumentError(document.location, "read", "is not valid JSON.", SHAPE) from error
    if not isinstance(record, dict):
        raise DocumentError(document.location, "read", "is no JSON object.", SHAPE)
    body, partial = first(record, "text"), record.get("partial") is True
    if body is None:
        body, partial = first(record, "summary"), True
    if body is None:
        raise DocumentError(document.location, "read", "has no text.", SHAPE)
    text = plain.with_title(first(record, "title"), body)
    evidence = [
        Evidence(field, value, "record")
        for field in ("title", "publisher", "published", "updated", "url", "author", "language")
        for value in values(record, field)
    ]
    evidence = [replace(each, value=host(each.value)) if each.field == "publisher" else each for each in evidence]
    return Page(document, text, tuple(evidence) + tuple(plain.warnings(text)), given_id(record), partial)


def given_id(record: dict[str, Any]) -> str | None:
    """Return the record's own ``id`` as text, ``None`` where it has none."""
    value = record.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return harmless(str(value)).strip()[:200] or None


def first(record: dict[str, Any], field: str) -> str | None:
    """Return the first value of a field that says anything."""
    return next(values(record, field), None)


def values(record: dict[str, Any], field: str) -> Iterator[str]:
    """Yield what a record says of a field under any of the field's names; a list's members one by one."""
    for name in NAMES[field]:
        value = record.get(name)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                each = each.get("name") or each.get("text")
            if isinstance(each, str | int) and not isinstance(each, bool) and harmless(str(each)).strip():
                yield harmless(str(each)) if field in ("text", "summary") else harmless(str(each)).strip()


def host(value: str) -> str:
    """Return the host of an address that stands in a publisher's place, else the value as it is.

    >>> host("https://www.example.org/")
    'example.org'
    """
    if not re.match(r"https?://", value):
        return value
    return value.split("/")[2].removeprefix("www.") or value


def harmless(value: str) -> str:
    """Return a string without lone surrogates, which JSON can escape and no encoding can write."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_object(line: str) -> bool:
    """Return whether one line is a whole JSON object: the file is then JSON lines under another name."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def plain_words(error: ValueError) -> str:
    """Return where the JSON breaks, in the words of the parser."""
    if isinstance(error, json.JSONDecodeError):
        return (
            f"{error.msg.lower()} at line {error.lineno}, column {error.colno}"
            if error.lineno > 1
            else f"{error.msg.lower()} at column {error.colno}"
        )
    return "a number is too long"
