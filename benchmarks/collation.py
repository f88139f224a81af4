"""Score whole comparisons of the annotated stories, each with weights that were fitted without it.

    python training/attribution/voice.py --data COLLATION --scorer SCORERS --folds FOLDS
    python training/link/bearers.py --data COLLATION --scorer SCORERS --folds FOLDS …
    python training/encoder/fit.py --lessons LESSONS --weights MPNET --folds FOLDS
    python training/align/trees.py --data COLLATION --scorer SCORERS --folds FOLDS [--further DATA]
    python training/align/cut.py --data COLLATION --scorer SCORERS --folds FOLDS [--further DATA]
    python benchmarks/collation.py --data COLLATION --scorer SCORERS --folds FOLDS [--out FOLDER] [--jobs 2]

Every story goes through the public pipeline; only the weights of voices, links and the align stage are swapped for
those of the fold that held the story out. The comparisons are left in --out beside copies of the reports, and each is
verified.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from further import sections

from rashomon import compare
from rashomon.align import align
from rashomon.align import weights as of_align
from rashomon.attribute import attribute, voice
from rashomon.brief import Brief, brief
from rashomon.brief.differing import split
from rashomon.export.as_json import comparison_json
from rashomon.link import link
from rashomon.link import weights as of_link
from rashomon.model import hull
from rashomon.pipeline import Pipeline
from rashomon.verify import verify


def write_comparison(folder: Path, weights: Path) -> int:
    """Write a folder's comparison.json and rows.json with a fold's weights; return how many citations fail."""
    pipeline = replace(
        Pipeline(),
        attribute=partial(attribute, weights=voice.read_weights(weights)),
        link=partial(link, weights=of_link.fitted(weights)),
        align=partial(align, weights=of_align.fitted(weights)),
    )
    target = folder / "comparison.json"
    comparison = compare(sorted(folder.glob("*.txt")), pipeline=pipeline)
    target.write_bytes(comparison_json(comparison))
    lines = brief(comparison)
    shown = {"claims": sections(lines), "alone": alone(lines), "folded": folded(lines)}
    (folder / "rows.json").write_text(json.dumps(shown), encoding="utf-8")
    return len(verify(target).failures)


def alone(lines: Brief) -> dict[str, list[tuple[int, int]]]:
    """Return the ranges of the lines that show what each report alone says, in their order."""
    spans = {only.report: [hull(line.told.content) for line in only.lines] for only in lines.only}
    return {report: [(span.start, span.end) for span in found] for report, found in spans.items()}


def folded(lines: Brief) -> list[str]:
    """Return the claims in which differences in facts are folded, since their readings may tell of two things."""
    return sorted({each.claim for each in split(lines.differ)[1]})


def main() -> None:
    """Compare every story, verify, score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, needed in (("data", True), ("scorer", True), ("folds", True), ("out", False)):
        parser.add_argument(f"--{name}", type=Path, required=needed)
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import collation as scorer

    out = arguments.out or Path(tempfile.mkdtemp())
    folds = json.loads((arguments.folds / "folds.json").read_text(encoding="utf-8"))
    folders, weights = [], []
    for story in sorted(folds):
        shutil.copytree(arguments.data / story, out / story, dirs_exist_ok=True)
        folders.append(out / story)
        weights.append(arguments.folds / f"fold-{folds[story]}")
    with ProcessPoolExecutor(arguments.jobs, mp_context=get_context("spawn")) as pool:
        failures = sum(pool.map(write_comparison, folders, weights))
    print(f"{len(folders)} stories, {failures} citations that do not hold")
    scorer.report(scorer.score(folders))


if __name__ == "__main__":
    main()
