"""Score chains of hands against benchmarks/chains.jsonl: 273 attributions of 14 reports, annotated by reading.

    python benchmarks/chains.py --bundles BUNDLES.jsonl [--errors]

The gold holds positions only; the texts stay in BUNDLES. Two readers annotated seven reports each, before and without
any output of this tool; a tweet counts as a document hand where "tweeted" is the only word for it. Each report is
analysed and linked alone. A gold attribution is matched with the attributed statement that shares most of its content
(half of the shorter at least). An edge joins two successive hands, the outlet being the first. A hand is right where
its words overlap the gold's, and, where the gold says whom a pronoun or a role means, where the system means the same:
the words it refers to, or a mention of its entity, overlap those or end in the same word. Clauses that match no gold
attribution count against precision, one for each cue; fragments (acts of speaking, which the gold leaves out) do not.
A whole chain is right where all its hands are, in order, and no other.

The two readers gave a hand only where the text beside the attribution names it. A third reading, by the annotation
guidelines of the stories and again before any output, added as ``carried`` the hand that another sentence names, where
the same speaker goes on on the same occasion: in the paragraphs after the one that names it, or in the headline or the
sentence just before, which lead up to it. Events that anybody may attend (a press conference, a rally) are no hands in
either reading. Both are scored: the hands named beside, and these with what is carried before them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.hands import Hands
from rashomon.link import link
from rashomon.model import Analysis, Document, Index, Source, Span, Statement, Story
from rashomon.pipeline import Pipeline, analyse_document

GOLD = Path(__file__).with_name("chains.jsonl")
PUBLISHERS = {"fox": "Fox News", "hpo": "HuffPost", "nyt": "The New York Times"}


@dataclass(frozen=True)
class Read:
    """An analysed report: its text, its statements, the look-up of whom a hand means, and how far its head shifts."""

    text: str
    statements: tuple[Statement, ...]
    hands: Hands
    shift: int

    def span(self, pair: list[int]) -> Span:
        """Return a gold position in the text as read."""
        return Span(pair[0] + self.shift, pair[1] + self.shift)

    def targets(self, statement: Statement, hand: Source) -> list[Span]:
        """Return the words that a hand refers to: its referent and the mentions of its entity."""
        entity = self.hands.entity(statement.report, hand)
        mentions = [
            m.span for m in self.hands.index.mentions.values() if self.hands.owner.get(m.id) == entity and entity
        ]
        return [*([hand.referent] if hand.referent else []), *mentions]

    def same(self, statement: Statement, hand: Source, gold: dict[str, Any]) -> bool:
        """Return whether a hand is the gold's."""
        at, means = self.span(gold["at"]), gold["means"] and self.span(gold["means"])
        targets = self.targets(statement, hand)
        if means:
            last = [span.of(self.text).split()[-1].strip(".,’'\"").casefold() for span in (means, *targets, hand.span)]
            return any(t.overlaps(means) for t in (*targets, hand.span)) or last[0] in last[1:]
        return hand.span.overlaps(at) or any(t.overlaps(at) for t in targets)


def read(bundle: dict[str, Any], name: str) -> Read:
    """Return one report of a bundle, analysed and linked alone."""
    report = next(r for r in bundle["reports"] if r["publisher"] == name)
    head = f"Publisher: {PUBLISHERS[name]}\nDate: {report['date'][:10]}\n\n"
    document = Document(f"{name}.txt", "text/plain", (head + report["text"]).encode())
    analysis = analyse_document(document, Pipeline(), "en")
    assert isinstance(analysis, Analysis), analysis
    story = Story("y", (analysis,))
    text = analysis.report.text
    shift = text.index(report["text"][:80])
    assert text[shift : shift + len(report["text"])].rstrip() == report["text"].rstrip()
    return Read(text, analysis.statements, Hands.of(Index.of(story), link(story)), shift)


