"""Analysis → Sketch: what grouping needs to know of one report, small enough that 100,000 fit in memory."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.countries import LANDS
from rashomon.grammar import CARRYING
from rashomon.group.rarity import rarity
from rashomon.model import Analysis, Mention, Quantity, Token
from rashomon.numerals import MONTH_NAMES, WEEKDAY_NAMES

# A report is described by so many of its weightiest words.
KEPT = 100
# The headline and the first paragraphs tell the event: their words count twice.
LEAD = 3
# What happened where stands in the first sentences.
OPENING = 5
CONTENT = CARRYING - {"NUM"}
# Figures that are no small count and no year: house numbers, flight numbers, sums.
LONG_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{3,6}")
POSSESSIVE = re.compile(r"['’]s?$")
LOCATING = frozenset("in near at around outside inside on".split())
# Words of reporting and of the calendar say nothing about which event it is.
EMPTY = frozenset(
    """say tell ask add report reporter news official spokesman spokeswoman statement interview people man woman person
    time year month week day today yesterday tomorrow be have do go get make take come know think want use give find
    see new other many last first more such own good part way thing mr. mrs. ms. mr mrs ms dr. u.s. united states
    america american president government country state city county national photo image video copyright associated
    press reuters ap email share story read continue advertisement newsletter twitter facebook""".split()
) | {*MONTH_NAMES, *WEEKDAY_NAMES}


@dataclass(frozen=True, slots=True)
class Sketch:
    """What grouping needs of one report, in JSON's own types, so that it can be stored as it is.

    ``earliest`` and ``latest`` are the ISO days that bound its publication, ``words`` its weightiest content words with
    how often they are used, ``names`` the last two words of each name that has several, ``ages`` years of age,
    ``tolls`` numbers of people with what became of them, ``numbers`` long figures, ``days`` the ISO days that it tells
    of. Where its lead tells what befell people in or near a place, ``sites`` are those places, ``losses`` the tolls of
    the lead, and ``towns`` all places that the report names.
    """

    report: str
    earliest: str | None = None
    latest: str | None = None
    words: tuple[tuple[str, int], ...] = ()
    names: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()


def sketch(analysis: Analysis) -> Sketch:
    """Return what grouping needs of a report."""
    text, published = analysis.report.text, analysis.report.published
    amounts = [m.quantity for m in analysis.mentions if m.quantity and m.quantity.low]
    times = [m.timex for m in analysis.mentions if m.timex and m.timex.earliest]
    sites = distinct(place(m, text) for m in lead(analysis) if located(m, analysis))
    losses = distinct(toll(m.quantity) for m in lead(analysis) if m.quantity and m.quantity.low and m.quantity.state)
    towns = (m for m in analysis.mentions if m.kind == "place" or located(m, analysis))
    return Sketch(
        report=analysis.report.id,
        earliest=published.earliest and published.earliest[:10],
        latest=published.latest and published.latest[:10],
        words=weightiest(words(analysis)),
        names=distinct(full_name(m, text) for m in analysis.mentions if m.form == "name"),
        ages=distinct(f"{q.low:g}" for q in amounts if q.unit == "year of age" and q.bound == "exactly"),
        tolls=distinct(toll(q) for q in amounts),
        numbers=distinct(t.text for t in analysis.parse.tokens if t.pos == "NUM" and LONG_NUMBER.fullmatch(t.text)),
        days=distinct(t.earliest for t in times if t.earliest == t.latest),
        sites=sites if losses else (),
        losses=losses if sites else (),
        towns=distinct(place(m, text) for m in towns) if sites and losses else (),
    )


def lead(analysis: Analysis) -> Iterator[Mention]:
    """Yield the mentions of a report's first sentences, its headline among them."""
    first = analysis.parse.sentences[:OPENING]
    return (m for m in analysis.mentions if first and m.span.end <= first[-1].span.end)


def place(mention: Mention, text: str) -> str | None:
    """Return a name in small letters, ``None`` for what is no name, or a country's."""
    name = POSSESSIVE.sub("", mention.span.of(text)).casefold()
    return name if mention.form == "name" and name not in LANDS else None


def located(mention: Mention, analysis: Analysis) -> bool:
    """Return whether something is in or near what a mention names; the tagger takes many a town for something else."""
    tokens = analysis.parse.tokens
    for place in analysis.parse.inside(mention.head):
        head = tokens[place]
        while head.dep in ("compound", "nmod") and head.head > head.index:
            head = tokens[head.head]
        if head.dep == "pobj" and tokens[head.head].text.lower() in LOCATING:
            return True
    return False


def distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    """Return the values that are there, sorted, each once."""
    return tuple(sorted({value for value in values if value}))


def words(analysis: Analysis) -> Counter[str]:
    """Return how often a report uses each content word, those of its lead twice."""
    parse, found = analysis.parse, Counter[str]()
    for sentence in parse.sentences:
        times = 2 if sentence.paragraph <= LEAD else 1
        for token in parse.tokens[sentence.first : sentence.last]:
            if (word := content(token)) is not None:
                found[word] += times
    return found


def content(token: Token) -> str | None:
    """Return the word that a token counts as, ``None`` where it says nothing of the event."""
    if token.pos not in CONTENT:
        return None
    word = POSSESSIVE.sub("", token.lemma.lower())
    return word if len(word) > 2 and word not in EMPTY and word[0].isalpha() else None


def weight(word: str, times: int) -> float:
    """Return how much a word says of which event a report tells: rare words and words used often say more."""
    return (1 + math.log(times)) * rarity(word)


def weightiest(found: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return the words that say most, with their numbers, the weightiest first."""
    return tuple(sorted(found.items(), key=lambda each: (-weight(*each), each[0]))[:KEPT])


def full_name(mention: Mention, text: str) -> str | None:
    """Return the last two words of a name of several words, which reports share although one gives a middle name."""
    parts = POSSESSIVE.sub("", mention.span.of(text)).casefold().split()
    return " ".join(parts[-2:]) if len(parts) > 1 else None


def toll(quantity: Quantity) -> str | None:
    """Return a number of people and what became of them, ``None`` for other quantities."""
    if quantity.state is None and quantity.unit != "person":
        return None
    return f"{quantity.low:g} {quantity.state or quantity.unit}"
