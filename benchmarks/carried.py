"""Count, on comparisons of the annotated stories, how the hands that are carried stand to the annotators' ``via``.

    python benchmarks/collation.py … --out FOLDER
    python benchmarks/carried.py --comparisons FOLDER --scorer SCORERS

FOLDER is what collation.py leaves: each story's reports, gold.json and comparison.json. A gold reading is matched with
a statement as the scorer does. Its carried hands are right where they share a word with the gold's ``via``. Annotators
often gave ``via`` only once for a run of quotations from one interview, so a reading without ``via`` speaks against a
carried hand less than one with another. The errors of the even stories (0, 2, … in the order of their names) have
been read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any


def matched(scorer: Any, texts: Any, statements: list[Any], reading: dict[str, Any]) -> Any:
    """Return the statement that shares most of a gold reading, None where none does by half."""
    span = texts.find(reading["report"], reading["quote"])
    best = None
    for n, ((report, start, end), statement) in enumerate(statements):
        if report == reading["report"] and scorer.overlap((start, end), span, False):
            rank = min(end, span[1]) - max(start, span[0]), start - end, n
            best = max(best, (rank, statement), key=lambda pair: pair[0]) if best else (rank, statement)
    return best[1] if best else None


def count(folder: Path, scorer: Any, n: Counter[str]) -> None:
    """Count one story's gold readings."""
    gold, told = (json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("gold", "comparison"))
    texts = scorer.Texts(folder)
    stem = {report["id"]: Path(report["location"]).stem for report in told["reports"]}
    names = {e["id"]: [e["name"], *(m["text"] for m in e["mentions"])] for e in told["entities"]}
    placed = [(texts.find(stem[s["report"]], s["text"], s["start"]), s) for s in told["statements"]]
    statements = [((stem[s["report"]], *place), s) for place, s in placed if place]
    for reading in (each for claim in gold["claims"] for each in claim["readings"]):
        statement = matched(scorer, texts, statements, reading)
        if statement is None:
            continue
        links = [(link, [link["text"], *names.get(link["entity"], ())]) for link in statement["chain"]]
        beside, carried = ([words for link, words in links if bool(link["carried"]) == c] for c in (False, True))
        via = scorer.words(reading["via"])
        n["via"] += bool(via)
        n["via beside"] += any(via & scorer.words(*words) for words in beside)
        if carried:
            right = any(via & scorer.words(*words) for words in carried)
            n["carried, right" if right else "carried, other via" if via else "carried, no via"] += 1


def main() -> None:
    """Count, the stories of even and of odd place apart."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--comparisons", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import collation as scorer

    halves = Counter[str](), Counter[str]()
    for place, folder in enumerate(sorted(each for each in arguments.comparisons.iterdir() if each.is_dir())):
        count(folder, scorer, halves[place % 2])
    for name, n in zip(("even", "odd"), halves, strict=True):
        print(name, ", ".join(f"{key}: {n[key]}" for key in sorted(n)))


if __name__ == "__main__":
    main()
