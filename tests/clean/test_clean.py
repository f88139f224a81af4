"""Pages → reports: paragraphs, furniture, headline, publisher, dates."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean import clean
from rashomon.clean.lines import MOST_CHARACTERS, MOST_LINES
from rashomon.errors import DocumentError
from rashomon.model import Document, Evidence, Page, Report, Span

LEAD = "The only bridge over the Drina at the village was closed on Tuesday after a lorry broke through its rail."
MORE = "Nobody was hurt, the police said. The driver told a local radio station that his brakes had failed."
END = "The road authority hopes to open one lane by the weekend, its spokeswoman said."


def report(text: str, *evidence: Evidence, **fields: object) -> Report:
    """Return the report of a text and what metadata say of it."""
    document = Document("a.txt", "text/plain", text.encode("utf-8", "surrogatepass"))
    return clean(Page(document, text, evidence, **fields), "en")  # type: ignore[arg-type]


def told(found: Report) -> list[str]:
    """Return the report's paragraphs as text."""
    return [span.of(found.text) for span in found.paragraphs]


def marked(found: Report) -> list[tuple[str, str]]:
    """Return the furniture as kind and text."""
    return [(piece.kind, piece.span.of(found.text)) for piece in found.furniture]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("breadcrumb", "Home > Region > Drina"),
        ("breadcrumb", "News \u00a0 / \u00a0 Bosnia \u00a0 / \u00a0 Roads"),
        ("byline", "By Amra Hodžić and Ivan de Luca, Drina Courier"),
        ("byline", "12.03.2019 22:10 | Views: 1,204"),
        ("byline", "Published: Tuesday, March 12, 2019 at 5:10 pm"),
        ("byline", "Drina Courier, 12 March 2019"),
        ("byline", "story updated at 4:04pm on March 12, 2019"),
        ("byline", "by: Amra Hodžić Updated: Mar 12, 2019 - 9:35 AM"),
        ("byline", "March 12, 2019, 11:11 AM Last updated: Tuesday, March 12, 2019, 11:12 AM"),
        ("byline", "Posted by Amra Hodžić on 12 Mar 2019"),
        ("byline", "Courier of the Drina | Tuesday, March 12, 2019"),
        ("share", "SHARE THIS ARTICLE"),
        ("share", "Share on Facebook   Share on X   Copy link"),
        ("caption", "The bridge is seen from the northern bank on March 12, 2019."),
        ("caption", "Police stop cars before the bridge. Photo: Drina Courier/M. Savić"),
        ("caption", "A lorry is lifted out of the river. (Photo by Amra Hodžić)"),
        ("caption", "Buy Photo A lorry is lifted out of the river. (Photo: Amra Hodžić)Buy Photo"),
        ("caption", "A crane waits on the northern bank. (Source: Radio Drina 5)"),
        ("caption", "Amra Hodžić reports from the bridge. It is closed. (Published Tuesday, Mar 12, 2019)"),
        ("caption", "Engineers look at the hole in the rail. View Full Caption Drina Courier/A. Hodžić"),
        ("caption", "Image copyright Drina Courier Image caption Engineers look at the hole in the rail"),
    ],
)
def test_furniture_above_the_report(kind: str, line: str) -> None:
    found = report(f"{line}\n\nBridge closed after crash\n\n{LEAD}\n\n{MORE}\n\n{END}\n")
    if kind == "caption":
        found = report(f"Bridge closed after crash\n\n{line}\n\n{LEAD}\n\n{MORE}\n\n{END}\n")
    assert marked(found) == [(kind, line)]
    assert told(found) == ["Bridge closed after crash", LEAD, MORE, END]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("footer", ["Drina Courier’s website can also be accessed at these addresses:", "www.drina.example"]),
        ("footer", ["About us | Contact | Terms of use | © 2019 Drina Courier. All rights reserved."]),
        ("footer", ["Copyright © 2019 Drina Courier. Contact: office@drina.example", "Drina Courier TV App"]),
        ("footer", ["Tags: Drina, bridges, roads"]),
        ("footer", ["Unsubscribe: https://drina.example/u?1", "View this newsletter in your browser"]),
        (
            "footer",
            ["You are receiving this e-mail because you joined the list.", "You received this message because …"],
        ),
        (
            "footer",
            ["Join the conversation on the Drina TV Facebook page", "Stay up to date, follow Drina TV on Twitter"],
        ),
        (
            "footer",
            ["A version of this article appears in print on May 4, 2019, on Page A6 with the headline: Bridge."],
        ),
        ("footer", ["Stay with Radio Drina 5 for updates on this story."]),
        ("footer", ["We will continue to follow this developing story and bring you more at noon."]),
        ("footer", ["Message: * A friend wanted you to see this item from drina.example: http://drina.example/5"]),
        ("related", ["RECALL: Ferry stopped by low water", "[RELATED: Ten years of work on the bridge]"]),
        ("byline", ["Contributing: Ivan de Luca, Paul Osei"]),
        ("footer", ["Our Standards: The Drina Press Trust Principles."]),
        ("footer", ["This is a developing story. Check back for updates."]),
        ("footer", ["This slideshow requires JavaScript.", "On a mobile device? Watch the video here."]),
        ("footer", ["Get the latest from Drina TV anytime: iPhone | Android", "Page 1 of 1", "12 comments"]),
        ("related", ["For more valley news, listen to Radio Drina here:"]),
        ("byline", ["Contact Amra Hodžić: amra@drina.example or 555-0142."]),
        ("related", ["You may also like:", "Ten bridges to see this spring", "Baker opens third shop"]),
        ("related", ["Read next: Cattle prices fall again"]),
        ("related", ["[READ THE LATEST ON THIS STORY HERE]"]),
        ("footer", ["Sign up for breaking news alerts from the Drina Courier"]),
        ("footer", ["Email Newsletters Sign up for one of our email newsletters."]),
        ("advertisement", ["ADVERTISEMENT"]),
        ("advertisement", ["Advertisement – Win a holiday!"]),
        ("byline", ["(Reporting by Amra Hodžić; editing by Paul Osei)"]),
        ("byline", ["The Example Press contributed to this report."]),
        ("byline", ["Ana Lima is a reporter for The Example Press. Follow her on Twitter at @analima."]),
        ("byline", ["With AFP and Reuters"]),
        ("byline", ["(With inputs from agencies)"]),
        ("byline", ["— With reports from Anadolu and the Drina Courier"]),
        ("byline", ["Source: AFP/Reuters"]),
        ("byline", ["-- Amra Hodžić"]),
        ("byline", ["Contact reporter Amra Hodžić at amra@drina.example or 555-0142. Follow her on Twitter: @amra."]),
        ("byline", ["Amra Hodžić is a staff writer for the Drina Courier. She can be reached at amra@drina.example."]),
        ("byline", ["Amra Hodžić is a Drina Courier staff writer. Reach her at 555-0142 or amra@drina.example."]),
    ],
)
def test_furniture_below_the_report(kind: str, lines: list[str]) -> None:
    found = report("\n\n".join([LEAD, MORE, END, *lines]))
    assert marked(found) == [(kind, line) for line in lines]
    assert told(found) == [LEAD, MORE, END]