def shared(a: list[Span], b: list[Span]) -> int:
    """Return how many characters two lists of spans share."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def match(report: Read, gold: dict[str, Any]) -> Statement | None:
    """Return the attributed statement that shares most of a gold content."""
    content = [report.span(pair) for pair in gold["content"]]
    size = sum(s.end - s.start for s in content)
    best: tuple[int, Statement] | None = None
    for statement in report.statements:
        common = shared(content, list(statement.content)) if statement.voice == "attributed" else 0
        least = min(size, sum(s.end - s.start for s in statement.content))
        if common * 2 >= least and common and (best is None or common > best[0]):
            best = common, statement
    return best[1] if best else None


def edges(labels: list[Any]) -> list[tuple[Any, Any]]:
    """Return the successive pairs of a chain, the outlet first."""
    chain = ["outlet", *labels]
    return list(zip(chain, chain[1:], strict=False))


def score(report: Read, gold: dict[str, Any], carried: bool, n: Counter[str]) -> Iterator[str]:
    """Count one report's chains, with what is carried or without; yield a line for each that is not right."""
    taken = set()
    for attribution in gold["attributions"]:
        hands = [*(attribution["carried"] if carried else ()), *attribution["hands"]]
        n["gold"] += 1
        n["gold edges"] += len(hands)
        n["carried gold"] += len(attribution["carried"])
        statement = match(report, attribution)
        words = " … ".join(report.span(p).of(report.text) for p in attribution["content"])[:120]
        want = " ← ".join(report.span(h["at"]).of(report.text) for h in hands)
        if statement is None:
            yield f"missed: [{want}] {words}"
            continue
        n["found"] += 1
        taken.add((statement.cue, statement.source))
        labels: list[Any] = []
        chain = [hand for hand in statement.chain if carried or hand.carried is None]
        for hand in chain:
            place = next((i for i, h in enumerate(hands) if report.same(statement, hand, h) and i not in labels), None)
            labels.append(f"other {len(labels)}" if place is None else place)
        told, right = edges(labels), edges(list(range(len(hands))))
        n["told edges"] += len(told)
        n["carried told"] += sum(hand.carried is not None for hand in statement.chain)
        n["carried right"] += sum(
            any(report.same(statement, hand, each) for each in attribution["carried"])
            for hand in statement.chain
            if hand.carried is not None
        )
        n["right edges"] += len(set(told) & set(right))
        n["whole"] += labels == list(range(len(hands)))
        if labels and hands and labels[-1] == len(hands) - 1:
            n["last"] += 1
            n["kind"] += report.hands.kind(statement.report, statement.chain[-1]) == hands[-1]["kind"]
        if labels != list(range(len(hands))):
            got = " ← ".join(report.hands.name(statement.report, h) for h in chain)
            yield f"told [{got}] for [{want}] {words}"
    extra: dict[Any, Statement] = {}
    for statement in report.statements:
        key = statement.cue, statement.source
        inside = report.shift <= statement.span.start and statement.span.end <= report.shift + gold["until"]
        if statement.voice == "attributed" and not statement.fragment and inside and key not in taken:
            extra.setdefault(key, statement)
    for statement in extra.values():
        n["told edges"] += sum(carried or hand.carried is None for hand in statement.chain)
        n["carried told"] += sum(hand.carried is not None for hand in statement.chain)
        n["extra"] += 1
        got = " ← ".join(h.span.of(report.text) for h in statement.chain)
        yield f"extra: [{got}] {statement.span.of(report.text)[:120]}"


def main() -> None:
    """Analyse and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundles", type=Path, required=True)
    parser.add_argument("--errors", action="store_true", help="show each chain that is not right")
    arguments = parser.parse_args()
    bundles = {}
    for line in arguments.bundles.read_text(encoding="utf-8").splitlines():
        bundle = json.loads(line)
        bundles[bundle["story"]] = bundle
    beside, whole = Counter[str](), Counter[str]()
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        bundle = bundles[gold["bundle"]]
        text = next(r["text"] for r in bundle["reports"] if r["publisher"] == gold["report"])
        assert hashlib.sha256(text.encode()).hexdigest() == gold["sha256"], "another text than was annotated"
        report = read(bundle, gold["report"])
        for name, carried, n in (("beside", False, beside), ("carried", True, whole)):
            for problem in score(report, gold, carried, n):
                if arguments.errors:
                    print(f"{name} {gold['bundle'][:8]} {gold['report']} {problem}")
    print(f"{beside['gold']} attributions, {beside['found']} found, {beside['extra']} more told")
    for name, n in (("named beside", beside), ("with what is carried", whole)):
        p, r = n["right edges"] / n["told edges"], n["right edges"] / n["gold edges"]
        print(f"{name}: edges P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}  whole {n['whole'] / n['gold']:.3f}")
    print(f"hands told as carried {whole['carried told']}, right {whole['carried right']} of {whole['carried gold']}")
    print(f"kind of the last hand right {beside['kind'] / max(beside['last'], 1):.3f} of {beside['last']}")


if __name__ == "__main__":
    main()
