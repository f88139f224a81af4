"""All that a story's reports say of each cluster, gathered once, in the terms in which bearers are compared."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.genders import FEMININE, MASCULINE, MEN, WOMEN
from rashomon.grammar import CARRYING, NOUN_CLAUSES, SUBJECTS, UNDERGOERS, VERBAL
from rashomon.link.cluster import Clusters
from rashomon.link.holders import HARMED, age_beside, age_in, undergoes
from rashomon.link.items import CHANGING, OTHERS, Item, alike, possessor
from rashomon.link.offices import POSTS
from rashomon.link.owners import Owners
from rashomon.link.sorts import sort_of
from rashomon.link.weights import Words
from rashomon.model import MentionKind, Parse
from rashomon.trees import Floats

Vectors = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]
# The token of a head, by report and sentence.
Heads = dict[tuple[str, int], int]

KINDS: tuple[MentionKind, ...] = ("person", "group", "organisation", "place", "thing", "event")
# Verbs that say too little to tell who is meant.
LIGHT = frozenset("be have do say tell go get make take come see know give".split())
# Sentences after the headline that lead a report in.
LEAD = 3
# How far up from a noun its verb is looked for, and through which relations.
STEPS, THROUGH = 4, frozenset({"appos", "conj", "pobj", "prep", "agent", "poss"})
# What stands so is told of another phrase of its clause, and is no second party to the verb.
EQUATED = frozenset({"appos", "attr", "oprd"})
ARTICLES = frozenset({"a", "an"})
# How many of the clusters most like one in their passages are looked through.
CLOSEST = 40
MALE, FEMALE = MEN | MASCULINE, WOMEN | FEMININE


@dataclass(frozen=True, slots=True)
class Places:
    """Where a cluster stands: by report the tokens of its heads in order, their sentences, and its mentions' tokens.

    ``sentences`` and ``subjects`` are rows of the sheet (all, and those whose subject it is), ``governed`` the verbs
    above it by place, ``verbs`` by lemma with its part in them.
    """

    heads: dict[str, list[int]]
    lines: dict[str, list[int]]
    spans: dict[str, list[tuple[int, int]]]
    sentences: frozenset[int]
    subjects: frozenset[int]
    governed: frozenset[tuple[str, int]]
    verbs: frozenset[tuple[str, str]]


@dataclass(slots=True)
class Profile:
    """What the reports say of one cluster; ``rank`` and ``share`` are among clusters of its kind.

    ``posts`` are, by report, those that a person is said to hold. ``names`` is empty for a description. ``called_in``
    holds, by report, what tells it from others of its kind there, where anything does, ``common`` the common nouns
    among that; ``people`` are the persons by whose names it is called theirs, ``possessors`` tells a man's from a
    woman's; ``harmed`` says whether it is told to be hurt or killed; ``speaks`` whether a statement is its word;
    ``told_of`` is where a sentence first describes a person, ``full_names`` where it last gives a full name, both by
    report and sentence; ``middle`` is the mean of ``meaning``; ``context`` are the vectors of its mentions in their
    passages.
    """

    key: str
    items: list[Item]
    kind: MentionKind
    heads: frozenset[str]
    posts: dict[str, frozenset[str]]
    sorts: frozenset[str]
    modifiers: frozenset[str]
    proper: frozenset[str]
    names: frozenset[str]
    longest: int
    plural: bool
    speaks: bool
    genders: frozenset[str]
    ages: frozenset[str]
    counts: frozenset[str]
    called_in: dict[str, frozenset[str]]
    common: frozenset[str]
    owners: frozenset[str]
    people: frozenset[str]
    possessors: frozenset[str]
    changing: frozenset[str]
    definite: float
    brought_in: bool
    told_of: Heads
    full_names: Heads
    another: bool
    harmed: bool
    clause: bool
    subject: float
    headline: int
    lead: int
    at: Places
    meaning: Vectors
    middle: Vectors
    head_meaning: Vectors
    called: Vectors
    context: Vectors
    rank: int = 0
    share: float = 0.0

    @property
    def clearest(self) -> Item:
        """Return the mention that stands for the cluster: its first name, else its first role."""
        return next((i for i in self.items if i.mention.form == "name"), self.items[0])


class Sheet:
    """The profiles of a story's clusters by key, and how alike its sentences are."""

    def __init__(
        self,
        clusters: Clusters,
        items: Sequence[Item],
        parses: dict[str, Parse],
        owners: Owners,
        words: Words,
        vectors: Mapping[str, Vectors],
    ) -> None:
        self.parses, self.clusters, self.owners, self.words, self.vectors = parses, clusters, owners, words, vectors
        self.row: dict[tuple[str, int], int] = {}
        self.indices: dict[frozenset[int], Rows] = {}
        for report in sorted(parses):
            for number in range(len(parses[report].sentences)):
                self.row[report, number] = len(self.row)
        self.alike = likeness(parses, self.row)
        groups: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            groups[clusters.find(item.id)].append(item)
        told = {key: group for key, group in sorted(groups.items()) if any(i.mention.form != "pronoun" for i in group)}
        self.profiles = {key: self.profile(key, group) for key, group in told.items()}
        by_kind: dict[MentionKind, list[Profile]] = defaultdict(list)
        for p in self.profiles.values():
            by_kind[p.kind].append(p)
        for profiles in by_kind.values():
            total = sum(len(p.items) for p in profiles)
            for rank, p in enumerate(sorted(profiles, key=lambda p: (-len(p.items), p.key))):
                p.rank, p.share = rank, len(p.items) / total
        self.placed = list(self.profiles.values())
        self.place = {p.key: number for number, p in enumerate(self.placed)}
        centres = np.array([p.context.mean(axis=0) for p in self.placed])
        self.close = closeness(centres)
        self.order = np.argsort(-self.close, axis=1, kind="stable")
        self.before = np.empty_like(self.order)
        np.put_along_axis(self.before, self.order, np.arange(len(self.placed))[None, :], axis=1)

    def profile(self, key: str, group: list[Item]) -> Profile:
        """Return what the reports say of a cluster."""
        items = sorted(group, key=lambda i: (i.mention.form == "pronoun", i.report, i.head))
        roles = [i for i in items if i.mention.form == "role"]
        names = [i for i in items if i.mention.form == "name" and i.words]
        clear = names or roles or items
        start = min(items, key=lambda i: (i.report, i.head))
        meaning = self.words.of(i.text for i in roles)
        return Profile(
            key=key,
            items=items,
            kind=Counter(self.clusters.kinds[i.id] for i in clear).most_common(1)[0][0],
            heads=frozenset(i.lemma for i in roles) | {i.words[-1] for i in names},
            posts=posts(roles),
            sorts=frozenset(sort_of(i.lemma) for i in roles) | {sort_of(i.words[-1]) for i in names},
            modifiers=frozenset().union(*(i.modifiers for i in roles)),
            proper=frozenset().union(*(i.proper for i in roles)),
            names=frozenset(word for i in names for word in i.words),
            longest=max(len(i.words) for i in clear),
            plural=2 * sum(i.plural for i in clear) > len(clear),
            speaks=any(i.speaks for i in items),
            genders=frozenset(gender for i in items if (gender := self.gender(i))),
            ages=frozenset(age for i in (*roles, *names) if (age := self.age(i))),
            counts=frozenset(i.count for i in roles if i.count),
            called_in=called_in(roles, names),
            common=frozenset().union(*(i.common for i in roles)),
            owners=frozenset(owner for i in roles if (owner := self.owners.of(i)) and owner[0] != "?"),
            possessors=frozenset(told for i in roles if (told := possessor(i))),
            people=frozenset(person for i in roles if (person := self.owners.named(i))),
            changing=frozenset().union(*(i.modifiers & CHANGING for i in roles)),
            definite=sum(i.definite for i in roles) / len(roles) if roles else 0.0,
            brought_in=start.mention.form == "role" and not start.definite,
            told_of=dict(reversed(self.persons(roles))),
            full_names=dict(self.persons([i for i in names if len(i.words) > 1])),
            another=any(i.modifiers & OTHERS for i in roles),
            harmed=any(undergoes(i, self.parses[i.report], HARMED) for i in clear),
            clause=any(described(self.parses[i.report], i.head) for i in roles),
            subject=sum(map(self.is_subject, items)) / len(items),
            headline=sum(i.sentence == 0 for i in items),
            lead=sum(0 < i.sentence <= LEAD for i in items),
            at=self.places(items),
            meaning=meaning,
            middle=meaning.mean(axis=0, keepdims=True) if len(meaning) else meaning,
            head_meaning=self.words.of(i.lemma for i in roles),
            called=self.words.of(i.text for i in names),
            context=np.array([self.vectors[i.id] for i in items if i.id in self.vectors], dtype=np.float32),
        )

    def persons(self, items: Sequence[Item]) -> list[tuple[tuple[str, int], int]]:
        """Return report, sentence and head of each item for one person, in order, but those equated with others."""
        one = [i for i in items if i.mention.kind == "person" and not i.plural]
        apart = [i for i in one if self.parses[i.report].tokens[i.head].dep not in EQUATED]
        return [((i.report, i.sentence), i.head) for i in sorted(apart, key=lambda i: (i.report, i.head))]

    def places(self, items: Sequence[Item]) -> Places:
        """Return where a cluster stands."""
        placed = sorted(items, key=lambda i: (i.report, i.head))
        heads: dict[str, list[int]] = defaultdict(list)
        lines: dict[str, list[int]] = defaultdict(list)
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for i in placed:
            heads[i.report].append(i.head)
            lines[i.report].append(i.sentence)
            spans[i.report].append((i.first, i.last))
        above = [(i, *governor(self.parses[i.report], i.head)) for i in placed]
        acts = [(i, self.parses[i.report].tokens, verb, part) for i, verb, part in above if verb >= 0]
        verbs = ((tokens[verb].lemma.lower(), part) for _, tokens, verb, part in acts)
        return Places(
            heads=dict(heads),
            lines=dict(lines),
            spans=dict(spans),
            sentences=frozenset(self.row[i.report, i.sentence] for i in placed),
            subjects=frozenset(self.row[i.report, i.sentence] for i in placed if self.is_subject(i)),
            governed=frozenset((i.report, verb) for i, tokens, verb, _ in acts if tokens[i.head].dep not in EQUATED),
            verbs=frozenset((lemma, part) for lemma, part in verbs if lemma not in LIGHT),
        )

    def closest_in_context(self, one: Profile) -> list[Profile]:
        """Return the clusters most like one in their passages, the likest first."""
        return [p for n in self.order[self.place[one.key], :CLOSEST].tolist() if (p := self.placed[n]) is not one]

    def likeness_in_context(self, one: Profile, other: Profile) -> float:
        """Return the cosine of two clusters' mean vectors in context."""
        return float(self.close[self.place[one.key], self.place[other.key]])

    def rank_in_context(self, one: Profile, other: Profile) -> tuple[int, int]:
        """Return how many clusters lie closer to each of two in context than the other does, the fewer first."""
        here, there = self.place[one.key], self.place[other.key]
        ranks = sorted((int(self.before[here, there]), int(self.before[there, here])))
        return ranks[0], ranks[1]

    def is_subject(self, item: Item) -> bool:
        """Return whether a mention is the subject of its clause."""
        return self.parses[item.report].tokens[item.head].dep in SUBJECTS

    def gender(self, item: Item) -> str:
        """Return "m" or "f" where a pronoun, a head noun or the title before a name tells, else an empty string."""
        tokens = self.parses[item.report].tokens
        word = tokens[item.head].text.lower() if item.mention.form == "pronoun" else item.lemma
        if item.mention.form == "name":
            word = tokens[item.first - 1].text.lower().rstrip(".") if item.first else ""
        return "m" if word in MALE else "f" if word in FEMALE else ""

    def age(self, item: Item) -> str:
        """Return the age that a role gives or that stands beside a person's name, as "7 year", else an empty string."""
        if item.mention.form == "role":
            return age_in(item.text)
        told = age_beside(item, self.parses[item.report]) if self.clusters.kinds[item.id] == "person" else None
        return told[0] if told else ""

    def closest(self, one: frozenset[int], other: frozenset[int]) -> float:
        """Return how alike the two most alike sentences of two sets are, of two reports; 0 where a set is empty."""
        if not one or not other:
            return 0.0
        return float(self.alike[self.rows(one)[:, None], self.rows(other)].max())

    def rows(self, sentences: frozenset[int]) -> Rows:
        """Return sentences as an index, made once."""
        if sentences not in self.indices:
            self.indices[sentences] = np.array(sorted(sentences))
        return self.indices[sentences]

    @staticmethod
    def nearest(one: Vectors, other: Vectors) -> float:
        """Return the cosine of the two most alike phrases; -1 where there are none."""
        return float((one @ other.T).max()) if len(one) and len(other) else -1.0


