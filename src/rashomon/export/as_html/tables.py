"""The sections below the matrix: differences, sources, names, figures, times, and what was not placed."""

from __future__ import annotations

from itertools import groupby

from rashomon.brief.lines import Brief, Contrast, Label, Value
from rashomon.export import phrases
from rashomon.export.as_html.numbers import Numbers, escaped, whose
from rashomon.export.harmless import one_line
from rashomon.model import Passage


def differ(brief: Brief, numbers: Numbers) -> str:
    """Return the differences: the slot, and two readings side by side."""
    return "".join(contrast(each, numbers) for each in brief.differ)


def contrast(each: Contrast, numbers: Numbers) -> str:
    """Return one difference."""
    state = "revised" if each.revised else "d"
    return (
        f'<div class="pair"><h3 class="{state}"><a href="#c{numbers.claims[each.claim]}">{escaped(each.label)}</a></h3>'
        f"{side(each, 0, numbers)}{side(each, 1, numbers)}</div>\n"
    )


def side(each: Contrast, number: int, numbers: Numbers) -> str:
    """Return one side of a difference, the words that part marked."""
    told = (each.left, each.right)[number]
    text, shown, at = phrases.in_quotes(told.text), "", 0
    for start, end in phrases.parted(each, number, text):
        shown += f"{escaped(text[at:start])}<mark>{escaped(text[start:end])}</mark>"
        at = end
    shown += escaped(text[at:])
    return (
        f'<p><b>{numbers.name(told.report)}</b> <a class="q" href="#s{numbers.statements[told.statement]}">'
        f'<q>{shown}</q></a> <span class="who">{escaped(phrases.standing(each, number))}</span></p>'
    )


def unsourced(brief: Brief, numbers: Numbers) -> str:
    """Return what is told on somebody's word in one report and without a source in another."""
    items = []
    for each in brief.unsourced:
        a, b = each.sourced, each.told
        items.append(
            f'<div class="pair"><h3><a href="#c{numbers.claims[each.claim]}">attribution</a></h3>'
            f"<p><b>in {numbers.name(a.report)}</b> it is {escaped(phrases.sourced_word(a))}: {numbers.quote(a)}</p>"
            f"<p><b>in {numbers.name(b.report)}</b> it is told without a source: {numbers.quote(b)}</p></div>\n"
        )
    return "".join(items)


def whose_word(brief: Brief, numbers: Numbers) -> str:
    """Return the sources by kind, with how many statements of each report rest on their word."""
    if not brief.whose_word:
        return ""
    bodies = []
    for kind, voices in groupby(brief.whose_word, key=lambda voice: voice.kind):
        lines = []
        for voice in voices:
            counts = dict(voice.statements)
            cells = "".join(
                f"<td>{count_link(counts.get(report.id, ()), numbers)}</td>" for report in brief.head.reports
            )
            lines.append(f'<tr><th scope="row"><bdi>{escaped(phrases.whose(voice))}</bdi></th>{cells}</tr>\n')
        span = len(brief.head.reports) + 1
        title = phrases.KIND_WORDS.get(kind, kind)
        head = f'<tr class="g"><th scope="rowgroup" colspan="{span}">{escaped(title)}</th></tr>'
        bodies.append(f"<tbody>{head}{''.join(lines)}</tbody>")
    return table("Sources, and how many statements of each report rest on their word", "Source", bodies, brief, numbers)


def count_link(statements: tuple[str, ...], numbers: Numbers) -> str:
    """Return how many statements there are, a link to the first; a dash for none."""
    known = [s for s in statements if s in numbers.statements]
    if not known:
        return '<span class="quiet" aria-label="none">–</span>'
    return f'<a href="#s{numbers.statements[known[0]]}">{len(known)}</a>'


def table(caption: str, first: str, bodies: list[str], brief: Brief, numbers: Numbers) -> str:
    """Return a table with a column for each report."""
    heads = "".join(f'<th scope="col">{numbers.name(report.id)}</th>' for report in brief.head.reports)
    return (
        f'<div class="scroll"><table class="t"><caption>{caption}</caption><thead><tr><th scope="col">{first}</th>'
        f"{heads}</tr></thead>{''.join(bodies)}</table></div>"
    )


