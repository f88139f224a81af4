"""Score the times that ``mention`` finds: value F1 as in TempEval-3, on MEANTIME (news) and WikiWars (narratives).

usage: python benchmarks/dates.py meantime DIR     DIR holds intra-doc_annotation/*/*.xml
       python benchmarks/dates.py wikiwars DIR     DIR holds whole-tml/tml/*.tml
       add --errors to list what differs

A system time counts where it overlaps a gold one (each used once); "value" where TimeML's value is the same too. In
MEANTIME only the sentences up to the last annotated one count, and the date line itself does not. Every text is read
with its creation time as day of publication.
"""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from meantime import articles, report

from rashomon.mention import mention
from rashomon.model import Published, Span
from rashomon.parse import parse


class Gold(NamedTuple):
    """A text with its creation time, the range that is annotated, the date line, and its times with their values."""

    name: str
    text: str
    created: str
    end: int
    dateline: Span | None
    times: list[tuple[Span, str, str]]


def meantime(folder: Path) -> Iterator[Gold]:
    """Yield MEANTIME's articles."""
    day_first = re.compile(r"^(\d\d)-(\d\d)-(\d{4})$")
    for article in articles(folder):
        times, created, dateline = [], "", None
        for mark in article.root.iter("TIMEX3"):
            ids = article.tokens(mark)
            places = [article.places[t] for t in ids]
            span = Span(min(p[0] for p in places), max(p[1] for p in places)) if places else None
            if mark.get("functionInDocument") == "CREATION_TIME":
                created, dateline = day_first.sub(r"\3-\2-\1", mark.get("value", "")), span
            elif span is not None:
                times.append((span, mark.get("type", ""), mark.get("value", "")))
        yield Gold(article.name, article.text, created, article.end, dateline, times)


def wikiwars(folder: Path) -> Iterator[Gold]:
    """Yield WikiWars' narratives."""
    for path in sorted((folder / "whole-tml" / "tml").glob("*.tml")):
        root = ElementTree.parse(path).getroot()
        created = root.find("DCT/TIMEX3")
        body = root.find("TEXT")
        if body is None or created is None:
            continue
        text, times = body.text or "", []
        for node in body.iter("TIMEX3"):
            words = "".join(node.itertext())
            times.append((Span(len(text), len(text) + len(words)), node.get("type", ""), node.get("value", "")))
            text += words + (node.tail or "")
        yield Gold(path.stem, text, created.get("value", ""), len(text), None, times)


def score(golds: Iterator[Gold], errors: bool) -> tuple[int, int, int, int]:
    """Return the numbers of gold times, system times, overlaps, and overlaps with the same value."""
    gold_count = system_count = found = right = 0
    for gold in golds:
        date = gold.created[:10] or None
        system = [
            (m.span, m.timex.type, m.timex.value or "")
            for m in mention(parse(report(gold.name, gold.text, Published(date, date))))
            if m.timex and m.span.end <= gold.end and not (gold.dateline and m.span.overlaps(gold.dateline))
        ]
        gold_count, system_count = gold_count + len(gold.times), system_count + len(system)
        used: set[Span] = set()
        for span, kind, value in gold.times:
            hit = next((s for s in system if s[0].overlaps(span) and s[0] not in used), None)
            if hit is not None:
                used.add(hit[0])
                found, right = found + 1, right + (hit[2] == value)
            if errors and (hit is None or hit[2] != value):
                got = f"{hit[0].of(gold.text)!r} {hit[1]} {hit[2]}" if hit else "nothing"
                print(f"{gold.created} {span.of(gold.text)!r} {kind} {value} <- {got}")
        if errors:
            for span, kind, value in system:
                if span not in used:
                    print(f"{gold.created} spurious {span.of(gold.text)!r} {kind} {value}")
    return gold_count, system_count, found, right


def main(corpus: str, folder: str, *options: str) -> None:
    """Print detection and value precision, recall and F1 of one corpus."""
    readers = {"meantime": meantime, "wikiwars": wikiwars}
    gold, system, found, right = score(readers[corpus](Path(folder)), "--errors" in options)
    for name, hits in (("found", found), ("value", right)):
        precision, recall = hits / system if system else 0.0, hits / gold if gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        print(f"{corpus} {name}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({gold} gold, {system} found)")


if __name__ == "__main__":
    main(*sys.argv[1:])
