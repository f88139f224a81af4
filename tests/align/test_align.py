"""A claim is shown by its clearest reading, and two claims that share a statement by two."""

from __future__ import annotations

from rashomon.align import clearest
from rashomon.model import Comparison, Index


def test_of_two_claims_that_share_a_statement_one_is_shown_by_a_reading_of_its_own(comparison: Comparison) -> None:
    index = Index.of(comparison.story)
    told = [index.statements[reading.statement] for reading in comparison.claims[0].readings]
    scores = {(0, 1): 0.9, (0, 2): 0.6, (1, 2): 0.6}
    first = clearest(told, [0, 1, 2], scores, index, frozenset())
    other = clearest(told, [0, 1, 2], scores, index, {first})
    assert first in {s.id for s in told[:2]} and other in {s.id for s in told} - {first}
    # Where every reading shows another claim, the clearest is taken all the same.
    assert clearest(told, [0, 1, 2], scores, index, {s.id for s in told}) == first
