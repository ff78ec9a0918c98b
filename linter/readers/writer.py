"""From phrases to lines: what Markdown and HTML have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from linter.policy import Line, LineKind
from linter.readers.phrase import Phrase, join
from linter.text import Text

NOTHING = Text("", ())
_FEW_WORDS = 6  # at most so many words make a line of an address or a label, not a paragraph
_TITLE = 80  # characters of a title that a drawn line may stand under
_SENTENCE_END = (".", "!", "?", ":", ";", "…")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s|\d{1,2}[.)]\s|\([a-z0-9]{1,4}\)\s|[a-z]\)\s", re.IGNORECASE)
_ORNAMENT = re.compile(r"[^\w\s]{1,2}|")  # "·" between two links, "/" in a path of pages; "____" is a gap to fill in
_RULE = re.compile(r"([=~*#-])\1{2,}")  # a line drawn with characters
_BULLET = re.compile(r"[•●▪■◦‣⁃▸➢➤✓✔·]\s*(?=\S)|[-–*]\s+(?=\S)")


@dataclass(slots=True, kw_only=True)
class Item:
    """A list item while it is read."""

    kind: LineKind  # BULLET or NUMBERED
    depth: int  # from 1
    marker: str  # as written, or as the page shows it
    opened: bool = False  # its first line is written
    headed: bool = False  # it holds a heading: a section in the clothes of a list item


class LineWriter:
    """Collects the lines of a document; each belongs to a zone of the page (0 where a format knows none)."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.zones: list[int] = []
        self.bold: set[int] = set()  # which lines are paragraphs of bold words alone
        self.panels: list[tuple[int, int]] = []  # first line and end of what a title opens, the inner before the outer
        self.zone = 0
        self._opened: list[int] = []  # first lines of the open panels

    def blank(self) -> None:
        """Ends the paragraph, list or table above."""
        if self.lines and self.lines[-1].kind is not LineKind.BLANK:
            self._write(Line(text=NOTHING, kind=LineKind.BLANK))

    def extend(self, other: LineWriter) -> None:
        """The lines of another writer after those of this one."""
        self.bold.update(index + len(self.lines) for index in other.bold)
        self.panels += ((start + len(self.lines), end + len(self.lines)) for start, end in other.panels)
        self.lines += other.lines
        self.zones += other.zones

    def open_panel(self) -> None:
        """What is written from now on opens with a click on a title."""
        self._opened.append(len(self.lines))

    def close_panel(self) -> None:
        """Ends the innermost panel."""
        self.panels.append((self._opened.pop(), len(self.lines)))

    def line(self, line: Line) -> None:
        """A line as the format has it."""
        self._write(line)

    def heading(self, phrase: Phrase, level: int, *, marker: str = "", anchor: str = "") -> None:
        """A heading of the format itself."""
        self._write(
            Line(text=phrase.text, kind=LineKind.HEADING, level=level, marker=marker, links=phrase.links, anchor=anchor)
        )

    def row(self, cells: list[Phrase], *, header: bool, anchor: str = "") -> None:
        """A table row; one without any text is left out."""
        texts = [cell.text for cell in cells]
        if not any(texts):
            return
        links = tuple(link for cell in cells for link in cell.links)
        self._write(
            Line(text=Text.join(texts), kind=LineKind.ROW, cells=tuple(texts), header=header, links=links, anchor=anchor)
        )

    def paragraph(self, phrases: list[Phrase], item: Item | None, *, anchor: str = "", title: bool = False) -> None:
        """The phrases between the line breaks of one paragraph, inside a list item or not; `title` counts as bold."""
        for phrase in _arrange(phrases):
            value = phrase.text.value
            if not value[:1].isalnum():
                if _ORNAMENT.fullmatch(value):
                    continue
                if _RULE.fullmatch(value):
                    self._underline(value)
                    continue
            heavy = title and " " in value  # "Menu" and "Share" are no titles
            self._flow(replace(phrase, bold=True) if heavy else phrase, item, anchor)
            anchor = ""

    def _underline(self, rule: str) -> None:
        """A drawn line: under a short line of text it marks a heading, elsewhere it is an ornament."""
        at = len(self.lines) - 1
        while at >= 0 and self.lines[at].kind is LineKind.BLANK:
            at -= 1
        if rule[0] == "=" and at >= 0 and self.lines[at].kind is LineKind.TEXT and len(self.lines[at].text) <= _TITLE:
            self.lines[at] = replace(self.lines[at], kind=LineKind.HEADING, level=1)
            self.bold.discard(at)

    def _flow(self, phrase: Phrase, item: Item | None, anchor: str) -> None:
        inside = item is not None and not item.headed
        if inside and item is not None and not item.opened:
            item.opened = True
            if phrase.bold and item.kind is LineKind.NUMBERED:
                self.bold.add(len(self.lines))
            self._item(phrase, item.kind, item.depth, item.marker, anchor)
            return
        depth = item.depth if inside and item is not None else 0
        value = phrase.text.value
        bullet = None if value[:1].isalnum() else _BULLET.match(value)
        if bullet:
            rest = phrase.cut(bullet.end(), len(phrase.text))
            self._item(rest, LineKind.BULLET, depth + 1, bullet.group().strip(), anchor)
        elif depth:
            self._item(phrase, LineKind.CONTINUED, depth, "", anchor)
        else:
            if self.lines and self.lines[-1].kind is not LineKind.HEADING:
                self.blank()
            if phrase.bold:
                self.bold.add(len(self.lines))
            self._write(Line(text=phrase.text, kind=LineKind.TEXT, links=phrase.links, anchor=anchor))
            self.blank()

    def _item(self, phrase: Phrase, kind: LineKind, depth: int, marker: str, anchor: str) -> None:
        self._write(Line(text=phrase.text, kind=kind, level=depth, marker=marker, links=phrase.links, anchor=anchor))

    def _write(self, line: Line) -> None:
        self.lines.append(line)
        self.zones.append(self.zone)


def _arrange(phrases: list[Phrase]) -> list[Phrase]:
    """Joins the pieces that line breaks make of a paragraph where they belong together.

    The lines of an address stay one paragraph; sentences, bullets written by hand and a bold title over its text do not.
    """
    if len(phrases) < 2:
        return [phrase for phrase in phrases if phrase.text]
    groups: list[list[Phrase]] = []
    for phrase in phrases:
        if not phrase.text:
            groups.append([])  # two breaks in a row
        elif groups and groups[-1] and not _parted(groups[-1][-1], phrase):
            groups[-1].append(phrase)
        else:
            groups.append([phrase])
    return [join(group) for group in groups if group]


def _parted(above: Phrase, below: Phrase) -> bool:
    if above.bold != below.bold and above.bold:
        return True
    if _BULLET.match(below.text.value) or _NUMBER.match(below.text.value):
        return True
    if _BULLET.match(above.text.value) or _NUMBER.match(above.text.value):
        return below.text.value[:1].isupper()
    ended = above.text.value.endswith(_SENTENCE_END)
    return _long(below) and (ended or _long(above))


def _long(phrase: Phrase) -> bool:
    return len(phrase.text.value.split(None, _FEW_WORDS)) > _FEW_WORDS
