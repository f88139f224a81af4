"""Exports of news databases as text → one Document a report, and a report → Page: Nexis (both layouts) and Factiva.

Whether the text stood in a text file, a Word, an RTF or a PDF file makes no difference here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.errors import DocumentError
from rashomon.model import Document, Evidence, Page
from rashomon.read import text as plain

NEXIS = "text/x-nexis"
FACTIVA = "text/x-factiva"

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE = re.compile(rf"\b{MONTH} \d{{1,2}}, ?\d{{4}}\b|\b\d{{1,2}} {MONTH} \d{{4}}\b")
SPACE = r"[ \t\u00a0]"
# Before each report, in the older layout; after each report, in the newer one and in Factiva's.
NUMBERED = re.compile(rf"^{SPACE}*\d{{1,5}} of \d{{1,5}} DOCUMENTS?{SPACE}*$", re.MULTILINE)
ENDED = re.compile(rf"^{SPACE}*End of Document{SPACE}*$", re.MULTILINE)
ACCESSION = re.compile(
    rf"^{SPACE}*(?:AN\s+)?Document [A-Z][A-Z0-9]{{2,11}}\d{{8}}[a-z0-9]{{6,14}}{SPACE}*$", re.MULTILINE
)
# A list of the reports stands before the first one, and ends in this line.
COVER = re.compile(r"^.{0,40}About LexisNexis.{0,200}$", re.MULTILINE)

FIELD = re.compile(r"([A-Z][A-Za-z-]{2,25}(?: [A-Z][A-Za-z]{2,15})?):[ \t\u00a0]*(.*)")
LEADING = frozenset("byline section length dateline headline highlight series source edition correction url".split())
TRAILING = frozenset(
    "load-date language publication-type subject geographic country state city organization company person ticker"
    " industry notes graphic document-type journal-code newspaper-code".split()
)
RIGHTS = re.compile(r"(?:copyright|\(c\)|©)|all rights reserved", re.IGNORECASE)
AFTER_BODY = re.compile(r"(?:Classification|Graphic|Notes|Load-Date: .*)", re.IGNORECASE)

CODES = frozenset("HD CR BY WC PD ET SN SC ED PG VOL LA CY LP TD CO IN NS RE IPC IPD PUB AN CLM ART SE RF CT".split())
CODED = re.compile(r"([A-Z]{2,3})(?:\s{2,}|\t\s*|\s*$)(.*)")
WORDS = re.compile(r"[\d,.]{1,9} words")
CLOCK = re.compile(r"\d{1,2}:\d\d(?: ?[AP]M)?(?: [A-Z]{2,4})?")
SAVE = "Export it again, with the full text."


def split(document: Document) -> list[Document | DocumentError]:
    """Return a document for each report of an export in a text file; the file itself where it is none."""
    try:
        return pieces_of(document, plain.decode(document)) or [document]
    except DocumentError as error:
        return [error]


def pieces_of(document: Document, text: str) -> list[Document | DocumentError]:
    """Return a document for each report of an export whose text is given; none where it is no export."""
    kind, pieces = reports(text.replace("\f", "\n"))
    return [
        Document(f"{document.location}#{number}", kind, piece.strip("\r\n").encode("utf-8", "replace"))
        for number, piece in enumerate(pieces, start=1)
    ]


def reports(text: str) -> tuple[str, list[str]]:
    """Return the kind of export that a text is, and its reports; no report where it is no export."""
    for kind, mark in ((FACTIVA, ACCESSION), (NEXIS, ENDED)):
        ends = [each.end() for each in mark.finditer(text)]
        pieces = [text[a:b] for a, b in zip([0, *ends], ends, strict=False)]
        if pieces and (kind == FACTIVA or any(map(is_nexis, pieces))):
            return kind, [without_cover(pieces[0]), *pieces[1:]]
    marks = list(NUMBERED.finditer(text))
    ends = [each.start() for each in marks[1:]] + [len(text)]
    pieces = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=False)]
    return NEXIS, pieces if any(map(is_nexis, pieces)) else []


def is_nexis(piece: str) -> bool:
    """Return whether a piece has the fields that Nexis writes."""
    return sum(1 for line in piece.splitlines() if field_of(line)[0] in LEADING | TRAILING) >= 2


def without_cover(piece: str) -> str:
    """Return the first report without the list of reports that may stand before it."""
    covers = list(COVER.finditer(piece))
    return piece[covers[-1].end() :] if covers else piece


def extract_nexis(document: Document) -> Page:
    """Return a Nexis report's text and what its fields say. Raises ``DocumentError`` where it has no text."""
    lines = plain.decode(document).splitlines()
    opened = next((n for n, line in enumerate(lines) if line.strip().lower() == "body"), None)
    shown = [n for n, line in enumerate(lines[: opened or 60]) if line.strip() and not RIGHTS.search(line)]
    dated = next((n for n in shown if DATE.search(lines[n]) and len(lines[n].strip()) < 60), None)
    before = [lines[n].strip() for n in shown if dated is not None and n < dated]
    fields = dict(field_of(line) for line in lines if field_of(line)[0] in LEADING | TRAILING)
    if opened is None:
        start, title = head_end(lines, (dated or 0) + 1)
        title = fields.get("headline") or title
    else:
        start, title = opened + 1, " ".join(before[:-1])
    found = [
        Evidence("title", title, "record"),
        Evidence("publisher", before[-1] if before else "", "record"),
        Evidence("published", DATE.findall(lines[dated])[0] if dated is not None else "", "record"),
        Evidence("author", fields.get("byline", ""), "record"),
        Evidence("url", fields.get("url", ""), "record"),
        Evidence("language", fields.get("language", ""), "record"),
    ]
    return page(document, title, "\n".join(lines[start : body_end(lines, start)]), found)


