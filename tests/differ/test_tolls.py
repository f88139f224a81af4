"""The tolls that two reports give of one event, and cannot both hold, make a row and a difference of their own."""

from __future__ import annotations

import pytest

from outlets import Told, compared


def numbers(*reports: Told) -> list[tuple[set[str], bool]]:
    """Return the words of each difference in number, and whether it is a later count."""
    comparison = compared(*reports)
    texts = {report.id: report.text for report in comparison.story.reports}
    found = [each for each in comparison.differences if each.on == "number"]
    return [({p.span.of(texts[p.report]) for p in each.because}, each.revised) for each in found]


MARKET = "A bomb went off at a market in Torvik on Monday."
BLAST = f"{MARKET} The blast killed six people and wounded 32. Police closed the road to the harbour."
OTHER = f"{MARKET} Six people died and 20 others were injured, hospitals said. The road to the harbour was closed."


def test_the_injured_of_one_blast_part_though_no_word_joins_them() -> None:
    assert ({"32", "20 others"}, False) in numbers(Told(BLAST), Told(OTHER))


def test_a_higher_toll_of_a_later_day_is_revised() -> None:
    early = "Ferry fire off Torvik kills 12\n\nTwelve people died in a ferry fire off Torvik on Monday."
    later = "Toll of Torvik ferry fire rises to 27\n\nThe toll of the ferry fire off Torvik on Monday rose to 27."
    found = numbers(Told(early), Told(later, "2031-05-08"))
    assert found and all(revised for _, revised in found)


def test_a_report_that_gives_the_other_toll_as_an_earlier_one_revises_it() -> None:
    early = "Mine blast near Osk kills 15\n\nFifteen people were killed in a mine blast near Osk on Monday."
    later = "Mine blast near Osk kills 32\n\nA mine blast near Osk killed 32 people. An earlier toll was 15 dead."
    found = numbers(Told(early), Told(later))
    assert found and all(revised for _, revised in found)


def test_arrests_at_one_protest_part_by_who_counts_them() -> None:
    police = "Thousands protested in Torvik on Sunday against the new law. Police said 14 people were arrested."
    group = "A protest in Torvik on Sunday against the new law ended in clashes. Legal aid groups counted 60 arrests."
    assert any("60 arrests" in words for words, _ in numbers(Told(police), Told(group)))


def test_tolls_that_tell_of_no_event_of_their_own_part_where_one_row_may_hold_them() -> None:
    wire = (
        "A protest in Torvik ended in clashes.\n\nPolice fired tear gas; eleven people were detained, the mayor said."
    )
    state = "Order was kept in Torvik.\n\nNineteen were arrested, the police said."
    assert any("Nineteen" in words for words, _ in numbers(Told(wire), Told(state)))


def test_fewer_are_missing_as_they_are_found() -> None:
    first = "A ferry sank off Torvik on Monday.\n\nThe coast guard said 31 people were missing."
    later = "Ferry sank off Torvik: search goes on\n\nOn Wednesday 12 people were still missing, officials said."
    found = numbers(Told(first), Told(later, "2031-05-08"))
    assert [revised for words, revised in found if "12 people" in words] == [True]


def test_a_number_that_is_told_as_the_one_before_is_revised() -> None:
    early, later = (
        "A protest in Osk led to 14 arrests.",
        "A protest in Osk led to 31 arrests, up from 14 in the morning.",
    )
    assert numbers(Told(early), Told(later)) == [({"14 arrests", "31 arrests"}, True)]


