"""Headings that a policy writes as bold lines.

Many policies have a title in the mark-up and everything below it in bold type ("**Your rights**", `<p><strong>…`). One such
line may be emphasis; several, each short and over text, are the headings that a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from linter.policy import Line, LineKind

_MOST_WORDS = 14
_MOST_CHARACTERS = 110
_MOST_WORDS_COLON = 4  # "Your rights:" heads a section, "You have the right to do the following:" leads a list in
_NUMBER = re.compile(r"(?:section\s+|article\s+)?(\d+(?:\.\d+)*)[.):]?\s", re.IGNORECASE)
_DEEPEST = 6


def promote_bold_lines(lines: Sequence[Line], bold: AbstractSet[int]) -> list[Line]:
    """The lines, with those that serve as headings made HEADING.

    `bold` holds the indices of paragraphs and numbered items that consist of bold words alone. They are headings where they
    are short, do not end like a sentence and stand over text (an item not over the next one), and where at least two do so
    or the document has no heading besides. Each is one level below the heading of the format that it stands under, and
    deeper where its number is ("2.1" under "2").
    """
    found = _over_text(lines, bold) if bold else []
    headings = sum(1 for line in lines if line.kind is LineKind.HEADING)
    if not found or (len(found) < 2 and headings):
        return list(lines)
    chosen = set(found)
    depths = {index: _depth(lines[index]) for index in found}
    numbered = [depth for depth in depths.values() if depth]
    shallow = min(numbered, default=1)
    promoted: list[Line] = []
    enclosing = 0
    titled = not headings and len(found) > 1 and found[0] == _first_text(lines) and not depths[found[0]]
    for index, line in enumerate(lines):
        if line.kind is LineKind.HEADING:
            enclosing = line.level
        if index not in chosen:
            promoted.append(line)
            continue
        level = enclosing + 1 + max(0, depths[index] - shallow)
        promoted.append(replace(line, kind=LineKind.HEADING, level=min(level, _DEEPEST)))
        if titled and index == found[0]:
            enclosing = 1
    return promoted


def titles(line: Line) -> bool:
    """Whether a line is worded as a heading: short, and no sentence."""
    value = line.text.value
    words = len(value.split())
    if words > _MOST_WORDS or len(value) > _MOST_CHARACTERS or value.endswith((".", ",", ";", "…")):
        return bool(_NUMBER.fullmatch(value + " "))
    if value.endswith(":"):
        return words <= _MOST_WORDS_COLON
    return any(map(str.isalpha, value))


def _over_text(lines: Sequence[Line], bold: AbstractSet[int]) -> list[int]:
    """The bold lines under which text follows before the next heading of the format; other bold lines may stand between."""
    found: list[int] = []
    text_follows = False
    below = LineKind.BLANK  # the kind of the line below that is not blank
    for index in range(len(lines) - 1, -1, -1):
        kind = lines[index].kind
        if kind is LineKind.BLANK:
            continue
        above_item, below = below is LineKind.NUMBERED, kind
        if kind is LineKind.HEADING:
            text_follows = False
        elif index in bold and titles(lines[index]):
            if text_follows and not (kind is LineKind.NUMBERED and above_item):
                found.append(index)
        else:
            text_follows = True
    return found[::-1]


def _depth(line: Line) -> int:
    number = _NUMBER.match(line.text.value)
    return number.group(1).count(".") + 1 if number else 0


def _first_text(lines: Sequence[Line]) -> int:
    return next((index for index, line in enumerate(lines) if line.kind is not LineKind.BLANK), -1)
