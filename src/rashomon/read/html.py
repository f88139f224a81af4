"""Saved web pages → Page: the article's text by trafilatura, each kind of metadata kept apart. Never the network."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from rashomon.errors import DocumentError
from rashomon.model import Document, Page
from rashomon.read import metadata
from rashomon.read import text as plain

# Beyond these a page is no article, and the parser's time and stack are no longer bounded.
MOST_TAGS = 50_000
DEEPEST = 500
# The time that trafilatura takes grows with the square of the inline elements in one paragraph.
MOST_INLINE = 3_000
INLINE = frozenset("a abbr b big cite code del em font i ins mark q s small span strike strong sub sup tt u".split())
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})")
# Elements that authors leave open (p, li, td, …) or that hold nothing do not count as depth.
NESTING = frozenset(
    "a abbr address article aside b big blockquote center cite code del details div dl em fieldset figure font footer"
    " form h1 h2 h3 h4 h5 h6 header i ins main mark nav ol pre q s section small span strike strong sub sup table tbody"
    " template tt u ul".split()
)
OPENING = re.compile(r"<(?:script|style|!--)", re.IGNORECASE)
CLOSING = {
    "<script": re.compile(r"</script", re.IGNORECASE),
    "<style": re.compile(r"</style", re.IGNORECASE),
    "<!--": re.compile("-->"),
}
# Entities declared in the page itself: no article needs them, and the parser would show the declaration as text.
DECLARATIONS = re.compile(r"<!DOCTYPE[^>\[]{0,500}\[[^\]]{0,100000}\]\s{0,20}>", re.IGNORECASE)
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
SAVE = "Save the page again after the article shows, or copy its text into a .txt file."
LOG_IN = re.compile(
    r"\b(?:log ?in|sign ?in|subscribe|create (?:a free |an )?account|enable cookies|accept (?:all )?cookies|"
    r"cookie settings|we use cookies|your privacy|enable javascript|verify (?:that )?you are (?:a )?human|captcha|"
    r"access denied|already a subscriber)\b",
    re.IGNORECASE,
)
# A page with less text than this is read as an article only where nothing on it asks for a log-in or for cookies.
SHORT = 600


def extract(document: Document) -> Page:
    """Return the article's text, opened by its title, and what the page's metadata say.

    Raises ``DocumentError`` for a page without an article, a log-in page, and one too large or too deep to parse.
    """
    source = DECLARATIONS.sub("<!DOCTYPE html>", decode(document), count=1)
    check(document, source)
    try:
        tree = lxml_html.document_fromstring(source.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise DocumentError(document.location, "read", "cannot be read as HTML.", SAVE) from error
    if crowded(tree):
        raise DocumentError(document.location, "read", f"has a paragraph of more than {MOST_INLINE:,} elements.", SAVE)
    evidence = tuple(metadata.evidence(tree))
    body = article(source)
    shown = body or " ".join(tree.text_content().split())[: 10 * SHORT]
    if len(body) < SHORT and len(LOG_IN.findall(shown)) >= (1 if len(body) < SHORT // 3 else 2):
        raise DocumentError(document.location, "read", "shows a log-in or cookie page and no article.", SAVE)
    if not body:
        raise DocumentError(document.location, "read", "holds no article.", SAVE)
    text = plain.with_title(metadata.title(evidence), body)
    return Page(document, text, evidence + tuple(plain.warnings(text)))


def decode(document: Document) -> str:
    """Return the page's characters: by its mark, else UTF-8, else the charset it names, else a guess."""
    try:
        document.content.decode("utf-8")
    except UnicodeDecodeError:
        named = None if ";charset=" in document.media_type else CHARSET.search(document.content[:4096])
        if named and not document.content.startswith(tuple(mark for mark, _ in plain.BOMS)):
            with contextlib.suppress(LookupError, UnicodeDecodeError):
                return document.content.decode(named[1].decode("ascii"))
    return plain.decode(document)


def check(document: Document, source: str) -> None:
    """Raise ``DocumentError`` for a page with so many or so deep tags that the parser would not come back."""
    shown = without_scripts(source)
    if shown.count("<") > MOST_TAGS:
        raise DocumentError(document.location, "read", f"has more than {MOST_TAGS:,} tags.", SAVE)
    depth = 0
    for tag in TAG.finditer(shown):
        if tag[2].lower() in NESTING:
            depth = max(0, depth + (-1 if tag[1] else 1))
            if depth > DEEPEST:
                raise DocumentError(document.location, "read", "is nested too deeply to be read.", SAVE)


def without_scripts(source: str) -> str:
    """Return the page without scripts, styles and comments, whose angle brackets are no tags.

    >>> without_scripts("a<script>if (x<y)</script>b<!-- c -->d")
    'a</script>b-->d'
    """
    pieces = []
    place = 0
    for opening in OPENING.finditer(source):
        if opening.start() < place:
            continue
        closing = CLOSING[opening[0].lower()].search(source, opening.end())
        pieces.append(source[place : opening.start()])
        if closing is None:
            return "".join(pieces)
        place = closing.start()
    return "".join(pieces) + source[place:]


def crowded(tree: etree._Element) -> bool:
    """Return whether one element holds more inline elements than any paragraph does."""
    crowds = (element for element in tree.iter() if len(element) > MOST_INLINE)
    return any(sum(child.tag in INLINE for child in element) > MOST_INLINE for element in crowds)


def article(source: str) -> str:
    """Return the article's paragraphs with a blank line between, empty where trafilatura finds none."""
    # Imported here: it takes half a second, and plain text needs none of it.
    import trafilatura

    try:
        found = trafilatura.extract(source, include_comments=False, include_tables=True, with_metadata=False)
    except (etree.LxmlError, ValueError, RecursionError):
        found = None
    return "\n\n".join(paragraphs(found or ""))


def paragraphs(found: str) -> Iterator[str]:
    """Yield the lines that say something."""
    for line in found.splitlines():
        if line.strip():
            yield line.strip()
