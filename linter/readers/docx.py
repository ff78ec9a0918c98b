"""Word documents to lines: what a reader sees once all tracked changes are accepted and comments hidden."""

from __future__ import annotations

from linter.errors import UnreadableError
from linter.policy import Line
from linter.readers.bold_headings import promote_bold_lines
from linter.readers.document import Document
from linter.readers.docx_package import Package, W, open_package
from linter.readers.docx_walk import DocxReader, margin_notes
from linter.readers.extract import Extract
from linter.readers.large_headings import promote_large_lines
from linter.source import Format
from linter.text import Text


def read(data: bytes, path: str) -> Document:
    """The lines of a Word document; headers and footers stand aside, comments apart.

    Raises UnreadableError for a file that cannot be read or holds its text in another format, and for one without any text.
    """
    package = open_package(data, path)
    if next(package.body.iter(W + "altChunk"), None) is not None:
        raise UnreadableError(
            f"{path}: a Word document that holds a page of another format and takes it in as Word opens it; "
            "open it in Word and save it"
        )
    extract = Extract()
    reader = DocxReader(package, extract)
    reader.read(package.body)
    writer = reader.writer
    if not writer.lines:
        raise UnreadableError(
            f"{path}: a Word document without text; if its pages are pictures, have their text recognised first"
        )
    lines = promote_bold_lines(promote_large_lines(writer.lines, reader.sizes), writer.bold)
    aside: list[Line] = []
    for margin in package.margins:
        aside += reader.read_aside(margin)
    comments = _comments(package, reader, extract)
    return Document(source=extract.source(path, Format.DOCX), lines=tuple(lines), aside=tuple(aside), comments=comments)


def _comments(package: Package, reader: DocxReader, extract: Extract) -> tuple[Text, ...]:
    """The text of each comment, placed in the paragraph that it hangs on."""
    notes = margin_notes(package)
    found: list[Text] = []
    for key, (page, paragraph) in reader.commented.items():
        if key not in notes:
            continue
        paragraphs = ("".join(part.itertext()) for part in notes[key].iter(W + "p"))
        words = " ".join(" ".join(paragraphs).split())
        if words:
            extract.part(page=page, paragraph=paragraph)
            found.append(Text.plain(words, extract.write(words)))
            extract.write("\n")
    return tuple(found)
