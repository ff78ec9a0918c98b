"""Documents spread over processes: the same outcomes in the same order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from linter import parallel
from linter.parallel import WORTH, spread


def square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def failing(number: int) -> int:
    if number == 3:
        raise ZeroDivisionError
    return number


@pytest.fixture(autouse=True)
def _two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "processors", lambda: 2)


def test_little_work_stays_here() -> None:
    assert list(spread(square, [1, 2, 3], [1, 1, 1])) == [(1, os.getpid()), (4, os.getpid()), (9, os.getpid())]


def test_much_work_is_spread_and_comes_back_in_order() -> None:
    made = list(spread(square, list(range(12)), [WORTH] * 12))
    assert [number for number, _ in made] == [number * number for number in range(12)]
    assert len({process for _, process in made}) >= 2


def test_the_smallest_is_done_here_so_that_what_it_loads_is_there_for_all() -> None:
    made = list(spread(square, [5, 6, 7], [WORTH, 10, WORTH]))
    assert made[1] == (36, os.getpid())


def test_a_fault_comes_through() -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(failing, list(range(6)), [WORTH] * 6))


def test_one_who_stops_listening_leaves_nothing_running() -> None:
    outcomes = spread(square, list(range(6)), [WORTH] * 6)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    if Path("/proc/self/task").exists():
        children = [Path(f"/proc/self/task/{task}/children").read_text() for task in os.listdir("/proc/self/task")]
        assert not "".join(children).strip()
