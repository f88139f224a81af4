"""verify finds every citation, id and hash that does not hold, and says which hashes it could not check."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rashomon import __version__
from rashomon.errors import RashomonError
from rashomon.export.as_json import comparison_json
from rashomon.export.as_jsonl import analysis_line
from rashomon.model import Comparison, Story
from rashomon.verify import verify


def test_a_sound_comparison_holds(comparison: Comparison, tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    file.write_bytes(comparison_json(comparison))
    found = verify(file)
    assert found.holds and found.citations > 40 and found.hashes == 0
    assert len(found.unchecked) == 3 and "could not be checked" in found.unchecked[0]


def test_analyses_hold_line_by_line(comparison: Comparison, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"".join(analysis_line(analysis) for analysis in comparison.story.analyses))
    assert verify(file).holds
    file.write_bytes(file.read_bytes().replace(b'"text":"Asha Juma"', b'"text":"Asha Joma"'))
    assert [failure.where.split(":")[0] for failure in verify(file).failures]


def first_reading(value: dict[str, Any]) -> dict[str, Any]:
    reading: dict[str, Any] = value["claims"][0]["readings"][0]
    return reading


def quote_wrongly(value: dict[str, Any]) -> None:
    first_reading(value)["text"] += "!"


def shift(value: dict[str, Any]) -> None:
    first_reading(value)["start"] += 1


def run_over(value: dict[str, Any]) -> None:
    first_reading(value)["end"] = 10**9


def name_no_statement(value: dict[str, Any]) -> None:
    first_reading(value)["statement"] = "s1:none"


def name_another_report(value: dict[str, Any]) -> None:
    first_reading(value)["report"] = "r1:none"


def swap_statements(value: dict[str, Any]) -> None:
    one, two = value["claims"][0]["readings"][:2]
    one["statement"], two["statement"] = two["statement"], one["statement"]


def name_no_entity(value: dict[str, Any]) -> None:
    next(s for s in value["statements"] if s["chain"])["chain"][0]["entity"] = "e1:none"


def widen_content(value: dict[str, Any]) -> None:
    value["statements"][0]["content"][0][1] = 10**9


def invent_a_state(value: dict[str, Any]) -> None:
    value["claims"][0]["cells"][value["reports"][0]["id"]] = "denies"


def misquote_a_reason(value: dict[str, Any]) -> None:
    value["derivations"][0]["because"][0]["text"] = "Citing nobody"


def cut_an_origin_loose(value: dict[str, Any]) -> None:
    value["claims"][2]["origins"]["groups"][0][0] = "s1:none"


def cite_nothing(value: dict[str, Any]) -> None:
    first_reading(value).update(end=first_reading(value)["start"], text="")


def repeat_a_report(value: dict[str, Any]) -> None:
    value["reports"].append(value["reports"][0])


BREAKS = [quote_wrongly, shift, run_over, cite_nothing, repeat_a_report, name_no_statement, name_another_report,
          swap_statements, name_no_entity, widen_content, invent_a_state, misquote_a_reason,
          cut_an_origin_loose]  # fmt: skip


@pytest.mark.parametrize("spoil", BREAKS, ids=lambda f: f.__name__)
def test_each_broken_thing_is_found(
    comparison: Comparison, tmp_path: Path, spoil: Callable[[dict[str, Any]], None]
) -> None:
    value = json.loads(comparison_json(comparison))
    spoil(value)
    file = tmp_path / "c.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    assert not verify(file).holds


def named(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the paths of the ids of reports, statements, entities and claims, but for where each is its owner's."""
    for key, each in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if isinstance(each, str) and re.match(r"[rsec]1:\w+$", each) and key != "id":
            yield (*path, key)
        yield from named(each, (*path, key))


def test_each_id_that_is_named_must_be_in_the_file(comparison: Comparison, tmp_path: Path) -> None:
    made, file, unfound = comparison_json(comparison), tmp_path / "c.json", []
    for path in named(json.loads(made)):
        value = json.loads(made)
        *way, last = path
        holder = functools.reduce(lambda held, key: held[key], way, value)
        holder[last] = holder[last][:3] + "none"
        file.write_text(json.dumps(value), encoding="utf-8")
        if verify(file).holds:
            unfound.append(path)
    # A report may be derived from an outlet that no report here is of.
    assert unfound == [("derivations", 0, "origin")]


def on_disk(comparison: Comparison, folder: Path) -> Comparison:
    """Return the comparison with one report's file at its location."""
    first, *rest = comparison.story.analyses
    file = folder / "report.txt"
    file.write_text(first.report.text, encoding="utf-8")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    report = replace(first.report, location=str(file), sha256=digest)
    moved = replace(first, parse=replace(first.parse, report=report))
    return replace(comparison, story=Story(comparison.story.id, (moved, *rest)))


def test_a_changed_file_is_found(comparison: Comparison, tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    file.write_bytes(comparison_json(on_disk(comparison, tmp_path)))
    assert (verify(file).holds, verify(file).hashes) == (True, 1)
    (tmp_path / "report.txt").write_text("other words", encoding="utf-8")
    assert "not the file that was compared" in verify(file).failures[0].problem


def test_a_text_that_was_changed_together_with_its_citations_is_found(comparison: Comparison, tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    made = comparison_json(on_disk(comparison, tmp_path))
    file.write_bytes(made)
    assert verify(file).texts == 1
    assert b"hurt" in (tmp_path / "report.txt").read_bytes()
    file.write_bytes(made.replace(b"hurt", b"lost"))
    assert [failure.problem for failure in verify(file).failures] == [
        f"{tmp_path / 'report.txt'} does not hold the text that is cited"
    ]
    file.write_bytes(file.read_bytes().replace(f'"version": "{__version__}"'.encode(), b'"version": "0.0.1"'))
    assert verify(file).holds and "rashomon 0.0.1 read it" in verify(file).unchecked[0]


@pytest.mark.parametrize("location", ["/dev/zero", ".", "a\x00b", "x" * 5000, "records.jsonl#3"])
def test_a_location_that_is_no_file_is_left_alone(comparison: Comparison, tmp_path: Path, location: str) -> None:
    value = json.loads(comparison_json(comparison))
    value["reports"][0]["location"] = location
    file = tmp_path / "c.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    found = verify(file)
    assert found.holds and found.hashes == 0 and len(found.unchecked) == 3


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"\xff\xfe", b'{"schema": "other/1"}', b'{"schema"', b"[" * 100_000]
)
def test_what_is_no_export_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(content)
    with pytest.raises(RashomonError, match=r"x\.json"):
        verify(file)


def test_where_there_is_no_report_nothing_holds(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"schema": "rashomon.comparison/1", "claims": []}')
    assert not verify(tmp_path / "x.json").holds


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(RashomonError, match=r"gone\.json.*cannot be read"):
        verify(tmp_path / "gone.json")


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of each value, of a list only its first: the others are alike."""
    for key, each in (
        value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    ):
        yield (*path, key)
        yield from places(each, (*path, key))


@pytest.mark.parametrize("junk", [None, 3, "x", [None], [3], [[3]], [{}], {"a": [1]}], ids=json.dumps)
def test_junk_in_an_export_never_crashes(comparison: Comparison, tmp_path: Path, junk: object) -> None:
    made, file = comparison_json(comparison), tmp_path / "c.json"
    for path in places(json.loads(made)):
        value = json.loads(made)
        *way, last = path
        functools.reduce(lambda held, key: held[key], way, value)[last] = junk
        file.write_text(json.dumps(value), encoding="utf-8")
        if path != ("schema",):
            verify(file)
