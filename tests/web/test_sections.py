"""What a brief holds beside its claims, on the screens and in what is taken away: a dam, told by two papers."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient
from written import report

from rashomon.brief import Brief
from rashomon.config import Settings
from rashomon.model import Document
from rashomon.store import Desk
from rashomon.web import application, door

DAM = (
    report(
        "Paper Zero",
        "2025-06-10",
        "Dam at Kariva loses a quarter of its water",
        "Engineers said that the dam at Kariva lost a quarter of its water in nine days.",
        "The province has sent tankers to the villages below Kariva. Nomvula Dube leads the province. A fence was put "
        "up on Monday. Dube was in Durban, where Dube has a house, and Dube has not been seen since.",
    ),
    report(
        "Paper One",
        "2025-06-10",
        "Tankers go to Kariva",
        "The dam at Kariva lost a quarter of its water in nine days and nobody noticed.",
        "Tankers bring water to the villages below Kariva since Monday.",
    ),
)
Dam = tuple[str, Brief, TestClient]


@pytest.fixture(scope="module")
def dam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dam]:
    """The path of the story of the dam, its brief, and a client of its desk."""
    with Desk.open(tmp_path_factory.mktemp("dam") / "desk.db", create=True) as desk:
        given = [Document(f"{n}.txt", "text/plain", text.encode()) for n, text in enumerate(DAM)]
        assert [receipt.outcome for receipt in desk.add(given)] == ["stored", "stored"]
        [row] = desk.stories().rows
        app = application(desk, Settings(), door("127.0.0.1", 80, None, 10_000))
        yield f"/story/{row.id}", desk.brief(row.id).brief, TestClient(app, base_url="http://localhost")


def screen(client: TestClient, path: str) -> str:
    """Return the words of a screen."""
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(html.unescape(re.sub("<[^>]+>", "", answer.text)).split())


def test_a_source_here_and_none_there_is_shown_in_neutral_words(dam: Dam) -> None:
    story, _, client = dam
    shown = screen(client, f"{story}/hands")
    assert "A source in one, none in another" in shown
    assert "in Paper Zero it is the word of Engineers: “the dam at Kariva lost a quarter" in shown
    assert "in Paper One it is told without a source: “The dam at Kariva lost a quarter" in shown


def test_who_is_spoken_of_and_never_heard_stands_beside_the_names(dam: Dam) -> None:
    story, _, client = dam
    page = client.get(f"{story}/words").text
    assert "Spoken of, never heard" in page
    [target] = re.findall(r'<a href="([^"]+)" aria-label="Paper Zero names Nomvula Dube: 4"', page)
    assert "Nomvula Dube leads the province" in screen(client, target)


def test_whose_word_leads_to_the_words_and_to_the_verbs(dam: Dam) -> None:
    story, brief, client = dam
    zero = next(report for report in brief.head.reports if report.name == "Paper Zero")
    page = client.get(f"{story}/hands").text
    table = page[page.index("<h3>Whose word</h3>") :]
    start = zero.text.index("the dam at Kariva lost")
    assert re.search(
        rf'href="{story.replace(":", "%3A")}/passage/[^"]+/{start}-\d+"><q>“the dam at Kariva lost a', table
    )
    assert re.search(r"1 statement, \d+ words: <a href", table)
    [cue] = re.findall(r'words: <a href="([^"]+)">say</a>', table)
    at = int(cue.rpartition("/")[2].partition("-")[0])
    assert zero.text[at:].startswith("said")
    assert "the dam at Kariva lost a quarter" in screen(client, cue)


def test_where_reports_part_in_attribution_their_sources_are_named(dam: Dam) -> None:
    story, _, client = dam
    [target, *_] = re.findall(
        r'in <bdi>Paper Zero</bdi></b> it is [^<]*<a class="q" href="([^"]+)"', client.get(f"{story}/hands").text
    )
    assert "attribution: Engineers against Paper One: own voice" in screen(client, target)
    assert "Whose word: Paper Zero ← Engineers unnamed" in screen(client, target)


def test_words_that_no_claim_holds_stand_in_their_paragraph(dam: Dam) -> None:
    story, brief, client = dam
    zero = next(report for report in brief.head.reports if report.name == "Paper Zero")
    start = zero.text.index("Engineers")
    page = client.get(f"{story}/passage/{zero.id}/{start}-{start + len('Engineers')}").text
    assert '<mark class="focus">Engineers</mark> said that the dam' in page
    assert "What the report says here" in page and "“the dam at Kariva lost a quarter" in page


@pytest.mark.parametrize("form", ["html", "md", "csv"])
def test_a_brief_of_some_claims_holds_nothing_of_the_others(form: str, dam: Dam) -> None:
    story, brief, client = dam
    claim = next(row.claim for row in brief.rows if "A fence was put up" in row.best.text)
    answer = client.get(f"{story}/brief.{form}?{urlencode({'c': claim})}")
    assert answer.status_code == 200
    assert "A fence was put up" in answer.text
    assert not [words for words in ("told without a source", "never heard", "From whom") if words in answer.text]


def test_a_brief_holds_what_is_counted_as_shared_where_nobody_has_chosen(dam: Dam) -> None:
    story, brief, client = dam
    picked = re.findall(r'value="(c1:\w+)" checked', client.get(f"{story}/brief").text)
    assert set(picked) == {row.claim for row in (*brief.all_say, *brief.some_say)}


def test_a_report_of_which_a_summary_is_held_is_not_called_silent(tmp_path: Path) -> None:
    said = "The dam at Kariva lost a quarter of its water in nine days, engineers said. Tankers bring water there."
    record = {"publisher": "Paper Two", "date": "2025-06-10", "title": "Dam at Kariva loses water", "summary": said}
    with Desk.open(tmp_path / "desk.db", create=True) as desk:
        given = [Document(f"{n}.txt", "text/plain", text.encode()) for n, text in enumerate(DAM)]
        list(desk.add([*given, Document("two.json", "application/json", json.dumps(record).encode())]))
        [story] = desk.stories().rows
        row = next(r for r in desk.brief(story.id).brief.rows if "not retrieved" in dict(r.cells).values())
        app = application(desk, Settings(), door("127.0.0.1", 80, None, 10_000))
        span = row.best.passage.span
        address = f"/story/{story.id}/passage/{row.best.report}/{span.start}-{span.end}"
        shown = screen(TestClient(app, base_url="http://localhost"), address)
        assert "Not retrieved, only a summary is held: Paper Two." in shown and "Silent: Paper Two" not in shown
