"""RSS (0.9 to 2.0) and Atom → one Document an entry, and an entry → Page. A feed's word is a summary: partial."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree

from rashomon.errors import DocumentError
from rashomon.model import Document, Evidence, Page
from rashomon.read import text as plain
from rashomon.read.fragment import text_of
from rashomon.read.xml import SAVE, children, line, local, tree_of, words

MOST_ENTRIES = 20_000
ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
# What a feed says once for all its entries.
HEAD = frozenset("title link language lang".split())
# A text that breaks off like this is the start of an article, whatever the element that it stands in.
TEASER = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\b(?:continue reading|read (?:more|on|the (?:rest|full (?:story|article)))|full story)\b"
    r"[^\n]{0,120})\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article. ``url`` and ``id`` may be empty; dates are as written."""

    url: str
    title: str
    published: str
    updated: str
    summary: str
    text: str
    author: str
    id: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its entries in their order."""

    title: str
    url: str
    language: str
    entries: tuple[Entry, ...]


def read_feed(document: Document) -> Feed:
    """Return what a feed says. Raises ``DocumentError`` for what is no feed; a feed without entries is one."""
    root = root_of(document)
    head = next(children(root, "channel"), root)
    url = link_of(head, document.location)
    entries = tuple(entry_of(each, url) for _, each in items(root))
    return Feed(line(head, "title"), url, language_of(root, head), entries)


def split(document: Document) -> list[Document | DocumentError]:
    """Return a document for each entry of a feed: the feed's head as it is, with that entry alone."""
    try:
        root = root_of(document)
    except DocumentError as error:
        return [error]
    found = list(items(root))
    if not found:
        return [DocumentError(document.location, "read", "is a feed without entries.", SAVE)]
    frame = copy.deepcopy(root)
    for holder, entry in list(items(frame)):
        holder.remove(entry)
    for head in (frame, *children(frame, "channel")):
        for child in list(head):
            if local(child) not in HEAD | {"channel"}:
                head.remove(child)
    return [alone(document, frame, holder, entry, number) for number, (holder, entry) in enumerate(found, start=1)]


def alone(
    document: Document, frame: etree._Element, holder: etree._Element, entry: etree._Element, number: int
) -> Document:
    """Return the document of one entry."""
    whole = copy.deepcopy(frame)
    place = next(children(whole, "channel"), whole) if local(holder) == "channel" else whole
    place.append(copy.deepcopy(entry))
    content = etree.tostring(whole, encoding="utf-8", xml_declaration=True)
    return Document(f"{document.location}#{number}", document.media_type, content, document.retrieved)


def extract(document: Document) -> Page:
    """Return an entry's text, opened by its title, and what the feed says of it.

    ``partial`` unless the entry has a text of its own beside or instead of the summary, and that does not break off.
    Raises ``DocumentError`` for an entry without any text.
    """
    feed = read_feed(document)
    if not feed.entries:
        raise DocumentError(document.location, "read", "is a feed without entries.", SAVE)
    entry = feed.entries[0]
    body = entry.text if len(entry.text) >= len(entry.summary) else entry.summary
    if not body:
        raise DocumentError(document.location, "read", "has no text, only a title.", "Give the article's page itself.")
    fields = (
        ("title", entry.title),
        ("publisher", feed.title),
        ("published", entry.published),
        ("updated", entry.updated),
        ("url", entry.url),
        ("author", entry.author),
        ("language", feed.language),
    )
    text = plain.with_title(entry.title, body)
    evidence = tuple(Evidence(field, value, "record") for field, value in fields if value)
    partial = body != entry.text or bool(TEASER.search(body))
    return Page(document, text, evidence + tuple(plain.warnings(text)), None, partial)


def root_of(document: Document) -> etree._Element:
    """Return the root of a feed. Raises ``DocumentError`` for XML of another kind."""
    root = tree_of(document)
    if local(root) not in ("rss", "feed", "rdf"):
        raise DocumentError(
            document.location, "read", "is XML that is no RSS or Atom feed.", "Save its text as a .txt file."
        )
    return root


def items(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield the entries of a feed, each with the element that it stands in: RSS 1.0 has them beside the channel."""
    count = 0
    for holder in (root, *children(root, "channel")):
        for child in holder:
            if local(child) in ("item", "entry"):
                count += 1
                if count > MOST_ENTRIES:
                    return
                yield holder, child


def entry_of(entry: etree._Element, base: str) -> Entry:
    """Return what one entry says."""
    full = next((text for each in children(entry, "encoded", "content", "body") if (text := rich(each))), "")
    short = next((text for each in children(entry, "summary", "description", "subtitle") if (text := rich(each))), "")
    author = next(
        (name for each in children(entry, "author", "creator") if (name := line(each, "name") or one_line(each))), ""
    )
    return Entry(
        url=link_of(entry, base),
        title=" ".join(text_of(line(entry, "title")).split()),
        published=line(entry, "pubdate", "published", "date", "issued", "created"),
        updated=line(entry, "updated", "modified"),
        summary=short,
        text=full,
        author=author,
        id=line(entry, "guid", "id") or entry.get(ABOUT, ""),
    )


def rich(element: etree._Element) -> str:
    """Return the text of an element that may hold HTML: escaped, as CDATA, or as elements of its own (Atom's xhtml)."""
    if len(element) and any(isinstance(child.tag, str) for child in element):
        return text_of(etree.tostring(element, encoding="unicode", with_tail=False))
    return text_of(words(element))


def one_line(element: etree._Element) -> str:
    """Return an element's text on one line."""
    return " ".join(words(element).split())[:1000]


def link_of(element: etree._Element, base: str) -> str:
    """Return the address of an entry or a feed: Atom's alternate link, RSS's link, or an id that says it is one."""
    for link in children(element, "origlink", "link"):
        href = link.get("href") or words(link)
        if href.strip() and (link.get("rel") or "alternate") == "alternate":
            return absolute(urljoin(base, link.base or ""), href)
    for guid in children(element, "guid"):
        if (guid.get("isPermaLink") or "true").lower() == "true" and words(guid).startswith(("http://", "https://")):
            return words(guid)
    return ""


def absolute(base: str, address: str) -> str:
    """Return an address as seen from where it stands, empty where it is no web address."""
    try:
        found = urljoin(base if base.startswith(("http://", "https://")) else "", address.strip()[:4000])
    except ValueError:
        return ""
    return found if found.startswith(("http://", "https://")) else ""


def language_of(root: etree._Element, head: etree._Element) -> str:
    """Return the language that a feed names."""
    return line(head, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
