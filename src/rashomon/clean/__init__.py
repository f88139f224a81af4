"""Page → Report: paragraphs, the furniture between them, headline, publisher and date of publication."""

from __future__ import annotations

from rashomon.clean import headline, published
from rashomon.clean.furniture import is_prose
from rashomon.clean.language import check
from rashomon.clean.layout import layout
from rashomon.clean.lines import MOST_CHARACTERS, MOST_LINES, blocks
from rashomon.clean.published import ORDER
from rashomon.errors import DocumentError
from rashomon.model import Evidence, Page, Report, content_id

# Whose word on the address counts, the most direct first.
URL_ORDER = ("head", "record", "canonical", "opengraph", "json-ld")


def clean(page: Page, language: str) -> Report:
    """Return the report of a page: its text as it is, with paragraphs and furniture marked.

    Raises ``DocumentError`` where the page holds no text of a report, or one in another language than wanted.
    """
    text, document = page.text, page.document
    if len(text) > MOST_CHARACTERS:
        raise too_long(document.location, f"{MOST_CHARACTERS:,} characters")
    found = blocks(text)
    if len(found) > MOST_LINES:
        raise too_long(document.location, f"{MOST_LINES:,} lines")
    laid = layout(text, found, page.evidence)
    if not any(character.isalpha() for span in laid.paragraphs for character in span.of(text)[:2000]):
        raise DocumentError(document.location, "clean", "holds no text of a report.", "Check what was saved.")
    prose = [span for span in laid.paragraphs if is_prose(span.of(text))]
    check(document.location, text, laid.paragraphs, prose, language)
    evidence = page.evidence + laid.evidence
    dates = published.find(text, laid.pieces, laid.dateline, evidence)
    return Report(
        id=page.given_id or content_id("r", document.sha256),
        location=document.location,
        sha256=document.sha256,
        text=text,
        paragraphs=laid.paragraphs,
        furniture=laid.pieces,
        headline=laid.headline,
        title=headline.title(text, laid.headline, page.evidence),
        publisher=first(page.evidence, "publisher", ORDER),
        byline=laid.byline,
        dateline=laid.dateline,
        url=first(page.evidence, "url", URL_ORDER),
        language=language,
        published=dates.published,
        updated=dates.updated,
        partial=page.partial,
        evidence=evidence + dates.warnings,
    )


def too_long(location: str, most: str) -> DocumentError:
    """Return the error for a text that is longer than any report."""
    return DocumentError(location, "clean", f"has more than {most}.", "Keep one report alone in the file.")


def first(evidence: tuple[Evidence, ...], field: str, order: tuple[str, ...]) -> str | None:
    """Return the value of a field from the first origin of the order that has one."""
    return next((e.value for origin in order for e in evidence if e.field == field and e.origin == origin), None)
