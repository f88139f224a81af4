"""The parts of a clause, and which of them a claim shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from rashomon.align.cut import GAIN, LIKELY, NAMES, Sheet, Table, apart, claims, companions, double, features, shares
from rashomon.align.extents import TRAITS, WHOLE, Extent, extents
from rashomon.align.weights import load
from rashomon.attribute import attribute
from rashomon.attribute.tagger import Tagged
from rashomon.model import Report, Span, hull
from rashomon.parse import parse
from rashomon.trees import Trees


def parts(text: str) -> list[list[str]]:
    """The parts of each clause of a one-paragraph report, the whole first."""
    parsed = parse(Report("r1:test", "test.txt", "", text, (Span(0, len(text)),)))
    told = [s for s in attribute(parsed, (), tagger=lambda _: Tagged(())) if not s.fragment]
    return [[hull(part.spans(parsed, s)).of(text) for part in extents(parsed, s)] for s in told]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("On Monday the plant closed its furnace after forty years in the valley.", "the plant closed its furnace"),
        ("The striker, a native of Lagos, scored twice.", "a native of Lagos"),
        ("The court, which sat late on Monday, fined the port.", "which sat late on Monday"),
        ("The quake damaged a bridge near the old harbour.", "The quake damaged a bridge"),
        ("The painter returned to Mombasa to run her family's gallery.", "to run her family's gallery"),
        ("The ferry ran aground off Palawan after losing its rudder.", "after losing its rudder"),
    ],
)  # fmt: skip
def test_a_part_is_the_clause_without_its_edges_or_what_stands_in_it(text: str, part: str) -> None:
    found = {each for clause in parts(text) for each in clause}
    assert part in found and text.rstrip(".") in found


def test_a_part_says_something_of_somebody() -> None:
    found = {each for clause in parts("On Friday, the union called a strike in a letter from Lima.") for each in clause}
    assert {"the union called a strike", "On Friday, the union called a strike"} <= found
    assert not found & {"On Friday", "in a letter from Lima", "the union", "Lima"}
    found = {each for clause in parts("The striker, a native of Lagos, scored twice.") for each in clause}
    assert "scored twice" in found and "a native of Lagos, scored twice" not in found


def test_a_part_keeps_what_its_verb_needs_and_what_tells_which_thing_is_meant() -> None:
    found = {each for clause in parts("The court praised the head of the clinic.") for each in clause}
    assert found == {"The court praised the head of the clinic"}
    for clause in parts("The coach, aged 61, was still in intensive care in Austin, Texas, on Friday."):
        assert not set(clause) & {"was still", "The coach, aged 61, was still", "was still in intensive care in Austin"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister did not resign on Friday, despite the ruling.", "not"),
        ("The merger may close in June, two years after the first offer.", "may"),
        ("The cabinet, a team of ten, will fall by Friday, if the vote fails.", "if"),
        ("No passenger died in the crash, on the road to Cusco.", "No"),
    ],
)
def test_no_part_leaves_out_what_denies_hedges_or_sets_a_condition(text: str, words: str) -> None:
    cut = [clause for clause in parts(text) if words in clause[0].split() and len(clause) > 1]
    assert cut and all(words in part.split() for clause in cut for part in clause)


def test_a_part_that_another_verb_holds_does_not_stand_alone() -> None:
    for clause in parts("The board hopes to sell the airline, which lost money."):
        assert "to sell the airline" not in clause and "sell the airline" not in clause
    assert parts("The board backed the plan to sell the airline.") == [
        ["The board backed the plan to sell the airline"]
    ]
    for clause in parts("The union accused the mayor of hiding the report."):
        assert "hiding the report" not in clause and "of hiding the report" not in clause


def test_a_part_does_not_end_on_a_participle_whose_preposition_it_leaves_out() -> None:
    found = {
        each for clause in parts("The two ports expect a deal by May, based on the treaty of 1974.") for each in clause
    }
    assert "The two ports expect a deal by May" in found
    assert not any(part.endswith("based") for part in found)


def test_a_part_does_not_end_on_what_is_said_of_somebody_without_what_it_is_said_to() -> None:
    found = {
        each
        for clause in parts("As a member of the board, she is privy to the letters of the bank.")
        for each in clause
    }
    assert not any(part.endswith("privy") for part in found)


def test_a_word_is_not_cut_at_its_hyphens() -> None:
    found = [
        p for clause in parts("A 34-year-old nurse, back from a two-year leave, reopened the ward.") for p in clause
    ]
    assert len(found) > 1
    assert not any(part.startswith(("old", "year")) or part.endswith(("34", "two")) for part in found)


def test_a_part_ends_before_the_word_that_joins_the_next() -> None:
    found = {
        part for clause in parts("The union called a strike and, after a week of talks, ended it.") for part in clause
    }
    assert "The union called a strike" in found
    assert not any(part.endswith(" and") for part in found)


def sheet(vectors: Sequence[Sequence[float]]) -> Sheet:
    """A statement of one word with as many parts as vectors."""
    count = len(vectors)
    return Sheet(
        extents=tuple(Extent(0, n, WHOLE + min(n, 1)) for n in range(count)),
        vectors=np.array(vectors, dtype=np.float32),
        traits=np.ones((count, len(TRAITS))),
        words=np.ones((1, 2), dtype=np.float32),
        weights=np.ones(1),
        lemmas=("rain",),
        holds=np.ones((count, 1)),
    )


def by_meaning() -> Trees:
    """Trees that find parts alike whose vectors are."""
    return Trees(
        feature=np.array([[NAMES.index("meaning"), 0, 0]], dtype=np.int32),
        threshold=np.array([[0.5, 0.0, 0.0]]),
        left=np.array([[1, 1, 2]], dtype=np.int32),
        right=np.array([[2, 1, 2]], dtype=np.int32),
        value=np.array([[0.0, -3.0, 3.0]]),
        bias=0.0,
    )


SHEETS = [sheet([(1, 0), (0, 1)]), sheet([(0, 1)]), sheet([(1, 0), (0, 1)])]


def test_the_part_that_matches_better_is_shown_and_else_the_whole() -> None:
    scores = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.7}
    assert shares([[0, 1, 2]], ["a", "b", "c"], SHEETS, scores, by_meaning()) == [{0: 1, 1: 0, 2: 1}]
    # Without the one that asks for the part, both wholes agree.
    assert shares([[0, 2]], ["a", "b", "c"], SHEETS, scores, by_meaning()) == [{0: 0, 2: 0}]
    # A statement alone, or with others of its report only, is whole.
    assert shares([[0]], ["a", "b", "c"], SHEETS, scores, by_meaning()) == [{0: 0}]
    assert shares([[0, 1]], ["a", "a", "c"], SHEETS, scores, by_meaning()) == [{0: 0, 1: 0}]


def told(first: int, last: int) -> Extent:
    return Extent(first, last, WHOLE + int(first > 0 or last < 9))


# A clause of ten words, its first half, its second half, and a part that overlaps both.
HALVES = (told(0, 9), told(0, 4), told(5, 9), told(3, 7))


def table(**likely: float) -> Table:
    """How two clauses of ``HALVES`` go together: ``ab`` is part a of one with part b of the other, the rest hardly."""
    found = np.full((4, 4), 0.05)
    for parts_, value in likely.items():
        found[int(parts_[1]), int(parts_[2])] = value
    return Table(found, found, found)


def halves(count: int) -> list[Sheet]:
    return [replace(sheet([(1, 0)] * 4), extents=HALVES) for _ in range(count)]


def test_two_pairs_of_parts_are_found_that_do_not_overlap() -> None:
    found = double(table(p11=0.6, p22=0.5, p33=0.9, p12=0.7), apart(HALVES), apart(HALVES))
    assert {found.first, found.second} == {(1, 1), (2, 2)}
    assert (found.worth, found.likely) == (pytest.approx(1.1), 0.5)
    assert double(Table(*np.ones((3, 1, 1))), apart(HALVES[:1]), apart(HALVES[:1])).likely == 0.0


def test_a_group_that_shares_two_things_makes_two_claims() -> None:
    pair = table(p00=0.7, p11=0.6, p22=0.5)
    assert claims([0, 1], {(0, 1): pair}, halves(2)) == [{0: 1, 1: 1}, {0: 2, 1: 2}]
    # A third that says the second alone stands in the second alone; one that says neither better stays in the first.
    other, neither = table(p20=0.8, p10=0.1), table()
    scored = {(0, 1): pair, (0, 2): other, (1, 2): other}
    assert claims([0, 1, 2], scored, halves(3)) == [{0: 1, 1: 1}, {0: 2, 1: 2, 2: 0}]
    scored = {(0, 1): pair, (0, 2): neither, (1, 2): neither}
    assert claims([0, 1, 2], scored, halves(3)) == [{0: 1, 1: 1, 2: 0}, {0: 2, 1: 2}]
    # One that was never a companion of the two stays with the first.
    assert claims([0, 1, 2], {(0, 1): pair}, halves(3)) == [{0: 1, 1: 1, 2: 0}, {0: 2, 1: 2}]
    # All three share both.
    scored = {(0, 1): pair, (0, 2): pair, (1, 2): pair}
    assert claims([0, 1, 2], scored, halves(3)) == [{0: 1, 1: 1, 2: 1}, {0: 2, 1: 2, 2: 2}]


def test_a_part_that_leans_on_a_verb_outside_is_shown_beside_it_and_not_alone() -> None:
    text = "The ferry ran aground off Palawan after losing its rudder."
    parsed = parse(Report("r1:test", "test.txt", "", text, (Span(0, len(text)),)))
    (statement,) = (s for s in attribute(parsed, (), tagger=lambda _: Tagged(())) if not s.fragment)
    leaning = {hull(e.spans(parsed, statement)).of(text): e.leans for e in extents(parsed, statement)}
    assert leaning["after losing its rudder"] and not leaning["The ferry ran aground off Palawan"]
    # The second part matches best. It is shown where it leans on nothing, and else with the first alone.
    pair = table(p00=0.3, p22=0.9)
    assert claims([0, 1], {(0, 1): pair}, halves(2)) == [{0: 2, 1: 2}]
    covered = pair.worth.copy()
    covered[2, :] = covered[:, 2] = 0.0
    assert claims([0, 1], {(0, 1): replace(pair, alone=covered)}, halves(2)) == [{0: 0, 1: 0}]
    both = table(p00=0.3, p11=0.5, p22=0.9)
    shown = claims([0, 1], {(0, 1): replace(both, alone=covered)}, halves(2))
    assert sorted(map(sorted, (c.items() for c in shown))) == [[(0, 1), (1, 1)], [(0, 2), (1, 2)]]


@pytest.mark.parametrize(
    ("whole", "first", "second"),
    [
        (0.7, 0.7, LIKELY - 0.01),  # The second is hardly cut as a reader would.
        (0.9, 0.5, 0.5),  # Two are worth little more than the whole.
    ],
)
def test_a_group_that_may_share_one_thing_makes_one_claim(whole: float, first: float, second: float) -> None:
    assert first + second - max(whole, first) < GAIN or second < LIKELY
    pair = table(p00=whole, p11=first, p22=second)
    assert len(claims([0, 1], {(0, 1): pair}, halves(2))) == 1


def test_companions_grow_with_the_group_and_not_with_its_square() -> None:
    size = 60
    scores = {(i, j): 1.0 / (1 + i + j) for i in range(size) for j in range(i + 1, size)}
    pairs = companions(range(size), [str(n) for n in range(size)], scores)
    assert len(pairs) <= 3 * size and all(any(n in pair for pair in pairs) for n in range(size))


def test_features_of_two_sides_mirror_each_other() -> None:
    rows, mirrored = features(SHEETS[0], SHEETS[1], 0.5), features(SHEETS[1], SHEETS[0], 0.5)
    assert rows.shape == (2, 1, len(NAMES))
    same = [NAMES.index(name) for name in ("meaning", "words", "lemmas", "length ratio", "score")]
    assert np.allclose(rows[..., same], mirrored.transpose(1, 0, 2)[..., same])


def test_shipped_trees_know_the_features() -> None:
    assert load().cut.feature.max() < len(NAMES)
