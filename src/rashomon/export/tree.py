"""The graph of hands as trees: each origin with the outlets and reports that have it from there, below one another."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.brief.sources import Graph, Node, Path
from rashomon.model import DerivationKind


@dataclass
class Branch:
    """One hand in a tree, what came this way, and the hands that have it from there."""

    node: Node
    statements: dict[str, None] = field(default_factory=dict)
    kinds: dict[DerivationKind, None] = field(default_factory=dict)
    below: dict[str, Branch] = field(default_factory=dict)

    @property
    def reports(self) -> set[str]:
        """Return the ids of the reports at the ends of the tree."""
        here = {self.node.report} if self.node.report else set[str]()
        return here.union(*(branch.reports for branch in self.below.values()))


def telling(path: Path) -> bool:
    """Return whether a path has hands between its origin and the report, or is no more than a credit or a copy."""
    return len(path.hands) > 2 or not path.statements


def trees(graph: Graph) -> list[Branch]:
    """Return a tree for each origin, those that most reports rest on first."""
    by_id, roots = graph.by_id, dict[str, Branch]()
    for path in graph.paths:
        below = roots
        for hand in path.hands:
            branch = below.setdefault(hand, Branch(by_id[hand]))
            branch.statements.update(dict.fromkeys(path.statements))
            if not path.statements:
                branch.kinds[path.kind] = None
            below = branch.below
    return sorted(roots.values(), key=lambda b: (-len(b.reports), -len(b.statements), b.node.name, b.node.id))


def telling_trees(graph: Graph) -> tuple[list[Branch], int]:
    """Return the trees that tell more than one source in one report does, and how many there are besides."""
    beyond = {path.hands[0] for path in graph.paths if telling(path) or graph.by_id[path.hands[0]].kind == "media"}
    found = trees(graph)
    shown = [tree for tree in found if len(tree.reports) > 1 or tree.node.id in beyond]
    return shown, len(found) - len(shown)


def lines(tree: Branch, before: str = "") -> list[tuple[str, Branch]]:
    """Return a tree's branches below its root, each with the strokes that stand before it."""
    found: list[tuple[str, Branch]] = []
    branches = list(tree.below.values())
    for number, branch in enumerate(branches, 1):
        last = number == len(branches)
        found.append((f"{before}{'└─ ' if last else '├─ '}", branch))
        found += lines(branch, before + ("   " if last else "│  "))
    return found