@pytest.mark.parametrize(
    "credit",
    ["(Reporting by Amra Hodžić; editing by Paul Osei)", "(With AFP and Reuters)", "[With inputs from PTI]"],
)
def test_a_credit_at_the_end_of_the_last_paragraph_is_no_part_of_it(credit: str) -> None:
    found = report("\n\n".join([LEAD, MORE, f"{END} {credit}"]))
    assert marked(found) == [("byline", credit)]
    assert told(found) == [LEAD, MORE, END]


def test_the_hours_of_a_live_blog_are_no_part_of_its_entries() -> None:
    found = report("\n\n".join([LEAD, f"13:10 {MORE}", f"12.05pm GMT – {END}"]))
    assert marked(found) == [("byline", "13:10 "), ("byline", "12.05pm GMT – ")]
    assert told(found) == [LEAD, MORE, END]
    # One alone may be how a sentence begins.
    assert told(report("\n\n".join([LEAD, f"13:10 {MORE}", END]))) == [LEAD, f"13:10 {MORE}", END]


@pytest.mark.parametrize(
    "sentence",
    [
        "The vote is seen as a test for the mayor, who took office in 2019.",
        "By Tuesday evening the queue of lorries was four kilometres long.",
        "Share prices of the road builder fell by a tenth.",
        "Twelve people were treated at the clinic, the police said. (Reuters)",
        "The toll was put at forty (source: the ministry of health).",
        "He went with Reuters and stayed for a year (with reports from the city. He then left).",
        "Photographs of the bridge show a hole in its rail.",
        "Related companies must pay for the repair, the court held.",
        "June 3, 2018, was the day on which the bridge was last tested.",
        "Agencies of three countries sent engineers to the bridge.",
        "Advertising on the bridge had been forbidden in 2018.",
        "He follows the case on Facebook and reads every comment.",
        "“Click,” said the lock, and the barrier fell.",
        "Anyone who saw the lorry is asked to call the police at 555-0142.",
        "Sign up for the ferry begins on Monday, the mayor’s office said.",
        "Watch this stretch of the river, the engineer told his men.",
        "Check back with the council for the size of a bill, the mayor said, and no one does.",
        "A story developing over years ended on the bridge on Tuesday.",
        "Get the latest figures and you see why the bridge had to close, the engineer said.",
        "Stay up to date, the teacher told them, and read a newspaper.",
        "Contact with the driver was lost at noon, his company said.",
        "Amra Hodžić is a writer who has lived beside the bridge for forty years.",
    ],
)
@pytest.mark.parametrize("place", [0, 1, 3])
def test_sentences_of_a_report_are_never_furniture(sentence: str, place: int) -> None:
    parts = [LEAD, MORE, END]
    parts.insert(place, sentence)
    found = report("\n\n".join(parts))
    assert marked(found) == []
    assert told(found) == parts


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("SARAJEVO (Reuters) - ", "Reuters"),
        ("SEOUL, June 3 (Yonhap) – ", "Yonhap"),
        ("HOUSTON — ", None),
        ("HOUSTON—", None),
        ("SAN JOSÉ, Costa Rica (AP) — ", "AP"),
        ("N'DJAMENA, 3 June -- ", None),
        ("Dar es Salaam, Tanzania (AFP) - ", "AFP"),
        ("(CNN) — ", "CNN"),
        ("ZVORNIK, 3 June. ", None),
        ("BAR, June 3. /ANB/. ", "ANB"),
        ("BAR, June 3 (ANB). ", "ANB"),
        ("June 3, 2019 - ", None),
        ("LIMA, Peru (June 3, 2019) – ", None),
        ("LIMA, Peru (Nov. 9th 2019) -- ", None),
    ],
)
def test_datelines_are_marked_and_the_paragraph_starts_behind_them(line: str, credit: str | None) -> None:
    found = report(f"{line}{LEAD}\n\n{MORE}")
    assert found.dateline is not None and found.dateline.of(found.text) == line
    assert marked(found) == [("dateline", line)]
    assert told(found) == [LEAD, MORE]
    assert [e.value for e in found.evidence if e.field == "credit"] == ([credit] if credit else [])


