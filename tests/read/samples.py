"""Files of every format, made by the tests from texts of their own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape

STORY = (
    "The ferry between the two islands ran aground at dawn, the harbour master of Tobago said. Nobody was hurt, and the"
    " forty passengers were brought ashore in fishing boats.\n\nThe ship's owner said that a fault in the steering was"
    " being looked into. Divers were to look at the hull on Thursday."
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override'
    ' PartName="/{}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)


def paragraph(words: str, style: str = "", new_page: bool = False) -> str:
    """Return a paragraph of Word's XML."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    page = '<w:r><w:br w:type="page"/></w:r>' if new_page else ""
    return f"<w:p>{properties}{page}<w:r><w:t>{escape(words)}</w:t></w:r></w:p>"


def docx(body: str, part: str = "word/document.xml", **members: bytes) -> bytes:
    """Return a Word document whose body is some XML."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(part))
        archive.writestr(part, f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF with these lines on its pages, in a standard font."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = b"".join(b"(%s) Tj T*\n" % escaped(line) for line in lines)
        stream = b"BT /F1 11 Tf 14 TL 60 760 Td\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), b" ".join(kids))
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return made + head % (len(objects) + 1, table, len(objects) + 1, len(made))


def escaped(line: str) -> bytes:
    """Return a line as a PDF string."""
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252", "replace")


def page(title: str, body: str = STORY) -> bytes:
    """Return a saved web page."""
    paragraphs = "".join(f"<p>{escape(each)}</p>" for each in body.split("\n\n"))
    return (
        f"<!DOCTYPE html><html><head><title>{escape(title)}</title></head><body><nav>Home | Ports</nav>"
        f"<article><h1>{escape(title)}</h1>{paragraphs}</article></body></html>"
    ).encode()


def warc(
    address: str,
    content: bytes,
    status: str = "200 OK",
    kind: str = "text/html",
    record: str = "response",
    encoding: str = "",
) -> bytes:
    """Return one record of a web archive."""
    fields = f"Content-Type: {kind}\r\n" + (f"Content-Encoding: {encoding}\r\n" if encoding else "")
    block = f"HTTP/1.1 {status}\r\n{fields}\r\n".encode() + content if record == "response" else content
    head = (
        f"WARC/1.0\r\nWARC-Type: {record}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-01T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:7f0c1d6e-0000-4000-8000-{len(content):012d}>\r\n"
        f"Content-Type: {'application/http; msgtype=response' if record == 'response' else kind}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def message(subject: str, body: str = STORY, sender: str = "Tobago Mail <news@tobagomail.example>") -> bytes:
    """Return a newsletter."""
    return (
        f"From: {sender}\r\nTo: desk@paper.example\r\nSubject: {subject}\r\nDate: Wed, 01 Feb 2023 07:30:00 -0400\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    ).encode()


def mailbox(messages: Sequence[bytes]) -> bytes:
    """Return a mailbox."""
    return b"".join(
        b"From news@tobagomail.example Wed Feb  1 07:30:00 2023\n" + each.replace(b"\nFrom ", b"\n>From ") + b"\n"
        for each in messages
    )


def feed(items: Sequence[str]) -> bytes:
    """Return an RSS feed with some items."""
    head = "<title>Tobago Mail</title><link>https://tobagomail.example/</link><language>en</language>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>{head}{"".join(items)}</channel></rss>'
    ).encode()


def item(title: str, summary: str, more: str = "") -> str:
    """Return an item of a feed."""
    return (
        f"<item><title>{escape(title)}</title><link>https://tobagomail.example/{len(title)}</link>"
        f"<description>{escape(summary)}</description><pubDate>Wed, 01 Feb 2023 07:30:00 -0400</pubDate>{more}</item>"
    )


def nexis_old(title: str, body: str = STORY, number: int = 1, count: int = 1) -> str:
    """Return a report in the older layout of Nexis."""
    return (
        f"                        {number} of {count} DOCUMENTS\n\n\n                      Tobago Mail\n\n"
        f"                February 1, 2023 Wednesday 7:30 AM AST\n\n{title}\n\nBYLINE: Ann Joseph, Scarborough\n\n"
        f"SECTION: NEWS; Pg. 3\n\nLENGTH: 120  words\n\nHIGHLIGHT: A ferry ran aground\n\n{body}\n\n"
        "LOAD-DATE: February 2, 2023\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
        "                           Copyright 2023 Tobago Mail\n                              All Rights Reserved\n\n\n"
    )


def nexis_new(title: str, body: str = STORY) -> str:
    """Return a report in the newer layout of Nexis."""
    return (
        f"{title}\nTobago Mail\nFebruary 1, 2023 Wednesday\n\n\nCopyright 2023 Tobago Mail All Rights Reserved\n\n"
        f"Section: NEWS; Pg. 3\nLength: 120 words\nByline: Ann Joseph\n\nBody\n\n{body}\n\nClassification\n\n\n"
        "Language: ENGLISH\n\nPublication-Type: Newspaper\n\nSubject: FERRIES (90%); ACCIDENTS (78%)\n\n"
        "Load-Date: February 2, 2023\n\n\nEnd of Document\n\n\f"
    )


def factiva_coded(title: str, body: str = STORY, number: int = 1) -> str:
    """Return a report of Factiva with its fields named."""
    lead, _, rest = body.partition("\n\n")
    return (
        f"HD  {title}\nBY  By Ann Joseph\nWC  120 words\nPD  1 February 2023\nET  07:30\nSN  Tobago Mail\nSC  TOBM\n"
        f"LA  English\nCY  (c) 2023 Tobago Mail\n\nLP  \n{lead}\n\nTD  \n{rest}\n\nNS  gtrans : Transport\n"
        f"AN  Document TOBM000020230201ej21{number:05d}\n\n\f"
    )


def factiva_plain(title: str, body: str = STORY, number: int = 1) -> str:
    """Return a report of Factiva without names of fields."""
    return (
        f"{title}\n\nBy Ann Joseph\n120 words\n1 February 2023\n07:30\nTobago Mail\nTOBM\nEnglish\n"
        f"(c) 2023 Tobago Mail. All rights reserved.\n\n{body}\n\nDocument TOBM000020230201ej21{number:05d}\n\n\f"
    )


def rtf(text: str) -> bytes:
    """Return an RTF document with a text, its characters beyond ASCII escaped as Word does."""
    shown = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    coded = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in shown)
    lines = coded.replace("\f", "\\page ").replace("\n", "\\par\r\n")
    return (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 " + lines + "}").encode("ascii")
