"""A file → its bytes and media type, or a plain word on why it holds no text."""

from __future__ import annotations

import codecs
import json
import os
import stat
import sys

from rashomon.errors import DocumentError
from rashomon.model import Document
from rashomon.read.find import MEDIA_TYPES, STDIN

# First bytes of the files that people most often take for text, and what they are.
MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich-text document"),
)
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
AS_TEXT = "Save its text as a .txt file."


def load(place: str, max_bytes: int) -> Document | DocumentError:
    """Return the document of one file or of the standard input, or the error that stands in its place."""
    try:
        content = standard_input(max_bytes) if place == STDIN else file_bytes(place, max_bytes)
    except DocumentError as error:
        return error
    except OSError as error:
        why = (error.strerror or "unknown error").lower()
        return DocumentError(place, "read", f"cannot be read ({why}).", "Check the path and its permissions.")
    problem = unreadable(content)
    if problem:
        return DocumentError(place, "read", *problem)
    return Document(place, media_type(place, content), content)


def file_bytes(place: str, max_bytes: int) -> bytes:
    """Return a file's bytes. Size and kind are asked first, so that no pipe blocks and no huge file fills memory."""
    known = os.stat(place)
    if not stat.S_ISREG(known.st_mode):
        raise DocumentError(place, "read", "is not a regular file.", "Name a file, a folder, or - for standard input.")
    if known.st_size > max_bytes:
        raise too_large(place, max_bytes)
    with open(place, "rb") as file:
        content = file.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise too_large(place, max_bytes)
    return content


def standard_input(max_bytes: int) -> bytes:
    """Return what stands on the standard input."""
    content = sys.stdin.buffer.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise too_large(STDIN, max_bytes)
    return content


def too_large(place: str, max_bytes: int) -> DocumentError:
    """Return the error for an input of more than ``max_bytes``."""
    return DocumentError(
        place, "read", f"is larger than {max_bytes:,} bytes.", "Split it, or raise max_bytes in the settings."
    )


def unreadable(content: bytes) -> tuple[str, str] | None:
    """Return problem and advice for bytes that hold no text, else ``None``."""
    if not content.strip(b" \t\r\n\xef\xbb\xbf"):
        return "is empty.", "Save the report again."
    for magic, kind in MAGIC:
        if content.startswith(magic):
            return f"is {kind}, not text.", AS_TEXT
    if b"\0" in content and not content.startswith(WIDE_MARKS):
        return "is a binary file, not text.", AS_TEXT
    return None


def media_type(place: str, content: bytes) -> str:
    """Return the media type by the file's suffix; where that is unknown, by how the content starts."""
    known = MEDIA_TYPES.get(os.path.splitext(place)[1].lower())
    start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower()
    # A saved page under a text file's name is still a page.
    if known in (None, "text/plain") and start.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    if known:
        return known
    if start.startswith(b"<?xml"):
        return "text/html"
    return "application/json" if is_json(content) else "text/plain"


def is_json(content: bytes) -> bool:
    """Return whether the content, or its first line, is a JSON object or list of objects: a report may open with [."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith((b"{", b"[")):
        return False
    for part in (start.split(b"\n", 1)[0], start):
        try:
            value = json.loads(part)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) or (isinstance(value, list) and value and isinstance(value[0], dict)):
            return True
    return False
