"""Plain text and Markdown → Page: decoding, and the few head lines that a file may open with."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from rashomon.errors import DocumentError
from rashomon.model import Document, Evidence, Page

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # The four-byte marks first: the mark of UTF-32 LE starts with the mark of UTF-16 LE.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
HEAD = {
    "publisher": "publisher", "outlet": "publisher", "source": "publisher", "date": "published",
    "published": "published", "url": "url", "title": "title", "headline": "title", "author": "author",
    "byline": "author",
}  # fmt: skip
HEAD_LINE = re.compile(r"\s*[*_]{0,2}([A-Za-z]{3,9}):[*_]{0,2}[ \t\xa0]*(\S[^\r\n]{0,1000})?(?:\r\n|\r|\n|$)")
# A headline may stand above the head lines, without a name of its own.
ABOVE = re.compile(r"\s*(?:#{1,6} )?(\S[^\r\n]{4,200}?)(?<![.,;:])[ \t\xa0]{0,20}[\r\n]")
BIDIRECTIONAL = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
# In a text in Latin letters of two bytes each, at least so many of one of them are empty; curly quotes are not.
EMPTY = 0.9
# Guessing an encoding needs a sample only; the whole of a 10 MB file would take minutes.
SAMPLE = 50_000


def extract(document: Document) -> Page:
    """Return the file's text, verbatim but for a byte-order mark, with what its head lines say."""
    text, encoding = decoded(document)
    guessed = () if encoding is None else (Evidence("warning", f"has no known encoding; read as {encoding}", "text"),)
    return Page(document, text, tuple(head(text)) + guessed + tuple(warnings(text)))


def decode(document: Document) -> str:
    """Return the document's text. Raises ``DocumentError`` where no encoding fits."""
    return decoded(document)[0]


def decoded(document: Document) -> tuple[str, str | None]:
    """Return the text, and the encoding where that is a guess: by its mark, else UTF-8, else what its bytes suggest."""
    content = document.content
    try:
        for mark, encoding in BOMS:
            if content.startswith(mark):
                return content[len(mark) :].decode(encoding), None
        if unmarked := wide(content):
            return content.decode(unmarked), None
        return content.decode("utf-8"), None
    except UnicodeDecodeError as error:
        if error.encoding == "utf-8" and error.start >= len(content) - 3:
            # Cut off within its last character: the rest is sound.
            return content.decode("utf-8", "replace"), None
    # What a server said of the encoding is not always true: it is asked after UTF-8.
    charset = document.media_type.partition(";charset=")[2]
    for encoding in ([charset] if charset else []) + list(suggestions(content)):
        try:
            return content.decode(encoding), None if encoding == charset else encoding
        except (UnicodeDecodeError, LookupError):
            continue
    raise DocumentError(document.location, "read", "is in an unknown encoding.", "Save it as UTF-8.")


def wide(content: bytes) -> str | None:
    """Return the encoding of a text in UTF-16 without a mark, as some programs write it; ``None`` for all else.

    >>> wide("A dam broke.".encode("utf-16-le")), wide(b"A dam broke.")
    ('utf-16-le', None)
    """
    even, odd = content[:SAMPLE:2], content[1:SAMPLE:2]
    for encoding, letters, others in (("utf-16-le", even, odd), ("utf-16-be", odd, even)):
        if others and others.count(0) >= EMPTY * len(others) and 0 not in letters:
            return encoding
    return None


def suggestions(content: bytes) -> Iterator[str]:
    """Yield the encodings to try for bytes that are no UTF-8.

    Where few bytes lie beyond ASCII the text is in Latin letters, and statistics on a handful of letters mislead:
    Windows' Western encoding, the usual one, comes first.
    """
    sample = content[:SAMPLE]
    beyond = sum(byte >= 0x80 for byte in sample)
    if beyond <= len(sample) // 7 and b"\x1b" not in sample:
        yield "cp1252"
    best = from_bytes(sample).best()
    if best is not None:
        yield best.encoding


def head(text: str) -> list[Evidence]:
    """Return what the head lines say: ``Publisher:``, ``Date:``, ``URL:`` and ``Title:`` at the very start.

    So they do below a line that is the headline, which then is the title.

    >>> head("Publisher: Example News\\nDate: 2024-05-03\\n\\nA dam broke.")[1].value
    '2024-05-03'
    >>> [each.value for each in head("Dam breaks in north\\n\\nDate: 2024-05-03\\n\\nA dam broke.")]
    ['Dam breaks in north', '2024-05-03']
    """
    if found := lines(text, 0):
        return found
    above = ABOVE.match(text)
    found = lines(text, above.end()) if above else []
    if above is None or not found or any(each.field == "title" for each in found):
        return []
    return [Evidence("title", above[1].strip(), "head"), *found]


def lines(text: str, place: int) -> list[Evidence]:
    """Return what the head lines say that stand at a place.

    A "Source:" alone may be an agency that the outlet had it from.
    """
    found: list[Evidence] = []
    named: list[str] = []
    while line := HEAD_LINE.match(text, place):
        field = HEAD.get(line[1].lower())
        if field is None:
            break
        named.append(line[1].lower())
        if line[2]:
            found.append(Evidence(field, line[2].strip(), "head"))
        place = line.end()
        if place == len(text):
            break
    return [] if named == ["source"] else found


def warnings(text: str) -> list[Evidence]:
    """Return what a reader should know about characters that cannot be seen; they stay in the text."""
    found = []
    if BIDIRECTIONAL.search(text):
        found.append(Evidence("warning", "has characters that change the direction of the text", "text"))
    if CONTROL.search(text):
        found.append(Evidence("warning", "has control characters", "text"))
    if "\N{REPLACEMENT CHARACTER}" in text:
        found.append(Evidence("warning", "has characters that were lost in an earlier conversion", "text"))
    return found


def with_title(title: str | None, text: str) -> str:
    """Return the text opened by its title, a blank line between, unless the title stands there already."""
    text = text.strip("\r\n")
    if not title or not title.strip():
        return text
    shown = " ".join(title.split())
    start = " ".join(text[: 2 * len(title) + 200].split())
    return text if start.casefold().startswith(shown.casefold()) else f"{shown}\n\n{text}"
