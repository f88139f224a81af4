"""The server that the tests open pages of."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

TOKEN = "a token for the tests only"


@dataclass
class Server:
    """``rashomon serve`` in a process of its own."""

    desk: Path
    process: subprocess.Popen[bytes]
    address: str

    @property
    def port(self) -> int:
        """Return its port."""
        return int(self.address.rpartition(":")[2])

    def json(self, path: str) -> Any:
        """Return what the API answers."""
        with urllib.request.urlopen(self.address + path, timeout=30) as answer:
            return json.load(answer)

    def story(self, words: str) -> str:
        """Return where the story with such words in its title begins."""
        rows = self.json("/api/stories?count=200")["rows"]
        return f"/story/{next(row['id'] for row in rows if words in row['title'])}"

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait(10)


def started(desk: Path, *more: str) -> Server:
    """Return a server that is ready."""
    log = desk.with_suffix(".log")
    command = [sys.executable, "-m", "rashomon", "serve", "--db", str(desk), "--port", "0", "--no-browser", *more]
    with log.open("wb") as said:
        process = subprocess.Popen(command, stderr=said, env={**os.environ, "RASHOMON_TOKEN": TOKEN})
    for _ in range(600):
        if found := re.search(r"(http://127\.0\.0\.1:\d+)/", log.read_text()):
            return Server(desk, process, found[1])
        if process.poll() is not None:
            break
        time.sleep(0.05)
    pytest.fail(f"the server did not start: {log.read_text()}")
