"""The lines of a PDF page: their text, where they stand and what they look like.

PDFium gives a page's text with a break at the end of each line, but none between two columns. So lines are parted where a
space is wide. Only the characters at the ends of words are asked for their place: all of them would take most of the time.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

HYPHEN = "\ufffe"  # how PDFium spells a hyphen at the end of a line; the next line follows without a break
_LINE = re.compile(r"([^\r\n\ufffe]*)(\r\n|[\r\n\ufffe]|\Z)")
_PRIVATE = re.compile("[\ue000-\uf8ff]")  # signs of symbol fonts: bullets, ticks, arrows
_MARK = re.compile(r"\W{1,2}|o|[(\[]?\w{1,4}[.)\]]|\d+(?:\.\d+)*")  # of a list item, with its text set apart from it
_WORD_GAP = re.compile(r"(?<=\S) +(?=\S)")
_MARK_GAP = 0.5  # times the size of the type, between the mark of an item and its text
_GAP = 1.0  # times the size of the type: what is wider than this is no space between words, even in justified lines
_CELL_GAP = 0.5  # the same beside a wider gap, where it is twice the usual space of the line
_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_BOLD_WEIGHT = 600
_NAME_SIZE = 200  # bytes of a font's name that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A line as it stands on a page, or a piece of one in a column; lengths in points, from the lower left corner."""

    text: str  # white space at the ends taken away
    page: int  # from 1
    left: float
    right: float
    baseline: float  # how high it stands
    size: float  # of its type
    bold: bool  # all of it, as far as three characters tell
    hyphened: bool = False  # its last word goes on in the next line
    beside: bool = False  # it stands on one line with the piece before it, far to the right of that


def _middle(text: str) -> int:
    """The place of a character in the middle that is no white space: PDFium makes some of that up, without any size."""
    for at in range(len(text) // 2, len(text)):
        if not text[at].isspace():
            return at
    return len(text) // 2


class _PdfText:
    """The text of a page, as one of its lines asks about it."""

    __slots__ = ("_plain", "_start", "handle")

    def __init__(self, handle: Any, start: int, plain: bool) -> None:
        self.handle = handle
        self._start = start  # of the line, in UTF-16 units
        self._plain = plain  # PDFium counts characters as the text does

    def place(self, offset: int) -> int:
        """What PDFium counts a character of the line as."""
        index = self._start + offset
        return index if self._plain else max(0, int(pdfium.FPDFText_GetCharIndexFromTextIndex(self.handle, index)))


class PageReader:
    """Reads one page after another with the same buffers."""

    def __init__(self) -> None:
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._flags = ctypes.c_int()
        self._name = ctypes.create_string_buffer(_NAME_SIZE)

    def lines(self, page: pypdfium2.PdfPage, number: int) -> Iterator[PageLine]:
        """The lines of a page, in the order of its content."""
        words = page.get_textpage()
        try:
            text = words.get_text_range()
            plain = words.count_chars() == len(text)
            wide = not plain and any(char > "\uffff" for char in text)
            at = 0  # in UTF-16 units, as PDFium counts
            for match in _LINE.finditer(text):
                line, end = match.groups()
                if line.strip():
                    yield from self._pieces(_PdfText(words, at, plain), line, number, hyphened=end == HYPHEN)
                at += len(match.group().encode("utf-16-le")) // 2 if wide else len(match.group())
        finally:
            words.close()

    def _pieces(self, words: _PdfText, line: str, number: int, *, hyphened: bool) -> Iterator[PageLine]:
        """A line, cut where more than a space parts two words."""
        size = self._size(words, _middle(line))
        if line.startswith("o ") and self._sides(words, 2)[0] - self._sides(words, 0)[1] > _MARK_GAP * size:
            line = "◦" + line[1:]  # how Word writes the bullets of inner lists
        start = 0
        cuts = self._cuts(words, line, size) if " " in line else ()
        for end in (*cuts, len(line)):
            text = line[start:end].strip()
            if text:
                first = start + len(line[start:end]) - len(line[start:end].lstrip())
                last_piece = end == len(line)
                yield self._line(words, text, first, number, hyphened=hyphened and last_piece, beside=start > 0)
            start = end

    def _cuts(self, words: _PdfText, line: str, size: float) -> Iterator[int]:
        """The ends of words after which there is a gap; the mark of a list item is no word."""
        handle, place, box, ask = words.handle, words.place, self._box, pdfium.FPDFText_GetLooseCharBox
        gaps: list[tuple[int, float]] = []
        for word in _WORD_GAP.finditer(line):
            space, after = word.span()
            if ask(handle, place(space - 1), box):
                right = box.right
                if ask(handle, place(after), box) and not _MARK.fullmatch(line, 0, space):
                    gaps.append((space, box.left - right))
        wide = _GAP * size
        if any(gap > wide for _, gap in gaps):  # in a line of cells, some may stand close to each other
            usual = sorted(gap for _, gap in gaps)[len(gaps) // 2]
            wide = min(wide, max(_CELL_GAP * size, 2 * usual)) if usual < wide else wide
        yield from (space for space, gap in gaps if gap > wide)

    def _line(self, words: _PdfText, text: str, first: int, number: int, *, hyphened: bool, beside: bool) -> PageLine:
        last = first + len(text) - 1
        middle = first + _middle(text)
        left, right = self._sides(words, first)[0], self._sides(words, last)[1]
        return PageLine(
            text=_PRIVATE.sub("•", text) + "-" * hyphened,
            page=number,
            left=left,
            right=max(left, right),
            baseline=self._baseline(words, middle),
            size=self._size(words, middle),
            bold=all(self._is_bold(words, index) for index in {first, middle, last}),
            hyphened=hyphened,
            beside=beside,
        )

    def _sides(self, words: _PdfText, index: int) -> tuple[float, float]:
        found = pdfium.FPDFText_GetLooseCharBox(words.handle, words.place(index), self._box)
        return (float(self._box.left), float(self._box.right)) if found else (0.0, 0.0)

    def _baseline(self, words: _PdfText, index: int) -> float:
        found = pdfium.FPDFText_GetCharOrigin(words.handle, words.place(index), self._x, self._y)
        return float(self._y.value) if found else 0.0

    def _size(self, words: _PdfText, index: int) -> float:
        """The size of the type as the page shows it, whatever it is scaled by."""
        matrix = self._matrix
        found = pdfium.FPDFText_GetMatrix(words.handle, words.place(index), matrix)
        scale = math.hypot(matrix.c, matrix.d) if found else 1.0
        size = float(pdfium.FPDFText_GetFontSize(words.handle, words.place(index)))
        return max(round(size * scale, 1), 0.1)

    def _is_bold(self, words: _PdfText, index: int) -> bool:
        if pdfium.FPDFText_GetFontWeight(words.handle, words.place(index)) >= _BOLD_WEIGHT:
            return True
        size = pdfium.FPDFText_GetFontInfo(words.handle, words.place(index), self._name, _NAME_SIZE, self._flags)
        return 0 < size <= _NAME_SIZE and _BOLD_NAME.search(self._name.value) is not None
