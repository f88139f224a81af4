"""Corrections win over what was linked, hold for new reports, and say what contradicts or names nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.cli import run
from rashomon.corrections import Corrected, add_correction, correct, parsed_corrections, read_corrections
from rashomon.corrections import undo_correction as undo
from rashomon.corrections.file import as_toml
from rashomon.errors import CorrectionsError
from rashomon.link import link
from rashomon.mention import mention
from rashomon.model import Analysis, Correction, Index, Linked, Passage, Proposal, Report, Selector, Span, Story
from rashomon.parse import parse

HARBOUR = "Colonel Tevita Moala closed the harbour on Friday. Moala said the dredger was unsafe. He left at noon."
GULF = "The commander of Fort Elizabeth closed the harbour. Siaosi Moala, a teacher, watched from the pier."
LATER = "Tevita Moala opened the harbour again. The commander of Fort Elizabeth was not there."
NAMES = {"harbour.txt": ("Harbour Wire", HARBOUR), "gulf.txt": ("Gulf Daily", GULF)}


def story(texts: dict[str, tuple[str, str]]) -> Story:
    analyses = []
    for location, (publisher, text) in texts.items():
        digest = hashlib.sha256(text.encode()).hexdigest()
        name = f"r1:{digest[:8]}"
        report = Report(name, f"in/{location}", digest, text, (Span(0, len(text)),), publisher=publisher)
        parsed = parse(report)
        analyses.append(Analysis(parsed, mention(parsed), ()))
    return Story("y1:x", tuple(sorted(analyses, key=lambda a: a.report.id)))


def corrected(toml: str, texts: dict[str, tuple[str, str]] = NAMES) -> tuple[Corrected, list[set[str]]]:
    value = story(texts)
    made = correct(value, link(value), parsed_corrections(toml, "c.toml"))
    index = Index.of(value)
    held = [[index.mentions[m] for m in entity.mentions] for entity in made.linked.entities]
    return made, [{index.text(Passage(m.report, m.span)) for m in each} for each in held]


def together(groups: list[set[str]], one: str, other: str) -> bool:
    return any(one in group and other in group for group in groups)


SAME = '[[same]]\nmentions = ["Tevita Moala", { words = "commander of Fort Elizabeth", report = "gulf.txt" }]\n'


def test_without_corrections_nothing_changes() -> None:
    value = story(NAMES)
    linked = link(value)
    assert correct(value, linked, ()) == Corrected(linked)


def test_what_is_the_same_is_one_entity_with_its_reason() -> None:
    made, groups = corrected(f'{SAME}author = "mk"\nreason = "told by phone"\ndate = 2025-03-05\n')
    assert together(groups, "Tevita Moala", "The commander of Fort Elizabeth") and not made.problems
    (entity,) = [e for e in made.linked.entities if e.name == "Tevita Moala"]
    assert any("told by phone, mk, 2025-03-05" in join.reason for join in entity.evidence)
    assert not together(groups, "Tevita Moala", "Siaosi Moala")


def test_a_correction_holds_for_a_new_report() -> None:
    toml = '[[same]]\nmentions = ["Tevita Moala", "the commander of Fort Elizabeth"]\n'
    _, groups = corrected(toml, {**NAMES, "later.txt": ("Harbour Wire", LATER)})
    assert together(groups, "Tevita Moala", "The commander of Fort Elizabeth")
    assert sum("Tevita Moala" in group for group in groups) == 1


@pytest.mark.parametrize("report", ["in/harbour.txt", "harbour.txt", "Harbour Wire", "harbour  wire"])
def test_a_report_is_named_by_location_file_or_publisher(report: str) -> None:
    made, groups = corrected(f'[[different]]\nmentions = ["Tevita Moala", {{ words = "Moala", report = "{report}" }}]')
    assert not together(groups, "Tevita Moala", "Moala") and not made.problems


def test_what_is_different_is_parted_and_the_rest_goes_with_its_joins() -> None:
    _, before = corrected("")
    assert together(before, "Tevita Moala", "Moala")
    _, groups = corrected('[[different]]\nmentions = ["Tevita Moala", "Moala"]')
    assert not together(groups, "Tevita Moala", "Moala")
    assert sum(len(group) for group in groups) >= sum(len(group) for group in before)


def test_corrections_win_together_over_a_join_between_them() -> None:
    """A is B, A is not C: the linker's own join of B and C has to go."""
    toml = '[[same]]\nmentions = ["Siaosi Moala", "Tevita Moala"]\n[[different]]\nmentions = ["Siaosi Moala", "Moala"]'
    _, groups = corrected(toml)
    assert together(groups, "Siaosi Moala", "Tevita Moala") and not together(groups, "Siaosi Moala", "Moala")


