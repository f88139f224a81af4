"""The times of a report: expressions, read in their clause and against the day of publication."""

from __future__ import annotations

import bisect
import datetime
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from rashomon.grammar import MODIFIERS, QUOTATION, RELATIVES
from rashomon.mention.days import SEASON_MONTHS, SEASONS, Chronicle, Setting
from rashomon.mention.headlines import shouted
from rashomon.mention.lexicon import EVENT_NOUNS, ORGANISATION_WORDS, THING_NOUNS
from rashomon.mention.resolve import value_of
from rashomon.mention.tense import is_done, looks_from_past, tense
from rashomon.mention.times import Expression, expressions
from rashomon.model import Parse, Report, Span, Timex, Token

# A narrative has at least so many dates with a year long past, and so many for each time seen from its own day.
MANY, FOR_EACH = 5, 10
# A year without a month moves a narrative on among the first words of a sentence; farther in it is an aside.
OPENING = 5
# Before these words "May" and "March" are months, and bare figures years.
INTO = frozenset(
    "in since by until till of from to through during for last next this early late mid before after between and or"
    " around about circa".split()
)
# Before a weekday, these make a name of it.
FAMOUS = frozenset("black bloody super cyber giving".split())
# Nouns after an article, otherwise adjectives, where they are times.
VAGUE = frozenset("current future past".split())
# After a weekday, these and the words for bodies make a name of it.
PAPERS = frozenset("express mail mirror star sun telegraph".split())
# Where these are told, a quarter is one of a match.
GAMES = frozenset("touchdown quarterback halftime playoff nba nfl".split())
# After a figure of the clock: how long a match still had, or had, to go.
LEFT = re.compile(r"\s(?:to (?:play|go)|left|remaining|into)\b")
# What is done with a document on the day that it bears.
ISSUED = frozenset("publish release issue date file post sign send write".split())
# How a source's words are given, on whatever day.
SAYING = frozenset({"say", "tell", "announce", "add"})
# Times that are written small, so that capitals make a name of them: "USA Today", "ABC's This Week".
SMALL = frozenset({"near", "relative", "vague"})
# Which one of these it is an event may tell.
ANCHORED = frozenset({"season", "weekday", "month"})
# A month or a day, also where the year is not known.
MONTHLY = re.compile(r"(?:\d{4}|XXXX)-\d\d(?:-\d\d)?")
GLUED = frozenset({"$", "€", "£", "#", "No.", "-", "/", "+"})
DOUBTFUL = frozenset({"may", "march", "august", "april", "june"})


