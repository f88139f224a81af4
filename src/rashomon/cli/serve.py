"""The command that opens a desk in a browser."""

from __future__ import annotations

import multiprocessing
import os
import secrets
import tempfile
import threading
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.common import FAILED, Config, Db, Jobs, app, opened, plain, settings_of, waiting
from rashomon.cli.desk import sources, take

if TYPE_CHECKING:
    import socket

    import uvicorn

    from rashomon.config import Settings
    from rashomon.web import Door

TOKEN = "RASHOMON_TOKEN"
# Values that are made and kept before the collector of cyclic garbage looks at them: a few pages' worth.
VALUES = 100_000


@dataclass(frozen=True, slots=True)
class Served:
    """What all processes of a server have in common. ``secret`` marks its forms, ``folder`` holds its additions."""

    settings: Settings
    door: Door
    fetches: bool
    secret: str
    folder: Path


Shown = Annotated[
    list[str] | None, typer.Argument(metavar="FILE", help="Reports to show; they are kept only while it runs.")
]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="Port; 0 takes a free one.")]
Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on.")]
Names = Annotated[
    list[str] | None, typer.Option("--name", metavar="NAME", help="A further name that the server goes by.")
]
Unopened = Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")]
Fetches = Annotated[bool, typer.Option("--fetch", help="Let pages add reports by URL.")]
Processes = Annotated[
    int, typer.Option("--processes", min=1, max=64, metavar="N", help="Processes that answer, for many readers.")
]


@app.command()
def serve(
    inputs: Shown = None,
    port: Port = 8000,
    host: Host = "127.0.0.1",
    name: Names = None,
    no_browser: Unopened = False,
    fetch: Fetches = False,
    processes: Processes = 1,
    db: Db = None,
    jobs: Jobs = None,
    config: Config = None,
) -> None:
    """Open the desk, or reports, in a browser.

    Shows the stories, each one's matrix, the passage behind each cell, and takes corrections.

    With files, their reports are shown without a desk file, and forgotten at the end unless --db names one. Ctrl-C
    stops it. Beyond this machine (--host), a token in RASHOMON_TOKEN is needed.

    \b
    Examples:
      rashomon serve
      rashomon serve reports/*.html
      rashomon serve --db today.db --port 8100 --no-browser
    """
    with ExitStack() as stack:
        settings = stack.enter_context(kept(settings_of(config, jobs, db), inputs or [], db))
        installed()
        listening = stack.enter_context(bound(host, port))
        port = listening.getsockname()[1]
        guarded = guard(host, port, settings, name or ())
        page = filled(settings, inputs or [])
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rashomon-")))
        served = Served(settings, guarded, fetch, secrets.token_urlsafe(24), folder)
        stack.enter_context(helped(processes - 1, listening, served))
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}/{page}"
        typer.echo(plain(f"rashomon: {address} (Ctrl-C stops it)"), err=True)
        if not no_browser:
            threading.Timer(0.5, webbrowser.open, (address,)).start()
        answer(listening, served)


def installed() -> None:
    """Say what to install where a library that serving needs is missing, and end."""
    try:
        import uvicorn  # noqa: F401

        import rashomon.web  # noqa: F401
    except ImportError as error:
        typer.echo(f"the desk in a browser needs {error.name}. Run: pip install 'rashomon[web]'", err=True)
        raise typer.Exit(FAILED) from error


def guard(host: str, port: int, settings: Settings, names: Sequence[str]) -> Door:
    """Return who is let in: this machine alone, or who has the token in the environment."""
    from rashomon.web import door

    return door(host, port, os.environ.get(TOKEN) or None, settings.max_bytes, names)


def filled(settings: Settings, inputs: list[str]) -> str:
    """Take reports into the desk and compare them; return the path of the page to open first.

    Raises ``NothingToCompareError`` where reports were given and none could be read.
    """
    from rashomon.errors import NothingToCompareError
    from rashomon.store.database import shown

    with opened(settings, create=True) as desk:
        if not inputs:
            if not desk.count()[0]:
                # A mistyped name makes a new desk, too.
                empty = f"{shown(settings.db)}: holds no report yet. Add some with: rashomon add INPUT"
                typer.echo(plain(empty), err=True)
            return ""
        take(desk.add(sources(inputs, settings), settings), False)
        reports, stories = desk.count()
        if not reports:
            raise NothingToCompareError(())
        # The first page opens at once.
        with waiting("comparing"):
            for _ in desk.refresh():
                pass
        return "latest" if stories == 1 else ""


def answer(listening: socket.socket, served: Served) -> None:
    """Answer requests until told to stop."""
    import uvicorn

    from rashomon.web import application

    with opened(served.settings) as desk:
        app = application(
            desk, served.settings, served.door, fetches=served.fetches, secret=served.secret, folder=served.folder
        )
        # Open pages hold a connection for news: the server does not wait for them when it is told to stop.
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=1)
        )
        if (first := multiprocessing.parent_process()) is not None:
            threading.Thread(target=outlived, args=(first, server), daemon=True).start()
        calm()
        server.run(sockets=[listening])


@contextmanager
def helped(number: int, listening: socket.socket, served: Served) -> Iterator[None]:
    """Let further processes answer what comes to the same socket."""
    # A forked process would have this one's threads and connections, in a state that nobody knows.
    context = multiprocessing.get_context("spawn")
    helpers = [context.Process(target=answer, args=(listening, served)) for _ in range(number)]
    for helper in helpers:
        helper.start()
    try:
        yield
    finally:
        for helper in helpers:
            helper.terminate()
        for helper in helpers:
            helper.join()


def outlived(first: multiprocessing.process.BaseProcess, server: uvicorn.Server) -> None:
    """Stop a further process where the first one has ended, also where it was killed."""
    first.join()
    server.should_exit = True


def calm() -> None:
    """Let the collector of cyclic garbage look less often, and no more at what stays for good.

    A page makes some ten thousand values, none of which refers back to another: they go when the page does. At
    Python's own pace the collector would look through them, and through all modules, several times a page.
    """
    import gc

    gc.collect()
    gc.freeze()
    gc.set_threshold(VALUES)


@contextmanager
def kept(settings: Settings, inputs: list[str], db: str | None) -> Iterator[Settings]:
    """Give the settings, with a desk in a temporary folder where reports are given and no desk is named."""
    if not inputs or db:
        yield settings
        return
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
        yield replace(settings, db=str(Path(folder) / "desk.db"))


@contextmanager
def bound(host: str, port: int) -> Iterator[socket.socket]:
    """Give a socket that listens: a port that is taken is told before any report is read."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as made:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, port))
            # A browser that comes before the server is ready waits, and is not sent away.
            made.listen(128)
        except OSError as error:
            report = f"{host}:{port}: {(error.strerror or str(error)).lower()}. Try another with --port."
            typer.echo(plain(report), err=True)
            raise typer.Exit(FAILED) from error
        yield made
