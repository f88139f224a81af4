"""What one report alone says in a list: its lines are told by their first, with how many more of its form there are.

A page's list of casualties would else fill a brief with a line for each name.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from rashomon.brief.lines import Alone
from rashomon.clean.lines import MARKER
from rashomon.clean.patterns import SENTENCE_END
from rashomon.model import Report, Span, hull

# So many paragraphs of one form are a list.
LEAST = 5
# They have so many marks or more between their parts.
MARKS = 2
WORD = re.compile(r"(?P<name>[^\W\d_][\w’'.-]*)|(?P<figure>\d[\d.,:/-]*\d|\d)")
MARK = re.compile(r"[^\s\w]")


def folded(lines: Iterable[Alone], report: Report) -> list[Alone]:
    """Return the lines of a report, given in its text's order, with those of each list as one, in its first's place.

    What somebody is quoted with is no line of a list.
    """
    kept, paragraphs = dict(enumerate(lines)), listed(report)
    starts = [span.start for span, _ in paragraphs]
    lists: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for number, line in kept.items():
        end = hull(line.told.content).end
        place = bisect.bisect_left(starts, end) - 1
        if place >= 0 and end <= paragraphs[place][0].end and line.told.voice == "own":
            span, shape = paragraphs[place]
            lists[shape].append((number, span))
    for found in lists.values():
        told = [(kept.pop(number), span) for number, span in found]
        # A line that was cut is a poor sample.
        shown, _ = min(told, key=lambda each: not hull(each[0].told.content).contains(each[1]))
        claims = dict.fromkeys(claim for line in (shown, *(line for line, _ in told)) for claim in line.claims)
        kept[found[0][0]] = replace(shown, claims=tuple(claims), further=len({span for _, span in told}) - 1)
    return [kept[number] for number in sorted(kept)]


def listed(report: Report) -> list[tuple[Span, str]]:
    """Return the paragraphs of a report that are lines of a list, without a list's marks, each with its form.

    What is closed as a sentence is none.
    """
    found: list[tuple[Span, str]] = []
    for span in report.paragraphs:
        if SENTENCE_END.search(span.of(report.text)):
            continue
        marked = MARKER.match(span.of(report.text))
        words = Span(span.start + (marked.end() if marked else 0), span.end)
        found.append((words, form(words.of(report.text))))
    times = Counter(shape for _, shape in found)
    return [each for each in found if times[each[1]] >= LEAST and len(MARK.findall(each[1])) >= MARKS]


def form(text: str) -> str:
    """Return the form of a line: its marks, and between them whether names, figures or other words stand.

    >>> form("Amina S. Koroma, 20, of Port Loko, dead")
    'A, 0, a A, a'
    """

    def kind(word: re.Match[str]) -> str:
        if word["figure"]:
            return "0"
        return "A" if word["name"][0].isupper() else "a"

    return re.sub(r"(A|a|0)(?: \1)+", r"\1", WORD.sub(kind, text))
