"""The words that every renderer uses for counts, dates and whose word: said once, neutral, and the same everywhere."""

from __future__ import annotations

from rashomon.brief.lines import Brief, Contrast, Head, Moment, Row, Told, Voice
from rashomon.export.harmless import one_line
from rashomon.model import Report

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
KIND_WORDS = {
    "named": "named people",
    "office": "offices and bodies",
    "media": "other media",
    "document": "documents",
    "poll": "polls",
    "anonymous": "unnamed",
}
# PROV's kinds in words: who has it from whom.
DEBT_WORDS = {
    "wasQuotedFrom": "quotes",
    "wasRevisionOf": "revises",
    "hadPrimarySource": "rests on",
    "wasDerivedFrom": "has it from",
}
CERTAINTY_WORDS = {
    "future": "future",
    "expected": "expected",
    "possible": "possible",
    "considered": "under consideration",
    "reported": "reported",
}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "report"), count(2, "report"), count(2, "story", "stories")
    ('1 report', '2 reports', '2 stories')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {plural or f'{noun}s'}"


def day(date: str) -> str:
    """Return an ISO date in words, or the text itself where it is none.

    >>> day("2025-11-03T08:00"), day("2025-W18")
    ('3 Nov 2025', '2025-W18')
    """
    parts = date[:10].split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts) and 1 <= int(parts[1]) <= 12:
        return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return date


def days(earliest: str | None, latest: str | None) -> str:
    """Return an interval of dates, as short as it can be read.

    >>> days("2025-11-03", "2025-11-04"), days("2025-11-30", "2025-12-01"), days(None, "2025-12-01")
    ('3–4 Nov 2025', '30 Nov – 1 Dec 2025', 'until 1 Dec 2025')
    """
    if not earliest and not latest:
        return "date unknown"
    if not earliest or not latest:
        return f"until {day(latest)}" if latest else f"from {day(earliest or '')}"
    first, last = day(earliest), day(latest)
    if first == last:
        return first
    if first.count(" ") == last.count(" ") == 2:
        (d1, m1, y1), (_, m2, y2) = first.split(), last.split()
        if (m1, y1) == (m2, y2):
            return f"{d1}–{last}"
        if y1 == y2:
            return f"{d1} {m1} – {last}"
    return f"{first} – {last}"


def in_quotes(text: str) -> str:
    """Return a report's words on one line in quotation marks, none added where the words bring their own.

    >>> in_quotes("No comment"), in_quotes("“No comment,”")
    ('“No comment”', '“No comment,”')
    """
    line = one_line(text)
    inner = line[1:-1]
    if len(line) > 2 and line[0] in '“"' and line[-1] in '”"' and not any(mark in inner for mark in '“”"'):
        return line
    return f"“{line}”"


def shortened(text: str, longest: int = 90) -> str:
    """Return a report's words in quotation marks, cut after ``longest`` characters with a mark that more follows.

    >>> shortened("The pier was closed at dawn", 8)
    '“The pier …”'
    """
    line = one_line(text)
    return in_quotes(line if len(line) <= longest else f"{line[:longest].rstrip()} …")


def published(report: Report) -> str:
    """Return when a report was published, or that it is not known."""
    return days(report.published.earliest, report.published.latest)


def head_line(head: Head) -> str:
    """Return the story in numbers on one line."""
    dates = days(head.earliest, head.latest)
    if 0 < head.undated < len(head.reports):
        dates += f", {head.undated} undated"
    parts = [count(len(head.reports), "report"), count(len(head.outlets), "outlet"), dates, count(head.claims, "claim")]
    if len(head.reports) > 1:
        parts.append(f"{head.by_all} said by all")
    return " · ".join(parts)


def origin_line(head: Head) -> str:
    """Return how many independent origins stand behind the shared claims, empty where none is shared."""
    if not head.shared:
        return ""
    span = str(head.least) if head.least == head.most else f"{head.least}–{head.most}"
    origins = "origin" if head.most == 1 else "origins"
    single = f"{head.single} of {head.shared} show only one" if head.single else "none shows only one"
    return f"{count(head.shared, 'shared claim')}: {span} independent {origins} each; {single}"


