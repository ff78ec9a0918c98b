"""Statements: the sentences of a policy with the context that gives them their meaning.

"Restriction" says nothing; under the heading "Your rights" and the lead-in "You may ask for:" it states a right. All
detection works on statements, never on bare text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from linter.findings import Evidence
from linter.frozen import dataclass
from linter.leads import Enumeration, announces, is_answer, is_followed, lead_in
from linter.policy import Block, DateLine, ItemList, Link, Paragraph, Policy, Section, Table
from linter.sentences import sentence_spans
from linter.source import Source, Span
from linter.text import Text

CELL_GLUE = " | "  # between the cells of a row


class StatementKind(StrEnum):
    """Where in the structure a statement stands."""

    SENTENCE = "sentence"  # of a paragraph
    ITEM = "item"  # of a list item
    ROW = "row"  # a table row, its cells joined by " | "
    HEADING = "heading"  # the title of a section
    DATE = "date"  # a date line


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statement:
    """A sentence, a list item's sentence, a table row or a heading."""

    index: int  # its place among the document's statements, from 0
    text: str
    block: Text  # the paragraph, item, row or title that it is cut from
    start: int  # offset of `text` in `block.value`
    kind: StatementKind
    section: Section | None  # the section that it stands in; for a heading, the section that it opens
    headings: tuple[str, ...]  # titles above it, outermost first; for a heading, those above that heading
    lead: Statement | None = None  # what introduces it: a list's lead-in, a table's header row, a question before an answer
    links: tuple[Link, ...] = ()  # links inside it
    source: Source | None = None  # the document that it stands in, where that is another one of the bundle

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.block.span_of(self.start, self.start + len(self.text))

    def span_of(self, start: int, end: int) -> Span:
        """The place in the source of a part of its text, by offsets in `text`."""
        return self.block.span_of(self.start + start, self.start + end)

    def place_of(self, link: Link) -> tuple[int, int]:
        """The characters of its text that are the visible words of one of its links."""
        span = link.text.span
        first, last = (self.block.offset_of(at) - self.start for at in (span.start, span.end))
        return max(0, first), min(len(self.text), last)

    def evidence(self, message: str = "") -> Evidence:
        """The whole statement as evidence."""
        return Evidence(span=self.span, quote=self.text, message=message, source=self.source)

    def evidence_of(self, start: int, end: int) -> Evidence:
        """A part of it as evidence, by offsets in `text`."""
        return Evidence(span=self.span_of(start, end), quote=self.text[start:end], source=self.source)


def build_statements(policy: Policy, *, first: int = 0, source: Source | None = None) -> tuple[Statement, ...]:
    """All statements of a document, in order, headings included; tables of contents say nothing and give none.

    They count from `first`, and are marked with the `source` of a document that is judged together with another one.
    """
    writer = _Writer(first, source)
    writer.add_blocks(policy.blocks, _Place(None, (), StatementKind.SENTENCE))
    waiting: list[tuple[Section, tuple[str, ...]]] = [(section, ()) for section in reversed(policy.sections)]
    while waiting:
        section, above = waiting.pop()
        writer.add_whole(section.title, _Place(section, above, StatementKind.HEADING))
        title = section.title.value.strip()
        headings = (*above, title) if title else above
        writer.add_blocks(section.blocks, _Place(section, headings, StatementKind.SENTENCE))
        waiting.extend((inner, headings) for inner in reversed(section.sections))
    return tuple(writer.statements)


class _Place(NamedTuple):
    """What a section or a list gives to the statements in it."""

    section: Section | None
    headings: tuple[str, ...]
    kind: StatementKind
    lead: Statement | None = None  # of what has no nearer lead


