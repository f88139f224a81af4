"""The order of the stages. The only file that knows it: read it from top to bottom.

Document ─ extract ▶ Page ─ clean ▶ Report ─ parse ▶ Parse ─ mention, attribute ▶ Analysis
Analyses ─ group ▶ Story ─ link, correct ▶ Entities ─ align, narrow, correct ▶ Claims
Claims ─ differ, trace, tabulate ▶ Comparison
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rashomon import engine
from rashomon.align import align
from rashomon.align.claims import weight
from rashomon.attribute import attribute
from rashomon.clean import clean
from rashomon.clean.furniture import is_prose
from rashomon.config import Settings
from rashomon.corrections import Corrected, Settled, correct, correct_claims
from rashomon.differ import differ, narrow
from rashomon.errors import DocumentError, NothingToCompareError
from rashomon.group import Outline, Sketch, Stream, group, sketch
from rashomon.link import link
from rashomon.mention import mention
from rashomon.model import (
    Analysis,
    Claim,
    Comparison,
    Correction,
    Difference,
    Document,
    Figure,
    Linked,
    Mention,
    Page,
    Parse,
    Problem,
    Report,
    Statement,
    Story,
    Tables,
    Traced,
    content_id,
)
from rashomon.parse import parse
from rashomon.read import extract
from rashomon.tabulate import tabulate, tolls
from rashomon.trace import trace


@dataclass(frozen=True)
class Pipeline:
    """The stages, one field each. Swap one with ``dataclasses.replace(pipeline, attribute=mine)``."""

    extract: Callable[[Document], Page] = extract
    clean: Callable[[Page, str], Report] = clean
    parse: Callable[[Report], Parse] = parse
    mention: Callable[[Parse], tuple[Mention, ...]] = mention
    attribute: Callable[[Parse, tuple[Mention, ...]], tuple[Statement, ...]] = attribute
    group: Callable[[Sequence[Analysis]], tuple[Story, ...]] = group
    link: Callable[[Story], Linked] = link
    correct: Callable[[Story, Linked, Sequence[Correction]], Corrected] = correct
    align: Callable[[Story, Linked], tuple[Claim, ...]] = align
    tolls: Callable[[Story], tuple[Figure, ...]] = tolls
    narrow: Callable[[Story, Linked, tuple[Claim, ...], tuple[Figure, ...]], tuple[Claim, ...]] = partial(
        narrow, weigh=weight
    )
    correct_claims: Callable[[Story, tuple[Claim, ...], Sequence[Correction]], Settled] = partial(
        correct_claims, weigh=weight
    )
    differ: Callable[[Story, Linked, tuple[Claim, ...], tuple[Figure, ...]], tuple[Difference, ...]] = differ
    trace: Callable[[Story, Linked, tuple[Claim, ...]], Traced] = trace
    tabulate: Callable[[Story, Linked, tuple[Claim, ...]], Tables] = tabulate


@engine.on_one_thread
def analyse_report(report: Report, pipeline: Pipeline = Pipeline()) -> Analysis:
    """Return all that one report yields alone."""
    parsed = pipeline.parse(report)
    mentions = pipeline.mention(parsed)
    return Analysis(parsed, mentions, pipeline.attribute(parsed, mentions))


def analyse_document(document: Document, pipeline: Pipeline, language: str) -> Analysis | DocumentError:
    """Return the analysis of a document, or the error that stands in its place."""
    try:
        return analyse_report(pipeline.clean(pipeline.extract(document), language), pipeline)
    except DocumentError as error:
        return error
    except RecursionError:
        return DocumentError(document.location, "clean", "is nested too deeply to be read.", "Save it as plain text.")


def analyse_all(
    documents: Sequence[Document | DocumentError], settings: Settings, pipeline: Pipeline = Pipeline()
) -> list[Analysis | DocumentError]:
    """Return an analysis or an error for each document, in order; an error that comes in goes out in its place."""
    work = partial(analyse_document, pipeline=pipeline, language=settings.language)
    good = [document for document in documents if isinstance(document, Document)]
    results = iter(engine.run(work, good, settings.jobs))
    return [document if isinstance(document, DocumentError) else next(results) for document in documents]


def sketch_document(
    document: Document | DocumentError, pipeline: Pipeline, language: str
) -> tuple[str, str, Sketch] | DocumentError:
    """Return location, hash and sketch of a document, or the error that stands in its place."""
    if isinstance(document, DocumentError):
        return document
    try:
        parsed = pipeline.parse(pipeline.clean(pipeline.extract(document), language))
        return document.location, document.sha256, sketch(Analysis(parsed, pipeline.mention(parsed), ()))
    except DocumentError as error:
        return error
    except RecursionError:
        return DocumentError(document.location, "clean", "is nested too deeply to be read.", "Save it as plain text.")


@dataclass(frozen=True, slots=True)
class Grouped:
    """The stories of many reports, where each report came from, by its id, and what could not be read."""

    stories: tuple[Outline, ...]
    locations: dict[str, str]
    problems: tuple[Problem, ...]


def group_documents(
    documents: Iterable[Document | DocumentError], settings: Settings, pipeline: Pipeline = Pipeline()
) -> Grouped:
    """Return the stories of the documents' reports.

    Where two different documents give their reports one id, the later one's is made from its content.
    """
    work = partial(sketch_document, pipeline=pipeline, language=settings.language)
    problems: list[Problem] = []
    places: dict[str, str] = {}
    locations: dict[str, str] = {}
    sketches: dict[str, Sketch] = {}
    for outcome in engine.run(work, documents, settings.jobs):
        if isinstance(outcome, DocumentError):
            problems.append(outcome.as_problem())
            continue
        location, sha256, drawn = outcome
        if sha256 in places:
            problems.append(same(location, places[sha256]))
            continue
        places[sha256] = location
        name = content_id("r", sha256) if drawn.report in sketches else drawn.report
        locations[name] = location
        sketches[name] = replace(drawn, report=name)
    stream = Stream()
    stream.add(sketches.values())
    return Grouped(stream.stories(), locations, tuple(problems))


def same(location: str, first: str) -> Problem:
    """Return that a report was given twice."""
    return Problem(location, "read", f"is the same report as {first}.", "It is counted once.")


def distinct(
    outcomes: Sequence[Analysis | DocumentError], pipeline: Pipeline = Pipeline()
) -> tuple[list[Analysis], list[Problem]]:
    """Return the analyses ordered by report id, each report once, and what went wrong with the others.

    Where two texts come under one id, the later one's is made from its content.
    """
    analyses: dict[str, Analysis] = {}
    problems: list[Problem] = []
    for outcome in sorted(outcomes, key=lambda o: o.location if isinstance(o, DocumentError) else o.report.location):
        if isinstance(outcome, DocumentError):
            problems.append(outcome.as_problem())
            continue
        report = outcome.report
        if report.id in analyses and analyses[report.id].report.text != report.text:
            # Two files may give one id to two texts; the ids of all that is in a report rest on its own.
            report = replace(report, id=content_id("r", report.sha256 or report.text))
            outcome = analyse_report(report, pipeline)
        if report.id in analyses:
            problems.append(same(report.location, analyses[report.id].report.location))
        else:
            analyses[report.id] = outcome
    return [analyses[key] for key in sorted(analyses)], problems


def compare_analyses(
    outcomes: Sequence[Analysis | DocumentError],
    pipeline: Pipeline = Pipeline(),
    corrections: Sequence[Correction] = (),
) -> Comparison:
    """Return the comparison of the largest story among the analyses; all else is listed in its ``problems``.

    Raises ``NothingToCompareError`` where there is no analysis at all.
    """
    analyses, problems = distinct(outcomes, pipeline)
    if not analyses:
        raise NothingToCompareError(tuple(problems))
    story, *others = sorted(pipeline.group(analyses), key=lambda s: (-len(s.analyses), s.id))
    problems += [elsewhere(report) for other in others for report in other.reports]
    ordered = tuple(sorted(problems, key=lambda p: (p.location, p.stage)))
    return compare_story(story, ordered, pipeline, corrections)


def elsewhere(report: Report) -> Problem:
    """Return why a report is not compared: it tells of another event, or, as a mere table, not of which one."""
    if not any(is_prose(span.of(report.text)) for span in report.paragraphs):
        problem = "holds no sentence, only a table or a list, and does not tell of which event it is."
        return Problem(report.location, "group", problem, "Write a sentence above it, or compare all with --together.")
    return Problem(
        report.location,
        "group",
        "appears to be about another event than the reports compared here.",
        "Compare it with reports of its own event, or all as one with --together.",
    )


@engine.on_one_thread
def compare_story(
    story: Story,
    problems: tuple[Problem, ...] = (),
    pipeline: Pipeline = Pipeline(),
    corrections: Sequence[Correction] = (),
) -> Comparison:
    """Return all that a story yields. ``corrections`` win over what was linked; later stages see only the result."""
    corrected = pipeline.correct(story, pipeline.link(story), corrections)
    claims = claimed(story, corrected.linked, pipeline)
    return concluded(story, problems, corrected, claims, pipeline, corrections)


@engine.on_one_thread
def compare_again(before: Comparison, corrections: Sequence[Correction], pipeline: Pipeline = Pipeline()) -> Comparison:
    """Return what ``compare_story`` gives with corrections, made from what it gave without any.

    Who says the same is asked again only where other mentions are one: an entity's id is made of its mentions.
    """
    linked = Linked(before.entities, before.proposals, before.times)
    corrected = pipeline.correct(before.story, linked, corrections)
    same = {each.id for each in corrected.linked.entities} == {each.id for each in linked.entities}
    claims = before.claims if same else claimed(before.story, corrected.linked, pipeline)
    return concluded(before.story, before.problems, corrected, claims, pipeline, corrections)


def claimed(story: Story, linked: Linked, pipeline: Pipeline) -> tuple[Claim, ...]:
    """Return who says the same, what parts in a claim apart from what does not tell it."""
    return pipeline.narrow(story, linked, pipeline.align(story, linked), pipeline.tolls(story))


def concluded(
    story: Story,
    problems: tuple[Problem, ...],
    corrected: Corrected,
    claims: tuple[Claim, ...],
    pipeline: Pipeline,
    corrections: Sequence[Correction],
) -> Comparison:
    """Return the comparison that follows from who is who and who says the same."""
    linked, settled = corrected.linked, pipeline.correct_claims(story, claims, corrections)
    traced = pipeline.trace(story, linked, settled.claims)
    tables = pipeline.tabulate(story, linked, settled.claims)
    return Comparison(
        story=story,
        entities=linked.entities,
        proposals=linked.proposals,
        claims=settled.claims,
        differences=pipeline.differ(story, linked, settled.claims, pipeline.tolls(story)),
        origins=traced.origins,
        derivations=traced.derivations,
        timeline=tables.timeline,
        figures=tables.figures,
        problems=problems + corrected.problems + settled.problems,
        labels=tables.labels,
        referents=tables.referents,
        times=linked.times,
    )
