"""The ministries of two states are two, though their outlets call them by one name."""

from __future__ import annotations

from outlets import Told, compared
from rashomon.brief import brief
from rashomon.model import Comparison

VELIA = Told(
    "The armed forces of Velia on Monday repelled an attack by Orsk on the town of Torvik, the Defence Ministry said. "
    "The ministry said that 40 enemy soldiers had been killed.",
    publisher="Velia State Radio",
)
ORSK = Told(
    "Velia on Monday broke the truce and shelled the town of Torvik, the Defence Ministry reported. "
    "Three soldiers of Orsk and 60 soldiers of Velia were killed, the ministry said.",
    publisher="Orsk Telegraph Agency",
)
WIRE = Told(
    "Velia and Orsk accused each other on Monday of breaking a truce at the town of Torvik. Velia's defence ministry "
    "said that it had repelled an attack. Orsk's defence ministry said that Velia had shelled the town.",
    publisher="World Wire",
)


def ministries(comparison: Comparison) -> dict[str, set[str]]:
    """Return the outlets that name each ministry, by its name."""
    reports = {report.id: report.publisher or "" for report in comparison.story.reports}
    mentions = {m.id: m for analysis in comparison.story.analyses for m in analysis.mentions}
    found = [entity for entity in comparison.entities if "ministry" in entity.name.lower()]
    return {entity.name: {reports[mentions[m].report] for m in entity.mentions} for entity in found}


def test_each_outlets_ministry_is_that_of_its_own_state() -> None:
    assert ministries(compared(VELIA, ORSK, WIRE)) == {
        "Velia's defence ministry": {"Velia State Radio", "World Wire"},
        "Orsk's defence ministry": {"Orsk Telegraph Agency", "World Wire"},
    }


def test_two_outlets_of_one_state_have_one_ministry() -> None:
    other = VELIA._replace(publisher="Velia Morning")
    assert list(ministries(compared(VELIA, other)).values()) == [{"Velia State Radio", "Velia Morning"}]


def test_the_dead_of_one_side_are_not_those_of_the_other() -> None:
    assert not [each for each in compared(VELIA, ORSK).differences if each.on == "number"]


def test_what_one_state_alone_has_is_two_where_two_reports_name_it() -> None:
    staff = "The General Staff said that the army had lost nobody."
    found = compared(*(each._replace(text=f"{each.text} {staff}") for each in (VELIA, ORSK)), WIRE)
    assert [len(voice.shares) for voice in brief(found).whose_word if "Staff" in voice.name] == [1, 1]
