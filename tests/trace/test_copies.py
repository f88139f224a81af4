"""Copied passages are found exactly; what both quote is no copy."""

from __future__ import annotations

import pytest

from rashomon.model import Report, Span
from rashomon.trace.copies import copies

WIRE = (
    "The river rose two metres overnight and swept away the wooden bridge that links the market with the old town, "
    "cutting off about four hundred families."
)


def report(name: str, text: str) -> Report:
    """A report of one paragraph."""
    return Report(name, f"{name}.txt", "", text, (Span(0, len(text)),))


def found(left: str, right: str) -> list[tuple[str, str]]:
    """The copied passages of two texts."""
    texts = {"a": left, "b": right}
    made = copies([report("a", left), report("b", right)])
    return [(c.left.span.of(texts[c.left.report]), c.right.span.of(texts[c.right.report])) for c in made]


def test_a_copy_is_found_at_exact_characters() -> None:
    left = f"Rain fell for days. {WIRE} Nobody was hurt."
    right = f"LOCAL NEWS: {WIRE} Repairs will take months."
    assert found(left, right) == [(WIRE.rstrip("."), WIRE.rstrip("."))]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Rain fell for days.", "Snow fell for weeks."),
        ("", ""),
        # The same remark, quoted by both.
        (f"The mayor said: “{WIRE}”", f"“{WIRE}” the mayor told reporters."),
        # Too short to be more than chance.
        (
            "The river rose two metres overnight and swept away a car.",
            "The river rose two metres overnight in the dark.",
        ),
    ],
)
def test_no_copy(left: str, right: str) -> None:
    assert found(left, right) == []


def test_a_changed_word_makes_two_passages_or_one() -> None:
    changed = WIRE.replace("wooden", "steel")
    [(left, right)] = found(WIRE, changed)
    assert left == right == "bridge that links the market with the old town, cutting off about four hundred families"


def test_many_reports_with_one_passage() -> None:
    reports = [report(name, f"{name} begins. {WIRE}") for name in "abcd"]
    assert len(copies(reports)) == 6
