"""A comparison and what people set right in it → the comparison that stands.

A correction names passages, so that it holds for the same reports read again and when new ones come. Corrections are
heeded in the order of their making: a later one wins.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.align import weight
from rashomon.model import (
    Claim,
    Comparison,
    Entity,
    Index,
    Join,
    Linked,
    Passage,
    Proposal,
    Reading,
    Span,
    content_id,
)
from rashomon.pipeline import Pipeline
from rashomon.store.values import Correction

# What a correction can say. "confirm" changes nothing: it tells that a person has looked.
KINDS = ("confirm", "split", "join", "wrong", "same", "different")
ON_ENTITIES = ("same", "different")
# Two ranges are the same place where they share this part of the shorter one.
SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Ruling:
    """A correction that changes a comparison, with the passages that it names."""

    kind: str
    passages: tuple[Passage, ...]
    reason: str


def rulings(corrections: Iterable[Correction]) -> tuple[Ruling, ...]:
    """Return the corrections that change a comparison; those of other kinds, or of another form, are passed over."""
    return tuple(found for each in corrections if (found := ruling(each)) is not None)


def ruling(correction: Correction) -> Ruling | None:
    """Return a correction with its passages, ``None`` where it changes nothing."""
    if correction.kind not in KINDS or correction.kind == "confirm":
        return None
    payload = json.loads(correction.payload)
    given = payload.get("passages") if isinstance(payload, dict) else None
    try:
        passages = tuple(Passage(each["report"], Span(each["start"], each["end"])) for each in given or ())
    except (KeyError, TypeError):
        return None
    enough = len(passages) >= (1 if correction.kind == "wrong" else 2)
    return Ruling(correction.kind, passages, correction.reason) if enough else None


def amended(comparison: Comparison, given: Sequence[Ruling], pipeline: Pipeline) -> Comparison:
    """Return the comparison that stands; what follows from entities and claims is made again by the pipeline."""
    index = Index.of(comparison.story)
    before = Linked(comparison.entities, comparison.proposals)
    linked = before
    for each in given:
        if each.kind in ON_ENTITIES:
            linked = relinked(linked, each, index)
    # Who is who weighs in what is the same claim.
    claims = comparison.claims if linked.entities == before.entities else pipeline.align(comparison.story, linked)
    for each in given:
        if each.kind not in ON_ENTITIES:
            claims = ON_CLAIMS[each.kind](claims, each, index)
    claims = tuple(sorted(claims, key=lambda claim: (-claim.weight, claim.id)))
    traced = pipeline.trace(comparison.story, linked, claims)
    tables = pipeline.tabulate(comparison.story, linked, claims)
    return replace(
        comparison,
        entities=linked.entities,
        proposals=linked.proposals,
        claims=claims,
        differences=pipeline.differ(comparison.story, linked, claims),
        origins=traced.origins,
        derivations=traced.derivations,
        timeline=tables.timeline,
        figures=tables.figures,
        labels=tables.labels,
        referents=tables.referents,
    )


# --- who is who -----------------------------------------------------------------------------------------------------


def relinked(linked: Linked, ruling: Ruling, index: Index) -> Linked:
    """Return the entities with two of them joined, or their proposal to be joined taken away."""
    pair = named(linked, ruling, index)
    if pair is None:
        return linked
    rest = tuple(each for each in linked.proposals if set(each.entities) != {each.id for each in pair})
    if ruling.kind == "different":
        return replace(linked, proposals=rest)
    one, other = pair
    evidence = Join(one.mentions[0], other.mentions[0], f"a person joined them: {ruling.reason}", ruling.passages)
    joined = replace(
        one,
        mentions=one.mentions + other.mentions,
        evidence=one.evidence + other.evidence + (evidence,),
    )
    entities = tuple(joined if each is one else each for each in linked.entities if each is not other)
    return Linked(entities, tuple(renamed(each, other.id, one.id) for each in rest))


def named(linked: Linked, ruling: Ruling, index: Index) -> tuple[Entity, Entity] | None:
    """Return the two entities that a ruling's first passages name: as they were proposed, else by their mentions."""
    first, second = ruling.passages[:2]
    by_id = {entity.id: entity for entity in linked.entities}
    for proposal in linked.proposals:
        if at(first, proposal.because[:1]) and at(second, proposal.because[1:2]):
            return by_id[proposal.entities[0]], by_id[proposal.entities[1]]
    found = [entity_at(linked, passage, index) for passage in (first, second)]
    if found[0] is None or found[1] is None or found[0] is found[1]:
        return None
    return found[0], found[1]


