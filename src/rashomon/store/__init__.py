"""Reports and stories kept and found again: one class, ``Desk``, over a file or a server."""

from __future__ import annotations

from rashomon.store.desk import DEFAULT, Desk
from rashomon.store.queries import ORDERS, NoSuchStoryError
from rashomon.store.rulings import KINDS, passages, selectors
from rashomon.store.search import KINDS as KINDS_OF_PLACES
from rashomon.store.search import terms
from rashomon.store.values import (
    Change,
    Feed,
    FigureChange,
    Hit,
    Kind,
    Listing,
    News,
    OriginChange,
    Receipt,
    ReportRow,
    Revision,
    Ruling,
    Sheet,
    Step,
    StoryRow,
    View,
)

__all__ = [
    "DEFAULT",
    "KINDS",
    "KINDS_OF_PLACES",
    "ORDERS",
    "Change",
    "Desk",
    "Feed",
    "FigureChange",
    "Hit",
    "Kind",
    "Listing",
    "News",
    "NoSuchStoryError",
    "OriginChange",
    "Receipt",
    "ReportRow",
    "Revision",
    "Ruling",
    "Sheet",
    "Step",
    "StoryRow",
    "View",
    "passages",
    "selectors",
    "terms",
]
