"""What a time expression is worth: TimeML type and ISO 8601 value, and the dates that bound it."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from rashomon.mention.clock import resolve_clock, resolve_part, resolve_some_part
from rashomon.mention.days import (
    PARTS,
    SEASON_MONTHS,
    SEASONS,
    Day,
    Setting,
    dated,
    edged,
    month_after,
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
from rashomon.mention.holidays import FIXED, holiday
from rashomon.mention.times import MONTH_NAMES, ORDINALS, Expression
from rashomon.model import Timex

# A day without a year that lies at most this many days ahead is not taken for one of the year before.
SOON = 60
HALF_YEAR = 200
# Any year that has all days.
LEAP = 2000


def value_of(found: Expression, setting: Setting) -> Timex | None:
    """Return the type, value and bounds of a time expression, or ``None`` where it is no time after all.

    Relative times are resolved against the day of publication; where that is unknown the value keeps ``X`` for what
    is not known and nothing bounds it.
    """
    try:
        groups = found.groups
        if found.beside is not None:
            beside = value_of(found.beside, setting)
            place = (beside.value or "").split("T")[0] if beside else ""
            if found.name in ("clock", "part"):
                setting = replace(setting, day=place or None)
            else:
                groups = groups | {"year": place}
        return RESOLVERS[found.name](groups, setting)
    except (ValueError, OverflowError):
        return None


# --- dates that name themselves -------------------------------------------------------------------------------


def month_number(word: str) -> int:
    """Return the number of a month, by its first three letters."""
    return next((n for n, name in enumerate(MONTH_NAMES, start=1) if name.startswith(word[:3])), 0) or int(word)


def resolve_day(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "March 1, 2008", "1 March", "2008-03-01"."""
    month, day = month_number(groups["month"]), int(groups["day"])
    if (written := groups.get("year")) is None:
        year = nearest_year(month, day, setting)
        value = Day(year or LEAP, month, day).isoformat() if year else f"XXXX{Day(LEAP, month, day).isoformat()[4:]}"
    else:
        if not written.isdigit():
            return dated(f"{written}-{month:02d}-{day:02d}")
        year = int(written) if len(written) == 4 else century_of(int(written), setting)
        value = Day(year, month, day).isoformat()
    timex = dated(value)
    if (last := groups.get("last")) and year and int(last) > day:
        return Timex("DATE", value, timex.earliest, Day(year, month, int(last)).isoformat())
    return timex


