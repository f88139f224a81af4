"""The sets of DATA.md as texts, and what tells a text that is kept unseen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"


def lines(path: Path) -> list[Any]:
    """Return the values of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def opening(text: str) -> str:
    """Return what tells a text from another: a hundred characters behind its headline."""
    return text[100:200]


def annotated(data: Path) -> set[str]:
    """Return how the reports of the annotated stories open. ``data`` holds all the sets of DATA.md."""
    return {opening(path.read_text(encoding="utf-8")) for path in (data / "collation").glob("*/*.txt")}


def further() -> set[tuple[str, str]]:
    """Return the set and the key of each report that `benchmarks/further.py` measures on."""
    stories = lines(BENCHMARKS / "further.jsonl")
    return {(key[0], key[1]) for story in stories for key in story["reports"].values()}
