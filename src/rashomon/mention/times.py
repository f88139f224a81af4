"""Time expressions in a text → what they say, before it is known when the report was published.

One compiled alternation finds the expressions; its named groups say what was found. Types and values follow TimeML
(ISO-TimeML, TIMEX3); ``dates.py`` gives them their values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thu", "friday fri", "saturday sat", "sunday sun"),
        start=1,
    )
    for name in names.split()
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "noon": "MI", "day": "DT"}
UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "weekend": "WE", "fortnight": "F",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
NUMBERS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
        " sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "new year’s eve": (12, 31), "new year’s day": (1, 1),
    "valentine's day": (2, 14), "halloween": (10, 31), "may day": (5, 1),
}  # fmt: skip


def any_of(words: object) -> str:
    """Return an alternation of words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))  # type: ignore[call-overload]


# A bare "may", "march", "mar", "sat", "sun" is a word more often than a time: those need their capital and a
# neighbour that makes them one.
MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept(?:ember|\.)?|Sep\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
PLAIN_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SHORTDAY = r"(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\."
YEAR = r"(?:1[0-9]|20)\d\d"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
NUMBER = rf"(?:\d{{1,4}}(?:,\d{{3}})?(?:\.\d)?|{any_of(NUMBERS)}|several|a few|few|many|some|a couple of|a couple|a dozen|dozens of|hundreds of|thousands of|half a|half an)"
UNIT = r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|centurie)"
PART = r"(?:morning|afternoon|evening|night|midday|noon)"
SEASON = r"(?:spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter)"
CLOCK = r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b|A\.M\.|P\.M\.)|(?:[01]?\d|2[0-3]):[0-5]\d|noon|midnight)"
ZONE = r"(?:\s(?:GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|ET|PT|local time))?"
EDGE = r"(?:(?P<edge>early|mid|late|the beginning of|the start of|the middle of|the end of|the close of|beginning of|end of)[\s-](?:in\s)?)?"

