"""Paths as given → the files that they name."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon.errors import DocumentError
from rashomon.read.media import FEED_LIST, HTML, SUFFIXES, by_name

STDIN = "-"


def find(paths: Iterable[str | Path]) -> Iterator[str | DocumentError]:
    """Yield each file that the paths name, once, and an error for each path that names none."""
    seen: set[str] = set()
    for path in paths:
        for place in expand(str(path)):
            if isinstance(place, str):
                real = place if place == STDIN else os.path.realpath(place)
                if real in seen:
                    continue
                seen.add(real)
            yield place


def expand(path: str) -> list[str | DocumentError]:
    """Return the files of one path as given: itself, a folder's, or a pattern's."""
    if path == STDIN:
        return [STDIN]
    if not path or "\0" in path:
        return [
            DocumentError(path.replace("\0", "\N{SYMBOL FOR NULL}"), "read", "is no path.", "Name a file or a folder.")
        ]
    if path.startswith(("http://", "https://")):
        advice = "Save the page and give its file, or keep it on the desk with: rashomon add URL"
        return [DocumentError(path, "read", "is an address, and nothing is fetched here.", advice)]
    if os.path.isdir(path):
        inside = files_of(path)
        if inside:
            return list(inside)
        advice = "Reports end in " + ", ".join(SUFFIXES) + "."
        return [DocumentError(path, "read", "is a folder without a report.", advice)]
    if os.path.lexists(path) or not glob.has_magic(path):
        return [path]
    matches = sorted(glob.glob(path, recursive=True))
    if not matches:
        return [DocumentError(path, "read", "matches no file.", "Check the pattern and the folder it starts from.")]
    return [place for match in matches for place in (expand(match) if os.path.isdir(match) else [match])]


def files_of(folder: str) -> list[str]:
    """Return a folder's files of the known suffixes, at any depth, by name; lists of feeds hold no report."""
    return [path for path in within(folder) if by_name(path) not in (None, FEED_LIST)]


def passed_over(paths: Iterable[str | Path]) -> list[str]:
    """Return the files in the folders among the paths that are of no kind that is read."""
    folders = [str(path) for path in paths if os.path.isdir(path)]
    return [path for folder in folders for path in within(folder) if by_name(path) is None]


def within(folder: str) -> list[str]:
    """Return a folder's files at any depth, by name; hidden files and folders are skipped.

    So is what a browser saves beside a page (``page.html``, ``page_files/``). Links to folders are not followed: they
    may lead in a circle.
    """
    found: list[str] = []
    for root, folders, names in os.walk(folder):
        beside = {os.path.splitext(name)[0] + "_files" for name in names if by_name(name) == HTML}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in beside)
        found += [os.path.join(root, name) for name in names if not name.startswith(".")]
    return sorted(found)
