"""Brief → Markdown, for a note or a pull request. Nothing in a report's text can act as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rashomon.brief.differing import gathered, split
from rashomon.brief.lines import Alone, Contrast, Row, Told
from rashomon.brief.sections import Brief
from rashomon.brief.tables import comparable
from rashomon.export import attribution, dates, grouping, naming, phrases, quotes
from rashomon.export.harmless import one_line
from rashomon.export.tree import lines as tree_lines
from rashomon.export.tree import telling_trees

# Every ASCII punctuation mark may be escaped in CommonMark; these are the ones that mean something within a line.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#|~@$^=&])")


def escaped(text: str) -> str:
    r"""Return text on one line in which no character is markup.

    >>> escaped("<b> [x](y) *z*")
    '\\<b\\> \\[x\\]\\(y\\) \\*z\\*'
    """
    return _MARKUP.sub(r"\\\1", one_line(text))


def quoted(told: Told) -> str:
    """Return a reading in quotation marks, before it the words that it leans on."""
    leaning = f"{escaped(attribution.leaning(told))} " if told.lead else ""
    return f"{leaning}{escaped(quotes.in_quotes(told.text))}"


def comparison_markdown(brief: Brief) -> str:
    """Return the brief as Markdown (CommonMark with tables)."""
    page = Page(brief)
    return "\n".join(page.lines()).rstrip() + "\n"


class Page:
    """A brief as Markdown lines."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.names = {report: escaped(name) for report, name in naming.outlet_names(brief).items()}

    def lines(self) -> Iterable[str]:
        """Yield the page."""
        brief = self.brief
        yield from self.head()
        told, unsure, worded = split(brief.differ)
        yield from self.section(phrases.DIFFER, self.contrasts(told))
        yield from self.section(phrases.UNSOURCED, self.unsourced())
        early = any(map(comparable, brief.figures))
        if early:
            yield from self.section("Figures", self.figures())
        yield from self.section("All say", (line for row in brief.all_say for line in self.row(row)))
        yield from self.section("Some say", (line for row in brief.some_say for line in self.row(row)))
        yield from self.section(phrases.MAYBE_SAME, (line for row in brief.maybe_same for line in self.row(row)))
        yield from self.section(phrases.AGAIN, (line for row in brief.again for line in self.row(row)))
        yield from self.section(phrases.MAY_DIFFER, self.contrasts(unsure))
        yield from self.section(phrases.WORDED, self.contrasts(worded))
        for each in brief.only:
            alone = len(brief.head.reports) == 1
            title = "What it says" if alone else f"Only {self.names[each.report]}"
            yield from self.section(title, (self.line(line) for line in each.lines))
        yield from self.section("Whose word", self.voices())
        yield from self.section(phrases.UNHEARD, self.unheard())
        yield from self.section("From whom", self.trees())
        yield from self.section(phrases.DEBTS, self.debts())
        yield from self.section("What each calls whom", self.labels())
        yield from self.section("May be the same, not joined", self.maybe())
        if not early:
            yield from self.section("Figures", self.figures())
        yield from self.section("Timeline", self.timeline())
        yield from self.section("Not read or not placed", self.problems())

    def head(self) -> Iterable[str]:
        """Yield the story in numbers and its reports."""
        yield f"# {phrases.head_line(self.brief.head)}"
        yield ""
        if line := phrases.origin_line(self.brief.head):
            yield f"{line}."
            yield ""
        for line in phrases.copies_lines(self.brief):
            yield f"{escaped(line)}."
            yield ""
        for report in self.brief.head.reports:
            title = f": {escaped(report.title)}" if report.title else ""
            file = f", {escaped(naming.file_of(report))}" if naming.file_of(report) else ""
            partial = ", summary only" if report.partial else ""
            yield f"- **{self.names[report.id]}**, {dates.published(report)}{file}{partial}{title}"

    def section(self, title: str, lines: Iterable[str]) -> Iterable[str]:
        """Yield a titled section, nothing where it has no lines."""
        found = list(lines)
        if found:
            yield from ("", f"## {title}", "", *found)

    def row(self, row: Row) -> Iterable[str]:
        """Yield a claim: its clearest reading, from how many origins, and what each report says on whose word."""
        slots = f" · {differs}" if (differs := phrases.differs(row)) else ""
        origins = phrases.origins(row)
        if row.origins.most == 1:
            origins = f"**{origins}**"
        if row.reasons:
            origins += f" ({escaped('; '.join(row.reasons))})"
        slots = "".join(f" · {absent}" for absent in phrases.absent(row, self.names)) + slots
        slots += f" · {escaped(doubts)}" if (doubts := phrases.doubts(row)) else ""
        first, *others = grouping.alike(row)
        yield f"- {quoted(row.best)} ({self.outlets(first)}: {escaped(attribution.weighed(row.best))})  "
        yield f"  {origins}{slots}"
        for alike in others:
            yield f"  - {self.outlets(alike)}: {quoted(alike[0])} ({escaped(attribution.weighed(alike[0]))})"

    def outlets(self, alike: Iterable[Told]) -> str:
        """Return which reports tell it so."""
        return ", ".join(self.names[told.report] for told in alike)

    def line(self, line: Alone) -> str:
        """Return what one report alone says, and on whose word."""
        further = f" {phrases.further(line)}" if line.further else ""
        return f"- {quoted(line.told)} ({escaped(attribution.weighed(line.told))}){further}"

    def contrasts(self, contrasts: Iterable[Contrast]) -> Iterable[str]:
        """Yield the differences as a table, those that tell the same in one line."""
        lines = [
            f"| {first.label}{grouping.so_too(others, self.names)} | {self.side(first, 0)} | {self.side(first, 1)} |"
            for first, *others in gathered(contrasts)
        ]
        if lines:
            yield from ("| in | one | other |", "|---|---|---|", *lines)

    def unsourced(self) -> Iterable[str]:
        """Yield what is told on somebody's word in one report and without a source in another."""
        for each in self.brief.unsourced:
            a, b = each.sourced, each.told
            whose = escaped(attribution.sourced_word(a))
            yield f"- In **{self.names[a.report]}** it is {whose}: {quoted(a)}  "
            yield f"  in **{self.names[b.report]}** it is told without a source: {quoted(b)}"

    def side(self, contrast: Contrast, number: int) -> str:
        """Return one side of a difference."""
        told = (contrast.left, contrast.right)[number]
        return f"**{self.names[told.report]}:** {quoted(told)} ({escaped(attribution.standing(contrast, number))})"

    def voices(self) -> Iterable[str]:
        """Yield the sources by kind, with how much each report gives on their word and with which verbs."""
        for voice in self.brief.whose_word:
            parts = []
            for alike in grouping.together(voice.shares, phrases.given):
                each = " each" if len(alike) > 1 else ""
                names = naming.listed((share.report for share in alike), self.names)
                parts.append(f"{names}{each} {escaped(phrases.given(alike[0]))}")
            parts += [f"{self.names[report]} {phrases.unquoted(times)}" for report, times in voice.unquoted]
            shares = "; ".join(parts)
            alone = " · quoted here alone" if voice.only else ""
            kind = phrases.KIND_WORDS.get(voice.kind, voice.kind)
            yield f"- {kind}: {escaped(attribution.whose(voice))} · {shares}{alone}"

    def unheard(self) -> Iterable[str]:
        """Yield whom the reports name often and give no word."""
        for each in self.brief.unheard:
            counts = ", ".join(f"{self.names[report]} {len(found)}" for report, found in each.mentions)
            yield f"- **{escaped(each.name)}** ({each.kind}): {counts}"

    def trees(self) -> Iterable[str]:
        """Yield each origin as a list, below it the outlets and reports that have it from there."""
        for tree in telling_trees(self.brief.graph)[0]:
            for strokes, branch in [("", tree), *tree_lines(tree)]:
                name = self.names[branch.node.report] if branch.node.report else escaped(branch.node.name)
                came = phrases.came(branch.statements, branch.kinds)
                yield f"{' ' * (2 * len(strokes) // 3)}- {name} · {came}"

    def debts(self) -> Iterable[str]:
        """Yield which report has something from whom."""
        for debt in self.brief.debts:
            origin = self.names[debt.report] if debt.report else escaped(debt.origin)
            because = "; ".join(f"“{escaped(text)}” ({self.names[p.report]})" for p, text in debt.because)
            yield f"- {self.names[debt.derived]} {phrases.DEBT_WORDS[debt.kind]} {origin}: {because}"

    def labels(self) -> Iterable[str]:
        """Yield what each report calls the people, things and happenings, and in whose voice."""
        several, same = phrases.split_labels(self.brief.labels)
        for label in several:
            yield f"- **{escaped(label.name)}** ({label.kind})"
            for alike in grouping.together(label.forms, grouping.as_forms):
                shown = ", ".join(
                    f"{escaped(form.text)}{phrases.times(form)}" + (f" ({escaped(note)})" if note else "")
                    for form in alike[0][1]
                    for note in [phrases.voiced(form)]
                )
                yield f"  - {naming.listed((report for report, _ in alike), self.names)}: {shown}"
        if same:
            yield f"- called the same by all that name it: {', '.join(escaped(label.name) for label in same)}"

    def maybe(self) -> Iterable[str]:
        """Yield the pairs of entities that may be one, with the sentences that suggest it."""
        for each in self.brief.maybe:
            yield f"- {escaped(phrases.proposal(each))}"
            for passage, text in each.because:
                yield f"  - {self.names[passage.report]}: “{escaped(text)}”"

    def figures(self) -> Iterable[str]:
        """Yield the values for each counted thing."""
        for each in self.brief.figures:
            yield f"- **{escaped(phrases.thing(each.counted))}**"
            for value, *others in grouping.together(each.values, grouping.as_value):
                whose = escaped(phrases.backed(value))
                words = f"**{escaped(value.text)}**" if value.toll else escaped(value.text)
                reports = (figure.told.report for figure in (value, *others))
                yield f"  - {naming.listed(reports, self.names)}: {words} ({whose})"

    def timeline(self) -> Iterable[str]:
        """Yield the dated happenings in time order."""
        for moment in self.brief.timeline:
            yield f"- **{escaped(dates.moment_time(moment))}**"
            for alike in grouping.together(moment.told, grouping.as_moment):
                reports = (told.report for _, _, told in alike)
                yield f"  - {naming.listed(reports, self.names)}: {quoted(alike[0][2])}"

    def problems(self) -> Iterable[str]:
        """Yield what could not be read or placed."""
        for problem in self.brief.unplaced:
            yield f"- {escaped(problem.location)}: {escaped(problem.problem)} {escaped(problem.advice)}".rstrip()
