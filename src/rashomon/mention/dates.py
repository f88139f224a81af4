"""What a time expression is worth: TimeML type and ISO 8601 value, and the dates that bound it."""

from __future__ import annotations

import datetime
import re

from rashomon.mention.days import (
    SEASON_MONTHS,
    Day,
    Setting,
    bounds,
    dated,
    edged,
    shifted,
    weekday_number,
)
from rashomon.mention.durations import (
    count_of,
    resolve_duration,
    resolve_often,
    resolve_set,
    resolve_vague,
    resolve_weekdays,
    resolve_window,
    unit_of,
)
from rashomon.mention.times import MONTH_NAMES, ORDINALS, Expression
from rashomon.model import Timex

PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "noon": "MI"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
# A day without a year that lies at most this many days ahead is not taken for one of the year before.
SOON = 60
# Any year that has all days.
LEAP = 2000
HOLIDAYS = {
    "christmas eve": (12, 24), "christmas": (12, 25), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31),
}  # fmt: skip


def value_of(found: Expression, setting: Setting) -> Timex | None:
    """Return the type, value and bounds of a time expression, or ``None`` where it is no time after all.

    Relative times are resolved against the day of publication; where that is unknown the value keeps ``X`` for what
    is not known and nothing bounds it.
    """
    try:
        return RESOLVERS[found.name](found.groups, setting)
    except (ValueError, OverflowError):
        return None


# --- dates that name themselves -------------------------------------------------------------------------------


def month_number(word: str) -> int:
    """Return the number of a month, by its first three letters."""
    return next((n for n, name in enumerate(MONTH_NAMES, start=1) if name.startswith(word[:3])), 0) or int(word)


