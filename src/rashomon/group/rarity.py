"""How rare a word or name is in news: few reports use it.

Counted once over news at large by ``training/group/rarity.py`` and shipped, so that what two reports share weighs the
same whatever else is held: the order in which reports arrive then cannot change a story.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from importlib import resources


def rarity(term: str) -> float:
    """Return the logarithm of how many reports there are for one that uses a word, or a name of two words.

    Inverse document frequency after Spärck Jones (1972); a term that was never seen counts as seen half a time.
    """
    return table().get(term, table()[""])


@functools.cache
def table() -> Mapping[str, float]:
    """Return the rarity of each term of the shipped table; that of all others stands under the empty term."""
    file = resources.files("rashomon") / "models" / "group" / "rarity.txt"
    rows = (line.rpartition("\t") for line in file.read_text(encoding="utf-8").splitlines())
    counts = {term: int(count) for term, _, count in rows}
    total = counts.pop("")
    return {"": math.log((total + 1) / 0.5)} | {t: math.log((total + 1) / (n + 0.5)) for t, n in counts.items()}
