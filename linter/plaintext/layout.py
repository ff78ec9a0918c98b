"""From the physical lines of a plain text to logical ones: wrapped lines joined, bullets, numbers and tables recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.plaintext.datelines import is_date_line
from linter.plaintext.numbering import Numbering, bullet, numbering
from linter.plaintext.tabular import find_tables
from linter.plaintext.wrapping import Wrapping
from linter.policy import Line, LineKind
from linter.text import Text

# A line of nothing but dashes and the like: underlines the line above it or parts what is above from what is below.
_RULE = re.compile(r"([-=*~#_—–.·•])(?:\s?\1){2,}\s*$")
_UNDERLINES = "=-~"
_PAGE_RULE = 20  # underscores: fewer than this are a gap to be filled in, a page's width of them is a rule


class Logical(NamedTuple):
    """A logical line with what the page shows around it."""

    line: Line
    gap: int = 0  # blank lines before it
    numbering: Numbering | None = None  # the number it starts with; `line.text` still holds it
    underlined: bool = False  # a rule stands directly under it, as in setext headings
    ruled: bool = False  # a rule stands above it


class _Physical(NamedTuple):
    """A physical line that is neither blank nor a rule."""

    line: Line
    gap: int
    bullet: tuple[str, int] | None
    numbering: Numbering | None
    underlined: bool = False
    ruled: bool = False


def logical_lines(lines: Sequence[Line]) -> list[Logical]:
    """The logical lines of a plain text; lines that have a kind already keep it."""
    rows = find_tables(lines)
    physical = list(_physical(lines, rows))
    return list(_joined(physical, Wrapping.of([_stretch(one) for one in physical])))


def _stretch(one: _Physical) -> tuple[int, int, str, bool]:
    """What wrapping needs to know: gap, indent, text, whether a marker starts it."""
    marked = one.bullet is not None or one.numbering is not None or one.line.kind is not LineKind.TEXT
    return one.gap, one.line.indent, one.line.text.value, marked


def _physical(lines: Sequence[Line], rows: dict[int, Line | None]) -> Iterator[_Physical]:
    """Lines with their markers; blank lines become gaps, rules become marks on their neighbours."""
    held: _Physical | None = None
    gap = 0
    ruled = False
    for index, line in enumerate(lines):
        if index in rows:
            row = rows[index]
            if row is None:
                continue
            line = row
        value = line.text.value
        if not value:
            gap += 1
            continue
        if line.kind is LineKind.TEXT and is_rule(value):
            if held is not None and gap == 0 and value[0] in _UNDERLINES and len(held.line.text.value) <= 150:
                held = held._replace(underlined=True)
            ruled = True
            gap += 1
            continue
        if held is not None:
            yield held
        if line.kind is LineKind.TEXT:
            found = bullet(value, line.indent)
            held = _Physical(line, gap, found, None if found else numbering(value), ruled=ruled)
        else:
            held = _Physical(line, gap, None, None, ruled=ruled)
        gap, ruled = 0, False
    if held is not None:
        yield held


def is_rule(value: str) -> bool:
    """Whether a line only draws a line."""
    if value[0].isalnum() or _RULE.match(value) is None:
        return False
    return value[0] not in "_." or len(value) >= _PAGE_RULE


def _joined(physical: Sequence[_Physical], wrapping: Wrapping) -> Iterator[Logical]:
    """Each line with the lines that it runs over into, and each marker with the text that it marks."""
    index, count = 0, len(physical)
    while index < count:
        first = physical[index]
        texts = [first.line.text]
        follows = index + 1
        if _alone(first) and not first.underlined and follows < count and _can_be_marked(physical[follows]):
            texts.append(physical[follows].line.text)
            follows += 1
        while follows < count and wrapping.continues[follows]:
            texts.append(physical[follows].line.text)
            follows += 1
        index = follows
        if logical := _logical(first, texts):
            yield logical


def _alone(one: _Physical) -> bool:
    """Whether the line is a marker and nothing else."""
    value = one.line.text.value
    if one.bullet is not None:
        return one.bullet[1] >= len(value)
    return one.numbering is not None and one.numbering.at >= len(value)


def _can_be_marked(one: _Physical) -> bool:
    return one.line.kind is LineKind.TEXT and not _alone(one) and one.bullet is None and not one.ruled


def _logical(first: _Physical, texts: list[Text]) -> Logical | None:
    line = first.line
    if line.kind is not LineKind.TEXT:
        return Logical(line, first.gap, ruled=first.ruled)
    if first.bullet is not None:
        marker, at = first.bullet
        head = texts[0].slice(at, len(texts[0])) if at < len(texts[0]) else Text("", ())
        text = Text.join([head, *texts[1:]])
        if not text:
            return None
        item = Line(text=text, kind=LineKind.BULLET, marker=marker, indent=line.indent)
        return Logical(item, first.gap, ruled=first.ruled)
    text = Text.join(texts) if len(texts) > 1 else texts[0]
    kind = LineKind.DATE if first.numbering is None and is_date_line(text.value) else LineKind.TEXT
    if text is not line.text or kind is not line.kind:
        line = Line(text=text, kind=kind, indent=line.indent)
    return Logical(line, first.gap, first.numbering, first.underlined, first.ruled)
