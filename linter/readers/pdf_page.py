"""The lines of a PDF page: their text, where they stand and what they look like.

PDFium gives a page's text with a break at the end of each line; of each line the first, middle and last characters are
asked for their place and font, since asking for all of them would take most of the time.
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
_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_BOLD_WEIGHT = 600
_NAME_SIZE = 200  # bytes of a font's name that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A line as it stands on a page; lengths in points, from the lower left corner."""

    text: str  # white space at the ends taken away
    page: int  # from 1
    left: float
    right: float
    baseline: float  # how high it stands
    size: float  # of its type
    bold: bool  # all of it, as far as three characters tell
    hyphened: bool = False  # its last word goes on in the next line


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
                    yield self._line(words, line, at, plain, number, hyphened=end == HYPHEN)
                at += len(match.group().encode("utf-16-le")) // 2 if wide else len(match.group())
        finally:
            words.close()

    def _line(self, words: Any, raw: str, at: int, plain: bool, number: int, *, hyphened: bool) -> PageLine:
        text = raw.strip()
        first = at + len(raw) - len(raw.lstrip())
        last = first + len(text) - 1
        middle = first + len(text) // 2
        if text[len(text) // 2].isspace():
            middle += 1
        if not plain:
            first, middle, last = (pdfium.FPDFText_GetCharIndexFromTextIndex(words, index) for index in (first, middle, last))
        left, right = self._sides(words, first)[0], self._sides(words, last)[1]
        return PageLine(
            text=_PRIVATE.sub("•", text),
            page=number,
            left=left,
            right=max(left, right),
            baseline=self._baseline(words, middle),
            size=self._size(words, middle),
            bold=all(self._is_bold(words, index) for index in {first, middle, last}),
            hyphened=hyphened,
        )

    def _sides(self, words: Any, index: int) -> tuple[float, float]:
        found = pdfium.FPDFText_GetLooseCharBox(words, index, self._box)
        return (self._box.left, self._box.right) if found else (0.0, 0.0)

    def _baseline(self, words: Any, index: int) -> float:
        found = pdfium.FPDFText_GetCharOrigin(words, index, self._x, self._y)
        return self._y.value if found else 0.0

    def _size(self, words: Any, index: int) -> float:
        """The size of the type as the page shows it, whatever it is scaled by."""
        matrix = self._matrix
        found = pdfium.FPDFText_GetMatrix(words, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) if found else 1.0
        return max(round(pdfium.FPDFText_GetFontSize(words, index) * scale, 1), 0.1)

    def _is_bold(self, words: Any, index: int) -> bool:
        if pdfium.FPDFText_GetFontWeight(words, index) >= _BOLD_WEIGHT:
            return True
        size = pdfium.FPDFText_GetFontInfo(words, index, self._name, _NAME_SIZE, self._flags)
        return 0 < size <= _NAME_SIZE and _BOLD_NAME.search(self._name.value) is not None
