"""The application: every address and what answers it, read from top to bottom."""

from __future__ import annotations

from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from rashomon.config import Settings
from rashomon.errors import ContradictionError, CorrectionsError, DeskError
from rashomon.store import Desk, NoSuchStoryError
from rashomon.web import api, briefs, intake, lists, review, story
from rashomon.web.guard import COOKIE, Door, Guard, is_api
from rashomon.web.jobs import Jobs
from rashomon.web.pulse import MOST, Pulse
from rashomon.web.site import Site, form_of, site_of, word
from rashomon.web.templates import environment

# A report's id may be any text, also an address.
PASSAGE = "/story/{story}/passage/{report:path}/{start:int}-{end:int}"
# The drawing of hands is the same here and in the export, and has one style.
STYLES = (("rashomon.web", "static"), ("rashomon.export.as_html", "static"))


def application(
    desk: Desk,
    settings: Settings,
    door: Door,
    *,
    fetches: bool = False,
    secret: str | None = None,
    folder: Path | None = None,
) -> Starlette:
    """Return the ASGI application of a desk. ``fetches``: whether it may open URLs that a user gives.

    Several processes are one server where they have one ``secret``, which marks their forms, and one ``folder``, where
    each writes down how far its additions are.
    """
    app = Starlette(
        routes=[*pages(), *programs()],
        middleware=[Middleware(Guard, door=door), Middleware(GZipMiddleware, minimum_size=2000, compresslevel=1)],
        exception_handlers={
            HTTPException: refused,
            NoSuchStoryError: missing,
            DeskError: unusable,
            CorrectionsError: lacking,
            ContradictionError: contradicted,
        },
    )
    app.state.site = Site(
        desk, settings, door, environment(), fetches, Jobs(folder), Pulse(desk), secret or token_urlsafe(24)
    )
    return app


def pages() -> list[Route | Mount]:
    """Return the addresses of the pages."""
    return [
        Route("/", lists.stories),
        Route("/search", lists.search),
        Route("/report/{report:path}", lists.report),
        Route("/desk", lists.desk),
        Route("/latest", lists.first_story),
        Route("/story/{story}", story.matrix),
        Route("/story/{story}/side", story.side),
        Route("/story/{story}/hands", story.from_whom),
        Route("/story/{story}/words", story.names),
        Route("/story/{story}/figures", story.figures),
        Route("/story/{story}/run", story.run),
        Route(PASSAGE, story.passage),
        Route("/story/{story}/review", review.review),
        Route("/story/{story}/correct", review.correct, methods=["POST"]),
        Route("/story/{story}/corrections.toml", review.as_file),
        Route("/story/{story}/seen", review.seen, methods=["POST"]),
        Route("/story/{story}/brief", briefs.builder),
        Route("/story/{story}/brief.{form}", briefs.download),
        Route("/review", review.first_doubts),
        Route("/corrections", review.corrections),
        Route("/corrections.json", review.exported),
        Route("/corrections/{number:int}/undo", review.undo, methods=["POST"]),
        Route("/add", intake.form),
        Route("/add/paste", intake.paste, methods=["POST"]),
        Route("/add/upload", intake.upload, methods=["POST"]),
        Route("/add/fetch", intake.fetch, methods=["POST"]),
        Route("/add/{job}", intake.progress),
        Route("/add/{job}/events", intake.events),
        Route("/events", changes),
        Route("/enter", entry),
        Route("/enter", enter, methods=["POST"]),
        Route("/help", helped),
        Mount("/static", StaticFiles(packages=[*STYLES])),
    ]


def programs() -> list[Route]:
    """Return the addresses of the API."""
    return [
        Route("/api", api.openapi),
        Route("/api/openapi.json", api.openapi),
        Route("/api/stories", api.stories),
        Route("/api/stories/{story}", api.story),
        Route("/api/stories/{story}/comparison", api.comparison),
        Route("/api/stories/{story}/reports", api.reports),
        Route("/api/stories/{story}/history", api.history),
        Route("/api/reports", api.reports),
        Route("/api/reports", api.add, methods=["POST"]),
        Route("/api/reports/{report:path}", api.report),
        Route("/api/search", api.search),
        Route("/api/failures", api.failures),
        Route("/api/corrections", api.corrections),
        Route("/api/corrections", api.correct, methods=["POST"]),
        Route("/api/corrections/{number:int}", api.undo, methods=["DELETE"]),
    ]


async def changes(request: Request) -> Response:
    """Tell an open page when the desk has changed."""
    pulse = site_of(request).pulse
    if pulse.listeners >= MOST:
        return Response(status_code=204)  # tells a browser not to ask again
    return StreamingResponse(
        pulse.events(request), media_type="text/event-stream", headers={"cache-control": "no-store"}
    )


def entry(request: Request) -> Response:
    """Ask for the token."""
    return site_of(request).page(request, "enter.html", wrong=False)


async def enter(request: Request) -> Response:
    """Take the token and give the browser a pass."""
    site = site_of(request)
    given = await form_of(request)
    if not site.door.knows(word(given, "token")):
        return site.page(request, "enter.html", 403, wrong=True)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(COOKIE, site.door.pass_, samesite="strict", httponly=True, secure=request.url.scheme == "https")
    return answer


def helped(request: Request) -> Response:
    """Show the keys and what the signs mean."""
    return site_of(request).page(request, "help.html")


# --- what goes wrong ------------------------------------------------------------------------------------------------


def refused(request: Request, error: Exception) -> Response:
    """Answer what is not done."""
    assert isinstance(error, HTTPException)
    return said(request, error.status_code, error.detail, error.headers)


def missing(request: Request, error: Exception) -> Response:
    """Answer where there is no such story."""
    return said(request, 404, "The desk holds no such story.")


def unusable(request: Request, error: Exception) -> Response:
    """Answer where the desk cannot be used right now."""
    assert isinstance(error, DeskError)
    return said(request, 503, f"The desk {error.problem} {error.advice}".strip())


def lacking(request: Request, error: Exception) -> Response:
    """Answer where a correction names too little."""
    assert isinstance(error, CorrectionsError)
    return said(request, 422, f"This correction {error.problem}")


def contradicted(request: Request, error: Exception) -> Response:
    """Answer where corrections contradict each other."""
    assert isinstance(error, ContradictionError)
    return said(request, 409, f"{error.problem[:1].upper()}{error.problem[1:]}")


def said(request: Request, status: int, words: str, headers: Any = None) -> Response:
    """Return a refusal in the form that the asker reads."""
    if is_api(request.scope):
        return JSONResponse({"status": status, "problem": words}, status, headers)
    page = site_of(request).page(request, "problem.html", status, words=words, number=status)
    page.headers.update(headers or {})
    return page
