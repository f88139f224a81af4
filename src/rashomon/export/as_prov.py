"""The graph of hands → PROV-JSON, W3C's interchange form for who has what from where.

Reports, outlets' reports and documents are entities, people and bodies are agents: an entity is derived from an entity
and attributed to an agent. Quotation, revision and primary source are subtypes of derivation, as PROV-DM has them.
"""

from __future__ import annotations

import json
from typing import Any

from rashomon.brief.sections import Brief
from rashomon.brief.sources import Edge, Node
from rashomon.export import naming
from rashomon.export.harmless import one_line
from rashomon.model import Passage, Report

# One name space for all ids: PROV-JSON needs one, and nothing needs to stand there.
SPACE = "https://rashomon.invalid/prov#"
TYPES = {
    "wasQuotedFrom": "prov:Quotation",
    "wasRevisionOf": "prov:Revision",
    "hadPrimarySource": "prov:PrimarySource",
}
ENTITIES = frozenset({"report", "media", "document", "poll"})
AGENTS = {"named": "prov:Person", "office": "prov:Organization"}

Value = dict[str, Any]


def comparison_prov(brief: Brief) -> str:
    """Return the graph of hands as PROV-JSON, with the passages that show each relation."""
    reports = {report.id: report for report in brief.head.reports}
    names, nodes = naming.outlet_names(brief), brief.graph.by_id
    document: Value = {"prefix": {"rashomon": SPACE}, "entity": {}, "agent": {}}
    for node in brief.graph.nodes:
        label = names[node.report] if node.report else node.name
        group = "entity" if node.kind in ENTITIES else "agent"
        document[group][f"rashomon:{node.id}"] = described(node, one_line(label), reports)
    for number, edge in enumerate(brief.graph.edges, 1):
        relation, value = related(edge, nodes)
        value["rashomon:statements"] = len(edge.statements)
        value["rashomon:because"] = [cited(passage, reports) for passage in edge.passages]
        document.setdefault(relation, {})[f"_:r{number}"] = value
    return json.dumps({key: value for key, value in document.items() if value}, ensure_ascii=False, indent=1) + "\n"


def described(node: Node, label: str, reports: dict[str, Report]) -> Value:
    """Return an entity or an agent."""
    value: Value = {"prov:label": label, "rashomon:kind": node.kind}
    if node.kind in AGENTS:
        value["prov:type"] = {"$": AGENTS[node.kind], "type": "prov:QUALIFIED_NAME"}
    if node.report and (url := reports[node.report].url):
        value["prov:location"] = url
    return value


def related(edge: Edge, nodes: dict[str, Node]) -> tuple[str, Value]:
    """Return the relation of two hands by its name in PROV."""
    giver, taker = nodes[edge.giver], nodes[edge.taker]
    ends = f"rashomon:{giver.id}", f"rashomon:{taker.id}"
    if giver.kind not in ENTITIES:
        return "wasAttributedTo", {"prov:entity": ends[1], "prov:agent": ends[0]}
    value: Value = {"prov:generatedEntity": ends[1], "prov:usedEntity": ends[0]}
    if edge.kind in TYPES:
        value["prov:type"] = {"$": TYPES[edge.kind], "type": "prov:QUALIFIED_NAME"}
    return "wasDerivedFrom", value


def cited(passage: Passage, reports: dict[str, Report]) -> str:
    """Return a passage's words with the place that they stand at."""
    text = one_line(passage.span.of(reports[passage.report].text))
    return f"{text} ({passage.report}, {passage.span.start}–{passage.span.end})"
