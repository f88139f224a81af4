"""Brief → CSV: one row a claim, one column a report, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from rashomon.brief.lines import Row
from rashomon.brief.sections import Brief
from rashomon.export import phrases
from rashomon.export.attribution import leaning, weighed
from rashomon.export.harmless import harmless
from rashomon.export.naming import outlet_names

# A cell that begins with one of these is run as a formula by some spreadsheets (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
SILENT = {"silent": "", "not retrieved": "(not retrieved)"}


def comparison_csv(brief: Brief) -> str:
    """Return the claims as CSV, that of most worth first; a silent report's cell is empty."""
    names = outlet_names(brief)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    columns = ["claim", "shown as", "weight", "outlets", "origins at least", "origins at most", "differs in"]
    shown = [names[report.id] for report in brief.head.reports]
    writer.writerow([guarded(cell) for cell in (*columns, *shown, *(f"{name}: whose word" for name in shown))])
    shown_as = sections(brief)
    for row in brief.rows:
        writer.writerow([guarded(cell) for cell in cells(row, shown_as[row.claim], list(names))])
    return out.getvalue()


def sections(brief: Brief) -> dict[str, str]:
    """Return under which heading each claim is shown, by its id."""
    shown = [("all say", brief.all_say), ("some say", brief.some_say)]
    shown += [(phrases.MAYBE_SAME.lower(), brief.maybe_same), (phrases.AGAIN.lower(), brief.again)]
    shown += [("only one report", only.rows) for only in brief.only]
    return {row.claim: title for title, rows in shown for row in rows}


def cells(row: Row, shown_as: str, reports: list[str]) -> list[str]:
    """Return a claim's cells: what is known of it, each report's words, and whose word they are and how told."""
    states = dict(row.cells)
    told = {report: [t for t in row.readings if t.report == report] for report in reports}
    said = {report: " | ".join(leaning(t) + t.text for t in told[report]) for report in reports}
    words = [said[report] or SILENT.get(states[report], "") for report in reports]
    whose = [" | ".join(dict.fromkeys(map(weighed, told[report]))) for report in reports]
    counts = [str(len(row.outlets)), str(row.origins.least), str(row.origins.most)]
    return [row.claim, shown_as, f"{row.weight:.3f}", *counts, ", ".join(row.slots), *words, *whose]


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: a leading apostrophe marks it as text.

    >>> guarded("=1+1"), guarded("fourteen")
    ("'=1+1", 'fourteen')
    """
    text = harmless(cell)
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text
