"""Corrections ↔ a TOML file: read whole, added to at its end, taken back by a mark."""

from __future__ import annotations

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rashomon.corrections.selectors import bare, fold
from rashomon.corrections.sides import KINDS, NAMES, lacks
from rashomon.corrections.ties import consistent
from rashomon.errors import CorrectionsError
from rashomon.model import Correction, CorrectionKind, Selector

ENTRY = frozenset({"name", "author", "reason", "date", "undone"})
SELECTOR = frozenset({"words", "report", "within"})


def read_corrections(path: str | Path) -> tuple[Correction, ...]:
    """Return the corrections of a TOML file, kind by kind in the file's order; those taken back are among them.

    Raises ``CorrectionsError`` for a file that cannot be read or is no TOML, for an entry that is none, and for two
    that contradict each other.
    """
    return parsed_corrections(source(Path(path)), str(path))


def source(file: Path) -> str:
    """Return the text of a file of corrections, without the mark that some editors put at its start."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CorrectionsError(str(file), f"cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise CorrectionsError(str(file), f"is not UTF-8: {error}.") from error


def parsed_corrections(text: str, location: str) -> tuple[Correction, ...]:
    """Return the corrections of a TOML text; ``location`` names it in errors."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorrectionsError(location, f"is not TOML: {error}.") from error
    found = []
    for kind, entries in given.items():
        if kind not in KINDS or not isinstance(entries, list):
            raise CorrectionsError(location, f"has {kind!r}, which is none of [[{']], [['.join(KINDS)}]].")
        found += [correction(kind, entry, f"{location}: [[{kind}]] {n}") for n, entry in enumerate(entries, 1)]
    agreed(found)
    return tuple(found)


def agreed(given: Sequence[Correction]) -> None:
    """Raise ``ContradictionError`` where corrections contradict each other as they are written, in any reports."""
    for names in ("mentions", "passages"):
        of_these = (each for each in given if NAMES[each.kind] == names)
        consistent((each, [[written(s)] for s in each.selectors]) for each in of_these)


def written(selector: Selector) -> tuple[str, ...]:
    """Return what makes two selectors the same as they are written."""
    return bare(selector.words), fold(selector.report or ""), fold(selector.within or "")


def correction(kind: CorrectionKind, entry: Any, where: str) -> Correction:
    """Return one entry of a file as a correction. ``where`` names the entry in messages."""
    known = ENTRY | {NAMES[kind]}
    if not isinstance(entry, dict) or (unknown := sorted(set(entry) - known)):
        what = f"has an unknown key {unknown[0]!r}" if isinstance(entry, dict) else "is no table"
        raise CorrectionsError(where, f"{what}; known are {', '.join(sorted(known))}.")
    given = entry.get(NAMES[kind])
    selectors = tuple(selector(each, where) for each in given) if isinstance(given, list) else ()
    name = entry.get("name")
    if not isinstance(name, str | None):
        raise CorrectionsError(where, "has a name that is no text.")
    author, reason, day, undone = (text_of(entry, key, where) for key in ("author", "reason", "date", "undone"))
    made = Correction(kind, selectors, name, author, reason, day, undone, where)
    if (problem := lacks(made)) is not None:
        raise CorrectionsError(where, problem)
    return made


def selector(entry: Any, where: str) -> Selector:
    """Return one of an entry's mentions: bare words, or a table of ``words``, ``report`` and ``within``."""
    given = {"words": entry} if isinstance(entry, str) else entry
    if not isinstance(given, dict) or set(given) - SELECTOR or not all(isinstance(v, str) for v in given.values()):
        raise CorrectionsError(where, "names what is neither words nor a table of words, report and within.")
    return Selector(given.get("words", ""), given.get("report"), given.get("within"))


def text_of(entry: Mapping[str, Any], key: str, where: str) -> str:
    """Return a text of an entry, or a date as text; empty where it has none."""
    value = entry.get(key, "")
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise CorrectionsError(where, f"has a {key} that is no text.")
    return value


def add_correction(path: str | Path, made: Correction) -> int:
    """Write a correction at the end of a file, which is made where there is none, and return its number in its kind.

    Raises ``CorrectionsError``, and leaves the file as it is, where the file is not well or the new entry contradicts
    it. What else the file holds, comments too, stays as it is.
    """
    file = Path(path)
    before = source(file) if file.exists() else ""
    parsed_corrections(before, str(path))
    after = f"{before.rstrip()}\n\n{as_toml(made)}".lstrip()
    found = parsed_corrections(after, str(path))
    put(file, after)
    return sum(each.kind == made.kind for each in found)


def undo_correction(path: str | Path, kind: str, number: int, on: str) -> Correction:
    """Mark the numbered entry of a kind as taken back on a date, and return it; it stays on record.

    Raises ``CorrectionsError`` where the file has no such entry, or it was taken back before.
    """
    where = f"{path}: [[{kind}]] {number}"
    of_kind = [each for each in read_corrections(path) if each.kind == kind]
    if not 1 <= number <= len(of_kind):
        raise CorrectionsError(where, f"is not there; the file has {len(of_kind)} of this kind.")
    if of_kind[number - 1].undone:
        raise CorrectionsError(where, f"was taken back on {of_kind[number - 1].undone}.")
    text = source(Path(path))
    heads = [m.end() for m in re.finditer(rf"^[ \t]*\[\[[ \t]*{kind}[ \t]*\]\][^\n]*$", text, re.MULTILINE)]
    after = f"{text[: heads[number - 1]]}\nundone = {quoted(on)}{text[heads[number - 1] :]}"
    parsed_corrections(after, str(path))
    put(Path(path), after)
    return of_kind[number - 1]


def put(file: Path, text: str) -> None:
    """Put a text in a file's place at once: a reader, or the next run after a crash, finds the old one or the new."""
    mode = file.stat().st_mode & 0o777 if file.exists() else 0o644
    try:
        handle, name = tempfile.mkstemp(dir=file.absolute().parent, prefix=f".{file.name}.")
    except OSError as error:
        problem = f"cannot be written ({error.strerror}). Check its folder and the permissions."
        raise CorrectionsError(str(file), problem) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(mode)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def as_toml(made: Correction) -> str:
    """Return a correction as an entry of a TOML file.

    >>> print(as_toml(Correction("name", (Selector("the minister", "a.txt"),), "Ana Ruiz", "mk")), end="")
    [[name]]
    mentions = [
      { words = "the minister", report = "a.txt" },
    ]
    name = "Ana Ruiz"
    author = "mk"
    """
    lines = [f"[[{made.kind}]]", f"{NAMES[made.kind]} = ["]
    for each in made.selectors:
        parts = {"words": each.words, "report": each.report, "within": each.within}
        lines.append(f"  {{ {', '.join(f'{key} = {quoted(value)}' for key, value in parts.items() if value)} }},")
    rest = {"name": made.name, "author": made.author, "reason": made.reason, "date": made.date, "undone": made.undone}
    return "\n".join([*lines, "]", *(f"{key} = {quoted(value)}" for key, value in rest.items() if value)]) + "\n"


def corrections_toml(given: Iterable[Correction]) -> str:
    """Return corrections as the text of a TOML file, in their order."""
    return "\n".join(map(as_toml, given))


def quoted(text: str) -> str:
    """Return a text as a TOML string. JSON's escapes are TOML's, but for the delete character."""
    whole = text.encode("utf-8", "replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
