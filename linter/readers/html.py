"""HTML to lines: what the page shows, without its menus, banners and footers."""

from __future__ import annotations

import re
from bisect import bisect_left

from linter.policy import Line, LineKind
from linter.readers.accordions import promote_accordions
from linter.readers.bold_headings import promote_bold_lines
from linter.readers.document import Document
from linter.readers.front_matter import front_matter, overwritten, script_end
from linter.readers.html_text import markup_alone, parse, pieces, without_components
from linter.readers.html_walk import PageReader
from linter.readers.html_zones import choose
from linter.readers.phrase import PhraseBuilder
from linter.readers.writer import LineWriter
from linter.source import Source
from linter.text import Text

_LANGUAGE = re.compile(r"<html\b[^<>]*?\slang\s*=\s*[\"']?([A-Za-z-]+)", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)</title", re.IGNORECASE)
_DESCRIPTION = re.compile(
    r"<meta\b(?=[^<>]*\sname\s*=\s*[\"']?description\b)[^<>]*?\scontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I
)
_HEAD = 200_000  # characters within which the head of a page ends


def read(source: Source) -> Document:
    """The lines of a page, those of its menus and footers apart, and its title, description and language."""
    head = front_matter(source.text)
    suffix = source.path.lower()[-6:]
    script = script_end(source.text) if suffix == ".astro" else 0
    text = markup_alone(overwritten(source.text, max(head.end, script)))
    if suffix.endswith((".astro", ".vue")):
        text = without_components(text)
    writer = LineWriter()
    page = PageReader(text, writer)
    page.read(parse(text))
    inside, outside = choose(writer, page.zones)
    lines = promote_bold_lines(
        [writer.lines[index] for index in inside],
        {at for at, index in enumerate(inside) if index in writer.bold},
        [(bisect_left(inside, start), bisect_left(inside, end)) for start, end in writer.panels],
    )
    return Document(
        source=source,
        lines=_trimmed(promote_accordions(lines)),
        aside=_trimmed([writer.lines[index] for index in outside]),
        metadata=head.pairs + _metadata(source.text),
        comments=tuple(page.comments),
    )


def read_fragment(text: str, start: int, end: int) -> LineWriter:
    """The lines of a piece of HTML in a document of another format."""
    writer = LineWriter()
    PageReader(text, writer, offset=start).read(parse(text[start:end]))
    return writer


def _trimmed(lines: list[Line]) -> tuple[Line, ...]:
    """Without "skip to content", blank lines at the start and two blank lines in a row."""
    kept: list[Line] = []
    for line in lines:
        if not kept and line.links and line.links[0].target[:1] == "#" and line.links[0].text.value == line.text.value:
            continue
        if line.kind is not LineKind.BLANK or (kept and kept[-1].kind is not LineKind.BLANK):
            kept.append(line)
    return tuple(kept)


def _metadata(text: str) -> tuple[tuple[str, Text], ...]:
    head = text[:_HEAD]
    found: list[tuple[str, Text]] = []
    for key, pattern in (("title", _TITLE), ("description", _DESCRIPTION), ("language", _LANGUAGE)):
        match = pattern.search(head)
        group = match.lastindex if match else None
        if match is None or group is None:
            continue
        value = _plain(text, match.start(group), match.end(group))
        if value:
            found.append((key, value))
    return tuple(found)


def _plain(text: str, start: int, end: int) -> Text:
    """Text of the source with its entities resolved."""
    import html

    builder = PhraseBuilder()
    for piece, low, high in pieces(text, html.unescape(text[start:end]), start):
        builder.put(piece, low, high)
    return builder.take().text
