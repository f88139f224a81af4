"""Certainty and polarity as the clause's own words give them."""

from __future__ import annotations

import pytest

from rashomon.attribute.stance import stance
from rashomon.model import Report, Span
from rashomon.parse import parse


@pytest.mark.parametrize(
    ("text", "certainty", "polarity", "words"),
    [
        ("The ministers signed the treaty.", "asserted", "positive", []),
        ("The ministers will sign the treaty.", "future", "positive", ["will"]),
        ("The ministers may sign the treaty.", "possible", "positive", ["may"]),
        ("No matter what it costs, the ministers signed the treaty.", "asserted", "positive", []),
        ("No doubt the ministers signed the treaty.", "asserted", "positive", []),
        ("The ministers are expected to sign the treaty.", "expected", "positive", ["expected"]),
        ("The ministers are considering a new treaty.", "considered", "positive", ["considering"]),
        ("The ministers reportedly signed the treaty.", "reported", "positive", ["reportedly"]),
        ("The ministers did not sign the treaty.", "asserted", "negative", ["not"]),
        ("The ministers refused to sign the treaty.", "asserted", "negative", ["refused"]),
        ("The ministers never signed the treaty.", "asserted", "negative", ["never"]),
        ("The ministers did not deny the report.", "asserted", "positive", ["not", "deny"]),
        ("The new ferry can carry ninety cars.", "possible", "positive", ["can"]),
        ("We can confirm that the ferry sank.", "asserted", "positive", []),
        ("The harbour board to build two ferries.", "future", "positive", ["to"]),
        ("A new sluice would have saved the mill.", "possible", "positive", ["would"]),
        ("The ransom sets the sailors free.", "asserted", "positive", []),
        ("The guild went on to call the ferry a wreck.", "asserted", "positive", []),
        ("The guild is going to call the ferry a wreck.", "future", "positive", ["going"]),
        ("There is nothing so grim as a wreck.", "asserted", "positive", []),
        ("If not now, then when?", "asserted", "positive", []),
        ("The ministers were said to have signed the treaty.", "reported", "positive", ["said"]),
        ("The divers are thought to have drowned.", "reported", "positive", ["thought"]),
        ("Six ministers are feared dead in the fire.", "reported", "positive", ["feared"]),
        ("The trunk weighed 11 kilos.", "asserted", "positive", []),
        ("The lamp weighs 189g.", "asserted", "positive", []),
        ("The bell weighs nearly a tonne.", "asserted", "positive", []),
        ("The calf weighed in at 41kg.", "asserted", "positive", []),
        ("The guild weighed whether to strike.", "considered", "positive", ["weighed"]),
        # A rate is told for sure; a chance is not.
        ("Potters were 40% less likely to fall ill.", "asserted", "positive", []),
        ("Potters are more likely to fall ill.", "expected", "positive", ["likely"]),
        ("The guild is weighing a strike.", "considered", "positive", ["weighing"]),
        ("The Yes and the No camp met in Cork.", "asserted", "positive", []),
        ("The mayor knows that “no” won by a hair.", "asserted", "positive", []),
        ("No camp met in Cork.", "asserted", "negative", ["No"]),
        ("The delay was due to heavy rain.", "asserted", "positive", []),
        # Things that fail do so; what one fails to do does not happen. A rejection took place.
        ("The brakes failed on the hill.", "asserted", "positive", []),
        ("The ministers failed to sign the treaty.", "asserted", "negative", ["failed"]),
        ("The ministers rejected the treaty.", "asserted", "positive", []),
        ("The ministers signed what nobody had read.", "asserted", "positive", []),
    ],
)
def test_stance(text: str, certainty: str, polarity: str, words: list[str]) -> None:
    whole = Span(0, len(text))
    found = stance(parse(Report("r1:s", "s.txt", "", text, (whole,))), (whole,))
    assert found[:2] == (certainty, polarity)
    assert [span.of(text) for span in found[2]] == words


@pytest.mark.parametrize(
    ("text", "clause", "certainty"),
    [
        ("There was one flaw: the ferry never sailed.", "There was one flaw", "asserted"),
        ("The ferry sailed, the mate never doubted.", "The ferry sailed", "asserted"),
        ("Guards kept the crowd inside, so the row wouldn't spill out.", "Guards kept the crowd inside", "asserted"),
    ],
)
def test_what_follows_a_colon_takes_nothing_before_it(text: str, clause: str, certainty: str) -> None:
    parsed = parse(Report("r1:s", "s.txt", "", text, (Span(0, len(text)),)))
    assert stance(parsed, (Span(0, len(clause)),))[0] == certainty


def test_nothing() -> None:
    assert stance(parse(Report("r1:s", "s.txt", "", "", ())), ()) == ("asserted", "positive", ())