@pytest.mark.parametrize(
    "start", ["EXCLUSIVE — ", "UPDATE - ", "The mayor (an engineer) - ", "NATO said — ", "NATO—its "]
)
def test_other_openings_are_no_dateline(start: str) -> None:
    found = report(f"{start}{LEAD}\n\n{MORE}")
    assert found.dateline is None
    assert told(found)[0].startswith(start.strip())


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Bridge closed after crash", True),
        ("BRIDGE CLOSED AFTER CRASH.", True),
        ("Why was the bridge closed?", True),
        ("“We heard a bang”", True),
        ("The bridge was closed.", False),
        ("the bridge, as it was", False),
        ("Three things to know:", False),
        ("- a list", False),
    ],
)
def test_the_headline_is_a_short_first_line_without_a_full_stop(first: str, expected: bool) -> None:
    found = report(f"{first}\n\n{LEAD}\n\n{MORE}")
    assert (found.headline is not None) is expected
    assert found.title == (first if expected else None)
    assert told(found)[0] == first
    assert found.headline in (None, found.paragraphs[0])


def test_the_title_of_the_metadata_is_the_headline_where_it_opens_the_text() -> None:
    title = Evidence("title", "The bridge is closed.", "record")
    opened = report(f"The bridge is closed.\n\n{LEAD}", title)
    assert opened.headline is not None and opened.headline.of(opened.text) == title.value
    absent = report(f"{LEAD}\n\n{MORE}", title)
    assert (absent.headline, absent.title) == (None, title.value)


