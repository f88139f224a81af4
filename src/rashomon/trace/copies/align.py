"""Two reports' words → the stretches that one has from the other, at exact words, however they were moved about.

Exact runs are laid like tiles (Wise 1993, greedy string tiling: moved passages are found like others), and tiles that
follow each other in both reports with no more than a few words changed between them are one stretch.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from rashomon.trace.copies.words import Words

# A run of fewer words is no tile: any two reports share such.
SEED = 3
# So many words in a row may be other ones, on either side, within a stretch.
CHANGED = 4
# A stretch's ends are moved to the nearest end of a sentence, at most so many words away.
NEAREST = (0, -1, 1, -2, 2, -3, 3)
# A stretch is looked for among the latest that a tile may go on.
RECENT = 6


Tile = tuple[int, int, int]


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
    together = left.until[before[0]] > tile[0] and right.until[before[1]] > tile[1]
    return bool(together) and all(0 <= gap <= CHANGED for gap in gaps)


def stretch(parts: list[Tile]) -> Stretch:
    """Return the stretch from the first tile to the last."""
    (a, c, _), (b, d, run) = parts[0], parts[-1]
    return Stretch((a, b + run), (c, d + run), tuple(parts))


def tiles(left: Words, right: Words) -> list[Tile]:
    """Return runs of the same words as (place in the left, place in the right, words), none of which overlap."""
    a, b = left.forms.tolist(), right.forms.tolist()
    ends, others = left.until.tolist(), right.until.tolist()
    places = defaultdict[tuple[int, ...], list[int]](list)
    for place, shingle in enumerate(zip(*(b[n:] for n in range(SEED)), strict=False)):
        places[shingle].append(place)
    taken = bytearray(len(b) + 1)
    found: list[Tile] = []
    here, expected = 0, 0
    for start, shingle in enumerate(zip(*(a[n:] for n in range(SEED)), strict=False)):
        if start < here or shingle not in places:
            continue
        most = ends[start] - start
        best, run = 0, 0
        for place in places[shingle]:
            size = length(a, start, b, place, taken, min(most, others[place] - place))
            # Of two runs as long, the one that goes on where the last one ended.
            if size > run or (size == run and abs(place - expected) < abs(best - expected)):
                best, run = place, size
        if run >= SEED:
            found.append((start, best, run))
            taken[best : best + run] = b"\1" * run
            here, expected = start + run, best + run
    return found


def length(a: list[int], start: int, b: list[int], place: int, taken: bytearray, most: int) -> int:
    """Return how many words agree from two places on, at most so many, those taken aside."""
    run = 0
    while run < most and a[start + run] == b[place + run] and not taken[place + run]:
        run += 1
    return run


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
