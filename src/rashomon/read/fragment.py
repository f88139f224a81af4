"""A piece of HTML (a feed's summary, a newsletter) → its text, a blank line between paragraphs. Nothing is left out."""

from __future__ import annotations

import html
import re

from lxml import etree
from lxml import html as lxml_html

# As in html.py: beyond this it is no article.
MOST_CHARACTERS = 2_000_000
MARKUP = re.compile(r"<[A-Za-z/!]|&[#A-Za-z]")
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark picture q s samp small"
    " source span strike strong sub sup time tt u var wbr".split()
)
HIDDEN = frozenset("script style head title noscript template object iframe svg".split())


def text_of(source: str) -> str:
    """Return the text of a piece of HTML: one line a paragraph; what holds no markup comes back as it is.

    >>> text_of("<p>The dam <b>broke</b>.</p><ul><li>Three&nbsp;villages</li></ul>")
    'The dam broke.\\n\\nThree villages'
    """
    source = source[:MOST_CHARACTERS]
    if not MARKUP.search(source):
        return source.strip()
    # Bytes with their encoding named: a declaration within the piece itself would be an error.
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return html.unescape(re.sub(r"<[^>]{0,2000}>", " ", source)).strip()
    pieces: list[str] = []
    walk(tree, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def walk(tree: etree._Element, pieces: list[str]) -> None:
    """Append the words of a tree, with a line break where a block begins or ends."""
    hidden: etree._Element | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            if hidden is None and element.tag in HIDDEN:
                hidden = element
            if hidden is None:
                pieces.append(("" if element.tag in INLINE else "\n") + spaced(element.text))
        else:
            if hidden is element:
                hidden = None
            if hidden is None:
                pieces.append(("" if element.tag in INLINE else "\n") + spaced(element.tail))


def spaced(words: str | None) -> str:
    """Return words on one line: a line break within a block's words is a space."""
    return re.sub(r"\s+", " ", words or "")
