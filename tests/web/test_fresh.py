"""No page shows what was: after a report, a correction or its undoing, also by another program on the same file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from written import LATE

from rashomon.config import Settings
from rashomon.model import Document
from rashomon.store import Desk
from rashomon.web import application, door

SCREENS = ("", "?order=conflict", "/side", "/hands", "/words", "/figures", "/review", "/brief", "/run")
# More than a story of five short reports leaves open.
DOUBTS = 20


@pytest.fixture
def both(filled: Path, tmp_path: Path) -> Iterator[tuple[TestClient, Desk]]:
    """A client of a desk, and the same file opened once more."""
    path = tmp_path / "desk.db"
    shutil.copy(filled, path)
    with Desk.open(path) as desk, Desk.open(path) as other:
        app = application(desk, Settings(), door("127.0.0.1", 80, None, 10_000))
        yield TestClient(app, base_url="http://localhost"), other


def shown(client: TestClient, path: str) -> str:
    """Return a screen; of review, which shows one doubt at a time, all of them."""
    pages = [f"{path}?skip={number}" for number in range(DOUBTS)] if path.endswith("/review") else [path]
    return "".join(client.get(page).text for page in pages)


def test_a_report_that_another_program_adds_is_on_every_screen(both: tuple[TestClient, Desk]) -> None:
    client, other = both
    story = f"/story/{other.stories().rows[0].id}"
    for screen in SCREENS:
        assert "Delta Star" not in shown(client, story + screen)
    assert [each.outcome for each in other.add([Document("late.txt", "text/plain", LATE.encode())])] == ["stored"]
    for screen in SCREENS:
        assert "Delta Star" in shown(client, story + screen), screen
    assert "5 reports" in client.get("/").text
    assert "Delta Star" in client.get("/search?q=sixteen").text
    assert client.get("/api/reports?count=1").json()["total"] == 5


def test_a_correction_that_another_program_makes_is_shown_and_taken_back(both: tuple[TestClient, Desk]) -> None:
    client, other = both
    sheet = other.brief(other.stories().rows[0].id)
    row = next(row for row in sheet.brief.rows if "began in a dye store" in row.best.text and len(row.readings) == 3)
    places = [told.passage for told in row.readings]
    matrix = f"/story/{sheet.row.id}"
    before = client.get(matrix).text
    assert "3 outlets, 1 origin" in before
    made = other.correct(sheet.row.id, "split", places, "Ngozi", "another store")
    after = client.get(matrix).text
    assert after.count("The fire began in a dye store") == before.count("The fire began in a dye store") + 1
    assert after.count("3 outlets, 1 origin") == before.count("3 outlets, 1 origin") - 1
    other.undo(made.number)
    assert client.get(matrix).text == before
