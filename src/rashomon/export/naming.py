"""What each report is called: by its outlet, by its file where people can read that name, else by its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rashomon.brief.sections import Brief
from rashomon.export.harmless import one_line
from rashomon.model import Report

# A file's name of so many characters has a word of so many letters, if people are to read it.
LONG_NAME, SHORTEST_WORD = 12, 3


def outlet_names(brief: Brief, longest: int | None = None) -> dict[str, str]:
    """Return what to call each report: its outlet, numbered by publication where one outlet has several.

    Names beyond ``longest`` characters are cut. A report without a publisher is numbered where nobody can read the name
    of its file.
    """
    names = [called(report, number) for number, report in enumerate(brief.head.reports, 1)]
    names = [f"{n[: longest - 1].rstrip()}…" if longest and len(n) > longest else n for n in names]
    seen: dict[str, int] = {}
    result = {}
    for report, name in zip(brief.head.reports, names, strict=True):
        seen[name] = seen.get(name, 0) + 1
        result[report.id] = f"{name} ({seen[name]})" if names.count(name) > 1 else name
    return result


def called(report: Report, number: int) -> str:
    """Return what to call a report that is the ``number``-th by publication."""
    return f"report {number}" if unreadable(report) else one_line(report.name)


def file_of(report: Report) -> str:
    """Return the name of a report's file where the report is not called by it, else nothing."""
    return one_line(report.name) if unreadable(report) else ""


def unreadable(report: Report) -> bool:
    """Return whether a report is called by the name of a file that a machine named: long, and without a word."""
    parts = re.split(r"[\W_]+", report.name)
    wordy = any(len(part) >= SHORTEST_WORD and part.isalpha() for part in parts)
    return not report.publisher and len(report.name) >= LONG_NAME and not wordy


def listed(reports: Iterable[str], names: Mapping[str, str]) -> str:
    """Return the names of some reports, each once."""
    return ", ".join(names[report] for report in dict.fromkeys(reports))
