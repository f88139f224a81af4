"""Score the finding of copies on made ones: their characters, their direction, and false ones on unrelated texts.

    python benchmarks/syndication.py --stories tests/stories src/rashomon/sample [--meantime FOLDER]
        [--incidents FILE.jsonl] [--bundles FILE.jsonl] [--cases 400] [--seed 6] [--errors]

Copies are made of our own texts and of Wikinews (``syndicate.py`` says how). Characters are letters and digits, on both
sides of each pair; what is copied is every sentence taken over, edited or not. A direction is right where it is the one
in which the text was made, asked only where a credit or the dates tell; elsewhere it must be left open. False copies
are counted on 10,000 pairs of texts about different events.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from random import Random

from meantime import articles
from planted import NO_REPORT, printed
from syndicate import Case, Made, Source, cases, sentences

from rashomon.clean import clean
from rashomon.errors import DocumentError
from rashomon.model import Document, Report
from rashomon.read import extract, read
from rashomon.trace import direction
from rashomon.trace.copies import Copy, copies

LETTER = re.compile(r"[^\W_]")
UNRELATED = 10_000
Counts = Counter[str]


def from_stories(folders: list[Path]) -> Iterator[Source]:
    """Yield our own reports; those of one folder are about one matter."""
    for document in read(folders, 10**7):
        if isinstance(document, DocumentError) or NO_REPORT.search(document.location):
            continue
        report = clean(extract(document), "en")
        texts = (p.of(report.text) for p in report.paragraphs if p != report.headline)
        paragraphs = tuple(filter(None, (sentences(text) for text in texts)))
        if report.title and len(paragraphs) > 2:
            yield Source(document.location, str(Path(document.location).parent), report.title, paragraphs)


def from_meantime(folder: Path) -> Iterator[Source]:
    """Yield the Wikinews articles of the MEANTIME corpus (CC BY 4.0); those of one subcorpus are about one matter."""
    topics = {path.stem: path.parent.name for path in (folder / "intra-doc_annotation").glob("*/*.xml")}
    for article in articles(folder):
        headline, _, body = [*article.text.split("\n"), "", ""][:3]
        parts = sentences(printed(body))
        paragraphs = tuple(parts[n : n + 3] for n in range(0, len(parts), 3))
        if len(paragraphs) > 1:
            yield Source(article.name, topics[article.name], printed(headline), paragraphs)


def report_of(made: Made) -> Report:
    """Return a made text as the tool reads it."""
    return clean(extract(Document(f"{made.name}.txt", "text/plain", made.text.encode())), "en")


def letters(text: str, ranges: set[tuple[int, int]]) -> set[int]:
    """Return the places of the letters and digits in some ranges."""
    return {n for start, end in ranges for n in range(start, end) if LETTER.match(text[n])}


def score(case: Case, counts: Counts, errors: bool) -> None:
    """Add one case to the counts."""
    made = (*case.originals, *case.copies)
    reports = {each.name: report_of(each) for each in made}
    names = {report.id: name for name, report in reports.items()}
    found: dict[frozenset[str], list[Copy]] = {}
    for copy in copies(tuple(reports.values())):
        found.setdefault(frozenset((names[copy.left.report], names[copy.right.report])), []).append(copy)
    for left, right in combinations(made, 2):
        mine = found.get(frozenset((left.name, right.name)), [])
        both = left.places.keys() & right.places.keys()
        for each in (left, right):
            want = letters(each.text, {each.places[key] for key in both})
            passages = {p.span for copy in mine for p in (copy.left, copy.right) if names[p.report] == each.name}
            got = letters(each.text, {(span.start, span.end) for span in passages})
            counts.update(want=len(want), got=len(got), both=len(want & got))
            if errors and (want - got or got - want):
                show(each, want, got)
        if both:
            directed(case, (left, right), reports, bool(mine), counts, errors)


def directed(
    case: Case, pair: tuple[Made, Made], reports: dict[str, Report], seen: bool, counts: Counts, errors: bool
) -> None:
    """Count whether the direction of a pair that shares copied sentences is told as it was made."""
    left, right = pair
    told = direction(reports[left.name], reports[right.name]) if seen else None
    made_so = left in case.originals and right in case.copies
    kind = case.told if made_so else "siblings"
    counts[f"{kind} pairs"] += 1
    right_way = told == (reports[right.name].id, reports[left.name].id)
    counts[f"{kind} right"] += right_way if made_so and kind != "nothing" else told is None
    if errors and made_so and kind != "nothing" and not right_way:
        print("direction", kind, told, repr(right.text[:260]), repr(right.text[-120:]))


def show(each: Made, want: set[int], got: set[int]) -> None:
    """Print what was missed (-) or taken beside it (+) in a text."""
    for mark, places in (("-", want - got), ("+", got - want)):
        for start, end in runs(sorted(places)):
            print(mark, each.name, repr(each.text[max(0, start - 30) : start]), repr(each.text[start:end][:160]))


def runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of places, gaps of a few characters closed."""
    start = last = None
    for place in places:
        if last is not None and place - last > 6:
            yield start, last + 1  # type: ignore[misc]
            start = place
        start, last = place if start is None else start, place
    if last is not None:
        yield start, last + 1  # type: ignore[misc]


