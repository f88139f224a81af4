"""A desk keeps what it took in: reports, analyses, stories, comparisons, versions, corrections."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from texts import CHANGED, FERRY, LATE, MINE

from rashomon import Report, analyse, compare
from rashomon.api import group
from rashomon.errors import DeskError, DocumentError
from rashomon.export.as_json import comparison_json
from rashomon.model import Document, Selector
from rashomon.pipeline import Pipeline
from rashomon.store import Desk, StoryRow


def outcomes(desk: Desk, *inputs: object) -> list[str]:
    return [receipt.outcome for receipt in desk.add(inputs)]  # type: ignore[arg-type]


def ferry(desk: Desk) -> StoryRow:
    [row] = desk.stories(words="ferry").rows
    return row


def text(name: str, content: str) -> Document:
    return Document(name, "text/plain", content.encode())


def test_reports_become_stories(desk: Desk, reports: Path) -> None:
    assert outcomes(desk, reports) == ["stored"] * 4
    rows = {row.title: row for row in desk.stories().rows}
    assert {title: (row.reports, row.outlets, row.unseen) for title, row in rows.items()} == {
        "Ferry Mwangaza aground": (2, 2, 2),
        "Four trapped in Calama mine": (2, 2, 2),
    }
    assert (rows["Ferry Mwangaza aground"].first, rows["Ferry Mwangaza aground"].last) == ("2025-11-03", "2025-11-03")
    assert desk.count() == (4, 2)


def test_what_is_known_is_passed_over(desk: Desk, reports: Path) -> None:
    first = list(desk.add([reports]))
    again = list(desk.add([reports]))
    assert [each.outcome for each in again] == ["known"] * 4
    assert [each.report for each in again] == [each.report for each in first]
    assert desk.count() == (4, 2)


def test_analyses_come_back_as_equal_values(desk: Desk, reports: Path) -> None:
    list(desk.add([reports]))
    made = {each.report.id: each for each in analyse(reports) if not isinstance(each, DocumentError)}
    assert {each.report.id: each for each in desk.analyses()} == made


def test_documents_come_back_as_received(desk: Desk, reports: Path) -> None:
    list(desk.add([reports]))
    kept = {Path(each.location).name: each.content for each in desk.documents()}
    assert kept == {path.name: path.read_bytes() for path in reports.iterdir()}


def test_a_name_that_no_file_can_keep_costs_that_one(desk: Desk) -> None:
    good, bad = text("late.txt", LATE), text("caf\udce9.txt", FERRY["harbour-post"])
    receipts = list(desk.add([bad, good]))
    assert [receipt.outcome for receipt in receipts] == ["failed", "stored"]
    [problem] = desk.failures().rows
    assert problem.location == "caf\ufffd.txt" and "name" in problem.advice


def test_a_comparison_is_the_one_that_compare_makes_and_is_made_once(
    desk: Desk, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(desk.add([reports]))
    story = ferry(desk).id
    made = desk.comparison(story)
    alone = compare([reports / f"{name}.txt" for name in FERRY])
    assert comparison_json(replace(alone, story=replace(alone.story, id=story))) == comparison_json(made)
    monkeypatch.setattr("rashomon.store.comparisons.compare_story", lambda *_: pytest.fail("compared again"))
    assert desk.comparison(story) == made
    row = ferry(desk)
    assert row.fresh and row.claims is not None and row.origins_most is not None


def test_the_same_stories_as_group_in_any_batches(
    location: str, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = group(reports)
    assert not found.problems
    want = [(each.id, sorted(each.reports)) for each in sorted(found.stories, key=lambda each: each.id)]
    monkeypatch.setattr("rashomon.store.desk.BATCH", 1)
    with Desk.open(location, create=True) as desk:
        for path in sorted(reports.iterdir(), reverse=True):
            list(desk.add([path]))
        assert [(story, sorted(sum(chapters, ()))) for story, chapters in desk.groups()] == want
    with Desk.open(location) as again:
        list(again.add([text("late.txt", LATE)]))
        [(_, chapters)] = [each for each in again.groups() if len(each[1][0]) == 3]
    assert [len(chapter) for chapter in chapters] == [3]


def test_a_look_tells_what_is_new_since_the_last(desk: Desk, reports: Path) -> None:
    list(desk.add([reports]))
    story = ferry(desk).id
    assert desk.look(story).news.since is None
    assert desk.look(story).news.nothing
    list(desk.add([text("late.txt", LATE)]))
    assert ferry(desk).unseen == 1 and not ferry(desk).fresh
    peeked = desk.look(story, visit=False)
    view = desk.look(story)
    assert peeked.news == view.news
    texts = {report.id: report for report in view.comparison.story.reports}
    assert [texts[name].publisher for name in view.news.reports] == ["Daily Dhow"]
    new = {claim.id: claim for claim in view.comparison.claims if claim.id in view.news.claims}
    said = [reading.span.of(texts[reading.report].text) for claim in new.values() for reading in claim.readings]
    assert any("hole in the hull" in words for words in said)
    assert all(texts[reading.report].publisher == "Daily Dhow" for claim in new.values() for reading in claim.readings)
    [change] = [each for each in view.news.figures if "injured" in each.counted]
    assert ([f.quantity.low for f in change.before], [f.quantity.low for f in change.came]) == ([14], [21])
    assert desk.look(story).news.nothing
    assert ferry(desk).unseen == 0 and ferry(desk).visited is not None


def test_versions_of_one_url_are_kept_and_the_latest_stands(desk: Desk, reports: Path) -> None:
    list(desk.add([reports]))
    story = ferry(desk).id
    desk.look(story)
    (reports / "harbour-post.txt").write_text(CHANGED, encoding="utf-8")
    assert sorted(outcomes(desk, reports)) == ["known"] * 3 + ["stored"]
    assert ferry(desk).reports == 2
    [change] = desk.versions(address="https://harbourpost.example/ferry")
    assert not change.announced
    texts = {a.report.id: a.report.text for a in desk.analyses()}
    sides = (change.changes[0].removed, change.changes[0].added)
    [[gone], [came]] = [[place.span.of(texts[place.report]) for place in side] for side in sides]
    assert "warned about the reef" in gone and "not slept" in came
    view = desk.look(story)
    assert view.news.revisions == (change,)
    assert "warned" not in " ".join(report.text for report in view.comparison.story.reports)


def test_a_change_that_is_announced(desk: Desk) -> None:
    note = CHANGED + "\nCorrection: an earlier version said that the captain had been warned.\n"
    assert outcomes(desk, text("a.txt", FERRY["harbour-post"]), text("b.txt", note)) == ["stored", "stored"]
    [change] = desk.versions()
    assert change.announced


def test_a_reused_address_is_no_version(desk: Desk) -> None:
    other = MINE["el-faro"].replace("https://elfaro.example/mina", "https://harbourpost.example/ferry")
    list(desk.add([text("a.txt", FERRY["harbour-post"]), text("b.txt", other)]))
    assert desk.versions() == ()
    assert all(row.current for row in desk.reports().rows)


def test_a_page_received_again_with_other_bytes_around_the_report_is_known(desk: Desk) -> None:
    body = "".join(f"<p>{each}</p>" for each in FERRY["harbour-post"].split("\n\n")[1:])
    pages = [
        f"<html><head><title>Ferry aground</title><script>var visit = {n}</script></head><body><article>"
        f"<h1>Ferry aground</h1>{body}</article></body></html>"
        for n in range(2)
    ]
    documents = [Document("https://harbourpost.example/ferry", "text/html", page.encode()) for page in pages]
    assert outcomes(desk, *documents, documents[1]) == ["stored", "known", "known"]


def test_one_id_given_to_two_texts_is_told_apart(desk: Desk) -> None:
    said = [f"{name} burnt down on Monday, the mayor of {name} said." for name in ("Visby", "Ystad")]
    records = [json.dumps({"id": "7", "text": each}) for each in said]
    documents = [Document(f"a.jsonl#{n}", "application/json", each.encode()) for n, each in enumerate(records)]
    receipts = list(desk.add(documents))
    assert [each.outcome for each in receipts] == ["stored", "stored"]
    assert receipts[0].report == "7" != receipts[1].report
    for analysis in desk.analyses():
        assert {each.report for each in analysis.statements} == {analysis.report.id}


def test_what_fails_is_named_and_the_rest_is_stored(desk: Desk, reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    receipts = list(desk.add([reports]))
    [failed] = [each for each in receipts if each.outcome == "failed"]
    assert failed.problem and failed.location.endswith("empty.txt")
    [kept] = desk.failures().rows
    assert kept == failed.problem
    (reports / "empty.txt").write_text("The mayor of Visby resigned on Friday, she said.", encoding="utf-8")
    list(desk.add([reports]))
    assert desk.failures().total == 0


def test_an_unkeepable_character_costs_one_report(desk: Desk) -> None:
    def broken(report: Report) -> Report:
        return replace(report, text=report.text[:-1] + "\ud800")

    pipeline = Pipeline()
    cut = replace(pipeline, clean=lambda page, language: broken(pipeline.clean(page, language)))
    [receipt] = desk.add([text("a.txt", LATE)], pipeline=cut)
    assert receipt.outcome == "failed" and receipt.problem and "characters" in receipt.problem.problem


def test_pages_of_lists(desk: Desk, reports: Path) -> None:
    list(desk.add([reports]))
    pages = [desk.stories(first, 1) for first in (0, 1, 2)]
    assert [len(page.rows) for page in pages] == [1, 1, 0] and {page.total for page in pages} == {2}
    assert desk.stories(order="outlets", least_outlets=3).total == 0
    with pytest.raises(ValueError, match="order"):
        desk.stories(order="colour")
    assert [row.publisher for row in desk.reports(count=1).rows] == ["Harbour Post"]
    assert desk.reports(story=ferry(desk).id).total == 2


def test_pages_of_all_reports_are_the_same_where_some_were_purged(desk: Desk, reports: Path) -> None:
    list(desk.add([reports]))
    for purged in (False, True):
        if purged:
            desk.purge([desk.reports().rows[1].id])
        whole = desk.reports().rows
        assert len(whole) == (3 if purged else 4)
        parts = [desk.reports(first=first, count=2) for first in range(6)]
        assert [part.rows for part in parts] == [whole[first : first + 2] for first in range(6)]
        assert {part.total for part in parts} == {len(whole)}
    desk.purge([row.id for row in desk.reports().rows])
    assert (desk.reports().rows, desk.reports(first=3).total) == ((), 0)


def test_what_is_new_is_told_without_a_visit(desk: Desk, reports: Path) -> None:
    list(desk.add([reports]))
    story = ferry(desk).id
    assert desk.news(story).since is None
    desk.look(story)
    assert desk.news(story).since is not None and desk.news(story).nothing
    list(desk.add([text("late.txt", LATE)]))
    assert desk.news(story) == desk.look(story, visit=False).news
    assert desk.news(story).reports


def test_history_tells_why(desk: Desk, reports: Path) -> None:
    list(desk.add([reports]))
    steps = desk.history(ferry(desk).id)
    assert [step.kind for step in steps] == ["opened", "joined", "joined"]
    [reason] = [step.reason for step in steps if step.reason]
    assert "mwangaza" in reason.lower()


def test_a_story_is_found_by_the_start_of_its_id(desk: Desk, reports: Path) -> None:
    list(desk.add([reports]))
    story = ferry(desk).id
    assert desk.story(story[:9]).id == desk.story(story.removeprefix("y1:")[:6]).id == story
    for wrong in ("", "y1:", "%", "y1:nothing"):
        with pytest.raises(DeskError, match="no story"):
            desk.story(wrong)


def test_an_earlier_report_that_comes_late_keeps_the_visits(desk: Desk, reports: Path) -> None:
    list(desk.add([reports]))
    old = ferry(desk).id
    desk.look(old)
    desk.correct(old, "name", [Selector("Mwangaza")], "ana", "one ship", "MV Mwangaza")
    early = LATE.replace("2025-11-04", "2025-11-01").replace("rises", "of ferry rises")
    list(desk.add([text("early.txt", early)]))
    row = desk.story(old)
    assert row.reports == 3 and row.visited is not None and row.unseen == 1
    assert row.id != old, "a story is called after its first report"
    assert [each.kind for each in desk.corrections(row.id)] == ["name"]
    assert desk.look(row.id).news.reports


def test_a_story_that_is_what_it_was_again_shows_what_was_kept(desk: Desk, reports: Path) -> None:
    list(desk.add([reports]))
    first = desk.look(ferry(desk).id)
    [late] = [receipt.report or "" for receipt in desk.add([text("late.txt", LATE)])]
    desk.look(ferry(desk).id, visit=False)
    assert ferry(desk).claims != first.row.claims
    desk.purge([late])
    assert not ferry(desk).fresh
    assert desk.look(ferry(desk).id).news.nothing
    assert replace(ferry(desk), changed="", visited=None) == replace(first.row, changed="", visited=None)


def test_a_list_counts_the_differences_that_the_brief_tells_of(desk: Desk, reports: Path) -> None:
    list(desk.add([reports, text("late.txt", LATE)]))
    found = desk.look(ferry(desk).id)
    assert any(each.on == "attribution" for each in found.comparison.differences)
    assert found.row.differences == desk.brief(found.row.id).brief.head.differences


def test_comparisons_are_brought_up_to_date_where_two_outlets_tell(desk: Desk, reports: Path) -> None:
    list(desk.add([reports, text("alone.txt", "The mayor of Visby resigned on Friday, she said.")]))
    assert len([row for row in desk.refresh() if row.fresh]) == 2
    assert list(desk.refresh()) == []


def test_analyses_of_another_version_are_made_again(desk: Desk, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    list(desk.add([reports]))
    want = list(desk.analyses())
    monkeypatch.setattr("rashomon.store.comparisons.MAKER", "next")
    assert list(desk.analyses()) == want
    assert desk.comparison(ferry(desk).id).claims
