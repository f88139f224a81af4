"""Two readings of one claim → where they part, slot by slot, with the words on both sides.

Each rule is strict: it speaks only where a careful reader would say that both cannot be exactly right as written, or
that one is firmer than the other. More detail on one side is no difference.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.differ.words import respelled, reworded
from rashomon.hands import Hands
from rashomon.model import Certainty, Mention, Quantity, Slot, Span, Statement, Token

# How far "about" and round numbers may be off, as a share of the number.
ROUNDING = 0.1
FIRM: dict[Certainty, int] = {
    "asserted": 3,
    "future": 3,
    "expected": 2,
    "reported": 1,
    "possible": 1,
    "considered": 0,
}
# Words that hedge or deny wherever they stand: a reading that holds one is not plainly firm, or plainly positive.
HEDGES = frozenset(
    """may might could likely probably possibly perhaps maybe expect plan intend believe suspect allege consider appear
    seem possible unclear apparently reportedly allegedly purportedly supposedly rumor rumour due""".split()
)
NEGATIVES = frozenset({"not", "n't", "n’t", "no", "never", "neither", "nor", "nobody", "nothing", "none", "without"})
DENIALS = frozenset({"deny", "refuse", "reject", "decline", "fail", "refute", "dispute", "lack"})
# Verbs that hedge only what they take as a complement: "set to open", but not "set fire to".
TAKERS = frozenset({"set", "discuss", "consider", "plan", "propose", "weigh", "schedule"})
# Verbs that hold the act and are not the act.
HOLDING = HEDGES | TAKERS | {"be", "have", "do", "say", "go", "get", "make", "take"}
# From this vague amount on, a magnitude is meant: "hundreds" is one, "several" is not.
MAGNITUDE = 20
# Words that make a number one of a house.
STREETS = frozenset("blvd boulevard ave avenue st street rd road dr drive ln lane hwy highway block".split())
ALL = frozenset({"all", "every", "each", "entire", "whole", "both", "any", "everyone", "nobody", "none"})
SOME = frozenset({"some", "most", "many", "several", "part", "half", "few", "certain", "partly", "almost"})


@dataclass(frozen=True, slots=True)
class Side:
    """One reading with what stands inside it."""

    statement: Statement
    tokens: tuple[Token, ...]
    head: Token
    quantities: tuple[Mention, ...]
    times: tuple[Mention, ...]
    text: str
    ages: tuple[Mention, ...] = ()
    names: tuple[Mention, ...] = ()
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Parting:
    """One slot in which two readings part: the words on the left and on the right, if any carry it."""

    on: Slot
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    grows: int = 0


def partings(a: Side, b: Side, hands: Hands) -> Iterator[Parting]:
    """Yield where two readings part. ``grows`` is 1 where the right figure is the higher, -1 where the left is."""
    yield from number(a, b) if a.quantities or b.quantities else age(a, b)
    yield from date(a, b)
    yield from spelling(a, b)
    yield from certainty(a, b)
    yield from polarity(a, b)
    yield from scope(a, b)
    yield from wording(a, b, hands)


def agree(slot: Slot, a: Side, b: Side) -> bool:
    """Return whether two readings that do not part in a slot say the same there, and are not merely silent."""
    if slot == "number":
        pairs = [(p, q) for p in a.quantities for q in b.quantities if comparable(a, p, b, q)]
        pairs += [(p, q) for p in a.ages for q in b.ages]
        return any(compatible(quantity(p), quantity(q)) for p, q in pairs)
    if slot == "wording":
        return plain(a.text) in plain(b.text) or plain(b.text) in plain(a.text)
    return slot not in {"person", "place"}


def number(a: Side, b: Side) -> Iterator[Parting]:
    """Yield amounts of the same counted thing that cannot both hold."""
    for left in a.quantities:
        rivals = [right for right in b.quantities if comparable(a, left, b, right)]
        if not rivals or any(compatible(quantity(left), quantity(right)) for right in rivals):
            continue
        right = rivals[0]
        if any(
            compatible(quantity(other), quantity(right)) for other in a.quantities if comparable(a, other, b, right)
        ):
            continue
        yield Parting("number", (left.span,), (right.span,), growth(quantity(left), quantity(right)))
        return


def age(a: Side, b: Side) -> Iterator[Parting]:
    """Yield two ages where each reading gives one and both cannot hold."""
    people = [{token.text for token in side.tokens if token.pos == "PROPN"} for side in (a, b)]
    # Two readings that name nobody in common may give the ages of two people.
    if all(people) and not people[0] & people[1]:
        return
    if len(a.ages) == len(b.ages) == 1 and not compatible(quantity(a.ages[0]), quantity(b.ages[0])):
        yield Parting("number", (a.ages[0].span,), (b.ages[0].span,))


def spelling(a: Side, b: Side) -> Iterator[Parting]:
    """Yield a person's or a place's name that the two reports spell in two ways."""
    found = respelled(a.tokens, b.tokens, a.known & b.known)
    if found is None:
        return
    left, right = (Span(token.start, token.end) for token in found)
    kinds = {
        m.kind for m, span in ((m, s) for side, s in ((a, left), (b, right)) for m in side.names if m.span.contains(s))
    }
    if kinds == {"person"}:
        yield Parting("person", (left,), (right,))
    elif kinds == {"place"}:
        yield Parting("place", (left,), (right,))


def quantity(mention: Mention) -> Quantity:
    """Return a mention's amount."""
    assert mention.quantity is not None  # callers pass amounts alone
    return mention.quantity


