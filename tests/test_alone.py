"""What one report alone says is read sentence by sentence, the most telling first, every word cut from the report."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

import pytest
from rich.console import Console

from rashomon.brief import brief
from rashomon.brief.lines import Alone, Only
from rashomon.export import attribution
from rashomon.export.as_html import comparison_html
from rashomon.export.as_markdown import comparison_markdown
from rashomon.export.terminal import terminal_text
from rashomon.link import link
from rashomon.model import Claim, Comparison, Reading, Report, Span, Story
from rashomon.pipeline import analyse_report
from rashomon.web import grid


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the lines of a text."""
    return (Span(*line.span()) for line in re.finditer(r".+", text))


def compared(*texts: str) -> Comparison:
    """Return a comparison in which every statement of every text is a claim of its own."""
    reports = [
        Report(f"r1:{n}", f"{n}.txt", "", text, tuple(paragraphs(text)), publisher=f"Paper {n}")
        for n, text in enumerate(texts)
    ]
    story = Story("y1:one", tuple(analyse_report(report) for report in reports))
    linked = link(story)
    claims = tuple(
        Claim(f"c1:{s.id}", (Reading(s.report, s.id, s.span),), 1 / (2 + s.span.start), s.id)
        for analysis in story.analyses
        for s in analysis.clauses
    )
    return Comparison(story, linked.entities, linked.proposals, claims, (), (), (), (), ())


def alone(*texts: str) -> tuple[Only, ...]:
    return brief(compared(*texts)).only


OTHER = "The harbour was quiet on Sunday."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # A clause that leans on the one before it, and the word between them.
        (
            "The mayor of Guayaquil wanted a deputy who knew the port because the old docks leak.",
            ["The mayor of Guayaquil wanted a deputy who knew the port because the old docks leak"],
        ),
        # Two sentences are two lines.
        (
            "The kiln cracked overnight. Potters moved their jars.",
            ["Potters moved their jars", "The kiln cracked overnight"],
        ),
        # Other hands are other lines.
        (
            "The kiln cracked overnight, and potter Aino Laine said that the jars would be late.",
            ["The kiln cracked overnight", "the jars would be late"],
        ),
    ],
)
def test_the_clauses_of_a_sentence_are_read_together(text: str, words: list[str]) -> None:
    lines = alone(text, OTHER)[0].lines
    assert sorted(line.told.text for line in lines) == sorted(words)
    assert all(part in text for line in lines for part in line.told.text.split(" … "))


def test_what_says_most_that_no_other_report_says_comes_first() -> None:
    lines = alone("It rained. Divers found a bronze anchor off Paphos.", "It rained on the harbour all day.")[0].lines
    assert lines[0].told.text == "Divers found a bronze anchor off Paphos"


def test_each_claim_stands_in_one_line_and_keeps_its_row() -> None:
    found = alone("The kiln cracked while the potters slept, and a jar that stood near it burst.", OTHER)
    assert sum(len(each.rows) for each in found) > 1
    for each in found:
        claims = [claim for line in each.lines for claim in line.claims]
        assert sorted(claims) == sorted(row.claim for row in each.rows) and len(claims) == len(set(claims))


def test_what_a_denial_takes_stands_by_itself() -> None:
    text = "The inquiry did not establish that the dam leaked, but it blamed the pumps that failed in June."
    lines = alone(text, OTHER)[0].lines
    (denied,) = [line for line in lines if line.told.taken]
    assert len(denied.claims) == 1 and attribution.leaning(denied.told).strip() == "[did not establish that]"


def test_one_report_alone_is_shown_claim_by_claim_in_its_order() -> None:
    (only,) = alone("The kiln cracked while the potters slept.")
    assert only.lines == tuple(Alone(row.best, (row.claim,)) for row in only.rows)
    assert [line.told.passage.span for line in only.lines] == sorted(line.told.passage.span for line in only.lines)


def test_every_form_shows_the_sentences() -> None:
    lines = brief(compared("Divers who work off Paphos found an anchor because the sand had moved.", OTHER))
    words = "Divers who work off Paphos found an anchor because the sand had moved"
    page, console = comparison_html(lines), Console(width=120, file=io.StringIO())
    assert f"“{words}”  own voice" in terminal_text(lines, console)
    assert f"- “{words}” (own voice)" in comparison_markdown(lines)
    assert page.count(f"<q>“{words}”</q>") == 1 and page.count('<h3 id="only') == 2


LISTED = (
    "The ministry has named the dead.",
    "1. Amina Koroma, 20, of Lunsar, dead",
    "2. Sorie S. Kamara, 7, of Port Loko, missing",
    "3. Hawa Jalloh, 41, of Lungi, dead",
    "4. Foday Turay, 33, of Kambia, injured",
    "5. Isatu M. Bangura, 58, of Makeni, dead",
    "6. Abu Conteh, 9, of Rokupr, dead",
)


def test_a_list_is_told_by_its_first_line() -> None:
    lines = brief(compared("\n".join(LISTED), OTHER))
    (first, others) = sorted(lines.only[0].lines, key=lambda line: -line.further)
    assert first.told.text in LISTED[1] and first.further == 5 and others.told.text in LISTED[0]
    claims = [claim for line in lines.only[0].lines for claim in line.claims]
    assert sorted(claims) == sorted(row.claim for row in lines.only[0].rows)
    console = Console(width=120, file=io.StringIO())
    for shown in (terminal_text(lines, console), comparison_markdown(lines), comparison_html(lines)):
        assert shown.count("and 5 more lines of this form") == 1
        # Only the page, which shows each report's text, has the others.
    assert "Foday Turay" not in comparison_markdown(lines)
    # In the desk's matrix too, until somebody looks for one of them.
    rows = [line for line in grid.lines(lines, grid.Choice()) if line.row.best.text.endswith((", dead", ", missing"))]
    assert [line.note for line in rows] == ["and 5 more lines of this form"]
    [row] = [line.row for line in grid.lines(lines, grid.Choice(words="turay kambia"))]
    assert row.best.text in LISTED[4]


@pytest.mark.parametrize(
    "lines",
    [
        # Four are no list yet.
        LISTED[1:5],
        # What people say in sentences of one form is told each on its own.
        tuple(f"{name} said, after a long night, that the boats had been late." for name in ("Sesay", *"ABCDE")),
        # Lines that each tell something else.
        ("1. Divers, two of them, left.", "2. The pumps failed on Sunday, at noon.", "3. Kambia, 4 May: a crane fell.")
        + ("4. Nobody knows, so far, why.", "5. The inquiry, led by Hawa Jalloh, opens in June."),
    ],
)
def test_what_is_no_list_is_shown_line_by_line(lines: Sequence[str]) -> None:
    assert all(not line.further for line in alone("\n".join(lines), OTHER)[0].lines)
