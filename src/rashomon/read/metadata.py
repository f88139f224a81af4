"""A page's metadata, each place's word kept apart: JSON-LD, OpenGraph, other meta elements, title, time, canonical."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from rashomon.model import Evidence

# Name or property of a meta element → field and origin.
META = {
    "og:site_name": ("publisher", "opengraph"),
    "og:title": ("title", "opengraph"),
    "og:url": ("url", "opengraph"),
    "article:published_time": ("published", "opengraph"),
    "article:modified_time": ("updated", "opengraph"),
    "og:article:published_time": ("published", "opengraph"),
    "article:author": ("author", "opengraph"),
    "author": ("author", "meta"),
    "byl": ("author", "meta"),
    "application-name": ("publisher", "meta"),
    "citation_publisher": ("publisher", "meta"),
    "dc.publisher": ("publisher", "meta"),
    "date": ("published", "meta"),
    "pubdate": ("published", "meta"),
    "publishdate": ("published", "meta"),
    "publish-date": ("published", "meta"),
    "parsely-pub-date": ("published", "meta"),
    "sailthru.date": ("published", "meta"),
    "dc.date": ("published", "meta"),
    "dc.date.issued": ("published", "meta"),
    "dcterms.created": ("published", "meta"),
    "datepublished": ("published", "meta"),
    "lastmod": ("updated", "meta"),
    "datemodified": ("updated", "meta"),
}
ARTICLES = re.compile(
    r"(?:News|Blog|Report|Opinion|Analysis|Background|Review)?\w{0,20}(?:Article|Posting|Report)$|WebPage$"
)
# A JSON-LD block larger than this is data for a machine, not an article's head.
MOST_JSON = 500_000
MOST_NODES = 2_000
ORDER = ("json-ld", "opengraph", "meta", "heading", "title")


def evidence(tree: etree._Element) -> Iterator[Evidence]:
    """Yield what the page says of itself, each word once, in the order of trust."""
    seen: set[Evidence] = set()
    for each in (*from_json_ld(tree), *from_meta(tree), *from_elements(tree)):
        if each.value and each not in seen:
            seen.add(each)
            yield each


def title(found: tuple[Evidence, ...]) -> str | None:
    """Return the headline: JSON-LD's, OpenGraph's, the page's only first heading, else the title element's."""
    titles = [each for each in found if each.field == "title"]
    site = next((each.value for each in found if each.field == "publisher"), None)
    for origin in ORDER:
        for each in titles:
            if each.origin == origin:
                return without_site(each.value, site) if origin in ("title", "opengraph") else each.value
    return None


def without_site(value: str, site: str | None) -> str:
    """Return a title without the name of its site after a bar or dash.

    >>> without_site("Dam breaks in north | Example News", "Example News")
    'Dam breaks in north'
    """
    cut = re.fullmatch(r"(.{8,}?)\s[|\-–—·:»]{1,2}\s(.{2,60})", value)
    if cut and site and cut[2].strip().casefold() == site.strip().casefold():
        return cut[1].strip()
    return value


def from_json_ld(tree: etree._Element) -> Iterator[Evidence]:
    """Yield what the JSON-LD blocks say of the article."""
    nodes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        source = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() and len(source) <= MOST_JSON:
            try:
                nodes += walk(json.loads(source.strip().removeprefix("<!--").removesuffix("-->"), strict=False))
            except (ValueError, RecursionError):
                continue
    named = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and isinstance(n.get("name"), str)}
    articles = [node for node in nodes if is_article(node)]
    for node in sorted(articles, key=lambda n: "WebPage" in str(n.get("@type"))):
        for key, field in (
            ("headline", "title"),
            ("datePublished", "published"),
            ("dateModified", "updated"),
            ("publisher", "publisher"),
            ("author", "author"),
            ("url", "url"),
            ("inLanguage", "language"),
        ):
            for value in names(node.get(key), named):
                yield Evidence(field, value, "json-ld")


def walk(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a JSON-LD block that stand alone: the top, lists, and graphs."""
    found: list[dict[str, Any]] = []
    waiting = [value]
    while waiting and len(found) < MOST_NODES:
        here = waiting.pop(0)
        if isinstance(here, list):
            waiting += here[:MOST_NODES]
        elif isinstance(here, dict):
            found.append(here)
            waiting += [here[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in here]
    return found


def is_article(node: dict[str, Any]) -> bool:
    """Return whether a node is typed as an article, or as the page of one."""
    kinds = node.get("@type")
    return any(isinstance(k, str) and ARTICLES.match(k) for k in (kinds if isinstance(kinds, list) else [kinds]))


def names(value: Any, named: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Yield the names in a value: a string, an object's ``name``, the object that its ``@id`` names, or a list."""
    for each in value[:20] if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            each = each.get("name") or named.get(str(each.get("@id")), {}).get("name")
        if isinstance(each, str) and each.strip():
            yield words(html.unescape(each))


def from_meta(tree: etree._Element) -> Iterator[Evidence]:
    """Yield what the meta elements say, OpenGraph's first."""
    found = []
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = words(element.get("content") or "")
        if key in META and content:
            found.append(Evidence(META[key][0], content, META[key][1]))
    yield from sorted(found, key=lambda each: ORDER.index(each.origin))


def from_elements(tree: etree._Element) -> Iterator[Evidence]:
    """Yield what title, the only first heading, canonical link, language and time elements say."""
    headings = [heading for heading in (words(h.text_content()) for h in tree.iter("h1")) if heading]
    if len(headings) == 1:
        yield Evidence("title", headings[0], "heading")
    for element in tree.iter("title"):
        yield Evidence("title", words(element.text or ""), "title")
        break
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield Evidence("url", words(element.get("href") or ""), "canonical")
    for element in tree.iter("time"):
        value = words(element.get("datetime") or "")
        if value:
            yield Evidence("time", value, "time")
    language = words(tree.get("lang") or "")
    if language:
        yield Evidence("language", language, "html")


def words(value: str) -> str:
    """Return a value on one line, at most 1,000 characters of it."""
    return " ".join(value.split())[:1000]
