"""Which words of the text are its headline, and what the headline is where the text has none."""

from __future__ import annotations

import re

from rashomon.clean.lines import Block
from rashomon.clean.parting import untailed
from rashomon.model import Evidence, Span

TITLE_ORDER = ("head", "record", "json-ld", "opengraph", "heading", "title")
MOST_WORDS, MOST_CHARACTERS = 25, 180
# As many paragraphs below a headline may be it once more.
NEAR = 3
# What closes a sentence or leads on to a list. A question or an exclamation may be a headline.
CLOSED = re.compile(r"[.;:,][\"'”’»)\]*_]{0,3}$|…$")
LISTED = re.compile(r"[-*+•]\s")


def find(
    text: str, paragraphs: tuple[Span, ...], evidence: tuple[Evidence, ...], dateline: Block | None
) -> Span | None:
    """Return the span of the headline, which is then the first paragraph, or ``None`` where no headline stands there.

    It is the first paragraph where that is the title that the metadata give, or where it is short, has no closing
    full stop and more text follows.
    """
    if not paragraphs:
        return None
    place = paragraphs[0]
    shown = place.of(text)
    if title_of(shown, evidence) is not None:
        return place
    if len(paragraphs) < 2 or (dateline is not None and dateline.end == place.end) or LISTED.match(shown):
        return None
    if len(shown) > MOST_CHARACTERS or len(shown.split()) > MOST_WORDS or "\n" in shown:
        return None
    following = max(p.end - p.start for p in paragraphs[1:4])
    if following <= len(shown) or following < 40:
        return None
    if shown.isupper():
        return place
    return None if CLOSED.search(shown) or shown[0].islower() else place


def again(text: str, paragraphs: tuple[Span, ...], place: Span | None) -> tuple[Span, ...]:
    """Return the paragraphs near the top that are the headline once more: many pages give it above and in the text."""
    wanted = folded(place.of(text)) if place else ""
    return tuple(span for span in paragraphs[1 : 1 + NEAR] if wanted and folded(span.of(text)) == wanted)


def title_of(shown: str, evidence: tuple[Evidence, ...]) -> str | None:
    """Return the title that the words are, by the metadata; case and marks do not count."""
    wanted = folded(shown)
    titles = (e.value for e in evidence if e.field == "title")
    return next((v for v in titles if wanted and wanted in (folded(v), folded(untailed(v)))), None)


def title(text: str, place: Span | None, evidence: tuple[Evidence, ...]) -> str | None:
    """Return the headline's words: those in the text, else those of the most direct metadata."""
    if place is not None:
        return " ".join(place.of(text).split())
    titles = [e for e in evidence if e.field == "title"]
    return next((untailed(e.value) for origin in TITLE_ORDER for e in titles if e.origin == origin), None)


def folded(value: str) -> str:
    """Return a value for comparison: its letters and digits, no case.

    >>> folded("“Dam breaks”, mayor says.")
    'dam breaks mayor says'
    """
    return " ".join(re.findall(r"\w+", value.casefold()))
