"""Comparisons of reports that outlets wrote, from text to differences, for tests of several stages."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.model import Comparison, Document
from rashomon.pipeline import Pipeline, analyse_report, compare_analyses
from rashomon.read import extract


class Told(NamedTuple):
    """A report, with the day on which it came out and its outlet, one of its own where none is named."""

    text: str
    day: str = "2031-05-06"
    publisher: str = ""


def compared(*reports: Told) -> Comparison:
    """Return the comparison of reports that are taken for one story."""
    pipeline = Pipeline()
    analyses = []
    for number, (text, day, publisher) in enumerate(reports):
        head = f"Publisher: {publisher or f'outlet{number}'}\nDate: {day}\n\n"
        page = extract(Document(f"{number}.txt", "text/plain", (head + text).encode()))
        analyses.append(analyse_report(pipeline.clean(page, "en"), pipeline))
    return compare_analyses(analyses)
