"""Commands that write a file of corrections: what a user says about who is who."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon.cli.common import app, plain

if TYPE_CHECKING:
    from rashomon.model import Selector

File = Annotated[Path, typer.Argument(metavar="FILE", help="The file of corrections; it is made where there is none.")]
Author = Annotated[
    str, typer.Option("--author", metavar="NAME", envvar="RASHOMON_AUTHOR", help="Who says so, for the record.")
]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why, for the record.")]
# Between the words of a mention and the report in which they stand.
IN = " @ "


@app.command()
def correct(
    file: File,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="same, different, name, or undo.")],
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words, or "WORDS @ REPORT"; for undo, KIND and number.')
    ],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What to call it.")] = None,
    author: Author = "",
    reason: Reason = "",
) -> None:
    """Set right who is who, in a file of corrections.

    Writes down that words mean the same, or something different, or what to call it; or takes that back (undo).

    REPORT is a report's file, publisher or id. Without one the words count in every report, new ones too. The file is
    then given to compare with --corrections FILE.

    \b
    Examples:
      rashomon correct corrections.toml same "Ana Ruiz" "the mayor @ harbour-post.txt"
      rashomon correct corrections.toml different "Ruiz @ Coast Radio" "Ana Ruiz"
      rashomon correct corrections.toml name "Ana Ruiz" --name "Ana Ruiz Soto"
      rashomon correct corrections.toml undo same 1
    """
    from rashomon.corrections import add_correction, undo_correction
    from rashomon.model import Correction

    if kind == "undo":
        if len(words) != 2 or not words[1].isdigit():
            raise typer.BadParameter("give the kind and the number of what to take back: undo same 1")
        undone = undo_correction(file, words[0], int(words[1]), today())
        told = ", ".join(selector.words for selector in undone.selectors)
        typer.echo(plain(f"{file}: took back [[{words[0]}]] {words[1]}: {told}"))
        return
    if kind not in ("same", "different", "name"):
        raise typer.BadParameter("choose one of same, different, name, undo", param_hint="KIND")
    made = Correction(kind, tuple(map(selector, words)), name, author, reason, today())  # type: ignore[arg-type]
    typer.echo(plain(f"{file}: wrote [[{kind}]] {add_correction(file, made)}: {', '.join(words)}"))


@app.command()
def confirm(
    file: File,
    comparison: Annotated[Path, typer.Argument(metavar="COMPARISON", help="What compare --json wrote.")],
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="The proposal's number in the brief.")],
    apart: Annotated[bool, typer.Option("--apart", help="Write down that they are not the same.")] = False,
    author: Author = "",
    reason: Reason = "",
) -> None:
    """Confirm that two names are one, as the brief proposes.

    Writes it into a file of corrections; with --apart, that they are not one.

    \b
    Examples:
      rashomon confirm corrections.toml comparison.json 1
      rashomon confirm corrections.toml comparison.json 2 --apart --reason "father and son"
    """
    from rashomon.corrections import add_correction
    from rashomon.model import Correction, Selector

    names = proposed(comparison, number)
    kind = "different" if apart else "same"
    made = Correction(kind, tuple(map(Selector, names)), None, author, reason, today())  # type: ignore[arg-type]
    typer.echo(plain(f"{file}: wrote [[{kind}]] {add_correction(file, made)}: {' / '.join(names)}"))


def today() -> str:
    """Return today's date in ISO 8601."""
    return datetime.date.today().isoformat()


def selector(words: str) -> Selector:
    """Return what a user's words name: "the mayor @ harbour-post.txt" is one report's."""
    from rashomon.model import Selector

    told, mark, report = words.rpartition(IN)
    return Selector(told.strip(), report.strip()) if mark else Selector(words.strip())


def proposed(file: Path, number: int) -> tuple[str, str]:
    """Return the two names of a proposal in an exported comparison, numbered as the brief numbers them."""
    import msgspec

    from rashomon.errors import RashomonError

    try:
        value = msgspec.json.decode(file.read_bytes())
        entities = {each["id"]: each for each in value["entities"]}
        ordered = sorted(value["proposals"], key=lambda p: (-p["score"], p["entities"]))
    except (msgspec.DecodeError, KeyError, TypeError) as error:
        raise RashomonError(f"{file}: is no comparison. Make one with: rashomon compare … --json") from error
    if number > len(ordered):
        from rashomon.export.phrases import count

        held = f"{count(len(ordered), 'proposal')}, no number {number}" if ordered else "no proposal to confirm"
        raise RashomonError(f"{file}: has {held}.")
    left, right = (written(entities[each]) for each in ordered[number - 1]["entities"])
    return left, right


def written(entity: dict[str, Any]) -> str:
    """Return the name of an entity as a report writes it: a correction may have given it one that stands nowhere."""
    names = [each["text"] for each in entity["mentions"] if each["form"] == "name"]
    texts = names or [each["text"] for each in entity["mentions"]]
    return str(entity["name"]) if entity["name"] in texts else max(texts, key=lambda text: (len(text), text))
