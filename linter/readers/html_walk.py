"""A page's tree to lines, in one walk without recursion: a page can nest as deep as it likes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from linter.readers import html_elements as elements
from linter.readers.html_controls import Controls
from linter.readers.html_lists import Lists
from linter.readers.html_looks import is_mark, is_reference, opens_prose, starts_with_heading
from linter.readers.html_tables import PARTS, Tables
from linter.readers.html_text import STAND_IN, pieces
from linter.readers.html_zones import Kind, Zone, kind_of
from linter.readers.phrase import Phrase, PhraseBuilder, join
from linter.readers.writer import LineWriter
from linter.text import Text

_CLOSING_LINK = re.compile(r"\s*</a\s*>", re.IGNORECASE)
_FIRST_LINE_END = re.compile(r"\r\n|\r|\n")  # the one after <pre>, which no browser shows
_LONGEST_HEADING = 250  # characters above the last line break in it
_LONGEST_ADDRESS = 500  # characters of the element around it
_LOOKED_AT = elements.UNSEEN | {"sup", "a"}  # what may be passed over though it has no attributes
_PAGE_PARTS = frozenset({Kind.MAIN, Kind.ARTICLE})


class PageReader:
    """Walks over a tree and hands its text to a writer; every line belongs to a zone of the page."""

    def __init__(self, source: str, writer: LineWriter, *, offset: int = 0) -> None:
        self.zones = [Zone(kind=Kind.BODY, parent=0)]
        self.comments: list[Text] = []  # what the authors wrote to each other in the margin
        self._source = source
        self._offset = offset  # where the tree's text begins in the source
        self._writer = writer
        self._builder = PhraseBuilder()
        self._phrases: list[Phrase] = []  # of the open paragraph, between line breaks
        self._lists = Lists(writer)
        self._tables = Tables(self._builder, writer)
        self._heading = 0  # level of the open heading
        self._heading_anchor = ""
        self._preformatted = 0
        self._zone_stack = [0]
        self._page_parts = 0  # open main and article elements
        self._sections = 0
        self._anchor = ""  # the last id or name above the next line
        self._titled = 0  # open elements whose own text is a title (summary, button)
        self._comment = False  # the open paragraph is such a comment
        self._tab = ""  # the id of the panel that the open tab shows
        self._tab_titles: dict[str, Phrase] = {}  # of the panels to come, by their ids
        self._stack: list[Any] = []  # nodes to enter, and elements to leave as (role, node, zone)

    def read(self, root: Any) -> None:
        """Writes the lines of all that is visible under `root`, at once or on a click."""
        self._controls = Controls(root)
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
        if STAND_IN in data and STAND_IN not in self._source:
            data = data.replace(STAND_IN, "<")
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
        if self._heading or self._tables.cells or self._tab:
            self._builder.gap()
            return
        if not self._builder and not self._phrases:
            self._builder.drop()
            return
        self._phrases.append(self._builder.take())
        phrases, self._phrases = self._phrases, []
        if self._comment:
            self._comment = False
            self.comments += (phrase.text for phrase in phrases if phrase.text)
        elif any(phrase.text for phrase in phrases):
            self._writer.zone = self._zone_stack[-1]
            self._writer.paragraph(phrases, self._lists.item, anchor=self._take_anchor(), title=self._titled > 0)

    def _take_anchor(self) -> str:
        anchor, self._anchor = self._anchor, ""
        return anchor

    # Elements

    def _enter(self, node: Any) -> None:
        name: str = node.name
        attributes = node.attrs
        block = name in elements.BLOCKS
        if (attributes or name in _LOOKED_AT) and self._is_passed_over(node, name, attributes, block=block):
            return
        if attributes or name == "summary":
            self._enter_named(node, attributes)
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

    def _is_passed_over(self, node: Any, name: str, attributes: dict[str, str | None], *, block: bool) -> bool:
        """Whether an element shows no text of the page; what stands for such text is taken from it."""
        if name in elements.UNSEEN:
            if name == "template" and "shadowrootmode" in attributes:
                self._stack.extend(reversed(node.template_content.children or ()))
            return True
        if (name == "sup" and is_reference(node)) or (name == "a" and self._heading and is_mark(node)):
            return True
        if not attributes:
            return False
        if elements.is_for_screen_readers(attributes):
            return True
        if not block and elements.is_hidden(attributes):
            return not self._controls.is_panel(node)
        if "data-cfemail" in attributes:
            self._guarded_address(node, attributes)
            return True
        if name == "a" and elements.is_comment(attributes):
            self._comment = True
            return True
        return False

    def _enter_named(self, node: Any, attributes: dict[str, str | None]) -> None:
        """Notes an anchor. The title of a tab waits for its panel; one that opens the text below it is as good as bold."""
        anchor = attributes.get("id") or (attributes.get("name") if node.name == "a" else None)
        if anchor:
            self._anchor = anchor
        tab = "" if self._tab or self._heading or self._tables.cells else self._controls.tab_of(node)
        if tab:
            self._finish()
            self._tab = tab
            self._stack.append(("tab", node, None))
        elif self._controls.is_title(node):
            self._builder.bold += 1
            self._stack.append(("b", node, None))

    def _guarded_address(self, node: Any, attributes: dict[str, str | None]) -> None:
        """An address that Cloudflare keeps from robots and its script writes out for readers."""
        start = self._place(node)
        code = self._source.find("data-cfemail", start, start + _LONGEST_ADDRESS)
        end = self._source.find("</", code, start + _LONGEST_ADDRESS) if code >= 0 else -1
        address = elements.unguarded(attributes.get("data-cfemail") or "")
        if address and end > start:
            self._builder.put(address, start, end)

    def _place(self, node: Any) -> int:
        place = node.origin_offset
        return self._builder.end if place is None else int(place) + self._offset

    def _enter_block(self, name: str, node: Any, attributes: dict[str, str | None]) -> None:
        self._finish()
        if name == "details" or (attributes and self._controls.is_opened(attributes)):
            self._stack.append(("panel", node, None))
            self._writer.open_panel()
        zone = None
        if not self._heading:
            zone = kind_of(node, attributes, self._controls, in_page=self._page_parts > 0, in_section=self._sections > 0)
        if zone is not None:
            self.zones.append(Zone(kind=zone, parent=self._zone_stack[-1]))
            self._zone_stack.append(len(self.zones) - 1)
            self._page_parts += zone in _PAGE_PARTS
        role = name
        if name in elements.HEADINGS or attributes.get("role") == "heading":
            role = "" if self._heading or self._tables.cells or self._tab else "heading"
        self._stack.append((role, node, zone))
        if role == "heading":
            self._heading_anchor = attributes.get("id") or ""
            level = elements.HEADINGS.get(name) or elements.whole_number(attributes.get("aria-level"), 2)
            self._heading = min(max(level, 1), 6)
        else:
            self._begin(role, node, attributes)
            if attributes and self._tab_titles:
                self._write_tab(node)

    def _write_tab(self, node: Any) -> None:
        """The title of a panel's tab, above its text."""
        phrase = self._tab_titles.pop(self._controls.panel_of(node), None)
        if phrase and not starts_with_heading(node):
            self._writer.zone = self._zone_stack[-1]
            self._writer.paragraph([replace(phrase, bold=True)], None)

    def _begin(self, role: str, node: Any, attributes: dict[str, str | None]) -> None:
        """What a block changes for the text inside it; `_end` takes it back."""
        if role in elements.LISTS:
            self._writer.zone = self._zone_stack[-1]
            self._lists.open(role, attributes, in_cell=self._tables.cells > 0)
        elif role == "li":
            self._lists.open_item(attributes)
        elif role == "section":
            self._sections += 1
        elif role == "pre":
            self._preformatted += 1
        elif role in elements.TITLES:
            self._titled += 1
        elif role == "details":
            if opens_prose(node):
                self._lists.open_section()
        elif role in PARTS:
            self._writer.zone = self._zone_stack[-1]
            self._tables.enter(role, node)
        elif role == "hr":
            self._writer.blank()

    def _leave(self, role: str, node: Any, zone: Kind | None) -> None:
        if role == "a":
            self._close_link()
            return
        if role == "b":
            self._builder.bold -= 1
            return
        if role == "tab":
            self._close_tab()
            return
        if role == "panel":
            self._writer.close_panel()
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
            self._lists.close()
        elif role == "li":
            self._lists.items.pop()
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

    def _close_tab(self) -> None:
        phrases = [phrase for phrase in (*self._phrases, self._builder.take()) if phrase.text]
        self._phrases = []
        if phrases:
            self._tab_titles[self._tab] = join(phrases)
        self._tab = ""

    def _close_link(self) -> None:
        end = self._builder.end
        closing = _CLOSING_LINK.match(self._source, end)
        self._builder.close_link(closing.end() if closing else end)

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
        marker = self._lists.head()
        self._writer.zone = self._zone_stack[-1]
        anchor = self._take_anchor()
        self._writer.heading(phrase, level, marker=marker, anchor=self._heading_anchor or anchor)
