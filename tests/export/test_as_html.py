"""The page is one safe, self-contained file whose links all lead somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.brief import Brief, brief
from rashomon.brief.lines import Told
from rashomon.brief.rows import SEPARATING
from rashomon.export.as_html import comparison_html
from rashomon.export.as_html.matrix import FEW, runs
from rashomon.export.as_html.reading import pieces
from rashomon.model import Comparison, Passage, Report, Span

VOID = {"meta", "input", "br", "link", "img"}


class Reader(HTMLParser):
    """Reads a page strictly: every element closed in order, attributes and text kept."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.text.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    return reader


@pytest.fixture(scope="module")
def lines(comparison: Comparison) -> Brief:
    return brief(comparison)


@pytest.fixture(scope="module")
def page(lines: Brief) -> str:
    return comparison_html(lines)


def test_every_anchor_leads_somewhere_and_ids_are_unique(page: str) -> None:
    elements = read(page).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [str(attributes["href"]) for tag, attributes in elements if tag == "a"]
    assert links and all(link.startswith("#") and link[1:] in ids for link in links)


def test_the_policy_allows_this_style_and_script_only(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy and policy[1].startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]


def test_nothing_is_loaded_and_nothing_is_inline(page: str) -> None:
    for tag, attributes in read(page).elements:
        assert tag not in ("link", "img", "iframe", "object", "base", "form")
        assert not {"src", "style", "srcset"} & attributes.keys()
        assert not [name for name in attributes if name.startswith("on")]
    assert "url(" not in page and "@import" not in page


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style></script><b>",
        "' onfocus='x",
        "&lt;b&gt; &amp;",
        "<!-- x --> ]]>",
    ],
)
def test_hostile_text_stays_text(comparison: Comparison, hostile: str) -> None:
    def spoil(text: str) -> str:
        return text.replace("struck a reef", hostile[:13].ljust(13))

    analyses = []
    for analysis in comparison.story.analyses:
        report = replace(
            analysis.report, text=spoil(analysis.report.text), publisher=hostile, title=hostile, location=hostile
        )
        analyses.append(replace(analysis, parse=replace(analysis.parse, report=report)))
    story = replace(comparison.story, analyses=tuple(analyses))
    entities = tuple(replace(entity, name=hostile) for entity in comparison.entities)
    spoilt = read(comparison_html(brief(replace(comparison, story=story, entities=entities))))
    allowed = {tag for tag, _ in read(comparison_html(brief(comparison))).elements}
    assert {tag for tag, _ in spoilt.elements} <= allowed
    assert sum(tag == "script" for tag, _ in spoilt.elements) == 1
    assert not [name for _, attributes in spoilt.elements for name in attributes if name.startswith("on")]
    assert hostile in "".join(spoilt.text)


def test_control_and_bidirectional_characters_do_not_act(comparison: Comparison) -> None:
    analyses = tuple(
        replace(a, parse=replace(a.parse, report=replace(a.report, publisher="X\u202eY\x00Z")))
        for a in comparison.story.analyses
    )
    page = comparison_html(brief(replace(comparison, story=replace(comparison.story, analyses=analyses))))
    assert "X\ufffdY\ufffdZ" in page and "\u202e" not in page and "\x00" not in page


def test_cells_have_words_and_glyphs(page: str) -> None:
    cells = re.sub(r'<ul class="legend".*?</ul>', "", page)
    for glyph, words in (("●", "says"), ("–", "silent")):
        assert f'<span aria-hidden="true">{glyph}</span> {words}' in cells
    assert "says<small>other words</small>" in cells and ">≠<" not in cells, (
        "two wordings of one quotation differ in no fact"
    )


def test_a_cell_that_parts_in_a_fact_says_so(comparison: Comparison) -> None:
    page = comparison_html(brief(replace(comparison, differences=(replace(comparison.differences[0], on="date"),))))
    assert '<span aria-hidden="true">≠</span> differs<small>date</small>' in page


def test_the_words_that_part_are_marked(comparison: Comparison) -> None:
    page = comparison_html(brief(comparison))
    assert "<mark>21 people</mark>" in page


def test_neighbours_that_are_silent_share_a_cell_in_a_wide_table() -> None:
    reports = [f"r{number}" for number in range(FEW + 1)]
    states: dict[str, str] = dict.fromkeys(reports, "silent") | {"r2": "says", "r3": "says"}
    assert [len(run) for run in runs(reports, states)] == [2, 1, 1, 3]
    assert [len(run) for run in runs(reports[:FEW], states)] == [1] * FEW


def test_the_table_is_marked_for_screen_readers(page: str) -> None:
    elements = read(page).elements
    scopes = [attributes.get("scope") for tag, attributes in elements if tag == "th"]
    assert {"col", "row", "rowgroup"} <= set(scopes) and None not in scopes
    tags = [tag for tag, _ in elements]
    assert {"header", "nav", "main", "footer", "caption", "h1"} <= set(tags)
    assert ("html", {"lang": "en"}) in elements
    first = next(attributes for tag, attributes in elements if tag == "a")
    assert first["class"] == "skip" and first["href"] == "#main"


def test_reports_are_shown_verbatim(page: str, comparison: Comparison) -> None:
    columns = re.findall(r'<div class="text"[^>]*>(.*?)</div>', page, re.S)
    shown = []
    for column in columns:
        reader = Reader()
        reader.feed(re.sub(r'<small class="w">.*?</small>', "", column))
        shown.append("".join("".join(reader.text).split()))
    assert sorted(shown) == sorted("".join(report.text.split()) for report in comparison.story.reports)


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8)


@given(st.text(alphabet="ab \n<&\u202e", min_size=1, max_size=60), SPANS)
def test_pieces_make_up_the_text(text: str, ranges: list[tuple[int, int]]) -> None:
    report = Report("r1:x", "x.txt", "0", text, ())
    spans = [Span(start, min(start + length, len(text))) for start, length in ranges if start < len(text)]
    told = [
        Told("r1:x", "x", f"s{n}", Passage("r1:x", span), (span,), span.of(text), "own", "none", "asserted", "positive")
        for n, span in enumerate(spans)
    ]
    found = list(pieces(report, told))
    assert "".join(piece.span.of(text) for piece in found) == text
    for each, span in zip(told, spans, strict=True):
        assert "".join(piece.span.of(text) for piece in found if each in piece.told) == span.of(text).strip(SEPARATING)


def test_a_reading_carries_its_anchor_its_claim_and_whose_word_it_is(page: str) -> None:
    assert re.search(
        r'<span id="s\d+"><small class="w">whose word: <span class="who">officials, via Coast Radio</span></small>'
        r'<a class="y" href="#c\d+" data-c="\d+">the engine had failed</a></span>',
        page,
    )


def test_the_page_is_small_and_the_same_each_time(page: str, lines: Brief) -> None:
    assert len(page.encode()) < 60_000
    assert comparison_html(lines) == page


def test_a_statement_in_two_claims_leads_to_both(comparison: Comparison) -> None:
    first, second = comparison.claims[0], comparison.claims[2]
    both = replace(second, readings=(*second.readings, first.readings[0]))
    page = comparison_html(brief(replace(comparison, claims=(first, both, *comparison.claims[3:]))))
    reader = read(page)
    ids = [attributes.get("id") for _, attributes in reader.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert any(len((attributes.get("data-c") or "").split()) == 2 for _, attributes in reader.elements)
