"""Whom "he", "she" and "they" mean: who can be meant, and nobody where the text does not tell."""

from __future__ import annotations

import pytest
from marked import hands


def meant(marked: str) -> str | None:
    """Whom the last source of a marked text refers to."""
    return hands(marked)[-1][-1][2]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # Two who are named side by side could both be meant, unless one of them could not.
        ("Amina Diallo and Rosa Lund met in Dakar. {S:She} {C:said} {X:the treaty would hold}.", None),
        ("Amina Diallo and Peter Lund met in Dakar. {S:She} {C:said} {X:the treaty would hold}.", "Amina Diallo"),
        (
            "{S1:Amina Diallo and Rosa Lund} {C1:said} {X1:it was safe}. {S2:She} {C2:added} {X2:it would stay so}.",
            None,
        ),
        # Who act are those who say it of him on whom they act; of two groups either may.
        ("Port deputies arrested the man who {S:they} {C:say} {X:had set fire to the mill}.", "Port deputies"),
        ("Deputies told the strikers of the man who {S:they} {C:say} {X:had set fire to the mill}.", None),
        # Who does what stands before a colon; whom a paragraph has just named, before who spoke in one above.
        (
            "The university rejected the charge: the boat {C:left} {X:at noon}, {S:it} {C:said}.",
            "The university",
        ),
        (
            "{S1:Oscar Pino} {C1:said} {X1:it was late}.\n\nI met Arrieta at home. {S2:He} {C2:said} {X2:he slept}.",
            "Arrieta",
        ),
        # Who speak together are "they".
        (
            "{S1:The ministry} {C1:said} {X1:the port was open}. {S2:Amina Diallo and Rosa Lund} {C2:said} "
            "{X2:it was shut}. {S3:They} {C3:said} {X3:ships had turned back}.",
            "Amina Diallo and Rosa Lund",
        ),
        # What a clause names by the way is not what the text goes on with.
        ("Joana Reis used a word that Tomas Lima used too. {S:She} {C:said} {X:the bridge was shut}.", "Joana Reis"),
        # A spokesman is no "she".
        (
            "{S1:A spokesman for the port} {C1:said} {X1:it was open}. {S2:She} {C2:said} {X2:nobody had asked her}.",
            None,
        ),
        (
            "{X1:“We asked the boy. He said it broke,”} {S1:Ivo Marek} {C1:said}. {S2:He} {C2:left} {X2:then}.",
            "Ivo Marek",
        ),
        # Whom somebody asks is not who asks.
        (
            "Representative Tomas Lima looked up when {S:he} {C:asked} {X:the congressman if the bridge was shut}.",
            None,
        ),
        # A person who is only named beside the one of whom a sentence tells is not meant.
        ("The former judge has a brother, Luca, and {S:he} {C:said} {X:that clinics must change}.", None),
        # "It" is the one body of its sentence, whoever spoke before, and never several.
        (
            "{S1:The harbour office} {C1:said} {X1:ships were late}. In May divers had told the company to mend the "
            "hull; {S2:it} {C2:reported} {X2:the work done in June}.",
            "the company",
        ),
        (
            "{S1:Divers in Arica} {C1:said} {X1:the hull was thin}. The ship sails on Friday. {S2:It} {C2:reported} "
            "{X2:no leak}.",
            None,
        ),
        # A group is no "he".
        (
            "{S1:Tomas Lima} {C1:said} {X1:the hull was thin}. {S2:His group} {C2:proposed} {X2:a dry dock}. "
            "{S3:He} {C3:said} {X3:nobody would drown}.",
            "Tomas Lima",
        ),
        # A second "it" of a sentence is the first, and an outlet is none that plans anything.
        (
            "{S1:The harbour guild} {C1:urged} {X1:sailors to stay ashore}. It would ban coal, and {S2:it} {C2:states} "
            "{X2:that mills must close}.",
            None,
        ),
        (
            "{S1:The Korva Courier} {C1:reported} {X1:that ships were late}. {S2:It} {C2:plans} "
            "{X2:that the pier will close}.",
            None,
        ),
    ],
)
def test_a_pronoun_means_who_can_be_meant(marked: str, expected: str | None) -> None:
    assert meant(marked) == expected
