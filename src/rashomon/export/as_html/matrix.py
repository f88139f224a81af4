"""The claims-by-outlets matrix: a row a claim, a column a report, words and glyphs in every cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rashomon.brief.lines import Brief, Row, Told
from rashomon.export import phrases
from rashomon.export.as_html.numbers import Numbers, escaped, leaning, quoted, whose
from rashomon.model import Origin

# State → class, glyph, word. "only here" is "says" where no other report does.
STATES = {
    "says": ("y", "●", "says"),
    "differs": ("d", "≠", "differs"),
    "only here": ("o", "◆", "only here"),
    "silent": ("n", "–", "silent"),
    "not retrieved": ("u", "?", "not retrieved"),
}

# Reports that part in these alone tell no other facts: their cells are marked more quietly.
SOFT = {"attribution", "wording"}
# As many sources stand below a claim; the others are found where it is opened.
WORDS = 2
# The heads of a wider table cannot stay in sight while the page scrolls: it scrolls sideways by itself.
FEW = 6


def matrix(brief: Brief, numbers: Numbers) -> str:
    """Return the matrix, its groups in the brief's order, with a legend."""
    if not brief.rows:
        return '<p class="quiet">No statement was found.</p>'
    heads = "".join(f'<th scope="col" role="columnheader">{numbers.name(r.id)}</th>' for r in brief.head.reports)
    alone = len(brief.head.reports) == 1
    groups = [("all", "All say", brief.all_say), ("some", "Some say", brief.some_say)]
    groups += [("maybe", phrases.MAYBE_SAME, brief.maybe_same), ("again", phrases.AGAIN, brief.again)]
    groups += [
        (f"only{numbers.reports[o.report]}", "What it says" if alone else f"Only {numbers.names[o.report]}", o.rows)
        for o in brief.only
    ]
    bodies = "".join(body(name, title, rows, brief, numbers) for name, title, rows in groups if rows)
    jumps = " · ".join(f'<a href="#{name}">{escaped(title)}</a> {len(rows)}' for name, title, rows in groups if rows)
    few = " few" if len(brief.head.reports) <= FEW else ""
    return (
        f'<p class="jump">{jumps}</p>{legend()}{FIND}<div class="scroll{few}">'
        '<table class="m" role="table">'
        "<caption>Each claim in its clearest wording, and what each report does with it. Open a claim for every "
        "wording and whose word it is; follow a cell to the passage. Words in [ ] are from the same report: what the "
        "claim leans on.</caption>"
        f'<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Claim</th>{heads}</tr></thead>'
        f"{bodies}</table></div>"
    )


# Shown by the page's script only: without it there is nothing that could act.
FIND = (
    '<p class="find"><label>Find claims <input type="search" autocomplete="off"></label> '
    '<span role="status" class="quiet"></span></p>'
)


def legend() -> str:
    """Return what the glyphs mean."""
    items = "".join(
        f'<li class="{name}"><span aria-hidden="true">{glyph}</span> {words}</li>'
        for name, glyph, words in STATES.values()
    )
    return f'<ul class="legend" aria-label="Cell states">{items}</ul>'


def body(name: str, title: str, rows: Sequence[Row], brief: Brief, numbers: Numbers) -> str:
    """Return one group of rows under its title."""
    span = len(brief.head.reports) + 1
    lines = "".join(line(row, brief, numbers) for row in rows)
    return (
        f'<tbody role="rowgroup" id="{name}"><tr role="row" class="g"><th scope="rowgroup" role="rowheader" '
        f'colspan="{span}">{escaped(title)} <span class="quiet">{len(rows)}</span></th></tr>{lines}</tbody>\n'
    )


def line(row: Row, brief: Brief, numbers: Numbers) -> str:
    """Return one claim: its clearest wording with all wordings below it, and a cell for each report."""
    number = numbers.claims[row.claim]
    states = dict(row.cells)
    cells = "".join(cell(row, run, states[run[0]], numbers) for run in runs([r.id for r in brief.head.reports], states))
    said = f'<span class="fact">{" · ".join(facts(row))}</span>'
    if len(row.readings) == 1:
        claim = f"{numbers.quote(row.best)}{said}"
    else:
        ordered = sorted(row.readings, key=lambda told: (numbers.reports[told.report], told.passage.span))
        readings = "".join(wording(told, numbers) for told in ordered)
        why = because(row, brief, numbers)
        first = leaning(row.best) + quoted(row.best.text)
        claim = f"<details><summary>{first}{said}</summary><ul>{readings}</ul>{why}</details>"
    return (
        f'<tr role="row" id="c{number}" data-c="{number}"><th scope="row" role="rowheader">{claim}</th>{cells}</tr>\n'
    )


