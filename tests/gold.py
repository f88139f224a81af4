"""Score comparisons of the test stories against their gold.json, by the measures that benchmarks/collation.py uses.

Loose: two ranges are one reading where half of the shorter is shared. A pair of readings of two reports is right where
both ends are; precision and recall count such pairs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import combinations, product
from typing import Any

from rashomon.hands import Hands
from rashomon.model import Comparison, Index, Linked, Span, Statement

Place = tuple[str, Span]
SILENT = frozenset("a an the of to in on at for from by with and or his her its their who that this said".split())


def folded(text: str) -> str:
    """Return text with each white space as a blank, position by position."""
    return re.sub(r"\s", " ", text)


def find(text: str, words: str, near: int = 0) -> Span:
    """Return where some words stand, the place nearest to a position; a ``ValueError`` where they do not."""
    places = [match.start() for match in re.finditer(re.escape(folded(words)), folded(text))]
    start = min(places, key=lambda place: abs(place - near))
    return Span(start, start + len(words))


def alike(a: Span, b: Span) -> bool:
    """Return whether half of the shorter span is shared."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and 2 * shared >= min(a.end - a.start, b.end - b.start)


def words(texts: Iterable[str]) -> set[str]:
    """Return the words of some texts that carry meaning, in lower case."""
    return {word for text in texts for word in re.findall(r"[\w’']+", text.lower())} - SILENT


def pairs(claims: Iterable[list[Place]]) -> list[tuple[Place, Place]]:
    """Return the pairs of readings of two reports within each claim, each once."""
    found = {tuple(sorted(pair)) for claim in claims for pair in combinations(claim, 2) if pair[0][0] != pair[1][0]}
    return sorted(found)  # type: ignore[arg-type]


def same(p: tuple[Place, Place], q: tuple[Place, Place]) -> bool:
    """Return whether two pairs of readings are one."""
    return all(a[0] == b[0] and alike(a[1], b[1]) for a, b in zip(p, q, strict=True))


class Scored:
    """Counts over the stories scored so far."""

    def __init__(self) -> None:
        self.n: Counter[str] = Counter()

    def share(self, part: str, whole: str) -> float:
        """Return the share of one count in another."""
        return self.n[part] / self.n[whole] if self.n[whole] else 0.0

    @property
    def f1(self) -> float:
        """Return the F1 of pairs of readings."""
        precision, recall = self.share("right", "told"), self.share("found", "gold")
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def add(self, comparison: Comparison, gold: dict[str, Any], stems: dict[str, str]) -> None:
        """Count one story; ``stems`` gives each report's id by the name that the gold calls it."""
        index = Index.of(comparison.story)
        hands = Hands.of(index, Linked(comparison.entities))
        texts = {name: index.reports[report].text for name, report in stems.items()}
        claims = [
            [(stems[r["report"]], find(texts[r["report"]], r["quote"])) for r in claim["readings"]]
            for claim in gold["claims"]
        ]
        wanted, told = pairs(claims), pairs([[(r.report, r.span) for r in c.readings] for c in comparison.claims])
        self.n["gold"] += len(wanted)
        self.n["told"] += len(told)
        self.n["right"] += sum(any(same(p, q) for q in wanted) for p in told)
        self.n["found"] += sum(any(same(p, q) for p in told) for q in wanted)
        for claim, places in zip(gold["claims"], claims, strict=True):
            for reading, place in zip(claim["readings"], places, strict=True):
                self.reading(reading, place, index, hands)
        self.labels(gold["labels"], stems, index, hands)

    def reading(self, reading: dict[str, Any], place: Place, index: Index, hands: Hands) -> None:
        """Count whose word a reading is."""
        report, span = place
        over = [s for s in index.statements.values() if s.report == report and alike(s.span, span)]
        if not over:
            return
        statement = max(over, key=lambda s: (shared(s, span), s.span.start - s.span.end))
        own = reading["kind"] == "own"
        self.n["placed"] += 1
        self.n["voice"] += own == (statement.voice == "own")
        if not own:
            named = [hands.name(report, link) for link in statement.chain]
            said = [link.span.of(index.reports[report].text) for link in statement.chain]
            self.n["attributed"] += 1
            self.n["source"] += bool(words([reading["source"]]) & words([*named, *said]))

    def labels(self, labels: list[dict[str, Any]], stems: dict[str, str], index: Index, hands: Hands) -> None:
        """Count which names of one thing are joined, and which of two things."""
        forms = [
            [
                (name, entity(stems[name], form, index, hands))
                for name, forms in label["names"].items()
                for form in forms
            ]
            for label in labels
        ]
        for each in forms:
            for a, b in combinations(each, 2):
                self.n["label pairs"] += a[0] != b[0]
                self.n["joined"] += a[0] != b[0] and a[1] is not None and a[1] == b[1]
        for one, two in combinations(forms, 2):
            for a, b in product(one, two):
                self.n["other pairs"] += 1
                self.n["merged"] += a[1] is not None and a[1] == b[1]


def shared(statement: Statement, span: Span) -> int:
    """Return how many characters a statement and a span share."""
    return min(statement.span.end, span.end) - max(statement.span.start, span.start)


def entity(report: str, form: str, index: Index, hands: Hands) -> str | None:
    """Return the entity that most places of a form in a report belong to."""
    text = folded(index.reports[report].text)
    places = [Span(m.start(), m.end()) for m in re.finditer(re.escape(folded(form)), text)]
    owners = Counter(
        hands.owner[m.id] for m in hands.places.get(report, ()) for place in places if alike(m.span, place)
    )
    return owners.most_common(1)[0][0] if owners else None
