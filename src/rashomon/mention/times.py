"""Time expressions in a text, by compact patterns, before it is known what they are worth.

Types and values follow TimeML (TIMEX3); ``dates.py`` computes them. A quick pass looks for the words that some
pattern needs, and only those patterns are tried, only in the sentence where the word stands.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from rashomon.mention.holidays import NAMES
from rashomon.mention.numbers import TENS
from rashomon.model import Parse
from rashomon.numerals import MONTH_NAMES, ORDINALS, UNITS

NUMBERS = {word: value for word, value in UNITS.items() if value} | {"twenty": 20, "a": 1, "an": 1}
SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
LONG_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
MONTH = rf"(?:{LONG_MONTH}|{SHORT_MONTH}\b\.?)"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu|Thurs|Fri|Sat|Sun)\.)"
YEAR = r"(?:1\d|20)\d\d"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
TH = r"(?:st|nd|rd|th)?"
# What follows a whole number: "4 1/2", "4-1/2", "4½", and "41 / 2" where a text was cut into words.
FRACTION = r"[\s-]?(?:1\s?/\s?2|[13]\s?/\s?4|[½¼¾])"
NUMBER = (
    rf"(?i:(?:a\s)?quarter\sof\san?|quarter(?=-century)|\d{{1,4}}(?:,\d{{3}})?(?:\.\d|{FRACTION})?|(?:{'|'.join(TENS)})"
    r"(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|"
    + "|".join(sorted(NUMBERS, key=lambda word: (-len(word), word)))
    + r"|several|a\sfew|few|(?<!\bas\s)many|some|a\scouple\sof|a\scouple|a\sdozen|dozens\sof|hundreds\sof"
    + r"|thousands\sof|half\san?|half)(?:\s(?:hundred|thousand))?(?:[\s-]and[\s-]a[\s-]half)?"
)
# What may stand between a number and its unit: "three straight days".
STRAIGHT = r"(?:(?:straight|consecutive|more|full|whole|long|short|trading|working|business|calendar)\s)?"
UNIT = r"(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century|centurie)"
HOLIDAY = "|".join(
    name.title().replace("'S", "['’]s").replace("Of", "of").replace(" ", r"\s")
    for name in sorted(NAMES, key=len, reverse=True)
)
FISCAL = r"(?:(?:fiscal|financial|calendar|school|academic)\s)?"
PERIODS = r"(?:hours|days|nights|weeks|months|years|decades|centuries|times|history|memory)"
PART = r"(?:morning|afternoon|evening|night|midday|noon)"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
EDGES = r"(?:[Ee]arly|[Mm]id|[Ll]ate|(?:the\s)?(?:beginning|start|middle|end|close)\sof)"
EDGE = rf"(?:(?P<edge>{EDGES})[\s-](?:in\s)?)?"
CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?(?:[ap]\.m\.|[AP]\.M\.|[ap]m\b|[AP]M\b)"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?!:?\d)|\bnoon\b|\bmidnight\b"
    r"|(?:[01]\d|2[0-3])[0-5]\d(?=\s\(?(?:GMT|UTC))"
    r"|(?:\d\d?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve)"
    r"\so[’']clock(?:\sin\sthe\s(?:morning|afternoon|evening))?)"
)
ZONE = (
    r"(?:\s(?P<bracket>\()?(?:(?:GMT|UTC)\s?[+-]\s?\d+(?::\d\d)?|(?P<zulu>(?:GMT|UTC)\b)"
    r"|(?:[ECMP][SD]?T|BST|CET|local\stime)\b)(?(bracket)\)))?"
)
# What a part of a day is that of, where that is no day: "the night of the fire".
OWN = r"(?:the|this|that|his|her|their|its|an?)\s(?!morning|evening|same|next|following|previous|day\b|\d)"
NTH = "|".join(sorted(ORDINALS, key=lambda word: (-len(word), word)))


def after(words: str) -> str:
    """Return a pattern that holds right after one of the words, in small letters or with a capital."""
    each = (word for small in words.split() for word in (small, small.capitalize()))
    return "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in each) + ")"


# How far a time lies from another. "Before" counts where nothing follows that it could be before.
WAY = r"(?:ago|earlier|later|previously|from\snow|hence)\b|(?:before|back)\b(?=\s?[.,;:)])"


# Name, the triggers that it needs, the pattern. At one place the longest wins, then the first in this order.
PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("day", "digits", r"\b(?P<year>(?:1\d|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?:T[\d:]+Z?)?\b"),
    ("figures", "digits", r"(?<![\d./-])(?P<first>[0-3]?\d)(?P<sign>[./-])(?P<second>[0-3]?\d)(?P=sign)"
                          r"(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![\d/-])"),
    ("clock", "clock", rf"(?:\b(?:about|around)\s)?(?<![\d:.])(?P<clock>{CLOCK}){ZONE}"),
    ("day", "month", rf"\b(?:{WEEKDAY}(?:\s{PART})?,\s)?(?P<month>{MONTH})(?:\s|(?<=\.))(?P<day>{DAY}){TH}"
                     rf"(?:\s?(?:-|–|to|and)\s?(?P<last>{DAY}){TH}(?!\s?{MONTH}))?(?:\s?,?\s(?P<year>{YEAR}))?(?![,.]?\d)\b"),
    ("day", "month", rf"\b(?:{WEEKDAY},?\s)?(?:the\s)?(?P<day>{DAY}){TH}\s(?:of\s)?(?P<month>{MONTH})"
                     rf"(?:,?\s(?P<year>{YEAR}))?(?!\w)"),
    ("month", "month", rf"\b{EDGE}(?P<month>{MONTH})(?:\s?,|\sof)?\s(?P<year>{YEAR})\b"),
    ("day", "month", rf"\b(?P<rel>[Tt]hat|last|this\spast)\s(?P<month>{MONTH})(?:\s|(?<=\.))(?P<day>{DAY}){TH}"
                     rf"(?!\s?,?\s{YEAR})(?![,.]?\d)\b"),
    ("month", "month", rf"\b(?P<rel>last|next|this|this\spast|this\scoming|[Tt]hat)\s(?P<month>{LONG_MONTH})(?!\w)"
                       rf"(?!\s?,?\s{YEAR})"),
    ("month", "month", rf"\b{EDGE}(?P<month>{LONG_MONTH})(?![\w’'])"),
    ("season", "unit", rf"\b{EDGE}(?:the\s)?(?P<season>{SEASON})(?:,|\sof)?\s(?P<year>{YEAR})\b"),
    ("season", "unit", rf"{after('in by since until during before after over through throughout')}(?:the\s)?"
                       rf"{EDGE}(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\b"),
    ("season", "unit", r"(?<![\w-])(?P<season>spring|summer|autumn|winter)(?![\w-])"),
    ("season", "unit", rf"\b{EDGE}the\s(?P<season>spring|summer|autumn|winter)\b"),
    ("season", "unit", rf"{after('in by since until during over through throughout')}the\s(?P<season>fall)\b(?!\sof)"),
    ("near", "near", r"\b(?:(?:[Ee]arlier|[Ll]ater)\s(?=today))?"
                     r"(?P<near>[Tt]he\sday\sbefore\syesterday|[Tt]he\sday\safter\stomorrow|[Yy]esterday|[Tt]omorrow"
                     rf"|[Tt]oday|[Tt]onight|[Oo]vernight)(?:\s(?P<part>{PART}))?\b"),
    ("near", "unit", r"\b(?P<near>[Ll]ast\snight)\b"),
    ("near", "unit", r"\b(?P<near>[Tt]his)\s(?P<part>morning|afternoon|evening)\b"),
    ("part", "unit", r"\b(?:(?:in|during)\s)?(?:the\s)?(?:(?:early|late)\s)?"
                     rf"(?P<part>{PART}|early\shours)(?:\shours)?(?=\sof\s(?P<event>{OWN})?)"),
    ("part", "unit", r"\b(?:(?:early|late|later)\s)?(?P<rel>[Tt]hat|[Tt]he\s(?:same|next|following|previous))"
                     rf"\s(?P<part>{PART})\b"),
    ("part", "unit", rf"{after('in during')}the\s(?:(?:early|late)\s)?"
                     r"(?P<part>morning|afternoon|evening|night)(?:\shours)?\b"),
    ("some part", "unit", r"(?<![\w-])(?P<part>morning|afternoon|evening|night)(?=\s[a-z])"),
    ("some part", "unit", r"(?<=\bat\s)(?P<night>night)\b"),
    ("weekday", "weekday", r"\b(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his\spast|[Tt]his\scoming|[Tt]his|[Tt]hat"
                           r"|[Tt]he\s(?:following|next|previous))\s)?(?:(?:[Ee]arly|[Ll]ate)\s(?:on\s)?)?"
                           rf"(?P<weekday>{WEEKDAY})(?:\s(?P<part>{PART}))?"
                           r"(?:\s(?:of\s)?(?P<week>(?:last|next|this)\sweek))?(?!\w)"),
    ("weekdays", "unit", r"(?<![\w-])(?P<weekend>[Ww]eekends)\b(?!\s(?:ago|earlier|later))"),
    ("weekdays", "weekday", rf"\b(?P<weekday>{WEEKDAY})s\b(?!\sago)"),
    ("shift", "unit", rf"\b(?P<number>{NUMBER})[\s-]{STRAIGHT}(?P<unit>{UNIT})s?\s(?P<way>{WAY})"),
    ("shift", "unit", rf"\b(?P<unit>(?i:minute|hour|day|week|month|year|decade|centurie)s)\s(?P<way>{WAY})"),
    ("shift", "unit", r"\b(?P<number>[Tt]he)\s(?P<unit>day|night|week|month|year)"
                      r"\s(?P<way>before|after|following)\b(?=\s?[.,;:)])"),
    ("same", "unit", r"\b(?:the\ssame\s(?P<unit>day|week|month|quarter|period)|(?P<unit2>week|month|quarter|period))"
                     r"\s(?:in\s|of\s)?(?:the\s)?(?:a|one|last|previous|prior)\syear(?:\sago|\searlier|\sbefore)?\b"),
    ("same", "unit", r"\b(?:the\s)?year-(?:ago|earlier)\s(?P<unit>day|week|month|quarter|period)\b"),
    ("edge", "unit", r"\b(?P<edge>[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly"
                     r"|(?:the\s)?(?:end|beginning|start|middle|rest|remainder)\sof)"
                     r"\s(?:in\s)?(?P<rel>this|last|next|the|that|the\ssame|the\snext|the\sfollowing)"
                     rf"\s{FISCAL}(?P<unit>week|month|year|day|decade|century|quarter)\b"),
    ("window", "unit", rf"{after('for over within')}the\s(?P<rel>next)\s(?P<unit>week|month|year|decade|century)\b"),
    ("window", "unit", r"\b(?:[Tt]he|these|his|her|their|its|our|my)\s(?P<rel>last|past|next|previous|coming|following)"
                       rf"\s(?P<number>{NUMBER})\s{STRAIGHT}(?P<unit>{UNIT})s?\b"),
    ("quarter", "unit", r"\b(?:the\s)?(?P<quarter>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal"
                        r"|last(?=[\s-]quarter\sof\b)|1st|2nd|3rd|4th)[\s-]quarter\b"),
    ("window", "unit", r"\b[Tt]he\s(?P<rel>last|past)\s(?P<unit>days|weeks|months|years|decades|centuries)\b"),
    ("relative", "unit", r"\b(?P<rel>[Ll]ast|[Nn]ext|[Tt]his\spast|[Tt]his\scoming|[Tt]his|[Tt]he\spast|[Tt]he\slast"
                         r"|[Tt]he\snext|[Tt]he\scoming|[Tt]he\ssame|[Tt]hat\ssame|[Tt]hat|[Tt]he\sprevious"
                         r"|[Tt]he\sfollowing|[Tt]he\sprior|[Tt]he\scurrent)"
                         rf"\s{FISCAL}(?P<unit>day|weekend|week|month|quarter|year|decade|century|{SEASON})(?!\w)"
                         r"(?!(?<=the\slast\sweek|the\slast\syear)\sof\b)"),
    ("latest", "unit", r"\b(?:[Tt]he|its|their)\s(?:latest|most\srecent)"
                       rf"\s{FISCAL}(?P<unit>week|weekend|month|quarter|year)\b(?!-)"),
    ("latest", "unit", rf"{after('for in during of over throughout')}the\s{FISCAL}(?P<unit>quarter)\b"
                       r"(?!\s(?:of|to|past|mile|pound|century)\b)"),
    ("latest", "unit", r"\b[Tt]he\s(?P<unit>quarter)(?=\s(?:ended|ending|saw|brought)\b)"),
    ("weekend", "unit", rf"{after('over at on during through by')}the\sweekend\b"),
    ("weekend", "unit", r"\b[Tt]he\sweekend(?=\s?[’']s\b)"),
    ("told day", "unit", rf"{after('end ends ended ending finish finished start started starting began')}the\sday\b"),
    ("told day", "unit", rf"{after('on for in of')}the\sday\b(?=[.,;]|\s(?:as|at|in|with|after|and|but|on|to|by)\b)"),
    ("edge", "unit", rf"{after('in during throughout over for of')}(?P<rel>the)"
                     r"\s(?P<unit>week|month|year|decade|century)\b"
                     r"(?=\s?[.,;!?”]|\s(?:and|as|at|with|but|so|by|on)\b)"),
    ("edge", "unit", r"\b(?:the\s)?(?P<edge>(?P<unit>year|month|week)(?:[’']s|\s[’']s)?(?:\s|-)end)\b"),
    ("decade", "near", r"\b[Tt]he\s(?:(?P<edge>early|mid|late)[\s-])?(?P<short>[’']?[2-9]0)s\b"),
    ("decade", "near", r"(?<=\d0s\sand\s)(?P<short>[’']?[2-9]0)s\b"),
    ("decade", "digits", rf"\b(?:the\s)?{EDGE}(?:the\s)?(?P<decade>(?:1\d|20)\d0)[’']?s\b"),
    ("century", "unit", rf"\b(?:the\s)?{EDGE}(?:the\s)?(?P<century>[12]?\d(?:st|nd|rd|th)|{NTH})[\s-]century"
                        r"(?P<bc>\sB\.?C)?\b"),
    ("quarter", "quarter", r"\bQ(?P<quarter>[1-4])\b"),
    ("half", "half", r"\b(?:the\s)?(?P<half>[Ff]irst|[Ss]econd|[Ll]atter)[\s-]half\b"),
    ("holiday", "holiday", rf"\b(?P<holiday>{HOLIDAY})(?:,?\s(?P<year>{YEAR}))?(?!\w)"),
    ("set", "unit", rf"\b(?:[Ee]very|[Ee]ach)\s(?P<part>{PART})\b"),
    ("set", "unit", rf"\b(?:[Ee]very|[Ee]ach)\s(?:(?P<number>{NUMBER}|other|single)\s)?"
                    rf"(?P<unit>{UNIT}|{SEASON})s?\b"),
    ("set", "month", rf"\b(?:[Ee]very|[Ee]ach)\s(?P<month>{LONG_MONTH})(?!\w)"),
    ("set", "weekday", rf"\b(?:[Ee]very|[Ee]ach)\s(?:other\s)?(?P<weekday>{WEEKDAY})(?:\s(?P<part>{PART}))?\b"),
    ("set", "unit", rf"\b(?:[Oo]nce|[Tt]wice|\w+\stimes)\s(?:a|an|per|each|every)\s(?P<unit>{UNIT})\b"),
    ("set", "unit", r"\bper\s(?P<unit>hour|day|week|month|year)\b"),
    ("often", "near", r"\b(?P<often>[Hh]ourly|[Dd]aily|[Nn]ightly|[Ww]eekly|[Mm]onthly"
                       r"|[Qq]uarterly|[Yy]early|[Aa]nnually|[Aa]nnual)\b"),
    ("duration", "unit", rf"\b(?P<number>{NUMBER})[\s-]{STRAIGHT}(?P<unit>{UNIT})s?\b(?![\s-]olds?\b)(?!\sof\sage)"),
    ("duration", "unit", r"\b(?P<number>[Aa]n?|[Oo]ne)\s(?P<unit>hour|day|week|month|year)\s(?P<half>and\sa\shalf)\b"),
    ("duration", "unit", r"(?<![Mm]y\s)(?<!his\s)(?<!her\s)(?<!our\s)(?<!heir\s)\b"
                         r"(?P<number>(?i:decades|centuries|years|months|weeks|days|hours|minutes|seconds))\b"
                         r"(?!\s(?:of\sage|old|\d{4}))"),
    ("duration", "unit", r"(?<![\w-])(?P<number>(?:day|week|month|year|decade|century|hour|minute)s?)-?long\b"),
    ("duration", "unit", rf"\b(?P<number>(?:all|(?:the|an|a)\s(?:entire|whole|full)))\s(?P<unit>{UNIT})\b"),
    ("vague", "near", rf"\b(?P<past>(?:[Ii]n\s)?[Rr]ecent\s{PERIODS}|[Rr]ecent(?:ly)?|[Ll]ately"
                      r"|[Aa]t\s(?:the|that)\stime(?!\sof\b|\swhen\b)|(?:[Ii]n\s)?[Tt]he\s(?:recent\s|distant\s)?past)\b"),
    ("vague", "near", r"\b(?P<present>[Aa]t\s(?:the\smoment|this\s(?:moment|time))|the\stime\sbeing"
                      r"|[Aa]t\spresent|[Rr]ight\snow|[Nn]ow(?!-)|[Cc]urrent(?:ly)?"
                      r"|[Pp]resent[\s-]day|[Pp]resently|[Nn]owadays|[Tt]hese\sdays)\b"),
    ("vague", "near", r"\b(?P<future>(?:[Tt]he|any)\s(?:near\s|distant\s|foreseeable\s)?future"
                      rf"|(?:[Ii]n\s)?the\scoming\s{PERIODS}|[Tt]he\s(?:near|short|long)\sterm|[Ii]n\sfuture|future(?=\s[a-z]))\b"),
    ("bc", "bc", rf"\b{EDGE}(?P<bc>\d{{1,4}})(?:\sB\.?C\b|(?=\s?(?:-|–|to|and|or)\s?\d{{1,4}}\sB\.?C\b))"),
    ("bc", "bc", rf"\b(?:the\s)?{EDGE}(?:the\s)?(?P<tens>\d{{1,3}})0s\sB\.?C\b"),
    ("year", "digits", rf"\b{EDGE}(?:fiscal\s(?:year\s)?)?(?P<year>{YEAR})"
                       r"(?![\w%$]|[,.]\d|-(?!\d\d(?:\d\d)?\b(?!-))\w)"),
)  # fmt: skip

TRIGGER = re.compile(
    rf"(?P<holiday>\b(?:{HOLIDAY}))|"
    rf"(?P<month>\b(?:{LONG_MONTH}|{SHORT_MONTH}\b))|(?P<weekday>\b{WEEKDAY})"
    r"|(?P<clock>\d\s?(?:[ap]\.m|[AP]\.M|[ap]m\b|[AP]M\b)|\d:[0-5]\d|\d{4}\s\(?(?:GMT|UTC)|o[’']clock|\bnoon\b|\bmidnight\b)"
    r"|(?P<bc>[\ds]\sB\.?C\b)|(?P<quarter>\bQ[1-4]\b)|(?P<half>[\s-]half\b)"
    r"|(?P<digits>\b(?:1\d|20)\d\d|\d/\d)"
    r"|(?P<near>\b(?:[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight|[Oo]vernight|[DdWwMmQqYyNnAaHhLl][a-z]{2,7}ly\b|[Aa]nnual|[Rr]ecent|[Pp]ast|[2-9]0s|moment|time"
    r"|[Pp]resent|[Nn]ow|[Cc]urrent|[Tt]hese\sdays|[Ff]uture|coming|term\b))"
    rf"|(?P<unit>\b(?i:{UNIT}|centuries|{SEASON}|morning|afternoon|evening))"
)


CAPITAL = re.compile(rf"\b(?P<name>{MONTH}|{WEEKDAY}|{HOLIDAY}|[A-Z][A-Z\d.]+)|\b[A-Z][a-z]*")
# Expressions that name one day, and those that a year may follow; what may stand between two that belong together.
DAYS = frozenset({"day", "figures", "weekday", "near", "holiday"})
OF_YEAR = frozenset({"day", "month", "season", "quarter", "half"})
DATED = frozenset({"year", "bc", "rel"})
ON = re.compile(r",?\s(?:on\s)?")
AT = re.compile(r",?\s(?:at\s)?")
OF = re.compile(r"\s(?:of\s)?")
LISTED = re.compile(r"\s?(?:-|–|/|,|,?\s?and|or|to|through|until|till)\s?(?:in\s|on\s)?(?:the\s)?")


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: its range in the text, the name of its pattern, and the pattern's groups in lower case.

    What stands ``beside`` it and places it, its range takes in: the day of a time of day, the year of a month.
    """

    start: int
    end: int
    name: str
    groups: dict[str, str]
    beside: Expression | None = None


