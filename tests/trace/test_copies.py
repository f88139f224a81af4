"""Copied passages are found exactly, however they were edited; what both quote or what the page says is no copy."""

from __future__ import annotations

import re
import time

import pytest

from rashomon.clean import clean
from rashomon.model import Document, Report, Span
from rashomon.read import extract
from rashomon.trace.copies import Finder, copies

WIRE = (
    "The river rose two metres overnight and swept away the wooden bridge that links the market with the old town, "
    "cutting off about four hundred families."
)
STORY = """Rescue teams in Ban Nakham reached the last of nine miners on Thursday, three days after a gallery caved in.

All nine were brought up alive, the provincial governor's office announced, and two were flown to Vientiane.

The Sisavath company, which runs the pit, had been fined 40 million kip in March for missing props and blocked exits.

Inspectors are expected to enter the shaft on Saturday once water has been pumped out of the lower level."""
OTHER = """Organisers of the Tromsø winter regatta have moved its start to the inner harbour because of drifting ice.

Skipper Ingrid Halvorsen called the choice sensible, although it shortens the course by six nautical miles."""


def report(name: str, text: str) -> Report:
    """A report whose lines are its paragraphs."""
    return Report(name, f"{name}.txt", "", text, tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text)))


def cleaned(name: str, text: str) -> Report:
    """A report as it comes from a file."""
    return clean(extract(Document(f"{name}.txt", "text/plain", text.encode())), "en")


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
        # The same remark, quoted by both, in their own marks.
        (f"The mayor said: “{WIRE}”", f"“{WIRE}” the mayor told reporters."),
        (f"The mayor said: “{WIRE}”", f"'{WIRE}' the mayor told reporters."),
        # The same post of a network.
        (f"{WIRE} — Mayor of Osh (@osh) May 2, 2031", f"Earlier:\n{WIRE} — Mayor of Osh (@osh) May 2, 2031"),
        # Too short to be more than chance.
        (
            "The river rose two metres overnight and swept away a car.",
            "The river rose two metres overnight in the dark.",
        ),
        # Names, ages and places in one order: whoever tells of it has them.
        (
            "The dead are Somchai Vong, 41, Khamla Sivilay, 38, Bounmy Keo, 29, and Noy Phan, 22, all of Ban Nakham.",
            "They were named as Somchai Vong, 41; Khamla Sivilay, 38; Bounmy Keo, 29; and Noy Phan, 22, all of Ban "
            "Nakham.",
        ),
        # Formulas in which most words are others.
        (
            "He was shot in the chest and taken to the hospital, where he was pronounced dead on Monday.",
            "She was hit in the arm and taken to a clinic, where she was pronounced fit on Friday.",
        ),
    ],
)
def test_no_copy(left: str, right: str) -> None:
    assert found(left, right) == []


def test_changed_words_and_numbers_stay_in_one_passage() -> None:
    changed = WIRE.replace("wooden", "steel").replace("two metres", "3 metres").replace("about", "nearly")
    assert found(WIRE, changed) == [(WIRE.rstrip("."), changed.rstrip("."))]


def test_a_copy_that_was_cut_moved_and_given_a_new_head_is_found_sentence_by_sentence() -> None:
    first, second, third, last = STORY.split("\n\n")
    passages = found(STORY, f"What we know about the rescue\n{last}\n{OTHER}\n{first}")
    assert passages == [(first.rstrip("."), first.rstrip(".")), (last.rstrip("."), last.rstrip("."))]


def test_two_wires_in_one_report_are_found_each() -> None:
    merged = report("m", "\n".join(part for pair in zip(STORY.split("\n\n"), OTHER.split("\n\n"), strict=False)
                                   for part in pair))  # fmt: skip
    made = copies([report("a", STORY), report("b", OTHER), merged])
    assert [(c.left.report, c.right.report) for c in made] == [("a", "m")] * 2 + [("b", "m")] * 2


