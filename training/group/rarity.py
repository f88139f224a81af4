"""Count in how many reports each word and name stands: the table by which grouping tells rare words from common ones.

    python training/group/rarity.py FILE.jsonl… [--out src/rashomon/models/group/rarity.txt]

A line of a FILE holds one report as {"text": …}. The first line written is the number of reports, under the empty term;
terms of fewer than three reports are left out and count as never seen.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from rashomon.errors import DocumentError
from rashomon.group.sketch import full_name, words
from rashomon.mention import mention
from rashomon.model import Analysis, Document
from rashomon.pipeline import Pipeline

LEAST = 3


def terms(record: dict[str, str], pipeline: Pipeline) -> set[str]:
    """Return the words and names of one report, none where it cannot be read."""
    document = Document("report", "application/json", json.dumps({"text": record["text"]}).encode())
    try:
        parsed = pipeline.parse(pipeline.clean(pipeline.extract(document), "en"))
    except DocumentError:
        return set()
    analysis = Analysis(parsed, mention(parsed), ())
    named = (full_name(m, analysis.report.text) for m in analysis.mentions if m.form == "name")
    return {*words(analysis), *filter(None, named)}


def main() -> None:
    """Read, count, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=Path("src/rashomon/models/group/rarity.txt"))
    arguments = parser.parse_args()
    pipeline, counts, total = Pipeline(), Counter[str](), 0
    for file in arguments.files:
        for line in file.read_text(encoding="utf-8").splitlines():
            counts.update(terms(json.loads(line), pipeline))
            total += 1
    kept = sorted((term, count) for term, count in counts.items() if count >= LEAST)
    lines = [f"{term}\t{count}\n" for term, count in [("", total), *kept]]
    arguments.out.write_text("".join(lines), encoding="utf-8")
    print(f"{total} reports, {len(kept)} terms, {arguments.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
