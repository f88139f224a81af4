"""Check an exported comparison or analysis: every citation against its report's text, every id, hash and text.

The exported file is trusted for nothing. A report's file, where it is still there, must have the hash that was recorded
and hold the text that is cited: it is read again, and no other stage runs. What cannot be checked, because the file is
not where it was or another version of rashomon read it, is said so and is no failure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import msgspec

from rashomon import __version__
from rashomon.config import Settings
from rashomon.errors import DocumentError, RashomonError
from rashomon.model import CellState
from rashomon.read import extract, read

COMPARISON = "rashomon.comparison/1"
ANALYSIS = "rashomon.analysis/1"
STATES = get_args(CellState)


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that does not hold: where in the file (``claims[3].readings[0]``) and what is wrong."""

    where: str
    problem: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked in one file. ``unchecked`` names the reports whose hash or text could not be checked, and why.

    ``texts`` counts the reports whose file was read again and holds the text that is cited.
    """

    location: str
    citations: int
    hashes: int
    texts: int
    failures: tuple[Failure, ...]
    unchecked: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Return whether everything that could be checked holds."""
        return not self.failures


def verify(path: str | Path) -> Verification:
    """Return what holds and what does not in an exported JSON or JSON-lines file.

    Raises ``RashomonError`` for a file that cannot be read or is neither export.
    """
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise RashomonError(f"{path}: cannot be read ({error.strerror}). Give a file that rashomon wrote.") from error
    check = Check()
    for number, value in values(content, str(path)):
        check.export(value, f"line {number}: " if number else "")
    if not check.reports:
        check.fail("reports", "has no report to check anything against")
    return Verification(
        str(path), check.citations, check.hashes, check.read, tuple(check.failures), tuple(check.unchecked)
    )


