"""Headings that a document shows by their size alone: lines in type larger than its running text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from linter.policy import Line, LineKind
from linter.readers.bold_headings import titles

_LARGER = 1.1  # times the size of the running text; what is nearer is no heading to the eye
_DEEPEST = 6


def promote_large_lines(lines: Sequence[Line], sizes: Mapping[int, float]) -> list[Line]:
    """The lines, with those made HEADING that are set larger than the text and are worded as titles.

    `sizes` holds the type size, in any unit, of the lines by their index. The largest size is the highest level; levels that
    the format itself marks are kept, and larger lines count from the one they stand under where there are such.
    """
    body = _body(lines, sizes)
    found = {
        index: round(size, 1)
        for index, size in sizes.items()
        if body and size >= body * _LARGER and lines[index].kind in _CANDIDATES and titles(lines[index])
    }
    if not found:
        return list(lines)
    marked = any(line.kind is LineKind.HEADING for line in lines)
    ranks = {size: level for level, size in enumerate(sorted(set(found.values()), reverse=True), start=1)}
    promoted: list[Line] = []
    enclosing = 0
    for index, line in enumerate(lines):
        if line.kind is LineKind.HEADING:
            enclosing = line.level
        if index in found:
            level = min(ranks[found[index]] + (enclosing if marked else 0), _DEEPEST)
            line = replace(line, kind=LineKind.HEADING, level=level)
        promoted.append(line)
    return promoted


_CANDIDATES = frozenset({LineKind.TEXT, LineKind.NUMBERED})


def _body(lines: Sequence[Line], sizes: Mapping[int, float]) -> float:
    """The size of most characters."""
    weights: Counter[float] = Counter()
    for index, size in sizes.items():
        weights[round(size, 1)] += len(lines[index].text)
    return max(weights, key=lambda size: (weights[size], -size), default=0)
