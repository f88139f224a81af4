"""What a user set right, of who is who and of who says the same: read from TOML, applied to a story, written back.

A correction names words, in one report or in all, so it holds for the same reports read again and for new ones.
Corrections win over whatever ``link`` and ``align`` decided. They are a set: but for two names of one thing, of which
the last counts, their order says nothing, and those that contradict each other are refused.
"""

from __future__ import annotations

from rashomon.corrections.claims import Settled, correct_claims
from rashomon.corrections.entities import Corrected, correct
from rashomon.corrections.file import (
    add_correction,
    agreed,
    corrections_toml,
    parsed_corrections,
    read_corrections,
    undo_correction,
)
from rashomon.corrections.selectors import citing, same_place, selected
from rashomon.corrections.sides import KINDS, lacks

__all__ = [
    "KINDS",
    "Corrected",
    "Settled",
    "add_correction",
    "agreed",
    "citing",
    "correct",
    "correct_claims",
    "corrections_toml",
    "lacks",
    "parsed_corrections",
    "read_corrections",
    "same_place",
    "selected",
    "undo_correction",
]