def head_end(lines: list[str], place: int) -> tuple[int, str]:
    """Return where the body begins in the older layout, after the fields, and the title that stands before them."""
    title: list[str] = []
    last = place
    continued = False
    for number in range(place, min(len(lines), place + 60)):
        line = lines[number].strip()
        if not line:
            continued = False
        elif field_of(line)[0] in LEADING:
            last, continued = number + 1, True
        elif continued:
            # A field goes on until an empty line.
            last = number + 1
        elif last > place:
            break
        elif not RIGHTS.search(line):
            title.append(line)
    if last == place:
        # No field: the title is one paragraph, and the rest the body.
        return place, ""
    return last, " ".join(title)


def body_end(lines: list[str], start: int) -> int:
    """Return the line before which the body ends."""
    for number in range(start, len(lines)):
        line = lines[number].strip()
        if AFTER_BODY.fullmatch(line) or field_of(line)[0] in TRAILING or ENDED.fullmatch(line):
            return number
    return len(lines)


def field_of(line: str) -> tuple[str, str]:
    """Return name and value of a field, the name in lower case; empty names where a line is none.

    >>> field_of("LOAD-DATE: May 3, 2019")
    ('load-date', 'May 3, 2019')
    """
    found = FIELD.match(line.strip())
    return (found[1].lower(), found[2].strip()) if found else ("", "")


def extract_factiva(document: Document) -> Page:
    """Return a Factiva report's text and what its fields say. Raises ``DocumentError`` where it has no text."""
    lines = plain.decode(document).splitlines()
    fields = coded(lines)
    if "HD" in fields or "TD" in fields or "LP" in fields:
        title = " ".join(fields.get("HD", "").split())
        text = "\n\n".join(fields[code] for code in ("LP", "TD") if fields.get(code))
        return page(document, title, text, list(evidence_of(fields)))
    return uncoded(document, [line for line in lines if not ACCESSION.match(line)])


def coded(lines: list[str]) -> dict[str, str]:
    """Return the fields of a report that names them by two letters, each with the lines up to the next."""
    fields: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        found = CODED.match(line)
        if found and found[1] in CODES:
            current = fields.setdefault(found[1], [])
            line = found[2]
        current.append(line.strip())
    return {code: "\n".join(words).strip() for code, words in fields.items()}


def evidence_of(fields: dict[str, str]) -> Iterator[Evidence]:
    """Yield what the fields of a Factiva report say."""
    for code, name in (("HD", "title"), ("SN", "publisher"), ("PD", "published"), ("BY", "author"), ("LA", "language")):
        yield Evidence(name, " ".join(fields.get(code, "").split()), "record")


def uncoded(document: Document, lines: list[str]) -> Page:
    """Return a report of the layout without codes: title, author, number of words, date, time, outlet, code, body."""
    counted = next((n for n, line in enumerate(lines[:60]) if WORDS.fullmatch(line.strip())), None)
    if counted is None:
        raise DocumentError(document.location, "read", "is a report of Factiva without its fields.", SAVE)
    before = [line.strip() for line in lines[:counted] if line.strip()]
    author = next((line for line in before if line.lower().startswith("by ")), "")
    title = next((line for line in reversed(before) if line != author), "")
    after = [(n, lines[n].strip()) for n in range(counted + 1, min(len(lines), counted + 30)) if lines[n].strip()]
    dated = next((line for _, line in after if DATE.search(line)), "")
    names = [line for _, line in after if line != dated and not CLOCK.fullmatch(line)]
    rights = [n for n, line in after if RIGHTS.match(line)]
    start = rights[0] + 1 if rights else next((n + 1 for n, line in after if line == "English"), counted + 1)
    found = [
        Evidence("title", title, "record"),
        Evidence("publisher", names[0] if names else "", "record"),
        Evidence("published", dated, "record"),
        Evidence("author", author, "record"),
    ]
    return page(document, title, "\n".join(lines[start:]), found)


def page(document: Document, title: str, body: str, found: list[Evidence]) -> Page:
    """Return a report opened by its title. Raises ``DocumentError`` where it has no text."""
    if not body.strip():
        raise DocumentError(document.location, "read", "has no text.", SAVE)
    text = plain.with_title(title, body.strip())
    evidence = tuple(each for each in found if each.value)
    return Page(document, text, evidence + tuple(plain.warnings(text)))
