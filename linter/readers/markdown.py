"""Markdown to lines: CommonMark with tables and front matter, and what is visible of the HTML in it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from markdown_it.token import Token

from linter.policy import Line, LineKind
from linter.readers.accordions import promote_accordions
from linter.readers.bold_headings import promote_bold_lines
from linter.readers.document import Document
from linter.readers.front_matter import front_matter
from linter.readers.markdown_inline import InlineReader, Places
from linter.readers.markdown_parser import Markdown
from linter.readers.markdown_source import Prepared, markdown_alone
from linter.readers.phrase import Phrase, PhraseBuilder, join
from linter.readers.writer import Item, LineWriter
from linter.source import Source
from linter.text import Text

_COMPONENT_FILES = (".mdx", ".mdc", ".astro")
_MARKUP = re.compile(r"<!--.*?(?:-->|\Z)|<[^>]*>|&[a-z]+;", re.DOTALL)
_WORD = re.compile(r"\w")
_ID = re.compile(r"<[^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
# What the parser strips from rows and cells.
_TRIMMED = "\t\n\v\f\r \u00a0\u1680\u202f\u205f\u3000\u2028\u2029" + "".join(map(chr, range(0x2000, 0x200B)))
_QUOTED_ROW_START = re.compile(r"[ \t>]*")
_ROW_START = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_HEADING_ID = re.compile(r"\s*\{:?[ ]?#([\w.:-]+)[^{}]*\}$")  # "## Cookies {#cookies}"


def read(source: Source) -> Document:
    """The lines of a Markdown document, with the front matter as metadata."""
    head = front_matter(source.text)
    components = source.path.lower().endswith(_COMPONENT_FILES)
    lines = _BlockReader(source, markdown_alone(source.text, head.end, components=components)).read()
    return Document(source=source, lines=tuple(lines), metadata=head.pairs)


class _BlockReader:
    """Walks over the block tokens once."""

    def __init__(self, source: Source, prepared: Prepared) -> None:
        self._text, titles, self._boxes = prepared
        self._titles = titles[::-1]  # those not yet read, the next last
        self._starts = [*source.line_starts, len(self._text)]
        self._parser = Markdown(tables="|" in self._text)
        self._inline = InlineReader(self._parser)
        self._env: dict[str, object] = {}
        self._writer = LineWriter()
        self._lists: list[bool] = []  # open lists: whether each is ordered
        self._items: list[Item] = []
        self._heading = 0  # level of the open heading
        self._signs = False  # it is marked with number signs, not underlined
        self._row: list[Phrase] | None = None  # cells of the open table row
        self._cells: list[Places] = []  # places of the row's cells, in order
        self._head = False  # inside a table head
        self._enter: dict[str, Callable[[Token], None]] = {
            "inline": self._text_block,
            "heading_open": self._open_heading,
            "heading_close": self._close_heading,
            "bullet_list_open": self._open_list,
            "ordered_list_open": self._open_list,
            "bullet_list_close": self._close_list,
            "ordered_list_close": self._close_list,
            "list_item_open": self._open_item,
            "list_item_close": self._close_item,
            "thead_open": self._toggle_head,
            "thead_close": self._toggle_head,
            "tr_open": self._open_row,
            "tr_close": self._close_row,
            "table_close": self._end,
            "hr": self._end,
            "fence": self._fence,
            "html_block": self._html,
        }

    def read(self) -> list[Line]:
        enter = self._enter
        text = self._text
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        for token in self._parser.blocks(text, self._env):
            action = enter.get(token.type)
            if action:
                action(token)
        return promote_accordions(promote_bold_lines(self._writer.lines, self._writer.bold, self._writer.panels))

    def _end(self, token: Token) -> None:  # noqa: ARG002
        if not self._items:
            self._writer.blank()

    def _open_heading(self, token: Token) -> None:
        self._heading = int(token.tag[1])
        self._signs = token.markup.startswith("#")

    def _close_heading(self, token: Token) -> None:  # noqa: ARG002
        self._heading = 0

    def _open_list(self, token: Token) -> None:
        if not self._lists:
            self._writer.blank()
        self._lists.append(token.type == "ordered_list_open")

    def _close_list(self, token: Token) -> None:  # noqa: ARG002
        self._lists.pop()
        if not self._lists:
            self._writer.blank()

    def _open_item(self, token: Token) -> None:
        ordered = self._lists[-1]
        outer = self._items[-1] if self._items else None
        depth = outer.depth + 1 if outer and not outer.headed else 1
        kind = LineKind.NUMBERED if ordered else LineKind.BULLET
        marker = token.info + token.markup if ordered else token.markup
        self._items.append(Item(kind=kind, depth=depth, marker=marker, headed=self._is_box(token)))

    def _is_box(self, token: Token) -> bool:
        if not self._boxes or not token.map:
            return False
        start = self._starts[token.map[0]]
        return self._text.find("-", start, self._starts[token.map[0] + 1]) in self._boxes

    def _close_item(self, token: Token) -> None:  # noqa: ARG002
        self._items.pop()

    def _toggle_head(self, token: Token) -> None:
        self._head = token.type == "thead_open"

    def _open_row(self, token: Token) -> None:
        self._row = []
        line = token.map[0] if token.map else 0
        opening = self._head and bool(self._items)
        self._cells = _cells(self._text, self._starts[line], self._starts[line + 1], in_list=opening)[::-1]

    def _close_row(self, token: Token) -> None:  # noqa: ARG002
        if self._row is not None:
            self._writer.row(self._row, header=self._head)
        self._row = None

    def _text_block(self, token: Token) -> None:
        if self._row is not None:
            self._cell(token, self._row)
            return
        places = self._places(token)
        if self._heading:
            self._write_heading(self._inline.read(token.content, places, self._env))
            return
        for content, where, opening in (
            self._parted(token.content, places) if self._titles else ((token.content, places, False),)
        ):
            phrases = self._inline.read(content, where, self._env)
            if any(phrase.text.value for phrase in phrases):
                if opening:
                    phrases = [replace(phrase, bold=True) for phrase in phrases]
                self._writer.paragraph(phrases, self._items[-1] if self._items else None, anchor=self._anchor())

    def _parted(self, content: str, places: Places) -> Iterator[tuple[str, Places, bool]]:
        """The text of a block, cut around the titles in it; whether each piece is the title of what opens with a click."""
        at = 0
        while self._titles and (start := places.back(self._titles[-1].start)) < len(content):
            title = self._titles.pop()
            start = max(start, 0)  # "1. Who we are" is an item to the parser, its number the marker
            end = min(len(content), places.back(title.end))
            if at <= start < end:
                for low, high, opening in ((at, start, False), (start, end, title.opening)):
                    if content[low:high].strip():
                        low += len(content[low:high]) - len(content[low:high].lstrip())
                        yield content[low:high].rstrip(), places.part(low, high), opening
                at = end
        at += len(content[at:]) - len(content[at:].lstrip())
        if at < len(content):
            yield content[at:], places.part(at, len(content)) if at else places, False

    def _cell(self, token: Token, row: list[Phrase]) -> None:
        places = self._cells.pop() if self._cells else None
        if places is None or not token.content:
            row.append(Phrase(text=Text("", ())))
            return
        row.append(join(self._inline.read(token.content, places, self._env)))

    def _write_heading(self, phrases: list[Phrase]) -> None:
        phrase = join([phrase for phrase in phrases if phrase.text] or phrases)
        named = _HEADING_ID.search(phrase.text.value)
        anchor = self._anchor()
        if named:
            anchor = named.group(1)
            phrase = phrase.cut(0, named.start())
        if not phrase.text:
            return
        marker = ""
        if self._items:
            item = self._items[-1]
            if not item.opened and not item.headed and item.kind is LineKind.NUMBERED:
                marker = item.marker
            item.headed = True
        self._writer.heading(phrase, self._heading, marker=marker, anchor=anchor)

    def _anchor(self) -> str:
        anchor, self._inline.anchor = self._inline.anchor, ""
        return anchor

    def _places(self, token: Token) -> Places:
        """Where the lines of a block's text stand: each is the end of its source line, list and quote marks taken away."""
        line = token.map[0] if token.map else 0
        if self._heading and self._signs:
            return Places([(0, self._title_start(line))])
        parts = token.content.split("\n")
        end = token.map[1] if token.map else line + 1
        while line + 1 < end and not self._text.startswith(parts[0].strip(), self._part_start(line, parts[0])):
            line += 1  # a line of odd white space, which the parser counts as the paragraph's and strips
        pairs: list[tuple[int, int]] = []
        at = 0
        for number, part in enumerate(parts, line):
            # The parser may have widened a tab before the text.
            pairs.append((at + len(part) - len(part.lstrip()), self._part_start(number, part)))
            at += len(part) + 1
        return Places(pairs)

    def _part_start(self, line: int, part: str) -> int:
        start = self._starts[line]
        written = self._text[start : self._starts[line + 1]].rstrip()
        return start + max(0, len(written) - len(part.strip()))

    def _title_start(self, line: int) -> int:
        """Where the title of a heading with number signs begins."""
        start, end = self._starts[line], self._starts[line + 1]
        at = max(start, self._text.find("#", start, end))
        while at < end and self._text[at] == "#":
            at += 1
        while at < end and self._text[at].isspace():
            at += 1
        return at

    def _fence(self, token: Token) -> None:
        first, end = token.map or [0, 0]
        for number in range(first + 1, end):
            start = self._starts[number]
            raw = self._text[start : self._starts[number + 1]]
            if not raw.lstrip(" >\t").startswith(token.markup):
                builder = PhraseBuilder()
                builder.add(raw, start)
                self._writer.paragraph([builder.take()], self._items[-1] if self._items else None)

    def _html(self, token: Token) -> None:
        first, end = token.map or [0, 0]
        start, stop = self._starts[first], self._starts[end]
        block = self._text[start:stop]
        if not _WORD.search(_MARKUP.sub("", block)):
            if anchor := _ID.search(block):
                self._inline.anchor = anchor.group(1)
            return
        from linter.readers.html import read_fragment

        self._writer.extend(read_fragment(self._text, start, stop))


