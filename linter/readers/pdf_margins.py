"""Running headers, footers and page numbers of a PDF: what stands at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from linter.readers.pdf_page import PageLine

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page|seite|p\.)?\s*\d{1,4}\s*(?:(?:/|of|von|sur|de)\s*\d{1,4})?[-–—\s.]*", re.IGNORECASE)
_EDGE = 3  # lines from the top and the bottom of a page that may be a header or footer
_SHARE = 0.4  # of the pages that show the same line at their edge, at the least
_FEWEST = 2  # pages


def set_aside(pages: Sequence[Sequence[PageLine]]) -> tuple[list[list[PageLine]], list[list[PageLine]]]:
    """The lines of each page without its margins, and the lines in the margins of each.

    A title that every page repeats at its top is kept on the first.
    """
    edges = [_edges(lines) for lines in pages]
    counts = Counter(key for found in edges for key in {key for key, _ in found})
    needed = max(_FEWEST, _SHARE * len(pages))
    kept: list[list[PageLine]] = []
    aside: list[list[PageLine]] = []
    titled = False
    for lines, found in zip(pages, edges, strict=True):
        margins = {
            index for key, index in found if counts[key] >= needed or _PAGE_NUMBER.fullmatch(lines[index].text)
        }
        if not titled:
            title = next((index for key, index in found if index in margins and _could_be_title(key)), None)
            titled = title is not None
            margins.discard(-1 if title is None else title)
            if title is not None:
                lines = [replace(line, bold=True) if index == title else line for index, line in enumerate(lines)]
        kept.append([line for index, line in enumerate(lines) if index not in margins])
        aside.append([line for index, line in enumerate(lines) if index in margins])
    return kept, aside


_Key = tuple[str, str]  # top or bottom, and the text with its numbers made alike


def _edges(lines: Sequence[PageLine]) -> list[tuple[_Key, int]]:
    """The lines at the top and bottom of a page, with what they have in common with those of other pages."""
    if not lines:
        return []
    order = sorted(range(len(lines)), key=lambda index: -lines[index].baseline)
    found = [(("top", _alike(lines[index])), index) for index in order[:_EDGE]]
    return found + [(("bottom", _alike(lines[index])), index) for index in order[_EDGE:][-_EDGE:]]


def _alike(line: PageLine) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _could_be_title(key: _Key) -> bool:
    place, text = key
    return place == "top" and " " in text and "#" not in text
