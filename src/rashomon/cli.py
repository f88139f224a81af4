"""Arguments → public API → text. Nothing heavy is imported before a command runs.

Exit codes: 0 well; 1 error; 2 usage; 3 some inputs failed, each named, the rest done; 4 a check failed;
130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rashomon.config import Settings
    from rashomon.model import Comparison, Problem

FAILED, PARTLY, CHECK_FAILED, INTERRUPTED = 1, 3, 4, 130
# Progress is shown from this many seconds on.
PATIENCE = 1.0
# How wide the brief is in a pipe.
PIPE_WIDTH = 100

app = typer.Typer(
    name="rashomon",
    help="One event, every account: what reports of one event share, where they differ, and on whose word.",
    epilog="Start with: rashomon demo",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, globs, or - for standard input.")]
Json = Annotated[bool, typer.Option("--json", help="Write the comparison as JSON to standard output.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="Write the brief as Markdown to standard output.")]
Csv = Annotated[bool, typer.Option("--csv", help="Write one row a claim, one column a report, as CSV.")]
Mermaid = Annotated[bool, typer.Option("--mermaid", help="Write who has it from whom as a Mermaid flowchart.")]
Prov = Annotated[bool, typer.Option("--prov", help="Write who has it from whom as PROV-JSON.")]
Html = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Also write one self-contained page.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that read reports side by side.")
]
Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Settings in TOML.")]
Width = Annotated[int | None, typer.Option("--width", min=20, metavar="N", help="Columns of the brief.")]
All = Annotated[bool, typer.Option("--all", help="Show every line of the brief, however long.")]


def version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        from rashomon import __version__

        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def rashomon(
    version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """One event, every account: what reports of one event share, where they differ, and on whose word."""


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
    """
    form = chosen(json=json, markdown=markdown, csv=csv, mermaid=mermaid, prov=prov)
    settings = settings_of(config, jobs)
    with waiting(f"reading and comparing {named(inputs)}"):
        from rashomon.api import compare as compared

        comparison = compared(inputs, settings)
    report_problems(comparison.problems)
    deliver(comparison, form, html, output, width, all)
    raise typer.Exit(PARTLY if any(map(failed, comparison.problems)) else 0)


@app.command()
def analyse(
    inputs: Inputs,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Write one line of JSON a report.")] = False,
    output: Output = None,
    jobs: Jobs = None,
    config: Config = None,
    width: Width = None,
) -> None:
    """Show what each report says alone: its statements, on whose word, its figures and times.

    \b
    Examples:
      rashomon analyse report.html
      rashomon analyse archive/ --jsonl > archive.jsonl
    """
    settings = settings_of(config, jobs)
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

        pages = [page(compare_analyses([analysis]), width, True, output) for analysis in analyses]
        write("\n".join(pages).encode(), output)
    raise typer.Exit(PARTLY if problems else 0)


@app.command()
def verify(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="What compare --json or analyse --jsonl wrote.")],
) -> None:
    """Check every citation of an export against its report's text, and each report against its file's hash.

    Exit code 4 where one does not hold. A hash that cannot be checked, because the file is not here, is said so.

    \b
    Example:
      rashomon verify comparison.json
    """
    from rashomon.verify import verify as verified

    broken = False
    for file in files:
        found = verified(file)
        broken = broken or not found.holds
        for failure in found.failures:
            typer.echo(plain(f"{file}: {failure.where}: {failure.problem}"), err=True)
        for reason in found.unchecked:
            typer.echo(plain(f"{file}: {reason}"), err=True)
        verdict = "all hold" if found.holds else f"{len(found.failures)} do not hold"
        typer.echo(f"{file}: {found.citations} citations checked, {found.hashes} hashes checked, {verdict}")
    raise typer.Exit(CHECK_FAILED if broken else 0)


@app.command()
def demo(
    json: Json = False,
    html: Html = None,
    output: Output = None,
    width: Width = None,
    all: All = False,
) -> None:
    """Compare the sample story that ships with rashomon.

    \b
    Example:
      rashomon demo --html demo.html
    """
    with waiting("comparing the sample story"):
        comparison = sample_comparison()
    report_problems(comparison.problems)
    deliver(comparison, "json" if json else "brief", html, output, width, all)


def sample_comparison() -> Comparison:
    """Return the comparison of the sample; its locations are the same on every machine."""
    from dataclasses import replace
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
    return compare_analyses(analyse_all(documents, settings))


def chosen(**forms: bool) -> str:
    """Return the form that was asked for, the brief by default; two forms at once are a usage error."""
    wanted = [name for name, given in forms.items() if given]
    if len(wanted) > 1:
        raise typer.BadParameter(f"choose one of {', '.join(f'--{name}' for name in wanted)}")
    return wanted[0] if wanted else "brief"


