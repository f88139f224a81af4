"""Who asks says nothing; what a question takes for granted, and what somebody is quoted as asking, is told."""

from __future__ import annotations

import pytest

from rashomon.attribute import attribute
from rashomon.mention import mention
from rashomon.model import Report, Span
from rashomon.parse import parse


def clauses(text: str) -> list[tuple[str, str]]:
    """The voice and the words of each clause of a text."""
    parsed = parse(Report("r1:q", "q.txt", "", text, (Span(0, len(text)),)))
    made = [each for each in attribute(parsed, mention(parsed)) if not each.fragment]
    return [(each.voice, " … ".join(span.of(text) for span in each.content)) for each in made]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Who lit the fire? Police in Talca hold two brothers.", ["Police in Talca hold two brothers"]),
        ("How many ships have sunk? Nine lie in the bay of Arica.", ["Nine lie in the bay of Arica"]),
        ("Is the bridge of Oruro safe? It was closed on Friday.", ["It was closed on Friday"]),
        ("Could the ferry have turned back? The wind rose after noon.", ["The wind rose after noon"]),
        ("No witnesses? The guard left the gate at six.", ["The guard left the gate at six"]),
        (
            "Why did the mayor come to the hall, although the court had banned him in May?",
            ["the court had banned him in May"],
        ),
        ("The storm passed Talca on Sunday, but who lit the fire in the mill?", ["The storm passed Talca on Sunday"]),
        ("Was the pier shut? Sort of. Guards let nine boats in.", ["Guards let nine boats in"]),
        ("What the ferry needs is a second engine.", ["What the ferry needs is a second engine"]),
    ],
)
def test_a_question_tells_nothing_but_what_it_takes_for_granted(text: str, told: list[str]) -> None:
    assert [words for _, words in clauses(text)] == told


def test_what_a_speaker_asks_stays_the_speakers() -> None:
    found = clauses("“Who needs a second airport?” Mayor Ines Rao asked the council.")
    assert ("attributed", "Who needs a second airport") in found
