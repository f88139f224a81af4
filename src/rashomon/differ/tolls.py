"""The tolls of two reports → those of one event that cannot both hold: "18 killed" here, "45 killed" there.

A toll is what a report gives as the whole. Two count one event where the same place and the same kind of act stand with
them, or where a sentence that gives them says something else that both reports say; not where one counts over several
attacks or years, other people, or the attacker too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Literal, NamedTuple

from rashomon.countries import COUNTRIES
from rashomon.differ.setting import Setting, acts, settings, sides
from rashomon.differ.values import are_foes, compatible
from rashomon.model import SURE, Analysis, Claim, Figure, Linked, Mention, Passage, Quantity, Span, Token

# Reports that lie farther apart look back, and count a part: those for whose death somebody is tried.
FAR = 30
# Of one event may be told two of these kinds, or one of these and another.
MIXED = frozenset({"gas", "fire", "flood", "storm", "sinking", "collapse", "outbreak", "unrest"})
# In the plural these are several events: "after shootings".
ONE_EACH = frozenset("attack shooting stabbing explosion blast bombing crash clash incident battle operation".split())
# Words of a sentence that counts over several events, or tells of another.
SEVERAL = frozenset("incidents series since weekend unrelated separate elsewhere respectively compared".split())
# Who is among the dead of one count may be left out of another.
ATTACKERS = frozenset("gunman shooter attacker bomber suspect assailant himself herself perpetrator".split())
ANYBODY = frozenset({"person", "victim", "life", "other", "civilian"})
COUNTRY_NAMES = tuple(COUNTRIES.values())
WINDS = frozenset("north south east west northern southern eastern western".split())
PLACING = frozenset("in at on off near outside inside across around".split())
# "Four people | are in a critical condition".
CONDITION = re.compile(r"[^.,;]{0,60}\b(?:(?:critical|serious|stable|grave) condition|intensive care)\b")
# "One of the wounded", "two of five people shot"; "the two people | who arrived by car".
SOME = re.compile(r"\S+ of (?:the|its|his|her|their|those)\b|(?:\d+|one|two|three|four|five|six|seven|eight|nine) of\b")
PICKED = re.compile(r"\s+who\b")
# Words by which a report tells a figure that has been put right since.
EARLIER = frozenset("before earlier previous previously initial initially originally up".split())
# Headline and lead, by the number of their sentences.
HEAD = (0, 1)
# Who is missing is so when it is told: a day beside that is not the event's.
LASTING = frozenset({"missing"})
OTHERS = frozenset({"other", "others"})


class Event(NamedTuple):
    """What sentences tell of an event: its places, entities or words, and its kinds of acts."""

    places: frozenset[str]
    acts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Toll:
    """A report's toll with what its sentences tell of the event.

    ``given`` is where the report gives it, ``sentences`` are those in which, the toll's own first; ``event`` is what
    these tell, ``about`` the same or, where they tell nothing, what headline and lead do; ``days`` are first and last
    days, ``side`` the names of whose armed people it counts, where the report tells of two sides. It is ``whole`` where
    none of them counts over several events, the attacker is not counted in, and neither the enemy alone, some of the
    hurt, nor patients in some condition are.
    """

    figure: Figure
    amount: Quantity
    analysis: Analysis
    given: frozenset[Passage]
    sentences: tuple[int, ...]
    event: Event
    about: Event
    days: frozenset[tuple[str, str]]
    whole: bool
    side: frozenset[str]

    @property
    def report(self) -> str:
        """Return the id of its report."""
        return self.analysis.report.id


@dataclass(frozen=True, slots=True)
class Clash:
    """Two tolls that cannot both hold if they are of one event, and whether the texts show that they are: ``one``.

    ``revised`` where one of them stands for a later time; ``apart`` where the texts show that they are not of one.
    """

    left: Toll
    right: Toll
    one: bool
    apart: bool
    revised: bool

    def tells(self, because: Iterable[Passage]) -> bool:
        """Return whether the words of a difference are those of both tolls, wherever their reports give these."""
        found = [*because]
        return all(any(passage in toll.given for passage in found) for toll in (self.left, self.right))


def held_against(
    analyses: Iterable[Analysis], linked: Linked, claims: Sequence[Claim], figures: Sequence[Figure]
) -> Iterator[Clash]:
    """Yield the tolls of two reports, among ``figures``, that cannot both hold if they are of one event."""
    named = linked.owners()
    tolls = with_sides([toll for analysis in analyses for toll in tolls_of(analysis, figures, named)])
    for left, right in combinations(tolls, 2):
        if left.report == right.report or left.amount.state != right.amount.state:
            continue
        if not compatible(left.amount, right.amount):
            after = [told_before(left, right), told_before(right, left)]
            apart = are_apart(left, right) or any(is_sum(a, b, tolls) for a, b in ((left, right), (right, left)))
            one = not apart and "now" not in after and is_one_event(left, right, tolls, claims)
            yield Clash(left, right, one, apart, "before" in after or is_later(left, right))


def with_sides(tolls: Sequence[Toll]) -> list[Toll]:
    """Return tolls, those that tell no side with the side of another report's that is the same number in one state."""
    told = {(toll.amount.low, toll.amount.state): toll.side for toll in tolls if toll.side}
    return [replace(t, side=told.get((t.amount.low, t.amount.state), t.side)) if not t.side else t for t in tolls]


