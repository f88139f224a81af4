"""One remark in two wordings, one name in two spellings; another remark and another name are neither."""

from __future__ import annotations

import pytest

from rashomon.differ.words import alike, reworded


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # Words exchanged at either end are another wording; words that only one report quotes there are none.
        ("We will rebuild the harbour by spring", "We will rebuild the harbour before next spring", True),
        ("those words went too far for us", "what you said went too far for us", True),
        ("on Sunday we will rebuild the harbour", "we will rebuild the harbour before spring", False),
        ("a new world view for the coast", "a new worldview for the coast", False),
        ("we will rebuild the harbour", "we will tear down the whole of the old harbour", False),
        ("we will rebuild the harbour by the spring", "we will rebuild the port by the spring", True),
        ("I think we went far too far this time", "we went too far this time and we know it", True),
        # The same words, of which one report quotes fewer, are no difference.
        ("the harbour will be rebuilt", "and the harbour will be rebuilt by spring", False),
        ("the harbour will be rebuilt", "nobody asked the fishermen", False),
        ("", "", False),
    ],
)
def test_reworded(left: str, right: str, expected: bool) -> None:
    assert reworded(left.split(), right.split()) is expected
    assert reworded(right.split(), left.split()) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("okafor", "okaffor", True),
        ("amina", "amnia", True),
        ("tereshkova", "tershkova", True),
        ("mwangi", "mwangi", False),
        ("karimov", "karimova", False),
        ("santos", "santo", False),
        ("josé", "jose", False),
        ("vidal", "bidal", False),
        ("juarez", "jimenez", False),
    ],
)
def test_alike(left: str, right: str, expected: bool) -> None:
    assert alike(left, right) is expected
