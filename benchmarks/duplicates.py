"""Tell copies from furniture: 150 labelled pairs of incident reports, beside a MinHash baseline.

    python benchmarks/duplicates.py --incidents DATA/incidents/articles.jsonl [--errors]

``duplicates.tsv`` holds two ids a line and the label that a reader gave before anything was run: ``copy`` where both
reports carry a sentence or more, or most of one, in the same or lightly edited words, outside quotation marks;
``furniture`` where all that they share are lines of the page (menus, forms, captions, rights, standing appeals);
``quotation`` where it is a speaker's words; ``other`` where it is names, addresses or set phrases. ``drawn`` says from
where: the file of near-duplicates, pairs of two sites on one event, or pairs on two events that share eight words in a
row. All reports of the file go through the finder; a pair counts as copied where it finds a copy between the two.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rashomon.clean import clean
from rashomon.errors import DocumentError
from rashomon.model import Document, Report
from rashomon.read import extract
from rashomon.trace.copies import copies
from rashomon.trace.copies.words import Words, words_of

PAIRS = Path(__file__).with_name("duplicates.tsv")
PERMUTATIONS, SHINGLE = 128, 5
BASE = np.uint64(0x9E3779B97F4A7C15)


def load(path: Path) -> tuple[dict[str, Report], dict[str, str]]:
    """Return the reports by id, those aside that are nothing but furniture, and the incident of each."""
    reports, incidents = {}, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        content = json.dumps({"id": record["id"], "text": record["text"]}).encode()
        try:
            report = clean(extract(Document(record["id"], "application/json", content)), "en")
        except DocumentError:
            continue
        reports[record["id"]], incidents[record["id"]] = report, record["incident_id"]
    return reports, incidents


def minhashes(words: Words, multipliers: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Return the least of each of so many hashes over a report's shingles (Broder 1997)."""
    size = max(1, len(words) - SHINGLE + 1)
    shingles = np.zeros(size, np.uint64)
    for place in range(SHINGLE):
        part = words.forms[place : place + size].astype(np.uint64)
        shingles[: len(part)] = shingles[: len(part)] * BASE + part
    hashed = shingles[:, None] * multipliers
    least: npt.NDArray[np.uint64] = (hashed ^ (hashed >> np.uint64(31))).min(axis=0)
    return least


def baseline(reports: dict[str, Report], rows: list[dict[str, str]]) -> None:
    """Print how many labels MinHash gets right: by the usual bar, and by the one that suits these labels best."""
    multipliers = np.random.default_rng(6).integers(1, 2**63, PERMUTATIONS).astype(np.uint64) * np.uint64(
        2
    ) + np.uint64(1)
    ids = {row[key] for row in rows for key in ("id_a", "id_b") if row[key] in reports}
    signs = {key: minhashes(words_of(reports[key]), multipliers) for key in ids}

    def alike(row: dict[str, str]) -> float:
        a, b = (signs.get(row[key]) for key in ("id_a", "id_b"))
        return float(np.mean(a == b)) if a is not None and b is not None else 0.0

    scores = [(alike(row), row["label"] == "copy") for row in rows]
    for bar in (0.5, 0.1):
        print(f"MinHash, Jaccard at least {bar}: right {sum((s >= bar) == copy for s, copy in scores)} of {len(rows)}")
    best = max({s for s, _ in scores}, key=lambda bar: sum((s >= bar) == copy for s, copy in scores))
    print(f"  at its best bar, {best:.3f}: right {sum((s >= best) == copy for s, copy in scores)}")


def main() -> None:
    """Read, find, score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=Path, required=True)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    reports, incidents = load(arguments.incidents)
    found: dict[frozenset[str], list[str]] = {}
    for copy in copies(tuple(reports.values())):
        key = frozenset((copy.left.report, copy.right.report))
        found.setdefault(key, []).append(copy.left.span.of(reports[copy.left.report].text))
    with PAIRS.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        passages = found.get(frozenset((row["id_a"], row["id_b"])), [])
        right = bool(passages) == (row["label"] == "copy")
        counts[row["label"], "pairs"] += 1
        counts[row["label"], "right"] += right
        if arguments.errors and not right:
            print(row["id_a"][:8], row["id_b"][:8], row["label"], [p[:150] for p in passages])
    right = sum(n for (_, key), n in counts.items() if key == "right")
    print(f"right {right} of {len(rows)}, {right / len(rows):.3f}")
    for label in ("copy", "furniture", "quotation", "other"):
        print(f"  {label:10} {counts[label, 'right']:3} of {counts[label, 'pairs']:3}")
    apart = sum(len({incidents[each] for each in pair}) > 1 for pair in found)
    print(f"all {len(reports)} reports: copies in {len(found)} pairs, {apart} of them of two incidents")
    baseline(reports, rows)


if __name__ == "__main__":
    main()
