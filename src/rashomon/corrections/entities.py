"""Corrections × entities → entities as the user has them, every join with its reason."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.corrections.selectors import FORMS, cited, selected
from rashomon.corrections.sides import Acting, acting
from rashomon.corrections.ties import Sets, kept_apart
from rashomon.model import (
    Correction,
    Entity,
    Index,
    Join,
    Linked,
    Mention,
    MentionKind,
    Passage,
    Problem,
    Proposal,
    Selector,
    Span,
    Story,
    content_id,
)


@dataclass(frozen=True, slots=True)
class Corrected:
    """What corrections make of a story's entities, and those that name what the reports do not hold."""

    linked: Linked
    problems: tuple[Problem, ...] = ()


def correct(story: Story, linked: Linked, given: Sequence[Correction]) -> Corrected:
    """Return a story's entities as the corrections have them; those taken back do nothing.

    Entities that hold what is the same are joined. One that holds what is different is parted: each of its other
    mentions goes with the side to which its joins lead first. Raises ``ContradictionError`` where the corrections
    contradict each other on these reports.
    """
    index = Index.of(story)

    def unfound(selector: Selector) -> str:
        return "is no name, role or pronoun that was found" if cited(selector, index) else "does not stand"

    wanted, problems = acting(given, "mentions", lambda selector: selected(selector, index), unfound)
    if not wanted:
        return Corrected(linked, problems)
    return Corrected(renamed(Bench(index, linked, wanted).linked(), wanted), problems)


def renamed(linked: Linked, wanted: Iterable[Acting[Mention]]) -> Linked:
    """Return the entities with the names that corrections give to those that hold what they name; the last one wins."""
    owner = linked.owners()
    naming = [(each, side) for each, sides in wanted if each.kind == "name" for side in sides]
    names = {owner[m.id]: str(each.name) for each, side in naming for m in side if m.id in owner}
    return replace(linked, entities=tuple(replace(e, name=names.get(e.id, e.name)) for e in linked.entities))


