"""AsciiDoc to lines: titles, lists, tables and the text of blocks."""

from __future__ import annotations

import re

from linter.readers.document import Document
from linter.readers.phrase import PhraseBuilder
from linter.readers.plain_markup import Inline, MarkupReader, SourceLine, put_group
from linter.source import Source
from linter.text import Text

_TITLE = re.compile(r"(?P<signs>={1,6}|#{1,6})\s+(?=\S)")
_ATTRIBUTE = re.compile(r":(!?[\w-]+!?):(?:\s+|$)")
_BULLET = re.compile(r"(?:\*{1,5}|-|•)\s+(?=\S)")
_NUMBER = re.compile(r"(?:\.{1,5}|\d{1,3}\.|[a-zA-Z]\.|[ivxIVX]{1,6}\))\s+(?=\S)")
_FENCE = re.compile(r"(?:-{4,}|={4,}|\*{4,}|_{4,}|\.{4,}|--|\+{4,})")
_COMMENT = re.compile(r"/{4,}")
_TABLE = re.compile(r"[|!,:]={3,}")
_ANCHOR = re.compile(r"\[\[([\w.:-]+)[^\]]*\]\]|\[#([\w-]+)[^\]]*\]")
_MACRO = re.compile(r"(?:image|include|toc|video|audio|ifdef|ifndef|endif|ifeval)::")
_CELL = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(
    r"\*\*(?P<strong>[^*]{1,2000}?)\*\*|(?<![\w*])\*(?P<bold>[^\s*][^*]{0,2000}?)\*(?![\w*])"
    r"|__(?P<lighter>[^_]{1,2000}?)__|(?<![\w_])_(?P<light>[^\s_][^_]{0,2000}?)_(?![\w_])"
    r"|``?(?P<code>[^`]{1,2000}?)``?|(?<!\w)\#(?P<marked>[^#\s][^#]{0,2000}?)\#(?!\w)"
    r"|<<(?P<to>[^<>,]{1,500})(?:,\s*(?P<shown>[^<>]{1,500}))?>>"
    r"|(?<![^\s(|])(?:link:|xref:|mailto:)?(?P<target>(?:https?://)?[^\s\[\]<>|]{1,2000})\[(?P<text>[^\]]{1,2000}?)\^?\]"
    r"|image:[^\s\[\]]{1,500}\[[^\]]{0,500}\]|\{empty\}| \+$",
    re.MULTILINE,
)


def _mark(match: re.Match[str], builder: PhraseBuilder) -> None:
    kind = match.lastgroup
    if kind in {"strong", "bold"}:
        builder.bold += 1
        put_group(match, str(kind), builder)
        builder.bold -= 1
    elif kind in {"to", "shown"}:
        builder.open_link(f"#{match['to'].lstrip('#')}", match.start())
        put_group(match, kind, builder)
        builder.close_link(match.end())
    elif kind == "text":
        if not match.group().startswith(("link:", "xref:", "mailto:", "http")):
            builder.add(match.group(), match.start())
            return
        builder.open_link(match["target"], match.start())
        put_group(match, "text", builder)
        builder.close_link(match.end())
    elif kind:
        put_group(match, kind, builder)


def read(source: Source) -> Document:
    """The lines of an AsciiDoc document; attributes above the text are metadata."""
    return _AsciiDocReader(source, Inline(source.text, _MARKS, _mark)).read()


class _AsciiDocReader(MarkupReader):
    """Knows the blocks of the format."""

    def __init__(self, source: Source, inline: Inline) -> None:
        super().__init__(source, inline)
        self._headed = False  # the next table has a row of heads
        self._depth = 0  # of the open list

    def block(self, at: int) -> int:
        """Reads what begins at a line; where the next begins."""
        line = self.lines[at]
        text = line.text
        if not text or text == "+" or text == "'''" or _FENCE.fullmatch(text) or _MACRO.match(text):
            return at + 1
        if _COMMENT.fullmatch(text):
            return self._after(at, text)
        if text.startswith("//"):
            return at + 1
        title = _TITLE.match(text)
        if title:
            self._depth = 0
            self.blocks.heading(line.start + title.end(), line.end, len(title["signs"]), self.anchor)
            self.anchor = ""
            return at + 1
        attribute = _ATTRIBUTE.match(text)
        if attribute:
            self.metadata.append((attribute.group(1), Text.plain(text[attribute.end() :], line.start + attribute.end())))
            return at + 1
        if text.startswith("[") and text.endswith("]"):
            return self._attributes(at)
        if _TABLE.fullmatch(text):
            return self._table(at)
        if re.match(r"\.[^\s.]", text):  # the title of a block
            self.blocks.paragraph(line.start + 1, line.end, 0)
            return at + 1
        return self._text(at)

    def _after(self, at: int, fence: str) -> int:
        """The line after the end of a comment."""
        at += 1
        while at < len(self.lines) and self.lines[at].text != fence:
            at += 1
        return at + 1

    def _attributes(self, at: int) -> int:
        text = self.lines[at].text
        anchor = _ANCHOR.match(text)
        if anchor:
            self.anchor = anchor.group(1) or anchor.group(2)
        self._headed = self._headed or "header" in text
        return at + 1

    def _text(self, at: int) -> int:
        """A paragraph or an item with its first paragraph."""
        line = self.lines[at]
        bullet = _BULLET.match(line.text)
        marker = bullet or _NUMBER.match(line.text)
        start = line.start
        last = self.last_of_paragraph(at, self._begins)
        if marker:
            sign = marker.group().strip()
            self._depth = len(sign) if sign[0] in "*." else max(1, line.indent // 2 + 1)
            self.blocks.nested(self._depth, 0, sign if bullet or sign[0] != "." else "1.", ordered=not bullet)
            start += marker.end()
        elif not (at and self.lines[at - 1].text == "+"):
            self._depth = 0
        self.blocks.paragraph(start, self.lines[last].end, 0 if self._depth else -1)
        return last + 1

    def _begins(self, at: int) -> bool:
        """Whether a line right below a paragraph begins another block."""
        text = self.lines[at].text
        marks = (_BULLET, _NUMBER, _TITLE)
        return (
            text == "+" or bool(_FENCE.fullmatch(text) or _TABLE.fullmatch(text)) or any(mark.match(text) for mark in marks)
        )

    def _table(self, at: int) -> int:
        """A table between |=== and |===: a line with several cells is a row, else as many cells as the first row has."""
        fence = self.lines[at].text
        lines: list[SourceLine] = []
        first_gap = False  # a blank line after the first row makes it the heads
        at += 1
        while at < len(self.lines) and self.lines[at].text != fence:
            if self.lines[at].text:
                lines.append(self.lines[at])
            elif len(lines) == 1:
                first_gap = True
            at += 1
        cells = [cell for line in lines for cell in _cells(line)]
        columns = max(1, len(_cells(lines[0])) if lines else 1)
        self.blocks.close()
        for start in range(0, len(cells), columns):
            self.blocks.row(
                [[cell] for cell in cells[start : start + columns]], header=start == 0 and (first_gap or self._headed)
            )
        self.blocks.close()
        self._headed = False
        return at + 1


def _cells(line: SourceLine) -> list[tuple[int, int]]:
    """Where the cells of a line stand; a line without a bar goes on with the cell above, as one of its own."""
    bars = [match.start() for match in _CELL.finditer(line.text)]
    if not bars:
        return [(line.start, line.end)]
    return [line.part(bar + 1, end) for bar, end in zip(bars, [*bars[1:], len(line.text)], strict=True)]
