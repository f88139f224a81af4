"""Selectors → mentions: what the words of a correction stand for in the reports of a story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Index, Mention, Report, Selector, Span

ARTICLE = re.compile(r"\A(?:the|an?) ")
POSSESSIVE = re.compile(r"['’]s?\Z")
# The forms of mentions that can be joined, the most telling first.
FORMS = ("name", "role", "pronoun")


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


def concerns(selector: Selector, report: Report) -> bool:
    """Return whether a selector speaks of a report: it names none, or its location, file, publisher, URL or id."""
    file = report.location.replace("\\", "/").rsplit("/", 1)[-1]
    names = (report.location, file, report.publisher, report.name, report.url, report.id)
    return selector.report is None or fold(selector.report) in {fold(name) for name in names if name}


def stands(selector: Selector, index: Index) -> bool:
    """Return whether a selector's words stand in a report that it speaks of, found as a mention or not."""
    reports = (report for report in index.reports.values() if concerns(selector, report))
    return any(True for report in reports for _ in places(selector.words, report.text))


def places(words: str, text: str) -> Iterator[Span]:
    """Yield where whole words stand in a text, whatever their case and the blanks between them."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
        yield Span(*match.span())


def foremost(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Return the mention that says most of a passage: a name before a role, a longer one before a shorter."""
    return sorted(mentions, key=lambda m: (FORMS.index(m.form), m.span.start - m.span.end, m.span, m.id))[:1]
