"""What is said: the matrix of claims by outlets, words and glyphs in every cell, and what each report alone says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rashomon.brief.lines import Alone, Row, Told
from rashomon.brief.sections import Brief
from rashomon.export import attribution, phrases, quotes
from rashomon.export.as_html.numbers import Numbers, escaped, leaning, quoted, whose
from rashomon.model import Origin

Group = tuple[str, str, Sequence[Row]]
# State → class, glyph, word.
STATES = {
    "says": ("y", "●", "says"),
    "differs": ("d", "≠", "differs"),
    "silent": ("n", "–", "silent"),
    "not retrieved": ("u", "?", "not retrieved"),
}

# As many sources stand below a claim; the others are found where it is opened.
WORDS = 2
# So many lines that a report alone has are shown unfolded.
TELLING = 6
# The heads of a wider table cannot stay in sight while the page scrolls: it scrolls sideways by itself.
FEW = 6


def matrix(brief: Brief, numbers: Numbers) -> str:
    """Return the matrix of what several reports say, its groups in the brief's order, with a legend."""
    shared = [("all", "All say", brief.all_say), ("some", "Some say", brief.some_say)]
    unsure = [("maybe", phrases.MAYBE_SAME, brief.maybe_same), ("again", phrases.AGAIN, brief.again)]
    caption = (
        "Each claim in its clearest wording, and what each report does with it. Open a claim for every wording and "
        "whose word it is; follow a cell to the passage. Words in [ ] are from the same report: what a claim leans on."
    )
    folded = "".join(
        f"<details><summary>{escaped(title)}: {len(rows)}</summary>{table(title, [group], brief, numbers)}</details>"
        for group in unsure
        for _, title, rows in [group]
        if rows
    )
    shown = [group for group in shared if group[2]]
    return (legend() if shown or folded else "") + (table(caption, shown, brief, numbers) if shown else "") + folded


def table(caption: str, groups: Iterable[Group], brief: Brief, numbers: Numbers) -> str:
    """Return a table with a column for each report."""
    heads = "".join(f'<th scope="col" role="columnheader">{numbers.name(r.id)}</th>' for r in brief.head.reports)
    few = " few" if len(brief.head.reports) <= FEW else ""
    return (
        f'<div class="scroll{few}"><table class="m" role="table"><caption>{escaped(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Claim</th>{heads}</tr></thead>'
        f"{''.join(body(name, title, rows, brief, numbers) for name, title, rows in groups)}</table></div>"
    )


def only(brief: Brief, numbers: Numbers) -> str:
    """Return what each report alone says as lists, the most telling lines first and the rest folded."""
    alone = len(brief.head.reports) == 1
    shown = []
    for each in brief.only:
        lines = [lone(line, numbers) for line in each.lines]
        first = len(lines) if alone else TELLING
        rest = f"<details><summary>{len(lines) - first} more</summary><ul>{''.join(lines[first:])}</ul></details>"
        name = f"only{numbers.reports[each.report]}"
        title = (
            "" if alone else f'<h3 id="{name}">{numbers.name(each.report)} <span class="quiet">{len(lines)}</span></h3>'
        )
        shown.append(f"{title}<ul>{''.join(lines[:first])}</ul>{rest if lines[first:] else ''}")
    return f'<div class="only">{"".join(shown)}</div>' if shown else ""


def lone(line: Alone, numbers: Numbers) -> str:
    """Return what one report alone says in one sentence: a list item that is the anchor of each of its claims."""
    first, *others = (numbers.claims[claim] for claim in line.claims)
    anchors = "".join(f'<span id="c{number}"></span>' for number in others)
    mark = (" · headline" if line.told.headline else "") + (f" · {phrases.further(line)}" if line.further else "")
    return (
        f'<li id="c{first}" data-c="{" ".join(map(str, (first, *others)))}">{anchors}{numbers.quote(line.told)} '
        f'<span class="who">{escaped(attribution.weighed(line.told))}{mark}</span></li>\n'
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
    ordered = sorted(row.readings, key=lambda told: (numbers.reports[told.report], told.passage.span))
    readings = "".join(wording(told, numbers) for told in ordered)
    first = leaning(row.best) + quoted(row.best.text)
    why = because(row, brief, numbers)
    claim = f"<details><summary>{first}{said}</summary><ul>{readings}</ul>{why}</details>"
    return (
        f'<tr role="row" id="c{number}" data-c="{number}"><th scope="row" role="rowheader">{claim}</th>{cells}</tr>\n'
    )


def facts(row: Row) -> list[str]:
    """Return what stands below a claim: its origins, whose word it is, and in what its readings part."""
    words = [whose for whose, _ in attribution.words_of(row)]
    shown = "; ".join(words[:WORDS]) + (f"; {len(words) - WORDS} more" if len(words) > WORDS else "")
    reason = f": {escaped('; '.join(row.reasons))}" if row.origins.most == 1 and row.reasons else ""
    found = [f'<span class="{"one" if reason else "many"}">{phrases.origins(row)}{reason}</span>', escaped(shown)]
    if doubts := phrases.doubts(row):
        found.append(escaped(doubts))
    if differs := phrases.differs(row):
        found.append(f'<span class="d">{differs}</span>')
    if how := attribution.best_manner(row):
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
    slots = slots_of(row, reports[0]) if state == "differs" else ()
    name, glyph, words = STATES["says" if slots and phrases.softly(slots) else state]
    shown = f'<span aria-hidden="true">{glyph}</span> {words}{parting(slots)}'
    if told:
        best = next((t for t in told if t.statement == row.best.statement), told[0])
        shown = f'<a href="#s{numbers.statements[best.statement]}">{shown}</a>'
    span = f' colspan="{len(reports)}"' if len(reports) > 1 else ""
    outlet = numbers.names[reports[0]] if len(reports) == 1 else phrases.count(len(reports), "report")
    return f'<td role="cell" class="{name}"{span} data-o="{escaped(outlet)}">{shown}</td>'


def parting(slots: Sequence[str]) -> str:
    """Return the slots in which a report parts from others as HTML, empty where there are none."""
    return f"<small>{', '.join(phrases.SOFT.get(slot, slot) for slot in slots)}</small>" if slots else ""


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
    if not row.origins.groups:
        return ""
    texts = {report.id: report.text for report in brief.head.reports}
    items = "".join(f"<li>{origin(group, texts, numbers)}</li>" for group in row.origins.groups)
    return f'<p class="why">{phrases.origins(row).split(", ", 1)[1]}:</p><ol class="why">{items}</ol>'


def origin(group: Origin, texts: Mapping[str, str], numbers: Numbers) -> str:
    """Return why some statements have one origin, with the first words that show it; an own voice shows itself."""
    shown = [] if group.kind == "own" and "passage" not in group.reason else group.because[:WORDS]
    cited = "; ".join(
        f"{escaped(quotes.shortened(p.span.of(texts[p.report])))} {numbers.name(p.report)}" for p in shown
    )
    names = ", ".join(numbers.name(report) for report in dict.fromkeys(p.report for p in group.because))
    return f"{escaped(group.reason)}: {cited}" if cited else f"{names}: {escaped(group.reason)}"