class Bench:
    """Entities taken apart and put together again.

    ``groups`` are the mentions that corrections name, those that they make one together; ``apart`` are the pairs of
    groups that they keep apart.
    """

    def __init__(self, index: Index, before: Linked, wanted: Sequence[Acting[Mention]]) -> None:
        self.index = index
        self.before = before
        self.groups = Sets()
        self.joins: list[Join] = []
        for each, sides in wanted:
            for mention in (m for side in sides for m in side) if each.kind == "name" else ():
                self.groups.find(mention.id)
            for side in sides if each.kind != "name" else ():
                for mention in side:
                    self.unite(side[0], mention, each, "a correction names these words")
            for side in sides[1:] if each.kind == "same" else ():
                self.unite(sides[0][0], side[0], each, "a correction makes them one")
        pairs = (pair for each, sides in wanted for pair in kept_apart(each, sides))
        self.apart = frozenset(frozenset(self.groups.find(side[0].id) for side in pair) for pair in pairs)
        self.parted = frozenset(group for pair in self.apart for group in pair)
        self.touched = [e for e in before.entities if any(m in self.groups.parent for m in e.mentions)]

    def unite(self, one: Mention, other: Mention, by: Correction, reason: str) -> None:
        """Put two mentions into one group and keep the reason."""
        if self.groups.unite(one.id, other.id):
            told = ", ".join(part for part in (by.reason, by.author, by.date) if part)
            passages = (Passage(one.report, one.span), Passage(other.report, other.span))
            self.joins.append(Join(one.id, other.id, f"{reason}: {told}" if told else reason, passages))

    def linked(self) -> Linked:
        """Return the entities with the groups joined and kept apart; those that no correction names as they were."""
        whole = Sets()
        for mention in list(self.groups.parent):
            whole.unite(mention, self.groups.find(mention))
        for entity in self.touched:
            for mention in entity.mentions:
                whole.unite(entity.mentions[0], mention)
        touched = {entity.id for entity in self.touched}
        made = [self.entity(part) for component in whole.all() for part in self.parts(component)]
        entities = [*(e for e in self.before.entities if e.id not in touched), *made]
        owner = {mention: entity.id for entity in entities for mention in entity.mentions}
        ordered = tuple(sorted(entities, key=lambda e: (-len(e.mentions), e.name, e.id)))
        return Linked(ordered, tuple(self.open_proposals(owner)), self.before.times)

    def parts(self, component: list[str]) -> list[list[str]]:
        """Return mentions whole, or in as many parts as the groups among them that must stay apart need."""
        groups = sorted({g for m in component if (g := self.groups.find(m)) in self.parted}, key=self.place)
        part: dict[str, int] = {}
        for group in groups:
            taken = {part[other] for other in part if frozenset((group, other)) in self.apart}
            if taken or any(frozenset((group, other)) in self.apart for other in groups):
                part[group] = next(n for n in range(len(groups)) if n not in taken)
        if len(set(part.values())) < 2:
            return [component]
        reached = self.spread(component, part)
        return [[m for m in component if reached[m] == number] for number in sorted(set(part.values()))]

    def spread(self, component: list[str], seeds: Mapping[str, int]) -> dict[str, int]:
        """Return each mention's part: that of the seed which its joins lead to first.

        A mention that no join leads to goes with the one before it in the text.
        """
        near: dict[str, set[str]] = defaultdict(set)
        for join in (j for entity in self.touched for j in entity.evidence):
            left, right = self.groups.find(join.left), self.groups.find(join.right)
            near[left].add(right)
            near[right].add(left)
        part = dict(seeds)
        queue = deque(sorted(seeds, key=self.place))
        while queue:
            here = queue.popleft()
            for other in sorted(near[here] - part.keys(), key=self.place):
                part[other] = part[here]
                queue.append(other)
        found: dict[str, int] = {}
        last = min(seeds.values())
        for mention in sorted(component, key=self.place):
            last = found[mention] = part.get(self.groups.find(mention), last)
        return found

    def place(self, mention: str) -> tuple[str, Span, str]:
        """Return the key that orders mentions by report and place."""
        each = self.index.mentions.get(mention)
        return (each.report, each.span, mention) if each else ("", Span(0, 0), mention)

    def entity(self, mentions: list[str]) -> Entity:
        """Return the entity of some mentions: as it was where it has them already.

        Another keeps the name of an entity of which it holds all.
        """
        held = set(mentions)
        whole = [e for e in self.touched if held.issuperset(e.mentions)]
        new = [j for j in self.joins if {j.left, j.right} <= held]
        if not new and len(whole) == 1 and held == set(whole[0].mentions):
            return whole[0]
        ordered = tuple(sorted(held, key=self.place))
        largest = max(whole, key=lambda e: (len(e.mentions), e.id), default=None)
        joins = [j for e in self.touched for j in e.evidence if {j.left, j.right} <= held]
        joins += new
        told = [self.index.mentions[m] for m in ordered]
        name, kind = (largest.name, largest.kind) if largest else (self.called(told), kind_of(told))
        return Entity(content_id("e", *sorted(held)), name, kind, ordered, tuple(joins))

    def called(self, mentions: Sequence[Mention]) -> str:
        """Return the most frequent of the full names among some mentions, else of the names, else of the roles."""
        form = min((FORMS.index(m.form) for m in mentions), default=0)
        texts = Counter(self.index.text(Passage(m.report, m.span)) for m in mentions if m.form == FORMS[form])
        return max(texts, key=lambda text: (" " in text, texts[text], len(text), text))

    def open_proposals(self, owner: Mapping[str, str]) -> Iterable[Proposal]:
        """Yield the proposals that no correction has decided, over the entities as they are now."""
        before = {entity.id: entity.mentions for entity in self.before.entities}
        for proposal in self.before.proposals:
            left, right = ({self.groups.find(m) for m in before[e]} for e in proposal.entities)
            if any(frozenset((one, other)) in self.apart for one in left for other in right):
                continue
            now = [owner[self.shown(before[e], proposal)] for e in proposal.entities]
            if now[0] != now[1]:
                yield replace(proposal, entities=(now[0], now[1]))

    def shown(self, mentions: Sequence[str], proposal: Proposal) -> str:
        """Return the mention of an entity that a proposal's passages show, else its first."""
        held = (self.index.mentions[m] for m in mentions)
        passages = proposal.because
        inside = (m.id for m in held if any(p.report == m.report and p.span.contains(m.span) for p in passages))
        return next(inside, mentions[0])


def kind_of(mentions: Sequence[Mention]) -> MentionKind:
    """Return the kind that most mentions have, names before roles."""
    kinds = sorted(m.kind for m in mentions if m.form == "name") or sorted(m.kind for m in mentions)
    return Counter(kinds).most_common(1)[0][0]
