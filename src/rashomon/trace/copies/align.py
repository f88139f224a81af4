"""Two reports' words → the stretches that one has from the other, at exact words, however they were moved about.

Exact runs are laid like tiles (Wise 1993, greedy string tiling: moved passages are found like others), and tiles that
follow each other in both reports with no more than a few words changed between them are one stretch.
"""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass
from operator import or_

import numpy as np
import numpy.typing as npt

from rashomon.trace.copies.prints import Hashes, shingles
from rashomon.trace.copies.words import Words

# A run of fewer words is no tile: any two reports share such.
SEED = 3
# Runs of so many words are laid before the shorter ones are looked through.
LONG = 8
# Of what is laid, a run of words that are not.
OPEN = re.compile(b"\0{%d,}" % SEED)
# So many words in a row may be other ones, on either side, within a stretch.
CHANGED = 4
# A stretch's ends are moved to the nearest end of a sentence, at most so many words away.
NEAREST = (0, -1, 1, -2, 2, -3, 3)
# A word's place in so many bits; no report has as many words.
SIZE = 1 << 24
PLACE = np.uint64(SIZE - 1)
# A shingle that stands in the right report more often is passed over, so that tables cost no square of their size.
REPEATED = 30
# A stretch is looked for among the latest that a tile may go on.
RECENT = 6


Tile = tuple[int, int, int]
Counts = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that two reports share: half-open ranges of both, and the runs (left, right, words) that are the same."""

    left: tuple[int, int]
    right: tuple[int, int]
    tiles: tuple[Tile, ...]

    @property
    def same(self) -> int:
        """Return how many words are the same."""
        return sum(run for _, _, run in self.tiles)


def stretches(left: Words, right: Words) -> list[Stretch]:
    """Return the stretches that two reports share, in the order of the left one."""
    going: list[list[Tile]] = []
    for tile in tiles(left, right):
        for each in reversed(going[-RECENT:]):
            if follows(each[-1], tile, left, right):
                each.append(tile)
                break
        else:
            going.append([tile])
    return [stretch(each) for each in going]


def follows(before: Tile, tile: Tile, left: Words, right: Words) -> bool:
    """Return whether a tile goes on where another ended, a few words on either side aside, and no furniture between."""
    ahead, beside = tile[0] - before[0] - before[2], tile[1] - before[1] - before[2]
    if not (0 <= ahead <= CHANGED and 0 <= beside <= CHANGED):
        return False
    sides = zip((left.breaks, right.breaks), before, tile, strict=False)
    return all(bisect(breaks, first) == bisect(breaks, then) for breaks, first, then in sides)


def stretch(parts: list[Tile]) -> Stretch:
    """Return the stretch from the first tile to the last."""
    (a, c, _), (b, d, run) = parts[0], parts[-1]
    return Stretch((a, b + run), (c, d + run), tuple(parts))


def tiles(left: Words, right: Words) -> list[Tile]:
    """Return runs of the same words as (place in the left, place in the right, words), in the left one's order.

    None overlap: the longest is laid first, and of two as long the one on the diagonal that has more.
    """
    found = runs(left, right)
    laid = bytearray(len(left)), bytearray(len(right))
    made = lay(found[:, found[2] >= LONG], laid)
    # Most short runs lie where a long one does, and are put aside all at once.
    rest = found[:, found[2] < LONG]
    for side, there in enumerate(laid):
        before = np.append(0, np.cumsum(np.frombuffer(there, np.uint8)))
        rest = rest[:, rest[2] - before[rest[side] + rest[2]] + before[rest[side]] >= SEED]
    return sorted(made + lay(rest, laid))


def lay(found: Counts, laid: tuple[bytearray, bytearray]) -> list[Tile]:
    """Return the parts of some runs where nothing is laid yet, and lay each of them before the next run."""
    made = []
    for first, place, size in found.T.tolist():
        for tile in unlaid((first, place, size), laid):
            laid[0][tile[0] : tile[0] + tile[2]] = laid[1][tile[1] : tile[1] + tile[2]] = b"\1" * tile[2]
            made.append(tile)
    return made


def runs(left: Words, right: Words) -> Counts:
    """Return the longest runs of the same words, the best first: their places in the left, in the right, and sizes."""
    a, b = seeds(left), seeds(right)
    low, high = np.searchsorted(b, a & ~PLACE), np.searchsorted(b, a | PLACE, side="right")
    counts = high - low
    counts[counts > REPEATED] = 0
    firsts = np.repeat((a & PLACE).astype(np.intp), counts)
    nexts = np.arange(len(firsts)) + np.repeat(low - np.cumsum(counts) + counts, counts)
    places = (b & PLACE).astype(np.intp)[nexts]
    # Neighbours on a diagonal have numbers that follow each other.
    along = np.sort((firsts - places) * SIZE + firsts)
    begins = np.flatnonzero(np.append(True, along[1:] != along[:-1] + 1)[: len(along)])
    sizes = np.append(begins[1:], len(along)) - begins + SEED - 1
    diagonals, firsts = along[begins] // SIZE, along[begins] % SIZE
    weights = np.bincount(diagonals + len(right), sizes)[diagonals + len(right)]
    best = np.lexsort((firsts, -weights, -sizes))
    return np.stack((firsts, firsts - diagonals, sizes))[:, best]


def seeds(words: Words) -> Hashes:
    """Return the hashes of all runs of ``SEED`` words without furniture between, sorted, their last bits the places."""
    hashes = shingles(words.forms, SEED)
    made = (hashes & ~PLACE) | np.arange(len(hashes), dtype=np.uint64)
    over = [place for each in words.breaks for place in range(max(0, each - SEED + 1), min(each, len(made)))]
    return np.sort(np.delete(made, over) if over else made)


def unlaid(tile: Tile, laid: tuple[bytearray, bytearray]) -> list[Tile]:
    """Return the parts of a tile where nothing is laid, of ``SEED`` words or more."""
    first, place, size = tile
    if laid[0].find(1, first, first + size) < 0 and laid[1].find(1, place, place + size) < 0:
        return [tile]
    taken = bytes(map(or_, laid[0][first : first + size], laid[1][place : place + size]))
    parts = (match.span() for match in OPEN.finditer(taken))
    return [(first + start, place + start, end - start) for start, end in parts]


def rounded(each: Stretch, left: Words, right: Words) -> Stretch:
    """Return a stretch that ends where its sentences do, if that takes no more than a few words on both sides."""
    (a, b), (c, d) = each.left, each.right
    first = next((n for n in NEAREST if opens(left, a + n) and opens(right, c + n)), 0)
    last = next((n for n in NEAREST if opens(left, b + n) and opens(right, d + n)), 0)
    if min(b - a, d - c) + last <= first:
        return each
    return Stretch((a + first, b + last), (c + first, d + last), each.tiles)


def opens(words: Words, place: int) -> bool:
    """Return whether a sentence begins at a place, or the text has ended before it."""
    return 0 <= place <= len(words) and bool(words.opens[place])


def weight(each: Stretch, left: Words, right: Words) -> int:
    """Return how many of a stretch's words are shared wording, less those that were changed.

    Names, numbers and what both reports quote are no wording: whoever tells of an event has them.
    """
    count = 0
    for a, b, run in each.tiles:
        quoted = left.quoted[a : a + run] & right.quoted[b : b + run]
        count += run - int(np.count_nonzero(quoted | left.names[a : a + run]))
    return count - (max(each.left[1] - each.left[0], each.right[1] - each.right[0]) - each.same)
