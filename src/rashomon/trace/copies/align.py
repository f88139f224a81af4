"""Two reports' words → the stretches that one has from the other, at exact words, however they were moved about.

Exact runs are laid like tiles (Wise 1993, greedy string tiling: moved passages are found like others), and tiles that
follow each other in both reports with no more than a few words changed between them are one stretch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.trace.copies.prints import shingles
from rashomon.trace.copies.words import Words

# A run of fewer words is no tile: any two reports share such.
SEED = 3
# So many words in a row may be other ones, on either side, within a stretch.
CHANGED = 4
# A stretch's ends are moved to the nearest end of a sentence, at most so many words away.
NEAREST = (0, -1, 1, -2, 2, -3, 3)
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
    gaps = tile[0] - before[0] - before[2], tile[1] - before[1] - before[2]
    if min(gaps) < 0 or max(gaps) > CHANGED:
        return False
    return bool(left.until[before[0]] > tile[0] and right.until[before[1]] > tile[1])


def stretch(parts: list[Tile]) -> Stretch:
    """Return the stretch from the first tile to the last."""
    (a, c, _), (b, d, run) = parts[0], parts[-1]
    return Stretch((a, b + run), (c, d + run), tuple(parts))


def tiles(left: Words, right: Words) -> list[Tile]:
    """Return runs of the same words as (place in the left, place in the right, words), in the left one's order.

    None overlap: the longest is laid first, and of two as long the one on the diagonal that has more.
    """
    firsts, diagonals, sizes = runs(left, right)
    if not len(firsts):
        return []
    _, which = np.unique(diagonals, return_inverse=True)
    weights = np.bincount(which, sizes)[which]
    order = np.lexsort((firsts, -weights, -sizes))
    free = bytearray(len(left)), bytearray(len(right))
    found: list[Tile] = []
    for number in order.tolist():
        first, size = int(firsts[number]), int(sizes[number])
        for tile in unlaid((first, first - int(diagonals[number]), size), free):
            free[0][tile[0] : tile[0] + tile[2]] = free[1][tile[1] : tile[1] + tile[2]] = b"\1" * tile[2]
            found.append(tile)
    return sorted(found)


def runs(left: Words, right: Words) -> tuple[Counts, Counts, Counts]:
    """Return the longest runs of the same words: their first place in the left, left less right place, and size.

    No run goes over furniture.
    """
    a, b = shingles(left.forms, SEED), shingles(right.forms, SEED)
    order = np.argsort(b, kind="stable")
    low, high = np.searchsorted(b[order], a, "left"), np.searchsorted(b[order], a, "right")
    counts = np.where(high - low > REPEATED, 0, high - low)
    firsts = np.repeat(np.arange(len(a)), counts)
    places = order[np.repeat(low - np.cumsum(counts) + counts, counts) + np.arange(len(firsts))]
    whole = (left.until[firsts] >= firsts + SEED) & (right.until[places] >= places + SEED)
    firsts, diagonals = firsts[whole], (firsts - places)[whole]
    along = np.lexsort((firsts, diagonals))
    firsts, diagonals = firsts[along], diagonals[along]
    begins = np.ones(len(firsts), np.bool_)
    begins[1:] = (np.diff(firsts) != 1) | (np.diff(diagonals) != 0)
    starts = np.flatnonzero(begins)
    sizes = np.diff(np.append(starts, len(firsts))) + SEED - 1
    return firsts[starts], diagonals[starts], sizes


def unlaid(tile: Tile, laid: tuple[bytearray, bytearray]) -> list[Tile]:
    """Return the parts of a tile where nothing is laid, of ``SEED`` words or more."""
    first, place, size = tile
    if laid[0].find(1, first, first + size) < 0 and laid[1].find(1, place, place + size) < 0:
        return [tile]
    open_ = bytes(
        1 - (x | y) for x, y in zip(laid[0][first : first + size], laid[1][place : place + size], strict=True)
    )
    parts = [match.span() for match in re.finditer(b"\1{%d,}" % SEED, open_)]
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
    return place == len(words) or (0 <= place < len(words) and bool(words.opens[place]))


def weight(each: Stretch, left: Words, right: Words) -> int:
    """Return how many of a stretch's words are shared wording, less those that were changed.

    Names, numbers and what both reports quote are no wording: whoever tells of an event has them.
    """
    count = 0
    for a, b, run in each.tiles:
        quoted = left.quoted[a : a + run] & right.quoted[b : b + run]
        count += run - int(np.count_nonzero(quoted | left.names[a : a + run]))
    return count - (max(each.left[1] - each.left[0], each.right[1] - each.right[0]) - each.same)
