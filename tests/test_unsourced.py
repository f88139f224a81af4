"""What one report gives as somebody's word and another tells without a source, listed only where that is plain."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from rashomon.brief import Brief, brief
from rashomon.differ import differ
from rashomon.export.as_html import comparison_html
from rashomon.export.as_markdown import comparison_markdown
from rashomon.export.terminal import terminal_text
from rashomon.link import link
from rashomon.model import Claim, Comparison, Reading, Report, Span, Story
from rashomon.pipeline import Pipeline, analyse_report
from rashomon.trace import trace

SAID = "The dam at Kariva lost a quarter of its water in nine days, engineers said on Friday."


def lines(*texts: str) -> Brief:
    """The brief of one-paragraph reports whose first longest statements are one claim."""
    made = [
        Report(f"r1:{n}", f"{n}.txt", "", t, (Span(0, len(t)),), publisher=f"Paper {n}") for n, t in enumerate(texts)
    ]
    analyses = tuple(analyse_report(report, Pipeline()) for report in made)
    story = Story("y1:t", analyses)
    first = [max(a.statements, key=lambda s: (s.span.end - s.span.start, s.id)) for a in analyses]
    claim = Claim("c1:t", tuple(Reading(s.report, s.id, s.span) for s in first), 1.0, first[0].id)
    linked = link(story)
    traced = trace(story, linked, (claim,))
    differences = differ(story, linked, (claim,))
    return brief(
        Comparison(story, linked.entities, (), (claim,), differences, traced.origins, traced.derivations, (), ())
    )


def test_a_source_here_and_none_there_is_listed_in_neutral_words() -> None:
    found = lines(SAID, "The dam at Kariva lost a quarter of its water in nine days and nobody noticed.")
    [pair] = found.unsourced
    assert (pair.sourced.outlet, pair.told.outlet) == ("Paper 0", "Paper 1")
    shown = terminal_text(found, Console(width=200, color_system=None, file=io.StringIO()))
    assert "in Paper 0 it is the word of engineers: “The dam at Kariva" in shown
    assert "in Paper 1 it is told without a source: “The dam at Kariva" in shown
    assert "it is told without a source" in comparison_markdown(found)
    assert "it is told without a source" in comparison_html(found)


@pytest.mark.parametrize(
    "other",
    [
        # The same word, given to its source.
        "Engineers said that the dam at Kariva lost a quarter of its water in nine days.",
        # It goes on with what somebody is quoted for.
        "“It was a shock,” said Nomvula Dube. The dam at Kariva lost a quarter of its water in nine days.",
        # It names the source otherwise.
        "To the dismay of its engineers the dam at Kariva lost a quarter of its water in nine days.",
        # It is about the same, and says something else.
        "The dam at Kariva was built in 1974 by prisoners of war.",
    ],
)
def test_what_is_not_plain_is_not_listed(other: str) -> None:
    assert lines(SAID, other).unsourced == ()


def test_what_a_source_leaves_open_is_nobodys_word() -> None:
    told = "The dam at Kariva lost a quarter of its water in nine days."
    assert not lines(told, "Police could not confirm whether the dam at Kariva lost a quarter of its water.").unsourced
    assert lines(told, "Police said that the dam at Kariva lost a quarter of its water.").unsourced
