"""Commands that set right who is who and who says the same: in a file of corrections, or on the desk."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.common import Config, Db, app, counted_as, opened, plain, report_problems, settings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.model import Correction, Selector
    from rashomon.store import Desk

Target = Annotated[
    str, typer.Argument(metavar="TARGET", help="A file of corrections, made where there is none; or a story: y1:….")
]
Author = Annotated[
    str, typer.Option("--author", metavar="NAME", envvar="RASHOMON_AUTHOR", help="Who says so, for the record.")
]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why, for the record.")]
# Between the words of a mention and the report in which they stand.
IN = " @ "
# How a story of the desk begins.
STORY = "y1:"


@app.command()
def correct(
    target: Target,
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="same, different, name, split, join, wrong, undo or import.")
    ],
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words, or "WORDS @ REPORT"; for undo and import see below.')
    ],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What to call it.")] = None,
    author: Author = "",
    reason: Reason = "",
    db: Db = None,
    config: Config = None,
) -> None:
    """Set right who is who, or who says the same.

    same, different and name are of persons and things; split, join and wrong of what is said: the first says something
    else than the others, they say the same, they are misread. REPORT is a report's file, publisher or id. Without one
    the words count in every report, new ones too. A file is then given to compare with --corrections FILE; what is
    said of a story of the desk holds there.

    \b
    Examples:
      rashomon correct corrections.toml same "Ana Ruiz" "the mayor @ harbour-post.txt"
      rashomon correct corrections.toml different "Ruiz @ Coast Radio" "Ana Ruiz"
      rashomon correct corrections.toml name "Ana Ruiz" --name "Ana Ruiz Soto"
      rashomon correct corrections.toml undo same 1
      rashomon correct y1:3f2a wrong "the engine had failed @ Coast Radio"
      rashomon correct y1:3f2a import corrections.toml
      rashomon correct y1:3f2a undo 7
    """
    if target.startswith(STORY):
        with opened(settings_of(config, None, db)) as desk:
            if kind == "import":
                adopt(desk, target, words)
            elif kind == "undo":
                take_back(desk, target, words)
            else:
                rule(desk, target, made(kind, list(map(selector, words)), name, author, reason))
    elif kind == "undo":
        take_back_in(Path(target), words)
    elif kind == "import":
        raise typer.BadParameter("a file is imported to a story of the desk: y1:…", param_hint="TARGET")
    else:
        append(target, made(kind, list(map(selector, words)), name, author, reason))


@app.command()
def confirm(
    target: Target,
    which: Annotated[
        list[str],
        typer.Argument(
            metavar="[COMPARISON] NUMBER",
            help="The proposal's number; with a file, what compare --json wrote before it.",
        ),
    ],
    apart: Annotated[bool, typer.Option("--apart", help="Write down that they are not the same.")] = False,
    author: Author = "",
    reason: Reason = "",
    db: Db = None,
    config: Config = None,
) -> None:
    """Confirm that two names are one, as the brief proposes.

    Writes it into a file of corrections, or down for a story of the desk; with --apart, that they are not one.

    \b
    Examples:
      rashomon confirm corrections.toml comparison.json 1
      rashomon confirm corrections.toml comparison.json 2 --apart --reason "father and son"
      rashomon confirm y1:3f2a 1
    """
    on_desk = target.startswith(STORY)
    *files, number = which
    if len(files) != (0 if on_desk else 1) or not number.isdigit():
        wanted = "the proposal's number" if on_desk else "what compare --json wrote, and the proposal's number"
        raise typer.BadParameter(f"give {wanted}", param_hint="[COMPARISON] NUMBER")
    kind = "different" if apart else "same"
    if not on_desk:
        named = numbered(proposed(Path(files[0])), int(number), files[0])
        append(target, made(kind, named, None, author, reason))
        return
    with opened(settings_of(config, None, db)) as desk:
        open_ones = [maybe.selectors for maybe in desk.brief(target).brief.maybe]
        rule(desk, target, made(kind, numbered(open_ones, int(number), target), None, author, reason))


def made(kind: str, named: Sequence[Selector], name: str | None, author: str, reason: str) -> Correction:
    """Return a correction of today."""
    from rashomon.corrections import KINDS
    from rashomon.model import Correction

    if kind not in KINDS:
        raise typer.BadParameter(f"choose one of {', '.join(KINDS)}, undo, import", param_hint="KIND")
    return Correction(kind, tuple(named), name, author, reason, today())


def append(file: str, correction: Correction) -> None:
    """Write a correction at the end of a file."""
    from rashomon.corrections import add_correction

    number = add_correction(file, correction)
    typer.echo(plain(f"{file}: wrote [[{correction.kind}]] {number}: {told(correction)}"))


def take_back_in(file: Path, words: Sequence[str]) -> None:
    """Take the numbered correction of a kind in a file back."""
    from rashomon.corrections import undo_correction

    if len(words) != 2 or not words[1].isdigit():
        raise typer.BadParameter("give the kind and the number of what to take back: undo same 1")
    undone = undo_correction(file, words[0], int(words[1]), today())
    typer.echo(plain(f"{file}: took back [[{words[0]}]] {words[1]}: {told(undone)}"))


def rule(desk: Desk, story: str, correction: Correction) -> None:
    """Keep a correction of a story on the desk, and say what of it the story's reports do not hold."""
    kept = desk.correct(
        story, correction.kind, correction.selectors, correction.author, correction.reason, correction.name
    )
    typer.echo(plain(f"{kept.story}: wrote correction {kept.number}, {kept.kind}: {told(correction)}"))
    report_problems([each for each in desk.idle(story) if each.location.endswith(f" {kept.number}")])


