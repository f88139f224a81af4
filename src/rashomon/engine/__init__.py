"""Run one function over many items: in this process, or over several. Results come in the items' order."""

from __future__ import annotations

import functools
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import chain, islice
from multiprocessing import connection, get_context, parent_process
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
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


def side_by_side(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Yield ``function(item)`` for each item, in order, worked on by as many threads as this process has cores.

    For what lets go of the interpreter while it works, as the encoders do; no process has to be started for it.
    """
    with ThreadPoolExecutor(max_workers=cores()) as pool:
        yield from pool.map(function, items)


def cores() -> int:
    """Return on how many cores this process may run."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def on_one_thread(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Return the function, its sums of arrays made by one thread while it runs.

    The arrays of a report are small: a pool of threads as wide as the machine gains next to nothing on an idle one, and
    where other processes work it waits for itself. Two processes on two busy cores took 2.3 times the processor's time.
    """

    @functools.wraps(function)
    def alone(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        with pools().limit(limits=1, user_api="blas"):
            return function(*args, **kwargs)

    return alone


@functools.cache
def pools() -> Any:
    """Return the thread pools of the libraries that this process has loaded, numpy's among them."""
    import numpy  # noqa: F401  # loaded, so that its pool is found
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def leave_with_parent() -> None:
    """End this process when the one that started it is gone: a killed run must leave nothing that works on."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
