"""What is broken, empty or made to do harm: an error that names the file and the next step, in bounded time."""

from __future__ import annotations

import gzip
import io
import json
import random
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.errors import DocumentError
from rashomon.model import Document, Page
from rashomon.read import extract, read, recognised, split
from rashomon.read.media import SUFFIXES
from read import samples
from read.samples import STORY

MOST = 10_000_000
# More than any case below needs; without its limit each would take minutes, or all memory. Seconds of the processor.
SECONDS, BYTES = 6.0, 100_000_000


def outcomes(path: Path) -> list[Page | DocumentError]:
    """Return what becomes of each report of a file; anything but a page or an error fails the test."""
    found: list[Page | DocumentError] = []
    for each in read([path], MOST):
        try:
            found.append(each if isinstance(each, DocumentError) else extract(each))
        except DocumentError as error:
            found.append(error)
    return found


def zeros(megabytes: int) -> bytes:
    """Return many zeros as raw deflate."""
    engine = zlib.compressobj(9, wbits=-15)
    return b"".join(engine.compress(b"0" * 1_000_000) for _ in range(megabytes)) + engine.flush()


def docx_bomb() -> bytes:
    """Return a Word document whose text unpacks to 80 MB."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("word/document.xml", "w") as part:
            part.write(f'<w:document xmlns:w="{samples.W}"><w:body>'.encode())
            for _ in range(80):
                part.write(b"<w:p/>" + b" " * 1_000_000)
    return made.getvalue()


def locked_docx() -> bytes:
    """Return a Word document whose members say that they are encrypted."""
    content = bytearray(samples.docx(samples.paragraph(STORY)))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + place] |= 1
            start = content.find(mark, start + 4)
    return bytes(content)


def later_zip() -> bytes:
    """Return a Word document whose list of members asks for a zip reader that there is none of."""
    content = bytearray(samples.docx(samples.paragraph(STORY)))
    content[content.find(b"PK\x01\x02") + 6] = 146
    return bytes(content)


LAUGHS = '<!DOCTYPE rss [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
OUTSIDE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY % y SYSTEM "http://127.0.0.1:1/y"> %y;]>'
PART = "multipart/mixed; boundary="
NESTED = b"".join(b"Content-Type: %s%d\n\n--%d\n" % (PART.encode(), n, n) for n in range(3_000))

# Name of the file, its bytes, and what the error says: None where the file can be read all the same.
CASES: dict[str, tuple[str, bytes | Callable[[], bytes], str | None]] = {
    "feed that is empty": ("a.rss", b"", "is empty"),
    "feed without entries": ("a.rss", samples.feed([]), "is a feed without entries"),
    "feed cut short": ("a.rss", samples.feed([samples.item("Ferry", STORY)])[:-30], None),
    "feed that is no XML": ("a.rss", b"ferry aground", "cannot be read as XML"),
    "feed of garbage": ("a.rss", bytes(range(1, 256)) * 50, "cannot be read as XML"),
    "feed of zeros": ("a.rss", bytes(5_000), "is a binary file"),
    "XML of another kind": ("a.xml", b"<?xml version='1.0'?><urlset><url/></urlset>", "is XML that is no RSS"),
    "feed with a wrong encoding": (
        "a.rss",
        samples.feed([samples.item("Ferry", STORY + " Café.")]).replace("é".encode(), b"\xe9"),
        None,
    ),
    "feed with an encoding that is none": (
        "a.rss",
        samples.feed([samples.item("Ferry", STORY)]).replace(b"UTF-8", b"KLINGON"),
        None,
    ),
    "entry with a title alone": ("a.rss", samples.feed([samples.item("Ferry", "")]), "has no text, only a title"),
    "a billion laughs": (
        "a.rss",
        f"{LAUGHS}]><rss><channel><item><title>x</title><summary>&a11;</summary></item></channel></rss>".encode(),
        "has no text",
    ),
    "entity that reads a file": (
        "a.rss",
        f"{OUTSIDE}<rss><channel><item><description>&x;</description></item></channel></rss>".encode(),
        None,
    ),
    "feed nested without end": ("a.rss", b"<rss><channel>" + b"<item>" * 200_000, "has no text"),
    "entry nested without end": ("a.rss", samples.feed([samples.item("x", "<div>" * 100_000 + STORY)]), "has no text"),
    "feed with a field of megabytes": ("a.rss", samples.feed([samples.item("x" * 9_000_000, STORY)]), None),
    "feed with many attributes": (
        "a.rss",
        b"<rss " + b"".join(b'a%d="" ' % n for n in range(500_000)) + b">",
        "is a feed without entries",
    ),
    "list of feeds among reports": (
        "a.opml",
        b"<opml><body><outline xmlUrl='https://a.example/'/></body></opml>",
        "is a list of feeds",
    ),
    "mail that is empty": ("a.eml", b" \r\n", "is empty"),
    "mail without text": ("a.eml", samples.message("x", ""), "is a message without text"),
    "mail of garbage": ("a.eml", bytes(range(1, 256)) * 500, None),
    "mail nested without end": ("a.eml", b"Subject: x\n" + NESTED, "is a broken message"),
    "mail with a charset that is none": (
        "a.eml",
        samples.message("=?klingon?q?x=E9?=").replace(b"charset=utf-8", b"charset=klingon"),
        None,
    ),
    "mail with broken base64": (
        "a.eml",
        samples.message("=?utf-8?b?!!!?=", "%%%").replace(b"MIME-", b"Content-Transfer-Encoding: base64\r\nMIME-"),
        "is a message without text",
    ),
    "mail with a head of megabytes": ("a.eml", b"Subject: " + b"=?utf-8?q?x?= " * 600_000 + b"\n\nText.", None),
    "mail with its text in 20,000 parts": (
        "a.eml",
        b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 20_000 + b"--b--",
        None,
    ),
    "mailbox without a message": ("a.mbox", b"Dear all\n", "is a mailbox without a message"),
    "mailbox of empty messages": ("a.mbox", b"From a@b Wed Feb  1 07:30:00 2023\n\n", "is an empty message"),
    "saved page without a page": (
        "a.mhtml",
        b"MIME-Version: 1.0\nContent-Type: image/png\n\nx",
        "is a saved page without a page",
    ),
    "table that is empty": ("a.csv", b"\n", "is empty"),
    "table without a column of texts": ("a.csv", b"a,b\n1,2\n", "has no column with texts"),
    "table without rows": ("a.csv", b"title,text\n", "is a table without rows"),
    "table of one field of megabytes": ("a.csv", b"title,text\nx," + b"y" * 9_000_000, "line 2 does not fit"),
    "table of quotation marks": ("a.csv", b"title,text\n" + b'x,"y\n' * 200_000, "does not fit the table"),
    "table of commas": ("a.csv", b"title,text\n" + b"," * 5_000_000, "line 2 does not fit the table"),
    "table in an unknown encoding": ("a.csv", b"text\n" + bytes(range(1, 256)) * 40, "is in an unknown encoding"),
    "archive that is none": ("a.warc", b"ferry aground", "has the name of a web archive and is none"),
    "archive without a page": (
        "a.warc",
        samples.warc("https://a.example/", b"gone", status="404 Not Found"),
        "is a web archive without a page",
    ),
    "archive cut short in its first head": (
        "a.warc",
        samples.warc("https://a.example/", b"x")[:40],
        "is a web archive without a page",
    ),
    "archive whose length is a lie": (
        "a.warc",
        samples.warc("https://a.example/", samples.page("x", "\n\n".join([STORY] * 4))).replace(
            b"Content-Length: ", b"Content-Length: 999999"
        ),
        None,
    ),
    "archive of gzip bombs": (
        "a.warc.gz",
        lambda: gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + bytes(60_000_000)),
        "too large when unpacked",
    ),
    "archive that is cut within its gzip": (
        "a.warc.gz",
        gzip.compress(samples.warc("https://a.example/", samples.page("x")))[:-50],
        "is broken, or too large",
    ),
    "archive of empty gzips": (
        "a.warc.gz",
        gzip.compress(samples.warc("https://a.example/", b"x", status="404 No")) + gzip.compress(b"") * 200_000,
        "is a web archive without a page",
    ),
    "archive of false starts": ("a.warc", b"WARC/1.0\r\nA: b\r\n" * 100_000, "more than 20,000 records"),
    "page in an archive that is a gzip bomb": (
        "a.warc",
        samples.warc("https://a.example/", gzip.compress(bytes(100_000_000)), encoding="gzip"),
        "unpacks to more than",
    ),
    "Word document that is none": ("a.docx", b"ferry aground", "has the name of a Word document and is none"),
    "Word document cut short": ("a.docx", samples.docx(samples.paragraph(STORY))[:-60], "is a broken Word document"),
    "Word document without text": ("a.docx", samples.docx(""), "is a Word document without text"),
    "Word document without its text's file": (
        "a.docx",
        samples.docx("", part="word/other.xml").replace(b"word/other.xml", b"word/0ther.xml", 1),
        "is a broken Word document",
    ),
    "Word document that is locked": ("a.docx", locked_docx, "is a locked Word document"),
    "Word document of a zip yet to come": ("a.docx", later_zip, "is a broken Word document"),
    "Word document that is a bomb": ("a.docx", docx_bomb, "unpacks to more than"),
    "Word document of broken XML": ("a.docx", samples.docx("<w:p><w:r>"), "is a broken Word document"),
    "Word document nested without end": ("a.docx", samples.docx("<w:p>" * 100_000), "is a broken Word document"),
    "Word document of 150,000 paragraphs": (
        "a.docx",
        samples.docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 150_000),
        "unpacks to more than",
    ),
    "spreadsheet": ("a.xlsx", samples.docx("", part="xl/book.xml"), "is a zip archive"),
    "old Word document": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is an office document"),
    "RTF that is none": ("a.rtf", b"ferry aground", "has the name of a rich-text document and is none"),
    "RTF without text": ("a.rtf", b"{\\rtf1{\\info x}}", "is a rich-text document without text"),
    "RTF nested without end": ("a.rtf", b"{\\rtf1" + b"{" * 1_000_000, "is nested too deeply"),
    "RTF cut short": ("a.rtf", samples.rtf(STORY)[:200], None),
    "RTF with a length that is a lie": ("a.rtf", b"{\\rtf1 x\\bin9999999999 y}", None),
    "RTF of fonts": ("a.rtf", b"{\\rtf1{\\fonttbl" + b"{\\f1\\fcharset204 x}" * 60_000 + b"}x}", None),
    "RTF of escapes": ("a.rtf", b"{\\rtf1 " + b"\\'e9" * 1_000_000 + b"}", None),
    "PDF that is none": ("a.pdf", b"ferry aground", "has the name of a PDF file and is none"),
    "PDF of garbage": ("a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 200, "is a broken PDF file"),
    "PDF cut short": ("a.pdf", samples.pdf([["Ferry aground"] * 40] * 3)[:700], "is a"),
    "PDF without text": ("a.pdf", samples.pdf([[]]), "is a PDF file without text"),
    "PDF of a thousand pages and more": ("a.pdf", samples.pdf([["x"]] * 1_001), "more than 1,000 pages"),
    "PDF of a page of many lines": ("a.pdf", samples.pdf([["x y z"] * 60_000]), None),
    "export without a report": ("a.txt", b"1 of 5 DOCUMENTS\nLENGTH: 5 words\nBYLINE: A\n", "has no text"),
    "JSON with a text of numbers": ("a.json", b'{"text": [1, 2, {"a": 3}]}', "has no text"),
    "JSON with a text nested without end": (
        "a.json",
        b'{"text": ' + b'{"sections": [' * 400 + b'"x"' + b"]}" * 400 + b"}",
        "has no text",
    ),
    "JSON with HTML nested without end": (
        "a.json",
        json.dumps({"body_html": "<b>" * 100_000 + STORY}).encode(),
        "has no text",
    ),
    "names in a mailbox that act on a terminal": ("a.mbox", samples.mailbox([samples.message("\x1b[2J")]), None),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "words"), CASES.values(), ids=list(CASES))
def test_hostile_files(tmp_path: Path, name: str, content: bytes | Callable[[], bytes], words: str | None) -> None:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content())
    start = time.process_time()
    found = outcomes(path)
    assert time.process_time() - start < SECONDS
    errors = [each for each in found if isinstance(each, DocumentError)]
    assert found
    for error in errors:
        assert error.location.startswith(str(path))
        assert error.problem.endswith(".") and error.advice
    if words is None:
        assert errors == []
    else:
        assert any(words in error.problem for error in errors)


def test_an_entity_is_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    file, content, _ = CASES["entity that reads a file"]
    (tmp_path / file).write_bytes(content if isinstance(content, bytes) else content())
    (page,) = outcomes(tmp_path / file)
    assert isinstance(page, Page)
    assert page.text == "&x;"


@pytest.mark.parametrize("name", ["archive of gzip bombs", "Word document that is a bomb"])
def test_bombs_take_no_more_memory_than_their_limits(tmp_path: Path, name: str) -> None:
    file, content, _ = CASES[name]
    (tmp_path / file).write_bytes(content if isinstance(content, bytes) else content())
    tracemalloc.start()
    outcomes(tmp_path / file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < BYTES


# --- one broken report in a file of 500 costs that one ---

BROKEN = 250


def many(good: Callable[[int], bytes], bad: bytes, between: bytes = b"") -> bytes:
    """Return 500 reports of which one is broken."""
    return between.join(bad if n == BROKEN else good(n) for n in range(500))


LONG = "\n\n".join([STORY] * 3)
FILES: dict[str, tuple[str, bytes]] = {
    "JSON lines": ("a.jsonl", many(lambda n: json.dumps({"text": f"{n} {STORY}"}).encode(), b'{"text": ', b"\n")),
    "JSON list": ("a.json", b"[" + many(lambda n: json.dumps({"text": f"{n} {STORY}"}).encode(), b"7", b",") + b"]"),
    "ninjs without a text": (
        "a.json",
        b'{"items": ['
        + many(lambda n: json.dumps({"headline": str(n), "body_text": STORY}).encode(), b'{"headline": "x"}', b",")
        + b"]}",
    ),
    "feed": ("a.rss", samples.feed([samples.item(f"n{n}", "" if n == BROKEN else STORY) for n in range(500)])),
    "mailbox": ("a.mbox", samples.mailbox([samples.message(str(n), "" if n == BROKEN else STORY) for n in range(500)])),
    "table, a lost mark": ("a.csv", b"title,text\n" + many(lambda n: b"x%d,It rained.\n" % n, b'y,"It rained.\n')),
    "table, one field too many": (
        "a.csv",
        b"title,text\n" + many(lambda n: b"x%d,It rained.\n" % n, b"y,It, rained\n"),
    ),
    "table, an empty text": ("a.csv", b"title,text\n" + many(lambda n: b'x%d,"It\nrained."\n' % n, b"y,\n")),
    "archive, a false length": (
        "a.warc",
        many(
            lambda n: samples.warc(f"https://a.example/{n}", samples.page(f"n{n}", LONG)),
            samples.warc("https://a.example/x", b"x").replace(b"Content-Length: ", b"Content-Length: 99999"),
        ),
    ),
    "packed archive, a broken member": (
        "a.warc.gz",
        many(
            lambda n: gzip.compress(samples.warc(f"https://a.example/{n}", samples.page(f"n{n}", LONG)), 1),
            gzip.compress(samples.warc("https://a.example/x", samples.page("x", LONG)))[:-60] + b"\x00" * 30,
        ),
    ),
    "Nexis": ("a.txt", many(lambda n: samples.nexis_new(f"n{n}").encode(), samples.nexis_new("x", "").encode())),
    "Nexis, older": ("a.txt", many(lambda n: samples.nexis_old(f"n{n}").encode(), samples.nexis_old("x", "").encode())),
    "Factiva": (
        "a.txt",
        many(lambda n: samples.factiva_plain(f"n{n}").encode(), samples.factiva_plain("x", "").encode()),
    ),
    "Nexis as RTF": (
        "a.rtf",
        samples.rtf("".join(samples.nexis_new(f"n{n}", "" if n == BROKEN else STORY) for n in range(500))),
    ),
}


@pytest.mark.parametrize(("name", "content"), FILES.values(), ids=list(FILES))
def test_one_broken_report_among_500_costs_that_one(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    found = outcomes(tmp_path / name)
    assert len(found) == 500
    assert [place for place, each in enumerate(found) if isinstance(each, DocumentError)] == [BROKEN]


# --- whatever the bytes are ---


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([*SUFFIXES, ""]), st.binary(max_size=600), st.sampled_from(sorted(FILES)), st.data())
def test_any_bytes_yield_pages_or_errors(suffix: str, noise: bytes, sample: str, data: st.DataObject) -> None:
    """Noise, and noise within a good file, come out as values."""
    good = FILES[sample][1][:3_000]
    place = data.draw(st.integers(0, len(good)))
    for content in (noise, good[:place] + noise + good[place:]):
        opened = recognised(f"a{suffix}", content)
        for each in split(opened) if isinstance(opened, Document) else [opened]:
            try:
                assert isinstance(each, DocumentError) or isinstance(extract(each), Page)
            except DocumentError as error:
                assert error.problem


SMALL = {
    "a.docx": samples.docx(samples.paragraph(STORY, "Title") * 3),
    "a.pdf": samples.pdf([STORY.split(". ")] * 2),
    "a.rtf": samples.rtf(STORY),
    "a.warc": samples.warc("https://a.example/", samples.page("x", LONG)),
    "a.rss": samples.feed([samples.item("x", STORY)] * 3),
    "a.eml": samples.message("x"),
    "a.csv": b'title,text\nx,"y z"\na,"b c"\n',
}


@pytest.mark.parametrize("name", SMALL)
def test_a_good_file_with_bytes_changed_lost_or_doubled_yields_pages_or_errors(tmp_path: Path, name: str) -> None:
    dice = random.Random(name)
    for _ in range(60):
        content = bytearray(SMALL[name])
        for _ in range(dice.randint(1, 8)):
            place, count = dice.randrange(len(content)), dice.randrange(1, 9)
            now = dice.choice([dice.randbytes(count), b"", content[place : place + count] * 3])
            content[place : place + count] = now
        (tmp_path / name).write_bytes(content)
        assert outcomes(tmp_path / name)
