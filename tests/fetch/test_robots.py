"""robots.txt as RFC 9309 reads it."""

from __future__ import annotations

import time

import pytest

from rashomon.fetch.robots import Robots, matches, parse


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("/", "/anything", True),
        ("/fish", "/fish.html?x=1", True),
        ("/fish", "/Fish", False),
        ("/fish/", "/fish", False),
        ("/fish*", "/fishing", True),
        ("/*.php$", "/a/b.php", True),
        ("/*.php$", "/a/b.php?x", False),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("/a*b*c", "/a-c-b", False),
        ("/a*b*c", "/a-b-c-d", True),
        ("/*a*a$", "/a", False),
        ("*", "/x", True),
    ],
)
def test_patterns(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected


@pytest.mark.parametrize(
    ("source", "path", "expected"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("user-agent : RASHOMON # us\ndisallow : /a", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: rashomon\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /\nUser-agent: rashomon\nDisallow: /b", "/a", True),
        ("User-agent: *\nDisallow: /a\n\nSitemap: /s\nDisallow: /b", "/b", False),
        ("User-agent: *\nDisallow: /news\nAllow: /news/open", "/news/open/1", True),
        ("User-agent: *\nAllow: /page\nDisallow: /page", "/page", True),
        ("User-agent: rashomon\nDisallow: /a\nUser-agent: other\nDisallow: /\nUser-agent: rashomon\nDisallow: /b", "/b",
         False),
        ("Disallow: /", "/a", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", False),
        ("<html><body>Not found</body></html>", "/a", True),
        ("\x00\x01\x02" * 100, "/a", True),
    ],
)  # fmt: skip
def test_rules(source: str, path: str, expected: bool) -> None:
    assert parse(source, "rashomon").allows(path) is expected


@pytest.mark.parametrize(("value", "delay"), [("5", 5.0), ("0.5", 0.5), ("-3", 0), ("1e9", 0), ("inf", 0), ("", 0)])
def test_delays(value: str, delay: float) -> None:
    assert parse(f"User-agent: *\nCrawl-delay: {value}", "rashomon").delay == delay


def test_a_pattern_made_to_take_forever_takes_no_time() -> None:
    start = time.monotonic()
    assert Robots(((False, "/" + "*a" * 2_000 + "b$"),)).allows("/" + "a" * 3_900)
    assert time.monotonic() - start < 1.0