def settings_of(config: Path | None, jobs: int | None) -> Settings:
    """Return the settings of a file, with what the command line says on top."""
    from dataclasses import replace

    from rashomon.config import Settings, read_settings

    settings = read_settings(config) if config else Settings()
    return replace(settings, jobs=jobs) if jobs else settings


def deliver(
    comparison: Comparison, form: str, html: Path | None, output: Path | None, width: int | None, everything: bool
) -> None:
    """Write a comparison in the form that was asked for, and its page where one was."""
    if html:
        from rashomon.brief import brief
        from rashomon.export.as_html import comparison_html

        html.write_bytes(comparison_html(brief(comparison)).encode("utf-8", "replace"))
        typer.echo(f"wrote {html}", err=True)
    write(rendered(comparison, form, output, width, everything), output)


def rendered(comparison: Comparison, form: str, output: Path | None, width: int | None, everything: bool) -> bytes:
    """Return a comparison's bytes in one form."""
    from rashomon.brief import brief

    if form == "json":
        from rashomon.export.as_json import comparison_json

        return comparison_json(comparison)
    if form == "csv":
        from rashomon.export.as_csv import comparison_csv

        # The mark tells a spreadsheet that the file is UTF-8.
        return comparison_csv(brief(comparison)).encode("utf-8-sig")
    if form == "markdown":
        from rashomon.export.as_markdown import comparison_markdown

        return comparison_markdown(brief(comparison)).encode()
    if form == "mermaid":
        from rashomon.export.as_mermaid import comparison_mermaid

        return comparison_mermaid(brief(comparison)).encode()
    if form == "prov":
        from rashomon.export.as_prov import comparison_prov

        return comparison_prov(brief(comparison)).encode()
    return page(comparison, width, everything, output).encode()


def page(comparison: Comparison, width: int | None, everything: bool, output: Path | None) -> str:
    """Return the brief for this terminal, or plain lines for a pipe or a file."""
    from rich.console import Console

    from rashomon.brief import brief
    from rashomon.export.terminal import LIMIT, terminal_text

    console = Console(file=sys.stdout, highlight=False, emoji=False, markup=False)
    if output or not console.is_terminal:
        console = Console(
            file=sys.stdout, width=PIPE_WIDTH, color_system=None, highlight=False, emoji=False, markup=False
        )
    if width:
        console.width = width
    return terminal_text(brief(comparison), console, None if everything else LIMIT)


def write(content: bytes, output: Path | None) -> None:
    """Write bytes to a file or to standard output, where the terminal's encoding decides for the brief."""
    if output:
        output.write_bytes(content)
        typer.echo(f"wrote {output}", err=True)
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        # The reader has seen enough. Python would complain once more when it flushes: give it nowhere to complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from error


def report_problems(problems: Sequence[Problem]) -> None:
    """Name each input that could not be read or placed, on standard error."""
    for problem in problems:
        typer.echo(plain(f"{problem.location}: {problem.problem} {problem.advice}".rstrip()), err=True)


def failed(problem: Problem) -> bool:
    """Return whether an input failed; one that was read and then set aside did not."""
    return problem.stage != "group" and not problem.problem.startswith("is the same report as")


def plain(text: str) -> str:
    """Return text that cannot act on the terminal."""
    from rashomon.export.harmless import one_line

    return one_line(text)


def named(inputs: Sequence[str]) -> str:
    """Return what is being read, in words."""
    return plain(inputs[0]) if len(inputs) == 1 else f"{len(inputs)} inputs"


@contextmanager
def waiting(task: str) -> Iterator[None]:
    """Say on standard error what is being done, where that takes over a second and a person is watching."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Timer

    from rich.console import Console

    status = Console(stderr=True, highlight=False, markup=False).status(f"rashomon: {task} …")
    timer = Timer(PATIENCE, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()


def run(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code of a command line."""
    from rashomon.errors import NothingToCompareError, RashomonError

    try:
        app(args=list(arguments) if arguments is not None else None, prog_name="rashomon")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except NothingToCompareError as error:
        report_problems(error.problems)
        typer.echo("no report could be read", err=True)
        return FAILED
    except OSError as error:
        typer.echo(plain(f"{error.filename or 'output'}: {error.strerror or error}"), err=True)
        return FAILED
    except RashomonError as error:
        typer.echo(plain(str(error)), err=True)
        return FAILED
    return 0


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Products of small matrices are slower on several threads, and many times slower where others share the cores.
    # Processes of --jobs inherit this; it counts only when set before numpy is imported.
    for threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(threads, "1")
    sys.exit(run())
