"""Reports that carry one text, under whatever names: an agency's report that several outlets print."""

from __future__ import annotations

from collections import Counter

from rashomon.brief.rows import Ledger
from rashomon.model import Parse

# Two reports are one text where this share of the sentences of the shorter one stands in the other too.
MOST = 0.8
# Sentences of fewer words are alike by chance ("He did not reply"); fewer sentences than these make no text.
WORDS, SENTENCES = 5, 3


def same_text(ledger: Ledger) -> tuple[tuple[str, ...], ...]:
    """Return the ids of reports that carry one text word for word, whole or nearly so, in groups by publication.

    Each sentence is known by the report that held it first, so that the work grows with the text.
    """
    holder: dict[str, str] = {}
    held: dict[str, int] = {}
    groups: dict[str, list[str]] = {}
    for report in ledger.order:
        sentences = sayings(ledger.index.parses[report])
        found = Counter(holder[sentence] for sentence in sentences if sentence in holder)
        first = max(found, key=lambda each: (found[each], -ledger.order[each]), default=report)
        number = found[first]
        alike = number >= SENTENCES and number >= MOST * min(len(sentences), held[first])
        groups.setdefault(first if alike else report, []).append(report)
        # What a copy adds is known by the text that it copies.
        held[report] = len(sentences)
        for sentence in sentences:
            holder.setdefault(sentence, first if alike else report)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def sayings(parse: Parse) -> set[str]:
    """Return the sentences of a report without regard to case and spacing, short ones left out."""
    words = (each.span.of(parse.report.text).casefold().split() for each in parse.sentences)
    return {" ".join(sentence) for sentence in words if len(sentence) >= WORDS}
