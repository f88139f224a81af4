"""Fingerprints → the reports kept that have them: the latest for a stream, every one for a story."""

from __future__ import annotations

from collections import defaultdict
from typing import Protocol

import numpy as np
import numpy.typing as npt

from rashomon.trace.copies.prints import Hashes

# A row of the table holds so many fingerprints, one line of a processor's memory, and there are at least so many rows
# for each report of the window: of reports of 350 words, 1 fingerprint in 600 is pushed out before its report is.
WAYS, ROWS = 8, 50
# The halves of an entry: bits of the hash, and the report's number.
LOW = np.uint64((1 << 32) - 1)

Numbers = npt.NDArray[np.int64]


class Index(Protocol):
    """Knows the fingerprints of the reports kept, which are numbered as they come."""

    def enter(self, hashes: Hashes, number: int) -> tuple[Numbers, Numbers]:
        """Return which of a report's fingerprints are known, and from which earlier reports; then know them all."""
        ...


class Latest:
    """Knows of each fingerprint the latest report of a window that has it, in memory that never grows.

    The table is laid out like a processor's cache: a hash leads to a row, and what is new takes the place of the oldest
    in the row. So nothing is ever deleted, a look-up reads one place in memory, and all of a report's go at once.
    """

    def __init__(self, window: int) -> None:
        rows = 1 << (window * ROWS - 1).bit_length()
        self.window = np.uint64(window)
        self.last = np.uint64(rows - 1)
        self.table = np.zeros((rows, WAYS), np.uint64)

    def enter(self, hashes: Hashes, number: int) -> tuple[Numbers, Numbers]:
        """Return which of a report's fingerprints are known, and the latest report of each; then know them all."""
        # Numbers from one, so that a fresh table need not be written; told modulo 2³², which is beyond any window.
        now = np.uint64(number + 1) & LOW
        rows, tags = hashes & self.last, hashes & ~LOW
        entries = self.table[rows]
        ages = (now - entries) & LOW
        same = (entries ^ tags[:, None]) <= LOW
        ways = np.where(same, LOW, ages).argmax(axis=1)
        self.table[rows, ways] = tags | now
        ages = np.where(same, ages, LOW).min(axis=1, initial=LOW)
        which = np.flatnonzero(ages <= min(self.window, np.uint64(number)))
        return which, number - ages[which].astype(np.int64)


class Every:
    """Knows of each fingerprint all reports that have it: for a story, since it grows with what it is given."""

    def __init__(self) -> None:
        self.table = defaultdict[int, list[int]](list)

    def enter(self, hashes: Hashes, number: int) -> tuple[Numbers, Numbers]:
        """Return which of a report's fingerprints are known, once for each earlier report; then know them all."""
        lists = [self.table[each] for each in hashes.tolist()]
        numbers = np.array([other for each in lists for other in each], np.int64)
        which = np.repeat(np.arange(len(lists)), [len(each) for each in lists])
        for each in lists:
            if each[-1:] != [number]:
                each.append(number)
        return which, numbers
