"""The JSON API: the same values as the command line, in pages, read-only unless a token is given."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rashomon.model import Passage, Span
from rashomon.store import KINDS_OF_PLACES, ORDERS, Listing, Receipt
from rashomon.web.guard import bearer
from rashomon.web.intake import FIELDS, pasted
from rashomon.web.openapi import description
from rashomon.web.places import correction_value
from rashomon.web.site import aside, choice, number, site_of

PAGE, MOST, FARTHEST = 50, 200, 1_000_000


def answer(value: object, status: int = 200) -> Response:
    """Return a value as JSON."""
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def paged(request: Request) -> tuple[int, int]:
    """Return which page of a list is asked for."""
    return number(request, "first", 0, 0, FARTHEST), number(request, "count", PAGE, 1, MOST)


def listed(found: Listing[Any]) -> Response:
    """Return one page of a list."""
    return answer({"first": found.first, "total": found.total, "rows": found.rows})


def cut(found: tuple[Any, ...], request: Request) -> Response:
    """Return one page of rows that are all at hand."""
    first, count = paged(request)
    return listed(Listing(found[first : first + count], first, len(found)))


def openapi(request: Request) -> Response:
    """Describe the API."""
    return JSONResponse(description())


def stories(request: Request) -> Response:
    """List the stories."""
    first, count = paged(request)
    order = choice(request, "order", ORDERS, "changed")
    outlets = number(request, "outlets", 1, 1, 1000)
    return listed(site_of(request).desk.stories(first, count, order, text(request, "words"), outlets))


def text(request: Request, name: str) -> str:
    """Return a text of the query that is not too long."""
    given = request.query_params.get(name, "")
    if len(given) > 200:
        raise HTTPException(400, f"{name} is longer than 200 characters.")
    return given


def story(request: Request) -> Response:
    """Give one story's row."""
    return answer(site_of(request).desk.story(request.path_params["story"]))


def comparison(request: Request) -> Response:
    """Give a story's comparison, as ``rashomon export STORY --json`` writes it."""
    from rashomon.export.as_json import comparison_json

    made = site_of(request).desk.comparison(request.path_params["story"])
    return Response(comparison_json(made), media_type="application/json")


def reports(request: Request) -> Response:
    """List a story's reports, or all."""
    return listed(site_of(request).desk.reports(request.path_params.get("story"), *paged(request)))


def history(request: Request) -> Response:
    """List how a story came to be what it is."""
    return cut(site_of(request).desk.history(request.path_params["story"]), request)


def report(request: Request) -> Response:
    """Give a report's analysis, as ``rashomon analyse --jsonl`` writes it."""
    from rashomon.export.as_jsonl import analysis_line

    found = site_of(request).desk.analyses_of([request.path_params["report"]])
    if not found:
        raise HTTPException(404, "The desk holds no such report.")
    return Response(analysis_line(found[0]), media_type="application/json")


def search(request: Request) -> Response:
    """List the places where words stand."""
    kind = choice(request, "in", KINDS_OF_PLACES, "text")
    return listed(site_of(request).desk.search(text(request, "words"), kind, *paged(request)))


def failures(request: Request) -> Response:
    """List what could not be read."""
    return listed(site_of(request).desk.failures(*paged(request)))


def corrections(request: Request) -> Response:
    """List the corrections."""
    given = request.query_params.get("story") or None
    undone = choice(request, "undone", ("false", "true"), "false") == "true"
    found = site_of(request).desk.corrections(given, undone=undone)
    return cut(tuple(map(correction_value, found)), request)


# --- writing --------------------------------------------------------------------------------------------------------


def allowed(request: Request) -> None:
    """Refuse a request that brings no token."""
    door = site_of(request).door
    if door.token is None:
        raise HTTPException(403, "The API is read-only: the server was started without a token.")
    if not door.knows(bearer(request.headers)):
        raise HTTPException(401, "A token is needed.", {"www-authenticate": "Bearer"})


