"""Analyses → Stories: reports of one event are kept together, reports of different events are parted.

Each report is a bag of weighted words: the lemmas of its names and of its other content words, those of the first
paragraphs heavier, those that many of the given reports share lighter. Two reports are of one event where the words
that they share outweigh a part of the lighter report. Groups join by average linkage, so that one report which touches
on two events does not tie their stories together. Candidates come from an inverted index of the weightiest words:
the cost grows with the reports' words, not with the square of their number times their length.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rashomon.group.sketch import Sketch, sketch
from rashomon.group.stream import Link, Outline, Stream
from rashomon.model import Analysis, Story, Token, content_id

__all__ = ["Link", "Outline", "Sketch", "Stream", "group", "sketch"]

# Measured by benchmarks/grouping.py: the bar that keeps almost every story whole and parts almost every mix.
BAR = 0.12
# A report is described by so many of its weightiest words.
KEPT = 150
Pair = tuple[int, int]
CONTENT = {"PROPN": 2.0, "NOUN": 1.0, "VERB": 0.7, "ADJ": 0.5}
# Words of reporting and of the calendar say nothing about which event it is.
EMPTY = frozenset(
    """say tell ask add report reporter news official spokesman spokeswoman statement interview people man woman person
    time year month week day today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december be have do go get make take come know
    think want use give find see new other many last first more such own good part way thing mr. mrs. ms. mr mrs ms dr.
    u.s. united states america american president government country state city county national photo image video
    copyright associated press reuters ap email share story read continue advertisement
    newsletter twitter facebook""".split()
)


def group(analyses: Sequence[Analysis]) -> tuple[Story, ...]:
    """Return the stories of the analyses, ordered by their first report's id; every analysis is in exactly one."""
    ordered = sorted(analyses, key=lambda analysis: analysis.report.id)
    bags = weighted([counts(analysis) for analysis in ordered])
    scores = {(left, right): alike(bags[left], bags[right]) for left, right in candidates(bags)}
    stories = ([ordered[place] for place in members] for members in joined(len(ordered), scores))
    return tuple(Story(content_id("y", *(a.report.id for a in each)), tuple(each)) for each in stories)


def joined(size: int, scores: Mapping[Pair, float]) -> list[list[int]]:
    """Return the groups of the numbers ``0 … size - 1`` by average linkage, each sorted, singletons included.

    Two groups join while the mean over all pairs across them, absent pairs counted as zero, is at least ``BAR``; the
    best pair of groups goes first. ``scores`` holds pairs ``(i, j)`` with ``i < j``.
    """
    members = {place: [place] for place in range(size)}
    across: dict[int, dict[int, float]] = {place: {} for place in range(size)}
    for (left, right), score in scores.items():
        across[left][right] = across[right][left] = score
    queue = [(-score, left, right, 1, 1) for (left, right), score in scores.items() if score >= BAR]
    heapq.heapify(queue)
    while queue:
        _, left, right, one, other = heapq.heappop(queue)
        # An entry is stale where one of its groups has grown or is gone.
        if len(members.get(left, ())) != one or len(members.get(right, ())) != other:
            continue
        members[left] += members.pop(right)
        for third, total in across.pop(right).items():
            del across[third][right]
            if third != left:
                across[left][third] = across[third][left] = across[left].get(third, 0.0) + total
        for third, total in across[left].items():
            mean = total / (len(members[left]) * len(members[third]))
            if mean >= BAR:
                a, b = min(left, third), max(left, third)
                heapq.heappush(queue, (-mean, a, b, len(members[a]), len(members[b])))
    return sorted(sorted(group) for group in members.values())


def counts(analysis: Analysis) -> dict[str, float]:
    """Return how often a report uses each content word, words of its first paragraphs and of its headline twice."""
    parse, found = analysis.parse, defaultdict[str, float](float)
    for sentence in parse.sentences:
        twice = 2.0 if sentence.paragraph <= 3 else 1.0
        for token in parse.tokens[sentence.first : sentence.last]:
            if (word := content(token)) is not None:
                found[word] += twice * CONTENT[token.pos]
    return found


def content(token: Token) -> str | None:
    """Return the word that a token counts as, ``None`` where it says nothing of the event."""
    if token.pos not in CONTENT:
        return None
    word = token.lemma.lower().removesuffix("’s").removesuffix("'s")
    return word if len(word) > 2 and word not in EMPTY and word[0].isalpha() else None


def weighted(all_counts: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """Return each report's weightiest words, rarer ones heavier where there are reports enough to tell."""
    spread = Counter(word for each in all_counts for word in each)
    total = len(all_counts)

    def weight(word: str, count: float) -> float:
        return (1 + math.log(count) if count > 1 else count) * math.log(1 + (total + 5) / (spread[word] + 0.5))

    bags = []
    for each in all_counts:
        scored = sorted(((-weight(word, count), word) for word, count in each.items()))[:KEPT]
        bags.append({word: -value for value, word in scored})
    return bags


def candidates(bags: Sequence[Mapping[str, float]]) -> list[tuple[int, int]]:
    """Return the pairs of reports that share a word; words that most of many reports use propose nobody."""
    places: dict[str, list[int]] = {}
    for place, bag in enumerate(bags):
        for word in bag:
            places.setdefault(word, []).append(place)
    common = max(60, len(bags) // 10)
    pairs = {
        (left, right)
        for found in places.values()
        if len(found) <= common
        for n, left in enumerate(found)
        for right in found[n + 1 :]
    }
    return sorted(pairs)


def alike(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the share of the lighter report's weight that both reports have, in [0, 1]."""
    if len(right) < len(left):
        left, right = right, left
    shared = sum(min(value, right[word]) for word, value in left.items() if word in right)
    lighter = min(sum(left.values()), sum(right.values()))
    return shared / lighter if lighter else 0.0