def test_what_tells_nothing_of_its_event_counts_that_of_the_report() -> None:
    left = (
        "A ferry sank off Torvik on Monday.\n\nThe owner was questioned.\n\nRelatives sat by fourteen bodies in a hall."
    )
    right = (
        "The ferry that sank off Torvik was overloaded.\n\nDivers are at work.\n\nOfficials have confirmed 26 deaths."
    )
    assert any("26 deaths" in words for words, _ in numbers(Told(left), Told(right)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # The dead counted among the hurt, some of the hurt, others than were told before, two nights.
        (
            "A shooting in Osk on Monday wounded five people.",
            "A shooting in Osk on Monday left one dead, four wounded.",
        ),
        (
            "Seven people were shot in Osk on Monday.",
            "Shots fell in Osk on Monday. One of the people shot is a teacher.",
        ),
        ("Five people were shot in Osk on Monday.", "Dario Vega was one of five people shot in Osk on Monday."),
        (
            "Five people were wounded in a shooting in Osk on Monday.",
            "After a shooting in Osk on Monday a helicopter flew the other two wounded to a clinic.",
        ),
        ("A shooting in Osk on Monday wounded five.", "Two others were wounded in a shooting in Osk on Monday."),
        (
            "A protest in Osk led to 14 arrests.",
            "A protest in Osk led to six arrests, compared to 14 the night before.",
        ),
        # Two places, two days, two kinds of acts.
        ("An air strike killed 12 people in Osk on Monday.", "An air strike killed 30 people in Torvik on Monday."),
        ("A bomb killed 12 people in Osk on Monday.", "A bomb killed 30 people in Osk on Friday."),
        ("A bus crash killed 12 people in Osk on Monday.", "A bomb killed 30 people in Osk on Monday."),
        # Each side's own dead.
        ("Air strikes killed 12 civilians in Osk on Monday.", "Air strikes killed 30 militants in Osk on Monday."),
        (
            "Volish guards clashed with Tarn troops at Osk on Monday. Five Volish soldiers were killed.",
            "Tarn guards clashed with Volish ones at Osk on Monday. Three soldiers were killed, the ministry said.",
        ),
        # A part of the dead, the attacker counted in, several attacks, a count over years.
        ("A bomb killed 30 people in Osk on Monday.", "A bomb killed 12 soldiers in Osk on Monday."),
        (
            "A shooting in Osk on Monday left three people dead, including the gunman.",
            "Two people were killed in the shooting in Osk on Monday.",
        ),
        ("A shooting killed one person in Osk on Monday.", "Shootings in Osk left five people dead on Monday."),
        ("A bomb killed 12 people in Osk on Monday.", "Bombs have killed 300 people in Osk since 2011."),
        # Alike in all but what happened.
        ("Rockets killed four people in Osk on Monday.", "Air raids killed 13 people in Osk on Monday."),
        # Bounds that leave room.
        ("A bomb killed at least 12 people in Osk on Monday.", "A bomb killed 14 people in Osk on Monday."),
    ],
)
def test_tolls_that_may_both_hold_are_no_difference(left: str, right: str) -> None:
    assert numbers(Told(left), Told(right)) == []


def test_tolls_of_two_acts_make_no_row() -> None:
    left = "Rockets killed four people in the city of Osk on Monday, the police said."
    right = "Air raids killed 13 people in the city of Osk on Monday, the police said."
    claims = compared(Told(left), Told(right)).claims
    assert all(len(claim.reports) == 1 for claim in claims)


def test_what_is_foreseen_is_no_later_count() -> None:
    ministry = "The rent cap in Osk would mean 12,000 fewer homes by 2040, the housing ministry said on Monday."
    builders = "The rent cap in Osk would mean 20,000 fewer homes by the end of the decade, builders said on Monday."
    found = numbers(Told(ministry), Told(builders))
    assert found and not any(revised for _, revised in found)


def test_patients_in_a_critical_condition_are_but_some_of_the_hurt() -> None:
    paper = f"{MARKET} The blast at the market in Torvik injured 31 people."
    radio = f"{MARKET} Four people hurt by the blast at the market in Torvik are in a critical condition."
    assert not numbers(Told(paper), Told(radio))


def test_what_an_outlet_asks_is_no_row_with_what_another_says() -> None:
    page = "A fire broke out at the Torvik mill on Monday. Did the sprinklers at the mill work? It is not known."
    paper = "A fire broke out at the Torvik mill on Monday. The sprinklers at the mill did not work, workers said."
    comparison = compared(Told(page), Told(paper))
    texts = {report.id: report.text for report in comparison.story.reports}
    readings = [r.span.of(texts[r.report]) for claim in comparison.claims for r in claim.readings]
    assert readings and not any("Did the" in reading for reading in readings)
