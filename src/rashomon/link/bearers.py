"""Descriptions joined that boosted trees find likely to be of one bearer: "his trip", "the president's Asia trip".

What the rules of this stage leave apart is looked at here, cluster by cluster. A description is a cluster without a
name, a bearer any other cluster. Each description is compared with a few bearers: those spoken of most, in the story
and in its own reports, those spoken of right before it, those with a word in common, those most alike in their
passages. So the work grows with the number of descriptions. "No bearer" is the answer wherever no probability reaches
the bar.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set

import numpy as np

from rashomon.link.apart import apart, clash, two_groups
from rashomon.link.cluster import Clusters
from rashomon.link.context import in_context
from rashomon.link.items import Item
from rashomon.link.owners import Owners
from rashomon.link.profile import KINDS, Profile, Sheet, alike_words
from rashomon.link.sorts import COMMON
from rashomon.link.weights import Weights
from rashomon.model import MentionKind, Parse
from rashomon.trees import Floats

# Chosen by reading what is joined in bundles and own stories that nothing was fitted on (decisions 0036, 0045).
BAR = 0.5
# What gives a description a name must be likelier.
NAMED = 0.6
# So must two groups of two sorts be: "the crowd", "supporters". Of the joins below it that were read most were wrong.
GROUPS = 0.65
# No description gets a name where another name is nearly as likely: by this share of the likelihood.
RIVAL = 0.9
# Two clusters less alike in their passages are not weighed: of 79 stories no such pair was likelier than .3.
LIKE = 0.4
# Two groups are joined only if the pairs between them that were compared reach this share of the bar on average.
COHESION = 0.7
# No group takes in more clusters than this, so that comparing two groups stays affordable.
LARGEST = 60
# How many bearers are looked at: most spoken of in the story, in a report; right before; with a word in common; most
# alike in their passages.
SALIENT, HERE, NEAR, SHARING, ALIKE = 12, 8, 5, 8, 8
# So many times as many of those are looked at to find them, and no more.
LOOKED = 10
# How many mentions back a bearer is looked for, and how far a distance in sentences is told.
WINDOW, FAR = 60, 30.0
# Who serves the police or a sheriff.
EITHER = frozenset("investigator detective authorities authority officer".split())
REASON = "likely the same, by likeness of words and place"

Pair = tuple[Profile, Profile]


def join_likely(
    clusters: Clusters,
    items: Sequence[Item],
    parses: dict[str, Parse],
    owners: Owners,
    weights: Weights,
) -> None:
    """Join descriptions that are likely of one bearer, the surest first."""
    vectors = clusters.vectors or in_context(items, parses, weights.reader)
    sheet = Sheet(clusters, items, parses, owners, weights.words, vectors)
    looked_at = list(candidates(sheet))
    torn = of_two_forces(sheet)
    pairs = [(x, y) for x, y in looked_at if sheet.likeness_in_context(x, y) >= LIKE and not torn(x, y)]
    if not pairs:
        return
    found = weights.trees.probability(table(sheet, pairs)).round(6).tolist()
    scores = {(x.key, y.key): 0.0 for x, y in looked_at}
    scores |= {(x.key, y.key): score for (x, y), score in zip(pairs, found, strict=True)}
    scores |= {(y, x): score for (x, y), score in scores.items()}
    groups = {key: [key] for key in sheet.profiles}
    likely = bearers(found, pairs)
    for score, (x, y) in sorted(zip(found, pairs, strict=True), key=lambda each: (-each[0], each[1][0].key)):
        if score < BAR:
            break
        left, right = groups[x.key], groups[y.key]
        named = [any(sheet.profiles[key].names for key in group) for group in (left, right)]
        least = max(BAR, NAMED if any(named) else GROUPS if two_groups(x, y) else BAR)
        between = [scores[a, b] for a in left for b in right if (a, b) in scores]
        # Likeness never makes one of two names.
        if left is right or all(named) or score < least or len(left) + len(right) > LARGEST:
            continue
        if sum(between) < COHESION * least * len(between):
            continue
        if any(apart(sheet.profiles[a], sheet.profiles[b]) for a in left for b in right):
            continue
        if any(named) and contested(right if named[0] else left, {*left, *right}, score, likely):
            continue
        if clusters.join(y.clearest, x.clearest, REASON):
            joined = left + right
            groups.update(dict.fromkeys(joined, joined))


def of_two_forces(sheet: Sheet) -> Callable[[Profile, Profile], bool]:
    """Return the test whether a description may be of either of two forces: of a sheriff's, beside the police by name.

    "Investigators" are then not said to be the police's.
    """
    sheriff = any("deputy" in p.heads or "sheriff" in p.names for p in sheet.profiles.values())

    def torn(one: Profile, other: Profile) -> bool:
        return sheriff and any(
            x.heads & EITHER and not x.names and "police" in y.names for x, y in ((one, other), (other, one))
        )

    return torn


def bearers(scores: Sequence[float], pairs: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """Return, for each description, the clusters with a name that may be its bearer, with how likely each is."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for score, (x, y) in zip(scores, pairs, strict=True):
        for one, other in ((x, y), (y, x)):
            if other.names and not one.names:
                found[one.key][other.key] = score
    return found


