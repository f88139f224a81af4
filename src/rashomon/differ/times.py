"""Two readings of one claim → days and hours that cannot be the same."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from rashomon.differ.figures import governor
from rashomon.differ.reading import RELATIVE
from rashomon.differ.roles import NEARLY, faces, opposed, other_parts, role, role_of, unmatched
from rashomon.differ.side import Parting, Side, likeness, word_for_word
from rashomon.grammar import BEFORE_NOUNS, NOUN_CLAUSES
from rashomon.hands import Hands
from rashomon.kin import kin
from rashomon.model import Mention, Timex

CLOCK = re.compile(r"T(\d\d):(\d\d)")
WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
YEAR = re.compile(r"\b\d{4}\b")
DAY_OF_YEAR = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"[\dX]{4}-(\d\d)(?:-|$)")
# The minutes of a day that a part of it covers; a night goes on past midnight.
PARTS = {"MO": (0, 720), "MI": (690, 780), "AF": (720, 1080), "EV": (1020, 1439), "NI": (1080, 1800)}
DAY = 1440
# The characters of a value down to the day.
DAYS = 10
# How far a round hour, one that is called rough, and one shortly before or after may be off, in minutes.
ROUND, ROUGH, SHORTLY = 5, 20, 45
# Words before a time that leave it open to one side, those between the ends of a range among them. What is so since a
# day, or from it on, began on it.
OPEN = re.compile(
    r"\b(?:by|before|after|until|till|past|shortly|almost|nearly|between|(?:between|from)\b.*\b(?:and|to|through))$"
)
SOON = re.compile(r"\b(?:shortly|just|soon) (?:before|after|past)$")
# So many words before a time may make it one end of a range: "between early September 2016 and July 2017".
WITHIN = 6
# Words by which a time says on which day it is; an hour without them is resolved to the day of its report.
NAMED_DAY = re.compile(
    r"\b(?!mid)[a-z]*day\b|\b(?:to|yester)night\b|\btomorrow\b|\b(?:last|next|that|same|\d{4})\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
)
# Labels of a time, and of the preposition before it, below its verb.
HANGING = frozenset({"pobj", "prep", "npadvmod", "advmod"})
# Words by which an act is one of several of its kind.
SERIES = frozenset("latest another again".split())
# Words that open a clause before or after whose act another is.
BOUNDS = frozenset({"before", "after", "until", "once", "if"})
HEDGED = re.compile(r"\b(?:about|around|roughly|some|approximately)\b")


def date(a: Side, b: Side, hands: Hands) -> Iterator[Parting]:
    """Yield two times of the same thing that cannot be the same, where neither reading gives the other's too."""
    if (not subject(a) & subject(b) and not alone(a, b)) or of_series(a) != of_series(b):
        return
    yield from told_at(a, b, hands)

    def alike(left: Mention, right: Mention) -> bool:
        return not apart(a, left, b, right) and (left.timex == right.timex or not other_parts(a, left, b, right))

    lefts, rights = unmatched(a, b, a.times, b.times, alike)

    def parts(left: Mention, right: Mention) -> bool:
        return apart(a, left, b, right) and not of_two(a, left, b, right)

    for left, right in opposed(a, b, lefts, rights, parts):
        yield Parting("date", (left.span,), (right.span,))
        return


def of_series(side: Side) -> bool:
    """Return whether a reading tells of one of several acts of a kind: "the latest talks"."""
    return any(t.text.lower() in SERIES and t.dep in {"amod", "det", "advmod"} for t in side.tokens)


def of_two(a: Side, left: Mention, b: Side, right: Mention) -> bool:
    """Return whether a time tells one thing from others of its name, or of another act, and the other is of no such.

    "in the 2003 invasion", "from 2010"; "a law that was passed last week", "protests grew on Monday"; "the winner of
    Friday's match", "in Saturday's match"; "from 5 million a century ago", "shrank from 2007 to 2014".
    """
    if of_amount(a, left) != of_amount(b, right):
        return True
    if aside(a, left) != aside(b, right) and other_parts(a, left, b, right):
        return True
    if of_act_beside(a, left, b, right) or of_act_beside(b, right, a, left):
        return True
    nouns = qualified(a, left), qualified(b, right)
    if any(nouns) and of_two_parts(a, left, b, right):
        return True
    return any(nouns) and not (nouns[0] in {nouns[1], governed(b, right)} or nouns[1] == governed(a, left) != "")


def of_amount(side: Side, mention: Mention) -> bool:
    """Return whether a time tells when there was so much of a thing: "fell from 9,000 in 1990 to 400"."""
    before = side.at(inside[0].index - 1) if (inside := side.inside(mention.span)) else None
    if before is not None and before.pos == "ADP":
        before = side.at(before.index - 1)
    amounts = (m for m in side.quantities if before is not None and m.span.contains(before.span))
    return any((part := role(side, m)) is not None and part.part in {"from", "to"} for m in amounts)