def times(parse: Parse) -> Iterator[tuple[Span, Timex]]:
    """Yield the times of a report in text order, each with its type, value and bounds."""
    starts = [token.start for token in parse.tokens]
    days = published(parse.report)
    context, loud = Context(), shouted(parse)
    everything = expressions(parse, loud)
    if any(token.lemma.lower() in GAMES for token in parse.tokens):
        everything = [each for each in everything if not is_quarter(each) or each.beside]
    narrative = is_narrative(everything, days[1])
    issued, named, told_in, aside = -1, (-1, datetime.date.min), -1, False
    for found in everything:
        index = max(0, bisect.bisect_right(starts, found.start) - 1)
        found = demonstrative(parse, found, index)
        if not plausible(parse, found, index, loud):
            continue
        place, sentence = place_of(parse, found, index), parse.tokens[index].sentence
        setting = setting_at(parse, place, context, narrative)
        if named[0] == sentence and setting.tense == "future" and looks_from_past(parse, place):
            setting = replace(setting, seen_from=named[1])
        if setting.tense == "past" and days[1] is not None and (setting.day or "") > days[1].isoformat():
            # What was done by then was done on no day to come: "they leave on Saturday. | It rained at 9".
            setting = replace(setting, day=None)
        paragraph = bisect.bisect_right(parse.report.paragraphs, Span(found.start, len(parse.report.text)))
        # "That night" is of the day last told, however far back.
        hour = found.name in ("clock", "part") and not narrative and found.groups.get("rel") != "that"
        if hour and paragraph != told_in and (aside or is_long_past(setting.day, days[0])):
            # "It was mended on May 30", and in the next paragraph "by noon": that of the report's own day.
            setting = replace(setting, day=None)
        if found.name == "clock" and sentence == issued:
            # What a document of one day tells of was then or before: its hours are of no day that is told.
            setting = replace(setting, day="XXXX-XX-XX")
        anchored = is_anchored(parse, found, index, last_inside(parse.tokens, found, index))
        timex = value_of(found, Setting(None, None, setting.tense)) if anchored else between(found, days, setting)
        if timex is None:
            continue
        if timex.type == "DURATION" and is_rate(parse, found, index):
            timex = replace(timex, type="SET")
        if timex.earliest and timex.earliest == timex.latest and setting.tense != "future":
            named = sentence, datetime.date.fromisoformat(timex.earliest[:10])
        if is_issued(parse, place):
            issued = sentence
        elif names_day(parse, found, place) and (not narrative or moves_on(parse, found, index)):
            context = replace(context.after(timex), chronicle=chronicle_after(found, timex, setting, sentence, days[1]))
            told_in, aside = paragraph, is_aside(parse, place)
        yield Span(found.start, found.end), timex


def setting_at(parse: Parse, place: int, context: Context, narrative: bool) -> Setting:
    """Return what resolves a time whose clause a token tells, but for the day of publication."""
    chronicle = context.chronicle_at(parse.tokens[place].sentence)
    return Setting(None, context.date, tense(parse, place), narrative, context.day, is_done(parse, place), chronicle)


def is_long_past(day: str | None, published: datetime.date | None) -> bool:
    """Return whether a day lies more than a week before a report."""
    return day is not None and published is not None and day < (published - datetime.timedelta(days=7)).isoformat()


def is_issued(parse: Parse, index: int) -> bool:
    """Return whether a time only tells when a document came out: "the report, published on Friday, says …"."""
    tokens = parse.tokens
    here = tokens[index]
    verb = tokens[here.head]
    verb = tokens[verb.head] if verb.pos == "ADP" else verb
    return verb.dep == "acl" and verb.lemma in ISSUED and tokens[verb.head].lemma in THING_NOUNS


def names_day(parse: Parse, found: Expression, index: int) -> bool:
    """Return whether an hour that is told next may be of the day that a time names.

    Not so where that only tells when something was said, nor of a night between two days: "rose overnight, | he said on
    Friday".
    """
    verb = parse.tokens[parse.tokens[index].head]
    verb = parse.tokens[verb.head] if verb.pos == "ADP" else verb
    said = verb.lemma in SAYING and verb.pos == "VERB"
    return not said and parse.report.text[found.start : found.end].lower() != "overnight"


def is_aside(parse: Parse, index: int) -> bool:
    """Return whether a time only tells what set a thing off: "the fire, which began on Monday, took the mill"."""
    verb = parse.tokens[parse.tokens[index].head]
    verb = parse.tokens[verb.head] if verb.pos == "ADP" else verb
    commas = (parse.tokens[t.index - 1].text for t in parse.below(verb) if t.tag in RELATIVES and t.index)
    return verb.dep == "relcl" and "," in commas


def is_quarter(found: Expression) -> bool:
    """Return whether an expression tells of a quarter: by its number, as the latest one, "late in the quarter"."""
    return "quarter" in (found.name, found.groups.get("unit"))


def place_of(parse: Parse, found: Expression, index: int) -> int:
    """Return the token whose clause tells which way a time looks.

    That is its last one; of a quarter that only qualifies a noun, the noun: "third-quarter profit fell".
    """
    last = last_inside(parse.tokens, found, index)
    while found.name == "quarter" and parse.tokens[last].dep in MODIFIERS:
        last = parse.tokens[last].head
    return last


