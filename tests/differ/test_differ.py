"""Differences: shown where a careful reader would see one, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from rashomon.attribute import attribute
from rashomon.attribute.tagger import Tagged
from rashomon.differ import differ
from rashomon.link import link
from rashomon.model import Claim, Difference, Published, Reading, Report, Span, Story
from rashomon.pipeline import Pipeline, analyse_report

OWN = replace(Pipeline(), attribute=partial(attribute, tagger=lambda parse: Tagged(())))


def differences(
    left: str,
    right: str,
    dates: tuple[str | None, str | None] = (None, None),
    agreements: tuple[float, ...] = (1.0,),
) -> tuple[Difference, ...]:
    """The differences of two one-sentence reports, both in their own voice, that are taken for one claim.

    Or for several claims, of whose readings ``agreements`` says how likely they are the same.
    """
    analyses = []
    for name, text, date in (("a", left, dates[0]), ("b", right, dates[1])):
        published = Published(date, date)
        report = Report(f"r1:{name}", f"{name}.txt", "", text, (Span(0, len(text)),), published=published)
        analyses.append(analyse_report(report, OWN))
    story = Story("y1:t", tuple(analyses))
    first = [analysis.statements[0] for analysis in analyses]
    claims = (
        Claim(f"c1:{n}", tuple(Reading(s.report, s.id, s.span, likely) for s in first), 1.0, first[0].id)
        for n, likely in enumerate(agreements)
    )
    return differ(story, link(story), tuple(claims))


@pytest.mark.parametrize(
    ("left", "right", "slots"),
    [
        # Numbers.
        ("The army left nine positions.", "The army left seven positions.", ["number"]),
        ("The army left nine positions.", "The army left nine positions in the north.", []),
        ("The storm killed at least 12 people.", "The storm killed 14 people.", []),
        ("The storm killed 12 people.", "The storm killed 19 people.", ["number"]),
        ("The storm killed 12 people.", "The storm injured 19 people.", []),
        ("The firm employs about 40 people.", "The firm employs 43 people.", []),
        # Dates.
        ("The court ruled on 3 May 2031.", "The court ruled on 9 May 2031.", ["date"]),
        ("The court ruled on 3 May 2031.", "The court ruled in May 2031.", []),
        # A time that leaves one side open, or is the end of a range, is not when the thing was.
        ("The ferry sank on 3 May 2031.", "The ferry sank before 9 May 2031.", []),
        ("The ferry sank on 3 May 2031.", "The ferry sank between 1 May 2031 and 9 May 2031.", []),
        ("The harbour is closed since 3 May 2031.", "The harbour is closed since 9 May 2031.", ["date"]),
        # Certainty.
        ("The two firms will merge.", "The two firms may merge.", ["certainty"]),
        ("The two firms will merge.", "The two firms will merge soon.", []),
        # Polarity.
        ("The minister signed the bill.", "The minister did not sign the bill.", ["polarity"]),
        # Scope.
        ("All schools will close.", "Some schools will close.", ["scope"]),
        # More detail is no difference.
        ("The ferry sank.", "The ferry sank off the western coast near the old lighthouse.", []),
    ],
)
def test_slots(left: str, right: str, slots: list[str]) -> None:
    assert [d.on for d in differences(left, right)] == slots
    # Whichever report comes first, the same slots part.
    assert [d.on for d in differences(right, left)] == slots


def test_a_later_higher_toll_is_a_revision() -> None:
    early, late = "The storm killed 12 people.", "The storm killed 19 people."
    [found] = differences(early, late, ("2031-05-02", "2031-05-03"))
    assert found.revised
    [found] = differences(early, late, ("2031-05-03", "2031-05-02"))
    assert not found.revised


def test_what_is_not_counted_on_is_not_revised() -> None:
    days = ("2031-05-02", "2031-05-03")
    for early, late in (
        ("The council sold the pier for 48 million euros.", "The council sold the pier for 52 million euros."),
        ("Nine members voted for the lease.", "Ten members voted for the lease."),
    ):
        [found] = differences(early, late, days)
        assert found.on == "number"
        assert not found.revised
    [found] = differences("The storm destroyed 12 houses.", "The storm destroyed 19 houses.", days)
    assert found.revised


def test_because_are_the_words_on_both_sides() -> None:
    left, right = "The army left nine positions.", "The army left seven positions."
    [found] = differences(left, right)
    assert [p.span.of(left if p.report == "r1:a" else right) for p in found.because] == [
        "nine positions",
        "seven positions",
    ]


def test_readings_that_may_tell_two_things_part_in_nothing() -> None:
    left, right = "The army left nine positions.", "The army left seven positions."
    assert [d.on for d in differences(left, right, agreements=(0.4,))] == []
    assert [d.on for d in differences(left, right, agreements=(0.9,))] == ["number"]


def test_only_another_reading_of_one_that_parts_takes_the_difference_back() -> None:
    """A report that says a thing in two ways is not at odds with one that says it in one of them."""

    def on(left: str, right: str) -> list[str]:
        texts = {"a": left, "b": right}
        analyses = [
            analyse_report(Report(f"r1:{n}", f"{n}.txt", "", t, (Span(0, len(t)),)), OWN) for n, t in texts.items()
        ]
        story = Story("y1:t", tuple(analyses))
        said = [Reading(s.report, s.id, s.span, 1.0) for analysis in analyses for s in analysis.statements]
        return [d.on for d in differ(story, link(story), (Claim("c1:t", tuple(said), 1.0, said[0].statement),))]

    nine, seven = "The army left nine positions in the north.", "The army left seven positions in the north."
    assert on(nine, seven) == ["number"]
    assert on(nine, f"{seven} It left nine positions on the coast of the north.") == []
    # Two people did one thing, and one report names both.
    first, second = "Lena Okafor voted for the lease.", "Rosa Vidal voted for the lease."
    assert on(first, second) == ["person"]
    assert on(f"{first} {second}", second) == []
    # What is less like it, or tells of no act, takes nothing back.
    sold, unsold = "Okafor sold the old mill by the river in May.", "Okafor may have sold the old mill by the river."
    assert on(sold, f"{unsold} The old mill in May.") == ["certainty"]
    # The others agree with each other on another thing: that says nothing of these two.
    drills = "The soldiers of the navy held 12 drills on the river."
    assert on(f"{nine} {drills}", f"{seven} {drills}") == ["number"]


def test_two_statements_part_once_in_whatever_claims_they_stand() -> None:
    left, right = "The army left nine positions.", "The army left seven positions."
    assert [d.claim for d in differences(left, right, agreements=(0.9, 0.8))] == ["c1:0"]


def test_days_of_two_parts_are_one_day_only_where_the_readings_are_surely_one() -> None:
    left = "The minister praised the long rescue of 3 May 2031 by volunteer divers."
    right = "The minister praised the rescue on 9 May 2031 in a speech at the old harbour."
    assert [d.on for d in differences(left, right, agreements=(0.9,))] == ["date"]
    assert [d.on for d in differences(left, right, agreements=(0.65,))] == []
    left = "The minister praised the long rescue by volunteer divers on 3 May 2031."
    assert [d.on for d in differences(left, right, agreements=(0.65,))] == ["date"]


def test_of_a_statement_that_carries_two_claims_each_part_differs_in_its_own() -> None:
    texts = (
        "The storm sank 12 ferries before it closed the port on 3 May 2031.",
        "The storm sank 19 ferries before it closed the port on 9 May 2031.",
    )
    cut = texts[0].index(" before")
    reports = [Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),)) for n, text in enumerate(texts)]
    analyses = tuple(analyse_report(report, OWN) for report in reports)
    wholes = [
        replace(a.statements[0], content=(Span(0, len(a.report.text) - 1),), mentions=tuple(m.id for m in a.mentions))
        for a in analyses
    ]
    story = Story("y1:t", tuple(replace(a, statements=(s,)) for a, s in zip(analyses, wholes, strict=True)))
    parts = (Span(0, cut), Span(cut + 1, wholes[0].span.end))
    claims = tuple(
        Claim(f"c1:{n}", tuple(Reading(s.report, s.id, span) for s in wholes), 1.0, wholes[0].id)
        for n, span in enumerate(parts)
    )
    linked = link(story)
    assert [(d.claim, d.on) for d in differ(story, linked, claims)] == [("c1:0", "number"), ("c1:1", "date")]
    # What neither claim shows belongs to both.
    left_out = replace(claims[1], readings=tuple(Reading(s.report, s.id, Span(cut + 1, cut + 20)) for s in wholes))
    assert [(d.claim, d.on) for d in differ(story, linked, (claims[0], left_out))] == [
        ("c1:0", "number"),
        ("c1:1", "date"),
    ]
    # Shown whole, one claim parts in its number; days beside other numbers may be of two things, and are not told.
    whole = replace(claims[0], readings=tuple(Reading(s.report, s.id, s.span) for s in wholes))
    assert {d.on for d in differ(story, linked, (whole,))} == {"number"}
