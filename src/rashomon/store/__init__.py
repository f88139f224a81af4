"""Reports and stories kept and found again: one class, ``Desk``, over a file or a server."""

from __future__ import annotations

from rashomon.store.desk import DEFAULT, ORDERS, Desk, NoSuchStoryError
from rashomon.store.values import (
    Change,
    Correction,
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
    Step,
    StoryRow,
    View,
)

__all__ = [
    "DEFAULT",
    "ORDERS",
    "Change",
    "Correction",
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
    "Step",
    "StoryRow",
    "View",
]
