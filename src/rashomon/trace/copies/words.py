"""Report → its words as arrays: what is compared, and what each word may count for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rashomon.model import Passage, Report, Span

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# A quotation ends with its mark or with its paragraph. A single mark closes only after punctuation: else it may be an
# apostrophe. A post of a network that stands in a report ends with who sent it.
QUOTED = re.compile(
    r"^[^\n]{1,600} [—–-] [^\n()]{2,60} \(@\w+\)|“[^”\n]*(?:”|$)|(?<!\w)\"[^\"\n]*(?:\"|$)"
    r"|(?<!\w)[‘'](?=\w)[^‘\n]*?[.,!?…][’'](?!\w)",
    re.M,
)
# A capital after a word and a blank begins a name: after a full stop it may begin any sentence.
NAME = re.compile(r"(?<=[^\s.!?:;“‘\"'(] )[^\W\d_a-z]\w|\d")
OPENING = re.compile(r"(?:\A|\n|[.!?…][\"'”’)]{0,2}\s)\W*(?=\w)")

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
    text = report.text
    places = [match.span() for match in WORD.finditer(text)]
    starts = np.array([start for start, _ in places], np.int32)
    ends = np.array([end for _, end in places], np.int32)
    folded = lowered(text).replace("’", "'")
    forms = np.array([crc32(folded[start:end].encode("utf-8", "surrogatepass")) for start, end in places], np.uint32)
    own = within(starts, ((span.start, span.end) for span in report.paragraphs))
    quoted = within(starts, (match.span() for match in QUOTED.finditer(text)))
    names = np.isin(starts, [match.start() for match in NAME.finditer(text)])
    opens = np.isin(starts, [match.end() for match in OPENING.finditer(text)])
    opens |= np.isin(starts, firsts(starts, [span.start for span in report.paragraphs]))
    until = np.searchsorted(starts[own], [*breaks(report), len(text)]).astype(np.int32)
    numbers = np.searchsorted(until, np.arange(np.count_nonzero(own)), side="right")
    return Words(report.id, forms[own], starts[own], ends[own], quoted[own], names[own], opens[own], until[numbers])


def firsts(starts: Places, edges: list[int]) -> Places:
    """Return the first place at or after each edge, where there is one."""
    numbers = np.searchsorted(starts, edges)
    return starts[numbers[numbers < len(starts)]]


def breaks(report: Report) -> list[int]:
    """Return where the report goes on after furniture."""
    ends = [span.start for span in report.paragraphs]
    numbers = {bisect_left(ends, piece.span.start) for piece in report.furniture}
    return [ends[number] for number in sorted(numbers) if number < len(ends)]


def lowered(text: str) -> str:
    """Return a text in lower case, character for character, so that positions stay."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def within(places: Places, ranges: Iterable[tuple[int, int]]) -> Flags:
    """Return which of the places lie in one of the ranges, which are in order and disjoint."""
    edges = np.array([edge for each in ranges for edge in each], np.int32)
    flags: Flags = np.searchsorted(edges, places, side="right") % 2 == 1
    return flags
