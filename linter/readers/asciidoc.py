"""AsciiDoc to lines: titles, lists, tables and the text of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from linter.readers.document import Document
from linter.readers.phrase import PhraseBuilder
from linter.readers.plain_markup import Inline, MarkupReader, SourceLine, put_group
from linter.source import Source
from linter.text import Text

_TITLE = re.compile(r"(?P<signs>={1,6}|#{1,6})\s+(?=\S)")
_ATTRIBUTE = re.compile(r":(!?[\w-]+!?):(?:\s+|$)")
_BULLET = re.compile(r"(?:\*{1,5}|-|•)\s+(?=\S)")
_NUMBER = re.compile(r"(?:\.{1,5}|\d{1,3}\.|[a-zA-Z]\.|[ivxIVX]{1,6}\))\s+(?=\S)")
_FENCE = re.compile(r"(?:-{4,}|={4,}|\*{4,}|_{4,}|\.{4,}|--|\+{4,})")
_BLOCK_TITLE = re.compile(r"\.[^\s.]")
_COMMENT = re.compile(r"/{4,}")
_TABLE = re.compile(r"[|!,:]={3,}")
_ANCHOR = re.compile(r"\[\[([\w.:-]+)[^\]]*\]\]|\[#([\w-]+)[^\]]*\]")
_MACRO = re.compile(r"(?:image|include|toc|video|audio|ifdef|ifndef|endif|ifeval)::|<<<$")
_LABEL = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+")
_TERM = re.compile(r"(?P<term>[^\s:][^:]{0,200}(?::[^\s:][^:]{0,80})*?)(?::{2,4}|;;)(?:\s+|$)")
_CHECK = re.compile(r"\[[ xX*]\]\s+")
_AUTHOR = re.compile(r"[^\W\d][\w.'-]*(?: [\w.'-]+){0,3}(?: <[^<>\s]+>)?$")
_REVISION = re.compile(r"v?\d[\d.]*,?\s|\d{4}-\d\d-\d\d")
_COLUMNS = re.compile(r"cols=[\"']?([^\"'\]]+)")
_CELL = re.compile(r"(?:(?<![^\s|])(?P<span>\d{1,3})?(?:\.(?P<down>\d{1,3}))?\+?[<^>.]*[aehlmsv]?)?(?<!\\)\|")
_HEADING_ANCHOR = re.compile(r"\s*\[\[([\w.:-]+)\]\]\s*$")
_MOST_COLUMNS = 40
_BUILT_IN = {
    "empty": "", "nbsp": "\u00a0", "sp": " ", "zwsp": "", "wj": "", "apos": "'", "quot": '"', "amp": "&", "lt": "<",
    "gt": ">", "startsb": "[", "endsb": "]", "vbar": "|", "asterisk": "*", "plus": "+", "tilde": "~",
    "backslash": "\\", "cpp": "C++",
}  # fmt: skip
_MARKS = re.compile(
    r"\*\*(?P<strong>[^*]{1,2000}?)\*\*|(?<![\w*])\*(?P<bold>[^\s*][^*]{0,2000}?)\*(?![\w*])"
    r"|__(?P<lighter>[^_]{1,2000}?)__|(?<![\w_])_(?P<light>[^\s_][^_]{0,2000}?)_(?![\w_])"
    r"|``?(?P<code>[^`]{1,2000}?)``?|(?<!\w)\#(?P<marked>[^#\s][^#]{0,2000}?)\#(?!\w)"
    r"|<<(?P<to>[^<>,]{1,500})(?:,\s*(?P<shown>[^<>]{1,500}))?>>"
    r"|(?<!\w)(?:link:|xref:|(?=mailto:|https?://|\{[\w-]{1,60}\}\[))(?P<target>[^\s\[\]<>|]{1,2000})"
    r"\[(?P<text>[^\]]{0,2000}?)\^?\]"
    r"|(?:image|icon):[^\s\[\]]{1,500}\[[^\]]{0,500}\]|footnote(?:ref)?:\[(?:\w{1,40},)?(?P<note>[^\]]{1,2000})\]"
    r"|(?<![\\$])\{(?P<value>[a-zA-Z][\w-]{0,60})\}|\[\.[\w. -]{1,60}\](?=[#*_`])| \+$",
    re.MULTILINE,
)


def _mark(match: re.Match[str], builder: PhraseBuilder) -> None:
    kind = match.lastgroup
    if kind in {"strong", "bold"}:
        builder.bold += 1
        put_group(match, str(kind), builder)
        builder.bold -= 1
    elif kind in {"to", "shown"}:
        builder.open_link(f"#{match['to'].lstrip('#')}", match.start())
        put_group(match, kind, builder)
        builder.close_link(match.end())
    elif kind == "text":
        builder.open_link(match["target"], match.start())
        put_group(match, "text" if match["text"] else "target", builder)
        builder.close_link(match.end())
    elif kind == "note":
        builder.gap()
        put_group(match, kind, builder)
    elif kind:
        put_group(match, kind, builder)


def read(source: Source) -> Document:
    """The lines of an AsciiDoc document; attributes above the text are metadata."""
    reader = _AsciiDocReader(source, Inline(source.text, _MARKS, _mark))
    reader.define()
    return reader.read()


def _shows_nothing(text: str) -> bool:
    """Whether a line parts blocks, stands around one, or says what a processor does."""
    if not text or text in {"+", "'''"} or (text.startswith("//") and not _COMMENT.fullmatch(text)):
        return True
    return _FENCE.fullmatch(text) is not None or _MACRO.match(text) is not None


class _AsciiDocReader(MarkupReader):
    """Knows the blocks of the format."""

    def __init__(self, source: Source, inline: Inline) -> None:
        super().__init__(source, inline)
        self._headed = False  # the next table has a row of heads
        self._depth = 0  # of the open list
        self._columns = 0  # of the next table, where its attributes say
        self._opens = False  # the next block opens with a click on its title

    def define(self) -> None:
        """Takes down what attributes stand for: those that a processor knows, and the first value of each in the text."""
        self.inline.values.update(_BUILT_IN)
        for line in self.lines:
            attribute = _ATTRIBUTE.match(line.text) if line.text[:1] == ":" else None
            if attribute and attribute.group(1).lower() not in self.inline.values:
                self.inline.define(attribute.group(1), line.text[attribute.end() :])

    def block(self, at: int) -> int:
        """Reads what begins at a line; where the next begins."""
        text = self.lines[at].text
        if text == "++++":
            return self._passed(at)
        if _COMMENT.fullmatch(text):
            return self._after(at, text)
        if _shows_nothing(text):
            return at + 1
        title = _TITLE.match(text)
        if title:
            return self._heading(at, title)
        attribute = _ATTRIBUTE.match(text)
        if attribute:
            return self._attribute(at, attribute)
        if text.startswith("[") and text.endswith("]"):
            return self._attributes(at)
        if _TABLE.fullmatch(text):
            return self._table(at)
        if _BLOCK_TITLE.match(text):
            return self._block_title(at)
        self._opens = False
        return self._text(at)

    def _block_title(self, at: int) -> int:
        """The title of a block, of one that opens with a click or of another."""
        line = self.lines[at]
        self._depth = 0
        if self._opens:
            self.blocks.title(line.start + 1, line.end)
        else:
            self.blocks.paragraph(line.start + 1, line.end, -1)
        return at + 1

    def _heading(self, at: int, title: re.Match[str]) -> int:
        """A title; below the document's own, up to a blank line, stand its authors, revision and attributes."""
        line = self.lines[at]
        self._depth = 0
        end = line.end
        named = _HEADING_ANCHOR.search(line.text)
        if named:
            self.anchor = named.group(1)
            end = line.start + named.start()
        first = not self.blocks.writer.lines
        self.blocks.heading(line.start + title.end(), end, len(title["signs"]), self.anchor)
        self.anchor = ""
        at += 1
        while first and title["signs"] in {"=", "#"} and at < len(self.lines) and self.lines[at].text:
            line = self.lines[at]
            attribute = _ATTRIBUTE.match(line.text)
            if attribute:
                at = self._attribute(at, attribute)
                continue
            about = "revision" if _REVISION.match(line.text) else "author" if _AUTHOR.match(line.text) else ""
            if not about:
                break
            self.metadata.append((about, Text.plain(line.text, line.start)))
            at += 1
        return at

    def _attribute(self, at: int, attribute: re.Match[str]) -> int:
        line = self.lines[at]
        value = line.text[attribute.end() :]
        self.metadata.append((attribute.group(1), Text.plain(value, line.start + attribute.end())))
        self.inline.define(attribute.group(1), value)
        at += 1
        while value.endswith("\\") and at < len(self.lines):
            value = self.lines[at].text
            at += 1
        return at

    def _passed(self, at: int) -> int:
        """What is passed to the page as it is."""
        end = self._after(at, self.lines[at].text)
        if end - 2 > at:
            self.blocks.html(self.lines[at + 1].start, self.lines[end - 2].end)
        return end

    def _after(self, at: int, fence: str) -> int:
        """The line after the end of a comment."""
        at += 1
        while at < len(self.lines) and self.lines[at].text != fence:
            at += 1
        return min(at + 1, len(self.lines))

    def _attributes(self, at: int) -> int:
        text = self.lines[at].text
        anchor = _ANCHOR.match(text)
        if anchor:
            self.anchor = anchor.group(1) or anchor.group(2)
        self._headed = self._headed or "header" in text
        self._opens = self._opens or "%collapsible" in text
        columns = _COLUMNS.search(text)
        if columns:
            self._columns = _count(columns.group(1))
        return at + 1

    def _text(self, at: int) -> int:
        """A paragraph or an item with its first paragraph."""
        line = self.lines[at]
        bullet = _BULLET.match(line.text)
        marker = bullet or _NUMBER.match(line.text)
        start = line.start
        term = None if marker else _TERM.match(line.text)
        if term:
            return self._term(at, term)
        last = self.last_of_paragraph(at, self._begins)
        label = _LABEL.match(line.text)
        start += label.end() if label else 0
        if marker:
            sign = marker.group().strip()
            self._depth = len(sign) if sign[0] in "*." else max(1, line.indent // 2 + 1)
            self.blocks.nested(self._depth, 0, sign if bullet or sign[0] != "." else "1.", ordered=not bullet)
            start += marker.end()
            check = _CHECK.match(line.text, marker.end())
            start += check.end() - marker.end() if check else 0
        elif not (at and self.lines[at - 1].text == "+"):
            self._depth = 0
        self.blocks.paragraph(start, self.lines[last].end, 0 if self._depth else -1)
        return last + 1

    def _term(self, at: int, term: re.Match[str]) -> int:
        line = self.lines[at]
        meaning = at if term.end() < len(line.text) else at + 1
        while meaning < len(self.lines) and not self.lines[meaning].text:
            meaning += 1
        self._depth = 0
        words = (line.start, line.start + term.end("term"))
        if meaning >= len(self.lines) or (meaning > at and self._begins(meaning)):
            self.blocks.title(*words)
            return at + 1
        last = self.last_of_paragraph(meaning, self._begins)
        start = line.start + term.end() if meaning == at else self.lines[meaning].start
        self.blocks.term(words, start, self.lines[last].end)
        return last + 1

    def _begins(self, at: int) -> bool:
        """Whether a line right below a paragraph begins another block."""
        text = self.lines[at].text
        marks = (_BULLET, _NUMBER, _TITLE, _MACRO, _TERM)
        return (
            text == "+" or bool(_FENCE.fullmatch(text) or _TABLE.fullmatch(text)) or any(mark.match(text) for mark in marks)
        )

    def _table(self, at: int) -> int:
        """A table between |=== and |===: a line with several cells is a row, else as many cells as the first row has."""
        fence = self.lines[at].text
        by_comma = fence[0] == "," or (at and "format=" in self.lines[at - 1].text)
        lines: list[list[_Cell]] = []  # the cells of each line
        first_gap = False  # a blank line after the first row makes it the heads
        at += 1
        while at < len(self.lines) and self.lines[at].text != fence:
            line = self.lines[at]
            if not line.text:
                first_gap = first_gap or len(lines) == 1
            elif by_comma or _CELL.search(line.text) or not lines:
                lines.append(_comma_cells(line) if by_comma else _cells(line))
            elif lines[-1]:
                lines[-1][-1] = lines[-1][-1]._replace(end=line.end)  # the cell above goes on
            at += 1
        columns = self._columns or max(1, sum(cell.columns for cell in lines[0]) if lines else 1)
        self.blocks.close()
        for number, row in enumerate(_arranged(list(chain.from_iterable(lines)), columns)):
            self.blocks.row([[cell] for cell in row], header=number == 0 and (first_gap or self._headed))
        self.blocks.close()
        self._headed, self._columns = False, 0
        return at + 1


class _Cell(NamedTuple):
    start: int
    end: int
    columns: int = 1  # that it spans
    rows: int = 1


def _arranged(cells: list[_Cell], columns: int) -> Iterator[list[tuple[int, int]]]:
    """The cells in rows of so many columns; a cell that spans several leaves the others empty."""
    covered = [0] * columns  # rows that a cell from above still reaches into, by column
    row: list[tuple[int, int]] = []
    place = 0
    for cell in cells:
        place = cell.start
        while len(row) < columns and covered[len(row)]:
            covered[len(row)] -= 1
            row.append((place, place))
        if len(row) >= columns:
            yield row
            row = []
        for column in range(len(row), min(columns, len(row) + cell.columns)):
            covered[column] = cell.rows - 1
            row.append((cell.start, cell.end) if column == len(row) and cell.end else (place, place))
            cell = cell._replace(end=0)
        if len(row) >= columns:
            yield row
            row = []
    if row:
        yield row


def _count(columns: str) -> int:
    """How many columns a table has: "1,2,1", "3*", "<.^2,3"."""
    found = 0
    for column in columns.split(","):
        many = re.match(r"\s*(\d{1,2})\*", column)
        found += int(many.group(1)) if many else 1
    return min(found, _MOST_COLUMNS)


def _cells(line: SourceLine) -> list[_Cell]:
    """The cells of a line."""
    bars = list(_CELL.finditer(line.text))
    if not bars:
        return [_Cell(line.start, line.end)]
    cells: list[_Cell] = []
    for bar, end in zip(bars, [*(bar.start() for bar in bars[1:]), len(line.text)], strict=True):
        spans = "+" in bar.group()
        columns, rows = (min(int(bar[name] or 1), _MOST_COLUMNS) if spans else 1 for name in ("span", "down"))
        cells.append(_Cell(*line.part(bar.end(), end), columns, rows))
    return cells


def _comma_cells(line: SourceLine) -> list[_Cell]:
    ends = [at for at, char in enumerate(line.text) if char == ","]
    return [_Cell(*line.part(low + 1, high)) for low, high in zip([-1, *ends], [*ends, len(line.text)], strict=True)]
