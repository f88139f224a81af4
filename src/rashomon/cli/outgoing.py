"""Commands by which something leaves a desk: written to files that need none, or deleted for good."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.common import (
    Config,
    Csv,
    Db,
    Html,
    Json,
    Markdown,
    Mermaid,
    Output,
    Prov,
    Width,
    app,
    chosen,
    counted_as,
    deliver,
    opened,
    plain,
    settings_of,
    waiting,
    write,
)

if TYPE_CHECKING:
    from rashomon.store import Desk


@app.command()
def export(
    story: Annotated[str | None, typer.Argument(metavar="STORY", help="A story's id; without it, all.")] = None,
    json: Json = False,
    markdown: Markdown = False,
    csv: Csv = False,
    mermaid: Mermaid = False,
    prov: Prov = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Write one line of JSON a report.")] = False,
    corrections: Annotated[
        bool, typer.Option("--corrections", help="Write what people set right, as a file that compare takes.")
    ] = False,
    html: Html = None,
    documents: Annotated[
        Path | None, typer.Option("--documents", metavar="FOLDER", help="Write the documents as they were received.")
    ] = None,
    db: Db = None,
    output: Output = None,
    config: Config = None,
    width: Width = None,
) -> None:
    """Write what the desk holds to files that need no desk.

    Writes a comparison, analyses, or the documents as they were received.

    \b
    Examples:
      rashomon export y1:3f2a --json > comparison.json
      rashomon export --jsonl > analyses.jsonl
      rashomon export y1:3f2a --corrections > corrections.toml
      rashomon export --documents received/
    """
    form = chosen(
        json=json, markdown=markdown, csv=csv, mermaid=mermaid, prov=prov, jsonl=jsonl, corrections=corrections
    )
    if not (jsonl or documents or story):
        raise typer.BadParameter("name a story, or give --jsonl or --documents")
    settings = settings_of(config, None, db)
    with opened(settings) as desk, waiting("exporting"):
        if documents:
            written = counted_as(write_documents(desk, story, documents), "document")
            typer.echo(f"wrote {written} to {documents}", err=True)
        if form == "jsonl":
            from rashomon.export.as_jsonl import analysis_line

            write_all(map(analysis_line, desk.analyses(story)), output)
        elif story and form == "corrections":
            from rashomon.corrections import corrections_toml

            write(corrections_toml(desk.applied(story, undone=True)).encode(), output)
        elif story and (form != "brief" or html or not documents):
            deliver(desk.comparison(story), form, html, output, width, True)


@app.command()
def purge(
    targets: Annotated[
        list[str], typer.Argument(metavar="TARGET", help="Ids of reports or stories, files or URLs as added.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    db: Db = None,
    config: Config = None,
) -> None:
    """Delete reports for good.

    Deletes bytes, text, analysis, index, and the pages of the file that held them.

    Copies elsewhere, such as exports and backups, are not touched; backups beside the file are named.

    \b
    Example:
      rashomon purge https://news.example/article
    """
    settings = settings_of(config, None, db)
    with opened(settings) as desk:
        from rashomon.errors import DeskError

        found: set[str] = set()
        for target in targets:
            reports = desk.find(target)
            if not reports:
                raise DeskError(settings.db, f"holds nothing called {target}.", "Nothing was deleted.")
            found.update(reports)
        if not yes:
            typer.confirm(f"Delete {counted_as(len(found), 'report')} for good?", abort=True)
        with waiting("deleting"):
            gone = desk.purge(found)
        typer.echo(f"deleted {counted_as(gone, 'report')}")
        for copy in desk.backups():
            typer.echo(plain(f"{copy}: an older copy, which may still hold them"), err=True)


def write_documents(desk: Desk, story: str | None, folder: Path) -> int:
    """Write the documents of a story, or all, to a folder, by the name of their hash, and return how many."""
    import json

    from rashomon.read.media import SUFFIXES

    suffixes = {kind: suffix for suffix, kind in reversed(SUFFIXES.items())}
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with (folder / "documents.jsonl").open("w", encoding="utf-8") as index:
        for document in desk.documents(story):
            name = document.sha256 + suffixes.get(document.media_type.partition(";")[0], "")
            (folder / name).write_bytes(document.content)
            row = {"file": name, "location": document.location, "retrieved": document.retrieved}
            index.write(json.dumps(row) + "\n")
            count += 1
    return count


def write_all(lines: Iterable[bytes], output: Path | None) -> None:
    """Write lines one by one: a desk may hold more than memory."""
    if output is None:
        for line in lines:
            write(line, None)
        return
    with output.open("wb") as file:
        file.writelines(lines)
    typer.echo(f"wrote {output}", err=True)
