"""Tables and columns of a PDF, which has neither: told from lines that stand side by side.

A cell is a run of lines under one another, a row a run of cells from left to right at one height. Rows are a table where two
or more have their columns in the same places; where their sentences run on from row to row, they are columns of text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from linter.readers.pdf_page import PageLine

Placed = tuple[PageLine, int]  # a line, and where its text begins in the text taken out
Cell = list[Placed]

_ALIGNED = 3.0  # points by which the left sides of the cells of one column differ at most
_MOST_LINES = 12  # in one cell; more is a column of text
_NEXT_LINE = 2.0  # times the size of the type: the longest way down from one line of a cell to the next
_RUNS_ON = 0.4  # of the lines of columns of text that go on in lower case on the next line
_CLOSE = 1.5  # times the size of the type: the distance of two lines of running text
_MOSTLY = 0.8  # of the lines
_FEWEST_LINES = 4  # of columns of text; fewer cannot be told from a table
_SENTENCE_END = (".", ":", ";", "!", "?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]  # in the order of the columns; empty where a row has none there
    header: bool  # it heads the columns


def parts(placed: Sequence[Placed]) -> Iterator[Placed | Row]:
    """The lines of a document in reading order, those of tables as rows."""
    rows: list[list[Cell]] = []
    for cells in _rows(_cells(placed)):
        if rows and not _fits(rows[-1], cells):
            yield from _table(rows)
            rows = []
        if len(cells) > 1:
            rows.append(cells)
        else:
            yield from cells[0]
    yield from _table(rows)


def _cells(placed: Sequence[Placed]) -> Iterator[Cell]:
    """Runs of lines under one another with the same left side."""
    cell: Cell = []
    for one in placed:
        if cell and not _goes_down(cell, one[0]):
            yield cell
            cell = []
        cell.append(one)
    if cell:
        yield cell


def _goes_down(cell: Cell, line: PageLine) -> bool:
    last = cell[-1][0]
    return (
        not line.beside
        and last.page == line.page
        and (abs(cell[0][0].left - line.left) <= _ALIGNED or _centred(last, line))
        and 0 < last.baseline - line.baseline < _NEXT_LINE * line.size
    )


def _centred(above: PageLine, below: PageLine) -> bool:
    """Whether two lines stand in the middle over each other, as those of a table's heads may."""
    return above.bold and below.bold and abs(above.left + above.right - below.left - below.right) <= 2 * _ALIGNED


def _rows(cells: Iterator[Cell]) -> Iterator[list[Cell]]:
    """Runs of cells side by side."""
    row: list[Cell] = []
    for cell in cells:
        if row and not _side_by_side(row[-1], cell):
            yield row
            row = []
        row.append(cell)
    if row:
        yield row


def _side_by_side(left: Cell, right: Cell) -> bool:
    """Whether a cell stands to the right of another, at its height."""
    first, other = left[0][0], right[0][0]
    if first.page != other.page or max(len(left), len(right)) > _MOST_LINES:
        return False
    apart = other.left - max(line.right for line, _ in left)
    height = 0.6 * other.size
    return apart > 0 and left[-1][0].baseline - height <= other.baseline and right[-1][0].baseline <= first.baseline + height


def _fits(above: list[Cell], below: list[Cell]) -> bool:
    """Whether two rows follow each other in one table: at least two of their columns stand in the same places."""
    first, second = above[0][0][0], below[0][0][0]
    if first.page == second.page and first.baseline <= second.baseline:
        return False
    if _heads(above, below):
        return True
    lefts = [cell[0][0].left for cell in above]
    shared = sum(any(abs(left - cell[0][0].left) <= _ALIGNED for left in lefts) for cell in below)
    return shared > 1


def _heads(above: list[Cell], below: list[Cell]) -> bool:
    """Whether a row in bold type stands over another, cell over cell, in the middle of its columns maybe."""
    if len(above) != len(below) or len(above) < 2 or not _is_heavy(above) or _is_heavy(below):
        return False
    lefts = [cell[0][0].left for cell in below]
    rights = [*lefts[1:], float("inf")]
    return all(
        left - _ALIGNED <= cell[0][0].left and max(line.right for line, _ in cell) <= right
        for cell, left, right in zip(above, lefts, rights, strict=True)
    )


def _is_heavy(row: Sequence[Cell]) -> bool:
    return all(line.bold for cell in row for line, _ in cell)


def _table(rows: list[list[Cell]]) -> Iterator[Placed | Row]:
    """A table's rows, or the lines of what is none."""
    if len(rows) < 2:
        for cell in (cell for row in rows for cell in row):
            yield from cell
        return
    headed = _heads(rows[0], rows[1])
    columns = _columns(rows[1:] if headed else rows)
    grid = [_aligned(row, columns) for row in rows]
    if _is_running_text(grid):
        for column in zip(*grid, strict=True):
            for cell in column:
                yield from ((replace(line, beside=False), start) for line, start in cell)
        return
    heavy = [_is_heavy(row) for row in grid]
    for index, row in enumerate(grid):
        yield Row(cells=tuple(row), header=index == 0 and heavy[0] and not all(heavy))


def _columns(rows: list[list[Cell]]) -> list[float]:
    """The left sides of the columns."""
    lefts = sorted(cell[0][0].left for row in rows for cell in row)
    return [lefts[0], *(right for left, right in pairwise(lefts) if right - left > _ALIGNED)]


def _aligned(row: list[Cell], columns: list[float]) -> list[Cell]:
    """The cells of a row, each in its column."""
    placed: list[Cell] = [[] for _ in columns]
    for cell in row:
        at = max((index for index, left in enumerate(columns) if left <= cell[0][0].left + 0.01), default=0)
        placed[at] += cell
    return placed


def _is_running_text(grid: list[list[Cell]]) -> bool:
    """Whether what looks like a table is text in columns: line by line as close as text is, with sentences that run on."""
    if len(grid) < _FEWEST_LINES or any(len(cell) > 1 for row in grid for cell in row):
        return False
    pairs = [
        (above[0][0], below[0][0])
        for upper, lower in pairwise(grid)
        for above, below in zip(upper, lower, strict=True)
        if above and below
    ]
    close = sum(above.baseline - below.baseline < _CLOSE * above.size for above, below in pairs)
    on = sum(below.text[:1].islower() and not above.text.endswith(_SENTENCE_END) for above, below in pairs)
    return close >= _MOSTLY * len(pairs) and on >= _RUNS_ON * len(pairs)
