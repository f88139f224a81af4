"""One remark in two wordings, one name in two spellings; another remark and another name are neither."""

from __future__ import annotations

import pytest

from rashomon.differ import differ
from rashomon.differ.words import alike, reworded
from rashomon.link import link
from rashomon.model import Claim, Reading, Report, Span, Story
from rashomon.pipeline import analyse_report


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # Words exchanged at either end are another wording; words that only one report quotes there are none.
        ("We will rebuild the harbour by spring", "We will rebuild the harbour before next spring", True),
        ("those words went too far for us", "what you said went too far for us", True),
        ("on Sunday we will rebuild the harbour", "we will rebuild the harbour before spring", False),
        ("a new world view for the coast", "a new worldview for the coast", False),
        ("we will rebuild the harbour", "we will tear down the whole of the old harbour", False),
        ("we will rebuild the harbour by the spring", "we will rebuild the port by the spring", True),
        ("I think we went far too far this time", "we went too far this time and we know it", True),
        # Nor is what is spoken short, or a "that" more.
        ("i think that we have lost the harbour", "i think we ve lost the harbour", False),
        ("they don t want the bridge", "they do not want the bridge", False),
        ("we will build a wall or a fence", "we will build a wall or fence", False),
        ("they don t want the bridge at all", "they do not want the tunnel at all", True),
        # Two remarks on one pattern.
        ("i think it is unpatriotic", "i think it is unethical", False),
        ("we believe that this will be good for all of us", "we believe that this will be the end of us", False),
        # The same words, of which one report quotes fewer, are no difference.
        ("the harbour will be rebuilt", "and the harbour will be rebuilt by spring", False),
        ("the harbour will be rebuilt", "nobody asked the fishermen", False),
        ("", "", False),
        # Marks are no other words.
        ("they can call 555-0100 if they saw it", "they can call (555) 0100 if they saw it", False),
    ],
)
def test_reworded(left: str, right: str, expected: bool) -> None:
    assert reworded(left.split(), right.split()) is expected
    assert reworded(right.split(), left.split()) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("okafor", "okaffor", True),
        ("amina", "amnia", True),
        ("tereshkova", "tershkova", True),
        ("mwangi", "mwangi", False),
        ("karimov", "karimova", False),
        ("santos", "santo", False),
        ("josé", "jose", False),
        ("vidal", "bidal", False),
        ("juarez", "jimenez", False),
    ],
)
def test_alike(left: str, right: str, expected: bool) -> None:
    assert alike(left, right) is expected


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("The old dam at Kariba must be closed at once", "The old dam at Kariba should be shut at once", True),
        ("The old dam must be closed & drained at once", "The old dam must be closed and drained at once", False),
        # What stands in brackets is the outlet's.
        ("The old dam there must be closed at once", "The old dam there (at Kariba) must be closed at once", False),
    ],
)
def test_what_an_outlet_adds_in_brackets_is_no_other_wording(left: str, right: str, wanted: bool) -> None:
    reports = (f'"{words}," Karim Haddad said.' for words in (left, right))
    made = [Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),)) for n, text in enumerate(reports)]
    story = Story("y1:t", tuple(map(analyse_report, made)))
    told = [max(a.clauses, key=lambda s: s.span.end - s.span.start) for a in story.analyses]
    claim = Claim("c1:t", tuple(Reading(s.report, s.id, s.span) for s in told), 1.0, told[0].id)
    assert ("wording" in {each.on for each in differ(story, link(story), (claim,))}) is wanted


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        # Pieces that all stand in the whole, or go on where it ends, are no other wording.
        (
            'Karim Haddad said he was "very glad to announce" what he called "a deal to end the strike at the port."',
            '"I am very glad to announce we have reached a deal to end the strike," Karim Haddad said.',
            False,
        ),
        (
            'Karim Haddad said he was "very glad to announce" what he called "a plan to end the strike."',
            '"I am very glad to announce a deal to end the strike," Karim Haddad said.',
            True,
        ),
    ],
)
def test_pieces_of_a_quotation_are_no_other_wording(left: str, right: str, wanted: bool) -> None:
    made = [Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),)) for n, text in enumerate((left, right))]
    story = Story("y1:t", tuple(map(analyse_report, made)))
    told = [max(a.clauses, key=lambda s: s.span.end - s.span.start) for a in story.analyses]
    claim = Claim("c1:t", tuple(Reading(s.report, s.id, s.span) for s in told), 1.0, told[0].id)
    assert ("wording" in {each.on for each in differ(story, link(story), (claim,))}) is wanted
