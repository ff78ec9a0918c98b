"""Plain text to lines: one raw line per physical line; what each is, the evidence of the whole document decides later."""

from __future__ import annotations

from linter.policy import Line, LineKind
from linter.source import Source
from linter.text import Text

# What is taken off the ends of lines: white space, and the characters without width that editors and web pages leave.
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SPACE = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_EDGE = _SPACE + _INVISIBLE
_TAB = 8  # columns from one tab stop to the next

_NOTHING = Text("", ())
_BLANK = Line(text=_NOTHING, kind=LineKind.BLANK)


def read(source: Source) -> tuple[Line, ...]:
    """The lines of a plain text, each TEXT or BLANK, with its indent in columns and its exact place."""
    text = source.text
    starts = source.line_starts
    lines: list[Line] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        raw = text[start:end]
        value = raw.strip(_EDGE)
        if not value:
            lines.append(_BLANK)
            continue
        at = raw.index(value) if raw[0] != value[0] else 0
        indent = _columns(raw[:at]) if at else 0
        lines.append(Line(text=Text.plain(value, start + at), kind=LineKind.TEXT, indent=indent))
    return tuple(lines)


def _columns(space: str) -> int:
    """How far white space moves the text to the right."""
    if "\t" not in space:
        return len(space.strip("\r\n\f\v" + _INVISIBLE))
    column = 0
    for character in space:
        column = column - column % _TAB + _TAB if character == "\t" else column + 1
    return column
