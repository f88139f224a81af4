"""Report → its words as arrays: what is compared, and what each word may count for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from rashomon.model import Passage, Report, Span
from rashomon.trace.copies.spelling import Codes, Edges, split

# A quotation ends with its mark or with its paragraph; one that opens with a mark which elsewhere closes, with its mark
# alone. A single mark opens behind no letter and closes only after punctuation: else it may be an apostrophe. What
# stands before a mark is looked at last, so that marks are found fast.
QUOTED = re.compile(
    r"“[^”\n]*(?:”|$)|„[^“”\n]*(?:[“”]|$)|«[^»\n]*(?:»|$)|``(?:[^'\n]|'(?!'))*(?:''|$)|»(?<!\S»)(?=\S)[^«\n]*«"
    r"|\"(?<!\w\")[^\"\n]*(?:\"|$)|[‘'](?<!\w[‘'])(?=\w)[^‘\n]*?[.,!?…][’'](?!\w)",
    re.MULTILINE,
)
# A post of a network that stands in a report ends with who sent it, and when.
POST = re.compile(r"^[^\n]{1,600} [—–-] [^\n()]{2,60} \(@\w+\)", re.MULTILINE)
# Who speaks and who is spoken to; without capitals, "us" may be a country.
WE, YOU = "we our ours we're we'll we've", "you your yours yourself you're you'll you've"
YOU_TYPED = ("you ", "your ", "you'", "you’", "You")
# A text's first word opens its first paragraph.
OPENING = re.compile(r"[\n.!?…](?:(?<=\n)|[\"'”’)]{0,2}\s)\W{0,20}(?=\w)")
# A capital behind these and a blank may begin any sentence, not only a name.
STOPS = frozenset(".!?:;“‘\"'(")

Places = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A report's words outside its furniture and what speaks to its reader, in order, one entry a word in each array.

    ``forms`` are hashes of the folded words, ``starts`` and ``ends`` their characters; ``quoted`` stand in quotation
    marks, ``names`` are names and numbers, ``opens`` begin a sentence, or would behind the last word; ``breaks``
    are the words before which furniture stands.
    """

    report: str
    forms: Codes
    starts: Places
    ends: Places
    quoted: Flags
    names: Flags
    opens: bytes
    breaks: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.forms)

    def passage(self, first: int, last: int) -> Passage:
        """Return the passage of the words ``first`` to ``last`` (half-open)."""
        return Passage(self.report, Span(int(self.starts[first]), int(self.ends[last - 1])))


def words_of(report: Report) -> Words:
    """Return the words of a report's paragraphs."""
    text = report.text
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    starts, ends, forms = split(codes)
    quoted = within(starts, (match.span() for match in QUOTED.finditer(text)))
    if "(@" in text:
        quoted |= within(starts, (match.span() for match in POST.finditer(text)))
    own = within(starts, ((span.start, span.end) for span in report.paragraphs))
    firsts, gaps = [span.start for span in report.paragraphs], [piece.span.start for piece in report.furniture]
    if any(each in text for each in YOU_TYPED):
        numbers = np.searchsorted(firsts, starts, side="right")
        spoken = addressed(forms[own & ~quoted], numbers[own & ~quoted])
        own &= ~np.isin(numbers, spoken)
        gaps += [firsts.pop(number - 1) for number in spoken]
    starts, ends, forms = starts[own], ends[own], forms[own]
    opens = np.zeros(len(starts) + 1, np.bool_)
    opens[-1] = True
    opens[starts.searchsorted([match.end() for match in OPENING.finditer(text)])] = True
    opens[starts.searchsorted(firsts)] = True
    return Words(
        report.id,
        forms,
        starts.astype(np.int32),
        ends.astype(np.int32),
        quoted[own],
        named(codes, starts),
        opens.tobytes(),
        tuple(starts.searchsorted(goes_on(firsts, gaps)).tolist()),
    )


def addressed(forms: Codes, paragraphs: Edges) -> list[int]:
    """Return the paragraphs that say we and you, the last one first, given unquoted words and the paragraph of each.

    They are a speech, or the page that speaks to its reader; a report says neither in its own voice.
    """
    we, you = (set(paragraphs[np.isin(forms, hashes(words))].tolist()) for words in (WE, YOU))
    return sorted(we & you, reverse=True)


@lru_cache
def hashes(words: str) -> Codes:
    """Return the hashes of some words."""
    return split(np.frombuffer(words.encode("utf-32-le"), np.uint32))[2]


def named(codes: Codes, starts: Edges) -> Flags:
    """Return which words are numbers, or begin with a capital that no start of a sentence explains."""
    first = codes[starts]
    found: Flags = (first >= ord("0")) & (first <= ord("9"))
    small = (first >= ord("a")) & (first <= ord("z"))
    before = codes[starts - 1]
    blank = (before == ord(" ")) | (before == ord("\u00a0"))
    numbers = np.flatnonzero((starts > 1) & blank & ~small & ~found)
    earlier = map(chr, codes[starts[numbers] - 2].tolist())
    letters = map(chr, first[numbers].tolist())
    found[numbers] = [a > " " and a not in STOPS and b != b.lower() for a, b in zip(earlier, letters, strict=True)]
    return found


def goes_on(firsts: list[int], gaps: list[int]) -> list[int]:
    """Return at which of its paragraphs, given by where they start, the report goes on after gaps."""
    numbers = {bisect_left(firsts, gap) for gap in gaps}
    return [firsts[number] for number in sorted(numbers) if number < len(firsts)]


def within(places: Edges, ranges: Iterable[tuple[int, int]]) -> Flags:
    """Return which of the places lie in one of the ranges, which are in order and disjoint."""
    edges = np.array([edge for each in ranges for edge in each], np.int32)
    flags: Flags = edges.searchsorted(places, side="right") % 2 == 1
    return flags