def resolve_day(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "March 1, 2008", "1 March", "2008-03-01", "3/1/08"."""
    month, day = month_number(groups["month"]), int(groups["day"])
    if (written := groups.get("year")) is None:
        year = nearest_year(month, day, setting)
        value = Day(year or LEAP, month, day).isoformat() if year else f"XXXX{Day(LEAP, month, day).isoformat()[4:]}"
    else:
        year = int(written) if len(written) == 4 else century_of(int(written), setting)
        value = Day(year, month, day).isoformat()
    if part := PARTS.get(groups.get("part", "")):
        return dated(f"{value}T{part}", "TIME")
    timex = dated(value)
    if (last := groups.get("last")) and year and int(last) > day:
        return Timex("DATE", value, timex.earliest, Day(year, month, int(last)).isoformat())
    return timex


def century_of(year: int, setting: Setting) -> int:
    """Return the four-digit year that two digits mean: none later than ten years after publication."""
    limit = (setting.published.year if setting.published else 2030) + 10
    return 2000 + year if 2000 + year <= limit else 1900 + year


def nearest_year(month: int, day: int | None, setting: Setting) -> int | None:
    """Return the year of a month or day without one: the latest past one, or the next where the clause looks ahead."""
    published = setting.published
    if setting.narrative and setting.context and setting.context[:4].isdigit():
        return int(setting.context[:4])
    if published is None:
        return None
    here = (month, day if day is not None else published.day)
    now = (published.month, published.day)
    if setting.tense == "future":
        return published.year + (here < now and (day is not None or month < published.month))
    ahead = (Day(published.year, month, min(here[1], 28)) - published).days
    if 0 < ahead <= SOON:
        return published.year
    if ahead < SOON - 365:
        return published.year + 1 if setting.tense == "present" else published.year
    return published.year - (here > now and (day is not None or month > published.month))


def resolve_month(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "March 2008", "late March", "last March", "March of next year"."""
    month, edge = month_number(groups["month"]), groups.get("edge", "")
    if written := groups.get("year"):
        return dated(f"{written}-{month:02d}", edge=edge)
    published, relative = setting.published, groups.get("rel", "")
    if setting.narrative and not relative and (year := nearest_year(month, None, setting)):
        return dated(f"{year}-{month:02d}", edge=edge)
    if published is None:
        return dated(f"XXXX-{month:02d}")
    if of := groups.get("of"):
        year = published.year + {"last": -1, "next": 1}.get(of, 0)
    elif relative.startswith(("last", "this past")):
        year = published.year - (month >= published.month)
    elif relative in ("next", "this coming"):
        year = published.year + (month <= published.month)
    elif relative == "this":
        year = published.year
    else:
        year = nearest_year(month, None, setting) or published.year
    return dated(f"{year}-{month:02d}", edge=edge)


def resolve_season(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "spring 2008", "in the summer"."""
    season = SEASONS[groups["season"]]
    if written := groups.get("year"):
        return dated(f"{written}-{season}", edge=groups.get("edge", ""))
    year = nearest_year(SEASON_MONTHS[season], None, setting)
    return dated(f"{year or 'XXXX'}-{season}", edge=groups.get("edge", ""))


def resolve_year(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "2008", "late 2008"."""
    return dated(groups["year"], edge=groups.get("edge", ""))


def resolve_bc(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "490 BC"; no calendar of ours bounds it."""
    return Timex("DATE", f"BC{int(groups['bc']):04d}")


def resolve_decade(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "the 1990s", "the '70s"; without a century, the latest that has begun."""
    edge = groups.get("edge", "")
    if written := groups.get("decade"):
        return dated(written[:3], edge=edge)
    tens = int(groups["short"][-2])
    if setting.published is None:
        return dated(f"XX{tens}")
    return dated(f"{setting.published.year // 100 - (10 * tens > setting.published.year % 100)}{tens}", edge=edge)


def resolve_century(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "the 19th century", by TimeML's two digits: 18."""
    word = groups["century"]
    number = ORDINALS[word] if word in ORDINALS else int(re.sub(r"\D", "", word))
    return dated(f"{number - 1:02d}", edge=groups.get("edge", ""))


def resolve_quarter(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "the first quarter of 2008"; without a year, the latest such quarter that has begun."""
    quarter = ORDINALS.get(groups["quarter"], 4)
    if setting.published and (relative := groups.get("rel")):
        return dated(f"{setting.published.year + {'last': -1, 'next': 1}.get(relative, 0)}-Q{quarter}")
    if written := groups.get("year"):
        return dated(f"{written}-Q{quarter}")
    if setting.published is None:
        return dated(f"XXXX-Q{quarter}")
    return dated(f"{setting.published.year - (3 * quarter - 2 > setting.published.month)}-Q{quarter}")


def resolve_holiday(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "Christmas Eve", "New Year's Day 2010"."""
    month, day = HOLIDAYS[groups["holiday"].replace("’", "'")]
    return resolve_day(
        {"month": str(month), "day": str(day), **{k: v for k, v in groups.items() if k == "year"}}, setting
    )


# --- dates seen from the day of publication --------------------------------------------------------------------


def resolve_near(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "yesterday", "tonight", "last night", "this morning", "overnight"."""
    near, published = groups["near"], setting.published
    part = PARTS.get(groups.get("part", ""), "")
    if near in ("tonight", "last night", "overnight"):
        part = "NI"
    shift = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1,
             "the day after tomorrow": 2}.get(near, 0)  # fmt: skip
    day = (published + datetime.timedelta(days=shift)).isoformat() if published else "XXXX-XX-XX"
    timex = dated(f"{day}T{part}" if part else day, "TIME" if part else "DATE")
    if near == "overnight" and published:
        return Timex("TIME", timex.value, (published - datetime.timedelta(days=1)).isoformat(), timex.latest)
    return timex


def weekday_date(number: int, relative: str, setting: Setting) -> Day | None:
    """Return the day that a weekday means: the most recent one, or the next where the clause looks ahead."""
    published = setting.published
    if published is None:
        return None
    back = (published.isoweekday() - number) % 7
    if relative.startswith(("last week", "next week", "this week")):
        monday = published - datetime.timedelta(days=published.isoweekday() - 1)
        weeks = {"last": -1, "next": 1, "this": 0}[relative.split()[0]]
        return monday + datetime.timedelta(days=number - 1 + 7 * weeks)
    if relative.startswith(("last", "this past")):
        return published - datetime.timedelta(days=back or 7)
    if relative in ("next", "this coming", "this") or (setting.tense == "future" and not relative):
        ahead = (-back) % 7
        return published + datetime.timedelta(days=(ahead or 7) if relative.startswith("next") else ahead)
    return published - datetime.timedelta(days=back)


def resolve_weekday(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "Thursday", "next Friday", "Thursday night", "Monday last week"."""
    number = weekday_number(groups["weekday"])
    day = weekday_date(number, groups.get("week") or groups.get("rel") or "", setting)
    value = day.isoformat() if day else f"XXXX-WXX-{number}"
    part = PARTS.get(groups.get("part", ""), "")
    return dated(f"{value}T{part}" if part else value, "TIME" if part else "DATE")


def resolve_clock(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "3 p.m. on Tuesday", "14:30"; without a day, the day of publication."""
    hour, minute = clock(groups["clock"])
    near = groups.get("near") or groups.get("near2")
    if near is None:
        day = context_day(setting) or setting.published
    elif near in ("yesterday", "today", "tomorrow"):
        shift = {"yesterday": -1, "today": 0, "tomorrow": 1}[near]
        day = setting.published + datetime.timedelta(days=shift) if setting.published else None
    else:
        day = weekday_date(weekday_number(near), "", setting)
    value = day.isoformat() if day else "XXXX-XX-XX"
    if day is None and near and near not in ("yesterday", "today", "tomorrow"):
        value = f"XXXX-WXX-{weekday_number(near)}"
    return dated(f"{value}T{hour:02d}:{minute:02d}{'Z' if 'zulu' in groups else ''}", "TIME")


def clock(words: str) -> tuple[int, int]:
    """Return hour and minute of "3 p.m.", "11:30 am", "noon"."""
    if words in ("noon", "midnight"):
        return (12, 0) if words == "noon" else (0, 0)
    digits = re.findall(r"\d+", words)
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if "p" in words and hour < 12:
        hour += 12
    elif "a" in words and hour == 12:
        hour = 0
    return hour, minute


def context_day(setting: Setting) -> Day | None:
    """Return the last day named before, where it was a whole day."""
    return (
        Day.fromisoformat(setting.context)
        if setting.context and len(setting.context) == 10 and "W" not in setting.context
        else None
    )


def resolve_shift(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "two days ago", "a year earlier", "three weeks later", as coarse as the unit."""
    count, unit = count_of(groups["number"]), unit_of(groups["unit"])
    ago = groups["way"] in ("ago", "from now", "hence")
    base = setting.published if ago else context_start(setting) or setting.published
    if count is None:
        return Timex("DATE", "PAST_REF" if groups["way"] in ("ago", "earlier", "before") else "FUTURE_REF")
    if base is None:
        return dated(UNRESOLVED.get(unit, "XXXX-XX-XX"))
    sign = -1 if groups["way"] in ("ago", "earlier", "before") else 1
    return dated(shifted(base, unit, sign * count, precise=not ago and len(setting.context or "") == 10))


def context_start(setting: Setting) -> Day | None:
    """Return the first day of the last date named before."""
    earliest = bounds(setting.context)[0] if setting.context else None
    return Day.fromisoformat(earliest) if earliest else None


UNRESOLVED = {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX"}


def resolve_relative(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "last week", "the past year", "the same day", "this summer"."""
    relative, unit = groups["rel"], groups["unit"]
    if (
        relative in ("the past", "the last", "the coming", "this past", "this coming", "the next")
        and unit not in SEASONS
    ):
        if (relative, unit) not in (("the next", "day"), ("the last", "quarter")):
            return resolve_window({"rel": relative.split()[1], "number": "one", "unit": unit}, setting)
    steps = {"last": -1, "previous": -1, "prior": -1, "next": 1, "following": 1}
    step = steps.get(relative.split()[-1], 0)
    told = (
        relative.split()[0] in ("the", "that")
        and relative != "the current"
        and (relative, unit) != ("the last", "quarter")
    )
    base = context_start(setting) if told else setting.published
    if base is None:
        return dated(f"XXXX-{SEASONS[unit]}" if unit in SEASONS else UNRESOLVED.get(unit, "XXXX-XX-XX"))
    if unit in SEASONS:
        return dated(season_near(base, SEASONS[unit], step))
    return dated(shifted(base, unit, step))


def season_near(base: Day, season: str, step: int) -> str:
    """Return "last summer", "this summer" or "next summer", seen from a day."""
    first = SEASON_MONTHS[season]
    year = base.year - (season == "WI" and base.month < 3)
    begun = base.month >= first or season == "WI" and base.month < 3
    inside = first <= base.month < first + 3 or season == "WI" and (base.month == 12 or base.month < 3)
    if step < 0:
        year -= not begun or inside
    elif step > 0:
        year += begun
    return f"{year}-{season}"


def resolve_weekend(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "over the weekend": the latest that has begun, or the one ahead where the clause looks ahead."""
    published = setting.published
    if published is None:
        return dated("XXXX-WXX-WE")
    return dated(shifted(published, "weekend", 0 if setting.tense == "future" or published.isoweekday() > 5 else -1))


def resolve_told_day(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "later in the day": the day last named, or that of publication."""
    day = context_day(setting) or setting.published
    return dated(day.isoformat() if day else "XXXX-XX-XX")


def resolve_edge(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "earlier this month", "later this year", "the end of the year"."""
    published, unit, edge = setting.published, groups["unit"], groups["edge"]
    if published is None:
        return dated(UNRESOLVED.get(unit, "XXXX-XX-XX"))
    timex = dated(shifted(published, unit, {"last": -1, "next": 1}.get(groups["rel"], 0)))
    first, last = timex.earliest or "", timex.latest or ""
    if edge == "earlier":
        last = min(last, published.isoformat())
    elif edge == "later" or edge.endswith("rest of"):
        first = max(first, published.isoformat())
    elif first and last:
        first, last = edged(first, last, edge)
    return Timex("DATE", timex.value, first or None, last or None)


RESOLVERS = {
    "day": resolve_day, "month": resolve_month, "season": resolve_season, "year": resolve_year,
    "bc": resolve_bc, "decade": resolve_decade, "century": resolve_century, "quarter": resolve_quarter,
    "holiday": resolve_holiday,
    "near": resolve_near, "weekend": resolve_weekend, "told day": resolve_told_day,
    "weekday": resolve_weekday, "clock": resolve_clock, "shift": resolve_shift,
    "relative": resolve_relative, "edge": resolve_edge, "window": resolve_window, "duration": resolve_duration,
    "set": resolve_set, "weekdays": resolve_weekdays, "often": resolve_often, "vague": resolve_vague,
}  # fmt: skip
