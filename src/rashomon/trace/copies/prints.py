"""Words → fingerprints: hashes of shingles, of which winnowing keeps some, the same ones for the same words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.trace.copies.spelling import Codes
from rashomon.trace.copies.words import Places

# Two reports that share SHINGLE + WINDOW - 1 words in a row share a fingerprint; no fewer than SHINGLE make one.
SHINGLE, WINDOW = 6, 5
BASE, MIXER = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xFF51AFD7ED558CCD)

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Prints:
    """A report's fingerprints: the word at which each begins, in order, and the hash of the shingle there."""

    places: Places
    hashes: Hashes


def shingles(forms: Codes, words: int) -> Hashes:
    """Return a hash of each run of so many words; there may be none."""
    size = max(0, len(forms) - words + 1)
    made = np.zeros(size, np.uint64)
    wide = forms.astype(np.uint64)
    for place in range(words):
        made = made * BASE + wide[place : place + size]
    made ^= made >> np.uint64(33)
    return made * MIXER


def chosen(forms: Codes) -> Prints:
    """Return the fingerprints of some words.

    Kept is the least hash of every ``WINDOW`` neighbours (Schleimer, Wilkerson and Aiken 2003).
    """
    made = shingles(forms, SHINGLE)
    window = min(WINDOW, len(made))
    size = len(made) - window + 1
    least = np.minimum.reduce([made[n : n + size] for n in range(window)]) if window else made
    kept = np.zeros(len(made), np.bool_)
    for n in range(window):
        kept[n : n + size] |= made[n : n + size] == least
    places = np.flatnonzero(kept)
    return Prints(places.astype(np.int32), made[places])
