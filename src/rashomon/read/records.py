"""JSON and JSON lines → one Document a record, and a record → Page, whoever wrote the record.

The names are those that news-please 1.6, trafilatura 2.3, fundus 0.5 and newspaper4k 0.9 write, those of ninjs (IPTC,
1.0 to 2.1), JSON Feed and schema.org, and our own: ``id``, ``text``, ``title``, ``date``, ``url``, ``publisher``,
``partial``.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rashomon.errors import DocumentError
from rashomon.model import Document, Evidence, Page
from rashomon.read import text as plain
from rashomon.read.fragment import text_of

# Field → the names it goes by, the most exact first.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        *("text", "maintext", "plaintext", "body_text", "content_text", "articlebody", "body", "bodies", "content"),
        *("article_text", "body_html", "body_xhtml", "content_html", "raw_text"),
    ),
    "summary": (
        *("summary", "description", "abstract", "excerpt", "description_text", "description_html", "descriptions"),
        "meta_description",
    ),
    "title": ("headline", "headlines", "title"),
    "published": (
        *("date", "published", "date_publish", "publishing_date", "publish_date", "published_at", "date_published"),
        *("datepublished", "firstcreated", "versioncreated", "contentcreated"),
    ),
    "updated": ("updated", "date_modify", "date_modified", "modified", "datemodified", "versioncreated"),
    "publisher": (
        *("publisher", "meta_site_name", "source-hostname", "sitename", "site_name", "source_name", "copyrightholder"),
        *("infosource", "infosources", "source", "source_domain", "hostname", "source_url"),
    ),
    "url": ("url", "link", "canonical_link", "source"),
    "author": ("author", "authors", "byline", "by"),
    "language": ("language", "lang", "meta_lang", "inlanguage"),
}
# What programs write where they know nothing.
NOTHING = frozenset({"none", "null", "nan", "nat"})
# Where an object stands in the place of a word, the names that the word goes by in it.
WORDS = ("name", "value", "text", "rendered")
# A text under one of these names may be HTML; under any other it is plain.
OFTEN_HTML = frozenset({"body", "content", "description", "summary", "excerpt"})
PARAGRAPH = re.compile(r"</p>|<br\b|<p>", re.IGNORECASE)
DEEPEST = 8
# Under these names an object holds a list of records.
LISTS = ("reports", "articles", "documents", "items", "_items")
SHAPE = 'Give each report as {"id": …, "text": …, "title": …, "date": …, "url": …, "publisher": …}.'


def split(document: Document) -> list[Document | DocumentError]:
    """Return a document for each record of a JSON or JSON-lines file, and an error for each that is none.

    Each has a place of its own: the second record of one ``id`` is at ``file.jsonl#id/2``.
    """
    given = Counter[str]()
    found = each_record(document)
    for number, each in enumerate(found):
        given[each.location] += 1
        if isinstance(each, Document) and given[each.location] > 1:
            found[number] = replace(each, location=f"{each.location}/{given[each.location]}")
    return found


def each_record(document: Document) -> list[Document | DocumentError]:
    """Return a document for each record, at a place that its ``id`` or else its number names, and each error."""
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
    if inner is not None and body(value, "text") is None:
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
    found, partial = body(record, "text"), record.get("partial") is True
    if found is None:
        found, partial = body(record, "summary"), True
    if found is None:
        address = first(record, "url")
        advice = "Fetch it with `rashomon add`, or save the page." if address and host(address) != address else SHAPE
        raise DocumentError(document.location, "read", "has no text.", advice)
    text = plain.with_title(first(record, "title"), found)
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


def body(record: dict[str, Any], field: str) -> str | None:
    """Return the text or the summary of a record, a blank line between its paragraphs where it lists them."""
    for name, value in named(record, field):
        found = joined(value, DEEPEST)
        markup = "html" in name or "html" in kind_of(value) or (name in OFTEN_HTML and PARAGRAPH.search(found))
        found = harmless(text_of(found) if markup else found)
        if found.strip():
            return found
    return None


def joined(value: Any, depth: int) -> str:
    """Return a text that stands in one string, a list of paragraphs, or an object (fundus' summary and sections)."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and depth:
        kinds = {kind_of(each) for each in value if isinstance(each, dict)} - {""}
        # One text in several media types (ninjs): the first will do.
        parts = value[:1] if kinds else value
        return "\n\n".join(part for each in parts if (part := joined(each, depth - 1)).strip())
    if isinstance(value, dict) and depth:
        parts = [value[name] for name in ("summary", "sections", "headline", "paragraphs") if name in value]
        return joined(parts or [value[name] for name in WORDS if isinstance(value.get(name), str)][:1], depth - 1)
    return ""


def kind_of(value: Any) -> str:
    """Return the media type that an object in a text's place names; WordPress' ``rendered`` is HTML."""
    first_of = value[0] if isinstance(value, list) and value else value
    if not isinstance(first_of, dict):
        return ""
    return "text/html" if "rendered" in first_of else str(first_of.get("contenttype") or "")


def first(record: dict[str, Any], field: str) -> str | None:
    """Return the first value of a field that says anything."""
    return next(values(record, field), None)


def values(record: dict[str, Any], field: str) -> Iterator[str]:
    """Yield what a record says of a field under any of the field's names; a list's members one by one."""
    for name, value in named(record, field):
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                each = next((each[word] for word in WORDS if isinstance(each.get(word), str)), None)
            if not isinstance(each, str | int) or isinstance(each, bool):
                continue
            found = harmless(str(each)).strip()
            # trafilatura's ``source`` is the page's address, elsewhere it is who published.
            misplaced = name == "source" and (host(found) != found) is not (field == "url")
            if found and found.casefold() not in NOTHING and not misplaced:
                yield " ".join(text_of(found).split()) if field == "title" else found


def named(record: dict[str, Any], field: str) -> Iterator[tuple[str, Any]]:
    """Yield what stands under a field's names, whatever their case, with the name."""
    given = {name.casefold(): value for name, value in record.items()}
    for name in NAMES[field]:
        if given.get(name) is not None:
            yield name, given[name]


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
    if not isinstance(error, json.JSONDecodeError):
        return "a number is too long"
    problem = error.msg.lower().removesuffix(" at")
    return f"{problem} at " + (f"line {error.lineno}, " if error.lineno > 1 else "") + f"column {error.colno}"
