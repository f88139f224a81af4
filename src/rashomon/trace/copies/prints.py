"""Words → fingerprints: hashes of shingles, of which winnowing keeps some, the same ones for the same words."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rashomon.trace.copies.words import Numbers

# Two reports that share SHINGLE + WINDOW - 1 words in a row share a fingerprint; no fewer than SHINGLE make one.
SHINGLE, WINDOW = 6, 5
BASE, MIXER = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xFF51AFD7ED558CCD)

Hashes = npt.NDArray[np.uint64]
Prints = dict[int, int]


def shingles(forms: Numbers, words: int) -> Hashes:
    """Return a hash of each run of so many words; there may be none."""
    size = max(0, len(forms) - words + 1)
    made = np.zeros(size, np.uint64)
    wide = forms.astype(np.uint64)
    for place in range(words):
        made = made * BASE + wide[place : place + size]
    made ^= made >> np.uint64(33)
    return made * MIXER


def chosen(forms: Numbers) -> Prints:
    """Return the fingerprints of some words: place → hash of the shingle there, in the words' order.

    Kept is the least hash of every ``WINDOW`` neighbours (Schleimer, Wilkerson and Aiken 2003).
    """
    made = shingles(forms, SHINGLE)
    if not len(made):
        return {}
    views = np.lib.stride_tricks.sliding_window_view(made, min(WINDOW, len(made)))
    places = np.unique(np.arange(len(views)) + views.argmin(axis=1))
    return dict(zip(places.tolist(), made[places].tolist(), strict=True))