def closeness(centres: Vectors) -> Floats:
    """Return the cosine of each two clusters' mean vectors in context; -1 for a cluster with itself."""
    if not len(centres):
        return np.zeros((0, 0))
    units = centres / np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)
    found = np.asarray(units @ units.T, dtype=np.float64).round(4)
    np.fill_diagonal(found, -1.0)
    return found


def posts(roles: Sequence[Item]) -> dict[str, frozenset[str]]:
    """Return, by report, the posts by which persons are called."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in roles:
        post = "president" if item.text.lower().endswith("head of state") else item.lemma
        if item.mention.kind == "person" and not item.plural and post in POSTS:
            found[item.report].add(post)
    return {report: frozenset(words) for report, words in found.items()}


def called_in(roles: Sequence[Item], names: Sequence[Item]) -> dict[str, frozenset[str]]:
    """Return, by report, the names and nouns that tell a cluster from others of its kind, where there are any."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in (*roles, *names):
        words = item.proper if item.mention.form == "role" else item.words
        if words:
            found[item.report].update(words)
    return {report: frozenset(words) for report, words in found.items()}


def described(parse: Parse, head: int) -> bool:
    """Return whether a clause says which one is meant: "the man who …", "a man accused of …"."""
    return any(t.dep in NOUN_CLAUSES for t in parse.below(parse.tokens[head]))


