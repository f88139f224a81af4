"""A stream of reports becomes the same stories in whatever order and batches it comes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from rashomon.group import Outline, Sketch, Stream

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


def bare(report: str, day: str | None, names: str, words: str, ages: str = "") -> Sketch:
    counted = tuple((word, 2) for word in words.split())
    return Sketch(report, day, day, counted, tuple(sorted(names.split("|"))), tuple(ages.split()))


# What a week's round-up tells of three floods; each flood has reports of its own.
FLOODS = [
    bare("ayeyar-1", "2030-07-01", "daw hnin|pyay road", "ayeyar hnin pyay levee sandbag daw paddy", "61"),
    bare("ayeyar-2", "2030-07-01", "daw hnin|pyay road", "ayeyar hnin pyay levee daw monastery paddy", "61"),
    bare("orinoco-1", "2030-07-02", "luz paredes|calle tovar", "orinoco paredes tovar canoe stilt luz palafito", "8"),
    bare("orinoco-2", "2030-07-03", "luz paredes|calle tovar", "orinoco paredes tovar canoe luz stilt raft", "8"),
    bare(
        "week",
        "2030-07-04",
        "daw hnin|luz paredes|pyay road|calle tovar",
        "ayeyar hnin pyay levee daw orinoco paredes tovar canoe luz stilt deluge",
        "8 61",
    ),
]


@pytest.mark.parametrize("day", ["2030-06-30", "2030-07-02", "2030-07-04"])
def test_a_round_up_does_not_tie_two_stories(day: str) -> None:
    stream = Stream()
    stream.add([*FLOODS[:4], replace(FLOODS[4], earliest=day, latest=day)])
    homes = {report: story.id for story in stream.stories() for report in story.reports}
    assert homes["ayeyar-1"] == homes["ayeyar-2"] != homes["orinoco-1"] == homes["orinoco-2"]


def test_the_story_that_a_round_up_is_parted_from_names_it() -> None:
    stream = Stream()
    stream.add([FLOODS[0], FLOODS[2], replace(FLOODS[4], earliest="2030-06-30", latest="2030-06-30")])
    home = stream.story("week")
    (other,) = (story for story in stream.stories() if story.id != home.id)
    assert len(home.reports) == 2
    assert other.also == ("week",)


def test_a_link_that_does_not_hold_is_kept_with_its_reason() -> None:
    stream = Stream()
    strike = "okello docker harbour kisumu wage crane foreman ballot picket"
    fire = "beacon silo ember grain were asha sprinkler husk"
    stream.add(
        [
            bare("strike-1", "2029-01-05", "james okello|port kisumu", strike),
            bare("strike-2", "2029-01-06", "james okello|port kisumu", strike),
            # The first report of the fire recalls the strike; those after it do not.
            bare(
                "fire-1", "2029-01-09", "james okello|port kisumu|silo beacon|asha were", f"okello docker kisumu {fire}"
            ),
            bare("fire-2", "2029-01-09", "silo beacon|asha were", fire),
            bare("fire-3", "2029-01-10", "silo beacon|asha were", fire),
        ]
    )
    first, second = stream.stories()
    assert (first.reports, second.reports) == (("strike-1", "strike-2"), ("fire-1", "fire-2", "fire-3"))
    assert second.parted is not None
    assert (second.parted.report, second.parted.to) == ("fire-1", "strike-2")
    assert "james okello" in second.parted.because
    assert first.parted is None


def test_order_does_not_matter_where_a_bucket_is_full() -> None:
    many = [
        bare(
            f"r{n:03}",
            f"2030-05-{1 + n % 9:02}",
            f"ana ruiz|pier {n % 7}",
            f"ruiz ana pier trawler net{n % 7} gale{n % 5}",
        )
        for n in range(120)
    ]
    stream = Stream()
    stream.add(many)
    for seed in range(3):
        shuffled = random.Random(seed).sample(many, len(many))
        other = Stream()
        for start in range(0, len(shuffled), 7):
            other.add(shuffled[start : start + 7])
        assert other.stories() == stream.stories()


def test_what_changed_is_told_exactly() -> None:
    stream = Stream()
    before: dict[str, Outline] = {}
    for each in random.Random(4).sample(FLOODS, len(FLOODS)):
        changed = stream.add([each])
        after = {story.id: story for story in stream.stories()}
        assert set(changed) == {s for s in before.keys() | after.keys() if before.get(s) != after.get(s)}
        before = after


def test_reports_without_a_date_join_those_that_have_one() -> None:
    stream = Stream()
    stream.add([replace(FLOODS[0], earliest=None, latest=None), *FLOODS[1:4]])
    assert {story.reports for story in stream.stories()} == {("ayeyar-1", "ayeyar-2"), ("orinoco-1", "orinoco-2")}


def test_a_day_that_bounds_one_side_only_is_no_day() -> None:
    whole, open_ended = Stream(), Stream()
    whole.add([replace(FLOODS[0], earliest=None, latest=None), *FLOODS[1:4]])
    open_ended.add([replace(FLOODS[0], earliest="2019-01-01", latest=None), *FLOODS[1:4]])
    assert [outline.chapters for outline in whole.stories()] == [outline.chapters for outline in open_ended.stories()]
