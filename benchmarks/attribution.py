"""Score attribution (source, cue, content) on PolNeAR by the field's measures.

    python benchmarks/attribution.py --data POLNEAR/dev.jsonl --scorer FOLDER_OF_SCORERS [--limit N] [--peers]
        [--gender-gap-tracker FOLDER]

Articles go through the public stages as plain text, each line a paragraph. Three rows: what the tagger finds alone;
the attributions of the stage, with what layout and quotation marks add; and what a reader of `rashomon analyse --jsonl`
gets back from the statements (their content, cue and source, each attribution once). With --peers, a baseline of rules
on the same parse and, where it is installed, textacy (in an environment of its own: pip install textacy). FOLDER holds
GenderGapTracker's quote_extractor.py and quote_verb_list.txt, from nlp/english of its public repository.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import types
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rashomon.attribute import attribute, attributed
from rashomon.attribute.quotation import quoted
from rashomon.attribute.tagger import tag
from rashomon.mention import mention
from rashomon.model import Attribution, Parse, Report, Span, Statement
from rashomon.parse import load, parse

SAYING = frozenset(
    "say tell add note argue announce claim insist write tweet warn explain report believe think".split()
)
Scored = dict[str, list[tuple[int, int]]]


def parsed(article: dict[str, str]) -> Parse:
    """Return the parse of an article, each line a paragraph, none of it taken for furniture."""
    paragraphs, start = [], 0
    for line in article["text"].split("\n"):
        if line.strip():
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    return parse(Report(article["id"], article["id"], "", article["text"], tuple(paragraphs)))


def as_scored(attribution: Attribution) -> Scored:
    """Return an attribution as the scorer reads it."""
    return {role: pairs(getattr(attribution, role)) for role in ("source", "cue", "content")}


def rebuilt(statements: tuple[Statement, ...]) -> list[Scored]:
    """Return the attributions that statements are clauses of, each once."""
    found = {(s.source, s.cue, s.attributed): None for s in statements if s.voice == "attributed"}
    roles = ("source", "cue", "content")
    return [
        {role: [(s.start, s.end) for s in spans] for role, spans in zip(roles, each, strict=True)} for each in found
    ]


def ruled(parse: Parse) -> Iterator[Scored]:
    """Yield what a few rules find: a verb of saying, its subject, its clausal complement or the quotation beside it."""
    marks = quoted(parse)
    for verb in parse.tokens:
        if verb.lemma not in SAYING or verb.pos != "VERB":
            continue
        kids = parse.below(verb)
        subject = next((k for k in kids if k.dep == "nsubj"), None)
        clause = next((k for k in kids if k.dep in {"ccomp", "parataxis"}), None)
        sentence = parse.sentences[verb.sentence].span
        beside = [m for m in marks if m.overlaps(sentence)]
        if subject is None or not (clause or beside):
            continue
        told = beside[0] if clause is None else whole(parse, clause.index)
        yield {
            "source": pairs([whole(parse, subject.index)]),
            "cue": [(verb.start, verb.end)],
            "content": pairs([told]),
        }


def whole(parse: Parse, index: int) -> Span:
    """Return the span of a subtree."""
    below = parse.subtree(index)
    return Span(parse.tokens[below[0]].start, parse.tokens[below[-1]].end)


def pairs(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return spans as the scorer reads them."""
    return [(span.start, span.end) for span in spans]


def by_textacy(text: str) -> list[Scored]:
    """Return what textacy's quotation extractor finds, one paragraph at a time."""
    from textacy.extract import direct_quotations

    found, start = [], 0
    for line in text.split("\n"):
        doc = load()(line)
        try:
            for quote in direct_quotations(doc):
                spans = {
                    "source": [(t.idx, t.idx + len(t)) for t in quote.speaker],
                    "cue": [(t.idx, t.idx + len(t)) for t in quote.cue],
                    "content": [(quote.content.start_char, quote.content.end_char)],
                }
                found.append({role: [(start + a, start + b) for a, b in each] for role, each in spans.items()})
        except ValueError:  # it refuses paragraphs whose quotation marks do not pair up
            pass
        start += len(line) + 1
    return found


def by_tracker(folder: Path, texts: list[str]) -> list[list[Scored]]:
    """Return what GenderGapTracker's extractor finds, article by article, on the same parser."""
    # Its database and the helpers that reach it are not used.
    sys.modules["bson"] = types.SimpleNamespace(ObjectId=str)  # type: ignore[assignment]
    sys.modules["utils"] = types.SimpleNamespace(create_logger=lambda *_, **__: logging.getLogger())  # type: ignore[assignment]
    sys.path.insert(0, str(folder))
    import quote_extractor

    config = {"spacy_lang": load(), "NLP": {"QUOTE_VERBS": str(folder / "quote_verb_list.txt")}}
    extractor = quote_extractor.QuoteExtractor(config)
    found = []
    for text in texts:
        quotes = extractor.extract_quotes(load()(text))
        rows = [[q[f"{role}_index"] for role in ("speaker", "verb", "quote")] for q in quotes]
        found.append([{r: indexed(i) for r, i in zip(("source", "cue", "content"), row, strict=True)} for row in rows])
    return found


def indexed(pair: str | None) -> list[tuple[int, int]]:
    """Return "(3,9)" as a list of one pair, nothing as none."""
    if not pair:
        return []
    start, end = pair.strip("()").split(",")
    return [(int(start), int(end))]


def main() -> None:
    """Tag and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--gender-gap-tracker", type=Path)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    sys.path.remove(str(Path(__file__).resolve().parent))
    import attribution as scorer

    articles = [json.loads(line) for line in arguments.data.read_text(encoding="utf-8").splitlines()][: arguments.limit]
    gold = [{"text": a["text"], "attrs": a["attributions"]} for a in articles]
    parses = [parsed(article) for article in articles]
    tagged = [tag(parse) for parse in parses]
    rows: dict[str, list[Any]] = {"tagger": [[as_scored(a) for a in each.attributions] for each in tagged]}
    mentions = [mention(p) for p in parses]
    rows["stage"] = [
        [as_scored(a) for a in attributed(p, m, each)] for p, m, each in zip(parses, mentions, tagged, strict=True)
    ]
    rows["statements"] = [rebuilt(attribute(p, m)) for p, m in zip(parses, mentions, strict=True)]
    if arguments.peers:
        rows["rules"] = [list(ruled(p)) for p in parses]
        try:
            import textacy  # noqa: F401

            rows["textacy"] = [by_textacy(a["text"]) for a in articles]
        except ImportError:
            print("textacy is not installed here: pip install textacy")
    if arguments.gender_gap_tracker:
        rows["tracker"] = by_tracker(arguments.gender_gap_tracker, [a["text"] for a in articles])
    for name, told in rows.items():
        figures = scorer.score(gold, told)
        by_type = " / ".join(f"{figures['recall by type'][t]['content']:.1f}" for t in ("direct", "indirect", "mixed"))
        triple, exact = figures["full triple"], figures["content exact"]
        print(
            f"{name:10} triple P {triple[0]} R {triple[1]} F1 {triple[2]}  exact F1 {exact[2]}  "
            f"recall direct / indirect / mixed {by_type}  source right {figures['src acc on matched']}"
        )


if __name__ == "__main__":
    main()
