"""Read the project's tables of facts. Each row says where it comes from and when it was checked."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

_FOLDER = os.path.dirname(__file__)
FROM_MEMORY = "M"  # in `source`: written from memory, not verified


class Origin(NamedTuple):
    """Where a fact comes from and for how long it holds."""

    source: str  # "M" or "… M" where it was not verified
    checked_on: str  # ISO date; "" where nobody has checked it
    valid_from: str  # ISO date; "" where unknown or always
    valid_to: str  # ISO date of the last day; "" while it holds

    @property
    def verified(self) -> bool:
        """Whether somebody compared it with a source."""
        return bool(self.checked_on) and self.source != FROM_MEMORY

    def holds(self, day: date) -> bool:
        """Whether the fact is in force on a day."""
        text = day.isoformat()
        return (not self.valid_from or self.valid_from <= text) and (not self.valid_to or text <= self.valid_to)


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of this folder, by column name."""
    with open(os.path.join(_FOLDER, f"{name}.csv"), encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        columns = next(lines)
        for line in lines:
            yield dict(zip(columns, line, strict=True))


def origin(row: dict[str, str]) -> Origin:
    """The columns that every table has."""
    return _origin(row["source"], row["checked_on"], row["valid_from"], row["valid_to"])


@cache
def _origin(source: str, checked_on: str, valid_from: str, valid_to: str) -> Origin:
    return Origin(source=source, checked_on=checked_on, valid_from=valid_from, valid_to=valid_to)


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds a list."""
    return tuple(cell.split(";")) if cell else ()
