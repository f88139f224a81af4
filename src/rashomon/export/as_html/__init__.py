"""Brief → one self-contained HTML page: no network, no build step, readable without JavaScript.

The page's own style and script are allowed by their hash and nothing else is: a report's text cannot act on it.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from rashomon.brief.sections import Brief
from rashomon.brief.tables import comparable
from rashomon.export import dates, naming, phrases
from rashomon.export.as_html.matrix import FIND, matrix, only
from rashomon.export.as_html.numbers import Numbers, escaped, numbered
from rashomon.export.as_html.picture import from_whom
from rashomon.export.as_html.reading import reading
from rashomon.export.as_html.tables import (
    calls,
    debts,
    differ,
    figures,
    maybe,
    timeline,
    unheard,
    unplaced,
    unsourced,
    whose_word,
)


def comparison_html(brief: Brief) -> str:
    """Return the brief as one HTML page."""
    numbers = numbered(brief)
    title = "What it says" if len(brief.head.reports) == 1 else "Only here"
    counted = ("figures", "Figures", figures(brief, numbers))
    early = any(map(comparable, brief.figures))
    sections = [
        ("differ", phrases.DIFFER, differ(brief, numbers)),
        ("unsourced", phrases.UNSOURCED, unsourced(brief, numbers)),
        *[counted] * early,
        ("claims", "Claims", matrix(brief, numbers)),
        ("only", title, only(brief, numbers)),
        ("words", "Whose word", whose_word(brief, numbers) + unheard(brief, numbers)),
        ("hands", "From whom", from_whom(brief, numbers) + debts(brief, numbers)),
        ("calls", "What each calls whom", calls(brief, numbers) + maybe(brief, numbers)),
        *[counted] * (not early),
        ("timeline", "Timeline", timeline(brief, numbers)),
        ("unplaced", "Not read or not placed", unplaced(brief)),
        ("reports", "The reports side by side", reading(brief, numbers)),
    ]
    shown = [section for section in sections if section[2]]
    body = "".join(
        f'<section id="{name}" aria-labelledby="h-{name}"><h2 id="h-{name}">{title}</h2>{content}</section>\n'
        for name, title, content in shown
    )
    links = "".join(f'<li><a href="#{name}">{SHORT.get(name, title)}</a></li>' for name, title, _ in shown)
    style, script = asset("page.css") + asset("static/hands.css"), asset("page.js")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(style, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escaped(title_of(brief))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">Skip to the comparison</a>\n'
        f'{head(brief, numbers)}<nav aria-label="Sections"><ul>{links}</ul></nav>\n'
        f'<main id="main">\n{FIND}{body}</main>\n'
        f"{FOOTER}<script>{script}</script>\n</body>\n</html>\n"
    )


# What a section is called where all are named in one line.
SHORT = {"unsourced": "Unsourced", "calls": "Names", "reports": "Texts"}
FOOTER = (
    "<footer><p>Every quoted word is cut from a report. Silence is not denial. An origin is counted as independent "
    "only where the texts show it.</p><p>Made with rashomon.</p></footer>\n"
)


def asset(name: str) -> str:
    """Return a file that ships beside this module."""
    return (files(__package__) / name).read_text(encoding="utf-8")


def policy(style: str, script: str) -> str:
    """Return the page's content-security policy: this style, this script, nothing else."""
    style_hash, script_hash = (base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in (style, script))
    return (
        f"default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; "
        "base-uri 'none'; form-action 'none'"
    )


def title_of(brief: Brief) -> str:
    """Return the page's title: how many reports, by whom."""
    return f"{phrases.count(len(brief.head.reports), 'report')}: {', '.join(brief.head.outlets)}"


def head(brief: Brief, numbers: Numbers) -> str:
    """Return the head of the page: the story in numbers, and its reports."""
    items = []
    for report in brief.head.reports:
        title = f" <cite>{escaped(report.title)}</cite>" if report.title else ""
        partial = ' <span class="quiet">summary only</span>' if report.partial else ""
        file = f' <span class="quiet">{escaped(naming.file_of(report))}</span>' if naming.file_of(report) else ""
        items.append(
            f'<li><a href="#r{numbers.reports[report.id]}">{numbers.name(report.id)}</a>'
            f' <span class="quiet">{escaped(dates.published(report))}</span>{file}{partial}{title}</li>'
        )
    origins = phrases.origin_line(brief.head)
    line = f'<p class="facts {"one" if brief.head.single else "many"}">{escaped(origins)}</p>' if origins else ""
    line += "".join(f'<p class="facts one">{escaped(copies)}</p>' for copies in phrases.copies_lines(brief))
    title = phrases.count(len(brief.head.reports), "report") + (" of one event" if len(brief.head.reports) > 1 else "")
    return (
        f'<header><p class="brand">rashomon</p><h1>{title}</h1><p class="facts">'
        f'{escaped(phrases.head_line(brief.head))}</p>{line}<ul class="by">{"".join(items)}</ul></header>\n'
    )
