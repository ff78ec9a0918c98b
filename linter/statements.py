"""Statements: the sentences of a policy with the context that gives them their meaning.

"Restriction" says nothing; under the heading "Your rights" and the lead-in "You may ask for:" it states a right. All
detection works on statements, never on bare text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from linter.findings import Evidence
from linter.policy import Link, Section
from linter.source import Span
from linter.text import Text


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

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.block.span_of(self.start, self.start + len(self.text))

    def span_of(self, start: int, end: int) -> Span:
        """The place in the source of a part of its text, by offsets in `text`."""
        return self.block.span_of(self.start + start, self.start + end)

    def evidence(self, message: str = "") -> Evidence:
        """The whole statement as evidence."""
        return Evidence(span=self.span, quote=self.text, message=message)

    def evidence_of(self, start: int, end: int, message: str = "") -> Evidence:
        """A part of it as evidence, by offsets in `text`."""
        return Evidence(span=self.span_of(start, end), quote=self.text[start:end], message=message)
