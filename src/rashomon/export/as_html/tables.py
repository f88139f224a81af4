"""The sections below the matrix: differences, sources, names, figures, times, and what was not placed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from rashomon.brief.differing import gathered, split
from rashomon.brief.entries import Count, Form, Label, Place, Value
from rashomon.brief.lines import Contrast
from rashomon.brief.sections import Brief
from rashomon.brief.sources import Share, Voice
from rashomon.brief.tables import comparable
from rashomon.export import attribution, dates, parting, phrases, quotes
from rashomon.export.as_html.numbers import Addresses, Numbers, escaped, leaning, whose
from rashomon.export.harmless import one_line
from rashomon.model import Passage


def differ(brief: Brief, numbers: Numbers) -> str:
    """Return the differences: the slot, and two readings side by side; those that may be none, or in whose word it is
    alone, are folded.
    """
    told, unsure, worded = split(brief.differ)
    return contrasts(told, numbers) + "".join(
        f"<details><summary>{title}: {len(gathered(found))}</summary>{contrasts(found, numbers)}</details>"
        for title, found in ((phrases.MAY_DIFFER, unsure), (phrases.WORDED, worded))
        if found
    )


def contrasts(found: Iterable[Contrast], numbers: Numbers) -> str:
    """Return some differences, those that tell the same below the first of them."""
    shown = ""
    for first, *others in gathered(found):
        more = "".join(contrast(each, numbers) for each in others)
        title = "the same between other reports"
        shown += contrast(first, numbers) + (
            f"<details><summary>{title}: {len(others)}</summary>{more}</details>" if more else ""
        )
    return shown


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
    text, shown, at = quotes.in_quotes(told.text), "", 0
    for start, end in parting.parted(each, number, text):
        shown += f"{escaped(text[at:start])}<mark>{escaped(text[start:end])}</mark>"
        at = end
    shown += escaped(text[at:])
    return (
        f"<p><b>{numbers.name(told.report)}</b> {leaning(told)}"
        f'<a class="q" href="#s{numbers.statements[told.statement]}"><q>{shown}</q></a> '
        f'<span class="who">{escaped(attribution.standing(each, number))}</span></p>'
    )


def unsourced(brief: Brief, numbers: Numbers) -> str:
    """Return what is told on somebody's word in one report and without a source in another."""
    items = []
    for each in brief.unsourced:
        a, b = each.sourced, each.told
        items.append(
            f'<div class="pair"><h3><a href="#c{numbers.claims[each.claim]}">attribution</a></h3>'
            f"<p><b>in {numbers.name(a.report)}</b> it is {escaped(attribution.sourced_word(a))}: "
            f"{numbers.quote(a)}</p>"
            f"<p><b>in {numbers.name(b.report)}</b> it is told without a source: {numbers.quote(b)}</p></div>\n"
        )
    return "".join(items)


def whose_word(brief: Brief, numbers: Numbers) -> str:
    """Return the sources by kind, with how much each report gives on their word and with which verbs."""
    if not brief.whose_word:
        return ""
    bodies = []
    for kind, voices in groupby(brief.whose_word, key=lambda voice: voice.kind):
        span = len(brief.head.reports) + 1
        title = escaped(phrases.KIND_WORDS.get(kind, kind))
        head = f'<tr role="row" class="g"><th scope="rowgroup" role="rowheader" colspan="{span}">{title}</th></tr>'
        bodies.append(body([head, *(heard(voice, brief, numbers) for voice in voices)]))
    caption = "Sources, and what each report gives on their word: statements, words, and the verbs of saying"
    return table(caption, "Source", bodies, brief, numbers)


def heard(voice: Voice, brief: Brief, numbers: Numbers) -> str:
    """Return one source, a cell for each report."""
    alone = '<span class="fact">quoted here alone</span>' if voice.only else ""
    shares = {report: f'<span class="quiet">{phrases.unquoted(times)}</span>' for report, times in voice.unquoted}
    shares |= {share.report: given(share, numbers) for share in voice.shares}
    return line(f"<bdi>{escaped(attribution.whose(voice))}</bdi>{alone}", shares, brief, numbers)


