"""Commands over reports that are named on the command line: nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.common import (
    CHECK_FAILED,
    FAILED,
    PARTLY,
    All,
    Config,
    Corrections,
    Csv,
    Html,
    Inputs,
    Jobs,
    Json,
    Markdown,
    Mermaid,
    Output,
    Prov,
    Width,
    app,
    chosen,
    corrections_of,
    counted_as,
    deliver,
    failed,
    named,
    page,
    plain,
    report_problems,
    settings_of,
    waiting,
    write,
)

if TYPE_CHECKING:
    from rashomon.group import Outline
    from rashomon.model import Comparison, Correction, Problem, Report
    from rashomon.pipeline import Grouped

# So many reports are named in a hint.
NAMED = 3
# Files of which each record or row may give its date.
RECORDS = (".json", ".jsonl", ".ndjson", ".csv", ".tsv")


@app.command()
def compare(
    inputs: Inputs,
    json: Json = False,
    markdown: Markdown = False,
    csv: Csv = False,
    mermaid: Mermaid = False,
    prov: Prov = False,
    html: Html = None,
    output: Output = None,
    jobs: Jobs = None,
    config: Config = None,
    corrections: Corrections = None,
    together: Annotated[
        bool, typer.Option("--together", help="Leave none out that seems to tell of another event.")
    ] = False,
    width: Width = None,
    all: All = False,
) -> None:
    """Compare the reports of one event.

    Prints a brief: what all say, what some say, where they differ, what only one says, and on whose word.

    An input that fails is named and the others are compared: the exit code is then 3.

    \b
    Examples:
      rashomon compare reports/*.txt
      rashomon compare reports/ --html comparison.html
      rashomon compare a.txt b.html c.jsonl --json > comparison.json
      rashomon compare reports/ --corrections corrections.toml
    """
    form = chosen(json=json, markdown=markdown, csv=csv, mermaid=mermaid, prov=prov)
    settings = settings_of(config, jobs)
    given = corrections_of(corrections)
    with waiting(f"reading and comparing {named(inputs)}"):
        from rashomon.api import compare as compared
        from rashomon.group import together as as_one
        from rashomon.pipeline import Pipeline

        pipeline = replace(Pipeline(), group=as_one) if together else Pipeline()
        comparison = compared(inputs, settings, pipeline, given)
    report_problems(comparison.problems)
    for hint in hints(comparison.story.reports, inputs):
        typer.echo(plain(hint), err=True)
    deliver(comparison, form, html, output, width, all)
    raise typer.Exit(PARTLY if any(map(failed, comparison.problems)) else 0)


def hints(reports: Sequence[Report], inputs: Sequence[str]) -> Iterator[str]:
    """Yield what would make a comparison of these reports worth more."""
    from rashomon.read import passed_over

    if files := passed_over(inputs):
        yield f"{several(files)}: passed over, since no report is read from such a file. Save its text as a .txt file."
    if len(reports) == 1:
        yield "There is one report, and nothing to compare it with. Give two or more of the same event."
    undated = [each.location for each in reports if not (each.published.earliest or each.published.latest)]
    for held, advice in (
        (False, "Write it at the top of the text, in this form: Date: 2025-03-04"),
        (True, 'Give it to the record, in this form: "date": "2025-03-04"'),
    ):
        places = [each for each in undated if is_record(each) is held]
        if places:
            yield f'{several(places)}: no date of publication found, so "on Monday" cannot be placed there. {advice}'


def several(places: Sequence[str]) -> str:
    """Return the first of some places by name, and how many more there are."""
    return ", ".join(places[:NAMED]) + (f" and {len(places) - NAMED} more" if places[NAMED:] else "")


def is_record(location: str) -> bool:
    """Return whether a report is a record of a JSON file or a row of a table.

    >>> is_record("archive.jsonl#a-1"), is_record("export.docx#3")
    (True, False)
    """
    file, mark, _ = location.rpartition("#")
    return bool(mark) and file.lower().endswith(RECORDS)


@app.command()
def analyse(
    inputs: Inputs,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Write one line of JSON a report.")] = False,
    output: Output = None,
    jobs: Jobs = None,
    config: Config = None,
    corrections: Corrections = None,
    width: Width = None,
) -> None:
    """Show what each report says alone.

    Prints its statements, on whose word they are, and its figures and times.

    \b
    Examples:
      rashomon analyse report.html
      rashomon analyse archive/ --jsonl > archive.jsonl
    """
    if jsonl and corrections:
        raise typer.BadParameter(
            "an analysis joins no names, so there is nothing to correct", param_hint="--corrections"
        )
    settings = settings_of(config, jobs)
    given = corrections_of(corrections)
    with waiting(f"reading {named(inputs)}"):
        from rashomon.api import analyse as analysed
        from rashomon.errors import DocumentError, NothingToCompareError
        from rashomon.model import Analysis

        outcomes = analysed(inputs, settings)
    problems = [each.as_problem() for each in outcomes if isinstance(each, DocumentError)]
    analyses = [each for each in outcomes if isinstance(each, Analysis)]
    if not analyses:
        raise NothingToCompareError(tuple(problems))
    report_problems(problems)
    if jsonl:
        from rashomon.export.as_jsonl import analysis_line

        write(b"".join(map(analysis_line, analyses)), output)
    else:
        from rashomon.pipeline import compare_analyses

        alone = [compare_analyses([analysis], corrections=given) for analysis in analyses]
        report_problems(idle(alone))
        write("\n".join(page(replace(each, problems=()), width, True, output) for each in alone).encode(), output)
    raise typer.Exit(PARTLY if problems else 0)


def idle(comparisons: Sequence[Comparison]) -> list[Problem]:
    """Return the problems that every comparison has: corrections that name nothing in any report."""
    first, *others = comparisons
    return [problem for problem in first.problems if all(problem in other.problems for other in others)]


@app.command()
def group(
    inputs: Inputs,
    json: Annotated[bool, typer.Option("--json", help="Write the stories as JSON to standard output.")] = False,
    output: Output = None,
    jobs: Jobs = None,
    config: Config = None,
) -> None:
    """Group reports into stories, one story an event.

    Nothing is kept. What is kept with "rashomon add" is grouped in the same way.

    \b
    Examples:
      rashomon group archive.jsonl
      rashomon group archive.jsonl --json > stories.json
    """
    settings = settings_of(config, jobs)
    with waiting(f"reading {named(inputs)}"):
        from rashomon.api import group as grouped
        from rashomon.export.as_json import stories_json

        found = grouped(inputs, settings)
    report_problems(found.problems)
    if json:
        write(stories_json((story.id, sorted(story.reports)) for story in found.stories), output)
    else:
        write("\n".join(story_text(story, found) for story in found.stories).encode("utf-8", "replace"), output)
    raise typer.Exit(PARTLY if any(map(failed, found.problems)) else 0)


def story_text(story: Outline, found: Grouped) -> str:
    """Return a story's lines: its id, then the id of each report and where that came from."""
    reports = (f"  {plain(name)}  {plain(found.locations[name])}\n" for name in story.reports)
    return "".join([f"{story.id} · {counted_as(len(story.reports), 'report')}\n", *reports])


@app.command()
def verify(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="What compare --json or analyse --jsonl wrote.")],
) -> None:
    """Check every citation of an export, and each report's file.

    A citation must be what stands at its place in the report's text, and the file, where it is here, must have the
    report's hash and hold that text. Exit code 4 where something does not hold; what cannot be checked is said so.
    A file that is no export is named, and the others are checked.

    \b
    Example:
      rashomon verify comparison.json
    """
    from rashomon.errors import RashomonError
    from rashomon.verify import verify as verified

    broken, refused = False, 0
    for file in files:
        try:
            found = verified(file)
        except RashomonError as error:
            typer.echo(plain(str(error)), err=True)
            refused += 1
            continue
        broken = broken or not found.holds
        for failure in found.failures:
            typer.echo(plain(f"{file}: {failure.where}: {failure.problem}"), err=True)
        for reason in found.unchecked:
            typer.echo(plain(f"{file}: {reason}"), err=True)
        verdict = "all hold" if found.holds else f"{len(found.failures)} do not hold"
        checked = f"{found.citations} citations, {found.hashes} hashes and {found.texts} texts of files checked"
        typer.echo(f"{file}: {checked}, {verdict}")
    if refused and not broken:
        raise typer.Exit(PARTLY if refused < len(files) else FAILED)
    raise typer.Exit(CHECK_FAILED if broken else 0)


@app.command()
def demo(
    json: Json = False,
    html: Html = None,
    output: Output = None,
    corrections: Corrections = None,
    width: Width = None,
    all: All = False,
) -> None:
    """Compare the sample story that ships with rashomon.

    \b
    Example:
      rashomon demo --html demo.html
    """
    given = corrections_of(corrections)
    with waiting("comparing the sample story"):
        comparison = sample_comparison(given)
    report_problems(comparison.problems)
    deliver(comparison, "json" if json else "brief", html, output, width, all)


def sample_comparison(corrections: Sequence[Correction] = ()) -> Comparison:
    """Return the comparison of the sample; its locations are the same on every machine."""
    from importlib.resources import as_file, files

    from rashomon.config import Settings
    from rashomon.errors import DocumentError
    from rashomon.pipeline import analyse_all, compare_analyses
    from rashomon.read import read

    settings = Settings()
    with as_file(files("rashomon") / "sample") as folder:
        found = read(sorted(folder.glob("*.txt")), settings.max_bytes)
    documents = [
        each if isinstance(each, DocumentError) else replace(each, location=f"sample/{Path(each.location).name}")
        for each in found
    ]
    return compare_analyses(analyse_all(documents, settings), corrections=corrections)
