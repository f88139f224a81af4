"""Write what the encoder is taught: stories as word pieces, and which clauses and mentions of them annotators join.

    pip install . transformers scikit-learn
    python training/encoder/lessons.py --data DATA --scorer SCORERS --weights MPNET --out LESSONS

DATA holds the sets of DATA.md, MPNET the tokenizer of all-mpnet-base-v2. LESSONS receives the annotated stories, the
topics of ECB+ train and the stories that nobody annotated (`silver`), parsed once: what trains needs no parser.
"""

from __future__ import annotations

import argparse
import pickle
import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from stories import Example, Pieces

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(place) for place in (HERE.parent / "align", HERE.parent / "link", HERE.parents[1] / "benchmarks")]

# The topic that a story of ECB+ is of: "ecb-18ecbplus" → "18".
TOPIC = re.compile(r"ecb-(\d+)ecb")


def read(analyses: Sequence[Any], tokenizer: Any, mentions: Sequence[Sequence[Any]]) -> Pieces:
    """Return reports as lessons, in their order; ``mentions`` are the spans of each one's mentions."""
    found = Pieces()
    for number, (analysis, spans) in enumerate(zip(analyses, mentions, strict=True)):
        sentences = [s.span for s in analysis.parse.sentences]
        texts = [span.of(analysis.report.text) for span in sentences]
        if not texts:
            continue
        encoded = tokenizer(texts, truncation=True, max_length=256, return_offsets_mapping=True)
        starts, base = [span.start for span in sentences], len(found.sentences)
        for places, wanted in ((found.clauses, [c.content for c in analysis.clauses]), (found.mentions, spans)):
            for content in wanted:
                at = max(int(np.searchsorted(starts, content[0].start, side="right")) - 1, 0)
                places.sentence.append(base + at)
                places.report.append(number)
                places.inside.append(pooled(encoded["offset_mapping"][at], starts[at], content))
        found.sentences.extend(encoded["input_ids"])
        found.owner.extend([number] * len(texts))
    return found


def pooled(offsets: Sequence[tuple[int, int]], base: int, content: Sequence[Any]) -> list[int]:
    """Return the places of a sentence's pieces that lie inside some spans, as `rashomon.embed` pools them."""
    return [
        n
        for n, (start, end) in enumerate(offsets)
        if end > start and any(s.start <= start + base and end + base <= s.end for s in content)
    ]


def annotated(folder: Path, tokenizer: Any, scorer: Any) -> Example:
    """Return an annotated story: its joined clauses, and the things that its labels name."""
    from labels import labelled

    from gold import agreements, analysed, gold_pairs, places
    from rashomon.link import by_rules
    from rashomon.model import Story, content_id

    analyses = analysed(folder)
    parses, items, clusters, _ = by_rules(Story(content_id("y", folder.name), tuple(analyses)))
    named = labelled(folder, parses, scorer)
    spans: list[list[Any]] = []
    things, heads, known = [], [], []
    numbers: dict[str, int] = {}
    for analysis in analyses:
        parse, here = analysis.parse, analysis.report.id
        own = {i.head: i for i in items if i.report == here and i.mention.form != "pronoun"}
        labels = {head: told for (report, head), told in named.items() if report == here and len(told) == 1}
        places_of = []
        for head in sorted({*own, *labels}):
            item = own.get(head)
            places_of.append((item.mention.span if item else parse.span(head, head + 1),))
            things.append(next(iter(labels[head])) if head in labels else -1)
            heads.append(parse.tokens[head].lemma.lower())
            key = clusters.find(item.id) if item else f"{here} {head}"
            known.append(numbers.setdefault(key, len(numbers)))
        spans.append(places_of)
    statements = [place for analysis in analyses for place in places(analysis)]
    same = agreements(statements, gold_pairs(folder, scorer), scorer)
    topic = TOPIC.match(folder.name)
    return Example(folder.name, topic[1] if topic else "", read(analyses, tokenizer, spans), same, things, heads, known)


def given(data: Path, tokenizer: Any) -> Iterator[Example]:
    """Yield the topics of ECB+ train, with the mentions that are given there."""
    from identity import ecbplus, head_of
    from meantime import report

    from rashomon.model import Analysis
    from rashomon.parse import parse

    for group in ecbplus(data / "ecbplus", "Train"):
        analyses, spans, things, heads = [], [], [], []
        chains: dict[str, int] = {}
        for name, text in sorted(group.texts.items()):
            parsed = parse(report(name, text))
            analyses.append(Analysis(parsed, (), ()))
            here = sorted((m for m in group.mentions if m.report == name), key=lambda m: m.span)
            spans.append([(m.span,) for m in here])
            things += [chains.setdefault(m.chain, len(chains)) for m in here]
            heads += [parsed.tokens[head_of(parsed, m.span)].lemma.lower() for m in here]
        topic = group.mentions[0].report.split("_")[0]
        yield Example(f"topic {topic}", topic, read(analyses, tokenizer, spans), {}, things, heads, things)


def unannotated(analyses: Sequence[Any], tokenizer: Any) -> Example:
    """Return a story that nobody annotated, with the mentions that we find, those that rules join to a name as things.

    What no rule joins to a name is -1: it may be anything.
    """
    from rashomon.link import by_rules
    from rashomon.model import Story, content_id

    parses, items, clusters, _ = by_rules(Story(content_id("y", *(a.report.id for a in analyses)), tuple(analyses)))
    named = {clusters.find(i.id) for i in items if i.mention.form == "name"}
    numbers: dict[str, int] = {}
    spans: list[list[Any]] = []
    things, heads, known = [], [], []
    for analysis in analyses:
        here = [i for i in items if i.report == analysis.report.id and i.mention.form in ("name", "role")]
        spans.append([(i.mention.span,) for i in here])
        for item in here:
            key = clusters.find(item.id)
            known.append(numbers.setdefault(key, len(numbers)))
            things.append(known[-1] if key in named else -1)
            heads.append(parses[item.report].tokens[item.head].lemma.lower())
    return Example(content_id("y", *heads), "", read(analyses, tokenizer, spans), {}, things, heads, known)


def write(value: Any, out: Path) -> None:
    """Write a value as a compressed pickle."""
    out.write_bytes(zlib.compress(pickle.dumps(value), 9))


def main() -> None:
    """Parse and write."""
    import silver
    from transformers import AutoTokenizer

    from gold import stories

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "scorer", "weights", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import collation as scorer

    arguments.out.mkdir(parents=True, exist_ok=True)
    tokenizer = AutoTokenizer.from_pretrained(arguments.weights)
    write(
        [annotated(f, tokenizer, scorer) for f in stories(arguments.data / "collation")],
        arguments.out / "annotated.bin",
    )
    write(list(given(arguments.data, tokenizer)), arguments.out / "given.bin")
    write([unannotated(a, tokenizer) for a in silver.stories(arguments.data)], arguments.out / "unannotated.bin")


if __name__ == "__main__":
    main()
