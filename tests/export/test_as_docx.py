"""The Word document holds the same lines as the brief, and no character that it cannot hold."""

from __future__ import annotations

import io
from dataclasses import replace

from docx import Document

from rashomon.brief import brief
from rashomon.export.as_docx import comparison_docx
from rashomon.model import Comparison


def test_a_brief_as_a_word_document(comparison: Comparison) -> None:
    made = Document(io.BytesIO(comparison_docx(brief(comparison))))
    text = "\n".join(paragraph.text for paragraph in made.paragraphs)
    headings = [p.text for p in made.paragraphs if p.style is not None and p.style.name == "Heading 2"]
    assert headings[:2] == ["They differ", "All say"]
    assert {"Some say", "Whose word", "Figures", "Timeline"} <= set(headings)
    assert "The ferry Mwangaza ran aground near Zanzibar on Monday" in text
    assert "=SUM(A1) was painted on the hull" in text
    [table] = made.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0] == ["in", "one", "other"]
    assert any("At least 14 passengers" in row[1] and "21 people" in row[2] for row in cells)


def test_control_characters_do_not_break_it(comparison: Comparison) -> None:
    given = brief(comparison)
    problem = "Ferry \x00\x0b\x1b\ufffe aground"
    reports = tuple(replace(report, title=problem) for report in given.head.reports)
    made = Document(io.BytesIO(comparison_docx(replace(given, head=replace(given.head, reports=reports)))))
    assert any("Ferry" in paragraph.text for paragraph in made.paragraphs)
