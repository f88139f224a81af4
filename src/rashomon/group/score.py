"""How likely two reports are of one event, by what they share: rare words, names, ages, tolls, figures, days.

A logistic regression over a dozen features of the two reports, fitted by ``training/group/likeness.py``; the card
beside the weights tells on what. A topic's words are common and weigh little; an event's names, places and figures are
rare.

One report is compared with many at once. All that is summed is whole numbers, which float64 adds exactly, and the rest
is done value by value: what a pair scores hangs on the pair alone, not on which is asked for or what beside.
"""

from __future__ import annotations

import functools
import json
import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from rashomon.group.rarity import rarity
from rashomon.group.sketch import Sketch

# A report is found by so many of its words, the weightiest that are at least so rare.
PROPOSING, RARE = 40, 3.0
# Of the terms, and of the figures, that two reports share, so many are named.
SHOWN = 5
# Features, in the order of ``Scorer.features``.
NAMES = (
    "bias", "cosine", "overlap", "rare words", "rarest word", "names", "rarest name", "share of names",
    "ages", "ages apart", "tolls", "tolls apart", "numbers", "days", "days apart", "gap", "undated",
)  # fmt: skip
# Weights and rarities are kept as whole numbers of this part; squares of a hundred such words stay below 2**53.
UNIT = 1 / 2**16
# The kinds of things that two reports can share, as they are laid out in a bag.
WORD, NAME, AGE, TOLL, NUMBER, DAY = KINDS = range(6)
# From so much on, in percent, two spellings can be one place's.
ALIKE = 70

Whole = npt.NDArray[np.integer[Any]]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bars:
    """From where on reports are taken to be of one event; all but ``proposed`` are probabilities.

    ``proposed``: two reports are compared where the rarity of the terms that they share and that are listed sums up to
    it. ``joins``: a report joins an earlier one. ``holds``: a link holds by the mean over the reports of both sides.
    ``unlike``: less, and two reports are not in the least alike. ``towns``: whether two leads that tell of other losses
    in other towns are of two events; on a feed that parts as many reports of one event as of two.
    """

    proposed: float
    joins: float
    holds: float
    unlike: float
    towns: bool = False


# Two reports of a feed are rarely of one event; those of a handful that somebody put together mostly are.
FEED, HANDFUL = Bars(8.0, 0.4, 0.55, 0.02), Bars(3.0, 0.05, 0.15, 0.0, towns=True)


@dataclass(frozen=True, slots=True, eq=False)
class Bag:
    """A sketch made ready for comparison, its things as a scorer's numbers.

    ``order`` is its place in the stream: by day, reports without one first, then by id. ``things`` are laid out by
    kind, and ``weights`` are those of the words, in ``UNIT``, and nothing for the other kinds. ``measures`` are the
    norm and the sum of the weights, the day, and how many things there are of each kind. ``rare`` and ``names`` are
    the words and names by which the report is found.
    """

    report: str
    day: int | None
    order: tuple[int, str]
    things: Whole
    weights: Whole
    measures: tuple[float, ...]
    rare: tuple[int, ...]
    names: tuple[int, ...]
    sketch: Sketch

    @property
    def kinds(self) -> Whole:
        """Return the kind of each thing."""
        return np.repeat(np.array(KINDS, np.int32), [int(count) for count in self.measures[-len(KINDS) :]])


