"""Analyses → Stories: which reports tell of one event.

Names, numbers and rare words decide. Two reports belong together where the words of one, weighted by how much they
name, are largely found in the other; stories are what is linked so, directly or through others. A wrong split is worse
than a wrong join here: the user has put these reports side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from rashomon.model import Analysis, Story, content_id

# What a word of each kind weighs: names and numbers tell events apart, common nouns and verbs only topics.
WEIGHTS = {"PROPN": 3.0, "NUM": 1.0, "NOUN": 1.0, "VERB": 0.5, "ADJ": 0.5}
# The lead carries the event: words that stand early count double.
LEAD = 120
# The least share of the lighter report's weight that two reports of one event have in common.
SHARED = 0.21

Bag = dict[str, float]


def group(analyses: Sequence[Analysis]) -> tuple[Story, ...]:
    """Return the stories of the analyses, the largest first; every report is in one of them."""
    bags = [bag(analysis) for analysis in analyses]
    home = list(range(len(analyses)))
    for i, j in combinations(range(len(analyses)), 2):
        if home[i] != home[j] and likeness(bags[i], bags[j]) >= SHARED:
            old, new = max(home[i], home[j]), min(home[i], home[j])
            home = [new if place == old else place for place in home]
    return tuple(
        story([analyses[n] for n in range(len(analyses)) if home[n] == place])
        for place, _ in sorted(Counter(home).items(), key=lambda item: (-item[1], item[0]))
    )


def story(analyses: Sequence[Analysis]) -> Story:
    """Return the story of some analyses, ordered by report id."""
    ordered = sorted(analyses, key=lambda analysis: analysis.report.id)
    return Story(content_id("y", *(analysis.report.id for analysis in ordered)), tuple(ordered))


def bag(analysis: Analysis) -> Bag:
    """Return a report's words with their weights: by part of speech, twice for the lead, less for each repetition."""
    weights: Bag = {}
    for token in analysis.parse.tokens:
        weight = WEIGHTS.get(token.pos, 0.0)
        if weight and len(token.lemma) > 2:
            lead = 2.0 if token.index < LEAD else 1.0
            weights[token.lemma] = max(weights.get(token.lemma, 0.0), weight * lead)
    return weights


def likeness(a: Bag, b: Bag) -> float:
    """Return the share of the lighter bag's weight that both hold, in [0, 1]."""
    common = sum(min(a[word], b[word]) for word in sorted(a.keys() & b.keys()))
    lighter = min(sum(sorted(a.values())), sum(sorted(b.values())))
    return common / lighter if lighter else 0.0
