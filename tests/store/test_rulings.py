"""What people set right on a desk is what a file of corrections sets right: it holds, and can be undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert
from texts import CHANGED, FERRY, LATE

from rashomon import compare
from rashomon.corrections import corrections_toml, parsed_corrections
from rashomon.errors import ContradictionError, CorrectionsError
from rashomon.export.as_json import comparison_json
from rashomon.model import Claim, Comparison, Document, Index, Linked, Passage, Selector, Span, Story
from rashomon.pipeline import Pipeline, compare_story
from rashomon.store import Desk
from rashomon.store import tables as t

Named = list[Passage | Selector]
REPORTS = FERRY | {"daily-dhow": LATE}


def filled(desk: Desk, folder: Path) -> str:
    """Fill a desk with the reports of the ferry, written to a folder, and return their story."""
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert [each.outcome for each in desk.add([folder])] == ["stored"] * 3
    [row] = desk.stories().rows
    return row.id


def place(comparison: Comparison, words: str) -> Passage:
    """Return the one place where words stand."""
    [report] = [report for report in comparison.story.reports if words in report.text]
    return Passage(report.id, Span(report.text.index(words), report.text.index(words) + len(words)))


def readings(claim: Claim) -> Named:
    return [Passage(each.report, each.span) for each in claim.readings]


def shared(comparison: Comparison) -> Claim:
    return next(claim for claim in comparison.claims if len(claim.reports) > 1)


def alone(comparison: Comparison) -> list[Claim]:
    return [claim for claim in comparison.claims if len(claim.reports) == 1]


def test_a_desk_and_a_file_give_the_same_comparison(desk: Desk, tmp_path: Path) -> None:
    """Rulings of every kind, written out and given to ``compare``, byte for byte; read back, they are held already."""
    story = filled(desk, tmp_path / "in")
    plain = desk.comparison(story)
    one, other = alone(plain)[:2]
    desk.correct(story, "join", [readings(one)[0], readings(other)[0]], "Asha", "one event")
    desk.correct(story, "split", readings(shared(plain)), "Asha")
    desk.correct(story, "same", [Selector("Asha Juma"), place(plain, "the coastguard")], "Ben", "she leads it")
    desk.correct(story, "name", [Selector("Mwangaza")], name="MV Mwangaza")
    desk.correct(story, "different", [place(plain, "Zanzibar on Monday with"), Selector("Mwangaza")])
    desk.correct(story, "wrong", [place(plain, "Divers found a hole in the hull of the Mwangaza")])
    desk.correct(story, "confirm", readings(shared(plain)))
    taken_back = desk.correct(story, "same", [Selector("the owners"), Selector("the captain")])
    desk.undo(taken_back.number)
    made = desk.comparison(story)
    toml = corrections_toml(desk.applied(story, undone=True))
    given = parsed_corrections(toml, "c.toml")
    assert {each.kind for each in given} == {"same", "different", "name", "split", "join", "wrong"}
    again = compare([tmp_path / "in"], corrections=given)
    assert comparison_json(replace(again, story=replace(again.story, id=story))) == comparison_json(made)
    assert made.claims != plain.claims and made.entities != plain.entities
    assert desk.adopt(story, given) == ()
    with Desk.open(tmp_path / "second.db", create=True) as second:
        list(second.add([tmp_path / "in"]))
        assert len(second.adopt(story, given)) == 7
        assert comparison_json(second.comparison(story)) == comparison_json(made)
        assert corrections_toml(second.applied(story, undone=True)) == corrections_toml(given)


def test_what_was_set_right_holds_for_new_reports_and_for_the_next_version_of_a_page(
    desk: Desk, tmp_path: Path
) -> None:
    list(desk.add([Document(f"{name}.txt", "text/plain", text.encode()) for name, text in FERRY.items()]))
    [row] = desk.stories().rows
    plain = desk.comparison(row.id)
    desk.correct(row.id, "same", [Selector("Asha Juma"), place(plain, "the captain")], "Ben")
    desk.correct(row.id, "wrong", [place(plain, "At least 14 people were injured")])
    list(desk.add([Document("b.txt", "text/plain", CHANGED.encode()), Document("c.txt", "text/plain", LATE.encode())]))
    [row] = desk.stories().rows
    assert row.reports == 3
    made = desk.comparison(row.id)
    assert not made.problems
    index = Index.of(made.story)
    texts = [{index.text(mentioned(index, m)) for m in entity.mentions} for entity in made.entities]
    assert any({"Asha Juma", "the captain"} <= each for each in texts)
    said = [r.span.of(index.reports[r.report].text) for claim in made.claims for r in claim.readings]
    assert not any("14 people" in each for each in said) and any("hole in the hull" in each for each in said)


def mentioned(index: Index, mention: str) -> Passage:
    return Passage(index.mentions[mention].report, index.mentions[mention].span)


def test_contradictions_name_both_and_keep_nothing(desk: Desk, tmp_path: Path) -> None:
    story = filled(desk, tmp_path / "in")
    a, b, c = Selector("Asha Juma"), Selector("the captain"), Selector("the owners")
    first, second = desk.correct(story, "same", [a, b]), desk.correct(story, "same", [b, c])
    with pytest.raises(ContradictionError) as error:
        desk.correct(story, "different", [a, c])
    assert str(error.value) == (
        f"the desk: this correction (“Asha Juma”, “the owners”) parts what correction {first.number} (“Asha Juma”, "
        f"“the captain”) and correction {second.number} (“the captain”, “the owners”) join. Take one of them back."
    )
    assert desk.corrections() == (first, second)
    desk.undo(first.number)
    assert desk.correct(story, "different", [a, c]).number


def test_a_contradiction_that_only_a_new_report_shows_is_told_until_one_is_taken_back(
    desk: Desk, tmp_path: Path
) -> None:
    list(desk.add([Document(f"{name}.txt", "text/plain", text.encode()) for name, text in FERRY.items()]))
    story = desk.stories().rows[0].id
    here = Selector("port master Asha Juma said on Tuesday")
    desk.correct(story, "same", [Selector("Asha Juma"), Selector("the captain")])
    late = desk.correct(story, "different", [here, Selector("the captain")])
    assert [each.problem for each in desk.idle(story)] == [f"“{here.words}” does not stand in these reports."]
    list(desk.add([Document("late.txt", "text/plain", LATE.encode())]))
    story = desk.stories().rows[0].id
    with pytest.raises(ContradictionError, match=f"correction {late.number} .* parts what correction"):
        desk.comparison(story)
    assert list(desk.refresh()) == []
    desk.undo(late.number)
    assert [row.id for row in desk.refresh()] == [story]


@pytest.mark.parametrize(
    ("kind", "named", "name", "problem"),
    [
        ("equal", [Selector("a"), Selector("b")], None, "is of the kind 'equal'"),
        ("same", [Selector("a")], None, "needs at least 2 mentions"),
        ("split", [Selector("a")], None, "needs at least 2 passages"),
        ("wrong", [Selector(" ")], None, "names something without words"),
        ("name", [Selector("a")], None, "needs a name"),
        ("same", [Selector("a"), Selector("b")], "c", "only [[name]] gives one"),
        ("confirm", [], None, "names nothing"),
        ("wrong", [Passage("r1:x", Span(0, 1))], None, "a place of r1:x, which the desk does not hold"),
    ],
)
def test_one_that_says_too_little_is_refused(
    kind: str, named: Named, name: str | None, problem: str, tmp_path: Path
) -> None:
    with Desk.open(tmp_path / "d.db", create=True) as desk:
        list(desk.add([Document("a.txt", "text/plain", LATE.encode())]))
        with pytest.raises(CorrectionsError) as error:
            desk.correct(desk.stories().rows[0].id, kind, named, name=name)
        assert problem in str(error.value) and desk.corrections() == ()


def test_what_a_list_shows_follows(desk: Desk, tmp_path: Path) -> None:
    story = filled(desk, tmp_path / "in")
    plain = desk.comparison(story)
    before = desk.story(story)
    marked = readings(shared(plain))
    made = desk.correct(story, "wrong", marked)
    assert not desk.story(story).fresh
    # A clause that is marked goes from every claim in which it stands.
    kept = desk.brief(story)
    told = {Passage(r.report, r.span) for claim in desk.comparison(story).claims for r in claim.readings}
    assert not told.intersection(marked)
    assert kept.row.claims == kept.brief.head.shared < (before.claims or 0)
    desk.undo(made.number)
    assert [row.claims for row in desk.refresh()] == [before.claims] and desk.story(story) == before


def test_reading_what_is_kept_writes_nothing(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = filled(desk, tmp_path / "in")
    desk.look(story)
    desk.correct(story, "wrong", readings(shared(desk.comparison(story))))
    made = desk.look(story)
    monkeypatch.setattr(desk._database, "write", lambda: pytest.fail("written"))
    assert desk.comparison(story) == made.comparison == desk.look(story, visit=False).comparison


@pytest.mark.parametrize("payload", ["[]", "{}", '{"passages": [{"report": "r"}, 3]}', '{"passages": 3}', "null"])
def test_a_row_of_another_form_changes_nothing(payload: str, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "d.db", create=True) as desk:
        list(desk.add([Document("a.txt", "text/plain", LATE.encode())]))
        story = desk.stories().rows[0].id
        row = {"story": story, "payload": payload, "author": "", "reason": "", "at": "", "undone": None}
        with desk._database.write() as connection:
            connection.execute(insert(t.correction), [{**row, "kind": each} for each in ("split", "same", "label")])
        assert desk.applied(story) == () and len(desk.corrections(story)) == 3


# --- any rulings, in any order, taken back in any order ---------------------------------------------------------------

MADE: dict[frozenset[str], tuple[Claim, ...]] = {}


def aligned(story: Story, linked: Linked) -> tuple[Claim, ...]:
    """Return the claims of a story, made once for each set of entities: no encoder is asked twice the same."""
    key = frozenset([*(each.id for each in linked.entities), *(report.id for report in story.reports)])
    if key not in MADE:
        MADE[key] = Pipeline().align(story, linked)
    return MADE[key]


QUICK = replace(Pipeline(), align=aligned)


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    """A desk with one story, which each run of a property leaves as it found it."""
    folder = tmp_path_factory.mktemp("ferry")
    with Desk.open(folder / "rashomon.db", create=True) as desk:
        yield desk, filled(desk, folder / "in")


def everything(comparison: Comparison) -> list[tuple[str, Named]]:
    """Return what could be said of a comparison: of each claim, of pairs of claims, and of pairs of entities."""
    index = Index.of(comparison.story)
    names = [[mentioned(index, m) for m in entity.mentions] for entity in comparison.entities]
    found: list[tuple[str, Named]] = [("split", readings(c)) for c in comparison.claims if len(c.readings) > 1]
    found += [("split", readings(c)[::-1]) for c in comparison.claims if len(c.readings) > 1]
    found += [("wrong", readings(c)[:1]) for c in comparison.claims]
    found += [("join", [readings(a)[0], readings(b)[0]]) for a, b in combinations(comparison.claims[:8], 2)]
    for kind in ("same", "different"):
        found += [(kind, [a[0], b[0]]) for a, b in combinations(names[:6], 2)]
        found += [(kind, [each[0], each[-1]]) for each in names if len(each) > 1]
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 10_000)), max_size=8))
def test_undoing_restores_the_former_comparison(ferry: tuple[Desk, str], steps: list[tuple[bool, int]]) -> None:
    desk, story = ferry
    plain = desk.comparison(story, QUICK)
    row = desk.story(story)
    sayings = everything(plain)
    seen = {frozenset[int](): plain}
    for takes_back, number in steps:
        standing = [each.number for each in desk.corrections(story)]
        if takes_back and standing:
            desk.undo(standing[number % len(standing)])
        else:
            kind, named = sayings[number % len(sayings)]
            try:
                desk.correct(story, kind, named, pipeline=QUICK)
            except ContradictionError:
                assert [each.number for each in desk.corrections(story)] == standing
        made = desk.comparison(story, QUICK)
        key = frozenset(each.number for each in desk.corrections(story))
        if key not in seen:
            seen[key] = compare_story(plain.story, (), QUICK, desk.applied(story))
        assert made == seen[key]
    for each in desk.corrections(story):
        desk.undo(each.number)
    assert desk.comparison(story, QUICK) == plain and desk.story(story) == row


def test_a_ruling_quotes_as_much_as_tells_its_place(ferry: tuple[Desk, str]) -> None:
    desk, story = ferry
    plain = desk.comparison(story, QUICK)
    [late] = [report for report in plain.story.reports if "Divers" in report.text]
    second = late.text.rindex("Mwangaza")
    made = desk.correct(story, "confirm", [Passage(late.id, Span(second, second + 8))])
    desk.undo(made.number)
    [kept] = json.loads(made.payload)["passages"]
    assert kept["text"] == "Mwangaza" and kept["start"] == second
    assert kept["within"] == "Mwangaza."