class _Writer:
    """Collects statements. A list level costs two calls, and the segmenter lets no list nest deeper than a dozen."""

    def __init__(self, first: int, source: Source | None) -> None:
        self.statements: list[Statement] = []
        self._first = first
        self._source = source

    def add_blocks(self, blocks: Sequence[Block], place: _Place, own: Sequence[Statement] = ()) -> None:
        """Add what stands in a section or, after the item's own text, in a list item."""
        before = own  # the statements of the paragraph right before a block
        fallback = own[-1] if own else place.lead  # an inner list needs no lead-in but its item
        enumeration: Enumeration | None = None
        list_lead: Statement | None = None
        for position, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                spans = sentence_spans(block.text.value)
                if enumeration and not enumeration.takes(block.text.value.strip(), len(spans)):
                    enumeration = None
                lead = enumeration.lead if enumeration else place.lead
                before = self.add_sentences(block.text, spans, block.links, place, lead, before)
                if before and announces(before[-1].text) and isinstance(_at(blocks, position + 1), Paragraph):
                    enumeration = Enumeration(before[-1])
                continue
            if isinstance(block, ItemList):
                if not _goes_on(blocks, position, before):
                    list_lead = _list_lead(before, enumeration) or fallback
                self.add_list(block, place._replace(kind=StatementKind.ITEM, lead=list_lead))
            elif isinstance(block, Table):
                self.add_table(block, place._replace(kind=StatementKind.ROW, lead=None))
            elif isinstance(block, DateLine):
                self.add_whole(block.text, place._replace(kind=StatementKind.DATE, lead=None))
            before, enumeration = (), None

    def add_list(self, block: ItemList, place: _Place) -> None:
        """Add the items of a list, each with what stands inside it."""
        for item in block.items:
            own = self.add_sentences(item.text, sentence_spans(item.text.value), item.links, place, place.lead, ())
            if item.children:
                self.add_blocks(item.children, place, own)

    def add_table(self, block: Table, place: _Place) -> None:
        """Add the rows of a table; the first header row leads the others."""
        for row in block.rows:
            added = self.add_whole(Text.join(row.cells, CELL_GLUE), place, row.links)
            if row.header and place.lead is None:
                place = place._replace(lead=added)

    def add_sentences(
        self,
        text: Text,
        spans: Sequence[tuple[int, int]],
        links: Sequence[Link],
        place: _Place,
        lead: Statement | None,
        before: Sequence[Statement],
    ) -> list[Statement]:
        """Add the sentences of a paragraph or an item; a short answer is led by its question."""
        added: list[Statement] = []
        shared = _share(links, text, spans) if links else None
        question = before[0] if len(before) == 1 and before[0].text.endswith("?") else None
        for start, end in spans:
            sentence = text.value[start:end]
            statement = Statement(
                index=self._first + len(self.statements),
                text=sentence,
                block=text,
                start=start,
                kind=place.kind,
                section=place.section,
                headings=place.headings,
                lead=question if question is not None and is_answer(sentence) else lead,
                links=next(shared) if shared else (),
                source=self._source,
            )
            question = statement if sentence.endswith("?") else None
            self.statements.append(statement)
            added.append(statement)
        return added

    def add_whole(self, text: Text, place: _Place, links: tuple[Link, ...] = ()) -> Statement | None:
        """Add a text as one statement, however many sentences it has; None where it is blank."""
        value = text.value.strip()
        if not value:
            return None
        statement = Statement(
            index=self._first + len(self.statements),
            text=value,
            block=text,
            start=len(text.value) - len(text.value.lstrip()),
            kind=place.kind,
            section=place.section,
            headings=place.headings,
            lead=place.lead,
            links=links,
            source=self._source,
        )
        self.statements.append(statement)
        return statement


def _list_lead(before: Sequence[Statement], enumeration: Enumeration | None) -> Statement | None:
    """What introduces a list: the paragraph before it, unless that is itself one of several that a colon announced."""
    if enumeration and before and is_followed(before[-1].text):
        return enumeration.lead
    return lead_in(before) or (enumeration.lead if enumeration else None)


def _goes_on(blocks: Sequence[Block], position: int, before: Sequence[Statement]) -> bool:
    """Whether a list goes on with the one before it, right after it or after a stray line that ends as an item does."""
    if position and isinstance(blocks[position - 1], ItemList):
        return True
    stray = position > 1 and len(before) == 1 and is_followed(before[0].text)
    return stray and isinstance(blocks[position - 2], ItemList)


def _at(blocks: Sequence[Block], position: int) -> Block | None:
    return blocks[position] if position < len(blocks) else None


def _share(links: Sequence[Link], text: Text, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[Link, ...]]:
    """For each sentence of a text the links that it holds, or a part of them."""
    places = [(link.text.span if link.text else link.span) for link in links]
    first = 0
    for start, end in spans:
        span = text.span_of(start, end)
        while first < len(links) and places[first].end <= span.start:
            first += 1
        last = first
        while last < len(links) and places[last].start < span.end:
            last += 1
        yield tuple(links[first:last])
