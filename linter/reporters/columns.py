"""Text in the columns of a terminal: how wide it is, how it is cut, wrapped, and quoted with a mark beneath."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from linter.reporters.visible import visible
from linter.source import Source, Span

ELLIPSIS = "…"
_LONG_WORD = 20  # a longer one, such as an address, is cut within


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A line of the source, cut to a width around the part that is meant."""

    number: int  # the line, from 1
    text: str  # nothing in it that a terminal obeys
    indent: int  # columns before the part that is meant
    size: int  # columns of that part, at least 1


def columns(text: str) -> int:
    """How many columns a text takes: wide East Asian characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def wrap(text: str, width: int) -> list[str]:
    """The words of a text in lines of at most that many columns; a word that is longer has a line of its own."""
    lines: list[str] = []
    room = 0
    for word in text.split():
        size = columns(word)
        if lines and size + 1 <= room:
            lines[-1] += f" {word}"
            room -= size + 1
        else:
            lines.append(word)
            room = width - size
    return lines


def clip(text: str, width: int) -> str:
    """The beginning of a text that fits, with an ellipsis where something is cut off."""
    return text if columns(text) <= width else f"{_head(text, width - 1).rstrip()}{ELLIPSIS}"


def excerpt(source: Source, span: Span, width: int) -> Excerpt:
    """The line on which a span begins, cut around the span to at most `width` columns (at least 20)."""
    number, column = source.position(span.start)
    begin, finish = _line(source, number)
    end = min(max(span.end, span.start), finish)
    # no more than fits is looked at: a page may be one line of a megabyte
    mark = visible(source.text[span.start : min(end, span.start + width)])
    before = visible(source.text[max(begin, span.start - width) : span.start])
    if column <= width + 1:
        before = before.lstrip()
    after = visible(source.text[end : min(finish, end + width)]).rstrip()
    if columns(mark) > width - 2:
        mark, after = _head(mark, width - 3), ELLIPSIS
    room = width - columns(mark)
    left, right = columns(before), columns(after)
    if left + right > room:
        left_room = max(room // 2, room - right)
        if left > left_room or column > width + 1:
            before = ELLIPSIS + _whole_words(_tail(before, left_room - 1)[::-1])[::-1]
        if columns(before) + right > room:
            after = _whole_words(_head(after, room - columns(before) - 1)) + ELLIPSIS
    return Excerpt(number=number, text=before + mark + after, indent=columns(before), size=max(1, columns(mark)))


def _line(source: Source, number: int) -> tuple[int, int]:
    """Where a line begins and where its characters end."""
    starts = source.line_starts
    begin = starts[number - 1]
    finish = starts[number] if number < len(starts) else len(source.text)
    while finish > begin and source.text[finish - 1] in "\r\n":
        finish -= 1
    return begin, finish


def _whole_words(text: str) -> str:
    """Without a word that is cut at its end, where that is a short piece."""
    space = text.rfind(" ")
    return text[: space + 1] if space >= 0 and len(text) - space <= _LONG_WORD else text


def _columns(character: str) -> int:
    if unicodedata.combining(character) or character in "\u200c\u200d\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _head(text: str, width: int) -> str:
    """The longest beginning of at most that many columns."""
    if text.isascii():
        return text[: max(width, 0)]
    for at, character in enumerate(text):
        width -= _columns(character)
        if width < 0:
            return text[:at]
    return text


def _tail(text: str, width: int) -> str:
    """The longest end of at most that many columns."""
    return _head(text[::-1], width)[::-1]
