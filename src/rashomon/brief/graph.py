"""The graph of hands: origin → wire or broadcaster → outlet, from the chains and derivations of a comparison."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from rashomon.brief.rows import Ledger, dated
from rashomon.brief.sources import Edge, Graph, Node, Path
from rashomon.brief.words import linked_words, source_key
from rashomon.hands import run_together
from rashomon.model import DerivationKind, Passage, Report, SourceKind, Statement

Key = tuple[str, str]
# A node and an edge show the first places only; more would say no more.
SHOWN = 3
# Where what a nameless source is called ends and what it did begins: "Israeli sources speaking to i24".
DID = re.compile(r",| (?:speaking|talking|who|that|quoted|cited|told)\b")


@dataclass
class Draft:
    """What is gathered about one hand before it has a number."""

    name: str
    kind: SourceKind | Literal["report"]
    report: str | None = None
    statements: dict[str, None] = field(default_factory=dict)
    passages: dict[Passage, None] = field(default_factory=dict)


class Drafts:
    """Hands and the paths between them, as they are gathered from a comparison."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.linked = linked_words(ledger)
        self.reports: list[Report] = sorted(ledger.comparison.story.reports, key=dated)
        self.found: dict[Key, Draft] = {("report", r.id): Draft(r.name, "report", r.id) for r in self.reports}
        self.publishers = {run_together(r.publisher): r.id for r in reversed(self.reports) if r.publisher}
        self.paths: dict[tuple[Key, ...], dict[str, Statement]] = defaultdict(dict)
        self.derived: dict[tuple[Key, ...], tuple[DerivationKind, tuple[Passage, ...]]] = {}

    def gather(self) -> None:
        """Gather the hands of every statement, and what the derivations add."""
        for analysis in self.ledger.comparison.story.analyses:
            for statement in analysis.clauses:
                if statement.chain:
                    self.chain(statement)
                elif statement.voice == "own":
                    self.found["report", statement.report].statements[statement.id] = None
        steps = {step for path in self.paths for step in pairwise(path)}
        for d in self.ledger.comparison.derivations:
            if ("report", d.derived) in self.found:
                step = (self.outlet(d.origin, d.origin), ("report", d.derived))
                if step not in steps and step[0] != step[1]:
                    self.derived.setdefault(step, (d.kind, d.because))

    def chain(self, statement: Statement) -> None:
        """Add the path by which a statement came: its source, the outlets between, the report."""
        report, hands = statement.report, self.ledger.hands
        through = hands.through(statement)
        outlets = [self.outlet(key, name) for key, name in reversed(through.items())]
        last = statement.chain[-1]
        is_outlet = last.kind == "media" or hands.meant(report, last) is not None
        path = [*([] if is_outlet else [self.source(statement, bool(outlets))]), *outlets, ("report", report)]
        # What a source told the outlet itself came through nobody else's hands.
        path = [key for key in dict.fromkeys(path) if key != ("report", report)] + [("report", report)]
        if len(path) == 1:
            self.found["report", report].statements[statement.id] = None
            return
        self.paths[tuple(path)][statement.id] = statement
        for key in path[:-1]:
            if key[0] != "report":
                self.found[key].statements[statement.id] = None
        spans = [link.span for link in statement.chain]
        self.found[path[0]].passages[Passage(report, spans[-1])] = None
        for key in path[1:-1]:
            self.found[key].passages[Passage(report, spans[0])] = None

    def outlet(self, key: str, name: str) -> Key:
        """Return the key of an outlet: the report's where the outlet's report is here."""
        if key in self.ledger.index.reports:
            return "report", key
        if (here := self.publishers.get(run_together(name))) is not None:
            return "report", here
        known = ("outlet", run_together(name))
        self.found.setdefault(known, Draft(name, "media"))
        return known

    def source(self, statement: Statement, through: bool) -> Key:
        """Return the key of a source; nameless ones are one where outlet and description agree."""
        link, report = statement.chain[-1], statement.report
        hand = self.ledger.hand(report, link)
        key: Key = source_key(hand, report, self.linked)
        if key[1] in self.ledger.entities:
            # Called by a name here and by an office there, it is one hand.
            key = "entity", key[1]
        name = hand.label
        if hand.kind == "anonymous":
            name = DID.split(self.ledger.hands.words(report, link), maxsplit=1)[0]
            told = min(self.ledger.hands.through(statement)) if through else report
            key = hand.kind, f"{told} {' '.join(name.casefold().split())}"
        self.found.setdefault(key, Draft(" ".join(name.split()).strip(" ,;"), hand.kind))
        return key


