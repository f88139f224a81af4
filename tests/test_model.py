"""Values: ids come from content, positions slice, cells follow from readings and differences."""

from __future__ import annotations

import dataclasses
import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import model
from rashomon.model import (
    Claim,
    Comparison,
    Difference,
    Passage,
    Published,
    Reading,
    Report,
    Span,
    Story,
    content_id,
    hull,
)


def values() -> list[type]:
    """Every dataclass of the model."""
    return [each for _, each in inspect.getmembers(model, dataclasses.is_dataclass)]


@pytest.mark.parametrize("value", values(), ids=lambda v: v.__name__)
def test_values_are_frozen_and_slotted(value: type) -> None:
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(value)


@given(st.lists(st.text()))
def test_ids_depend_on_content_alone(parts: list[str]) -> None:
    assert content_id("s", *parts) == content_id("s", *parts)
    assert content_id("s", *parts) != content_id("s", *parts, "more")
    assert content_id("s", *parts).startswith("s1:")


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_spans_slice(text: str, start: int, length: int) -> None:
    assert Span(start, start + length).of(text) == text[start : start + length]


def test_hull_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="empty"):
        hull([])


@pytest.mark.parametrize(
    ("published", "known"),
    [
        (Published(), False),
        (Published("2031-05-02", "2031-05-02"), True),
        (Published("2031-05-02T08:00:00", "2031-05-02T09:00:00"), True),
        (Published("2031-05-01", "2031-05-02"), False),
        (Published("2031-05-01", None), False),
    ],
)
def test_published(published: Published, known: bool) -> None:
    assert published.known is known


@pytest.mark.parametrize(
    ("publisher", "location", "name"),
    [
        ("Harbour Post", "a/b.txt", "Harbour Post"),
        (None, "a/b.txt", "b"),
        (None, "a\\b.v2.txt", "b.v2"),
        (None, "-", "standard input"),
    ],
)
def test_report_name(publisher: str | None, location: str, name: str) -> None:
    assert Report("r1:x", location, "", "", (), publisher=publisher).name == name


def report(key: str, *, partial: bool = False) -> Report:
    """A report without text."""
    return Report(key, f"{key}.txt", "", "", (), partial=partial)


def test_cells_tell_silence_from_what_was_not_retrieved() -> None:
    reports = [report("a"), report("b"), report("c"), report("d", partial=True)]
    story = Story("y1:x", tuple(model.Analysis(model.Parse(r, (), (), ()), (), ()) for r in reports))
    claim = Claim("c1", (Reading("a", "s1", Span(0, 1)), Reading("b", "s2", Span(0, 1))), 1.0, "s1")
    here, there = Passage("a", Span(0, 1)), Passage("b", Span(0, 1))
    parted = Difference("c1", ("a", "b"), "number", here, there, (here, there))

    def cells(*differences: Difference) -> dict[str, str]:
        return dict(Comparison(story, (), (), (claim,), differences, (), (), (), ()).cells(claim))

    assert cells() == {"a": "says", "b": "says", "c": "silent", "d": "not retrieved"}
    assert cells(parted) == {"a": "differs", "b": "differs", "c": "silent", "d": "not retrieved"}
    assert cells(dataclasses.replace(parted, revised=True))["a"] == "says"
