"""The lines of a matrix as markup. A page has a hundred of them, and a template takes longer for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from rashomon.export import attribution, phrases
from rashomon.export.as_html.matrix import parting
from rashomon.export.as_html.numbers import escaped
from rashomon.web.grid import Cell, Line
from rashomon.web.templates import at, said
from rashomon.web.words import STATES

# As many sources stand below a claim; the others are found where it is opened.
VOICES = 2


def body(lines: Sequence[Line], story: str, names: Mapping[str, str]) -> Markup:
    """Return the lines of a matrix: a claim leads to all its wordings, a cell to its passage."""
    shown = {report: escaped(name) for report, name in names.items()}
    return Markup("".join(row(each, story, shown) for each in lines))


def row(line: Line, story: str, names: Mapping[str, str]) -> str:
    """Return one claim with its cells; the reports' names come as HTML."""
    head = f'{said(story, line.row.best)}\n<span class="fact">{" · ".join(facts(line))}</span>'
    cells = "".join(cell(each, story, names[each.report]) for each in line.cells)
    return f'<tr role="row"><th scope="row" role="rowheader">{head}</th>\n{cells}</tr>\n'


def facts(line: Line) -> Iterator[str]:
    """Yield what stands below a claim: its origins, whether it is doubtful, whose word it is, how the reports part."""
    if line.several:
        yield f'<span class="{"one" if line.row.origins.most == 1 else "many"}">{phrases.origins(line.row)}</span>'
    if line.note:
        yield line.note
    voices = [whose for whose, _ in attribution.words_of(line.row)]
    more = f"; {len(voices) - VOICES} more" if len(voices) > VOICES else ""
    yield escaped("; ".join(voices[:VOICES])) + more
    if doubts := phrases.doubts(line.row):
        yield escaped(doubts)
    if differs := phrases.differs(line.row):
        yield f'<span class="d">{differs}</span>'
    if manner := attribution.best_manner(line.row):
        yield manner


def cell(given: Cell, story: str, outlet: str) -> str:
    """Return what one report does with a claim."""
    name, glyph, words = STATES["says" if given.soft else given.state]
    shown = f'<span aria-hidden="true">{glyph}</span> {words}{parting(given.slots)}'
    if given.passage:
        shown = f'<a href="{at(story, given.passage)}">{shown}</a>'
    return f'<td role="cell" class="{name}" data-o="{outlet}">{shown}</td>\n'
