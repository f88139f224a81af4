"""What the grammar shows to be said, by a document, in a noun or by a plain verb, is so though no tagger saw it."""

from __future__ import annotations

import pytest
from marked import read_marked

from rashomon.attribute.cast import Cast
from rashomon.attribute.nested import grammatical
from rashomon.mention import mention


def told(marked: str) -> list[tuple[str, str, str]]:
    """The attributions that grammar makes beside those marked, as (source, cue, content)."""
    parsed, found = read_marked(marked)
    text = parsed.report.text
    made = grammatical(Cast.of(parsed, mention(parsed)), found)
    return [(a.source[0].of(text), a.cue[0].of(text), a.content[0].of(text)) for a in made]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{S:The union} {C:seeks} {X:clarity on reports suggesting that the plant may close}.",
            [("reports", "suggesting", "that the plant may close")],
        ),
        (
            "The minister dismissed a study that found that wells were dry.",
            [("a study", "found", "that wells were dry")],
        ),
        # Where the tagger knows the act of saying, it stays one.
        ("{S:The union} {C:issued a statement saying} {X:that talks had failed}.", []),
        # His word, not the record's.
        ("She kept the records that he says are forged.", []),
        ("They crossed a river showing that it could be done.", []),
        # A noun of saying is its owner's.
        (
            "Lawmakers dismissed warnings from the union that the law could hurt trade.",
            [("the union", "warnings", "that the law could hurt trade")],
        ),
        ("She laughed at the mayor’s claim that it rained.", [("the mayor", "claim", "that it rained")]),
        ("There was a fear that the roof leaked.", []),
        # A plain verb of saying that the tagger passed over, also below an act.
        (
            "A second nurse who was there said the ward was full.",
            [("A second nurse", "said", "the ward was full")],
        ),
        (
            "{S:Lawmakers} {C:opposed} {X:a bill backed by nurses who say they need rest}.",
            [("who", "say", "they need rest")],
        ),
        ("{S:Rao} {C:said} {X:the nurses claim they need rest}.", []),
        ("The nurse did not say the ward was full.", []),
    ],
)
def test_what_grammar_shows_to_be_said(marked: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(marked) == expected
