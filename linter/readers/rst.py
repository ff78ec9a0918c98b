"""reStructuredText to lines: titles by their underlines, lists, fields, directives, grid and simple tables."""

from __future__ import annotations

import re
from itertools import pairwise

from linter.readers.document import Document
from linter.readers.phrase import PhraseBuilder
from linter.readers.plain_markup import Inline, MarkupReader, SourceLine, put_group
from linter.source import Source
from linter.text import Text

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1+")
_BULLET = re.compile(r"[-*+•‣⁃](?:\s+|$)")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,6}|#)[.)])\s+(?=\S)")
_DIRECTIVE = re.compile(r"\.\.\s+(?:\|[^|]+\|\s+)?([\w:-]+)::\s*")
_FIELD = re.compile(r":([^:\s][^:]*):(?:\s+|$)")
_GRID = re.compile(r"\+(?:[-=]+\+)+")
_SIMPLE = re.compile(r"=+(?:\s+=+)+")
_UNSEEN = frozenset(
    "image figure toctree contents include raw code code-block literalinclude meta index only highlight math csv-table "
    "sectnum target-notes role default-role".split()
)
_MARKS = re.compile(
    r"\*\*(?P<bold>[^*]{1,2000}?)\*\*|(?<![\w*])\*(?P<light>[^*\s][^*]{0,2000}?)\*(?![\w*])|``(?P<code>[^`]{1,2000}?)``"
    r"|:[\w:-]{1,40}:`(?P<role>[^`<]{1,2000}?)(?:\s*<(?P<to>[^`<>]{1,2000})>)?`"
    r"|`(?P<text>[^`<]{1,2000}?)\s*<(?P<target>[^`<>]{1,2000})>`__?|`(?P<name>[^`]{1,2000})`_{0,2}"
    r"|\[\#?[\w-]{0,40}\]_|\\(?P<escaped>[^\s\w])|\\\s",
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
    return _RstReader(source, Inline(source.text, _MARKS, _mark)).read()


class _RstReader(MarkupReader):
    """Knows the blocks of the format."""

    def __init__(self, source: Source, inline: Inline) -> None:
        super().__init__(source, inline)
        self._levels: list[tuple[str, bool]] = []  # the dress of each level's titles: underline, and whether a line is above
        self.anchor = ""

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
        if field and not self.blocks.writer.lines:
            value = Text.plain(line.text[field.end() :], line.start + field.end())
            self.metadata.append((field.group(1), value))
            return at + 1
        return self._text(at)

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
        directive = _DIRECTIVE.match(line.text)
        shown = directive is not None and directive.group(1) not in _UNSEEN
        if shown and directive and directive.end() < len(line.text):
            self.blocks.paragraph(line.start + directive.end(), line.end, line.indent)
        at += 1
        while at < len(self.lines) and (not self.lines[at].text or self.lines[at].indent > line.indent):
            if shown and not _FIELD.match(self.lines[at].text):
                return at
            at += 1
        return at

    def _text(self, at: int) -> int:
        """A paragraph or an item with its first paragraph."""
        line = self.lines[at]
        start, indent = line.start, line.indent
        marker = _BULLET.match(line.text) or _NUMBER.match(line.text)
        if marker:
            start += marker.end()
            self.blocks.item(indent, indent + marker.end(), marker.group().strip(), ordered=line.text[0] not in "-*+•‣⁃")
            indent += marker.end()
        last = self.last_of_paragraph(at, lambda other: self._begins(other, indent))
        end = self.lines[last].end
        literal = self.lines[last].text.endswith("::")
        self.blocks.paragraph(start, end - 1 if literal else end, indent)
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
                rows.append([[] for _ in columns])
                for column, (low, high) in enumerate(columns):
                    _add_cell(rows[-1][column], line, low, high if column + 1 < len(columns) else len(line.text))
            at += 1
        self._rows(rows, heads if rules > 2 else 0)
        return at

    def _rows(self, rows: list[list[list[tuple[int, int]]]], heads: int) -> None:
        self.blocks.close()
        for number, row in enumerate(rows):
            self.blocks.row(row, header=number < heads)
        self.blocks.close()


def _add_cell(cell: list[tuple[int, int]], line: SourceLine, low: int, high: int) -> None:
    start, end = line.part(low, high)
    if start < end:
        cell.append((start, end))
