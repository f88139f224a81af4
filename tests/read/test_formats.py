"""Each format: what a good file yields."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

from rashomon.errors import DocumentError
from rashomon.model import Document, Page
from rashomon.read import Subscription, extract, read, read_feed, read_opml, recognised
from rashomon.read.media import SUFFIXES
from read import samples
from read.samples import STORY

MOST = 10_000_000


def opened(folder: Path, name: str, content: bytes) -> list[Page]:
    """Return the pages of one file; an error fails the test."""
    (folder / name).write_bytes(content)
    found = read([folder / name], MOST)
    assert [each for each in found if isinstance(each, DocumentError)] == []
    return [extract(each) for each in found if isinstance(each, Document)]


def told(page: Page) -> dict[str, str]:
    """Return the first word on each field."""
    return {each.field: each.value for each in reversed(page.evidence)}


def document(content: bytes, name: str = "https://tobagomail.example/feed") -> Document:
    found = recognised(name, content)
    assert isinstance(found, Document)
    return found


# --- feeds ---


def test_an_item_of_a_feed_is_a_summary(tmp_path: Path) -> None:
    items = [samples.item("Ferry aground", "<p>A ferry ran aground at dawn.</p>"), samples.item("Rain", "It rained.")]
    first, second = opened(tmp_path, "feed.rss", samples.feed(items))
    assert first.text == "Ferry aground\n\nA ferry ran aground at dawn."
    assert first.partial and second.partial
    assert told(first) == {
        "title": "Ferry aground",
        "publisher": "Tobago Mail",
        "published": "Wed, 01 Feb 2023 07:30:00 -0400",
        "url": "https://tobagomail.example/13",
        "language": "en",
    }
    assert b"Rain" not in first.document.content


def test_an_item_with_its_whole_text_is_no_summary(tmp_path: Path) -> None:
    whole = "".join(f"<p>{each}</p>" for each in STORY.split("\n\n"))
    items = [
        samples.item("Whole", "A ferry.", f"<content:encoded><![CDATA[{whole}]]></content:encoded>"),
        samples.item(
            "Start", "A ferry.", f"<content:encoded><![CDATA[{whole}<a>Continue reading</a>]]></content:encoded>"
        ),
    ]
    first, second = opened(tmp_path, "feed.xml", samples.feed(items))
    assert (first.text, first.partial) == (f"Whole\n\n{STORY}", False)
    assert second.partial


ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-TT">
<title>Scarborough Post</title>
<link rel="self" href="https://post.example/feed"/><link href="https://post.example/"/>
<entry><title type="html">Owner &amp;amp; crew heard</title><link rel="edit" href="https://post.example/edit"/>
<link rel="alternate" href="/a/1"/><id>tag:post.example,2023:1</id><updated>2023-02-02T09:00:00Z</updated>
<published>2023-02-01T12:00:00Z</published><author><name>Lee Roberts</name></author><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY.split(chr(10))[0]}</p><p>More &#8230; later,
he said.</p></div></content></entry></feed>"""


def test_atom_says_the_same_in_its_own_words(tmp_path: Path) -> None:
    (page,) = opened(tmp_path, "a.atom", ATOM.encode())
    assert page.text.startswith("Owner & crew heard\n\nThe ferry between")
    assert page.text.endswith("More … later, he said.") and not page.partial
    assert told(page) == {
        "title": "Owner & crew heard",
        "publisher": "Scarborough Post",
        "published": "2023-02-01T12:00:00Z",
        "updated": "2023-02-02T09:00:00Z",
        "url": "https://post.example/a/1",
        "author": "Lee Roberts",
        "language": "en-TT",
    }


def test_rss_1_has_its_items_beside_the_channel(tmp_path: Path) -> None:
    source = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Port Wire</title><link>https://p.example/</link></channel>
    <item><title>One</title><link>https://p.example/1</link><description>First.</description><dc:date>2023-02-01</dc:date>
    </item><item><title>Two</title><link>https://p.example/2</link><description>Second.</description></item></rdf:RDF>"""
    first, second = opened(tmp_path, "a.rdf", source.encode())
    assert (first.text, second.text) == ("One\n\nFirst.", "Two\n\nSecond.")
    assert (told(first)["publisher"], told(first)["published"]) == ("Port Wire", "2023-02-01")
    assert told(second)["url"] == "https://p.example/2"