def test_within_tells_one_passage_from_another() -> None:
    toml = '[[different]]\nmentions = ["Tevita Moala", { words = "Moala", within = "Moala said the dredger" }]'
    made, groups = corrected(toml)
    assert not made.problems and not together(groups, "Tevita Moala", "Moala")
    made, _ = corrected(toml.replace("the dredger", "the crane"))
    assert [problem.stage for problem in made.problems] == ["correct"]


def test_words_around_a_name_stand_for_the_name() -> None:
    made, groups = corrected('[[same]]\nmentions = ["Siaosi Moala", "Moala said the dredger was unsafe"]')
    assert together(groups, "Siaosi Moala", "Moala") and not made.problems


def test_a_name_is_given_and_the_last_one_wins() -> None:
    toml = '[[name]]\nmentions = ["Moala"]\nname = "The Colonel"\n[[name]]\nmentions = ["Tevita Moala"]\nname = "T. M."'
    made, _ = corrected(toml)
    names = [entity.name for entity in made.linked.entities]
    assert "T. M." in names and "The Colonel" not in names


def test_one_that_names_nothing_is_a_problem_and_changes_nothing() -> None:
    made, groups = corrected('[[same]]\nmentions = ["Ana Fifita", "Siaosi Moala"]')
    (problem,) = made.problems
    assert (problem.location, problem.stage) == ("c.toml: [[same]] 1", "correct")
    assert problem.problem == "“Ana Fifita” does not stand in these reports."
    assert groups == corrected("")[1]


def test_words_that_stand_but_were_not_found_as_a_mention_are_told_apart_from_absent_ones() -> None:
    made, _ = corrected('[[same]]\nmentions = ["closed the", "Siaosi Moala"]')
    assert "is no name, role or pronoun that was found" in made.problems[0].problem


@pytest.mark.parametrize(
    "toml",
    [
        # straight against each other
        '[[same]]\nmentions = ["A", "B"]\n[[different]]\nmentions = ["the a", "B"]',
        # through a third
        '[[same]]\nmentions = ["A", "C"]\n[[same]]\nmentions = ["C", "B"]\n[[different]]\nmentions = ["A", "B"]',
    ],
)
def test_contradictions_name_both_sides(toml: str) -> None:
    with pytest.raises(CorrectionsError) as error:
        parsed_corrections(toml, "c.toml")
    assert "[[different]] 1" in str(error.value) and "[[same]] 1" in str(error.value)


def test_a_contradiction_that_only_the_reports_show_names_both() -> None:
    here = '{ words = "Tevita Moala", report = "harbour.txt" }, { words = "Siaosi Moala", report = "gulf.txt" }'
    toml = f'[[same]]\nmentions = ["Tevita Moala", "Siaosi Moala"]\n[[different]]\nmentions = [{here}]'
    parsed_corrections(toml, "c.toml")
    with pytest.raises(CorrectionsError, match=r"\[\[different\]\] 1 .*\[\[same\]\] 1"):
        corrected(toml)


def test_one_that_was_taken_back_contradicts_nothing_and_does_nothing() -> None:
    toml = f'{SAME}undone = "2025-04-01"\n[[different]]\nmentions = ["Tevita Moala", "commander of Fort Elizabeth"]'
    _, groups = corrected(toml)
    assert not together(groups, "Tevita Moala", "The commander of Fort Elizabeth")


