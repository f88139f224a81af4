"""Several processes that answer as one server: forms, additions and corrections hold, whichever gets the request."""

from __future__ import annotations

import http.client
import re
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Server, started
from starlette.testclient import TestClient
from written import LATE

from rashomon.config import Settings
from rashomon.store import Desk
from rashomon.web import application, door

SECRET = "the mark of both"


@pytest.fixture
def two(filled: Path, tmp_path: Path) -> Iterator[tuple[TestClient, TestClient]]:
    """Clients of two applications over one file, as two processes have them."""
    shutil.copy(filled, tmp_path / "desk.db")
    folder = tmp_path / "additions"
    folder.mkdir()
    guard = door("127.0.0.1", 80, None, 100_000)
    with Desk.open(tmp_path / "desk.db") as one, Desk.open(tmp_path / "desk.db") as other:
        first, second = (
            TestClient(application(desk, Settings(), guard, secret=SECRET, folder=folder), base_url="http://localhost")
            for desk in (one, other)
        )
        yield first, second


def test_an_addition_is_followed_wherever_it_runs(two: tuple[TestClient, TestClient]) -> None:
    one, other = two
    mark = re.search(r'name="secret" value="([^"]+)"', one.get("/add").text)
    assert mark and mark[1] == SECRET
    begun = other.post("/add/paste", data={"secret": mark[1], "text": LATE}, follow_redirects=False)
    job = begun.headers["location"]
    # The stream ends when the addition does.
    told = one.get(f"{job}/events").text
    assert 'event: receipt\ndata: {"outcome": "stored"' in told
    assert told.rstrip().endswith('event: done\ndata: ""')
    for client in (one, other):
        page = client.get(job).text
        assert "<h1>Added</h1>" in page and "1 stored, 0 known, 0 failed, of 1" in page
        assert "In these stories" in page


@pytest.mark.parametrize("name", ["0" * 16, "..%2fdesk.db", "desk.db", "A" * 16])
def test_what_is_no_addition_is_not_looked_for(name: str, two: tuple[TestClient, TestClient]) -> None:
    for client in two:
        assert client.get(f"/add/{name}").status_code == 404


def test_a_correction_through_one_is_on_the_pages_of_the_other(two: tuple[TestClient, TestClient]) -> None:
    one, other = two
    story = f"/story/{one.get('/api/stories').json()['rows'][0]['id']}"
    [target] = re.findall(r'<a class="q" href="([^"]+)"><q>“The fire began in a dye store”', one.get(story).text)
    before = other.get(target).text
    places = re.findall(r'name="passage" value="([^"]+)">\n<article', before)
    assert len(places) == 3
    form = {"secret": SECRET, "passage": places, "split": places[0], "author": "Ngozi", "reason": "another store"}
    assert one.post(f"{story}/correct", data=form).status_code == 200
    assert "split</b> by Ngozi" in other.get(target).text
    other.post("/corrections/1/undo", data={"secret": SECRET})
    assert "split</b> by Ngozi" not in one.get(target).text


def answered(server: Server, path: str) -> int:
    """Return the status of an answer over a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_all_processes_end_with_the_first(how: signal.Signals, filled: Path, tmp_path: Path) -> None:
    shutil.copy(filled, tmp_path / "desk.db")
    server = started(tmp_path / "desk.db", "--processes", "2")
    story = server.story("fire")
    assert {answered(server, path) for path in (story, f"{story}/side", "/search?q=cloth", "/") for _ in range(5)} == {
        200
    }
    assert Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    server.process.send_signal(how)
    server.process.wait(60)
    for _ in range(600):
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", server.port)):
                return
        time.sleep(0.1)
    pytest.fail("a process still answers")
