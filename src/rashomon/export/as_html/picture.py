"""The graph of hands as a drawing in layers, and the same as a table: origins left, outlets between, reports right.

It is drawn here alone, for this export and for ``rashomon.web``: they differ in where its links lead. Its style is
``static/hands.css``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from rashomon.brief.sections import Brief
from rashomon.brief.sources import Edge, Graph, Node, Path
from rashomon.export import phrases
from rashomon.export.as_html.numbers import Addresses, escaped
from rashomon.export.as_html.tables import body, line, table
from rashomon.export.harmless import one_line
from rashomon.export.tree import telling, trees

# As many origins and outlets are drawn in a layer; the table and "Whose word" have the others.
MOST = 16
# Units of the drawing: boxes, the room between layers, and characters that surely fit a box beside its count.
WIDTH, HEIGHT, PITCH, LANE, GAP, FITTING = 280, 24, 34, 12, 110, 31
TOP = 30


def from_whom(brief: Brief, pages: Addresses) -> str:
    """Return the drawing and its table; nothing where no report names a hand."""
    drawn = chosen(brief.graph)
    if not drawn.edges:
        return ""
    left = sum(node.kind != "report" for node in brief.graph.nodes) - sum(n.kind != "report" for n in drawn.nodes)
    more = f'<p class="quiet">{phrases.count(left, "further source")}: see Whose word.</p>' if left else ""
    return f'<div class="scroll">{drawing(drawn, pages)}</div>{more}{as_table(drawn, brief, pages)}'


def chosen(graph: Graph) -> Graph:
    """Return the part of a graph that is drawn: what several reports have first, then what came through outlets."""
    by_id = graph.by_id
    passed = {path.hands[0] for path in graph.paths if telling(path)}
    ordered = sorted(trees(graph), key=lambda t: (-len(t.reports), t.node.id not in passed, -len(t.statements)))
    kept: set[str] = set()
    room: dict[int, int] = defaultdict(lambda: MOST)
    for tree in ordered:
        layers = {by_id[h].layer: h for p in graph.paths if p.hands[0] == tree.node.id for h in p.hands[:-1]}
        if all(room[layer] > 0 or hand in kept for layer, hand in layers.items()):
            hands = {h for p in graph.paths if p.hands[0] == tree.node.id for h in p.hands[:-1]}
            for hand in hands - kept:
                room[by_id[hand].layer] -= 1
            kept |= hands
    paths = tuple(path for path in graph.paths if set(path.hands[:-1]) <= kept or by_id[path.hands[0]].kind == "report")
    steps = {step for path in paths for step in pairwise(path.hands)}
    used = {hand for step in steps for hand in step}
    return Graph(
        tuple(node for node in graph.nodes if node.id in used or node.kind == "report"),
        paths,
        tuple(edge for edge in graph.edges if (edge.giver, edge.taker) in steps),
    )


def drawing(graph: Graph, pages: Addresses) -> str:
    """Return the drawing as SVG with a title and a description for those who do not see it."""
    layout = Layout(graph)
    width, height = layout.size
    last = max(node.layer for node in graph.nodes)
    heads = "".join(
        f'<text class="head" x="{x}" y="16">{"Report" if layer == last else "Through" if layer else "Origin"}</text>'
        for layer, x in sorted(layout.columns.items())
    )
    lines = "".join(layout.line(edge) for edge in sorted(graph.edges, key=lambda e: len(e.statements)))
    boxes = "".join(box(node, layout.place(node), pages) for node in graph.nodes)
    return (
        '<svg class="hands" role="group" aria-labelledby="hands-t" aria-describedby="hands-d" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        '<title id="hands-t">From whom each report has it</title>'
        f'<desc id="hands-d">{escaped(told(graph, pages))}</desc>{heads}<g class="lines">{lines}</g>{boxes}</svg>'
    )


class Layout:
    """Where the hands of a graph stand: a column a layer, and a lane for each hand that passes a column.

    In a column all stand by the mean place of those that have it from them: the barycentre method of Sugiyama, Tagawa
    and Toda (1981), in one sweep from the reports, which stand by publication. With the lanes no line crosses a box.
    """

    def __init__(self, graph: Graph) -> None:
        self.layer = {node.id: node.layer for node in graph.nodes}
        self.columns = {layer: n * (WIDTH + GAP) for n, layer in enumerate(sorted(set(self.layer.values())))}
        self.takers: dict[str, list[str]] = defaultdict(list)
        for edge in graph.edges:
            self.takers[edge.giver].append(edge.taker)
        reports = {node.id for node in graph.nodes if node.kind == "report"}
        slots = {layer: self.slots(layer) for layer in self.columns}
        self.height = max(sum(map(room, slot)) for slot in slots.values())
        self.middle: dict[tuple[str, int], int] = {}
        for layer in sorted(slots, reverse=True):
            if not reports.issuperset(slots[layer]):
                slots[layer].sort(key=lambda slot: (self.mean(slot, layer), slot))
            self.stack(slots[layer], layer)

    @property
    def size(self) -> tuple[int, int]:
        """Return the width and the height of the drawing."""
        return max(self.columns.values()) + WIDTH + GAP // 2, TOP + self.height

    def slots(self, layer: int) -> list[str]:
        """Return what stands in a column: the hands of the layer, and those that pass it, marked by a stroke."""
        passing = [
            h for h, at in self.layer.items() if at < layer and any(self.layer[t] > layer for t in self.takers[h])
        ]
        return [*(h for h, at in self.layer.items() if at == layer), *(f"|{hand}" for hand in passing)]

    def mean(self, slot: str, layer: int) -> float:
        """Return the mean place of those that have it from a hand, the nearest column's where it goes on there."""
        hand = slot.lstrip("|")
        ends = [self.at(hand, taker, layer) for taker in self.takers[hand] if self.layer[taker] > layer]
        return sum(ends) / len(ends) if ends else 0.0

    def at(self, hand: str, taker: str, layer: int) -> int:
        """Return where the line from a hand to a taker goes after a column: the taker's place, or the next lane."""
        after = min(n for n in self.columns if n > layer)
        return self.middle[taker if self.layer[taker] == after else f"|{hand}", after]

    def stack(self, slots: list[str], layer: int) -> None:
        """Place a column's boxes and lanes below one another, the boxes of a short column further apart."""
        used = sum(map(room, slots))
        spare = min((self.height - used) // max(len(slots), 1), PITCH)
        y = TOP + (self.height - used - spare * len(slots)) // 2
        for slot in slots:
            self.middle[slot, layer] = y + (room(slot) + spare) // 2
            y += room(slot) + spare

    def place(self, node: Node) -> tuple[int, int]:
        """Return the left upper corner of a hand's box."""
        return self.columns[node.layer], self.middle[node.id, node.layer] - HEIGHT // 2

    def line(self, edge: Edge) -> str:
        """Return an edge: the more statements passed, the wider; within a column a bow on its right."""
        first, last = self.layer[edge.giver], self.layer[edge.taker]
        x, y = self.columns[first] + WIDTH, self.middle[edge.giver, first]
        shape, bow = f"M{x} {y}", first >= last
        if bow:
            right, below = self.columns[last] + WIDTH, self.middle[edge.taker, last]
            shape += f"C{x + GAP // 2} {y} {right + GAP // 2} {below} {right} {below}"
            x, y = right, below
        for layer in sorted(n for n in self.columns if first < n <= last):
            left, below = self.columns[layer], self.middle[edge.taker if layer == last else f"|{edge.giver}", layer]
            shape += f"C{x + GAP // 2} {y} {left - GAP // 2} {below} {left} {below}"
            x, y = left + WIDTH, below
            shape += f"H{x}" if layer < last else ""
        weight = 1 + min(len(edge.statements), 9) // 3
        # Lines run from left to right; a bow needs a head to tell its direction.
        tip = f'<path class="tip" d="M{x} {y}l8 -4v8z"/>' if bow else ""
        return f'<path class="w{weight}{"" if edge.statements else " dash"}" d="{shape}"/>{tip}'


def room(slot: str) -> int:
    """Return the height that a slot takes: a lane less than a box."""
    return LANE if slot.startswith("|") else PITCH


def box(node: Node, at: tuple[int, int], pages: Addresses) -> str:
    """Return a hand: its name, cut where it is too long and whole in its title, and how many statements it gave.

    A report's name leads to the report and its number to the first statement; all of any other box leads there.
    """
    x, y = at
    name, number = title(node, pages), len(node.statements)
    shown = name if len(name) <= FITTING else f"{name[: FITTING - 1].rstrip()}…"
    kind = "report" if node.report else "media" if node.kind == "media" else "origin"
    label = (
        f'<title>{escaped(name)}</title><rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" '
        f'rx="{3 if node.report else 12}"/><text x="{x + 11}" y="{y + 16}">{escaped(shown)}</text>'
    )
    own = " own" if node.report else ""
    amount = f'<text class="count" x="{x + WIDTH - 10}" y="{y + 16}">{number}{own}</text>'
    first, said = to_first(node.statements, pages), f"{name}: {phrases.count(number, f'{own} statement'.strip())}"
    if node.report:
        inside = linked(label, pages.to_report(node.report), name) + linked(amount, first, said)
    else:
        inside = linked(label + amount, first, said)
    return f'<g class="{kind}">{inside}</g>'


def linked(content: str, target: str | None, name: str) -> str:
    """Return a part of the drawing as a link, or as it is where nothing shows more."""
    return content if target is None else f'<a href="{escaped(target)}" aria-label="{escaped(name)}">{content}</a>'


def to_first(statements: Iterable[str], pages: Addresses) -> str | None:
    """Return where the first of some statements is shown."""
    return next((target for each in statements if (target := pages.to_statement(each))), None)


def told(graph: Graph, pages: Addresses) -> str:
    """Return the drawing in words: how much of each, and what most reports have in common."""
    by_id = graph.by_id
    layers = [sum(n.kind == "report" for n in graph.nodes), sum(n.kind == "media" for n in graph.nodes)]
    origins = len(graph.nodes) - sum(layers)
    parts = [phrases.count(origins, "origin"), phrases.count(layers[1], "outlet"), phrases.count(layers[0], "report")]
    steps = [
        f"{title(by_id[e.giver], pages)} to {title(by_id[e.taker], pages)}: {phrases.came(e.statements, [e.kind])}"
        for e in graph.edges
    ]
    return f"{', '.join(parts)}. {'; '.join(steps)}."


def title(node: Node, pages: Addresses) -> str:
    """Return what a hand is called."""
    return pages.names[node.report] if node.report else one_line(node.name)


def as_table(graph: Graph, brief: Brief, pages: Addresses) -> str:
    """Return the drawing as a table: a row for each origin and way, a column for each report."""
    by_id = graph.by_id
    ways: dict[tuple[str, ...], dict[str, Path]] = defaultdict(dict)
    for path in graph.paths:
        ways[path.hands[:-1]][by_id[path.hands[-1]].report or ""] = path
    rows = []
    for way, ends in ways.items():
        names = [f"<bdi>{escaped(title(by_id[hand], pages))}</bdi>" for hand in way]
        through = f' <span class="quiet">through {", ".join(names[1:])}</span>' if len(names) > 1 else ""
        cells = {report: came(path, pages) for report, path in ends.items()}
        rows.append(line(f"{names[0]}{through}", cells, brief, pages))
    caption = "The same as a table: how many statements came to each report"
    whole = table(caption, "From", [body(rows)], brief, pages)
    return f"<details><summary>The same as a table</summary>{whole}</details>"


def came(path: Path, pages: Addresses) -> str:
    """Return how many statements came this way, a link to the first, or what else shows it; empty for nothing."""
    if not path.statements:
        return escaped(phrases.STEP_WORDS[path.kind])
    known = [target for each in path.statements if (target := pages.to_statement(each))]
    return f'<a href="{escaped(known[0])}">{len(known)}</a>' if known else ""
