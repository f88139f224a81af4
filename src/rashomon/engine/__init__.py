"""Run one function over many items: in this process, or over several. Results come in the items' order."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import connection, get_context, parent_process
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# So many items a process are on their way at a time: enough that none waits, few enough for any stream.
AHEAD = 4


def run(function: Callable[[Item], Result], items: Iterable[Item], jobs: int = 1) -> Iterator[Result]:
    """Yield ``function(item)`` for each item, in order, the same results however many ``jobs`` there are.

    Items are taken as results are asked for, a few ahead, so that a stream of any length needs little memory. With
    more than one job the function and its items must be picklable. Processes are spawned, not forked: the parser's
    threads do not survive a fork.
    """
    stream = iter(items)
    first = list(islice(stream, 2))
    if jobs <= 1 or len(first) <= 1:
        yield from map(function, chain(first, stream))
        return
    pool = ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn"), initializer=leave_with_parent)
    try:
        sent: deque[Future[Result]] = deque()
        for item in chain(first, stream):
            sent.append(pool.submit(function, item))
            if len(sent) >= jobs * AHEAD:
                yield sent.popleft().result()
        while sent:
            yield sent.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def leave_with_parent() -> None:
    """End this process when the one that started it is gone: a killed run must leave nothing that works on."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
