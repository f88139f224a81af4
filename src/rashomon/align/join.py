"""Scored pairs → groups of statements that say the same thing.

Greedy agglomeration, best pair first; a pair that is the best of both its statements needs less. Two groups join only
where their members agree on the whole: the mean over all pairs across them, with pairs that were never candidates
counted as zero, must stay near the bar. So no group holds two different things because a third resembles both.

A long statement can carry two claims: pairs that are alike and found no common group are grouped once more, among
themselves. In the annotated stories a third of the readings stand in two claims.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

Pair = tuple[int, int]
Scores = Mapping[Pair, float]


@dataclass(frozen=True, slots=True)
class Bars:
    """What a pair's probability must reach to join two statements.

    ``mutual`` holds for a pair that is the best of both its statements, ``other`` for the rest, ``again`` for what the
    first round left. A joint group's mean over pairs of two reports must reach ``other`` times ``cohesion``.
    """

    mutual: float
    other: float
    again: float
    cohesion: float

    @property
    def least(self) -> float:
        """Return the mean that a group must reach in the first round."""
        return self.other * self.cohesion

    def bar(self, is_best: bool) -> float:
        """Return the bar of a pair in the first round."""
        return self.mutual if is_best else self.other


def groups(size: int, reports: Sequence[str], scores: Scores, bars: Bars) -> list[list[int]]:
    """Return the groups of the numbers ``0 … size - 1``, each sorted; numbers that joined nothing alone.

    ``scores`` holds the probability of pairs ``(i, j)`` with ``i < j`` of two reports.
    """
    best = mutual(scores, reports)
    first = agglomerated({p: s for p, s in scores.items() if s >= bars.bar(p in best)}, scores, reports, bars.least)
    together = {pair for group in first for pair in combinations(group, 2)}
    left = {pair: s for pair, s in scores.items() if s >= bars.again and pair not in together}
    second = agglomerated(left, scores, reports, bars.again * bars.cohesion)
    grouped = {number for group in (*first, *second) for number in group}
    alone = [[number] for number in range(size) if number not in grouped]
    return sorted([*first, *second, *alone])


def mutual(scores: Scores, reports: Sequence[str]) -> set[Pair]:
    """Return the pairs that are the best of both their statements between two reports."""
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for (i, j), score in scores.items():
        for one, other in ((i, j), (j, i)):
            key = one, reports[other]
            best[key] = max(best.get(key, (0.0, 0)), (score, -other))
    return {(i, j) for i, j in scores if best[i, reports[j]][1] == -j and best[j, reports[i]][1] == -i}


def agglomerated(pairs: Scores, scores: Scores, reports: Sequence[str], least: float) -> list[list[int]]:
    """Return the groups of two or more that ``pairs`` join, each sorted; ``scores`` tells whether they cohere."""
    home = {number: number for pair in pairs for number in pair}
    members = {number: [number] for number in home}
    for i, j in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        a, b = home[i], home[j]
        alone = len(members[a]) == len(members[b]) == 1
        if a == b or not (alone or coherent(members[a], members[b], reports, scores, least)):
            continue
        for number in members[b]:
            home[number] = a
        members[a] += members.pop(b)
    return [sorted(group) for group in members.values() if len(group) > 1]


def coherent(left: Sequence[int], right: Sequence[int], reports: Sequence[str], scores: Scores, least: float) -> bool:
    """Return whether the mean score across two groups reaches ``least``; pairs within one report do not count."""
    across = [scores.get((i, j) if i < j else (j, i), 0.0) for i in left for j in right if reports[i] != reports[j]]
    return bool(across) and sum(across) / len(across) >= least
