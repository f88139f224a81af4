"""Names in two spellings that are one, and names that only look alike: a table read from spellings.txt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from link_texts import story

from rashomon.link import partition
from rashomon.model import Index, Span

LINES = [
    line
    for line in (Path(__file__).parent / "spellings.txt").read_text(encoding="utf-8").splitlines()
    if line[:2] in ("= ", "! ")
]


def owners(texts: list[str]) -> list[str]:
    """Return the cluster of each name in brackets."""
    plain = [re.sub("[<>]", "", text) for text in texts]
    value = story(*plain)
    index, clusters = Index.of(value), partition(value)
    found = []
    for text, bare in zip(texts, plain, strict=True):
        report = next(r for r in index.reports.values() if r.text == bare)
        for number, match in enumerate(re.finditer("<(.*?)>", text)):
            span = Span(match.start() - 2 * number, match.start() - 2 * number + len(match[1]))
            held = [m for m in index.mentions.values() if m.report == report.id and m.form == "name"]
            found += [clusters[m.id] for m in held if m.span.contains(span) or span.contains(m.span)][:1]
    return found


def test_the_table_tries_both_ways() -> None:
    assert len(LINES) >= 60
    assert sum(line[0] == "!" for line in LINES) >= 20


@pytest.mark.parametrize("line", LINES)
def test_a_name_in_two_spellings_is_one(line: str) -> None:
    found = owners(line[2:].split(" || "))
    assert len(found) == 2
    assert (found[0] == found[1]) == (line[0] == "=")
