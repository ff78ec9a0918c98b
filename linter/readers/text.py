"""Plain text to lines: one raw line per physical line; what each is, the evidence of the whole document decides later."""

from __future__ import annotations

from linter.policy import Line, LineKind
from linter.source import Source
from linter.text import Text

# Characters without width that editors and web pages leave at the ends of lines, besides white space.
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
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
        value = _bare(raw)
        if not value:
            lines.append(_BLANK)
            continue
        at = raw.index(value) if raw[0] != value[0] else 0
        indent = _columns(raw[:at]) if at else 0
        lines.append(Line(text=Text.plain(value, start + at), kind=LineKind.TEXT, indent=indent))
    return tuple(lines)


def _bare(raw: str) -> str:
    value = raw.strip()
    while value and (value[0] in _INVISIBLE or value[-1] in _INVISIBLE):
        value = value.strip(_INVISIBLE).strip()
    return value


def _columns(space: str) -> int:
    """How far white space moves the text to the right."""
    if "\t" not in space:
        return len(space.strip("\r\n\f\v" + _INVISIBLE))
    column = 0
    for character in space:
        column = column - column % _TAB + _TAB if character == "\t" else column + 1
    return column