# --- a toll and its sentences -------------------------------------------------------------------------------------


def tolls_of(analysis: Analysis, figures: Sequence[Figure], named: Mapping[str, str]) -> Iterator[Toll]:
    """Yield the tolls that a report gives in so many words."""
    amounts = {m.span: m for m in analysis.mentions if m.quantity is not None}
    told = settings(analysis)
    for figure in figures:
        mention = amounts.get(figure.where.span) if figure.where.report == analysis.report.id else None
        if mention is not None and is_numbered(analysis, mention):
            yield described(analysis, figure, [*amounts.values()], told, named)


def is_numbered(analysis: Analysis, mention: Mention) -> bool:
    """Return whether an amount counts people by a number: neither "a nurse" nor "nobody" does."""
    found = mention.quantity
    number = any(analysis.parse.tokens[n].pos == "NUM" for n in analysis.parse.inside(mention.span))
    return found is not None and bool(found.low and found.state) and (number or found.bound == "vague")


def described(
    analysis: Analysis, figure: Figure, amounts: Sequence[Mention], told: Sequence[Setting], named: Mapping[str, str]
) -> Toll:
    """Return a toll with what the sentences tell that give it."""
    amount = figure.quantity
    again = [m.span for m in amounts if m.quantity and is_again(m.quantity, amount)]
    sentences = tuple(dict.fromkeys(sentence(analysis, span) for span in (figure.where.span, *again)))
    event = event_of(analysis, sentences, named)
    # What tells nothing of its event counts those of the one that the report is about.
    head = HEAD[: len(analysis.parse.sentences)]
    return Toll(
        figure,
        amount,
        analysis,
        frozenset(Passage(analysis.report.id, span) for span in (figure.where.span, *again)),
        sentences,
        event,
        event if any(event) else event_of(analysis, head, named),
        frozenset() if amount.state in LASTING else frozenset(days(analysis, sentences)),
        not any(told[n].since or counts_others(words(analysis, n)) for n in sentences)
        and not is_part(figure.where.span, analysis.report.text)
        and not counts_more(analysis, figure, amounts),
        sides(analysis.parse, figure.where.span),
    )


def is_part(amount: Span, text: str) -> bool:
    """Return whether an amount counts some: the enemy's dead alone, those of the hurt who are in some condition, "one
    of the wounded", "the two who arrived by car"."""
    picked = text[: amount.start].lower().endswith("the ") and PICKED.match(text, amount.end)
    some = SOME.match(text, amount.start) or CONDITION.match(text, amount.end)
    return "enemy" in amount.of(text).lower() or bool(picked or some)


def event_of(analysis: Analysis, sentences: Sequence[int], named: Mapping[str, str]) -> Event:
    """Return what sentences tell of an event: the places that they name and the kinds of acts."""
    tokens = (token for n in sentences for token in words(analysis, n))
    return Event(frozenset(places(analysis, sentences, named)), frozenset(acts(tokens)))


def counts_more(analysis: Analysis, figure: Figure, amounts: Sequence[Mention]) -> bool:
    """Return whether an amount counts others than some of its own state: "the other two were flown out".

    "Killed four people and injured six others" counts all who were injured.
    """
    place, state = sentence(analysis, figure.where.span), figure.quantity.state
    beside = (m.quantity.state for m in amounts if m.quantity and sentence(analysis, m.span) == place)
    found = analysis.parse.inside(figure.where.span)
    told = {token.text.lower() for token in analysis.parse.tokens[max(0, found.start - 1) : found.stop]}
    return bool(told & OTHERS) and not {*beside} - {state, None}


