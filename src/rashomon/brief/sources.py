"""Whose word and from whom: sources, debts and the graph of hands, each naming its statements. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model import DerivationKind, Passage, SourceKind


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb with which a report gives a source's word: its kind, and the cues in which it stands."""

    verb: str
    kind: str
    cues: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one report gives on a source's word: the statements, how many words they are, and with which verbs."""

    report: str
    statements: tuple[str, ...]
    words: int
    verbs: tuple[Verb, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One source: what it is called, of what kind, and what each report gives on its word.

    ``via`` are the hands through which all of it came. ``only`` is the id of the one report of several that quotes it,
    where it is sure to be nobody else's source. ``unquoted`` are the reports that name it and give it no word, with how
    often they name it, pronouns left out.
    """

    name: str
    kind: SourceKind | str
    entity: str | None
    via: tuple[str, ...]
    shares: tuple[Share, ...]
    passages: tuple[Passage, ...]
    only: str | None = None
    unquoted: tuple[tuple[str, int], ...] = ()

    @property
    def statements(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the ids of the statements that rest on the source's word, by report."""
        return tuple((share.report, share.statements) for share in self.shares)

    @property
    def total(self) -> int:
        """Return how many statements rest on the source's word."""
        return sum(len(share.statements) for share in self.shares)


@dataclass(frozen=True, slots=True)
class Unheard:
    """Somebody of whom the reports speak and to whom none gives a word, with the mentions by report."""

    entity: str
    name: str
    kind: str
    mentions: tuple[tuple[str, tuple[Passage, ...]], ...]

    @property
    def total(self) -> int:
        """Return how often the reports name it, pronouns left out."""
        return sum(len(passages) for _, passages in self.mentions)


@dataclass(frozen=True, slots=True)
class Debt:
    """One report rests on something else: another report (``report`` is its id) or what its words name."""

    derived: str
    origin: str
    report: str | None
    kind: DerivationKind
    because: tuple[tuple[Passage, str], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One hand: a source, an outlet that reports name, or a report here (``report`` is then its id).

    ``layer`` counts from the sources (0) to the reports (the highest). ``statements`` are those that passed through it,
    for a report those in its own voice. ``passages`` are the first places that name it.
    """

    id: str
    name: str
    kind: SourceKind | Literal["report"]
    layer: int
    report: str | None
    statements: tuple[str, ...]
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """How statements came to a report: the ids of their hands from the origin on, the report's last.

    ``statements`` is empty where only a credit or a shared passage shows it: ``kind`` is then the derivation's.
    """

    hands: tuple[str, ...]
    statements: tuple[str, ...]
    kind: DerivationKind
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """Two hands of which the second has it from the first, the statements that passed, and the words that show it."""

    giver: str
    taker: str
    kind: DerivationKind
    statements: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Who has it from whom, as nodes in layers, paths, and the edges that the paths make."""

    nodes: tuple[Node, ...] = ()
    paths: tuple[Path, ...] = ()
    edges: tuple[Edge, ...] = ()

    @property
    def by_id(self) -> dict[str, Node]:
        """Return the nodes by their ids."""
        return {node.id: node for node in self.nodes}