def comparable(a: Side, left: Mention, b: Side, right: Mention) -> bool:
    """Return whether two amounts count the same thing: one unit and state, or the one amount of the same act."""
    p, q = quantity(left), quantity(right)
    if not (is_amount(a, left) and is_amount(b, right)) or p.state != q.state:
        return False
    if p.unit == q.unit:
        if not about(a, left) & about(b, right):
            return False
        # Two kinds of people are not two counts of the same people, unless both say what became of them.
        return p.unit != "person" or p.state is not None or noun(a, left) == noun(b, right)
    alone = len(a.quantities) == len(b.quantities) == 1
    things = not {p.unit, q.unit} & {"percent", "person", "USD", "EUR", "GBP", "kilometre", "metre", "year of age"}
    return alone and things and a.head.lemma == b.head.lemma


def about(side: Side, mention: Mention) -> set[str]:
    """Return the lemmas of a reading's verbs and nouns, what is counted among them; no names, no other figures."""
    taken = [m.span for m in (*side.quantities, *side.times, *side.ages) if m is not mention]
    return {
        token.lemma.lower()
        for token in side.tokens
        if token.pos in {"NOUN", "VERB"} and not any(s.start <= token.start < s.end for s in taken)
    }


def is_amount(side: Side, mention: Mention) -> bool:
    """Return whether a mention counts: not one out of several, no hour of the day, no "several", no house number."""
    amount = quantity(mention)
    inside = [token for token in side.tokens if mention.span.start <= token.start < mention.span.end]
    if any(token.text.rstrip(".").lower() in STREETS for token in inside) or " of the " in spelt(inside):
        return False
    if len(amount.unit) < 3 or (amount.bound == "vague" and (amount.low or 0.0) < MAGNITUDE):
        return False
    return [token.lemma.lower() for token in inside][:2] != ["one", "of"]


def spelt(tokens: list[Token]) -> str:
    """Return tokens as text in lower case, a blank between any two."""
    return " ".join(token.text for token in tokens).lower()


def noun(side: Side, mention: Mention) -> str:
    """Return the lemma of a mention's head word."""
    return next((token.lemma.lower() for token in side.tokens if token.start == mention.head.start), "")


