"""Dates seen from another, mostly the day of publication → TimeML values: "yesterday", "next Friday", "a year ago"."""

from __future__ import annotations

import datetime

from rashomon.mention.dates import season_of
from rashomon.mention.days import (
    PARTS,
    SEASON_MONTHS,
    SEASONS,
    Day,
    Setting,
    bounds,
    dated,
    edged,
    shifted,
    weekday_number,
)
from rashomon.mention.durations import count_of, resolve_window, unit_of
from rashomon.model import Timex

# What is not known of a time, by its unit.
UNRESOLVED = {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX"}


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
    if setting.seen_from and setting.seen_from <= published and not relative:
        return setting.seen_from + datetime.timedelta(days=(number - setting.seen_from.isoweekday()) % 7 or 7)
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
    """Resolve "two days ago", "a year earlier", "three weeks later", as coarse as the unit."""
    number, unit = groups.get("number", "some"), unit_of(groups["unit"])
    count = 1 if number == "the" else count_of(number)
    ago = groups["way"] in ("ago", "back", "from now", "hence")
    base = setting.published if ago else setting.told_from(unit)
    past = groups["way"] not in ("later", "after", "following", "from now", "hence")
    if count is None:
        # "Years ago" is a year ago at the least.
        day = base or setting.published
        latest = bounds(shifted(day, unit, -1))[1] if past and day else None
        return Timex("DATE", "PAST_REF" if past else "FUTURE_REF", None, latest)
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
    if first == "that" and setting.context is None:
        # Which one it is was told in words that are no date.
        base = None
    if base is None:
        return dated(f"XXXX-{SEASONS[unit]}" if unit in SEASONS else UNRESOLVED.get(unit, "XXXX-XX-XX"))
    if unit in SEASONS and told and len(setting.context or "") == len("2024"):
        # A winter may be either of two.
        return dated(f"{'XXXX' if unit == 'winter' else base.year}-{SEASONS[unit]}")
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
    if unit == "day" and edge.startswith(("middle", "the middle")):
        # "In the middle of the day" tells of no certain one.
        return dated("XXXX-XX-XX")
    told = setting.told_from(unit) if setting.context else None
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
