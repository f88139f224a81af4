"""Which of two reports that share passages has them from the other: by credit or by time; or open."""

from __future__ import annotations

from datetime import datetime

from rashomon.model import Report
from rashomon.trace.copies.credits import credits, same_outlet


def earlier(a: Report, b: Report, *, timed: bool = True) -> Report | None:
    """Return the report that the other has its passages from, ``None`` where nothing tells or the signs disagree.

    A credit to the other's publisher tells, whatever the dates, which may be those of a later version. Two reports that
    credit the same third have it from there, whichever came first. Time tells only where it is ``timed``: what both
    have of a third's words either may have from that third.
    """
    by_credit = [origin for derived, origin in ((a, b), (b, a)) if credits_outlet(derived, origin)]
    if by_credit:
        return by_credit[0] if len(by_credit) == 1 else None
    if one_hand(a, b) or not timed:
        return None
    return by_time(a, b)


def credits_outlet(derived: Report, origin: Report) -> bool:
    """Return whether a report credits another's publisher."""
    outlets = (origin.publisher,) if origin.publisher else ()
    return any(same_outlet(credit.name, origin.publisher) for credit in credits(derived, outlets))


def one_hand(a: Report, b: Report) -> bool:
    """Return whether two reports credit the same third."""
    return any(same_outlet(x.name, y.name) for x in credits(a) for y in credits(b) if not x.unnamed and not y.unnamed)


def by_time(a: Report, b: Report) -> Report | None:
    """Return the report that was surely published first: by the minute where both give a zone, else by the day."""
    for first, second in ((a, b), (b, a)):
        latest, earliest = first.published.latest, second.published.earliest
        if latest and earliest and before(latest, earliest):
            return first
    return None


def before(one: str, other: str) -> bool:
    """Return whether one ISO 8601 date or time is surely before another.

    >>> before("2031-05-02", "2031-05-03T01:00:00Z"), before("2031-05-02T09:00", "2031-05-02T10:00")
    (True, False)
    >>> before("2031-05-02T23:30:00+02:00", "2031-05-02T22:00:00Z")
    True
    """
    try:
        times = [datetime.fromisoformat(each) for each in (one, other)]
    except ValueError:
        return one[:10] < other[:10]
    if all(time.tzinfo for time in times):
        return times[0] < times[1]
    return one[:10] < other[:10]