def interval(amount: Quantity) -> tuple[float, float]:
    """Return the least and the greatest value that an amount's words allow; "hundreds" stays below 1,000."""
    low = -math.inf if amount.low is None else amount.low
    high = math.inf if amount.high is None else amount.high
    if amount.bound == "vague" and amount.low and amount.high is None:
        high = 5 * amount.low - 1
    if amount.bound == "about" or (amount.bound == "exactly" and is_round(amount)):
        low, high = low * (1 - ROUNDING), high * (1 + ROUNDING)
    return low, high


def is_round(amount: Quantity) -> bool:
    """Return whether an exact-looking amount is a round number of two digits or more: "40" may stand for 43."""
    value = amount.low or 0.0
    return value >= 1000 and value % 10 ** (len(str(int(value))) - 1) == 0


def compatible(a: Quantity, b: Quantity) -> bool:
    """Return whether one value can be meant by both amounts.

    >>> compatible(Quantity(12, None, "person", "at least"), Quantity(14, 14, "person", "exactly"))
    True
    >>> compatible(Quantity(9, 9, "position", "exactly"), Quantity(7, 7, "position", "exactly"))
    False
    """
    (low, high), (least, most) = interval(a), interval(b)
    return (low <= most and least <= high) or rounds(a, b) or rounds(b, a)


def rounds(coarse: Quantity, fine: Quantity) -> bool:
    """Return whether a figure in millions is another one rounded: "$13.6 million" for "$13,625,777"."""
    if coarse.low is None or fine.low is None or {coarse.bound, fine.bound} != {"exactly"} or coarse.low < 10**6:
        return False
    digits, zeros = f"{coarse.low:.0f}", len(f"{coarse.low:.0f}") - len(f"{coarse.low:.0f}".rstrip("0"))
    return len(digits) > zeros >= 5 and abs(coarse.low - fine.low) <= 10**zeros / 2


def growth(a: Quantity, b: Quantity) -> int:
    """Return 1 where the second amount is the higher, -1 where the first is."""
    return 1 if (b.low or 0.0) > (a.low or 0.0) else -1


def date(a: Side, b: Side) -> Iterator[Parting]:
    """Yield times that cannot be the same, where each reading gives one and both speak of the same thing."""
    if len(a.times) != 1 or len(b.times) != 1 or not subject(a) & subject(b):
        return
    left, right = a.times[0], b.times[0]
    assert left.timex is not None  # Side.times holds times alone
    assert right.timex is not None
    p, q = left.timex, right.timex
    if p.earliest and p.latest and q.earliest and q.latest:
        apart = p.latest < q.earliest or q.latest < p.earliest
    else:
        apart = is_weekday(p.value) and is_weekday(q.value) and str(p.value)[:10] != str(q.value)[:10]
    if apart:
        yield Parting("date", (left.span,), (right.span,))


def subject(side: Side) -> set[str]:
    """Return the lemmas of what a reading speaks of: its names, nouns and verbs outside its times and ages."""
    taken = [mention.span for mention in (*side.times, *side.ages)]
    return {
        token.lemma.lower()
        for token in side.tokens
        if token.pos in {"PROPN", "NOUN", "VERB"} and not any(s.start <= token.start < s.end for s in taken)
    }


def is_weekday(value: str | None) -> bool:
    """Return whether a value names a weekday of an unknown week."""
    return value is not None and value.startswith("XXXX-WXX-")


def certainty(a: Side, b: Side) -> Iterator[Parting]:
    """Yield where one reading is firmer than the other by its own words."""
    gap = FIRM[a.statement.certainty] - FIRM[b.statement.certainty]
    if not gap or a.statement.polarity != b.statement.polarity or not acts(a) & acts(b):
        return
    firm, soft = (a, b) if gap > 0 else (b, a)
    # A past telling of a plan says "would"; that is no firmer than "intends".
    if told_as_would(firm) and FIRM[soft.statement.certainty] == FIRM["expected"]:
        return
    if hedges(soft) and not lemmas(firm) & HEDGES:
        yield Parting("certainty", a.statement.stance, b.statement.stance)


