"""Readers: from a file to lines with their places in the source."""

from __future__ import annotations

import os
import re

from linter.garbage import no_garbage
from linter.readers.decode import container_of, decode, read_bytes
from linter.readers.document import Document
from linter.regex import Regex
from linter.source import MAX_BYTES, Format, Source

__all__ = ["MAX_BYTES", "Document", "format_of", "glance", "read_data", "read_path", "read_text"]

_SUFFIXES = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mdx": Format.MARKDOWN,
    ".mdc": Format.MARKDOWN,
    ".rst": Format.RST,
    ".adoc": Format.ASCIIDOC,
    ".asciidoc": Format.ASCIIDOC,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".php": Format.HTML,
    ".astro": Format.HTML,
    ".vue": Format.HTML,
}
_FIRST_PAGES = 3
_HEAD = 20_000  # characters that tell the format
# Atomic groups: a comment ends at its first end, or the search would try every way to read a row of them.
_PAGE = Regex(
    r"\s*+(?>(?><!--.*?-->|<\?xml[^<>]*>|<script\b.*?</script>)\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK_TAG = Regex(r"</?(?:p|div|h[1-6]|ul|ol|li|table|section|article|br)\b[^<>]*>", re.IGNORECASE)
_ATX = Regex(r"^#{1,6} \S", re.MULTILINE)
_LINK = Regex(r"\[[^\]\n]+\]\([^)\s]+\)")
_MANY_TAGS = 6  # block tags in the head of a file without suffix that make it HTML


def read_path(path: str | os.PathLike[str], *, max_bytes: int = MAX_BYTES) -> Document:
    """Reads a file of any format. Raises UnreadableError with what is wrong and what to do."""
    path = os.fspath(path)
    return read_data(read_bytes(path, max_bytes), path)


def read_data(data: bytes, path: str) -> Document:
    """Reads the bytes of a file of any format. Raises UnreadableError with what is wrong and what to do."""
    container = container_of(data)
    if container is not None:
        with no_garbage():
            return _container(container, data, path)
    text, encoding = decode(data, path)
    return _read(Source(path=path, text=text, format=format_of(path, text), encoding=encoding))


def glance(path: str) -> str:
    """The first pages of a Word or PDF file, enough to tell what it is. Raises UnreadableError."""
    data = read_bytes(path)
    if container_of(data) is not Format.PDF:
        return read_data(data, path).source.text
    from linter.readers import pdf

    return pdf.read(data, path, most_pages=_FIRST_PAGES).source.text


def read_text(text: str, path: str = "-", format: Format | None = None) -> Document:
    """Reads a text that is already decoded; the format is told from the path and the text where it is not given."""
    return _read(Source(path=path, text=text, format=format or format_of(path, text)))


def format_of(path: str, text: str) -> Format:
    """The format, by the suffix of the path, else by the text.

    A `.txt` file is plain text unless it is clearly a page of HTML; what has no known suffix may be Markdown too.
    """
    suffix = os.path.splitext(path)[1].lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    head = text[:_HEAD]
    if _PAGE.match(head) or len(_BLOCK_TAG.findall(head)) >= _MANY_TAGS:
        return Format.HTML
    if suffix != ".txt" and _ATX.search(head) and (len(_ATX.findall(head)) > 1 or _LINK.search(head)):
        return Format.MARKDOWN
    return Format.TEXT


def _read(source: Source) -> Document:
    with no_garbage():
        return _lines(source)


def _container(format: Format, data: bytes, path: str) -> Document:
    if format is Format.PDF:
        from linter.readers import pdf

        return pdf.read(data, path)
    from linter.readers import docx

    return docx.read(data, path)


def _lines(source: Source) -> Document:
    if source.format is Format.MARKDOWN:
        from linter.readers import markdown

        return markdown.read(source)
    if source.format is Format.HTML:
        from linter.readers import html

        return html.read(source)
    if source.format is Format.RST:
        from linter.readers import rst

        return rst.read(source)
    if source.format is Format.ASCIIDOC:
        from linter.readers import asciidoc

        return asciidoc.read(source)
    from linter.readers import text

    return Document(source=source, lines=text.read(source))