def contested(described: Sequence[str], joined: Set[str], score: float, likely: dict[str, dict[str, float]]) -> bool:
    """Return whether a name outside of what is joined is nearly as likely: the text then does not tell whose it is."""
    return any(other >= RIVAL * score for key in described for name, other in likely[key].items() if name not in joined)


# --- who is compared ------------------------------------------------------------------------------------------------


def candidates(sheet: Sheet) -> Iterator[Pair]:
    """Yield each description with the bearers that it may have, each pair once."""
    salient = sorted(sheet.profiles.values(), key=lambda p: (-len(p.items) - 2 * p.headline, p.key))
    local: dict[str, list[Profile]] = defaultdict(list)
    by_word: dict[str, list[Profile]] = defaultdict(list)
    for p in salient:
        for report in p.at.heads:
            local[report].append(p)
        for word in p.sorts | p.proper | p.names:
            by_word[word].append(p)
    foremost = by_kind(salient)
    spoken = {r: by_kind(sorted(there, key=lambda p: -len(p.at.heads[r]))) for r, there in local.items()}
    order = {r: sorted((at, p.key) for p in there for at in p.at.heads[r]) for r, there in local.items()}
    seen: set[tuple[str, str]] = set()
    for x in sheet.profiles.values():
        if x.names:
            continue
        found: dict[str, Profile] = {}
        take(found, x, foremost[x.kind], SALIENT)
        for report in sorted(x.at.heads):
            take(found, x, spoken[report][x.kind], HERE)
            end = bisect.bisect_left(order[report], (x.at.heads[report][0], ""))
            before = order[report][max(0, end - WINDOW) : end]
            take(found, x, [sheet.profiles[key] for _, key in reversed(before)], NEAR)
        for word in sorted(x.sorts | x.proper | x.modifiers):
            take(found, x, by_word.get(word, ()), SHARING)
        take(found, x, sheet.closest_in_context(x), ALIKE)
        for y in found.values():
            pair = (min(x.key, y.key), max(x.key, y.key))
            if pair not in seen:
                seen.add(pair)
                yield x, y


def by_kind(profiles: Sequence[Profile]) -> dict[MentionKind, list[Profile]]:
    """Return, for each kind of description, the clusters that it can be one with by their kinds, in their order."""
    return {kind: [p for p in profiles if fit_kinds(kind, p)] for kind in KINDS}


def take(found: dict[str, Profile], x: Profile, pool: Sequence[Profile], most: int) -> None:
    """Add the first ``most`` of a pool that can be one with a description and are not told apart from it."""
    left = most
    for p in pool[: LOOKED * most]:
        if p.key in found or (p.key != x.key and fits(x, p) and not apart(x, p)):
            found.setdefault(p.key, p)
            left -= 1
            if not left:
                return


def fits(one: Profile, other: Profile) -> bool:
    """Return whether two clusters can be one by their kinds and number."""
    if "person" in (one.kind, other.kind) and one.plural != other.plural:
        return False
    return fit_kinds(one.kind, other) or (bool(one.names) and fit_kinds(other.kind, one))


def fit_kinds(kind: MentionKind, other: Profile) -> bool:
    """Return whether what is of a kind can be a cluster by its kind; a name of no known kind can be anything."""
    if kind == other.kind or (other.names and other.kind == "thing"):
        return True
    kinds = {kind, other.kind}
    if "event" in kinds and kinds & {"group", "organisation"}:
        return False
    return "person" not in kinds and ("group" not in kinds or "organisation" in kinds)


# --- what trees are asked -------------------------------------------------------------------------------------------


def table(sheet: Sheet, pairs: Sequence[Pair]) -> Floats:
    """Return the features of pairs, shape (pairs, features); their names are those of ``features``."""
    return np.array([list(features(sheet, x, y).values()) for x, y in pairs], dtype=np.float64)


def features(sheet: Sheet, x: Profile, y: Profile) -> dict[str, float]:
    """Return what a description ``x`` and a bearer ``y`` have in common, by name and always in one order."""
    return {
        **in_words(sheet, x, y),
        **in_context_of(sheet, x, y),
        **in_facts(x, y),
        **in_weight(x, y),
        **in_place(sheet, x, y),
    }


