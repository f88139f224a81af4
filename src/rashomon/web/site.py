"""What every page needs: desk, settings, templates, and the small things that live as long as the server."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from jinja2 import Environment
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from rashomon.config import Settings
from rashomon.store import Desk
from rashomon.web.guard import Door
from rashomon.web.jobs import Jobs
from rashomon.web.pulse import Pulse

Word = TypeVar("Word", bound=str)

AUTHOR = "rashomon_author"
# Fields of one form, and files of one upload.
MAX_FIELDS, MAX_FILES = 200, 100


@dataclass
class Site:
    """The server's own values. ``fetches``: whether it may open URLs. ``secret`` marks its own forms."""

    desk: Desk
    settings: Settings
    door: Door
    templates: Environment
    fetches: bool
    jobs: Jobs
    pulse: Pulse
    secret: str

    def page(self, request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        """Return a page."""
        shown = self.templates.get_template(name).render(
            request=request, path=request.url.path, secret=self.secret, author=author(request), **values
        )
        return HTMLResponse(shown, status)

    def compare(self) -> None:
        """Bring the comparisons up to date, so that the list of stories shows what they count."""
        for _ in self.desk.refresh():
            pass


def author(request: Request) -> str:
    """Return the name that this browser last signed a correction with."""
    try:
        return bytes.fromhex(request.cookies.get(AUTHOR, "")).decode()[:100]
    except ValueError:
        return ""


def site_of(request: Request) -> Site:
    """Return the site that a request came to."""
    site: Site = request.app.state.site
    return site


async def form_of(request: Request) -> FormData:
    """Return a form that this site's own page sent; others are refused, as are those that are too long."""
    given = await request.form(
        max_fields=MAX_FIELDS, max_files=MAX_FILES, max_part_size=site_of(request).settings.max_bytes
    )
    mark = given.get("secret")
    if not isinstance(mark, str) or not hmac.compare_digest(mark.encode(), site_of(request).secret.encode()):
        raise HTTPException(403, "This form is not from a page of this server, or from before it was started again.")
    return given


def word(given: FormData, name: str, longest: int = 500) -> str:
    """Return a field of a form as text, empty where it is not there."""
    value = given.get(name)
    if not isinstance(value, str):
        return ""
    if len(value) > longest:
        raise HTTPException(413, f"{name} is longer than {longest:,} characters.")
    return value.strip()


def number(request: Request, name: str, default: int, least: int, most: int) -> int:
    """Return a number of the query."""
    given = request.query_params.get(name)
    if given is None or given == "":
        return default
    if not (given.isascii() and given.isdigit() and len(given) < 10) or not least <= int(given) <= most:
        raise HTTPException(400, f"{name} must be a number from {least} to {most}.")
    return int(given)


def choice(request: Request, name: str, known: tuple[Word, ...], default: Word) -> Word:
    """Return a word of the query that is one of those known."""
    given = request.query_params.get(name) or default
    for each in known:
        if each == given:
            return each
    raise HTTPException(400, f"{name} must be one of {', '.join(known)}.")


def back(request: Request, given: FormData, default: str) -> Response:
    """Return the way back to the page that a form was on."""
    target = word(given, "back", 2000)
    # A path of this site and nothing else: "//other.example" is another site's.
    local = target.startswith("/") and not target.startswith("//") and "\\" not in target and target.isprintable()
    return RedirectResponse(target if local else default, 303)


async def aside(work: Callable[..., Any], *given: Any) -> Any:
    """Return what a function gives that waits for the desk, while the server goes on."""
    return await run_in_threadpool(work, *given)
