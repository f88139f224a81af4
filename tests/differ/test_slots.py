"""What only looks like a difference: words that hedge, deny or count nothing where they stand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from rashomon.attribute import attribute
from rashomon.differ import differ
from rashomon.differ.figures import compatible, rounds
from rashomon.link import link
from rashomon.model import Claim, Quantity, Reading, Report, Span, Story
from rashomon.pipeline import Pipeline, analyse_report

OWN = replace(Pipeline(), attribute=partial(attribute, tagger=lambda parse: ()))


def slots(left: str, right: str) -> set[str]:
    """The slots in which two one-sentence reports part that are taken for one claim."""
    texts = (("a", left), ("b", right))
    analyses = [analyse_report(Report(f"r1:{n}", f"{n}.txt", "", t, (Span(0, len(t)),)), OWN) for n, t in texts]
    story = Story("y1:t", tuple(analyses))
    first = [analysis.statements[0] for analysis in analyses]
    claim = Claim("c1:t", tuple(Reading(s.report, s.id, s.span) for s in first), 1.0, first[0].id)
    return {difference.on for difference in differ(story, link(story), (claim,))}


@pytest.mark.parametrize(
    ("left", "right", "slot", "parts"),
    [
        # A hedge counts; a word that only looks like one does not.
        ("The dam will burst.", "The dam could burst.", "certainty", True),
        ("Rebels set fire to the depot.", "Rebels burned the depot.", "certainty", False),
        ("The suspect fled to Nairobi.", "The gunman fled to Nairobi.", "certainty", False),
        # The other side hedges too, in another place.
        ("The port may close.", "The port is the one that officials expect to close.", "certainty", False),
        # Denial on both sides, in different forms, is agreement.
        ("The treaty was not winnable.", "The treaty was unwinnable.", "polarity", False),
        ("The ministry paid the farmers.", "The ministry never paid the farmers.", "polarity", True),
        ("The union never signed.", "The union signed nothing.", "polarity", False),
        # One out of several is no count, nor is "several".
        ("One of the miners was rescued.", "Seven miners were rescued.", "number", False),
        ("Two ferries sank.", "Several ferries sank.", "number", False),
        ("Two ferries sank.", "Five ferries sank.", "number", True),
        # Ages of one person part, those of two people do not.
        ("Lena Okafor, 43, won the race.", "Lena Okafor, 44, won the race.", "number", True),
        ("Lena Okafor, 43, won the race.", "Rosa Vidal, 44, won the race.", "number", False),
        # One name in two spellings.
        ("Rosa Teresova won the race.", "Rosa Tereshova won the race.", "person", True),
        ("Lena Okafor won the race.", "Rosa Vidal won the race.", "person", False),
        # One name in two family relations.
        ("Police found his wife, Rosa Vidal, dead.", "Police found his ex-wife, Rosa Vidal, dead.", "person", True),
        ("Lena Okafor, Vidal's cousin, saw the fire.", "Lena Okafor, Vidal's aunt, saw the fire.", "person", True),
        ("Lena Okafor, Vidal's cousin, saw it.", "Rosa Okpara, Vidal's aunt, saw it.", "person", False),
        # Lengths of time of the same act.
        ("The clerk served four months in prison.", "The clerk served more than four years in prison.", "number", True),
        ("The clerk served four months in prison.", "The clerk served about four months in prison.", "number", False),
        ("The trial lasted three days.", "The jury needed two hours.", "number", False),
        # A bill is a measure; a rough figure of three digits is not ten per cent off.
        ("The house passed 15 bills.", "The house passed 19 measures.", "number", True),
        ("The couple earned roughly $141 million.", "The couple earned $139 million.", "number", True),
        ("More than 100 people marched.", "More than 200 people marched.", "number", True),
        # Hours of a day.
        ("The gunman entered the hall at 4 p.m.", "The gunman entered the hall at 7 p.m.", "date", True),
        ("The gunman entered the hall around 4 p.m.", "The gunman entered the hall at 4:15 p.m.", "date", False),
        ("The gunman entered the hall by 4 p.m.", "The gunman entered the hall at 3:20 p.m.", "date", False),
        ("The senator spoke over the weekend.", "The senator spoke on Sunday.", "date", False),
        ("The senator spoke on Saturday.", "The senator spoke on Sunday.", "date", True),
        # A span of years.
        ("She held the seat from 1967 to 1979.", "She held the seat from 1966 to 1978.", "date", True),
        ("She held the seat from 1967 to 1979.", "She held the seat from 1967 to 1978.", "date", False),
        # Days of the same thing, told with two verbs.
        ("The dam broke on 4 May 2031.", "The dam burst on 6 May 2031.", "date", True),
        ("The dam broke on 4 May 2031.", "The mayor resigned on 6 May 2031.", "date", False),
    ],
)
def test_words_that_part_and_words_that_do_not(left: str, right: str, slot: str, parts: bool) -> None:
    assert (slot in slots(left, right)) is parts
    assert (slot in slots(right, left)) is parts


@pytest.mark.parametrize(
    ("coarse", "fine", "same"),
    [
        (13_600_000, 13_625_777, True),
        (13_600_000, 13_725_777, False),
        (15_000_000, 14_959_450, True),
        # Thousands are given to the unit: no rounding is taken for granted there.
        (43_000, 43_350, False),
        (0, 1, False),
    ],
)
def test_figures_in_millions_may_be_rounded(coarse: float, fine: float, same: bool) -> None:
    a, b = (Quantity(value, value, "USD", "exactly") for value in (coarse, fine))
    assert rounds(a, b) is same
    assert compatible(a, b) is compatible(b, a) is same
