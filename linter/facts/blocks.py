"""The document's blocks in reading order, each with its words: what checks of drafting read.

A block here is a piece of text that stands alone for its reader: a title, a paragraph, a list item, a table row, a date
line. Tables of contents are left out: they repeat the headings on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from linter.facts import fact
from linter.findings import Evidence
from linter.policy import Block, DateLine, ItemList, Link, ListItem, Paragraph, Policy, Section, Table, TableRow
from linter.text import Text

CELL_GLUE = " | "


class PassageKind(StrEnum):
    """What a passage is in the structure of the document."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Passage:
    """A block of text that stands alone, with the section that it stands in."""

    index: int  # its place among the document's passages, from 0
    text: Text  # a row's cells are joined by " | "
    kind: PassageKind
    section: Section | None  # the section that it stands in; for a title, the section that it opens
    words: tuple[str, ...]  # split at white space, lower case, punctuation kept
    cells: tuple[Text, ...] = ()  # of a row
    header: bool = False  # a row that heads its columns
    links: tuple[Link, ...] = ()

    def evidence(self, message: str = "") -> Evidence:
        """The whole passage as evidence."""
        return Evidence(span=self.text.span, quote=self.text.value, message=message)

    def evidence_of(self, start: int, end: int, message: str = "") -> Evidence:
        """A part of it as evidence, by offsets in its text."""
        return Evidence(span=self.text.span_of(start, end), quote=self.text.value[start:end], message=message)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A passage before it is numbered."""

    text: Text
    kind: PassageKind
    section: Section | None
    cells: tuple[Text, ...] = ()
    header: bool = False
    links: tuple[Link, ...] = ()


@fact
def passages(policy: Policy) -> tuple[Passage, ...]:
    """The titles, paragraphs, list items, table rows and date lines of a policy, in reading order; empty ones left out."""
    return tuple(
        Passage(
            index=index,
            text=draft.text,
            kind=draft.kind,
            section=draft.section,
            words=tuple(draft.text.value.lower().split()),
            cells=draft.cells,
            header=draft.header,
            links=draft.links,
        )
        for index, draft in enumerate(draft for draft in _drafts(policy) if draft.text.value.strip())
    )


def _drafts(policy: Policy) -> Iterator[_Draft]:
    yield from _of_blocks(policy.blocks, None)
    for section in policy.walk():
        yield _Draft(section.title, PassageKind.TITLE, section)
        yield from _of_blocks(section.blocks, section)


def _of_blocks(blocks: Sequence[Block], section: Section | None) -> Iterator[_Draft]:
    # a stack, not recursion: a hostile document may nest its lists deeper than Python recurses
    stack: list[Block | ListItem] = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if isinstance(block, Paragraph):
            yield _Draft(block.text, PassageKind.PARAGRAPH, section, links=block.links)
        elif isinstance(block, DateLine):
            yield _Draft(block.text, PassageKind.DATE, section)
        elif isinstance(block, ListItem):
            yield _Draft(block.text, PassageKind.ITEM, section, links=block.links)
            stack.extend(reversed(block.children))
        elif isinstance(block, ItemList):
            stack.extend(reversed(block.items))
        elif isinstance(block, Table):
            yield from (_of_row(row, section) for row in block.rows)


def _of_row(row: TableRow, section: Section | None) -> _Draft:
    text = Text.join(row.cells, CELL_GLUE)
    return _Draft(text, PassageKind.ROW, section, cells=row.cells, header=row.header, links=row.links)
