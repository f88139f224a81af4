"""How fast the desk's pages come: a desk of many stories made by repeating a few, and readers who open its pages.

    python benchmarks/web.py make DESK --from STORY_FOLDER … [--stories 2000] [--reports 10]
    python benchmarks/web.py read DESK [--readers 20] [--seconds 20] [--pause 1.0] [--processes 1]
    python benchmarks/web.py paint DESK [--story ID]

``make`` analyses the reports of the folders once and repeats the rows under other ids, with other words of the same
length, so that the index is not all one text. ``read`` starts ``rashomon serve`` and lets readers open pages: each
waits ``pause`` seconds on average between two pages (0: none), and each page's time is what the reader waited for it,
on the same machine. ``paint`` opens a story's matrix in Chromium, with its reports and claims repeated until there are
12 and 120, and tells when all of it stood on the screen, from the click on.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

from sqlalchemy import insert, select

from rashomon.brief import Brief
from rashomon.model import CellState, Span, content_id
from rashomon.store import Desk, search
from rashomon.store import tables as t
from rashomon.store.database import Database
from rashomon.store.stories import members_id

WORD = re.compile(rb"[a-z]{7,}")
PAIR = re.compile(rb'"([a-z_]+)":(?:"([A-Za-z ]+)")?')
FREE = (b"text", b"lemma")
# Words of the format that stand in lists, beside no name of a field.
STATES = " ".join(get_args(CellState)).encode()
LETTERS = b"abcdefghijklmnopqrstuvwxyz"


# --- a large desk ---------------------------------------------------------------------------------------------------


def make(location: str, folders: list[str], stories: int, reports: int) -> None:
    """Write a desk of many stories."""
    with tempfile.TemporaryDirectory() as folder:
        seed = f"{folder}/seed.db"
        with Desk.open(seed, create=True) as desk:
            took = [receipt.outcome for receipt in desk.add(folders)]
            rows = [row for row in desk.stories(0, 200).rows if row.outlets > 1]
            for row in rows:
                desk.brief(row.id)
            print(f"{took.count('stored')} reports in {len(rows)} stories of several outlets")
        material = [loaded(Database(seed, 30.0), row.id) for row in rows]
    Desk.open(location, create=True).close()
    database = Database(location, 30.0)
    began = time.monotonic()
    number = 0
    for start in range(0, stories, 50):
        with database.write() as connection:
            for index in range(start, min(start + 50, stories)):
                number = repeated(connection, material[index % len(material)], index, number, reports)
    print(
        f"{stories} stories, {number} reports in {time.monotonic() - began:.0f} s, {os.path.getsize(location) >> 20} MB"
    )


def loaded(database: Database, story: str) -> dict[str, Any]:
    """Return all rows of one story."""
    with database.read() as connection:
        one = connection.execute(select(t.story).where(t.story.c.id == story)).mappings().one()
        inside = select(t.membership.c.report).where(t.membership.c.story == story)
        reports = connection.execute(select(t.report).where(t.report.c.id.in_(inside))).mappings().all()
        ids = [row["id"] for row in reports]
        hashes = [row["sha256"] for row in reports]
        return {
            "story": dict(one),
            "reports": [dict(row) for row in reports],
            "documents": {
                row["sha256"]: dict(row)
                for row in connection.execute(select(t.document).where(t.document.c.sha256.in_(hashes))).mappings()
            },
            "analyses": {
                row["report"]: dict(row)
                for row in connection.execute(select(t.analysis).where(t.analysis.c.report.in_(ids))).mappings()
            },
            "comparison": dict(
                connection.execute(select(t.comparison).where(t.comparison.c.story == story)).mappings().one()
            ),
            "entries": [
                (row.report, row.kind, Span(row.start, row.stop))
                for row in connection.execute(select(t.entry).where(t.entry.c.report.in_(ids)))
            ],
        }  # fmt: skip


def repeated(connection: Any, given: dict[str, Any], index: int, number: int, reports: int) -> int:
    """Write a story once more under other ids and words, and return how many reports the desk has."""
    names = {row["id"]: f"{row['id']}-{index}" for row in given["reports"]}
    change = changer(given, names, index)
    fill = max(reports - len(given["reports"]), 0)
    story = content_id("y", given["story"]["id"], index)
    ids = list(names.values())
    members = members_id(ids)
    day = f"2025-{index % 12 + 1:02}-{index % 28 + 1:02}T08:00:00+00:00"
    fresh = {"id": story, "members": members, "compared": members, "changed": day, "chapter_of": None}
    title = change(given["story"]["title"].encode()).decode()
    connection.execute(insert(t.story).values({**given["story"], **fresh, "title": title}))
    for row in given["reports"]:
        number += 1
        one_report(connection, given, row, names[row["id"]], index, number, change)
        connection.execute(insert(t.membership).values(story=story, report=names[row["id"]]))
    kept = given["comparison"]
    again = {
        "members": members, "story": story, "reports": json.dumps(sorted(ids)),
        **{name: repack(kept[name], change) for name in ("brief", "value")},
    }  # fmt: skip
    connection.execute(insert(t.comparison).values({**kept, **again}))
    # Reports that no comparison takes in: earlier versions, so that the desk has as many as it should.
    for extra in range(fill):
        number += 1
        row = given["reports"][extra % len(given["reports"])]
        name = f"{names[row['id']]}-v{extra}"
        one_report(connection, given, {**row, "current": False}, name, index, number, change)
        connection.execute(insert(t.membership).values(story=story, report=name))
    return number


def one_report(
    connection: Any, given: dict[str, Any], row: dict[str, Any], name: str, index: int, number: int, change: Any
) -> None:
    """Write one report once more."""
    sha256 = f"{number:064x}"
    document = given["documents"][row["sha256"]]
    text = change(row["text"].encode()).decode()
    connection.execute(insert(t.document).values({**document, "sha256": sha256}))
    more = {"id": name, "number": number, "sha256": sha256, "text": text, "address": f"https://news.example/{number}"}
    connection.execute(insert(t.report).values({**row, **more}))
    connection.execute(
        insert(t.receipt).values(sha256=sha256, location=row["location"], stored=row["stored"], report=name)
    )
    analysis = given["analyses"][row["id"]]
    connection.execute(
        insert(t.analysis).values({**analysis, "report": name, "value": repack(analysis["value"], change)})
    )
    places = [(kind, span) for report, kind, span in given["entries"] if report == row["id"]]
    search.index(connection, name, text, places)


def changer(given: dict[str, Any], names: dict[str, str], index: int) -> Any:
    """Return a function that gives a story other ids, and half of its long words other letters, as many as before."""
    packed = [
        given["comparison"]["brief"],
        given["comparison"]["value"],
        *(row["value"] for row in given["analyses"].values()),
    ]
    pairs = {pair for each in packed for pair in PAIR.findall(zlib.decompress(each))}
    # The names of fields, and of what can stand in them, stay.
    keys = {word for key, value in pairs for word in WORD.findall(key + b" " + (b"" if key in FREE else value))}
    keys.update(WORD.findall(STATES))
    words = {word for row in given["reports"] for word in WORD.findall(row["text"].encode())} - keys
    chance = random.Random(index)
    others = {w: bytes(chance.choice(LETTERS) for _ in w) for w in sorted(words) if chance.random() < 0.5}
    swap = {old.encode(): new.encode() for old, new in names.items()}
    pattern = re.compile(b"|".join(sorted(map(re.escape, swap), key=len, reverse=True)) + rb"|[a-z]{7,}")

    def change(content: bytes) -> bytes:
        return pattern.sub(lambda match: swap.get(match[0]) or others.get(match[0], match[0]), content)

    return change


def repack(content: bytes, change: Any) -> bytes:
    """Return packed JSON with the change made in it."""
    return zlib.compress(change(zlib.decompress(content)), 1)


# --- readers --------------------------------------------------------------------------------------------------------


class Server:
    """``rashomon serve`` over a desk, in a process of its own."""

    def __init__(self, location: str, processes: int) -> None:
        command = [sys.executable, "-m", "rashomon", "serve", "--db", location, "--port", "0", "--no-browser"]
        # Named only where it matters, so that earlier versions can be measured too.
        command += ["--processes", str(processes)] if processes > 1 else []
        # A file and no pipe: what nobody reads would stop the server.
        self.said = tempfile.NamedTemporaryFile("w+", suffix=".log")
        self.process = subprocess.Popen(command, stderr=self.said)
        for _ in range(300):
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", Path(self.said.name).read_text()):
                self.port = int(found[1])
                return
            time.sleep(0.1)
        raise RuntimeError(Path(self.said.name).read_text())

    def get(self, connection: http.client.HTTPConnection, path: str) -> bytes:
        """Return a page; anything but 200 is a failure of the measurement."""
        connection.request("GET", path)
        answer = connection.getresponse()
        content = answer.read()
        assert answer.status == 200, (path, answer.status, content[:200])
        return content

    def close(self) -> None:
        """Stop the server."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(10)


