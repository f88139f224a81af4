"""What a report says in its own voice → whose words it attributes beside it, and who speaks in what it tells.

A report that tells what somebody said often goes on without saying so again. Words in its own voice right after a
hand's may be that hand's: where the same hand stands behind the claim elsewhere, a common hand is in sight. What comes
before is the outlet's: it tells of the matter, then lets somebody speak. "Ruiz rejected the offer" tells an act of
speaking: what it is known by are the speaker's words.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from dataclasses import dataclass

from rashomon.hands import Hands
from rashomon.model import Analysis, Parse, Source, Statement, Story


@dataclass(frozen=True, slots=True)
class Near:
    """By the id of each statement in an outlet's own voice: the keys of the hands near it, and who speaks in it."""

    hands: dict[str, frozenset[str]]
    acts: dict[str, frozenset[str]]


def near(story: Story, hands: Hands) -> Near:
    """Return what stands near the statements of a story's outlets in their own voice."""
    return Near(
        {key: found for analysis in story.analyses for key, found in beside(analysis, hands).items()},
        {key: found for analysis in story.analyses for key, found in spoken(analysis, hands).items()},
    )


def spoken(analysis: Analysis, hands: Hands) -> dict[str, frozenset[str]]:
    """Return the entities whose acts of speaking each own statement of one report tells."""
    acts = [(act, entity) for act in analysis.statements if act.act and (entity := hands.last(act))]
    return {
        s.id: frozenset(entity for act, entity in acts if tells(s, act))
        for s in analysis.statements
        if s.voice == "own"
    }


def tells(statement: Statement, act: Statement) -> bool:
    """Return whether the words of an act stand in a statement, in part at least."""
    return any(span.overlaps(words) for span in statement.content for words in (*act.content, *act.cue))


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
