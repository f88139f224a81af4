"""When a report was published, as far as its metadata or its own words say; never guessed."""

from __future__ import annotations

import calendar
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from rashomon.clean import patterns as p
from rashomon.clean.furniture import is_stamp
from rashomon.model import Evidence, Furniture, Published, Span
from rashomon.numerals import MONTH_NAMES

# Whose word on publisher and day counts, the most direct first. A footer's word is evidence and no more; the ``time``
# elements of a page may belong to other articles: they count where they agree on one day.
ORDER = ("head", "record", "json-ld", "opengraph", "meta")
FIRST_YEAR, LAST_YEAR = 1700, 2100
MONTHS = {name[:3]: number for number, name in enumerate(MONTH_NAMES, start=1)}
ISO_START = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)")
WRITTEN = re.compile(
    r"(?P<m1>[A-Za-z]{3,9})\.? (?P<d1>\d{1,2})(?:st|nd|rd|th)?,? (?P<y1>\d{4})"
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)? (?P<m2>[A-Za-z]{3,9})\.?,? (?P<y2>\d{4})"
)
NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")


@dataclass(frozen=True, slots=True)
class Dates:
    """What is known of a report's dates, and which words on them could not be used."""

    published: Published
    updated: str | None
    warnings: tuple[Evidence, ...]


def find(text: str, pieces: tuple[Furniture, ...], dateline: Span | None, evidence: tuple[Evidence, ...]) -> Dates:
    """Return when the report was published: by its metadata, else by words of its own page that bound it."""
    warnings: list[Evidence] = []
    given: tuple[str, str] | None = None
    for value in ordered(evidence, "published"):
        bounds = interval(value)
        if bounds is None:
            warnings.append(Evidence("warning", f"gives a date that cannot be read: {value[:80]}", "published"))
        elif given is None:
            given = bounds
    if given is None:
        days = {interval(e.value) for e in evidence if e.field == "time"}
        only = next(iter(days)) if len(days) == 1 else None
        given = only
    published = Published(*given) if given else in_text(text, pieces, dateline)
    updated = next((bounds[0] for v in ordered(evidence, "updated") if (bounds := interval(v))), None)
    return Dates(published, updated, tuple(warnings))


def ordered(evidence: tuple[Evidence, ...], field: str) -> Iterator[str]:
    """Yield a field's values, the most direct origin first."""
    for origin in ORDER:
        yield from (e.value for e in evidence if e.field == field and e.origin == origin)


def in_text(text: str, pieces: tuple[Furniture, ...], dateline: Span | None) -> Published:
    """Return what the page's own words say: a time stamp or dateline gives the day, a caption the earliest day.

    A picture cannot have been taken after the report that shows it was published.
    """
    spans = [piece.span for piece in pieces if piece.kind == "byline" and is_stamp(piece.span.of(text))]
    for span in [*spans, *([dateline] if dateline else [])]:
        stamp = p.STAMP_DATE.search(text, span.start, span.end)
        bounds = interval(stamp[0]) if stamp else None
        if stamp and bounds and not re.search("updated|modified", text[span.start : stamp.start()], re.IGNORECASE):
            return Published(*bounds, passages=(Span(*stamp.span()),))
    found: list[tuple[str, Span]] = []
    for piece in pieces:
        if piece.kind == "caption":
            for match in p.DATE_IN_TEXT.finditer(text, piece.span.start, piece.span.end):
                bounds = interval(match[0])
                if bounds:
                    found.append((bounds[0], Span(*match.span())))
    if not found:
        return Published()
    latest = max(found)
    return Published(earliest=latest[0], passages=(latest[1],))


def interval(value: str) -> tuple[str, str] | None:
    """Return the ISO dates or times that bound a date as written, ``None`` where it cannot be read or is absurd.

    >>> interval("2024-02"), interval("May 3, 2024"), interval("04/05/2024"), interval("2024-13-45")
    (('2024-02-01', '2024-02-29'), ('2024-05-03', '2024-05-03'), ('2024-04-05', '2024-05-04'), None)
    """
    value = value.strip()[:60]
    moment = iso(value) or mail_date(value)
    if moment:
        return moment, moment
    if re.fullmatch(r"\d{4}", value) and FIRST_YEAR <= int(value) <= LAST_YEAR:
        return f"{value}-01-01", f"{value}-12-31"
    started = ISO_START.match(value)
    if started:
        return month(int(started[1]), int(started[2])) if not started[3] else both(day(*map(int, started.groups())))
    return written(value) or numeric(value)


def iso(value: str) -> str | None:
    """Return an ISO 8601 date or time in its usual spelling, ``None`` for anything else or an absurd year."""
    if not re.match(r"\d{4}-\d\d-\d\d(?:$|[T ]\d)", value):
        return None
    try:
        moment = datetime.fromisoformat(re.sub(r" (?=[+-]\d)| ?UTC$", "", value))
    except ValueError:
        return None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    return moment.date().isoformat() if len(value) == 10 else moment.isoformat()


def mail_date(value: str) -> str | None:
    """Return the time of a date as mail and feeds write it: ``Fri, 03 May 2024 10:00:00 GMT``."""
    if not re.match(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d", value):
        return None
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return moment.isoformat() if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def written(value: str) -> tuple[str, str] | None:
    """Return the day of a date that names its month."""
    match = WRITTEN.search(value)
    if not match:
        return None
    number = MONTHS.get((match["m1"] or match["m2"]).casefold()[:3])
    return both(day(int(match["y1"] or match["y2"]), number, int(match["d1"] or match["d2"]))) if number else None


def numeric(value: str) -> tuple[str, str] | None:
    """Return the day of a date in figures; where day and month could be either, both days as an interval."""
    match = NUMERIC.search(value)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    readings = [day(year, second, first)]
    if match[2] != ".":
        readings.append(day(year, first, second))
    known = sorted(reading for reading in readings if reading)
    return (known[0], known[-1]) if known else None


def month(year: int, number: int) -> tuple[str, str] | None:
    """Return the first and last day of a month."""
    start = day(year, number, 1)
    return (start, f"{year:04}-{number:02}-{calendar.monthrange(year, number)[1]}") if start else None


def day(year: int, number: int, of_month: int) -> str | None:
    """Return the ISO date of a day, ``None`` where there is no such day or the year is absurd."""
    try:
        return date(year, number, of_month).isoformat() if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def both(value: str | None) -> tuple[str, str] | None:
    """Return a day as an interval."""
    return (value, value) if value else None
