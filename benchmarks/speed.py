"""Time and memory of the main job, each in a fresh process on one core, beside a plain spaCy pass over the same text.

    python benchmarks/speed.py --two A.txt B.txt --bundles BUNDLES.jsonl [--runs 3]

Prints, as the median of the runs: `rashomon --help`; two reports from a cold start to the finished brief; ten reports
of about 700 words (taken from the bundles, each cut to 700 words); the ratio of the ten to a plain spaCy pass; peak
memory; how the time grows to forty reports (one run each); and a profile of the stages inside one process.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PLAIN = """
import sys
from pathlib import Path
from rashomon.parse import load
list(load().pipe(Path(p).read_text(encoding="utf-8") for p in sys.argv[1:]))
"""

# Reports of several events, compared as if of one: no public set holds ten long reports of one event.
TOGETHER = """
import sys
from dataclasses import replace
from rashomon import compare
from rashomon.brief import brief
from rashomon.export.as_json import comparison_json
from rashomon.model import Story
from rashomon.pipeline import Pipeline
together = replace(Pipeline(), group=lambda analyses: (Story("y1:all", tuple(analyses)),))
comparison = compare(sys.argv[1:], pipeline=together)
brief(comparison), comparison_json(comparison)
assert len(comparison.story.reports) == len(sys.argv) - 1
"""

PROFILE = """
import sys, time
from rashomon.config import Settings
from rashomon.model import Story
from rashomon.pipeline import Pipeline
from rashomon.pipeline import compare_analyses, analyse_all
from rashomon.read import read
from rashomon import encoder, parse
from rashomon.attribute import heads
from rashomon.align import weights
from rashomon.export.as_json import comparison_json
from rashomon.brief import brief
spent = {}
def timed(name, function):
    def inner(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            spent[name] = spent.get(name, 0.0) + time.perf_counter() - start
    return inner
start = time.perf_counter(); parse.load(); spent["load parser"] = time.perf_counter() - start
start = time.perf_counter(); weights.load(); encoder.load("attribution"); heads.load()
spent["load encoders"] = time.perf_counter() - start
stages = {name: timed(name, stage) for name, stage in vars(Pipeline()).items()}
pipeline = Pipeline(**{**stages, "group": lambda analyses: (Story("y1:all", tuple(analyses)),)})
outcomes = analyse_all(read(sys.argv[1:], 10_000_000), Settings(), pipeline)
comparison = compare_analyses(outcomes, pipeline)
timed("brief", brief)(comparison)
timed("json", comparison_json)(comparison)
total = sum(spent.values())
for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
    print(f"  {name:14} {seconds:7.3f} s  {100 * seconds / total:5.1f} %")
"""

# Parse and everything up to statements, models loaded, beside a plain spaCy pass over the same texts in one process.
ANALYSE = """
import sys, time
from pathlib import Path
from rashomon.attribute import heads
from rashomon.config import Settings
from rashomon import encoder, parse
from rashomon.pipeline import Pipeline, analyse_all
from rashomon.read import read
start = time.perf_counter(); encoder.load("attribution"); heads.load(); loaded = time.perf_counter() - start
plain = parse.load()
texts = [Path(path).read_text(encoding="utf-8") for path in sys.argv[1:]]
list(plain.pipe(texts)), analyse_all(read(sys.argv[1:2], 10_000_000), Settings(), Pipeline())
start = time.perf_counter(); list(plain.pipe(texts)); alone = time.perf_counter() - start
start = time.perf_counter(); analyse_all(read(sys.argv[1:], 10_000_000), Settings(), Pipeline())
spent = time.perf_counter() - start
print(f"analysed up to statements: {len(texts) / spent:.1f} articles of 450 words a second, "
      f"{spent / alone:.1f} times a plain spaCy pass; loading the tagger {loaded:.2f} s")
"""


def measured(command: list[str]) -> tuple[float, float]:
    """Return the wall seconds and the peak memory in MB of a command, run on one core."""
    core = min(os.sched_getaffinity(0))
    start = time.perf_counter()
    with tempfile.TemporaryFile() as sink:
        process = subprocess.Popen(
            command, stdout=sink, stderr=sink, preexec_fn=lambda: os.sched_setaffinity(0, {core})
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sink.seek(0)
            raise SystemExit(f"{command}: exit {process.returncode}\n{sink.read().decode()}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def median(measure: Callable[[], tuple[float, float]], runs: int) -> tuple[float, float]:
    """Return the median of each figure over the runs."""
    rows = [measure() for _ in range(runs)]
    return statistics.median(r[0] for r in rows), statistics.median(r[1] for r in rows)


def cut_reports(bundles: Path, folder: Path, count: int, words: int) -> list[str]:
    """Write so many reports cut to so many words and return their paths."""
    long: list[Any] = []
    with bundles.open(encoding="utf-8") as lines:
        for line in lines:
            long += [r for r in json.loads(line)["reports"] if len(r["text"].split()) >= words]
            if len(long) >= count:
                break
    paths = []
    for number, report in enumerate(long[:count]):
        end = 0
        for _ in range(words):
            end = report["text"].find(" ", end + 1)
        path = folder / f"{words}-{number}-{report['publisher']}.txt"
        path.write_text(report["text"][:end], encoding="utf-8")
        paths.append(str(path))
    return paths


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--two", nargs=2, required=True)
    parser.add_argument("--bundles", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    command = [sys.executable, "-m", "rashomon"]
    with tempfile.TemporaryDirectory() as folder:
        forty = cut_reports(arguments.bundles, Path(folder), 40, 700)
        ten = forty[:10]
        short = cut_reports(arguments.bundles, Path(folder), 40, 450)
        plain = median(lambda: measured([sys.executable, "-c", PLAIN, *ten]), arguments.runs)
        for name, job in (
            ("rashomon --help", [*command, "--help"]),
            ("two reports, cold start to brief", [*command, "compare", *arguments.two]),
            ("ten reports of 700 words", [sys.executable, "-c", TOGETHER, *ten]),
        ):
            seconds, megabytes = median(lambda job=job: measured(job), arguments.runs)
            print(f"{name:34} {seconds:6.2f} s  {megabytes:5.0f} MB  ratio to plain spaCy {seconds / plain[0]:.2f}")
        print(f"{'plain spaCy over the ten':34} {plain[0]:6.2f} s  {plain[1]:5.0f} MB")
        for count in (5, 20, 40):
            seconds, megabytes = measured([sys.executable, "-c", TOGETHER, *forty[:count]])
            print(f"{count:2} reports of 700 words {seconds:17.2f} s  {megabytes:5.0f} MB")
        sys.stdout.flush()
        pinned = {min(os.sched_getaffinity(0))}
        os.sched_setaffinity(0, pinned)
        subprocess.run([sys.executable, "-c", ANALYSE, *short], check=True)
        print("stages, ten reports, one process:")
        sys.stdout.flush()
        subprocess.run([sys.executable, "-c", PROFILE, *ten], check=True)


if __name__ == "__main__":
    main()