def test_a_copy_does_not_run_over_furniture() -> None:
    first, second, *_ = STORY.split("\n\n")
    left = cleaned("a", f"{first}\n\nAdvertisement\n\n{second}\n")
    right = cleaned("b", f"{first}\n\n{second}\n")
    made = copies([left, right])
    assert [c.left.span.of(left.text) for c in made] == [first.rstrip("."), second.rstrip(".")]


def test_the_line_of_a_page_on_other_matters_is_no_copy() -> None:
    line = "Readers who would like to follow our coverage may leave their address in the box at the foot of this page."
    assert found(f"{STORY}\n{line}", f"{OTHER}\n{line}") == []


def test_a_line_seen_on_pages_of_other_matters_is_no_copy_between_pages_of_one_matter_either() -> None:
    line = "Readers who would like to follow our coverage may leave their address in the box at the foot of this page."
    again = "The nine miners of Ban Nakham left hospital in Vientiane. Sisavath said that it would appeal."
    chess = """Grandmaster Odile Fournier drew her ninth game in Lausanne and leads by a full point before the rest day.
Her rival Bao Tran lost with the white pieces to the youngest of the field, Marek Zielinski, who is fifteen."""
    texts = [f"{each}\n{line}" for each in (STORY, OTHER, chess, again)]
    assert copies([report(f"{n}", text) for n, text in enumerate(texts)]) == ()


def test_what_is_shared_does_not_hang_on_the_order() -> None:
    texts = [
        report(name, f"{name}. {text}") for name, text in zip("abc", (STORY, f"{STORY} {OTHER}", OTHER), strict=True)
    ]
    one, other = copies(texts), copies(texts[::-1])
    assert {frozenset((c.left, c.right)) for c in one} == {frozenset((c.left, c.right)) for c in other}


def test_many_reports_with_one_passage() -> None:
    reports = [report(name, f"{name} begins. {WIRE}") for name in "abcd"]
    assert len(copies(reports)) == 6


def test_a_stream_leads_to_the_latest_report_that_has_the_passage() -> None:
    finder = Finder()
    reports = [report(name, f"{name} begins. {WIRE}") for name in "abcd"]
    pairs = [[(c.left.report, c.right.report) for c in finder.find(each)] for each in reports]
    assert pairs == [[], [("a", "b")], [("b", "c")], [("c", "d")]]


def test_a_window_holds_for_every_report_that_has_the_passage() -> None:
    finder = Finder(window=2, every=True)
    reports = [report(name, f"{name} begins. {WIRE}") for name in "abcd"]
    pairs = [[(c.left.report, c.right.report) for c in finder.find(each)] for each in reports]
    assert pairs == [[], [("a", "b")], [("a", "c"), ("b", "c")], [("b", "d"), ("c", "d")]]


def test_a_stream_forgets_what_its_window_has_passed() -> None:
    finder = Finder(window=3)
    numbered = [report(f"{n}", f"Item {n}: " + " ".join(f"w{n}x{i}" for i in range(40))) for n in range(50)]
    first, *others = [report("a", WIRE), *numbered]
    assert finder.find(first) == []
    sizes = []
    for each in others:
        finder.find(each)
        sizes.append((len(finder.held), len(finder.furniture.names)))
    assert max(size[0] for size in sizes) == 3
    assert sizes[-1][1] < 3 * 50
    assert finder.find(report("b", WIRE)) == []


def test_texts_of_one_word_cost_no_square() -> None:
    start = time.process_time()
    table = "nil " * 20_000 + "\n" * 20_000
    again = "A year on, Ban Nakham and Vientiane remember; neither Sisavath nor the governor has spoken."
    made = copies([report("a", f"{table}{STORY}"), report("b", f"{STORY}\n{again}{table}")])
    assert len(made) == 1
    assert time.process_time() - start < 10


def test_letters_that_grow_in_lower_case_keep_their_places() -> None:
    left = f"İİİ Istanbul. {WIRE}"
    [(one, other)] = found(left, WIRE)
    assert one == other == WIRE.rstrip(".")
