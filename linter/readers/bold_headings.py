"""Headings that a policy writes as bold lines.

Many policies have a title in the mark-up and everything below it in bold type ("**Your rights**", `<p><strong>…`). One such
line may be emphasis; several, each short and over text, are the headings that a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from linter.policy import Line, LineKind

_MOST_WORDS = 14
_MOST_CHARACTERS = 110
_MOST_WORDS_COLON = 4  # "Your rights:" heads a section, "You have the right to do the following:" leads a list in
_NUMBER = re.compile(r"(?:section\s+|article\s+)?(\d+(?:\.\d+)*)[.):]?\s", re.IGNORECASE)
_DEEPEST = 6


def promote_bold_lines(lines: Sequence[Line], bold: AbstractSet[int], panels: Sequence[tuple[int, int]] = ()) -> list[Line]:
    """The lines, with those that serve as headings made HEADING.

    `bold` holds the indices of paragraphs and numbered items that consist of bold words alone. They are headings where they
    are short, do not end like a sentence and stand over text (an item not over the next one), and where at least two do so
    or the document has no heading besides. Each is one level below the heading of the format that it stands under, and
    deeper where its number is ("2.1" under "2"). `panels` holds the first line and the end of what opens with a click on
    its title: the headings in it stand under that title, and the next title beside it.
    """
    sure = _titles_of(lines, panels) if bold and panels else set()
    found = _over_text(lines, bold, sure) if bold else []
    headings = sum(1 for line in lines if line.kind is LineKind.HEADING)
    if not found or (len(found) < 2 and headings and found[0] not in sure):
        return list(lines)
    chosen = set(found)
    depths = {index: _depth(lines[index]) for index in found}
    numbered = [depth for depth in depths.values() if depth]
    shallow = min(numbered, default=1)
    promoted: list[Line] = []
    enclosing = 0
    open_panels = _Panels(panels)
    titled = not headings and len(found) > 1 and found[0] == _first_text(lines) and not depths[found[0]]
    for index, line in enumerate(lines):
        enclosing = open_panels.at(index, enclosing)
        if line.kind is LineKind.HEADING:
            line = open_panels.lowered(line)
            enclosing = line.level
        if index not in chosen:
            promoted.append(line)
            if line.kind is not LineKind.BLANK:
                open_panels.title = 0
            continue
        level = min(enclosing + 1 + max(0, depths[index] - shallow), _DEEPEST)
        promoted.append(replace(line, kind=LineKind.HEADING, level=level))
        open_panels.under(level)
        if titled and index == found[0]:
            enclosing = 1
    return promoted


@dataclass(slots=True, kw_only=True)
class _Panel:
    end: int
    enclosing: int  # level of the heading that the panel stands under
    title: int  # level of its title; 0 where none is known
    begun: bool  # whether text or a title was read in it
    shift: int = -1  # by how much its own headings are lowered; -1 before the first


class _Panels:
    """The panels that are open while lines are read in order."""

    def __init__(self, panels: Sequence[tuple[int, int]]) -> None:
        self.title = 0  # level of the title right above the next line
        self._waiting = sorted(panels, key=lambda panel: (-panel[0], panel[1]))
        self._open: list[_Panel] = []

    def at(self, index: int, enclosing: int) -> int:
        """The level of the heading that a line stands under."""
        while self._open and self._open[-1].end <= index:
            enclosing = self._open.pop().enclosing
        while self._waiting and self._waiting[-1][0] <= index:
            _, end = self._waiting.pop()
            if end > index:
                self._open.append(_Panel(end=end, enclosing=enclosing, title=self.title, begun=self.title > 0))
        return enclosing

    def under(self, level: int) -> None:
        """A title of that level was read; the first in a panel is the panel's own."""
        self.title = level
        if self._open and not self._open[-1].begun:
            self._open[-1].title, self._open[-1].begun = level, True

    def lowered(self, line: Line) -> Line:
        """A heading of the format, below the title of the panel that it stands in."""
        panel = self._open[-1] if self._open else None
        if panel is None:
            return line
        panel.begun = True
        if panel.shift < 0:
            panel.shift = max(0, panel.title + 1 - line.level) if panel.title else 0
        return replace(line, level=min(line.level + panel.shift, _DEEPEST)) if panel.shift else line


def titles(line: Line) -> bool:
    """Whether a line is worded as a heading: short, and no sentence."""
    value = line.text.value
    words = len(value.split())
    if words > _MOST_WORDS or len(value) > _MOST_CHARACTERS or value.endswith((".", ",", ";", "…")):
        return bool(_NUMBER.fullmatch(value + " "))
    if value.endswith(":"):
        return words <= _MOST_WORDS_COLON
    return any(map(str.isalpha, value))


def _titles_of(lines: Sequence[Line], panels: Sequence[tuple[int, int]]) -> set[int]:
    """The lines that may be the titles of panels: the first in each, and the last above it."""
    found: set[int] = set()
    for start, end in panels:
        first = next((at for at in range(start, end) if lines[at].kind is not LineKind.BLANK), -1)
        above = start - 1
        while above >= 0 and lines[above].kind is LineKind.BLANK:
            above -= 1
        if first >= 0:
            found.update((first, above))
    return found


def _over_text(lines: Sequence[Line], bold: AbstractSet[int], sure: AbstractSet[int]) -> list[int]:
    """The bold lines under which text follows before the next heading of the format; other bold lines may stand between.

    Those that are `sure` need no text of their own before that heading.
    """
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
            if (text_follows or index in sure) and not (kind is LineKind.NUMBERED and above_item):
                found.append(index)
        else:
            text_follows = True
    return found[::-1]


def _depth(line: Line) -> int:
    number = _NUMBER.match(line.text.value)
    return number.group(1).count(".") + 1 if number else 0


def _first_text(lines: Sequence[Line]) -> int:
    return next((index for index, line in enumerate(lines) if line.kind is not LineKind.BLANK), -1)