def take_back(desk: Desk, story: str, words: Sequence[str]) -> None:
    """Take a numbered correction of a story on the desk back."""
    from rashomon.errors import RashomonError

    if len(words) != 1 or not words[0].isdigit():
        raise typer.BadParameter("give the number of what to take back: undo 7")
    known = {each.number: each for each in desk.corrections(story)}
    if (ruling := known.get(int(words[0]))) is None:
        raise RashomonError(f"{story}: has no correction {words[0]} that stands.")
    desk.undo(ruling.number)
    typer.echo(f"{ruling.story}: took back correction {ruling.number}, {ruling.kind}")


def adopt(desk: Desk, story: str, files: Sequence[str]) -> None:
    """Take the corrections of files over to a story of the desk."""
    from rashomon.corrections import read_corrections

    for file in files:
        kept = desk.adopt(story, read_corrections(file))
        typer.echo(plain(f"{desk.story(story).id}: took over {counted_as(len(kept), 'correction')} of {file}"))


def told(correction: Correction) -> str:
    """Return the words that a correction names."""
    return " / ".join(each.words for each in correction.selectors)


def today() -> str:
    """Return today's date in ISO 8601."""
    return datetime.date.today().isoformat()


def selector(words: str) -> Selector:
    """Return what a user's words name: "the mayor @ harbour-post.txt" is one report's."""
    from rashomon.model import Selector

    told, mark, report = words.rpartition(IN)
    return Selector(told.strip(), report.strip()) if mark else Selector(words.strip())


def proposed(file: Path) -> list[tuple[Selector, Selector]]:
    """Return how a correction names the two of each proposal in an exported comparison, as the brief numbers them."""
    import msgspec

    from rashomon.errors import RashomonError
    from rashomon.model import Selector

    try:
        value = msgspec.json.decode(file.read_bytes())
        ordered = sorted(value["proposals"], key=lambda p: (-p["score"], p["entities"]))
        return [msgspec.convert(each["named"], tuple[Selector, Selector]) for each in ordered]
    except OSError as error:
        raise RashomonError(f"{file}: cannot be read ({error.strerror}). Give what compare --json wrote.") from error
    except (msgspec.MsgspecError, KeyError, TypeError) as error:
        raise RashomonError(f"{file}: is no comparison. Make one with: rashomon compare … --json") from error


def numbered(found: Sequence[tuple[Selector, Selector]], number: int, where: str) -> tuple[Selector, Selector]:
    """Return the numbered one of the proposals."""
    from rashomon.errors import RashomonError

    if not 1 <= number <= len(found):
        held = f"{counted_as(len(found), 'proposal')}, no number {number}" if found else "no proposal to confirm"
        raise RashomonError(f"{where}: has {held}.")
    return found[number - 1]
