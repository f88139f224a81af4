"""Exports of Nexis and Factiva, as text, Word, RTF and PDF: the same reports come out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.errors import DocumentError
from rashomon.model import Document, Page
from rashomon.read import extract, read
from read import samples

MOST = 10_000_000
Layout = Callable[[str, str], str]
LAYOUTS = {
    "nexis, older": samples.nexis_old,
    "nexis, newer": samples.nexis_new,
    "factiva, coded": samples.factiva_coded,
    "factiva, plain": samples.factiva_plain,
}
OTHER = "The Bocas was refloated on the evening tide, its captain said.\n\nIt had lain on the reef for two days."
TITLES = ("Ferry aground off Tobago", "Ferry afloat again: no oil was spilt")


def as_docx(text: str) -> bytes:
    return samples.docx("".join(samples.paragraph(line) for line in text.replace("\f", "").split("\n")))


def as_pdf(text: str) -> bytes:
    return samples.pdf([page.split("\n") for page in text.strip("\f").split("\f")])


def pages(path: Path) -> list[Page]:
    found = read([path], MOST)
    assert [each for each in found if isinstance(each, DocumentError)] == []
    return [extract(each) for each in found if isinstance(each, Document)]


def said(page: Page, field: str) -> list[str]:
    return [each.value for each in page.evidence if each.field == field]


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
@pytest.mark.parametrize("made", [str.encode, as_docx, samples.rtf], ids=["txt", "docx", "rtf"])
def test_every_report_of_an_export_comes_out_with_its_fields(
    tmp_path: Path, layout: Layout, made: Callable[[str], bytes]
) -> None:
    suffix = {as_docx: ".docx", samples.rtf: ".rtf"}.get(made, ".txt")
    (tmp_path / f"export{suffix}").write_bytes(made(layout(TITLES[0], samples.STORY) + layout(TITLES[1], OTHER)))
    first, second = pages(tmp_path / f"export{suffix}")
    assert words(first.text) == words(f"{TITLES[0]} {samples.STORY}")
    assert words(second.text) == words(f"{TITLES[1]} {OTHER}")
    for page, title in zip((first, second), TITLES, strict=True):
        assert said(page, "title") == [title]
        assert said(page, "publisher") == ["Tobago Mail"]
        assert said(page, "published") in (["February 1, 2023"], ["1 February 2023"])
        assert "Ann Joseph" in said(page, "author")[0]
    assert [each.document.location.rpartition("#")[2] for each in (first, second)] == ["1", "2"]


@pytest.mark.parametrize("layout", [samples.nexis_new, samples.factiva_plain], ids=["nexis", "factiva"])
def test_an_export_as_pdf_comes_apart_too(tmp_path: Path, layout: Layout) -> None:
    short = "The ferry ran aground at dawn, the harbour master said.\n\nNobody was hurt."
    text = layout(TITLES[0], short) + layout(TITLES[1], short)
    (tmp_path / "export.pdf").write_bytes(as_pdf(text))
    found = pages(tmp_path / "export.pdf")
    assert [said(page, "title") for page in found] == [[title] for title in TITLES]
    assert all("Nobody was hurt." in page.text and "120 words" not in page.text for page in found)


def test_the_list_before_the_first_report_is_no_part_of_it(tmp_path: Path) -> None:
    cover = (
        "User Name: desk\nDate and Time: Thursday, February 2, 2023\nJob Number: 1\n\nDocuments (1)\n\n1. Ferry\n"
        "Client/Matter: -None-\n\n| About LexisNexis | Privacy Policy | Terms & Conditions\n\n"
    )
    (tmp_path / "export.txt").write_text(cover + samples.nexis_new(TITLES[0]))
    (page,) = pages(tmp_path / "export.txt")
    assert said(page, "title") == [TITLES[0]]
    assert said(page, "published") == ["February 1, 2023"]


def test_a_report_that_only_speaks_of_such_lines_is_no_export(tmp_path: Path) -> None:
    text = f"Archive opened\n\nThe clerk read from the last page.\n\nEnd of Document\n\n{samples.STORY}\n"
    (tmp_path / "a.txt").write_text(text)
    (page,) = pages(tmp_path / "a.txt")
    assert page.text == text


def test_a_headline_that_looks_like_a_field_does_no_harm(tmp_path: Path) -> None:
    title = "EXCLUSIVE: UK ministers told of ferry's fault"
    (tmp_path / "a.txt").write_text(samples.nexis_old(title) + samples.nexis_old("Other", number=2))
    first, _ = pages(tmp_path / "a.txt")
    assert said(first, "title") == [title]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
def test_one_report_without_text_among_many_costs_itself(tmp_path: Path, layout: Layout) -> None:
    text = layout(TITLES[0], OTHER) + layout("Nothing", "") + layout(TITLES[1], OTHER)
    (tmp_path / "export.txt").write_text(text)
    first, empty, last = read([tmp_path / "export.txt"], MOST)
    assert isinstance(first, Document) and isinstance(empty, Document) and isinstance(last, Document)
    assert extract(first).text.startswith(TITLES[0]) and extract(last).text.startswith(TITLES[1])
    with pytest.raises(DocumentError, match="has no text"):
        extract(empty)


def test_a_field_may_go_on_over_lines(tmp_path: Path) -> None:
    text = samples.nexis_old(TITLES[0]).replace("HIGHLIGHT: A ferry", "HIGHLIGHT: A ferry of the\nnorthern line")
    (tmp_path / "a.txt").write_text(text)
    (page,) = pages(tmp_path / "a.txt")
    assert words(page.text) == words(f"{TITLES[0]} {samples.STORY}")
