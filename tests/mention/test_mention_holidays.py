"""Holidays by name, against days that a calendar gives."""

from __future__ import annotations

import datetime

import pytest

from rashomon.mention.holidays import holiday


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("easter", "2000-04-23"),
        ("easter", "2011-04-24"),
        ("easter", "2024-03-31"),
        ("good friday", "2019-04-19"),
        ("ash wednesday", "2024-02-14"),
        ("thanksgiving", "2012-11-22"),
        ("memorial day", "2021-05-31"),
        ("labor day", "2014-09-01"),
        ("boxing day", "1999-12-26"),
    ],
)
def test_a_holiday_falls_on_its_day(name: str, day: str) -> None:
    assert holiday(name, int(day[:4])) == datetime.date.fromisoformat(day)
