"""Score the group stage: stories of a feed against known events, in whatever order it comes, and how fast.

    python benchmarks/grouping.py --incidents articles.jsonl --bundles triplets.jsonl --collation FOLDER --scorer FOLDER
        [--cache FILE] [--held 100000] [--towns]

articles.jsonl holds a report a line as {"id", "incident_id", "date", "title", "text"}, in order of date; triplets.jsonl
an event a line as {"reports": [{"date", "text"}]}; each folder of --collation the reports of one event (*.txt, no
dates). --scorer is the folder of clusters.py. --cache keeps the sketches: reading takes four minutes of one core, the
rest twenty seconds. --towns parts the reports of a feed too where two leads tell of other losses in other towns.

For the speed, the incidents are repeated until --held reports are there, each time with other names, numbers and days.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rashomon.errors import DocumentError
from rashomon.group import FEED, HANDFUL, Outline, Sketch, Stream, sketch
from rashomon.group.score import Bars
from rashomon.mention import mention
from rashomon.model import Analysis, Document
from rashomon.pipeline import Pipeline

# A sketch and the event that its report is known to tell of.
Known = tuple[Sketch, str]


def sketched(records: Sequence[tuple[str, dict[str, Any]]]) -> list[Known]:
    """Return the sketches of the records that can be read, with their events."""
    pipeline, found = Pipeline(), []
    for event, record in records:
        try:
            page = pipeline.extract(Document(record["id"], "application/json", json.dumps(record).encode()))
            parsed = pipeline.parse(pipeline.clean(page, "en"))
        except DocumentError as error:
            print(error)
            continue
        found.append((sketch(Analysis(parsed, mention(parsed), ())), event))
    return found


def load(arguments: argparse.Namespace) -> dict[str, list[Known]]:
    """Return the sketches of each collection, from the cache where there is one."""
    if arguments.cache and arguments.cache.exists():
        return dict(pickle.loads(arguments.cache.read_bytes()))
    lines = [json.loads(line) for line in arguments.incidents.read_text(encoding="utf-8").splitlines()]
    incidents = [(r["incident_id"], {k: r[k] for k in ("id", "date", "url", "title", "text")}) for r in lines]
    bundles = [
        (f"b{n}", {"id": f"b{n}-{i}", **{k: r[k] for k in ("date", "url", "title", "text", "publisher") if r.get(k)}})
        for n, line in enumerate(arguments.bundles.read_text(encoding="utf-8").splitlines())
        for i, r in enumerate(json.loads(line)["reports"])
    ]
    collation = [
        (folder.name, {"id": f"{folder.name}-{file.stem}", "text": file.read_text(encoding="utf-8")})
        for folder in sorted(arguments.collation.iterdir())
        for file in sorted(folder.glob("*.txt"))
    ]
    found = {
        "incidents": sketched(incidents),
        "bundles": sketched(bundles),
        "collation": sketched(collation),
    }
    if arguments.cache:
        arguments.cache.write_bytes(pickle.dumps(found))
    return found


def undated(known: Sequence[Known]) -> list[Known]:
    """Return the reports without their dates."""
    return [(replace(each, earliest=None, latest=None), event) for each, event in known]


def crowded(known: Sequence[Known], days: int) -> list[Known]:
    """Return the reports with each event moved into a span of so many days, its reports as far apart as they were."""
    first: dict[str, str] = {}
    for each, event in known:
        first[event] = min(first.get(event, "9"), each.earliest or "9")
    draw = random.Random(1)
    moves = {
        event: timedelta(draw.randrange(days)) - (date.fromisoformat(first[event]) - START) for event in sorted(first)
    }
    return [(moved(each, moves[event]), event) for each, event in known]


START = date(2015, 1, 1)


def moved(each: Sketch, by: timedelta) -> Sketch:
    """Return a sketch whose days are others."""

    def day(value: str | None) -> str | None:
        return (date.fromisoformat(value) + by).isoformat() if value else value

    told = tuple(str(day(value)) for value in each.days if len(value) == 10)
    return replace(each, earliest=day(each.earliest), latest=day(each.latest), days=told)


def stories(known: Sequence[Known], bars: Bars) -> tuple[Outline, ...]:
    """Return the stories of a feed."""
    stream = Stream(bars=bars)
    stream.add(each for each, _ in known)
    return stream.stories()


def score(name: str, known: Sequence[Known], scorer: Any, bars: Bars) -> None:
    """Print B-cubed and pairwise figures of the stories, whole and each chapter alone."""
    found = stories(known, bars)
    gold = [event for _, event in known]
    for what in ("stories", "chapters"):
        parts = [each for o in found for each in ([o.reports] if what == "stories" else o.chapters)]
        homes = {report: n for n, each in enumerate(parts) for report in each}
        ours = [homes[each.report] for each, _ in known]
        b, pairs = scorer.bcubed(gold, ours), scorer.pairwise(gold, ours)
        print(
            f"{name}: {what}: B-cubed {b[0]:.3f} {b[1]:.3f} F1 {b[2]:.3f}  pairwise {pairs[0]:.3f} {pairs[1]:.3f} "
            f"F1 {pairs[2]:.3f}  {len(parts)} of {len(set(gold))} events, largest {max(map(len, parts))}"
        )


def orders(known: Sequence[Known], bars: Bars) -> None:
    """Print whether ten shuffles, within days and at large, and batches of 1, 100 and all give the same stories."""
    expected, same = stories(known, bars), 0
    runs = [(seed, batch, at_large) for seed in range(5) for batch, at_large in ((1, False), (100, True))]
    for seed, batch, at_large in runs:
        reports = [each for each, _ in known]
        random.Random(seed).shuffle(reports)
        if not at_large:
            reports.sort(key=lambda each: each.earliest or "")
        stream = Stream(bars=bars)
        for start in range(0, len(reports), batch):
            stream.add(reports[start : start + batch])
        same += stream.stories() == expected
    print(f"the same stories, with the same ids and reasons, in {same} of {len(runs)} orders and batches")


def handfuls(name: str, known: Sequence[Known], mixes: int) -> None:
    """Print how many stories stay whole and how many mixes of two are glued where reports are few, as for compare."""
    events: dict[str, list[Sketch]] = {}
    for each, event in known:
        events.setdefault(event, []).append(each)

    def together(sketches: Sequence[Sketch]) -> list[set[str]]:
        stream = Stream(bars=HANDFUL)
        stream.add(sketches)
        return [set(outline.reports) for outline in stream.stories()]

    whole = sum(len(together(each)) == 1 for each in events.values())
    draw, glued = random.Random(7), 0
    for _ in range(mixes):
        left, right = draw.sample(sorted(events), 2)
        ours = {each.report for each in events[left]}
        glued += any(0 < len(story & ours) < len(story) for story in together([*events[left], *events[right]]))
    print(f"{name}: whole {whole} of {len(events)}, mixes of two glued {glued} of {mixes}")


def repeated(known: Sequence[Known], held: int) -> Iterator[Sketch]:
    """Yield so many sketches, the known ones again and again with other names, numbers and days."""
    days = [date.fromisoformat(each.earliest) for each, _ in known if each.earliest]
    span = (max(days) - min(days)).days
    for number in range(held):
        copy, place = divmod(number, len(known))
        each, event = known[place]
        by = timedelta(random.Random(f"{event} {copy}").randrange(-span // 2, span // 2) if copy else 0)
        yield renamed(moved(replace(each, report=f"{each.report}-{copy}"), by), copy)


def renamed(each: Sketch, copy: int) -> Sketch:
    """Return a sketch with other names, places and numbers."""
    if not copy:
        return each
    called = {part for name in each.names for part in name.split()}
    return replace(
        each,
        words=tuple((f"{word}{copy}" if word in called else word, times) for word, times in each.words),
        names=tuple(" ".join(f"{part}{copy}" for part in name.split()) for name in each.names),
        numbers=tuple(str(int(number) + copy) for number in each.numbers),
    )


def speed(known: Sequence[Known], held: int, bars: Bars) -> None:
    """Print how many reports a second are grouped, in processor time, as those held grow, in batches of 100 by day."""
    reports = sorted(repeated(known, held), key=lambda each: (each.earliest or "", each.report))
    stream, step, began = Stream(bars=bars), max(100, held // 10), time.process_time()
    for start in range(0, len(reports), 100):
        stream.add(reports[start : start + 100])
        if (start + 100) % step < 100:
            now = time.process_time()
            print(f"{start + 100:>7} held: {step / (now - began):,.0f} reports/s", flush=True)
            began = time.process_time()
    sizes = sorted((len(outline.reports) for outline in stream.stories()), reverse=True)
    print(f"{len(sizes)} stories, the largest of {sizes[:5]} reports")
    one = [replace(each, report=f"late-{each.report}") for each in random.Random(3).sample(reports, min(200, held))]
    began = time.process_time()
    for each in one:
        stream.add([each])
    print(f"{len(one)} late reports, of any day, one by one: {len(one) / (time.process_time() - began):,.0f} reports/s")


def main() -> None:
    """Read, group, score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("incidents", "bundles", "collation", "scorer"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--towns", action="store_true")
    parser.add_argument("--held", type=int, default=0)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import clusters  # type: ignore[import-not-found]

    known = load(arguments)
    incidents, bundles, collation = known["incidents"], known["bundles"], known["collation"]
    half = len(incidents) // 2
    others = [each for each in collation if not each[1].startswith(("20", "politics", "crime"))]
    bars = replace(FEED, towns=arguments.towns)
    for name, each in {
        "incidents, first half": incidents[:half],
        "incidents, second half": incidents[half:],
        "incidents, all": incidents,
        "incidents, all within 60 days": crowded(incidents, 60),
        "incidents, all within 14 days": crowded(incidents, 14),
        "incidents, all, undated": undated(incidents),
        "bundles": bundles,
        "bundles, undated": undated(bundles),
        "collation, undated": collation,
        "second half, bundles and accidents together": [*incidents[half:], *bundles, *others],
    }.items():
        score(name, each, clusters, bars)
    handfuls("collation", collation, 300)
    handfuls("bundles", bundles, 300)
    orders([*incidents[half : half + 600], *bundles], bars)
    if arguments.held:
        speed(incidents, arguments.held, bars)


if __name__ == "__main__":
    main()
