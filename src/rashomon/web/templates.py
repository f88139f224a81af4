"""The templates: report text is escaped everywhere, and no character of it acts on the reader's screen."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon import __version__
from rashomon.brief.lines import Told
from rashomon.export import attribution, dates, phrases, quotes
from rashomon.export.as_html.numbers import leaning, quoted
from rashomon.export.harmless import harmless, one_line
from rashomon.model import Passage
from rashomon.web.words import HANDS, ORDERS, STATES, TABS


def environment() -> Environment:
    """Return the templates of the pages."""
    made = Environment(
        loader=PackageLoader("rashomon.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=safe,
        auto_reload=False,
        cache_size=-1,
    )
    made.globals.update(
        count=phrases.count,
        days=dates.days,
        day=dates.day,
        dates=dates,
        phrases=phrases,
        attribution=attribution,
        leaning=lambda told: Markup(leaning(told)),
        quoted=quotes.in_quotes,
        shortened=quotes.shortened,
        voiced=phrases.voiced,
        line=one_line,
        at=at,
        called=called,
        report_at=report_at,
        said=said,
        linked=linked,
        TABS=TABS,
        HANDS=HANDS,
        STATES=STATES,
        ORDERS=ORDERS,
        version=__version__,
    )
    return made


def safe(value: Any) -> Any:
    """Return a value as it may be shown; markup that templates made themselves passes."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def at(story: str, passage: Passage) -> str:
    """Return the address of a passage's page: it holds as long as the report does, whatever claims stand there."""
    return f"/story/{part(story)}/passage/{part(passage.report)}/{passage.span.start}-{passage.span.end}"


@lru_cache(1024)
def part(name: str) -> str:
    """Return a name as one part of an address. A page names the same few reports over and over."""
    return quote(name, safe="")


def said(story: str, told: Told) -> Markup:
    """Return a reading's words, a link to their passage, after the words that they lean on."""
    return Markup(f'{leaning(told)}<a class="q" href="{at(story, told.passage)}">{quoted(told.text)}</a>')


def report_at(report: str, words: str = "") -> str:
    """Return the address of a report's page, with the words of a search to mark."""
    return linked(f"/report/{part(report)}", q=words)


def called(words: str, names: dict[str, str]) -> str:
    """Return words with the reports' names in the place of their ids."""
    for report, name in names.items():
        words = words.replace(report, name)
    return words


def linked(path: str, **query: Any) -> str:
    """Return a path with a query; values that are ``None`` or empty are left out, lists repeat their name."""
    given = {name: value for name, value in query.items() if value not in (None, "", [], ())}
    return f"{path}?{urlencode(given, doseq=True)}" if given else path
