"""Who denies a thing, or leaves it open, is told so from statement to page: end to end on two reports of our own."""

from __future__ import annotations

import pytest

from rashomon.api import compare
from rashomon.brief import brief
from rashomon.export.as_csv import comparison_csv
from rashomon.export.as_html import comparison_html
from rashomon.export.as_markdown import comparison_markdown
from rashomon.export.attribution import words_of
from rashomon.export.phrases import backed
from rashomon.model import Comparison, Index, Report, Span

LEFT = """Dam inquiry ends

The mining company Verde poisoned the lake near Kasese in March, prosecutors said on Monday.

Two engineers fled the town, witnesses told Radio Nile.

The minister of mines took money from Verde, according to the indictment.
"""
RIGHT = """Inquiry into lake closes

The inquiry did not establish that the mining company Verde poisoned the lake near Kasese in March.

Police could not confirm whether two engineers fled the town.

The minister of mines denied that he took money from Verde.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("denials")
    places = [folder / "left.txt", folder / "right.txt"]
    for place, text in zip(places, (LEFT, RIGHT), strict=True):
        place.write_text(text, encoding="utf-8")
    return compare(places)


def test_each_source_parts_from_the_other_with_its_words(told: Comparison) -> None:
    index = Index.of(told.story)
    parted = {
        (difference.on, " ".join(passage.span.of(index.reports[passage.report].text) for passage in difference.because))
        for difference in told.differences
        if difference.on in ("polarity", "certainty")
    }
    words = {on: {w for o, text in parted if o == on for w in text.split()} for on, _ in parted}
    assert {"not", "establish", "denied"} <= words["polarity"]
    assert {"not", "confirm"} <= words["certainty"]
    assert len(parted) == 3


def test_a_denied_claim_is_denied_on_the_page(told: Comparison) -> None:
    lines = brief(told)
    whose = {word for row in lines.all_say for word, _ in words_of(row)}
    assert whose >= {
        "The inquiry (not affirmed: “did not establish that”)",
        "The minister of mines (denied: “denied that”)",
        "Police (left open: “could not confirm”)",
        "prosecutors",
    }
    assert "did not establish that" in comparison_markdown(lines).split("They differ")[1]


def test_no_export_gives_what_is_denied_as_said(told: Comparison) -> None:
    lines = brief(told)
    for made in (comparison_csv(lines), comparison_markdown(lines), comparison_html(lines)):
        assert "The minister of mines · denied" in made
    assert "[denied that] he took money from Verde" in comparison_csv(lines)


def test_a_figure_that_is_denied_is_marked_so() -> None:
    text = "Police denied that 12 people had died on the ferry.\n\nA union said that 12 people had died on the ferry."
    report = Report("r1:a", "a.txt", "", text, (Span(0, 51), Span(53, len(text))))
    [dead] = [each for each in brief(compare([report])).figures if each.counted == "person / dead"]
    assert [backed(value) for value in dead.values] == ["Police · denied", "A union"]
