"""Killed, out of space, locked, two at once: what was reported as stored is there, once, and the work goes on."""

from __future__ import annotations

import itertools
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from child import QUICK
from servers import answer, serving
from sqlalchemy import event, text

from rashomon.config import Settings
from rashomon.errors import DeskError
from rashomon.model import Document
from rashomon.store import Desk

CHILD = Path(__file__).with_name("child.py")
TOWNS = ("Visby", "Ystad", "Mora", "Kalmar", "Falun", "Lund")
THINGS = ("bridge", "school", "harbour", "library", "mill")


def articles() -> dict[str, str]:
    """Return sixty short reports, two of each event."""
    said = (
        "The {thing} of {town} was closed on {day}, the mayor of {town} told {who}. The {thing} of {town} is unsafe.\n"
    )
    events = itertools.product(TOWNS, THINGS)
    return {
        f"{town}-{thing}-{who}": said.format(town=town, thing=thing, who=who, day="Monday")
        for town, thing in events
        for who in ("Allehanda", "Kuriren")
    }


def child(mode: str, location: str, given: str, output: Path) -> subprocess.Popen[bytes]:
    """Start the process that will be killed."""
    with output.open("ab") as file:
        return subprocess.Popen(
            [sys.executable, str(CHILD), mode, location, given], stdout=file, stderr=subprocess.PIPE
        )


def reported(output: Path) -> set[str]:
    """Return the ids that were reported, whole lines only."""
    lines = output.read_bytes().decode().split("\n")[:-1]
    return {line.split()[1] for line in lines if line.startswith(("stored", "known"))}


def held(location: str) -> list[str]:
    """Return the ids of the reports on a desk."""
    with Desk.open(location) as desk:
        return [row.id for row in desk.reports(count=1000).rows]


def killed_again_and_again(mode: str, location: str, given: str, output: Path, kills: int, seed: int) -> None:
    """Kill the process at random moments, and check the desk after each; then let it end."""
    draw = random.Random(seed)
    for _ in range(kills):
        before = len(reported(output)) if output.exists() else 0
        with child(mode, location, given, output) as process:
            wanted = before + draw.randrange(1, 12)
            until = time.monotonic() + 120
            while process.poll() is None and len(reported(output)) < wanted and time.monotonic() < until:
                time.sleep(0.002)
            time.sleep(draw.random() * 0.03)
            process.send_signal(signal.SIGKILL)
        found = held(location)
        assert len(found) == len(set(found))
        assert reported(output) <= set(found)
    with child(mode, location, given, output) as process:
        assert process.stderr and not process.stderr.read()
    assert process.returncode == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, words in articles().items():
        (tmp_path / "in" / f"{name}.txt").write_text(words, encoding="utf-8")
    return tmp_path / "in"


@pytest.fixture
def feed() -> Iterator[str]:
    """The address of a feed whose articles are pages of the same server."""
    pages: dict[str, bytes] = {}
    with serving(pages) as server:  # type: ignore[arg-type]
        items = ""
        for number, words in enumerate(articles().values()):
            pages[f"/{number}"] = answer(f"<html><body><article><p>{words}</p></article></body></html>".encode())
            items += f"<item><title>No. {number}</title><link>{server.url(f'/{number}')}</link></item>"
        rss = f"<rss version='2.0'><channel><title>Local</title>{items}</channel></rss>".encode()
        pages["/rss"] = answer(rss, content_type="application/rss+xml", etag='"1"')
        yield server.url("/rss")


