"""Names that must not be taken for one, and beside them what must be joined: a table read from traps.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from link_texts import story

from rashomon.link import partition
from rashomon.model import Index, Span, Story

FALSE_MERGES, MISSED_JOINS = 1, 1


class Trap(NamedTuple):
    """What is tried, the reports' texts, and the pairs of places that are one and that are two."""

    name: str
    texts: tuple[str, ...]
    one: tuple[tuple[str, str], ...]
    two: tuple[tuple[str, str], ...]


def traps() -> Iterator[Trap]:
    blocks = (Path(__file__).parent / "traps.txt").read_text(encoding="utf-8").split("\n\n")
    for block in blocks[1:]:
        name, *lines = block.strip().splitlines()
        pairs = [tuple(line[2:].split(" | ")) for line in lines if line[:2] in ("= ", "! ")]
        marks = [line[0] for line in lines if line[:2] in ("= ", "! ")]
        yield Trap(
            name.removeprefix("# "),
            tuple(line for line in lines if line[:2] not in ("= ", "! ")),
            tuple((a, b) for mark, (a, b) in zip(marks, pairs, strict=True) if mark == "="),
            tuple((a, b) for mark, (a, b) in zip(marks, pairs, strict=True) if mark == "!"),
        )


def owner(value: Story, owners: dict[str, str], texts: tuple[str, ...], place: str) -> str | None:
    """Return the cluster of the mention at a place: "Vela#2" is where the word stands for the second time."""
    words, _, number = place.partition("#")
    found = [(text, m) for text in texts for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    text, match = found[int(number or 1) - 1]
    span, index = Span(*match.span()), Index.of(value)
    here = [m for m in index.mentions.values() if index.reports[m.report].text == text and m.id in owners]
    inside = [m for m in here if span.contains(m.head) and span.overlaps(m.span)]
    exact = sorted(inside, key=lambda m: (m.span != span, m.form == "pronoun", -m.head.start))
    return owners[exact[0].id] if exact else None


def tried(trap: Trap) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the pairs that are wrongly one and those that are wrongly two."""
    value = story(*trap.texts)
    owners = partition(value)

    def same(pair: tuple[str, str]) -> bool:
        left, right = (owner(value, owners, trap.texts, place) for place in pair)
        return left is not None and left == right

    return [pair for pair in trap.two if same(pair)], [pair for pair in trap.one if not same(pair)]


TRAPS = tuple(traps())


def test_the_table_tries_both_ways() -> None:
    assert len(TRAPS) >= 80
    assert sum(bool(trap.one) for trap in TRAPS) >= len(TRAPS) / 2
    assert sum(bool(trap.two) for trap in TRAPS) >= 70


@pytest.fixture(scope="module")
def outcomes() -> dict[str, tuple[list[tuple[str, str]], list[tuple[str, str]]]]:
    return {trap.name: tried(trap) for trap in TRAPS}


def test_next_to_nothing_is_taken_for_one_that_is_two(
    outcomes: dict[str, tuple[list[tuple[str, str]], list[tuple[str, str]]]],
) -> None:
    merged = {name: wrong for name, (wrong, _) in outcomes.items() if wrong}
    assert sum(map(len, merged.values())) <= FALSE_MERGES, merged


def test_what_is_one_is_joined(outcomes: dict[str, tuple[list[tuple[str, str]], list[tuple[str, str]]]]) -> None:
    missed = {name: wrong for name, (_, wrong) in outcomes.items() if wrong}
    assert sum(map(len, missed.values())) <= MISSED_JOINS, missed
