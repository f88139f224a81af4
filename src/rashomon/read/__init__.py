"""Bytes → Documents, and Document → Page: a format is a file of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from rashomon.errors import DocumentError
from rashomon.model import Document, Evidence, Page
from rashomon.read import archives, feeds, html, mail, media, office, opml, records, table, text, warc
from rashomon.read.feeds import Entry, Feed, read_feed
from rashomon.read.find import find, passed_over
from rashomon.read.load import load
from rashomon.read.media import recognised
from rashomon.read.opml import Subscription, read_opml

__all__ = [
    "Entry", "Feed", "Subscription", "extract", "passed_over", "read", "read_feed", "read_opml", "recognised", "split",
]  # fmt: skip

# Files that may hold many reports → how they come apart. All others hold one.
SPLIT: dict[str, Callable[[Document], list[Document | DocumentError]]] = {
    media.JSON: records.split,
    media.FEED: feeds.split,
    media.FEED_LIST: opml.split,
    media.TABLE: table.split,
    media.MAILBOX: mail.split,
    media.RICH_TEXT: office.split,
    media.WORD: office.split,
    media.PDF: office.split,
    media.WARC: warc.split,
    media.TEXT: archives.split,
}
EXTRACT: dict[str, Callable[[Document], Page]] = {
    media.TEXT: text.extract,
    media.MARKDOWN: text.extract,
    media.HTML: html.extract,
    media.JSON: records.extract,
    media.FEED: feeds.extract,
    media.MAIL: mail.extract,
    media.ARCHIVED_PAGE: mail.extract_page,
    media.RICH_TEXT: office.extract,
    media.WORD: office.extract,
    media.PDF: office.extract,
    media.WARC: warc.extract,
    archives.NEXIS: archives.extract_nexis,
    archives.FACTIVA: archives.extract_factiva,
}


def read(paths: Iterable[str | Path], max_bytes: int) -> list[Document | DocumentError]:
    """Return a document for each report that the paths hold, in their order, and an error for each that cannot be read.

    A path is a file, a folder (its files of the known suffixes, at any depth, by name), a pattern such as
    ``"reports/*.txt"``, or ``-`` for what stands on the standard input. A file that is named twice is read once.
    """
    found: list[Document | DocumentError] = []
    for place in find(paths):
        document = place if isinstance(place, DocumentError) else load(place, max_bytes)
        found.extend([document] if isinstance(document, DocumentError) else split(document))
    return found


def split(document: Document) -> list[Document | DocumentError]:
    """Return a document for each report that one document holds: itself, or those of an archive, a feed, a table."""
    way = SPLIT.get(essence(document))
    return way(document) if way else [document]


def extract(document: Document) -> Page:
    """Return a document's text and what its metadata say. Raises ``DocumentError`` where it holds no report."""
    page = EXTRACT.get(essence(document), text.extract)(document)
    fetched = document.location.startswith(("http://", "https://")) and "#" not in document.location
    if fetched and not any(each.field == "url" for each in page.evidence):
        # A page that does not name its own address was fetched from it.
        return replace(page, evidence=(*page.evidence, Evidence("url", document.location, "record")))
    return page


def essence(document: Document) -> str:
    """Return a document's media type without its parameters."""
    return document.media_type.partition(";")[0]
