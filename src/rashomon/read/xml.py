"""XML as others send it → a tree: broken where it must be, never expanded, never fetched."""

from __future__ import annotations

import html
from collections.abc import Iterator

from lxml import etree

from rashomon.errors import DocumentError
from rashomon.model import Document

SAVE = "Save the feed again."
# Titles and descriptions under these names are those of a picture, a film or a sound beside the text.
MEDIA = frozenset(
    "{" + each
    for each in (
        "http://search.yahoo.com/mrss/",
        "http://search.yahoo.com/mrss",
        "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "http://www.google.com/schemas/play-podcasts/1.0",
    )
)


def tree_of(document: Document) -> etree._Element:
    """Return the root element of an XML document, mended where it is not well formed.

    Entities that the document declares stay as they are written, so that none can grow; nothing outside is loaded;
    depth and the length of one text are bounded by the parser. Raises ``DocumentError`` where no element is found.
    """
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(document.content.lstrip(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise DocumentError(document.location, "read", "cannot be read as XML.", SAVE) from error
    if root is None:
        raise DocumentError(document.location, "read", "cannot be read as XML.", SAVE)
    return root


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace, in lower case; empty for what speaks of a picture or a sound."""
    space, _, name = element.tag.rpartition("}") if isinstance(element.tag, str) else ("", "", "")
    return "" if space in MEDIA else name.lower()


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children of these names, in the order of the names."""
    for name in names:
        yield from (child for child in element if local(child) == name)


def words(element: etree._Element) -> str:
    """Return the text at and below an element, with the named characters of HTML (``&nbsp;``) in their place."""
    return "".join(
        html.unescape(part) if part.startswith("&") and part.endswith(";") else part for part in element.itertext()
    ).strip()


def line(element: etree._Element, *names: str) -> str:
    """Return the text of the first child of these names that has one, on one line, at most 2,000 characters."""
    found = (" ".join(words(child).split()) for child in children(element, *names))
    return next((each[:2000] for each in found if each), "")
