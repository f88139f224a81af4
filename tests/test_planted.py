"""The generator of planted differences: what it says otherwise it says right, and what it plants it can find again."""

from __future__ import annotations

import importlib
from datetime import date
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

from rashomon.model import Report, Span
from rashomon.parse import parse

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, ModuleType, ModuleType]:
    """The modules paraphrase, plants and planted, which import each other by name."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    paraphrase, plants, planted = (importlib.import_module(name) for name in ("paraphrase", "plants", "planted"))
    return paraphrase, plants, planted


@pytest.mark.parametrize(
    ("operation", "sentence", "expected"),
    [
        ("passive", "The jury freed the baker on Friday.", "The baker was freed by the jury on Friday."),
        ("active", "The barge was hit by a tanker.", "A tanker hit the barge."),
        ("indirect", '"The road is closed," Amina Diallo said.', "Amina Diallo said that the road is closed."),
        ("front", "The miners left because water came in.", "Because water came in, the miners left."),
        ("back", "Because water came in, the miners left.", "The miners left because water came in."),
        ("owned", "Chad's northern towns were quiet.", "The northern towns of Chad were quiet."),
        # A speaker's own "we" cannot stand in another's mouth.
        ("indirect", '"We closed the road," Amina Diallo said.', None),
    ],
)
def test_paraphrases(
    modules: tuple[ModuleType, ModuleType, ModuleType], operation: str, sentence: str, expected: str | None
) -> None:
    paraphrase = modules[0]
    read = parse(Report("r", "r", "", sentence, (Span(0, len(sentence)),)))
    draft = paraphrase.draft(read, read.sentences[0])
    found = getattr(paraphrase, operation)(read, read.sentences[0], draft, Random(1))
    assert (paraphrase.render(read, found)[0] if found else None) == expected


@pytest.mark.parametrize(
    ("kind", "sentence", "before", "after"),
    [
        ("polarity", "The council approved the bridge.", "approved", "did not approve"),
        ("polarity", "The council did not approve the bridge.", "did not approve", "approved"),
        ("attribution", "The ferry sank within minutes.", "The ferry sank within minutes", ", "),
    ],
)
def test_plants(
    modules: tuple[ModuleType, ModuleType, ModuleType], kind: str, sentence: str, before: str, after: str
) -> None:
    _, plants, planted = modules
    text = planted.file_of("The Test", date(2031, 5, 6), "A day at the harbour", [f"It rained on Monday. {sentence}"])
    read = planted.parsed(text)
    [edit] = [e for e in planted.candidates(read, date(2031, 5, 6), Random(1)) if e.kind == kind and e.sentence == 2]
    copy, [found] = planted.copy(read, [edit], date(2031, 5, 6), Random(1))
    assert " ".join(span.of(text) for span in found.left) == before
    assert " ".join(span.of(copy) for span in found.right).startswith(after)


def test_the_same_seed_makes_the_same_copies(modules: tuple[ModuleType, ModuleType, ModuleType]) -> None:
    planted = modules[2]
    sources = [*planted.from_stories([BENCHMARKS.parent / "src" / "rashomon" / "sample"])]
    assert sources
    assert planted.pairs(sources, 7) == planted.pairs(sources, 7)
