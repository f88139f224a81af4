"""Claims → Differences: in which slot the readings of two reports part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from rashomon.differ.side import Parting, Side
from rashomon.differ.slots import agree, partings
from rashomon.hands import Hands
from rashomon.model import (
    Claim,
    Difference,
    Index,
    Linked,
    Mention,
    Parse,
    Passage,
    Report,
    Statement,
    Story,
    Token,
)


def differ(story: Story, linked: Linked, claims: tuple[Claim, ...]) -> tuple[Difference, ...]:
    """Return where the readings of each claim part: at most one difference a pair of reports and slot."""
    index = Index.of(story)
    hands = Hands.of(index, linked)
    known = {name: words(parse) for name, parse in index.parses.items()}
    return tuple(difference for claim in claims for difference in within(claim, index, hands, known))


def words(parse: Parse) -> frozenset[str]:
    """Return the words of a report in lower case."""
    return frozenset(token.text.lower() for token in parse.tokens)


def within(claim: Claim, index: Index, hands: Hands, known: dict[str, frozenset[str]]) -> list[Difference]:
    """Return the differences inside one claim, by pair of reports in the claim's order."""
    by_report: dict[str, list[Statement]] = {}
    for reading in claim.readings:
        by_report.setdefault(reading.report, []).append(index.statements[reading.statement])
    if len(by_report) < 2:
        return []
    sides = {name: [side(each, index, known[name]) for each in told] for name, told in by_report.items()}
    found = []
    for a, b in combinations(by_report, 2):
        found += between(claim, sides[a], sides[b], index, hands)
        found += attribution(claim, by_report[a], by_report[b], hands)
    return found


def between(
    claim: Claim, lefts: Sequence[Side], rights: Sequence[Side], index: Index, hands: Hands
) -> list[Difference]:
    """Return the differences of two reports: slots in which one pair of their readings parts and no pair agrees.

    A report that says a thing in two ways is not at odds with a report that says it in one of them. A reading that
    names no figure agrees with none; every reading is firm or hedged, affirms or denies.
    """
    pairs = [(left, right) for left in lefts for right in rights]
    told = [{p.on: p for p in partings(a, b, hands)} for a, b in pairs]
    found = []
    for slot in dict.fromkeys(on for each in told for on in each):
        if all(slot in each or not agree(slot, a, b) for each, (a, b) in zip(told, pairs, strict=True)):
            a, b, parting = next((a, b, each[slot]) for each, (a, b) in zip(told, pairs, strict=True) if slot in each)
            found.append(difference(claim, a.statement, b.statement, parting, index))
    return found


def difference(claim: Claim, a: Statement, b: Statement, parting: Parting, index: Index) -> Difference:
    """Return a parting as a difference between two reports."""
    return Difference(
        claim=claim.id,
        between=(a.report, b.report),
        on=parting.on,
        left=Passage(a.report, a.span),
        right=Passage(b.report, b.span),
        because=(
            *(Passage(a.report, span) for span in parting.left or a.content),
            *(Passage(b.report, span) for span in parting.right or b.content),
        ),
        revised=parting.on == "number"
        and later(index.reports[a.report], index.reports[b.report]) == parting.grows != 0,
    )


def later(a: Report, b: Report) -> int:
    """Return 1 where the second report is known to be the later, -1 where the first is, else 0."""
    if a.published.latest and b.published.earliest and a.published.latest < b.published.earliest:
        return 1
    if b.published.latest and a.published.earliest and b.published.latest < a.published.earliest:
        return -1
    return 0


def attribution(
    claim: Claim, lefts: Sequence[Statement], rights: Sequence[Statement], hands: Hands
) -> list[Difference]:
    """Return the difference in whose word it is: own voice here and a mouth there, or two named sources."""
    a, b = lefts[0], rights[0]
    own = [{s.voice for s in each} for each in (lefts, rights)]
    if own[0] & own[1]:
        if own != [{"attributed"}, {"attributed"}]:
            return []
        named = [{hands.last(s) for s in each if s.chain and s.chain[-1].kind == "named"} for each in (lefts, rights)]
        if not named[0] or not named[1] or None in named[0] | named[1] or named[0] & named[1]:
            return []
    words = [s.source or s.content for s in (a, b)]
    because = (*(Passage(a.report, s) for s in words[0]), *(Passage(b.report, s) for s in words[1]))
    left, right = Passage(a.report, a.span), Passage(b.report, b.span)
    return [Difference(claim.id, (a.report, b.report), "attribution", left, right, because)]


def side(statement: Statement, index: Index, known: frozenset[str]) -> Side:
    """Return a statement with its tokens, amounts, names and times, and the words that its report knows."""
    parse = index.parses[statement.report]
    tokens = tuple(parse.tokens[n] for span in statement.content for n in parse.inside(span))
    members = {token.index for token in tokens}
    head = next((t for t in tokens if t.head not in members or t.head == t.index), None)
    mentions = [index.mentions[m] for m in statement.mentions]
    return Side(
        statement=statement,
        tokens=tokens,
        head=head or EMPTY,
        quantities=tuple(m for m in mentions if m.quantity is not None and m.quantity.unit != "year of age"),
        times=tuple(m for m in mentions if is_date(m)),
        lengths=tuple(m for m in mentions if m.timex is not None and m.timex.type == "DURATION"),
        ages=tuple(m for m in mentions if m.quantity is not None and m.quantity.unit == "year of age"),
        names=tuple(m for m in mentions if m.form == "name" and m.kind in {"person", "place"}),
        known=known,
        text=" ".join(span.of(parse.report.text) for span in statement.content),
    )


EMPTY = Token(-1, 0, 0, "", "", "X", "", "", -1, 0)


def is_date(mention: Mention) -> bool:
    """Return whether a mention says when, not how long or how often, and not just "now" or "soon"."""
    timex = mention.timex
    return timex is not None and timex.type in {"DATE", "TIME"} and not str(timex.value).endswith("_REF")
