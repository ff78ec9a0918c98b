"""The document's blocks in reading order, each with its words: what checks of drafting read.

A block here is a piece of text that stands alone for its reader: a title, a paragraph, a list item, a table row, a date
line. Tables of contents are left out: they repeat the headings on purpose.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from enum import StrEnum
from itertools import accumulate
from typing import Any

from linter.facts import fact
from linter.facts.lookup import Lookup, in_all
from linter.findings import Evidence
from linter.frozen import dataclass
from linter.policy import Block, DateLine, ItemList, Link, ListItem, Paragraph, Policy, Section, Table, TableRow
from linter.statements import CELL_GLUE, Statement
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
    """Finds the passages that hold certain words or signs, asked once of the whole document, not once of each passage."""

    def __init__(self, passages: Sequence[Passage], parts: Lookup[Any], owners: Sequence[int]) -> None:
        lowered = [passage.text.value.lower() for passage in passages]
        self._passages = passages
        self._parts = parts
        self._owners = owners  # for each part the passage that it is a part of
        self._known: dict[frozenset[str], Set[int]] = {}  # by group, the passages that hold a word of it
        self._ends = list(accumulate(len(text) + 1 for text in lowered))
        self._whole = "\n".join(lowered)
        self._ascii = self._whole.isascii()

    def holding(self, *groups: frozenset[str]) -> list[Passage]:
        """The passages that hold a word of each group (see `Lookup`), in reading order."""
        return [self._passages[place] for place in sorted(self._holding(groups))]

    def holding_any(self, needs: Iterable[Sequence[frozenset[str]]]) -> list[Passage]:
        """The passages that hold what one of several expressions needs: a word of each of its groups."""
        return [self._passages[place] for place in sorted(set().union(*map(self._holding, needs)))]

    def _holding(self, groups: Sequence[frozenset[str]]) -> Set[int]:
        return in_all(groups, self._of)

    def _of(self, group: frozenset[str]) -> Set[int]:
        known = self._known.get(group)
        if known is None:
            known = self._known[group] = frozenset(map(self._owners.__getitem__, self._parts.places(group)))
        return known

    def passages_with(self, needles: Iterable[str]) -> list[Passage]:
        """The passages in which at least one of the needles, given in lower case, stands in any case; in reading order.

        For signs and parts of words; looking for whole words is much cheaper.
        """
        find, ends, places = self._whole.find, self._ends, set[int]()
        for needle in needles:
            at = -1 if self._ascii and not needle.isascii() else find(needle)
            while at >= 0:
                place = bisect_right(ends, at)
                places.add(place)
                at = find(needle, ends[place])  # one place in each passage is enough
        return [self._passages[place] for place in sorted(places)]


@fact
def wording(passages: tuple[Passage, ...], statements: tuple[Statement, ...], lookup: Lookup[Statement]) -> Wording:
    """The document's words, to look for passages in."""
    return Wording(passages, lookup, _owners(passages, statements))


def _owners(passages: Sequence[Passage], statements: Sequence[Statement]) -> list[int]:
    """For each statement the passage that it is cut from. Both stand in reading order, and a row is joined anew for each."""
    owners: list[int] = []
    at, block = -1, None
    for statement in statements:
        if statement.block is not block:
            block = statement.block
            at = next(place for place in range(at + 1, len(passages)) if passages[place].text.value == block.value)
        owners.append(at)
    return owners


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
