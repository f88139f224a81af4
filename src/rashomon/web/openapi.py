"""The API's description, in OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

from rashomon import __version__
from rashomon.store import KINDS, KINDS_OF_PLACES, ORDERS
from rashomon.web.intake import FIELDS

Value = dict[str, Any]
TEXT: Value = {"type": "string"}
MAYBE_TEXT: Value = {"type": ["string", "null"]}
WHOLE: Value = {"type": "integer"}
MAYBE_WHOLE: Value = {"type": ["integer", "null"]}
YES: Value = {"type": "boolean"}


def description() -> Value:
    """Return the description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "rashomon desk",
            "version": __version__,
            "description": "The stories, reports and comparisons of a desk, as the command line gives them. Lists come "
            "in pages. Reading is free to whoever reaches the server; writing needs the token.",
        },
        "paths": paths(),
        "components": {
            "schemas": schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def paths() -> Value:
    """Return the addresses and what each does."""
    story, report = part("story", "A story's id, or the start of it."), part("report", "A report's id.")
    page = [query("first", 0, 1_000_000, 0), query("count", 1, 200, 50)]
    return {
        "/api/stories": {"get": reads("The stories, one page.", listing("Story"), [
            *page, words(), one_of("order", ORDERS, "changed"), query("outlets", 1, 1000, 1)])},
        "/api/stories/{story}": {"get": reads("One story.", ref("Story"), [story], 404)},
        "/api/stories/{story}/comparison": {"get": reads(
            "A story's comparison, as `rashomon export STORY --json` writes it (comparison.schema.json).",
            {"type": "object", "required": ["schema", "reports", "claims"]}, [story], 404)},
        "/api/stories/{story}/reports": {"get": reads("A story's reports.", listing("Report"), [story, *page], 404)},
        "/api/stories/{story}/history": {"get": reads(
            "How a story came to be what it is.", listing("Step"), [story, *page], 404)},
        "/api/reports": {
            "get": reads("All reports, those that came last first.", listing("Report"), page),
            "post": writes("Add a report. It is safe when the answer comes.", "NewReport", "Receipt", {
                "200": ("The desk held it already.", ref("Receipt"))}),
        },
        "/api/reports/{report}": {"get": reads(
            "A report's analysis, as `rashomon analyse --jsonl` writes it (analysis.schema.json).",
            {"type": "object", "required": ["schema", "report", "statements"]}, [report], 404)},
        "/api/search": {"get": reads("The places where all the words stand.", listing("Hit"), [
            *page, words(), one_of("in", KINDS_OF_PLACES, "text")])},
        "/api/failures": {"get": reads("What could not be read.", listing("Failure"), page)},
        "/api/corrections": {
            "get": reads("What people set right.", listing("Correction"), [
                *page, one_of("undone", ("false", "true"), "false"),
                {"name": "story", "in": "query", "schema": TEXT}], 404),
            "post": writes("Set something right.", "NewCorrection", "Correction", {
                "404": ("There is no such story.", ref("Problem")),
                "409": ("It contradicts another correction.", ref("Problem"))}),
        },
        "/api/corrections/{number}": {"delete": {
            "summary": "Take a correction back; it stays on record.",
            "parameters": [{"name": "number", "in": "path", "required": True,
                            "schema": {"type": "integer", "minimum": 0, "maximum": 2**31 - 1}}],
            "security": [{"token": []}],
            "responses": answers({"204": ("It is taken back.", None), **refusals(401, 403, 404)}),
        }},
        "/api/openapi.json": {"get": reads("This description.", {"type": "object"}, [])},
    }  # fmt: skip


def schemas() -> Value:
    """Return the values' forms."""
    passage = record(report=TEXT, start=WHOLE, end=WHOLE)
    passage["properties"]["text"] = TEXT
    return {
        "Story": record(
            id=TEXT, title=TEXT, reports=WHOLE, outlets=WHOLE, unseen=WHOLE, first=MAYBE_TEXT, last=MAYBE_TEXT,
            changed=TEXT, visited=MAYBE_TEXT, chapter_of=MAYBE_TEXT, claims=MAYBE_WHOLE, differences=MAYBE_WHOLE,
            origins_least=MAYBE_WHOLE, origins_most=MAYBE_WHOLE, fresh=YES,
        ),
        "Report": record(
            id=TEXT, location=TEXT, address=MAYBE_TEXT, publisher=TEXT, title=TEXT, earliest=MAYBE_TEXT,
            latest=MAYBE_TEXT, stored=TEXT, partial=YES, current=YES,
        ),
        "Step": record(story=TEXT, kind=TEXT, report=MAYBE_TEXT, other=MAYBE_TEXT, reason=TEXT, at=TEXT),
        "Span": record(start=WHOLE, end=WHOLE),
        "Hit": record(
            kind=TEXT, report=ref("Report"), stories={"type": "array", "items": TEXT},
            passage=record(report=TEXT, span=ref("Span")), snippet=TEXT,
            marks={"type": "array", "items": ref("Span")},
        ),
        "Failure": record(location=TEXT, stage=TEXT, problem=TEXT, advice=TEXT),
        "Passage": passage,
        "Correction": record(
            number=WHOLE, story=MAYBE_TEXT, kind=TEXT, payload={}, author=TEXT, reason=TEXT, at=TEXT, undone=MAYBE_TEXT
        ),
        "NewCorrection": {
            "type": "object", "required": ["story", "kind", "passages"], "additionalProperties": False,
            "properties": {
                "story": {"type": "string", "minLength": 1, "maxLength": 100},
                "kind": {"enum": list(KINDS)},
                "passages": {"type": "array", "minItems": 1, "maxItems": 100, "items": {
                    **passage, "additionalProperties": False}},
                "author": {"type": "string", "maxLength": 100},
                "reason": {"type": "string", "maxLength": 1000},
                "name": {"type": "string", "maxLength": 200},
            },
        },
        "NewReport": {
            "type": "object", "required": ["text"], "additionalProperties": False,
            "properties": {
                "text": {"type": "string", "minLength": 1},
                **{name: {"type": "string", "maxLength": 2000} for name in FIELDS},
            },
        },
        "Receipt": record(outcome={"enum": ["stored", "known"]}, location=TEXT, report=TEXT),
        "Problem": record(status=WHOLE, problem=TEXT),
    }  # fmt: skip


def record(**fields: Value) -> Value:
    """Return the form of an object that has all of the fields."""
    return {"type": "object", "required": list(fields), "properties": fields}


def ref(name: str) -> Value:
    """Return a reference to a named form."""
    return {"$ref": f"#/components/schemas/{name}"}


def listing(name: str) -> Value:
    """Return the form of one page of a list."""
    return record(first=WHOLE, total=WHOLE, rows={"type": "array", "items": ref(name)})


def part(name: str, words: str) -> Value:
    """Return a part of a path."""
    return {"name": name, "in": "path", "required": True, "description": words, "schema": {"type": "string"}}


def query(name: str, least: int, most: int, default: int) -> Value:
    """Return a number of a query."""
    schema = {"type": "integer", "minimum": least, "maximum": most, "default": default}
    return {"name": name, "in": "query", "schema": schema}


def words() -> Value:
    """Return the words of a query."""
    return {"name": "words", "in": "query", "schema": {"type": "string", "maxLength": 200}}


def one_of(name: str, known: tuple[str, ...], default: str) -> Value:
    """Return a word of a query that is one of those known."""
    return {"name": name, "in": "query", "schema": {"enum": list(known), "default": default}}


def reads(summary: str, form: Value, parameters: list[Value], *refused: int) -> Value:
    """Return an operation that changes nothing."""
    return {
        "summary": summary,
        "parameters": parameters,
        "responses": answers({"200": ("Well.", form), **refusals(400, *refused)}),
    }


def writes(summary: str, given: str, made: str, more: dict[str, tuple[str, Value]]) -> Value:
    """Return an operation that needs the token."""
    return {
        "summary": summary,
        "security": [{"token": []}],
        "requestBody": {"required": True, "content": {"application/json": {"schema": ref(given)}}},
        "responses": answers({"201": ("Done.", ref(made)), **more, **refusals(400, 401, 403, 413, 415, 422)}),
    }


def refusals(*statuses: int) -> dict[str, tuple[str, Value | None]]:
    """Return the answers to what is not done."""
    said = {400: "Not understood.", 401: "No token.", 403: "Read-only.", 404: "Not there.", 413: "Too large.",
            415: "Not JSON.", 422: "Not of this form."}  # fmt: skip
    return {str(status): (said[status], ref("Problem")) for status in statuses}


def answers(given: dict[str, tuple[str, Value | None]]) -> Value:
    """Return the answers of an operation, by status."""
    return {
        status: {"description": words} | ({"content": {"application/json": {"schema": form}}} if form else {})
        for status, (words, form) in sorted(given.items())
    }
