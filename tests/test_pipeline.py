"""The pipeline: errors stay in their place, order and engine do not matter, stages can be swapped."""

from __future__ import annotations

import itertools
import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from rashomon import Comparison, NothingToCompareError, Report, Settings, Span, analyse, compare, engine
from rashomon.errors import DocumentError
from rashomon.export.as_json import comparison_json
from rashomon.group import together
from rashomon.model import Analysis, Mention, Parse, Statement
from rashomon.pipeline import Pipeline

TEXTS = {
    "harbour.txt": (
        "Tanker runs aground off Port Alder\n\nA tanker carrying 9,000 tonnes of fuel ran aground off Port Alder on "
        "Monday night, the coastguard said.\n\nNobody was hurt. Captain Ilse Marn told reporters the steering failed.\n"
    ),
    "gazette.txt": (
        "Fuel ship stuck on reef\n\nA ship with some 9,000 tonnes of fuel aboard is stuck on a reef near Port Alder, "
        "according to the coastguard.\n\nThe steering failed, said the captain, Ilse Marn.\n"
    ),
    "wire.txt": (
        "PORT ALDER, May 5 - A tanker ran aground off Port Alder late on Monday and was leaking fuel, two officials "
        "said on Tuesday.\n\nThe coastguard said 9,000 tonnes were on board and that no one was injured.\n"
    ),
}
OTHER = (
    "Voters in Kessel province elected a new assembly on Sunday. The Rural Union won 31 of the 60 seats, the election "
    "board said. Turnout reached 64 percent, higher than four years ago, when the Civic List governed alone.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def locations(comparison: Comparison) -> set[str]:
    return {Path(report.location).name for report in comparison.story.reports}


def test_order_of_inputs_does_not_matter(folder: Path) -> None:
    made = {comparison_json(compare([folder / name for name in order])) for order in itertools.permutations(TEXTS)}
    assert len(made) == 1


def test_two_processes_make_the_same_bytes(folder: Path) -> None:
    alone, both = compare(folder), compare(folder, Settings(jobs=2))
    assert comparison_json(alone) == comparison_json(both)


def test_one_bad_document_is_one_bad_document(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    comparison = compare([*sorted(folder.glob("*.txt")), folder / "missing.txt"])
    assert locations(comparison) == set(TEXTS)
    assert {Path(p.location).name for p in comparison.problems} == {"empty.txt", "missing.txt"}
    assert all(p.advice for p in comparison.problems)


def test_the_same_report_twice_is_counted_once(folder: Path) -> None:
    (folder / "again.txt").write_text(TEXTS["wire.txt"], encoding="utf-8")
    comparison = compare(folder)
    assert len(comparison.story.reports) == 3
    [problem] = comparison.problems
    assert "same report" in problem.problem


def test_two_texts_under_one_id_are_two_reports(tmp_path: Path) -> None:
    for name in ("harbour", "gazette"):
        record = json.dumps({"id": "1", "text": TEXTS[f"{name}.txt"], "date": "2025-05-06"})
        (tmp_path / f"{name}.jsonl").write_text(f"{record}\n{record}\n", encoding="utf-8")
    comparison = compare(tmp_path)
    assert sorted(report.location.rpartition("/")[2] for report in comparison.story.reports) == [
        "gazette.jsonl#1",
        "harbour.jsonl#1",
    ]
    assert [problem.location.rpartition("jsonl")[2] for problem in comparison.problems] == ["#1/2", "#1/2"]
    assert any(len({reading.report for reading in claim.readings}) == 2 for claim in comparison.claims)
    statements = [statement.id for analysis in comparison.story.analyses for statement in analysis.statements]
    assert len(set(statements)) == len(statements)


def test_another_event_is_named_and_left_out(folder: Path) -> None:
    (folder / "vote.txt").write_text(OTHER, encoding="utf-8")
    comparison = compare(folder)
    assert locations(comparison) == set(TEXTS)
    [problem] = comparison.problems
    assert problem.location.endswith("vote.txt")
    assert problem.stage == "group"


def test_a_mere_table_is_called_one(folder: Path) -> None:
    rows = "Village\tHouses\tLost\nOrlik\t31\t4\nBrod\t40\t11\nSela\t12\t2\n"
    (folder / "table.txt").write_text(rows * 6, encoding="utf-8")
    [problem] = compare([folder]).problems
    assert problem.location.endswith("table.txt")
    assert problem.problem.startswith("holds no sentence, only a table or a list")
    assert "--together" in problem.advice


def test_what_somebody_says_is_one_event_is_compared_as_one(folder: Path) -> None:
    (folder / "vote.txt").write_text(OTHER, encoding="utf-8")
    comparison = compare(folder, pipeline=replace(Pipeline(), group=together))
    assert locations(comparison) == {*TEXTS, "vote.txt"}
    assert not comparison.problems


def test_nothing_to_compare(tmp_path: Path) -> None:
    with pytest.raises(NothingToCompareError) as caught:
        compare(tmp_path / "none.txt")
    assert "none.txt" in str(caught.value)


def test_one_report_alone_is_analysed(folder: Path) -> None:
    comparison = compare(folder / "wire.txt")
    assert comparison.claims
    assert not comparison.differences


def test_reports_can_be_given_as_values() -> None:
    text = TEXTS["wire.txt"]
    [analysis] = analyse(Report("r1:x", "memory", "", text, (Span(0, len(text)),)))
    assert isinstance(analysis, Analysis)
    assert analysis.statements


def test_a_stage_can_be_swapped(folder: Path) -> None:
    def mute(parse: Parse, mentions: tuple[Mention, ...]) -> tuple[Statement, ...]:
        return ()

    comparison = compare(folder, pipeline=replace(Pipeline(), attribute=mute))
    assert comparison.claims == ()


def test_a_failing_stage_names_its_document(folder: Path) -> None:
    def refuse(report: Report) -> Parse:
        raise DocumentError(report.location, "parse", "cannot be parsed.", "Try another parser.")

    outcomes = analyse(folder, pipeline=replace(Pipeline(), parse=refuse))
    assert [type(outcome) for outcome in outcomes] == [DocumentError] * 3


def test_what_works_side_by_side_comes_in_order_and_its_first_error_is_raised() -> None:
    both = threading.Barrier(2, timeout=10)

    def work(item: int) -> int:
        if item < 0:
            raise ValueError(item)
        if item < 2 and engine.cores() > 1:
            both.wait()  # neither goes on before the other has begun
        return 10 * item

    assert list(engine.side_by_side(work, range(5))) == [0, 10, 20, 30, 40]
    with pytest.raises(ValueError, match="-2"):
        list(engine.side_by_side(work, [3, -2, -1]))


def test_arrays_are_summed_by_one_thread_and_the_pools_given_back() -> None:
    @engine.on_one_thread
    def widths() -> list[int]:
        return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]

    with threadpool_limits(limits=2, user_api="blas"):
        before = [pool["num_threads"] for pool in threadpool_info()]
        assert set(widths()) == {1}
        assert [pool["num_threads"] for pool in threadpool_info()] == before
