"""Score certainty, polarity and outlook of statements on MEANTIME's events.

    python benchmarks/stance.py DIR [--errors]       DIR holds intra-doc_annotation/*/*.xml

An event counts where it is a verb that heads a statement's clause. MEANTIME's POSSIBLE and PROBABLE are "not certain",
as are our expected, reported, possible and considered; its NEG is our negative; its FUTURE is all of ours but asserted
and reported. Underspecified events are left out. Each is a search for the rarer value: precision, recall, F1.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from meantime import articles, report

from rashomon.attribute.contents import head_of
from rashomon.model import Analysis, Span, Statement
from rashomon.pipeline import analyse_report

UNSURE = frozenset({"expected", "reported", "possible", "considered"})
AHEAD = frozenset({"future", "expected", "possible", "considered"})


def head(analysis: Analysis, statement: Statement) -> Span | None:
    """Return the span of the verb that heads a statement."""
    tokens = analysis.parse.tokens_in(*statement.content)
    top = head_of(tokens) if tokens else None
    return Span(top.start, top.end) if top and top.pos in ("VERB", "AUX") else None


def score(folder: Path, errors: bool) -> tuple[Counter[Any], int]:
    """Return counts by (what, outcome), and the number of events that were compared."""
    n: Counter[Any] = Counter()
    compared = 0
    for article in articles(folder):
        analysis = analyse_report(report(article.name, article.text[: article.end]))
        heads = {head(analysis, each): each for each in analysis.statements}
        for event in article.root.iter("EVENT_MENTION"):
            places = [article.places[t] for t in article.tokens(event)]
            if not places or event.get("pos") != "VERB" or event.get("special_cases") not in ("NONE", ""):
                continue
            statement = heads.get(Span(places[-1][0], places[-1][1]))
            if statement is None:
                continue
            compared += 1
            for what, told, gold, known in (
                ("not certain", statement.certainty in UNSURE, event.get("certainty") in ("POSSIBLE", "PROBABLE"),
                 event.get("certainty") in ("POSSIBLE", "PROBABLE", "CERTAIN")),
                ("negative", statement.polarity == "negative", event.get("polarity") == "NEG",
                 event.get("polarity") in ("NEG", "POS")),
                ("future", statement.certainty in AHEAD, event.get("time") == "FUTURE",
                 event.get("time") in ("FUTURE", "NON_FUTURE")),
            ):  # fmt: skip
                if known:
                    n[what, "told"] += told
                    n[what, "gold"] += gold
                    n[what, "right"] += told and gold
                    if errors and told != gold:
                        words = " ".join(statement.span.of(analysis.report.text).split())
                        print(f"{what}: {'told' if told else 'missed'} {event.get('pred')!r}: {words}")
    return n, compared


def main(folder: str, *options: str) -> None:
    """Print precision, recall and F1 of each."""
    n, compared = score(Path(folder), "--errors" in options)
    print(f"{compared} verbs that head a statement")
    for what in ("not certain", "negative", "future"):
        told, gold, right = (n[what, key] for key in ("told", "gold", "right"))
        precision, recall = right / max(told, 1), right / max(gold, 1)
        f1 = 2 * right / max(told + gold, 1)
        print(f"{what:12} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({gold} gold, {told} told)")


if __name__ == "__main__":
    main(*sys.argv[1:])
