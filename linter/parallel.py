"""Spread documents over processes, where there are enough of them to be worth it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

WORTH = 300_000  # bytes of work below which starting processes takes longer than it saves


def processors() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(function: Callable[[Given], Made], given: Sequence[Given], sizes: Sequence[int]) -> Iterator[Made]:
    """What the function makes of each, in order; `sizes` are the bytes of work that each is.

    The function must be one that a process can import, and what goes in and out must be data.
    """
    workers = min(processors(), len(given))
    if workers < 2 or sum(sizes) < WORTH:
        yield from map(function, given)
        return
    # the smallest first and here: what all of them need is loaded by then, and the processes inherit it
    first = min(range(len(given)), key=sizes.__getitem__)
    made: dict[int, Made] = {first: function(given[first])}
    others = sorted((at for at in range(len(given)) if at != first), key=lambda at: -sizes[at])
    yield from _in_order(function, given, others, made, workers)


def _in_order(
    function: Callable[[Given], Made], given: Sequence[Given], others: Sequence[int], made: dict[int, Made], workers: int
) -> Iterator[Made]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # a fork has all that is loaded at once; it is safe while there is one thread, and not to be had everywhere
    context = get_context("fork" if sys.platform == "linux" else None)
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        futures = {at: pool.submit(function, given[at]) for at in others}  # the longest first, so that none is left over
        try:
            for at in range(len(given)):
                yield made.pop(at) if at in made else futures.pop(at).result()
        except BaseException:  # an interruption, or nobody wants the rest
            pool.shutdown(cancel_futures=True)
            raise
