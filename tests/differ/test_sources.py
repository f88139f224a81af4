"""Whose word: own voice against a mouth, or two mouths, part two reports where the texts leave no doubt of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.differ import differ
from rashomon.link import link
from rashomon.model import Claim, Reading, Report, Span, Story
from rashomon.pipeline import analyse_report

SAID = "Radio Delta reported that engineers had found deep cracks in the northern bridge."


def parted(left: str, right: str, headline: bool = False, agreement: float = 1.0, publisher: str = "") -> bool:
    """Whether two one-sentence reports part in whose word their longest statements are.

    The left may be a headline, or somebody's own release.
    """
    spans = [Span(0, len(text)) for text in (left, right)]
    made = [Report(f"r1:{n}", f"{n}.txt", "", text, (spans[n],)) for n, text in enumerate((left, right))]
    made[0] = replace(made[0], headline=spans[0] if headline else None, publisher=publisher or None)
    story = Story("y1:t", tuple(map(analyse_report, made)))
    told = [max(a.clauses, key=lambda s: s.span.end - s.span.start) for a in story.analyses]
    claim = Claim("c1:t", tuple(Reading(s.report, s.id, s.span, agreement) for s in told), 1.0, told[0].id)
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


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        # One report gives it to somebody, the other to nobody.
        (
            "The dam at Kariba held through the winter.",
            "Engineers said the dam at Kariba held through the winter.",
            True,
        ),
        # One remark in two mouths.
        (
            '"The dam at Kariba must be closed now," Karim Haddad said.',
            '"The dam at Kariba must be closed now," a former employee said.',
            True,
        ),
        # Two remarks on one thing.
        (
            '"The dam at Kariba must be closed now," Karim Haddad said.',
            '"Nobody is safe below the old dam at Kariba," a former employee said.',
            False,
        ),
        # The quotation goes on from a sentence before: the second may be another's.
        (
            "The northern bridge near Talca was shut before the long winter began.",
            '"It moved," engineer Vera Lind said. "We shut the northern bridge near Talca long before the winter."',
            False,
        ),
        # A part without a verb of what somebody says.
        (
            "Children fear the northern bridge.",
            'Engineers praised her and described the northern bridge as a "lasting danger to all the children".',
            False,
        ),
        # A pronoun for nobody who is named.
        (
            "The dam at Kariba held through the winter.",
            "They said the dam at Kariba held through the winter.",
            False,
        ),
        # That somebody speaks is what is told.
        ("Ana Ruiz was praised.", "Engineers praised Ana Ruiz, the mayor of Talca, and described the bridge.", False),
    ],
)
def test_whose_word_parts_reports_only_where_it_is_clear(left: str, right: str, wanted: bool) -> None:
    assert parted(left, right) is wanted
    assert parted(right, left) is wanted


def test_a_headline_leaves_its_source_out() -> None:
    headline, told = (
        "Deep cracks found in northern bridge",
        "Engineers found deep cracks in the northern bridge, police said.",
    )
    assert parted(headline, told)
    assert not parted(headline, told, headline=True)


def test_two_reports_that_may_tell_two_things_have_no_word_in_common() -> None:
    own = "Deep cracks run through the long northern bridge and its two old towers."
    assert parted(own, SAID, agreement=0.7)
    assert not parted(own, SAID, agreement=0.5)
    # Much the same words are one thing all the same.
    assert parted("Engineers have found deep cracks in the northern bridge.", SAID, agreement=0.5)


def test_what_a_firm_gives_out_is_its_own_word() -> None:
    left = "The mill in Osk will close in the spring and 80 workers will leave."
    right = "The mill in Osk will close in the spring and 80 workers will leave, Corva Timber said in a statement."
    assert parted(left, right)
    assert not parted(left, right, publisher="Corva Timber")