def facts(row: Row) -> list[str]:
    """Return what stands below a claim: its origins, whose word it is, and in what its readings part."""
    words = [whose for whose, _ in phrases.words_of(row)]
    shown = "; ".join(words[:WORDS]) + (f"; {len(words) - WORDS} more" if len(words) > WORDS else "")
    found = [escaped(shown)]
    if len({told.report for told in row.readings}) > 1:
        reason = f": {escaped('; '.join(row.reasons))}" if row.origins.most == 1 and row.reasons else ""
        found.insert(0, f'<span class="{"one" if reason else "many"}">{phrases.origins(row)}{reason}</span>')
    if hard := [slot for slot in row.slots if slot not in SOFT]:
        found.append(f'<span class="d">differs: {", ".join(hard)}</span>')
    if how := phrases.best_manner(row):
        found.append(how)
    return found


def runs(reports: list[str], states: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield the reports cell by cell: in a wide table neighbours that are silent alike share a cell."""
    for state, run in groupby(reports, key=lambda report: states[report]):
        together = list(run)
        if len(reports) > FEW and state in ("silent", "not retrieved"):
            yield together
        else:
            yield from ([report] for report in together)


def cell(row: Row, reports: list[str], state: str, numbers: Numbers) -> str:
    """Return what reports do with a claim; a cell that says links to the passage."""
    told = [t for t in row.readings if t.report == reports[0]]
    if told and state == "says" and len({t.report for t in row.readings}) == 1:
        state = "only here"
    name, glyph, words = STATES[state]
    shown = f'<span aria-hidden="true">{glyph}</span> {words}'
    if state == "differs" and (slots := slots_of(row, reports[0])):
        name += "" if set(slots) - SOFT else " soft"
        shown += f"<small>{', '.join(slots)}</small>"
    if told:
        best = next((t for t in told if t.statement == row.best.statement), told[0])
        shown = f'<a href="#s{numbers.statements[best.statement]}">{shown}</a>'
    span = f' colspan="{len(reports)}"' if len(reports) > 1 else ""
    outlet = numbers.names[reports[0]] if len(reports) == 1 else phrases.count(len(reports), "report")
    return f'<td role="cell" class="{name}"{span} data-o="{escaped(outlet)}">{shown}</td>'


def slots_of(row: Row, report: str) -> tuple[str, ...]:
    """Return the slots in which one report parts from another, later figures left out."""
    found = [c for c in row.contrasts if report in (c.left.report, c.right.report)]
    return tuple(dict.fromkeys(slotted.on for c in found for slotted in c.slots if not slotted.revised))


def wording(told: Told, numbers: Numbers) -> str:
    """Return one reading: the report, its words, and whose word they are."""
    mark = ' <span class="quiet">headline</span>' if told.headline else ""
    return f"<li>{numbers.name(told.report)}: {numbers.quote(told)} {whose(told)}{mark}</li>"


def because(row: Row, brief: Brief, numbers: Numbers) -> str:
    """Return each origin of a claim that several reports have, why it is one, and the words that show it."""
    if len({told.report for told in row.readings}) == 1 or not row.origins.groups:
        return ""
    texts = {report.id: report.text for report in brief.head.reports}
    items = "".join(f"<li>{origin(group, texts, numbers)}</li>" for group in row.origins.groups)
    return f'<p class="why">{phrases.origins(row).split(", ", 1)[1]}:</p><ol class="why">{items}</ol>'


def origin(group: Origin, texts: Mapping[str, str], numbers: Numbers) -> str:
    """Return why some statements have one origin, with the first words that show it; an own voice shows itself."""
    shown = [] if group.kind == "own" and "passage" not in group.reason else group.because[:WORDS]
    cited = "; ".join(
        f"{escaped(phrases.shortened(p.span.of(texts[p.report])))} {numbers.name(p.report)}" for p in shown
    )
    names = ", ".join(numbers.name(report) for report in dict.fromkeys(p.report for p in group.because))
    return f"{escaped(group.reason)}: {cited}" if cited else f"{names}: {escaped(group.reason)}"
