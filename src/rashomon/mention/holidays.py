"""Holidays by name → the day of a year on which they fall."""

from __future__ import annotations

import datetime

Day = datetime.date
# Month and day.
FIXED = {
    "christmas eve": (12, 24), "christmas": (12, 25), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "st. patrick's day": (3, 17),
    "may day": (5, 1), "fourth of july": (7, 4), "halloween": (10, 31), "veterans day": (11, 11),
}  # fmt: skip
# Month, ISO weekday, and which of the month's (the last is -1): the feasts of the United States.
MOVABLE = {
    "memorial day": (5, 1, -1),
    "labor day": (9, 1, 1),
    "thanksgiving": (11, 4, 4),
    "thanksgiving day": (11, 4, 4),
}
# Days after Easter Sunday.
AFTER_EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2, "easter": 0, "easter sunday": 0,
    "easter monday": 1, "whit monday": 50,
}  # fmt: skip
NAMES = (*FIXED, *MOVABLE, *AFTER_EASTER)


def holiday(name: str, year: int) -> Day:
    """Return the day of a holiday in a year."""
    if name in FIXED:
        return Day(year, *FIXED[name])
    if name in AFTER_EASTER:
        return easter(year) + datetime.timedelta(days=AFTER_EASTER[name])
    month, weekday, which = MOVABLE[name]
    start = Day(year, month, 1) if which > 0 else Day(year, month + 1, 1)
    ahead = (weekday - start.isoweekday()) % 7
    return start + datetime.timedelta(days=ahead + 7 * (which - 1 if which > 0 else which))


def easter(year: int) -> Day:
    """Return Easter Sunday of the western churches (the anonymous Gregorian method; Meeus, Astronomical Algorithms)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, over = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * over + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return Day(year, month, day + 1)
