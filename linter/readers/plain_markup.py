"""What reStructuredText and AsciiDoc have in common: blocks told line by line, and marks inside them by one expression.

Both are read as far as headings, lists, tables and what is visible go; what a processor would include or make is not there.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace

from linter.policy import LineKind
from linter.readers.bold_headings import promote_bold_lines
from linter.readers.document import Document
from linter.readers.phrase import Phrase, PhraseBuilder, join
from linter.readers.writer import NOTHING, Item, LineWriter
from linter.source import Source
from linter.text import Text

_EMPTY = Phrase(text=NOTHING)
_LONGEST_VALUE = 300  # characters that a name may stand for
_MOST_VALUES = 200_000  # characters, in a document, that stand for names: a name for much, said often, is a bomb
_SHORT = 120  # characters of what a term means; more is text under a title
_TAB = 8  # columns from one tab stop to the next


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A physical line."""

    start: int  # of its text, white space before it left out
    end: int  # of its text, white space after it left out
    indent: int  # columns before its text
    text: str

    def part(self, low: int, high: int) -> tuple[int, int]:
        """Where the text between two columns of its text stands in the source, white space around it left out."""
        piece = self.text[low:high]
        start = self.start + low + len(piece) - len(piece.lstrip())
        return start, start + len(piece.strip())


def source_lines(source: Source) -> list[SourceLine]:
    """The lines of a text; a blank one has no text."""
    starts = source.line_starts
    lines: list[SourceLine] = []
    for number, start in enumerate(starts):
        raw = source.text[start : starts[number + 1] if number + 1 < len(starts) else len(source.text)]
        text = raw.strip()
        lead = raw[: len(raw) - len(raw.lstrip())] if text else ""
        at = start + len(lead)
        lines.append(SourceLine(start=at, end=at + len(text), indent=len(lead.expandtabs(_TAB)), text=text))
    return lines


Mark = Callable[[re.Match[str], PhraseBuilder], None]


class Inline:
    """Reads the marks inside blocks: what they show, what is bold, what is a link."""

    def __init__(self, text: str, marks: re.Pattern[str], act: Mark) -> None:
        self.text = text
        self.values: dict[str, str] = {}  # what names stand for: substitutions, attributes
        self._marks = marks  # a group "value" is such a name
        self._act = act  # what a mark puts into the builder
        self._spent = 0  # characters that stood for names

    def define(self, name: str, value: str) -> None:
        """From now on a name stands for a text; one that is too long to be a name for anything does not."""
        if len(value) <= _LONGEST_VALUE:
            self.values[name.lower()] = value

    def read(self, start: int, end: int) -> Phrase:
        """The visible text between two places of the source."""
        builder = PhraseBuilder()
        at = start
        for match in self._marks.finditer(self.text, start, end):
            builder.add(self.text[at : match.start()], at)
            if match.lastgroup == "value":
                self._put_value(match, builder)
            else:
                self._act(match, builder)
            at = match.end()
        builder.add(self.text[at:end], at)
        return builder.take()

    def _put_value(self, match: re.Match[str], builder: PhraseBuilder) -> None:
        """What a name stands for; the name as written where nobody says."""
        value = self.values.get(match["value"].lower())
        if value is None or self._spent > _MOST_VALUES:
            builder.add(match.group(), match.start())
            return
        self._spent += len(value)
        if value:
            builder.put(value, match.start(), match.end())


def put_group(match: re.Match[str], group: str | int, builder: PhraseBuilder) -> None:
    """What a group of a mark shows, letter for letter."""
    builder.add(match.group(group), match.start(group))


class BlockWriter:
    """Writes blocks in their lists: an item's depth is told by how far it is set in."""

    def __init__(self, inline: Inline) -> None:
        self.writer = LineWriter()
        self._inline = inline
        self._items: list[tuple[int, Item]] = []  # open items, with the column that their text begins at

    def heading(self, start: int, end: int, level: int, anchor: str = "") -> None:
        """A title ends all lists."""
        self._items.clear()
        phrase = self._inline.read(start, end)
        if phrase.text:
            self.writer.blank()
            self.writer.heading(phrase, min(level, 6), anchor=anchor)

    def item(self, indent: int, content: int, marker: str, *, ordered: bool) -> None:
        """An item begins in a column, its text in another."""
        while self._items and self._items[-1][0] > indent:
            self._items.pop()
        if not self._items:
            self.writer.blank()
        self.nested(len(self._items) + 1, content, marker, ordered=ordered)

    def nested(self, depth: int, content: int, marker: str, *, ordered: bool) -> None:
        """An item of a depth that the format itself says."""
        del self._items[depth - 1 :]
        kind = LineKind.NUMBERED if ordered else LineKind.BULLET
        self._items.append((content, Item(kind=kind, depth=depth, marker=marker)))

    def paragraph(self, start: int, end: int, indent: int) -> None:
        """Text; set in as far as an open item's text, it belongs to that."""
        while self._items and self._items[-1][0] > indent:
            self._items.pop()
        phrase = self._inline.read(start, end)
        if phrase.text:
            if not self._items:
                self.writer.blank()
            self.writer.paragraph([phrase], self._items[-1][1] if self._items else None)

    def title(self, start: int, end: int) -> None:
        """A title in bold type: of a tab, of what opens with a click."""
        self._items.clear()
        phrase = self._inline.read(start, end)
        if phrase.text:
            self.writer.blank()
            self.writer.paragraph([replace(phrase, bold=True)], None)

    def term(self, term: tuple[int, int], start: int, end: int) -> None:
        """A term with what it means: a row where that is short, else a title over text."""
        if end - start <= _SHORT:
            self.row([[term], [(start, end)]], header=False)
            return
        self.title(*term)
        self.paragraph(start, end, -1)

    def html(self, start: int, end: int) -> None:
        """HTML in the document, as a page shows it."""
        from linter.readers.html import read_fragment

        self.close()
        self.writer.extend(read_fragment(self._inline.text, start, end))
        self.close()

    def row(self, cells: list[list[tuple[int, int]]], *, header: bool) -> None:
        """A table row; each cell is made of ranges of the source."""
        self.writer.row([join([self._inline.read(*part) for part in cell] or [_EMPTY]) for cell in cells], header=header)

    def close(self) -> None:
        """Ends lists and tables."""
        self._items.clear()
        self.writer.blank()


class MarkupReader(ABC):
    """Walks over the lines of a document once, a block at a time."""

    def __init__(self, source: Source, inline: Inline) -> None:
        self.inline = inline
        self.blocks = BlockWriter(inline)
        self.metadata: list[tuple[str, Text]] = []
        self.lines = source_lines(source)
        self.anchor = ""  # of the title that comes next
        self._source = source

    def read(self) -> Document:
        """The document."""
        at = 0
        while at < len(self.lines):
            at = self.block(at)
        writer = self.blocks.writer
        lines = tuple(promote_bold_lines(writer.lines, writer.bold, writer.panels))
        return Document(source=self._source, lines=lines, metadata=tuple(self.metadata))

    @abstractmethod
    def block(self, at: int) -> int:
        """Reads what begins at a line; where the next begins."""

    def end_of_block(self, at: int, indent: int) -> int:
        """The line after all that is blank or set in further than a column."""
        while at < len(self.lines) and (not self.lines[at].text or self.lines[at].indent > indent):
            at += 1
        return at

    def last_of_paragraph(self, at: int, ends: Callable[[int], bool]) -> int:
        """The last line before a blank one, or before one that `ends` says begins something else."""
        while at + 1 < len(self.lines) and self.lines[at + 1].text and not ends(at + 1):
            at += 1
        return at