def is_again(one: Quantity, other: Quantity) -> bool:
    """Return whether two amounts are one number of people in one state, whatever these are called."""
    return (one.low, one.state) == (other.low, other.state)


def sentence(analysis: Analysis, span: Span) -> int:
    """Return the number of the sentence in which a span begins."""
    return next((analysis.parse.tokens[n].sentence for n in analysis.parse.inside(span)), 0)


def words(analysis: Analysis, number: int) -> Sequence[Token]:
    """Return the tokens of a sentence."""
    held = analysis.parse.sentences[number]
    return analysis.parse.tokens[held.first : held.last]


def counts_others(tokens: Sequence[Token]) -> bool:
    """Return whether a sentence counts over several events or places, or the attacker among the dead."""
    spoken = {token.text.lower() for token in tokens}
    if spoken & SEVERAL or any(token.tag == "NNS" and token.lemma in ONE_EACH for token in tokens):
        return True
    if spoken & {"including", "included"} and spoken & ATTACKERS:
        return True
    by_index = {token.index: token for token in tokens}
    joined = (token for token in tokens if token.dep == "conj" and token.pos == "PROPN")
    # "In Homs and Hama".
    return any(is_placed(by_index, by_index.get(token.head)) for token in joined)


def is_placed(by_index: Mapping[int, Token], token: Token | None) -> bool:
    """Return whether a word tells where: "in Homs"."""
    above = by_index.get(token.head) if token is not None and token.dep == "pobj" else None
    return above is not None and above.text.lower() in PLACING


def places(analysis: Analysis, sentences: Sequence[int], named: Mapping[str, str]) -> Iterator[str]:
    """Yield the places that sentences name, smaller than a country: as linked, and the words of their names."""
    tokens = analysis.parse.tokens
    for mention in analysis.mentions:
        inside = analysis.parse.inside(mention.span)
        if mention.form != "name" or not inside or tokens[inside[0]].sentence not in sentences:
            continue
        by_index = {n: tokens[n] for n in range(max(0, inside[0] - 3), inside[-1] + 1)}
        names = {tokens[n].text.lower() for n in inside if tokens[n].pos == "PROPN"}
        names = {n for n in names if len(n) > 2 and n not in WINDS and not n.startswith(COUNTRY_NAMES)}
        if names and (mention.kind == "place" or any(is_placed(by_index, by_index[n]) for n in inside)):
            yield from names
            yield from filter(None, [named.get(mention.id)])


def days(analysis: Analysis, sentences: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Yield the first and the last day of each time in sentences that is no longer than two days."""
    for mention in analysis.mentions:
        timex = mention.timex
        if timex is None or not timex.earliest or not timex.latest or sentence(analysis, mention.span) not in sentences:
            continue
        first, last = timex.earliest[:10], timex.latest[:10]
        if (date.fromisoformat(last) - date.fromisoformat(first)).days <= 1:
            yield first, last


# --- two tolls ----------------------------------------------------------------------------------------------------


def are_apart(left: Toll, right: Toll) -> bool:
    """Return whether the texts show that two tolls are of other people or another event, or that one is of a part."""
    if not (left.whole and right.whole and is_one_kind(left.amount, right.amount)) or left.side != right.side:
        return True
    return are_two_events(left, right)


def is_sum(toll: Toll, other: Toll, tolls: Sequence[Toll]) -> bool:
    """Return whether a toll counts with the other's those whom that report has as dead: "four shot", "one dead, three
    injured"."""
    dead = (each.amount.low for each in tolls if each.report == other.report and each.amount.state == "dead")
    return other.amount.state != "dead" and toll.amount.low in {(other.amount.low or 0.0) + (n or 0.0) for n in dead}


def are_two_events(left: Toll, right: Toll) -> bool:
    """Return whether two tolls' sentences tell of acts of other kinds, or of other days."""
    one, other = left.event.acts - MIXED, right.event.acts - MIXED
    if one and other and not one & other:
        return True
    return bool(left.days and right.days) and not any(a <= d and c <= b for a, b in left.days for c, d in right.days)


def is_one_kind(p: Quantity, q: Quantity) -> bool:
    """Return whether two amounts count one kind of people, or people of any kind who are fewer than some of them."""
    units = {p.unit, q.unit}
    if len(units) == 1 or units <= ANYBODY:
        return True
    if are_foes(p, q):
        return False
    whole, some = (p, q) if p.unit in ANYBODY else (q, p)
    return whole.unit in ANYBODY and (whole.low or 0.0) < (some.low or 0.0)


def are_far(left: Toll, right: Toll) -> bool:
    """Return whether two tolls' reports lie far apart in time, so that one looks back."""
    first, second = (toll.analysis.report.published.latest for toll in (left, right))
    if first is None or second is None:
        return False
    return abs((date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])).days) > FAR


