"""Bytes → Documents, and Document → Page: a format is a file of this folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rashomon.errors import DocumentError
from rashomon.model import Document, Page
from rashomon.read import html, records, text
from rashomon.read.find import find
from rashomon.read.load import load


def read(paths: Iterable[str | Path], max_bytes: int) -> list[Document | DocumentError]:
    """Return a document for each report that the paths hold, in their order, and an error for each that cannot be read.

    A path is a file, a folder (its files of the known suffixes, at any depth, by name), a pattern such as
    ``"reports/*.txt"``, or ``-`` for what stands on the standard input. A file that is named twice is read once.
    """
    found: list[Document | DocumentError] = []
    for place in find(paths):
        document = place if isinstance(place, DocumentError) else load(place, max_bytes)
        if isinstance(document, Document) and document.media_type == "application/json":
            found.extend(records.split(document))
        else:
            found.append(document)
    return found


def extract(document: Document) -> Page:
    """Return a document's text and what its metadata say. Raises ``DocumentError`` where it holds no report."""
    if document.media_type == "text/html":
        return html.extract(document)
    if document.media_type == "application/json":
        return records.extract(document)
    return text.extract(document)
