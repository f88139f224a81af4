"""Corrections × claims → claims as the user has them: readings left out, parted and brought together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rashomon.corrections.selectors import cited, same_place
from rashomon.corrections.sides import Acting, acting
from rashomon.corrections.ties import Sets, kept_apart
from rashomon.model import (
    Claim,
    Correction,
    Index,
    Passage,
    Problem,
    Reading,
    Selector,
    Span,
    Statement,
    Story,
    content_id,
)

# How much of the event some statements carry, as the stage that made the claims has it.
Weigh = Callable[[list[Statement], Index], float]


@dataclass(frozen=True, slots=True)
class Settled:
    """What corrections make of a story's claims, and those that name what no claim says."""

    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...] = ()


def correct_claims(story: Story, claims: tuple[Claim, ...], given: Sequence[Correction], weigh: Weigh) -> Settled:
    """Return a story's claims as the corrections have them, weightiest first; those taken back do nothing.

    What is misread is left out. A reading that says something else goes out of the claims of what it is parted from,
    with the readings that a correction joins with it; claims that say the same become one. Raises
    ``ContradictionError`` where the corrections contradict each other on these claims.
    """
    index = Index.of(story)
    readings = list(dict.fromkeys(reading for claim in claims for reading in claim.readings))

    def find(selector: Selector) -> list[Reading]:
        places = cited(selector, index)
        return list(dict.fromkeys(reading for place in places for reading in readings_at(place, readings, index)))

    def unfound(selector: Selector) -> str:
        return "is said by no claim" if cited(selector, index) else "does not stand"

    wanted, problems = acting(given, "passages", find, unfound)
    if not wanted:
        return Settled(claims, problems)
    return Settled(Board(index, claims, wanted, weigh).claims(), problems)


def sure(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return readings that are known to say the same, however little it seemed so."""
    return tuple(replace(each, agreement=1.0) for each in readings)


def readings_at(place: Passage, readings: Sequence[Reading], index: Index) -> list[Reading]:
    """Return the readings at a place: those of just its words, those of whose whole statement it is, else the nearest.

    One is near that shares over half of the shorter.
    """
    here = [each for each in readings if each.report == place.report]
    exact = [each for each in here if each.span == place.span]
    if found := exact or [each for each in here if index.statements[each.statement].span == place.span]:
        return found
    near = [each for each in here if same_place(Passage(each.report, each.span), place)]
    nearest = max((likeness(each.span, place.span) for each in near), default=0.0)
    return [each for each in near if likeness(each.span, place.span) == nearest]


def likeness(one: Span, other: Span) -> float:
    """Return what two ranges that overlap share, as a part of what they cover together."""
    return (min(one.end, other.end) - max(one.start, other.start)) / (
        max(one.end, other.end) - min(one.start, other.start)
    )


class Board:
    """Claims whose readings are moved about.

    ``groups`` are the readings that corrections join; ``apart`` are the pairs of sides that they part.
    """

    def __init__(
        self, index: Index, before: tuple[Claim, ...], wanted: Sequence[Acting[Reading]], weigh: Weigh
    ) -> None:
        self.index = index
        self.before = before
        self.own = frozenset(before)
        self.weigh = weigh
        self.gone = {each for by, sides in wanted if by.kind == "wrong" for side in sides for each in side}
        self.joins = [sides for by, sides in wanted if by.kind == "join"]
        self.apart = [pair for by, sides in wanted for pair in kept_apart(by, sides)]
        self.groups = Sets()
        for readings in ([each for side in sides for each in side] for sides in self.joins):
            for each in readings:
                self.groups.unite(readings[0].key, each.key)

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims: what is wrong out, then parted, joined, and parted where joining brought it back."""
        left = [(claim, [each for each in claim.readings if each not in self.gone]) for claim in self.before]
        found = self.split([self.made(claim, readings) for claim, readings in left if readings])
        found = self.split(self.joined(found))
        each_once = {claim.id: self.ruled(self.shown(claim)) for claim in found}
        return tuple(sorted(each_once.values(), key=lambda claim: (-claim.weight, claim.id)))

    def split(self, claims: list[Claim]) -> list[Claim]:
        """Return the claims with each first side's readings apart from the second side's."""
        for first, second in self.apart:
            named = {self.groups.find(each.key) for each in first}
            found: list[Claim] = []
            for claim in claims:
                own = [each for each in claim.readings if self.groups.find(each.key) in named]
                rest = [each for each in claim.readings if each not in own]
                parted = bool(own) and any(each in second for each in rest)
                found += [self.made(claim, rest), self.made(claim, own)] if parted else [claim]
            claims = found
        return claims

    def joined(self, claims: list[Claim]) -> list[Claim]:
        """Return the claims with those that corrections join as one."""
        together = Sets()
        for sides in self.joins:
            # A statement may stand in several claims: of each side, the one that most reports share is meant.
            homes = [[claim for claim in claims if any(each in side for each in claim.readings)] for side in sides]
            meant = [max(each, key=rank).id for each in homes if each]
            for other in meant[1:]:
                together.unite(meant[0], other)
        parts: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            parts[together.find(claim.id)].append(claim)
        return [self.merged(sorted(each, key=rank, reverse=True)) for each in parts.values()]

    def merged(self, claims: list[Claim]) -> Claim:
        """Return claims as one, each statement once; the first is the one that the others join."""
        readings = {each.statement: each for claim in reversed(claims) for each in claim.readings}
        return self.made(claims[0], list(readings.values())) if len(claims) > 1 else claims[0]

    def made(self, claim: Claim, readings: list[Reading]) -> Claim:
        """Return a claim with other readings, itself where they are its own."""
        if set(readings) == set(claim.readings):
            return claim
        ordered = tuple(sorted(readings, key=lambda each: (each.report, each.span, each.statement)))
        statements = [each.statement for each in ordered]
        return Claim(
            id=content_id("c", *(each.key for each in ordered)),
            readings=ordered,
            weight=self.weigh([self.index.statements[each] for each in statements], self.index),
            best=claim.best if claim.best in statements else statements[0],
        )

    def ruled(self, claim: Claim) -> Claim:
        """Return a claim, its readings sure to say the same where a user said that they do."""
        held = {each.key for each in claim.readings}
        joined = any(all(any(each.key in held for each in side) for side in sides) for sides in self.joins)
        return replace(claim, readings=sure(claim.readings)) if joined else claim

    def shown(self, claim: Claim) -> Claim:
        """Return a claim; a reading that was parted and has no company left shows its statement whole."""
        if claim in self.own or len(claim.reports) > 1:
            return claim
        spans = [self.index.statements[each.statement].span for each in claim.readings]
        whole = (replace(each, span=span) for each, span in zip(claim.readings, spans, strict=True))
        return replace(claim, readings=tuple(whole))


def rank(claim: Claim) -> tuple[int, float, str]:
    """Return what makes a claim the one that is meant, where a statement stands in several."""
    return len(claim.reports), claim.weight, claim.id
