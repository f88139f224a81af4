"""What desks do to a wire's text, and what their pages put around it: the copy is found, and only the copy."""

from __future__ import annotations

import re
import textwrap

import pytest

from rashomon.clean import clean
from rashomon.model import Document, Report
from rashomon.read import extract
from rashomon.trace import direction
from rashomon.trace.copies import copies

LANDSLIDE = (
    "A landslide buried a stretch of the road to Oxapampa on Friday night and cut off eleven villages, the regional "
    "civil defence office said.",
    '"We have asked the army for two bridges, and they will be here before the weekend is over," said its director, '
    'Rosa Huamán. "Nobody is missing as far as we know."',
    "The mud came down after three days of rain, in places four metres deep, and took with it a petrol station that "
    "had been closed since March.",
    "Drivers spent the night in their lorries, and some of them walked back to Villa Rica in the morning with what "
    "they could carry.",
)
FERRY = (
    "Ferry crews walked off the job in Ventspils on Friday, leaving 1,400 passengers and some two hundred lorries on "
    "the quays.",
    "The seafarers' union wants a rest day after every sixth shift and says that talks broke down late on Thursday.",
    "The shipping line Kursa called the walkout unlawful and asked a court to end it before the holiday traffic "
    "begins.",
)
COFFEE = (
    "Coffee growers in the valley fear for the harvest at Oxapampa, which was to be brought to Lima next week, Rosa "
    "Huamán said.",
    "The ministry of transport did not answer questions on Sunday.",
    "Prices on the exchange in New York rose by two cents on the news.",
)
SPEECH = (
    "We have asked the army for two bridges, and they will be here before the weekend is over, whatever the weather "
    "brings to this side of the mountains"
)


def plain(
    *paragraphs: str, publisher: str = "Andina Wire", date: str = "2031-05-02", title: str = "Road shut"
) -> Report:
    """A report as it comes from a text file."""
    text = "\n\n".join((f"Publisher: {publisher}\nDate: {date}\nTitle: {title}", title, *paragraphs))
    return clean(extract(Document(f"{publisher}.txt", "text/plain", text.encode())), "en")


def page(site: str, title: str, paragraphs: tuple[str, ...]) -> Report:
    """A report as it comes from a page of a group of sites, with what these print on all of their pages."""
    menu = "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("Home", "Region", "Coffee", "Opinion"))
    related = "".join(
        f"<li><a href='#'>{n} a bridge is two years late, and what it costs</a></li>" for n in ("Why", "How")
    )
    html = f"""<html><head><title>{title} | {site}</title></head><body><nav><ul>{menu}</ul></nav>
<div id="cookie-banner"><p>We use cookies to give you the best of our site. By clicking accept you agree to the storing
of cookies on your device.</p></div>
<article><h1>{title}</h1><p class="byline">By Ana Lima</p><div class="share"><a>Share on Facebook</a> <a>Copy link</a>
</div>{"".join(f"<p>{each}</p>" for each in paragraphs[:2])}<aside><h3>Related</h3><ul>{related}</ul></aside>
{"".join(f"<p>{each}</p>" for each in paragraphs[2:])}
<p>Our reporters in the valley work for you every day of the year: help us to go on with a gift of your choice.</p>
</article><footer><p>The group publishes four papers and reaches two hundred thousand readers.</p></footer>
</body></html>"""
    return clean(extract(Document(f"{site}.html", "text/html", html.encode())), "en")


def shared(left: Report, right: Report) -> list[str]:
    """The copied passages, as the right report has them."""
    return [copy.right.span.of(right.text) for copy in copies((left, right))]


def whole(paragraphs: tuple[str, ...]) -> str:
    """The letters from the first word of some paragraphs to the last."""
    return letters("".join(paragraphs))


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize(
    "marks", [("“", "”"), ("‘", "’"), ("'", "'"), ("«", "»"), ("»", "«"), ("„", "“"), ("„", "”"), ("``", "''")]
)
def test_quotation_marks_may_be_other_ones(marks: tuple[str, str]) -> None:
    turned = tuple(re.sub(r'"([^"]+)"', rf"{marks[0]}\1{marks[1]}", each) for each in LANDSLIDE)
    [passage] = shared(plain(*LANDSLIDE), plain(*turned, publisher="Selva Daily", title="Villages cut off"))
    assert letters(passage) == whole(LANDSLIDE)
    # What both quote is no copy, whatever marks they use.
    answer = f"Asked about the road to Oxapampa, she said: {marks[0]}{SPEECH}.{marks[1]} The rain goes on."
    assert shared(plain(f'"{SPEECH}," said Rosa Huamán.'), plain(answer, publisher="Selva Daily", title="Rain")) == []


