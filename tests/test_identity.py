"""The measures of benchmarks/identity.py against examples worked by hand, and what it makes of given mentions."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from rashomon.model import Span

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def identity(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("identity")


def clusters(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group) for group in groups]


@pytest.mark.parametrize(
    ("measure", "key", "response", "precision", "recall"),
    [
        # two chains, one torn and mixed: the example of Pradhan et al. 2014, with mentions missing on either side
        ("muc", ("abc", "defg"), ("ab", "cd", "fghi"), 2 / 5, 2 / 5),
        ("b_cubed", ("abc", "defg"), ("ab", "cd", "fghi"), 4 / 8, (4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7),
        ("ceaf_e", ("abc", "defg"), ("ab", "cd", "fghi"), (4 / 5 + 4 / 8) / 3, (4 / 5 + 4 / 8) / 2),
        # all in one: no link is missed, and half of the clusters can find no partner
        ("muc", ("ab", "cd"), ("abcd",), 2 / 3, 1.0),
        ("b_cubed", ("ab", "cd"), ("abcd",), 1 / 2, 1.0),
        ("ceaf_e", ("ab", "cd"), ("abcd",), 2 / 3, 1 / 3),
        # everything alone: no link is wrong because there is none
        ("muc", ("ab", "c"), ("a", "b", "c"), 0.0, 0.0),
        ("b_cubed", ("ab", "c"), ("a", "b", "c"), 1.0, 2 / 3),
        # the best pairing is not the greedy one: 3 and 2 of 5 with the first, 3 with the second
        ("ceaf_e", ("abcde", "fgh"), ("abcfgh", "de"), (4 / 7 + 6 / 9) / 2, (4 / 7 + 6 / 9) / 2),
    ],
)
def test_a_measure_gives_what_is_worked_by_hand(
    identity: ModuleType,
    measure: str,
    key: tuple[str, ...],
    response: tuple[str, ...],
    precision: float,
    recall: float,
) -> None:
    found = getattr(identity, measure)(clusters(*key), clusters(*response))
    assert found.precision == pytest.approx(precision)
    assert found.recall == pytest.approx(recall)


def test_what_is_right_scores_one_hundred(identity: ModuleType) -> None:
    same = clusters("abc", "de", "f")
    assert identity.conll(same, same) == pytest.approx(1.0)


def test_given_mentions_are_linked_by_the_code_that_links_a_story(identity: ModuleType) -> None:
    texts = {"a": "Health Minister Rosa Quiroga resigned in Lima.", "b": "Quiroga had been ill. The lake was calm."}
    places = [("a", "Health Minister Rosa Quiroga"), ("b", "Quiroga"), ("b", "The lake")]
    spans = [Span(texts[name].index(words), texts[name].index(words) + len(words)) for name, words in places]
    given = [
        identity.Gold(name, span, str(number))
        for number, ((name, _), span) in enumerate(zip(places, spans, strict=True))
    ]
    response, baseline = identity.linked(identity.Group(texts, given))
    assert frozenset(given[:2]) in response
    assert frozenset(given[2:]) in response
    assert len(baseline) == 2


def test_given_pronouns_are_linked_too(identity: ModuleType) -> None:
    """Our own mentions hold fewer: "who" and many an "it" come from annotators alone."""
    text = (
        "Rosa Quiroga, who had been ill, resigned in Lima. The harbour bridge was closed in May. It reopened in June."
    )
    words = ("Rosa Quiroga", "who", "The harbour bridge", "It")
    spans = [Span(text.index(each), text.index(each) + len(each)) for each in words]
    given = [identity.Gold("a", span, str(number // 2)) for number, span in enumerate(spans)]
    response, _ = identity.linked(identity.Group({"a": text}, given))
    assert set(response) == {frozenset(given[:2]), frozenset(given[2:])}
