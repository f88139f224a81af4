"""What people set right on a desk ↔ corrections: kept as rows, and heeded as a file of corrections is.

A row's payload is JSON: ``{"passages": [{"text", "report", "within", "start", "end"}, …], "name"}``. ``text``,
``report`` and ``within`` are a selector's words, in any version of the report; ``start`` and ``end`` are where they
were marked, if they were.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from rashomon.corrections import KINDS as CORRECTING
from rashomon.corrections import citing, lacks
from rashomon.errors import CorrectionsError
from rashomon.model import Correction, Passage, Selector, Span
from rashomon.store import tables as t
from rashomon.store.rows import now, of_row
from rashomon.store.values import Ruling

# Those that change nothing: a person has looked and finds it right, or does not know.
LOOKED = ("confirm", "unsure")
KINDS = (*LOOKED, *CORRECTING)
# Where a correction of a desk stands, for messages.
HERE = "the desk"
# One that is not kept yet.
THIS = f"{HERE}: this correction"

DAY = re.compile(r"\d{4}-\d\d-\d\d")

Named = Passage | Selector


def rulings(connection: Connection, story: str | None, *, undone: bool) -> tuple[Ruling, ...]:
    """Return what people said of a story, or of all, and stand by; with ``undone``, what they took back too."""
    wanted = select(t.correction).order_by(t.correction.c.number)
    if story is not None:
        wanted = wanted.where(t.correction.c.story == story)
    if not undone:
        wanted = wanted.where(t.correction.c.undone.is_(None))
    return tuple(of_row(Ruling, row) for row in connection.execute(wanted).mappings())


def corrections(connection: Connection, story: str, *, undone: bool = False) -> tuple[Correction, ...]:
    """Return the corrections that people made in a story, over the versions of reports that stand."""
    found = (correction(each) for each in rulings(connection, story, undone=undone))
    return moved(connection, [each for each in found if each is not None])


def correction(ruling: Ruling) -> Correction | None:
    """Return a ruling as a correction, ``None`` where it changes nothing or is of another form."""
    if ruling.kind not in CORRECTING:
        return None
    made = Correction(
        kind=ruling.kind,
        selectors=selectors(ruling),
        name=name_of(ruling),
        author=ruling.author,
        reason=ruling.reason,
        date=ruling.at[:10],
        undone=(ruling.undone or "")[:10],
        where=f"{HERE}: correction {ruling.number}" if ruling.number else THIS,
    )
    return None if lacks(made) else made


def selectors(ruling: Ruling) -> tuple[Selector, ...]:
    """Return the words that a ruling names, and where it means them."""
    named = [each for each in places(ruling) if isinstance(each.get("text"), str)]
    return tuple(Selector(each["text"], each.get("report"), each.get("within")) for each in named)


def passages(ruling: Ruling) -> tuple[Passage, ...]:
    """Return the places that a ruling was marked at."""
    marked = [each for each in places(ruling) if {"report", "start", "end"} <= each.keys()]
    return tuple(Passage(str(each["report"]), Span(int(each["start"]), int(each["end"]))) for each in marked)


def places(ruling: Ruling) -> list[dict[str, Any]]:
    """Return what a ruling names as its payload has it, nothing where it is of another form."""
    payload = json.loads(ruling.payload)
    given = payload.get("passages") if isinstance(payload, dict) else None
    return [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []


def name_of(ruling: Ruling) -> str | None:
    """Return the name that a ruling gives."""
    payload = json.loads(ruling.payload)
    return payload.get("name") if isinstance(payload, dict) else None


def moved(connection: Connection, given: Sequence[Correction]) -> tuple[Correction, ...]:
    """Return corrections with the version that stands in the place of each earlier version that they name."""
    named = sorted({s.report for each in given for s in each.selectors if s.report})
    old, new = t.report.alias(), t.report.alias()
    wanted = select(old.c.id, new.c.id.label("later")).join(new, new.c.address == old.c.address)
    wanted = wanted.where(old.c.id.in_(named), old.c.current.is_(False), new.c.current)
    later = {row.id: row.later for row in connection.execute(wanted)} if named else {}

    def to(selector: Selector) -> Selector:
        return replace(selector, report=later.get(selector.report or "", selector.report))

    return tuple(replace(each, selectors=tuple(map(to, each.selectors))) for each in given)


def drafted(
    connection: Connection,
    story: str,
    kind: str,
    named: Sequence[Named],
    author: str = "",
    reason: str = "",
    name: str | None = None,
    at: str = "",
    undone: str = "",
) -> Ruling:
    """Return a ruling that is not kept yet, of now where ``at`` is no date.

    A place is quoted with the words that tell it from others in its report. Raises ``CorrectionsError`` where the
    ruling is of no kind or names too little.
    """
    marked = sorted({each.report for each in named if isinstance(each, Passage)})
    wanted = select(t.report.c.id, t.report.c.text).where(t.report.c.id.in_(marked))
    texts = {row.id: row.text for row in connection.execute(wanted)}
    if strange := [each for each in marked if each not in texts]:
        raise CorrectionsError(THIS, f"names a place of {strange[0]}, which the desk does not hold.")
    found = [place(each, texts) for each in named]
    payload = {"passages": found} | ({} if name is None else {"name": name})
    day = at if DAY.fullmatch(at) else now()
    made = Ruling(0, story, kind, json.dumps(payload, sort_keys=True), author, reason, day, undone or None)
    problem = "" if named else "names nothing."
    if kind not in KINDS:
        problem = f"is of the kind {kind!r}; known are {', '.join(KINDS)}."
    elif kind in CORRECTING:
        problem = lacks(Correction(kind, selectors(made), name)) or ""
    if problem:
        raise CorrectionsError(THIS, problem)
    return made


def place(named: Named, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return what a ruling names as a part of its payload."""
    selector = citing(named, texts[named.report]) if isinstance(named, Passage) else named
    found: dict[str, Any] = {"text": selector.words, "report": selector.report, "within": selector.within}
    if isinstance(named, Passage):
        found |= {"start": named.span.start, "end": named.span.end}
    return {key: value for key, value in found.items() if value is not None}


