"""What a fetch gives: the bytes as received, validators, where it moved, and the manners it keeps."""

from __future__ import annotations

import gzip
import pickle
import time

import pytest

from fetch.servers import PAGE, Clock, answer, network, serving
from rashomon.fetch import (
    AnswerError,
    Fetcher,
    FetchError,
    LaterError,
    Limits,
    Network,
    RobotsError,
    Validators,
)
from rashomon.read import extract


def test_a_page_comes_as_received_and_can_be_read() -> None:
    with serving({"/a": answer(etag='"k1"', last_modified="Tue, 03 Mar 2026 08:00:00 GMT")}) as server:
        found = Fetcher(network=network(news_example="127.0.0.1")).fetch(server.url("/a", "news.example"))
    assert found.document is not None
    assert (found.document.content, found.document.media_type) == (PAGE, "text/html")
    assert found.document.location == server.url("/a", "news.example")
    assert found.validators == Validators('"k1"', "Tue, 03 Mar 2026 08:00:00 GMT")
    assert found.document.retrieved and found.document.retrieved.endswith("+00:00")
    page = extract(found.document)
    assert "barge struck" in page.text
    assert [each.value for each in page.evidence if each.field == "url"] == [found.document.location]


def test_the_request_is_honest_and_says_no_more_than_it_must(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    with serving({"/a": answer(set_cookie="who=you"), "/b": answer()}) as server:
        fetcher = Fetcher(network=network(news_example="127.0.0.1"))
        fetcher.fetch(server.url("/a", "news.example"))
        fetcher.fetch(server.url("/b", "news.example"))
    for request in server.requests:
        fields = {line.partition(":")[0].lower() for line in request.split("\r\n")[1:] if line}
        assert fields == {"host", "connection", "user-agent", "accept", "accept-encoding"}
        assert "rashomon/" in request
        assert f"Host: news.example:{server.port}\r\n" in request
    assert [r.split(" ")[1] for r in server.requests] == ["/robots.txt", "/a", "/b"]


def test_what_has_not_changed_is_not_sent_again() -> None:
    def page(request: str) -> bytes:
        known = 'If-None-Match: "k1"' in request and "If-Modified-Since: Tue, 03 Mar 2026" in request
        return answer(b"", "304 Not Modified") if known else answer(etag='"k1"')

    with serving({"/feed": page}) as server:
        fetcher = Fetcher(network=network())
        again = fetcher.fetch(server.url("/feed"), Validators('"k1"', "Tue, 03 Mar 2026 08:00:00 GMT"))
        first = fetcher.fetch(server.url("/feed"))
    assert (again.document, again.validators.etag) == (None, '"k1"')
    assert first.document is not None


def test_validators_that_would_break_the_request_are_left_out() -> None:
    with serving({"/feed": answer()}) as server:
        Fetcher(network=network()).fetch(server.url("/feed"), Validators('"a"\r\nCookie: x=1', None))
    assert "Cookie" not in "".join(server.requests)


def test_redirects_are_followed_and_a_lasting_one_is_told() -> None:
    pages = {
        "/old": answer(b"", "301 Moved Permanently", location="/new"),
        "/new": answer(),
        "/today": answer(b"", "302 Found", location="new"),
    }
    with serving(dict(pages)) as server:
        fetcher = Fetcher(network=network())
        lasting, passing = fetcher.fetch(server.url("/old")), fetcher.fetch(server.url("/today"))
    assert lasting.moved == server.url("/new") and passing.moved is None
    assert passing.document is not None and passing.document.location == server.url("/new")


@pytest.mark.parametrize("location", ["/café a", "/caf\xc3\xa9%20a", "/caf%C3%A9%20a"])
def test_a_redirect_may_be_written_in_letters_of_any_script(location: str) -> None:
    with serving({"/old": answer(b"", "302 Found", location=location), "/caf%C3%A9%20a": answer()}) as server:
        assert Fetcher(network=network()).fetch(server.url("/old")).document
    assert server.paths == ["/old", "/caf%C3%A9%20a"]


def test_a_compressed_page_comes_without_its_compression() -> None:
    with serving({"/a": answer(gzip.compress(PAGE), content_encoding="gzip")}) as server:
        found = Fetcher(network=network()).fetch(server.url("/a"))
    assert found.document is not None and found.document.content == PAGE


def test_the_charset_that_only_the_server_names_is_kept() -> None:
    page = "<html><body><article><p>" + "Мост через реку закрыли во вторник. " * 20 + "</p></article></body></html>"
    sent = answer(page.encode("windows-1251"), content_type="text/html; charset=windows-1251")
    with serving({"/a": sent}) as server:
        found = Fetcher(network=network()).fetch(server.url("/a"))
    assert found.document is not None
    assert extract(found.document).text.startswith("Мост через реку закрыли во вторник.")


def test_robots_txt_is_asked_once_and_kept() -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: rashomon\nDisallow: /private\nAllow: /private/open\n"
    pages = {path: answer() for path in ("/a", "/private/b", "/private/open/c")}
    with serving({"/robots.txt": answer(rules, content_type="text/plain"), **pages}) as server:
        fetcher = Fetcher(network=network())
        fetcher.fetch(server.url("/a"))
        fetcher.fetch(server.url("/private/open/c"))
        with pytest.raises(RobotsError, match=r"closed to programs by the site's robots\.txt"):
            fetcher.fetch(server.url("/private/b"))
    assert [r.split(" ")[1] for r in server.requests] == ["/robots.txt", "/a", "/private/open/c"]


def test_robots_txt_that_cannot_be_read_closes_the_site_and_a_missing_one_opens_it() -> None:
    with serving({"/robots.txt": answer(b"", "500 Oops"), "/a": answer()}) as server:
        with pytest.raises(RobotsError, match="robots.txt answers with status 500") as caught:
            Fetcher(network=network()).fetch(server.url("/a"))
        assert caught.value.location == server.url("/a"), "the page that was asked for"
        server.pages["/robots.txt"] = answer(b"", "404 Not Found")
        assert Fetcher(network=network()).fetch(server.url("/a")).document


def test_a_redirect_is_held_to_the_robots_txt_of_where_it_leads() -> None:
    closed = answer(b"User-agent: *\nDisallow: /archive", content_type="text/plain")
    with serving({"/robots.txt": closed, "/archive/a": answer()}) as there:
        moved = answer(b"", "302 Found", location=there.url("/archive/a", "archive.example"))
        with serving({"/a": moved}) as here, pytest.raises(RobotsError) as caught:
            Fetcher(network=network(news_example="127.0.0.1", archive_example="127.0.0.1")).fetch(
                here.url("/a", "news.example")
            )
    assert caught.value.location.startswith("http://archive.example:")
    assert there.paths == []


def test_two_pages_of_one_host_stand_apart_as_the_site_asks() -> None:
    clock = Clock()
    slow = answer(b"User-agent: *\nCrawl-delay: 7", content_type="text/plain")
    names = network(a_example="127.0.0.1", b_example="127.0.0.1")
    timed = Network(names.look_up, names.allowed, clock=clock, sleep=clock.sleep)
    with serving({"/robots.txt": slow, "/a": answer()}) as server:
        fetcher = Fetcher(network=timed)
        for host in ("a.example", "a.example", "b.example", "a.example"):
            fetcher.fetch(server.url("/a", host))
    assert clock.slept == [7.0, 7.0]


def test_a_wait_that_is_too_long_is_told_and_not_slept() -> None:
    clock = Clock()
    names = network()
    timed = Network(names.look_up, names.allowed, clock=clock, sleep=clock.sleep)
    slow = answer(b"User-agent: *\nCrawl-delay: 900", content_type="text/plain")
    with serving({"/robots.txt": slow, "/a": answer()}) as server:
        fetcher = Fetcher(network=timed)
        fetcher.fetch(server.url("/a"))
        with pytest.raises(LaterError) as caught:
            fetcher.fetch(server.url("/a"))
    assert (caught.value.seconds, clock.slept) == (900.0, [])


@pytest.mark.parametrize(("after", "seconds"), [("120", 120.0), ("", 60.0), ("9" * 30, 86_400.0), ("soon", 60.0)])
def test_a_busy_site_is_left_alone_for_as_long_as_it_asks(after: str, seconds: float) -> None:
    with serving({"/a": answer(b"", "429 Too Many Requests", retry_after=after)}) as server:
        fetcher = Fetcher(network=network())
        with pytest.raises(LaterError) as caught:
            fetcher.fetch(server.url("/a"))
        with pytest.raises(LaterError):
            fetcher.fetch(server.url("/a"))
    assert caught.value.seconds == seconds
    assert server.paths == ["/a"]


@pytest.mark.parametrize("status", ["401 Unauthorized", "403 Forbidden", "404 Not Found", "410 Gone", "500 Oops"])
def test_a_status_is_told_with_a_next_step(status: str) -> None:
    with serving({"/a": answer(b"no", status)}) as server, pytest.raises(AnswerError) as caught:
        Fetcher(network=network()).fetch(server.url("/a"))
    assert caught.value.status == int(status[:3])
    assert caught.value.advice


def test_errors_survive_the_way_back_from_a_worker() -> None:
    errors: list[FetchError] = [
        AnswerError("https://a.example/", "answers with status 404.", "Check the address.", 404),
        LaterError("https://a.example/", "asks to wait.", "Later.", 60.0),
        RobotsError("https://a.example/", "is closed."),
    ]
    for error in errors:
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_the_time_of_a_pause_is_not_taken_from_the_page() -> None:
    with serving({"/a": answer(), "/b": answer()}) as server:
        names = network()
        fetcher = Fetcher(Limits(seconds=0.5, pause=0.7), Network(names.look_up, names.allowed))
        fetcher.fetch(server.url("/a"))
        start = time.monotonic()
        assert fetcher.fetch(server.url("/b")).document
    assert time.monotonic() - start > 0.6
