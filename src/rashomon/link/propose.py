"""Entities that may be one, put side by side and never joined: two names for the holder of one office."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.link.items import Item, alike
from rashomon.link.offices import LEADERS, POSTS
from rashomon.model import Entity, Passage, Proposal, hull

# The least likeness of company in which both stand, and the fewest mentions of each.
COMPANY, FEWEST, SHARED = 0.5, 2, 2
# A country and its people begin alike for this many letters: "Kenya", "Kenyan".
STEM = 5


@dataclass(frozen=True, slots=True)
class Person:
    """A named person of a story: reports, offices, and the names that stand in one sentence with it."""

    entity: Entity
    reports: frozenset[str]
    offices: tuple[Item, ...]
    company: Counter[str]
    passage: Passage


def propose(entities: tuple[Entity, ...], items: Sequence[Item]) -> tuple[Proposal, ...]:
    """Return pairs of persons that never stand in one report, hold a like office and keep the same company.

    The score is the mean of how alike their offices are (1 with a country or body in common, else one half) and the
    cosine of the entities that stand in one sentence with each. A person is proposed with the best partner only.
    """
    by_id = {item.id: item for item in items}
    near = neighbours(items)
    people = [person for entity in entities if (person := person_of(entity, by_id, near)) is not None]
    scored = [
        (score, one, other)
        for number, one in enumerate(people)
        for other in people[number + 1 :]
        if not one.reports & other.reports and (score := likeness(one, other)) is not None
    ]
    scored.sort(key=lambda each: (-each[0], each[1].entity.id, each[2].entity.id))
    taken: set[str] = set()
    found = []
    for score, one, other in scored:
        if one.entity.id not in taken and other.entity.id not in taken:
            taken.update((one.entity.id, other.entity.id))
            found.append(Proposal((one.entity.id, other.entity.id), round(score, 3), (one.passage, other.passage)))
    return tuple(found)


def neighbours(items: Sequence[Item]) -> dict[tuple[str, int], list[Item]]:
    """Return the names that each sentence of each report holds."""
    near: dict[tuple[str, int], list[Item]] = defaultdict(list)
    for item in items:
        if item.mention.form == "name" and item.words:
            near[item.report, item.sentence].append(item)
    return near


def person_of(entity: Entity, by_id: dict[str, Item], near: dict[tuple[str, int], list[Item]]) -> Person | None:
    """Return what a proposal needs to know of a person with a full name and an office, else ``None``."""
    own = [by_id[mention] for mention in entity.mentions]
    full = [item for item in own if item.mention.form == "name" and len(item.words) > 1]
    offices = tuple(item for item in own if item.mention.form == "role" and not item.plural)
    if entity.kind != "person" or not full or not offices or len(own) < FEWEST:
        return None
    company, ids = Counter[str](), frozenset(entity.mentions)
    for place in sorted({(item.report, item.sentence) for item in own}):
        company.update(name.words[-1][:STEM] for name in near.get(place, ()) if name.id not in ids)
    reports = frozenset(item.report for item in own)
    return Person(entity, reports, offices, company, shown(offices[0], full))


def shown(office: Item, full: list[Item]) -> Passage:
    """Return the passage that shows a person's office, with the name where both stand in one sentence."""
    spans = [i.mention.span for i in full if i.report == office.report and i.sentence == office.sentence]
    spans.append(office.mention.span)
    return Passage(office.report, hull(spans))


def likeness(one: Person, other: Person) -> float | None:
    """Return how likely two persons are one, or ``None`` where office or company speak against it."""
    office = max((office_likeness(a, b) for a in one.offices for b in other.offices), default=0.0)
    company = cosine(one.company, other.company)
    if not office or company < COMPANY or len(set(one.company) & set(other.company)) < SHARED:
        return None
    return (office + company) / 2


def office_likeness(one: Item, other: Item) -> float:
    """Return 1 for the same office with a name in common, one half for like offices that name nothing alike, else 0."""
    same = one.lemma == other.lemma and one.lemma in LEADERS | POSTS
    if not same and not (one.lemma in LEADERS and other.lemma in LEADERS):
        return 0.0
    if any(alike(a, b) for a in one.proper for b in other.proper):
        return 1.0
    told = bool(one.proper) + bool(other.proper)
    return 0.5 if told == 1 or (told == 2 and one.lemma in LEADERS and one.lemma != other.lemma) else 0.0


def cosine(one: Counter[str], other: Counter[str]) -> float:
    """Return the cosine of two counts; 0 where one is empty."""
    shared = sum(one[key] * other[key] for key in sorted(set(one) & set(other)))
    size = math.sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))
    return shared / size if size else 0.0
