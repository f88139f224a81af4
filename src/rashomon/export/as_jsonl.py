"""Analyses → JSON lines, the contract ``rashomon.analysis/1`` (``analysis.schema.json`` beside this file)."""

from __future__ import annotations

from rashomon import __version__
from rashomon.export.values import Value, encoded, mention_value, report_value, statement_value
from rashomon.model import Analysis

SCHEMA = "rashomon.analysis/1"


def analysis_line(analysis: Analysis) -> bytes:
    """Return one report's analysis as one line of JSON in UTF-8, its line end included."""
    return encoded(analysis_value(analysis)) + b"\n"


def analysis_value(analysis: Analysis) -> Value:
    """Return an analysis as plain dictionaries. Entities need a story: each chain's ``entity`` is null here."""
    report = analysis.report
    return {
        "schema": SCHEMA,
        "version": __version__,
        "report": report_value(report),
        "statements": [
            {**statement_value(statement, report), "mentions": list(statement.mentions), "act": statement.act}
            for statement in analysis.statements
        ],
        "mentions": [mention_value(mention, report) for mention in analysis.mentions],
    }