def of_act_beside(a: Side, left: Mention, b: Side, right: Mention) -> bool:
    """Return whether a time is of an act that the other reading tells beside the one that its own time is of.

    "She will sign on Monday", "they will strike on Sunday if she signs".
    """
    acts = [{kin(token.lemma.lower()) for token in side.tokens if token.pos == "VERB"} for side in (a, b)]
    act, other = governed(a, left), governed(b, right)
    return act != other and act in acts[0] & acts[1] and other in acts[1]


def of_two_parts(a: Side, left: Mention, b: Side, right: Mention) -> bool:
    """Return whether the nouns that two times tell from others play other parts of other things."""
    nouns = [
        side.at(top.head) if (top := side.top(m.span)) is not None else None for side, m in ((a, left), (b, right))
    ]
    one, other = (role_of(side, noun) if noun is not None else None for side, noun in zip((a, b), nouns, strict=True))
    return one is not None and other is not None and one.part != other.part and one.act != other.act


def aside(side: Side, mention: Mention) -> bool:
    """Return whether a time says when something was that is told of a noun: "a law enacted last week".

    So does a clause that sets a bound to what is told: "before Congress meets on Monday". Where the reading leaves out
    the noun, that is what it tells.
    """
    here = side.top(mention.span)
    while here is not None and here.dep in HANGING and here.head != here.index:
        here = side.at(here.head)
    if here is None or side.at(here.head) is None:
        return False
    bound = here.dep == "advcl" and any(token.text.lower() in BOUNDS for token in side.below(here))
    return bound or here.dep in NOUN_CLAUSES


def qualified(side: Side, mention: Mention) -> str:
    """Return the lemma of the noun before which a time stands, empty where it stands before none."""
    top = side.top(mention.span)
    return governed(side, mention) if top is not None and top.dep in BEFORE_NOUNS | {"nummod"} else ""


def governed(side: Side, mention: Mention) -> str:
    """Return the lemma of what a time hangs on, prepositions passed over, empty where the reading does not hold it."""
    above = governor(side, mention)
    return kin(above.lower()) if above is not None else ""


def alone(a: Side, b: Side) -> bool:
    """Return whether nothing but one time each tells two readings apart: "Saturday's was the last"."""
    return len(a.times) == len(b.times) == 1 and word_for_word(a, b, a.times[0].span, b.times[0].span)


def told_at(a: Side, b: Side, hands: Hands) -> Iterator[Parting]:
    """Yield the two times at which sources said much the same, where they cannot be the same.

    "Today" in both, resolved by when each came out, may be a copy's.
    """
    texts = hands.index.reports
    spelt = [{m.span.of(texts[m.report].text).lower() for m in times} for times in (a.said_at, b.said_at)]
    if len(a.said_at) == len(b.said_at) == 1 and spelt[0] != spelt[1] and apart(a, a.said_at[0], b, b.said_at[0]):
        if likeness(a, b).part >= NEARLY:
            yield Parting("date", (a.said_at[0].span,), (b.said_at[0].span,))


def agree(parting: Parting, a: Side, b: Side) -> bool:
    """Return whether two readings that speak of the same thing give times that can be the same, one of them parting."""
    told = ((p, q) for p in a.times for q in b.times if as_fine(parting, p, q) or as_fine(parting, q, p))
    return bool(subject(a) & subject(b)) and any(
        not apart(a, left, b, right) and faces(a, left, b, right, NEARLY) for left, right in told
    )


def as_fine(parting: Parting, cited: Mention, other: Mention) -> bool:
    """Return whether a time is one that parts and another is told as finely: "in May" does not agree with "4 May"."""
    values = [str(mention.timex and mention.timex.value)[:DAYS] for mention in (cited, other)]
    return parting.cites(cited.span) and len(values[1]) >= len(values[0])


def subject(side: Side) -> set[str]:
    """Return the lemmas of what a reading speaks of: its names, nouns and verbs outside its times and ages."""
    counted = {token.lemma.lower() for m in side.quantities for token in side.inside(m.span)}
    return {kin(lemma) for lemma in side.about(names=True) | counted}


def apart(a: Side, left: Mention, b: Side, right: Mention) -> bool:
    """Return whether two times cannot be the same: other days, or other hours of a day that may be the same."""
    assert left.timex is not None  # Side.times holds times alone
    assert right.timex is not None
    p, q = left.timex, right.timex
    if open_by(a, left) != open_by(b, right) or a.spelt(left.span) == b.spelt(right.span) != "":
        return False
    # "Two years later" is resolved from what stands around it.
    if any(RELATIVE.search(side.spelt(mention.span)) for side, mention in ((a, left), (b, right))):
        return False
    if on_a_day(a, left) and on_a_day(b, right) and days_apart(p, q) and not of_some_year(a, left, b, right):
        return True
    one, other = minutes(a, left), minutes(b, right)
    if one is None or other is None:
        return False
    (low, high), (least, most) = one, other
    if on_a_day(a, left) and on_a_day(b, right) and day_of(p) == day_of(q) != "":
        # "At midnight on Wednesday" may end that day.
        ends = "midnight" in f"{a.spelt(left.span)} {b.spelt(right.span)}"
        return all(high + shift < least or most < low + shift for shift in ((-DAY, 0, DAY) if ends else (0,)))
    return all(high + shift < least or most < low + shift for shift in (-DAY, 0, DAY))


