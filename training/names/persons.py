"""Gather the common nouns that name a person by what they are or do: the heads of "the defensive tackle", "a lineman".

    apt-get install wordnet-base
    python training/names/persons.py [--wordnet /usr/share/wordnet] [--out src/rashomon/models/names/persons.txt]

WordNet 3.0 gives each sense of a noun a field of meaning (lexicographer file) and, from a tagged corpus, how often the
sense is meant. Written are the single words in small letters whose first sense is a person and which mean one in most
cases. Left out are words that WordNet itself calls slurs or rude, and senses that are one person ("Zeus").
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PERSON = 18  # the lexicographer file noun.person
WORD = re.compile(r"[a-z]+(-[a-z]+)*")
RUDE = re.compile(
    r"offensive|slur|disparag|derogat|contempt|obscene|vulgar|taboo|pejorative|ethnic|insult|stupid|fool|promiscu|inferior"
)
# How much of a word's uses must mean a person. A sense that was never tagged counts as half a use, later ones less.
MOST, UNSEEN = 0.6, 0.5


@dataclass(frozen=True)
class Sense:
    """One sense of nouns: its field of meaning, its words as they are spelled, and whether it is usable."""

    field: int
    words: frozenset[str]
    kept: bool


def entries(path: Path) -> Iterator[str]:
    """Yield the entries of a WordNet file; its licence stands before them, set in by two blanks."""
    return (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("  "))


def senses(folder: Path) -> dict[str, Sense]:
    """Return the senses of nouns by their places in ``data.noun``."""
    found = {}
    for line in entries(folder / "data.noun"):
        facts, _, gloss = line.partition("|")
        fields = facts.split()
        words = frozenset(fields[4 + 2 * n] for n in range(int(fields[3], 16)))
        found[fields[0]] = Sense(int(fields[1]), words, " @i " not in facts and not RUDE.search(gloss))
    return found


def tagged(folder: Path) -> Counter[tuple[str, int]]:
    """Return how often each noun was tagged in each field of meaning."""
    found: Counter[tuple[str, int]] = Counter()
    for line in entries(folder / "cntlist.rev"):
        key, _, count = line.split()
        word, _, place = key.partition("%")
        kind, field = place.split(":")[:2]
        if kind == "1":
            found[word, int(field)] += int(count)
    return found


def persons(folder: Path) -> list[str]:
    """Return the nouns that mean a person first and mostly, in alphabetical order."""
    known, counts = senses(folder), tagged(folder)
    found = []
    for line in entries(folder / "index.noun"):
        fields = line.split()
        word, meant = fields[0], [known[place] for place in fields[-int(fields[2]) :]]
        first = meant[0]
        if not (WORD.fullmatch(word) and first.field == PERSON and first.kept and word in first.words):
            continue
        uses = {sense.field: float(counts[word, sense.field]) for sense in meant}
        for rank, sense in enumerate(meant, start=1):
            uses[sense.field] += UNSEEN / rank
        if uses[PERSON] > MOST * sum(uses.values()):
            found.append(word)
    return sorted(found)


def main() -> None:
    """Gather, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--out", type=Path, default=Path("src/rashomon/models/names/persons.txt"))
    arguments = parser.parse_args()
    found = persons(arguments.wordnet)
    arguments.out.write_text("\n".join(found) + "\n", encoding="utf-8")
    print(len(found), "nouns")


if __name__ == "__main__":
    main()
