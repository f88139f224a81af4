"""Work that takes longer than a page may: adding documents, one job after the other, each with its receipts."""

from __future__ import annotations

import itertools
import secrets
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from rashomon.errors import RashomonError
from rashomon.store import Receipt

# Jobs that may wait, and finished ones that are remembered.
WAITING, KEPT = 16, 64


@dataclass
class Job:
    """One addition. ``receipts`` grow while it runs: each is of a document that is safe, or that failed."""

    id: str
    total: int
    receipts: list[Receipt] = field(default_factory=list)
    problem: str = ""
    done: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """Return how many documents were stored, known and failed."""
        outcomes = [receipt.outcome for receipt in list(self.receipts)]
        return {name: outcomes.count(name) for name in ("stored", "known", "failed")}


class FullError(Exception):
    """Too many jobs wait."""


class Jobs:
    """A queue with one worker, which runs only while there is work: reading reports keeps a core busy."""

    def __init__(self) -> None:
        self.known: OrderedDict[str, Job] = OrderedDict()
        self.queue: deque[tuple[Job, Callable[[], Iterable[Receipt]], Callable[[], None]]] = deque()
        self.lock = threading.Lock()
        self.running = False
        self.numbers = itertools.count(1)

    def start(self, total: int, work: Callable[[], Iterable[Receipt]], then: Callable[[], None] = lambda: None) -> Job:
        """Return a new job that will run the work, and ``then`` what nobody waits for.

        Raises ``FullError`` where too many wait.
        """
        job = Job(f"{next(self.numbers)}-{secrets.token_hex(4)}", total)
        with self.lock:
            if len(self.queue) >= WAITING:
                raise FullError
            self.known[job.id] = job
            while len(self.known) > KEPT + WAITING:
                self.known.popitem(last=False)
            self.queue.append((job, work, then))
            if not self.running:
                self.running = True
                threading.Thread(target=self.run, daemon=True, name="rashomon-add").start()
        return job

    def run(self) -> None:
        """Do what waits, then leave."""
        while True:
            with self.lock:
                if not self.queue:
                    self.running = False
                    return
                job, work, then = self.queue.popleft()
            try:
                for receipt in work():
                    job.receipts.append(receipt)
            except RashomonError as error:
                job.problem = str(error)
            except Exception as error:
                job.problem = f"{type(error).__name__}: this should not happen. What is listed as stored is kept."
            finally:
                job.done = True
            # What fails here fails again, with its reason, when somebody asks for it.
            with suppress(Exception):
                then()
