"""The server that the tests open pages of."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from rashomon.config import Settings
from rashomon.store import Desk
from rashomon.web import application, door

TOKEN = "a token for the tests only"


@dataclass
class Server:
    """``rashomon serve`` in a process of its own, or what it serves in a thread of the tests."""

    desk: Path
    address: str
    process: subprocess.Popen[bytes] | None = None

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
        assert self.process
        self.process.kill()
        self.process.wait(10)


@contextmanager
def within(path: Path) -> Iterator[Server]:
    """Give a server in a thread: the models that it asks are those that the tests have read already."""
    settings = Settings(db=str(path))
    with socket.create_server(("127.0.0.1", 0)) as listening, Desk.open(path) as desk:
        port = listening.getsockname()[1]
        app = application(desk, settings, door("127.0.0.1", port, TOKEN, settings.max_bytes))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield Server(path, f"http://127.0.0.1:{port}")
        server.should_exit = True
        thread.join(30)


def started(desk: Path, *more: str) -> Server:
    """Return a server in a process of its own that is ready."""
    log = desk.with_suffix(".log")
    command = [sys.executable, "-m", "rashomon", "serve", "--db", str(desk), "--port", "0", "--no-browser", *more]
    with log.open("wb") as said:
        process = subprocess.Popen(command, stderr=said, env={**os.environ, "RASHOMON_TOKEN": TOKEN})
    for _ in range(600):
        if found := re.search(r"(http://127\.0\.0\.1:\d+)/", log.read_text()):
            return Server(desk, found[1], process)
        if process.poll() is not None:
            break
        time.sleep(0.05)
    pytest.fail(f"the server did not start: {log.read_text()}")