@functools.cache
def patterns() -> dict[str, tuple[tuple[int, str, re.Pattern[str]], ...]]:
    """Return the patterns by trigger, compiled once a process."""
    by: dict[str, list[tuple[int, str, re.Pattern[str]]]] = {}
    for rank, (name, trigger, source) in enumerate(PATTERNS):
        by.setdefault(trigger, []).append((rank, name, re.compile(source)))
    return {trigger: tuple(each) for trigger, each in by.items()}


def expressions(parse: Parse, loud: Set[int] = frozenset()) -> list[Expression]:
    """Return the time expressions of a report in text order, none overlapping another.

    ``loud`` holds the numbers of the sentences whose words have capitals, which are read as if they had none.
    """
    text, found = lowered(parse, loud), []
    for sentence in parse.sentences:
        start, end = sentence.span.start, sentence.span.end
        triggers = dict.fromkeys(m.lastgroup or "" for m in TRIGGER.finditer(text, start, end))
        found += united(text, longest(matches(text, start, end, triggers))) if triggers else []
    return found


def lowered(parse: Parse, loud: Set[int]) -> str:
    """Return the text with small letters in the loud sentences, but for names of days, months and zones."""
    text, done = parse.report.text, 0
    pieces: list[str] = []
    for number in sorted(loud):
        span = parse.sentences[number].span
        pieces += text[done : span.start], CAPITAL.sub(lambda m: m[0] if m["name"] else m[0].lower(), span.of(text))
        done = span.end
    return "".join((*pieces, text[done:]))