def graph(ledger: Ledger) -> Graph:
    """Return the graph of hands: sources first, then outlets, then the reports by publication."""
    drafts = Drafts(ledger)
    drafts.gather()
    paths = [*drafts.paths, *drafts.derived]
    used = {key for path in paths for key in path}
    level = levels(paths)
    top = max((n for key, n in level.items() if key[0] != "report"), default=0) + 1
    order = {("report", r.id): number for number, r in enumerate(drafts.reports)}

    def place(key: Key) -> tuple[int, int, int, Key]:
        layer = top if key[0] == "report" else level[key]
        return layer, order.get(key, 0), -len(drafts.found[key].statements), key

    keys = sorted((key for key in drafts.found if key in used or key[0] == "report"), key=place)
    numbers = {key: f"h{number}" for number, key in enumerate(keys, 1)}
    nodes = tuple(node(numbers[key], place(key)[0], drafts.found[key]) for key in keys)
    made = [said(tuple(numbers[k] for k in path), told) for path, told in drafts.paths.items()]
    made += [Path(tuple(numbers[k] for k in path), (), *shown) for path, shown in drafts.derived.items()]
    ordered = tuple(sorted(made, key=lambda p: [int(hand[1:]) for hand in p.hands]))
    return Graph(nodes, ordered, edges(ordered))


def levels(paths: Iterable[tuple[Key, ...]]) -> dict[Key, int]:
    """Return the layer of each hand: a source's is 0, an outlet's one more than the highest that it has it from.

    Hands that have it from each other stay where they were first put.
    """
    steps = [step for path in paths for step in pairwise(path)]
    level: dict[Key, int] = {}
    for giver, taker in steps:
        level.setdefault(giver, int(giver[0] == "outlet"))
        level.setdefault(taker, 1)
    for _ in range(len(level)):
        higher = [(b, level[a] + 1) for a, b in steps if "report" not in (a[0], b[0]) and level[b] <= level[a]]
        if not higher or max(n for _, n in higher) > len(level):
            break
        level.update(higher)
    return level


def node(number: str, layer: int, draft: Draft) -> Node:
    """Return a hand with its number."""
    passages = tuple(sorted(draft.passages)[:SHOWN])
    return Node(number, draft.name, draft.kind, layer, draft.report, tuple(draft.statements), passages)


def said(hands: tuple[str, ...], told: dict[str, Statement]) -> Path:
    """Return the path of some statements: quoted where any is a quotation."""
    quoted = any(s.quote in ("direct", "mixed") for s in told.values())
    passages = sorted({Passage(s.report, link.span) for s in told.values() for link in s.chain})
    return Path(hands, tuple(told), "wasQuotedFrom" if quoted else "wasDerivedFrom", tuple(passages[:SHOWN]))


def edges(paths: Iterable[Path]) -> tuple[Edge, ...]:
    """Return the edges that some paths make, each once."""
    found: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for path in paths:
        for step in pairwise(path.hands):
            found[step].append(path)
    return tuple(
        Edge(
            giver,
            taker,
            "wasQuotedFrom" if any(p.kind == "wasQuotedFrom" for p in through) else through[0].kind,
            tuple(dict.fromkeys(s for p in through for s in p.statements)),
            tuple(dict.fromkeys(where for p in through for where in p.passages))[:SHOWN],
        )
        for (giver, taker), through in found.items()
    )