def resolve_figures(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "3/1/08", month first where it can be, and "1.3.2008", "01-03-2008", day first."""
    first, second = groups["first"], groups["second"]
    month, day = (first, second) if groups["sign"] == "/" and int(first) <= 12 else (second, first)
    return resolve_day({"month": month, "day": day, "year": groups["year"]}, setting)


def century_of(year: int, setting: Setting) -> int:
    """Return the four-digit year that two digits mean: none later than ten years after publication."""
    limit = (setting.published.year if setting.published else 2030) + 10
    return 2000 + year if 2000 + year <= limit else 1900 + year


def nearest_year(month: int, day: int | None, setting: Setting) -> int | None:
    """Return the year of a month or day without one: the latest past one, or the next where the clause looks ahead.

    In the present tense it is the nearer of both, in a narrative that of the year last named. What is done lies back.
    """
    published, told = setting.published, setting.told
    if setting.narrative and told is not None:
        return told.year
    if published is None:
        return None
    here = (month, day if day is not None else published.day)
    now = (published.month, published.day)
    if here == now or (day is None and month == published.month):
        return published.year
    past, ahead = published.year - (here > now), published.year + (here < now)
    if setting.tense == "future":
        return ahead
    until = (Day(ahead, month, min(here[1], 28)) - published).days
    near = HALF_YEAR if setting.tense == "present" else 0 if setting.done else SOON
    return ahead if until <= near else past


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
    if relative.startswith(("last", "this past")):
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
    published, edge = setting.published, groups.get("edge", "")
    if published and not setting.narrative and (now := season_of(published))[-2:] == season:
        return dated(now, edge=edge)
    year = nearest_year(SEASON_MONTHS[season], None, setting)
    return dated(f"{year or 'XXXX'}-{season}", edge=edge)


def resolve_year(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "2008", "late 2008"."""
    return dated(groups["year"], edge=groups.get("edge", ""))


def resolve_bc(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "490 BC", "the 470s BC"; no calendar of ours bounds it."""
    return Timex("DATE", f"BC{int(groups['tens']):03d}" if "tens" in groups else f"BC{int(groups['bc']):04d}")


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
    if "bc" in groups:
        return Timex("DATE", f"BC{number - 1:02d}")
    return dated(f"{number - 1:02d}", edge=groups.get("edge", ""))


def resolve_quarter(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "the first quarter of 2008", "Q1"; without a year, the latest that has begun, or the next one ahead."""
    word = groups["quarter"]
    quarter = int(word[0]) if word[0].isdigit() else ORDINALS.get(word, 4)
    if written := groups.get("year"):
        return dated(f"{written}-Q{quarter}")
    if setting.published is None:
        return dated(f"XXXX-Q{quarter}")
    now = (setting.published.month + 2) // 3
    ahead = (quarter - now) % 4
    if setting.tense == "future" or setting.tense == "present" and ahead < 2:
        return dated(f"{setting.published.year + (quarter < now)}-Q{quarter}")
    return dated(f"{setting.published.year - (quarter > now)}-Q{quarter}")


def resolve_half(groups: dict[str, str], setting: Setting) -> Timex | None:
    """Resolve "the first half of 2008"; the first half of no year may be that of a match."""
    half = 1 if groups["half"] == "first" else 2
    return dated(f"{groups['year']}-H{half}") if "year" in groups else None


def resolve_holiday(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "Christmas Eve", "New Year's Day 2010", "Thanksgiving"; unresolved where no year is known."""
    name = re.sub(r"\s+", " ", groups["holiday"].replace("’", "'"))
    usual = holiday(name, LEAP)
    year = groups.get("year") or nearest_year(usual.month, usual.day, setting)
    if year:
        return dated(holiday(name, int(year)).isoformat())
    return dated(f"XXXX{usual.isoformat()[4:]}" if name in FIXED else "XXXX-XX-XX")


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
    told, published = setting.told_day, setting.published
    if told and relative.startswith(("the", "that")):
        back = (told.isoweekday() - number) % 7
        step = -(back or 7) if relative == "the previous" else 7 - back
        return told + datetime.timedelta(days=step % 7 if relative == "that" else step)
    if published is None:
        return None
    back = (published.isoweekday() - number) % 7
    if relative.endswith("week"):
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


def resolve_shift(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "two days ago", "a year earlier", "three weeks later", as coarse as the unit.

    "A month ago Thursday" is a day: as long before the last Thursday.
    """
    number, unit = groups.get("number", "some"), unit_of(groups["unit"])
    count = 1 if number == "the" else count_of(number)
    if (name := groups.get("weekday")) is not None:
        last = weekday_date(weekday_number(name), "", replace(setting, tense="past"))
        return day_before(last, unit, count) if last and count else dated(f"XXXX-WXX-{weekday_number(name)}")
    ago = groups["way"] in ("ago", "back", "from now", "hence")
    base = setting.published if ago else setting.told_from(unit)
    past = groups["way"] not in ("later", "after", "following", "from now", "hence")
    if count is None:
        return Timex("DATE", "PAST_REF" if past else "FUTURE_REF")
    if base is None:
        return dated(UNRESOLVED.get(unit, "XXXX-XX-XX"))
    found = dated(shifted(base, unit, -count if past else count, precise=not ago and setting.day is not None))
    if (
        not (past or ago)
        and setting.tense != "future"
        and not setting.narrative
        and is_to_come(found, setting.published)
    ):
        # "Forty years later it's no use": later than what, the last date named does not tell.
        return dated(UNRESOLVED.get(unit, "XXXX-XX-XX"))
    return found


def is_to_come(timex: Timex, published: Day | None) -> bool:
    """Return whether a time lies wholly after the day of publication."""
    return bool(published and timex.earliest and timex.earliest > published.isoformat())


def day_before(day: Day, unit: str, count: float) -> Timex:
    """Return the day that lies so many weeks, months or years before another, of one weekday or of one number."""
    if unit == "week":
        return dated((day - datetime.timedelta(weeks=round(count))).isoformat())
    year, month = month_after(day.year, day.month, -round(count) * (12 if unit == "year" else 1))
    return dated(Day(year, month, day.day).isoformat())


UNRESOLVED = {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX"}


def resolve_relative(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "last week", "the past year", "the same day", "the next year", "this summer"."""
    relative, unit = groups["rel"], groups["unit"]
    if is_window(relative, unit, setting):
        return resolve_window({"rel": relative.split()[1], "number": "one", "unit": unit}, setting)
    first, last = relative.split()[0], relative.split()[-1]
    step = {"last": -1, "previous": -1, "prior": -1, "next": 1, "following": 1}.get(last, 0)
    told = first in ("the", "that") and last not in ("current", "last")
    if told or (setting.narrative and relative == "this" and unit != "week"):
        base = setting.told_day if unit == "day" else setting.told_from(unit)
    else:
        base = setting.published
    if base is None:
        return dated(f"XXXX-{SEASONS[unit]}" if unit in SEASONS else UNRESOLVED.get(unit, "XXXX-XX-XX"))
    if unit in SEASONS:
        return dated(season_near(base, SEASONS[unit], step))
    if relative == "this" and unit == "weekend" and setting.tense == "past":
        return resolve_weekend(groups, setting)
    return dated(shifted(base, unit, step))


def is_window(relative: str, unit: str, setting: Setting) -> bool:
    """Return whether a period up to the day of publication, or from it on, is meant: "the past year", "the next week".

    The next week of what is past is the one after that last named.
    """
    if unit in SEASONS or (relative, unit) == ("the last", "quarter"):
        return False
    if relative == "the next":
        return unit != "day" and (setting.tense != "past" or setting.told is None)
    return relative in ("the past", "the last", "the coming", "this past", "this coming")


def season_near(base: Day, season: str, step: int) -> str:
    """Return "last summer", "this summer" or "next summer", seen from a day."""
    now, first = season_of(base), SEASON_MONTHS[season]
    year = int(now[:4])
    if now[-2:] == season:
        return f"{year + step}-{season}"
    begun = SEASON_MONTHS[now[-2:]] > first
    return f"{year - (step < 0 and not begun) + (step > 0 and begun)}-{season}"


def season_of(day: Day) -> str:
    """Return the value of the season in which a day lies; a winter has the year in which it begins."""
    season = next((s for s, first in SEASON_MONTHS.items() if first <= day.month < first + 3), "WI")
    return f"{day.year - (season == 'WI' and day.month < 3)}-{season}"


def resolve_latest(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "the latest quarter", "for the quarter": the one last named, or the last that is over."""
    unit, context = groups["unit"], setting.context or ""
    if unit == "quarter" and "Q" in context:
        return dated(context)
    if setting.here is None:
        return dated(UNRESOLVED.get(unit, "XXXX-QX"))
    return dated(shifted(setting.here, unit, -1))


def resolve_weekend(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "over the weekend": the latest that has begun, or the one ahead where the clause looks ahead."""
    published = setting.here
    if published is None:
        return dated("XXXX-WXX-WE")
    return dated(shifted(published, "weekend", 0 if setting.tense == "future" or published.isoweekday() > 5 else -1))


def resolve_told_day(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "later in the day": the day last named, or that of publication."""
    return dated(setting.that_day)


def resolve_edge(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "earlier this month", "later that year", "the end of the year", "year-end", "over the week"."""
    relative, unit, edge = groups.get("rel", "the"), groups["unit"], groups.get("edge", "")
    told = setting.told_day if unit == "day" else setting.told
    base = told
    if relative in ("the", "this", "last", "next"):
        past = told and setting.published and told <= setting.published
        base = told if unit == "day" and past else setting.here
    if base is None:
        return dated(UNRESOLVED.get(unit, "XXXX-XX-XX"))
    timex = dated(shifted(base, unit, {"last": -1, "next": 1, "following": 1}.get(relative.split()[-1], 0)))
    first, last = timex.earliest or "", timex.latest or ""
    if edge == "earlier":
        last = min(last, base.isoformat()) if base == setting.published else last
    elif edge == "later" or edge.endswith(("rest of", "remainder of")):
        first = max(first, base.isoformat())
    elif edge and first and last:
        first, last = edged(first, last, edge)
    return Timex("DATE", timex.value, first or None, last or None)


def resolve_same(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "the same month a year ago", "the year-ago quarter": a year before the date last named."""
    unit, base = groups.get("unit") or groups["unit2"], setting.told or setting.published
    if base is None:
        return dated(UNRESOLVED.get(unit, "XXXX"))
    if unit == "period":
        unit = "quarter" if "Q" in (setting.context or "") else "month" if len(setting.context or "") == 7 else "year"
    return dated(shifted(Day(base.year - 1, base.month, min(base.day, 28)), unit, 0))


RESOLVERS = {
    "day": resolve_day, "figures": resolve_figures, "month": resolve_month, "season": resolve_season,
    "year": resolve_year,
    "bc": resolve_bc, "decade": resolve_decade, "century": resolve_century, "quarter": resolve_quarter,
    "half": resolve_half, "same": resolve_same,
    "holiday": resolve_holiday,
    "near": resolve_near, "weekend": resolve_weekend, "told day": resolve_told_day,
    "latest": resolve_latest,
    "weekday": resolve_weekday, "clock": resolve_clock, "part": resolve_part, "some part": resolve_some_part,
    "shift": resolve_shift,
    "relative": resolve_relative, "edge": resolve_edge, "window": resolve_window, "duration": resolve_duration,
    "set": resolve_set, "weekdays": resolve_weekdays, "often": resolve_often, "vague": resolve_vague,
}  # fmt: skip
