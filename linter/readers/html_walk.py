"""A page's tree to lines, in one walk without recursion: a page can nest as deep as it likes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from linter.policy import LineKind
from linter.readers import html_elements as elements
from linter.readers.html_tables import PARTS, Tables
from linter.readers.html_text import pieces
from linter.readers.html_zones import Kind, Zone
from linter.readers.phrase import Phrase, PhraseBuilder, join
from linter.readers.writer import Item, LineWriter

_CLOSING_LINK = re.compile(r"\s*</a\s*>", re.IGNORECASE)
_FIRST_LINE_END = re.compile(r"\r\n|\r|\n")  # the one after <pre>, which no browser shows
_LONGEST_HEADING = 250  # characters above the last line break in it
_PAGE_PARTS = frozenset({Kind.MAIN, Kind.ARTICLE})


@dataclass(slots=True, kw_only=True)
class _List:
    ordered: bool
    style: str  # the `type` of an ordered list
    number: int  # of the next item
    step: int  # to the item after it


class PageReader:
    """Walks over a tree and hands its text to a writer; every line belongs to a zone of the page."""

    def __init__(self, source: str, writer: LineWriter, *, offset: int = 0) -> None:
        self.zones = [Zone(kind=Kind.BODY, parent=0)]
        self._source = source
        self._offset = offset  # where the tree's text begins in the source
        self._writer = writer
        self._builder = PhraseBuilder()
        self._phrases: list[Phrase] = []  # of the open paragraph, between line breaks
        self._lists: list[_List] = []
        self._items: list[Item] = []
        self._tables = Tables(self._builder, writer)
        self._heading = 0  # level of the open heading
        self._heading_anchor = ""
        self._preformatted = 0
        self._zone_stack = [0]
        self._page_parts = 0  # open main and article elements
        self._sections = 0
        self._anchor = ""  # the last id or name above the next line
        self._titled = 0  # open elements whose own text is a title (summary, button)
        self._stack: list[Any] = []  # nodes to enter, and elements to leave as (role, node, zone)

    def read(self, root: Any) -> None:
        """Writes the lines of all that is visible under `root`."""
        stack = self._stack
        stack.append(root)
        while stack:
            node = stack.pop()
            if type(node) is tuple:
                self._leave(*node)
            elif node.name == "#text":
                self._text(node)
            elif node.children is not None:
                self._enter(node)
        self._finish()

    # Text

    def _text(self, node: Any) -> None:
        data = node.data
        if not data:
            return
        place = node.origin_offset
        place = self._builder.end if place is None else place + self._offset
        builder = self._builder
        if self._preformatted:
            if node.parent.name == "pre" and node.parent.children[0] is node:
                dropped = _FIRST_LINE_END.match(self._source, place)
                place = dropped.end() if dropped else place
            self._preformatted_text(data, place)
        elif self._source.startswith(data, place):
            if data.isspace():
                builder.space(place, place + len(data))
            else:
                builder.add(data, place)
        else:
            for value, start, end in pieces(self._source, data, place):
                builder.put(value, start, end)

    def _preformatted_text(self, data: str, place: int) -> None:
        for value, start, end in pieces(self._source, data, place):
            at = start
            for count, line in enumerate(value.split("\n")):
                if count:
                    self._break()
                if len(value) == end - start:
                    self._builder.add(line, at)
                else:
                    self._builder.put(line, start, end)
                at += len(line) + 1

    def _break(self) -> None:
        """A line ends inside a paragraph."""
        if self._tables.cells:
            self._builder.gap()
        else:
            self._phrases.append(self._builder.take())

    def _finish(self) -> None:
        """What is open ends here: a paragraph; in a heading or a cell, no more than a word."""
        if self._heading or self._tables.cells:
            self._builder.gap()
            return
        if not self._builder and not self._phrases:
            self._builder.drop()
            return
        self._phrases.append(self._builder.take())
        phrases, self._phrases = self._phrases, []
        if any(phrase.text for phrase in phrases):
            self._writer.zone = self._zone_stack[-1]
            item = self._items[-1] if self._items else None
            self._writer.paragraph(phrases, item, anchor=self._take_anchor(), title=self._titled > 0)

    def _take_anchor(self) -> str:
        anchor, self._anchor = self._anchor, ""
        return anchor

    # Elements

    def _enter(self, node: Any) -> None:
        name: str = node.name
        attributes = node.attrs
        if name in elements.UNSEEN:
            return
        block = name in elements.BLOCKS
        if attributes:
            if elements.is_for_screen_readers(attributes) or (not block and elements.is_hidden(attributes)):
                return
            anchor = attributes.get("id") or (attributes.get("name") if name == "a" else None)
            if anchor:
                self._anchor = anchor
        if block and not (name == "button" and self._builder):
            self._enter_block(name, node, attributes or {})
        elif name == "br":
            self._break()
        elif name == "a" and attributes.get("href") is not None:
            self._builder.open_link(attributes["href"], self._place(node))
            self._stack.append(("a", node, None))
        elif name in elements.BOLD or (attributes and elements.is_heavy(attributes)):
            self._builder.bold += 1
            self._stack.append(("b", node, None))
        if node.children:
            self._stack.extend(reversed(node.children))

    def _place(self, node: Any) -> int:
        place = node.origin_offset
        return self._builder.end if place is None else int(place) + self._offset

    def _enter_block(self, name: str, node: Any, attributes: dict[str, str | None]) -> None:
        self._finish()
        zone = self._zone_of(name, attributes)
        if zone is not None:
            self.zones.append(Zone(kind=zone, parent=self._zone_stack[-1]))
            self._zone_stack.append(len(self.zones) - 1)
            self._page_parts += zone in _PAGE_PARTS
        role = name
        if name in elements.HEADINGS or attributes.get("role") == "heading":
            role = "" if self._heading or self._tables.cells else "heading"
        self._stack.append((role, node, zone))
        if role == "heading":
            self._heading_anchor = attributes.get("id") or ""
            level = elements.HEADINGS.get(name) or elements.whole_number(attributes.get("aria-level"), 2)
            self._heading = min(max(level, 1), 6)
        else:
            self._begin(role, node, attributes)

    def _begin(self, role: str, node: Any, attributes: dict[str, str | None]) -> None:
        """What a block changes for the text inside it; `_end` takes it back."""
        if role in elements.LISTS:
            self._open_list(role, attributes)
        elif role == "li":
            self._open_item(attributes)
        elif role == "section":
            self._sections += 1
        elif role == "pre":
            self._preformatted += 1
        elif role in elements.TITLES:
            self._titled += 1
        elif role in PARTS:
            self._writer.zone = self._zone_stack[-1]
            self._tables.enter(role, node)
        elif role == "hr":
            self._writer.blank()

    def _zone_of(self, name: str, attributes: dict[str, str | None]) -> Kind | None:
        if name in {"body", "html"} or self._heading:
            return None
        if (attributes and elements.is_hidden(attributes)) or (name == "dialog" and "open" not in attributes):
            return Kind.HIDDEN
        if name == "main" or attributes.get("role") == "main":
            return Kind.MAIN
        if name == "article":
            return Kind.ARTICLE
        if name == "nav":
            return Kind.ASIDE
        if self._page_parts:
            return Kind.REMARK if name == "aside" else None
        if name in elements.ASIDES:
            return None if name == "header" and self._sections else Kind.ASIDE
        return Kind.ASIDE if attributes and elements.is_aside(attributes) else None

    def _leave(self, role: str, node: Any, zone: Kind | None) -> None:
        if role == "a":
            self._close_link()
            return
        if role == "b":
            self._builder.bold -= 1
            return
        if role == "heading":
            self._close_heading()
        else:
            self._finish()
            self._end(role, node)
        if zone is not None:
            self._zone_stack.pop()
            self._page_parts -= zone in _PAGE_PARTS
            self._writer.blank()

    def _end(self, role: str, node: Any) -> None:
        if role in elements.LISTS:
            self._lists.pop()
            if not self._lists:
                self._writer.blank()
        elif role == "li":
            self._items.pop()
        elif role == "section":
            self._sections -= 1
        elif role == "pre":
            self._preformatted -= 1
        elif role in elements.TITLES:
            self._titled -= 1
        elif role in PARTS:
            self._writer.zone = self._zone_stack[-1]
            if self._tables.leave(role, node, self._anchor):
                self._anchor = ""

    def _close_link(self) -> None:
        end = self._builder.end
        closing = _CLOSING_LINK.match(self._source, end)
        self._builder.close_link(closing.end() if closing else end)

    # Headings and lists

    def _close_heading(self) -> None:
        level, self._heading = self._heading, 0
        if sum(len(phrase.text) for phrase in self._phrases) > _LONGEST_HEADING:
            self._finish()  # a heading that was never closed, or text set in large type
            return
        phrases = [phrase for phrase in (*self._phrases, self._builder.take()) if phrase.text]
        self._phrases = []
        if not phrases:
            return
        phrase = join(phrases)
        marker = ""
        if self._items:
            item = self._items[-1]
            if item.kind is LineKind.NUMBERED and not item.opened and not item.headed:
                marker = item.marker
            item.headed = True
        self._writer.zone = self._zone_stack[-1]
        anchor = self._take_anchor()
        self._writer.heading(phrase, level, marker=marker, anchor=self._heading_anchor or anchor)

    def _open_list(self, name: str, attributes: dict[str, str | None]) -> None:
        if not self._lists and not self._tables.cells:
            self._writer.zone = self._zone_stack[-1]
            self._writer.blank()
        first = elements.whole_number(attributes.get("start"), 1)
        style = attributes.get("type") or ""
        step = -1 if "reversed" in attributes else 1
        self._lists.append(_List(ordered=name == "ol", style=style, number=first, step=step))

    def _open_item(self, attributes: dict[str, str | None]) -> None:
        around = self._lists[-1] if self._lists else None
        outer = self._items[-1] if self._items else None
        depth = outer.depth + 1 if outer and not outer.headed else 1
        if around is None or not around.ordered:
            self._items.append(Item(kind=LineKind.BULLET, depth=depth, marker="•"))
            return
        around.number = elements.whole_number(attributes.get("value"), around.number)
        marker = elements.ordinal(around.number, around.style) + "."
        around.number += around.step
        self._items.append(Item(kind=LineKind.NUMBERED, depth=depth, marker=marker))
