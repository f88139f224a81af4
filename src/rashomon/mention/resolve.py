"""What a time expression is worth: TimeML type and ISO 8601 value, and the dates that bound it."""

from __future__ import annotations

from dataclasses import replace

from rashomon.mention import clock, dates, durations, relative
from rashomon.mention.days import Setting
from rashomon.mention.times import Expression
from rashomon.model import Timex


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


RESOLVERS = {
    "day": dates.resolve_day,
    "figures": dates.resolve_figures,
    "month": dates.resolve_month,
    "season": dates.resolve_season,
    "year": dates.resolve_year,
    "bc": dates.resolve_bc,
    "decade": dates.resolve_decade,
    "century": dates.resolve_century,
    "quarter": dates.resolve_quarter,
    "half": dates.resolve_half,
    "holiday": dates.resolve_holiday,
    "same": relative.resolve_same,
    "near": relative.resolve_near,
    "weekend": relative.resolve_weekend,
    "told day": relative.resolve_told_day,
    "latest": relative.resolve_latest,
    "weekday": relative.resolve_weekday,
    "shift": relative.resolve_shift,
    "relative": relative.resolve_relative,
    "edge": relative.resolve_edge,
    "clock": clock.resolve_clock,
    "part": clock.resolve_part,
    "some part": clock.resolve_some_part,
    "window": durations.resolve_window,
    "duration": durations.resolve_duration,
    "set": durations.resolve_set,
    "weekdays": durations.resolve_weekdays,
    "often": durations.resolve_often,
    "vague": durations.resolve_vague,
}