@pytest.mark.parametrize(
    "tail",
    [
        "- KQXB News 5 Drina, Weather & Sports",
        "| Drina Valley Times",
        ":: drinaradio.com",
        "- Drina5.com | Continuous News and StormTracker Weather",
        "Posted: Tuesday, March 12, 2019 4:11 PM CET Updated: Tuesday, March 12, 2019 6:02 PM CET",
    ],
)
def test_what_a_page_puts_behind_its_headline_is_furniture(tail: str) -> None:
    found = report(f"Bridge closed after crash {tail}\n\n{LEAD}\n\n{MORE}\n\n{END}\n")
    assert [text for _, text in marked(found)] == [tail]
    assert told(found) == ["Bridge closed after crash", LEAD, MORE, END]
    assert found.title == "Bridge closed after crash"


@pytest.mark.parametrize(
    "headline",
    [
        "Bridge closed after crash - driver held",
        "Drina bridge | what we know so far",
        "Mayor to News 5: bridge is safe",
    ],
)
def test_a_headline_in_two_parts_stays_whole(headline: str) -> None:
    assert told(report(f"{headline}\n\n{LEAD}\n\n{MORE}\n\n{END}\n"))[0] == headline


@pytest.mark.parametrize("stamp", ["", "Tue Mar 12 2019 ", "12 March 2019 "])
def test_head_lines_do_not_hide_what_runs_into_the_lead(stamp: str) -> None:
    title = "Bridge closed after lorry crash on Drina"
    given = {"publisher": "Drina Courier", "published": "2019-03-12", "title": title}
    lines = f"Publisher: Drina Courier\nDate: 2019-03-12\nTitle: {title}\n\n"
    body = f"{LEAD} {MORE} {END}"
    found = report(f"{lines}{stamp}{title} {body}\n", *(Evidence(field, v, "head") for field, v in given.items()))
    assert told(found) == [title, body]
    assert ("headline", title) in marked(found)


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_gallery_is_furniture(gap: str) -> None:
    words = (
        "The bridge over the Drina after the lorry broke through its rail on Tuesday, with the northern bank behind it."
    )
    pictures = [f"Photo: Amra Hodžić Image {n} of 8 {words}" for n in range(1, 9)]
    found = report(
        "\n\n".join(["Bridge closed after crash", f"{gap.join(pictures)} 1 / 8 Back to Gallery", LEAD, MORE, END])
    )
    assert {kind for kind, _ in marked(found)} == {"caption"}
    assert told(found) == ["Bridge closed after crash", LEAD, MORE, END]


@pytest.mark.parametrize(("times", "films"), [(("2:35", "0:33", "1:24"), True), (("10:02", "10:15", "11:00"), False)])
def test_the_titles_of_films_in_a_row_are_furniture_and_the_hours_of_a_live_blog_are_not(
    times: tuple[str, ...], films: bool
) -> None:
    titles = "Osk from above", "Rao wins again", "Ferry runs aground"
    lines = [f"{time} {words}" for time, words in zip(times, titles, strict=True)]
    found = report("\n\n".join([LEAD, *lines, MORE]))
    assert ([line for kind, line in marked(found) if kind == "related"] == lines) == films


def test_what_a_text_says_again_is_furniture() -> None:
    found = report("\n\n".join(["Bridge closed after crash", LEAD, MORE, END, MORE]))
    assert marked(found) == [("repeated", MORE)]
    assert told(found) == ["Bridge closed after crash", LEAD, MORE, END]


def test_other_stories_with_their_pictures_are_furniture() -> None:
    other = "A baker in Foča has opened a third shop near the station."
    third = "Cattle prices fell again in the valley on Friday, dealers said."
    found = report("\n\n".join(["Bridge closed after crash", other, other, third, third, LEAD, MORE, END]))
    assert told(found) == ["Bridge closed after crash", LEAD, MORE, END]


@pytest.mark.parametrize(
    ("below", "again"),
    [
        (["Drina bridge closed after lorry crash", LEAD], True),
        (["By Amina Kovač", "DRINA BRIDGE CLOSED AFTER LORRY CRASH.", LEAD], True),
        ([LEAD, MORE, END, "Drina bridge closed after lorry crash"], False),
        (["Drina bridge closed after lorry crash, mayor says", LEAD], False),
    ],
)
def test_a_headline_that_stands_below_itself_is_furniture(below: list[str], again: bool) -> None:
    headline = "Drina bridge closed after lorry crash"
    found = report("\n\n".join([headline, *below, MORE, END]))
    assert found.headline is not None and found.headline.of(found.text) == headline
    repeated = [words for kind, words in marked(found) if kind == "headline"]
    assert len(repeated) == int(again) and not set(repeated) & set(told(found)) - {headline}
    assert told(found)[0] == headline


