"""PDF documents to lines, by PDFium: the text in reading order, without what each page repeats at its edges."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from linter.errors import UnreadableError
from linter.policy import Line, LineKind
from linter.readers.document import Document
from linter.readers.extract import Extract
from linter.readers.pdf_layout import lay_out
from linter.readers.pdf_margins import set_aside
from linter.readers.pdf_page import PageLine, PageReader
from linter.readers.pdf_tables import Placed
from linter.source import Format
from linter.text import Text

_MOST_PAGES = 5000  # a policy of 16 MB has some 4,000
_TOO_LITTLE = 25  # characters a page, at least: pages with less are pictures with a stamp on them
_UNKNOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_UNKNOWN_SHARE = 0.2  # of the characters that no one can name: the file does not say which letters its fonts draw


def read(data: bytes, path: str, *, most_pages: int | None = None) -> Document:
    """The lines of a PDF, or of its first pages.

    Raises UnreadableError for a damaged or encrypted file, for pages that are pictures, and for fonts without letters.
    """
    pages = _pages(data, path, most_pages)
    _refuse_pictures(pages, path)
    extract = Extract()
    kept, margins = set_aside(pages)
    placed: list[Placed] = []
    outside: list[Line] = []
    for number, (lines, edges) in enumerate(zip(kept, margins, strict=True), start=1):
        extract.part(page=number)
        starts = _written(extract, [*lines, *edges])
        placed += zip(lines, starts, strict=False)
        outside += map(_marginal, edges, starts[len(lines) :])
    return Document(source=extract.source(path, Format.PDF), lines=tuple(lay_out(placed)), aside=tuple(outside))


def _written(extract: Extract, lines: Sequence[PageLine]) -> list[int]:
    """Where each line begins, once all are written, pieces of one line on one line."""
    starts: list[int] = []
    for number, line in enumerate(lines, start=1):
        starts.append(extract.write(line.text))
        extract.write("\t" if number < len(lines) and lines[number].beside else "\n")
    return starts


def _marginal(line: PageLine, start: int) -> Line:
    return Line(text=Text.plain(line.text, start), kind=LineKind.TEXT)


def _pages(data: bytes, path: str, most: int | None) -> list[list[PageLine]]:
    """The lines of each page."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableError(f"{path}: a PDF with a password; save it without one") from None
        raise UnreadableError(f"{path}: not a PDF that can be read; open it in a viewer and print it to a new PDF") from None
    try:
        if most is None and len(document) > _MOST_PAGES:
            raise UnreadableError(
                f"{path}: {len(document):,} pages, which no policy has; take out those that are to be judged"
            )
        reader = PageReader()
        return [_page(document, index, reader) for index in range(len(document))[:most]]
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, index: int, reader: PageReader) -> list[PageLine]:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:  # one damaged page does not hide the others
        return []
    try:
        return list(reader.lines(page, index + 1))
    finally:
        page.close()


def _refuse_pictures(pages: Sequence[Sequence[PageLine]], path: str) -> None:
    text = "".join(line.text for lines in pages for line in lines)
    if len(text) < _TOO_LITTLE * max(1, len(pages)):
        raise UnreadableError(
            f"{path}: its pages are pictures without text; have it recognised (OCR), or check the file it was made from"
        )
    if len(_UNKNOWN.findall(text)) > _UNKNOWN_SHARE * len(text):
        raise UnreadableError(f"{path}: it does not say which letters its fonts draw; check the file it was made from")
