"""Lay out the stories of readings.jsonl as folders, as the annotated stories of DATA/collation lie.

    python training/align/lay.py --data DATA --out FOLDER

Each line of readings.jsonl is one story: which texts of DATA (bundles, incidents, tolls) are its reports, and where in
each report the readings of its claims stand. Two readers or more joined them by the annotation guide of DATA/collation,
before any output of ours was seen; they mark claims and readings alone. The texts are other people's and are not here:
a text that differs from the one that was read is named, and its story left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

READINGS = Path(__file__).with_name("readings.jsonl")


def lines(path: Path) -> Iterator[Any]:
    """Yield the values of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def texts(data: Path) -> dict[tuple[str, ...], str]:
    """Return each text as the readers saw it, headline first, by what readings.jsonl calls it."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for bundle in lines(data / "bundles" / "triplets.jsonl"):
        for report in bundle["reports"]:
            found["bundles", bundle["story"], report["publisher"]] = report["title"], report["text"]
    for article in lines(data / "incidents" / "articles.jsonl"):
        found["incidents", article["id"]] = article["title"], article["text"]
    for article in lines(data / "tolls" / "articles.jsonl"):
        found["tolls", article["unit_id"]] = article["article_title"], article["article_content"]
    return {key: f"{title}\n\n{text}" for key, (title, text) in found.items()}


def reports_of(story: Any, known: dict[tuple[str, ...], str]) -> dict[str, str]:
    """Return a story's reports by name. Raises ``ValueError`` where one is missing or is not the text that was read."""
    reports = {name: known.get(tuple(key), "") for name, key in story["reports"].items()}
    for name, text in reports.items():
        if not hashlib.sha256(text.encode()).hexdigest().startswith(story["sha256"][name]):
            raise ValueError(f"{story['story']}: the text of {name} is not the one that was read")
    return reports


def gold(story: Any, reports: dict[str, str]) -> dict[str, Any]:
    """Return a story's annotation in the form of DATA/collation, claims and readings alone."""
    claims = [
        {"id": f"c{n}", "readings": [{"report": name, "quote": reports[name][a:b]} for name, a, b in claim]}
        for n, claim in enumerate(story["claims"], 1)
    ]
    return {"story": story["story"], "claims": claims}


def main() -> None:
    """Write one folder a story."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    known = texts(arguments.data)
    for story in lines(READINGS):
        try:
            reports = reports_of(story, known)
        except ValueError as error:
            print(error)
            continue
        folder = arguments.out / story["story"]
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in reports.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / "gold.json").write_text(json.dumps(gold(story, reports), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
