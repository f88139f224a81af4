"""What a clause says became of someone: dead, injured, arrested, missing and the like.

Read from the parse: the verb that governs a noun phrase, its complement, a participle or adjective beside the phrase.
"""

from __future__ import annotations

from rashomon.model import Parse
from rashomon.states.above import governed, remains, toll
from rashomon.states.around import adjacent, befalls, beside, shared, told_of_whom
from rashomon.states.below import child_of, ending
from rashomon.states.lexicon import (
    AFTER,
    CASUALTY_NOUNS,
    HARMS,
    NOT_YET,
    OF_SHOOTING,
    STATES,
    STRUCK,
    SUBJECT_VERBS,
    TOLLS,
)
from rashomon.states.verbs import to_hospital

__all__ = [
    "AFTER",
    "CASUALTY_NOUNS",
    "HARMS",
    "NOT_YET",
    "STATES",
    "STRUCK",
    "SUBJECT_VERBS",
    "TOLLS",
    "befalls",
    "beside",
    "child_of",
    "ending",
    "state_of",
    "to_hospital",
]


def state_of(parse: Parse, head: int, after: int) -> str | None:
    """Return what is said of the thing that a noun phrase names: dead, injured, arrested, missing …, or ``None``.

    ``head`` is the phrase's head token, ``after`` the token that follows its number or its last word.
    """
    here = parse.tokens[head]
    if here.lemma in CASUALTY_NOUNS | {"dead", "wounded", "injured", "martyr"} and here.lemma in STATES:
        return STATES[here.lemma]
    near = adjacent(parse, head, after) or beside(parse, head) or shared(parse, here) or remains(parse, here)
    told = near or governed(parse, here) or told_of_whom(parse, head) or toll(parse, here)
    if told is None and here.lemma == "victim" and parse.tokens[head - 1].text.lower() in OF_SHOOTING:
        # "Two gunshot victims came to the clinic."
        return "shot"
    return told