def plain(name: str, text: str) -> Report | None:
    """Return a text as the tool reads it, ``None`` where it holds no report."""
    try:
        return clean(extract(Document(name, "text/plain", text.encode())), "en")
    except DocumentError:
        return None


def unrelated(sources: list[Source], arguments: argparse.Namespace) -> Iterator[tuple[Report, Report]]:
    """Yield pairs of reports on different events, each pair from one collection."""
    pools: list[list[tuple[str, Report | None]]] = []
    if arguments.incidents:
        lines = [json.loads(line) for line in arguments.incidents.read_text(encoding="utf-8").splitlines()]
        pools.append([(line["incident_id"], plain(line["id"], line["text"])) for line in lines])
    if arguments.bundles:
        stories = [json.loads(line) for line in arguments.bundles.read_text(encoding="utf-8").splitlines()]
        pools.append([(s["story"], plain(r["url"], r["text"])) for s in stories for r in s["reports"]])
    texts = [(s, "\n\n".join((s.headline, *(" ".join(p) for p in s.paragraphs)))) for s in sources]
    # Wikinews tells of one matter's days in the same sentences: what is unrelated are its topics.
    pools.append([(s.topic, plain(s.name, text)) for s, text in texts if "/" not in s.name])
    random = Random(arguments.seed)
    pools = [pool for pool in pools if len(pool) > 1]
    for number in range(UNRELATED if pools else 0):
        (event, left), (other, right) = random.sample(pools[number % len(pools)], 2)
        while event == other or left is None or right is None:
            (event, left), (other, right) = random.sample(pools[number % len(pools)], 2)
        yield left, right


def main() -> None:
    """Make, find, score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, nargs="+", required=True)
    parser.add_argument("--meantime", type=Path)
    parser.add_argument("--incidents", type=Path)
    parser.add_argument("--bundles", type=Path)
    parser.add_argument("--cases", type=int, default=400)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    sources = [*from_stories(arguments.stories), *(from_meantime(arguments.meantime) if arguments.meantime else ())]
    counts: Counts = Counter()
    for case in cases(sources, arguments.cases, arguments.seed):
        score(case, counts, arguments.errors)
    precision, recall = counts["both"] / max(counts["got"], 1), counts["both"] / max(counts["want"], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{len(sources)} texts, {arguments.cases} cases: characters P {precision:.4f} R {recall:.4f} F1 {f1:.4f}")
    for kind in ("credit", "time", "both", "nothing", "siblings"):
        right, pairs = counts[f"{kind} right"], counts[f"{kind} pairs"]
        print(f"  direction, {kind:8} {right} of {pairs} {'left open' if kind in ('nothing', 'siblings') else 'right'}")
    false = total = 0
    for left, right in unrelated(sources, arguments):
        total += 1
        for copy in copies((left, right)):
            false += 1
            if arguments.errors:
                print("false", repr(copy.left.span.of(left.text)), left.location, right.location)
    print(f"unrelated pairs: {total}, false copies: {false}")


if __name__ == "__main__":
    main()
