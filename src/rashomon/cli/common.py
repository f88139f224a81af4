"""What all commands share: their options, how they write, and how they say that something takes long or failed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rashomon.config import Settings
    from rashomon.model import Comparison, Correction, Problem
    from rashomon.store import Desk

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


def in_folder(file: Path | None) -> Path | None:
    """Return where to write, before any work is done for it; no folder for it, or a folder there, is a usage error."""
    if file is not None and not file.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {file.parent}")
    if file is not None and file.is_dir():
        raise typer.BadParameter(f"{file} is a folder; name a file")
    return file


Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, globs, or - for standard input.")]
Json = Annotated[bool, typer.Option("--json", help="Write the comparison as JSON to standard output.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="Write the brief as Markdown to standard output.")]
Csv = Annotated[bool, typer.Option("--csv", help="Write one row a claim, one column a report, as CSV.")]
Mermaid = Annotated[bool, typer.Option("--mermaid", help="Write who has it from whom as a Mermaid flowchart.")]
Prov = Annotated[bool, typer.Option("--prov", help="Write who has it from whom as PROV-JSON.")]
Html = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", callback=in_folder, help="Also write one self-contained page.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", callback=in_folder, help="Write to FILE instead.")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that read reports side by side.")
]
Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Settings in TOML.")]
Db = Annotated[
    str | None, typer.Option("--db", metavar="DESK", help="The desk: a file, or postgresql://user@host/database.")
]
Corrections = Annotated[
    Path | None, typer.Option("--corrections", metavar="FILE", help="Who is who, as you have set it right, in TOML.")
]
Width = Annotated[int | None, typer.Option("--width", min=20, metavar="N", help="Columns of the brief.")]
All = Annotated[bool, typer.Option("--all", help="Show every line of the brief, however long.")]


def chosen(**forms: bool) -> str:
    """Return the form that was asked for, the brief by default; two forms at once are a usage error."""
    wanted = [name for name, given in forms.items() if given]
    if len(wanted) > 1:
        raise typer.BadParameter(f"choose one of {', '.join(f'--{name}' for name in wanted)}")
    return wanted[0] if wanted else "brief"


def settings_of(config: Path | None, jobs: int | None, db: str | None = None) -> Settings:
    """Return the settings of a file, with what the command line says on top."""
    from dataclasses import replace

    from rashomon.config import Settings, read_settings

    settings = read_settings(config) if config else Settings()
    return replace(settings, jobs=jobs or settings.jobs, db=db or settings.db)


@contextmanager
def opened(settings: Settings, *, create: bool = False) -> Iterator[Desk]:
    """Give the desk of the settings."""
    from rashomon.store import Desk

    with Desk.open(settings.db, create=create, wait=settings.wait) as desk:
        yield desk


def corrections_of(file: Path | None) -> tuple[Correction, ...]:
    """Return the corrections of a file, none where no file is named."""
    if file is None:
        return ()
    from rashomon.corrections import read_corrections

    return read_corrections(file)


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
    return problem.stage not in ("group", "correct") and not problem.problem.startswith("is the same report as")


def plain(text: str) -> str:
    """Return text that cannot act on the terminal."""
    from rashomon.export.harmless import one_line

    return one_line(text)


def named(inputs: Sequence[str]) -> str:
    """Return what is being read, in words."""
    return plain(inputs[0]) if len(inputs) == 1 else f"{len(inputs)} inputs"


@contextmanager
def watched() -> Iterator[Callable[[str], None]]:
    """Give a function that shows how far the work is, where a person is watching."""
    if not sys.stderr.isatty():
        yield lambda line: None
        return
    from rich.console import Console

    with Console(stderr=True, highlight=False, markup=False).status("rashomon: reading …") as status:
        yield lambda line: status.update(f"rashomon: {line} …")


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


def counted_as(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun."""
    from rashomon.export.phrases import count

    return count(number, noun, plural)
