"""Dates that name themselves → TimeML values: "March 1, 2008", "the 1990s", "Christmas Eve"; the year where none is."""

from __future__ import annotations

import re

from rashomon.mention.days import SEASON_MONTHS, SEASONS, Chronicle, Day, Setting, dated
from rashomon.mention.holidays import FIXED, holiday
from rashomon.model import Timex
from rashomon.numerals import MONTH_NAMES, ORDINALS

# A day without a year that lies at most this many days ahead is not taken for one of the year before.
SOON = 60
HALF_YEAR = 200
# Any year that has all days.
LEAP = 2000


def month_number(word: str) -> int:
    """Return the number of a month, by its first three letters."""
    return next((n for n, name in enumerate(MONTH_NAMES, start=1) if name.startswith(word[:3])), 0) or int(word)


def resolve_day(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "March 1, 2008", "1 March", "2008-03-01"."""
    month, day = month_number(groups["month"]), int(groups["day"])
    if groups.get("rel") == "that":
        return dated(f"{told_year(month, setting) or 'XXXX'}-{month:02d}-{day:02d}")
    if "rel" in groups and (now := setting.published) is not None:
        groups = groups | {"year": str(now.year - ((month, day) >= (now.month, now.day)))}
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

    In the present tense it is the nearer of both, in a narrative that of the year last named. What is done lies back,
    and may be of the year of what was told right before; ``None`` where that stays open.
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
    if setting.done and setting.chronicle is not None:
        return chronicled(setting.chronicle, past, setting.chronicle.goes_on(month, day))
    until = (Day(ahead, month, min(here[1], 28)) - published).days
    near = HALF_YEAR if setting.tense == "present" else 0 if setting.done else SOON
    return ahead if until <= near else past


def told_year(month: int, setting: Setting) -> int | None:
    """Return the year of "that March": that of the date last named, ``None`` where it may be the next, or none was."""
    told = setting.told
    after = told is None or (len(setting.context or "") > len("2024") and told.month > month)
    return None if told is None or after else told.year


def chronicled(chronicle: Chronicle, past: int, later: bool) -> int | None:
    """Return the year of a date told after another: the same, or the next where it lies earlier in the year.

    ``None`` where it may also be the latest past one: "In March 2015 it opened. In June it closed" may be told of June
    2015 and of the last June.
    """
    if not chronicle.year.isdigit():
        return None
    year = int(chronicle.year) + (not later)
    return year if (chronicle.firm and later) or year == past else None


def resolve_month(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "March 2008", "late March", "last March", "March of next year"."""
    month, edge = month_number(groups["month"]), groups.get("edge", "")
    if written := groups.get("year"):
        return dated(f"{written}-{month:02d}", edge=edge)
    published, relative = setting.published, groups.get("rel", "")
    if relative == "that":
        return dated(f"{told_year(month, setting) or 'XXXX'}-{month:02d}")
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
        year = nearest_year(month, None, setting)
    return dated(f"{year or 'XXXX'}-{month:02d}", edge=edge)


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


def season_of(day: Day) -> str:
    """Return the value of the season in which a day lies; a winter has the year in which it begins."""
    season = next((s for s, first in SEASON_MONTHS.items() if first <= day.month < first + 3), "WI")
    return f"{day.year - (season == 'WI' and day.month < 3)}-{season}"