@pytest.mark.parametrize("hyphen", ["\u00ad", "\u200b"])
def test_places_where_a_word_may_break_do_not_count(hyphen: str) -> None:
    broken = tuple(re.sub(r"\b(\w{3})(\w{3,})", rf"\1{hyphen}\2", each) for each in LANDSLIDE)
    [passage] = shared(plain(*LANDSLIDE), plain(*broken, publisher="Selva Daily", title="Villages cut off"))
    assert letters(passage) == whole(LANDSLIDE)


def test_words_broken_at_the_end_of_a_line_are_whole() -> None:
    words = textwrap.TextWrapper(width=46)
    broken = tuple("\n".join(hyphenated(words.wrap(each))) for each in LANDSLIDE)
    assert sum(each.count("-\n") for each in broken) > 4
    [passage] = shared(plain(*LANDSLIDE), plain(*broken, publisher="Selva Daily", title="Villages cut off"))
    assert letters(passage) == whole(LANDSLIDE)


def hyphenated(lines: list[str]) -> list[str]:
    """Lines of which each takes the first letters of the next one's first word, if it is long."""
    for number in range(1, len(lines)):
        first, _, rest = lines[number].partition(" ")
        if len(first) > 5 and first.isalpha():
            lines[number - 1] += f" {first[:3]}-"
            lines[number] = f"{first[3:]} {rest}"
    return lines


def test_pages_of_one_group_share_only_what_they_report() -> None:
    copied = shared(page("Selva Daily", "Landslide cuts road", LANDSLIDE), page("Sierra Post", "Road shut", LANDSLIDE))
    assert letters("".join(copied)) == whole(LANDSLIDE)
    assert shared(page("Selva Daily", "Landslide", LANDSLIDE), page("Sierra Post", "Growers wait", COFFEE)) == []


@pytest.mark.parametrize(
    "line",
    [
        "We use cookies to give you the best of our site. By clicking accept you agree to the storing of cookies on "
        "your device, as set out in our policy.",
        "Your gift helps us to report from the valley every day of the year, and keeps our pages open to all readers.",
        # A speech that is printed without marks.
        "My fellow citizens, we have lost homes and fields, but we have not lost each other, and your government will "
        "stand with you until the last road is open.",
    ],
)
def test_who_speaks_to_you_is_no_report(line: str) -> None:
    assert shared(plain(LANDSLIDE[0], line), plain(*COFFEE, line, publisher="Sierra Post", title="Growers wait")) == []


def test_a_paragraph_beside_the_page_that_speaks_to_you_stays() -> None:
    spoken = LANDSLIDE[3].replace("Drivers spent", "Drivers, you may guess, spent")
    left, right = (
        plain(
            *LANDSLIDE[:3], spoken, "Sign up for our newsletter: we write to you every day.", publisher=name, title=name
        )
        for name in ("Andina Wire", "Selva Daily")
    )
    assert {piece.kind for piece in right.furniture} >= {"footer"}
    assert [letters(each) for each in shared(left, right)] == [whole((*LANDSLIDE[:3], spoken))]


def test_lines_of_the_page_among_the_paragraphs_part_the_copy() -> None:
    first, second, third, last = LANDSLIDE
    between = plain(
        first, "Share this article", second, "Read more: Coffee at a ten-year high", third, "ADVERTISEMENT", last,
        publisher="Selva Daily", title="Villages cut off",
    )  # fmt: skip
    assert [letters(each) for each in shared(plain(*LANDSLIDE), between)] == [letters(each) for each in LANDSLIDE]


