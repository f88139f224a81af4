"""Gather the common nouns that name a person, a thing or a happening: heads of "a lineman", "the cables", "the cut".

    apt-get install wordnet-base
    python training/names/nouns.py [--wordnet /usr/share/wordnet] [--out src/rashomon/models/names]

WordNet 3.0 gives each sense of a noun a field of meaning (lexicographer file) and, from a tagged corpus, how often the
sense is meant. Written are the single words in small letters that mean one of the three in most cases; of persons only
those whose first sense is one. Left out are words that WordNet itself calls slurs or rude, and senses that are one
person or thing ("Zeus").
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PERSON = 18  # the lexicographer file noun.person
# animal, artifact, cognition, communication, food, possession, substance; act, event, phenomenon, process, state
THINGS, HAPPENINGS = frozenset({5, 6, 9, 10, 13, 21, 27}), frozenset({4, 11, 19, 22, 26})
WORD = re.compile(r"[a-z]+(-[a-z]+)*")
RUDE = re.compile(
    r"offensive|slur|disparag|derogat|contempt|obscene|vulgar|taboo|pejorative|ethnic|insult|stupid|fool|promiscu|inferior"
)
# How much of a word's uses must mean a person, and how much a thing or a happening. A sense that was never tagged
# counts as half a use, later ones less.
MOST, HALF, UNSEEN = 0.6, 0.5, 0.5


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


def nouns(folder: Path) -> dict[str, list[str]]:
    """Return the nouns of persons, things and happenings by the names of their files, in alphabetical order."""
    known, counts = senses(folder), tagged(folder)
    found: dict[str, list[str]] = {"persons": [], "things": [], "happenings": []}
    for line in entries(folder / "index.noun"):
        fields = line.split()
        word, meant = fields[0], [known[place] for place in fields[-int(fields[2]) :]]
        if WORD.fullmatch(word) and meant[0].kept and word in meant[0].words:
            if kind := meaning(meant[0].field, shares(word, meant, counts)):
                found[kind].append(word)
    return {kind: sorted(words) for kind, words in found.items()}


def shares(word: str, meant: list[Sense], counts: Counter[tuple[str, int]]) -> dict[int, float]:
    """Return the share of a noun's uses that each field of meaning has."""
    uses = {sense.field: float(counts[word, sense.field]) for sense in meant}
    for rank, sense in enumerate(meant, start=1):
        uses[sense.field] += UNSEEN / rank
    total = sum(uses.values())
    return {field: use / total for field, use in uses.items()}


def meaning(first: int, uses: dict[int, float]) -> str | None:
    """Return what a noun names for the most part, by the field of its first sense and the share of each field."""
    if first == PERSON:
        return "persons" if uses[PERSON] > MOST else None
    things, happenings = (sum(uses.get(field, 0.0) for field in fields) for fields in (THINGS, HAPPENINGS))
    if first not in THINGS | HAPPENINGS or things + happenings < HALF:
        return None
    return "things" if things >= happenings else "happenings"


def main() -> None:
    """Gather, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--out", type=Path, default=Path("src/rashomon/models/names"))
    arguments = parser.parse_args()
    for kind, found in nouns(arguments.wordnet).items():
        (arguments.out / f"{kind}.txt").write_text("\n".join(found) + "\n", encoding="utf-8")
        print(len(found), kind)


if __name__ == "__main__":
    main()
