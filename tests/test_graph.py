"""The graph of hands: who has it from whom, as nodes, paths and edges, in words, drawn, and in other forms."""

from __future__ import annotations

import dataclasses
import itertools
import json
import re

import pytest
from prov.model import ProvDocument

from conftest import make_comparison
from rashomon.brief import brief
from rashomon.brief.graph import levels
from rashomon.brief.sections import Brief
from rashomon.brief.sources import Edge, Graph, Node, Path
from rashomon.export.as_html.numbers import numbered
from rashomon.export.as_html.picture import HEIGHT, WIDTH, Layout, box, from_whom
from rashomon.export.as_mermaid import comparison_mermaid
from rashomon.export.as_prov import comparison_prov
from rashomon.export.tree import lines as tree_lines
from rashomon.export.tree import telling_trees, trees
from rashomon.model import Comparison, Report, Span, Story
from rashomon.pipeline import analyse_report, compare_story


@pytest.fixture(scope="module")
def lines(comparison: Comparison) -> Brief:
    return brief(comparison)


def ways(graph: Graph) -> set[tuple[str, ...]]:
    """The paths by the names of their hands."""
    by_id = graph.by_id
    return {tuple(by_id[hand].name for hand in path.hands) for path in graph.paths}


def test_a_path_goes_from_the_origin_through_the_outlet_to_the_report(lines: Brief) -> None:
    found = ways(lines.graph)
    # Coast Radio's report is here: it is one hand, whether it is cited or cites.
    assert ("officials", "Coast Radio", "Daily Dhow") in found
    assert ("A source close to the owners", "Coast Radio") in found
    assert [node.name for node in lines.graph.nodes if node.kind == "report"] == [
        "Harbour Post", "Coast Radio", "Daily Dhow",
    ]  # fmt: skip


def test_every_passage_of_the_graph_names_a_hand(lines: Brief, comparison: Comparison) -> None:
    texts = {report.id: report.text for report in comparison.story.reports}
    shown = [p for node in lines.graph.nodes for p in node.passages]
    shown += [p for edge in lines.graph.edges for p in edge.passages]
    assert len(shown) > 5
    assert all(p.span.of(texts[p.report]).strip() for p in shown)


def test_a_report_counts_what_it_says_in_its_own_voice(lines: Brief, comparison: Comparison) -> None:
    own = {a.report.id: sum(s.voice == "own" for s in a.clauses) for a in comparison.story.analyses}
    assert {n.report: len(n.statements) for n in lines.graph.nodes if n.report} == own


def test_outlets_that_have_it_from_each_other_have_layers_all_the_same() -> None:
    a, b, end = ("outlet", "a"), ("outlet", "b"), ("report", "r")
    found = levels([(a, b, end), (b, a, end), (("named", "x"), a, end)])
    assert found["named", "x"] == 0
    assert found[a] >= 1 and found[b] >= 1


def test_trees_begin_with_what_most_reports_rest_on() -> None:
    graph = large()
    found = trees(graph)
    assert [len(tree.reports) for tree in found] == sorted((len(tree.reports) for tree in found), reverse=True)
    shown, others = telling_trees(graph)
    assert len(shown) + others == len(found)
    assert all(len(tree.reports) > 1 or any(branch.below for branch in tree.below.values()) for tree in shown)
    agency = next(tree for tree in shown if tree.node.name == "Agency 14")
    assert [before + branch.node.name for before, branch in tree_lines(agency)] == ["└─ Agency 16", "   └─ Daily 28"]


def test_the_same_hands_in_mermaid(lines: Brief) -> None:
    text = comparison_mermaid(lines)
    assert text.startswith("flowchart LR\n")
    defined = set(re.findall(r"^  (h\d+)[\[(]", text, re.M))
    arrows = re.findall(r'^  (h\d+) -->\|"[^"]+"\| (h\d+)$', text, re.M)
    assert len(defined) == len(lines.graph.nodes) and len(arrows) == len(lines.graph.edges)
    assert {hand for arrow in arrows for hand in arrow} <= defined
    # What a report says cannot end a label.
    assert "<b>" not in text and "#60;b#62;a diver#60;/b#62;" in text


def test_prov_json_is_read_and_written_by_the_library_of_its_makers(lines: Brief) -> None:
    text = comparison_prov(lines)
    document = ProvDocument.deserialize(content=text, format="json")
    again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert document == again
    kinds = [type(record).__name__ for record in document.get_records()]
    relations = [kind for kind in kinds if kind in ("ProvDerivation", "ProvAttribution")]
    assert len(relations) == len(lines.graph.edges)
    assert kinds.count("ProvAgent") + kinds.count("ProvEntity") == len(lines.graph.nodes)


