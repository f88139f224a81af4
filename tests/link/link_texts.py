"""Short texts as a story, for the tests of linking."""

from __future__ import annotations

import hashlib

from rashomon.attribute import attribute
from rashomon.mention import mention
from rashomon.model import Analysis, Report, Span, Story
from rashomon.parse import parse


def story(*texts: str, quoted: bool = False) -> Story:
    """Return a story whose reports are the texts, each by its own outlet, with their statements if ``quoted``."""
    analyses = []
    for text in texts:
        digest = hashlib.sha256(text.encode()).hexdigest()
        report = Report(f"r1:{digest[:8]}", digest[:8], digest, text, (Span(0, len(text)),))
        parsed = parse(report)
        mentions = mention(parsed)
        analyses.append(Analysis(parsed, mentions, attribute(parsed, mentions) if quoted else ()))
    return Story("y1:x", tuple(sorted(analyses, key=lambda a: a.report.id)))
