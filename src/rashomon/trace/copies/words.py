"""Report → its words as arrays: what is compared, and what each word may count for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rashomon.model import Passage, Report, Span

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# A quotation ends with its mark or with its paragraph. A single mark opens behind no letter and closes only after
# punctuation: else it may be an apostrophe. What stands before a mark is looked at last, so that marks are found fast.
QUOTED = re.compile(
    r"“[^”\n]*(?:”|$)|\"(?<!\w\")[^\"\n]*(?:\"|$)|[‘'](?<!\w[‘'])(?=\w)[^‘\n]*?[.,!?…][’'](?!\w)", re.MULTILINE
)
# A post of a network that stands in a report ends with who sent it, and when.
POST = re.compile(r"^[^\n]{1,600} [—–-] [^\n()]{2,60} \(@\w+\)", re.MULTILINE)
OPENING = re.compile(r"(?:\A|\n|[.!?…][\"'”’)]{0,2}\s)\W{0,20}(?=\w)")
# A capital behind these and a blank may begin any sentence, not only a name.
STOPS = np.array([ord(mark) for mark in ".!?:;“‘\"'("], np.uint32)

# Words whose hashes are held: more than a language has in daily use.
KNOWN = 1 << 16

Numbers = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A report's words outside its furniture, in order, one entry a word in each array.

    ``forms`` are hashes of the folded words, ``starts`` and ``ends`` their characters; ``quoted`` stand in quotation
    marks, ``names`` are names and numbers, ``opens`` begin a sentence; ``until`` is the word before which furniture
    stands next.
    """

    report: str
    forms: Numbers
    starts: Places
    ends: Places
    quoted: Flags
    names: Flags
    opens: Flags
    until: Places

    def __len__(self) -> int:
        return len(self.forms)

    def passage(self, first: int, last: int) -> Passage:
        """Return the passage of the words ``first`` to ``last`` (half-open)."""
        return Passage(self.report, Span(int(self.starts[first]), int(self.ends[last - 1])))


def words_of(report: Report) -> Words:
    """Return the words of a report's paragraphs."""
    text, folded = report.text, lowered(report.text)
    places = [match.span() for match in WORD.finditer(text)]
    starts = np.array([start for start, _ in places], np.int32)
    ends = np.array([end for _, end in places], np.int32)
    plain = folded.replace("’", "'")
    forms = np.array([form(plain[start:end]) for start, end in places], np.uint32)
    quoted = within(starts, (match.span() for match in QUOTED.finditer(text)))
    if "(@" in text:
        quoted |= within(starts, (match.span() for match in POST.finditer(text)))
    opens = np.zeros(len(starts), np.bool_)
    opens[firsts(starts, [match.end() for match in OPENING.finditer(text)])] = True
    opens[firsts(starts, [span.start for span in report.paragraphs])] = True
    own = within(starts, ((span.start, span.end) for span in report.paragraphs))
    starts, ends, names = starts[own], ends[own], named(text, folded, starts)[own]
    until = np.searchsorted(starts, [*breaks(report), len(text)]).astype(np.int32)
    numbers = np.searchsorted(until, np.arange(len(starts)), side="right")
    return Words(report.id, forms[own], starts, ends, quoted[own], names, opens[own], until[numbers])


@lru_cache(KNOWN)
def form(word: str) -> int:
    """Return the hash of a folded word, the same on any day."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def lowered(text: str) -> str:
    """Return a text in lower case, character for character, so that positions stay."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def named(text: str, folded: str, starts: Places) -> Flags:
    """Return which words are numbers, or begin with a capital that no start of a sentence explains."""
    whole, small = (np.frombuffer(f"  {t}".encode("utf-32-le", "surrogatepass"), np.uint32) for t in (text, folded))
    earlier, before, first = whole[starts], whole[starts + 1], whole[starts + 2]
    digits = (first >= ord("0")) & (first <= ord("9"))
    inside = (before == ord(" ")) & (earlier > ord(" ")) & ~np.isin(earlier, STOPS)
    flags: Flags = digits | (inside & (first != small[starts + 2]))
    return flags


def firsts(starts: Places, edges: list[int]) -> npt.NDArray[np.intp]:
    """Return the number of the first word at or after each edge, where there is one."""
    numbers = np.searchsorted(starts, edges)
    return numbers[numbers < len(starts)]


def breaks(report: Report) -> list[int]:
    """Return where the report goes on after furniture."""
    starts = [span.start for span in report.paragraphs]
    numbers = {bisect_left(starts, piece.span.start) for piece in report.furniture}
    return [starts[number] for number in sorted(numbers) if number < len(starts)]


def within(places: Places, ranges: Iterable[tuple[int, int]]) -> Flags:
    """Return which of the places lie in one of the ranges, which are in order and disjoint."""
    edges = np.array([edge for each in ranges for edge in each], np.int32)
    flags: Flags = np.searchsorted(edges, places, side="right") % 2 == 1
    return flags