def origins(row: Row) -> str:
    """Return how many outlets say a claim and from how many origins: "3 outlets, 1 origin"."""
    outlets, (least, most) = count(len(row.outlets), "outlet"), (row.origins.least, row.origins.most)
    reports = len({told.report for told in row.readings})
    if reports > len(row.outlets):
        outlets = f"{count(reports, 'report')} of {outlets}"
    return f"{outlets}, " + (count(least, "origin") if least == most else f"{least}–{most} origins")


def word(told: Told) -> str:
    """Return whose word a reading is, nearest hand last: "a source close to X, via Canal Y"."""
    if not told.chain:
        return "own voice"
    # The words of a source may end in the comma of an apposition; the citation keeps it, the list does not.
    *via, last = (one_line(hand.text).strip(" ,;") for hand in told.chain)
    name = told.chain[-1].name
    shown = f"{last} ({one_line(name)})" if name and one_line(name).casefold() not in last.casefold() else last
    return ", via ".join([shown, *reversed(via)])


def words_of(row: Row) -> list[tuple[str, tuple[str, ...]]]:
    """Return whose word a claim is, each with the ids of the reports that have it on that word."""
    found: dict[str, dict[str, None]] = {}
    for told in row.readings:
        found.setdefault(word(told), {})[told.report] = None
    return [(whose, tuple(reports)) for whose, reports in found.items()]


def parted(contrast: Contrast, side: int, text: str) -> list[tuple[int, int]]:
    """Return the ranges of ``text`` that hold the words in which one side parts, in order, none overlapping.

    Words that are the whole reading, or that stand outside it, are left unmarked.
    """
    found: list[tuple[int, int]] = []
    for words in dict.fromkeys(one_line(slotted.cut[side]) for slotted in contrast.slots):
        start = text.find(words)
        end = start + len(words)
        whole = len(words) >= len(text) - 2
        if words and start >= 0 and not whole and all(end <= a or b <= start for a, b in found):
            found.append((start, end))
    return sorted(found)


def standing(contrast: Contrast, side: int) -> str:
    """Return whose word one side is and, where the sides part in it, how certain it is and whether it negates."""
    told = (contrast.left, contrast.right)[side]
    parts = [word(told)]
    if any(slotted.on in ("certainty", "polarity") for slotted in contrast.slots):
        parts.append(manner(told) or "asserted")
    return " · ".join(parts)


def manner(told: Told) -> str:
    """Return how certain a reading is and whether it negates, empty where it asserts."""
    marks = [CERTAINTY_WORDS[told.certainty]] if told.certainty in CERTAINTY_WORDS else []
    return ", ".join(marks + (["negated"] if told.polarity == "negative" else []))


def whose(voice: Voice) -> str:
    """Return a source's name, with the hands between where there are any."""
    via = f", via {', '.join(one_line(v).strip(' ,;') for v in voice.via)}" if voice.via else ""
    return one_line(voice.name).strip(" ,;") + via


def moment_time(moment: Moment) -> str:
    """Return a time in words where it is a year, a month, a date or an interval, else as TimeML has it."""
    value = moment.value or ""
    if len(value) == 4 and value.isdigit():
        return value
    if len(value) == 7 and value[4] == "-" and value[5:].isdigit() and 1 <= int(value[5:]) <= 12:
        return f"{MONTHS[int(value[5:]) - 1]} {value[:4]}"
    if moment.earliest or moment.latest:
        return days(moment.earliest, moment.latest)
    return moment.value or "time unknown"


def outlet_names(brief: Brief, longest: int | None = None) -> dict[str, str]:
    """Return what to call each report: its outlet, numbered by publication where one outlet has several.

    Names beyond ``longest`` characters are cut.
    """
    names = [one_line(report.name) for report in brief.head.reports]
    names = [f"{n[: longest - 1].rstrip()}…" if longest and len(n) > longest else n for n in names]
    seen: dict[str, int] = {}
    result = {}
    for report, name in zip(brief.head.reports, names, strict=True):
        seen[name] = seen.get(name, 0) + 1
        result[report.id] = f"{name} ({seen[name]})" if names.count(name) > 1 else name
    return result
