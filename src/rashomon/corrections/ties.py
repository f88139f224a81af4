"""Things that are one because something says so, and what contradicts that."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from rashomon.errors import CorrectionsError
from rashomon.model import Correction

# A correction with what each of its selectors stands for: words, or the mentions that bear them.
Sided = tuple[Correction, Sequence[Sequence[Hashable]]]


class Sets:
    """Disjoint sets of mentions, each known by its smallest id."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def find(self, each: str) -> str:
        """Return the id by which the set of a mention is known."""
        while (above := self.parent.setdefault(each, each)) != each:
            each = above
        return each

    def unite(self, one: str, other: str) -> bool:
        """Put two mentions into one set; return whether they were in two."""
        left, right = self.find(one), self.find(other)
        self.parent[max(left, right)] = min(left, right)
        return left != right

    def all(self) -> list[list[str]]:
        """Return the sets, each sorted, by their smallest ids."""
        found: dict[str, list[str]] = defaultdict(list)
        for each in sorted(self.parent):
            found[self.find(each)].append(each)
        return [found[key] for key in sorted(found)]


def consistent(given: Iterable[Sided], location: str) -> None:
    """Raise ``CorrectionsError`` where what one correction keeps apart others make one, and name them all."""
    standing = [(each, sides) for each, sides in given if each.kind != "name" and not each.undone]
    ties: dict[Hashable, list[tuple[Hashable, Correction]]] = defaultdict(list)
    for each, sides in standing:
        one = [[thing for side in sides for thing in side]] if each.kind == "same" else sides
        for things in one:
            for left, right in zip(things, things[1:], strict=False):
                ties[left].append((right, each))
                ties[right].append((left, each))
    for each, sides in standing:
        for left_side, right_side in combinations(sides, 2) if each.kind == "different" else ():
            if (chain := path(ties, left_side[0], right_side[0])) is not None:
                others = [name(same) for same in chain if same is not each]
                joined = f"what {' and '.join(others)} {'joins' if len(others) == 1 else 'join'}"
                parted = f"{joined}. Take one of them back" if others else "the same words from each other"
                raise CorrectionsError(location, f"{name(each)} parts {parted}.")


def name(each: Correction) -> str:
    """Return what to call a correction in a message: its place in the file, and the words that it names."""
    words = ", ".join(f"“{selector.words}”" for selector in each.selectors)
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