async def body(request: Request) -> dict[str, Any]:
    """Return the JSON object that a request brings."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "Send application/json.")
    try:
        given = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "The body is not JSON.") from error
    if not isinstance(given, dict):
        raise HTTPException(422, "The body must be an object.")
    return given


def field(given: dict[str, Any], name: str, longest: int, *, needed: bool = False) -> str:
    """Return a text of an object, empty where it is not there."""
    value = given.get(name, "")
    if not isinstance(value, str) or (needed and not value.strip()):
        raise HTTPException(422, f"{name} must be a text.")
    if len(value) > longest:
        raise HTTPException(422, f"{name} is longer than {longest:,} characters.")
    return value


def known(given: dict[str, Any], names: tuple[str, ...]) -> None:
    """Refuse an object with fields that mean nothing here."""
    if strange := sorted(set(given) - set(names)):
        raise HTTPException(422, f"{strange[0][:50]!r} is no field of this; known are {', '.join(names)}.")


async def add(request: Request) -> Response:
    """Add a report, and say what became of it when it is safe."""
    allowed(request)
    given = await body(request)
    known(given, ("text", "title", "publisher", "date", "url"))
    site = site_of(request)
    words = field(given, "text", site.settings.max_bytes, needed=True)
    fields = {name: field(given, name, 2000) for name in FIELDS}
    document = pasted(words, fields)
    [receipt] = await aside(lambda: list(site.desk.add([document], site.settings)))
    return receipt_answer(receipt)


def receipt_answer(receipt: Receipt) -> Response:
    """Return what became of a document."""
    status = {"stored": 201, "known": 200, "failed": 422}[receipt.outcome]
    if receipt.problem:
        return answer({"status": status, "problem": f"{receipt.problem.problem} {receipt.problem.advice}"}, status)
    return answer({"outcome": receipt.outcome, "location": receipt.location, "report": receipt.report}, status)


async def correct(request: Request) -> Response:
    """Keep what a person set right."""
    allowed(request)
    given = await body(request)
    known(given, ("story", "kind", "passages", "author", "reason", "name"))
    kind = field(given, "kind", 20, needed=True)
    desk = site_of(request).desk
    story = field(given, "story", 100, needed=True)
    places = await aside(lambda: checked(given.get("passages"), desk.brief(story).brief.head.reports))
    name = field(given, "name", 200) if "name" in given else None
    author, reason = field(given, "author", 100), field(given, "reason", 1000)
    made = await aside(desk.correct, story, kind, places, author, reason, name)
    return answer(correction_value(made), 201)


def checked(given: object, reports: Iterable[Any]) -> list[Passage]:
    """Return passages; each must lie in a report of the story."""
    texts = {report.id: report.text for report in reports}
    if not isinstance(given, list) or len(given) > 100:
        raise HTTPException(422, "passages must be a list of at most 100.")
    found: list[Passage] = []
    for each in given:
        if not isinstance(each, dict) or set(each) - {"report", "start", "end", "text"}:
            raise HTTPException(422, "A passage has report, start and end.")
        found.append(inside(each.get("report"), each.get("start"), each.get("end"), texts))
    return found


def inside(report: object, start: object, end: object, texts: dict[str, str]) -> Passage:
    """Return a passage of one of the texts."""
    if isinstance(report, str) and report in texts and type(start) is int and type(end) is int:
        if 0 <= start < end <= len(texts[report]):
            return Passage(report, Span(start, end))
    raise HTTPException(422, "A passage must lie in one of the story's reports.")


async def undo(request: Request) -> Response:
    """Take a correction back."""
    allowed(request)
    desk = site_of(request).desk
    wanted = request.path_params["number"]
    if not any(each.number == wanted for each in await aside(lambda: desk.corrections(undone=True))):
        raise HTTPException(404, "There is no such correction.")
    await aside(desk.undo, wanted)
    return Response(status_code=204)