@pytest.mark.parametrize(
    "line", ["Date: 12 March 2019", "Date published: 2019-03-12", "DRAVA, Slovenia, March 12, 2019"]
)
def test_a_line_of_its_own_below_who_wrote_it_gives_the_day(line: str) -> None:
    found = report(f"Drina bridge closed after lorry crash\n\nBy Ana Lima\n\n{line}\n\n{LEAD}\n\n{MORE}")
    assert (found.published.earliest, found.published.latest) == ("2019-03-12", "2019-03-12")
    assert told(found) == ["Drina bridge closed after lorry crash", LEAD, MORE]


def test_a_sentence_that_tells_a_date_is_no_stamp() -> None:
    line = "Date set for the trial of the lorry driver: 12 March 2019"
    assert line in told(report(f"Drina bridge closed after lorry crash\n\n{line}\n\n{LEAD}\n\n{MORE}"))


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Tuesday 12 March 2019", "2019-03-12"),
        ("Tue Mar 12 2019", "2019-03-12"),
        ("Published March 12, 2019", "2019-03-12"),
        ("Date of publication 12 March 2019", "2019-03-12"),
        ("Tuesday 12 March 2019 22:10", "2019-03-12"),
        ("Tue Mar 12 2019 221005", "2019-03-12"),
        ("23-03-2019", "2019-03-23"),
    ],
)
def test_a_stamp_that_runs_into_the_lead_is_furniture_and_gives_the_day(stamp: str, day: str) -> None:
    headline = "Drina bridge closed after lorry crash"
    for above in ([], [headline]):
        found = report("\n\n".join([*above, f"{stamp} {LEAD}", MORE, END]))
        assert told(found) == [*above, LEAD, MORE, END]
        assert marked(found) == [("byline", stamp)]
        assert (found.published.earliest, found.published.latest) == (day, day)
    for shown in (f"{headline}.", f"{headline} .", headline):
        again = report(f"{headline}\n\n{stamp} {shown} {LEAD}\n\n{MORE}")
        assert told(again) == [headline, LEAD, MORE]
        assert marked(again) == [("byline", stamp), ("headline", shown)]
        before = report(f"{headline}\n\n{headline} {stamp} {LEAD}\n\n{MORE}")
        assert told(before) == [headline, LEAD, MORE]
        assert marked(before) == [("headline", headline), ("byline", stamp)]


def test_headline_agency_and_day_before_the_lead_are_told_apart() -> None:
    found = report(f"Drina bridge closed after lorry crash AFP Tuesday 12 Mar 2019 {LEAD}\n\n{MORE}")
    assert told(found) == ["Drina bridge closed after lorry crash", LEAD, MORE]
    assert marked(found) == [("byline", "AFP Tuesday 12 Mar 2019")]
    assert found.headline is not None and found.published.earliest == "2019-03-12"
    assert [e.value for e in found.evidence if e.field == "credit"] == ["AFP"]


@pytest.mark.parametrize(
    ("stamp", "tools"),
    [
        ("Tuesday 12 Mar 2019", " Print Tweet Views 1,662"),
        ("Tuesday 12 Mar 2019", " Share Tweet Email"),
        ("12.03.2019", "Get short URL 101"),
        ("12.03.2019", "(updated 1935 12.03.2019) Get short URL Topic Bridges of the Drina (61) 0 25"),
    ],
)
@pytest.mark.parametrize("lead", [LEAD, f"12 lorries {LEAD[:1].lower()}{LEAD[1:]}"])
def test_buttons_and_counts_that_run_into_the_lead_are_furniture(stamp: str, tools: str, lead: str) -> None:
    headline = "Drina bridge closed after lorry crash"
    found = report(f"{headline}\n\n{stamp}{tools} {lead}\n\n{MORE}")
    assert told(found) == [headline, lead, MORE], "a figure that opens the report is kept"
    assert marked(found) == [("byline", stamp), ("share", tools.strip())]
    assert found.published.earliest == "2019-03-12"


