"""What a file is: by its first bytes, its name and, for what came over the network, what the server called it."""

from __future__ import annotations

import codecs
import io
import json
import os
import re
import struct
import zipfile
import zlib
from urllib.parse import urlsplit

from rashomon.errors import DocumentError
from rashomon.model import Document
from rashomon.read.text import wide

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
ARCHIVED_PAGE = "multipart/related"
JSON = "application/json"
TABLE = "text/csv"
FEED = "application/rss+xml"
FEED_LIST = "text/x-opml"
MAIL = "message/rfc822"
MAILBOX = "application/mbox"
RICH_TEXT = "application/rtf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
WARC = "application/warc"

SUFFIXES = {
    ".txt": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".mhtml": ARCHIVED_PAGE,
    ".mht": ARCHIVED_PAGE,
    ".json": JSON,
    ".jsonl": JSON,
    ".ndjson": JSON,
    ".csv": TABLE,
    ".tsv": TABLE,
    ".xml": FEED,
    ".rss": FEED,
    ".atom": FEED,
    ".rdf": FEED,
    ".opml": FEED_LIST,
    ".eml": MAIL,
    ".mbox": MAILBOX,
    ".rtf": RICH_TEXT,
    ".docx": WORD,
    ".pdf": PDF,
    ".warc": WARC,
    ".warc.gz": WARC,
}
# What servers call these, where that is not the name used here.
DECLARED = {
    "application/xhtml+xml": HTML,
    "application/atom+xml": FEED,
    "application/rdf+xml": FEED,
    "application/xml": FEED,
    "text/xml": FEED,
    "application/feed+json": JSON,
    "application/ld+json": JSON,
    "text/x-markdown": MARKDOWN,
    "text/rtf": RICH_TEXT,
    "text/tab-separated-values": TABLE,
}
# First bytes of the files that are read, and the names of these files.
BINARY = ((b"%PDF-", PDF), (b"{\\rtf", RICH_TEXT), (b"WARC/", WARC))
NAMES = {RICH_TEXT: "a rich-text document", WORD: "a Word document", PDF: "a PDF file", WARC: "a web archive"}
# First bytes of the files that people most often take for text, and what they are.
UNREAD = (
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an office document of the old kind"),
)
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
BLANK = b"\xef\xbb\xbf \t\r\n"
AS_TEXT = "Save its text as a .txt file."
# The first element of an XML file, after its declaration, comments and document type.
ROOT = re.compile(rb"\s*<(?:[A-Za-z][\w.-]{0,40}:)?([A-Za-z][\w.-]{0,40})[\s/>]")
ROOTS = {b"rss": FEED, b"feed": FEED, b"rdf": FEED, b"opml": FEED_LIST, b"html": HTML}
PROLOGUE = re.compile(
    rb"\s*(?:<\?[^>]{0,2000}>|<!--.{0,2000}?-->|<![^\[>]{0,2000}(?:\[[^\]]{0,4000}\]\s{0,9})?>)", re.S
)
POSTMARK = re.compile(rb"From \S{1,200} .{5,60}\d{4}\r?\n[A-Za-z-]{1,40}:")
MAIL_HEAD = re.compile(
    rb"(?:(?:From|To|Date|Subject|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|DKIM-Signature):[^\n]*\n"
    rb"(?:[ \t][^\n]*\n)*){3}",
    re.IGNORECASE,
)
CHARSET = re.compile(r"charset\s*=\s*[\"']?([a-z0-9_:.-]{1,40})", re.IGNORECASE)


