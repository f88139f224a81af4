"""Brief → lines on a terminal, wide or narrow, in colour or not, or in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from rashomon.brief.differing import gathered, split
from rashomon.brief.entries import Count, Form, Label, Maybe, Moment
from rashomon.brief.lines import Alone, Contrast, Row, Told, Unsourced
from rashomon.brief.sections import Brief
from rashomon.brief.sources import Debt, Unheard, Voice
from rashomon.brief.tables import comparable, foremost
from rashomon.export import attribution, dates, grouping, naming, parting, phrases, quotes
from rashomon.export.harmless import one_line
from rashomon.export.tree import Branch, telling_trees
from rashomon.export.tree import lines as tree_lines

QUIET = "dim"
STRONG = "bold"
SLOT = "yellow"
# Names of reports that have no publisher are file names, and may be long.
LONGEST_NAME = 24
# Two readings stand side by side from this width on.
WIDE = 76
# Lines a section shows before it says how many more there are.
LIMIT = 12
PER_REPORT = 6
PER_MOMENT = 3
# Characters of another report's words that a line shows, where not all is shown.
LONGEST_READING = 90


def terminal_text(brief: Brief, console: Console, limit: int | None = LIMIT) -> str:
    """Return the brief as lines for a console, without spaces at their ends.

    ``limit`` lines a section, all of them where it is ``None``.
    """
    with console.capture() as captured:
        Page(brief, console, limit).show()
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


class Page:
    """A brief on one console."""

    def __init__(self, brief: Brief, console: Console, limit: int | None) -> None:
        self.brief = brief
        self.console = console
        self.limit = limit
        self.names = naming.outlet_names(brief, LONGEST_NAME)
        self.alone = len(brief.head.reports) == 1

    def show(self) -> None:
        """Write every section that has lines: first what an editor checks, then what is shared, then the rest."""
        brief = self.brief
        self.head()
        told, unsure, worded = split(brief.differ)
        self.section(phrases.DIFFER, self.contrasts(told), 6)
        self.section(phrases.UNSOURCED, [self.unsourced(each) for each in brief.unsourced], 3)
        early = any(map(comparable, brief.figures))
        if early:
            self.figures()
        self.shared("All say", brief.all_say)
        self.shared("Some say", brief.some_say)
        self.folded(
            (phrases.MAYBE_SAME, [self.row(row) for row in brief.maybe_same]),
            (phrases.AGAIN, [self.row(row) for row in brief.again]),
            (phrases.MAY_DIFFER, self.contrasts(unsure)),
            (phrases.WORDED, self.contrasts(worded)),
        )
        self.only()
        self.voices()
        self.section(phrases.UNHEARD, [self.unheard(each) for each in brief.unheard], 6)
        found, others = telling_trees(brief.graph)
        self.section("From whom", [self.tree(each) for each in found], 10)
        if found and others:
            self.put(
                Text(f"{phrases.count(others, 'further source')} of one report each: see Whose word", style=QUIET), 2
            )
        self.section(phrases.DEBTS, [self.debt(each) for each in brief.debts], 8)
        self.labels()
        self.section("May be the same, not joined", [self.maybe(each) for each in brief.maybe], 6)
        if not early:
            self.figures()
        self.timeline()
        self.section("Not read or not placed", [self.problem(n) for n in range(len(brief.unplaced))], None)

    def head(self) -> None:
        """Write the story in numbers, and its reports."""
        self.console.print(Text(phrases.head_line(self.brief.head), style=STRONG))
        if origins := phrases.origin_line(self.brief.head):
            self.console.print(Text(origins, style=STRONG if self.brief.head.single else QUIET))
        for copies in phrases.copies_lines(self.brief):
            self.console.print(Text(copies, style=STRONG))
        self.console.print()
        for report in self.brief.head.reports:
            line = Text.assemble((self.names[report.id], "cyan"), (f"  {dates.published(report)}", QUIET))
            if file := naming.file_of(report):
                line.append(f"  {file}", QUIET)
            if report.partial:
                line.append("  summary only", QUIET)
            if report.title:
                line.append(f"  {one_line(report.title)}")
            self.put(line, 2)

    def labels(self) -> None:
        """Write what each report calls whom, and the names of those that all call the same."""
        several, same = phrases.split_labels(self.brief.labels)
        self.section("What each calls whom", [self.label(each) for each in several], 8)
        if same and several and self.limit is None:
            names = ", ".join(one_line(each.name) for each in same)
            self.put(Text(f"called the same by all that name it: {names}", style=QUIET), 2)

    def put(self, line: RenderableType, indent: int) -> None:
        """Write a line with an indent that holds where it wraps."""
        self.console.print(Padding(line, (0, 0, 0, indent)))

    def figures(self) -> None:
        """Write what is counted; where not all is shown, what can be compared."""
        found = self.brief.figures
        compared = [each for each in found if comparable(each)]
        shown = found if self.limit is None else compared or found
        self.section("Figures", [self.figure(each) for each in shown], 6, len(found) - len(shown))

    def timeline(self) -> None:
        """Write the dated happenings in time order; where not all is shown, those nearest to the event."""
        moments = self.brief.timeline
        shown = moments if self.limit is None else foremost(moments, self.brief.head, self.limit)
        self.section("Timeline", [self.moment(each) for each in shown], None, len(moments) - len(shown))

    def shared(self, title: str, rows: Sequence[Row]) -> None:
        """Write claims that several reports have; where not all is shown, the parts of one remark in one place.

        A speech that all quote would fill the screen with a line a sentence.
        """
        if self.limit is None:
            self.section(title, [self.row(row) for row in rows])
            return
        remarks = grouping.together(rows, grouping.remark)
        shown = remarks[: self.limit]
        left = len(rows) - sum(map(len, shown))
        extra = sum(map(len, shown)) - len(shown)
        self.section(title, [self.remark(parts) for parts in shown], None, left, extra)

    def folded(self, *sections: tuple[str, Sequence[RenderableType]]) -> None:
        """Write sections where all is shown, else how many lines each holds."""
        if self.limit is None:
            for title, lines in sections:
                self.section(title, lines)
        elif held := ", ".join(f"{title} {len(lines)}" for title, lines in sections if lines):
            self.console.print()
            self.put(Text(f"Not shown: {held} (see --all or --html)", style=QUIET), 0)

    def section(
        self, title: str, lines: Sequence[RenderableType], limit: int | None = LIMIT, left: int = 0, extra: int = 0
    ) -> None:
        """Write a titled section, its first lines, and how many more there are, ``left`` being those not among them.

        ``extra`` are those that share a line with another.
        """
        if not lines and not left:
            return
        most = None if self.limit is None or limit is None else min(limit, self.limit)
        name = Text(f"{title} · {len(lines) + left + extra}", style=STRONG)
        self.console.print()
        self.console.print(Rule(name, align="left", style=QUIET, characters="─"))
        for line in lines[:most]:
            self.put(line, 2)
        self.more(left + len(lines) - len(lines[:most]))

    def more(self, left: int) -> None:
        """Write how many lines were left out, if any."""
        if left:
            self.put(Text(f"… {left} more (see --all, --json or --html)", style=QUIET), 2)

    def only(self) -> None:
        """Write what each report alone says, weightiest first."""
        for each in self.brief.only:
            title = "What it says" if self.alone else f"Only {self.names[each.report]}"
            self.section(title, [self.line(line) for line in each.lines], None if self.alone else PER_REPORT)

    def line(self, line: Alone) -> Text:
        """Return what one report alone says, and on whose word."""
        shown = quoted(line.told).append("  ").append(self.word(line.told))
        return shown.append(f"  {phrases.further(line)}", QUIET) if line.further else shown

    def row(self, row: Row) -> Group:
        """Return a claim: its clearest reading, what each report says on whose word, and from how many origins."""
        first, *others = [self.reading(reports, row) for reports in grouping.alike(row)]
        facts = Text(phrases.origins(row), style=STRONG if row.origins.most == 1 else "")
        # Why two may have one origin is long, and told where all is.
        if row.reasons and (row.origins.most == 1 or self.limit is None):
            facts.append(f" ({one_line('; '.join(row.reasons))})", "not bold")
        for absent in phrases.absent(row, self.names):
            facts.append(f" · {absent}", "not bold dim")
        if differs := phrases.differs(row):
            facts.append(f" · {differs}", f"not bold {SLOT}")
        return block(quoted(row.best).append("  ").append_text(first), [*others, facts])

    def remark(self, parts: Sequence[Row]) -> Group:
        """Return the claims that are parts of one remark: the first in full, of the others the words."""
        first, *others = parts
        if not others:
            return self.row(first)
        words = Text("of the same remark: ", style=QUIET)
        for number, row in enumerate(others):
            words.append(" · " * (number > 0), QUIET).append_text(quoted(row.best, LONGEST_READING))
        return Group(self.row(first), Padding(words, (0, 0, 0, 2)))

    def reading(self, alike: Sequence[Told], row: Row) -> Text:
        """Return whose word a claim is in some reports, after their words where they are not those of the row."""
        text = Text.assemble((", ".join(self.names[told.report] for told in alike), "cyan"), ": ")
        if alike[0] is not row.best:
            words = quoted(alike[0], None if self.limit is None else LONGEST_READING)
            text.append_text(words.append("  "))
        return text.append_text(self.word(alike[0]))

    def word(self, told: Told) -> Text:
        """Return whose word a reading is, and how certain it is."""
        marks = [attribution.weighed(told), phrases.UNSURE if told.doubtful else ""]
        return Text(" · ".join(filter(None, marks)), style=QUIET)

    def contrasts(self, contrasts: Sequence[Contrast]) -> list[Group]:
        """Return the differences, the first pair of each in full and those like it by outlet; where all is shown, all.

        One report against four others would fill the section with four lines that tell one difference.
        """
        if self.limit is None:
            return [self.contrast(each) for each in contrasts]
        return [self.contrast(first, others) for first, *others in gathered(contrasts)]

    def contrast(self, contrast: Contrast, others: Sequence[Contrast] = ()) -> Group:
        """Return two readings side by side, or one below the other where the console is narrow."""
        title = Text(contrast.label, style=QUIET if contrast.revised else SLOT)
        title.append(grouping.so_too(others, self.names), QUIET)
        sides = [self.side(contrast, 0), self.side(contrast, 1)]
        if self.console.width < WIDE:
            return Group(title, *(Padding(side, (0, 0, 0, 2)) for side in sides))
        table = Table.grid(padding=(0, 2), expand=True)
        table.add_column(ratio=1)
        table.add_column(ratio=1)
        table.add_row(*sides)
        return Group(title, Padding(table, (0, 0, 0, 2)))

    def unsourced(self, each: Unsourced) -> Group:
        """Return one thing told on somebody's word in one report and without a source in another."""
        a, b = each.sourced, each.told
        first = Text.assemble(
            "in ", (self.names[a.report], "cyan"), f" it is {attribution.sourced_word(a)}: ", quoted(a)
        )
        second = Text.assemble("in ", (self.names[b.report], "cyan"), " it is told without a source: ", quoted(b))
        return block(first, [second])

    def side(self, contrast: Contrast, number: int) -> Text:
        """Return one side of a difference: the outlet, the words that part, and the reading they stand in."""
        told = (contrast.left, contrast.right)[number]
        words, skipped = quoted(told), len(attribution.leaning(told))
        for start, end in parting.parted(contrast, number, words.plain[skipped:]):
            words.stylize(STRONG, skipped + start, skipped + end)
        text = Text.assemble((self.names[told.report], "cyan"), ": ", words)
        text.append(f"  {attribution.standing(contrast, number)}", QUIET)
        return text

    def voices(self) -> None:
        """Write the sources, a line each, the kind before the first of its kind, the first few of each kind."""
        lines: list[RenderableType] = []
        for kind, group in groupby(self.brief.whose_word, key=lambda voice: voice.kind):
            for number, voice in enumerate(list(group)[: self.limit and PER_REPORT]):
                table = Table.grid(padding=(0, 1))
                table.add_column(width=18)
                table.add_column()
                words = "" if number else phrases.KIND_WORDS.get(kind, kind)
                table.add_row(Text(words, style=QUIET), self.voice(voice))
                lines.append(table)
        self.section("Whose word", lines, None, len(self.brief.whose_word) - len(lines))

    def voice(self, voice: Voice) -> Text:
        """Return one source, how much each report gives on its word, and with which verbs."""
        text = Text(attribution.whose(voice))
        for shares in grouping.together(voice.shares, phrases.given):
            names = naming.listed((share.report for share in shares), self.names)
            each = " each" if len(shares) > 1 else ""
            text.append(f"  {names}", "cyan").append(f"{each} {phrases.given(shares[0])}", QUIET)
        for report, times in voice.unquoted:
            text.append(f"  {self.names[report]}", "cyan").append(f" {phrases.unquoted(times)}", QUIET)
        return text.append("  quoted here alone", QUIET) if voice.only else text

    def unheard(self, unheard: Unheard) -> Text:
        """Return somebody whom no report gives a word, and how often each names them."""
        counts = ", ".join(f"{self.names[report]} {len(found)}" for report, found in unheard.mentions)
        return Text.assemble((one_line(unheard.name), STRONG), (f" ({unheard.kind})", QUIET), (f"  {counts}", "cyan"))

    def tree(self, tree: Branch) -> Group:
        """Return an origin, and below it the outlets and reports that have it from there."""
        lines = [self.branch(tree, "")]
        lines += [self.branch(branch, strokes) for strokes, branch in tree_lines(tree)]
        return Group(*lines)

    def branch(self, branch: Branch, strokes: str) -> Text:
        """Return one hand of a tree; a report in the colour of outlets."""
        node = branch.node
        name = (self.names[node.report], "cyan") if node.report else (one_line(node.name), "" if strokes else STRONG)
        return Text.assemble((strokes, QUIET), name, (f"  {phrases.came(branch.statements, branch.kinds)}", QUIET))

    def debt(self, debt: Debt) -> Text:
        """Return what one report rests on, and the words that show it."""
        origin = self.names[debt.report] if debt.report else one_line(debt.origin)
        text = Text.assemble((self.names[debt.derived], "cyan"), f" {phrases.DEBT_WORDS[debt.kind]} ", (origin, STRONG))
        for passage, words in debt.because[:2]:
            text.append(f"  {quotes.shortened(words)} ({self.names[passage.report]})", QUIET)
        return text

    def label(self, label: Label) -> Group:
        """Return what each report calls one entity, happening or group, and in whose voice."""
        lines = []
        for alike in grouping.together(label.forms, grouping.as_forms):
            line = Text(f"{naming.listed((report for report, _ in alike), self.names)}: ", style="cyan")
            for number, form in enumerate(alike[0][1]):
                line.append(", " * (number > 0), "not dim default").append_text(self.form(form))
            lines.append(line)
        return block(Text.assemble((one_line(label.name), STRONG), (f" ({label.kind})", QUIET)), lines)

    def form(self, form: Form) -> Text:
        """Return one label, how often it stands, and in whose voice."""
        text = Text(f"{one_line(form.text)}{phrases.times(form)}", style="default")
        note = phrases.voiced(form)
        return text.append(f" ({note})", QUIET) if note else text

    def maybe(self, maybe: Maybe) -> Group:
        """Return two entities that may be one, with the sentences that suggest it."""
        lines = [Text.assemble((f"{self.names[p.report]}: ", "cyan"), quotes.in_quotes(t)) for p, t in maybe.because]
        return block(Text(phrases.proposal(maybe), style=STRONG), lines)

    def figure(self, count: Count) -> Group:
        """Return the values that the reports give for one counted thing."""
        lines = []
        for value, *others in grouping.together(count.values, grouping.as_value):
            reports = (each.told.report for each in (value, *others))
            name = (f"{naming.listed(reports, self.names)}: ", "cyan")
            words = (one_line(value.text), STRONG if value.toll else "")
            lines.append(Text.assemble(name, words, (f"  {phrases.backed(value)}", QUIET)))
        return block(Text(phrases.thing(count.counted), style=STRONG), lines)

    def moment(self, moment: Moment) -> Group:
        """Return one time and what is said to happen then."""
        lines, found = [], grouping.together(moment.told, grouping.as_moment)
        for alike in found[: self.limit and PER_MOMENT]:
            _, when, first = alike[0]
            name = (f"{naming.listed((told.report for _, _, told in alike), self.names)}: ", "cyan")
            lines.append(Text.assemble(name, quoted(first), (f"  {one_line(when)}", QUIET)))
        if left := len(found) - len(lines):
            lines.append(Text(f"… {left} more", style=QUIET))
        return block(Text(dates.moment_time(moment), style=STRONG), lines)

    def problem(self, number: int) -> Text:
        """Return what could not be read or placed, and the next step."""
        problem = self.brief.unplaced[number]
        return Text.assemble(
            (one_line(problem.location), STRONG), f": {one_line(problem.problem)} ", one_line(problem.advice)
        )


def block(title: Text, lines: Iterable[Text]) -> Group:
    """Return lines below a title, with an indent that holds where they wrap."""
    return Group(title, *(Padding(line, (0, 0, 0, 2)) for line in lines))


def quoted(told: Told, longest: int | None = None) -> Text:
    """Return a reading's words in quotation marks, cut within ``longest`` characters; a headline is marked as one."""
    words = quotes.in_quotes(told.text) if longest is None else quotes.shortened(told.text, longest)
    text = Text.assemble((attribution.leaning(told), QUIET), words)
    if told.headline:
        text.append(" headline", QUIET)
    return text