def test_an_agency_between_the_repeated_headline_and_the_lead_is_a_credit() -> None:
    headline = "Drina bridge closed after lorry crash"
    found = report(f"{headline}\n\nTuesday 12 Mar 2019 {headline} AFP {LEAD}\n\n{MORE}")
    assert told(found) == [headline, LEAD, MORE]
    assert [words for _, words in marked(found)] == ["Tuesday 12 Mar 2019", headline, "AFP"]
    assert [e.value for e in found.evidence if e.field == "credit"] == ["AFP"]


@pytest.mark.parametrize(
    "lead",
    [
        "On 12 March 2019 the only bridge over the Drina at the village was closed, and a lorry lay in the river.",
        "12 March 2019 was the day on which the only bridge over the Drina was closed after a lorry broke its rail.",
        "March 12, 2019, began like any other day for the keeper of the only bridge over the Drina at the village.",
        "The bridge was closed on 12 March 2019 Tuesday after a lorry broke through its rail, the police say.",
    ],
)
def test_a_date_within_the_lead_is_no_stamp(lead: str) -> None:
    found = report(f"Drina bridge closed\n\n{lead}\n\n{MORE}")
    assert told(found) == ["Drina bridge closed", lead, MORE]
    assert not marked(found) and found.published.earliest is None


@pytest.mark.parametrize(
    ("last", "credit"),
    [
        (f"{END} Reporting by Amina Kovač; editing by Luka Perić.", "Reporting by Amina Kovač; editing by Luka Perić."),
        (f"{END} (Additional reporting by Jovana Ilić in Foča)", "(Additional reporting by Jovana Ilić in Foča)"),
        (
            f"{END} The Drina News Agency contributed to this report.",
            "The Drina News Agency contributed to this report.",
        ),
        (f"{END} - REUTERS", "- REUTERS"),
        (f"{END} (Source: Drina Media Office)", "(Source: Drina Media Office)"),
        (f"{END} Written by three engineers, the report was given to the council.", None),
        (f"{END} Many readers contributed to this report with their letters.", None),
    ],
)
def test_a_credit_at_the_end_of_the_last_paragraph_is_furniture(last: str, credit: str | None) -> None:
    found = report("\n\n".join(["Drina bridge closed", LEAD, MORE, last]))
    assert [words for kind, words in marked(found) if kind == "byline"] == ([credit] if credit else [])
    assert told(found)[-1] == (END if credit else last)
    assert [e.value for e in found.evidence if e.field == "credit"] == ([credit.strip("()")] if credit else [])


def test_the_headline_of_a_head_line_is_the_reports_own_words() -> None:
    head = (
        Evidence("publisher", "Drina Courier", "head"),
        Evidence("title", "Bridge: closed", "head"),
        Evidence("url", "https://drina.example", "head"),
    )
    lines = "Publisher: Drina Courier\nTitle: Bridge: closed\nURL: https://drina.example\n\n"
    found = report(f"{lines}{LEAD}\n\n{MORE}", *head)
    assert told(found) == ["Bridge: closed", LEAD, MORE]
    assert found.headline is not None and found.headline.of(found.text) == "Bridge: closed"
    assert [words for _, words in marked(found)] == ["Publisher: Drina Courier", "Title:", "URL: https://drina.example"]
    # Where the text opens with it too, that is where it is told.
    again = report(f"{lines}Bridge: closed\n\n{LEAD}\n\n{MORE}", *head)
    assert told(again) == ["Bridge: closed", LEAD, MORE]
    assert [words for _, words in marked(again)] == lines.strip().split("\n")


@pytest.mark.parametrize("name", ["Drina Courier", "DRINA COURIER", "Drina24 - read by the whole valley"])
@pytest.mark.parametrize("beside", ["Tuesday, 12 March 2019", "Home | Region | Roads\n\n12 March 2019, 22:10"])
def test_a_sites_name_above_the_headline_is_furniture(name: str, beside: str) -> None:
    headline = "Bridge to be closed for weeks after a lorry broke its rail"
    found = report(f"{name}\n\n{beside}\n\n{headline}\n\n{LEAD}\n\n{MORE}")
    assert found.title == headline and told(found) == [headline, LEAD, MORE]
    assert marked(found)[0] == ("breadcrumb", name)
    assert found.published.earliest and found.published.earliest.startswith("2019-03-12")


