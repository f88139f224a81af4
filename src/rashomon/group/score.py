"""How likely two reports are of one event, by what they share: rare words, names, ages, tolls, figures, days.

A logistic regression over a dozen features of the two reports, fitted by ``training/group/likeness.py``; the card
beside the weights tells on what. A topic's words are common and weigh little; an event's names, places and figures are
rare.
"""

from __future__ import annotations

import functools
import json
import math
import operator
from dataclasses import dataclass
from datetime import date
from importlib import resources

from rashomon.group.rarity import rarity, table
from rashomon.group.sketch import Sketch, weight

# A report is found by so many of its words, the weightiest that are at least so rare.
PROPOSING, RARE = 40, 3.0
# Of the terms, and of the figures, that two reports share, so many are named.
SHOWN = 5
# Features, in the order of ``features``.
NAMES = (
    "bias", "cosine", "overlap", "rare words", "rarest word", "names", "rarest name", "share of names",
    "ages", "ages apart", "tolls", "tolls apart", "numbers", "days", "days apart", "gap", "undated",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bars:
    """From where on reports are taken to be of one event; all but ``proposed`` are probabilities.

    ``proposed``: two reports are compared where the rarity of the terms that they share and that are listed sums up to
    it. ``joins``: a report joins an earlier one. ``holds``: a link holds by the mean over the reports of both sides.
    ``unlike``: less, and two reports are not in the least alike.
    """

    proposed: float
    joins: float
    holds: float
    unlike: float


# Two reports of a feed are rarely of one event; those of a handful that somebody put together mostly are.
FEED, HANDFUL = Bars(8.0, 0.4, 0.55, 0.02), Bars(3.0, 0.05, 0.15, 0.0)


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
    # "From 20 January" bounds one side only: it may have come at any later day, and counts as undated.
    known = sketch.latest and sketch.earliest
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


def features(left: Bag, right: Bag) -> list[float]:
    """Return what two reports share and where they part, one number for each of ``NAMES``."""
    known, mine, yours = table(), left.words, right.words
    words, names = mine.keys() & yours.keys(), left.names & right.names
    # Sets come in no fixed order: ``fsum`` and ``max`` give the same whatever it is.
    rare = [known.get(word, known[""]) for word in words]
    called = [known.get(name, known[""]) for name in names]
    return [
        1.0,
        math.fsum(mine[word] * yours[word] for word in words) / (left.norm * right.norm or 1.0),
        math.fsum(min(mine[word], yours[word]) for word in words) / (min(left.total, right.total) or 1.0),
        math.log1p(math.fsum(value for value in rare if value > RARE)),
        max(rare, default=0.0),
        math.log1p(math.fsum(called)),
        max(called, default=0.0),
        len(names) / (min(len(left.names), len(right.names)) or 1),
        *common(left.ages, right.ages),
        *common(left.tolls, right.tolls),
        math.log1p(len(left.numbers & right.numbers)),
        *common(left.days, right.days),
        *apart(left.day, right.day),
    ]


def common(left: frozenset[str], right: frozenset[str]) -> tuple[float, float]:
    """Return how many values two reports share, as a logarithm, and whether both give some and share none."""
    both = len(left & right)
    return math.log1p(both), float(bool(left and right and not both))


def apart(left: int | None, right: int | None) -> tuple[float, float]:
    """Return the days between two reports, as a logarithm, and whether they are unknown."""
    return (0.0, 1.0) if left is None or right is None else (math.log1p(abs(left - right)), 0.0)


def alike(left: Bag, right: Bag) -> float:
    """Return the probability that two reports are of one event, to four decimals, so that it is stored as compared."""
    total = sum(map(operator.mul, weights(), features(left, right)))
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