def values(content: bytes, path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the exports in a file, each with its line's number, or 0 where the file is one object."""
    try:
        whole = [(0, msgspec.json.decode(content))]
    except (msgspec.DecodeError, RecursionError) as error:
        lines = [(n, line) for n, line in enumerate(content.splitlines(), 1) if line.strip()]
        try:
            whole = [(n, msgspec.json.decode(line)) for n, line in lines]
        except (msgspec.DecodeError, RecursionError):
            whole = []
        if not whole:
            raise RashomonError(f"{path}: is not JSON ({error}). Give a file that rashomon wrote.") from error
    for number, value in whole:
        if not isinstance(value, dict) or value.get("schema") not in (COMPARISON, ANALYSIS):
            raise RashomonError(f"{path}: is no export of rashomon. Make one with: rashomon compare … --json")
        yield number, value


class Check:
    """Counts and failures over one file."""

    def __init__(self) -> None:
        self.citations = 0
        self.hashes = 0
        self.read = 0
        self.failures: list[Failure] = []
        self.unchecked: list[str] = []
        self.reports = 0
        self.texts: dict[str, str] = {}

    def fail(self, where: str, problem: str) -> None:
        """Record that something does not hold."""
        self.failures.append(Failure(where, problem))

    def export(self, value: dict[str, Any], prefix: str) -> None:
        """Check one export."""
        alone = value["schema"] == ANALYSIS
        reports = [value.get("report")] if alone else value.get("reports", [])
        self.texts = {}
        for number, report in enumerate(reports if isinstance(reports, list) else []):
            self.report(report, f"{prefix}reports[{number}]", str(value.get("version")))
        only = next(iter(self.texts), None) if alone else None
        for name in value:
            self.walk(value[name], f"{prefix}{name}", only)
        if not alone:
            self.ids(value)

    def report(self, report: Any, where: str, version: str) -> None:
        """Take a report's text, and check its hash and text against the file at its location if there is one."""
        self.reports += 1
        if not isinstance(report, dict) or not all(isinstance(report.get(k), str) for k in ("id", "text", "sha256")):
            self.fail(where, "has no id, text and sha256")
            return
        if report["id"] in self.texts:
            self.fail(where, f"repeats the id {report['id']}")
        self.texts[report["id"]] = report["text"]
        location = str(report.get("location"))
        found = file_hash(location)
        if found is None:
            record = "#" in location and Path(location.rpartition("#")[0]).exists()
            reason = "it is one record of a file" if record else "no such file here"
            self.unchecked.append(f"{location}: the hash could not be checked, {reason}")
            return
        self.hashes += 1
        if found != report["sha256"]:
            self.fail(where, f"{location} is not the file that was compared: its SHA-256 is {found}")
        elif (held := text_of(location)) == report["text"]:
            self.read += 1
        elif held is None:
            self.unchecked.append(f"{location}: the text could not be checked, the file cannot be read here")
        elif version != __version__:
            reason = f"rashomon {version} read it, and this is {__version__}"
            self.unchecked.append(f"{location}: the text could not be checked, {reason}")
        else:
            self.fail(where, f"{location} does not hold the text that is cited")

    def walk(self, root: Any, where: str, report: str | None) -> None:
        """Check every citation and range at and below a value; without recursion, a hostile file nests deeply."""
        stack: list[tuple[Any, str, str | None]] = [(root, where, report)]
        while stack:
            value, place, owner = stack.pop()
            if isinstance(value, list):
                stack.extend((each, f"{place}[{n}]", owner) for n, each in reversed(list(enumerate(value))))
            if not isinstance(value, dict):
                continue
            owner = owner_of(value, owner)
            if "start" in value and "end" in value:
                self.citation(value, place, owner)
            for name in ("content", "clause", "cue", "source", "stance", "paragraphs"):
                for span in value.get(name, ()) if isinstance(value.get(name), list) else ():
                    if not (isinstance(span, list) and len(span) == 2 and self.bounded(span[0], span[1], owner)):
                        self.fail(f"{place}.{name}", f"{span} lies outside its report")
            stack.extend((value[name], f"{place}.{name}", owner) for name in reversed(list(value)))

    def bounded(self, start: Any, end: Any, report: str | None) -> bool:
        """Return whether a range lies in its report and is not empty."""
        length = len(self.texts.get(report or "", ""))
        return type(start) is int and type(end) is int and 0 <= start < end <= length

    def citation(self, value: dict[str, Any], where: str, report: str | None) -> None:
        """Check that ``text`` is what stands at ``start`` to ``end`` of its report."""
        self.citations += 1
        if report not in self.texts:
            self.fail(where, f"cites a report that is not in the file: {report}")
        elif not self.bounded(value["start"], value["end"], report):
            self.fail(where, f"{value['start']}–{value['end']} lies outside its report")
        elif "text" in value and value["text"] != self.texts[report][value["start"] : value["end"]]:
            found = self.texts[report][value["start"] : value["end"]]
            self.fail(where, f"cites {value['text']!r}, but the report has {found!r} there")

    def ids(self, value: dict[str, Any]) -> None:
        """Check that every id that a comparison names is in it."""
        statements = {word(s, "id"): s.get("report") for s in entries(value, "statements")}
        entities = {word(e, "id") for e in entries(value, "entities")}
        known = {"statement": statements.keys(), "entity": entities, "report": self.texts.keys()}
        known["claim"] = {word(c, "id") for c in entries(value, "claims")}
        known["label's subject"] = entities | {word(r, "id") for r in entries(value, "referents")}
        for where, kind, name in named(value):
            if not isinstance(name, str) or name not in known[kind]:
                self.fail(where, f"names a {kind} that is not in the file: {name}")
        for n, claim in enumerate(entries(value, "claims")):
            for m, reading in enumerate(entries(claim, "readings")):
                if statements.get(word(reading, "statement")) not in (None, reading.get("report")):
                    self.fail(f"claims[{n}].readings[{m}]", "names a statement of another report")
            for state in table(claim, "cells").values():
                if not isinstance(state, str) or state not in STATES:
                    self.fail(f"claims[{n}].cells", f"has an unknown state {state!r}")


def file_hash(location: str) -> str | None:
    """Return the SHA-256 of a file, or ``None`` where there is no file to read: a device could be read for ever."""
    try:
        if not Path(location).is_file():
            return None
        with Path(location).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def text_of(location: str) -> str | None:
    """Return the text of the one report that a file holds, ``None`` where it cannot be read here."""
    try:
        (document,) = read([location], Settings().max_bytes)
        return None if isinstance(document, DocumentError) else extract(document).text
    except (DocumentError, RecursionError, ValueError):
        return None


def owner_of(value: dict[str, Any], owner: str | None) -> str | None:
    """Return the report that a value's citations are cut from."""
    if isinstance(value.get("report"), str):
        return str(value["report"])
    return str(value["id"]) if "sha256" in value and "text" in value and isinstance(value.get("id"), str) else owner


def entries(value: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the objects of a list in the file, none where it is missing."""
    return [each for each in listed(value, name) if isinstance(each, dict)]


def word(value: dict[str, Any], name: str) -> str:
    """Return a text in the file, an empty one where it is missing."""
    found = value.get(name)
    return found if isinstance(found, str) else ""


def listed(value: dict[str, Any], name: str) -> list[Any]:
    """Return a list in the file, an empty one where it is missing."""
    found = value.get(name)
    return found if isinstance(found, list) else []


def table(value: dict[str, Any], name: str) -> dict[str, Any]:
    """Return an object in the file, an empty one where it is missing."""
    found = value.get(name)
    return found if isinstance(found, dict) else {}


def named(value: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield where, of what kind and which id, for every id that a comparison names."""
    for n, statement in enumerate(entries(value, "statements")):
        yield f"statements[{n}]", "report", statement.get("report")
        for link in entries(statement, "chain"):
            if link.get("entity") is not None:
                yield f"statements[{n}].chain", "entity", link["entity"]
    for n, proposal in enumerate(entries(value, "proposals")):
        for entity in listed(proposal, "entities"):
            yield f"proposals[{n}]", "entity", entity
    for n, claim in enumerate(entries(value, "claims")):
        yield from named_by(claim, f"claims[{n}]")
    for part in ("timeline", "figures"):
        for n, line in enumerate(entries(value, part)):
            yield f"{part}[{n}]", "statement", line.get("statement")
    for n, derivation in enumerate(entries(value, "derivations")):
        yield f"derivations[{n}]", "report", derivation.get("derived")
    for n, referent in enumerate(entries(value, "referents")):
        for name in listed(referent, "claims"):
            yield f"referents[{n}]", "claim", name
    yield from named_by_labels(value)


def named_by_labels(value: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield where, of what kind and which id, for every id that labels and sources name."""
    for n, label in enumerate(entries(value, "labels")):
        yield f"labels[{n}]", "label's subject", label.get("of")
        if label.get("statement") is not None:
            yield f"labels[{n}]", "statement", label["statement"]
    for n, source in enumerate(entries(value, "sources")):
        if source.get("entity") is not None:
            yield f"sources[{n}]", "entity", source["entity"]
        if source.get("only") is not None:
            yield f"sources[{n}]", "report", source["only"]
        for share in entries(source, "shares"):
            yield f"sources[{n}].shares", "report", share.get("report")
            for statement in listed(share, "statements"):
                yield f"sources[{n}].shares", "statement", statement
    for n, each in enumerate(entries(value, "unheard")):
        yield f"unheard[{n}]", "entity", each.get("entity")


def named_by(claim: dict[str, Any], where: str) -> Iterator[tuple[str, str, Any]]:
    """Yield where, of what kind and which id, for every id that a claim names."""
    for reading in entries(claim, "readings"):
        yield f"{where}.readings", "statement", reading.get("statement")
    for report in table(claim, "cells"):
        yield f"{where}.cells", "report", report
    for difference in entries(claim, "differences"):
        for report in listed(difference, "between"):
            yield f"{where}.differences", "report", report
    yield f"{where}.best", "statement", claim.get("best")
    origins = table(claim, "origins")
    groups = [*listed(origins, "groups"), *(listed(each, "statements") for each in entries(origins, "reasons"))]
    for group in groups:
        for statement in group if isinstance(group, list) else [None]:
            yield f"{where}.origins", "statement", statement