def of_some_year(a: Side, left: Mention, b: Side, right: Mention) -> bool:
    """Return whether two times name one day of a year that neither names: which year it is was inferred for each."""
    days = {day_of(mention.timex)[4:] for mention in (left, right) if mention.timex is not None}
    return len(days) == 1 and days != {""} and not any(YEAR.search(s.spelt(m.span)) for s, m in ((a, left), (b, right)))


def day_of(timex: Timex) -> str:
    """Return the day of a time's value, empty where it names none or that is not known: "on Monday morning"."""
    day = str(timex.value).partition("T")[0]
    return day if DAY_OF_YEAR.fullmatch(day) or WEEKDAY.fullmatch(day) else ""


def on_a_day(side: Side, mention: Mention) -> bool:
    """Return whether a time says on which day it is: "at 11:42 p.m." is of a day that stands elsewhere."""
    hour = mention.timex is not None and "T" in str(mention.timex.value)
    return not hour or NAMED_DAY.search(side.spelt(mention.span)) is not None


def days_apart(p: Timex, q: Timex) -> bool:
    """Return whether two times are of two days."""
    if over_midnight(p, q) or over_midnight(q, p):
        return False
    if p.earliest and p.latest and q.earliest and q.latest and (p.latest < q.earliest or q.latest < p.earliest):
        return True
    if months_apart(p.value, q.value):
        return True
    days = weekday(p.value), weekday(q.value)
    # Two days that the calendar tells apart are none of one week: "Sunday" is told beside "July 29, 2014", a Tuesday.
    return None not in days and days[0] != days[1] and "WXX" in f"{p.value}{q.value}"


def over_midnight(night: Timex, day: Timex) -> bool:
    """Return whether one time is a night and the other the day, or the early hours of the day, into which that goes.

    "Sunday night" and "early on Monday" may be one.
    """
    if not str(night.value).endswith("TNI"):
        return False
    hours = str(day.value).partition("T")[2]
    clock = CLOCK.search(str(day.value))
    early = hours in {"", "MO"} or (clock is not None and 60 * int(clock[1]) + int(clock[2]) < PARTS["NI"][1] - DAY)
    if night.latest and day.earliest:
        return early and next_day(night.latest) == day.earliest
    before, after = weekday(night.value), weekday(day.value)
    return early and before is not None and after == before % 7 + 1


def next_day(day: str) -> str:
    """Return the ISO date after another."""
    return (datetime.date.fromisoformat(day[:DAYS]) + datetime.timedelta(days=1)).isoformat()


def open_by(side: Side, mention: Mention) -> str:
    """Return the word that leaves a time open to one side or begins a range, empty where the time says when.

    An hour just before or after another is as good as that.
    """
    if is_hour(mention) and SOON.search(side.before(mention.span, 2)):
        return ""
    found = OPEN.search(side.before(mention.span, WITHIN))
    return found[0].split()[0] if found else ""


def is_hour(mention: Mention) -> bool:
    """Return whether a time names an hour of the day by the clock."""
    return mention.timex is not None and CLOCK.search(str(mention.timex.value)) is not None


def minutes(side: Side, mention: Mention) -> tuple[int, int] | None:
    """Return the minutes of the day that a time allows, ``None`` where it names none or is open to one side."""
    timex = mention.timex or Timex("TIME", None)
    before, words = side.before(mention.span, 2), side.spelt(mention.span)
    # "6 : 00 p.m." in a text cut into words: the hour stands before.
    if open_by(side, mention) or before.endswith(":"):
        return None
    if (match := CLOCK.search(str(timex.value))) is not None:
        at = 60 * int(match[1]) + int(match[2])
        rough = HEDGED.search(words) or HEDGED.search(before)
        off = SHORTLY if SOON.search(before) else ROUGH if rough else ROUND if at % 30 == 0 else 0
        return at - off, at + off
    return PARTS.get(str(timex.value).rpartition("T")[2])


def months_apart(one: str | None, other: str | None) -> bool:
    """Return whether two values name two months, of whatever year."""
    found = [MONTH.match(value or "") for value in (one, other)]
    return all(found) and len({match[1] for match in found if match}) > 1


def weekday(value: str | None) -> int | None:
    """Return the ISO weekday of a value that names a day, or a weekday of an unknown week; else ``None``."""
    found = WEEKDAY.match(value or "")
    if found is not None:
        return int(found[1])
    day = DAY_OF_YEAR.match(value or "")
    return datetime.date.fromisoformat(day[0]).isoweekday() if day is not None else None
