"""reStructuredText to lines: titles by their underlines, lists, fields, directives, grid and simple tables."""

from __future__ import annotations

import re
from itertools import pairwise

from linter.policy import LineKind
from linter.readers.document import Document
from linter.readers.phrase import PhraseBuilder
from linter.readers.plain_markup import Inline, MarkupReader, SourceLine, put_group
from linter.source import Source
from linter.text import Text

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1+")
_BULLET = re.compile(r"[-*+•‣⁃](?:\s+|$)")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,6}|#)[.)])\s+(?=\S)")
_DIRECTIVE = re.compile(r"\.\.\s+(?P<name>[\w:-]+)::\s*")
_SUBSTITUTION = re.compile(r"\.\.\s+\|(?P<name>[^|\s][^|]*)\|\s+(?P<kind>[\w-]+)::\s*(?P<value>.*)")
_NOTE = re.compile(r"\.\.\s+\[(?:#[\w-]*|\*|\d+|[\w-]+)\]\s+")
_LINE_BLOCK = re.compile(r"\|\s+(?=\S)")
_FIELD = re.compile(r":([^:\s][^:]*):(?:\s+|$)")
_GRID = re.compile(r"\+(?:[-=]+\+)+")
_SIMPLE = re.compile(r"=+(?:\s+=+)+")
_UNSEEN = frozenset(
    "image figure toctree contents include code code-block literalinclude meta index highlight math sectnum target-notes "
    "role default-role default-domain sectionauthor codeauthor moduleauthor tabularcolumns".split()
)
_UNSHOWN = frozenset("only container class rst-class cssclass compound grid grid-item tabs tab-set".split())
"""Directives whose argument is not shown, while what is set in under them is."""
_TITLED = frozenset("tab group-tab tab-item dropdown details collapse card grid-item-card rubric".split())
"""Directives whose argument is a title over what they hold."""
_MARKS = re.compile(
    r"\*\*(?P<bold>[^*]{1,2000}?)\*\*|(?<![\w*])\*(?P<light>[^*\s][^*]{0,2000}?)\*(?![\w*])|``(?P<code>[^`]{1,2000}?)``"
    r"|:[\w:-]{1,40}:`(?P<role>[^`<]{1,2000}?)(?:\s*<(?P<to>[^`<>]{1,2000})>)?`"
    r"|`(?P<text>[^`<]{1,2000}?)\s*<(?P<target>[^`<>]{1,2000})>`__?|`(?P<name>[^`]{1,2000})`_{0,2}"
    r"|\|(?P<value>[^|\s][^|\n]{0,80}?)\|_{0,2}"
    r"|\[\#?[\w-]{0,40}\]_|\\(?P<escaped>[^\sa-zA-Z0-9])|\\\s",
)


def _mark(match: re.Match[str], builder: PhraseBuilder) -> None:
    kind = match.lastgroup
    if kind == "bold":
        builder.bold += 1
        put_group(match, "bold", builder)
        builder.bold -= 1
    elif kind == "target" or kind == "to":
        builder.open_link(match[kind].removesuffix("_"), match.start())
        put_group(match, "text" if kind == "target" else "role", builder)
        builder.close_link(match.end())
    elif kind == "escaped":
        builder.put(match["escaped"], match.start(), match.end())
    elif kind:
        put_group(match, kind, builder)


def read(source: Source) -> Document:
    """The lines of a reStructuredText document; fields above the text are metadata."""
    reader = _RstReader(source, Inline(source.text, _MARKS, _mark))
    reader.define()
    return reader.read()


