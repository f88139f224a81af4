"""kill -9 in the middle of an upload and of corrections: what was confirmed is there, once, and the desk goes on."""

from __future__ import annotations

import http.client
import json
import random
import shutil
import threading
import time
import urllib.parse
from pathlib import Path

import pytest
from serving import Server, started
from written import FIRE

from rashomon.store import Desk

FORM = "application/x-www-form-urlencoded"


def post(server: Server, path: str, body: bytes, kind: str) -> str:
    """Return where a form's answer leads."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("POST", path, body, {"content-type": kind, "origin": server.address})
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 303, answer.status
    return answer.getheader("location") or ""


def secret(server: Server) -> str:
    """Return the mark of the server's own forms."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", "/add")
    return connection.getresponse().read().decode().split('name="secret" value="')[1].split('"')[0]


def uploaded(mark: str, reports: dict[str, str]) -> tuple[bytes, str]:
    """Return the body of an upload, and its kind."""
    parts = [f'--x\r\nContent-Disposition: form-data; name="secret"\r\n\r\n{mark}\r\n']
    head = '--x\r\nContent-Disposition: form-data; name="file"; filename="{}.txt"\r\n\r\n{}\r\n'
    parts += [head.format(name, text) for name, text in reports.items()]
    return "".join([*parts, "--x--\r\n"]).encode(), "multipart/form-data; boundary=x"


def confirmed(server: Server, job: str, wanted: int) -> list[str]:
    """Return the places that the page's own stream told to be stored, after so many."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", f"{job}/events")
    answer, found, event = connection.getresponse(), [], b""
    while len(found) < wanted:
        line = answer.readline().strip()
        if line.startswith(b"event: "):
            event = line[7:]
        elif line.startswith(b"data: ") and event == b"receipt":
            receipt = json.loads(line[6:])
            assert receipt["outcome"] == "stored"
            found.append(receipt["location"])
    return found


def test_a_kill_in_the_middle_of_an_upload_loses_nothing_confirmed(filled: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk.db"
    shutil.copy(filled, desk)
    server = started(desk)
    many = {f"{name}-{n}": f"{text}\nTold again, number {n}.\n" for n in range(8) for name, text in FIRE.items()}
    body, kind = uploaded(secret(server), many)
    told = confirmed(server, post(server, "/add/upload", body, kind), 1)
    server.kill()
    with Desk.open(desk) as held:
        before = held.count()[0]
        assert set(told) <= held.received(told)
        assert len(told) <= before - 4
    server = started(desk)
    body, kind = uploaded(secret(server), dict(list(many.items())[:6]))
    job = post(server, "/add/upload", body, kind)
    for _ in range(600):
        with Desk.open(desk) as held:
            locations = [row.location for row in held.reports(count=200).rows]
        if len(locations) >= max(before, 10):
            break
        time.sleep(0.1)
    server.kill()
    assert job.startswith("/add/")
    assert len(locations) == len(set(locations)) == max(before, 10)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_kill_in_the_middle_of_corrections_loses_nothing_confirmed(seed: int, filled: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk.db"
    shutil.copy(filled, desk)
    server = started(desk)
    story, mark = server.story("fire"), secret(server)
    report = server.json(f"/api/stories/{story.rpartition('/')[2]}/reports")["rows"][0]["id"]
    kept: list[str] = []

    def correct() -> None:
        for number in range(10_000):
            fields = {"secret": mark, "kind": "confirm", "passage": f"{report}:0-9", "reason": f"number {number}"}
            try:
                post(server, f"{story}/correct", urllib.parse.urlencode(fields).encode(), FORM)
            except (OSError, http.client.HTTPException):
                return
            kept.append(f"number {number}")

    writer = threading.Thread(target=correct)
    writer.start()
    while len(kept) < 2:
        time.sleep(0.01)
    time.sleep(random.Random(seed).uniform(0, 0.3))
    server.kill()
    writer.join(30)
    with Desk.open(desk) as held:
        reasons = [each.reason for each in held.corrections()]
    assert reasons[: len(kept)] == kept
    assert len(reasons) <= len(kept) + 1
