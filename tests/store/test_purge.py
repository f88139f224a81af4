"""What is purged is gone: from every table, the index and the pages of the file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from texts import FERRY, LATE

from rashomon.errors import DeskError
from rashomon.model import Document, Passage, Selector, Span
from rashomon.store import Desk

SECRET = (
    "Publisher: Daily Dhow\nTitle: Quagmire at Zanzibar\nURL: https://dailydhow.example/secret\n\n"
    "The ferry Mwangaza ran aground on a reef off Zanzibar on Monday. Xylophagou Brzezinski, a witness, said that the "
    "captain was zigzagging before the ferry struck the reef.\n"
)


def add(desk: Desk, **documents: str) -> list[str]:
    given = [Document(f"{name}.txt", "text/plain", words.encode()) for name, words in documents.items()]
    return [receipt.report or "" for receipt in desk.add(given)]


@pytest.mark.parametrize("target", ["secret.txt", "https://dailydhow.example/secret", "id", "story"])
def test_purged_by_any_name(desk: Desk, target: str) -> None:
    *_, secret = add(desk, post=FERRY["harbour-post"], radio=FERRY["coast-radio"], secret=SECRET)
    story = desk.stories().rows[0].id
    names = {"id": secret, "story": story}
    assert desk.purge(desk.find(names.get(target, target))) == (3 if target == "story" else 1)
    assert desk.search("Xylophagou").total == 0
    assert desk.count() == ((0, 0) if target == "story" else (2, 1))


def test_nothing_of_it_is_left_in_the_file(tmp_path: Path) -> None:
    location = tmp_path / "rashomon.db"
    with Desk.open(location, create=True) as desk:
        post, _, secret = add(desk, post=FERRY["harbour-post"], radio=FERRY["coast-radio"], secret=SECRET)
        story = desk.stories().rows[0].id
        desk.look(story)
        desk.correct(story, "wrong", [Passage(secret, Span(0, 9))], "Asha", "Xylophagou is elsewhere")
        desk.correct(story, "wrong", [Selector("a witness", "https://dailydhow.example/secret")], "Asha", "by address")
        desk.correct(story, "wrong", [Passage(post, Span(0, 9))], "Asha", "of another")
        assert found(location, b"Xylophagou", b"xylophagou", b"zigzag", secret.encode())
        desk.purge([secret])
        assert not found(location, b"Xylophagou", b"xylophagou", b"zigzag", b"Quagmire", b"quagmir", secret.encode())
        assert [each.reason for each in desk.corrections(desk.stories().rows[0].id)] == ["of another"]
    assert not found(location, b"xylophagou", b"Xylophagou")


def found(location: Path, *words: bytes) -> list[bytes]:
    """Return which words stand in the file or its log."""
    raw = b"".join(path.read_bytes() for path in location.parent.glob(f"{location.name}*"))
    return [word for word in words if word in raw]


def test_no_row_of_it_is_left(desk: Desk) -> None:
    *_, secret = add(desk, post=FERRY["harbour-post"], radio=FERRY["coast-radio"], secret=SECRET)
    desk.look(desk.stories().rows[0].id)
    desk.purge([secret])
    with desk._database.read() as connection:
        for table, column in (
            ("report", "id"), ("receipt", "report"), ("analysis", "report"), ("entry", "report"),
            ("membership", "report"), ("link", "report"), ("link", "to"), ("history", "report"),
        ):  # fmt: skip
            count = connection.execute(text(f'SELECT count(*) FROM {table} WHERE "{column}" = :id'), {"id": secret})
            assert count.scalar() == 0, (table, column)
        assert connection.execute(text("SELECT count(*) FROM document")).scalar() == 2
        assert connection.execute(text("SELECT count(*) FROM comparison")).scalar() == 0


def test_the_others_stay_a_story_and_take_in_more(desk: Desk) -> None:
    first, second, secret = add(desk, post=FERRY["harbour-post"], radio=FERRY["coast-radio"], secret=SECRET)
    desk.purge([secret])
    [(_, chapters)] = list(desk.groups())
    assert sorted(sum(chapters, ())) == sorted([first, second])
    add(desk, late=LATE)
    assert [row.reports for row in desk.stories().rows] == [3]
    assert desk.look(desk.stories().rows[0].id).comparison.claims


def test_another_writer_hears_of_it(location: str) -> None:
    with Desk.open(location, create=True) as one, Desk.open(location) as other:
        first, second = add(one, post=FERRY["harbour-post"], radio=FERRY["coast-radio"])
        other.purge([first])
        add(one, late=LATE)
        assert sorted(sum((sum(chapters, ()) for _, chapters in one.groups()), ())) == sorted(
            row.id for row in one.reports().rows
        )
        assert one.count()[0] == 2 and second in {row.id for row in one.reports().rows}


def test_an_older_version_stands_again(desk: Desk) -> None:
    changed = FERRY["harbour-post"].replace("warned about", "told of")
    first, second = add(desk, post=FERRY["harbour-post"], again=changed)
    assert [(row.id, row.current) for row in desk.reports().rows] == [(second, True), (first, False)]
    desk.purge([second])
    assert [(row.id, row.current) for row in desk.reports().rows] == [(first, True)]


def test_the_latest_version_stands_again_whichever_came_last(desk: Desk) -> None:
    dated = [FERRY["harbour-post"].replace("2025-11-03", f"2025-11-0{day}") for day in (3, 5, 2)]
    first, second, third = add(desk, one=dated[0], two=dated[1], three=dated[2])
    assert {row.id for row in desk.reports().rows if row.current} == {second}
    desk.purge([second])
    assert {row.id: row.current for row in desk.reports().rows} == {first: True, third: False}


def test_what_is_not_there_is_not_purged(desk: Desk) -> None:
    add(desk, post=FERRY["harbour-post"])
    assert desk.find("nothing") == desk.find("") == ()
    assert desk.purge(["nothing"]) == 0
    assert desk.count() == (1, 1)


def test_copies_beside_the_file_are_named(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "rashomon.db", create=True) as desk:
        (tmp_path / "rashomon.db.0000.bak").write_bytes(b"old")
        assert [path.name for path in desk.backups()] == ["rashomon.db.0000.bak"]


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    location = tmp_path / "rashomon.db"
    with Desk.open(location, create=True) as desk:
        add(desk, post=FERRY["harbour-post"])
    with sqlite3.connect(location) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    content = bytearray(location.read_bytes())
    content[:100] = b"\0" * 100
    location.write_bytes(bytes(content))
    with pytest.raises(DeskError, match="no desk file, or is damaged"):
        Desk.open(location)