def governor(parse: Parse, head: int) -> tuple[int, str]:
    """Return the verb above a noun and the noun's part in it (``doer``, ``done`` or ``other``); -1 without a verb."""
    tokens, at = parse.tokens, head
    for _ in range(STEPS):
        token = tokens[at]
        above = tokens[token.head]
        if above.index == at:
            break
        if above.pos in VERBAL:
            part = "done" if token.dep in UNDERGOERS else "doer" if token.dep == "nsubj" else "other"
            return above.index, part
        if token.dep not in THROUGH:
            break
        at = above.index
    return -1, ""


def likeness(parses: dict[str, Parse], row: dict[tuple[str, int], int]) -> Floats:
    """Return the cosine of each two sentences of two reports by their words, rare ones counting more.

    Shape (sentences, sentences); 0 within a report.
    """
    bags: list[set[str]] = [set() for _ in row]
    for report, parse in parses.items():
        for token in parse.tokens:
            if token.pos in CARRYING:
                bags[row[report, token.sentence]].add(token.lemma.lower())
    count = Counter(word for bag in bags for word in bag)
    column = {word: number for number, word in enumerate(sorted(count))}
    weights = np.zeros((len(bags), len(column) + 1), dtype=np.float32)
    for number, bag in enumerate(bags):
        for word in bag:
            weights[number, column[word]] = math.log(1 + len(bags) / count[word])
    weights /= np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-6)
    found = np.asarray(weights @ weights.T, dtype=np.float64).round(5)
    for report, parse in parses.items():
        if parse.sentences:
            here = slice(row[report, 0], row[report, 0] + len(parse.sentences))
            found[here, here] = 0.0
    return found


def alike_words(words: Set[str], other: Set[str]) -> int:
    """Return how many of some words stand among others, as such or as the word for a country's people."""
    return sum(word in other or any(alike(word, each) for each in other) for word in words)
