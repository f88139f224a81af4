"""The matrix says why a claim that several reports have is not counted as shared."""

from __future__ import annotations

from dataclasses import replace

from rashomon.brief import brief
from rashomon.export import phrases
from rashomon.model import Comparison
from rashomon.web import grid, rows


def test_doubtful_claims_say_why_and_come_last(comparison: Comparison) -> None:
    lines = brief(comparison)
    first, second = lines.some_say
    doubtful = replace(lines, some_say=(), maybe_same=(first,), again=(second,))
    shown = grid.lines(doubtful, grid.Choice())
    assert [(line.row.claim, line.note) for line in shown[-2:]] == [
        (first.claim, phrases.UNSURE),
        (second.claim, phrases.SEEN_ABOVE),
    ]
    assert not any(line.note for line in shown[:-2])
    assert [phrases.UNSURE in rows.facts(line) for line in shown[-2:]] == [True, False]
