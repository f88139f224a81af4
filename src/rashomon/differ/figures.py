"""Two readings of one claim → amounts, ages and lengths of time that cannot both hold.

Which figures count one thing; whether one value can be meant by both is told in ``values``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.currencies import MONEY
from rashomon.differ.ages import age, age_of_one_name
from rashomon.differ.around import nearby
from rashomon.differ.ordinals import ordinal
from rashomon.differ.roles import ALIKE, NEARLY, faces, role, unmatched
from rashomon.differ.shares import (
    came_from,
    in_condition,
    in_season,
    is_against,
    is_beyond,
    is_of_that,
    other_holders,
    standard,
)
from rashomon.differ.side import Parting, Side
from rashomon.differ.values import FINE, ROUNDING, are_foes, compatible, growth, measure, quantity
from rashomon.kin import kin
from rashomon.model import Mention, Quantity, Span
from rashomon.states import CASUALTY_NOUNS

# From this vague amount on, a magnitude is meant: "hundreds" is one, "several" is not.
MAGNITUDE = 20
# Words by which an amount counts what is left or what comes on top.
RESTS = frozenset({"other", "another", "additional", "further", "remaining"})
# Units that are compared with themselves alone.
MEASURES = MONEY | {"percent", "person", "kilometre", "metre", "year of age"}
DAYS = {"D": 1.0, "W": 7.0, "M": 30.4, "Y": 365.25, "H": 1 / 24}
LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([DWMYH])")
ABOUT = re.compile(r"\b(?:about|around|roughly|nearly|almost|approximately|some|close to|up to)$")
CODES = (re.compile(r"\b(\d{3}-\d{4})\b"), re.compile(r"(\d{2,3})\s?-?\s?calib(?:er|re)\b"))
# "Seven remained in hospital" is told of another hour than "nine are in hospital", and of the same as "nine still are".
STAGES = dict.fromkeys(("initially", "originally"), 0) | dict.fromkeys(("remain", "remained", "remains", "still"), 1)
# A part of a counted whole, and the whole: its figure and what it counts.
OUT_OF = re.compile(r"\b[\w.,]+ of (?:the |its |their )?(\d[\d,]*) (\w+)")
MORE = re.compile(r"\b(?:more than|over|at least|upwards of)$")
# Words by which an amount counts a stretch of what another may count whole: "his first 11 seasons".
STRETCH = frozenset({"first", "last", "next", "past", "final", "opening"})
# Prepositions by which a length of time tells when an act is, or under what: the others tell how long it goes on.
TELLING_WHEN = frozenset({"after", "before", "within", "with", "from", "by", "at", "on", "under"})
# Lemmas for people of any kind; "no one" has none.
ANYBODY = frozenset({"", "person", "people"})
# People as such, who may be counted as a kind of people too.
WHOEVER = frozenset({"man", "woman", "person", "people"})
# Who lives together.
HOMES = frozenset({"family", "household"})
# Who is called an officer here may be called an agent there.
FORCES = frozenset({"officer", "agent", "deputy", "marshal", "trooper", "policeman"})
# Of whom these tell is but a part of those whom another count may be of.
SOME_OF = frozenset("enemy hostile teen teenage female male adult juvenile elderly".split())
# The year that the value of a time names.
NAMED_YEAR = re.compile(r"(\d{4}|XXXX)(?:\Z|-\d\d\Z)")


def number(a: Side, b: Side) -> Iterator[Parting]:
    """Yield the first figure in which two readings part: amounts of one counted thing, else ages, else lengths."""
    found = [*amount(a, b)] if a.quantities or b.quantities else [*age(a, b)]
    yield from found or [*age_of_one_name(a, b)] or (*length(a, b), *code(a, b), *whole(a, b), *ordinal(a, b))


def agree(parting: Parting, a: Side, b: Side) -> bool:
    """Return whether two readings give the same figure of the same thing, in the unit in which others part."""
    pairs = [(p, q) for p in a.quantities for q in b.quantities if comparable(a, p, b, q)]
    pairs += [(p, q) for p in a.ages for q in b.ages]
    return any(can_be_one(a, p, b, q) for p, q in pairs if kin(quantity(p).unit) == parting.topic)


# --- amounts ------------------------------------------------------------------------------------------------------


def amount(a: Side, b: Side) -> Iterator[Parting]:
    """Yield amounts of the same counted thing that cannot both hold, neither told as what is left or was at first."""
    if stage(a) != stage(b):
        return

    def alike(left: Mention, right: Mention) -> bool:
        same = comparable(a, left, b, right) and nearby(a, left, b, right)
        return same and can_be_one(a, left, b, right)

    lefts, rights = unmatched(a, b, a.quantities, b.quantities, alike)
    for left in lefts:
        for right in rights:
            told_both = (
                came_from(a, right) or came_from(b, left) or is_of(a, left, b, right) or is_of(b, right, a, left)
            )
            if not told_both and comparable(a, left, b, right) and nearby(a, left, b, right):
                p, q = quantity(left), quantity(right)
                yield Parting("number", (left.span,), (right.span,), growth(p, q), kin(p.unit))
                return


def can_be_one(a: Side, left: Mention, b: Side, right: Mention) -> bool:
    """Return whether one value can be meant by both amounts: "$10,000" is not "more than $10,000"."""
    p, q = quantity(left), quantity(right)
    if not compatible(p, q):
        return False
    ends = {p.low, p.high} & {q.low, q.high} - {None}
    beyond = [is_beyond(side, mention) for side, mention in ((a, left), (b, right))]
    bounds = {p.bound, q.bound} - {"at least", "at most"}
    return not (ends and bounds <= {"exactly"} and beyond[0] != beyond[1])


def is_of(a: Side, some: Mention, b: Side, whole: Mention) -> bool:
    """Return whether an amount is told as some of another: "one of five people", "five people"."""
    numbers = [{t.text.lower() for t in side.inside(m.span) if t.pos == "NUM"} for side, m in ((a, some), (b, whole))]
    return "of" in {t.text for t in a.inside(some.span)} and bool(numbers[0] & numbers[1])


def stage(side: Side) -> set[int]:
    """Return whether a reading tells what is left of a state (1), or what it was at first (0)."""
    return {STAGES[word] for token in side.tokens if (word := token.text.lower()) in STAGES}


def comparable(a: Side, left: Mention, b: Side, right: Mention) -> bool:
    """Return whether two amounts count the same thing: one unit and state, or people, or those of one name.

    What happened to nobody happened to no two men, whatever else two readings share.
    """
    p, q = quantity(left), quantity(right)
    nobody = counts_nobody(a, left) or counts_nobody(b, right)
    if p.state != q.state or not (nobody or (is_amount(a, left) and is_amount(b, right))):
        return False
    marks = (counts_rest, stretch, is_bound, is_against, standard, of_whom, in_condition)
    if any(mark(a, left) != mark(b, right) for mark in marks) or other_years(a, b):
        return False
    if p.state is not None and (other_event(a, b) or are_foes(p, q)):
        return False
    if (p.unit == "percent" and other_holders(a, left, b, right)) or (
        p.unit not in MONEY and in_season(a) != in_season(b)
    ):
        return False
    if nobody:
        return True
    if measure(p)[0] == measure(q)[0] or {p.unit, q.unit} <= HOMES:
        near = a.about(but=left) & b.about(but=right) or len(a.about(names=True) & b.about(names=True)) > 1
        # Sums that are moved and sums that are spent may be parts of one.
        parts = p.unit in MONEY and other_acts(a, left, b, right) and not (is_one_sum(a, b) and are_close(p, q))
        alike = NEARLY if parts else ALIKE
        if (alike == NEARLY or not near) and not faces(a, left, b, right, alike):
            return False
        # Two kinds of people are not two counts of the same people, unless both say what became of them.
        return p.unit != "person" or p.state is not None or noun(a, left) == noun(b, right)
    # "They found one man" leaves room for more.
    alone = is_alone(a, left, b) and is_alone(b, right, a) and 1 not in {p.low, q.low}
    if p.state is not None and {p.unit, q.unit} <= FORCES:
        return alone
    whoever = p.state is None and are_people(p.unit, q.unit)
    return alone and are_close(p, q) and (whoever or bool(called(a, left) & called(b, right)))


def is_alone(side: Side, mention: Mention, other: Side) -> bool:
    """Return whether an amount is all that a reading counts, beside what the other counts too: "of four villages"."""
    units = {kin(quantity(each).unit) for each in other.quantities} - MEASURES
    return all(each is mention or kin(quantity(each).unit) in units for each in side.quantities)


def are_people(one: str, other: str) -> bool:
    """Return whether one of two units is of people as such and the other may be of a kind of them: "11 miners"."""
    units = {one, other}
    return bool(units & WHOEVER) and not units & (MEASURES - WHOEVER) and units != {"man", "woman"}


def counts_nobody(side: Side, mention: Mention) -> bool:
    """Return whether an amount tells of nobody at all: "no one", "no injuries"; not "no nurses"."""
    found = quantity(mention)
    return found.high == 0 and found.state is not None and noun(side, mention) in CASUALTY_NOUNS | ANYBODY


def is_one_sum(a: Side, b: Side) -> bool:
    """Return whether two readings each give one amount and tell the same time: "$36 in February", "$38 in February"."""
    one, other = ({m.timex.value for m in side.times if m.timex is not None} - {None} for side in (a, b))
    return len(a.quantities) == len(b.quantities) == 1 and bool(one & other)


def are_close(p: Quantity, q: Quantity) -> bool:
    """Return whether neither of two amounts is more than twice the other, as two counts of one thing seldom are."""
    low, high = sorted((p.low or 0.0, q.low or 0.0))
    return high <= 2 * low


def called(side: Side, mention: Mention) -> set[str]:
    """Return the names by which those whom an amount counts are called: "four Liberal rebels", "five Liberals"."""
    inside = side.inside(mention.span)
    below = [t for noun in inside for of in side.below(noun) if of.lemma == "of" for t in side.below(of)]
    parts = [*inside, *below, *(t for whole in below for t in side.below(whole))]
    return {t.text.lower().removesuffix("s") for t in parts if t.text[:1].isupper() and t.pos != "NUM"}


def other_acts(a: Side, left: Mention, b: Side, right: Mention) -> bool:
    """Return whether two amounts are known to be parts of two acts."""
    one, other = role(a, left), role(b, right)
    return one is not None and other is not None and one.act != other.act


def is_amount(side: Side, mention: Mention) -> bool:
    """Return whether a mention counts: not one out of several, beside "another", no hour of the day, no "several"."""
    found = quantity(mention)
    inside = side.inside(mention.span)
    if " of the " in side.spelt(mention.span):
        return False
    if found.unit == "percent" and is_of_that(side, inside):
        return False
    if len(kin(found.unit)) < 2 or (found.bound == "vague" and (found.low or 0.0) < MAGNITUDE):
        return False
    one, *more = (token.lemma.lower() for token in inside)
    return one != "one" or not (more[:1] == ["of"] or any(t.lemma == "another" for t in side.tokens))


def counts_rest(side: Side, mention: Mention) -> bool:
    """Return whether an amount counts what is left or comes on top: "the other 12", not "nine others were missing"."""
    if quantity(mention).bound == "vague" or quantity(mention).state == "missing":
        return False
    inside = [token.lemma.lower() for token in side.inside(mention.span)]
    more = any(word == "more" and after != "than" for word, after in zip(inside, inside[1:], strict=False))
    return bool({side.before(mention.span, 1), *inside} & RESTS) or more or side.before(mention.span, 2) == "all but"


def stretch(side: Side, mention: Mention) -> str:
    """Return the word by which an amount counts one stretch of a whole, empty where none does."""
    before = side.before(mention.span, 1)
    return before if before in STRETCH else ""


def of_whom(side: Side, mention: Mention) -> set[str]:
    """Return the words by which an amount counts only some of a kind: "40 enemy soldiers", "two teen victims"."""
    return {token.lemma.lower() for token in side.inside(mention.span)} & SOME_OF


def is_bound(side: Side, mention: Mention) -> bool:
    """Return whether an amount only tells of what kind a thing is: "the 7-yard line", "a four-term senator"."""
    inside = side.inside(mention.span)
    return len(inside) > 2 and inside[-2].text == "-" and inside[-1].pos == "NOUN"


def other_years(a: Side, b: Side) -> bool:
    """Return whether two readings tell of other years, each as a whole: what was paid in 2014, and from 2007 on."""
    one, other = (years(side) for side in (a, b))
    if "XXXX" in one | other:
        # "Last year" where the report's date is unknown: one year, and no span of several.
        return bool(one and other) and len(one) != len(other)
    return bool(one and other) and one != other


def years(side: Side) -> set[str]:
    """Return the years that a reading names as years or by a month, ``XXXX`` for one that is not known."""
    values = (mention.timex.value or "" for mention in side.times if mention.timex is not None)
    return {match[1] for value in values if (match := NAMED_YEAR.match(value))}


def other_event(a: Side, b: Side) -> bool:
    """Return whether two readings count the people of two events: one of years and one of a day, or at two places.

    Two sentences that name other places tell of one event where they share what happened: "a gas attack".
    """
    one, other = a.setting, b.setting
    if one.since != other.since:
        return True
    apart = bool(one.places and other.places) and not one.places & other.places
    return apart and not one.things & other.things


def noun(side: Side, mention: Mention) -> str:
    """Return the lemma of the noun that an amount counts: its last."""
    nouns = [token for token in side.inside(mention.span) if token.pos == "NOUN"]
    return nouns[-1].lemma.lower() if nouns else ""


# --- lengths of time ----------------------------------------------------------------------------------------------


def length(a: Side, b: Side) -> Iterator[Parting]:
    """Yield two lengths of time where each reading gives one, of the same act, and both cannot hold."""
    if len(a.lengths) != 1 or len(b.lengths) != 1:
        return
    left, right = a.lengths[0], b.lengths[0]
    acts = [kin(each) if (each := governor(side, m)) else None for side, m in ((a, left), (b, right))]
    one, other = since_what(a, left), since_what(b, right)
    alike = one & other or (acts[0] is not None and acts[0] == acts[1] and not (one and other))
    if not alike or lasts(a, left) != lasts(b, right):
        return
    p, q = days_of(a, left), days_of(b, right)
    if p is not None and q is not None and not compatible(p, q):
        yield Parting("number", (left.span,), (right.span,), growth(p, q))


def since_what(side: Side, mention: Mention) -> set[str]:
    """Return what a length of time is of, or reckoned from: "three days of mourning", "a week after the ruling"."""
    preps = [t for word in side.inside(mention.span) for t in side.below(word) if t.dep == "prep"]
    return {kin(t.lemma.lower()) for prep in preps for t in side.below(prep) if t.dep == "pobj"}


def governor(side: Side, mention: Mention) -> str | None:
    """Return the lemma of the verb or noun that a time hangs on, prepositions passed over."""
    top = side.top(mention.span)
    above = side.at(top.head) if top is not None and top.head != top.index else None
    while above is not None and above.pos == "ADP" and above.head != above.index:
        above = side.at(above.head)
    return above.lemma if above is not None and above.pos in {"VERB", "NOUN", "AUX"} else None


def lasts(side: Side, mention: Mention) -> str:
    """Return the preposition that hangs a length of time on its act, empty where it tells how long that goes on."""
    part = role(side, mention)
    return part.part if part is not None and part.part in TELLING_WHEN else ""


def code(a: Side, b: Side) -> Iterator[Parting]:
    """Yield two telephone numbers or calibres of one thing: they are names, and right to the digit.

    Of a reading that gives several, it is the one that is the other but for a digit; of another exchange is another's.
    """
    for pattern in CODES:
        lefts, rights = ([*pattern.finditer(side.text)] for side in (a, b))
        alone = len(lefts) == len(rights) == 1
        pairs = [(x, y) for x in lefts for y in rights if x[1] != y[1] and (alone or is_slip(x[1], y[1]))]
        apart = [(x, y) for x, y in pairs if "-" not in x[1] or x[1].split("-")[0] == y[1].split("-")[0]]
        if apart and not {found[1] for found in lefts} & {found[1] for found in rights}:
            yield Parting("number", place(a, apart[0][0]), place(b, apart[0][1]))


def is_slip(one: str, other: str) -> bool:
    """Return whether two codes are of one length and differ in a single digit."""
    return len(one) == len(other) and sum(x != y for x, y in zip(one, other, strict=True)) == 1


def whole(a: Side, b: Side) -> Iterator[Parting]:
    """Yield two wholes of which each reading tells a part, of one counted thing: "14 of the 188 seats"."""
    for left in OUT_OF.finditer(a.text):
        for right in OUT_OF.finditer(b.text):
            if left[2].lower() == right[2].lower() and left[1] != right[1]:
                grows = 1 if float(right[1].replace(",", "")) > float(left[1].replace(",", "")) else -1
                yield Parting("number", place(a, left), place(b, right), grows)
                return


def place(side: Side, match: re.Match[str]) -> tuple[Span, ...]:
    """Return where some characters of a reading stand in its report, none where it is not of one piece."""
    start = side.statement.content[0].start
    return (Span(start + match.start(), start + match.end()),) if len(side.statement.content) == 1 else ()


def days_of(side: Side, mention: Mention) -> Quantity | None:
    """Return a length of time in days, with the bound that the words before it set; ``None`` where it has no figure."""
    match = LENGTH.fullmatch((mention.timex and mention.timex.value) or "")
    if match is None or (match[1] and match[3] == "M"):
        return None
    days = float(match[2]) * DAYS[match[3]]
    before = side.before(mention.span, 2)
    if MORE.search(before):
        return Quantity(days, None, "day", "at least")
    share = ROUNDING[1] if ABOUT.search(before) else FINE * 2
    return Quantity(days * (1 - share), days * (1 + share), "day", "between")
