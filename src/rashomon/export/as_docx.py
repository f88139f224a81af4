"""Brief → a Word document: the same lines as the Markdown, as headings, lists and tables. Needs ``rashomon[docx]``."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rashomon.brief.differing import gathered, split
from rashomon.brief.lines import Contrast, Row, Told
from rashomon.brief.sections import Brief
from rashomon.export import attribution, dates, grouping, naming, phrases, quotes
from rashomon.export.harmless import one_line

if TYPE_CHECKING:
    from docx.document import Document

# One centimetre, in English Metric Units.
INDENT = 360000
# What XML cannot hold and other formats can.
UNWRITABLE = re.compile("[\ufffe\uffff]")


def comparison_docx(brief: Brief) -> bytes:
    """Return the brief as a Word document. Raises ``ImportError`` where python-docx is not installed."""
    from docx import Document

    made = Document()
    names = {report: plain(name) for report, name in naming.outlet_names(brief).items()}
    head(made, brief, names)
    told, unsure, worded = split(brief.differ)
    contrasts(made, phrases.DIFFER, told, names)
    for title, rows in sections(brief):
        section(made, title, rows, names)
    contrasts(made, phrases.MAY_DIFFER, unsure, names)
    contrasts(made, phrases.WORDED, worded, names)
    alone = len(brief.head.reports) == 1
    for each in brief.only:
        title = "What it says" if alone else f"Only {names[each.report]}"
        lines = (f"{quoted(x.told)} ({attribution.weighed(x.told)}) {phrases.further(x)}".rstrip() for x in each.lines)
        listed(made, title, lines)
    tables(made, brief, names)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def head(made: Document, brief: Brief, names: dict[str, str]) -> None:
    """Write the story in numbers and its reports."""
    made.add_heading(phrases.head_line(brief.head), 1)
    if line := phrases.origin_line(brief.head):
        made.add_paragraph(f"{line}.")
    for line in phrases.copies_lines(brief):
        made.add_paragraph(plain(f"{line}."))
    for report in brief.head.reports:
        paragraph = made.add_paragraph(style="List Bullet")
        paragraph.add_run(names[report.id]).bold = True
        partial = ", summary only" if report.partial else ""
        title = f": {plain(report.title)}" if report.title else ""
        file = f", {plain(naming.file_of(report))}" if naming.file_of(report) else ""
        paragraph.add_run(f", {dates.published(report)}{file}{partial}{title}")


def sections(brief: Brief) -> Iterable[tuple[str, tuple[Row, ...]]]:
    """Yield the groups of claims that several reports have under their titles."""
    yield "All say", brief.all_say
    yield "Some say", brief.some_say
    yield phrases.MAYBE_SAME, brief.maybe_same
    yield phrases.AGAIN, brief.again


def section(made: Document, title: str, rows: tuple[Row, ...], names: dict[str, str]) -> None:
    """Write one group of claims, nothing where it has none."""
    if not rows:
        return
    made.add_heading(title, 2)
    for row in rows:
        made.add_paragraph(plain(quoted(row.best)), style="List Bullet")
        slots = f" · {differs}" if (differs := phrases.differs(row)) else ""
        absent = "".join(f" · {each}" for each in phrases.absent(row, names))
        for line in (f"{phrases.origins(row)}{absent}{slots}", *said(row, names)):
            note = made.add_paragraph(plain(line))
            note.paragraph_format.left_indent = INDENT


def said(row: Row, names: dict[str, str]) -> Iterable[str]:
    """Yield what each report says for a claim and on whose word; the words of the row itself are not repeated."""
    for alike in grouping.alike(row):
        words = "" if alike[0] is row.best else f"{quoted(alike[0])} "
        yield f"{', '.join(names[told.report] for told in alike)}: {words}({attribution.weighed(alike[0])})"


def contrasts(made: Document, title: str, found: list[Contrast], names: dict[str, str]) -> None:
    """Write differences as a table under their title."""
    if not found:
        return
    made.add_heading(title, 2)
    table = made.add_table(rows=1, cols=3, style="Table Grid")
    fill(table.rows[0].cells, ("in", "one", "other"))
    for first, *others in gathered(found):
        sides = (
            f"{names[told.report]}: {quoted(told)} ({attribution.standing(first, side)})"
            for side, told in enumerate((first.left, first.right))
        )
        fill(table.add_row().cells, (first.label + grouping.so_too(others, names), *sides))


def tables(made: Document, brief: Brief, names: dict[str, str]) -> None:
    """Write the other tables, each where it has lines."""
    listed(made, "Whose word", (
        f"{phrases.KIND_WORDS.get(voice.kind, voice.kind)}: {attribution.whose(voice)} · "
        + ", ".join(f"{names[report]} {len(ids)}" for report, ids in voice.statements)
        for voice in brief.whose_word
    ))  # fmt: skip
    listed(made, "What each calls whom", (
        f"{label.name}: "
        + "; ".join(f"{names[report]}: {', '.join(form.text for form in forms)}" for report, forms in label.forms)
        for label in brief.labels
    ))  # fmt: skip
    listed(made, "Figures", (
        f"{phrases.thing(each.counted)}: "
        + "; ".join(dict.fromkeys(f"{v.text} ({names[v.told.report]}: {phrases.backed(v)})" for v in each.values))
        for each in brief.figures
    ))  # fmt: skip
    listed(made, "Timeline", (
        f"{dates.moment_time(moment)}: "
        + "; ".join(f"{names[told.report]}: {quoted(told)}" for _, _, told in moment.told)
        for moment in brief.timeline
    ))  # fmt: skip


def listed(made: Document, title: str, lines: Iterable[str]) -> None:
    """Write a titled list, nothing where it has no lines."""
    found = list(lines)
    if found:
        made.add_heading(title, 2)
        for line in found:
            made.add_paragraph(plain(line), style="List Bullet")


def quoted(told: Told) -> str:
    """Return a reading in quotation marks, before it the words that it leans on."""
    return attribution.leaning(told) + quotes.in_quotes(told.text)


def fill(cells: Iterable[object], words: Iterable[str]) -> None:
    """Write words into the cells of a row."""
    for cell, text in zip(cells, words, strict=True):
        cell.text = plain(text)  # type: ignore[attr-defined]


def plain(text: str | None) -> str:
    """Return words that no word processor takes for control characters."""
    return UNWRITABLE.sub("\ufffd", one_line(text or ""))
