"""What a user set right about who is who: read from TOML, applied to the entities of a story, written back.

A correction names words, in one report or in all, so it holds for the same reports read again and for new ones.
Corrections win over whatever ``link`` decided.
"""

from __future__ import annotations

from rashomon.corrections.apply import Corrected, correct
from rashomon.corrections.file import add_correction, parsed_corrections, read_corrections, undo_correction

__all__ = ["Corrected", "add_correction", "correct", "parsed_corrections", "read_corrections", "undo_correction"]
