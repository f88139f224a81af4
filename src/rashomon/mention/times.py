"""Time expressions in a text, by compact patterns, before it is known what they are worth.

Types and values follow TimeML (TIMEX3); ``dates.py`` computes them. A quick pass looks for the words that some
pattern needs, and only those patterns are tried, only in the sentence where the word stands.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Parse

MONTH_NAMES = "january february march april may june july august september october november december".split()
WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
NUMBERS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(),
        start=1,
    )
}

SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
LONG_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
MONTH = rf"(?:{LONG_MONTH}|{SHORT_MONTH}\b\.?)"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu|Thurs|Fri|Sat|Sun)\.)"
YEAR = r"(?:1\d|20)\d\d"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
TH = r"(?:st|nd|rd|th)?"
NUMBER = (
    r"(?i:\d{1,4}(?:,\d{3})?(?:\.\d)?|"
    + "|".join(sorted(NUMBERS, key=lambda word: (-len(word), word)))
    + r"|several|a\sfew|few|many|some|a\scouple\sof|a\scouple|a\sdozen|dozens\sof|hundreds\sof|thousands\sof"
    + r"|half\san?)(?:\sand\sa\shalf)?"
)
# What may stand between a number and its unit: "three straight days".
STRAIGHT = r"(?:(?:straight|consecutive|more|full|whole|long|short|trading|working|business|calendar)\s)?"
UNIT = r"(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century|centurie)"
PART = r"(?:morning|afternoon|evening|night|midday|noon)"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
EDGES = r"(?:[Ee]arly|[Mm]id|[Ll]ate|(?:the\s)?(?:beginning|start|middle|end|close)\sof)"
EDGE = rf"(?:(?P<edge>{EDGES})[\s-](?:in\s)?)?"
OF_DAY = rf"(?:(?:the\s)?(?P<part>{PART})\sof\s)?"
CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?(?:[ap]\.m\.|[AP]\.M\.|[ap]m\b|[AP]M\b)"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?!:?\d)|\bnoon\b|\bmidnight\b)"
)
ZONE = r"(?:\s\(?(?:(?P<zulu>GMT|UTC)|[ECMP][SD]?T|BST|CET|local\stime)\b\)?)?"
NEAR = rf"(?:{WEEKDAY}|yesterday|today|tomorrow)"
NTH = "|".join(sorted(ORDINALS, key=lambda word: (-len(word), word)))


def after(words: str) -> str:
    """Return a pattern that holds right after one of the words, in small letters or with a capital."""
    each = (word for small in words.split() for word in (small, small.capitalize()))
    return "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in each) + ")"


# Name, the triggers that it needs, the pattern. At one place the longest wins, then the first in this order.
PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("day", "digits", r"\b(?P<year>(?:1\d|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?:T[\d:]+Z?)?\b"),
    ("day", "digits", r"\b(?P<month>[01]?\d)/(?P<day>[0-3]?\d)/(?P<year>(?:(?:19|20)\d\d|\d\d))\b"),
    ("clock", "clock", rf"(?:\b(?P<near>{NEAR}),?\s(?:at\s)?)?(?:\b(?:about|around)\s)?(?<![\d:.])"
                       rf"(?P<clock>{CLOCK}){ZONE}(?:,?\s(?:on\s)?(?P<near2>{NEAR})(?!\w))?"),
    ("day", "month", rf"\b{OF_DAY}(?:{WEEKDAY}(?:\s{PART})?,\s)?(?P<month>{MONTH})\s(?P<day>{DAY}){TH}"
                     rf"(?:\s?(?:-|–|to|and)\s?(?P<last>{DAY}){TH}(?!\s?{MONTH}))?(?:\s?,?\s(?P<year>{YEAR}))?(?![,.]?\d)\b"),
    ("day", "month", rf"\b{OF_DAY}(?:{WEEKDAY},?\s)?(?:the\s)?(?P<day>{DAY}){TH}\s(?:of\s)?(?P<month>{MONTH})"
                     rf"(?:,?\s(?P<year>{YEAR}))?(?!\w)"),
    ("month", "month", rf"\b{EDGE}(?P<month>{MONTH})(?:\s?,|\sof)?\s(?P<year>{YEAR})\b"),
    ("month", "month", rf"\b{EDGE}(?P<month>{LONG_MONTH})\s(?:of\s)?(?P<of>last|next|this)\syear\b"),
    ("month", "month", rf"\b(?P<rel>last|next|this|this\spast|this\scoming)\s(?P<month>{LONG_MONTH})(?!\w)"),
    ("month", "month", rf"\b{EDGE}(?P<month>{LONG_MONTH})(?![\w’'])"),
    ("season", "unit", rf"\b{EDGE}(?:the\s)?(?P<season>{SEASON})(?:,|\sof)?\s(?P<year>{YEAR})\b"),
    ("season", "unit", r"\b(?:[Ii]n|by|since|until|during|before|after)\s(?:the\s)?"
                       rf"{EDGE}(?P<season>spring|summer|autumn|winter)\b"),
    ("near", "near", r"\b(?P<near>[Tt]he\sday\sbefore\syesterday|[Tt]he\sday\safter\stomorrow|[Yy]esterday|[Tt]omorrow"
                     rf"|[Tt]oday|[Tt]onight|[Oo]vernight|[Ll]ast\snight)(?:\s(?P<part>{PART}))?\b"),
    ("near", "unit", r"\b(?P<near>[Tt]his)\s(?P<part>morning|afternoon|evening)\b"),
    ("weekday", "weekday", r"\b(?:(?P<rel>last|next|this\spast|this\scoming|this)\s)?(?:(?:early|late)\s(?:on\s)?)?"
                           rf"(?P<weekday>{WEEKDAY})(?:\s(?P<part>{PART}))?(?:\s(?P<week>(?:last|next|this)\sweek))?(?!\w)"),
    ("weekdays", "weekday", rf"\b(?P<weekday>{WEEKDAY})s\b"),
    ("shift", "unit", rf"\b(?P<number>{NUMBER})[\s-](?P<unit>{UNIT})s?"
                      r"\s(?P<way>ago|earlier|later|before|from\snow|hence)\b"),
    ("edge", "unit", r"\b(?P<edge>[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly"
                     r"|(?:the\s)?(?:end|beginning|start|middle|rest)\sof)"
                     r"\s(?:in\s)?(?P<rel>this|last|next|the)\s(?P<unit>week|month|year|day|decade|century|quarter)\b"),
    ("window", "unit", r"\b(?:(?:the|these|his|her|their|its)\s)?(?P<rel>last|past|next|previous|coming|following)"
                       rf"\s(?P<number>{NUMBER})\s{STRAIGHT}(?P<unit>{UNIT})s?\b"),
    ("relative", "unit", r"\b(?P<rel>[Ll]ast|[Nn]ext|[Tt]his\spast|[Tt]his\scoming|[Tt]his|[Tt]he\spast|[Tt]he\slast"
                         r"|[Tt]he\snext|[Tt]he\scoming|[Tt]he\ssame|[Tt]hat\ssame|[Tt]hat|[Tt]he\sprevious"
                         r"|[Tt]he\sfollowing|[Tt]he\sprior|[Tt]he\scurrent)"
                         rf"\s(?P<unit>day|weekend|week|month|quarter|year|decade|century|{SEASON})(?!\w)"),
    ("weekend", "unit", rf"{after('over at on during through by')}the\sweekend\b"),
    ("told day", "unit", rf"{after('end ends ended ending finish finished start started starting began')}the\sday\b"),
    ("told day", "unit", rf"{after('on for in of')}the\sday\b(?=[.,;]|\s(?:as|at|in|with|after|and|but|on|to|by)\b)"),
    ("decade", "near", r"\b[Tt]he\s(?:(?P<edge>early|mid|late)[\s-])?(?P<short>[’']?[2-9]0)s\b"),
    ("decade", "digits", rf"\b(?:the\s)?{EDGE}(?:the\s)?(?P<decade>(?:1\d|20)\d0)[’']?s\b"),
    ("century", "unit", rf"\b(?:the\s)?{EDGE}(?:the\s)?(?P<century>[12]?\d(?:st|nd|rd|th)|{NTH})[\s-]century\b"),
    ("quarter", "unit", r"\b(?:the\s)?(?P<quarter>first|second|third|fourth|final)[\s-]quarter"
                        rf"(?:\s(?:of\s)?(?:(?P<year>{YEAR})|(?P<rel>last|this|next)\syear))?\b"),
    ("holiday", "near", r"\b(?P<holiday>Christmas\sEve|Christmas(?:\sDay)?|Boxing\sDay|New\sYear[’']s\sEve"
                        rf"|New\sYear[’']s\sDay|Valentine[’']s\sDay|Halloween)(?:,?\s(?P<year>{YEAR}))?\b"),
    ("set", "unit", rf"\b(?:[Ee]very|[Ee]ach)\s(?:(?P<number>two|three|four|five|six|other)\s)?"
                    rf"(?P<unit>{UNIT}|{SEASON})s?\b"),
    ("set", "weekday", rf"\b(?:[Ee]very|[Ee]ach)\s(?P<weekday>{WEEKDAY})\b"),
    ("set", "unit", rf"\b(?:[Oo]nce|[Tt]wice|\w+\stimes)\s(?:a|an|per|each|every)\s(?P<unit>{UNIT})\b"),
    ("set", "unit", r"(?<=[\d%nsrt]\s)(?:a|an|per)\s(?P<unit>hour|day|week|month|year)\b"),
    ("often", "near", r"\b(?P<often>[Dd]aily|[Nn]ightly|[Ww]eekly|[Mm]onthly"
                       r"|[Qq]uarterly|[Yy]early|[Aa]nnually|[Aa]nnual)\b"),
    ("duration", "unit", rf"\b(?P<number>{NUMBER})[\s-]{STRAIGHT}(?P<unit>{UNIT})s?\b(?![\s-]olds?\b)(?!\sof\sage)"),
    ("duration", "unit", r"\b(?P<number>decades|centuries|years|months|weeks|days|hours|minutes)\b"
                         r"(?!\s(?:of\sage|old))"),
    ("duration", "unit", rf"\b(?P<number>(?:all|(?:the|an|a)\s(?:entire|whole|full)))\s(?P<unit>{UNIT})\b"),
    ("vague", "near", r"\b(?P<past>[Rr]ecent(?:ly)?|[Ii]n\srecent\s\w+|[Ii]n\sthe\spast|[Ll]ately)\b"),
    ("vague", "near", r"\b(?P<present>at\s(?:the|this)\s(?:moment|time)"
                      r"|[Aa]t\spresent|[Rr]ight\snow|[Nn]ow|[Cc]urrent(?:ly)?"
                      r"|[Pp]resently|[Nn]owadays|[Tt]hese\sdays)\b"),
    ("vague", "near", r"\b(?P<future>[Ii]n\sthe\s(?:near\s|coming\s|distant\s)?future|[Ii]n\sthe\scoming\s\w+"
                      r"|in\sthe\snear\sterm)\b"),
    ("bc", "bc", r"\b(?P<bc>\d{1,4})\sB\.?C\b"),
    ("year", "digits", rf"\b{EDGE}(?P<year>{YEAR})(?![\w%$]|[,.]\d|-(?!\d\d(?:\d\d)?\b(?!-))\w)"),
)  # fmt: skip

TRIGGER = re.compile(
    rf"(?P<month>\b(?:{LONG_MONTH}|{SHORT_MONTH}\b))|(?P<weekday>\b{WEEKDAY})"
    r"|(?P<clock>\d\s?(?:[ap]\.m|[AP]\.M|[ap]m\b|[AP]M\b)|\d:[0-5]\d|\bnoon\b|\bmidnight\b)"
    r"|(?P<bc>\d\sB\.?C\b)"
    r"|(?P<digits>\b(?:1\d|20)\d\d|\d/\d)"
    rf"|(?P<unit>\b(?:{UNIT}|centuries|{SEASON}|morning|afternoon|evening))"
    r"|(?P<near>\b(?:[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight|[Oo]vernight|night\b|Christmas|Boxing|New\sYear|Valentine"
    r"|Halloween|[DdWwMmQqYyNnAa][a-z]{2,7}ly\b|[Aa]nnual|[Rr]ecent|[Pp]ast|[Ll]ately|[2-9]0s|moment|time"
    r"|[Pp]resent|[Nn]ow|[Cc]urrent|[Tt]hese\sdays|[Ff]uture|coming|near\sterm))"
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: its range in the text, the name of its pattern, and the pattern's groups in lower case."""

    start: int
    end: int
    name: str
    groups: dict[str, str]


@functools.cache
def patterns() -> dict[str, tuple[tuple[int, str, re.Pattern[str]], ...]]:
    """Return the patterns by trigger, compiled once a process."""
    by: dict[str, list[tuple[int, str, re.Pattern[str]]]] = {}
    for rank, (name, trigger, source) in enumerate(PATTERNS):
        by.setdefault(trigger, []).append((rank, name, re.compile(source)))
    return {trigger: tuple(each) for trigger, each in by.items()}


def expressions(parse: Parse) -> list[Expression]:
    """Return the time expressions of a report in text order, none overlapping another."""
    text, found = parse.report.text, []
    for sentence in parse.sentences:
        start, end = sentence.span.start, sentence.span.end
        triggers = dict.fromkeys(m.lastgroup or "" for m in TRIGGER.finditer(text, start, end))
        found += longest(matches(text, start, end, triggers)) if triggers else []
    return found


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
