"""Comparison → Brief: the comparison as lines, each of which names its statements and passages.

The brief holds no sentence about the event: what it says of the event is cut from a report. Every renderer in
``rashomon.export`` shows the same brief.
"""

from __future__ import annotations

from rashomon.brief.alone import only
from rashomon.brief.differing import gathered, ordered, split
from rashomon.brief.graph import graph
from rashomon.brief.labels import labels
from rashomon.brief.lines import Contrast, Row
from rashomon.brief.rows import Ledger, dated
from rashomon.brief.same import same_text
from rashomon.brief.sections import Brief, Head
from rashomon.brief.tables import debts, figures, maybe, timeline
from rashomon.brief.telling import sorted_out, telling
from rashomon.brief.unsourced import unsourced
from rashomon.brief.words import unheard, whose_word
from rashomon.model import Comparison

__all__ = ["Brief", "brief"]


def brief(comparison: Comparison) -> Brief:
    """Return the comparison as lines."""
    ledger = Ledger(comparison)
    rows = telling(ledger, sorted(map(ledger.row, comparison.claims), key=lambda row: (-row.worth, row.claim)))
    several = [row for row in rows if len({told.report for told in row.readings}) > 1]
    shared, maybe_same, again = sorted_out(ledger, several)
    all_say = tuple(row for row in shared if said_by_all(row))
    # A row whose passages stand above in other rows may part where those do not.
    differ = ordered(each for row in (*shared, *again) for each in row.contrasts if row in shared or not each.worded)
    return Brief(
        head=head(ledger, rows, shared, len(all_say), differ),
        all_say=all_say,
        some_say=tuple(row for row in shared if not said_by_all(row)),
        maybe_same=tuple(maybe_same),
        again=tuple(again),
        differ=differ,
        only=only(ledger, rows),
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


def said_by_all(row: Row) -> bool:
    """Return whether no report is silent on a claim, or may not say it."""
    return not row.doubtful and all(state != "silent" for _, state in row.cells)


def head(ledger: Ledger, rows: list[Row], shared: list[Row], by_all: int, differ: tuple[Contrast, ...]) -> Head:
    """Return the story in numbers."""
    reports = tuple(sorted(ledger.comparison.story.reports, key=dated))
    known = [r for r in reports if r.published.known] or reports
    early = [r.published.earliest[:10] for r in known if r.published.earliest]
    late = [r.published.latest[:10] for r in known if r.published.latest]
    told = split(differ)[0]
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
        differences=len(gathered(each for each in told if not each.revised)),
        revised=len(gathered(each for each in told if each.revised)),
        same_text=same_text(ledger),
    )