def test_a_short_headline_is_no_sites_name() -> None:
    for beside in ("", "Tuesday, 12 March 2019\n\n"):
        found = report(f"Bridge Closed\n\n{beside}{LEAD}\n\n{MORE}")
        assert found.title == "Bridge Closed"
    below = "Lorry breaks rail at dawn and halts traffic"
    assert report(f"Bridge closed\n\n12 March 2019\n\n{below}\n\n{LEAD}\n\n{MORE}").title == "Bridge closed"


def test_head_lines_are_furniture() -> None:
    head = (Evidence("publisher", "Drina Courier", "head"), Evidence("published", "2019-03-12", "head"))
    found = report(f"Publisher: Drina Courier\r\nDate: 2019-03-12\r\n\r\n{LEAD}\r\nNote: the bridge is old.", *head)
    assert marked(found) == [("head", "Publisher: Drina Courier"), ("head", "Date: 2019-03-12")]
    assert told(found) == [LEAD, "Note: the bridge is old."]
    assert (found.publisher, found.published.earliest, found.published.known) == ("Drina Courier", "2019-03-12", True)


def test_the_most_direct_word_on_the_publisher_counts_and_a_footer_only_as_evidence() -> None:
    low, high = Evidence("publisher", "Low", "opengraph"), Evidence("publisher", "High", "json-ld")
    assert report(LEAD, low, high).publisher == "High"
    footer = report(f"{LEAD}\n\nDrina Courier’s website can also be accessed at drina.example")
    assert footer.publisher is None
    assert Evidence("publisher", "Drina Courier", "footer") in footer.evidence


def test_each_line_is_a_paragraph_and_wrapped_lines_are_joined() -> None:
    assert told(report(f"{LEAD}\n{MORE}\n{END}\n")) == [LEAD, MORE, END]
    words = f"{LEAD} {MORE}".split()
    lines, line = [], ""
    for word in words:
        if len(line) + 1 + len(word) > 60:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    wrapped = "\n".join([*lines, line])
    assert told(report(f"{wrapped}\n\n{END}\n\n{LEAD}\n")) == [wrapped, END, LEAD]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2019-03-12", ("2019-03-12", "2019-03-12")),
        ("2019-03-12 06:30:00", ("2019-03-12T06:30:00", "2019-03-12T06:30:00")),
        ("2019-03-12T06:30:00Z", ("2019-03-12T06:30:00+00:00", "2019-03-12T06:30:00+00:00")),
        ("Tue, 12 Mar 2019 06:30:00 GMT", ("2019-03-12T06:30:00+00:00", "2019-03-12T06:30:00+00:00")),
        ("March 12, 2019", ("2019-03-12", "2019-03-12")),
        ("2019-02", ("2019-02-01", "2019-02-28")),
        ("2019", ("2019-01-01", "2019-12-31")),
        ("04/05/2019", ("2019-04-05", "2019-05-04")),
        ("25/05/2019", ("2019-05-25", "2019-05-25")),
        ("9999-12-31", (None, None)),
        ("2019-13-45", (None, None)),
        ("0001-01-01T00:00:00", (None, None)),
        ("yesterday", (None, None)),
    ],
)
def test_dates_are_read_as_written_or_not_at_all(value: str, expected: tuple[str | None, str | None]) -> None:
    found = report(LEAD, Evidence("published", value, "record"))
    assert (found.published.earliest, found.published.latest) == expected
    assert any(e.field == "warning" for e in found.evidence) is (expected == (None, None))


def test_the_page_s_own_words_bound_the_date() -> None:
    caption = report(f"Bridge closed\n\nThe bridge is seen from above on March 11, 2019.\n\n{LEAD}\n\n{MORE}")
    assert (caption.published.earliest, caption.published.latest) == ("2019-03-11", None)
    assert [span.of(caption.text) for span in caption.published.passages] == ["March 11, 2019"]
    dated = report(f"SARAJEVO, March 12, 2019 (Reuters) - {LEAD}\n\n{MORE}")
    assert (dated.published.earliest, dated.published.known) == ("2019-03-12", True)
    undated = report(f"SARAJEVO, March 12 (Reuters) - {LEAD}\n\nIt was built in May 1981, on May 3, 1981.")
    assert (undated.published.earliest, undated.published.latest) == (None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Le pont a été fermé mardi après qu'un camion a traversé la rambarde, a déclaré la police. " * 3,
            "French (fr)",
        ),
        (
            "El puente fue cerrado el martes después de que un camión atravesara la baranda, dijo la policía. " * 3,
            "Spanish",
        ),
        ("Most je zatvoren u utorak nakon što je kamion probio ogradu, saopštila je policija. Niko nije. " * 3, "("),
    ],
)
def test_another_language_is_named(text: str, language: str) -> None:
    with pytest.raises(DocumentError) as caught:
        report(text)
    assert "appears to be written in" in caught.value.problem and language in caught.value.problem


