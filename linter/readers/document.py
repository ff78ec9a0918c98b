"""What a reader makes of a file: its lines, and what it set aside."""

from __future__ import annotations

from dataclasses import dataclass

from linter.policy import Line
from linter.source import Source
from linter.text import Text


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document as lines, before segmentation."""

    source: Source
    lines: tuple[Line, ...]  # in document order; raw for plain text, with kinds and levels for other formats
    aside: tuple[Line, ...] = ()  # navigation and footers: no part of the notice, kept for imprint facts
    metadata: tuple[tuple[str, Text], ...] = ()  # front matter, key and value; title and meta of an HTML page
    comments: tuple[Text, ...] = ()  # what the authors wrote to each other in the margin
