"""Short texts as a story, for the tests of linking."""

from __future__ import annotations

import hashlib

from rashomon.mention import mention
from rashomon.model import Analysis, Report, Span, Story
from rashomon.parse import parse


def story(*texts: str) -> Story:
    """Return a story whose reports are the texts, each by its own outlet."""
    analyses = []
    for text in texts:
        digest = hashlib.sha256(text.encode()).hexdigest()
        report = Report(f"r1:{digest[:8]}", digest[:8], digest, text, (Span(0, len(text)),))
        parsed = parse(report)
        analyses.append(Analysis(parsed, mention(parsed), ()))
    return Story("y1:x", tuple(sorted(analyses, key=lambda a: a.report.id)))