def in_words(sheet: Sheet, x: Profile, y: Profile) -> dict[str, float]:
    """Return how alike the words are: heads, modifiers, names, and meanings by the table of words."""
    known = y.modifiers | y.names
    told = alike_words(x.proper, y.proper | y.names)
    return {
        "heads": bool(x.heads & y.heads),
        "sorts": bool(x.sorts & y.sorts),
        "common": x.heads <= COMMON,
        "head in name": bool(x.heads & y.names),
        "modifiers": len(x.modifiers & y.modifiers),
        "modifiers alike": alike_words(x.modifiers, known),
        "modifiers apart": len(x.modifiers - y.modifiers),
        "names told": told,
        "names apart": len(x.proper) - told,
        "names of x": len(x.proper),
        "names of y": len(y.proper),
        "words of x": x.longest,
        "words of y": y.longest,
        "roles alike": sheet.nearest(x.meaning, y.meaning),
        "roles alike on the whole": sheet.nearest(x.middle, y.middle),
        "role and name": sheet.nearest(x.meaning, y.called),
        "heads alike": sheet.nearest(x.head_meaning, y.head_meaning),
    }


def in_context_of(sheet: Sheet, x: Profile, y: Profile) -> dict[str, float]:
    """Return how alike the mentions are in their passages, and how many other clusters are more like either."""
    between = x.context @ y.context.T
    closer = sheet.rank_in_context(x, y)
    return {
        "context nearest": float(between.max()),
        "context of x": float(between.max(axis=1).mean()),
        "context of y": float(between.max(axis=0).mean()),
        "context on the whole": sheet.likeness_in_context(x, y),
        "closer at least": min(closer[0], 20),
        "closer at most": min(closer[1], 20),
    }


def in_facts(x: Profile, y: Profile) -> dict[str, float]:
    """Return whether kind, number, age, gender, count, owner and office agree (1), clash (-1) or are not told (0)."""
    return {
        "kind of x": KINDS.index(x.kind),
        "kind of y": KINDS.index(y.kind),
        "one kind": x.kind == y.kind,
        "named": bool(y.names),
        "several": x.plural,
        "one number": x.plural == y.plural,
        "office": x.changing == y.changing,
        "age": agree(x.ages, y.ages),
        "gender": agree(x.genders, y.genders),
        "count": agree(x.counts, y.counts),
        "counted": bool(x.counts),
        "owner": agree(x.owners, y.owners),
        "owned": bool(x.owners),
        "owner of the other": y.key in x.owners or x.key in y.owners,
        "definite x": x.definite,
        "definite y": y.definite,
        "brought in": x.brought_in,
        "another x": x.another,
        "clause after x": x.clause,
    }


def agree(one: frozenset[str], other: frozenset[str]) -> int:
    """Return 1 where two sets that are both told share something, -1 where they do not, 0 where one is empty."""
    return -1 if clash(one, other) else int(bool(one and other))


def in_weight(x: Profile, y: Profile) -> dict[str, float]:
    """Return how much the reports speak of each."""
    return {
        "subject x": x.subject,
        "subject y": y.subject,
        "headline x": x.headline > 0,
        "headline y": y.headline,
        "lead x": x.lead > 0,
        "lead y": y.lead,
        "mentions of x": min(len(x.items), 20),
        "mentions of y": min(len(y.items), 60),
        "rank of x": min(x.rank, 20),
        "rank of y": min(y.rank, 20),
        "share of y": y.share,
        "reports of x without y": len(x.at.heads.keys() - y.at.heads.keys()),
        "reports of both": len(x.at.heads.keys() & y.at.heads.keys()),
    }


def in_place(sheet: Sheet, x: Profile, y: Profile) -> dict[str, float]:
    """Return how the two stand in the texts: near, in one clause, one inside the other, in like sentences elsewhere."""
    shared = sorted(x.at.heads.keys() & y.at.heads.keys())
    return {
        "reports of x": len(x.at.heads) / len(sheet.parses),
        "reports of y": len(y.at.heads) / len(sheet.parses),
        "back": min((back(x, y, report) for report in shared), default=FAR),
        "ahead": min((back(y, x, report) for report in shared), default=FAR),
        "mentions of y here": min(sum(len(y.at.heads[report]) for report in shared), 30),
        "sentences of both": len(x.at.sentences & y.at.sentences),
        "one verb": len(x.at.governed & y.at.governed),
        "verbs": len(x.at.verbs & y.at.verbs),
        "inside": inside(x, y, shared),
        "sentences alike": sheet.closest(x.at.sentences, y.at.sentences),
        "subjects alike": sheet.closest(x.at.subjects, y.at.subjects),
    }


def back(x: Profile, y: Profile, report: str) -> float:
    """Return how many sentences back from a mention of x the nearest one of y stands in a report, at most ``FAR``."""
    gaps = (
        sentence - other
        for at, sentence in zip(x.at.heads[report], x.at.lines[report], strict=True)
        for before, other in zip(y.at.heads[report], y.at.lines[report], strict=True)
        if before < at
    )
    return min(gaps, default=FAR)


def inside(x: Profile, y: Profile, shared: Iterable[str]) -> int:
    """Return 1 where a mention of y stands inside one of x, -1 the other way, else 0."""
    for report in shared:
        for a, b in x.at.spans[report]:
            for c, d in y.at.spans[report]:
                if a <= c and d <= b:
                    return 1
                if c <= a and b <= d:
                    return -1
    return 0
