"""The screens of one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.brief import Brief
from rashomon.brief.lines import Row, Told
from rashomon.corrections import same_place
from rashomon.export.attribution import word
from rashomon.export.naming import outlet_names
from rashomon.model import Passage, Report, Span
from rashomon.store import Ruling, Sheet, passages
from rashomon.web import charts, grid, hands, marks, rows
from rashomon.web.site import choice, number, site_of
from rashomon.web.words import ROW_ORDERS, SHOWN

# Claims on one page of a matrix, and reports that stand side by side.
PAGE, SIDE = 150, 4


@dataclass(frozen=True, slots=True)
class Opened:
    """A story that a page shows."""

    sheet: Sheet
    names: dict[str, str]

    @property
    def id(self) -> str:
        """Return the story's id."""
        return self.sheet.row.id

    @property
    def brief(self) -> Brief:
        """Return the story's brief."""
        return self.sheet.brief

    @property
    def path(self) -> str:
        """Return where the story's pages begin."""
        return f"/story/{quote(self.id)}"

    def report(self, name: str) -> Report:
        """Return a report of the story."""
        found = next((report for report in self.brief.head.reports if report.id == name), None)
        if found is None:
            raise HTTPException(404, "This story has no such report.")
        return found


def opened(request: Request) -> Opened:
    """Return the story that an address names."""
    sheet = site_of(request).desk.brief(request.path_params["story"])
    return Opened(sheet, outlet_names(sheet.brief))


def shown(request: Request, template: str, story: Opened, **values: Any) -> Response:
    """Return a page of a story."""
    return site_of(request).page(request, template, story=story, brief=story.brief, names=story.names, **values)


def moved(request: Request, story: Opened) -> Response | None:
    """Return the way to where a story is now, where it was asked for under another name."""
    given = request.path_params["story"]
    if given == story.id:
        return None
    rest = request.url.path.split("/story/", 1)[1].partition("/")[2]
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{story.path}{f'/{quote(rest)}' if rest else ''}{query}", 302)


def matrix(request: Request) -> Response:
    """Show who says what."""
    story = opened(request)
    if (way := moved(request, story)) is not None:
        return way
    query = request.query_params
    wish = grid.Choice(
        shown=choice(request, "show", tuple(SHOWN), "all"),
        order=choice(request, "order", tuple(ROW_ORDERS), "weight"),
        base=story.report(query["base"]).id if query.get("base") else None,
        only=story.report(query["only"]).id if query.get("only") else None,
        words=query.get("q", "")[:200],
    )
    found = grid.lines(story.brief, wish)
    first = number(request, "first", 0, 0, 1_000_000)
    return shown(
        request, "matrix.html", story, wish=wish, found=len(found), claims=sum(line.claims for line in found),
        first=first, page=PAGE, orders=ROW_ORDERS, kinds=SHOWN,
        body=rows.body(found[first : first + PAGE], story.id, story.names),
    )  # fmt: skip


def passage(request: Request) -> Response:
    """Show what is said at one place, whose word it is, and who else says it."""
    story = opened(request)
    if (way := moved(request, story)) is not None:
        return way
    report, start, end = (request.path_params[each] for each in ("report", "start", "end"))
    text = story.report(report).text
    if not 0 <= start < end <= len(text):
        raise HTTPException(404, "The report has no such place.")
    here = Passage(report, Span(start, end))
    claims = [row for row in story.brief.rows if any(is_at(here, told) for told in row.readings)]
    claims.sort(key=lambda row: -len(grid.reports_of(row)))
    given = site_of(request).desk.corrections(story.id)
    return shown(
        request, "passage.html", story, here=here, text=here.span.of(text), rows=claims, context=marks.context,
        corrections=[each for each in given if concerns(each, claims, here)], contrasts=contrasts, exactly=is_at,
        around=marks.around, others=[row for row in story.brief.rows if row not in claims],
        near=[] if claims else said_beside(story.brief, story.report(report), here.span),
    )  # fmt: skip


def said_beside(brief: Brief, report: Report, span: Span) -> list[Told]:
    """Return what a report says in the paragraph of a place, in the order of the text."""
    near = marks.paragraph(report, span)
    told = {each.statement: each for row in brief.rows for each in row.readings if each.report == report.id}
    found = (each for each in told.values() if each.passage.span.overlaps(near))
    return sorted(found, key=lambda each: each.passage.span)


def is_at(place: Passage, told: Told) -> bool:
    """Return whether a reading stands at a place."""
    return same_place(place, told.passage)


def concerns(correction: Ruling, rows: Sequence[Row], here: Passage) -> bool:
    """Return whether a correction names the place, or a reading of its claims."""
    places = [here, *(told.passage for row in rows for told in row.readings)]
    return any(same_place(each, place) for each in passages(correction) for place in places)


def contrasts(row: Row, told: Told) -> list[tuple[str, str, str, bool]]:
    """Return in what a reading parts from the others: slot, its own words, the other side's, and whether by time.

    Where they part in attribution, the words are the sources'.
    """
    found = []
    for contrast in row.contrasts:
        sides = (contrast.left, contrast.right)
        if told.statement in (each.statement for each in sides):
            side = 0 if contrast.left.statement == told.statement else 1
            for each in contrast.slots:
                words = tuple(map(word, sides)) if each.on == "attribution" else each.cut
                found.append((each.on, words[side], f"{sides[1 - side].outlet}: {words[1 - side]}", each.revised))
    return list(dict.fromkeys(found))


def side(request: Request) -> Response:
    """Show reports side by side."""
    story = opened(request)
    if (way := moved(request, story)) is not None:
        return way
    asked = list(dict.fromkeys(request.query_params.getlist("r")))[:SIDE]
    chosen = [story.report(each).id for each in asked] or [r.id for r in story.brief.head.reports[:2]]
    columns = marks.columns(story.brief, story.names, chosen)
    return shown(request, "side.html", story, columns=columns, chosen=chosen)


def from_whom(request: Request) -> Response:
    """Show who has it from whom."""
    story = opened(request)
    if (way := moved(request, story)) is not None:
        return way
    pages = hands.addresses(story.id, story.path, story.brief, story.names)
    return shown(
        request, "hands.html", story, picture=hands.picture(story.brief, pages), pages=pages,
        voices=hands.voices(story.brief),
    )  # fmt: skip


def names(request: Request) -> Response:
    """Show what each calls whom, and whose word counts for how much."""
    story = opened(request)
    return moved(request, story) or shown(request, "words.html", story)


def figures(request: Request) -> Response:
    """Show the figures and the times."""
    story = opened(request)
    made = {chart.count.counted: chart for chart in charts.charts(story.brief, story.names)}
    return moved(request, story) or shown(
        request, "figures.html", story, charts=made, line_of_time=charts.time_line(story.brief)
    )


def run(request: Request) -> Response:
    """Show what the comparison was made of, how the story came to be, and what is new since the last visit."""
    story = opened(request)
    if (way := moved(request, story)) is not None:
        return way
    desk = site_of(request).desk
    news = desk.news(story.id)
    texts = {report.id: report for report in story.brief.head.reports}
    gone = {passage.report for each in news.revisions for change in each.changes for passage in change.removed}
    gone |= {figure.where.report for change in news.figures for figure in change.before}
    texts |= {each.report.id: each.report for each in desk.analyses_of(gone - texts.keys())}
    claims = {row.claim: row for row in story.brief.rows}
    return shown(
        request, "run.html", story, news=news, steps=desk.history(story.id), texts=texts, claims=claims,
        corrections=desk.corrections(story.id, undone=True),
    )  # fmt: skip
