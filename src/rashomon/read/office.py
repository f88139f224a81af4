"""Files of word processors and PDF → their reports: an export of a news database holds many, any other mostly one."""

from __future__ import annotations

from rashomon.errors import DocumentError
from rashomon.model import Document, Evidence, Page
from rashomon.read import archives, docx, media, pdf, rtf
from rashomon.read import text as plain

TEXT_OF = {media.RICH_TEXT: rtf.text_of, media.WORD: docx.text_of, media.PDF: pdf.text_of}


def split(document: Document) -> list[Document | DocumentError]:
    """Return a document for each report of a file.

    They are those of an export; in a Word file also what begins on a page of its own with a title or a first heading.
    """
    try:
        text = TEXT_OF[document.media_type](document)
        found = archives.pieces_of(document, text)
        parts = docx.parts(document) if document.media_type == media.WORD and not found else []
    except DocumentError as error:
        return [error]
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
    text = TEXT_OF[document.media_type](document).strip("\f")
    title = docx.parts(document)[0].title if document.media_type == media.WORD else ""
    found = (Evidence("title", title, "heading"),) if title else ()
    return Page(document, text, tuple(plain.head(text)) + found + tuple(plain.warnings(text)))