@dataclass(frozen=True, slots=True)
class Context:
    """The last date named so far, however coarse, the last day that lies within it, and the chronicle it is part of."""

    date: str | None = None
    day: str | None = None
    chronicle: Chronicle | None = None

    def chronicle_at(self, sentence: int) -> Chronicle | None:
        """Return the chronicle that a sentence may go on with: one of the same sentence or the one before."""
        return self.chronicle if self.chronicle and sentence - self.chronicle.sentence <= 1 else None

    def after(self, timex: Timex) -> Context:
        """Return the context once a further time was read."""
        if timex.type not in ("DATE", "TIME") or timex.earliest is None or "REF" in (timex.value or ""):
            return self
        date = (timex.value or "").split("T")[0]
        if len(date) < len("2024"):
            return self
        if timex.earliest == timex.latest:
            return Context(date, date)
        return Context(date, self.day if self.day and timex.earliest <= self.day <= (timex.latest or "") else None)


def chronicle_after(
    found: Expression, timex: Timex, setting: Setting, sentence: int, published: datetime.date | None
) -> Chronicle | None:
    """Return what the next date may go on with: a month or day of an earlier year on which something was done."""
    told, value = setting.chronicle, (timex.value or "").split("T")[0]
    picked = found.groups.get("rel") == "that" and found.name in ("month", "day", "relative")
    if picked and (first := SEASON_MONTHS.get(value[5:])):
        value = f"{value[:4]}-{first:02d}"
    if not MONTHLY.fullmatch(value):
        return told
    done = setting.done or (picked and setting.tense != "future")
    if not done or (published is not None and value[:4] >= str(published.year) and value[:4] != "XXXX"):
        return None
    by_year = picked or (found.beside is not None and found.name in ("day", "month"))
    if by_year or len(found.groups.get("year", "")) == len("2024"):
        return Chronicle(value, sentence, by_year)
    if told is None or value[:4] not in (told.year, "XXXX"):
        return None
    # Of an open year one date stays the one from which to go on.
    return Chronicle(value if value[:4] == told.year else told.value, sentence, told.firm)


