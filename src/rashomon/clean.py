"""Page → Report."""
from __future__ import annotations
import re
from rashomon.model import Page, Report, Span, content_id


def clean(page: Page, language: str) -> Report:
    """Return the report of a page."""
    paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", page.text))
    return Report(content_id("r", page.document.sha256), page.document.location, page.document.sha256, page.text, paragraphs)
