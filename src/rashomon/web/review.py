"""Review and corrections: what is doubtful one at a time, what a person sets right, and what was taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

import msgspec
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from rashomon.brief.entries import Maybe
from rashomon.brief.lines import Row
from rashomon.corrections import corrections_toml, same_place
from rashomon.model import Passage, Selector, Span
from rashomon.store import KINDS, Ruling, passages, selectors
from rashomon.web import grid, marks
from rashomon.web.places import correction_value, place, words_of
from rashomon.web.site import AUTHOR, aside, back, form_of, number, site_of, word
from rashomon.web.story import Opened, moved, opened, shown
from rashomon.web.templates import at

PAGE = 50


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to decide: a pair of names that may be one, or a claim whose readings may not be the same."""

    maybe: Maybe | None = None
    row: Row | None = None

    @property
    def named(self) -> tuple[Passage | Selector, ...]:
        """Return what a decision names: the two names, or the places of the readings."""
        if self.maybe:
            return self.maybe.selectors
        return tuple(told.passage for told in self.row.readings) if self.row else ()


def doubts(story: Opened, given: Sequence[Ruling]) -> list[Doubt]:
    """Return what is not decided yet: names first, then shared claims, those that part in most facts first."""
    rows = grid.lines(story.brief, grid.Choice("shared", "conflict"))
    found = [Doubt(maybe=maybe) for maybe in story.brief.maybe] + [Doubt(row=line.row) for line in rows]
    return [doubt for doubt in found if not any(decides(each, doubt) for each in given)]


def decides(ruling: Ruling, doubt: Doubt) -> bool:
    """Return whether a ruling names all of a doubt: with a new reading, it is asked again."""
    places, words = passages(ruling), selectors(ruling)
    return all(
        each in words if isinstance(each, Selector) else any(same_place(each, place) for place in places)
        for each in doubt.named
    )


def review(request: Request) -> Response:
    """Show one doubtful thing."""
    story = opened(request)
    if (way := moved(request, story)) is not None:
        return way
    given = site_of(request).desk.corrections(story.id)
    left = doubts(story, given)
    skip = min(number(request, "skip", 0, 0, 10_000), max(len(left) - 1, 0))
    return shown(
        request, "review.html", story, left=left, skip=skip, doubt=left[skip] if left else None,
        corrections=given[::-1], context=marks.context, mention=mention_value,
    )  # fmt: skip


async def correct(request: Request) -> Response:
    """Keep what a person set right, and go back to where it was said."""
    given = await form_of(request)
    kind, marked = decision(given)
    story = await aside(opened, request)
    words = [mention(each) for each in given.getlist("mention")]
    places = cited(story, [*marked, *(each for each in given.getlist("passage") if each not in marked)])
    if kind == "wrong":
        places = places[:1]
    author, reason = word(given, "author", 100), word(given, "reason", 1000)
    desk = site_of(request).desk
    await aside(desk.correct, story.id, kind, [*words, *places], author, reason)
    await aside(desk.brief, story.id)
    answer = back(request, given, f"{story.path}/review")
    if author:
        # The name stands in the next form, on this browser only.
        answer.set_cookie(AUTHOR, author.encode().hex(), samesite="strict", httponly=True, max_age=31536000)
    return answer


def decision(given: FormData) -> tuple[str, list[str]]:
    """Return what a form says, and the reading that it says it of, where it is of one alone."""
    for kind in ("split", "wrong"):
        if marked := word(given, kind):
            return kind, [marked]
    kind = word(given, "kind", 20)
    if kind not in KINDS:
        raise HTTPException(400, f"kind must be one of {', '.join(KINDS)}.")
    chosen = word(given, "chosen")
    return kind, [chosen] if chosen and kind == "split" else []


def mention_value(selector: Selector) -> str:
    """Return words as a field of a form."""
    return json.dumps(asdict(selector))


def mention(given: object) -> Selector:
    """Return the words that a form names, as ``mention_value`` writes them."""
    try:
        value = json.loads(given) if isinstance(given, str) and len(given) < 10_000 else None
        return msgspec.convert(value, Selector)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "A mention is given as words, report and within.") from error


def cited(story: Opened, given: Iterable[object]) -> list[Passage]:
    """Return the passages that a form names: "report:start-end", of this story's reports."""
    found: list[Passage] = []
    for each in given:
        report, start, end = place(each if isinstance(each, str) else "")
        text = story.report(report).text
        if not 0 <= start < end <= len(text):
            raise HTTPException(400, "The report has no such place.")
        found.append(Passage(report, Span(start, end)))
    return found


async def undo(request: Request) -> Response:
    """Take a correction back; it stays on record."""
    given = await form_of(request)
    await aside(site_of(request).desk.undo, request.path_params["number"])
    return back(request, given, "/corrections")


async def seen(request: Request) -> Response:
    """Note that a story was looked at: what came until now is no longer new."""
    given = await form_of(request)
    await aside(site_of(request).desk.look, request.path_params["story"])
    return back(request, given, "/")


def corrections(request: Request) -> Response:
    """Show all corrections, those taken back too."""
    found = site_of(request).desk.corrections(undone=True)[::-1]
    first = number(request, "first", 0, 0, 1_000_000)
    rows = [(each, [(where, at(each.story, where)) for where in passages(each)] if each.story else [])
            for each in found[first : first + PAGE]]  # fmt: skip
    return site_of(request).page(
        request, "corrections.html", rows=rows, total=len(found), first=first, page=PAGE, payload=words_of
    )  # fmt: skip


def exported(request: Request) -> Response:
    """Give all corrections as a file."""
    found = [correction_value(each) for each in site_of(request).desk.corrections(undone=True)]
    headers = {"content-disposition": 'attachment; filename="corrections.json"'}
    return JSONResponse({"schema": "rashomon.corrections/1", "corrections": found}, headers=headers)


def as_file(request: Request) -> Response:
    """Give what was set right in a story as a file that ``compare --corrections`` takes."""
    desk, story = site_of(request).desk, request.path_params["story"]
    headers = {"content-disposition": 'attachment; filename="corrections.toml"'}
    given = corrections_toml(desk.applied(story, undone=True))
    return Response(given.encode("utf-8", "replace"), media_type="application/toml", headers=headers)


def first_doubts(request: Request) -> Response:
    """Lead to the review of the story that was changed last."""
    rows = site_of(request).desk.stories(0, 1).rows
    return RedirectResponse(f"/story/{rows[0].id}/review" if rows else "/", 302)
