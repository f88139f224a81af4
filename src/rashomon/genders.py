"""Given names and nouns → women's or men's: enough to keep a pronoun from a name that it cannot mean.

The table is made by ``training/names/given.py``; its card tells from what. It is never shown, and nothing is counted by
it.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Literal

Gender = Literal["f", "m"]

MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})

# Nouns and courtesy titles that tell a woman from a man, beside those on "-woman" and "-man".
MEN = frozenset(
    "man boy guy schoolboy husband father brother son uncle nephew grandfather king prince duke businessman gunman"
    " policeman actor mr lord boyfriend gentleman widower monk priest".split()
)
WOMEN = frozenset(
    "woman girl schoolgirl wife mother sister daughter aunt niece grandmother queen princess duchess businesswoman"
    " gunwoman actress policewoman mrs ms miss lady girlfriend widow nun".split()
)


def gender(names: Iterable[str]) -> Gender | None:
    """Return whose name a full name without its last word is: by the first of its words that tells.

    >>> gender(["Roy", "S."]), gender(["Leigh"])
    ('m', None)
    """
    told = map(table().get, map(plain, names))
    return next(filter(None, told), None)


def plain(name: str) -> str:
    """Return a name in small letters without accents.

    >>> plain("José")
    'jose'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


@functools.cache
def table() -> Mapping[str, Gender | None]:
    """Return the gender of each given name of the shipped table."""
    lines = (resources.files("rashomon") / "models" / "names" / "given.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, Gender | None] = {}
    for line in lines:
        letter, *names = line.split()
        for name in map(plain, names):
            # "Alexandré" beside "Alexandre": what accents alone tell apart tells nothing.
            kind: Gender = "f" if letter == "f" else "m"
            found[name] = None if found.get(name, kind) != kind else kind
    return found
