"""Things that are one because something says so, and what contradicts that."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from textwrap import shorten
from typing import TypeVar

from rashomon.errors import ContradictionError
from rashomon.model import Correction

Side = TypeVar("Side")
# A correction with what each of its selectors stands for: words, or the mentions or readings that bear them.
Sided = tuple[Correction, Sequence[Sequence[Hashable]]]
# What makes one, and what keeps apart: of things, and of what is said.
ONE, APART = frozenset({"same", "join"}), frozenset({"different", "split"})
# Letters of the words of a correction that a message repeats.
LONGEST = 60


class Sets:
    """Disjoint sets of ids, each known by its smallest."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def find(self, each: str) -> str:
        """Return the id by which the set of one is known."""
        while (above := self.parent.setdefault(each, each)) != each:
            each = above
        return each

    def unite(self, one: str, other: str) -> bool:
        """Put two into one set; return whether they were in two."""
        left, right = self.find(one), self.find(other)
        self.parent[max(left, right)] = min(left, right)
        return left != right

    def all(self) -> list[list[str]]:
        """Return the sets, each sorted, by their smallest ids."""
        found: dict[str, list[str]] = defaultdict(list)
        for each in sorted(self.parent):
            found[self.find(each)].append(each)
        return [found[key] for key in sorted(found)]


def consistent(given: Iterable[Sided]) -> None:
    """Raise ``ContradictionError`` where what one correction keeps apart others make one, and name them all."""
    standing = [(each, sides) for each, sides in given if each.kind in ONE | APART and not each.undone]
    ties: dict[Hashable, list[tuple[Hashable, Correction]]] = defaultdict(list)
    for each, sides in standing:
        one = [[thing for side in sides for thing in side]] if each.kind in ONE else sides
        for things in one:
            for left, right in zip(things, things[1:], strict=False):
                ties[left].append((right, each))
                ties[right].append((left, each))
    for each, sides in standing:
        for left_side, right_side in kept_apart(each, sides):
            if (chain := path(ties, left_side[0], right_side[0])) is not None:
                others = [name(same) for same in chain if same is not each]
                joined = f"what {' and '.join(others)} {'joins' if len(others) == 1 else 'join'}"
                parted = f"{joined}. Take one of them back" if others else "the same words from each other"
                raise ContradictionError(home(each), f"{name(each)} parts {parted}.")


def kept_apart(each: Correction, sides: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Return the pairs of sides that a correction keeps apart: all are different, or the first from the others."""
    if each.kind == "different":
        return combinations(sides, 2)
    return ((sides[0], other) for other in sides[1:]) if each.kind == "split" else iter(())


def home(each: Correction) -> str:
    """Return the file, or what else keeps a correction."""
    return each.where.rpartition(": ")[0] or "corrections"


def name(each: Correction) -> str:
    """Return what to call a correction in a message: its place in the file, and the words that it names."""
    words = ", ".join(f"“{shorten(selector.words, LONGEST, placeholder='…')}”" for selector in each.selectors)
    return f"{each.where.rpartition(': ')[2] or f'[[{each.kind}]]'} ({words})"


def path(
    ties: Mapping[Hashable, list[tuple[Hashable, Correction]]], start: Hashable, end: Hashable
) -> list[Correction] | None:
    """Return the fewest corrections through which one thing is another, each once; ``None`` where it is not."""
    seen: dict[Hashable, tuple[Correction, ...]] = {start: ()}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if here == end:
            return list({id(each): each for each in seen[here]}.values())
        for other, through in ties.get(here, ()):
            if other not in seen:
                seen[other] = (*seen[here], through)
                queue.append(other)
    return None
