"""Who has it from whom, drawn: outlets on the left, what they rest on to the right, the hands between in the middle."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.brief import Brief
from rashomon.export.harmless import one_line

# Sources that the drawing shows; the table below it has all.
MOST = 18
STEP, TOP, WIDTH, BOX = 34, 18, 960, 230
LONGEST = 30


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the drawing: units are those of its view box."""

    key: str
    text: str
    kind: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A line of the drawing, from the one who has it to the one it is from; ``weight`` counts statements."""

    path: str
    kind: str
    weight: int
    title: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The graph, laid out."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int


def drawing(brief: Brief, names: dict[str, str]) -> Drawing:
    """Return the graph of hands, laid out."""
    links = sorted(joined(brief, names).items(), key=lambda item: (-item[1][0], item[0]))
    origins: dict[str, str] = {}
    for (_, origin), (_, kind) in links:
        if len(origins) < MOST:
            origins.setdefault(origin, kind)
    left = {report.id: number for number, report in enumerate(brief.head.reports)}
    right = {origin: number for number, origin in enumerate(sorted(origins, key=lambda o: (origins[o], o)))}
    rows = max(len(left), len(right), 1)
    nodes = [
        Node(report, short(names[report]), "report", 0, middle(number, len(left), rows))
        for report, number in left.items()
    ]
    nodes += [
        Node(origin, short(names.get(origin, origin)), origins[origin], WIDTH - BOX, middle(number, len(right), rows))
        for origin, number in right.items()
    ]
    edges = []
    for (report, origin), (weight, kind) in links:
        if origin in right:
            y1, y2 = (
                middle(left[report], len(left), rows) + 12,
                middle(right[origin], len(right), rows) + 12,
            )
            x1, x2 = BOX, WIDTH - BOX
            bend = (x2 - x1) // 2
            path = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
            title = f"{names[report]}: {names.get(origin, origin)}, {weight}"
            edges.append(Edge(path, kind, weight, one_line(title)))
    return Drawing(tuple(nodes), tuple(edges), WIDTH, TOP * 2 + rows * STEP)


def middle(number: int, size: int, rows: int) -> int:
    """Return how far down a box stands, its column centred."""
    return TOP + int((number + (rows - size) / 2) * STEP)


def joined(brief: Brief, names: dict[str, str]) -> dict[tuple[str, str], tuple[int, str]]:
    """Return, for each outlet and what it rests on, the number of statements and the kind of origin."""
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for debt in brief.debts:
        key = (debt.derived, debt.report or one_line(debt.origin))
        weight, _ = found.get(key, (0, ""))
        found[key] = (weight + max(len(debt.because), 1), "report" if debt.report else "media")
    for voice in brief.whose_word:
        for report, statements in voice.statements:
            key = (report, one_line(voice.name))
            weight, kind = found.get(key, (0, voice.kind))
            found[key] = (weight + len(statements), kind or voice.kind)
    return found


def short(text: str) -> str:
    """Return a name that fits a box."""
    line = one_line(text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
