"""Reading and comparing files of every format opens no socket, through the commands that a user types."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import textwrap
from pathlib import Path

from read import samples
from read.samples import STORY

# The hook cannot be taken off again: any use of a socket ends the run.
COMMANDS = """
import sys

def refuse(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        raise RuntimeError(f"reached for the network: {event} {arguments}")

sys.addaudithook(refuse)
from rashomon.cli import run
folder, out = sys.argv[1:]
print([
    run(["analyse", folder, "--jsonl", "-o", f"{out}/a.jsonl"]),
    run(["verify", f"{out}/a.jsonl"]),
    run(["compare", f"{folder}/a.txt", f"{folder}/b.html", "--json", "-o", f"{out}/c.json"]),
    run(["verify", f"{out}/c.json"]),
])
"""
TAIL = " He spoke at {}."
PLACES = "noon one two three four five six seven eight nine ten midnight dawn dusk".split()


def thrice(story: str) -> str:
    """Return a text long enough for a page to be taken for an article."""
    return "\n\n".join([story] * 3)


def test_commands_read_every_format_and_open_no_socket(tmp_path: Path) -> None:
    stories = [STORY + TAIL.format(place) for place in PLACES]
    link = '<link rel="stylesheet" href="http://style.example/s.css"><img src="http://pic.example/p.png">'
    files = {
        "a.txt": stories[0].encode(),
        "b.html": samples.page("Ferry aground", "\n\n".join([stories[1]] * 3)).replace(
            b"</head>", link.encode() + b"</head>"
        ),
        "c.json": json.dumps({"title": "Ferry", "text": stories[2], "url": "http://a.example/"}).encode(),
        "d.jsonl": json.dumps({"title": "Ferry", "text": stories[3]}).encode(),
        "e.csv": f'title,text\nFerry,"{stories[4]}"\n'.encode(),
        "f.rss": samples.feed([samples.item("Ferry", stories[5])]),
        "g.eml": samples.message("Ferry", stories[6]),
        "h.mbox": samples.mailbox([samples.message("Ferry", stories[7])]),
        "i.warc.gz": gzip.compress(samples.warc("https://a.example/", samples.page("Ferry", thrice(stories[8])))),
        "j.docx": samples.docx("".join(samples.paragraph(each) for each in stories[9].split("\n\n"))),
        "k.rtf": samples.rtf(stories[10]),
        "l.pdf": samples.pdf([textwrap.wrap(stories[11], 80)]),
        "m.txt": samples.nexis_new("Ferry aground off Tobago", stories[12]).encode(),
        "n.txt": samples.factiva_coded("Ferry aground off Tobago", stories[13]).encode(),
    }
    (tmp_path / "reports").mkdir()
    for name, content in files.items():
        (tmp_path / "reports" / name).write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", COMMANDS, str(tmp_path / "reports"), str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "[0, 0, 0, 0]" in done.stdout, done.stdout + done.stderr
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()]
    assert [Path(line["report"]["location"]).name.partition("#")[0] for line in lines] == sorted(files)
