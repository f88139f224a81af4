"""Corrections and the places that they name, as forms and files write them."""

from __future__ import annotations

import json

from starlette.exceptions import HTTPException

from rashomon.store import Ruling, selectors


def place(given: str) -> tuple[str, int, int]:
    """Return report, start and end of a place that a form names."""
    report, _, span = given.rpartition(":")
    start, _, end = span.partition("-")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and len(given) < 500):
        raise HTTPException(400, "A passage is given as report:start-end.")
    return report, int(start), int(end)


def correction_value(each: Ruling) -> dict[str, object]:
    """Return a correction as JSON."""
    return {
        "number": each.number,
        "story": each.story,
        "kind": each.kind,
        "payload": json.loads(each.payload),
        "author": each.author,
        "reason": each.reason,
        "at": each.at,
        "undone": each.undone,
    }


def words_of(correction: Ruling) -> list[str]:
    """Return the words that a correction names."""
    return [each.words for each in selectors(correction)]
