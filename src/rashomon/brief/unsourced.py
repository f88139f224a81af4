"""What one report gives as somebody's word and another tells without a source, where both say the same thing."""

from __future__ import annotations

from rashomon.brief.lines import Row, Unsourced
from rashomon.brief.rows import Desk


def unsourced(desk: Desk, rows: list[Row]) -> tuple[Unsourced, ...]:
    """Return the pairs, weightiest claim first."""
    return ()
