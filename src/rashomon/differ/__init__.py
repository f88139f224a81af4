"""Claims → Differences: in which slot the readings of two reports part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from rashomon.differ.reading import Reader
from rashomon.differ.roles import role
from rashomon.differ.rows import Weigh, apart, faced, severed
from rashomon.differ.side import Parting, Side, likeness, one_thing
from rashomon.differ.slots import agree, partings
from rashomon.differ.sources import attribution
from rashomon.differ.tolls import Clash, held_against
from rashomon.hands import Hands
from rashomon.model import Claim, Difference, Figure, Index, Linked, Passage, Reading, Story

# Acts whose count goes on while an event does.
COUNTED_ON = frozenset(
    "destroy damage burn flood collapse lose cancel delay affect close evacuate flee confirm report treat".split()
)


def differ(
    story: Story, linked: Linked, claims: tuple[Claim, ...], tolls: Sequence[Figure] = ()
) -> tuple[Difference, ...]:
    """Return where the readings of each claim part: at most one difference a pair of reports and slot.

    ``tolls`` are the figures that the reports give as the whole; those of one event are held against each other.
    """
    index = Index.of(story)
    hands = Hands.of(index, linked)
    reader = Reader.of(story, index, claims)
    clashes = [*held_against(story.analyses, linked, claims, tolls)] if tolls else []
    within_claims = (difference for claim in claims for difference in within(claim, reader, hands))
    found = [each for one in within_claims if (each := weighed(one, clashes)) is not None]
    between_tolls = (of_tolls(clash, claims, found) for clash in clashes if clash.one)
    return once([*found, *(each for each in between_tolls if each is not None)])


def narrow(
    story: Story, linked: Linked, claims: tuple[Claim, ...], tolls: Sequence[Figure] = (), *, weigh: Weigh
) -> tuple[Claim, ...]:
    """Return the claims, weightiest first, those apart of which one part differs and another does not tell it.

    ``tolls`` that are of one event and cannot both hold make a claim. ``weigh`` returns how much of the event some
    statements carry.
    """
    index = Index.of(story)
    hands = Hands.of(index, linked)
    reader = Reader.of(story, index, claims)
    parts = [each for claim in claims for each in apart(claim, within(claim, reader, hands), reader, weigh)]
    if tolls:
        clashes = [*held_against(story.analyses, linked, parts, tolls)]
        parts = severed(parts, clashes, index, weigh)
        parts = faced(parts, [clash for clash in clashes if clash.one], index, weigh)
    return tuple(sorted({each.id: each for each in parts}.values(), key=lambda claim: (-claim.weight, claim.id)))


def weighed(found: Difference, clashes: Sequence[Clash]) -> Difference | None:
    """Return a difference as its reports' tolls show it: revised, or none where they are shown to be apart."""
    clash = next((each for each in clashes if each.tells(found.because)), None) if found.on == "number" else None
    if clash is None or not clash.apart:
        return replace(found, revised=True) if clash is not None and clash.one and clash.revised else found
    return None


def of_tolls(clash: Clash, claims: Sequence[Claim], found: Sequence[Difference]) -> Difference | None:
    """Return the clash of two tolls as a difference of the claim that is surest to hold both, if none tells it yet."""
    left, right = clash.left.figure, clash.right.figure
    if any(clash.tells(each.because) for each in found if each.on == "number"):
        return None
    both = {left.statement, right.statement}
    held = [claim for claim in claims if both <= {reading.statement for reading in claim.readings}]
    claim = max(held, key=lambda each: each.agreement, default=None)
    shown = [passage_of(figure, claim) for figure in (left, right)] if claim is not None else []
    if claim is None or shown[0] is None or shown[1] is None:
        return None
    return Difference(
        claim=claim.id,
        between=(left.where.report, right.where.report),
        on="number",
        left=shown[0],
        right=shown[1],
        because=(left.where, right.where),
        revised=clash.revised,
    )


