"""Feeds become reports on a desk: pages are fetched once, refused ones leave the feed's own words, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from child import QUICK
from servers import answer, loopback_too, serving

from rashomon.config import Settings
from rashomon.errors import DocumentError
from rashomon.fetch import Fetcher, Limits, Network
from rashomon.store import Desk, Feed
from rashomon.watch import fetched, subscriptions, watch

Pages = dict[str, Callable[[str], bytes] | bytes]


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(Limits(pause=0), Network(allowed=loopback_too, sleep=lambda seconds: None))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "rashomon.db", create=True) as made:
        yield made


def article(title: str, words: str) -> bytes:
    body = f"<html><head><title>{title}</title></head><body><article><p>{words}</p></article></body></html>"
    return answer(body.encode())


def rss(*items: tuple[str, str, str]) -> bytes:
    inner = "".join(
        f"<item><title>{t}</title><link>{u}</link><description>{d}</description></item>" for t, u, d in items
    )
    return f"<rss version='2.0'><channel><title>Kisangani Daily</title>{inner}</channel></rss>".encode()


BRIDGE = "The bridge over the river was closed on Tuesday after a barge struck its pier, the roads office said."
MARKET = "The central market reopens on Friday after the fire of last month, the mayor told traders."


def round_of(desk: Desk, url: str, fetcher: Fetcher) -> list[str]:
    return [receipt.outcome for receipt in watch(desk, [Feed(url, "Kisangani")], fetcher, Settings(), QUICK)]


def test_pages_are_fetched_once_and_new_ones_come_in(desk: Desk, fetcher: Fetcher) -> None:
    pages: Pages = {}
    with serving(pages) as server:
        pages["/bridge"] = article("Bridge closed", BRIDGE)
        pages["/market"] = article("Market reopens", MARKET)
        pages["/rss"] = answer(rss(("Bridge", server.url("/bridge"), "Closed.")), content_type="application/rss+xml")
        assert round_of(desk, server.url("/rss"), fetcher) == ["stored"]
        assert round_of(desk, server.url("/rss"), fetcher) == []
        both = rss(("Bridge", server.url("/bridge"), "Closed."), ("Market", server.url("/market"), "Open."))
        pages["/rss"] = answer(both, content_type="application/rss+xml")
        assert round_of(desk, server.url("/rss"), fetcher) == ["stored"]
        assert server.paths.count("/bridge") == server.paths.count("/market") == 1
    assert [row.partial for row in desk.reports().rows] == [False, False]


def test_a_feed_that_has_not_changed_is_not_sent_again(desk: Desk, fetcher: Fetcher) -> None:
    def feed(request: str) -> bytes:
        if 'If-None-Match: "7"' in request:
            return answer(b"", "304 Not Modified")
        return answer(rss(("Bridge", "", BRIDGE)), content_type="application/rss+xml", etag='"7"')

    with serving({"/rss": feed}) as server:
        assert round_of(desk, server.url("/rss"), fetcher) == ["stored"]
        assert round_of(desk, server.url("/rss"), fetcher) == []
        kept = desk.feed(server.url("/rss"))
    assert (kept.etag, kept.title, kept.problem) == ('"7"', "Kisangani", None)
    assert kept.checked


def test_a_page_that_is_not_to_be_had_leaves_the_feeds_words(desk: Desk, fetcher: Fetcher) -> None:
    pages: Pages = {}
    with serving(pages) as server:
        pages["/rss"] = answer(rss(("Bridge", server.url("/bridge"), BRIDGE)), content_type="application/rss+xml")
        assert round_of(desk, server.url("/rss"), fetcher) == ["stored"]
        assert [row.partial for row in desk.reports().rows] == [True]
        # The page comes back: it is a later version of what the feed said.
        pages["/bridge"] = article("Bridge", f"{BRIDGE} It will stay closed for two weeks.")
        assert round_of(desk, server.url("/rss"), fetcher) == ["stored"]
    assert [(row.partial, row.current) for row in desk.reports().rows] == [(False, True), (True, False)]
    assert [row.reports for row in desk.stories().rows] == [1]


def test_a_feed_that_fails_is_named_and_the_others_are_asked(desk: Desk, fetcher: Fetcher) -> None:
    with serving({"/rss": answer(rss(("Bridge", "", BRIDGE)), content_type="application/rss+xml")}) as server:
        feeds = [Feed(server.url("/gone"), "Gone"), Feed(server.url("/rss"), "Kisangani")]
        receipts = list(watch(desk, feeds, fetcher, Settings(), QUICK))
        gone = desk.feed(server.url("/gone"))
    assert [receipt.outcome for receipt in receipts] == ["failed", "stored"]
    assert gone.problem and "404" in gone.problem


def test_what_a_server_said_is_kept_only_when_its_articles_are_safe(desk: Desk, fetcher: Fetcher) -> None:
    body = answer(rss(("Bridge", "", BRIDGE)), content_type="application/rss+xml", etag='"7"')
    with serving({"/rss": body}) as server:
        run = watch(desk, [Feed(server.url("/rss"), "")], fetcher, Settings(), QUICK)
        assert next(run).outcome == "stored"
        assert desk.feed(server.url("/rss")).etag is None
        assert list(run) == []
        assert desk.feed(server.url("/rss")).etag == '"7"'


def test_urls_are_fetched_as_documents(desk: Desk, fetcher: Fetcher) -> None:
    pages: Pages = {"/bridge": article("Bridge closed", BRIDGE)}
    with serving(pages) as server:
        receipts = list(desk.add(fetched([server.url("/bridge"), server.url("/none")], fetcher), pipeline=QUICK))
    assert [receipt.outcome for receipt in receipts] == ["stored", "failed"]
    assert desk.reports().rows[0].address == receipts[0].location


def test_feeds_are_named_by_lists_and_addresses(tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        "<opml version='2.0'><head/><body><outline text='Local'><outline text='Daily' type='rss' "
        "xmlUrl='https://daily.example/rss'/></outline></body></opml>"
    )
    found = subscriptions([str(opml), "https://wire.example/atom", "https://daily.example/rss"], 1_000_000)
    assert [(feed.url, feed.title) for feed in found] == [
        ("https://daily.example/rss", "Daily"),
        ("https://wire.example/atom", ""),
    ]
    for wrong in (tmp_path / "none.opml", Path(__file__)):
        with pytest.raises(DocumentError):
            subscriptions([str(wrong)], 1_000_000)
