"""Paths → documents, and what stands in the place of those that cannot be read."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from rashomon.clean import clean
from rashomon.errors import DocumentError
from rashomon.model import Document, Page
from rashomon.read import extract, passed_over, read

MOST = 100_000
STORY = "The ferry between the two islands ran aground at dawn, the harbour master of Tobago said. Nobody was hurt.\n"


def pages(*paths: str | Path) -> list[Page]:
    """Return the pages that the paths hold; an error fails the test."""
    found = read(paths, MOST)
    assert [each for each in found if isinstance(each, DocumentError)] == []
    return [extract(each) for each in found if isinstance(each, Document)]


def problem(path: str | Path) -> DocumentError:
    """Return the only error that a path yields, whether it is found in reading or in extracting."""
    (found,) = read([path], MOST)
    if isinstance(found, DocumentError):
        return found
    with pytest.raises(DocumentError) as caught:
        extract(found)
    return caught.value


def test_a_folder_yields_its_reports_by_name_and_skips_the_rest(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "deep/c.HTM", ".hidden.txt", ".git/d.txt", "photo.png", "notes.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY)
    found = read([tmp_path], MOST)
    assert [Path(each.location).name for each in found] == ["a.md", "b.txt", "c.HTM"]
    assert [Path(each).name for each in passed_over([tmp_path])] == ["notes.xlsx", "photo.png"]
    assert [each.media_type for each in found if isinstance(each, Document)] == [
        "text/markdown",
        "text/plain",
        "text/html",
    ]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY + "More.")
    os.symlink(tmp_path / "a.txt", tmp_path / "z.txt")
    paths = [tmp_path / "a.txt", str(tmp_path / "*.txt"), tmp_path, f"{tmp_path}/./a.txt"]
    assert [Path(each.location).name for each in read(paths, MOST)] == ["a.txt", "b.txt"]


def test_the_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    (page,) = pages("-")
    assert (page.document.location, page.text) == ("-", STORY)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (STORY.encode(), STORY),
        (b"\xef\xbb\xbf" + STORY.encode(), STORY),
        (STORY.encode("utf-16"), STORY),
        # As some programs write it: without the mark that tells the order of the bytes.
        (f"“{STORY}”".encode("utf-16-le"), f"“{STORY}”"),
        (STORY.encode("utf-16-be"), STORY),
        (b"One line.\r\n\r\nAnother.\r\n", "One line.\r\n\r\nAnother.\r\n"),
        ("A café in Liège – “closed”, its owner said on Friday.".encode("cp1252"), None),
        ((STORY + "São Tomé").encode()[:-1], STORY + "São Tom\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_text_stays_as_it_is(tmp_path: Path, content: bytes, expected: str | None) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    (page,) = pages(tmp_path / "a.txt")
    assert page.text == (expected if expected is not None else content.decode("cp1252"))


def test_head_lines_are_read_and_left_in_place(tmp_path: Path) -> None:
    source = (
        f"Publisher: Tobago Mail\r\nDate: 2023-02-01\r\nTitle: Ferry: aground\r\n\r\n{STORY}Date: not a head line\n"
    )
    (tmp_path / "a.txt").write_bytes(source.encode())
    (page,) = pages(tmp_path / "a.txt")
    assert page.text == source
    assert [(e.field, e.value, e.origin) for e in page.evidence] == [
        ("publisher", "Tobago Mail", "head"),
        ("published", "2023-02-01", "head"),
        ("title", "Ferry: aground", "head"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "{title}\nDate: 2023-02-01\nPublisher: Tobago Mail",
        "{title}\n\nPublished: 2023-02-01\n\nSource: Tobago Mail",
        "Headline: {title}\n\nDate: 2023-02-01\nOutlet: Tobago Mail",
        "# {title}\n\n**Date:** 2023-02-01\n**Publisher:** Tobago Mail",
        "Author: Ana Lima\nDate: 2023-02-01\nTitle: {title}\nPublisher: Tobago Mail",
    ],
)
def test_head_lines_are_read_below_the_headline_too_and_are_no_text_of_the_report(tmp_path: Path, head: str) -> None:
    title = "Ferry runs aground off Tobago"
    (tmp_path / "a.txt").write_text(f"{head.format(title=title)}\n\n{STORY}{STORY}")
    (page,) = pages(tmp_path / "a.txt")
    report = clean(page, "en")
    assert (report.published.earliest, report.publisher, report.title) == ("2023-02-01", "Tobago Mail", title)
    assert not [p for p in report.paragraphs if "2023" in p.of(report.text) or "Mail" in p.of(report.text)]


def test_a_source_alone_is_no_publisher(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Source: Reuters\n\n{STORY}")
    (page,) = pages(tmp_path / "a.txt")
    assert [e for e in page.evidence if e.field == "publisher"] == []


def test_a_line_within_the_text_is_no_head_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{STORY}\nDate: 2023-02-01\n\n{STORY}")
    (page,) = pages(tmp_path / "a.txt")
    assert page.evidence == ()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\n", "is empty"),
        ("a.txt", b"abc\x00def", "is a binary file"),
        ("a.csv", b"\x00", "has no text"),
        ("a.txt", b"PK\x03\x04 ...", "is a zip archive"),
        ("a.txt", b"\x89PNG ...", "is an image"),
        ("a.txt", b"x" * (MOST + 1), "is larger than 100,000 bytes"),
        ("a.txt", bytes(range(1, 256)) * 40, "is in an unknown encoding"),
        ("a.html", b"<html><head><title>x</title></head><body></body></html>", "holds no article"),
        ("a.html", b"<html><body><p>Please log in to continue reading.</p></body></html>", "log-in or cookie page"),
        ("a.html", b"<div>" * 15_000, "is nested too deeply"),
        ("a.json", b'{"text": ', "is not valid JSON"),
        ("a.json", b"[" * 50_000, "is nested too deeply"),
        ("a.json", b"[]", "holds no records"),
        ("a.json", b'"a report"', "is no JSON object"),
        ("a.json", b'{"title": "Ferry aground"}', "has no text"),
    ],
)
def test_what_cannot_be_read_is_told_plainly(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    error = problem(tmp_path / name)
    assert words in error.problem
    assert error.advice


def test_missing_files_and_empty_folders_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "no such file" in problem(tmp_path / "a.txt").problem
    assert "without a report" in problem(tmp_path / "empty").problem
    assert "matches no file" in problem(f"{tmp_path}/*.txt").problem


def test_an_address_is_told_where_it_can_go() -> None:
    error = problem("https://tobagomail.example/ferry?p=*")
    assert "is an address" in error.problem and "rashomon add" in error.advice


def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "is not a regular file" in problem(tmp_path / "pipe.txt").problem


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_bytes(b"")
    kinds = [type(each) for each in read([tmp_path / "none.txt", tmp_path], MOST)]
    assert kinds == [DocumentError, Document, DocumentError]


@pytest.mark.parametrize(
    "record",
    [
        {"text": STORY, "title": "Aground", "date": "2023-02-01", "publisher": "Tobago Mail", "url": "u:1"},
        {
            "maintext": STORY,
            "title": "Aground",
            "date_publish": "2023-02-01",
            "source_domain": "Tobago Mail",
            "url": "u:1",
        },
        {"raw_text": STORY, "title": "Aground", "date": "2023-02-01", "sitename": "Tobago Mail", "url": "u:1"},
        {
            "plaintext": STORY,
            "title": "Aground",
            "publishing_date": "2023-02-01",
            "publisher": "Tobago Mail",
            "url": "u:1",
        },
        {"text": STORY, "title": "Aground", "publish_date": "2023-02-01", "source_url": "Tobago Mail", "url": "u:1"},
    ],
    ids=["ours", "news-please", "trafilatura", "fundus", "newspaper4k"],
)
def test_records_of_each_dialect_say_the_same(tmp_path: Path, record: dict[str, str]) -> None:
    (tmp_path / "a.json").write_text(json.dumps(record))
    (page,) = pages(tmp_path / "a.json")
    assert page.text == f"Aground\n\n{STORY}".rstrip("\n")
    assert [(e.field, e.value) for e in page.evidence] == [
        ("title", "Aground"),
        ("publisher", "Tobago Mail"),
        ("published", "2023-02-01"),
        ("url", "u:1"),
    ]


def test_json_lines_name_the_bad_line_and_go_on(tmp_path: Path) -> None:
    lines = ['{"id": "k-7", "text": "One."}', "{bad", "", '{"text": "Two.", "partial": true}', "[1]"]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    found = read([tmp_path / "a.jsonl"], MOST)
    assert [each.location.rpartition("#")[2] for each in found] == ["k-7", "2", "4", "5"]
    assert isinstance(found[1], DocumentError) and "line 2 is not valid JSON" in found[1].problem
    assert isinstance(found[3], DocumentError) and "line 5 is no JSON object" in found[3].problem
    assert isinstance(found[0], Document) and extract(found[0]).given_id == "k-7"
    assert isinstance(found[2], Document) and extract(found[2]).partial


def test_records_of_one_id_have_places_of_their_own(tmp_path: Path) -> None:
    texts = ["One.", "Another.", "A third."]
    (tmp_path / "a.json").write_text(json.dumps([{"id": "k-7", "text": text} for text in texts]))
    found = read([tmp_path / "a.json"], MOST)
    assert [each.location.partition("#")[2] for each in found] == ["k-7", "k-7/2", "k-7/3"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('[{"text": "The port', "unterminated string starting at column 11"),
        ('[{"text": "The port"},\n {"text" 1}]', "expecting ':' delimiter at line 2, column 10"),
        ('[{"id": 1' + "0" * 5000 + ', "text": "The port"}]', "a number is too long"),
    ],
)
def test_broken_json_is_told_where_it_breaks(tmp_path: Path, source: str, words: str) -> None:
    (tmp_path / "a.json").write_text(source)
    (error,) = read([tmp_path / "a.json"], MOST)
    assert isinstance(error, DocumentError) and words in error.problem


def test_a_title_that_opens_the_text_is_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"title": "Ferry  aground", "text": f"FERRY AGROUND\n\n{STORY}"}))
    (page,) = pages(tmp_path / "a.json")
    assert page.text.startswith("FERRY AGROUND\n\nThe ferry")


def test_a_lone_surrogate_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "The \\\\ud800 ferry.", "id": 5}'.replace("\\\\", "\\"))
    (page,) = pages(tmp_path / "a.json")
    assert (page.text, page.given_id) == ("The \N{REPLACEMENT CHARACTER} ferry.", "5")
