"""Score the group stage: stories kept whole, and mixes of two stories parted as they were.

    python benchmarks/grouping.py FOLDER… [--triplets FILE.jsonl] [--mixes 300] [--cache FILE]

Each FOLDER holds the reports of one event (*.txt). Each line of FILE.jsonl holds one event's reports as
{"reports": [{"text": …}]}. A mix is two stories drawn at random with a fixed seed, from one collection.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
from pathlib import Path

from rashomon.group import group
from rashomon.mention import mention
from rashomon.model import Analysis, Document
from rashomon.pipeline import Pipeline

Stories = list[list[Analysis]]


def bare(location: str, text: str, pipeline: Pipeline) -> Analysis:
    """Return an analysis without statements: the group stage reads the parse and the mentions."""
    document = Document(location, "text/plain", text.encode())
    parsed = pipeline.parse(pipeline.clean(pipeline.extract(document), "en"))
    return Analysis(parsed, mention(parsed), ())


def load(folders: list[Path], triplets: Path | None) -> list[Stories]:
    """Return the collections, each a list of stories."""
    pipeline = Pipeline()
    texts = [[(str(f), f.read_text(encoding="utf-8")) for f in sorted(folder.glob("*.txt"))] for folder in folders]
    collections = [texts]
    if triplets:
        lines = [json.loads(line) for line in triplets.read_text(encoding="utf-8").splitlines()]
        collections.append([[(f"{n}-{i}", r["text"]) for i, r in enumerate(x["reports"])] for n, x in enumerate(lines)])
    return [[[bare(*each, pipeline) for each in story] for story in stories if story] for stories in collections]


def score(stories: Stories, mixes: int) -> None:
    """Print how many stories stay whole and how many mixes come apart as they were."""
    whole = [len(group(story)) == 1 for story in stories]
    print(f"whole: {sum(whole)} of {len(whole)}; split: {[n for n, kept in enumerate(whole) if not kept]}")
    draw, apart, drawn = random.Random(7), 0, 0
    for _ in range(mixes if len(stories) > 1 else 0):
        left, right = draw.sample(range(len(stories)), 2)
        want = {frozenset(a.report.id for a in stories[n]) for n in (left, right)}
        got = [frozenset(a.report.id for a in s.analyses) for s in group([*stories[left], *stories[right]])]
        homes = [{n for n, each in enumerate(want) if each & story} for story in got]
        apart += all(len(home) == 1 for home in homes)
        drawn += 1
    print(f"mixes of two in which no story holds both: {apart} of {drawn}")
    everything = group([analysis for story in stories for analysis in story])
    origin = {a.report.id: n for n, story in enumerate(stories) for a in story}
    pure = sum(len({origin[a.report.id] for a in s.analyses}) == 1 for s in everything)
    print(f"all together: {len(everything)} stories, {pure} of one event, {len(stories)} events")


def main() -> None:
    """Read, analyse (or take from the cache), score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--triplets", type=Path)
    parser.add_argument("--mixes", type=int, default=300)
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    if arguments.cache and arguments.cache.exists():
        collections = pickle.loads(arguments.cache.read_bytes())
    else:
        collections = load(arguments.folders, arguments.triplets)
        if arguments.cache:
            arguments.cache.write_bytes(pickle.dumps(collections))
    for stories in collections:
        if stories:
            score(stories, arguments.mixes)


if __name__ == "__main__":
    main()