def is_one_event(left: Toll, right: Toll, tolls: Sequence[Toll], claims: Sequence[Claim]) -> bool:
    """Return whether the texts show that two tolls are of one event: by place and act, or by what else they tell."""
    if (left.amount.bound == "vague") != (right.amount.bound == "vague") or are_far(left, right):
        return False
    if left.event.places and right.event.places and not left.event.places & right.event.places:
        return False
    shared = left.about.places & right.about.places and left.about.acts & right.about.acts
    return bool(shared) or told_together(left, right, tolls, claims) or are_bare(left, right, claims)


def are_bare(left: Toll, right: Toll, claims: Sequence[Claim]) -> bool:
    """Return whether two tolls whose sentences tell of no event of their own may be said in one claim."""
    if any(left.event) or any(right.event):
        return False
    held = ({c.id for c in claims for r in c.readings if r.statement == t.figure.statement} for t in (left, right))
    return bool(next(held) & next(held))


def told_together(left: Toll, right: Toll, tolls: Sequence[Toll], claims: Sequence[Claim]) -> bool:
    """Return whether the texts tell more of two tolls' event alike.

    The sentences that give them share a claim, or the reports share the toll of another state, of several people, or
    the claim that gives it: a report's tolls are of one event.
    """
    beside = [[t for t in tolls if t.report == toll.report and t.figure != toll.figure] for toll in (left, right)]
    pairs = [(a, b) for a in beside[0] for b in beside[1] if a.amount.state == b.amount.state]
    if any(is_again(a.amount, b.amount) and (a.amount.low or 0.0) > 1 for a, b in pairs):
        return True
    held = [toll.analysis.parse.sentences[toll.sentences[0]].span for toll in (left, right)]
    if surely_said(left, held[0], claims) & surely_said(right, held[1], claims):
        return True
    spans = [(a, b, a.figure.where.span, b.figure.where.span) for a, b in pairs]
    return any(surely_given(a, s, claims) & surely_given(b, t, claims) for a, b, s, t in spans)


def surely_said(toll: Toll, held: Span, claims: Sequence[Claim]) -> set[str]:
    """Return the claims that a toll's report is sure to say within some words."""
    readings = ((claim.id, r) for claim in claims for r in claim.readings if r.agreement >= SURE)
    return {name for name, reading in readings if reading.report == toll.report and held.contains(reading.span)}


def surely_given(toll: Toll, figure: Span, claims: Sequence[Claim]) -> set[str]:
    """Return the claims of which a toll's report is sure to say a part that holds a figure."""
    readings = ((claim.id, r) for claim in claims for r in claim.readings if r.agreement >= SURE)
    return {name for name, reading in readings if reading.report == toll.report and reading.span.contains(figure)}


def told_before(toll: Toll, other: Toll) -> Literal["", "before", "now"]:
    """Return whether a toll's report gives the other's number too: as an earlier one, or as one that stands."""
    found: Literal["", "before", "now"] = ""
    for mention in toll.analysis.mentions:
        place = sentence(toll.analysis, mention.span)
        if not is_told_again(mention, other.amount, beside=place == toll.sentences[0]):
            continue
        spoken = {token.text.lower() for token in words(toll.analysis, place)}
        if not spoken & EARLIER:
            return "now"
        found = "before"
    return found


def is_told_again(mention: Mention, amount: Quantity, *, beside: bool) -> bool:
    """Return whether an amount is another again, or has its number in the sentence of a toll: "31, up from 14"."""
    told = mention.quantity
    if told is None:
        return False
    return is_again(told, amount) or (beside and told.low == amount.low and told.state is None)


def is_later(left: Toll, right: Toll) -> bool:
    """Return whether the report with the higher of two tolls is the later one, or either: the missing are found."""
    low, high = sorted((left, right), key=lambda toll: toll.amount.low or 0.0)
    if left.amount.state in LASTING and is_before(high, low):
        return True
    return is_before(low, high)


def is_before(low: Toll, high: Toll) -> bool:
    """Return whether the first toll's report was published before the second's."""
    before, after = low.analysis.report.published.latest, high.analysis.report.published.earliest
    return before is not None and after is not None and before < after
