"""The visible text of one line while a reader gathers it.

A phrase is text as a reader of the page sees it: white space collapsed, invisible characters gone, nothing at the ends.
"""

from __future__ import annotations

import re
from dataclasses import replace

from linter.frozen import dataclass
from linter.policy import Link
from linter.source import Span
from linter.text import Text

_ODD = re.compile("[^\\S ]|  |[\u00ad\u200b-\u200f\u2060\ufeff]")
_GAP = re.compile("\\s\\s+|[^\\S ]|[\u00ad\u200b-\u200f\u2060\ufeff]+")
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
)  # soft hyphen, zero-width spaces and joiners, direction marks, joiner, BOM


def is_tidy(value: str) -> bool:
    """Whether a text can be shown as it is: no white space but single spaces inside, nothing invisible."""
    return not _is_odd(value) and value == value.strip(" ")


def _is_odd(value: str) -> bool:
    """Whether a text has two spaces in a row, other white space, or what is invisible; nothing of that is printable."""
    return (not value.isprintable() or "  " in value) and _ODD.search(value) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A finished stretch of visible text."""

    text: Text
    links: tuple[Link, ...] = ()
    bold: bool = False  # whether every word of it is bold

    def cut(self, start: int, end: int) -> Phrase:
        """The part from `start` to `end` of the text; the links stay."""
        return replace(self, text=self.text.slice(start, end).strip())


class PhraseBuilder:
    """Gathers pieces of text in the order of the source."""

    __slots__ = ("_heavy", "_light", "_links", "_open", "_pieces", "_size", "_space", "bold", "end")

    def __init__(self) -> None:
        self.bold = 0  # how many bold elements are open
        self.end = 0  # where in the source the last piece ended
        self._open: list[tuple[int, str, int]] = []  # open links: size at their start, target, place in the source
        self._reset()

    def _reset(self) -> None:
        self._pieces: list[tuple[str, int, int]] = []
        self._size = 0
        self._space: tuple[int, int] | None = None  # white space that counts once more text follows
        self._links: list[tuple[int, int, str, int, int]] = []
        self._heavy = False  # bold words seen
        self._light = False  # other words seen

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def add(self, value: str, start: int) -> None:
        """Text that stands letter for letter in the source from `start` on."""
        if not _is_odd(value):
            self._tidy(value, start)
            return
        at = 0
        for match in _GAP.finditer(value):
            begin, end = match.span()
            if begin > at:
                self._tidy(value[at:begin], start + at)
            if value[begin] not in _INVISIBLE:
                self.space(start + begin, start + end)
            at = end
        if at < len(value):
            self._tidy(value[at:], start + at)

    def _tidy(self, value: str, start: int) -> None:
        """Text with single spaces and nothing invisible."""
        stripped = value.strip(" ")
        if stripped is value:
            if value:
                self._append(value, start, start + len(value))
            return
        if value[0] == " ":
            self.space(start, start + 1)
            start += 1
        if stripped:
            end = start + len(stripped)
            self._append(stripped, start, end)
            if value[-1] == " ":
                self.space(end, end + 1)

    def put(self, value: str, start: int, end: int) -> None:
        """Text that stands for the source from `start` to `end` (an entity, an escape)."""
        if len(value) == end - start:
            self.add(value, start)
        elif value.isspace():
            self.space(start, end)
        elif value not in _INVISIBLE:
            self._append(value, start, end)

    def space(self, start: int, end: int) -> None:
        """White space, or what stands for it; several in a row are one."""
        if self._space is None and self._size:
            self._space = (start, end)

    def gap(self) -> None:
        """White space that the page shows and the source does not have, at the border of two blocks."""
        self.space(self.end, self.end)

    def _append(self, value: str, start: int, end: int) -> None:
        if start < self.end and self._pieces:  # text that the browser moves to another place
            start = end = self.end
        if self._space is not None:
            first, last = self._space
            self._pieces.append((" ", max(first, self.end), min(max(last, self.end), start)))
            self._size += 1
            self._space = None
        self._pieces.append((value, start, end))
        self._size += len(value)
        self.end = end
        if self.bold:
            self._heavy = True
        else:
            self._light = self._light or any(map(str.isalnum, value))

    def open_link(self, target: str, start: int) -> None:
        """A link begins at `start` in the source."""
        self._open.append((self._size, target, start))

    def close_link(self, end: int) -> None:
        """The innermost open link ends before `end` in the source."""
        if self._open:
            size, target, start = self._open.pop()
            self._links.append((size, self._size, target, start, max(start, end)))

    def drop(self) -> None:
        """Forgets white space and links without text."""
        self._space = None
        self._links.clear()

    def take(self) -> Phrase:
        """What was gathered; the builder is empty then. A link that is still open goes on in the next phrase."""
        text = Text.of(self._pieces)
        links = self._links
        if self._open:
            links = [*links, *((size, self._size, target, start, self.end) for size, target, start in self._open)]
            self._open = [(0, target, self.end) for _, target, _ in self._open[-1:]]
        found = tuple(_link(text, *link) for link in sorted(links, key=_link_start)) if links else ()
        phrase = Phrase(text=text, links=found, bold=self._heavy and not self._light)
        self._reset()
        return phrase


def _link_start(link: tuple[int, int, str, int, int]) -> tuple[int, int]:
    return link[3], link[4]


def _link(text: Text, begin: int, finish: int, target: str, start: int, end: int) -> Link:
    return Link(text=text.slice(begin, finish).strip(), target=target, span=Span(start, max(start, end)))


def join(phrases: list[Phrase]) -> Phrase:
    """Phrases with a space between them, as one."""
    if len(phrases) == 1:
        return phrases[0]
    return Phrase(
        text=Text.join([phrase.text for phrase in phrases]),
        links=tuple(link for phrase in phrases for link in phrase.links),
        bold=all(phrase.bold for phrase in phrases),
    )
