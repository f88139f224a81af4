"""Statements → Claims: who says the same thing.

Blocking keeps, for each statement, the few most alike of every other report; boosted trees score each kept pair on
words, meaning (a small encoder), names, numbers, arguments, voice and place; the scored pairs are grouped so that a
claim never holds two things because a third resembles both. A statement stands in two claims where it carries both,
and statements that share two things make two claims; each claim shows the part of it that the others share.
"""

from __future__ import annotations

import numpy as np

from rashomon.align.claims import Member, Words, claim, part
from rashomon.align.cut import shares
from rashomon.align.features import pairs
from rashomon.align.join import Bars, Pair, groups
from rashomon.align.profile import Profile, profiles
from rashomon.align.weights import Weights, load
from rashomon.model import Claim, Index, Linked, Story
from rashomon.trees import Trees

# Chosen on the annotated stories by cross-validation (training/align/trees.py) for loose F1; they are a little higher
# than best there, so that our own stories' precision holds.
BARS = Bars(mutual=0.45, other=0.65, again=0.48, cohesion=0.9)


def align(story: Story, linked: Linked, weights: Weights | None = None, bars: Bars = BARS) -> tuple[Claim, ...]:
    """Return the claims of a story, weightiest first; statements that only one report has are claims of their own.

    ``weights`` replaces those that ship with the package (for cross-validation).
    """
    index = Index.of(story)
    weights = weights or load()
    described = profiles(story, linked, weights.encoder)
    statements = [index.statements[s] for p in described for s in p.statements]
    scores = scored(described, weights.trees)
    reports = [s.report for s in statements]
    grouped = groups(len(statements), reports, scores, bars)
    sheets = [sheet for p in described for sheet in p.sheets]
    found: list[Claim] = []
    # Of two claims that share a reading, the one of more reports is the first to be shown by it.
    shown: set[Words] = set()
    ordered = sorted(grouped, key=lambda group: (-len({reports[n] for n in group}), group))
    for parts in shares(ordered, reports, sheets, scores, weights.cut):
        members = [Member(n, statements[n], part(statements[n], sheets[n], each, index)) for n, each in parts.items()]
        found.append(claim(members, scores, index, shown))
        shown.update(member.words for member in members if member.statement.id == found[-1].best)
    return tuple(sorted(found, key=lambda c: (-c.weight, c.id)))


def scored(described: list[Profile], trees: Trees) -> dict[Pair, float]:
    """Return the probability of each candidate pair, by the numbers of its statements in the story's order.

    A report's pairs with all later reports go through the trees at once: walking them costs more by the call than by
    the row.
    """
    bases = np.cumsum([0, *(len(p.statements) for p in described)])
    found: dict[Pair, float] = {}
    for a, profile in enumerate(described[:-1]):
        kept = [pairs(profile, other, len(described)) for other in described[a + 1 :]]
        left = np.concatenate([each.left for each in kept]) + bases[a]
        right = np.concatenate([each.right + base for each, base in zip(kept, bases[a + 1 :], strict=False)])
        probabilities = trees.probability(np.concatenate([each.features for each in kept]))
        found.update(zip(zip(left.tolist(), right.tolist(), strict=True), probabilities.tolist(), strict=True))
    return found
