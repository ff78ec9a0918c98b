"""The outcome for each document: as it is known from an earlier run, else worked out, in several processes if that pays."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linter import results
from linter.options import Task
from linter.report import DocumentReport, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.config import Config


def answers(tasks: Sequence[Task]) -> Iterator[DocumentReport | ReadError]:
    """The outcome of each task, in order.

    Raises ConfigError and PackError before the first, unless all are known: a result is kept only under a configuration
    that holds.
    """
    keyed = [replace(task, key=results.key(task)) if task.options.use_cache else task for task in tasks]
    known = [results.find(task.key) if task.key else None for task in keyed]
    pending = [task for task, report in zip(keyed, known, strict=True) if report is None]
    judged = _judged(pending) if pending else iter(())
    for report in known:
        yield report or next(judged)


def _judged(tasks: Sequence[Task]) -> Iterator[DocumentReport | ReadError]:
    from linter.judge import hold, judge  # the engine is loaded where there is something to judge
    from linter.parallel import spread

    configs: Iterable[Config] = {id(task.config): task.config for task in tasks}.values()
    hold(tasks[0].options, configs)
    yield from spread(judge, tasks, [_size(task) for task in tasks])
    if any(task.key for task in tasks):
        results.tidy()


def _size(task: Task) -> int:
    """How many bytes there are to read."""
    try:
        return len(task.data) if task.data is not None else os.path.getsize(task.path)
    except OSError:
        return 0
