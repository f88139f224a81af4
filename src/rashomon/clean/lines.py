"""Text → blocks: paragraphs as the file lays them out, hard-wrapped lines put together."""

from __future__ import annotations

import re
from dataclasses import dataclass

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
# What may stand around a line without being part of it.
INVISIBLE = (
    " \t\x1c\x1d\x1e\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
    "\u3000\u200b\u200e\u200f\ufeff"
)
MARKER = re.compile(r"(?:[-*+•‣▪]|\d{1,3}[.)])[ \t]+(?=\S)")
HEADING = re.compile(r"#{1,6}[ \t]+")
RULE = re.compile(r"[-=_*~#•·.\s]{2,}$")
ENDING = re.compile(r"[.!?…:;][\"'”’»)\]*_]{0,3}$")
# A text with more lines or characters is a list, a book or a dump, and no report.
MOST_LINES, MOST_CHARACTERS = 20_000, 1_000_000
# Widths at which editors and mail programs wrap.
NARROWEST, WIDEST = 40, 130


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph before anything is known of it. ``text`` is on one line; ``heading`` where Markdown says so."""

    start: int
    end: int
    text: str
    heading: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something; ``after_blank`` where an empty line or the file's start stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool
    heading: bool
    listed: bool


def blocks(text: str) -> list[Block]:
    """Return the blocks of a text, in order and disjoint.

    >>> [b.text for b in blocks("A flood.\\nIt came at night.\\n\\nNobody died.")]
    ['A flood.', 'It came at night.', 'Nobody died.']
    """
    found = lines(text)
    width = wrap_width(found)
    made: list[Block] = []
    last: Line | None = None
    for line in found:
        if last is not None and width and goes_on(last, line, width):
            before = made.pop()
            made.append(Block(before.start, line.end, f"{before.text} {line.text}", before.heading))
        else:
            made.append(Block(line.start, line.end, line.text, line.heading))
        last = line
    return made


def lines(text: str) -> list[Line]:
    """Return the lines that say something, without the marks of Markdown headings.

    Reading stops one line after ``MOST_LINES``, so that the caller can tell.
    """
    found: list[Line] = []
    last_end = 0
    for match in LINE.finditer(text):
        start, end = match.start(), match.end()
        shown = match[0].strip(INVISIBLE)
        if not shown or RULE.match(shown):
            continue
        start += len(match[0]) - len(match[0].lstrip(INVISIBLE))
        end = start + len(shown)
        heading, listed = HEADING.match(shown), MARKER.match(shown)
        cut = heading.end() if heading else 0
        body = shown[cut:].strip(INVISIBLE)
        if not body:
            continue
        start = end - len(shown) + shown.index(body, cut)
        gap = text.count("\n", last_end, start) or text.count("\r", last_end, start)
        found.append(Line(start, start + len(body), body, not found or gap != 1, bool(heading), bool(listed)))
        last_end = end
        if len(found) > MOST_LINES:
            break
    return found


def wrap_width(found: list[Line]) -> int | None:
    """Return the column at which the file's lines are wrapped, ``None`` where a line is a paragraph.

    Lines are wrapped where most that are followed at once by another break off in mid-sentence, and the next word
    would not have fitted.
    """
    pairs = [(a, b) for a, b in zip(found, found[1:], strict=False) if not b.after_blank and not b.listed]
    if len(pairs) < 2:
        return None
    lengths = sorted(len(a.text) for a, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not NARROWEST <= width <= WIDEST:
        return None
    broken = [(a, b) for a, b in pairs if not ENDING.search(a.text)]
    full = sum(goes_on(a, b, width) for a, b in broken)
    return width if len(broken) >= 2 and 2 * len(broken) >= len(pairs) and full >= 0.8 * len(broken) else None


def goes_on(line: Line, following: Line, width: int) -> bool:
    """Return whether a line was broken only because the next word did not fit."""
    if following.after_blank or following.listed or line.heading or following.heading:
        return False
    word = following.text.split(None, 1)[0]
    # Some room: the width is a guess, and editors count a mark or an indent differently.
    return len(line.text) <= width + 20 and len(line.text) + 1 + len(word) > width - 3