# Tried in this order at each place; the first that fits wins.
PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<iso>\b(?:1\d|20)\d\d-[01]\d-[0-3]\d)(?:T[\d:]+Z?)?\b"),
    ("slashed", r"\b(?P<sm>[01]?\d)/(?P<sd>[0-3]?\d)/(?P<sy>(?:(?:19|20)\d\d|\d\d))\b"),
    ("clock", rf"\b(?:(?P<cd1>{WEEKDAY}|yesterday|today|tomorrow)(?:,)?\s(?:at\s)?)?(?:about\s|around\s)?(?P<clock>{CLOCK}){ZONE}(?:,?\s(?:on\s)?(?P<cd2>{WEEKDAY}|yesterday|today|tomorrow)\b)?"),
    ("mdy", rf"\b(?:{WEEKDAY}(?:\s(?P<mdypart>{PART}))?,\s)?{EDGE}(?P<m1>{MONTH})\s(?P<d1>{DAY})(?:st|nd|rd|th)?(?:\s?(?:-|–|to|and)\s?(?P<d1b>{DAY})(?:st|nd|rd|th)?(?!\s?{MONTH}))?(?:,?\s(?P<y1>{YEAR}))?\b(?![,.]?\d)"),
    ("dmy", rf"\b(?:{WEEKDAY},?\s)?(?:the\s)?(?P<d2>{DAY})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{MONTH})(?:,?\s(?P<y2>{YEAR}))?\b"),
    ("my", rf"\b{EDGE}(?P<m3>{MONTH})(?:,|\sof)?\s(?P<y3>{YEAR})\b"),
    ("season", rf"\b{EDGE}(?:the\s)?(?P<season>{SEASON})(?:,|\sof)?\s(?P<sny>{YEAR})\b"),
    ("relday", rf"\b(?P<relday>the day before yesterday|the day after tomorrow|yesterday|tomorrow|today|tonight|overnight|last night|this (?:morning|afternoon|evening))(?:\s(?P<relpart>{PART}))?\b"),
    ("weekday", rf"\b(?:(?P<wrel>last|next|this|this past|this coming|the previous|the following)\s)?(?:(?P<wedge>early|late)\s(?:on\s)?)?(?P<wd>{WEEKDAY}|{SHORTDAY})(?!s)(?:\s(?P<wpart>{PART}))?(?:\s(?P<wafter>last week|next week|this week))?(?!\w)"),
    ("ago", rf"\b(?:(?:about|around|nearly|almost|more than|over|some|less than|just)\s)?(?P<agon>{NUMBER})[\s-](?:and a half\s)?(?P<agou>{UNIT})s?\s(?P<agodir>ago|earlier|later|before|from now|hence)\b"),
    ("edgerel", rf"\b(?P<eredge>earlier|later|late|early|the (?:end|beginning|start|middle|rest) of|end of)\s(?:in\s)?(?P<errel>this|last|next|the)\s(?P<erunit>week|month|year|day|decade|century|quarter|summer|winter|spring|fall|autumn|season)\b"),
    ("span", rf"\b(?:the|these|this|his|her|their|its)?\s?(?P<sprel>last|past|next|previous|coming|following|preceding)\s(?P<spn>{NUMBER})\s(?P<spu>{UNIT})s?\b"),
    ("relmonth", rf"\b(?P<mrel>last|next|this|this past|this coming|of this|of last)\s(?P<m4>{PLAIN_MONTH})(?!\w)"),
    ("rel", rf"\b(?P<rel>last|next|this|this past|the past|the last|the next|the coming|this coming|the same|that|that same|the previous|the following|the preceding|the prior|the current|previous|following|current)\s(?P<relu>day|week|weekend|fortnight|month|quarter|year|decade|century|{SEASON}|morning|afternoon|evening|night)(?!s|\w)"),
    ("decade", rf"\b(?:the\s)?{EDGE}(?P<dec>(?:1\d|20)\d0)[’']?s\b|\b(?:the\s)?{EDGE2_PLACE}(?P<dec2>[’'][2-9]0s|(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b".replace("{EDGE2_PLACE}", r"(?:(?P<edge>early|mid|late)[\s-])?")),
    ("century", rf"\b(?:the\s)?{EDGE}(?P<cen>[12]?\d(?:st|nd|rd|th)|{any_of(ORDINALS)}|twenty-first)[\s-]century\b"),
    ("holiday", rf"\b(?P<holiday>Christmas Eve|Christmas Day|Christmas|Boxing Day|New Year[’']s (?:Eve|Day)|Valentine[’']s Day|Halloween|May Day)(?:,?\s(?P<hy>{YEAR}))?\b"),
    ("fiscal", rf"\b(?:the\s)?(?P<fq>first|second|third|fourth|1st|2nd|3rd|4th|Q[1-4])(?:[\s-]quarter)?(?:\s(?:of\s)?(?P<fqy>{YEAR}))?\b"),
    ("set", r"\b(?P<set>(?:every|each)\s(?:(?:two|three|four|five|six|other)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)?(?:second|minute|hour|day|night|week|weekend|month|quarter|year|decade|morning|afternoon|evening|summer|winter|spring|fall|autumn)s?|(?:once|twice|three times|four times)\s(?:a|an|per|each|every)\s(?:day|week|month|year|decade)|(?:a|per)\s(?:day|week|month|year)\s\Z|daily|nightly|weekly|monthly|quarterly|yearly|annually|annual|bi-?weekly|fortnightly)\b"),
    ("plural_day", rf"\b(?:on\s)?(?P<plural>{WEEKDAY})s\b"),
    ("duration", rf"\b(?:(?P<durmod>about|around|nearly|almost|more than|over|at least|up to|less than|some|the first|the entire|the whole|an entire|a whole)\s)?(?P<durn>{NUMBER})[\s-](?P<duru>{UNIT})s?\b(?![\s-]old)(?!-olds?)"),
    ("vaguedur", r"\b(?P<vdur>(?:for\s)?(?:decades|centuries|years|months|weeks|days|hours|minutes)|all (?:day|night|week|year)|a long time|(?:the|a) (?:entire|whole|full) (?:day|week|month|year|decade))\b(?!\s(?:of age|old))"),
    ("refs", r"\b(?P<refs>at (?:the|this) (?:moment|time|present)|right now|now|currently|presently|nowadays|these days|at present|recently|in recent (?:days|weeks|months|years|times|decades|history)|recent (?:days|weeks|months|years|decades)|in the past|the past|previously|formerly|in the (?:near |coming |distant )?future|the (?:near )?future|soon|shortly|in the coming (?:days|weeks|months|years)|(?:the )?coming (?:days|weeks|months|years)|lately)\b"),
    ("monthalone", rf"\b(?:(?P<medge>early|mid|late|the beginning of|the start of|the middle of|the end of)[\s-](?:in\s)?)?(?P<m5>{PLAIN_MONTH})(?![\w’'])"),
    ("year", rf"\b{EDGE}(?:the\s)?(?:year\s)?(?P<year>{YEAR})(?:\s?[-–/]\s?(?P<year2>(?:(?:1\d|20)\d\d|\d\d)))?(?![\w%]|[,.]\d|-year|-foot|-mile|-meter|-square)"),
    ("seasonalone", rf"\bin\s(?:the\s)?(?P<sn2>spring|summer|autumn|fall|winter)\b"),
)


def compiled() -> list[tuple[str, re.Pattern[str]]]:
    """Return the patterns, compiled one by one: each carries its own groups."""
    return [(name, re.compile(source)) for name, source in PATTERNS]


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: its range in the text, the pattern that found it and the pattern's groups."""

    start: int
    end: int
    name: str
    groups: dict[str, str | None]
    words: str