def said(each: Correction) -> tuple[object, ...]:
    """Return what makes two corrections the same, whenever and wherever they were written down."""
    return each.kind, each.selectors, each.name, each.author, each.reason, bool(each.undone)


def record(connection: Connection, drafts: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Write rulings, and return them with their numbers. What a list shows of their stories is void."""
    recorded = []
    for draft in drafts:
        row = {each.name: getattr(draft, each.name) for each in fields(Ruling) if each.name != "number"}
        number = connection.execute(insert(t.correction).values(row)).inserted_primary_key
        assert number is not None
        recorded.append(replace(draft, number=number[0]))
    outdate(connection, {each.story for each in recorded if each.kind in CORRECTING})
    return tuple(recorded)


def undo(connection: Connection, number: int) -> None:
    """Take a ruling back; it stays on record."""
    table = t.correction
    here = (table.c.number == number) & table.c.undone.is_(None)
    stories = set(connection.execute(select(table.c.story).where(here)).scalars())
    connection.execute(update(table).where(here).values(undone=now()))
    outdate(connection, stories)


def outdate(connection: Connection, stories: Iterable[str | None]) -> None:
    """Note that what a list shows of stories is of an earlier comparison."""
    names = sorted(each for each in stories if each)
    connection.execute(update(t.story).where(t.story.c.id.in_(names)).values(compared=None))


def forget(connection: Connection, story: str, names: Iterable[str]) -> None:
    """Delete the rulings of a story that name a report by one of the names."""
    wanted = set(names)
    for each in rulings(connection, story, undone=True):
        if wanted & {str(named.get("report")) for named in places(each)}:
            connection.execute(delete(t.correction).where(t.correction.c.number == each.number))


def rehome(connection: Connection, gone: Iterable[str]) -> None:
    """Hand the rulings of stories that are gone to the stories that their reports are in now."""
    stories = list(gone)
    for each in (ruling for story in stories for ruling in rulings(connection, story, undone=True)):
        named = [selector.report for selector in selectors(each) if selector.report]
        wanted = select(t.membership.c.story).where(t.membership.c.report.in_(named)).order_by(t.membership.c.story)
        if home := connection.execute(wanted.where(t.membership.c.story.not_in(stories))).scalar():
            connection.execute(update(t.correction).where(t.correction.c.number == each.number).values(story=home))
