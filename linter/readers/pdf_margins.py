"""Running headers, footers and page numbers of a PDF: what stands at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from linter.readers.pdf_page import PageLine

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:page|seite|p\.)?\s*\d{1,4}\s*(?:(?:/|of|von|sur|de)\s*\d{1,4})?[-–—\s.]*", re.IGNORECASE
)
_EDGE = 3  # lines from the top and the bottom of a page that may be a header or footer
_SHARE = 0.4  # of the pages that show the same line at their edge, at the least
_FEWEST = 2  # pages


_Key = tuple[str, str]  # top or bottom, and the text with its numbers made alike


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edge:
    """A line at the top or bottom of a page."""

    key: _Key
    text: str
    pieces: range  # the indices of its pieces


def set_aside(pages: Sequence[Sequence[PageLine]]) -> tuple[list[list[PageLine]], list[list[PageLine]]]:
    """The lines of each page without its margins, and the lines in the margins of each.

    A title that every page repeats at its top is kept on the first, as bold as a title is.
    """
    edges = [_edges(lines) for lines in pages]
    counts = Counter(key for found in edges for key in {edge.key for edge in found})
    needed = max(_FEWEST, _SHARE * len(pages))
    kept: list[list[PageLine]] = []
    aside: list[list[PageLine]] = []
    titled = False
    for lines, found in zip(pages, edges, strict=True):
        margins = [edge for edge in found if counts[edge.key] >= needed or _PAGE_NUMBER.fullmatch(edge.text)]
        title = next((edge for edge in margins if _could_be_title(edge)), None) if not titled else None
        if title is not None:
            titled = True
            margins.remove(title)
            lines = [replace(line, bold=True) if index in title.pieces else line for index, line in enumerate(lines)]
        outside = {index for edge in margins for index in edge.pieces}
        kept.append([line for index, line in enumerate(lines) if index not in outside])
        aside.append([line for index, line in enumerate(lines) if index in outside])
    return kept, aside


def _edges(lines: Sequence[PageLine]) -> list[_Edge]:
    """The lines at the top and bottom of a page, with what they have in common with those of other pages."""
    starts = [index for index, line in enumerate(lines) if not line.beside]
    whole = [range(start, end) for start, end in pairwise((*starts, len(lines)))]
    whole.sort(key=lambda pieces: -lines[pieces.start].baseline)
    top, bottom = whole[:_EDGE], whole[_EDGE:][-_EDGE:]
    return [_edge(lines, "top", pieces) for pieces in top] + [_edge(lines, "bottom", pieces) for pieces in bottom]


def _edge(lines: Sequence[PageLine], place: str, pieces: range) -> _Edge:
    text = " ".join(lines[index].text for index in pieces)
    return _Edge(key=(place, _DIGITS.sub("#", text.casefold())), text=text, pieces=pieces)


def _could_be_title(edge: _Edge) -> bool:
    place, text = edge.key
    return place == "top" and " " in text and "#" not in text and len(edge.pieces) == 1
