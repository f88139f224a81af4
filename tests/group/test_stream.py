"""A stream of reports becomes the same stories in whatever order and batches it comes."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from rashomon.group import Sketch, Stream

Told = tuple[str, str, str, str]
# Day, names, words, ages: two fires of one week, a dam, and the trial that follows the first fire two years later.
TOLD: dict[str, Told] = {
    "kiln-a": ("2031-03-02", "nadia okpara|harbour lane", "kiln warehouse scorch okpara nadia tannery smoke", "34"),
    "kiln-b": ("2031-03-02", "nadia okpara|harbour lane", "kiln warehouse okpara nadia tannery brigade", "34"),
    "kiln-c": ("2031-03-04", "nadia okpara|ivo brandt", "okpara nadia brandt tannery kiln inspector", "34 51"),
    "loft-a": ("2031-03-03", "pavel rusu|mill street", "loft attic rusu pavel seamstress smoke", "19"),
    "loft-b": ("2031-03-05", "pavel rusu|mill street", "loft attic rusu pavel seamstress burns", "19"),
    "dam": ("2031-03-03", "lake tarn", "sluice dam tarn spillway turbine", ""),
    "kiln-trial": (
        "2033-05-20",
        "nadia okpara|ivo brandt",
        "okpara nadia brandt tannery kiln verdict negligence",
        "36 53",
    ),
}


def told(report: str) -> Sketch:
    day, names, words, ages = TOLD[report]
    counted = tuple((word, 2) for word in words.split())
    return Sketch(report, day, day, counted, tuple(names.split("|")), tuple(ages.split()))


def held(reports: Sequence[str], batch: int) -> Stream:
    stream = Stream()
    for start in range(0, len(reports), batch):
        stream.add([told(report) for report in reports[start : start + batch]])
    return stream


def test_one_event_is_one_story_and_a_trial_years_later_is_a_chapter_of_it() -> None:
    found = {story.reports: story.chapters for story in held(list(TOLD), 100).stories()}
    assert found == {
        ("kiln-a", "kiln-b", "kiln-c", "kiln-trial"): (("kiln-a", "kiln-b", "kiln-c"), ("kiln-trial",)),
        ("loft-a", "loft-b"): (("loft-a", "loft-b"),),
        ("dam",): (("dam",),),
    }


@pytest.mark.parametrize("batch", [1, 3, 100])
def test_neither_order_nor_batches_change_a_story(batch: int) -> None:
    expected = held(list(TOLD), 1).stories()
    for seed in range(10):
        reports = list(TOLD)
        random.Random(seed).shuffle(reports)
        assert held(reports, batch).stories() == expected


def test_adding_names_the_stories_that_changed() -> None:
    stream = held(["kiln-b", "loft-a"], 2)
    (alone,) = [story.id for story in stream.stories() if story.reports == ("kiln-b",)]
    changed = stream.add([told("kiln-a")])
    assert set(changed) == {alone, stream.story("kiln-b").id}
    assert alone not in {story.id for story in stream.stories()}


def test_a_report_that_is_held_changes_nothing() -> None:
    stream = held(list(TOLD), 100)
    assert stream.add([told("dam")]) == ()


def test_a_stream_goes_on_from_its_links_without_comparing_again() -> None:
    first = held(["kiln-a", "kiln-b", "loft-a"], 100)
    later = Stream(map(told, ["kiln-a", "kiln-b", "loft-a"]), first.links())
    assert later.stories() == first.stories()
    rest = [told(report) for report in TOLD if report not in {"kiln-a", "kiln-b", "loft-a"}]
    later.add(rest)
    assert later.stories() == held(list(TOLD), 1).stories()
