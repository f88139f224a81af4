"""Short numbers for reports, claims and statements: they make the page's anchors."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from rashomon.brief.lines import Row, Told
from rashomon.brief.sections import Brief
from rashomon.export import attribution, naming, quotes
from rashomon.export.harmless import harmless
from rashomon.model import Passage


class Addresses(Protocol):
    """What each report is called, and where a page or a site shows it and a statement.

    The drawing and its table need no more: they are the same in this export and in ``rashomon.web``.
    """

    @property
    def names(self) -> Mapping[str, str]:
        """Return each report's name."""

    def name(self, report: str) -> str:
        """Return a report's name as HTML."""

    def to_report(self, report: str) -> str:
        """Return where a report is shown."""

    def to_statement(self, statement: str) -> str | None:
        """Return where a statement is shown, ``None`` where it is not."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number of each report, claim, statement and label, the claims of each statement, and each report's name."""

    reports: dict[str, int]
    claims: dict[str, int]
    statements: dict[str, int]
    claims_of: dict[str, tuple[str, ...]]
    names: dict[str, str]
    labels: dict[Passage, int]

    def name(self, report: str) -> str:
        """Return a report's name as HTML."""
        return f"<bdi>{escaped(self.names[report])}</bdi>"

    def to_report(self, report: str) -> str:
        """Return the anchor of a report's text."""
        return f"#r{self.reports[report]}"

    def to_statement(self, statement: str) -> str | None:
        """Return the anchor of a statement, ``None`` for one that no claim holds."""
        number = self.statements.get(statement)
        return None if number is None else f"#s{number}"

    def quote(self, told: Told) -> str:
        """Return a reading in quotation marks, a link to where it stands."""
        return f'{leaning(told)}<a class="q" href="#s{self.statements[told.statement]}">{quoted(told.text)}</a>'


def numbered(brief: Brief) -> Numbers:
    """Return the numbers of a brief: reports by publication, claims as listed, statements by place."""
    rows = listed(brief)
    claims: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for told in row.readings:
            claims[told.statement] = (*claims.get(told.statement, ()), row.claim)
    labels = {p.passage for label in brief.labels for _, forms in label.forms for f in forms for p in f.places}
    order = {report.id: number for number, report in enumerate(brief.head.reports, 1)}
    readings = {t.statement: t for row in rows for t in row.readings}
    placed = sorted(readings.values(), key=lambda t: (order[t.report], t.passage.span, t.statement))
    return Numbers(
        reports=order,
        claims={row.claim: number for number, row in enumerate(rows, 1)},
        statements={t.statement: number for number, t in enumerate(placed, 1)},
        claims_of=claims,
        names=naming.outlet_names(brief),
        labels={passage: number for number, passage in enumerate(sorted(labels), 1)},
    )


def listed(brief: Brief) -> list[Row]:
    """Return the rows in the order of the matrix."""
    shared = (*brief.all_say, *brief.some_say, *brief.maybe_same, *brief.again)
    return [*shared, *(row for only in brief.only for row in only.rows)]


def escaped(text: str) -> str:
    """Return text that is neither markup nor control.

    >>> escaped('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    """
    # Attributes stand in double quotes throughout, so an apostrophe is left as it is.
    return html.escape(harmless(text), quote=False).replace('"', "&quot;")


def leaning(told: Told) -> str:
    """Return the words that a reading leans on, empty where it can be read alone."""
    words = attribution.leaning(told)
    return f'<span class="lead">{escaped(words)}</span>' if words else ""


def quoted(text: str) -> str:
    """Return words of a report on one line, in quotation marks."""
    return f"<q>{escaped(quotes.in_quotes(text))}</q>"


def whose(told: Told) -> str:
    """Return whose word a reading is and how it is told."""
    return f'<span class="who">{escaped(attribution.weighed(told))}</span>'
