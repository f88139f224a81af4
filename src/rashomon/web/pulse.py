"""Tells the open pages that the desk has changed, whoever changed it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Hashable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from rashomon.store import Desk

# Seconds between two looks at the desk while a page listens, and between two signs of life to a page.
EVERY, ALIVE = 1.0, 15.0
# Pages that may listen at once.
MOST = 64


class Pulse:
    """A number that rises with each change of the desk, as long as anybody listens."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.beat = 0
        self.listeners = 0
        self.seen: Hashable = None
        self.looked = -EVERY
        self.lock = threading.Lock()

    def state(self) -> Hashable:
        """Return what differs when the desk has changed."""
        newest = self.desk.stories(0, 1).rows
        return self.desk.count(), newest, self.desk.corrections(undone=True)[-1:], len(self.desk.corrections())

    def look(self) -> int:
        """Return the beat, after a look at the desk unless another page has just had it looked at."""
        with self.lock:
            if time.monotonic() - self.looked < EVERY / 2:
                return self.beat
            self.looked = time.monotonic()
            state = self.state()
            if self.seen is not None and state != self.seen:
                self.beat += 1
            self.seen = state
            return self.beat

    async def events(self, request: Request) -> AsyncIterator[str]:
        """Yield server-sent events: one when it begins to look, one for each change, and signs of life between."""
        self.listeners += 1
        try:
            last, quiet = await run_in_threadpool(self.look), 0.0
            yield f"retry: 3000\nevent: ready\ndata: {last}\n\n"
            while not await request.is_disconnected():
                await asyncio.sleep(EVERY)
                beat = await run_in_threadpool(self.look)
                quiet += EVERY
                if beat != last:
                    last, quiet = beat, 0.0
                    yield f"event: change\ndata: {beat}\n\n"
                elif quiet >= ALIVE:
                    quiet = 0.0
                    yield ": alive\n\n"
        finally:
            self.listeners -= 1
