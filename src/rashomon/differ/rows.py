"""A claim and its differences → the claims that it makes: what parts apart from what does not tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rashomon.differ.reading import Reader
from rashomon.differ.roles import SURER
from rashomon.differ.side import Side, likeness
from rashomon.differ.tolls import Clash, Toll, are_two_events
from rashomon.model import Claim, Difference, Index, Reading, Slot, Statement, content_id

# How much of the event some statements carry, as the stage that made the claims has it.
Weigh = Callable[[list[Statement], Index], float]

# Slots that are of one thing among those that a row holds; whose word it is, is a matter of the whole row.
FACTS: frozenset[Slot] = frozenset({"number", "date", "place", "person", "polarity", "certainty"})
# What another reading must hold of what both sides of a difference tell, or of its own words with one side, to tell it.
MOST = 2 / 3
# How likely two tolls that are shown to be of one event say one thing: enough for what parts them to be shown.
OF_ONE_EVENT = 0.8


def apart(claim: Claim, differences: Iterable[Difference], reader: Reader, weigh: Weigh) -> list[Claim]:
    """Return a claim as two where two reports or more tell what parts in it and two or more only something else.

    Who reads that one outlet has three cables and another two wants the rows on the cables side by side, and not on the
    telephones that fell silent. Where what is left is one report's, the claim stays as it is, and so does one whose
    readings agree as surely as those of one thing do, in whatever words.
    """
    parted = [each for each in differences if each.on in FACTS]
    if not parted or claim.agreement >= SURER:
        return [claim]
    sides = {reading.key: reader.side(reading) for reading in claim.readings}
    pairs = [pair for each in parted if (pair := sides_of(each, sides.values())) is not None]
    telling = [each for each in claim.readings if any(tells(sides[each.key], *pair) for pair in pairs)]
    rest = [each for each in claim.readings if each not in telling]
    if len({each.report for each in rest}) < 2:
        return [claim]
    return [made(claim, readings, reader.index, weigh) for readings in (telling, rest)]


def sides_of(difference: Difference, sides: Iterable[Side]) -> tuple[Side, Side] | None:
    """Return the two readings that part in a difference."""
    places = {(side.statement.report, side.statement.span): side for side in sides}
    left, right = (places.get((each.report, each.span)) for each in (difference.left, difference.right))
    return (left, right) if left is not None and right is not None else None


def tells(side: Side, left: Side, right: Side) -> bool:
    """Return whether a reading tells what two part in: it is one of them, or holds most of what they share or say."""
    if side is left or side is right:
        return True
    shared = left.carried() & right.carried()
    most = bool(shared) and len(shared & side.carried()) >= MOST * len(shared)
    return most or any(likeness(side, each).part >= MOST for each in (left, right))


def made(claim: Claim, readings: Sequence[Reading], index: Index, weigh: Weigh) -> Claim:
    """Return the claim that some of a claim's readings make."""
    surest = max(readings, key=lambda each: (each.statement == claim.best, each.agreement, each.key))
    return Claim(
        id=content_id("c", *(each.key for each in readings)),
        readings=tuple(readings),
        weight=weigh([index.statements[each.statement] for each in readings], index),
        best=surest.statement,
    )


def severed(claims: Sequence[Claim], clashes: Sequence[Clash], index: Index, weigh: Weigh) -> list[Claim]:
    """Return the claims, those of two reports as two where the tolls that they hold are of two events.

    "A shell killed two children" and "air strikes killed 84 people" are alike in all but what happened.
    """
    found = []
    for claim in claims:
        held = {reading.statement for reading in claim.readings}
        two = any(
            {clash.left.figure.statement, clash.right.figure.statement} <= held
            for clash in clashes
            if are_two_events(clash.left, clash.right)
        )
        parts = [[each for each in claim.readings if each.report == report] for report in claim.reports]
        found += [made(claim, part, index, weigh) for part in parts] if two and len(parts) == 2 else [claim]
    return found


def faced(claims: Sequence[Claim], clashes: Sequence[Clash], index: Index, weigh: Weigh) -> list[Claim]:
    """Return the claims with the tolls of one event, which no words in common join, each state's as one claim.

    A claim that told no more than such a toll gives way; one that is as sure to hold both stays.
    """
    found = list(claims)
    for tolls in gathered([each for each in clashes if not any(holds(claim, each) for claim in claims)]):
        told = {toll.figure.statement for toll in tolls}
        found = [claim for claim in found if not {reading.statement for reading in claim.readings} <= told]
        spans = {name: index.statements[name].span for name in told}
        ordered = sorted((index.statements[name].report, span, name) for name, span in spans.items())
        readings = [Reading(report, name, span, OF_ONE_EVENT) for report, span, name in ordered]
        first = Claim("", (), 0.0, tolls[0].figure.statement)
        found.append(made(first, readings, index, weigh))
    return found


def holds(claim: Claim, clash: Clash) -> bool:
    """Return whether a claim is sure to hold both tolls."""
    held = {reading.statement for reading in claim.readings}
    both = {clash.left.figure.statement, clash.right.figure.statement} <= held
    return both and claim.agreement >= OF_ONE_EVENT


def gathered(clashes: Sequence[Clash]) -> list[list[Toll]]:
    """Return the tolls of clashes, those of one state together, each once."""
    groups: dict[str | None, list[Toll]] = {}
    for toll in (toll for clash in clashes for toll in (clash.left, clash.right)):
        group = groups.setdefault(toll.amount.state, [])
        group.extend([toll] if toll not in group else [])
    return [*groups.values()]
