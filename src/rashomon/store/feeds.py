"""What is known of the feeds that a desk watches."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select

from rashomon.store import tables as t
from rashomon.store.rows import of_row
from rashomon.store.values import Feed


def feed(connection: Connection, url: str) -> Feed:
    """Return what is known of a feed, an empty record where it was never asked."""
    row = connection.execute(select(t.feed).where(t.feed.c.url == url)).mappings().first()
    return of_row(Feed, row) if row else Feed(url, "")


def note(connection: Connection, feed: Feed) -> None:
    """Keep what a feed's server said."""
    connection.execute(delete(t.feed).where(t.feed.c.url == feed.url))
    connection.execute(insert(t.feed).values(asdict(feed)))
