"""Run one function over many items: in this process, or over several. Results come in the items' order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(function: Callable[[Item], Result], items: Sequence[Item], jobs: int = 1) -> Iterator[Result]:
    """Yield ``function(item)`` for each item, in order, the same results however many ``jobs`` there are.

    With more than one job the function and its items must be picklable. Processes are spawned, not forked: the
    parser's threads do not survive a fork.
    """
    if jobs <= 1 or len(items) <= 1:
        yield from map(function, items)
        return
    with ProcessPoolExecutor(max_workers=min(jobs, len(items)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(function, items)