def test_a_decided_proposal_is_gone_and_an_open_one_points_at_the_new_entities() -> None:
    value = story(NAMES)
    linked = link(value)
    ids = {entity.name: entity.id for entity in linked.entities}
    pair = (ids["Tevita Moala"], ids["Siaosi Moala"])
    linked = Linked(linked.entities, (Proposal(pair, 0.7, ()),))
    for toml, left in (
        ('[[same]]\nmentions = ["Tevita Moala", "Siaosi Moala"]', 0),
        ('[[different]]\nmentions = ["Tevita Moala", "Siaosi Moala"]', 0),
        (SAME, 1),
    ):
        made = correct(value, linked, parsed_corrections(toml, "c.toml")).linked
        assert len(made.proposals) == left
        assert all(each in {e.id for e in made.entities} for p in made.proposals for each in p.entities)


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("x = 1", "is none of [[same]]"),
        ('[[equal]]\nmentions = ["a", "b"]', "is none of [[same]]"),
        ('[[same]]\nmentions = ["a"]', "needs at least 2 mentions"),
        ('[[same]]\nmentions = ["a", " "]', "without words"),
        ('[[same]]\nmentions = ["a", { word = "b" }]', "neither words nor a table"),
        ('[[same]]\nmentions = ["a", "b"]\nname = "c"', "only [[name]] gives one"),
        ('[[name]]\nmentions = ["a"]', "needs a name"),
        ('[[same]]\nmentions = ["a", "b"]\nwho = "me"', "unknown key 'who'"),
        ('[[same]]\nmentions = ["a", "b"]\nauthor = 3', "author that is no text"),
        ("[[same]", "is not TOML"),
    ],
)
def test_an_entry_that_is_none_is_named(toml: str, problem: str) -> None:
    with pytest.raises(CorrectionsError) as error:
        parsed_corrections(toml, "c.toml")
    assert str(error.value).startswith("c.toml") and problem in str(error.value)


TEXT = st.text(min_size=1).filter(lambda text: bool(text.strip(" \t\n'’")) and any(c.isalnum() for c in text))


@given(TEXT, TEXT, st.text(), st.text())
def test_what_is_written_is_read_back(one: str, other: str, author: str, reason: str) -> None:
    made = Correction(
        "name", (Selector(one, other), Selector(other, None, one)), f"{one}!", author, reason, "2025-01-02"
    )
    safe = [text.encode("utf-8", "replace").decode() for text in (one, other, author, reason)]
    (read,) = parsed_corrections(as_toml(made), "c.toml")
    assert (read.author, read.reason, read.date) == (safe[2], safe[3], "2025-01-02")
    assert read.selectors == (Selector(safe[0], safe[1]), Selector(safe[1], None, safe[0]))


def test_adding_and_taking_back_leaves_the_rest_of_a_file_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text('# mine\n[[same]]  # first\nmentions = ["a", "b"]', encoding="utf-8")
    assert add_correction(file, Correction("same", (Selector("b"), Selector("c")), date="2025-01-02")) == 2
    undo(file, "same", 1, "2025-02-03")
    text = file.read_text("utf-8")
    assert text.startswith('# mine\n[[same]]  # first\nundone = "2025-02-03"\nmentions = ["a", "b"]\n\n[[same]]\n')
    assert [each.undone for each in read_corrections(file)] == ["2025-02-03", ""]
    assert os.listdir(tmp_path) == ["c.toml"]


def test_a_file_that_is_no_text_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_bytes(b"\x82\x00\xff")
    with pytest.raises(CorrectionsError, match=r"c\.toml: is not UTF-8"):
        add_correction(file, Correction("same", (Selector("a"), Selector("b"))))
    assert file.read_bytes() == b"\x82\x00\xff"


def test_the_mark_of_some_editors_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text('[[same]]\nmentions = ["a", "b"]\n', encoding="utf-8-sig")
    assert add_correction(file, Correction("same", (Selector("b"), Selector("c")))) == 2
    assert len(read_corrections(file)) == 2


def test_what_contradicts_a_file_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    add_correction(file, Correction("same", (Selector("a"), Selector("b"))))
    before = file.read_bytes()
    with pytest.raises(CorrectionsError, match="Take one of them back"):
        add_correction(file, Correction("different", (Selector("b"), Selector("a"))))
    assert file.read_bytes() == before