class _RstReader(MarkupReader):
    """Knows the blocks of the format."""

    def __init__(self, source: Source, inline: Inline) -> None:
        super().__init__(source, inline)
        self._levels: list[tuple[str, bool]] = []  # the dress of each level's titles: underline, and whether a line is above
        self.anchor = ""

    def define(self) -> None:
        """Takes down what substitutions stand for, wherever they are defined."""
        for line in self.lines:
            found = _SUBSTITUTION.match(line.text) if line.text[:2] == ".." else None
            if found and found["kind"] == "replace":
                self.inline.define(found["name"], found["value"])

    def block(self, at: int) -> int:
        """Reads what begins at a line; where the next begins."""
        line = self.lines[at]
        if not line.text:
            return at + 1
        title = self._title(at)
        if title:
            return title
        if line.text.startswith("..") and line.text[2:3] in {"", " ", "\t"}:
            return self._explicit(at)
        if _GRID.fullmatch(line.text):
            return self._grid(at)
        if _SIMPLE.fullmatch(line.text):
            return self._simple(at)
        if _ADORNMENT.fullmatch(line.text) and len(line.text) > 3:
            return at + 1
        field = _FIELD.match(line.text)
        if field:
            return self._field(at, field)
        if _LINE_BLOCK.match(line.text):
            self.blocks.paragraph(line.start + 2, line.end, line.indent)
            return at + 1
        return self._text(at)

    def _field(self, at: int, field: re.Match[str]) -> int:
        """A field above all text is metadata; elsewhere it is a row."""
        line = self.lines[at]
        end = self.end_of_block(at + 1, line.indent)
        if all(written.kind in _ABOVE for written in self.blocks.writer.lines):
            self.metadata.append((field.group(1), Text.plain(line.text[field.end() :], line.start + field.end())))
            return end
        values = [(inner.start, inner.end) for inner in self.lines[at + 1 : end] if inner.text]
        first = (line.start + field.end(), line.end)
        self.blocks.row([[(line.start + 1, line.start + 1 + len(field.group(1)))], [first, *values]], header=False)
        return end

    def _title(self, at: int) -> int:
        """The line after a title that begins here; 0 where none does."""
        line, below = self.lines[at], self._next(at)
        over = _ADORNMENT.fullmatch(line.text)
        if over and below and below.text and at + 2 < len(self.lines) and self.lines[at + 2].text == line.text:
            self._heading(below, (line.text[0], True))
            return at + 3
        if (
            below
            and not over
            and not line.indent
            and _ADORNMENT.fullmatch(below.text)
            and len(below.text) >= len(line.text) > 1
        ):
            self._heading(line, (below.text[0], False))
            return at + 2
        return 0

    def _heading(self, line: SourceLine, dress: tuple[str, bool]) -> None:
        if dress not in self._levels:
            self._levels.append(dress)
        self.blocks.heading(line.start, line.end, self._levels.index(dress) + 1, self.anchor)
        self.anchor = ""

    def _next(self, at: int) -> SourceLine | None:
        return self.lines[at + 1] if at + 1 < len(self.lines) else None

    def _explicit(self, at: int) -> int:
        """A directive, whose text is read where it shows any; a target; a comment, which is passed over."""
        line = self.lines[at]
        target = re.fullmatch(r"\.\.\s+_([^:]+):\s*", line.text)
        if target:
            self.anchor = target.group(1).strip("`")
        note = _NOTE.match(line.text)
        if note:
            self.blocks.paragraph(line.start + note.end(), line.end, line.indent)
            return at + 1
        directive = _DIRECTIVE.match(line.text)
        return self._directive(at, directive) if directive else self.end_of_block(at + 1, line.indent)

    def _directive(self, at: int, directive: re.Match[str]) -> int:
        line = self.lines[at]
        name = directive["name"].rpartition(":")[2].lower()
        end = self.end_of_block(at + 1, line.indent)
        if name in _UNSEEN:
            return end
        argument = (line.start + directive.end(), line.end)
        inner = at + 1
        while inner < end and self.lines[inner].text[:1] == ":" and _FIELD.match(self.lines[inner].text):
            inner += 1  # an option
        if name == "raw":
            if inner < end and line.text[directive.end() :].strip().lower() == "html":
                self.blocks.html(self.lines[inner].start, self.lines[end - 1].end)
            return end
        if argument[0] < argument[1] and name not in _UNSHOWN:
            if name in _TITLED:
                self.blocks.title(*argument)
            else:
                self.blocks.paragraph(*argument, line.indent)
        if name in _TABLES:
            self._rows(*_TABLES[name](self.lines[at:end]))
            return end
        return inner

    def _text(self, at: int) -> int:
        """A paragraph or an item with its first paragraph."""
        line = self.lines[at]
        start, indent = line.start, line.indent
        marker = _BULLET.match(line.text) or _NUMBER.match(line.text)
        if marker:
            start += marker.end()
            self.blocks.item(indent, indent + marker.end(), marker.group().strip(), ordered=line.text[0] not in "-*+•‣⁃")
            indent += marker.end()
        elif self._is_term(at):
            return self._term(at)
        last = self.last_of_paragraph(at, lambda other: self._begins(other, indent))
        end = self.lines[last].end
        literal = self.lines[last].text.endswith("::")
        self.blocks.paragraph(start, end - 1 if literal else end, indent)
        return last + 1

    def _is_term(self, at: int) -> bool:
        """Whether a line is a term, its meaning set in right below."""
        below = self._next(at)
        return bool(below and below.text and below.indent > self.lines[at].indent and not self.lines[at].text.endswith("::"))

    def _term(self, at: int) -> int:
        line = self.lines[at]
        indent = self.lines[at + 1].indent
        last = self.last_of_paragraph(at + 1, lambda other: self.lines[other].indent != indent)
        if _BULLET.match(self.lines[at + 1].text):
            self.blocks.paragraph(line.start, line.end, line.indent)
            return at + 1
        self.blocks.term((line.start, line.end), self.lines[at + 1].start, self.lines[last].end)
        return last + 1

    def _begins(self, at: int, indent: int) -> bool:
        """Whether a line right below a paragraph begins another block: an item, or text less or further set in."""
        line = self.lines[at]
        return line.indent != indent or bool(_BULLET.match(line.text))

    def _grid(self, at: int) -> int:
        """A table drawn with +---+."""
        rows: list[list[list[tuple[int, int]]]] = []
        heads = 0
        borders = [index for index, char in enumerate(self.lines[at].text) if char == "+"]
        while at < len(self.lines) and self.lines[at].text[:1] in {"+", "|"}:
            line = self.lines[at]
            if line.text.startswith("+"):
                heads = len(rows) if "=" in line.text else heads
                rows.append([[] for _ in borders[1:]])
            else:
                for column, (low, high) in enumerate(pairwise(borders)):
                    _add_cell(rows[-1][column], line, low + 1, high)
            at += 1
        self._rows(rows, heads)
        return at

    def _simple(self, at: int) -> int:
        """A table under ==== ====."""
        columns = [match.span() for match in re.finditer("=+", self.lines[at].text)]
        margin = self.lines[at].indent
        rows: list[list[list[tuple[int, int]]]] = []
        rules = 0
        heads = 0
        while at < len(self.lines):
            line = self.lines[at]
            if _SIMPLE.fullmatch(line.text):
                rules += 1
                heads = len(rows) if rules == 2 else heads
                following = self._next(at)
                if rules > 1 and (following is None or not following.text):
                    at += 1
                    break
            elif line.text:
                left = line.indent - margin  # columns that the line leaves blank at its start
                if not rows or left < columns[0][1]:
                    rows.append([[] for _ in columns])  # without a first cell a line goes on with the row above
                for column, (low, high) in enumerate(columns):
                    end = high - left if column + 1 < len(columns) else len(line.text)
                    _add_cell(rows[-1][column], line, max(0, low - left), max(0, end))
            at += 1
        self._rows(rows, heads if rules > 2 else 0)
        return at

    def _rows(self, rows: list[list[list[tuple[int, int]]]], heads: int) -> None:
        self.blocks.close()
        for number, row in enumerate(rows):
            self.blocks.row(row, header=number < heads)
        self.blocks.close()


