"""Tables of a Word document: rows where the table holds data, plain paragraphs where it only arranges the page."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from linter.readers.docx_package import W
from linter.readers.docx_styles import is_on, value_of
from linter.readers.html_elements import whole_number
from linter.readers.phrase import Phrase, join
from linter.readers.writer import NOTHING, LineWriter

_TABLE, _ROW, _CELL = W + "tbl", W + "tr", W + "tc"
_MOST_COLUMNS = 20  # that one cell may span
_EMPTY = Phrase(text=NOTHING)


class DocxTables:
    """The tables that are open. Within a table that holds data there is no other: around another, a table is layout."""

    TAGS = frozenset({_TABLE, _ROW, _CELL})

    def __init__(self, writer: LineWriter) -> None:
        self.writer = writer
        self._layouts: list[bool] = []
        self._rows = 0  # written so far
        self._cells: list[Phrase] = []  # of the open row
        self._paragraphs: list[Phrase] = []  # of the open cell
        self.in_cell = False  # of a table that holds data

    @property
    def open(self) -> bool:
        """Whether a table that holds data is open."""
        return bool(self._layouts) and not self._layouts[-1]

    def enter(self, node: ET.Element) -> bool:
        """A table, row or cell begins; whether it is read."""
        if node.tag == _TABLE:
            self._layouts.append(_is_layout(node))
            self._rows = 0
            self.writer.blank()
        elif self.open and node.tag == _ROW:
            self._cells = []
            return not is_on(node.find(W + "trPr"), "del")
        elif self.open:
            self.in_cell = True
            self._paragraphs = []
        return True

    def leave(self, node: ET.Element) -> None:
        """A table, row or cell ends."""
        if node.tag == _TABLE:
            self._layouts.pop()
            self.writer.blank()
        elif self.open and node.tag == _ROW:
            self._end_row(node)
        elif self.open:
            self.in_cell = False
            self._end_cell(node)

    def end_paragraph(self, phrase: Phrase) -> None:
        """A paragraph inside the open cell has ended."""
        if phrase.text:
            self._paragraphs.append(phrase)

    def _end_cell(self, node: ET.Element) -> None:
        columns = whole_number(value_of(node.find(W + "tcPr"), "gridSpan"), 1)
        self._cells.append(join(self._paragraphs) if self._paragraphs else _EMPTY)
        self._cells.extend([_EMPTY] * (min(max(columns, 1), _MOST_COLUMNS) - 1))

    def _end_row(self, node: ET.Element) -> None:
        filled = [cell for cell in self._cells if cell.text]
        if not filled:
            return
        bold = self._rows == 0 and len(filled) > 1 and all(cell.bold for cell in filled)
        self.writer.row(self._cells, header=bold or is_on(node.find(W + "trPr"), "tblHeader"))
        self._rows += 1


def _is_layout(table: ET.Element) -> bool:
    """Whether a table only arranges a page: another table in it, or never two cells side by side."""
    side_by_side = False
    stack = list(table)
    while stack:
        node = stack.pop()
        if node.tag == _TABLE:
            return True
        side_by_side = side_by_side or (node.tag == _ROW and len(node.findall(_CELL)) > 1)
        stack.extend(node)
    return not side_by_side
