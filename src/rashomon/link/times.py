"""Times of a story → those that are one: by their dates where these are known, else where they are told alike."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.link.cluster import Clusters
from rashomon.link.context import in_context
from rashomon.link.items import Item, made
from rashomon.link.weights import Reader
from rashomon.model import Entity, Join, Parse, Story, content_id

# Two times without a whole date are one from this cosine of their vectors in their passages, two equal lengths of time
# from the second.
ALIKE, AS_LONG = 0.84, 0.7
SAME_DATE, TOLD_ALIKE = "the same date", "told alike, and nothing that is known of one is against the other"
# What a report that does not know its own day sees from there, in days.
SEEN = {"yesterday": -1, "last night": -1, "tomorrow": 1, "today": 0, "tonight": 0, "this": 0}
NEAR = re.compile("|".join(SEEN))
# Parts of a day that run into each other.
LATE = frozenset({"EV", "NI"})
DAY, WEEKEND = 3, frozenset({6, 7})


@dataclass(frozen=True, slots=True)
class When:
    """What is known of a time: its date from the coarsest part to the finest, "" for an unknown one.

    ``whole`` is a date of which no part is unknown. A weekday without a date has the parts year, "W" and its number.
    ``part`` is that of a day, or the clock's. ``seen`` is how many days from its report's it lies, with that report. A
    length of time has nothing but its ``value``.
    """

    value: str
    parts: tuple[str, ...]
    whole: bool
    part: str
    seen: tuple[str, int] | None

    @property
    def weekdays(self) -> frozenset[int]:
        """Return the days of the week that it may be, Monday 1, empty where nothing tells."""
        if len(self.parts) != DAY:
            return frozenset()
        if self.parts[1].startswith("W"):
            return WEEKEND if self.parts[2] == "WE" else frozenset({int(self.parts[2])})
        known = self.whole and self.value[0].isdigit()
        return frozenset({datetime.date.fromisoformat(self.value[:10]).isoweekday()}) if known else frozenset()


def join_times(story: Story, parses: dict[str, Parse], reader: Reader | None) -> Clusters:
    """Return the times of a story in clusters of those that are one; without a reader, by whole dates alone.

    "Tuesday" in two reports of known dates is one day or two, whatever is told of it. Where no date is known it is one
    where both passages tell of it alike, and nothing that is known rules it out: another weekday, another part of
    the day, "yesterday" beside "today" in one report. A day and the month or year that it lies in may be one.
    """
    items = [
        made(analysis.parse, [token.start for token in analysis.parse.tokens], frozenset(), frozenset(), mention)
        for analysis in story.analyses
        for mention in analysis.mentions
        if mention.kind == "time" and mention.timex is not None and mention.timex.value
    ]
    clusters = Clusters(items, in_context(items, parses, reader) if reader else None)
    known = {item.id: when(item) for item in items}
    for one, other in same_dates(items, known):
        clusters.join_names(one, other, SAME_DATE)
    for one, other in told_alike(items, clusters):
        if clusters.same(one, other):
            continue
        left, right = ({known[item.id] for item in clusters.of(each)} for each in (one, other))
        if not any(apart(a, b) for a in left for b in right):
            clusters.join_names(one, other, TOLD_ALIKE)
    return clusters


def when(item: Item) -> When:
    """Return what is known of a time."""
    timex = item.mention.timex
    assert timex is not None and timex.value is not None  # callers pass times with a value
    if not item.mention.says_when:
        return When(timex.value, (), False, "", None)
    date, _, part = timex.value.partition("T")
    parts = tuple("W" if each == "WXX" else "" if "X" in each else each for each in date.split("-"))
    found = NEAR.search(item.text.lower()) if set(parts) == {""} else None
    return When(timex.value, parts, "X" not in date, part, (item.report, SEEN[found[0]]) if found else None)


def same_dates(items: Sequence[Item], known: dict[str, When]) -> Iterator[tuple[Item, Item]]:
    """Yield the first time of each whole date with each later one."""
    first: dict[str, Item] = {}
    for item in items:
        if (timex := item.mention.timex) is not None and known[item.id].whole:
            earlier = first.setdefault(f"{timex.value} {timex.latest}", item)
            if earlier is not item:
                yield earlier, item


def told_alike(items: Sequence[Item], clusters: Clusters) -> Iterator[tuple[Item, Item]]:
    """Yield the pairs of times whose passages tell of them alike, the most alike first."""
    if not clusters.vectors:
        return
    vectors = np.array([clusters.vectors[item.id] for item in items])
    likeness = np.triu(vectors @ vectors.T, 1).round(4)
    pairs = np.argwhere(likeness >= AS_LONG)
    for one, other in pairs[np.argsort(-likeness[pairs[:, 0], pairs[:, 1]], kind="stable")]:
        if likeness[one, other] >= ALIKE or not (items[one].mention.says_when or items[other].mention.says_when):
            yield items[one], items[other]


def apart(one: When, other: When) -> bool:
    """Return whether what is known of two times tells them apart."""
    a, b = one.parts, other.parts
    if not a or not b:
        return one.value != other.value
    if one.seen and other.seen and one.seen[0] == other.seen[0] and one.seen != other.seen:
        return True
    if one.weekdays and other.weekdays and one.weekdays.isdisjoint(other.weekdays):
        return True
    weekday = "W" in (*a, *b)
    known = [(x, y) for x, y in zip(a[:1] if weekday else a, b, strict=False) if x and y]
    if any(x != y for x, y in known):
        return True
    # A day that is wholly unknown may be any day, but no month.
    return (len(a) != len(b) and (weekday or not known)) or other_hours(one.part, other.part)


def other_hours(one: str, other: str) -> bool:
    """Return whether two times of one day are two: morning and night, or by the clock."""
    if not one or not other or one == other or {one, other} == LATE:
        return False
    return one[0].isdigit() == other[0].isdigit() and not (one + other).count("Z")


def moments(clusters: Clusters) -> tuple[Entity, ...]:
    """Return each time that is told in several places, with why these are one; the most often told first."""
    joins: dict[str, list[Join]] = {}
    for join in clusters.joins:
        joins.setdefault(clusters.find(join.left), []).append(join)
    found = []
    for key, evidence in joins.items():
        ids = tuple(clusters.members[key])
        name = max((clusters.items[each].text for each in ids), key=lambda text: (len(text), text))
        found.append(Entity(content_id("e", *sorted(ids)), name, "time", ids, tuple(evidence)))
    return tuple(sorted(found, key=lambda e: (-len(e.mentions), e.name, e.id)))
