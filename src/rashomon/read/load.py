"""A file → its bytes and media type, or a plain word on why it holds no text."""

from __future__ import annotations

import os
import stat
import sys

from rashomon.errors import DocumentError
from rashomon.model import Document
from rashomon.read.find import STDIN
from rashomon.read.media import recognised


def load(place: str, max_bytes: int) -> Document | DocumentError:
    """Return the document of one file or of the standard input, or the error that stands in its place."""
    try:
        content = standard_input(max_bytes) if place == STDIN else file_bytes(place, max_bytes)
    except DocumentError as error:
        return error
    except OSError as error:
        why = (error.strerror or "unknown error").lower()
        return DocumentError(place, "read", f"cannot be read ({why}).", "Check the path and its permissions.")
    return recognised(place, content)


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
