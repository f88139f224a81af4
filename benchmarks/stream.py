"""Find the copies in a stream of many reports: rate, memory and growth.

    python benchmarks/stream.py --incidents DATA/incidents/articles.jsonl [--reports 100000] [--window 20000]

The incident reports are repeated in another order each time, with every name and number changed to another, the same
one throughout a report. Only the finding is timed: the reports come cleaned, as analysis leaves them. Printed every
tenth of the way: reports a second of CPU time in that tenth, the peak memory that the finder added, what it holds, and
of the reports whose original has come by before, within the window, how many were traced to a version of it.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from duplicates import load

from rashomon.model import Report, Span
from rashomon.trace.copies import Finder

CHANGED = re.compile(r"(?<=[^\s.!?:] )[A-Z][a-z]{2,}|\d+")
ONSETS, VOWELS = "b d f g k l m n p r s t v z br dr kr st".split(), "a e i o u".split()


def altered(report: Report, number: int, random: Random) -> Report:
    """Return a report with every name and number changed."""
    words: dict[str, str] = {}
    text, spans = "", []
    for paragraph in report.paragraphs:
        part = CHANGED.sub(lambda m: words.setdefault(m[0], another(m[0], random)), paragraph.of(report.text))
        spans.append(Span(len(text), len(text) + len(part)))
        text += part + "\n\n"
    return Report(f"{report.id}#{number}", report.location, "", text, tuple(spans))


def another(word: str, random: Random) -> str:
    """Return an invented name, or a number of as many digits."""
    if word.isdigit():
        return str(random.randrange(10 ** (len(word) - 1), 10 ** len(word)))
    return "".join(random.choice(ONSETS) + random.choice(VOWELS) for _ in range(random.choice((2, 3)))).capitalize()


def stream(reports: list[Report], size: int, seed: int) -> Iterator[Report]:
    """Yield so many reports: the given ones over and over, each time in another order and altered."""
    random = Random(seed)
    for number in range(size):
        if number % len(reports) == 0:
            random.shuffle(reports)
        yield altered(reports[number % len(reports)], number, random)


def memory() -> float:
    """Return the memory that the process holds, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    """Stream and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=Path, required=True)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--window", type=int, default=20_000)
    arguments = parser.parse_args()
    reports = list(load(arguments.incidents)[0].values())
    finder, seen = Finder(window=arguments.window), set[str]()
    spent, before, again, traced, total = 0.0, memory(), 0, 0, 0.0
    step = max(1, arguments.reports // 10)
    for count, report in enumerate(stream(reports, arguments.reports, seed=6), start=1):
        start = time.process_time()
        found = finder.find(report)
        spent += time.process_time() - start
        name = report.id.partition("#")[0]
        again += name in seen
        traced += name in seen and any(copy.left.report.startswith(f"{name}#") for copy in found)
        seen.add(name)
        if count % step == 0:
            total += spent
            print(
                f"{count:7} reports: {step / spent:6.0f} reports/s, {memory() - before:5.0f} MB, "
                f"{len(finder.held)} reports held, {len(finder.furniture.prints)} fingerprints of furniture, "
                f"traced {traced} of {again} repeated"
            )
            spent = 0.0
    print(f"{arguments.reports} reports in {total:.1f} s of one core: {arguments.reports / total:.0f} reports/s")


if __name__ == "__main__":
    main()