def acts(side: Side) -> set[str]:
    """Return the lemmas of a reading's verbs and of the nouns and adjectives that its main verb says something with.

    One reading is firmer than another only where both speak of the same act.
    """
    carried = {"attr", "acomp", "dobj", "oprd"}
    return {
        token.lemma.lower()
        for token in side.tokens
        if token.lemma not in HOLDING
        and (token.pos == "VERB" or (token.dep in carried and token.pos != "PROPN") or token is side.head)
    }


def lemmas(side: Side) -> set[str]:
    """Return a reading's lemmas in lower case, with its words as written."""
    return {form.lower() for token in side.tokens for form in (token.lemma, token.text)}


def told_as_would(side: Side) -> bool:
    """Return whether a reading's stance is the word "would"."""
    spans = {span.start for span in side.statement.stance}
    return any(token.start in spans and token.text.lower() == "would" for token in side.tokens)


def hedges(side: Side) -> bool:
    """Return whether a reading's stance words truly hedge its clause.

    A noun does not ("the suspect"), nor a verb that takes a thing and no clause ("set fire"), nor a past ability
    that is denied ("could not").
    """
    spans = {span.start for span in side.statement.stance}
    carriers = [token for token in side.tokens if token.start in spans]
    return any(
        token.pos not in {"NOUN", "PROPN"}
        and (token.lemma not in TAKERS or any(t.head == token.index and t.dep == "xcomp" for t in side.tokens))
        and not (token.text.lower() == "could" and side.statement.polarity == "negative")
        and token.lemma.lower() not in NEGATIVES | DENIALS
        for token in carriers
    )


def polarity(a: Side, b: Side) -> Iterator[Parting]:
    """Yield where one reading says that it is so and the other that it is not, of the same act."""
    if a.statement.polarity == b.statement.polarity or a.head.lemma != b.head.lemma:
        return
    if not denies(a if a.statement.polarity == "positive" else b):
        yield Parting("polarity", a.statement.stance, b.statement.stance)


def denies(side: Side) -> bool:
    """Return whether a reading holds a negating word anywhere, or an adjective that negates ("unwinnable")."""
    if lemmas(side) & (NEGATIVES | DENIALS) or re.search(r"n\s?[’']\s?t\b", side.text.lower()):
        return True
    return any(token.pos == "ADJ" and token.lemma.lower().startswith("un") for token in side.tokens)


def scope(a: Side, b: Side) -> Iterator[Parting]:
    """Yield where one reading speaks of all and the other of some of the same thing."""
    lefts, rights = quantified(a), quantified(b)
    for noun in sorted(lefts.keys() & rights.keys()):
        (wide, left), (other, right) = lefts[noun], rights[noun]
        if wide != other:
            yield Parting("scope", (left,), (right,))
            return


def quantified(side: Side) -> dict[str, tuple[bool, Span]]:
    """Return the nouns that a reading speaks of as all (true) or some (false), with the word that says so."""
    members = {token.index: token for token in side.tokens}
    found = {}
    for token in side.tokens:
        if token.lemma in ALL | SOME and token.head in members and members[token.head].pos in {"NOUN", "PROPN"}:
            found[members[token.head].lemma] = (token.lemma in ALL, Span(token.start, token.end))
    return found


def wording(a: Side, b: Side, hands: Hands) -> Iterator[Parting]:
    """Yield where both quote the same speaker's remark and the words between the marks differ."""
    if (
        a.statement.quote != "direct"
        or b.statement.quote != "direct"
        or not same_speaker(a.statement, b.statement, hands)
    ):
        return
    if reworded(plain(a.text).split(), plain(b.text).split()):
        yield Parting("wording", a.statement.content, b.statement.content)


def same_speaker(a: Statement, b: Statement, hands: Hands) -> bool:
    """Return whether two statements are the word of one linked entity."""
    entity = hands.last(a)
    return entity is not None and entity == hands.last(b)


def plain(text: str) -> str:
    """Return a text's words in lower case, one blank between, without marks."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
