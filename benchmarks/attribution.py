"""Score attribution (source, cue, content) on PolNeAR by the field's measures.

    python benchmarks/attribution.py --data POLNEAR/dev.jsonl --scorer FOLDER_OF_SCORERS [--limit N]

Articles go through the public stages as plain text; positions are into the article as it stands.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from rashomon.attribute.tagger import attributions
from rashomon.model import Attribution, Parse, Report, Span
from rashomon.parse import parse


def parsed(article: dict[str, str]) -> Parse:
    """Return the parse of an article, each line a paragraph, none of it taken for furniture."""
    paragraphs, start = [], 0
    for line in article["text"].split("\n"):
        if line.strip():
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    return parse(Report(article["id"], article["id"], "", article["text"], tuple(paragraphs)))


def as_scored(attribution: Attribution) -> dict[str, list[tuple[int, int]]]:
    """Return an attribution as the scorer reads it."""
    return {role: [(s.start, s.end) for s in getattr(attribution, role)] for role in ("source", "cue", "content")}


def main() -> None:
    """Tag and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import attribution as scorer

    articles = [json.loads(line) for line in arguments.data.read_text(encoding="utf-8").splitlines()][: arguments.limit]
    told = [[as_scored(a) for a in attributions(parsed(article))] for article in articles]
    gold = [{"text": a["text"], "attrs": a["attributions"]} for a in articles]
    scorer.show("rashomon", scorer.score(gold, told))


if __name__ == "__main__":
    main()
