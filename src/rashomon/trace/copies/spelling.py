"""Text → where its words stand and a hash of each, all at once; the same word however it was typed.

A word is a run of letters and digits, with apostrophes inside. Neither capitals nor accents tell words apart, for desks
drop both; marks that do not print, like soft hyphens, are passed over, and so is a hyphen that ends a line.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, combining, normalize

import numpy as np
import numpy.typing as npt

# What a character is where it is no letter. All of these stand before the first letter or digit.
GAP, SILENT, APOSTROPHE = 0, 1, 2
APOSTROPHES = frozenset("'’‘ʼ`´")
ASCII = 128
# Characters whose letters are held: more than any newspaper's.
KNOWN = 1 << 16
# Any odd number has an inverse among the numbers of 64 bits.
BASE = 0x9E3779B97F4A7C15
INVERSE = pow(BASE, -1, 1 << 64)
MIXER = np.uint64(0xFF51AFD7ED558CCD)

Codes = npt.NDArray[np.uint32]
Edges = npt.NDArray[np.intp]


def split(codes: Codes) -> tuple[Edges, Edges, Codes]:
    """Return where each word starts, where it ends, and its hash, which is the same on any day.

    A polynomial of the whole text is summed up to each place; a word's is the difference of two sums (Karp and Rabin
    1987), moved to where the first place would be.
    """
    letters = spelled(codes)
    for each in wrapped(codes, letters):
        letters[each - 1 : each + 1] = SILENT
    places = np.flatnonzero(letters != SILENT)
    letters = letters[places]
    inside = np.zeros(len(letters) + 2, np.bool_)
    inside[1:-1] = letters > APOSTROPHE
    inside[2:-2] |= (letters[1:-1] == APOSTROPHE) & inside[1:-3] & inside[3:-1]
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    sums = np.zeros(len(letters) + 1, np.uint64)
    np.cumsum(letters * powers(BASE, len(letters)), out=sums[1:])
    forms = (sums[ends] - sums[starts]) * powers(INVERSE, len(letters))[starts] * MIXER
    places = np.append(places, len(codes))
    return places[starts], places[ends], (forms >> np.uint64(32)).astype(np.uint32)


def wrapped(codes: Codes, letters: Codes) -> list[int]:
    """Return the ends of the lines that break a word: behind a letter and a hyphen, before a small letter."""
    lines = np.flatnonzero((codes[1:-2] == ord("-")) & (codes[2:-1] == ord("\n"))) + 2
    return [each for each in lines.tolist() if letters[each - 2] > APOSTROPHE and chr(codes[each + 1]).islower()]


def powers(base: int, count: int) -> npt.NDArray[np.uint64]:
    """Return the first powers of a number, of 64 bits each."""
    return np.multiply.accumulate(np.full(count, base, np.uint64))


def spelled(codes: Codes) -> Codes:
    """Return the letter that each character stands for."""
    letters = ascii_letters()[np.minimum(codes, ASCII - 1)]
    others = np.flatnonzero(codes >= ASCII)
    if len(others):
        kinds, which = np.unique(codes[others], return_inverse=True)
        letters[others] = np.array([letter(code) for code in kinds.tolist()], np.uint32)[which]
    return letters


@lru_cache(1)
def ascii_letters() -> Codes:
    """Return the letter that each of the first characters stands for."""
    return np.array([letter(code) for code in range(ASCII)], np.uint32)


@lru_cache(KNOWN)
def letter(code: int) -> int:
    """Return the letter or digit that a character stands for, small and without accents, or what it is else.

    >>> [chr(letter(ord(each))) for each in "É7ж"], letter(ord(" ")), letter(ord("\\u00ad"))
    (['e', '7', 'ж'], 0, 1)
    """
    character = chr(code)
    if combining(character) or category(character) == "Cf":
        return SILENT
    if character in APOSTROPHES:
        return APOSTROPHE
    # Vowel signs of Indic scripts are marks, and part of the word.
    if not character.isalnum() and not category(character).startswith("M"):
        return GAP
    plain = normalize("NFD", character.lower())
    return ord(plain[0]) if all(map(combining, plain[1:])) else code