def test_taking_back_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    add_correction(file, Correction("same", (Selector("a"), Selector("b"))))
    with pytest.raises(CorrectionsError, match="has 1 of this kind"):
        undo(file, "same", 2, "2025-01-02")
    undo(file, "same", 1, "2025-01-02")
    with pytest.raises(CorrectionsError, match="taken back on 2025-01-02"):
        undo(file, "same", 1, "2025-01-03")


COAST = (
    "Publisher: Coast Sentinel\nDate: 2024-06-03\n\nPresident Idrissa Koulibaly of Marovia will sign the fishing "
    "accord with Prime Minister Lena Brandt in Lisbon. The Marovian president met Lena Brandt in May.\n"
)
INTERIOR = (
    "Publisher: Interior Voice\nDate: 2024-06-03\n\nAbu Kassim, the ruler of Marovia, is to sign a fishing accord with "
    "Prime Minister Lena Brandt in Lisbon. The Marovian ruler met Lena Brandt in May.\n"
)


@pytest.fixture
def two_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with reports in which one man bears two names, as where to work."""
    (tmp_path / "reports").mkdir()
    for name, text in (("coast.txt", COAST), ("interior.txt", INTERIOR)):
        (tmp_path / "reports" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_user_joins_names_undoes_it_and_keeps_them_apart(two_names: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def brief(*more: str) -> str:
        assert run(["compare", "reports", "--all", *more]) == 0
        return capfd.readouterr().out

    proposed = "May be the same, not joined · 1" in brief()
    assert run(["correct", "c.toml", "same", "Idrissa Koulibaly", "Abu Kassim @ interior.txt", "--author", "mk"]) == 0
    joined = brief("--corrections", "c.toml")
    assert "May be the same" not in joined and "Abu Kassim" in joined.split("What each calls whom")[1].split("\n\n")[0]
    assert run(["correct", "c.toml", "undo", "same", "1"]) == 0
    assert ("May be the same" in brief("--corrections", "c.toml")) == proposed
    assert run(["correct", "c.toml", "different", "Idrissa Koulibaly", "Abu Kassim"]) == 0
    assert "May be the same" not in brief("--corrections", "c.toml")


def test_a_proposal_is_confirmed_by_its_number(two_names: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "reports", "--json", "-o", "c.json"]) == 0
    assert run(["confirm", "c.toml", "c.json", "1", "--reason", "one office"]) == 0
    (made,) = read_corrections("c.toml")
    assert (made.kind, made.reason) == ("same", "one office")
    assert {each.words for each in made.selectors} == {"Idrissa Koulibaly", "Abu Kassim"}
    assert run(["confirm", "c.toml", "c.json", "1", "--apart"]) == 1, "contradicts what was just written"
    assert run(["confirm", "c.toml", "c.json", "9"]) == 1
    assert "has 1 proposal, no number 9" in capfd.readouterr().err
    shutil.copy("reports/coast.txt", "c.json")
    assert run(["confirm", "c.toml", "c.json", "1"]) == 1
    assert "is no comparison" in capfd.readouterr().err


def test_an_analysis_as_json_takes_no_corrections(two_names: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["correct", "c.toml", "same", "Idrissa Koulibaly", "Lena Brandt"]) == 0
    assert run(["analyse", "reports", "--jsonl", "--corrections", "c.toml"]) == 2
    assert run(["analyse", "reports", "--corrections", "c.toml"]) == 0
    assert run(["correct", "c.toml", "name", "Nobody", "--name", "N"]) == 0
    capfd.readouterr()
    assert run(["analyse", "reports", "--corrections", "c.toml"]) == 0
    assert "“Nobody” does not stand in these reports." in capfd.readouterr().err


def test_a_place_that_cannot_be_used_is_named(two_names: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["correct", "no/where/c.toml", "same", "a", "b"]) == 1
    assert "no/where/c.toml: cannot be written" in capfd.readouterr().err
    assert run(["confirm", "c.toml", "none.json", "1"]) == 1
    assert "none.json: cannot be read" in capfd.readouterr().err
