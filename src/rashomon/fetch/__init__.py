"""URL → Document, only when somebody asks. The one part of the tool that opens a socket; see decision 0011."""

from __future__ import annotations

from rashomon.fetch.address import public
from rashomon.fetch.connection import Network
from rashomon.fetch.errors import (
    AnswerError,
    FetchError,
    LaterError,
    LimitError,
    RefusedError,
    RobotsError,
    UnreachableError,
)
from rashomon.fetch.fetcher import Fetched, Fetcher, Limits, Validators, fetch

__all__ = [
    "AnswerError",
    "FetchError",
    "Fetched",
    "Fetcher",
    "LaterError",
    "LimitError",
    "Limits",
    "Network",
    "RefusedError",
    "RobotsError",
    "UnreachableError",
    "Validators",
    "fetch",
    "public",
]
