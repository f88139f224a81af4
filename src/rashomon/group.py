"""Analyses → Stories."""
from __future__ import annotations
from collections.abc import Sequence
from rashomon.model import Analysis, Story, content_id


def group(analyses: Sequence[Analysis]) -> tuple[Story, ...]:
    """Return the stories of the analyses."""
    return (Story(content_id("y", *(a.report.id for a in analyses)), tuple(analyses)),)
