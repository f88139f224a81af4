"""How long each format takes to read: the same number of reports in one file, made from the tests' own samples.

``python benchmarks/readers.py --count 500``
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

from rashomon.model import Document
from rashomon.read import extract, read

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from read import samples

MOST = 1_000_000_000


def files(count: int) -> dict[str, bytes]:
    """Return a file of each format with so many reports, by name."""
    story = "\n\n".join([samples.STORY] * 5)
    titles = [f"Ferry number {n} aground" for n in range(count)]
    rows = "".join(f'"{title}","{story}"\n' for title in titles)
    pages = [samples.warc(f"https://a.example/{n}", samples.page(title, story)) for n, title in enumerate(titles)]
    nexis = "".join(samples.nexis_new(title, story) for title in titles)
    return {
        "reports.jsonl": "".join(json.dumps({"title": t, "text": story}) + "\n" for t in titles).encode(),
        "table.csv": f"title,text\n{rows}".encode(),
        "feed.rss": samples.feed([samples.item(title, story) for title in titles]),
        "box.mbox": samples.mailbox([samples.message(title, story) for title in titles]),
        "nexis.txt": nexis.encode(),
        "nexis.rtf": samples.rtf(nexis),
        "nexis.docx": samples.docx("".join(samples.paragraph(line) for line in nexis.replace("\f", "").split("\n"))),
        "pages.warc": b"".join(pages),
        "pages.warc.gz": b"".join(map(gzip.compress, pages)),
    }


def measure(path: str) -> tuple[int, float]:
    """Return the number of reports and the seconds of the processor."""
    start = time.process_time()
    found = [extract(each) for each in read([path], MOST) if isinstance(each, Document)]
    return len(found), time.process_time() - start


def main() -> None:
    """Print a line a format; each is read in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files(given.count).items():
            path = Path(folder) / name
            path.write_bytes(content)
            with get_context("spawn").Pool(1) as pool:
                reports, seconds = pool.apply(measure, (str(path),))
            size = len(content) / 1e6
            print(f"{name:14} {size:6.2f} MB {reports:6} reports {seconds:7.2f} s")


if __name__ == "__main__":
    main()
