"""What the search finds, on both databases the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.model import Document, Span
from rashomon.store import Desk, Hit


@pytest.fixture
def full(desk: Desk, reports: Path) -> Desk:
    """A desk with the reports of both events."""
    list(desk.add([reports]))
    return desk


def texts(desk: Desk) -> dict[str, str]:
    return {analysis.report.id: analysis.report.text for analysis in desk.analyses()}


def marked(hit: Hit) -> list[str]:
    return [span.of(hit.snippet).lower() for span in hit.marks]


@pytest.mark.parametrize(
    ("words", "outlets"),
    [
        ("reef", {"Harbour Post", "Coast Radio"}),
        ("REEF captain", {"Harbour Post"}),
        ('"copper mine"', {"El Faro", "Andes Wire"}),
        ('"mine copper"', set()),
        ("drill", {"El Faro", "Andes Wire"}),  # drilling, drilled
        ("earthq*", {"Andes Wire"}),
        ("earthq", set()),
        ("who", set()),
        ("the", {"Harbour Post", "Coast Radio", "El Faro", "Andes Wire"}),
        ("", set()),
        ("-- ' \" * ( ) AND OR NOT NEAR", set()),
        ("reef'; DROP TABLE report", set()),
        ("reef:*", {"Harbour Post", "Coast Radio"}),
    ],
)
def test_words(full: Desk, words: str, outlets: set[str]) -> None:
    assert {hit.report.publisher for hit in full.search(words).rows} == outlets


def test_a_snippet_is_cut_from_the_report_and_marks_the_words(full: Desk) -> None:
    found = full.search("warned")
    [hit] = found.rows
    assert found.total == 1 and marked(hit) == ["warned"]
    assert hit.snippet.strip("…") in texts(full)[hit.report.id]
    assert hit.passage.span == Span(0, len(texts(full)[hit.report.id]))
    assert hit.stories == (full.stories(words="ferry").rows[0].id,)


@pytest.mark.parametrize(
    ("kind", "words", "places"),
    [
        ("source", "Rosa Vidal", {"Rosa Vidal, the mining minister", "the mining minister Rosa Vidal"}),
        ("source", "owners", {"A source close to the owners"}),
        ("entity", "Zanzibar", {"Zanzibar"}),
        ("claim", "engine failed", {"the engine had failed"}),
    ],
)
def test_places(full: Desk, kind: str, words: str, places: set[str]) -> None:
    hits = full.search(words, kind).rows  # type: ignore[arg-type]
    held = texts(full)
    assert hits and {hit.passage.span.of(held[hit.passage.report]) for hit in hits} <= places


def test_claims_hold_no_words_of_the_source(full: Desk) -> None:
    assert full.search("Juma", "text").total == 1
    assert full.search("Juma", "claim").total == 0


def test_pages_of_hits(full: Desk) -> None:
    whole = full.search("the")
    assert whole.total == 4
    paged = [full.search("the", first=n, count=1).rows for n in range(5)]
    assert [hit for page in paged for hit in page] == list(whole.rows)


def test_characters_that_no_database_keeps(desk: Desk) -> None:
    said = "The mayor of Malmö\x02 said \x03that the bridge 🌉 of Łódź is closed."
    assert [each.outcome for each in desk.add([Document("a.txt", "text/plain", said.encode())])] == ["stored"]
    [hit] = desk.search("Łódź").rows
    assert marked(hit) == ["łódź"] and "🌉" in hit.snippet and "\x02" not in hit.snippet
