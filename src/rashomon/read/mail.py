"""Mail (RFC 5322) → Page; a mailbox → one Document a message; and web pages that were saved as one file (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr

from rashomon.errors import DocumentError
from rashomon.model import Document, Evidence, Page
from rashomon.read import html, media
from rashomon.read import text as plain
from rashomon.read.fragment import text_of

# Between two messages of a mailbox (RFC 4155); a line of a message that looks like it is written ">From ".
POSTMARK = re.compile(rb"(?:\A|(?<=\n))From [^\r\n]{1,300}\d{4}[^\r\n]{0,20}\r?\n(?=[A-Za-z][A-Za-z0-9-]{0,60}:|\s)")
QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
FORWARDED = re.compile(r"(?:(?:fwd?|re|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
# What parts a message from the signature below it (RFC 3676, 4.3); many programs lose the blank at its end.
SIGNATURE_MARK, LONGEST_SIGNATURE = "--", 8
MOST_MESSAGES = 20_000
MOST_PARTS = 500
SAVE = "Save the message again."


def split(document: Document) -> list[Document | DocumentError]:
    """Return a document for each message of a mailbox, its bytes as they stand there."""
    marks = list(POSTMARK.finditer(document.content))
    if not marks:
        return [DocumentError(document.location, "read", "is a mailbox without a message.", SAVE)]
    if len(marks) > MOST_MESSAGES:
        problem = f"is a mailbox of more than {MOST_MESSAGES:,} messages."
        return [DocumentError(document.location, "read", problem, "Split it.")]
    ends = [each.start() for each in marks[1:]] + [len(document.content)]
    found: list[Document | DocumentError] = []
    for number, (mark, end) in enumerate(zip(marks, ends, strict=True), start=1):
        place = f"{document.location}#{number}"
        message = QUOTED_FROM.sub(rb"\1", document.content[mark.end() : end])
        if message.strip():
            found.append(Document(place, media.MAIL, message))
        else:
            found.append(DocumentError(place, "read", "is an empty message.", SAVE))
    return found


def extract(document: Document) -> Page:
    """Return a message's text, opened by its subject, and what its head says; who sent it stands for the publisher.

    Its plain text counts without its signature, where that is no mere stub of its HTML. Raises ``DocumentError`` where
    it holds no text.
    """
    message = parsed(document)
    plains, pages = texts(document, message)
    shown, written = "\n\n".join(map(unsigned, plains)).strip(), "\n\n".join(map(text_of, pages)).strip()
    body = shown if 2 * len(shown) >= len(written) else written
    if not body:
        raise DocumentError(document.location, "read", "is a message without text.", SAVE)
    name, address = parseaddr(head(message, "From"))
    title = FORWARDED.sub("", head(message, "Subject"), count=1)
    fields = (("title", title), ("publisher", name or address), ("published", head(message, "Date")))
    evidence = tuple(Evidence(field, value, "record") for field, value in fields if value)
    text = plain.with_title(title, body.replace("\r\n", "\n"))
    return Page(document, text, evidence + tuple(plain.warnings(text)))


def extract_page(document: Document) -> Page:
    """Return the article of a web page that was saved as one file. Raises ``DocumentError`` as a page does."""
    message = parsed(document)
    root = next((part for part in parts(document, message) if part.get_content_type() == media.HTML), None)
    if root is None:
        raise DocumentError(document.location, "read", "is a saved page without a page.", html.SAVE)
    charset = root.get_content_charset()
    kind = f"{media.HTML};charset={charset}" if charset else media.HTML
    found = html.extract(replace(document, media_type=kind, content=payload(root)))
    address = head(message, "Snapshot-Content-Location") or head(root, "Content-Location")
    given = (Evidence("url", address, "record"),) if address.startswith(("http://", "https://")) else ()
    return replace(found, document=document, evidence=given + found.evidence)


def parsed(document: Document) -> Message:
    """Return a message with its parts. Raises ``DocumentError`` for one that cannot be taken apart."""
    try:
        return message_from_bytes(document.content, policy=compat32)
    except (MessageError, ValueError, RecursionError) as error:
        raise DocumentError(document.location, "read", "is a broken message.", SAVE) from error


def parts(document: Document, message: Message) -> Iterator[Message]:
    """Yield the parts of a message that are no container, in their order. Raises ``DocumentError`` for too many."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if not isinstance(inner, list):
            yield part
        elif len(waiting) + len(inner) <= MOST_PARTS:
            waiting += [each for each in reversed(inner) if isinstance(each, Message)]
        else:
            problem = f"is a message of more than {MOST_PARTS:,} parts."
            raise DocumentError(document.location, "read", problem, "Save its text as a .txt file.")


def texts(document: Document, message: Message) -> tuple[list[str], list[str]]:
    """Return the plain texts and the HTML texts of a message, attached files left out."""
    found: dict[str, list[str]] = {"text/plain": [], media.HTML: []}
    for part in parts(document, message):
        attached = str(part.get("Content-Disposition", "")).strip().lower().startswith("attachment")
        if part.get_content_type() in found and not attached:
            found[part.get_content_type()].append(decoded(part))
    return found["text/plain"], found[media.HTML]


def unsigned(text: str) -> str:
    """Return a plain text without the signature that it closes with.

    >>> unsigned("The dam holds.\\n\\n-- \\nAna Lima, news desk\\n")
    'The dam holds.\\n\\n'
    """
    lines = text.splitlines(keepends=True)
    last = lines[-LONGEST_SIGNATURE - 1 :]
    above = next((n for n, line in enumerate(reversed(last), 1) if line.rstrip() == SIGNATURE_MARK), 0)
    return "".join(lines[:-above]) if above else text


def payload(part: Message) -> bytes:
    """Return the bytes of a part without the encoding in which they travelled."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def decoded(part: Message) -> str:
    """Return the characters of a part: a charset that is unknown or wrong costs single characters."""
    content = payload(part)
    for charset in ("utf-8", part.get_content_charset() or "cp1252"):
        try:
            return content.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", "replace")


def head(message: Message, name: str) -> str:
    """Return a header field on one line, its encoded words decoded (RFC 2047), at most 1,000 characters."""
    value = str(message.get(name, ""))[:5_000]
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        pieces = [(value, None)]
    return " ".join("".join(word(*piece) for piece in pieces).split())[:1000]


def word(content: str | bytes, charset: str | None) -> str:
    """Return one word of a header field."""
    if isinstance(content, str):
        return content
    for name in (charset or "utf-8", "cp1252"):
        try:
            return content.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("latin-1")
