"""Tables of a page: rows and cells where the table holds data, plain blocks where it only arranges the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from linter.readers.html_elements import whole_number
from linter.readers.html_looks import explains_at_length, is_layout
from linter.readers.phrase import Phrase, PhraseBuilder
from linter.readers.writer import NOTHING, LineWriter

_TERMS = frozenset({"dl", "dt", "dd"})
PARTS = frozenset({"table", "thead", "tr", "td", "th"}) | _TERMS
_MOST_COLUMNS = 20  # that one cell may span
_EMPTY = Phrase(text=NOTHING)


@dataclass(slots=True, kw_only=True)
class _Table:
    layout: bool
    in_head: bool = False
    rows: int = 0  # written so far
    cells: list[Phrase] = field(default_factory=list)  # of the open row
    heads: int = 0  # how many of them are `th`
    covered: dict[int, int] = field(default_factory=dict)  # column -> rows that a cell from above still reaches into


class Tables:
    """The tables that are open, the innermost last."""

    def __init__(self, builder: PhraseBuilder, writer: LineWriter) -> None:
        self._builder = builder
        self._writer = writer
        self._open: list[_Table] = []
        self._rows: list[bool] = []  # open lists of terms: whether each term is a row, or a title over text
        self.cells = 0  # open cells of data tables: their text goes into a row

    def enter(self, name: str, node: Any) -> None:
        """An element of a table or a list of terms begins."""
        if name in _TERMS:
            self._enter_terms(name, node)
            return
        if name == "table":
            self._open.append(_Table(layout=is_layout(node)))
            self._writer.blank()
            return
        table = self._data_table()
        if table is None:
            return
        if name == "thead":
            table.in_head = True
        elif name == "tr":
            table.cells, table.heads = [], 0
        else:
            self.cells += 1

    def leave(self, name: str, node: Any, anchor: str) -> bool:
        """An element of a table or a list of terms ends; whether a row was written."""
        if name in _TERMS:
            self._leave_terms(name)
            return False
        if name == "table":
            self._open.pop()
            self._writer.blank()
            return False
        table = self._data_table()
        if table is None:
            return False
        if name == "thead":
            table.in_head = False
        elif name == "tr":
            return self._end_row(table, anchor)
        else:
            self._end_cell(table, name, node.attrs or {})
        return False

    def _enter_terms(self, name: str, node: Any) -> None:
        """A list of terms, a term or its meaning begins. With short meanings each is a row: a term alone says nothing."""
        if name == "dl":
            self._rows.append(not self.cells and not explains_at_length(node))
            if self._rows[-1]:
                self._open.append(_Table(layout=False))
            self._writer.blank()
        elif self._rows and self._rows[-1]:
            table = self._open[-1]
            if name == "dt" and len(table.cells) > table.heads:
                self._end_terms(table)
            self.cells += 1
        elif self._rows and name == "dt":
            self._builder.bold += 1

    def _leave_terms(self, name: str) -> None:
        """What `_enter_terms` began ends."""
        if name == "dl":
            if self._rows.pop():
                self._end_terms(self._open.pop())
            self._writer.blank()
        elif self._rows and self._rows[-1]:
            table = self._open[-1]
            self.cells -= 1
            table.cells.append(self._builder.take())
            table.heads += name == "dt"
        elif self._rows and name == "dt":
            self._builder.bold -= 1

    def _end_terms(self, table: _Table) -> None:
        if any(cell.text for cell in table.cells):
            self._writer.row(table.cells, header=False)
        table.cells, table.heads = [], 0

    def _data_table(self) -> _Table | None:
        return self._open[-1] if self._open and not self._open[-1].layout else None

    def _end_cell(self, table: _Table, name: str, attributes: dict[str, str | None]) -> None:
        self.cells -= 1
        self._pass_covered(table)
        columns = min(max(1, whole_number(attributes.get("colspan"), 1)), _MOST_COLUMNS)
        rows = whole_number(attributes.get("rowspan"), 1)
        if rows > 1:
            start = len(table.cells)
            table.covered.update((column, rows) for column in range(start, start + columns))
        table.cells.append(self._builder.take())
        table.cells.extend([_EMPTY] * (columns - 1))
        table.heads += name == "th"

    @staticmethod
    def _pass_covered(table: _Table) -> None:
        """Empty cells where a cell from above reaches down, so that columns stay below their heads."""
        while table.covered.get(len(table.cells), 0) > 0:
            table.cells.append(_EMPTY)

    def _end_row(self, table: _Table, anchor: str) -> bool:
        cells = table.cells
        table.cells = []
        if table.covered:
            table.covered = {column: rows - 1 for column, rows in table.covered.items() if rows > 1}
        if not any(cell.text for cell in cells):
            return False
        filled = [cell for cell in cells if cell.text]
        bold = table.rows == 0 and len(filled) > 1 and all(cell.bold for cell in filled)
        header = table.in_head or bold or (len(filled) <= table.heads and len(filled) > 1)
        self._writer.row(cells, header=header, anchor=anchor)
        table.rows += 1
        return True
