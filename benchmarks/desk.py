"""Speed, size and survival of the desk file.

    python benchmarks/desk.py speed REPORTS.jsonl [--count 120]   reports a second on one process and on two, memory
    python benchmarks/desk.py lists [--stories 2000 --each 10]    milliseconds a page at so many stories and reports
    python benchmarks/desk.py kill REPORTS.jsonl [--kills 50]     kill -9 at random moments of `add` and of `watch`;
                                                                  --quick: with stages that take no time, and small
                                                                  batches, so that most kills meet a write
    python benchmarks/desk.py rulings REPORTS.jsonl               seconds from a person's word to the page that shows
                                                                  it, in a story of so many reports (--count, 10)

REPORTS.jsonl holds one report a line as {"id", "text", "title", "date", "url", "publisher"}. All is measured through
the command line or the public class, on a file in a temporary folder. `lists` cuts words at spaces in place of a
parser: it measures what is kept and found, not what is analysed; so does `kill --quick`.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import os
import random
import re
import resource
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, select, update

import rashomon.store.desk
from rashomon.config import Settings
from rashomon.corrections import citing, correct, selected
from rashomon.fetch import Fetcher, Limits, Network
from rashomon.model import (
    Comparison,
    Correction,
    Document,
    Index,
    Linked,
    Mention,
    Parse,
    Passage,
    Report,
    Sentence,
    Span,
    Statement,
    Token,
    content_id,
)
from rashomon.pipeline import Pipeline
from rashomon.store import Desk, Feed
from rashomon.store import tables as t
from rashomon.watch import watch

RASHOMON = [sys.executable, "-m", "rashomon"]
THINGS = ("bridge", "school", "harbour", "library", "mill", "market", "station", "court")


def cut(path: Path, count: int) -> list[str]:
    """Return so many lines of the reports."""
    with path.open(encoding="utf-8") as lines:
        return list(itertools.islice(lines, count))


def speed(arguments: argparse.Namespace) -> None:
    """Print reports a second of the whole of `add`, processes started and models loaded included and excluded."""
    lines = cut(arguments.reports, arguments.count)
    words = statistics.mean(len(json.loads(line)["text"].split()) for line in lines)
    print(f"{len(lines)} reports of {words:.0f} words")
    with tempfile.TemporaryDirectory() as folder:
        whole, one = Path(folder, "whole.jsonl"), Path(folder, "one.jsonl")
        whole.write_text("".join(lines), encoding="utf-8")
        one.write_text("".join(lines[:2]), encoding="utf-8")
        for jobs in (1, 2):
            way = ["--jobs", str(jobs), "--db"]
            start = timed([*RASHOMON, "add", str(one), *way, f"{folder}/one{jobs}.db"])
            whole_run = timed([*RASHOMON, "add", str(whole), *way, f"{folder}/{jobs}.db"])
            more = len(lines) - 2
            wall, cpu = whole_run.seconds - start.seconds, whole_run.cpu - start.cpu
            print(
                f"jobs {jobs}: {len(lines) / whole_run.seconds:.2f} reports/s; without the start {more / wall:.2f} a "
                f"second, {more / cpu:.2f} a second of processor time; largest process {whole_run.memory:.0f} MB"
            )
        size = os.path.getsize(f"{folder}/1.db")
        again = timed([*RASHOMON, "add", str(whole), "--db", f"{folder}/1.db"]).seconds
        print(f"file {size / len(lines) / 1000:.0f} kB a report; the same again, all known: {again:.1f} s")


class Spent(NamedTuple):
    """Wall seconds, processor seconds of all processes, and MB of the largest one so far."""

    seconds: float
    cpu: float
    memory: float


def timed(command: list[str]) -> Spent:
    """Return what a command takes."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(time.perf_counter() - start, cpu, after.ru_maxrss / 1024)