def debts(brief: Brief, numbers: Numbers) -> str:
    """Return which report has something from whom, and the words that show it."""
    if not brief.debts:
        return ""
    items = []
    for debt in brief.debts:
        origin = numbers.name(debt.report) if debt.report else f"<bdi>{escaped(one_line(debt.origin))}</bdi>"
        because = "; ".join(cited(passage, text, numbers) for passage, text in debt.because)
        words = phrases.DEBT_WORDS[debt.kind]
        items.append(f"<li><b>{numbers.name(debt.derived)}</b> {words} <b>{origin}</b>: {because}</li>\n")
    return f"<h3>Who has it from whom</h3><ul>{''.join(items)}</ul>"


def calls(brief: Brief, numbers: Numbers) -> str:
    """Return what each report calls the people and things."""
    if not brief.labels:
        return ""
    lines = "".join(called(label, brief) for label in brief.labels)
    return table(
        "Names and roles, with how often each stands", "Who or what", [f"<tbody>{lines}</tbody>"], brief, numbers
    )


def called(label: Label, brief: Brief) -> str:
    """Return one entity's forms, a cell for each report."""
    by_report = dict(label.forms)
    cells = "".join(f"<td>{forms(by_report.get(report.id, ()))}</td>" for report in brief.head.reports)
    return (
        f'<tr><th scope="row"><bdi>{escaped(one_line(label.name))}</bdi> '
        f'<span class="quiet">{escaped(label.kind)}</span></th>{cells}</tr>\n'
    )


def forms(counted: tuple[tuple[str, int], ...]) -> str:
    """Return distinct forms with their counts, a dash for none."""
    shown = ", ".join(
        f"<bdi>{escaped(form)}</bdi>" + (f' <span class="quiet">×{times}</span>' if times > 1 else "")
        for form, times in counted
    )
    return shown or '<span class="quiet" aria-label="none">–</span>'


def maybe(brief: Brief, numbers: Numbers) -> str:
    """Return the pairs of entities that may be one."""
    if not brief.maybe:
        return ""
    items = "".join(
        f"<li><bdi>{escaped(one_line(each.names[0]))}</bdi> / <bdi>{escaped(one_line(each.names[1]))}</bdi> "
        f"{'; '.join(cited(passage, text, numbers) for passage, text in each.because)}</li>"
        for each in brief.maybe
    )
    return f"<h3>May be the same, not joined</h3><ul>{items}</ul>"


def cited(passage: Passage, text: str, numbers: Numbers) -> str:
    """Return a passage and its report."""
    return f'<q>{escaped(phrases.in_quotes(text))}</q> <span class="quiet">{numbers.name(passage.report)}</span>'


def figures(brief: Brief, numbers: Numbers) -> str:
    """Return the values that the reports give for each counted thing."""
    if not brief.figures:
        return ""
    lines = []
    for each in brief.figures:
        cells = []
        for report in brief.head.reports:
            found = dict.fromkeys(
                f'<a href="#s{numbers.statements[v.told.statement]}">{figure(v)}</a> {whose(v.told)}'
                if v.told.statement in numbers.statements
                else figure(v)
                for v in each.values
                if v.told.report == report.id
            )
            cells.append(f"<td>{'<br>'.join(found) or DASH}</td>")
        lines.append(f'<tr><th scope="row">{escaped(one_line(each.counted))}</th>{"".join(cells)}</tr>\n')
    return table(
        "What is counted, and each report's value", "Counted", [f"<tbody>{''.join(lines)}</tbody>"], brief, numbers
    )


def figure(value: Value) -> str:
    """Return the words of a figure, a report's toll strong."""
    words = escaped(one_line(value.text))
    return f"<strong>{words}</strong>" if value.toll else words


DASH = '<span class="quiet" aria-label="none">–</span>'


def timeline(brief: Brief, numbers: Numbers) -> str:
    """Return the dated happenings in time order."""
    if not brief.timeline:
        return ""
    items = []
    for moment in brief.timeline:
        told = "".join(
            f"<li>{numbers.name(t.report)}: {numbers.quote(t)} "
            f'<span class="quiet">{escaped(one_line(when))}</span></li>'
            for _, when, t in moment.told
            if t.statement in numbers.statements
        )
        items.append(f"<dt>{escaped(phrases.moment_time(moment))}</dt><dd><ul>{told}</ul></dd>\n")
    return f'<dl class="time">{"".join(items)}</dl>'


def unplaced(brief: Brief) -> str:
    """Return what could not be read or placed, and the next step for each."""
    if not brief.unplaced:
        return ""
    items = "".join(
        f"<li><b>{escaped(p.location)}</b>: {escaped(p.problem)} {escaped(p.advice)}</li>" for p in brief.unplaced
    )
    return f"<ul>{items}</ul>"
