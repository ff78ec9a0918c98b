"""A Word document's tree to lines, in one walk without recursion.

Tracked changes count as accepted. Footnotes and text boxes follow the paragraph or table that they hang on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from linter.policy import Line, LineKind
from linter.readers.docx_package import ID, Package, W
from linter.readers.docx_styles import Lists, Marker, Style, Styles, character_style, is_on, paragraph_style, value_of
from linter.readers.docx_tables import DocxTables
from linter.readers.extract import Extract
from linter.readers.phrase import Phrase, PhraseBuilder, join
from linter.readers.writer import Item, LineWriter

_SKIPPED = frozenset(
    W + name for name in "del moveFrom pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr delText delInstrText rt".split()
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # the same text box again, for old programs
_LONGEST_CODE = 2000  # characters of a field's code that are looked at
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
_LINK_FIELD = re.compile(r"\s*HYPERLINK\s+(?:\\l\s+)?\"([^\"]*)\"", re.IGNORECASE)
_LOCAL_FIELD = re.compile(r"\s*HYPERLINK\s+\\l", re.IGNORECASE)
_CONTENTS_FIELD = re.compile(r"\s*TOC\b", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class _Field:
    """A field (a link, a table of contents, a page number) that is open."""

    code: str = ""
    shown: bool = False  # its result is being read, no more its code
    linked: bool = False


class DocxReader:
    """Walks over the body and what hangs on it."""

    def __init__(self, package: Package, extract: Extract) -> None:
        self.writer = LineWriter()
        self.sizes: dict[int, float] = {}  # type size by line, for lines that could be headings
        self.commented: dict[str, tuple[int | None, int]] = {}  # page and paragraph that each comment hangs on
        self._package = package
        self._extract = extract
        self._styles = Styles(package.parts.get("styles"))
        self._lists = Lists(package.parts.get("numbering"))
        self._notes = {kind: _by_id(package.parts.get(kind)) for kind in _NOTES.values()}
        self._builder = PhraseBuilder()
        self._tables = DocxTables(self.writer)
        self._phrases: list[Phrase] = []
        self._fields: list[_Field] = []
        self._pending: list[ET.Element] = []  # notes and text boxes to be read after this block
        self._stack: list[ET.Element | tuple[ET.Element]] = []  # a tuple stands for the end of an element
        self._page: int | None = None
        self._paragraph = 0  # paragraphs with text so far
        self._begun = False  # this paragraph has text
        self._style = Style()
        self._marker: Marker | None = None
        self._smallest = 0.0  # the smallest type in this paragraph
        self._last: Marker | None = None  # of the list item above
        self._anchor = ""
        self._in_contents = False  # a table of contents ends in this paragraph
        self._titled = False  # a paragraph had the style of a title
        self._actions: dict[str, Callable[[ET.Element], None]] = {
            W + "t": self._words,
            W + "r": self._open_run,
            W + "p": self._open_paragraph,
            **dict.fromkeys(DocxTables.TAGS, self._table),
            **dict.fromkeys(_SIGNS, self._sign),
            **dict.fromkeys(_NOTES, self._note),
            **dict.fromkeys((W + "br", W + "cr"), self._break),
            **dict.fromkeys((W + "commentRangeStart", W + "commentReference"), self._comment),
            W + "hyperlink": self._link,
            W + "txbxContent": self._text_box,
            W + "lastRenderedPageBreak": self._turn_page,
            W + "sym": self._symbol,
            W + "fldChar": self._field,
            W + "instrText": self._code,
            W + "bookmarkStart": self._bookmark,
        }

    def read(self, root: ET.Element) -> None:
        """Reads the body, with pages where Word noted them."""
        self._page = 1 if next(root.iter(W + "lastRenderedPageBreak"), None) is not None else None
        self._walk(root)

    def read_aside(self, root: ET.Element) -> list[Line]:
        """Reads a header or footer."""
        kept, sizes = self.writer, self.sizes
        self.writer = self._tables.writer = LineWriter()
        self.sizes = {}
        self._page = None
        self._walk(root)
        lines, self.writer, self.sizes = self.writer.lines, kept, sizes
        return lines

    def _walk(self, root: ET.Element) -> None:
        stack = self._stack
        stack.append(root)
        while stack:
            node = stack.pop()
            if isinstance(node, tuple):
                self._leave(node[0])
            else:
                self._enter(node)
            if not stack and self._pending:
                self._flush_pending()

    def _flush_pending(self) -> None:
        pending, self._pending = self._pending, []
        self._stack.extend(reversed(pending))

    # Elements

    def _enter(self, node: ET.Element) -> None:
        tag = node.tag
        if tag in _SKIPPED:
            return
        action = self._actions.get(tag)
        if action:
            action(node)
        else:
            self._descend(node)

    def _descend(self, node: ET.Element, *, closing: bool = False) -> None:
        if closing:
            self._stack.append((node,))
        self._stack.extend(reversed(node))

    def _leave(self, node: ET.Element) -> None:
        tag = node.tag
        if tag == W + "p":
            self._close_paragraph(node)
        elif tag == W + "hyperlink":
            self._builder.close_link(self._extract.size)
        elif tag in DocxTables.TAGS:
            self._tables.leave(node)
        if tag in _BLOCKS and self._pending and not self._tables.open:
            self._flush_pending()

    def _table(self, node: ET.Element) -> None:
        if self._tables.enter(node):
            self._descend(node, closing=True)

    def _text_box(self, node: ET.Element) -> None:
        self._pending.extend(node)

    def _link(self, node: ET.Element) -> None:
        self._builder.open_link(self._target(node), self._extract.size)
        self._descend(node, closing=True)

    def _note(self, node: ET.Element) -> None:
        note = self._notes[_NOTES[node.tag]].pop(node.get(W + "id", ""), None)  # each is read once, however often named
        if note is not None:
            self._pending.append(note)

    def _bookmark(self, node: ET.Element) -> None:
        self._anchor = self._anchor or node.get(W + "name", "").replace("_GoBack", "")

    def _comment(self, node: ET.Element) -> None:
        self.commented.setdefault(node.get(W + "id", ""), (self._page, max(1, self._paragraph + (not self._begun))))

    def _target(self, node: ET.Element) -> str:
        relation = self._package.relations.get(node.get(ID, ""))
        anchor = node.get(W + "anchor", "")
        return (relation.target if relation else "") + (f"#{anchor}" if anchor else "")

    def _code(self, node: ET.Element) -> None:
        if self._fields and not self._fields[-1].shown:
            self._fields[-1].code += (node.text or "")[:_LONGEST_CODE]

    def _field(self, node: ET.Element) -> None:
        kind = node.get(W + "fldCharType", "")
        if kind == "begin":
            self._fields.append(_Field())
        elif not self._fields:
            return
        elif kind == "separate":
            field = self._fields[-1]
            field.shown = True
            link = _LINK_FIELD.match(field.code)
            if link:
                field.linked = True
                local = "#" if _LOCAL_FIELD.match(field.code) else ""
                self._builder.open_link(local + link.group(1), self._extract.size)
        elif kind == "end":
            field = self._fields.pop()
            self._in_contents = self._in_contents or _CONTENTS_FIELD.match(field.code) is not None
            if field.linked:
                self._builder.close_link(self._extract.size)

    # Text

    def _open_run(self, node: ET.Element) -> None:
        properties = node.find(W + "rPr")
        style = self._style
        if properties is not None:
            named = value_of(properties, "rStyle")
            style = character_style(self._styles.character(named, style) if named else style, properties)
        if style.hidden:
            return
        self._builder.bold = int(style.bold)
        if style.size and any(child.tag == W + "t" for child in node):
            self._smallest = min(self._smallest or style.size, style.size)
        self._descend(node)

    def _words(self, node: ET.Element) -> None:
        self._text(node.text or "")

    def _sign(self, node: ET.Element) -> None:
        self._text(_SIGNS[node.tag])

    def _symbol(self, node: ET.Element) -> None:  # noqa: ARG002
        self._text("" if self._builder else "•")  # of a symbol font: at the start of a paragraph a bullet, whatever it draws

    def _text(self, value: str) -> None:
        if not value or (self._fields and not self._fields[-1].shown):
            return
        if not self._begun:
            self._begun = True
            self._paragraph += 1
            self._extract.part(page=self._page, paragraph=self._paragraph)
        self._builder.add(value, self._extract.write(value))

    def _break(self, node: ET.Element) -> None:
        if node.get(W + "type", "") in {"page", "column"} or self._tables.in_cell:
            self._builder.gap()
        elif self._begun:
            self._phrases.append(self._builder.take())
            self._extract.write("\n")

    def _turn_page(self, node: ET.Element) -> None:  # noqa: ARG002
        if self._page is not None:
            self._page += 1
            if self._begun:
                self._extract.part(page=self._page, paragraph=self._paragraph)

    # Paragraphs

    def _open_paragraph(self, node: ET.Element) -> None:
        properties = node.find(W + "pPr")
        style = self._styles.paragraph(value_of(properties, "pStyle") or None)
        self._style = paragraph_style(style, properties)
        self._marker = None
        self._descend(node, closing=True)

    def _close_paragraph(self, node: ET.Element) -> None:
        if is_on(node.find(f"{W}pPr/{W}rPr"), "del") and self._begun:
            return  # its end was deleted: the next paragraph goes on with its text
        if self._begun:
            self._extract.write("\n")
        if self._tables.in_cell:
            self._tables.end_paragraph(self._builder.take())
        else:
            self._phrases.append(self._builder.take())
            self._write([phrase for phrase in self._phrases if phrase.text])
            self._phrases = []
        self._in_contents = False
        self._begun, self._smallest, self._anchor = False, 0.0, self._anchor if not self._begun else ""
        self._builder.bold = 0

    def _write(self, phrases: list[Phrase]) -> None:
        style = self._style
        if not phrases:
            self._builder.drop()
            if not style.list_id:
                self._last = None
            return
        marker = self._lists.next(style.list_id, style.list_level)
        first = len(self.writer.lines)
        if style.heading or style.title:
            self._titled = self._titled or style.title
            level = 1 if style.title else style.heading + self._titled
            self._heading(phrases, min(level, 6), marker.text if marker and marker.ordered else "")
        elif style.contents or self._in_contents or any(_CONTENTS_FIELD.match(field.code) for field in self._fields):
            for phrase in phrases:
                self.writer.line(Line(text=phrase.text, kind=LineKind.CONTENTS, links=phrase.links))
        else:
            self.writer.paragraph(phrases, self._item(marker), anchor=self._anchor)
            self._note_size(first)
        self._last = marker or (self._last if style.continued else None)

    def _heading(self, phrases: list[Phrase], level: int, marker: str) -> None:
        self.writer.heading(join(phrases), level, marker=marker, anchor=self._anchor)

    def _item(self, marker: Marker | None) -> Item | None:
        """The list item that a paragraph is, or goes on."""
        if marker:
            kind = LineKind.NUMBERED if marker.ordered else LineKind.BULLET
            return Item(kind=kind, depth=max(marker.depth, self._style.depth), marker=marker.text)
        if self._last and self._style.continued:
            return Item(kind=LineKind.CONTINUED, depth=max(self._last.depth, self._style.depth), marker="", opened=True)
        return None

    def _note_size(self, first: int) -> None:
        """Keeps the type size of the lines just written."""
        for index in range(first, len(self.writer.lines)):
            if self._smallest and self.writer.lines[index].kind in {LineKind.TEXT, LineKind.NUMBERED}:
                self.sizes[index] = self._smallest


_BLOCKS = frozenset({W + "p", W + "tbl"})


def _by_id(root: ET.Element | None) -> dict[str, ET.Element]:
    """Notes that are text; those with a type are rules drawn above notes."""
    if root is None:
        return {}
    return {node.get(W + "id", ""): node for node in root if node.get(W + "type", "normal") == "normal"}


def margin_notes(package: Package) -> Mapping[str, ET.Element]:
    """The comments of a document, by id."""
    return _by_id(package.parts.get("comments"))
