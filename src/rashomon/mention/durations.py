"""Durations, sets and references to past, present and future → TimeML types and values."""

from __future__ import annotations

import datetime
import re

from rashomon.mention.days import LENGTHS, PARTS, SEASONS, Setting, weekday_number
from rashomon.mention.numbers import FRACTIONS, TENS
from rashomon.mention.times import FRACTION, NUMBERS
from rashomon.model import Timex
from rashomon.numerals import MONTH_NAMES

# TimeML's letters for units, those of time after "PT".
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "NI", "weekend": "WE", "week": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y",
    "spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI",
}  # fmt: skip
# Their halves and quarters are told in a smaller unit; the first two have no letter in ISO 8601.
SMALLER = {"decade": (10, "year"), "century": (100, "year"), "year": (12, "month"), "day": (24, "hour"),
           "hour": (60, "minute")}  # fmt: skip
# A whole number with a fraction.
MIXED = re.compile(rf"(\d+)(?={FRACTION}\Z)[\s-]?(.+)")
OFTEN = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q"}


def count_of(words: str) -> float | None:
    """Return the number in a time expression; ``None`` for "several", "many" and the like."""
    words = words.replace("-", " ").strip()
    if words.endswith(" and a half"):
        whole = count_of(words.removesuffix(" and a half"))
        return None if whole is None else whole + 0.5
    if words in NUMBERS:
        return NUMBERS[words]
    if (tens := words.split()[0]) in TENS:
        return TENS[tens] + sum(NUMBERS[rest] for rest in words.split()[1:])
    for power, value in (("hundred", 100), ("thousand", 1000)):
        if words.endswith(power):
            whole = count_of(words.removesuffix(power) or "one")
            return None if whole is None else whole * value
    if words.startswith("half"):
        return 0.5
    if "quarter" in words:
        return 0.25
    if words in ("a couple", "a couple of"):
        return 2
    if words == "a dozen":
        return 12
    if (mixed := MIXED.fullmatch(words)) is not None:
        return float(mixed[1]) + FRACTIONS[mixed[2].replace(" ", "")]
    return float(words.replace(",", "")) if words[:1].isdigit() else None


def unit_of(word: str) -> str:
    """Return a unit in the singular."""
    return "century" if word.startswith("centur") else word.rstrip("s")


def period(count: float | None, unit: str) -> str:
    """Return the ISO 8601 value of a duration: "P3D", "PT2H", "PXW", and "P10Y" for a decade."""
    if unit in SMALLER and (unit not in UNITS or count in (0.25, 0.5)):
        whole, unit = SMALLER[unit]
        count = count and count * whole
    letter = UNITS[unit]
    number = "X" if count is None else f"{count * (2 if unit == 'fortnight' else 1):g}"
    return f"PT{number}{letter[1]}" if letter in ("TS", "TM", "TH") else f"P{number}{letter}"


def resolve_duration(groups: dict[str, str], setting: Setting) -> Timex | None:
    """Resolve "three days", "a two-week", "decades", "all year"; "a quarter" and "a second" mean no time."""
    words, unit = groups["number"], groups.get("unit")
    if unit is None:
        return Timex("DURATION", period(None if words.endswith("s") else 1, unit_of(words)))
    unit = unit_of(unit)
    if unit in ("second", "quarter") and words in ("a", "an", "one", "three", "some", "many"):
        return None
    if words.startswith(("all", "the", "an ", "a ")) and words.split()[-1] in ("all", "entire", "whole", "full"):
        return Timex("DURATION", period(1, unit))
    count = count_of(words)
    return Timex("DURATION", period(count + 0.5 if count and "half" in groups else count, unit))


def resolve_window(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "the past two weeks": a duration that ends, or begins, with the day of publication."""
    unit, several = unit_of(groups["unit"]), groups["unit"].endswith("s")
    count = count_of(groups.get("number", "some" if several else "one"))
    value, published = period(count, unit), setting.published
    if published is None or count is None or unit not in LENGTHS:
        return Timex("DURATION", value)
    length = datetime.timedelta(days=round(count * LENGTHS[unit]))
    if groups["rel"] in ("next", "coming", "following"):
        return Timex("DURATION", value, published.isoformat(), (published + length).isoformat())
    return Timex("DURATION", value, (published - length).isoformat(), published.isoformat())


def resolve_set(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "every week", "twice a year", "every other day", "every Monday", "every morning", "every May"."""
    part = f"T{PARTS[groups['part']]}" if "part" in groups else ""
    if weekday := groups.get("weekday"):
        return Timex("SET", f"XXXX-WXX-{weekday_number(weekday)}{part}")
    if part:
        return Timex("SET", f"XXXX-XX-XX{part}")
    if month := groups.get("month"):
        return Timex("SET", f"XXXX-{MONTH_NAMES.index(month) + 1:02d}")
    unit, number = unit_of(groups["unit"]), groups.get("number", "one")
    if unit in SEASONS:
        return Timex("SET", f"XXXX-{SEASONS[unit]}")
    return Timex("SET", period({"other": 2, "single": 1}.get(number, count_of(number)), unit))


def resolve_weekdays(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "Mondays", "weekends"."""
    if "weekend" in groups:
        return Timex("SET", "XXXX-WXX-WE")
    return Timex("SET", f"XXXX-WXX-{weekday_number(groups['weekday'])}")


def resolve_often(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "daily", "annual"."""
    return Timex("SET", OFTEN.get(groups["often"], "P1Y"))


def resolve_vague(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "recently", "now", "soon", by TimeML's references."""
    day = setting.published.isoformat() if setting.published else None
    if "past" in groups:
        return Timex("DATE", "PAST_REF", None, day)
    if "present" in groups:
        return Timex("DATE", "PRESENT_REF", day, day)
    return Timex("DATE", "FUTURE_REF", day, None)