def recognised(place: str, content: bytes, declared: str = "") -> Document | DocumentError:
    """Return the document that some bytes are, or the error that stands in its place.

    ``place`` is a path or a URL, ``declared`` the ``Content-Type`` that a server gave. A charset that it names is kept
    in the document's media type: the page itself may not say it.
    """
    if not content.strip(BLANK):
        return DocumentError(place, "read", "is empty.", "Save the report again.")
    known = media_type(place, content, declared)
    if known in NAMES and not genuine(known, content):
        return DocumentError(place, "read", f"has the name of {NAMES[known]} and is none.", "Save the report again.")
    if known not in NAMES:
        for magic, kind in UNREAD:
            if content.startswith(magic):
                return DocumentError(place, "read", f"is {kind}, not text.", AS_TEXT)
        if b"\0" in content and not content.startswith(WIDE_MARKS) and wide(content) is None:
            return DocumentError(place, "read", "is a binary file, not text.", AS_TEXT)
    charset = CHARSET.search(declared)
    return Document(
        place, f"{known};charset={charset[1].lower()}" if charset and known in (TEXT, HTML) else known, content
    )


def media_type(place: str, content: bytes, declared: str = "") -> str:
    """Return the media type: by the first bytes where they tell, else by the server's word, else by the name."""
    marked = by_bytes(content)
    if marked:
        return marked
    essence = declared.partition(";")[0].strip().lower()
    essence = DECLARED.get(essence, essence)
    known = essence if essence in SUFFIXES.values() else by_name(place)
    if known in (None, TEXT, FEED, FEED_LIST, HTML, *NAMES):
        # A saved page or a feed under another file's name is still what it is.
        root = by_root(content, strict=known in (TEXT, HTML))
        if root:
            return root
    if known:
        return known
    if POSTMARK.match(content):
        return MAILBOX
    if MAIL_HEAD.match(content):
        return MAIL
    return JSON if is_json(content) else TEXT


def by_name(place: str) -> str | None:
    """Return the media type that a path or a URL ends in, ``None`` for one that is not read.

    >>> [by_name(each) for each in ("a/b.WARC.gz", "https://example.org/c.html?d=1", "notes.xlsx")]
    ['application/warc', 'text/html', None]
    """
    path = urlsplit(place).path if place.startswith(("http://", "https://")) else place
    stem, suffix = os.path.splitext(path.lower())
    return SUFFIXES.get(os.path.splitext(stem)[1] + suffix) or SUFFIXES.get(suffix)


def by_bytes(content: bytes) -> str | None:
    """Return the media type of a file whose first bytes say what it is."""
    for magic, known in BINARY:
        if content.startswith(magic):
            return known
    if content.startswith(b"\x1f\x8b") and genuine(WARC, content):
        return WARC
    return WORD if content.startswith(b"PK\x03\x04") and genuine(WORD, content) else None


def genuine(known: str, content: bytes) -> bool:
    """Return whether a file's bytes can be of a binary format."""
    if known == WORD:
        try:
            return any(name.startswith("word/") for name in zipfile.ZipFile(io.BytesIO(content)).namelist())
        except (zipfile.BadZipFile, NotImplementedError, struct.error, ValueError, OSError):
            # A zip cut short has lost its list of members, which stands at its end; a broken one says anything.
            return content.startswith(b"PK\x03\x04") and b"word/" in content
    if known == WARC and content.startswith(b"\x1f\x8b"):
        try:
            return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(content[:4096], 64).startswith(b"WARC/")
        except zlib.error:
            return False
    return any(content.startswith(magic) for magic, each in BINARY if each == known)


def by_root(content: bytes, strict: bool) -> str | None:
    """Return the media type by an XML file's or a page's first element; ``strict``: only by one that is known."""
    start = content[:20_000].lstrip(BLANK)
    if start[:15].lower().startswith((b"<!doctype html", b"<html")):
        return HTML
    place = 0
    while found := PROLOGUE.match(start, place):
        place = found.end()
    root = ROOT.match(start, place)
    known = ROOTS.get(root[1].lower()) if root else None
    return known if known or strict or not start.startswith(b"<?xml") else FEED


def is_json(content: bytes) -> bool:
    """Return whether the content, or its first line, is a JSON object or list of objects: a report may open with [."""
    start = content.lstrip(BLANK)
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
