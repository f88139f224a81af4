"""What a report says in its own voice → whose words it attributes in the same sentence and in the one before.

A report that tells what somebody said often goes on without saying so again. Words in its own voice right after a
hand's may be that hand's: where the same hand stands behind the claim elsewhere, a common hand is in sight. What comes
before is the outlet's: it tells of the matter, then lets somebody speak.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Mapping

from rashomon.hands import Hands
from rashomon.model import Analysis, Parse, Source, Statement, Story

Near = Mapping[str, frozenset[str]]


def near(story: Story, hands: Hands) -> Near:
    """Return the keys of the hands near each statement in an outlet's own voice, by the statement's id."""
    return {key: found for analysis in story.analyses for key, found in beside(analysis, hands).items()}


def beside(analysis: Analysis, hands: Hands) -> dict[str, frozenset[str]]:
    """Return the keys of the hands in the sentences of each own statement of one report, and right before them."""
    parse, report = analysis.parse, analysis.report.id
    told: dict[int, set[str]] = defaultdict(set)
    for statement in analysis.statements:
        if statement.chain:
            for number in sentences(parse, statement):
                told[number] |= bodies(report, statement.chain[-1], hands)
    found = {}
    for statement in analysis.statements:
        here = sentences(parse, statement)
        if statement.voice == "own" and here:
            around = (told.get(number, set()) for number in range(here[0] - 1, here[-1] + 1))
            found[statement.id] = frozenset(set[str]().union(*around))
    return found


def bodies(report: str, link: Source, hands: Hands) -> set[str]:
    """Return the keys of a hand and of what its words name: an official of a ministry speaks near the ministry."""
    span = link.referent or link.span
    named = (m for m in hands.at(report, span) if m.form == "name")
    return {hands.key(report, link), *(hands.owner[m.id] for m in named)}


def sentences(parse: Parse, statement: Statement) -> range:
    """Return the numbers of the sentences that a statement touches."""
    span = statement.span
    first = bisect.bisect_right(parse.sentences, span.start, key=lambda s: s.span.end)
    return range(first, bisect.bisect_left(parse.sentences, span.end, lo=first, key=lambda s: s.span.start))