class Scorer:
    """Makes sketches ready for comparison, and compares them: it knows each thing that a report told by a number.

    ``rarities`` are those of its things, in ``UNIT``; ``towns`` is as in ``Bars``.
    """

    def __init__(self, *, towns: bool = False) -> None:
        self._towns = towns
        self._numbers: tuple[dict[str, int], ...] = tuple({} for _ in KINDS)
        self._things: list[str] = []
        self.rarities = array("i")
        # Where each thing stands in the report that is compared now, counted from one.
        self._places = array("i")

    def bag(self, sketch: Sketch) -> Bag:
        """Return a sketch made ready for comparison."""
        named = [name for name, _ in sketch.words]
        told = (named, sketch.names, sketch.ages, sketch.tolls, sketch.numbers, sketch.days)
        things = [self._number(kind, thing) for kind, each in zip(KINDS, told, strict=True) for thing in each]
        words, names = things[: len(named)], things[len(named) : len(named) + len(sketch.names)]
        weighed = [
            round((1 + math.log(times)) * self.rarities[word])
            for word, (_, times) in zip(words, sketch.words, strict=True)
        ]
        # "From 20 January" bounds one side only: it may have come at any later day, and counts as undated.
        known = sketch.latest and sketch.earliest
        day = date.fromisoformat(known).toordinal() if known else None
        norm = math.sqrt(sum(value * value for value in weighed))
        return Bag(
            report=sketch.report,
            day=day,
            order=(day or 0, sketch.report),
            things=np.array(things, np.int32),
            weights=np.array(weighed + [0] * (len(things) - len(words)), np.int32),
            measures=(norm, sum(weighed), math.nan if day is None else day, *map(len, told)),
            rare=tuple([word for word in words if self.rarities[word] >= RARE / UNIT][:PROPOSING]),
            names=tuple(names),
            sketch=sketch,
        )

    def alike(self, report: Bag, others: Sequence[Bag]) -> list[float]:
        """Return for each other report the probability that it and a report are of one event, to four decimals.

        So rounded, a probability is stored as it was compared.
        """
        if not others:
            return []
        rows = zip(weights(), self.features(report, others), strict=True)
        found: list[float] = np.round(1.0 / (1.0 + np.exp(-sum(by * row for by, row in rows))), 4).tolist()
        if not self._towns:
            return found
        sketches = (other.sketch for other in others)
        return [0.0 if elsewhere(report.sketch, other) else each for each, other in zip(found, sketches, strict=True)]

    def features(self, report: Bag, others: Sequence[Bag]) -> Floats:
        """Return what a report shares with each other one and where they part, shape (``NAMES``, others)."""
        which, where, yours = self._common(report, others)
        mine, kinds, size = report.weights[where].astype(float), report.kinds[where], len(others)
        rare = np.frombuffer(self.rarities, np.int32)[report.things[where]] * UNIT
        cells, shape = kinds * size + which, (len(KINDS), size)
        shared = np.bincount(cells, minlength=math.prod(shape)).reshape(shape)
        telling = np.where((kinds == WORD) & (rare <= RARE), 0.0, rare)
        told = np.log1p(np.bincount(cells, telling, math.prod(shape))).reshape(shape)
        rarest = np.zeros(math.prod(shape))
        np.maximum.at(rarest, cells, rare)
        norm, total, day, *counts = np.array(report.measures)[:, None]
        norms, totals, days, *given = np.array([other.measures for other in others]).T
        apart = (shared == 0) & (np.array(given) > 0) & (np.array(counts) > 0)
        logs, gap = np.log1p(shared), np.log1p(np.abs(days - day))
        return np.array(
            [
                np.ones(size),
                np.bincount(which, mine * yours, size) / above(norm * norms),
                np.bincount(which, np.minimum(mine, yours), size) / above(np.minimum(total, totals)),
                told[WORD],
                rarest[WORD * size : (WORD + 1) * size],
                told[NAME],
                rarest[NAME * size : (NAME + 1) * size],
                shared[NAME] / above(np.minimum(counts[NAME], given[NAME])),
                *(logs[AGE], apart[AGE], logs[TOLL], apart[TOLL], logs[NUMBER], logs[DAY], apart[DAY]),
                *(np.nan_to_num(gap), np.isnan(gap)),
            ]
        )

    def shared(self, left: Bag, right: Bag) -> tuple[str, ...]:
        """Return what two reports share that says most of which event it is: names, words, figures and ages."""
        _, where, _ = self._common(left, [right])
        kinds, things = left.kinds[where].tolist(), left.things[where].tolist()
        both = [(kind, self.rarities[thing], self._things[thing]) for kind, thing in zip(kinds, things, strict=True)]
        terms = sorted({(-rare, text) for kind, rare, text in both if kind in (WORD, NAME)})
        figures = [sorted(text for kind, _, text in both if kind == each) for each in (NUMBER, AGE)]
        return (*(text for _, text in terms[:SHOWN]), *sum(figures, [])[:SHOWN])

    def _number(self, kind: int, thing: str) -> int:
        """Return the number of a thing."""
        numbers = self._numbers[kind]
        if (known := numbers.get(thing)) is not None:
            return known
        numbers[thing] = len(self._things)
        self._things.append(thing)
        self.rarities.append(round(rarity(thing) / UNIT))
        self._places.append(0)
        return numbers[thing]

    def _common(self, report: Bag, others: Sequence[Bag]) -> tuple[Whole, Whole, Floats]:
        """Return what others share with a report: which of them, its place in the report, its weight in the other."""
        places = np.frombuffer(self._places, np.int32)
        places[report.things] = np.arange(1, len(report.things) + 1)
        found = places[np.concatenate([other.things for other in others])]
        places[report.things] = 0
        hits = np.flatnonzero(found)
        which = np.repeat(np.arange(len(others)), [len(other.things) for other in others])
        return which[hits], found[hits] - 1, np.concatenate([other.weights for other in others])[hits].astype(float)


def elsewhere(one: Sketch, other: Sketch) -> bool:
    """Return whether two leads tell of two events of a kind: other losses, in towns that the other report never names.

    Tolls of one event are revised and towns have districts, so either alone parts nothing.
    """
    if not one.sites or not other.sites or not one.losses or not other.losses:
        return False
    if set(one.losses) & set(other.tolls) or set(other.losses) & set(one.tolls):
        return False
    pairs = [(one.sites, other.towns), (other.sites, one.towns)]
    return not any(one_place(site, town) for sites, towns in pairs for site in sites for town in towns)


def one_place(one: str, other: str) -> bool:
    """Return whether two names can be one place's: a word in common, or spellings alike."""
    return bool(set(one.split()) & set(other.split())) or fuzz.ratio(one, other) >= ALIKE


def above(values: Floats) -> Floats:
    """Return numbers to divide by: ones in the place of what is nothing."""
    return np.where(values > 0, values, 1.0)


@functools.cache
def weights() -> tuple[float, ...]:
    """Return the weight of each of ``NAMES``, as shipped."""
    file = resources.files("rashomon") / "models" / "group" / "likeness.json"
    given = json.loads(file.read_text(encoding="utf-8"))
    return tuple(given[name] for name in NAMES)
