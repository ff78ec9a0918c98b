"""The text of one document, and how a place in it is named."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property

from linter.frozen import dataclass
from linter.regex import Regex

MAX_BYTES = 10_000_000
"""The largest file that is read unless `--max-bytes` says otherwise: some 1,500 times a long policy."""

_LINE_END = Regex(r"\r\n|\n|\r")


class Format(StrEnum):
    """What kind of file a document is; decides which reader turns it into lines."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    RST = "rst"
    ASCIIDOC = "asciidoc"
    DOCX = "docx"
    PDF = "pdf"


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
    page: int | None = None  # of a PDF or Word document, from 1, where the file tells
    paragraph: int | None = None  # of a Word document: the paragraphs with text, from 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A page or paragraph of a file that is no text: what was taken out of it from `start` on."""

    start: int  # offset in the text that was taken out
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document as read: its path, its decoded text and its format."""

    path: str  # as the user gave it; "-" for standard input
    text: str  # decoded, line ends untouched; of a file that is no text, what was taken out of it
    format: Format
    encoding: str = "utf-8"  # the encoding that the bytes were decoded with
    parts: tuple[Part, ...] = ()  # pages or paragraphs, in order, of a file that is no text

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line's first character."""
        text = self.text
        if "\r" in text:
            return [0, *(match.end() for match in _LINE_END.finditer(text))]
        starts = [0]
        at = 0
        while at := text.find("\n", at) + 1:
            starts.append(at)
        return starts

    def cut(self, span: Span) -> str:
        """The source text at a span, marks and entities included."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def part(self, offset: int) -> Part | None:
        """The page or paragraph that a character stands in."""
        at = bisect_right(self.parts, offset, key=_start) if self.parts else 0
        return self.parts[at - 1] if at else None

    def location(self, span: Span) -> Location:
        """The span's first line and column and its last, and its page or paragraph."""
        line, column = self.position(span.start)
        end_line, end_column = self.position(span.end)
        part = self.part(span.start)
        return Location(
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            page=part.page if part else None,
            paragraph=part.paragraph if part else None,
        )

    def place(self, offset: int) -> str:
        """A place as people name it: "line 12", "page 3, line 12" with the lines of that page, "paragraph 12"."""
        line = self.position(offset)[0]
        part = self.part(offset)
        if part is None:
            return f"line {line}"
        if part.paragraph is None:
            return f"page {part.page}, line {line - self.position(part.start)[0] + 1}"
        return f"paragraph {part.paragraph}" + (f", page {part.page}" if part.page else "")


def _start(part: Part) -> int:
    return part.start