def published(report: Report) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the first and last day on which the report may have been published; ``None`` where nothing tells."""
    return day_of(report.published.earliest), day_of(report.published.latest)


def day_of(text: str | None) -> datetime.date | None:
    """Return the day of an ISO date or time, or ``None``."""
    try:
        return datetime.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def between(
    found: Expression, days: tuple[datetime.date | None, datetime.date | None], setting: Setting
) -> Timex | None:
    """Return what a time is worth for every day of publication in an interval; unresolved where those disagree."""
    first, last = days
    if first == last or first is None or last is None:
        return value_of(found, replace(setting, published=first if first == last else None))
    early, late = (value_of(found, replace(setting, published=day)) for day in (first, last))
    if early is None or late is None:
        return None
    if early.value == late.value:
        return Timex(early.type, early.value, early.earliest, late.latest)
    unknown = value_of(found, setting)
    return unknown and Timex(unknown.type, unknown.value, early.earliest, late.latest)


def is_narrative(found: list[Expression], last: datetime.date | None) -> bool:
    """Return whether a text tells of times long past: dates before the last two years, and hardly any "yesterday"."""
    years = [int(each.groups["year"]) for each in found if len(each.groups.get("year", "")) == 4]
    recent = (last.year if last else max(years, default=0)) - 1
    past = sum(year < recent for year in years)
    return past >= MANY and FOR_EACH * sum(is_near(each) for each in found) <= past


def moves_on(parse: Parse, found: Expression, index: int) -> bool:
    """Return whether a narrative goes on from a time: from no "Friday", and from no bare year deep in its sentence."""
    first = parse.sentences[parse.tokens[index].sentence].first
    return not is_near(found) and (found.name != "year" or index - first <= OPENING)


def is_near(found: Expression) -> bool:
    """Return whether a time is seen from the day of publication: "yesterday", "Friday", "last week", "a year ago"."""
    relative = found.groups.get("rel", "").split(" ")[0]
    return (
        found.name in ("near", "weekday", "weekend")
        or (found.name == "relative" and relative in ("last", "next", "this"))
        or (found.name == "shift" and found.groups["way"] == "ago")
    )


def plausible(parse: Parse, found: Expression, index: int, loud: Set[int]) -> bool:
    """Return whether an expression is a time where it stands: not a May by name, not a figure that counts."""
    tokens, groups = parse.tokens, found.groups
    last = tokens[last_inside(tokens, found, index)]
    if found.name == "month" and found.beside is None and not {"year", "rel", "edge"} & groups.keys():
        before = tokens[index - 1].text.lower() if index else ""
        return groups["month"] not in DOUBTFUL or before in INTO or is_modifier(parse, index)
    if tokens[index].start < found.start and "/" in tokens[index].text:
        return False
    if found.name in SMALL and last.sentence not in loud and is_entitled(parse, index, last.index):
        return False
    if found.name in ("weekday", "often"):
        return not in_name(parse, index, found.name)
    if found.name == "clock" and LEFT.match(parse.report.text, found.end):
        return False
    if found.name == "duration":
        first = parse.sentences[last.sentence].first
        return not last.text[0].isupper() or index == first or last.sentence in loud
    if found.name == "some part":
        return last.dep == "compound" or "night" in groups
    if found.name == "season" and found.end - found.start == len(groups["season"]):
        # "Summer school" is held at any time.
        return last.pos == "NOUN" and last.dep != "compound" and not is_any(parse, last)
    if found.name == "vague" and last.lemma in VAGUE:
        return last.tag == ("NN" if last.index > index else "JJ")
    return found.name != "year" or is_year(tokens, last.index)


def demonstrative(parse: Parse, found: Expression, index: int) -> Expression:
    """Return an expression without the "that" before it where this opens a clause: "said that March was dry"."""
    that = parse.tokens[index]
    if found.groups.get("rel") != "that" or that.dep != "mark":
        return found
    groups = {key: value for key, value in found.groups.items() if key != "rel"}
    return replace(found, start=parse.tokens[index + 1].start, groups=groups)


def is_anchored(parse: Parse, found: Expression, index: int, last: int) -> bool:
    """Return whether an event says which of its kind a time is: "the summer before the vote", "the May when it rained".

    Where the report does not date the event it does not date the time either, and "a Thursday" is any.
    """
    tokens = parse.tokens
    if found.name == "weekday" and (is_any(parse, tokens[index]) or is_any(parse, tokens[last])):
        return True
    if found.name not in ANCHORED or "year" in found.groups or found.beside or last + 2 >= len(tokens):
        return False
    first = min((t.index for t in tokens[max(0, last - 3) : last + 1] if t.start >= found.start), default=last)
    the = tokens[first] if tokens[first].text.lower() == "the" else tokens[max(0, first - 1)]
    after, then = tokens[last + 1], tokens[last + 2]
    if the.text.lower() != "the" or after.sentence != the.sentence:
        return False
    event = then.tag in ("DT", "PRP$", "NN", "NNP", "VBG") and then.text.lower() not in ("last", "next", "noon")
    return (after.lemma in ("before", "after") and event) or after.text.lower() in ("when", "that", "in which")


def is_any(parse: Parse, noun: Token) -> bool:
    """Return whether a noun has "a": "a spring in her step" is no season."""
    below = parse.below(noun)
    return any(token.dep == "det" and token.text.lower() in ("a", "an") for token in below)


def is_modifier(parse: Parse, index: int) -> bool:
    """Return whether a month that is also a name or a verb stands between an article and a noun: "a March vote"."""
    here, before = parse.tokens[index], parse.tokens[max(0, index - 1)]
    return here.tag == "NNP" and before.tag in ("DT", "PRP$", "POS") and before.sentence == here.sentence


def in_name(parse: Parse, index: int, kind: str) -> bool:
    """Return whether a weekday or "daily" is part of a name: "Black Monday", "the Sunday Times", "Daily Mail"."""
    tokens, here = parse.tokens, parse.tokens[index]
    head, before = tokens[here.head], tokens[max(0, index - 1)]
    if kind == "often" and here.text[:1].isupper() and before.pos == "PROPN" and before.index < index:
        return before.sentence == here.sentence
    if here.text[:1].isupper() and here.dep == "compound" and head.index == index + 1 and head.text[:1].isupper():
        return kind == "often" or head.text.lower() in ORGANISATION_WORDS | PAPERS
    return before.text.lower() in FAMOUS and before.text[:1].isupper()


def is_entitled(parse: Parse, first: int, last: int) -> bool:
    """Return whether words that tell a time have capitals that no sentence gave them: a programme, a paper, a song.

    One word that is all of a quotation may be what somebody said; it is a name where the sentence goes into it as
    into one, "a job on “Today”".
    """
    tokens = parse.tokens
    words = tokens[first : last + 1]
    if any(not t.text[:1].isupper() for t in words) or words[-1].text.lower() in SEASONS or not first:
        return False
    before, sentence = tokens[first - 1], words[0].sentence
    if before.sentence != sentence:
        return False
    if before.pos != "PUNCT" and before.text not in QUOTATION:
        return True
    return before.text in QUOTATION and (len(words) > 1 or is_called(tokens, first, last))


def is_called(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Return whether a quotation is one word, and no verb or mark leads it in."""
    after = [token for token in tokens[last + 1 : last + 3] if token.text not in (",", ".")]
    into = tokens[first - 2] if first > 1 and tokens[first - 2].sentence == tokens[first].sentence else None
    return bool(after) and after[0].text in QUOTATION and into is not None and into.pos not in ("PUNCT", "VERB")