@pytest.mark.parametrize("mode", ["add", "watch"])
def test_killed_at_random_moments(mode: str, tmp_path: Path, folder: Path, feed: str) -> None:
    location, given = str(tmp_path / "rashomon.db"), str(folder) if mode == "add" else feed
    killed_again_and_again(mode, location, given, tmp_path / "out", 3, seed=7)
    assert len(held(location)) == 60
    with sqlite3.connect(location) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    # A run that nobody disturbed ends with the same.
    whole = str(tmp_path / "whole.db")
    with child(mode, whole, given, tmp_path / "out2"):
        pass
    with Desk.open(location) as one, Desk.open(whole) as other:
        assert {row.id for row in one.reports(count=100).rows} == {row.id for row in other.reports(count=100).rows}
        assert list(one.groups()) == list(other.groups())
        assert one.search("bridge").total == other.search("bridge").total == 12


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, time\nfrom rashomon import engine\n"
        "def work(n):\n    os.write(1, f'{os.getpid()}\\n'.encode())\n    time.sleep(0.05)\n    return n\n"
        "if __name__ == '__main__':\n    list(engine.run(work, range(10_000), 2))\n"
    )
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        workers = {int(process.stdout.readline()) for _ in range(20)}
        process.kill()
    until = time.monotonic() + 10
    while any(map(alive, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert len(workers) == 2 and not any(map(alive, workers))


def alive(process: int) -> bool:
    """Return whether a process runs, zombies not counted."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path, folder: Path) -> None:
    location = str(tmp_path / "rashomon.db")
    with Desk.open(location, create=True) as desk:
        kept = {each.report for each in desk.add(sorted(folder.iterdir())[:8], pipeline=QUICK)}
        engine = desk._database.engine
        with desk._database.read() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()

        @event.listens_for(engine, "connect")
        def no_space(connection: sqlite3.Connection, _: object) -> None:
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")

        engine.dispose()
        with pytest.raises(DeskError, match="the disk is full"):
            list(desk.add([folder], pipeline=QUICK))
        assert kept <= set(held(location))
        event.remove(engine, "connect", no_space)
        engine.dispose()
        list(desk.add([folder], pipeline=QUICK))
    assert len(held(location)) == 60


def test_a_locked_desk_is_said_and_loses_nothing(location: str, folder: Path) -> None:
    with Desk.open(location, create=True) as first, Desk.open(location, wait=0.2) as second:
        list(first.add(sorted(folder.iterdir())[:2], pipeline=QUICK))
        with first._database.write():
            with pytest.raises(DeskError, match="in use by another program"):
                list(second.add([folder], pipeline=QUICK))
            assert second.count()[0] == 2, "readers never wait"
        assert len(list(second.add([folder], pipeline=QUICK))) == 60
        assert second.count()[0] == 60


def test_two_writers_wait_for_each_other(location: str, folder: Path) -> None:
    paths = sorted(folder.iterdir())
    with Desk.open(location, create=True):
        pass
    errors: list[BaseException] = []

    def write(part: list[Path]) -> None:
        try:
            with Desk.open(location) as desk:
                for start in range(0, len(part), 3):
                    list(desk.add(part[start : start + 3], pipeline=QUICK))
        except BaseException as error:
            errors.append(error)

    # Half of the reports are given to both.
    threads = [threading.Thread(target=write, args=(part,)) for part in (paths[:45], paths[:14:-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Desk.open(location) as desk:
        assert desk.count()[0] == 60
        found = list(desk.groups())
    with Desk.open(f"{folder}.db", create=True) as alone:
        list(alone.add(paths, pipeline=QUICK))
        assert list(alone.groups()) == found


def test_a_run_that_is_stopped_goes_on(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.store.desk.BATCH", 4)
    with Desk.open(tmp_path / "rashomon.db", create=True) as desk:
        run = desk.add([folder], Settings(), QUICK)
        first = [next(run) for _ in range(6)]
        run.close()
        rest = list(desk.add([folder], Settings(), QUICK))
    assert [each.outcome for each in rest[:6]] == ["known"] * 6
    assert [each.report for each in rest[:6]] == [each.report for each in first]
    assert sum(each.outcome == "stored" for each in rest) == 60 - 8


def test_a_stream_of_any_length_is_taken_a_few_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.store.desk.BATCH", 4)
    taken = 0

    def stream() -> Iterator[Document]:
        nonlocal taken
        for name, words in articles().items():
            taken += 1
            yield Document(name, "text/plain", words.encode())

    with Desk.open(tmp_path / "rashomon.db", create=True) as desk:
        run = desk.add(stream(), Settings(), QUICK)
        next(run)
        assert taken <= 6, "a batch, and the two by which the engine knows that there is a stream"
        run.close()


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="folder that is not there"):
        Desk.open(tmp_path / "none" / "rashomon.db", create=True)
    (tmp_path / "notes.db").write_text("these are notes, not a database " * 40)
    with pytest.raises(DeskError, match="no desk file"):
        Desk.open(tmp_path / "notes.db", create=True)
    with pytest.raises(DeskError, match="rashomon add"):
        Desk.open(tmp_path / "missing.db")
    assert not os.path.exists(tmp_path / "missing.db")