def test_two_wires_merged_are_told_apart() -> None:
    wires = plain(*LANDSLIDE), plain(*FERRY, publisher="Baltia News Agency", title="Ferry crews on strike")
    merged = plain(
        "The week in transport.", FERRY[0], *LANDSLIDE[:2], FERRY[1], LANDSLIDE[3], "More rain is expected.", FERRY[2],
        publisher="Lake Tribune", title="Standstill",
    )  # fmt: skip
    made = copies((*wires, merged))
    found = [{letters(c.right.span.of(merged.text)) for c in made if c.left.report == wire.id} for wire in wires]
    assert found == [{whole(LANDSLIDE[:2]), letters(LANDSLIDE[3])}, {letters(each) for each in FERRY}]


@pytest.mark.parametrize("marks", [("“", "”"), ("", "")])
def test_a_report_quoted_at_length_is_a_copy_with_a_credit(marks: tuple[str, str]) -> None:
    wire = plain(*FERRY, publisher="Baltia News Agency", title="Ferry crews on strike")
    quoting = plain(
        "Passengers camped on the quays of Ventspils over the weekend.",
        "Baltia News Agency reported:",
        f"{marks[0]}{FERRY[0]} {FERRY[1]}{marks[1]}",
        "Nobody at the port would say when the boats sail again.",
        publisher="Lake Tribune", date="2031-05-04", title="Nights on the quay",
    )  # fmt: skip
    assert [letters(each) for each in shared(wire, quoting)] == [whole(FERRY[:2])]
    assert direction(wire, quoting) == (quoting.id, wire.id)


def test_a_corrected_copy_is_one_passage_without_the_notice() -> None:
    notice = "CORRECTION: An earlier version of this story gave a wrong number of passengers. It is 1,100, not 1,400."
    corrected = FERRY[0].replace("1,400", "1,100"), *FERRY[1:]
    wire = plain(*FERRY, publisher="Baltia News Agency", title="Ferry crews on strike")
    for order in ((notice, *corrected), (*corrected, notice)):
        again = plain(*order, publisher="Lake Tribune", date="2031-05-03", title="Boats stay in port")
        assert [letters(each) for each in shared(wire, again)] == [whole(corrected)]
        assert direction(wire, again) == (again.id, wire.id)


def test_a_live_blog_has_its_entries_from_the_wire() -> None:
    wire = plain(*FERRY, publisher="Baltia News Agency", title="Ferry crews on strike")
    blog = plain(
        "18:40", "The ferry Rūta has left Ventspils with eighty passengers, our reporter on the quay says.",
        "17.05 GMT", FERRY[1], "Updated at 15.55 CET", f"16:32 — {FERRY[2]}",
        "The mayor has opened the sports hall for the night. Soup is served from six.", f"14:20: {FERRY[0]}",
        publisher="Channel Kursa", date="2031-05-03", title="Strike as it happened",
    )  # fmt: skip
    found = "".join(shared(wire, blog))
    assert all(letters(each) in letters(found) for each in FERRY)
    assert not {"Rūta", "Soup", "mayor"} & set(re.findall(r"\w+", found))
    other = plain(
        "18:40", "The first boats of the morning will carry lorries with fresh food, the harbour master says.",
        "16:32", "Police are asking drivers to stay in their cabs.", "14:20", "The court of Ventspils hears the line.",
        publisher="Radio Daugava", date="2031-05-03", title="Ferries, hour by hour",
    )  # fmt: skip
    assert shared(blog, other) == []


@pytest.mark.parametrize("byline", ["By Kwame Boateng", "By Aino Laine, Selva Daily", "Staff report"])
def test_another_byline_changes_nothing(byline: str) -> None:
    wire = plain("By Marit Solberg", *LANDSLIDE)
    again = plain(byline, *LANDSLIDE, publisher="Selva Daily", date="2031-05-03", title="Villages cut off")
    assert [letters(each) for each in shared(wire, again)] == [whole(LANDSLIDE)]
    assert direction(wire, again) == (again.id, wire.id)


def test_an_excerpt_in_capitals_is_a_copy_up_to_where_it_breaks_off() -> None:
    excerpt = LANDSLIDE[0].upper(), LANDSLIDE[1], f"{LANDSLIDE[2][:66]}… Subscribe to read the full story"
    [passage] = shared(plain(*LANDSLIDE), plain(*excerpt, publisher="Selva Daily", title="Villages cut off"))
    assert letters(passage).casefold() == letters("".join(LANDSLIDE[:2]) + LANDSLIDE[2][:66]).casefold()
