"""Values → plain dictionaries: the shapes that the JSON exports share. Contract keys come first in each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import msgspec

from rashomon.hands import Hands
from rashomon.model import Mention, Origin, Passage, Problem, Published, Report, Source, Span, Statement

Value = dict[str, Any]


def encoded(value: Value) -> bytes:
    """Return a value as JSON in UTF-8. Half of a surrogate pair, which UTF-8 cannot hold, becomes one "?"."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def cut(text: str, span: Span) -> Value:
    """Return a citation: start, end, and the characters between them."""
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Return spans as ``[start, end]`` lists."""
    return [[span.start, span.end] for span in spans]


def cited(passage: Passage, texts: dict[str, str]) -> Value:
    """Return a passage as a citation that names its report."""
    return {"report": passage.report, **cut(texts[passage.report], passage.span)}


def published(when: Published) -> str | None:
    """Return a date, or an interval in ISO 8601-2 where only its bounds are known, or ``None``.

    >>> published(Published("2025-03-01", None))
    '2025-03-01/..'
    """
    if when.earliest is None and when.latest is None:
        return None
    if when.earliest == when.latest:
        return when.earliest
    return f"{when.earliest or '..'}/{when.latest or '..'}"


def report_value(report: Report) -> Value:
    """Return a report."""
    return {
        "id": report.id,
        "location": report.location,
        "publisher": report.publisher,
        "headline": report.title,
        "published": published(report.published),
        "language": report.language,
        "text": report.text,
        "sha256": report.sha256,
        "partial": report.partial,
        "furniture": [{"start": f.span.start, "end": f.span.end, "kind": f.kind} for f in report.furniture],
        "name": report.name,
        "url": report.url,
        "updated": report.updated,
        "paragraphs": pairs(report.paragraphs),
        "headline_at": pairs([report.headline])[0] if report.headline else None,
        "published_because": [cut(report.text, span) for span in report.published.passages],
        "evidence": [{"field": e.field, "value": e.value, "origin": e.origin} for e in report.evidence],
    }


def link_value(report: Report, source: Source, hands: Hands | None) -> Value:
    """Return one hand of a chain; who holds an office is known where a story's ``hands`` are."""
    text = report.text
    return {
        "text": source.span.of(text),
        "start": source.span.start,
        "end": source.span.end,
        "kind": hands.kind(report.id, source) if hands else source.kind,
        "entity": hands.entity(report.id, source) if hands else None,
        "referent": cut(text, source.referent) if source.referent else None,
        "justification": cut(text, source.justification) if source.justification else None,
        "carried": cut(text, source.carried) if source.carried else None,
    }


def statement_value(statement: Statement, report: Report, hands: Hands | None = None) -> Value:
    """Return a statement; ``hands`` gives the entity that a hand of its chain is, if a story tells."""
    return {
        "id": statement.id,
        "report": statement.report,
        **cut(report.text, statement.span),
        "content": pairs(statement.attributed or statement.content),
        "clause": pairs(statement.content),
        "cue": pairs(statement.cue),
        "source": pairs(statement.source),
        "voice": statement.voice,
        "quote": statement.quote,
        "chain": [link_value(report, link, hands) for link in statement.chain],
        "certainty": statement.certainty,
        "polarity": statement.polarity,
        "stance": pairs(statement.stance),
        "headline": report.headline is not None and report.headline.overlaps(statement.span),
        "fragment": statement.fragment,
    }


def mention_value(mention: Mention, report: Report) -> Value:
    """Return a mention. A quantity has a ``value`` where it is one number; ``low`` and ``high`` always tell."""
    timex, quantity = mention.timex, mention.quantity
    value: str | float | None = timex.value if timex else None
    if quantity:
        ends = {end for end in (quantity.low, quantity.high) if end is not None}
        value = number(ends.pop()) if len(ends) == 1 else None
    return {
        **cut(report.text, mention.span),
        "kind": mention.kind,
        "type": timex.type if timex else None,
        "value": value,
        "unit": quantity.unit if quantity else None,
        "bound": quantity.bound if quantity else None,
        "id": mention.id,
        "form": mention.form,
        "head": pairs([mention.head])[0],
        "low": number(quantity.low) if quantity else None,
        "high": number(quantity.high) if quantity else None,
        "state": quantity.state if quantity else None,
        "earliest": timex.earliest if timex else None,
        "latest": timex.latest if timex else None,
    }


def number(value: float | None) -> float | None:
    """Return a number without an empty fraction, so that fourteen is ``14`` in every export."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else value


def origin_value(origin: Origin, texts: dict[str, str]) -> Value:
    """Return why statements are taken to go back to one origin."""
    return {
        "statements": list(origin.statements),
        "kind": origin.kind,
        "reason": origin.reason,
        "because": [cited(passage, texts) for passage in origin.because],
    }


def problem_value(problem: Problem) -> Value:
    """Return what could not be read or placed."""
    return {
        "location": problem.location,
        "stage": problem.stage,
        "problem": problem.problem,
        "advice": problem.advice,
    }
