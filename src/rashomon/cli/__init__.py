"""Arguments → public API → text. Nothing heavy is imported before a command runs.

Exit codes: 0 well; 1 error; 2 usage; 3 some inputs failed, each named, the rest done; 4 a check failed;
130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from rashomon.cli import compare, correct, desk, outgoing, serve
from rashomon.cli.common import FAILED, INTERRUPTED, app, plain, report_problems

__all__ = ["app", "compare", "correct", "desk", "main", "outgoing", "run", "serve"]


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
