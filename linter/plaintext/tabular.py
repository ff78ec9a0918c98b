"""Tables in plain text: pipes, tabs, and cells that stand each on a line of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from linter.policy import Line, LineKind
from linter.regex import Regex
from linter.text import Text

_SEPARATOR = Regex(r"[|+:\s=-]{3,}$")
_LONGEST_CELL = 200  # characters of a cell on a line of its own


def find_tables(lines: Sequence[Line]) -> dict[int, Line | None]:
    """Rows by the index of their first line; None for lines that a row has swallowed or that only draw the table."""
    rows: dict[int, Line | None] = {}
    index, count = 0, len(lines)
    while index < count:
        value = lines[index].text.value
        if lines[index].kind is not LineKind.TEXT or ("|" not in value and "\t" not in value):
            index += 1
        elif value == "|":
            index = _stacked(lines, index, rows)
        elif "|" in value:
            index = _ruled(lines, index, rows, "|")
        else:
            index = _ruled(lines, index, rows, "\t")
    return rows


def _ruled(lines: Sequence[Line], start: int, rows: dict[int, Line | None], mark: str) -> int:
    """A run of lines whose cells are parted by a mark; returns where it ends."""
    found: list[int] = []
    end = index = start
    while index < len(lines) and index - end <= 2:
        value = lines[index].text.value
        if lines[index].kind is LineKind.TEXT and mark in value and value != mark and _cut(value, mark):
            found.append(index)
            end = index + 1
        elif value:
            break
        index += 1
    opened = lines[start].text.value.startswith("|")
    if len(found) < 2 and not (opened and found and lines[start].text.value.count("|") > 2):
        return end if end > start else start + 1
    if mark == "\t" or not opened:
        widths = Counter(len(_cut(lines[at].text.value, mark)) for at in found)
        if widths.most_common(1)[0][1] * 2 < len(found):
            return end
    _take(lines, found, start, end, rows, mark)
    return end


def _take(lines: Sequence[Line], found: list[int], start: int, end: int, rows: dict[int, Line | None], mark: str) -> None:
    rows.update(dict.fromkeys(range(start, end)))
    taken: list[int] = []
    for at in found:
        text = lines[at].text
        if _SEPARATOR.match(text.value):
            if len(taken) == 1 and (head := rows[taken[0]]) is not None:
                rows[taken[0]] = row_line(head.cells, header=True)
            continue
        cells = tuple(text.slice(low, high) for low, high in _cut(text.value, mark))
        if any(cells):
            rows[at] = row_line(cells)
            taken.append(at)


def _cut(value: str, mark: str) -> list[tuple[int, int]]:
    """Where the cells of a row start and end, white space and outer pipes left out."""
    cells: list[tuple[int, int]] = []
    at = 0
    pieces = value.split(mark)
    for number, piece in enumerate(pieces):
        bare = piece.strip()
        outer = mark == "|" and number in {0, len(pieces) - 1}
        if bare or not outer:
            start = at + (len(piece) - len(piece.lstrip()) if bare else 0)
            cells.append((start, start + len(bare)))
        at += len(piece) + 1
    if mark == "\t":
        cells = [cell for cell in cells if cell[0] < cell[1]]
    return cells if len(cells) > 1 or value.startswith("|") else []


def _stacked(lines: Sequence[Line], start: int, rows: dict[int, Line | None]) -> int:
    """A table with a lone pipe before each row and each cell on a line of its own; returns where it ends."""
    groups: list[list[int]] = []
    index = start
    while index < len(lines):
        value = lines[index].text.value
        if value == "|":
            groups.append([])
        elif value:
            if len(value) > _LONGEST_CELL:
                break
            groups[-1].append(index)
        if len(groups[-1]) > 12:
            break
        index += 1
    full = [group for group in groups[:-1] if group]
    if not full:
        return max(index, start + 1)
    columns = Counter(map(len, full)).most_common(1)[0][0]
    groups = [*full, groups[-1][:columns]]
    groups = [group for group in groups if group]
    end = groups[-1][-1] + 1
    rows.update(dict.fromkeys(range(start, end)))
    for number, group in enumerate(groups):
        cells = tuple(_without_pipes(lines[at].text) for at in group)
        header = number == 0 and all(lines[at].text.value.endswith("|") for at in group[:-1])
        if any(cells):
            rows[group[0]] = row_line(cells, header=header)
    return end


def _without_pipes(text: Text) -> Text:
    value = text.value
    bare = value.strip("| \t")
    start = value.find(bare) if bare else 0
    return text.slice(start, start + len(bare))


def row_line(cells: tuple[Text, ...], *, header: bool = False) -> Line:
    """A row as a line; its text is its cells one after another."""
    return Line(text=Text.join(cells, " | "), kind=LineKind.ROW, cells=cells, header=header)