def addresses(server: Server, chance: random.Random, stories: list[dict[str, Any]]) -> tuple[str, str]:
    """Return a page that a reader may open next, and its kind."""
    story = chance.choice(stories)["id"]
    kinds = {
        "stories": f"/?first={chance.randrange(0, len(stories), 50)}&order=" + chance.choice(["changed", "last"]),
        "stories, words": "/?q=" + chance.choice(["merger", "quake", "cup", "court", "election"]),
        "matrix": f"/story/{story}",
        "matrix, base": f"/story/{story}?order=conflict",
        "side": f"/story/{story}/side",
        "hands": f"/story/{story}/hands",
        "words": f"/story/{story}/words",
        "figures": f"/story/{story}/figures",
        "review": f"/story/{story}/review",
        "brief": f"/story/{story}/brief",
        "run": f"/story/{story}/run",
        "search": "/search?q=" + chance.choice(["dredging", "Djarma", '"San Bartolo"', "goalkeeper", "shareholders"]),
        "search, claims": "/search?in=claim&q=" + chance.choice(["dredging", "Djarma", "goalkeeper", "shareholders"]),
        "api, stories": "/api/stories?count=50",
    }
    kind = chance.choice([*kinds, "stories", "matrix", "matrix"])
    return kind, kinds[kind].replace('"', "%22").replace(" ", "%20")


