"""The text of one document, and how a place in it is named."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from linter.regex import Regex

_LINE_END = Regex(r"\r\n|\n|\r")


class Format(StrEnum):
    """What kind of file a document is; decides which reader turns it into lines."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of characters in the decoded source text, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span cannot run from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def cover(self, other: Span) -> Span:
        """The shortest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a span stands, as an editor shows it: lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document as read: its path, its decoded text and its format."""

    path: str  # as the user gave it; "-" for standard input
    text: str  # decoded, line ends untouched
    format: Format
    encoding: str = "utf-8"  # the encoding that the bytes were decoded with

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line's first character."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def cut(self, span: Span) -> str:
        """The source text at a span, marks and entities included."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def location(self, span: Span) -> Location:
        """The span's first line and column and its last."""
        line, column = self.position(span.start)
        end_line, end_column = self.position(span.end)
        return Location(line=line, column=column, end_line=end_line, end_column=end_column)
