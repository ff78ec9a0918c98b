"""Lists that are sections: pages whose titles open and close are saved with each title as a list item over its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from linter.policy import Line, LineKind
from linter.readers.bold_headings import titles

_FEWEST = 3  # items of such a list
_SHARE = 0.6  # of its items that stand over text of their own
_WORDS = 12  # of that text, at the least: "Email: info@…" under "Contact" is no section
_DEEPEST = 6
_ITEMS = frozenset({LineKind.BULLET, LineKind.NUMBERED})


def promote_accordions(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the outer items of a list made HEADING where all are worded as titles and most stand over text.

    What stood inside such an item is no more in a list, and the lists inside it are lists of their own.
    """
    found = list(lines)
    enclosing = done = 0
    for start, end in _lists(lines):
        enclosing = next(
            (lines[at].level for at in range(start - 1, done - 1, -1) if lines[at].kind is LineKind.HEADING), enclosing
        )
        done = start
        outer = [index for index in range(start, end) if _is_outer(lines[index])]
        if len(outer) < _FEWEST or not all(titles(lines[index]) for index in outer):
            continue
        over = sum(_over_text(lines, index, below) for index, below in zip(outer, [*outer[1:], end], strict=True))
        if over < _SHARE * len(outer):
            continue
        for index in range(start, end):
            found[index] = _raised(lines[index], min(enclosing + 1, _DEEPEST))
    return found


def _is_outer(line: Line) -> bool:
    return line.kind in _ITEMS and line.level == 1


def _lists(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where each list that has text inside its items begins and ends."""
    start = -1
    inside = False  # text or a table within an item was seen
    for index, line in enumerate(lines):
        kind = line.kind
        if kind in _ITEMS or (start >= 0 and kind in {LineKind.CONTINUED, LineKind.BLANK, LineKind.ROW}):
            start = index if start < 0 else start
            inside = inside or kind is LineKind.CONTINUED
            continue
        if inside:
            yield start, index
        start, inside = -1, False
    if inside:
        yield start, len(lines)


def _over_text(lines: Sequence[Line], index: int, end: int) -> bool:
    """Whether an item stands over a sentence, or over more."""
    below = (line for line in lines[index + 1 : end] if line.kind is not LineKind.BLANK)
    first = next(below, None)
    if first is None or first.kind in _ITEMS:
        return False
    return len(first.text.value.split()) >= _WORDS or next(below, None) is not None


def _raised(line: Line, level: int) -> Line:
    if _is_outer(line):
        marker = line.marker if line.kind is LineKind.NUMBERED else ""
        return replace(line, kind=LineKind.HEADING, level=level, marker=marker)
    if line.kind in _ITEMS:
        return replace(line, level=line.level - 1)
    if line.kind is LineKind.CONTINUED:
        return replace(line, level=line.level - 1) if line.level > 1 else replace(line, kind=LineKind.TEXT, level=0)
    return line
