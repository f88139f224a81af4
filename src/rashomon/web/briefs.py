"""The brief builder: the rows that a person chose, to copy or to take away in several formats."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rashomon.brief import Brief
from rashomon.brief.lines import Row
from rashomon.brief.sources import Graph
from rashomon.web import grid
from rashomon.web.site import site_of
from rashomon.web.story import moved, opened, shown

FORMS = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
}
# Tables that a brief can hold beside its claims: field, name.
TABLES = {
    "whose_word": "whose word",
    "labels": "names",
    "figures": "figures",
    "timeline": "timeline",
}


def chosen(request: Request, brief: Brief) -> tuple[Set[str], Set[str]]:
    """Return the claims and tables that an address names; without any, the claims that a brief counts as shared."""
    query = request.query_params
    known = {row.claim for row in brief.rows}
    claims = set(query.getlist("c")) & known
    if "c" not in query and "t" not in query:
        claims = {row.claim for row in (*brief.all_say, *brief.some_say)} or known
    return claims, set(query.getlist("t")) & TABLES.keys()


def narrowed(brief: Brief, claims: Set[str], tables: Set[str]) -> Brief:
    """Return a brief of some claims and tables."""
    only = [
        replace(each, rows=tuple(row for row in each.rows if row.claim in claims), sentences=()) for each in brief.only
    ]
    kept = replace(
        brief,
        all_say=tuple(row for row in brief.all_say if row.claim in claims),
        some_say=tuple(row for row in brief.some_say if row.claim in claims),
        maybe_same=tuple(row for row in brief.maybe_same if row.claim in claims),
        again=tuple(row for row in brief.again if row.claim in claims),
        differ=tuple(each for each in brief.differ if each.claim in claims),
        only=tuple(each for each in only if each.rows),
        unsourced=tuple(each for each in brief.unsourced if each.claim in claims),
        unheard=brief.unheard if "whose_word" in tables else (),
        graph=brief.graph if "whose_word" in tables else Graph(),
        debts=brief.debts if "whose_word" in tables else (),
        maybe=(),
        unplaced=(),
    )
    empty = {name: () for name in TABLES if name not in tables}
    return replace(kept, **empty)  # type: ignore[arg-type]


def quoted(rows: list[Row], brief: Brief) -> list[tuple[str, int, int]]:
    """Return, for each report, how many of its words the rows quote, and how many it has."""
    spans: dict[str, set[tuple[int, int]]] = {report.id: set() for report in brief.head.reports}
    for row in rows:
        for told in row.readings:
            spans[told.report].update((part.start, part.end) for part in told.content)
    found = []
    for report in brief.head.reports:
        covered, end = [], 0
        for start, stop in sorted(spans[report.id]):
            covered.append(report.text[max(start, end) : max(stop, end)])
            end = max(end, stop)
        found.append((report.id, len(" ".join(covered).split()), len(report.text.split())))
    return found


def builder(request: Request) -> Response:
    """Show the rows to choose from, what is chosen, and how much of each report it quotes."""
    story = opened(request)
    if (way := moved(request, story)) is not None:
        return way
    claims, tables = chosen(request, story.brief)
    rows = [row for row in story.brief.rows if row.claim in claims]
    return shown(
        request, "builder.html", story, chosen=claims, tables=tables, known=TABLES,
        lines=grid.lines(story.brief, grid.Choice()), meter=quoted(rows, story.brief), forms=available(),
        preview=preview(story.brief, claims, tables), words=words_by_report,
        order={report.id: place for place, report in enumerate(story.brief.head.reports)},
    )  # fmt: skip


def words_by_report(row: Row, order: dict[str, int]) -> str:
    """Return how many words a row quotes of each report, by its number: what the page's meter adds up."""
    found: dict[int, int] = {}
    for told in row.readings:
        found[order[told.report]] = found.get(order[told.report], 0) + len(told.text.split())
    return " ".join(f"{report}={number}" for report, number in found.items())


def preview(brief: Brief, claims: Set[str], tables: Set[str]) -> str:
    """Return the chosen brief as text, to copy."""
    from rashomon.export.as_markdown import comparison_markdown

    return comparison_markdown(narrowed(brief, claims, tables))


def available() -> list[str]:
    """Return the formats that this installation can write."""
    from importlib.util import find_spec

    return [form for form in FORMS if form != "docx" or find_spec("docx")]


def download(request: Request) -> Response:
    """Give the chosen brief as a file."""
    story = opened(request)
    form = request.path_params["form"]
    if form not in available():
        raise HTTPException(404, "There is no such format here.")
    if form == "json":
        from rashomon.export.as_json import comparison_json

        content = comparison_json(site_of(request).desk.comparison(story.id))
    else:
        content = written(narrowed(story.brief, *chosen(request, story.brief)), form)
    name = f"{story.id.partition(':')[2]}.{form}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    if form == "html":
        # The page brings its own policy, by the hashes of its style and script; it is saved, not shown here.
        headers["content-security-policy"] = "sandbox"
    return Response(content, media_type=FORMS[form], headers=headers)


def written(brief: Brief, form: str) -> bytes:
    """Return a brief in one form."""
    if form == "md":
        from rashomon.export.as_markdown import comparison_markdown

        return comparison_markdown(brief).encode("utf-8", "replace")
    if form == "csv":
        from rashomon.export.as_csv import comparison_csv

        return comparison_csv(brief).encode("utf-8-sig", "replace")
    if form == "docx":
        from rashomon.export.as_docx import comparison_docx

        return comparison_docx(brief)
    from rashomon.export.as_html import comparison_html

    return comparison_html(brief).encode("utf-8", "replace")
