"""Whether a line runs on into the next because the page was that wide, or ends where its author ended it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_NARROWEST, _WIDEST = 40, 140  # columns at which people and programs break lines
_LONG_SHARE = 0.12  # of the characters in lines wider than that: no text that is wrapped as a whole
_FULL_SHARE = 0.5  # of adjacent lines that are filled up to the width, in a text that is wrapped as a whole
_SLACK = 8  # columns that an editor may leave though the next word would have fitted
_SENTENCE_END = frozenset(".:;!?…")

Stretch = tuple[int, int, str, bool]  # blank lines before, indent, text, whether a marker starts it


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapping:
    """Which lines of a document continue the line before them."""

    continues: tuple[bool, ...]  # for each line, whether it is the rest of the line before

    @staticmethod
    def of(stretches: Sequence[Stretch]) -> Wrapping:
        """Decides for all lines, by the width of the document or else of each block."""
        width = _document_width(stretches)
        continues = [False] * len(stretches)
        start = 0
        for end in range(1, len(stretches) + 1):
            if end < len(stretches) and stretches[end][0] == 0:
                continue
            if end - start > 1:
                _decide(stretches, start, end, width, continues)
            start = end
        return Wrapping(continues=tuple(continues))


def _document_width(stretches: Sequence[Stretch]) -> int | None:
    """The column at which the whole document is wrapped; None where it is not."""
    total = sum(len(one[2]) for one in stretches)
    long = sum(len(one[2]) for one in stretches if len(one[2]) + one[1] > _WIDEST)
    if long > _LONG_SHARE * total:
        return None
    pairs = [
        (one[1] + len(one[2]), _first_word(after[2])) for one, after in pairwise(stretches) if after[0] == 0 and not after[3]
    ]
    if len(pairs) < 3:
        return None
    ends = sorted(end for end, _ in pairs)
    width = ends[int(0.95 * (len(ends) - 1))]
    full = sum(end + 1 + word > width - _SLACK for end, word in pairs)
    return width if width >= _NARROWEST and full >= _FULL_SHARE * len(pairs) else None


def _decide(stretches: Sequence[Stretch], start: int, end: int, width: int | None, continues: list[bool]) -> None:
    """Fills in `continues` for one block of lines without a blank line between them."""
    if width is None:
        width = _block_width(stretches, start, end)
    for index in range(start + 1, end):
        _, _, text, marked = stretches[index]
        _, indent, before, _ = stretches[index - 1]
        if marked:
            continue
        first = text[0]
        full = width is not None and indent + len(before) + 1 + _first_word(text) > width - _SLACK
        continues[index] = full or _left_over(text) or _runs_on(before, first, width)


def _left_over(text: str) -> bool:
    """Whether a line starts with the punctuation of the one above, as where a link stood on a line of its own."""
    return text[0] in ".,;)" and not text[1:2].isspace()


def _runs_on(before: str, first: str, width: int | None) -> bool:
    """Whether a sentence goes on: the line above stops in the middle and this one starts in lower case."""
    last = before[-1]
    if not first.islower() or last in _SENTENCE_END:
        return False
    if last == ",":
        return width is not None or len(before) >= 40
    return len(before) >= (20 if width is not None else 12)


def _block_width(stretches: Sequence[Stretch], start: int, end: int) -> int | None:
    """The width of a block of three lines or more that is wrapped though the document is not."""
    ends = [one[1] + len(one[2]) for one in stretches[start : end - 1]]
    if len(ends) < 2 or not 50 <= max(ends) <= _WIDEST or max(ends) - min(ends) > 20:
        return None
    if any(stretches[index][3] for index in range(start + 1, end)):
        return None
    stops = sum(one[2][-1] in _SENTENCE_END for one in stretches[start : end - 1])
    return max(ends) if stops * 3 <= len(ends) else None


def _first_word(text: str) -> int:
    """The length of the first word."""
    space = text.find(" ")
    return len(text) if space < 0 else space
