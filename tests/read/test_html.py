"""Saved pages → the article and the page's metadata, each place's word kept apart."""

from __future__ import annotations

import socket
import time

import pytest

from rashomon.errors import DocumentError
from rashomon.model import Document, Evidence, Page
from rashomon.read import extract

BODY = (
    "<p>The copper mine near Kolwezi stopped work on Friday after a wall of its open pit slid, the owner said.</p>"
    "<p>Eleven miners were brought out by noon, and two were still being looked for, a union official said.</p>"
    "<p>The provincial governor said that an inquiry would begin on Monday and last about three weeks.</p>"
)
LD = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": ['
    '{"@type": "NewsArticle", "headline": "Mine &amp; wall", "datePublished": "2021-05-07T10:00:00Z",'
    ' "publisher": {"@id": "#org"}, "author": [{"name": "Ana Ilunga"}]},'
    ' {"@id": "#org", "@type": "Organization", "name": "Lualaba Post"}]}</script>'
)


def page(head: str = "", body: str = BODY) -> Page:
    """Return the page of a head and a body."""
    source = f"<!DOCTYPE html><html lang='en'><head>{head}</head><body><article>{body}</article></body></html>"
    return extract(Document("a.html", "text/html", source.encode()))


def test_paragraphs_are_kept_and_the_title_opens_the_text() -> None:
    found = page(
        "<title>Mine stops after slide | Lualaba Post</title><meta property='og:site_name' content='Lualaba Post'>"
    )
    parts = found.text.split("\n\n")
    assert parts[0] == "Mine stops after slide"
    assert [part.split()[0] for part in parts[1:]] == ["The", "Eleven", "The"]


def test_each_place_is_kept_apart() -> None:
    head = (
        f"{LD}<title>Mine stops</title><meta property='og:site_name' content='Lualaba Online'>"
        "<meta name='date' content='2021-05-08'><link rel='canonical' href='https://lualaba.example/1'>"
    )
    found = page(head, BODY + "<time datetime='2021-05-09'>Sunday</time>").evidence
    for expected in (
        Evidence("title", "Mine & wall", "json-ld"),
        Evidence("publisher", "Lualaba Post", "json-ld"),
        Evidence("published", "2021-05-07T10:00:00Z", "json-ld"),
        Evidence("author", "Ana Ilunga", "json-ld"),
        Evidence("publisher", "Lualaba Online", "opengraph"),
        Evidence("published", "2021-05-08", "meta"),
        Evidence("title", "Mine stops", "title"),
        Evidence("url", "https://lualaba.example/1", "canonical"),
        Evidence("time", "2021-05-09", "time"),
    ):
        assert expected in found


@pytest.mark.parametrize("script", ["{broken", "[" * 5000, '{"@type": 3, "headline": {"name": 7}}', '"text"', "null"])
def test_broken_json_ld_is_passed_over(script: str) -> None:
    found = page(f"<script type='application/ld+json'>{script}</script>")
    assert "Kolwezi" in found.text
    assert not [e for e in found.evidence if e.origin == "json-ld"]


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + BODY,
        "<b>x</b>" * 200_000 + BODY,
        "<x-y>" * 40_000 + BODY,
        "<" * 300_000,
        "<script>" * 40_000,
        "<html><body><!--" + "-" * 500_000,
        "<table><tr><td>" * 10_000 + BODY,
        "<p>" + "<a href='x'>word</a> " * 20_000,
    ],
    ids=["deep", "many", "custom", "unclosed", "scripts", "comment", "tables", "inline"],
)
def test_hostile_pages_end_soon_and_plainly(source: str) -> None:
    begun = time.monotonic()
    with pytest.raises(DocumentError) as caught:
        extract(Document("a.html", "text/html", source.encode()))
    assert caught.value.advice
    assert time.monotonic() - begun < 5


def test_scripts_and_entities_are_no_text_and_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a page was asked from the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    source = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">'
        '<!ENTITY c SYSTEM "http://mine.example/x">]><html><head><link rel="stylesheet" href="http://mine.example/s.css">'
        f"</head><body>{BODY}<script>document.write('<p>stolen</p>')</script><p>&b;&c;</p></body></html>"
    )
    text = extract(Document("a.html", "text/html", source.encode())).text
    assert "Kolwezi" in text
    assert "ENTITY" not in text and "haha" not in text and "stolen" not in text


def test_a_named_charset_is_used() -> None:
    source = (
        f"<html><head><meta charset='iso-8859-2'></head><body>{BODY}<p>Łódź is far away, he said.</p></body></html>"
    )
    assert "Łódź" in extract(Document("a.html", "text/html", source.encode("iso-8859-2"))).text
