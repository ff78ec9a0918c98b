"""The document's blocks in reading order, each with its words: what checks of drafting read.

A block here is a piece of text that stands alone for its reader: a title, a paragraph, a list item, a table row, a date
line. Tables of contents are left out: they repeat the headings on purpose.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import accumulate, chain

from linter.facts import fact
from linter.findings import Evidence
from linter.frozen import dataclass
from linter.policy import Block, DateLine, ItemList, Link, ListItem, Paragraph, Policy, Section, Table, TableRow
from linter.statements import CELL_GLUE
from linter.text import Text


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

    def evidence_of(self, start: int, end: int) -> Evidence:
        """A part of it as evidence, by offsets in its text."""
        return Evidence(span=self.text.span_of(start, end), quote=self.text.value[start:end])


class Wording:
    """Finds the passages that hold certain characters, in one sweep over the document instead of one over each passage."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        lowered = [passage.text.value.lower() for passage in passages]
        self._passages = passages
        self._ends = list(accumulate(len(text) + 1 for text in lowered))
        self._whole = "\n".join(lowered)
        # most needles stand nowhere, and the document's different words show that in a quarter of the time
        self._vocabulary = "\n".join(frozenset(chain.from_iterable(passage.words for passage in passages)))

    def passages_with(self, needles: Iterable[str]) -> list[Passage]:
        """The passages in which at least one of the needles, given in lower case, stands in any case; in reading order."""
        likely = [needle for needle in needles if _longest_word(needle) in self._vocabulary]
        places = {bisect_right(self._ends, at) for needle in likely for at in self._places(needle)}
        return [self._passages[place] for place in sorted(places)]

    def _places(self, needle: str) -> Iterator[int]:
        at = self._whole.find(needle)
        while at >= 0:
            yield at
            end = self._ends[bisect_right(self._ends, at)]  # one place in each passage is enough
            at = self._whole.find(needle, end)


@cache
def _longest_word(needle: str) -> str:
    return max(needle.split(), key=len)


@fact
def wording(passages: tuple[Passage, ...]) -> Wording:
    """The document's words, to look for passages in."""
    return Wording(passages)


@fact
def passages(policy: Policy) -> tuple[Passage, ...]:
    """The titles, paragraphs, list items, table rows and date lines of a policy, in reading order; empty ones left out."""
    collected: list[Passage] = []
    _collect(collected, policy.blocks, None)
    for section in policy.walk():
        _add(collected, section.title, PassageKind.TITLE, section)
        _collect(collected, section.blocks, section)
    return tuple(collected)


def _collect(collected: list[Passage], blocks: Sequence[Block], section: Section | None) -> None:
    # a stack, not recursion: a hostile document may nest its lists deeper than Python recurses
    stack: list[Block | ListItem] = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if isinstance(block, Paragraph):
            _add(collected, block.text, PassageKind.PARAGRAPH, section, links=block.links)
        elif isinstance(block, ListItem):
            _add(collected, block.text, PassageKind.ITEM, section, links=block.links)
            stack.extend(reversed(block.children))
        elif isinstance(block, ItemList):
            stack.extend(reversed(block.items))
        elif isinstance(block, Table):
            for row in block.rows:
                _add(collected, Text.join(row.cells, CELL_GLUE), PassageKind.ROW, section, row=row, links=row.links)
        elif isinstance(block, DateLine):
            _add(collected, block.text, PassageKind.DATE, section, links=block.links)


def _add(
    collected: list[Passage],
    text: Text,
    kind: PassageKind,
    section: Section | None,
    row: TableRow | None = None,
    links: tuple[Link, ...] = (),
) -> None:
    words = tuple(text.value.lower().split())
    if words:
        passage = Passage(
            index=len(collected),
            text=text,
            kind=kind,
            section=section,
            words=words,
            cells=row.cells if row else (),
            header=row.header if row else False,
            links=links,
        )
        collected.append(passage)
