"""The tree of a policy: what every reader's lines become, whatever the format was.

A policy holds sections, a section holds blocks and deeper sections, and every node's text knows its place in the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from linter.frozen import dataclass
from linter.source import Source, Span
from linter.text import Text


class LineKind(StrEnum):
    """What a line is, as the format says or as the evidence of the whole document shows."""

    TEXT = "text"
    HEADING = "heading"
    BULLET = "bullet"  # opens a list item
    NUMBERED = "numbered"  # opens an item of a numbered list
    CONTINUED = "continued"  # more text of the list item above, after a blank line or by indentation
    ROW = "row"  # a table row with cells
    DATE = "date"  # "Last updated: …", alone on its line
    CONTENTS = "contents"  # an entry of a table of contents
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link as the format keeps it."""

    text: Text  # what the reader sees
    target: str  # the address as written, entities resolved; "" where it is empty or missing
    span: Span  # the whole link with its marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One logical line of a document: what a reader hands to the segmenter."""

    text: Text  # visible text, list and heading marks taken away
    kind: LineKind
    level: int = 0  # heading level 1 to 6, or depth of a list item from 1
    marker: str = ""  # "1.", "(a)", "-": the list or section marker as written
    cells: tuple[Text, ...] = ()  # the cells of a table row
    header: bool = False  # a table row that heads its columns
    links: tuple[Link, ...] = ()
    indent: int = 0  # leading white space, in columns
    anchor: str = ""  # id or name that a link inside the document can point at


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text."""

    text: Text
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """A line that dates the policy ("Last updated: 3 May 2024")."""

    text: Text
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """An item of a list, with the blocks inside it."""

    text: Text
    marker: str
    links: tuple[Link, ...] = ()
    children: tuple[Block, ...] = ()  # further paragraphs and inner lists


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A list with bullets or numbers."""

    items: tuple[ListItem, ...]
    ordered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of a table."""

    cells: tuple[Text, ...]
    header: bool
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells, ragged as the source has them."""

    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A table of contents: entries that repeat the headings and say nothing of their own."""

    entries: tuple[Text, ...]


Block = Paragraph | DateLine | ItemList | Table | Contents


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with all that stands under it up to the next heading of its level or a higher one."""

    title: Text  # as written, with its number
    level: int  # 1 to 6
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    anchor: str = ""

    def walk(self) -> Iterator[Section]:
        """This section and all inside it, in order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, kw_only=True)
class Policy:
    """A document as a tree."""

    source: Source
    blocks: tuple[Block, ...]  # what stands before the first heading
    sections: tuple[Section, ...]
    aside: tuple[Line, ...] = ()  # navigation and footers: no part of the notice, kept for imprint facts
    metadata: tuple[tuple[str, Text], ...] = ()  # front matter, key and value; title and meta of an HTML page

    def walk(self) -> Iterator[Section]:
        """All sections, in order."""
        for section in self.sections:
            yield from section.walk()

    @property
    def title(self) -> Text | None:
        """The first heading."""
        return self.sections[0].title if self.sections else None
