"""Scored pairs → groups of statements that say the same thing.

Greedy agglomeration, best pair first. Two groups join only where their members agree on the whole: the mean over all
pairs across them, with pairs that were never candidates counted as zero, must stay near the bar. So no group holds two
different things because a third resembles both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Pair = tuple[int, int]


def groups(
    size: int, reports: Sequence[str], scores: Mapping[Pair, float], bar: float, cohesion: float
) -> list[list[int]]:
    """Return the groups of the numbers ``0 … size - 1``, each sorted, singletons included.

    ``scores`` holds the probability of pairs ``(i, j)`` with ``i < j`` of two reports. Pairs below ``bar`` join
    nothing; a joint group's mean over pairs of two reports must reach ``bar * cohesion``.
    """
    home = list(range(size))
    members = {number: [number] for number in range(size)}
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < bar:
            break
        a, b = home[i], home[j]
        if a == b or not coherent(members[a], members[b], reports, scores, bar * cohesion):
            continue
        for number in members[b]:
            home[number] = a
        members[a] += members.pop(b)
    return sorted(sorted(group) for group in members.values())


def coherent(
    left: Sequence[int], right: Sequence[int], reports: Sequence[str], scores: Mapping[Pair, float], least: float
) -> bool:
    """Return whether the mean score across two groups reaches ``least``; pairs within one report do not count."""
    across = [scores.get((i, j) if i < j else (j, i), 0.0) for i in left for j in right if reports[i] != reports[j]]
    return bool(across) and sum(across) / len(across) >= least
