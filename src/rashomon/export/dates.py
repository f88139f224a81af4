"""Dates and times in words, the same in every renderer."""

from __future__ import annotations

from rashomon.brief.entries import Moment
from rashomon.export.quotes import in_quotes
from rashomon.model import Report
from rashomon.numerals import MONTH_NAMES

# The parts of a day in TimeML.
DAY_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
# The days of a third of a month at most, and the days with which months end.
THIRD, ENDS = 11, range(28, 32)
MONTHS = tuple(name[:3].title() for name in MONTH_NAMES)


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
    >>> days("2006-01-01", "2011-12-31")
    '2006–2011'
    """
    if not earliest and not latest:
        return "date unknown"
    if not earliest or not latest:
        return f"until {day(latest)}" if latest else f"from {day(earliest or '')}"
    first, last = day(earliest), day(latest)
    if first == last:
        return first
    if earliest[4:] == "-01-01" and latest[4:] == "-12-31":
        return earliest[:4] if earliest[:4] == latest[:4] else f"{earliest[:4]}–{latest[:4]}"
    if first.count(" ") == last.count(" ") == 2:
        (d1, m1, y1), (_, m2, y2) = first.split(), last.split()
        if (m1, y1) == (m2, y2):
            return f"{d1}–{last}"
        if y1 == y2:
            return f"{d1} {m1} – {last}"
    return f"{first} – {last}"


def published(report: Report) -> str:
    """Return when a report was published, or that it is not known."""
    return days(report.published.earliest, report.published.latest)


def moment_time(moment: Moment) -> str:
    """Return a time in words: a decade, year, month, date with its hour or part of the day, or an interval.

    Where no date is known, the words of the first report that tells it: "“Tuesday evening”, date unknown". Where a
    report has its date from another, that is said: "5 March 2024 (“Tuesday” dated by Harbour Post)".
    """
    lent = "; ".join(f"{in_quotes(words)} dated by {outlet}" for words, outlet in moment.lent)
    return time_in_words(moment) + (f" ({lent})" if lent else "")


def time_in_words(moment: Moment) -> str:
    """Return a time in words, whoever dates it."""
    value = moment.value or ""
    if len(value) in (3, 4) and value.isdigit():
        return value if len(value) == 4 else f"{value}0s"
    if len(value) == 7 and value[4] == "-" and (value[:4] + value[5:]).isdigit() and 1 <= int(value[5:]) <= 12:
        return part_of(moment) + f"{MONTHS[int(value[5:]) - 1]} {value[:4]}"
    if moment.earliest or moment.latest:
        date, hour = days(moment.earliest, moment.latest), hour_of(value)
        return f"{date}, {hour}" if hour else date
    words = next((when for _, when, _ in moment.told), "")
    return f"{in_quotes(words)}, date unknown" if words else "date unknown"


def part_of(moment: Moment) -> str:
    """Return which third of its month a time is: "mid-" of "mid-March", empty where it is more than one."""
    first, last = int((moment.earliest or "")[8:10] or 1), int((moment.latest or "")[8:10] or 31)
    if last - first > THIRD:
        return ""
    return "early " if first == 1 else "late " if last in ENDS else "mid-"


def hour_of(value: str) -> str:
    """Return the hour or the part of the day that a TimeML time gives, empty where it gives none.

    >>> hour_of("2025-05-13T19:16"), hour_of("2025-05-13TEV"), hour_of("2025-05-13")
    ('19:16', 'evening', '')
    """
    hour = value.partition("T")[2]
    return DAY_PARTS.get(hour) or (hour[:5] if hour[:2].isdigit() and hour[2:3] == ":" else "")