_Rows = list[list[list[tuple[int, int]]]]
_ABOVE = frozenset({LineKind.HEADING, LineKind.BLANK})


def _list_table(lines: list[SourceLine]) -> tuple[_Rows, int]:
    """A table as a list of lists: each item of the outer is a row, each of the inner a cell."""
    rows: _Rows = []
    heads = 0
    for line in lines[1:]:
        option = _FIELD.match(line.text)
        if option and not rows:
            heads = int(line.text.split()[-1]) if option.group(1) == "header-rows" and line.text[-1:].isdigit() else heads
            continue
        text, start = line.text, line.start
        outer = re.match(r"\*\s+(?=-)", text)
        if outer:
            rows.append([])
            text, start = text[outer.end() :], start + outer.end()
        if not rows or not text:
            continue
        inner = re.match(r"-(?:\s+|$)", text)
        if inner:
            rows[-1].append([])
            start += inner.end()
        if rows[-1] and start < line.end:
            rows[-1][-1].append((start, line.end))
    return rows, heads


_CSV_CELL = re.compile(r"\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^,]*))\s*(?:,|$)")


def _csv_table(lines: list[SourceLine]) -> tuple[_Rows, int]:
    """A table of values between commas; its heads may be an option."""
    rows: _Rows = []
    heads = 0
    for line in lines[1:]:
        option = _FIELD.match(line.text)
        if option and option.group(1) == "header":
            rows.append(_csv_row(line, option.end()))
            heads = 1
        elif option and option.group(1) == "header-rows" and line.text[-1:].isdigit():
            heads = int(line.text.split()[-1])
        elif line.text and not option:
            rows.append(_csv_row(line, 0))
    return rows, heads


def _csv_row(line: SourceLine, at: int) -> list[list[tuple[int, int]]]:
    cells: list[list[tuple[int, int]]] = []
    while at < len(line.text):
        cell = _CSV_CELL.match(line.text, at)
        if cell is None or cell.end() == at:
            break
        group = "quoted" if cell["quoted"] is not None else "bare"
        low, high = line.part(*cell.span(group))
        cells.append([(low, high)] if low < high else [])
        at = cell.end()
    return cells


_TABLES = {"list-table": _list_table, "csv-table": _csv_table}


def _add_cell(cell: list[tuple[int, int]], line: SourceLine, low: int, high: int) -> None:
    start, end = line.part(low, high)
    if start < end:
        cell.append((start, end))
