"""Two versions of one address → what the outlet changed, and whether it says so."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from rashomon.model import Analysis, Passage
from rashomon.store.values import Change, ReportRow, Revision

# Two texts of one address are versions of one report where they share such a part of the shorter one's word pairs.
KIN = 0.3
# How outlets say that a text was changed.
NOTICE = re.compile(r"\b(correct(?:ed|ion|ions)|updated?|clarif(?:ied|ication)|amended|editor[’']s note)\b", re.I)


def are_versions(one: str, other: str) -> bool:
    """Return whether two texts of one address are one report at two times, and not two reports of a reused address."""
    left, right = pairs_of_words(one), pairs_of_words(other)
    return bool(left and right) and (left & right).total() >= KIN * min(left.total(), right.total())


def pairs_of_words(text: str) -> Counter[tuple[str, str]]:
    """Return how often each two neighbouring words stand in a text."""
    words = re.findall(r"\w+", text.casefold())
    return Counter(zip(words, words[1:], strict=False))


def revision(address: str, older: tuple[ReportRow, Analysis], newer: tuple[ReportRow, Analysis]) -> Revision:
    """Return what differs between two versions, sentence by sentence, each side at its exact characters."""
    (old_row, old), (new_row, new) = older, newer
    before, after = sentences(old), sentences(new)
    matcher = SequenceMatcher(None, [words for _, words in before], [words for _, words in after], autojunk=False)
    changes = tuple(
        Change(tuple(place for place, _ in before[a:b]), tuple(place for place, _ in after[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )
    return Revision(address, old_row, new_row, announced(old, new), changes)


def sentences(analysis: Analysis) -> list[tuple[Passage, str]]:
    """Return a report's sentences, each with its words."""
    report = analysis.report
    return [(Passage(report.id, s.span), " ".join(s.span.of(report.text).split())) for s in analysis.parse.sentences]


def announced(older: Analysis, newer: Analysis) -> bool:
    """Return whether the newer version says that it was changed: by a later date of its own, or in words."""
    old, new = older.report, newer.report
    dated = new.updated is not None and new.updated > (old.updated or old.published.latest or "")
    return dated or len(NOTICE.findall(new.text)) > len(NOTICE.findall(old.text))