def read(location: str, readers: int, seconds: float, pause: float, only: str, processes: int) -> None:
    """Print how long pages take with so many readers at once."""
    with Desk.open(location) as desk:
        reports, total = desk.count()
    server = Server(location, processes)
    times: dict[str, list[float]] = defaultdict(list)
    lock = threading.Lock()
    try:
        first = http.client.HTTPConnection("127.0.0.1", server.port)
        stories = [
            row
            for start in range(0, total, 200)
            for row in json.loads(server.get(first, f"/api/stories?first={start}&count=200"))["rows"]
        ]
        # Each process opens its first pages before anything is measured.
        for seed in range(20 * processes):
            other = http.client.HTTPConnection("127.0.0.1", server.port)
            server.get(other, addresses(server, random.Random(seed), stories)[1])
            other.close()
        before = busy(server.process.pid)
        ends = time.monotonic() + seconds

        def reader(seed: int) -> None:
            chance = random.Random(seed)
            connection = http.client.HTTPConnection("127.0.0.1", server.port)
            # Readers do not all begin in one instant.
            time.sleep(chance.uniform(0, pause))
            while time.monotonic() < ends:
                kind, path = addresses(server, chance, stories)
                if only and kind != only:
                    continue
                began = time.monotonic()
                server.get(connection, path)
                took = (time.monotonic() - began) * 1000
                with lock:
                    times[kind].append(took)
                if pause:
                    time.sleep(chance.uniform(0.5, 1.5) * pause)

        threads = [threading.Thread(target=reader, args=(seed,)) for seed in range(readers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        cpu = busy(server.process.pid) - before
    finally:
        server.close()
    said = f"pause {pause} s" if pause else "no pause"
    every = [took for kind in times.values() for took in kind]
    print(
        f"{total} stories, {reports} reports; {readers} readers, {said}, {seconds:.0f} s, "
        f"{processes} process{'es' * (processes > 1)}; {len(every)} pages, "
        f"{cpu * 1000 / len(every):.1f} ms of the server's processor each"
    )
    print(f"{'page':<16} {'n':>5} {'median':>7} {'p95':>7} {'most':>7}  ms")
    for kind, found in [*sorted(times.items()), ("all", every)]:
        print(f"{kind:<16} {len(found):>5} {statistics.median(found):>7.0f} {at(found, 0.95):>7.0f} {max(found):>7.0f}")


def paint(location: str, story: str) -> None:
    """Print how soon Chromium paints a matrix of 12 reports and 120 claims."""
    from playwright.sync_api import sync_playwright
    from starlette.testclient import TestClient

    from rashomon.config import Settings
    from rashomon.web import application, door

    with Desk.open(location) as desk, sync_playwright() as playwright:
        sheet = desk.brief(story or desk.stories(order="reports").rows[0].id)
        large = replace(sheet, brief=enlarged(sheet.brief))
        desk.brief = lambda *_: large  # type: ignore[method-assign]
        client = TestClient(
            application(desk, Settings(), door("127.0.0.1", 80, None, 1000)), base_url="http://127.0.0.1"
        )
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        times = []
        for _ in range(7):
            page = browser.new_page(viewport={"width": 1440, "height": 1000})

            def answer(route: Any) -> None:
                got = client.get(urlsplit(route.request.url).path)
                route.fulfill(status=got.status_code, headers=dict(got.headers), body=got.content)

            page.route("**/events", lambda route: route.abort())
            page.route(re.compile("(?<!events)$"), answer)
            page.goto(f"http://127.0.0.1/story/{sheet.row.id}")
            # Two frames after the page was loaded, all of it stands on the screen.
            painted = page.evaluate(
                "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
            )
            rows, columns = page.locator("tbody tr").count(), page.locator("thead th").count() - 1
            times.append(painted)
            page.close()
        browser.close()
    print(f"{columns} reports × {rows} claims: painted after {statistics.median(times):.0f} ms (median of 7)")


def enlarged(brief: Brief) -> Brief:
    """Return a brief of 12 reports and 120 claims, made by repeating."""
    reports = brief.head.reports
    more = tuple(replace(reports[n % len(reports)], id=f"r1:{n}") for n in range(12))
    rows = []
    for number in range(120):
        row = brief.rows[number % len(brief.rows)]
        told = [row.readings[n % len(row.readings)] for n in range(12) if (n + number) % 3]
        readings = tuple(replace(each, report=f"r1:{n}") for n, each in enumerate(told))
        says = {each.report for each in readings}
        cells = tuple((report.id, "says" if report.id in says else "silent") for report in more)
        rows.append(replace(row, claim=f"c1:{number}", best=readings[0], readings=readings, cells=cells, contrasts=()))
    head = replace(brief.head, reports=more, claims=120)
    empty = {"only": (), "differ": (), "figures": (), "timeline": (), "whose_word": (), "labels": (), "debts": ()}
    return replace(brief, head=head, all_say=(), some_say=tuple(rows), **empty)


def busy(process: int) -> float:
    """Return the processor time that a process and those that it started have had, in seconds."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") + sum(busy(int(each)) for each in children)


def at(found: list[float], part: float) -> float:
    """Return the value that so large a part of the values does not exceed."""
    return sorted(found)[min(int(len(found) * part), len(found) - 1)]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("make", "read", "paint"))
    parser.add_argument("desk")
    parser.add_argument("--from", dest="folders", nargs="+", default=[])
    parser.add_argument("--stories", type=int, default=2000)
    parser.add_argument("--reports", type=int, default=10)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--only", default="", help="one kind of page")
    parser.add_argument("--story", default="", help="whose matrix is painted")
    given = parser.parse_args()
    if given.what == "paint":
        paint(given.desk, given.story)
    elif given.what == "make":
        make(given.desk, [str(Path(folder)) for folder in given.folders], given.stories, given.reports)
    else:
        read(given.desk, given.readers, given.seconds, given.pause, given.only, given.processes)


if __name__ == "__main__":
    main()
