"""Days, weeks, months and seasons: ISO 8601 values, the days that bound them, and steps from one to another."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Literal

from rashomon.model import Timex
from rashomon.numerals import WEEKDAY_NAMES

Day = datetime.date
Tense = Literal["past", "present", "future"]

# Days that a unit lasts at the most, to bound "the past two weeks".
LENGTHS = {"day": 1, "night": 1, "weekend": 7, "week": 7, "fortnight": 14, "month": 31, "quarter": 92, "year": 366,
           "decade": 3653, "century": 36525}  # fmt: skip
# No relative time is followed farther than this many days.
FARTHEST = 366 * 900
# TimeML's letters for the parts of a day and of a year.
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "noon": "MI",
         "early hours": "MO"}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
# First month of each season; a winter reaches into the next year.
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A month or day of an earlier year on which something was done, in the sentence of that number.

    What is told to be done right after, on a later day without a year, may be of the same year. It surely is
    (``firm``) where the year was told as "that year"; it is "XXXX" where nothing tells which.
    """

    value: str
    sentence: int
    firm: bool

    @property
    def year(self) -> str:
        """The year, as in the value."""
        return self.value[:4]

    def goes_on(self, month: int, day: int | None) -> bool:
        """Return whether a month or day without a year lies after the one told."""
        return f"{month:02d}-{day:02d}" > self.value[5:] if day is not None else f"{month:02d}" > self.value[5:7]


@dataclass(frozen=True, slots=True)
class Setting:
    """What resolves a relative time: the day of publication, the last date named before, the tense of the clause.

    ``day`` is the last day named, where no other date was named since. In a ``narrative`` of times long past, a month
    or day without a year follows the date last named. ``done`` where the time is that of a verb in the past itself, and
    not of something that was planned or spoken of. ``chronicle`` is the date of an earlier year told right before.
    ``seen_from`` is a day of the same sentence from which the clause looks ahead: "said on Monday that it would".
    """

    published: Day | None
    context: str | None
    tense: Tense
    narrative: bool = False
    day: str | None = None
    done: bool = False
    chronicle: Chronicle | None = None
    seen_from: Day | None = None

    @property
    def told(self) -> Day | None:
        """The first day of the date last named."""
        earliest = bounds(self.context)[0] if self.context else None
        return Day.fromisoformat(earliest) if earliest else None

    @property
    def told_day(self) -> Day | None:
        """The day last named."""
        return Day.fromisoformat(self.day) if self.day and "X" not in self.day else None

    def told_from(self, unit: str) -> Day | None:
        """Return the day from which steps of a unit count, ``None`` where the date last named is coarser than that.

        Where no date was named, it is the day of publication.
        """
        if self.context is None:
            return self.published
        if unit in ("year", "decade", "century"):
            return self.told
        if unit in SEASONS:
            return self.told
        if unit in ("month", "quarter"):
            return self.told if len(self.context) > len("2024") else None
        return self.told if unit in ("week", "fortnight", "weekend") and "W" in self.context else self.told_day

    @property
    def that_day(self) -> str:
        """The value of the day last named, otherwise of that of publication, with ``X`` for what is not known."""
        published = None if self.narrative else self.published
        return self.day or (published.isoformat() if published else "XXXX-XX-XX")

    @property
    def here(self) -> Day | None:
        """The day from which the report looks: that of publication, in a narrative that of the date last named."""
        return (self.told if self.narrative else None) or self.published


def dated(value: str, kind: Literal["DATE", "TIME"] = "DATE", edge: str = "") -> Timex:
    """Return the timex of an ISO value, with the days that bound it."""
    earliest, latest = bounds(value.split("T")[0])
    if edge and earliest and latest:
        earliest, latest = edged(earliest, latest, edge)
    return Timex(kind, value, earliest, latest)


def bounds(value: str) -> tuple[str | None, str | None]:
    """Return the first and the last day of an ISO or TimeML value; two ``None`` where it is not resolved.

    >>> bounds("2024-W18")
    ('2024-04-29', '2024-05-05')
    """
    if "X" in value or "REF" in value or value.startswith("BC") or not value:
        return None, None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value, value
    if re.fullmatch(r"\d{4}-W\d\d(-WE)?", value):
        monday = Day.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
        first = monday + datetime.timedelta(days=5 if value.endswith("WE") else 0)
        return first.isoformat(), (monday + datetime.timedelta(days=6)).isoformat()
    if re.fullmatch(r"\d{2,4}", value):
        missing = 4 - len(value)
        return f"{value}{'0' * missing}-01-01", f"{value}{'9' * missing}-12-31"
    return month_bounds(value)


def month_bounds(value: str) -> tuple[str | None, str | None]:
    """Return the first and last day of a month, quarter, half-year or season."""
    year, rest = int(value[:4]), value[5:]
    if rest in SEASON_MONTHS:
        first, count = SEASON_MONTHS[rest], 3
    elif rest.startswith(("Q", "H")):
        count = 3 if rest[0] == "Q" else 6
        first = count * (int(rest[1]) - 1) + 1
    else:
        first, count = int(rest), 1
    after = month_after(year, first, count)
    last = Day(after[0], after[1], 1) - datetime.timedelta(days=1)
    return Day(year, first, 1).isoformat(), last.isoformat()


def month_after(year: int, month: int, count: int) -> tuple[int, int]:
    """Return the year and month that lie ``count`` months later."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def edged(earliest: str, latest: str, edge: str) -> tuple[str, str]:
    """Return the third of an interval that "early", "mid" or "late" means."""
    first, last = Day.fromisoformat(earliest), Day.fromisoformat(latest)
    third = (last - first) / 3
    if any(word in edge for word in ("early", "beginning", "start")):
        return earliest, (first + third).isoformat()
    if any(word in edge for word in ("mid",)):
        return (first + third).isoformat(), (last - third).isoformat()
    return (last - third).isoformat(), latest


def weekday_number(word: str) -> int:
    """Return 1 for Monday to 7 for Sunday, by the first three letters."""
    return next(number for number, name in enumerate(WEEKDAY_NAMES, start=1) if name.startswith(word[:3]))


def shifted(base: Day, unit: str, count: float, precise: bool = False) -> str:
    """Return the value of the day, week, month, year … that lies ``count`` units from a day."""
    whole = round(count)
    if abs(whole) * LENGTHS.get(unit, 1) > FARTHEST:
        raise ValueError(f"{whole} {unit}s lie beyond the calendar")
    if unit in ("day", "night"):
        return (base + datetime.timedelta(days=whole)).isoformat()
    if unit in ("week", "fortnight", "weekend"):
        day = base + datetime.timedelta(weeks=whole * (2 if unit == "fortnight" else 1))
        year, week, _ = day.isocalendar()
        return day.isoformat() if precise else f"{year}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return "{:04d}-{:02d}".format(*month_after(base.year, base.month, whole))
    if unit == "quarter":
        year, month = month_after(base.year, base.month, 3 * whole)
        return f"{year}-Q{(month + 2) // 3}"
    if unit == "year":
        return f"{base.year + whole:04d}"
    if unit == "decade":
        return f"{base.year + 10 * whole:04d}"[:3]
    if unit == "century":
        return f"{base.year + 100 * whole:04d}"[:2]
    return base.isoformat()
