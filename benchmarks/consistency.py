"""Check that comparisons hold and repeat: every citation verified, the same bytes in any order and on two processes.

    python benchmarks/consistency.py --stories FOLDER [FOLDER …] [--bundles BUNDLES.jsonl --count 20]

Each FOLDER is a story (a folder of reports) or a folder of stories; gold.json, meta.json and *.md keys are passed over.
Bundles are taken every so many lines. For each story: the comparison is made with the files in order, reversed, and on
two processes; the bytes must agree and `rashomon verify` must find no citation that does not hold. Exit 1 otherwise.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from rashomon import Settings, compare
from rashomon.export.as_json import comparison_json
from rashomon.verify import verify

KINDS = {".txt", ".html", ".jsonl"}


def stories(folders: list[Path]) -> list[list[Path]]:
    """Return the report files of each story below the folders."""
    found = []
    for folder in folders:
        for place in (folder, *sorted(p for p in folder.iterdir() if p.is_dir())):
            if files := sorted(f for f in place.iterdir() if f.suffix in KINDS):
                found.append(files)
    return found


def bundles(path: Path, count: int, folder: Path) -> list[list[Path]]:
    """Write every so manyth bundle as text files and return their paths, a list a bundle."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines[:: max(1, len(lines) // count)][:count]:
        bundle = json.loads(line)
        place = folder / bundle["story"]
        place.mkdir()
        for report in bundle["reports"]:
            head = f"Publisher: {report['publisher']}\nDate: {report['date']}\nURL: {report['url']}\n\n"
            (place / f"{report['publisher']}.txt").write_text(head + report["text"], encoding="utf-8")
        found.append(sorted(place.glob("*.txt")))
    return found


def failures(files: list[Path], folder: Path) -> list[str]:
    """Return what is wrong with one story's comparison."""
    first = comparison_json(compare(files))
    found = []
    if comparison_json(compare(files[::-1])) != first:
        found.append("other bytes in another order")
    if comparison_json(compare(files, Settings(jobs=2))) != first:
        found.append("other bytes on two processes")
    target = folder / "comparison.json"
    target.write_bytes(first)
    return found + [str(failure) for failure in verify(target).failures]


def main() -> int:
    """Check every story; print what failed and a count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, nargs="*", default=[])
    parser.add_argument("--bundles", type=Path)
    parser.add_argument("--count", type=int, default=20)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        every = stories(arguments.stories)
        if arguments.bundles:
            every += bundles(arguments.bundles, arguments.count, folder)
        failed = 0
        for files in every:
            wrong = failures(files, folder)
            failed += bool(wrong)
            for line in wrong:
                print(f"{files[0].parent.name}: {line}")
    print(f"{len(every)} stories, {failed} with failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
