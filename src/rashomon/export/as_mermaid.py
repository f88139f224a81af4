"""The graph of hands → Mermaid, a flowchart in text that many wikis and repositories draw."""

from __future__ import annotations

from rashomon.brief.sections import Brief
from rashomon.brief.sources import Edge, Node
from rashomon.export import naming, phrases
from rashomon.export.harmless import one_line

# A shape for each layer: what a source is, an outlet that is named, a report that is here.
SHAPES = {"report": ('["', '"]'), "media": ('(["', '"])')}
SOURCE = ('("', '")')
# Mermaid reads these in a label: they are written as its character entities.
ENTITIES = str.maketrans({c: f"#{ord(c)};" for c in '"#&<>[]{}()`|\\;:'})


def comparison_mermaid(brief: Brief) -> str:
    """Return the graph of hands as a Mermaid flowchart, from the origins on the left to the reports on the right."""
    graph = brief.graph
    lines = ["flowchart LR", *(f"  {shape(node, brief)}" for node in graph.nodes)]
    lines += [f"  {arrow(edge)}" for edge in graph.edges]
    return "\n".join(lines) + "\n"


def shape(node: Node, brief: Brief) -> str:
    """Return a node; a report by the name that tells it from others of its outlet."""
    name = naming.outlet_names(brief)[node.report] if node.report else node.name
    left, right = SHAPES.get(node.kind, SOURCE)
    return f"{node.id}{left}{one_line(name).translate(ENTITIES)}{right}"


def arrow(edge: Edge) -> str:
    """Return an edge with the number of statements that passed, or what else shows it."""
    shown = str(len(edge.statements)) if edge.statements else phrases.STEP_WORDS[edge.kind]
    return f'{edge.giver} -->|"{shown}"| {edge.taker}'
