"""Small charts of figures and times: positions worked out here, drawn by the templates, one source per point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.brief import Brief
from rashomon.brief.entries import Count, Moment, Value
from rashomon.model import Report

# In units that are about a pixel: a whole chart fits a phone with its words still legible.
WIDTH, LEFT, RIGHT, STEP = 440, 140, 30, 26
SIZES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
# Happenings that the line of time shows: those told by most.
MOST = 40


@dataclass(frozen=True, slots=True)
class Point:
    """One value of one report: a dot, or a bar from ``x`` to ``until`` where it is a range or open."""

    value: Value
    x: float
    until: float | None
    y: int
    open_: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The values of one counted thing by report. ``ticks`` are positions with their numbers."""

    count: Count
    points: tuple[Point, ...]
    rows: tuple[tuple[str, int], ...]
    ticks: tuple[tuple[float, str], ...]
    height: int


def charts(brief: Brief, names: dict[str, str]) -> list[Chart]:
    """Return a chart for each thing of which reports give several values."""
    return [made for count in brief.figures if (made := chart(count, names)) is not None]


def chart(count: Count, shown: dict[str, str]) -> Chart | None:
    """Return the chart of one counted thing, ``None`` where there is nothing to compare.

    Where reports give a whole, the parts are left to the table: they would press the wholes together.
    """
    known = [value for value in count.values if value.low is not None or value.high is not None]
    known = [value for value in known if value.toll] or known
    reports = list(dict.fromkeys(value.told.report for value in known))
    numbers = [n for value in known for n in (value.low, value.high) if n is not None]
    if len(reports) < 2 or not numbers:
        return None
    top = max(numbers) or 1.0

    def x(number: float) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * max(number, 0.0) / top, 1)

    rows = {report: 20 + number * STEP for number, report in enumerate(reports)}
    points = []
    for value in dict.fromkeys(known):
        low, high = value.low, value.high
        first = low if low is not None else 0.0
        until = None if low == high else x(high) if high is not None else float(WIDTH - RIGHT / 2)
        points.append(Point(value, x(first), until, rows[value.told.report], low is None or high is None))
    ticks = tuple((x(number), short(number)) for number in spread(sorted({0.0, *numbers}), top))
    return Chart(count, tuple(points), tuple((shown[r], y) for r, y in rows.items()), ticks, 44 + len(rows) * STEP)


def short(number: float) -> str:
    """Return a number as it is written below a chart, where there is room for few digits.

    >>> short(1236.0), short(5_700_000_000.0), short(1_250_000.0)
    ('1,236', '5.7 billion', '1.25 million')
    """
    for size, name in SIZES:
        if number >= size:
            return f"{number / size:,.4g} {name}"
    return f"{number:,.10g}"


def spread(numbers: Sequence[float], top: float) -> list[float]:
    """Return numbers that are far enough apart to be written side by side, the last one always among them."""
    kept = [numbers[-1]]
    for number in reversed(numbers[:-1]):
        if kept[-1] - number > top / 5:
            kept.append(number)
    return kept[::-1]


@dataclass(frozen=True, slots=True)
class Line:
    """Time on a line: happenings above, reports below. ``ends`` are the first and last day."""

    moments: tuple[tuple[float, Moment], ...]
    reports: tuple[tuple[float, Report], ...]
    ends: tuple[str, str]


def time_line(brief: Brief) -> Line | None:
    """Return happenings and reports on one line of time, ``None`` where fewer than two days are known.

    What happened long before the rest would press it together: the line covers a year before the first report.
    """
    moments = [(day, each) for each in brief.timeline if (day := ordinal(each.earliest)) is not None]
    reports = [(day, each) for each in brief.head.reports if (day := ordinal(each.published.latest)) is not None]
    if reports:
        first = min(day for day, _ in reports) - 366
        last = max(day for day, _ in reports) + 366
        moments = [(day, each) for day, each in moments if first <= day <= last]
    moments = sorted(moments, key=lambda pair: (-len(pair[1].told), pair[0]))[:MOST]
    days = [day for day, _ in moments] + [day for day, _ in reports]
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)

    def x(day: int) -> float:
        return round(20 + (WIDTH - 40) * (day - first) / (last - first), 1)

    return Line(
        tuple((x(day), each) for day, each in sorted(moments, key=lambda pair: pair[0])),
        tuple((x(day), each) for day, each in sorted(reports, key=lambda pair: pair[0])),
        (date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()),
    )


def ordinal(given: str | None) -> int | None:
    """Return the number of a day, ``None`` where no day is given.

    >>> ordinal("2025-11-03T08:00") - ordinal("2025-11-02"), ordinal("2025-W18"), ordinal(None)
    (1, None, None)
    """
    try:
        return date.fromisoformat(given[:10]).toordinal() if given and "W" not in given else None
    except ValueError:
        return None
