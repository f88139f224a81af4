"""How likely two reports are of one event, by what they share: rare words, names, ages, tolls, figures, days.

A logistic regression over a dozen features of the two reports, fitted by ``training/group/likeness.py``; the card
beside the weights tells on what. A topic's words are common and weigh little; an event's names, places and figures are
rare.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from importlib import resources

from rashomon.group.rarity import rarity
from rashomon.group.sketch import Sketch, weight

# A report is found by so many of its words, the weightiest that are at least so rare.
PROPOSING, RARE = 40, 3.0
# Of the terms, and of the figures, that two reports share, so many are named.
SHOWN = 5
# Features, in the order of ``features``.
NAMES = (
    "bias", "cosine", "overlap", "rare words", "rarest word", "names", "rarest name", "share of names",
    "ages", "ages apart", "tolls", "tolls apart", "numbers", "days", "days apart", "gap",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bag:
    """A sketch made ready for comparison: weights of its words, the day it was published, ``None`` where unknown."""

    report: str
    day: int | None
    words: dict[str, float]
    norm: float
    total: float
    terms: tuple[str, ...]
    names: frozenset[str]
    ages: frozenset[str]
    tolls: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[str]

    @property
    def order(self) -> tuple[int, str]:
        """Return the place of the report in the stream: by day, reports without one first, then by id."""
        return (self.day or 0, self.report)


def bag(sketch: Sketch) -> Bag:
    """Return a sketch made ready for comparison."""
    words = {word: weight(word, times) for word, times in sketch.words}
    known = sketch.earliest or sketch.latest
    return Bag(
        report=sketch.report,
        day=date.fromisoformat(known).toordinal() if known else None,
        words=words,
        norm=math.sqrt(sum(value * value for value in words.values())),
        total=sum(words.values()),
        terms=(*[word for word, _ in sketch.words if rarity(word) >= RARE][:PROPOSING], *sketch.names),
        names=frozenset(sketch.names),
        ages=frozenset(sketch.ages),
        tolls=frozenset(sketch.tolls),
        numbers=frozenset(sketch.numbers),
        days=frozenset(sketch.days),
    )


def share(left: Collection[str], right: Collection[str]) -> float:
    """Return how much of the smaller set both have, in [0, 1]."""
    return len(set(left) & set(right)) / (min(len(left), len(right)) or 1)


def common(left: frozenset[str], right: frozenset[str]) -> tuple[float, float]:
    """Return how many values two reports share, as a logarithm, and whether both give some and share none."""
    both = len(left & right)
    return math.log1p(both), float(bool(left and right and not both))


def features(left: Bag, right: Bag) -> list[float]:
    """Return what two reports share and where they part, one number for each of ``NAMES``."""
    if len(left.words) > len(right.words):
        left, right = right, left
    words = [word for word in left.words if word in right.words]
    rare = sorted((rarity(word) for word in words), reverse=True)
    names = sorted((rarity(name) for name in left.names & right.names), reverse=True)
    product = sum(left.words[word] * right.words[word] for word in words)
    least = sum(min(left.words[word], right.words[word]) for word in words)
    gap = 0 if left.day is None or right.day is None else abs(left.day - right.day)
    return [
        1.0,
        product / (left.norm * right.norm or 1.0),
        least / (min(left.total, right.total) or 1.0),
        math.log1p(sum(value for value in rare if value > RARE)),
        rare[0] if rare else 0.0,
        math.log1p(sum(names)),
        names[0] if names else 0.0,
        share(left.names, right.names),
        *common(left.ages, right.ages),
        *common(left.tolls, right.tolls),
        math.log1p(len(left.numbers & right.numbers)),
        *common(left.days, right.days),
        math.log1p(gap),
    ]


def alike(left: Bag, right: Bag) -> float:
    """Return the probability that two reports are of one event, to four decimals, so that it is stored as compared."""
    total = sum(each * value for each, value in zip(weights(), features(left, right), strict=True))
    return round(1.0 / (1.0 + math.exp(-total)), 4)


@functools.cache
def weights() -> tuple[float, ...]:
    """Return the weight of each of ``NAMES``, as shipped."""
    file = resources.files("rashomon") / "models" / "group" / "likeness.json"
    given = json.loads(file.read_text(encoding="utf-8"))
    return tuple(given[name] for name in NAMES)


def shared(left: Bag, right: Bag) -> tuple[str, ...]:
    """Return what two reports share that says most of which event it is: names, words, figures and ages."""
    terms = sorted(
        (-rarity(term), term) for term in (left.names & right.names) | (left.words.keys() & right.words.keys())
    )
    figures = sorted(left.numbers & right.numbers) + sorted(left.ages & right.ages)
    return (*(term for _, term in terms[:SHOWN]), *figures[:SHOWN])