def is_rate(parse: Parse, found: Expression, index: int) -> bool:
    """Return whether "a month" says how often: right after an amount, as in "900 pesos a month"."""
    before = parse.tokens[max(0, index - 1)]
    amount = before.tag in ("CD", "NNS", "NN", "$") and any(t.dep == "nummod" for t in parse.below(before))
    return found.groups.get("number") in ("a", "an") and (amount or before.text == "%" or before.tag == "CD")


def last_inside(tokens: tuple[Token, ...], found: Expression, index: int) -> int:
    """Return the index of the last token of an expression."""
    while index + 1 < len(tokens) and tokens[index + 1].end <= found.end:
        index += 1
    return index


def is_year(tokens: tuple[Token, ...], index: int) -> bool:
    """Return whether a four-digit figure is a year: not before the noun that it counts, nor part of a number."""
    here = tokens[index]
    if index and tokens[index - 1].text in GLUED and tokens[index - 1].end == here.start:
        return (
            index > 1
            and tokens[index - 1].text == "-"
            and len(tokens[index - 2].text) == 4
            and tokens[index - 2].text.isdigit()
        )
    if index + 1 < len(tokens):
        after = tokens[index + 1]
        if after.text in ("%", "percent", "million", "billion", "Street", "Avenue", "block"):
            return False
        if after.tag == "NNS" and here.dep == "nummod" and here.head == after.index:
            return after.lemma in EVENT_NOUNS or (index > 0 and tokens[index - 1].tag in ("PRP$", "POS"))
    before = tokens[index - 1].text.lower() if index else ""
    if before == "at":
        return False
    if here.text.isdecimal() and int(here.text) < 1700:
        return before in INTO and not (index + 1 < len(tokens) and tokens[index + 1].pos == "PROPN")
    return True
