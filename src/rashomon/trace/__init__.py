"""Who has it from whom: Claims → Origins, Reports → Derivations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.hands import Hands
from rashomon.model import Claim, Derivation, Index, Linked, Passage, Report, Span, Statement, Story, Traced, clipped
from rashomon.trace.apart import Profiles
from rashomon.trace.copies import Copy, copies
from rashomon.trace.copies.credits import credits, same_outlet
from rashomon.trace.copies.order import earlier
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
    publishers = {report.id: report.publisher for report in story.reports}
    ours = {name.casefold(): key for key, name in publishers.items() if name}
    found: dict[tuple[str, str], list[tuple[Statement, Passage]]] = {}
    names: dict[tuple[str, str], str] = {}
    for analysis in story.analyses:
        for statement in analysis.clauses:
            for link in statement.chain:
                if link.kind == "media" or hands.meant(analysis.report.id, link):
                    key = analysis.report.id, hands.key(analysis.report.id, link)
                    names.setdefault(key, hands.name(analysis.report.id, link))
                    place = Passage(analysis.report.id, link.referent or link.span)
                    found.setdefault(key, []).append((statement, place))
    made = []
    for key, places in found.items():
        name = names[key]
        if (origin := ours.get(name.casefold(), name)) == key[0] or same_outlet(name, publishers[key[0]]):
            continue
        quoted = any(statement.quote in {"direct", "mixed"} for statement, _ in places)
        because = tuple(sorted({passage for _, passage in places})[:SHOWN])
        made.append(Derivation(key[0], origin, "wasQuotedFrom" if quoted else "wasDerivedFrom", because))
    return sorted(made, key=lambda d: (d.derived, d.origin))


def credited(story: Story) -> list[Derivation]:
    """Return a derivation for each agency or outlet that a report's dateline, byline or closing line credits.

    One that goes by several names, "AP", "Associated Press", goes by the longest.
    """
    outlets = {report.id: report.publisher for report in story.reports if report.publisher}
    given = [(report, credit) for report in story.reports for credit in credits(report, outlets.values())]
    names = sorted({credit.name for _, credit in given}, key=lambda name: (-len(name), name))
    made: dict[tuple[str, str], list[Passage]] = {}
    for report, credit in given:
        ours = (key for key, name in outlets.items() if key != report.id and same_outlet(credit.name, name))
        name = next(name for name in names if name == credit.name or same_outlet(credit.name, name))
        made.setdefault((report.id, next(ours, name)), []).append(Passage(report.id, credit.span))
    return [
        Derivation(derived, origin, "hadPrimarySource", tuple(because[:SHOWN]))
        for (derived, origin), because in sorted(made.items())
    ]


def copied(story: Story, shared: Sequence[Copy]) -> list[Derivation]:
    """Return a derivation for each pair of reports that share passages, where credit or time tells the order."""
    reports = {report.id: report for report in story.reports}
    pairs: dict[tuple[str, str], list[Copy]] = {}
    for copy in shared:
        pairs.setdefault((copy.left.report, copy.right.report), []).append(copy)
    made = []
    others = {a.report.id: [s.span for s in a.statements if s.voice == "attributed"] for a in story.analyses}
    for (left, right), found in pairs.items():
        own = any(not rests(each.left, others) and not rests(each.right, others) for each in found)
        order = direction(reports[left], reports[right], timed=own)
        if order:
            longest = sorted(found, key=lambda copy: (copy.left.span.start - copy.left.span.end, copy.left))[:SHOWN]
            because = tuple(sorted({passage for copy in longest for passage in (copy.left, copy.right)}))
            made.append(Derivation(*order, "wasDerivedFrom", because))
    return sorted(made, key=lambda d: (d.derived, d.origin))


def rests(passage: Passage, others: Mapping[str, Sequence[Span]]) -> bool:
    """Return whether half of a passage or more is what its report gives as somebody's word (``others``, by report)."""
    shared = clipped(others[passage.report], passage.span)
    return 2 * sum(span.end - span.start for span in shared) >= passage.span.end - passage.span.start


def direction(a: Report, b: Report, *, timed: bool = True) -> tuple[str, str] | None:
    """Return (derived, origin) of two reports that share passages, or ``None`` where nothing tells."""
    origin = earlier(a, b, timed=timed)
    if origin is None:
        return None
    return (b.id, a.id) if origin is a else (a.id, b.id)
