"""Page → Report: paragraphs, the furniture between them, headline, publisher and date of publication."""

from __future__ import annotations

from rashomon.clean import furniture, headline, published
from rashomon.clean.language import check
from rashomon.clean.lines import MOST_CHARACTERS, MOST_LINES, blocks
from rashomon.errors import DocumentError
from rashomon.model import Evidence, Furniture, Page, Report, Span, content_id

# Whose word on the publisher counts, the most direct first. A footer's word is evidence and no more.
PUBLISHER_ORDER = ("head", "record", "json-ld", "opengraph", "meta")
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
    marked = furniture.mark(text, found, page.evidence)
    dateline = furniture.dateline(text, found, marked)
    paragraphs = tuple(
        Span(dateline.span.end if dateline and b == dateline.block else b.start, b.end)
        for b, kind in zip(found, marked, strict=True)
        if kind is None
    )
    paragraphs = tuple(furniture.trimmed(text, span) for span in paragraphs)
    if not any(character.isalpha() for span in paragraphs for character in span.of(text)[:2000]):
        raise DocumentError(document.location, "clean", "holds no text of a report.", "Check what was saved.")
    prose = [span for span in paragraphs if furniture.is_prose(span.of(text))]
    check(document.location, text, paragraphs, prose, language)
    place = headline.find(text, paragraphs, page.evidence, dateline.block if dateline else None)
    again = headline.again(text, paragraphs, place)
    paragraphs = tuple(span for span in paragraphs if span not in again)
    if credit := furniture.credit(text, paragraphs[-1]):
        paragraphs = (*paragraphs[:-1], furniture.trimmed(text, Span(paragraphs[-1].start, credit.start)))
    hours = furniture.hours(text, paragraphs)
    paragraphs = tuple(Span(hours[span].end, span.end) if span in hours else span for span in paragraphs)
    pieces = [Furniture(Span(b.start, b.end), kind) for b, kind in zip(found, marked, strict=True) if kind is not None]
    pieces += [Furniture(span, "headline") for span in again]
    evidence = page.evidence + tuple(furniture.evidence(text, found, marked, dateline))
    if credit:
        pieces.append(Furniture(credit, "byline"))
        evidence += (Evidence("credit", credit.of(text).strip("()[]"), "byline"),)
    dates = published.find(text, pieces, dateline.span if dateline else None, evidence)
    # An entry's hour tells nothing of the whole report's.
    pieces += [Furniture(span, "byline") for span in hours.values()]
    if dateline:
        pieces.append(Furniture(dateline.span, "dateline"))
    return Report(
        id=page.given_id or content_id("r", document.sha256),
        location=document.location,
        sha256=document.sha256,
        text=text,
        paragraphs=paragraphs,
        furniture=tuple(sorted(pieces, key=lambda piece: piece.span)),
        headline=place,
        title=headline.title(text, place, page.evidence),
        publisher=first(page.evidence, "publisher", PUBLISHER_ORDER),
        byline=furniture.byline(text, found, marked),
        dateline=next((piece.span for piece in pieces if piece.kind == "dateline"), None),
        url=first(page.evidence, "url", URL_ORDER),
        language=language,
        published=dates.published,
        updated=dates.updated,
        partial=page.partial,
        evidence=evidence + dates.warnings,
    )


def too_long(location: str, most: str) -> DocumentError:
    """Return the error for a text that is longer than any report."""
    return DocumentError(location, "clean", f"has more than {most}.", "Keep the report alone.")


def first(evidence: tuple[Evidence, ...], field: str, order: tuple[str, ...]) -> str | None:
    """Return the value of a field from the first origin of the order that has one."""
    return next((e.value for origin in order for e in evidence if e.field == field and e.origin == origin), None)