def test_prov_says_which_derivation_is_a_quotation_or_a_primary_source() -> None:
    graph = Graph(
        (
            Node("h1", "Osh Agency", "media", 1, None, ()),
            Node("h2", "the audit", "document", 0, None, ()),
            Node("h3", "Osh Mail", "media", 2, None, ()),
        ),
        (),
        (Edge("h1", "h3", "wasQuotedFrom", ("s",), ()), Edge("h2", "h3", "hadPrimarySource", ("s",), ())),
    )
    value = json.loads(comparison_prov(with_graph(graph)))
    assert {each["prov:type"]["$"] for each in value["wasDerivedFrom"].values()} == {
        "prov:Quotation", "prov:PrimarySource",
    }  # fmt: skip


def large() -> Graph:
    """A graph of 12 reports, 3 outlets one of which cites another, and 14 sources."""
    sources = [Node(f"h{n}", f"Source number {n} of the whole long list", "named", 0, None, ("s",)) for n in range(14)]
    outlets = [Node(f"h{n}", f"Agency {n}", "media", 1 + (n == 16), None, ("s",)) for n in range(14, 17)]
    reports = [Node(f"h{n}", f"Daily {n}", "report", 3, f"r1:{n}", ("s",)) for n in range(17, 29)]
    paths = [(f"h{n}", f"h{14 + n % 2}", f"h{17 + n % 12}") for n in range(6)]
    paths += [(f"h{n}", f"h{17 + (n * k) % 12}") for n in range(6, 14) for k in (1, 5)]
    paths += [("h14", "h16", "h28"), ("h17", "h18")]
    steps = dict.fromkeys(step for path in paths for step in itertools.pairwise(path))
    made = tuple(Path(path, ("s",), "wasDerivedFrom", ()) for path in dict.fromkeys(paths))
    return Graph(
        (*sources, *outlets, *reports), made, tuple(Edge(a, b, "wasDerivedFrom", ("s",), ()) for a, b in steps)
    )


def test_no_two_boxes_of_twelve_reports_touch_and_no_line_crosses_a_box() -> None:
    graph = large()
    layout = Layout(graph)
    boxes = {node.id: layout.place(node) for node in graph.nodes}
    for (x1, y1), (x2, y2) in itertools.combinations(boxes.values(), 2):
        assert x1 != x2 or abs(y1 - y2) >= HEIGHT
    width, height = layout.size
    assert all(0 <= x and x + WIDTH <= width and 0 <= y and y + HEIGHT <= height for x, y in boxes.values())
    level = [(float(x), float(y)) for edge in graph.edges for x, y in re.findall(r"(\d+) (\d+)H\d+", layout.line(edge))]
    assert level
    assert not [(x, y) for x, y in level for a, b in boxes.values() if a == x and b < y < b + HEIGHT]


def with_graph(graph: Graph) -> Brief:
    """A brief that holds a graph and nothing else."""
    return dataclasses.replace(brief(make_comparison()), graph=graph)


def test_the_drawing_has_a_title_a_description_and_the_same_as_a_table(lines: Brief) -> None:
    shown = from_whom(lines, numbered(lines))
    ids = re.search(r'role="group" aria-labelledby="(\S+)" aria-describedby="(\S+)"', shown)
    assert ids and all(f'id="{each}"' in shown for each in ids.groups())
    assert "officials to Coast Radio: 1 statement" in shown
    assert "<summary>The same as a table</summary>" in shown
    assert shown.count('<tr role="row">') - 1 == len({path.hands[:-1] for path in lines.graph.paths})
    assert "&lt;b&gt;a diver" in shown and "<b>a diver" not in shown


def test_every_box_that_stands_for_statements_leads_to_one(lines: Brief) -> None:
    numbers = numbered(lines)
    shown = from_whom(lines, numbers)
    for node in lines.graph.nodes:
        first = next((target for s in node.statements if (target := numbers.to_statement(s))), None)
        assert first is None or f'<a href="{first}" aria-label=' in shown
        assert node.report is None or f'<a href="{numbers.to_report(node.report)}" aria-label="{node.name}">' in shown
    # A count with no claim to show for it is no link.
    orphan = Graph((Node("h1", "Osh Agency", "media", 0, None, ("s0",)), lines.graph.nodes[-1]), (), ())
    assert "<a" not in box(orphan.nodes[0], (0, 0), numbers)


def test_no_hand_no_drawing(lines: Brief) -> None:
    assert from_whom(with_graph(Graph()), numbered(lines)) == ""


def test_one_who_is_called_by_a_name_and_by_an_office_is_one_hand() -> None:
    text = (
        "Governor Lena Okafor said on Tuesday that the northern bridge will stay closed until August. "
        "The governor said that the repairs would cost 40 million."
    )
    report = Report("r1:0", "0.txt", "", text, (Span(0, len(text)),), publisher="Osh Mail")
    found = brief(compare_story(Story("y1:t", (analyse_report(report),)))).graph
    assert [(node.name, len(node.statements)) for node in found.nodes if not node.report] == [("Lena Okafor", 2)]