def given(share: Share, numbers: Numbers) -> str:
    """Return what a report gives on a source's word, the statements a link to the first; empty for nothing."""
    known = [s for s in share.statements if s in numbers.statements]
    if not known:
        return ""
    verbs = f'<span class="fact">{escaped(phrases.verbs(share))}</span>' if share.verbs else ""
    amount = (
        f'{phrases.count(len(known), "statement")}</a> <span class="quiet">{phrases.count(share.words, "word")}</span>'
    )
    return f'<a href="#s{numbers.statements[known[0]]}">{amount}{verbs}'


def unheard(brief: Brief, numbers: Numbers) -> str:
    """Return whom the reports name often and give no word."""
    if not brief.unheard:
        return ""
    lines = []
    for each in brief.unheard:
        counts = {report: str(len(found)) for report, found in each.mentions}
        name = f'<bdi>{escaped(one_line(each.name))}</bdi> <span class="quiet">{escaped(each.kind)}</span>'
        lines.append(line(name, counts, brief, numbers))
    whole = table(phrases.UNHEARD_MEANS, "Who", [body(lines)], brief, numbers)
    return f"<h3>{phrases.UNHEARD}</h3>{whole}"


def line(head: str, cells: Mapping[str, str], brief: Brief, numbers: Addresses) -> str:
    """Return a line of a table: its head, and a cell for each report, a dash for one that has nothing."""
    shown = "".join(
        f'<td role="cell" data-o="{escaped(numbers.names[report.id])}"{"" if cells.get(report.id) else NOTHING}>'
        f"{cells.get(report.id) or DASH}</td>"
        for report in brief.head.reports
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{head}</th>{shown}</tr>\n'


NOTHING = ' class="n"'


def body(lines: Iterable[str]) -> str:
    """Return the lines of a table as one group."""
    return f'<tbody role="rowgroup">{"".join(lines)}</tbody>'


def table(caption: str, first: str, bodies: list[str], brief: Brief, numbers: Addresses) -> str:
    """Return a table with a column for each report."""
    heads = "".join(
        f'<th scope="col" role="columnheader">{numbers.name(report.id)}</th>' for report in brief.head.reports
    )
    return (
        f'<div class="scroll"><table class="t" role="table"><caption>{caption}</caption><thead role="rowgroup">'
        f'<tr role="row"><th scope="col" role="columnheader">{first}</th>{heads}</tr></thead>'
        f"{''.join(bodies)}</table></div>"
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
    return f"<h3>{phrases.DEBTS}</h3><ul>{''.join(items)}</ul>"


def calls(brief: Brief, numbers: Numbers) -> str:
    """Return what each report calls the people, things and happenings; what all call the same stands folded below."""
    if not brief.labels:
        return ""
    several, same = phrases.split_labels(brief.labels)
    caption = "What each report calls them, how often, and in whose voice where it is not the outlet's own"
    lines = [called(label, brief, numbers) for label in several]
    shown = table(caption, "Who or what", [body(lines)], brief, numbers) if several else ""
    if not same:
        return shown
    lines = [called(label, brief, numbers) for label in same]
    folded = table("How often each report names them", "Who or what", [body(lines)], brief, numbers)
    count = phrases.count(len(same), "name")
    return f"{shown}<details><summary>{count} that all who use it write the same</summary>{folded}</details>"


def called(label: Label, brief: Brief, numbers: Numbers) -> str:
    """Return one entity's, happening's or group's labels, a cell for each report."""
    name = f'<bdi>{escaped(one_line(label.name))}</bdi> <span class="quiet">{escaped(label.kind)}</span>'
    return line(name, {report: forms(found, numbers) for report, found in label.forms}, brief, numbers)


def forms(found: tuple[Form, ...], numbers: Numbers) -> str:
    """Return a report's labels, a line each, with their counts and voices."""
    lines = []
    for form in found:
        note = phrases.voiced(form)
        shown = link(form.places[0], escaped(one_line(form.text)), numbers)
        more = " ".join(link(place, str(number), numbers) for number, place in enumerate(form.places[1:MOST], 2))
        more = f" · also {more}{' …' * (form.times > MOST)}" if more else ""
        lines.append(
            f'<li>{shown}<span class="quiet">{phrases.times(form)}{more}'
            + (f"<br>{escaped(note)}" if note else "")
            + "</span></li>"
        )
    return f'<ul class="forms">{"".join(lines)}</ul>'


# As many places of one label are linked.
MOST = 6


def link(place: Place, words: str, numbers: Numbers) -> str:
    """Return a link to the passage of a label, the words around it as its title."""
    target = f"l{numbers.labels[place.passage]}"
    return f'<a class="q" href="#{target}" title="{escaped(one_line(place.around))}"><bdi>{words}</bdi></a>'


def maybe(brief: Brief, numbers: Numbers) -> str:
    """Return the pairs of entities that may be one, with the sentences that suggest it side by side."""
    if not brief.maybe:
        return ""
    items = "".join(
        f'<div class="pair"><h3>{escaped(phrases.proposal(each))}</h3>'
        + "".join(f"<p>{cited(passage, text, numbers)}</p>" for passage, text in each.because)
        + "</div>"
        for each in brief.maybe
    )
    how = "Write down that a pair is one: rashomon confirm FILE COMPARISON.json NUMBER; or that it is not: --apart."
    return f'<h3>May be the same, not joined</h3><p class="quiet">{how}</p>{items}'


def cited(passage: Passage, text: str, numbers: Numbers) -> str:
    """Return a passage and its report."""
    return f'<q>{escaped(quotes.in_quotes(text))}</q> <span class="quiet">{numbers.name(passage.report)}</span>'


def figures(brief: Brief, numbers: Numbers) -> str:
    """Return the values that the reports give for each counted thing; what cannot be compared is folded."""
    if not brief.figures:
        return ""
    several = [each for each in brief.figures if comparable(each)]
    others = [each for each in brief.figures if each not in several]
    if not several or not others:
        return counted(brief.figures, brief, numbers)
    folded = f"<details><summary>{len(others)} more</summary>{counted(others, brief, numbers)}</details>"
    return counted(several, brief, numbers) + folded


def counted(found: Iterable[Count], brief: Brief, numbers: Numbers) -> str:
    """Return a table of counted things."""
    lines = []
    for each in found:
        cells = {}
        for report in brief.head.reports:
            values = dict.fromkeys(
                f'<a href="#s{numbers.statements[v.told.statement]}">{figure(v)}</a> {whose(v.told)}{up_to(v)}'
                if v.told.statement in numbers.statements
                else figure(v) + up_to(v)
                for v in each.values
                if v.told.report == report.id
            )
            cells[report.id] = "<br>".join(values)
        lines.append(line(escaped(phrases.thing(each.counted)), cells, brief, numbers))
    return table("What is counted, and each report's value", "Counted", [body(lines)], brief, numbers)


def figure(value: Value) -> str:
    """Return the words of a figure, a report's toll strong."""
    words = escaped(one_line(value.text))
    return f"<strong>{words}</strong>" if value.toll else words


def up_to(value: Value) -> str:
    """Return as of when a figure is given, empty where its report names no time but its own."""
    return f' <span class="quiet">as of {escaped(one_line(value.as_of))}</span>' if value.as_of else ""


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
        items.append(f"<dt>{escaped(dates.moment_time(moment))}</dt><dd><ul>{told}</ul></dd>\n")
    return f'<dl class="time">{"".join(items)}</dl>'


def unplaced(brief: Brief) -> str:
    """Return what could not be read or placed, and the next step for each."""
    if not brief.unplaced:
        return ""
    items = "".join(
        f"<li><b>{escaped(p.location)}</b>: {escaped(p.problem)} {escaped(p.advice)}</li>" for p in brief.unplaced
    )
    return f"<ul>{items}</ul>"
