"""Bytes → Documents, and Document → Page: a format is a file of this folder."""
from __future__ import annotations
from collections.abc import Iterable
from pathlib import Path
from rashomon.errors import DocumentError
from rashomon.model import Document, Page


def read(paths: Iterable[str | Path], max_bytes: int) -> list[Document | DocumentError]:
    """Return a document for each report that the paths hold."""
    return [Document(str(p), "text/plain", Path(p).read_bytes()) for p in paths]


def extract(document: Document) -> Page:
    """Return a document's text and what its metadata say."""
    return Page(document, document.content.decode("utf-8"))
