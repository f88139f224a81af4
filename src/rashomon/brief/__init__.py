"""Comparison → Brief: the comparison as lines, each of which names its statements and passages.

The brief holds no sentence about the event: what it says of the event is cut from a report. Every renderer in
``rashomon.export`` shows the same brief.
"""

from __future__ import annotations

from rashomon.brief.graph import graph
from rashomon.brief.labels import labels
from rashomon.brief.lines import Brief, Head, Row
from rashomon.brief.rows import Ledger, dated, hardness
from rashomon.brief.tables import debts, figures, maybe, timeline
from rashomon.brief.telling import apart, distinct, plain, telling
from rashomon.brief.unsourced import unsourced
from rashomon.brief.words import unheard, whose_word
from rashomon.model import Comparison

__all__ = ["Brief", "brief"]


def brief(comparison: Comparison) -> Brief:
    """Return the comparison as lines."""
    ledger = Ledger(comparison)
    claims = sorted(comparison.claims, key=lambda c: (-c.weight, c.id))
    rows = telling(ledger, map(ledger.row, claims))
    several = [row for row in rows if len({told.report for told in row.readings}) > 1]
    sure = {row.claim for row in several if plain(row)}
    first, again = apart(sorted(several, key=lambda row: row.claim not in sure))
    shared = [row for row in first if row.claim in sure]
    all_say = tuple(row for row in shared if all(state != "silent" for _, state in row.cells))
    return Brief(
        head=head(comparison, rows, shared, len(all_say)),
        all_say=all_say,
        some_say=tuple(row for row in shared if row not in all_say),
        maybe_same=tuple(row for row in first if row.claim not in sure),
        again=tuple(again),
        differ=tuple(sorted(distinct(c for row in shared for c in row.contrasts), key=lambda c: hardness(c.slots[0]))),
        only=ledger.only(rows),
        whose_word=whose_word(ledger),
        unheard=unheard(ledger),
        graph=graph(ledger),
        debts=debts(ledger),
        unsourced=unsourced(ledger, shared),
        labels=labels(ledger),
        maybe=maybe(ledger),
        figures=figures(ledger),
        timeline=timeline(ledger),
        unplaced=comparison.problems,
    )


def head(comparison: Comparison, rows: list[Row], shared: list[Row], by_all: int) -> Head:
    """Return the story in numbers."""
    reports = tuple(sorted(comparison.story.reports, key=dated))
    known = [r for r in reports if r.published.known] or reports
    early = [r.published.earliest[:10] for r in known if r.published.earliest]
    late = [r.published.latest[:10] for r in known if r.published.latest]
    return Head(
        reports=reports,
        outlets=tuple(dict.fromkeys(r.name for r in reports)),
        earliest=min(early, default=None),
        latest=max(late, default=None),
        undated=sum(not r.published.known for r in reports),
        claims=len(rows),
        by_all=by_all,
        shared=len(shared),
        single=sum(row.origins.most == 1 for row in shared),
        least=min((row.origins.least for row in shared), default=0),
        most=max((row.origins.most for row in shared), default=0),
    )
