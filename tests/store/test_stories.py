"""The stories that a desk keeps are those of the grouping, however the reports came, with chapters and history."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence

import pytest
from child import QUICK

from rashomon.group import Sketch, Stream
from rashomon.model import Analysis, Document
from rashomon.store import Desk
from rashomon.store.stories import chapters


def told(report: str, day: str, names: str, words: str, ages: str = "") -> Sketch:
    counted = tuple((word, 2) for word in words.split())
    return Sketch(report, day, day, counted, tuple(sorted(names.split("|"))), tuple(ages.split()))


QUAY = "quayside crane toppled docker sling nakuru otieno ballast gantry"
VINE = "vineyard frost marne lefevre grower candle bud thaw orchard"
SKETCHES = {
    each.report: each
    for each in (
        told("quay-1", "2031-03-02", "grace otieno|peter nakuru", QUAY, "44 29"),
        told("quay-2", "2031-03-02", "grace otieno|peter nakuru", QUAY + " inquiry", "44"),
        told("quay-3", "2031-03-04", "grace otieno|peter nakuru", QUAY + " widow", "29"),
        told("quay-trial", "2032-11-20", "grace otieno|peter nakuru", QUAY + " verdict", "44 29"),
        told("vine-1", "2031-03-03", "claire lefevre|rue marne", VINE, "61"),
        told("vine-2", "2031-03-05", "claire lefevre|rue marne", VINE + " insurer", "61"),
        told("week", "2031-03-01", "grace otieno|peter nakuru|claire lefevre|rue marne", f"{QUAY} {VINE}", "44 61"),
        told("dam", "2031-03-03", "lake tarn", "sluice dam tarn spillway turbine"),
    )
}


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What grouping needs of a report is given by its id."""

    def sketch(analysis: Analysis) -> Sketch:
        return SKETCHES[analysis.report.id]

    monkeypatch.setattr("rashomon.store.intake.sketch", sketch)


def add(desk: Desk, *reports: str) -> None:
    said = "The {id} was told of by the mayor of Visby on Monday, and it was {id} that mattered to him."
    records = (json.dumps({"id": each, "text": said.format(id=each), "publisher": each}) for each in reports)
    documents = [Document(f"a.jsonl#{n}", "application/json", each.encode()) for n, each in enumerate(records)]
    assert {receipt.outcome for receipt in desk.add(documents, pipeline=QUICK)} == {"stored"}


def wanted(reports: Sequence[str]) -> dict[str, tuple[str, set[str]]]:
    """Return the stories that a fresh stream makes: id → the outline's id and the reports."""
    stream = Stream()
    stream.add(SKETCHES[report] for report in reports)
    return {each.id: (each.outline, set(each.reports)) for outline in stream.stories() for each in chapters(outline)}


def kept(desk: Desk) -> dict[str, tuple[str, set[str]]]:
    rows = desk.stories(count=100).rows
    return {
        row.id: (row.chapter_of or row.id, {report.id for report in desk.reports(story=row.id).rows}) for row in rows
    }


@pytest.mark.parametrize("seed", range(3))
def test_any_order_gives_the_stories_of_the_grouping_at_every_step(location: str, seed: int) -> None:
    order = list(SKETCHES)
    random.Random(seed).shuffle(order)
    done: list[str] = []
    while done != order:
        # A new writer each time takes up what the last one left.
        with Desk.open(location, create=True) as desk:
            add(desk, *order[len(done) : len(done) + seed + 1])
            done = order[: len(done) + seed + 1]
            assert kept(desk) == wanted(done)
            if done != order:
                add(desk, order[len(done)])
                done = order[: len(done) + 1]
                assert kept(desk) == wanted(done)


def test_every_id_that_was_shown_still_leads_to_a_story(desk: Desk) -> None:
    order = sorted(SKETCHES, reverse=True)
    shown: set[str] = set()
    for report in order:
        add(desk, report)
        shown |= {row.id for row in desk.stories(count=100).rows}
    assert len(shown) > len(kept(desk))
    assert {desk.story(name).id for name in shown} <= set(kept(desk))


def test_a_trial_years_later_is_looked_at_by_itself(desk: Desk) -> None:
    add(desk, "quay-1", "quay-2", "quay-trial")
    first, later = sorted(desk.stories().rows, key=lambda row: row.reports, reverse=True)
    assert (first.reports, later.reports) == (2, 1) and later.chapter_of == first.id
    [(story, parts)] = desk.groups()
    assert story == first.id and parts == (("quay-1", "quay-2"), ("quay-trial",))
    assert [step.kind for step in desk.history(later.id) if step.story == later.id] == ["chapter", "joined"]


def test_a_round_up_is_named_by_the_stories_that_it_tells_of_too(desk: Desk) -> None:
    add(desk, "week", "quay-1", "vine-1")
    stream = Stream()
    stream.add(SKETCHES[name] for name in ("week", "quay-1", "vine-1"))
    also = {outline.id: outline.also for outline in stream.stories()}
    assert {row.id: tuple(each.id for each in desk.also(row.id)) for row in desk.stories().rows} == also
    assert any(also.values()), "the grouping takes it for a round-up"
