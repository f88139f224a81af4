"""How tokens stand to an anchor: the branch on their side and on the anchor's, below the lowest token above both."""

from __future__ import annotations

import numpy as np
from marked import read_marked

from rashomon.attribute.standing import ELSEWHERE, ITSELF, KINDS, LABELS, between_marks, standing
from rashomon.model import Span

NAMES = [*LABELS, "itself", "elsewhere", "unknown"]


def test_content_stands_under_the_cue_and_the_speaker_beside_it() -> None:
    parsed, _ = read_marked("The mayor said that rain fell. Nobody slept.")
    words = [token.text for token in parsed.tokens]
    branch, stem = standing(parsed, range(len(words)), words.index("said"))
    found = dict(zip(words, (NAMES[n] for n in branch), strict=True))
    assert found["mayor"] == found["The"] == "nsubj"
    assert found["fell"] == found["rain"] == found["that"] == "ccomp"
    assert found["said"] == "itself"
    assert found["Nobody"] == found["slept"] == "elsewhere"
    assert {NAMES[n] for n in stem} == {"itself", "elsewhere"}


def test_an_anchor_below_the_main_verb_has_a_stem() -> None:
    parsed, _ = read_marked("Rain fell, the mayor said.")
    words = [token.text for token in parsed.tokens]
    branch, stem = standing(parsed, range(len(words)), words.index("mayor"))
    assert NAMES[stem[words.index("fell")]] == "nsubj"
    assert (branch < KINDS).all()
    assert ITSELF != ELSEWHERE


def test_between_marks() -> None:
    starts = np.array([0, 4, 9, 12])
    assert between_marks(starts, (Span(3, 6), Span(12, 20))).tolist() == [0, 1, 0, 1]
    assert between_marks(starts, ()).tolist() == [0, 0, 0, 0]