def entity_at(linked: Linked, passage: Passage, index: Index) -> Entity | None:
    """Return the entity that has a mention at a passage."""
    for entity in linked.entities:
        mentions = (index.mentions[each] for each in entity.mentions if each in index.mentions)
        if at(passage, (Passage(each.report, each.span) for each in mentions)):
            return entity
    return None


def renamed(proposal: Proposal, old: str, new: str) -> Proposal:
    """Return a proposal whose entity goes by another id."""
    one, other = (new if each == old else each for each in proposal.entities)
    return replace(proposal, entities=(one, other))


# --- who says the same ----------------------------------------------------------------------------------------------


def split(claims: tuple[Claim, ...], ruling: Ruling, index: Index) -> tuple[Claim, ...]:
    """Return the claims with the first passage's reading apart from the others'."""
    parted, *others = ruling.passages
    found: list[Claim] = []
    for claim in claims:
        own = [each for each in claim.readings if at(parted, [place(each)])]
        rest = [each for each in claim.readings if each not in own]
        if own and any(at(passage, map(place, rest)) for passage in others):
            found += [made(claim, rest, index), made(claim, [whole(each, index) for each in own], index)]
        else:
            found.append(claim)
    return each_once(found)


def join(claims: tuple[Claim, ...], ruling: Ruling, index: Index) -> tuple[Claim, ...]:
    """Return the claims with those of the passages as one."""
    holding = [claim for claim in claims if any(at(passage, map(place, claim.readings)) for passage in ruling.passages)]
    # A statement may stand in several claims: of each passage, the one that most reports share is meant.
    wanted: dict[str, Claim] = {}
    for passage in ruling.passages:
        own = [claim for claim in holding if at(passage, map(place, claim.readings))]
        if own:
            best = max(own, key=lambda claim: (len(claim.reports), claim.weight))
            wanted[best.id] = best
    if len(wanted) < 2:
        return claims
    readings = {each.statement: each for claim in wanted.values() for each in claim.readings}
    first = next(iter(wanted.values()))
    rest = [claim for claim in claims if claim.id not in wanted]
    return each_once([*rest, made(first, list(readings.values()), index)])


def wrong(claims: tuple[Claim, ...], ruling: Ruling, index: Index) -> tuple[Claim, ...]:
    """Return the claims without the readings at the first passage."""
    found = []
    for claim in claims:
        rest = [each for each in claim.readings if not at(ruling.passages[0], [place(each)])]
        if len(rest) == len(claim.readings):
            found.append(claim)
        elif rest:
            found.append(made(claim, rest, index))
    return each_once(found)


ON_CLAIMS = {"split": split, "join": join, "wrong": wrong}


def made(claim: Claim, readings: Sequence[Reading], index: Index) -> Claim:
    """Return a claim of other readings."""
    ordered = sorted(readings, key=lambda each: (each.report, each.span, each.statement))
    statements = [each.statement for each in ordered]
    return Claim(
        id=content_id("c", *statements),
        readings=tuple(ordered),
        weight=weight([index.statements[each] for each in statements], index),
        best=claim.best if claim.best in statements else statements[0],
    )


def each_once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims, each id once."""
    return tuple({claim.id: claim for claim in claims}.values())


def whole(reading: Reading, index: Index) -> Reading:
    """Return a reading that shows its statement whole: nothing is left that it shares."""
    return replace(reading, span=index.statements[reading.statement].span)


def place(reading: Reading) -> Passage:
    """Return where a reading stands."""
    return Passage(reading.report, reading.span)


def at(passage: Passage, places: Iterable[Passage]) -> bool:
    """Return whether one of the places is where a passage is.

    >>> at(Passage("r", Span(0, 10)), [Passage("r", Span(2, 12))]), at(Passage("r", Span(0, 10)), [])
    (True, False)
    """
    return any(each.report == passage.report and shared(each.span, passage.span) for each in places)


def shared(one: Span, other: Span) -> bool:
    """Return whether two ranges are the same place."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > SHARED * min(one.end - one.start, other.end - other.start)
