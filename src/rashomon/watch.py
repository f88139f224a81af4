"""URLs and feeds → documents for a desk: the meeting of ``fetch``, which opens sockets, and ``store``, which keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rashomon.config import Settings
from rashomon.errors import DocumentError
from rashomon.fetch import Fetcher, Validators
from rashomon.model import Document
from rashomon.pipeline import Pipeline
from rashomon.read import Entry, read_feed, read_opml, split
from rashomon.read.load import load
from rashomon.store import Desk, Feed, Receipt
from rashomon.store.rows import now


def fetched(urls: Iterable[str], fetcher: Fetcher) -> Iterator[Document | DocumentError]:
    """Yield the documents that URLs hold, a feed's entries one by one, and an error for each that was not fetched."""
    for url in urls:
        try:
            document = fetcher.fetch(url).document
        except DocumentError as error:
            yield error
            continue
        if document is not None:
            yield from split(document)


def watch(
    desk: Desk,
    feeds: Iterable[Feed],
    fetcher: Fetcher,
    settings: Settings = Settings(),
    pipeline: Pipeline = Pipeline(),
) -> Iterator[Receipt]:
    """Yield what became of each new article of the feeds: one round, one feed after the other.

    An article's page is fetched; where that is refused, the feed's own words are kept and marked partial. What a
    server said of its feed is kept only when all its articles are safe: a round that was killed is done again.
    """
    for given in feeds:
        feed = replace(desk.feed(given.url), title=given.title)
        try:
            answer = fetcher.fetch(feed.url, Validators(feed.etag, feed.modified))
            if answer.document is not None:
                yield from desk.add(articles(desk, answer.document, fetcher), settings, pipeline)
        except DocumentError as error:
            desk.note_feed(replace(feed, checked=now(), problem=f"{error.problem} {error.advice}".strip()))
            yield Receipt(error.location, "failed", problem=error.as_problem())
            continue
        known = answer.validators
        desk.note_feed(
            replace(feed, etag=known.etag, modified=known.last_modified, checked=now(), problem=None)
        )  # fmt: skip


def articles(desk: Desk, feed: Document, fetcher: Fetcher) -> Iterator[Document | DocumentError]:
    """Yield a document for each entry of a feed of which the desk has no page yet."""
    entries = read_feed(feed).entries
    held = desk.received([entry.url for entry in entries if entry.url])
    for entry, own in zip(entries, split(feed), strict=False):
        if not entry.url:
            yield own
        elif entry.url not in held:
            yield page(entry, own, fetcher)


def page(entry: Entry, own: Document | DocumentError, fetcher: Fetcher) -> Document | DocumentError:
    """Return an article's page, or the feed's own words on it where the page is not to be had."""
    try:
        document = fetcher.fetch(entry.url).document
    except DocumentError:
        return own
    return replace(document, location=entry.url) if document else own


def subscriptions(given: Iterable[str], max_bytes: int) -> tuple[Feed, ...]:
    """Return the feeds that OPML files and addresses name, each once. Raises ``DocumentError`` for a wrong file."""
    found: dict[str, Feed] = {}
    for each in given:
        if each.startswith(("http://", "https://")):
            found.setdefault(each, Feed(each, ""))
            continue
        document = load(each, max_bytes)
        if isinstance(document, DocumentError):
            raise document
        for subscription in read_opml(document):
            found.setdefault(subscription.url, Feed(subscription.url, subscription.title))
    return tuple(found.values())