@pytest.mark.parametrize("text", [f"{LEAD} {MORE}".upper() * 2, "Pont fermé.", f"{LEAD} « Le pont ! », cria-t-il."])
def test_capitals_short_texts_and_foreign_words_pass(text: str) -> None:
    assert report(text).language == "en"


VICTIMS = """
Aşkın Yıldız  Gülşah Öztürk  Çağrı Kılıç  Şule Aydın  İlker Gündoğdu  Sümeyye Çelik  Oğuzhan Şimşek  Tuğba Güneş
Ümit Karadağ  Özge Bayrak  Barış Çetin  Yağmur Koç  Emrah Doğan  Gökçe Aksoy  Volkan Şahin  Büşra Yılmaz
""".split("  ")


def test_a_list_of_names_is_no_other_language() -> None:
    lead = "A ferry sank off the island of Marmara on Sunday night. These are the dead, the coast guard said."
    names = "\n".join(f"{name.strip()}, {20 + number}" for number, name in enumerate(VICTIMS * 8))
    more = "Divers looked for others until the morning, when the wind turned and the harbour was closed to small boats."
    assert report(f"{lead} {more}\n\n{names}").language == "en"
    # Names and figures alone are in no language.
    assert report("\n".join(f"{number}. Amina Koroma, {number}, Lunsar" for number in range(90))).language == "en"


@pytest.mark.parametrize("text", ["12 34\n\n--", "ADVERTISEMENT\n\nSHARE THIS ARTICLE", "\u202e\u200b"])
def test_a_page_without_a_report_is_an_error(text: str) -> None:
    with pytest.raises(DocumentError):
        report(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rain fell.\n" * (MOST_LINES + 1), "20,000 lines"),
        ("Rain fell. " * (MOST_CHARACTERS // 11 + 1), "1,000,000 characters"),
    ],
)
def test_a_text_longer_than_any_report_is_an_error(text: str, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        report(text)
    assert words in caught.value.problem and caught.value.advice


def test_ids_come_from_the_record_or_the_bytes() -> None:
    assert report(LEAD, given_id="k-7").id == "k-7"
    assert report(LEAD).id == report(LEAD).id != report(MORE).id
    assert report(LEAD, partial=True).partial


@pytest.mark.parametrize(
    "text",
    [
        "a | " * 500_000,
        "(photo " * 300_000,
        "A" * 2_000_000,
        "word " * 400_000,
        "a\n" * 1_000_000,
        " \n\t" * 700_000 + LEAD,
    ],
    ids=["bars", "brackets", "letters", "words", "lines", "blanks"],
)
def test_large_inputs_end_soon(text: str) -> None:
    begun = time.monotonic()
    try:
        report(text)
    except DocumentError:
        pass
    assert time.monotonic() - begun < 4


PIECES = st.sampled_from(
    [LEAD, MORE, END, "Home > Drina", "By Amra Hodžić", "SHARE THIS ARTICLE", "ALSO:", "Related: a bridge", "# Bridge"]
    + [
        "SARAJEVO (Reuters) - ",
        "SARAJEVO —",
        "© 2019",
        "(Photo: x)",
        "\u202eabc",
        "\x07",
        "- item",
        "e\u0301\U0001f30a",
        "A | b | c",
    ]
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", " ", "\u2028", "\x0c", "\n \u00a0\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECES | st.text(max_size=30), BREAKS), max_size=14))
def test_spans_slice_and_never_overlap(parts: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in parts)
    try:
        found = report(text)
    except DocumentError:
        return
    assert found.text == text
    spans = sorted([*found.paragraphs, *(piece.span for piece in found.furniture)])
    assert list(found.paragraphs) == sorted(found.paragraphs)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in zip(spans, spans[1:], strict=False))
    assert all(span.of(text) == span.of(text).strip() for span in found.paragraphs)
    inner = [span for span in (found.headline, found.byline, found.dateline) if span is not None]
    assert all(isinstance(span, Span) and any(span == other for other in spans) for span in inner)