def _cells(text: str, start: int, end: int, *, in_list: bool) -> list[Places]:
    """Where the cells of a table row stand, as the parser splits them; an escaped bar loses its backslash."""
    mark = _ROW_START.match(text, start, end) if in_list else _QUOTED_ROW_START.match(text, start, end)
    begin = mark.end() if mark else start
    while begin < end and text[begin] in _TRIMMED:
        begin += 1
    stop = max(begin, start + len(text[start:end].rstrip(_TRIMMED)))
    borders = [begin - 1]
    escaped: list[int] = []
    at = text.find("|", begin, stop)
    while at >= 0:
        (escaped if at > begin and text[at - 1] == "\\" else borders).append(at)
        at = text.find("|", at + 1, stop)
    borders.append(stop)
    if len(borders) > 2 and borders[1] == begin:
        borders.pop(0)
    places: list[Places] = []
    done = 0
    for low, high in itertools.pairwise(borders):
        inside = done
        while done < len(escaped) and escaped[done] < high:
            done += 1
        places.append(_cell_places(text, low + 1, high, escaped[inside:done]))
    return places


def _cell_places(text: str, start: int, end: int, escaped: list[int]) -> Places:
    while start < end and text[start] in _TRIMMED:
        start += 1
    return Places([(0, start), *((bar - 1 - count - start, bar) for count, bar in enumerate(escaped))])