def passage_of(figure: Figure, claim: Claim) -> Passage | None:
    """Return the reading of a claim that gives a figure."""
    held = (reading for reading in claim.readings if reading.statement == figure.statement)
    spans = (reading.span for reading in held if reading.span.contains(figure.where.span))
    return next((Passage(figure.where.report, span) for span in spans), None)


def once(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return differences without those that part the same statements in the same words once more, in another claim."""
    return tuple({(each.on, each.left, each.right, each.because): each for each in reversed([*found])}.values())[::-1]


def within(claim: Claim, reader: Reader, hands: Hands) -> list[Difference]:
    """Return the differences inside one claim, by pair of reports in the claim's order."""
    by_report: dict[str, list[Reading]] = {}
    for reading in claim.readings:
        by_report.setdefault(reading.report, []).append(reading)
    if len(by_report) < 2:
        return []
    sides = {name: [reader.side(each) for each in told] for name, told in by_report.items()}
    found = []
    for a, b in combinations(by_report, 2):
        found += between(claim, sides[a], sides[b], hands)
        found += attribution(claim, sides[a], sides[b], hands)
    return found


def between(claim: Claim, lefts: Sequence[Side], rights: Sequence[Side], hands: Hands) -> list[Difference]:
    """Return the differences of two reports: slots in which two of their readings part and agree with no other.

    A report that says a thing in two ways is not at odds with a report that says it in one of them. Of several pairs of
    readings that part, the one with the most words in common shows it. Two that may be no one thing part in nothing.
    """
    pairs = [(left, right) for left in lefts for right in rights]
    told = [(a, b, {p.on: p for p in partings(a, b, hands)}) for a, b in pairs]
    found = []
    for slot in dict.fromkeys(on for _, _, each in told for on in each):
        apart = [(a, b, each[slot]) for a, b, each in told if slot in each and (each[slot].plain or one_thing(a, b))]
        if not apart:
            continue
        a, b, parting = max(apart, key=lambda each: (bool(each[2].topic), likeness(each[0], each[1]).shared))
        others = ((left, right) for left, right, each in told if slot not in each and (left is a or right is b))
        if not any(agree(parting, left, right, hands) for left, right in others):
            found.append(difference(claim, a, b, parting, hands.index))
    return found


def difference(claim: Claim, a: Side, b: Side, parting: Parting, index: Index) -> Difference:
    """Return a parting as a difference between two reports."""
    left, right = a.statement, b.statement
    return Difference(
        claim=claim.id,
        between=(left.report, right.report),
        on=parting.on,
        left=Passage(left.report, left.span),
        right=Passage(right.report, right.span),
        because=(
            *(Passage(left.report, span) for span in parting.left or left.content),
            *(Passage(right.report, span) for span in parting.right or right.content),
        ),
        revised=grows(parting, a, b) and later(a, b, index) == parting.grows,
    )


def grows(parting: Parting, a: Side, b: Side) -> bool:
    """Return whether two figures are of what is counted on: of victims, of damage, or up to a time that is told.

    Neither a price nor a vote of yesterday is another one today.
    """
    if parting.on != "number" or parting.grows == 0:
        return False
    cited = [(side, m) for side in (a, b) for m in side.quantities if parting.cites(m.span)]
    told = [m.quantity.state is not None if m.quantity else False for _, m in cited]
    parts = [role(side, m) for side, m in cited]
    return a.counted or b.counted or any(told) or any(part is not None and part.act in COUNTED_ON for part in parts)


def later(a: Side, b: Side, index: Index) -> int:
    """Return 1 where the second reading is known to be the later, -1 where the first is, else 0.

    It is where its report was published later, or where it alone says up to when it counts.
    """
    one, other = (index.reports[each.statement.report].published for each in (a, b))
    if one.latest and other.earliest and one.latest < other.earliest:
        return 1
    if other.latest and one.earliest and other.latest < one.earliest:
        return -1
    return int(b.counted) - int(a.counted)
