"""Documents → what a desk keeps of each: made apart from the desk, in any process, one document at a time."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rashomon.errors import DocumentError
from rashomon.group import sketch
from rashomon.model import Analysis, Document, Report, Span
from rashomon.pipeline import Pipeline, analyse_report
from rashomon.read import read
from rashomon.read.find import find
from rashomon.store.codec import LEVEL, pack, pack_analysis
from rashomon.store.values import Kind

# What a database cannot hold in a text (the null character, halves of surrogate pairs) and the marks of a snippet. One
# character stands for one.
UNKEEPABLE = re.compile("[\0\x02\x03\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Made:
    """All that a desk keeps of one document, its wide parts packed. ``entries`` are what can be searched for."""

    document: Document
    report: Report
    content: bytes
    analysis: bytes
    sketch: bytes
    entries: tuple[tuple[Kind, Span], ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A document that the desk holds already, without its bytes, as the report that is named."""

    location: str
    sha256: str
    retrieved: str | None
    report: str


def documents(
    inputs: Iterable[str | Path | Document | DocumentError], max_bytes: int
) -> Iterator[Document | DocumentError]:
    """Yield the documents of the inputs, one file's at a time, and an error for each that cannot be read."""
    for given in inputs:
        if isinstance(given, Document | DocumentError):
            yield given
            continue
        for place in find([given]):
            yield from [place] if isinstance(place, DocumentError) else read([place], max_bytes)


def make(item: Document | DocumentError | Held, pipeline: Pipeline, language: str) -> Made | DocumentError | Held:
    """Return what a desk keeps of a document, or the error that stands in its place; what is known passes through."""
    if not isinstance(item, Document):
        return item
    try:
        return made(item, pipeline.clean(pipeline.extract(item), language), pipeline)
    except DocumentError as error:
        return error
    except RecursionError:
        return DocumentError(item.location, "clean", "is nested too deeply to be read.", "Save it as plain text.")
    except UnicodeEncodeError:
        advice = "Save it as UTF-8, under a name that is UTF-8 too."
        return DocumentError(item.location, "store", "has characters that no file can keep.", advice)


def made(document: Document, report: Report, pipeline: Pipeline) -> Made:
    """Return what a desk keeps of a report."""
    analysis = analyse_report(report, pipeline)
    content = zlib.compress(document.content, LEVEL)
    return Made(document, report, content, pack_analysis(analysis), pack(sketch(analysis)), tuple(entries(analysis)))


def renamed(given: Made, name: str, pipeline: Pipeline) -> Made:
    """Return what a desk keeps of a report under another id, on which all ids within it rest."""
    return made(given.document, replace(given.report, id=name), pipeline)


def entries(analysis: Analysis) -> Iterator[tuple[Kind, Span]]:
    """Yield the places of a report that can be searched for, each wording of a source or a name once."""
    text = analysis.report.text
    yield "text", Span(0, len(text))
    for statement in analysis.statements:
        yield "claim", statement.span
    hands = (source.span for statement in analysis.statements for source in statement.chain)
    yield from (("source", span) for span in once(hands, text))
    names = (m.span for m in analysis.mentions if m.form == "name" and m.kind not in ("time", "quantity"))
    yield from (("entity", span) for span in once(names, text))


def once(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """Yield the first span of each wording."""
    seen: dict[str, Span] = {}
    for span in spans:
        seen.setdefault(span.of(text).casefold(), span)
    yield from seen.values()


def keepable(text: str) -> str:
    """Return a text that any database holds, as long as before."""
    return UNKEEPABLE.sub("\ufffd", text)
