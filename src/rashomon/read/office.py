"""Files of word processors and PDF → their reports: an export of a news database holds many, any other mostly one."""

from __future__ import annotations

import re

from rashomon.errors import DocumentError
from rashomon.model import Document, Evidence, Page
from rashomon.read import archives, docx, media, pdf, rtf
from rashomon.read import text as plain

TEXT_OF = {media.RICH_TEXT: rtf.text_of, media.PDF: pdf.text_of}


def split(document: Document) -> list[Document | DocumentError]:
    """Return a document for each report of a file.

    They are those of an export; in a Word file also what begins on a page of its own with a title or a first heading.
    """
    try:
        parts = parts_of(document)
    except DocumentError as error:
        return [error]
    found = archives.pieces_of(document, "\f".join(part.text for part in parts))
    if found:
        return found
    if len(parts) < 2 or not all(part.title for part in parts):
        return [document]
    return [
        Document(f"{document.location}#{number}", media.TEXT, part.text.encode("utf-8", "replace"))
        for number, part in enumerate(parts, start=1)
    ]


def extract(document: Document) -> Page:
    """Return a file's text and what its head lines and its title say. Raises ``DocumentError``."""
    parts = parts_of(document)
    # A page's end is no more than a paragraph's.
    text = re.sub(r"\s*\f\s*", "\n\n", "\f".join(part.text for part in parts).strip())
    found = (Evidence("title", parts[0].title, "heading"),) if parts[0].title else ()
    return Page(document, text, tuple(plain.head(text)) + found + tuple(plain.warnings(text)))


def parts_of(document: Document) -> list[docx.Part]:
    """Return the text of a file; only Word says where a part with a title begins. Raises ``DocumentError``."""
    if document.media_type == media.WORD:
        return docx.parts(document)
    return [docx.Part("", TEXT_OF[document.media_type](document))]
