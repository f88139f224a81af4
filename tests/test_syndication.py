"""The generator of copies: what it says was copied stands there, and the same seed makes the same cases."""

from __future__ import annotations

import importlib
import random
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def syndicate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module that makes copies."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("syndicate")


@pytest.fixture
def cases(syndicate: ModuleType) -> list[object]:
    """Cases made of three small texts, two of them on one matter."""
    sources = [
        syndicate.Source("dam", "water", "Dam holds", (("The dam holds.", "It is 40 years old."), ("Nobody left.",))),
        syndicate.Source("lake", "water", "Lake rises", (("The lake rose by 12 metres.",), ("Boats sank.",))),
        syndicate.Source("chess", "games", "Draw in Riga", (("Fournier drew.", "She leads."), ("Play goes on.",))),
    ]
    return list(syndicate.cases(sources, 60, seed=1))


def test_the_places_are_those_of_the_sentences(cases: list[object]) -> None:
    for case in cases:
        originals = {key: each.text[slice(*place)] for each in case.originals for key, place in each.places.items()}
        for each in case.copies:
            assert each.places
            for key, (start, end) in each.places.items():
                first = originals[key].split()[0]
                assert each.text[start:end].startswith(first)
                assert each.text[end : end + 1] in (" ", "\n")


def test_every_way_of_telling_and_merging_occurs(cases: list[object]) -> None:
    assert {case.told for case in cases} == {"credit", "time", "both", "nothing"}
    assert {len(case.originals) for case in cases} == {1, 2}
    assert {len(case.copies) for case in cases} == {1, 2}


def test_the_same_seed_makes_the_same(syndicate: ModuleType, cases: list[object]) -> None:
    texts = [each.text for case in cases for each in (*case.originals, *case.copies)]
    assert len(set(texts)) > 100
    sources = [syndicate.Source("dam", "water", "Dam holds", (("The dam holds.",), ("Nobody left.",)))] * 2
    other = syndicate.Source("chess", "games", "Draw", (("Fournier drew.",),))
    one, two = (list(syndicate.cases([*sources, other], 5, seed=3)) for _ in range(2))
    assert one == two


def test_edits_change_numbers_and_words_and_keep_the_rest(syndicate: ModuleType) -> None:
    sentence = "The mayor said that about 40 people had slowly left after the 3.5 magnitude quake."
    made = syndicate.edited(sentence, random.Random(1), 1.0, 1.0)
    assert "40" not in made and "3.5 magnitude" in made
    assert made.startswith("The mayor stated around")
    assert syndicate.edited(sentence, random.Random(1), 0.0, 0.0) == sentence
