"""Who is an outlet: what a report shows of a name that no list knows."""

from __future__ import annotations

import pytest

from rashomon.attribute import attribute
from rashomon.mention import mention
from rashomon.model import Report, Span
from rashomon.parse import parse


def hands(text: str) -> list[tuple[str, str]]:
    """The hands of the first attributed clause of a text, the nearest first, each with its kind."""
    parsed = parse(Report("r1:o", "outlets.txt", "", text, (Span(0, len(text)),)))
    told = next(s for s in attribute(parsed, mention(parsed)) if s.voice == "attributed")
    return [((link.referent or link.span).of(text), link.kind) for link in told.chain]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Whom a tagger takes for a person is an outlet where it stands as outlets do, and nowhere else.
        (
            "The ferry was overloaded, a sailor told Zeitgeist.",
            [("Zeitgeist", "media"), ("a sailor", "anonymous")],
        ),
        (
            "“It leaks,” the miller said in an interview with Falter on Monday.",
            [("Falter", "media"), ("the miller", "office")],
        ),
        ("Vorwerk reported on Friday that the mill had been sold to a bank.", [("Vorwerk", "media")]),
        # … but a person who has a given name in the report, bears one, or does anything else there.
        ("Ana Ruiz told Bell that the kiln would burst. Jo Bell had asked her twice.", [("Ana Ruiz", "named")]),
        ("Vidal reported that the mill was burning. Jan Vidal had seen the smoke.", [("Vidal", "named")]),
        ("Ana Ruiz told Oscar that the kiln would burst.", [("Ana Ruiz", "named")]),
        ("The kiln would burst, Ana Ruiz told Bergmann. Bergmann wept all night.", [("Ana Ruiz", "named")]),
        ("Ana Ruiz told Sens. Vidal and Bell that the kiln would burst.", [("Ana Ruiz", "named")]),
        # A common noun that keeps its capital.
        ("The singer told Life that she had sold her farm.", [("Life", "media"), ("The singer", "office")]),
        ("The bishop, Fortune reported, had paid for the bells twice.", [("Fortune", "media")]),
        ("The pastor told people that the bells would be sold.", [("The pastor", "office")]),
        ("Management reported that the kiln had cooled.", [("Management", "office")]),
        # What kind of paper a name is, also where the parser takes that for an adjective.
        ("The mill was sold in May, according to the weekly Falter.", [("the weekly Falter", "media")]),
        ("The news site Falterix says the mill was sold.", [("The news site Falterix", "media")]),
        ("“It leaks,” writes the Thurgauer Zeitung.", [("the Thurgauer Zeitung", "media")]),
        # The media of a town are none that is called like the town, wherever that stands.
        ("Osk burned. As reported by Osk media, three millers died. Osk said nothing.", [("Osk media", "media")]),
        # Where somebody is quoted.
        (
            "The miller, quoted in the Courier, said it leaked.",
            [("the Courier", "media"), ("The miller", "office")],
        ),
        # To whom a document got, or by whom it was seen.
        (
            "A letter leaked to the Courier says that the mill was sold.",
            [("the Courier", "media"), ("A letter leaked to the Courier", "document")],
        ),
        (
            "The letter, which was seen by Radio Delta, says the mill was sold.",
            [("Radio Delta", "media"), ("The letter", "document")],
        ),
        (
            "A memo handed to Der Spiegel shows that the mill was sold.",
            [("Der Spiegel", "media"), ("A memo handed to Der Spiegel", "document")],
        ),
        ("A letter sent to the bishop says that the mill was sold.", [("A letter sent to the bishop", "document")]),
        # What one writes on.
        ("“We mourn,” Ana Ruiz wrote on Threads.", [("Threads", "document"), ("Ana Ruiz", "named")]),
        ("“We mourn,” Ana Ruiz wrote on Tuesday.", [("Ana Ruiz", "named")]),
        # What is in the plural, and what calls itself a daily.
        ("“It leaks,” the miller told Canyon Sports.", [("Canyon Sports", "media"), ("the miller", "office")]),
        ("The miller told the Danes that it leaked.", [("The miller", "office")]),
        ("The Daily Gull wrote that the mill was sold.", [("The Daily Gull", "media")]),
        # A report is not that of the outlet which got it.
        (
            "A report obtained by the Courier says that the mill was sold.",
            [("the Courier", "media"), ("A report obtained by the Courier", "document")],
        ),
        # Comments to an outlet.
        (
            "In comments to Radio Delta, a clerk in the bishop's house said the bells had cracked.",
            [("Radio Delta", "media"), ("a clerk in the bishop's house", "anonymous")],
        ),
    ],
)
def test_what_a_report_shows_tells_an_outlet(text: str, expected: list[tuple[str, str]]) -> None:
    assert hands(text) == expected
