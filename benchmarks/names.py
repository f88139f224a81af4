"""Score how names are cut: the extents that MEANTIME's readers gave to entities by name, and ours.

    python benchmarks/names.py DIR     DIR holds intra-doc_annotation/*/*.xml
        [--errors]

A gold name, its article aside, is cut right where one of ours has the same characters. MEANTIME takes in what stands
before a name ("US automaker GM", "President Vladimir Putin") where we give a title and a description as roles of their
own, so no system that keeps to our extents can reach all of them. --errors lists what differs.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from meantime import Article, articles, report

from rashomon.mention import mention
from rashomon.model import Span
from rashomon.parse import parse


def named(article: Article) -> set[Span]:
    """Return the names that an article's readers marked, each without its article."""
    found = set()
    for mark in article.root.iter("ENTITY_MENTION"):
        places = [article.places[t] for t in article.tokens(mark)]
        if mark.get("syntactic_type") == "NAM" and places:
            start, end = min(p[0] for p in places), max(p[1] for p in places)
            found.add(Span(start + len("the ") * article.text[start:end].lower().startswith("the "), end))
    return found


def main() -> None:
    """Print how many names are cut right, cut otherwise, and missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    total = right = missed = 0
    for article in articles(arguments.folder):
        mentions = mention(parse(report(article.name, article.text)))
        ours = sorted({m.span for m in mentions if m.form == "name"})
        for span in sorted(named(article)):
            near = [each for each in ours if each.overlaps(span)]
            total, right, missed = total + 1, right + (span in near), missed + (not near)
            if arguments.errors and span not in near:
                print(f"{span.of(article.text)!r} <- {[each.of(article.text) for each in near]}")
    print(f"{total} names, cut right {right / total:.3f}, otherwise {total - right - missed}, missed {missed}")


if __name__ == "__main__":
    main()
