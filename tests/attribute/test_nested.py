"""What a document says in a clause of its own is the document's word, whoever else the sentence is about."""

from __future__ import annotations

import pytest
from marked import read_marked

from rashomon.attribute.cast import Cast
from rashomon.attribute.nested import documents
from rashomon.mention import mention


def told(marked: str) -> list[tuple[str, str, str]]:
    """The attributions that documents make beside those marked, as (source, cue, content)."""
    parsed, found = read_marked(marked)
    text = parsed.report.text
    made = documents(Cast.of(parsed, mention(parsed)), found)
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
    ],
)
def test_documents_that_say_something(marked: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(marked) == expected
