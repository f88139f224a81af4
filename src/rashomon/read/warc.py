"""WARC (ISO 28500), plain or gzip → one Document a saved page, and a page → Page. Needs ``rashomon[warc]``."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rashomon.errors import DocumentError
from rashomon.model import Document, Evidence, Page
from rashomon.read import html, media
from rashomon.read import text as plain

# Unpacked: one record, and all of them.
MOST_MEMBER, MOST_BYTES = 32_000_000, 400_000_000
MOST_PAGE = 10_000_000
MOST_RECORDS = 20_000
# What is left of a piece behind a member is copied: small members are read in small pieces.
FIRST_PIECE, PIECE = 1_024, 65_536
GZIP = 16 + zlib.MAX_WBITS
MEMBER = b"\x1f\x8b\x08"
OPENING = re.compile(rb"(?:\A|(?<=\n))WARC/[01]\.\d{1,2}\r?\n(?=[A-Za-z-]{1,40}:)")
LENGTH = re.compile(rb"\nContent-Length:\s{0,9}(\d{1,12})\s{0,9}\r?\n", re.IGNORECASE)
HEAD_END = re.compile(rb"\r?\n\r?\n")
MOST_HEAD = 32_768
# What may stand between the end of a record and the next one.
GAP = re.compile(rb"[\r\n]{0,8}(?=WARC/|\Z)")
PAGES = frozenset({"text/html", "application/xhtml+xml"})
SAVE = "Make the archive again."


def split(document: Document) -> list[Document | DocumentError]:
    """Return a document for each page of a web archive, its record as it stands there; an error for each broken one.

    Pictures, scripts, redirects and answers that are no success are no reports, and passed over.
    """
    found: list[Document | DocumentError] = []
    number = 0
    try:
        for number, record in enumerate(records(document), start=1):
            place = f"{document.location}#{number}"
            if number > MOST_RECORDS:
                problem = f"is a web archive of more than {MOST_RECORDS:,} records."
                raise DocumentError(document.location, "read", problem, "Split it.")
            if record is None:
                found.append(DocumentError(place, "read", "is broken, or too large when unpacked.", SAVE))
                continue
            page = replace(document, location=place, content=record)
            found.extend([page] if is_page(page) else [])
    except DocumentError as error:
        found.append(error)
    if not found:
        return [DocumentError(document.location, "read", "is a web archive without a page.", SAVE)]
    return found


def extract(document: Document) -> Page:
    """Return the article of a saved page, with the address and the time that the archive gives.

    Raises ``DocumentError`` as a page does, and for a record that is broken.
    """
    record = opened(document)
    address = record.headers.get("WARC-Target-URI", "").strip("<>")
    content = record.reader.read(MOST_PAGE + 1)
    if len(content) > MOST_PAGE:
        raise DocumentError(document.location, "read", f"unpacks to more than {MOST_PAGE:,} bytes.", SAVE)
    if record.headers.get("WARC-Type") == "conversion":
        found = plain.extract(replace(document, media_type=media.TEXT, content=content))
    else:
        kind = f"{media.HTML};charset={record.http_charset}" if record.http_charset else media.HTML
        found = html.extract(replace(document, media_type=kind, content=content))
    given = (Evidence("url", address, "record"),) if address.startswith(("http://", "https://")) else ()
    whole = replace(document, retrieved=record.headers.get("WARC-Date") or document.retrieved)
    return replace(found, document=whole, evidence=given + found.evidence)


def is_page(document: Document) -> bool:
    """Return whether a record holds a page that was sent with success, or the text of one."""
    record = opened(document)
    kind = record.headers.get("WARC-Type")
    if kind == "conversion":
        return bool(record.headers.get("Content-Type", "").startswith("text/plain"))
    if kind == "resource":
        return record.headers.get("Content-Type", "").partition(";")[0].strip().lower() in PAGES
    if kind != "response" or record.http_headers is None:
        return False
    return bool(record.http_headers.status_code == 200 and record.http_content_type in PAGES)


def opened(document: Document) -> Any:
    """Return a record as the library reads it, the body's transfer and compression undone."""
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError as error:
        problem, advice = "is a web archive, for which fastwarc is missing.", "Install it: pip install 'rashomon[warc]'"
        raise DocumentError(document.location.partition("#")[0], "read", problem, advice) from error
    try:
        return next(iter(ArchiveIterator(io.BytesIO(document.content), auto_decode="all")))
    except (OSError, ValueError, StopIteration) as error:
        raise DocumentError(document.location, "read", "is a broken record.", SAVE) from error


def records(document: Document) -> Iterator[bytes | None]:
    """Yield the bytes of each record, ``None`` in the place of one that cannot be unpacked.

    Raises ``DocumentError`` for an archive that unpacks to more than ``MOST_BYTES``.
    """
    if not document.content.startswith(MEMBER[:2]):
        yield from cut(document.content)
        return
    left = MOST_BYTES
    for member in members(document.content):
        if member is None:
            yield None
            continue
        left -= len(member)
        if left < 0:
            raise DocumentError(document.location, "read", f"unpacks to more than {MOST_BYTES:,} bytes.", "Split it.")
        yield from cut(member)


def cut(content: bytes) -> Iterator[bytes]:
    """Yield the records in some bytes. Where a length does not lead to a record, the next one is looked for."""
    place = 0
    while start := OPENING.search(content, place):
        following = OPENING.search(content, start.end())
        place = following.start() if following else len(content)
        end = HEAD_END.search(content, start.end(), min(place, start.end() + MOST_HEAD))
        length = LENGTH.search(content, start.start(), end.end()) if end else None
        stated = end.end() + int(length[1]) if end and length else -1
        gap = GAP.match(content, stated) if 0 < stated <= len(content) else None
        place = gap.end() if gap else place
        yield content[start.start() : place]


def members(content: bytes) -> Iterator[bytes | None]:
    """Yield the members of a gzip file, each unpacked, ``None`` for a broken one; each record stands in its own."""
    view = memoryview(content)
    place = 0
    while 0 <= place < len(content):
        made, end = member_at(view, place)
        yield made
        place = content.find(MEMBER, end)


def member_at(view: memoryview, place: int) -> tuple[bytes | None, int]:
    """Return the member that begins at a place, and where it ends; ``None`` for one that is broken, or too large."""
    engine = zlib.decompressobj(GZIP)
    made: list[bytes] = []
    size, here, step = 0, place, FIRST_PIECE
    while not engine.eof and here < len(view):
        piece = view[here : here + step]
        step = min(2 * step, PIECE)
        try:
            made.append(engine.decompress(piece, MOST_MEMBER + 1 - size))
        except zlib.error:
            return None, place + 1
        size += len(made[-1])
        here += len(piece) - len(engine.unused_data)
        if size > MOST_MEMBER:
            return None, here
    return (b"".join(made), here) if engine.eof else (None, place + 1)
