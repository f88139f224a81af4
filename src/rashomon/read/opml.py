"""OPML → the feeds that it lists. A list of addresses holds no report: ``rashomon watch`` is what reads it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.errors import DocumentError
from rashomon.model import Document
from rashomon.read.feeds import absolute
from rashomon.read.xml import local, tree_of

MOST_FEEDS = 10_000
SAVE = "Export the list of feeds again."


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that a list names: its address, its title where it has one, and the folders that it stands in."""

    url: str
    title: str
    folders: tuple[str, ...] = ()


def read_opml(document: Document) -> tuple[Subscription, ...]:
    """Return the feeds of a list, each address once, in their order.

    Raises ``DocumentError`` for what is no OPML, or names no feed with an http or https address.
    """
    root = tree_of(document)
    if local(root) != "opml":
        raise DocumentError(document.location, "read", "is XML that is no OPML.", SAVE)
    found: dict[str, Subscription] = {}
    for outline in root.iter():
        if local(outline) != "outline" or len(found) >= MOST_FEEDS:
            continue
        given = {name.lower(): value for name, value in outline.attrib.items()}
        url = absolute("", given.get("xmlurl", ""))
        if url:
            folders = tuple(name_of(each) for each in reversed(list(outline.iterancestors())) if name_of(each))
            found.setdefault(url, Subscription(url, name_of(outline), folders))
    if not found:
        raise DocumentError(document.location, "read", "names no feed.", SAVE)
    return tuple(found.values())


def split(document: Document) -> list[Document | DocumentError]:
    """Return the error that stands in the place of a list of feeds among reports."""
    advice = "Watch it with `rashomon watch`, or give the articles."
    return [DocumentError(document.location, "read", "is a list of feeds and holds no report.", advice)]


def name_of(outline: object) -> str:
    """Return an outline's title on one line."""
    get = getattr(outline, "get", None)
    return " ".join(str(get("title") or get("text") or "").split())[:200] if get and local_outline(outline) else ""


def local_outline(element: object) -> bool:
    """Return whether an element is an outline and not the head or the body."""
    return str(getattr(element, "tag", "")).rpartition("}")[2].lower() == "outline"
