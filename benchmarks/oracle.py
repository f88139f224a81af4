"""Score differ and trace alone, on the annotated readings and claims in the place of the system's own.

    python benchmarks/oracle.py FOLDER… [--errors] [--cache FILE]

Each FOLDER holds a story's reports (*.txt) and its gold.json. Statements are the annotated readings: the quote is the
content, the chain is the annotated source and via; certainty and polarity are read from the quote's words. Mentions
and links are the system's. The formulas are those of the collation scorer.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter
from pathlib import Path
from typing import Any

from rashomon.attribute.quotation import quote_of, quoted
from rashomon.attribute.stance import stance
from rashomon.differ import differ
from rashomon.link import link
from rashomon.mention import mention
from rashomon.model import (
    Analysis,
    Claim,
    Difference,
    Document,
    Linked,
    Mention,
    Origins,
    Parse,
    Reading,
    Source,
    SourceKind,
    Span,
    Statement,
    Story,
    content_id,
)
from rashomon.pipeline import Pipeline
from rashomon.trace import trace

HARD = frozenset({"number", "date", "place", "person", "polarity", "certainty"})
Parsed = dict[str, tuple[Parse, tuple[Mention, ...]]]


def find(text: str, words: str | None, near: int = 0) -> Span | None:
    """Return the place of some words: the one nearest to a position."""
    if not words:
        return None
    places, at = [], text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        return None
    start = min(places, key=lambda p: abs(p - near))
    return Span(start, start + len(words))


def statement(parse: Parse, mentions: tuple[Mention, ...], reading: dict[str, Any]) -> Statement | None:
    """Return an annotated reading as a statement, ``None`` where its quote is not found."""
    text = parse.report.text
    content = find(text, reading["quote"])
    if content is None:
        return None
    own = reading["kind"] == "own"
    source = None if own else find(text, reading["source"], content.start)
    via = find(text, reading["via"], content.start)
    hands: list[tuple[Span | None, SourceKind]] = [(via, "media"), (source, reading["kind"])]
    chain = tuple(Source(span, kind) for span, kind in hands if span is not None)
    certainty, polarity, words = stance(parse, (content,))
    return Statement(
        id=content_id("s", parse.report.id, content, reading["source"], reading["via"]),
        report=parse.report.id,
        content=(content,),
        source=(source,) if source else (),
        cue=(),
        chain=chain,
        quote="none" if own else quote_of((content,), quoted(parse)),
        voice="own" if own else "attributed",
        certainty=certainty,
        polarity=polarity,
        stance=words,
        mentions=tuple(m.id for m in mentions if content.contains(m.span)),
    )


def told(parsed: Parsed, gold: dict[str, Any]) -> tuple[Story, list[Claim]]:
    """Return the story whose statements are the annotated readings, with the annotated claims, in gold's order."""
    made: dict[str, dict[str, Statement]] = {name: {} for name in parsed}
    claims = []
    for number, claim in enumerate(gold["claims"]):
        readings = []
        for reading in claim["readings"]:
            if (found := statement(*parsed[reading["report"]], reading)) is not None:
                made[reading["report"]][found.id] = found
                readings.append(Reading(found.report, found.id, found.span))
        claims.append(Claim(content_id("c", number), tuple(dict.fromkeys(readings)), 0.5, readings[0].statement))
    analyses = [Analysis(*parsed[name], tuple(made[name].values())) for name in parsed]
    analyses.sort(key=lambda a: a.report.id)
    return Story(content_id("y", gold["story"]), tuple(analyses)), claims


def load(folder: Path) -> tuple[Parsed, Linked]:
    """Return the parses and mentions of a folder's reports, by file stem, and the links."""
    pipeline, parsed = Pipeline(), Parsed()
    for path in sorted(folder.glob("*.txt")):
        document = Document(str(path), "text/plain", path.read_bytes())
        parse = pipeline.parse(pipeline.clean(pipeline.extract(document), "en"))
        parsed[path.stem] = parse, mention(parse)
    analyses = sorted((Analysis(*each, ()) for each in parsed.values()), key=lambda a: a.report.id)
    return parsed, link(Story("y", tuple(analyses)))


def count(
    n: Counter[Any], gold: dict[str, Any], origins: Origins, found: list[Difference], names: dict[str, str]
) -> None:
    """Add one claim to the counts."""
    kinds = {r["kind"] for r in gold["readings"]}
    for group in ("all", *(("attributed",) if "own" not in kinds else ())):
        n["claims", group] += 1
        n["exact", group] += origins.least == gold["origins"]
        n["over", group] += origins.least > gold["origins"]
        n["within", group] += origins.least <= gold["origins"] <= origins.most
        n["wide", group] += origins.most - origins.least
    want = {(d["on"], frozenset(d["between"])) for d in gold["differs"]}
    got = {(d.on, frozenset(names[r] for r in d.between)) for d in found if not d.revised}
    for on, _ in want:
        n["want", on] += 1
    for on, pair in got:
        n["got", on] += 1
        n["right", on] += (on, pair) in want


def show(n: Counter[Any]) -> None:
    """Print the counts as shares."""
    for group in ("all", "attributed"):
        total = max(n["claims", group], 1)
        shares = " ".join(f"{key} {n[key, group] / total:.3f}" for key in ("exact", "over", "within", "wide"))
        print(f"origins, {group} ({total} claims): {shares}")
    for on in sorted({key[1] for key in n if key[0] in ("want", "got")}):
        right, got, want = n["right", on], n["got", on], n["want", on]
        print(
            f"{on:12} precision {right / max(got, 1):.3f} ({right}/{got}) recall {right / max(want, 1):.3f} of {want}"
        )
    right, got = (sum(n[key, on] for on in HARD) for key in ("right", "got"))
    print(f"hard precision {right / max(got, 1):.3f} of {got}")


def errors(gold: dict[str, Any], story: Story, found: list[Difference], names: dict[str, str]) -> None:
    """Print each hard difference with whether it is annotated."""
    texts = {report.id: report.text for report in story.reports}
    want = {(d["on"], frozenset(d["between"])) for d in gold["differs"]}
    for d in found:
        mark = "+" if (d.on, frozenset(names[r] for r in d.between)) in want else "-"
        because = " / ".join(p.span.of(texts[p.report])[:60] for p in d.because)
        print(f"{mark} {d.on}{' revised' if d.revised else ''} [{because}] {gold['gist']}")
        for side in (d.left, d.right):
            print("     ", " ".join(side.span.of(texts[side.report])[:200].split()))


def main() -> None:
    """Read, link, score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--errors", action="append", default=[], help="show the differences in this slot")
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    cached = pickle.loads(arguments.cache.read_bytes()) if arguments.cache and arguments.cache.exists() else {}
    n: Counter[Any] = Counter()
    for folder in sorted(arguments.folders):
        if folder.name not in cached:
            cached[folder.name] = load(folder)
        parsed, linked = cached[folder.name]
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        names = {parse.report.id: name for name, (parse, _) in parsed.items()}
        story, claims = told(parsed, gold)
        differences = differ(story, linked, tuple(claims))
        origins = {each.claim: each for each in trace(story, linked, tuple(claims)).origins}
        for annotated, claim in zip(gold["claims"], claims, strict=True):
            mine = [d for d in differences if d.claim == claim.id]
            count(n, annotated, origins[claim.id], mine, names)
            errors(annotated, story, [d for d in mine if d.on in arguments.errors], names)
    if arguments.cache:
        arguments.cache.write_bytes(pickle.dumps(cached))
    show(n)


if __name__ == "__main__":
    main()