def matches(text: str, start: int, end: int, triggers: Iterable[str]) -> list[tuple[int, Expression]]:
    """Return what the triggered patterns find between two positions, with each pattern's rank."""
    found = []
    for trigger in triggers:
        for rank, name, pattern in patterns().get(trigger, ()):
            for match in pattern.finditer(text, start, end):
                groups = {key: value.lower() for key, value in match.groupdict().items() if value}
                found.append((rank, Expression(*match.span(), name, groups)))
    return found


def longest(found: list[tuple[int, Expression]]) -> list[Expression]:
    """Return the expressions in text order, the longest of those that overlap, the earlier pattern among equals."""
    chosen: list[Expression] = []
    for _, this in sorted(found, key=lambda pair: (pair[1].start - pair[1].end, pair[0], pair[1].start)):
        if all(this.end <= other.start or other.end <= this.start for other in chosen):
            chosen.append(this)
    return sorted(chosen, key=lambda each: each.start)


def united(text: str, found: list[Expression]) -> list[Expression]:
    """Return the expressions, those that need one another put together.

    A time of day takes in the day beside it ("3 p.m. on Tuesday"), and a month the year ("March of that year"); of
    dates in a list the first has the year of the last ("in April and June 1955").
    """
    result: list[Expression] = []
    for each in found:
        last = result[-1] if result else None
        gap = text[last.end : each.start] if last else ""
        if last and placed(last, each, gap):
            result[-1] = replace(last, end=each.end, beside=each)
        elif last and last.groups.get("near") == "overnight" and each.name in DAYS and ON.fullmatch(gap):
            result[-1] = replace(last, end=each.end, name="part", groups={"part": "night"}, beside=each)
        elif last and each.name == "clock" and last.name in DAYS and AT.fullmatch(gap):
            result[-1] = replace(each, start=last.start, beside=last)
        else:
            if last and {last.name, each.name} <= OF_YEAR and LISTED.fullmatch(gap):
                result[-1] = lent(last, each)
            result.append(each)
    return result


def placed(first: Expression, second: Expression, gap: str) -> bool:
    """Return whether the second expression says of which day, or of which year, the first one is."""
    if first.name in ("clock", "part") and second.name in DAYS:
        return (ON if first.name == "clock" else OF).fullmatch(gap) is not None
    yearly = (
        second.name in ("year", "bc") or second.groups.get("unit") == "year" and second.name in ("relative", "edge")
    )
    bare = first.name in OF_YEAR and first.beside is None and not DATED & first.groups.keys()
    return yearly and bare and OF.fullmatch(gap) is not None


def lent(first: Expression, second: Expression) -> Expression:
    """Return a date with the year of the one that follows it, or the year before where it would come later."""
    if first.beside or DATED & first.groups.keys() or len(year := second.groups.get("year", "")) != 4:
        return first
    months = [MONTH_NAMES.index(m) for each in (first, second) for m in MONTH_NAMES
              if m[:3] == each.groups.get("month", "")[:3]]  # fmt: skip
    return replace(first, groups=first.groups | {"year": str(int(year) - (months != sorted(months)))})
