"""Who has it from whom: Claims → Origins, Reports → Derivations."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.hands import Hands
from rashomon.model import Claim, Derivation, Index, Linked, Passage, Report, Statement, Story, Traced
from rashomon.trace.apart import Profiles
from rashomon.trace.copies import Copy, copies
from rashomon.trace.near import near
from rashomon.trace.origins import origins_of

# A derivation shows its first places; more would say no more.
SHOWN = 3


def trace(story: Story, linked: Linked, claims: tuple[Claim, ...]) -> Traced:
    """Return the origins of each claim and what the reports rest on."""
    hands = Hands.of(Index.of(story), linked)
    shared = copies(story.reports)
    beside, profiles = near(story, hands), Profiles(hands)
    origins = tuple(origins_of(claim, profiles, shared, beside) for claim in claims)
    return Traced(origins, (*outlets(story, hands), *credited(story), *copied(story, shared)))


def outlets(story: Story, hands: Hands) -> list[Derivation]:
    """Return a derivation for each outlet that a report names as a hand; its id where the outlet's report is here."""
    ours = {report.publisher.casefold(): report.id for report in story.reports if report.publisher}
    found: dict[tuple[str, str], list[tuple[Statement, Passage]]] = {}
    names: dict[tuple[str, str], str] = {}
    for analysis in story.analyses:
        for statement in analysis.clauses:
            for link in statement.chain:
                meant = hands.meant(analysis.report.id, link)
                if meant or link.kind == "media":
                    key = analysis.report.id, meant or hands.key(analysis.report.id, link)
                    names.setdefault(key, hands.names[meant] if meant else hands.name(analysis.report.id, link))
                    found.setdefault(key, []).append((statement, Passage(analysis.report.id, link.span)))
    made = []
    for key, places in found.items():
        name = names[key]
        if (origin := ours.get(name.casefold(), name)) == key[0]:
            continue
        quoted = any(statement.quote in {"direct", "mixed"} for statement, _ in places)
        because = tuple(sorted({passage for _, passage in places})[:SHOWN])
        made.append(Derivation(key[0], origin, "wasQuotedFrom" if quoted else "wasDerivedFrom", because))
    return sorted(made, key=lambda d: (d.derived, d.origin))


def credited(story: Story) -> list[Derivation]:
    """Return a derivation for each agency that a report's dateline or byline credits, with the line that does."""
    ours = {report.publisher.casefold(): report.id for report in story.reports if report.publisher}
    made = []
    for report in story.reports:
        for each in report.evidence:
            line = report.dateline if each.origin == "dateline" else report.byline
            origin = ours.get(each.value.casefold(), each.value)
            if each.field == "credit" and line is not None and origin != report.id and not is_own(each.value, report):
                made.append(Derivation(report.id, origin, "hadPrimarySource", (Passage(report.id, line),)))
    return sorted(set(made), key=lambda d: (d.derived, d.origin, d.because))


def is_own(credit: str, report: Report) -> bool:
    """Return whether a credit names the report's own publisher, whole or in part: "(Cordillera)"."""
    return report.publisher is not None and set(credit.casefold().split()) <= set(report.publisher.casefold().split())


def copied(story: Story, shared: Sequence[Copy]) -> list[Derivation]:
    """Return a derivation for each pair of reports that share passages, where credit or time tells which was first."""
    reports = {report.id: report for report in story.reports}
    pairs: dict[tuple[str, str], list[Passage]] = {}
    for copy in shared:
        order = direction(reports[copy.left.report], reports[copy.right.report])
        if order:
            pairs.setdefault(order, []).extend((copy.left, copy.right))
    return [
        Derivation(later, earlier, "wasDerivedFrom", tuple(sorted(set(passages))[: 2 * SHOWN]))
        for (later, earlier), passages in sorted(pairs.items())
    ]


def direction(a: Report, b: Report) -> tuple[str, str] | None:
    """Return (derived, origin) of two reports that share passages, or ``None`` where nothing tells."""
    for derived, origin in ((a, b), (b, a)):
        credits = {e.value.casefold() for e in derived.evidence if e.field == "credit"}
        if origin.publisher and origin.publisher.casefold() in credits:
            return derived.id, origin.id
    if a.published.latest and b.published.earliest and a.published.latest < b.published.earliest:
        return b.id, a.id
    if b.published.latest and a.published.earliest and b.published.latest < a.published.earliest:
        return a.id, b.id
    return None
