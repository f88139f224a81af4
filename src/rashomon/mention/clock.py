"""Times of day → TimeML values, on the day beside them, the day last named or that of publication."""

from __future__ import annotations

import datetime
import re

from rashomon.mention.days import PARTS, Day, Setting, dated
from rashomon.mention.times import NUMBERS
from rashomon.model import Timex


def resolve_clock(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "3 p.m.", "14:30 GMT": on the day last named, otherwise on that of publication."""
    hour, minute = clock(groups["clock"])
    value = f"{setting.that_day}T{hour:02d}:{minute:02d}{'Z' if 'zulu' in groups else ''}"
    return loosened(dated(value, "TIME"), setting)


def resolve_part(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "in the morning", "that night", "the next morning", "the evening of 3 May".

    "The night of the fire" is of a day that the words do not tell, and so is "that night" where none is named.
    """
    step = {"next": 1, "following": 1, "previous": -1}.get(groups.get("rel", "").split(" ")[-1], 0)
    day = setting.that_day
    if "event" in groups or (setting.day is None and groups.get("rel") == "that"):
        day = "XXXX-XX-XX"
    if step and "X" not in day:
        day = (Day.fromisoformat(day) + datetime.timedelta(days=step)).isoformat()
    return loosened(dated(f"{day}T{PARTS[groups['part']]}", "TIME"), setting)


def loosened(timex: Timex, setting: Setting) -> Timex:
    """Return a time of day, bounded by two days where no day is named: the report may be of the day after, or before.

    A report of Tuesday that tells of "7:16 p.m." may mean Monday's.
    """
    if setting.day is not None or timex.earliest is None or timex.latest is None:
        return timex
    day = datetime.timedelta(days=1)
    first, last = Day.fromisoformat(timex.earliest), Day.fromisoformat(timex.latest)
    if setting.tense == "future":
        return Timex(timex.type, timex.value, timex.earliest, (last + day).isoformat())
    return Timex(timex.type, timex.value, (first - day).isoformat(), timex.latest)


def resolve_some_part(groups: dict[str, str], setting: Setting) -> Timex:
    """Resolve "at night", "morning" in "morning prayers": of no certain day."""
    return dated(f"XXXX-XX-XXT{PARTS[groups.get('part', 'night')]}", "TIME")


def clock(words: str) -> tuple[int, int]:
    """Return hour and minute of "3 p.m.", "11:30 am", "0800", "seven o'clock in the evening", "noon"."""
    if words in ("noon", "midnight"):
        return (12, 0) if words == "noon" else (0, 0)
    if re.fullmatch(r"\d{4}", words):
        return int(words[:2]), int(words[2:])
    digits = re.findall(r"\d+", words) or [NUMBERS[words.split(" ")[0]]]
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if re.search(r"p\.?m|afternoon|evening", words) and hour < 12:
        hour += 12
    elif re.search(r"a\.?m", words) and hour == 12:
        hour = 0
    return hour, minute
