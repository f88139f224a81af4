"""Passages that one report has from another: found in a story, or in a stream of any length.

Fingerprints of each report (winnowed shingles: Schleimer, Wilkerson and Aiken 2003) lead to the earlier reports that
may share a passage, and only those are aligned word by word. What both merely quote is no copy, and neither are lines
that stand on pages which otherwise have nothing to do with each other: these are the page's, not the report's.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Report
from rashomon.trace.copies.finder import Copy, Finder

__all__ = ["Copy", "Finder", "copies"]


def copies(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """Return the passages that pairs of reports share, ordered by place, the earlier of the reports given on the left.

    Every pair is looked at. For more reports than a story holds, feed a ``Finder`` one by one.
    """
    finder = Finder(window=len(reports), every=True)
    # All are matched before the first is told: furniture shows by its recurrence.
    matches = [match for report in reports for match in finder.matches(report)]
    return tuple(sorted((c for match in matches for c in finder.copies(match)), key=lambda c: (c.left, c.right)))
