"""How headings nest, and how deep list items stand: by the sequence and dress of their numbers, their look and indent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from linter.plaintext.numbering import Numbering, Reading
from linter.regex import Regex

DEEPEST = 6
DEEPEST_LIST = 12
_MOST_OPEN = 8  # sections inside one another that are remembered; deeper ones count as one level anyway
_LEAP = 50  # numbers that a list may leave out
_TITLE = Regex(
    r"\b(?:privacy|cookies?|data protection|datenschutz\w*|confidentialité|privacidad|privacybeleid"
    r"|privacyverklaring|prywatności|protección de datos|riservatezza)\b",
    re.IGNORECASE,
)
_TITLE_WORDS = 9


@dataclass(slots=True)
class _Open:
    """A section that is open, as the stack knows it."""

    level: int
    style: str  # of its number, or of its look
    value: int  # the number it reached; 0 without number
    path: tuple[int, ...] = ()
    rank: int = 0  # of its look: lower ranks stand above higher ones


@dataclass(slots=True)
class Nesting:
    """Gives each heading, in order, the level that it stands at."""

    uppercase_above: bool  # whether titles in capitals stand above the others
    open: list[_Open] = field(default_factory=list)

    def level(self, title: str, numbering: Numbering | None, first: bool) -> int:
        """The level of the next heading; `first` as long as only titles of the document have come."""
        if first and numbering is None and is_title(title):
            self.open = [_Open(1, "title", 0, rank=-1)]
            return 1
        section = self._numbered(numbering) if numbering is not None else self._bare(title)
        del self.open[_MOST_OPEN:]
        self.open.append(section)
        return section.level

    def _numbered(self, numbering: Numbering) -> _Open:
        if len(numbering.path) > 1 and (found := self._under_path(numbering)):
            return found
        for reading in numbering.readings:
            for at in range(len(self.open) - 1, -1, -1):
                one = self.open[at]
                if one.style == reading.style and one.value < reading.value <= one.value + 3:
                    return self._sibling(at, reading, numbering)
        for reading in numbering.readings:
            for at in range(len(self.open) - 1, -1, -1):
                one = self.open[at]
                if reading.value > 1 and one.value + 1 == reading.value and _dress(one.style) == _dress(reading.style):
                    return self._sibling(at, reading, numbering)
        reading = next((one for one in numbering.readings if one.value == 1), numbering.readings[0])
        while self.open and self.open[-1].value == 0 and self.open[-1].style != "title" and not self._above(self.open[-1]):
            self.open.pop()
        if self.open and self.open[-1].style == reading.style:
            self.open.pop()
        return _Open(self._below(), reading.style, reading.value, numbering.path)

    def _above(self, one: _Open) -> bool:
        """Whether an unnumbered heading can hold numbered ones: it stands in capitals or under no other."""
        return one.rank == 0 and self.uppercase_above

    def _under_path(self, numbering: Numbering) -> _Open | None:
        """The place of "2.1": below the "2" that is open."""
        for at in range(len(self.open) - 1, -1, -1):
            path = self.open[at].path
            if path and path == numbering.path[: len(path)] and len(path) < len(numbering.path):
                del self.open[at + 1 :]
                return _Open(self._below(), numbering.style, numbering.path[-1], numbering.path)
            if len(path) == len(numbering.path) > 1:
                return self._sibling(at, numbering.readings[0], numbering)
        return None

    def _sibling(self, at: int, reading: Reading, numbering: Numbering) -> _Open:
        level = self.open[at].level
        del self.open[at:]
        return _Open(level, reading.style, reading.value, numbering.path)

    def _bare(self, title: str) -> _Open:
        rank = 0 if self.uppercase_above and title.isupper() else 2 if title.endswith(":") else 1
        while self.open and self.open[-1].style != "title" and not self._holds(self.open[-1], rank):
            self.open.pop()
        return _Open(self._below(), f"look {rank}", 0, rank=rank)

    def _holds(self, one: _Open, rank: int) -> bool:
        """Whether an open section can hold a heading of this look."""
        if one.value:
            return rank > 0
        return one.rank < rank

    def _below(self) -> int:
        return min(self.open[-1].level + 1, DEEPEST) if self.open else 1


def _dress(style: str) -> str:
    """What stands around a number: "III." may go on where "2." stopped, "(III)" may not."""
    return "".join(character for character in style if not character.isalnum())


def is_title(title: str) -> bool:
    """Whether a heading names the document: "Privacy Policy", "ACME Cookie Notice"."""
    return len(title.split()) <= _TITLE_WORDS and not title.endswith(("?", ":")) and _TITLE.search(title) is not None


@dataclass(slots=True)
class Depths:
    """Gives each list item, in order, its depth."""

    open: list[tuple[int, str, int]] = field(default_factory=list)  # indent, style, value

    def reset(self) -> None:
        """Running text ends all lists."""
        self.open.clear()

    def depth(self, indent: int, readings: Sequence[Reading]) -> int:
        """The depth of the next item, from 1."""
        while self.open and self.open[-1][0] > indent + 1:
            self.open.pop()
        style, value = self._fit(indent, readings)
        if self.open and self.open[-1][1] == style and indent <= self.open[-1][0] + 1:
            self.open.pop()  # "1." after "1.": the next item, as many write their lists
        del self.open[DEEPEST_LIST - 1 :]
        self.open.append((indent, style, value))
        return len(self.open)

    def _fit(self, indent: int, readings: Sequence[Reading]) -> tuple[str, int]:
        """Takes the items off that this one follows, and says how it is to be read."""
        for most in (1, _LEAP):
            for reading in readings:
                at = self._sibling(indent, reading, most)
                if at is not None:
                    del self.open[at:]
                    return reading
            if most == 1 and readings[0].value == 1:
                return readings[0]
        first = next((one for one in readings if one.value <= 1), readings[0])
        if self.open and first.value > 1 and self.open[-1][0] >= indent - 1:
            self.open.pop()
        return first

    def _sibling(self, indent: int, reading: Reading, most: int) -> int | None:
        """The place of the item that this one comes next to: a bullet of its kind, a number less by `most` or less."""
        for at in range(len(self.open) - 1, -1, -1):
            left, style, value = self.open[at]
            if left < indent - 1:
                return None
            if style == reading.style and (reading.value == 0 or value < reading.value <= value + most):
                return at
        return None