def test_the_entries_of_a_feed_can_be_asked_for_by_a_program() -> None:
    feed = read_feed(document(samples.feed([samples.item("Ferry", "Aground.", "<guid isPermaLink='false'>k1</guid>")])))
    (entry,) = feed.entries
    assert (feed.title, feed.url) == ("Tobago Mail", "https://tobagomail.example/")
    assert (entry.url, entry.title, entry.summary, entry.id) == (
        "https://tobagomail.example/5",
        "Ferry",
        "Aground.",
        "k1",
    )
    assert entry.published == "Wed, 01 Feb 2023 07:30:00 -0400"


def test_pictures_and_sounds_of_an_item_do_not_speak_for_it() -> None:
    more = (
        '<media:title xmlns:media="http://search.yahoo.com/mrss/">A photo</media:title>'
        '<media:content xmlns:media="http://search.yahoo.com/mrss/" url="p.jpg"><media:description>A ship by night,'
        " seen from the air, with all its lights on</media:description></media:content>"
    )
    feed = read_feed(document(samples.feed([samples.item("Ferry", "Aground.").replace("<title>", f"{more}<title>")])))
    assert (feed.entries[0].title, feed.entries[0].text, feed.entries[0].summary) == ("Ferry", "", "Aground.")


def test_an_address_is_read_from_where_the_feed_says_it_stands() -> None:
    source = ATOM.replace('xml:lang="en-TT"', 'xml:lang="en-TT" xml:base="https://base.example/x/"')
    assert read_feed(document(source.replace('href="/a/1"', 'href="a/1"').encode())).entries[0].url == (
        "https://base.example/x/a/1"
    )


def test_an_empty_feed_is_a_feed_for_a_program() -> None:
    assert read_feed(document(samples.feed([]))).entries == ()


OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Ours</title></head><body><outline text="Islands">
<outline type="rss" text="Tobago Mail" xmlUrl="https://tobagomail.example/feed" htmlUrl="https://tobagomail.example/"/>
<outline title="Again" xmlUrl="https://tobagomail.example/feed"/><outline text="file" xmlUrl="file:///etc/passwd"/>
</outline><outline title="Post" text="x" xmlurl=" https://post.example/feed "/></body></opml>"""


def test_a_list_of_feeds_names_each_once_with_its_folders() -> None:
    assert read_opml(document(OPML.encode(), "feeds.opml")) == (
        Subscription("https://tobagomail.example/feed", "Tobago Mail", ("Islands",)),
        Subscription("https://post.example/feed", "Post"),
    )


# --- mail ---


def test_a_newsletter_is_named_by_its_sender(tmp_path: Path) -> None:
    content = samples.message("=?utf-8?q?Fwd:_Ferry_aground_=E2=80=93_nobody_hurt?=")
    (page,) = opened(tmp_path, "letter.eml", content)
    assert page.text == f"Ferry aground – nobody hurt\n\n{STORY}"
    assert told(page) == {
        "title": "Ferry aground – nobody hurt",
        "publisher": "Tobago Mail",
        "published": "Wed, 01 Feb 2023 07:30:00 -0400",
    }


@pytest.mark.parametrize("mark", ["-- ", "--"])
def test_a_signature_is_no_part_of_a_mail(tmp_path: Path, mark: str) -> None:
    (page,) = opened(tmp_path, "letter.eml", samples.message("Ferry", f"{STORY}\n\n{mark}\nAna Roach\nNews desk\n"))
    assert page.text == f"Ferry\n\n{STORY}"
    long = "\n".join(["A part of the letter goes on below a rule."] * 12)
    (page,) = opened(tmp_path, "letter.eml", samples.message("Ferry", f"{STORY}\n\n{mark}\n{long}"))
    assert page.text.endswith(long)


def test_the_html_of_a_newsletter_is_read_where_its_plain_text_is_a_stub(tmp_path: Path) -> None:
    rows = "".join(f"<table><tr><td>{each}</td></tr></table>" for each in STORY.split("\n\n"))
    content = (
        "From: news@tobagomail.example\nSubject: Ferry aground\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="m"\n\n--m\nContent-Type: multipart/alternative; boundary="a"\n\n'
        "--a\nContent-Type: text/plain\n\nRead this in your browser.\n--a\nContent-Type: text/html; charset=utf-8\n\n"
        f"<html><head><style>td {{}}</style></head><body>{rows}</body></html>\n--a--\n--m\nContent-Type: text/plain\n"
        'Content-Disposition: attachment; filename="terms.txt"\n\nTerms and conditions.\n--m--\n'
    )
    (page,) = opened(tmp_path, "letter.eml", content.encode())
    assert page.text == f"Ferry aground\n\n{STORY}"
    assert told(page)["publisher"] == "news@tobagomail.example"


def test_a_mailbox_holds_a_report_a_message(tmp_path: Path) -> None:
    body = f"{STORY}\n\nFrom the harbour it looked small."
    letters = [samples.message("One", body), samples.message("Two")]
    first, second = opened(tmp_path, "box.mbox", samples.mailbox(letters))
    assert first.document.content.rstrip() == letters[0].rstrip()
    assert "\n\nFrom the harbour" in first.text.replace("\r", "")
    assert told(second)["title"] == "Two"


def test_a_page_saved_as_one_file_is_read_as_a_page(tmp_path: Path) -> None:
    content = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://tobagomail.example/a\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        b"Content-Location: https://tobagomail.example/a\r\n\r\n"
        + samples.page("Ferry aground", "\n\n".join([STORY] * 3))
        + b"\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
    )
    (page,) = opened(tmp_path, "a.mhtml", content)
    assert page.text.startswith("Ferry aground\n\nThe ferry between")
    assert told(page)["url"] == "https://tobagomail.example/a"
    assert page.document.content == content


# --- tables ---


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_each_row_of_a_table_is_a_report(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [
        ["Title", "Publish Date", "URL", "Text", "Note"],
        ["Ferry aground", "2023-02-01", "https://a.example/1", f'"{STORY} He said ""yes"".\nCafé."', ""],
        ["Later", "2023-02-03", "https://a.example/2", "All was well.", "x"],
    ]
    content = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    first, second = opened(tmp_path, "a.tsv" if delimiter == "\t" else "a.csv", content)
    assert first.text.startswith(f'Ferry aground\n\n{STORY} He said "yes".') and first.text.endswith("Café.")
    assert (told(second)["published"], told(second)["url"]) == ("2023-02-03", "https://a.example/2")


def test_a_row_with_an_address_alone_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("url,text\nhttps://a.example/1,\n")
    (found,) = read([tmp_path / "a.csv"], MOST)
    assert isinstance(found, Document)
    with pytest.raises(DocumentError, match=r"has no text\. Fetch it with `rashomon add`"):
        extract(found)


# --- web archives ---


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_each_page_of_a_web_archive_is_a_report(tmp_path: Path, packed: bool) -> None:
    whole = "\n\n".join([STORY] * 3)
    records = [
        samples.warc("https://a.example/robots.txt", b"User-agent: *", kind="text/plain"),
        samples.warc("https://a.example/1", samples.page("Ferry aground", whole)),
        samples.warc("https://a.example/pic", b"\x89PNG" + bytes(50), kind="image/png"),
        samples.warc("https://a.example/old", b"gone", status="404 Not Found"),
        samples.warc("https://a.example/2", gzip.compress(samples.page("Ferry afloat", whole)), encoding="gzip"),
        samples.warc("https://a.example/3", STORY.encode(), kind="text/plain", record="conversion"),
    ]
    content = b"".join(gzip.compress(each) if packed else each for each in records)
    first, second, third = opened(tmp_path, "a.warc.gz" if packed else "a.warc", content)
    assert first.text.startswith("Ferry aground\n\nThe ferry") and second.text.startswith("Ferry afloat\n\nThe ferry")
    assert third.text == STORY
    assert [told(each)["url"] for each in (first, second, third)] == [f"https://a.example/{n}" for n in (1, 2, 3)]
    assert first.document.content == records[1]
    assert first.document.retrieved == "2024-03-01T10:00:00Z"


def test_a_charset_that_only_the_archive_knows_is_used(tmp_path: Path) -> None:
    whole = "\n\n".join(["Паром сел на мель на рассвете, сообщил начальник порта. Никто не пострадал."] * 8)
    page = samples.page("Паром", whole).decode().encode("windows-1251")
    record = samples.warc("https://a.example/1", page, kind="text/html; charset=windows-1251")
    (found,) = opened(tmp_path, "a.warc", record)
    assert "Паром сел на мель" in found.text


# --- word processors and PDF ---


def test_a_word_document_is_read_with_its_breaks_and_without_what_was_deleted(tmp_path: Path) -> None:
    changed = (
        "<w:p><w:r><w:t>The dam </w:t></w:r><w:del><w:r><w:delText>will</w:delText></w:r></w:del><w:ins><w:r><w:t>may"
        "</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> hold,</w:t><w:br/><w:t>he said.</w:t></w:r></w:p>"
    )
    link = "<w:p><w:hyperlink><w:r><w:instrText>HYPERLINK</w:instrText><w:t>Read it</w:t></w:r></w:hyperlink></w:p>"
    body = samples.paragraph("Publisher: Dam Post") + samples.paragraph("Date: 2024-02-05") + changed + link
    (page,) = opened(tmp_path, "a.docx", samples.docx(body, part="word/document2.xml"))
    assert page.text == "Publisher: Dam Post\n\nDate: 2024-02-05\n\nThe dam may hold,\nhe said.\n\nRead it"
    assert told(page)["publisher"] == "Dam Post"


def test_reports_that_begin_on_pages_of_their_own_with_a_title_are_many(tmp_path: Path) -> None:
    body = "".join(
        samples.paragraph(title, "Heading1", number > 0) + samples.paragraph(STORY)
        for number, title in enumerate("ABC")
    )
    assert [page.text[0] for page in opened(tmp_path, "a.docx", samples.docx(body))] == ["A", "B", "C"]


def test_headings_within_one_report_do_not_cut_it(tmp_path: Path) -> None:
    body = samples.paragraph("Ferry", "Title") + "".join(
        samples.paragraph(title, "Heading1") + samples.paragraph(STORY) for title in ("Causes", "Rescue")
    )
    (page,) = opened(tmp_path, "a.docx", samples.docx(body))
    assert told(page)["title"] == "Ferry"
    assert "Rescue" in page.text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"{\rtf1 one\par two\par}", "one\n\ntwo"),
        (r"{\rtf1\ansi\ansicpg1251 \'cf\'e0\'f0\'ee\'ec}", "Паром"),
        (r"{\rtf1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1\'cf\f0 \'e9}", "Пé"),
        (r"{\rtf1\ansicpg932 \'93\'fa\'96\'7b}", "日本"),
        (r"{\rtf1 \u8220?quoted\u8221? \u-10179?\u-8704?}", "“quoted” 😀"),
        (r"{\rtf1 {\uc2 \u8217\'92\'92s} it\rquote s a\emdash b\~c}", "’s it’s a—b\u00a0c"),
        (r'{\rtf1 a {\field{\*\fldinst{HYPERLINK "http://x.example/"}}{\fldrslt link}} b}', "a link b"),
        (r"{\rtf1{\info{\title Secret}}{\header Head\par}{\*\generator W;}{\pict 89504e47}text}", "text"),
        (r"{\rtf1{\pict\bin4 }}}}}text}", "text"),
        ("{\\rtf1 a\r\nb\\\nc}", "ab\n\nc"),
        (r"{\rtf1 \{a\}\\b", r"{a}\b"),
        (r"{\rtf1 a}}}} b", "a b"),
    ],
)
def test_rtf(tmp_path: Path, source: str, expected: str) -> None:
    (page,) = opened(tmp_path, "a.rtf", source.encode("latin-1"))
    assert page.text.strip() == expected


PAGES = [
    [
        "Tobago Mail  Page 1",
        "Ferry aground off the northern island at dawn",
        "",
        "The ferry between the two islands ran aground at dawn, the harbour master of",
        "Tobago said. Nobody was hurt, and the forty passengers were brought ashore in the",
        "boats of fishermen.",
        "",
        "The owner of the ship said that a fault in the steering was being looked into, and",
    ],
    ["Tobago Mail  Page 2", "that divers were to look at the hull on Thursday.", "", "It was calm."],
    ["Tobago Mail  Page 3", "The ship was built in 1998."],
]


def test_a_pdf_is_read_in_paragraphs_without_its_running_heads(tmp_path: Path) -> None:
    (page,) = opened(tmp_path, "a.pdf", samples.pdf(PAGES))
    assert page.text.split("\n\n") == [
        "Ferry aground off the northern island at dawn",
        "The ferry between the two islands ran aground at dawn, the harbour master of Tobago said. Nobody was hurt, and"
        " the forty passengers were brought ashore in the boats of fishermen.",
        "The owner of the ship said that a fault in the steering was being looked into, and that divers were to look at"
        " the hull on Thursday.",
        "It was calm.",
        "The ship was built in 1998.",
    ]


@pytest.mark.parametrize(("library", "name"), [("pypdfium2", "a.pdf"), ("fastwarc.warc", "a.warc")])
def test_an_extra_that_is_missing_names_itself(
    tmp_path: Path, library: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    content = samples.pdf([["x"]]) if name == "a.pdf" else samples.warc("https://a.example/", samples.page("x"))
    (tmp_path / name).write_bytes(content)
    (error,) = read([tmp_path / name], MOST)
    assert isinstance(error, DocumentError)
    assert error.advice == f"Install it: pip install 'rashomon[{name[2:]}]'"


# --- JSON of other programs, under the names that they write ---

RECORDS = {
    "news-please": {
        "authors": ["Ann Joseph"],
        "date_download": "2023-02-02 10:00:00",
        "date_modify": "None",
        "date_publish": "2023-02-01 07:30:00",
        "description": "A ferry.",
        "filename": "x.json",
        "language": "en",
        "maintext": STORY,
        "source_domain": "Tobago Mail",
        "text": None,
        "title": "Ferry aground",
        "title_page": None,
        "url": "https://tobagomail.example/1",
    },
    "fundus": {
        "title": "Ferry aground",
        "body": {"summary": [], "sections": [{"headline": [], "paragraphs": STORY.split("\n\n")}]},
        "authors": ["Ann Joseph"],
        "publishing_date": "2023-02-01 07:30:00",
        "topics": ["Ships"],
        "free_access": True,
        "publisher": "Tobago Mail",
        "url": "https://tobagomail.example/1",
    },
    "trafilatura": {
        "title": "Ferry aground",
        "author": "Ann Joseph",
        "hostname": "tobagomail.example",
        "date": "2023-02-01 07:30:00",
        "fingerprint": "8e0a05fe345445b6",
        "id": None,
        "comments": "",
        "raw_text": STORY.replace("\n\n", " "),
        "text": STORY,
        "language": None,
        "filedate": "2023-02-02",
        "source": "https://tobagomail.example/1",
        "source-hostname": "Tobago Mail",
        "excerpt": "A ferry.",
    },
    "newspaper4k": {
        "url": "https://tobagomail.example/1",
        "read_more_link": "",
        "language": "en",
        "title": "Ferry aground",
        "authors": ["Ann Joseph"],
        "publish_date": "2023-02-01 07:30:00",
        "summary": "",
        "meta_description": "A ferry.",
        "meta_site_name": "Tobago Mail",
        "canonical_link": "https://tobagomail.example/1",
        "text": STORY,
    },
    "ninjs 1": {
        "uri": "urn:newsml:tobagomail.example:20230201:1",
        "type": "text",
        "versioncreated": "2023-02-01 07:30:00",
        "headline": "Ferry aground",
        "title": "ferry-1",
        "byline": "Ann Joseph",
        "language": "en",
        "copyrightholder": "Tobago Mail",
        "url": "https://tobagomail.example/1",
        "body_html": "".join(f"<p>{each}</p>" for each in STORY.split("\n\n")),
    },
    "ninjs 2": {
        "uri": "urn:newsml:tobagomail.example:20230201:1",
        "standard": {"name": "ninjs", "version": "2.1"},
        "firstcreated": "2023-02-01 07:30:00",
        "headlines": [{"role": "main", "value": "Ferry aground"}],
        "by": "Ann Joseph",
        "infosources": [{"name": "Tobago Mail", "role": "publisher"}],
        "url": "https://tobagomail.example/1",
        "bodies": [
            {"contenttype": "text/html", "value": "".join(f"<p>{each}</p>" for each in STORY.split("\n\n"))},
            {"contenttype": "text/plain", "value": "The same again."},
        ],
    },
    "JSON Feed": {
        "title": "Ferry aground",
        "content_html": "".join(f"<p>{each}</p>" for each in STORY.split("\n\n")),
        "date_published": "2023-02-01 07:30:00",
        "authors": [{"name": "Ann Joseph"}],
        "publisher": "Tobago Mail",
        "url": "https://tobagomail.example/1",
    },
    "schema.org": {
        "@type": "NewsArticle",
        "headline": "Ferry aground",
        "articleBody": STORY,
        "datePublished": "2023-02-01 07:30:00",
        "author": {"@type": "Person", "name": "Ann Joseph"},
        "publisher": {"@type": "Organization", "name": "Tobago Mail"},
        "url": "https://tobagomail.example/1",
    },
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=list(RECORDS))
def test_records_of_other_programs_say_the_same(tmp_path: Path, record: dict[str, object]) -> None:
    (page,) = opened(tmp_path, "a.json", json.dumps(record).encode())
    assert page.text == f"Ferry aground\n\n{STORY}"
    assert not page.partial
    known = {field: told(page)[field] for field in ("title", "publisher", "published", "author", "url")}
    assert known == {
        "title": "Ferry aground",
        "publisher": "Tobago Mail",
        "published": "2023-02-01 07:30:00",
        "author": "Ann Joseph",
        "url": "https://tobagomail.example/1",
    }
    assert "None" not in {each.value for each in page.evidence}


def test_a_text_in_a_list_of_paragraphs_is_whole(tmp_path: Path) -> None:
    (page,) = opened(tmp_path, "a.json", json.dumps({"title": "Ferry", "text": STORY.split("\n\n")}).encode())
    assert page.text == f"Ferry\n\n{STORY}"


def test_a_list_of_stories_under_a_name_comes_apart(tmp_path: Path) -> None:
    items = [{"headline": title, "body_text": STORY} for title in "AB"]
    assert [page.text[0] for page in opened(tmp_path, "a.json", json.dumps({"_items": items}).encode())] == ["A", "B"]


# --- folders, and what a file is ---


def test_what_a_browser_saves_beside_a_page_is_no_report(tmp_path: Path) -> None:
    for name in ("page.html", "page_files/frame.html", "page_files/ad.json", "other_files/b.txt", "feeds.opml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY)
    found = read([tmp_path], MOST)
    assert [Path(each.location).name for each in found] == ["b.txt", "page.html"]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a", samples.pdf([["x"]]), "application/pdf"),
        ("a.txt", samples.pdf([["x"]]), "application/pdf"),
        ("a.txt", samples.rtf("x"), "application/rtf"),
        ("a.doc", samples.rtf("x"), "application/rtf"),
        ("a.zip", samples.docx(samples.paragraph("x")), "openxmlformats"),
        ("a.bin", samples.warc("https://a.example/", b"x"), "application/warc"),
        ("a.gz", gzip.compress(samples.warc("https://a.example/", b"x")), "application/warc"),
        ("a", samples.feed([samples.item("x", "y")]), "application/rss+xml"),
        ("a.html", samples.feed([samples.item("x", "y")]), "application/rss+xml"),
        ("a.xml", b"<!-- c --><?xml-stylesheet href='x'?>\n<!DOCTYPE html>\n<html><body>x</body></html>", "text/html"),
        ("a.rss", samples.page("x"), "text/html"),
        ("a.txt", samples.page("x"), "text/html"),
        ("a", OPML.encode(), "text/x-opml"),
        ("a.xml", OPML.encode(), "text/x-opml"),
        ("a", samples.message("x"), "message/rfc822"),
        ("a", samples.mailbox([samples.message("x")]), "application/mbox"),
        ("a", b'{"text": "x"}', "application/json"),
        ("a", b"From the harbour came a report.\nDate: none\n", "text/plain"),
        ("a.txt", samples.message("x"), "text/plain"),
        ("https://a.example/x.pdf?y=1", samples.pdf([["x"]]), "application/pdf"),
        ("https://a.example/", b"plain words", "text/plain"),
    ],
)
def test_a_file_is_what_its_first_bytes_say_then_what_its_name_says(name: str, content: bytes, expected: str) -> None:
    found = recognised(name, content)
    assert isinstance(found, Document)
    assert expected in found.media_type


@pytest.mark.parametrize(
    ("declared", "content", "expected"),
    [
        ("text/html; charset=ISO-8859-2", b"<p>x</p>", "text/html;charset=iso-8859-2"),
        ("application/atom+xml", ATOM.encode(), "application/rss+xml"),
        ("text/xml; charset=utf-8", samples.page("x"), "text/html;charset=utf-8"),
        ("text/html", samples.feed([]), "application/rss+xml"),
        ("application/octet-stream", samples.pdf([["x"]]), "application/pdf"),
        ("application/feed+json", b"{}", "application/json"),
        ("nonsense", b"words", "text/plain"),
    ],
)
def test_what_a_server_says_counts_after_the_first_bytes(declared: str, content: bytes, expected: str) -> None:
    found = recognised("https://a.example/x.php", content, declared)
    assert isinstance(found, Document) and found.media_type == expected


def test_every_suffix_is_in_the_docs() -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "prepare-reports.md").read_text("utf-8")
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in page] == []
