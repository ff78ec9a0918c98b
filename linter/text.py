"""Text that knows where in the source each of its characters stands.

A reader takes marks and entities away and joins wrapped lines; `Text` keeps the way back. It is a string with a list of
runs, each of which maps a piece of the string onto a piece of the source. Where the two pieces are equally long, they
correspond character by character; otherwise (an entity, a joint between two lines) the whole piece maps onto the whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from linter.frozen import dataclass
from linter.source import Span

Run = tuple[int, int, int, int]
"""A piece of a text and the piece of the source that it came from: its offset in the text and its size there, in characters,
then its start and its end (exclusive) in the source. A bare tuple, since a document has ten thousands of them."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters of a document, each with its place in the source."""

    value: str
    runs: tuple[Run, ...]  # in order, without gaps in `value`; source places never go backwards

    @staticmethod
    def plain(value: str, start: int) -> Text:
        """A text that stands in the source letter for letter from `start` on."""
        return Text(value, ((0, len(value), start, start + len(value)),))

    @staticmethod
    def of(pieces: Iterable[tuple[str, int, int]]) -> Text:
        """A text from pieces, each with the start and end of what it stands for in the source."""
        runs: list[Run] = []
        values: list[str] = []
        at = 0
        last_at = last_size = last_start = last_end = -1  # of the last run, where it stands letter for letter
        for value, start, end in pieces:
            if not value:
                continue
            values.append(value)
            size = len(value)
            if size != end - start:
                runs.append((at, size, start, end))
                last_end = -1
            elif last_end == start:
                last_size += size
                last_end = end
                runs[-1] = (last_at, last_size, last_start, end)
            else:
                runs.append((at, size, start, end))
                last_at, last_size, last_start, last_end = at, size, start, end
            at += size
        return Text("".join(values), tuple(runs))

    @staticmethod
    def join(texts: Sequence[Text], glue: str = " ") -> Text:
        """The texts one after another; each glue stands for what separates its neighbours in the source."""
        texts = [text for text in texts if text.value]
        if len(texts) == 1:
            return texts[0]
        runs: list[Run] = []
        before = 0  # characters of the texts before, and of the glue
        for text in texts:
            if runs and glue:
                runs.append((before, len(glue), runs[-1][3], text.runs[0][2]))
                before += len(glue)
            runs += [(before + at, size, start, end) for at, size, start, end in text.runs]
            before += len(text.value)
        return Text(glue.join(text.value for text in texts), tuple(runs))

    def __len__(self) -> int:
        return len(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    @property
    def span(self) -> Span:
        """The source range from the first character to the last."""
        if not self.runs:
            return Span(0, 0)
        return Span(self.runs[0][2], self.runs[-1][3])

    def span_of(self, start: int, end: int) -> Span:
        """The source range of the characters from `start` to `end` (exclusive) of this text."""
        if not self.runs:
            return Span(0, 0)
        at, size, begin, finish = self.runs[self._run_at(start)]
        if size == finish - begin:
            begin += start - at
        at, size, low, finish = self.runs[self._run_at(max(start, end - 1))]
        if size == finish - low:
            finish = low + end - at
        return Span(begin, max(begin, finish))

    def offset_of(self, place: int) -> int:
        """The offset of the first character that stands at a place in the source or after it."""
        if not self.runs:
            return 0
        at, size, start, end = self.runs[max(0, bisect_right(self.runs, place, key=_START) - 1)]
        if place <= start:
            return at
        return at + (min(place - start, size) if size == end - start else size)

    def slice(self, start: int, end: int) -> Text:
        """The part from `start` to `end` (exclusive), with its runs."""
        runs: list[Run] = []
        for index in range(self._run_at(start) if self.runs else 0, len(self.runs)):
            at, size, first, last = self.runs[index]
            if at >= end:
                break
            low, high = max(start, at), min(end, at + size)
            if low >= high:
                continue
            if size == last - first:
                offset = first - at
                runs.append((low - start, high - low, low + offset, high + offset))
            else:
                runs.append((low - start, high - low, first, last))
        return Text(self.value[start:end], tuple(runs))

    def strip(self) -> Text:
        """Without white space at either end."""
        value = self.value
        start = len(value) - len(value.lstrip())
        end = len(value.rstrip())
        return self if (start, end) == (0, len(value)) else self.slice(start, max(start, end))

    def _run_at(self, offset: int) -> int:
        if len(self.runs) == 1:
            return 0
        return max(0, bisect_right(self.runs, offset, key=_AT) - 1)


_AT, _START = itemgetter(0), itemgetter(2)
