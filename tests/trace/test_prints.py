"""Words are the same however they were typed, and fingerprints lead to the latest report, or to every one."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.trace.copies.index import Every, Latest
from rashomon.trace.copies.prints import SHINGLE, WINDOW, chosen, shingles
from rashomon.trace.copies.spelling import split

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words(text: str) -> list[tuple[str, int]]:
    """The words of a text as they stand there, each with its hash."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    starts, ends, forms = split(codes)
    return [(text[a:b], form) for a, b, form in zip(starts.tolist(), ends.tolist(), forms.tolist(), strict=True)]


def forms(text: str) -> list[int]:
    """The hashes of a text's words."""
    return [form for _, form in words(text)]


@given(st.text(alphabet="ab 'é’_-.\n7Ж漢", max_size=40))
def test_words_are_runs_of_letters_and_digits(text: str) -> None:
    whole = re.sub(r"(?<=[^\W_])-\n(?=[abéж])", "", text)
    assert [re.sub("-\n", "", word) for word, _ in words(text)] == WORD.findall(whole)


@given(st.lists(st.text(alphabet="abcdxyz09", min_size=1, max_size=9), max_size=30))
def test_a_word_has_one_hash_wherever_it_stands(parts: list[str]) -> None:
    made = forms(" ".join(parts))
    assert [dict(zip(made, parts, strict=True))[form] for form in made] == parts
    assert made == [form for part in parts for form in forms(part)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mayor's Office", "the mayor’s office"),
        ("São Tomé and Príncipe", "Sao Tome and Principe"),
        ("Erdoğan, İzmir", "erdogan izmir"),
        ("Café", unicodedata.normalize("NFD", "Café")),
        ("inter\u00adnational air\u200bport", "international airport"),
        ("\ufeffDakar", "Dakar"),
        ("inter-\nnational talks", "international talks"),
    ],
)
def test_the_same_words_typed_otherwise(one: str, other: str) -> None:
    assert forms(one) == forms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("were", "we're"),
        ("10", "100"),
        ("ab", "ba"),
        ("가", "나"),
        ("की", "कि"),
        ("a b", "ab"),
        ("1990-\n1995", "19901995"),
    ],
)
def test_other_words_have_other_hashes(one: str, other: str) -> None:
    assert forms(one) != forms(other)


def test_marks_that_do_not_print_stay_in_the_word() -> None:
    text = unicodedata.normalize("NFD", "Ein Re\u00adgie\u00adrungs\u00adchef, né à Gonaïves")
    assert "".join(word for word, _ in words(text)) == re.sub("[ ,]", "", text)


def test_runs_of_the_same_words_share_a_fingerprint() -> None:
    same = np.arange(100, 100 + SHINGLE + WINDOW - 1, dtype=np.uint32)
    for before in range(12):
        one = np.concatenate((np.arange(before, dtype=np.uint32), same))
        other = np.concatenate((same, np.arange(50, 50 + before, dtype=np.uint32)))
        assert set(chosen(one).hashes.tolist()) & set(chosen(other).hashes.tolist())
    assert len(chosen(same[: SHINGLE - 1]).hashes) == 0
    made = chosen(same)
    assert (shingles(same, SHINGLE)[made.places] == made.hashes).all()


def test_the_latest_report_of_the_window_is_told() -> None:
    index, one, other = Latest(window=3), np.array([7, 1 << 40, 7], np.uint64), np.array([1 << 40], np.uint64)
    found = [[part.tolist() for part in index.enter(hashes, n)] for n, hashes in enumerate((one, one, other, one))]
    assert found == [[[], []], [[0, 1, 2], [0, 0, 0]], [[0], [1]], [[0, 1, 2], [1, 2, 1]]]
    for number in range(4, 7):
        assert index.enter(np.array([number], np.uint64), number)[0].tolist() == []
    assert index.enter(one, 7)[0].tolist() == []


def test_numbers_may_pass_what_an_entry_holds() -> None:
    index, hashes = Latest(window=5), np.array([99 << 32], np.uint64)
    index.enter(hashes, (1 << 32) - 2)
    which, numbers = index.enter(hashes, (1 << 32) + 1)
    assert (which.tolist(), numbers.tolist()) == ([0], [(1 << 32) - 2])


def test_a_full_window_is_still_known() -> None:
    index, random = Latest(window=200), np.random.default_rng(3)
    reports = [random.integers(0, 1 << 64, 110, np.uint64) for _ in range(400)]
    for number, hashes in enumerate(reports):
        index.enter(hashes, number)
    found = [index.enter(hashes, 400)[1] for hashes in reports[201:]]
    assert np.mean([len(numbers) for numbers in found]) > 109


def test_every_report_is_told() -> None:
    index, hashes = Every(), np.array([5, 6, 5], np.uint64)
    found = [[part.tolist() for part in index.enter(hashes, n)] for n in range(3)]
    assert found == [[[], []], [[0, 1, 2], [0, 0, 0]], [[0, 0, 1, 1, 2, 2], [0, 1, 0, 1, 0, 1]]]
