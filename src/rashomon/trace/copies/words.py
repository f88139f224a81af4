"""Report → its words as arrays: what is compared, and what each word may count for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.model import Passage, Report, Span
from rashomon.trace.copies.spelling import Codes, Edges, split

# A quotation ends with its mark or with its paragraph. A single mark opens behind no letter and closes only after
# punctuation: else it may be an apostrophe. What stands before a mark is looked at last, so that marks are found fast.
QUOTED = re.compile(
    r"“[^”\n]*(?:”|$)|\"(?<!\w\")[^\"\n]*(?:\"|$)|[‘'](?<!\w[‘'])(?=\w)[^‘\n]*?[.,!?…][’'](?!\w)", re.MULTILINE
)
# A post of a network that stands in a report ends with who sent it, and when.
POST = re.compile(r"^[^\n]{1,600} [—–-] [^\n()]{2,60} \(@\w+\)", re.MULTILINE)
# A text's first word opens its first paragraph.
OPENING = re.compile(r"[\n.!?…](?:(?<=\n)|[\"'”’)]{0,2}\s)\W{0,20}(?=\w)")
# A capital behind these and a blank may begin any sentence, not only a name.
STOPS = frozenset(".!?:;“‘\"'(")

Places = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A report's words outside its furniture, in order, one entry a word in each array.

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
    own = within(starts, ((span.start, span.end) for span in report.paragraphs))
    starts, ends, forms = starts[own], ends[own], forms[own]
    quoted = within(starts, (match.span() for match in QUOTED.finditer(text)))
    if "(@" in text:
        quoted |= within(starts, (match.span() for match in POST.finditer(text)))
    opens = np.zeros(len(starts) + 1, np.bool_)
    opens[-1] = True
    opens[np.searchsorted(starts, [match.end() for match in OPENING.finditer(text)])] = True
    opens[np.searchsorted(starts, [span.start for span in report.paragraphs])] = True
    return Words(
        report.id,
        forms,
        starts.astype(np.int32),
        ends.astype(np.int32),
        quoted,
        named(codes, starts),
        opens.tobytes(),
        tuple(np.searchsorted(starts, breaks(report)).tolist()),
    )


def named(codes: Codes, starts: Edges) -> Flags:
    """Return which words are numbers, or begin with a capital that no start of a sentence explains."""
    first = codes[starts]
    found: Flags = (first >= ord("0")) & (first <= ord("9"))
    small = (first >= ord("a")) & (first <= ord("z"))
    for number in np.flatnonzero((starts > 1) & (codes[starts - 1] == ord(" ")) & ~small & ~found).tolist():
        earlier, character = chr(codes[starts[number] - 2]), chr(first[number])
        found[number] = character != character.lower() and earlier > " " and earlier not in STOPS
    return found


def breaks(report: Report) -> list[int]:
    """Return where the report goes on after furniture."""
    starts = [span.start for span in report.paragraphs]
    numbers = {bisect_left(starts, piece.span.start) for piece in report.furniture}
    return [starts[number] for number in sorted(numbers) if number < len(starts)]


def within(places: Edges, ranges: Iterable[tuple[int, int]]) -> Flags:
    """Return which of the places lie in one of the ranges, which are in order and disjoint."""
    edges = np.array([edge for each in ranges for edge in each], np.int32)
    flags: Flags = np.searchsorted(edges, places, side="right") % 2 == 1
    return flags
