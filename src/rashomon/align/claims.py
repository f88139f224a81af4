"""A group of statements → the claim that it makes: its readings, what it weighs, and the reading that shows it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from rashomon.align.cut import Sheet
from rashomon.align.join import Scores
from rashomon.grammar import CARRYING, SUBJECTS_OR_THERE, WORDLESS, uppermost
from rashomon.kin import kin
from rashomon.model import Claim, Index, Parse, Reading, Span, Statement, Token, content_id, hull

# What a reading gains that names who or what it tells of, and what each word above so many costs it and each pronoun,
# of two: beside the words and the likelihood that it shares with the others, each from 0 to 1. Chosen against the
# annotators' gists of 1,719 claims.
NAMED, LENGTHY, PLENTY, LEANING = 0.25, 0.01, 10, 0.05
# What it costs a reading that it shows another claim already: two claims shown by the same words are hard to tell
# apart, yet words that miss the claim are worse.
SHOWN = 0.2


# Words of a report: its id, and where they stand.
Words = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Member:
    """A statement in a claim: its number in the story's order, and the part of it that the claim's others share."""

    number: int
    statement: Statement
    span: Span

    @property
    def words(self) -> Words:
        """Return which words of which report it is."""
        return self.statement.report, self.span


def part(statement: Statement, sheet: Sheet, number: int, index: Index) -> Span:
    """Return the range of a statement's part (0: the whole)."""
    if not number:
        return statement.span
    return hull(sheet.extents[number].spans(index.parses[statement.report], statement))


def claim(members: list[Member], scores: Scores, index: Index, shown: Set[Words]) -> Claim:
    """Return the claim that members of a group make; ``shown`` are the words that show other claims."""
    ordered = sorted(members, key=lambda m: (m.statement.report, m.statement.span, m.statement.id))
    readings = tuple(
        Reading(m.statement.report, m.statement.id, m.span, agreement(m, members, scores)) for m in ordered
    )
    return Claim(
        id=content_id("c", *(reading.key for reading in readings)),
        readings=readings,
        weight=weight([m.statement for m in ordered], index),
        best=clearest(members, scores, index, shown),
    )


def agreement(member: Member, members: list[Member], scores: Scores) -> float:
    """Return the mean probability that a statement says the same as those of other reports in its group.

    A pair that was never a candidate counts as zero. A group of one report has nothing to agree with: 1.
    """
    others = [m.number for m in members if m.statement.report != member.statement.report]
    found = [scores.get((min(member.number, n), max(member.number, n)), 0.0) for n in others]
    return round(sum(found) / len(found), 4) if found else 1.0


def weight(statements: list[Statement], index: Index) -> float:
    """Return how much of the event a claim carries: how many reports say it and how early.

    Half comes from the share of the story's reports, half from the mean over those reports of how early the claim
    first stands among the words that are the report's own (1 at the start, 0 at the end), rounded so that machines
    agree.
    """
    first: dict[str, float] = {}
    for statement in statements:
        parse = index.parses[statement.report]
        place = 1.0 - parse.inside(statement.span).start / max(len(parse.tokens), 1)
        first[statement.report] = max(first.get(statement.report, 0.0), place)
    share = len(first) / len(index.reports)
    return round(0.5 * share + 0.5 * sum(first.values()) / len(first), 4)


def clearest(members: list[Member], scores: Scores, index: Index, shown: Set[Words]) -> str:
    """Return the id of the statement that shows a claim: the one most like the others that is short, names its
    subject and, if another is nearly as good, shows no other claim."""
    lemmas = {m.statement.id: carried(index.parses[m.statement.report], m.span) for m in members}

    def rank(member: Member) -> tuple[float, str]:
        here, held = member.number, lemmas[member.statement.id]
        others = [m for m in members if m.statement.report != member.statement.report]
        likely = sum(scores.get((min(here, m.number), max(here, m.number)), 0.0) for m in others)
        alike = sum(dice(held, lemmas[m.statement.id]) for m in others)
        worth = (likely + alike) / max(len(others), 1) + ease(index.parses[member.statement.report], member.span)
        return SHOWN * (member.words in shown) - round(worth, 4), member.statement.id

    return min(members, key=rank).statement.id


def ease(parse: Parse, span: Span) -> float:
    """Return how well words are read alone: they name their subject, are few, and lean on nothing before them."""
    words = words_of(parse, span)
    pronouns = sum(token.tag in ("PRP", "PRP$") for token in words)
    return NAMED * names_subject(words) - LENGTHY * max(0, len(words) - PLENTY) - LEANING * min(pronouns, 2)


def words_of(parse: Parse, span: Span) -> list[Token]:
    """Return the tokens of a span that are words."""
    return [t for t in parse.tokens_in(span) if t.pos not in WORDLESS]


def carried(parse: Parse, span: Span) -> frozenset[str]:
    """Return the lemmas of a span that carry meaning, one for kin words."""
    return frozenset(kin(token.lemma.lower()) for token in words_of(parse, span) if token.pos in CARRYING)


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how alike two sets are: twice what they share by what they hold."""
    return 2 * len(one & other) / max(len(one) + len(other), 1)


def names_subject(words: Sequence[Token]) -> bool:
    """Return whether a noun is the subject of the uppermost of some words."""
    top = next(iter(uppermost(words)), None)
    return top is not None and any(
        t.head == top.index and t.dep in SUBJECTS_OR_THERE and t.pos in ("NOUN", "PROPN") for t in words
    )
