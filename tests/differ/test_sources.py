"""Whose word: own voice against a mouth parts two reports, unless the own words name that mouth."""

from __future__ import annotations

import pytest

from rashomon.differ import differ
from rashomon.link import link
from rashomon.model import Claim, Reading, Report, Span, Story
from rashomon.pipeline import analyse_report

SAID = "Radio Delta reported that engineers had found deep cracks in the northern bridge."


def parted(left: str, right: str) -> bool:
    """Whether two one-sentence reports part in whose word their longest statements are."""
    made = [Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),)) for n, text in enumerate((left, right))]
    story = Story("y1:t", tuple(map(analyse_report, made)))
    told = [max(a.clauses, key=lambda s: s.span.end - s.span.start) for a in story.analyses]
    claim = Claim("c1:t", tuple(Reading(s.report, s.id, s.span) for s in told), 1.0, told[0].id)
    return "attribution" in {difference.on for difference in differ(story, link(story), (claim,))}


@pytest.mark.parametrize(
    ("own", "wanted"),
    [
        ("Engineers have found deep cracks in the northern bridge.", True),
        # Radio Delta is named as the one who has it.
        ("Radio Delta interviewed engineers who had found deep cracks in the northern bridge.", False),
        # Another is.
        ("Mayor Lena Okafor met engineers who had found deep cracks in the northern bridge.", True),
    ],
)
def test_own_words_that_name_the_source_are_no_other_word(own: str, wanted: bool) -> None:
    assert parted(own, SAID) is wanted
    assert parted(SAID, own) is wanted
