"""A process that adds reports or watches feeds until it is killed: python child.py add DESK FOLDER | watch DESK URL.

It prints each report's id when it is reported as stored. Its pipeline cuts words at spaces, so that most of its time is
spent on what a kill could hurt.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import rashomon.store.desk
from rashomon.config import Settings
from rashomon.fetch import Fetcher, Limits, Network
from rashomon.model import Parse, Report, Sentence, Span, Token
from rashomon.pipeline import Pipeline
from rashomon.store import Desk, Feed, Receipt
from rashomon.watch import watch


def words(report: Report) -> Parse:
    """Return a parse in which every capitalised word is a name and every other one a noun."""
    found = list(re.finditer(r"\w+", report.text))
    tokens = tuple(
        Token(n, m.start(), m.end(), m[0], m[0].lower(), "PROPN" if m[0][0].isupper() else "NOUN", "NN", "dep", n, 0)
        for n, m in enumerate(found)
    )
    return Parse(report, (Sentence(Span(0, len(report.text)), 0, len(tokens), 0),), tokens, (), ((),) * len(tokens))


QUICK = replace(Pipeline(), parse=words, mention=lambda parse: (), attribute=lambda parse, mentions: ())


def receipts(mode: str, desk: Desk, given: str) -> Iterator[Receipt]:
    """Yield what became of each report."""
    if mode == "add":
        yield from desk.add(sorted(Path(given).iterdir()), Settings(), QUICK)
        return
    everyone = Network(allowed=lambda address: True, sleep=lambda seconds: None)
    yield from watch(desk, [Feed(given, "")], Fetcher(Limits(pause=0), everyone), Settings(), QUICK)


if __name__ == "__main__":
    rashomon.store.desk.BATCH = 4
    with Desk.open(sys.argv[2], create=True) as opened:
        for receipt in receipts(sys.argv[1], opened, sys.argv[3]):
            sys.stdout.write(f"{receipt.outcome} {receipt.report}\n")
            sys.stdout.flush()