def lists(arguments: argparse.Namespace) -> None:
    """Print how long the pages of lists take on a large desk."""
    with tempfile.TemporaryDirectory() as folder, Desk.open(f"{folder}/rashomon.db", create=True) as desk:
        start = time.perf_counter()
        count = sum(1 for _ in desk.add(made_up(arguments.stories, arguments.each), pipeline=plain()))
        spent = time.perf_counter() - start
        reports, stories = desk.count()
        size = os.path.getsize(f"{folder}/rashomon.db") / 1e6
        print(f"{count} documents in {spent:.0f} s ({count / spent:.0f}/s)")
        print(f"{reports} reports, {stories} stories, {size:.0f} MB")
        some = desk.stories(first=stories // 2, count=1).rows[0]
        for name, ask in questions(desk, some.id, stories).items():
            times = [clock(ask) for _ in range(7)]
            print(f"  {name:34} {statistics.median(times) * 1000:7.1f} ms, at most {max(times) * 1000:.1f}")
        with Desk.open(f"{folder}/rashomon.db") as again:
            late = Document("late.txt", "text/plain", b"The mayor of Visby resigned on Friday, she told reporters.")
            spent = clock(lambda: list(again.add([late], pipeline=plain())))
            print(f"  {'take up the stories and add one':34} {spent:7.2f} s")
        print(f"  {'purge one story':34} {clock(lambda: desk.purge(desk.find(some.id))):7.2f} s")


def questions(desk: Desk, story: str, stories: int) -> dict[str, Callable[[], object]]:
    """Return what a page of the web or the command line asks."""
    return {
        "stories, first page": lambda: desk.stories(),
        "stories, middle page": lambda: desk.stories(first=stories // 2),
        "stories, by outlets": lambda: desk.stories(order="outlets"),
        "stories, words of the title": lambda: desk.stories(words="bridge"),
        "reports, first page": lambda: desk.reports(),
        "reports, last page": lambda: desk.reports(first=19_900),
        "one story's reports": lambda: desk.reports(story=story),
        "one story's history": lambda: desk.history(story),
        "search, a rare word": lambda: desk.search("town7"),
        "search, a word of every report": lambda: desk.search("mayor"),
        "search, a name": lambda: desk.search("town7", "entity"),
        "search, a claim": lambda: desk.search("closed bridge", "claim"),
    }


def clock(ask: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


def made_up(stories: int, each: int) -> Iterator[Document]:
    """Yield short reports of so many events by so many outlets, with words drawn by a fixed seed."""
    draw = random.Random(7)
    filler = sorted(common_words())
    for number in range(stories):
        thing, town = draw.choice(THINGS), f"Town{number}"
        names = [f"Ana{number} Berg{number}", f"Carl{number} Dahl{number}"]
        for outlet in range(each):
            noise = " ".join(draw.choices(filler, k=250))
            text = (
                f"Publisher: Outlet {outlet}\nDate: 2025-{number % 12 + 1:02}-{number % 28 + 1:02}\n"
                f"URL: https://outlet{outlet}.example/{number}\nTitle: The {thing} of {town} is closed\n\n"
                f"The mayor of {town}, {names[0]}, closed the {thing} of {town} on Monday, {names[1]} said.\n\n"
                f"It was not known when it would be open again. {noise}.\n"
            )
            yield Document(f"{number}/{outlet}.txt", "text/plain", text.encode())


def common_words() -> set[str]:
    """Return words of content that many reports use."""
    table = (resources.files("rashomon") / "models" / "group" / "rarity.txt").read_text("utf-8").splitlines()
    rows = [row.split("\t") for row in table]
    return {word for word, count in rows if word.isalpha() and int(count) > 60}


def plain() -> Pipeline:
    """Return stages that cut words at spaces: names and a few things tell the event, a statement is fifty words."""

    def kind(word: str) -> str:
        return "PROPN" if word[0].isupper() else "NOUN" if word in THINGS else "X"

    def parse(report: Report) -> Parse:
        cut = re.compile(r"\w+")
        found = [m for span in report.paragraphs for m in cut.finditer(report.text, span.start, span.end)]
        tokens = tuple(
            Token(n, m.start(), m.end(), m[0], m[0].lower(), kind(m[0]), "NN", "dep", n, 0) for n, m in enumerate(found)
        )
        sentence = Sentence(Span(0, len(report.text)), 0, len(tokens), 0)
        return Parse(report, (sentence,), tokens, (), ((),) * len(tokens))

    def mention(parse: Parse) -> tuple[Mention, ...]:
        spans = [Span(*m.span()) for m in re.finditer(r"[A-Z]\w+ [A-Z]\w+", parse.report.text)]
        return tuple(
            Mention(content_id("m", parse.report.id, span), parse.report.id, span, "person", "name", span)
            for span in spans
        )

    def attribute(parse: Parse, mentions: tuple[Mention, ...]) -> tuple[Statement, ...]:
        starts = range(0, len(parse.tokens) - 1, 50)
        spans = [parse.span(start, min(start + 50, len(parse.tokens))) for start in starts]
        name = parse.report.id
        return tuple(
            Statement(content_id("s", name, span), name, (span,), (), (), (), "none", "own", "asserted", "positive")
            for span in spans
        )

    return replace(Pipeline(), parse=parse, mention=mention, attribute=attribute)


def rulings(arguments: argparse.Namespace) -> None:
    """Print how long each kind of ruling takes until it is kept and shown, and until it is taken back; the medians.

    Seconds are of wall time, and of the processor in parentheses.

    The reports are put in one story, each cut to so many words: no public set holds ten long reports of one event.
    """
    with tempfile.TemporaryDirectory() as folder, Desk.open(Path(folder) / "desk.db", create=True) as desk:
        records = [json.loads(line) for line in cut(arguments.reports, arguments.count)]
        for number, record in enumerate(records):
            short = record | {"text": " ".join(record["text"].split(" ")[: arguments.words])}
            list(desk.add([Document(f"{number}.jsonl", "application/json", json.dumps(short).encode())]))
        story = together(desk)
        began = time.perf_counter()
        made = desk.comparison(story)
        claims = [[Passage(r.report, r.span) for r in claim.readings] for claim in made.claims]
        shared = [each for each in claims if len(each) > 1]
        mentions = {m.id: m for a in made.story.analyses for m in a.mentions}
        names = [Passage(mentions[e.mentions[0]].report, mentions[e.mentions[0]].span) for e in made.entities]
        print(f"{len(records)} reports, {len(claims)} claims ({len(shared)} shared), {len(names)} entities")
        print(f"the comparison itself, the encoder loaded for it: {time.perf_counter() - began:.2f} s")
        sayings: dict[str, list[list[Passage]]] = {
            "wrong": [each[:1] for each in claims],
            "split": shared,
            "join": [[one[0], other[0]] for one, other in itertools.pairwise(claims)],
            "different": [list(pair) for pair in itertools.pairwise(names)],
            "same": [list(pair) for pair in itertools.pairwise(names)],
        }
        for kind, all_named in sayings.items():
            spent = [said_and_taken_back(desk, story, kind, named) for named in all_named[: arguments.each]]
            said, back = (
                [statistics.median(part) for part in zip(*each, strict=True)] for each in zip(*spent, strict=True)
            )
            print(f"{kind:10} {said[0]:5.2f} s ({said[1]:.2f}), taken back {back[0]:5.2f} s ({back[1]:.2f})")
        many_marked(made)


def many_marked(made: Comparison) -> None:
    """Print how many marked names are found by their words as themselves alone, and how long 200 corrections take."""
    index = Index.of(made.story)
    names = [m for m in index.mentions.values() if m.form == "name"]
    cited = [citing(Passage(m.report, m.span), index.reports[m.report].text) for m in names]
    alone = sum([m.id for m in selected(each, index)] == [name.id] for each, name in zip(cited, names, strict=True))
    print(f"{alone} of {len(names)} marked names are found by their words as themselves alone")
    said = [Correction("different", pair) for pair in zip(cited[:400:2], cited[1:400:2], strict=False)]
    began = time.process_time()
    correct(made.story, Linked(made.entities, made.proposals), said)
    print(f"{len(said)} corrections of names applied in {time.process_time() - began:.2f} s of the processor")


def medians(spent: Iterable[tuple[float, float]]) -> list[float]:
    """Return the median of each part."""
    return [statistics.median(part) for part in zip(*spent, strict=True)]


def together(desk: Desk) -> str:
    """Return the story that all reports of a desk are put in."""
    with desk._database.write() as connection:
        reports = sorted(connection.execute(select(t.report.c.id)).scalars())
        story = connection.execute(select(t.story.c.id)).scalars().first()
        connection.execute(delete(t.membership))
        connection.execute(insert(t.membership), [{"story": story, "report": each} for each in reports])
        connection.execute(update(t.story).where(t.story.c.id == story).values(members=content_id("k", *reports)))
    assert story is not None
    return str(story)


def said_and_taken_back(desk: Desk, story: str, kind: str, named: list[Passage]) -> list[tuple[float, float]]:
    """Return the seconds until what was said is kept and shown, and until it is taken back and that is shown."""
    clocks = [(time.perf_counter(), time.process_time())]
    number = desk.correct(story, kind, named).number
    desk.brief(story)
    clocks.append((time.perf_counter(), time.process_time()))
    desk.undo(number)
    desk.brief(story)
    clocks.append((time.perf_counter(), time.process_time()))
    return [(later[0] - sooner[0], later[1] - sooner[1]) for sooner, later in itertools.pairwise(clocks)]


def kill(arguments: argparse.Namespace) -> None:
    """Kill `add` and `watch` at random moments, and check after each that nothing reported is missing or twice."""
    lines = cut(arguments.reports, arguments.count)
    with tempfile.TemporaryDirectory() as folder, serving(lines) as feed:
        source = Path(folder, "reports.jsonl")
        source.write_text("".join(lines), encoding="utf-8")
        way = [sys.executable, __file__, "child", *(["--quick"] if arguments.quick else [])]
        ways: dict[str, Callable[[str], list[str]]] = {
            "add": lambda desk: [*way, "add", desk, str(source)],
            "watch": lambda desk: [*way, "watch", desk, feed],
        }
        for name, command in ways.items():
            killed(name, command, folder, arguments)


def child(arguments: argparse.Namespace) -> None:
    """Add or watch, and print what is reported as stored, until killed.

    The watcher may ask this machine's own server, which the tool itself never does.
    """
    pipeline = plain() if arguments.quick else Pipeline()
    rashomon.store.desk.BATCH = 4 if arguments.quick else rashomon.store.desk.BATCH
    network = Network(allowed=lambda address: str(address) == "127.0.0.1", sleep=lambda seconds: None)
    with Desk.open(arguments.desk, create=True) as desk:
        if arguments.mode == "add":
            receipts = desk.add([arguments.given], pipeline=pipeline)
        else:
            fetcher = Fetcher(Limits(pause=0), network)
            receipts = watch(desk, [Feed(arguments.given, "")], fetcher, Settings(), pipeline)
        for receipt in receipts:
            print(receipt.outcome, receipt.report, receipt.location, flush=True)


def killed(name: str, command: Callable[[str], list[str]], folder: str, arguments: argparse.Namespace) -> None:
    """Kill one command again and again; a desk that is whole makes room for the next."""
    draw = random.Random(arguments.seed)
    whole = f"{folder}/{name}.whole.db"
    with open(f"{folder}/{name}.log", "wb") as log:
        start = time.perf_counter()
        subprocess.run(command(whole), check=True, stdout=log)
        seconds = time.perf_counter() - start
    want = held(whole)
    print(f"{name}: undisturbed {len(want)} reports in {seconds:.1f} s")
    runs, done, reported = 0, 0, set[str]()
    desk = f"{folder}/{name}.{runs}.db"
    while done < arguments.kills:
        log = Path(folder, f"{name}.out")
        with log.open("wb") as output, subprocess.Popen(command(desk), stdout=output, stderr=output) as process:
            try:
                process.wait(draw.uniform(0.2, seconds * 0.7))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                done += 1
        said = [line.split(" ") for line in log.read_text("utf-8", "replace").split("\n")[:-1]]
        reported |= {words[1] for words in said if words[0] in ("stored", "known")}
        found = held(desk)
        check(reported <= set(found), f"missing: {reported - set(found)}")
        check(len(found) == len(set(found)) and set(found) <= set(want), "a report twice, or one that is none")
        if process.returncode == 0:
            check(sorted(found) == sorted(want), "not all there")
            check(groups(desk) == groups(whole), "other stories than undisturbed")
            runs, reported = runs + 1, set()
            desk = f"{folder}/{name}.{runs}.db"
    subprocess.run(command(desk), check=True, stdout=subprocess.DEVNULL)
    check(sorted(held(desk)) == sorted(want) and groups(desk) == groups(whole), "the last run differs")
    print(f"{name}: {done} kills over {runs + 1} desks, nothing reported was missing, no report twice, same stories")


def check(holds: bool, problem: str) -> None:
    """End the run where something does not hold."""
    if not holds:
        raise SystemExit(problem)


def held(location: str) -> list[str]:
    """Return the ids of the reports on a desk that is whole, none where it is not there yet."""
    if not os.path.exists(location):
        return []
    with Desk.open(location, create=True) as desk:
        found = [row.id for row in desk.reports(count=100_000).rows]
    with sqlite3.connect(location) as connection:
        check(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",), "the file is damaged")
    return found


def groups(location: str) -> list[Any]:
    """Return the stories of a desk."""
    with Desk.open(location) as desk:
        return list(desk.groups())


class serving:
    """A feed of the reports on a port of its own, each with its page."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.reports = [json.loads(line) for line in lines]

    def __enter__(self) -> str:
        reports = self.reports

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body, kind = page(reports, self.path, f"http://127.0.0.1:{self.server.server_address[1]}")
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with contextlib.suppress(OSError):  # who asked is dead
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_address[1]}/rss"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def page(reports: list[dict[str, Any]], path: str, home: str) -> tuple[bytes, str]:
    """Return what the server answers: the feed, a report's page, or nothing."""
    from xml.sax.saxutils import escape

    if path == "/rss":
        items = "".join(
            f"<item><title>{escape(str(r.get('title') or n))}</title><link>{home}/{n}</link></item>"
            for n, r in enumerate(reports)
        )
        rss = f"<rss version='2.0'><channel><title>All</title>{items}</channel></rss>"
        return rss.encode("utf-8", "replace"), "application/rss+xml"
    if not re.fullmatch(r"/\d+", path) or int(path[1:]) >= len(reports):
        return b"", "text/plain"
    report = reports[int(path[1:])]
    body = "".join(f"<p>{escape(part)}</p>" for part in report["text"].split("\n") if part.strip())
    title = escape(str(report.get("title") or ""))
    whole = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    return whole.encode("utf-8", "replace"), "text/html; charset=utf-8"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("speed")
    one.add_argument("reports", type=Path)
    one.add_argument("--count", type=int, default=120)
    one.set_defaults(run=speed)
    two = commands.add_parser("lists")
    two.add_argument("--stories", type=int, default=2000)
    two.add_argument("--each", type=int, default=10)
    two.set_defaults(run=lists)
    three = commands.add_parser("kill")
    three.add_argument("reports", type=Path)
    three.add_argument("--kills", type=int, default=50)
    three.add_argument("--count", type=int, default=60)
    three.add_argument("--seed", type=int, default=7)
    three.add_argument("--quick", action="store_true")
    three.set_defaults(run=kill)
    five = commands.add_parser("rulings")
    five.add_argument("reports", type=Path)
    five.add_argument("--count", type=int, default=10)
    five.add_argument("--words", type=int, default=700)
    five.add_argument("--each", type=int, default=5)
    five.set_defaults(run=rulings)
    four = commands.add_parser("child")
    four.add_argument("--quick", action="store_true")
    four.add_argument("mode", choices=("add", "watch"))
    four.add_argument("desk")
    four.add_argument("given")
    four.set_defaults(run=child)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
