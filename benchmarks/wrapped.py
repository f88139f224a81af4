"""Check that a report yields the same statements whole and with its lines broken, as mail and terminals break them.

    python benchmarks/wrapped.py --bundles BUNDLES.jsonl [--count 10] [--end crlf]

Each report of the first COUNT bundles is analysed as it is, a paragraph a line, and with its lines broken at 76
columns. A statement is the same where its words and those of its sources are, white space aside. F1 over all reports.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import textwrap
from pathlib import Path

from rashomon import Analysis, analyse

WIDTH = 76
Said = set[tuple[tuple[str, ...], tuple[str, ...]]]


def statements(file: Path) -> Said:
    """Return the statements of a report's file: the words of each, and of each of its sources."""
    (analysis,) = analyse(file)
    assert isinstance(analysis, Analysis), analysis
    text = analysis.report.text
    return {
        (
            tuple(" ".join(span.of(text).split()) for span in each.content),
            tuple(" ".join(source.span.of(text).split()) for source in each.chain),
        )
        for each in analysis.clauses
    }


def broken(text: str, end: str) -> str:
    """Return a text with its lines broken and ended as asked for."""
    paragraphs = (
        textwrap.fill(each, WIDTH, break_long_words=False, break_on_hyphens=False) for each in text.split("\n\n")
    )
    return "\n\n".join(paragraphs).replace("\n", end)


def main() -> None:
    """Print how many statements are the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundles", type=Path, required=True)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--end", choices=("lf", "crlf"), default="lf")
    given = parser.parse_args()
    end = {"lf": "\n", "crlf": "\r\n"}[given.end]
    lines = given.bundles.read_text(encoding="utf-8").splitlines()[: given.count]
    same = whole = wrapped = 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.txt"
        for text in (report["text"] for line in lines for report in json.loads(line)["reports"]):
            file.write_bytes(text.encode())
            one = statements(file)
            file.write_bytes(broken(text, end).encode())
            two = statements(file)
            same, whole, wrapped = same + len(one & two), whole + len(one), wrapped + len(two)
    print(f"{same} the same of {whole} whole and {wrapped} wrapped: F1 {200 * same / (whole + wrapped):.1f}")


if __name__ == "__main__":
    main()
