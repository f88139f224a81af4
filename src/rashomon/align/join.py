"""Scored pairs → groups of statements that say the same thing.

Greedy agglomeration, best pair first. Two groups join only where their members agree on the whole: the mean over all
pairs across them, with pairs that were never candidates counted as zero, must stay near the bar. So no group holds two
different things because a third resembles both.

A long statement can carry two claims: pairs that are alike and found no common group are grouped once more, among
themselves. In the annotated stories a third of the readings stand in two claims.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

Pair = tuple[int, int]
Scores = Mapping[Pair, float]


def groups(
    size: int, reports: Sequence[str], scores: Scores, bar: float, again: float, cohesion: float
) -> list[list[int]]:
    """Return the groups of the numbers ``0 … size - 1``, each sorted; numbers that joined nothing alone.

    ``scores`` holds the probability of pairs ``(i, j)`` with ``i < j`` of two reports. Pairs below ``bar`` join
    nothing, in the second round those below ``again``; a joint group's mean over pairs of two reports must reach the
    bar times ``cohesion``.
    """
    first = agglomerated(scores, scores, reports, bar, cohesion)
    together = {pair for group in first for pair in combinations(group, 2)}
    left = {pair: score for pair, score in scores.items() if pair not in together}
    second = agglomerated(left, scores, reports, again, cohesion)
    grouped = {number for group in (*first, *second) for number in group}
    alone = [[number] for number in range(size) if number not in grouped]
    return sorted([*first, *second, *alone])


def agglomerated(pairs: Scores, scores: Scores, reports: Sequence[str], bar: float, cohesion: float) -> list[list[int]]:
    """Return the groups of two or more that ``pairs`` join, each sorted; ``scores`` tells whether they cohere."""
    home = {number: number for pair in pairs for number in pair}
    members = {number: [number] for number in home}
    for (i, j), score in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if score < bar:
            break
        a, b = home[i], home[j]
        if a == b or not coherent(members[a], members[b], reports, scores, bar * cohesion):
            continue
        for number in members[b]:
            home[number] = a
        members[a] += members.pop(b)
    return [sorted(group) for group in members.values() if len(group) > 1]


def coherent(left: Sequence[int], right: Sequence[int], reports: Sequence[str], scores: Scores, least: float) -> bool:
    """Return whether the mean score across two groups reaches ``least``; pairs within one report do not count."""
    across = [scores.get((i, j) if i < j else (j, i), 0.0) for i in left for j in right if reports[i] != reports[j]]
    return bool(across) and sum(across) / len(across) >= least
