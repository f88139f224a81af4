"""PDF → its text by PDFium: lines put together to paragraphs, a form feed between pages. Needs ``rashomon[pdf]``."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from rashomon.errors import DocumentError
from rashomon.model import Document
from rashomon.read.media import AS_TEXT

MOST_PAGES = 1_000
MOST_LINES = 2_000  # on one page
MOST_CHARACTERS = 20_000_000
# Lines at the top and the foot of a page that may be a running head.
EDGE = 2
# In points: what is set further in or out than this is another column, or a paragraph's first line.
COLUMN, INDENT = 30.0, 4.0

GOES_ON = re.compile(r"(?<=[a-z,;’'-])\s*\f\s*(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, with its place in points from the page's lower left corner."""

    text: str
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    height: float = 0.0


def text_of(document: Document) -> str:
    """Return the text of a PDF. Raises ``DocumentError`` for one that is broken, locked, or holds pictures only."""
    pages = pages_of(document)
    running = running_heads(pages)
    shown = [[line for line in page if masked(line) not in running] for page in pages]
    # A sentence that goes on over the page is one sentence.
    pitch, edges = pitch_of(shown), right_edges(shown)
    text = GOES_ON.sub(" ", "\f".join(flowing(page, pitch, edges) for page in shown))
    if not text.strip():
        raise DocumentError(document.location, "read", "is a PDF file without text, a scan perhaps.", AS_TEXT)
    return text


def pages_of(document: Document) -> list[list[Line]]:
    """Return the lines of each page. Raises ``DocumentError``."""
    try:
        import pypdfium2
    except ImportError as error:
        problem, advice = "is a PDF file, for which pypdfium2 is missing.", "Install it: pip install 'rashomon[pdf]'"
        raise DocumentError(document.location, "read", problem, advice) from error
    try:
        with pypdfium2.PdfDocument(document.content) as opened:
            if len(opened) > MOST_PAGES:
                problem = f"is a PDF file of more than {MOST_PAGES:,} pages."
                raise DocumentError(document.location, "read", problem, "Split it.")
            return lines_of(document, opened)
    except pypdfium2.PdfiumError as error:
        problem = "is a locked PDF file." if "password" in str(error).lower() else "is a broken PDF file."
        raise DocumentError(document.location, "read", problem, AS_TEXT) from error


def lines_of(document: Document, opened: Any) -> list[list[Line]]:
    """Return the lines of each page of an open PDF. Raises ``DocumentError`` for one with more text than any report."""
    found: list[list[Line]] = []
    left = MOST_CHARACTERS
    for page in opened:
        text_page = page.get_textpage()
        left -= text_page.count_chars()
        if left < 0:
            problem = f"is a PDF file of more than {MOST_CHARACTERS:,} characters."
            raise DocumentError(document.location, "read", problem, "Split it.")
        found.append(placed(text_page.get_text_range(), text_page))
        text_page.close()
        page.close()
    return found


def placed(text: str, text_page: Any) -> list[Line]:
    """Return the lines of one page with their places; without them where the page is no page of prose."""
    lines = [each for each in re.finditer(r"[^\r\n]+", text) if each[0].strip()]
    # Where PDFium counts other characters than the text has, their places would be those of other ones.
    if len(lines) > MOST_LINES or len(text) != text_page.count_chars():
        return [Line(plain(each[0])) for each in lines]
    found = []
    for each in lines:
        start = each.start() + len(each[0]) - len(each[0].lstrip())
        first = text_page.get_charbox(start, loose=True)
        last = text_page.get_charbox(each.start() + len(each[0].rstrip()) - 1, loose=True)
        found.append(Line(plain(each[0]), first[0], last[2], first[1], first[3] - first[1]))
    return found


def plain(line: str) -> str:
    """Return a line without double spaces; U+FFFE is PDFium's mark for a hyphen at which a word was broken."""
    return " ".join(line.replace("\ufffe", "\u00ad").split())


def masked(line: Line) -> str:
    """Return a line's text without its figures, by which the same head on two pages differs."""
    return re.sub(r"\d+", "0", line.text)


def running_heads(pages: list[list[Line]]) -> set[str]:
    """Return the lines, figures aside, that stand at the top or the foot of most pages."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({masked(line) for line in page[:EDGE] + page[-EDGE:]})
    return {line for line, count in edges.items() if count >= 3 and 2 * count > len(pages)}


def flowing(lines: list[Line], pitch: float, edges: dict[int, float]) -> str:
    """Return the lines of a page as text: those of one paragraph on one line, an empty line where space was left."""
    made = [lines[0].text] if lines else []
    for before, line in zip(lines, lines[1:], strict=False):
        if before.text.endswith("\u00ad"):
            made[-1] = made[-1].removesuffix("\u00ad")
            made.append(line.text)
            continue
        made.append(between(before, line, pitch, edges[round(before.left / COLUMN)]) + line.text)
    return "".join(made)


def pitch_of(pages: list[list[Line]]) -> float:
    """Return the distance from one line to the next within a paragraph: one that a quarter of them keep to.

    It is no less than most of a line's height: what stands closer is a note above or below the line.
    """
    pairs = [pair for page in pages for pair in zip(page, page[1:], strict=False)]
    steps = [before.bottom - line.bottom for before, line in pairs]
    close = sorted(step for step, (before, _) in zip(steps, pairs, strict=True) if step > 0.8 * before.height > 0)
    return close[len(close) // 4] if close else 0.0


def right_edges(pages: list[list[Line]]) -> dict[int, float]:
    """Return how far the lines reach that begin in the same place, by that place."""
    edges: dict[int, float] = {}
    for line in (line for page in pages for line in page):
        for place in (round(line.left / COLUMN) + step for step in (-1, 0, 1)):
            edges[place] = max(edges.get(place, 0.0), line.right)
    return edges


def between(before: Line, line: Line, pitch: float, edge: float) -> str:
    """Return what stands between two lines: a space where the next word would not have fitted, else a break."""
    step = before.bottom - line.bottom
    if step > 1.35 * pitch or abs(before.height - line.height) > 0.15 * before.height:
        return "\n\n"
    if 0 <= step and INDENT < line.left - before.left < COLUMN:
        return "\n\n"
    letters = max(len(line.text), 1)
    word = (line.right - line.left) / letters * (len(line.text.split(" ")[0]) + 1)
    return " " if before.right + word > edge else "\n"
