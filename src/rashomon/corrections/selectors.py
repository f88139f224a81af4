"""Selectors ↔ the reports of a story: what the words of a correction stand for, and the words that name a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model import Index, Mention, Passage, Report, Selector, Span

ARTICLE = re.compile(r"\A(?:the|an?) ")
POSSESSIVE = re.compile(r"['’]s?\Z")
# The forms of mentions that can be joined, the most telling first.
FORMS = ("name", "role", "pronoun")
# Two ranges are the same place where they share this part of the shorter one.
SHARED = 0.5
# Words on each side that a selector quotes at most to tell one place from another.
AROUND = 30


def fold(text: str) -> str:
    """Return words without regard to case and spacing."""
    return " ".join(text.casefold().split())


def bare(text: str) -> str:
    """Return folded words without an article before them and a possessive mark after them.

    >>> bare("The  Minister's")
    'minister'
    """
    return POSSESSIVE.sub("", ARTICLE.sub("", fold(text)))


def selected(selector: Selector, index: Index) -> list[Mention]:
    """Return the mentions that a selector stands for, by report and place.

    Those with just its words; where no report has one, the name or role that was found within its words.
    """
    reports = {report.id: report for report in index.reports.values() if concerns(selector, report)}
    near = [m for m in index.mentions.values() if m.report in reports and m.form in FORMS]
    if selector.within is not None:
        around = {report: list(places(selector.within, each.text)) for report, each in reports.items()}
        near = [m for m in near if any(place.contains(m.span) for place in around[m.report])]
    wanted = bare(selector.words)
    found = [m for m in near if bare(m.span.of(reports[m.report].text)) == wanted]
    if not found:
        held = ((r.id, place) for r in reports.values() for place in places(selector.words, r.text))
        found = [m for report, place in held for m in foremost([n for n in near if n.report == report
                 and place.contains(n.span)])]  # fmt: skip
    return sorted(dict.fromkeys(found), key=lambda m: (m.report, m.span, m.id))


def cited(selector: Selector, index: Index) -> list[Passage]:
    """Return the places where a selector's words stand, by report and place, found as a mention or not."""
    reports = (report for report in index.reports.values() if concerns(selector, report))
    return [Passage(report.id, place) for report in reports for place in stands(selector, report.text)]


def citing(passage: Passage, text: str) -> Selector:
    """Return the selector that stands for one place of a report whose text is given.

    Its words are those of the place, and of the words around it as few as tell it from the report's other places.
    """
    place = whole(passage.span, text)
    words = place.of(text)
    before = [match.start() for match in re.finditer(r"\S+", text[: place.start])]
    after = [place.end + match.end() for match in re.finditer(r"\S+", text[place.end :])]
    withins = (whole(each, text).of(text) for each in contexts(place, before[::-1][:AROUND], after[:AROUND]))
    plain = Selector(words, passage.report)
    told = (each for within in withins if list(stands(each := replace(plain, within=within), text)) == [place])
    # Whole paragraphs may stand twice: the words are then meant in both.
    return plain if list(stands(plain, text)) == [place] else next(told, plain)


def contexts(place: Span, before: Sequence[int], after: Sequence[int]) -> Iterator[Span]:
    """Yield a place with ever more of the words ``before`` it, which begin there, and ``after`` it, which end there.

    One side first: words that follow themselves ("no, no") are told apart by one side only.
    """
    for number in range(max(len(before), len(after))):
        start = before[min(number, len(before) - 1)] if before else place.start
        end = after[min(number, len(after) - 1)] if after else place.end
        yield from (Span(start, place.end), Span(place.start, end), Span(start, end))


def whole(span: Span, text: str) -> Span:
    """Return a range without blanks at its ends and with the rest of the words that it cuts.

    >>> whole(Span(1, 4), "one two").of("one two"), whole(Span(1, 5), "one two").of("one two")
    ('one', 'one two')
    """
    words = span.of(text)
    start, end = span.end - len(words.lstrip()), span.start + len(words.rstrip())
    while start > 0 and wordlike(text[start - 1]):
        start -= 1
    while end < len(text) and wordlike(text[end]):
        end += 1
    return Span(start, end)


def wordlike(character: str) -> bool:
    """Return whether a character is part of a word."""
    return character.isalnum() or character == "_"


def concerns(selector: Selector, report: Report) -> bool:
    """Return whether a selector speaks of a report: it names none, or its location, file, publisher, URL or id."""
    file = report.location.replace("\\", "/").rsplit("/", 1)[-1]
    names = (report.location, file, report.publisher, report.name, report.url, report.id)
    return selector.report is None or fold(selector.report) in {fold(name) for name in names if name}


def stands(selector: Selector, text: str) -> Iterator[Span]:
    """Yield where a selector's words stand in a report's text."""
    if selector.within is None:
        yield from places(selector.words, text)
        return
    for around in places(selector.within, text):
        for place in places(selector.words, around.of(text)):
            yield Span(around.start + place.start, around.start + place.end)


def places(words: str, text: str) -> Iterator[Span]:
    """Yield where whole words stand in a text, whatever their case and the blanks between them."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    # Looked for ahead, so that places that overlap are found too.
    for match in re.finditer(rf"(?<!\w)(?=({pattern})(?!\w))", text, re.IGNORECASE) if pattern else ():
        yield Span(*match.span(1))


def foremost(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Return the mention that says most of a passage: a name before a role, a longer one before a shorter."""
    return sorted(mentions, key=lambda m: (FORMS.index(m.form), m.span.start - m.span.end, m.span, m.id))[:1]


def same_place(one: Passage, other: Passage) -> bool:
    """Return whether two passages are one place: they share over half of the shorter.

    >>> same_place(Passage("r", Span(0, 10)), Passage("r", Span(2, 12)))
    True
    """
    common = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    shorter = min(one.span.end - one.span.start, other.span.end - other.span.start)
    return one.report == other.report and common > SHARED * shorter
