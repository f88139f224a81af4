"""URL → Document, one polite request at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from rashomon import __version__
from rashomon.errors import DocumentError
from rashomon.fetch import robots
from rashomon.fetch.address import Target, joined, parse
from rashomon.fetch.connection import Answer, Deadline, Network, exchange
from rashomon.fetch.errors import (
    AnswerError,
    FetchError,
    LaterError,
    LimitError,
    RefusedError,
    RobotsError,
    UnreachableError,
)
from rashomon.model import Document
from rashomon.read import recognised

# The name by which robots.txt files call us, and what servers see.
NAME = "rashomon"
AGENT = f"{NAME}/{__version__} (compares news reports; reads a page when a person asks for it)"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
LASTING = frozenset({301, 308})
MOST_ROBOTS = 512_000  # RFC 9309 asks for at least 500 kibibytes
ROBOTS_HOLD = 86_400.0  # and for no use of a copy older than a day
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"
# What a header field may carry back to the server that sent it.
VALIDATOR = re.compile(r"[\x20-\x7e]{1,500}")
LATER = "Ask again later."


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take.

    ``max_bytes`` of body, also after decompression; ``seconds`` from the first look-up to the last byte, redirects
    included and waits between two pages not; ``pause``: seconds between two pages of one host, where its robots.txt
    asks for no more; ``longest_wait``: a longer wait is not slept through but comes out as ``LaterError``.
    """

    max_bytes: int = 10_000_000
    seconds: float = 30.0
    redirects: int = 5
    pause: float = 1.0
    longest_wait: float = 30.0


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave with a document by which it can tell later whether that has changed (RFC 9110, 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a URL holds.

    ``document`` is ``None`` where nothing has changed since the ``validators`` that were passed in; pass those that
    come out with the next request. ``moved`` is the URL to ask from now on, where the old one has moved for good.
    """

    url: str
    document: Document | None
    validators: Validators
    moved: str | None = None


def fetch(url: str, limits: Limits = Limits(), validators: Validators = Validators()) -> Fetched:
    """Return what a URL holds. Raises ``FetchError``. For several URLs use one ``Fetcher``: it keeps the pauses."""
    return Fetcher(limits).fetch(url, validators)


class Fetcher:
    """Fetches one URL after another. Keeps each site's robots.txt for a day, and the pause between two of its pages.

    It sends no cookie, no credential and no referrer, and takes no proxy from the environment. For one thread.
    """

    def __init__(self, limits: Limits = Limits(), network: Network = Network()) -> None:
        self.limits = limits
        self.network = network
        self._robots: dict[str, tuple[float, robots.Robots]] = {}
        self._free: dict[str, float] = {}

    def fetch(self, url: str, validators: Validators = Validators()) -> Fetched:
        """Return what a URL holds, as received, or that it has not changed since the validators were given.

        Raises ``FetchError``: ``RefusedError``, ``RobotsError``, ``UnreachableError``, ``LimitError``, ``AnswerError``
        or ``LaterError``.
        """
        deadline = Deadline(self.limits.seconds, self.network.clock)
        asked, target, moved = url, parse(url), None
        lasting = True
        seen = {target.url}
        for _ in range(self.limits.redirects + 1):
            self._permit(target, deadline)
            answer = exchange(target, headers(validators), self.limits.max_bytes, deadline, self.network)
            if answer.status not in REDIRECTS:
                return self._received(asked, target, answer, validators, moved)
            lasting = lasting and answer.status in LASTING
            target = self._next(target, answer, seen)
            moved = target.url if lasting else moved
        raise LimitError(asked, f"redirects more than {self.limits.redirects} times.", "Give the page's own address.")

    def _next(self, target: Target, answer: Answer, seen: set[str]) -> Target:
        """Return where a redirect leads. Raises ``FetchError`` where it leads nowhere new."""
        location = answer.headers.get("location")
        if not location:
            raise AnswerError(target.url, "redirects to nowhere.", "Give the page's own address.", answer.status)
        following = joined(target, location)
        if following.url in seen:
            raise LimitError(target.url, "redirects in a circle.", "Open it in a browser and save the page.")
        seen.add(following.url)
        return following

    def _permit(self, target: Target, deadline: Deadline) -> None:
        """Wait for the host's pause to pass. Raises ``RobotsError`` where robots.txt forbids, ``LaterError``."""
        rules = self._rules(target, deadline)
        if not rules.allows(target.path):
            raise RobotsError(
                target.url, "is closed to programs by the site's robots.txt.", "Open it in a browser and save the page."
            )
        now = self.network.clock()
        wait = max(0.0, self._free.get(target.host, now) - now)
        if wait > self.limits.longest_wait:
            raise LaterError(target.url, f"may be read in {wait:.0f} seconds, the site asks.", LATER, wait)
        if wait:
            self.network.sleep(wait)
            deadline.extend(wait)
        self._free[target.host] = now + wait + max(self.limits.pause, rules.delay)

    def _rules(self, target: Target, deadline: Deadline) -> robots.Robots:
        """Return what the robots.txt of a URL's site says, asked at most once a day."""
        kept = self._robots.get(target.origin)
        if kept and self.network.clock() - kept[0] < ROBOTS_HOLD:
            return kept[1]
        rules = self._asked_rules(target, deadline)
        self._robots[target.origin] = (self.network.clock(), rules)
        return rules

    def _asked_rules(self, target: Target, deadline: Deadline) -> robots.Robots:
        """Return what the robots.txt of a URL's site says; a site without one allows all (RFC 9309, 2.3.1)."""
        here = replace(target, path="/robots.txt")
        for _ in range(self.limits.redirects + 1):
            try:
                answer = exchange(here, headers(), MOST_ROBOTS, deadline, self.network)
                if answer.status in REDIRECTS and "location" in answer.headers:
                    here = joined(here, answer.headers["location"])
                    continue
            except RefusedError:
                raise
            except UnreachableError as error:
                # The site is not there, whatever was asked of it: robots.txt has no part in it.
                raise RobotsError(target.url, error.problem, error.advice) from error
            except FetchError as error:
                problem = f"cannot be read: its site's robots.txt {error.problem}"
                raise RobotsError(target.url, problem, "Try again later.") from error
            if answer.status >= 500 or answer.status == 429:
                problem = f"cannot be read: its site's robots.txt answers with status {answer.status}."
                raise RobotsError(target.url, problem, "Try again later.")
            return robots.parse(answer.body.decode("utf-8", "replace"), NAME) if answer.status == 200 else ALL_ALLOWED
        return ALL_ALLOWED

    def _received(
        self, asked: str, target: Target, answer: Answer, validators: Validators, moved: str | None
    ) -> Fetched:
        """Return an answer as a value. Raises ``FetchError`` where it holds no report."""
        if answer.status == 304 and validators != Validators():
            return Fetched(asked, None, validators_of(answer) or validators, moved)
        if answer.status in (429, 503):
            seconds = retry_after(answer)
            self._free[target.host] = self.network.clock() + seconds
            raise LaterError(target.url, f"answers with status {answer.status}.", LATER, seconds)
        if answer.status != 200:
            raise AnswerError(target.url, f"answers with status {answer.status}.", advice(answer.status), answer.status)
        declared = answer.headers.get("content-type", "").strip().lower()
        document = recognised(target.url, answer.body, declared)
        if isinstance(document, DocumentError):
            raise AnswerError(target.url, document.problem, document.advice)
        document = replace(document, retrieved=datetime.now(UTC).isoformat(timespec="seconds"))
        return Fetched(asked, document, validators_of(answer) or Validators(), moved)


ALL_ALLOWED = robots.Robots()


def headers(validators: Validators = Validators()) -> dict[str, str]:
    """Return the header fields of a request."""
    fields = {"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip"}
    for name, value in (("If-None-Match", validators.etag), ("If-Modified-Since", validators.last_modified)):
        if value and VALIDATOR.fullmatch(value):
            fields[name] = value
    return fields


def validators_of(answer: Answer) -> Validators | None:
    """Return the validators of an answer, ``None`` where it has none that can be sent back."""
    values = [answer.headers.get(name, "") for name in ("etag", "last-modified")]
    found = Validators(*(value if VALIDATOR.fullmatch(value) else None for value in values))
    return None if found == Validators() else found


def retry_after(answer: Answer) -> float:
    """Return the seconds that an answer asks to wait: at least a minute, at most a day."""
    value = answer.headers.get("retry-after", "").strip()
    seconds = 0.0
    if value.isascii() and value.isdigit():
        seconds = float(value[:9])
    elif value:
        try:
            seconds = (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
        except (ValueError, TypeError, OverflowError):
            seconds = 0.0
    return min(max(seconds, 60.0), 86_400.0)


def advice(status: int) -> str:
    """Return the next step for a status that is no success."""
    if status in (401, 402, 403, 407, 451):
        return "Open it in a browser and save the page."
    if status in (404, 410):
        return "Check the address."
    return "Try again later."
