"""Work that takes longer than a page may: adding documents, one job after the other, each with its receipts.

Where several processes are one server, each writes down what it does, a line a step, for the others to read.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from rashomon.errors import RashomonError
from rashomon.store import Receipt

# Jobs that may wait, and finished ones that are remembered.
WAITING, KEPT = 16, 64
NAME = re.compile(r"[0-9a-f]{16}")


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


@dataclass(frozen=True, slots=True)
class Step:
    """One line of what a process writes down of a job: what is set in it is news."""

    total: int | None = None
    receipt: Receipt | None = None
    problem: str | None = None


class FullError(Exception):
    """Too many jobs wait."""


class Jobs:
    """A queue with one worker, which runs only while there is work: reading reports keeps a core busy.

    ``folder`` is where processes tell each other of their jobs, ``None`` for one alone.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.known: OrderedDict[str, Job] = OrderedDict()
        self.queue: deque[tuple[Job, Callable[[], Iterable[Receipt]], Callable[[], None]]] = deque()
        self.lock = threading.Lock()
        self.running = False

    def start(self, total: int, work: Callable[[], Iterable[Receipt]], then: Callable[[], None] = lambda: None) -> Job:
        """Return a new job that will run the work, and ``then`` what nobody waits for.

        Raises ``FullError`` where too many wait.
        """
        job = Job(secrets.token_hex(8), total)
        with self.lock:
            if len(self.queue) >= WAITING:
                raise FullError
            self.known[job.id] = job
            self.note(job, Step(total=total))
            while len(self.known) > KEPT + WAITING:
                gone, _ = self.known.popitem(last=False)
                if self.folder:
                    (self.folder / gone).unlink(missing_ok=True)
            self.queue.append((job, work, then))
            if not self.running:
                self.running = True
                threading.Thread(target=self.run, daemon=True, name="rashomon-add").start()
        return job

    def find(self, name: str) -> Job | None:
        """Return a job of this process, or one of another as far as it is; ``None`` where nobody knows it."""
        if (own := self.known.get(name)) or not self.folder or not NAME.fullmatch(name):
            return own
        try:
            *lines, _ = (self.folder / name).read_bytes().split(b"\n")
        except OSError:
            return None
        # What follows the last end of a line is not written yet.
        steps = [msgspec.json.decode(line, type=Step) for line in lines]
        job = Job(name, next((step.total for step in steps if step.total is not None), 0))
        job.receipts += [step.receipt for step in steps if step.receipt]
        for step in steps:
            if step.problem is not None:
                job.problem, job.done = step.problem, True
        return job

    def note(self, job: Job, step: Step) -> None:
        """Write down a step of a job for the other processes."""
        if self.folder:
            with (self.folder / job.id).open("ab") as file:
                file.write(msgspec.json.encode(step) + b"\n")

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
                    self.note(job, Step(receipt=receipt))
            except RashomonError as error:
                job.problem = str(error)
            except Exception as error:
                job.problem = f"{type(error).__name__}: this should not happen. What is listed as stored is kept."
            finally:
                job.done = True
                self.note(job, Step(problem=job.problem))
            # What fails here fails again, with its reason, when somebody asks for it.
            with suppress(Exception):
                then()
